"""inzageoverzicht.maken: a parent or youth hears when and why somebody looked; what is secret leaves no gap."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
import typst

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, opdrachten, probleem, regels
from tests.inzageoverzicht.vragen import geef_naam, nummer, overzicht, periode, verteld, vraag
from tests.klant import NAGEGAAN, Spel
from tests.rollen import PERSONEN
from tests.verstrekking.delen import verstrekking

GELEZEN = "Iemand las het dossier."
NOODGEVAL = "Iemand opende het dossier in een noodgeval."
VERMIST = {"redencode": "VERMISSING", "reden": "Niemand weet waar Sam is."}


def test_parent_hears_when_and_why_and_no_name(spel: Spel) -> None:
    """Scenario 61: dates, purposes, organisations and roles; names only if needed (R18, C-579/21)."""
    casus = spel.open_casus("school", "bt")
    for _ in range(2):
        assert spel.gezinswerker.get(f"/casussen/{casus['id']}").status_code == 200
    with niets_bewaard(spel):
        gegeven = overzicht(spel, casus, casus["gezaghebbenden"][0])
    gelezen = next(een for een in gegeven["regels"] if een["wat"] == GELEZEN)
    assert gelezen == {
        "dag": spel.over(0),
        "partij": "Buurtteam",
        "organisatie": "bt (fictief)",
        "rol": "gezinswerker",
        "wat": GELEZEN,
        "soorten": [
            "Wie het zijn en hoe zij te bereiken zijn.",
            "Onderwijs en ondersteuning op school.",
            "Hoe de samenwerking loopt.",
            "Verzuim, thuis of gezondheid, als dat met deze organisatie is gedeeld.",
        ],
        "doel": "Samen zorgen dat het goed gaat met het kind.",
        "grond": gelezen["grond"],
        "naam": None,
        "aantal": 2,
    }
    assert gelezen["grond"].startswith("De eigen taak van de organisatie.")
    assert gegeven["ijkpunt"] == spel.app.extensions["kernteam_verzegelaar"].anker.lees()
    for een in PERSONEN.values():
        assert f"{een.naam} (" not in json.dumps(gegeven)
        assert str(een.medewerker_id) not in json.dumps(gegeven)


def test_the_overview_is_itself_a_line_for_that_person_only(spel: Spel) -> None:
    casus = spel.open_casus()
    een, ander = casus["gezaghebbenden"]
    overzicht(spel, casus, een)
    (regel,) = regels(spel, "inzageoverzicht.maken", casus=casus["id"])
    assert (regel["naam"], regel["klassen"]) == ("privacyfunctionaris (fictief)", [])
    eigen = [rij for rij in overzicht(spel, casus, een)["regels"] if rij["wat"] == "U kreeg een overzicht zoals dit."]
    assert [(rij["rol"], rij["aantal"], rij["doel"][:11]) for rij in eigen] == [
        ("privacyfunctionaris", 2, "Controleren")
    ]
    ook = overzicht(spel, casus, ander)["regels"]
    assert [rij["aantal"] for rij in ook if rij["wat"].startswith("U kreeg")] == [1]


def test_emergency_is_told_once_the_family_was(spel: Spel) -> None:
    """S09, S13: as long as telling waits, the overview is byte for byte what it would be without the emergency."""
    casus = spel.open_casus("school", "bt")
    ouder, pad = casus["gezaghebbenden"][0], f"/casussen/{casus['id']}"
    assert spel.contactpersoon.get("/mijn/taken").status_code == 200
    voor = verteld(spel, casus, ouder)
    nood = spel.contactpersoon.post(f"{pad}/noodtoegangen", VERMIST).json["id"]
    assert spel.contactpersoon.get(f"/noodtoegangen/{nood}").status_code == 200
    assert spel.privacyfunctionaris.get(f"/noodtoegangen/{nood}/verantwoording").status_code == 200
    assert verteld(spel, casus, ouder) == voor
    taken = spel.contactpersoon.get("/mijn/taken").json["resultaten"]
    (taak,) = [een["id"] for een in taken if een["soort"] == "OUDERS_INFORMEREN" and een["id"]]
    later = {"uitgesteldDatum": spel.over(5), "reden": "GEVAAR"}
    assert spel.contactpersoon.post(f"/taken/{taak}/uitstellen", later).status_code == 204
    assert verteld(spel, casus, ouder) == voor
    gedaan = {"geinformeerdDatum": spel.over(0), "wijze": "TELEFOON"}
    assert spel.contactpersoon.post(f"/taken/{taak}/afrondingen", gedaan).status_code == 204
    erbij = [een[1] for een in verteld(spel, casus, ouder) if een not in voor]
    assert sorted(erbij) == [
        "Er is gelezen waarom het dossier in een noodgeval open ging.",
        "Iemand las in een noodgeval het dossier opnieuw.",
        NOODGEVAL,
    ]


def test_a_second_emergency_does_not_hide_the_first(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    ouder, pad = casus["gezaghebbenden"][0], f"/casussen/{casus['id']}"
    gedaan = {"geinformeerdDatum": spel.over(0), "wijze": "TELEFOON"}
    spel.contactpersoon.post(f"{pad}/noodtoegangen", VERMIST)
    taken = spel.contactpersoon.get("/mijn/taken").json["resultaten"]
    (taak,) = [een["id"] for een in taken if een["soort"] == "OUDERS_INFORMEREN" and een["id"]]
    assert spel.contactpersoon.post(f"/taken/{taak}/afrondingen", gedaan).status_code == 204
    na_een = overzicht(spel, casus, ouder)["regels"]
    spel.contactpersoon.post(f"{pad}/noodtoegangen", VERMIST)
    (regel,) = [een for een in overzicht(spel, casus, ouder)["regels"] if een["wat"] == NOODGEVAL]
    assert regel in na_een
    assert (regel["aantal"], regel["grond"][:13]) == (1, "Direct gevaar")


def test_reports_and_what_others_do_stay_out(spel: Spel) -> None:
    """S14, R01: a report to Veilig Thuis, an objection and a link of the other parent are nowhere in it."""
    casus = spel.open_casus("school", "bt")
    een, ander = casus["gezaghebbenden"]
    pad = f"/casussen/{casus['id']}"
    voor = verteld(spel, casus, een)
    acts = {
        f"{pad}/noodtoegangen": VERMIST,
        f"{pad}/bezwaren": {"betrokkeneId": ander, "ontvanger": "LPA", "gemaaktOp": Klok().nu().isoformat()},
        f"/toestemmingen/{casus['toestemmingId']}/tekenlinks": {"betrokkeneId": ander},
        f"{pad}/informeringen": {"uitgesteldDatum": spel.over(3), "reden": "GEVAAR"},
    }
    gelukt = [spel.contactpersoon.post(waar, wat).status_code for waar, wat in acts.items()]
    assert gelukt.count(201) >= 3
    assert spel.contactpersoon.get(f"{pad}/bezwaren").status_code == 200
    assert spel.contactpersoon.get(f"{pad}/verzoeken").status_code == 200
    assert vraag(spel, casus, ander).status_code == 200
    assert verteld(spel, casus, een) == voor


def test_disclosure_is_told_with_its_own_ground_once_the_family_was_told(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    ouder, pad = casus["gezaghebbenden"][0], f"/casussen/{casus['id']}"
    gegeven = spel.contactpersoon.post(f"{pad}/verstrekkingen", verstrekking("lpa", "P3", {"klasse": "ID"}))
    assert gegeven.status_code == 201
    rijen = [een for een in overzicht(spel, casus, ouder)["regels"] if "gegeven aan" in een["wat"]]
    assert [(een["doel"], een["soorten"], een["aantal"]) for een in rijen] == [
        ("Leerplicht.", ["Wie het zijn en hoe zij te bereiken zijn."], 1)
    ]


def test_secret_address_names_no_organisation(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    assert spel.gezinswerker.get(f"/casussen/{casus['id']}").status_code == 200
    gegeven = overzicht(spel, casus, casus["gezaghebbenden"][0], adresGeheim=True)
    assert {een["organisatie"] for een in gegeven["regels"]} == {None}
    assert {"School", "Buurtteam"} <= {een["partij"] for een in gegeven["regels"]}


def test_what_professionals_under_secrecy_do_in_their_own_file_stays_out(spel: Spel) -> None:
    """R08: a confidential talk leaves a note, and no trace in the overview; that the school wrote one is told."""
    casus = spel.open_casus("school", "bt", "jgz", leeftijd=13)
    ouder, pad = casus["gezaghebbenden"][0], f"/casussen/{casus['id']}"
    voor = overzicht(spel, casus, ouder)["regels"]
    geheim = {"klasse": "MED", "tekst": "Vertelde iets in vertrouwen."}
    geschreven = spel.jeugdverpleegkundige.post(f"{pad}/notities", geheim)
    vrij = spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": geschreven.json["id"]})
    assert (geschreven.status_code, vrij.status_code) == (201, 201)
    na = overzicht(spel, casus, ouder)["regels"]
    assert [een for een in na if not een["wat"].startswith("U kreeg")] == [
        een for een in voor if not een["wat"].startswith("U kreeg")
    ]
    assert spel.contactpersoon.post(f"{pad}/notities", {"klasse": "OND", "tekst": "Belt."}).status_code == 201
    assert ("contactpersoon van de school", "Iemand schreef een notitie.") in verteld(spel, casus, ouder)


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("leeftijd", "wie", "anders", "reden"),
    [
        (13, "jeugdige", {}, "VERTEGENWOORDIGER_NODIG"),
        (16, "ouder", {}, "TOESTEMMING_JEUGDIGE_NODIG"),
        (16, "ouder", {"jeugdigeStemtIn": True}, None),
        (16, "jeugdige", {}, None),
        (13, "ouder", {}, None),
        (9, "volwassene", {}, "GEEN_RECHTHEBBENDE"),
        (9, "vreemde", {}, "ONBEKENDE_BETROKKENE"),
    ],
)
def test_only_who_has_the_right_gets_it(
    spel: Spel, leeftijd: int, wie: str, anders: dict[str, Any], reden: str | None
) -> None:
    """R18: the table of rights decides; a youth of 16 decides himself."""
    casus = spel.open_casus(leeftijd=leeftijd)
    personen = {"jeugdige": casus["jeugdigeId"], "ouder": casus["gezaghebbenden"][0], "vreemde": str(uuid4())}
    persoon = spel.volwassene(casus) if wie == "volwassene" else personen[wie]
    antwoord = vraag(spel, casus, persoon, **anders)
    if reden is None:
        assert antwoord.status_code == 200
        return
    probleem(antwoord, 409, reden)
    assert kort(regels(spel, "inzageoverzicht.maken")) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", reden)]


def test_what_failed_is_not_told_as_done(spel: Spel) -> None:
    """Nothing was done or shown; and that a name was asked of a hidden line would tell that there is one (S13)."""
    casus = spel.open_casus("school", "bt", leeftijd=16)
    ouder, pad = casus["gezaghebbenden"][0], f"/casussen/{casus['id']}"
    assert spel.contactpersoon.post(f"{pad}/noodtoegangen", VERMIST).status_code == 201
    mee = {"jeugdigeStemtIn": True}
    voor = overzicht(spel, casus, ouder, **mee)["regels"]
    probleem(geef_naam(spel, casus, ouder, nummer(spel, casus, "noodtoegang.openen"), **mee), 404)
    probleem(vraag(spel, casus, ouder), 409, "TOESTEMMING_JEUGDIGE_NODIG")
    probleem(spel.contactpersoon.patch(pad, {"hulpvraag": "Anders."}, {"If-Match": '"99"'}), 412)
    na = overzicht(spel, casus, ouder, **mee)["regels"]
    eigen = next(een for een in voor if een["wat"].startswith("U kreeg een overzicht"))
    assert na == [een | {"aantal": 2} if een == eigen else een for een in voor]
    gewijzigd = [een["nummer"] for een in regels(spel, "casus.wijzigen", casus=casus["id"])]
    probleem(geef_naam(spel, casus, ouder, min(gewijzigd), **mee), 404)


@ALLEEN_SQLITE
def test_parent_with_new_gezag_hears_nothing_from_before(spel: Spel) -> None:
    """R04: gezag does not work back; neither does the overview."""
    with time_machine.travel(Klok().nu() - timedelta(days=10), tick=True):
        toen = Spel(spel.app)
        casus = toen.open_casus(
            gezaghebbenden=[{"voornaam": "Anna", "achternaam": "Berg", "gezag": "ERKEND_VANAF_2023"} | NAGEGAAN]
        )
    nieuw = spel.volwassene(casus)
    spel.leg_vast(
        casus, "GEZAG_BEGINT", betrokkeneId=nieuw, gezag="RECHTER", bron="UITSPRAAK", controleDatum=spel.over(0)
    )
    assert spel.contactpersoon.get(f"/casussen/{casus['id']}").status_code == 200
    lang = {"vanafDatum": spel.over(-30)}
    assert ("contactpersoon van de school", "Het dossier is gemaakt.") in verteld(
        spel, casus, casus["gezaghebbenden"][0], **lang
    )
    assert verteld(spel, casus, nieuw, **lang) == [("contactpersoon van de school", GELEZEN)]


@ALLEEN_SQLITE
def test_a_period_is_required_and_bounded(spel: Spel) -> None:
    casus = spel.open_casus()
    ouder, pad = casus["gezaghebbenden"][0], f"/casussen/{casus['id']}/inzageoverzichten"
    leeg = spel.privacyfunctionaris.post(pad, {"betrokkeneId": ouder})
    assert fouten(leeg) == {("/vanafDatum", "VERPLICHT"), ("/totDatum", "VERPLICHT"), ("/adresGeheim", "VERPLICHT")}
    for anders, verwacht in (
        ({"totDatum": spel.over(-7)}, {("/totDatum", "VOLGORDE")}),
        ({"vanafDatum": "1996-01-01"}, {("/totDatum", "TERMIJN")}),
        ({"vanafDatum": "0001-01-01", "totDatum": "0001-01-02"}, {("/vanafDatum", "VORM"), ("/totDatum", "VORM")}),
        ({"vanafDatum": "1996-01-01", "totDatum": spel.over(2)}, {("/totDatum", "TERMIJN"), ("/totDatum", "TOEKOMST")}),
    ):
        assert fouten(vraag(spel, casus, ouder, **anders)) == verwacht
    assert regels(spel, "inzageoverzicht.maken") == []


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_makes_one(spel: Spel, naam: str) -> None:
    casus = spel.open_casus()
    probleem(vraag(spel, casus, casus["gezaghebbenden"][0], door=naam), 403, "ROL")


def test_pdf_says_the_same(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    casus = spel.open_casus()
    ouder = casus["gezaghebbenden"][0]
    gezien: list[dict[str, Any]] = []
    echt = typst.compile

    def meegelezen(vorm: bytes, **opties: Any) -> Any:
        gezien.append(json.loads(opties["sys_inputs"]["gegevens"]))
        return echt(vorm, **opties)

    monkeypatch.setattr(typst, "compile", meegelezen)
    koppen = {"Accept": "application/pdf"}
    pad, inhoud = f"/casussen/{casus['id']}/inzageoverzichten", {"betrokkeneId": ouder} | periode(spel)
    for anders in ({}, {"vanafDatum": spel.over(-8), "totDatum": spel.over(-7)}):
        antwoord = spel.privacyfunctionaris.post(pad, inhoud | anders, koppen)
        assert (antwoord.status_code, antwoord.mimetype, antwoord.data[:5]) == (200, "application/pdf", b"%PDF-")
    vol, leeg = gezien
    assert [een["wat"] for een in vol["regels"]] == ["U kreeg een overzicht zoals dit.", "Het dossier is gemaakt."]
    assert leeg["regels"] == []


def test_statements_do_not_grow_with_the_lines(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    ouder = casus["gezaghebbenden"][0]
    geteld = []
    for _ in range(2):
        assert vraag(spel, casus, ouder).status_code == 200
        with opdrachten(spel.app) as gezien:
            assert vraag(spel, casus, ouder).status_code == 200
        geteld.append(len(gezien))
        for naam in ("contactpersoon", "gezinswerker"):
            assert spel.klanten[naam].get(f"/casussen/{casus['id']}").status_code == 200
    assert geteld[0] == geteld[1]
