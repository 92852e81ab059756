"""omstandigheid.vastleggen: what each kind asks, what does not fit, and what it does to the consent."""

from typing import Any
from uuid import uuid4

import pytest

from kernteam.casus.models import Omstandigheid
from kernteam.grond.actor import Partij
from kernteam.http.verzoek import db
from kernteam.netwerk.models import Organisatie
from kernteam.taak.models import Taak, Taaksoort
from tests.casus.bewijs import (
    ALLEEN_SQLITE,
    fouten,
    kort,
    maak_tokens,
    niets_bewaard,
    probleem,
    regels,
    rijen,
    schrijvend,
    tegelijk,
)
from tests.klant import NAGEGAAN, Spel
from tests.rollen import org


def pad(casus: dict[str, Any]) -> str:
    return f"/casussen/{casus['id']}/omstandigheden"


def probeer(spel: Spel, casus: dict[str, Any], soort: str, wie: str = "contactpersoon", **meer: Any) -> Any:
    inhoud = {"soort": soort, "datum": spel.vandaag().isoformat(), **meer}
    return spel.klanten[wie].post(pad(casus), inhoud)


def bron(spel: Spel, **meer: Any) -> dict[str, Any]:
    return {"gezag": "RECHTER", "bron": "UITSPRAAK", "controleDatum": spel.vandaag().isoformat(), **meer}


def taken(spel: Spel) -> list[tuple[str, str]]:
    with spel.app.app_context():
        return [(een.soort.value, str(een.object_id)) for een in db.session.scalars(db.select(Taak))]


def test_new_gezaghebbende_suspends_until_he_signs_and_is_kept_sealed(spel: Spel) -> None:
    """C17: another adult gets gezag."""
    casus = spel.open_casus("bt", gezaghebbenden=spel.opening()["gezaghebbenden"][:1])
    carla = spel.volwassene(casus)
    id_ = spel.leg_vast(casus, "GEZAG_BEGINT", betrokkeneId=carla, **bron(spel))
    assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", [carla])
    assert spel.contactpersoon.get(f"/casussen/{casus['id']}").json["status"] == "OPGESCHORT"
    probleem(spel.gezinswerker.get(f"/casussen/{casus['id']}"), 404)
    spel.teken(casus["toestemmingId"], carla)
    assert spel.gezinswerker.get(f"/casussen/{casus['id']}").json["status"] == "OPEN"
    (gezien,) = [
        een
        for een in spel.contactpersoon.get(pad(casus)[:-14] + "betrokkenen").json["resultaten"]
        if een["id"] == carla
    ]
    assert (gezien["soort"], gezien["gezag"]) == ("ANDERE_VOLWASSENE", "RECHTER")
    with spel.app.app_context():
        rij = db.session.scalar(db.select(Omstandigheid))
        assert (str(rij.id), rij.volgnummer, rij.klasse, rij.herkomst_id) == (id_, 1, "ID", org("school"))
        for veld in (rij.gegevens, rij.rekengegevens):
            assert b"GEZAG" not in bytes.__getitem__(veld, slice(None))
    assert kort(regels(spel, "omstandigheid.vastleggen")) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert ("TOESTEMMING_VERVALLEN", casus["toestemmingId"]) in taken(spel)  # who received is told (AVG 19)


@ALLEEN_SQLITE
def test_third_person_gets_no_gezag_beside_two_others(spel: Spel) -> None:
    """BW 1:245, 1:253t, 1:282; on a day on which gezag is disputed it is not known yet (C13)."""
    casus = spel.open_casus()
    carla, (_, bram) = spel.volwassene(casus), casus["gezaghebbenden"]
    with niets_bewaard(spel):
        for soort, meer in (
            ("GEZAG_BEGINT", bron(spel)),
            ("GEZAG_NAGEGAAN", {"bron": "GEZAGSREGISTER", "uitkomst": "HEEFT_GEZAG"}),
        ):
            probleem(probeer(spel, casus, soort, betrokkeneId=carla, **meer), 409, "TE_VEEL_GEZAG")
    spel.leg_vast(casus, "GEZAG_BETWIST", betrokkeneId=bram)
    spel.leg_vast(casus, "GEZAG_BEGINT", betrokkeneId=carla, **bron(spel))
    nagegaan = {"betrokkeneId": bram, "bron": "GEZAGSREGISTER"}
    probleem(probeer(spel, casus, "GEZAG_NAGEGAAN", **nagegaan, uitkomst="HEEFT_GEZAG"), 409, "TE_VEEL_GEZAG")
    spel.leg_vast(casus, "GEZAG_NAGEGAAN", **nagegaan, uitkomst="GEEN_GEZAG")


def test_fact_of_an_earlier_day_counts_from_that_day(spel: Spel) -> None:
    """C17: recorded late, dated earlier."""
    casus = spel.open_casus("bt", teken=False)
    anna, bram = casus["gezaghebbenden"]
    spel.teken(casus["toestemmingId"], anna)
    spel.leg_vast(casus, "GEZAG_EINDIGT", betrokkeneId=bram, datum=spel.over(-30))
    assert spel.stand(casus)[:2] == ("GELDIG", "VOLLEDIG")
    assert spel.gezinswerker.get(f"/casussen/{casus['id']}").status_code == 200


GEZAG = {"gezag": "RECHTER", "bron": "UITSPRAAK", "controleDatum": "2026-01-02"}
VERPLICHT = {
    "GEZAG_BEGINT": {"betrokkeneId", "gezag", "bron", "controleDatum"},
    "GEZAG_EINDIGT": {"betrokkeneId"},
    "GEZAG_BETWIST": {"betrokkeneId"},
    "GEZAG_NAGEGAAN": {"betrokkeneId", "bron", "uitkomst"},
    "VOOGDIJ": {"betrokkeneId", "bron"},
    "ONDERTOEZICHTSTELLING": {"totDatum"},
    "VERVANGENDE_TOESTEMMING": {"betrokkeneId", "regimes", "totDatum", "document"},
    "VERTEGENWOORDIGER": {"betrokkeneId", "vertegenwoordiging"},
    "WILSONBEKWAAM": {"regimes", "totDatum", "toelichting"},
    "SAMENWONEND": set(),
    "NIET_SAMENWONEND": set(),
    "WELOVERWOGEN_WENS": {"regimes", "totDatum"},
    "ERNSTIG_NADEEL": {"regimes", "totDatum", "toelichting", "situatie"},
    "NIET_INGRIJPEND": {"regimes", "totDatum", "toelichting"},
    "INSPANNING": {"betrokkeneId", "wijze", "toelichting"},
}


@ALLEEN_SQLITE
@pytest.mark.parametrize("wat", VERPLICHT)
def test_every_field_too_few_or_too_many_is_named_at_once(spel: Spel, wat: str) -> None:
    casus = spel.open_casus()
    with niets_bewaard(spel):
        ontbreekt = {(f"/{naam}", "VERPLICHT") for naam in {*VERPLICHT[wat], "datum"}}
        assert fouten(spel.contactpersoon.post(pad(casus), {"soort": wat})) == ontbreekt
        te_veel = {"wijze": "BRIEF"} if wat != "INSPANNING" else {"gezag": "GEHUWD"}
        antwoord = spel.contactpersoon.post(pad(casus), {"soort": wat, "onbekend": 1, **te_veel})
        (naam,) = te_veel
        assert fouten(antwoord) == ontbreekt | {(f"/{naam}", "ONGELDIG"), ("/onbekend", "ONBEKEND_VELD")}


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("wat", "meer", "verwacht"),
    [
        ("OMA", {}, {("/soort", "KEUZE")}),
        ("SAMENWONEND", {"datum": "2999-01-01"}, {("/datum", "TOEKOMST")}),
        ("SAMENWONEND", {"toelichting": "BSN 123456782"}, {("/toelichting", "BSN")}),
        ("GEZAG_BEGINT", GEZAG | {"controleDatum": "2999-01-01", "toelichting": "123456782"},
         {("/controleDatum", "TOEKOMST"), ("/toelichting", "BSN")}),
        ("GEZAG_BEGINT", GEZAG | {"gezag": "ERKEND_VANAF_2023", "datum": "2022-12-31"},
         {("/datum", "ERKEND_VOOR_2023")}),
        ("GEZAG_BEGINT", GEZAG | {"gezag": "ERKEND_VOOR_2023"}, {("/gezag", "ONGELDIG")}),
        ("ONDERTOEZICHTSTELLING", {"datum": "2026-01-01", "totDatum": "2026-01-01"},
         {("/totDatum", "VOLGORDE"), ("/instelling", "VERPLICHT")}),
        ("WELOVERWOGEN_WENS", {"datum": "2026-01-01", "totDatum": "2027-01-03", "regimes": ["KERNTEAM"]},
         {("/totDatum", "TERMIJN"), ("/regimes", "REGIME")}),
        ("WELOVERWOGEN_WENS", {"totDatum": "2026-13-01", "regimes": []},
         {("/totDatum", "VORM"), ("/regimes", "LENGTE")}),
    ],
    ids=["soort", "toekomst", "bsn", "twee fouten", "erkend 2022", "erkend voor 2023", "ots", "wens", "vorm"],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_every_fault(
    spel: Spel, wat: str, meer: dict[str, Any], verwacht: set[tuple[str, str]]
) -> None:
    casus = spel.open_casus()
    wie = {"betrokkeneId": casus["gezaghebbenden"][0]} if wat == "GEZAG_BEGINT" else {}
    with niets_bewaard(spel):
        assert fouten(probeer(spel, casus, wat, **wie, **meer)) == verwacht


@ALLEEN_SQLITE
def test_what_does_not_fit_this_family_is_refused(spel: Spel) -> None:
    casus = spel.open_casus("bt", leeftijd=13)
    anna, bram = casus["gezaghebbenden"]
    carla = spel.volwassene(casus)
    einde = {"totDatum": spel.over(100)}
    hulp = {"regimes": ["JW_HULP"], **einde}
    rechter = {"regimes": ["KERNTEAM"], "document": "C/16/1", **einde}
    with niets_bewaard(spel, "jeugdverpleegkundige"):
        for soort, meer, reden in (
            ("GEZAG_BETWIST", {"betrokkeneId": str(uuid4())}, "GEEN_VOLWASSENE"),
            ("GEZAG_BETWIST", {"betrokkeneId": casus["jeugdigeId"]}, "GEEN_VOLWASSENE"),
            ("GEZAG_EINDIGT", {"betrokkeneId": carla}, "GEEN_GEZAGHEBBENDE"),
            ("GEZAG_EINDIGT", {"betrokkeneId": anna, "datum": spel.geboren(15)}, "VOOR_GEBOORTE"),
            ("VERVANGENDE_TOESTEMMING", {"betrokkeneId": carla, **rechter}, "GEEN_GEZAGHEBBENDE"),
            ("VOOGDIJ", {"betrokkeneId": carla, "bron": "UITSPRAAK"}, "TEGENSTRIJDIG"),
            ("WELOVERWOGEN_WENS", hulp, "GEEN_WEIGERING"),
            ("WELOVERWOGEN_WENS", hulp | {"datum": spel.geboren(3)}, "TERMIJN"),
            ("ONDERTOEZICHTSTELLING", {"organisatieId": str(org("bt")), **einde}, "GEEN_GI"),
            ("ONDERTOEZICHTSTELLING", {"organisatieId": str(uuid4()), **einde}, "GEEN_GI"),
        ):
            antwoord = probeer(spel, casus, soort, **meer)
            if reden == "TERMIJN":
                assert fouten(antwoord) == {("/totDatum", "TERMIJN")}
            else:
                probleem(antwoord, 409, reden)
    assert kort(regels(spel, "omstandigheid.vastleggen"))[-1] == ("MISLUKT", "GEEN_GI")
    spel.leg_vast(casus, "GEZAG_EINDIGT", betrokkeneId=bram)
    probleem(probeer(spel, casus, "SAMENWONEND"), 409, "GEEN_TWEE_OUDERS")


@ALLEEN_SQLITE
def test_wish_is_for_twelve_to_fifteen(spel: Spel) -> None:
    """C04."""
    casus = spel.open_casus()
    wens = {"regimes": ["JW_HULP"], "totDatum": spel.over(100)}
    probleem(probeer(spel, casus, "WELOVERWOGEN_WENS", **wens), 409, "LEEFTIJD")


def test_voogdij_beside_parents_is_refused_in_any_order(spel: Spel) -> None:
    """BW 1:245: a child has parents with gezag or a voogd."""
    casus = spel.open_casus(gezaghebbenden=[])
    voogd = spel.volwassene(casus)
    spel.leg_vast(casus, "VOOGDIJ", betrokkeneId=voogd, bron="UITSPRAAK", instelling="Instelling Voorbeeld")
    vader = spel.volwassene(casus, "Bram")
    moeder = {"soort": "GEZAGHEBBENDE", "voornaam": "Anna", "achternaam": "Berg", "gezag": "REGISTER"} | NAGEGAAN
    with niets_bewaard(spel):
        probleem(probeer(spel, casus, "GEZAG_BEGINT", betrokkeneId=vader, **bron(spel)), 409, "TEGENSTRIJDIG")
        nagegaan = {"bron": "GEZAGSREGISTER", "uitkomst": "HEEFT_GEZAG"}
        probleem(probeer(spel, casus, "GEZAG_NAGEGAAN", betrokkeneId=vader, **nagegaan), 409, "TEGENSTRIJDIG")
        probleem(spel.contactpersoon.post(f"/casussen/{casus['id']}/betrokkenen", moeder), 409, "TEGENSTRIJDIG")
    spel.leg_vast(casus, "GEZAG_EINDIGT", betrokkeneId=voogd)
    spel.leg_vast(casus, "GEZAG_BEGINT", betrokkeneId=vader, **bron(spel))


def test_disputed_gezag_that_ends_makes_room_for_a_voogd(spel: Spel) -> None:
    """C13, C17: the dispute ends with the gezag, once it is said where that was looked up."""
    casus = spel.open_casus("bt", teken=False)
    anna, bram = casus["gezaghebbenden"]
    voogd = spel.volwassene(casus)
    spel.leg_vast(casus, "GEZAG_BETWIST", betrokkeneId=bram)
    with niets_bewaard(spel):
        zonder = probeer(spel, casus, "GEZAG_EINDIGT", betrokkeneId=bram)
        assert fouten(zonder) == {("/bron", "VERPLICHT")}
    spel.leg_vast(casus, "GEZAG_EINDIGT", betrokkeneId=bram, bron="UITSPRAAK")
    spel.leg_vast(casus, "GEZAG_EINDIGT", betrokkeneId=anna)
    spel.leg_vast(casus, "VOOGDIJ", betrokkeneId=voogd, bron="UITSPRAAK")
    assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", [voogd])
    assert spel.teken(casus["toestemmingId"], voogd)["stand"]["geldigheid"] == "GELDIG"


def test_ondertoezichtstelling_names_the_gi_and_changes_no_signer(spel: Spel) -> None:
    casus = spel.open_casus("bt")
    gi = uuid4()
    with schrijvend(spel.app) as sessie:
        sessie.add(Organisatie(id=gi, naam="GI (fictief)", partij=Partij.GI))
    spel.leg_vast(casus, "ONDERTOEZICHTSTELLING", organisatieId=str(gi), totDatum=spel.over(180))
    assert spel.stand(casus)[0] == "GELDIG"
    (rij,) = spel.contactpersoon.get(pad(casus)).json["resultaten"]
    assert (rij["klasse"], rij["organisatieId"], rij["totDatum"]) == ("GEZ", str(gi), spel.over(180))


@ALLEEN_SQLITE
@pytest.mark.parametrize("wat", ["WILSONBEKWAAM", "ERNSTIG_NADEEL", "NIET_INGRIJPEND"])
def test_only_a_professional_under_secrecy_judges_ability_and_harm(spel: Spel, wat: str) -> None:
    """Jeugdwet 7.3.15(2), C05-C07."""
    casus = spel.open_casus("school", "bt", "jgz", "swv", leeftijd=13)
    meer = {"regimes": ["JW_HULP"], "totDatum": spel.over(90), "toelichting": "Na twee gesprekken."}
    if wat == "ERNSTIG_NADEEL":
        meer["situatie"] = "OUDERS_STEMMEN_NIET_IN"
    with niets_bewaard(spel, "begeleider"):
        probleem(probeer(spel, casus, wat, "begeleider", **meer), 403, "DISCIPLINE")
        if wat == "WILSONBEKWAAM":  # the school does not judge: it takes over what a professional did
            assert fouten(probeer(spel, casus, wat, **meer)) == {("/oordeelVan", "VERPLICHT")}
            zo = meer | {"oordeelVan": "HUISARTS"}
            probleem(probeer(spel, casus, wat, "begeleider", **zo), 403, "DISCIPLINE")
        else:
            probleem(probeer(spel, casus, wat, **meer), 403, "DISCIPLINE")
    assert kort(regels(spel, "omstandigheid.vastleggen"))[:2] == [
        ("TOEGESTAAN", "TOEGESTAAN"),
        ("MISLUKT", "DISCIPLINE"),
    ]
    for wie in ("gezinswerker", "jeugdverpleegkundige"):
        spel.leg_vast(casus, wat, wie, **meer)


def test_not_able_makes_the_signature_of_the_youth_unnecessary_for_that_matter_only(spel: Spel) -> None:
    """Domain rules 1.1: per matter, presumed able from 12."""
    casus = spel.open_casus("school", "jgz", leeftijd=13)
    nieuw = spel.vraag(casus, "jgz", regime="WGBO_HULP")
    for ouder in casus["gezaghebbenden"]:
        spel.teken(nieuw, ouder)
    assert spel.stand(casus, "WGBO_HULP") == ("ONGELDIG", "ONTBREEKT", [casus["jeugdigeId"]])
    spel.leg_vast(
        casus, "WILSONBEKWAAM", "jeugdverpleegkundige", regimes=["WGBO_HULP"], totDatum=spel.over(90), toelichting="x"
    )
    assert spel.stand(casus, "WGBO_HULP") == ("GELDIG", "VOLLEDIG", [])


@ALLEEN_SQLITE
def test_school_records_what_a_professional_judged_before_anybody_else_is_there(spel: Spel) -> None:
    """Jeugdwet 7.3.15(2): whose judgement, since when, until when, for what; nobody else reads it."""
    casus = spel.open_casus("bt", "lpa", leeftijd=13, teken=False)
    oordeel = {"regimes": ["KERNTEAM"], "totDatum": spel.over(90), "toelichting": "Overziet dit nog niet."}
    spel.leg_vast(casus, "WILSONBEKWAAM", oordeelVan="ORTHOPEDAGOOG", datum=spel.over(-5), **oordeel)
    assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", sorted(casus["gezaghebbenden"]))
    for ouder in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], ouder)
    assert spel.stand(casus)[0] == "GELDIG"
    (rij,) = spel.contactpersoon.get(pad(casus)).json["resultaten"]
    assert {naam: rij[naam] for naam in oordeel} == oordeel
    gezien = (rij["klasse"], rij["oordeelVan"], rij["datum"], rij["herkomst"])
    assert gezien == ("MED", "ORTHOPEDAGOOG", spel.over(-5), "SCHOOL")
    assert spel.gezinswerker.get(pad(casus)).json["resultaten"] == []


def test_emergency_is_a_line_of_its_own_and_the_parents_are_told_afterwards(spel: Spel) -> None:
    """C06."""
    casus = spel.open_casus("bt")
    nieuw = spel.vraag(casus, "bt", regime="JW_HULP")
    spel.teken(nieuw, casus["gezaghebbenden"][0])
    nood = {
        "regimes": ["JW_HULP"],
        "totDatum": spel.over(14),
        "toelichting": "Niet bereikbaar.",
        "situatie": "OUDERS_NIET_BEREIKBAAR",
    }
    id_ = spel.leg_vast(casus, "ERNSTIG_NADEEL", "gezinswerker", **nood)
    assert spel.stand(casus, "JW_HULP") == ("GELDIG", "ERNSTIG_NADEEL", casus["gezaghebbenden"][1:])
    assert kort(regels(spel, "omstandigheid.vastleggen")) == [("TOEGESTAAN", "NOODSITUATIE")]
    assert (Taaksoort.OUDERS_INFORMEREN.value, id_) in taken(spel)
    spel.teken(nieuw, casus["gezaghebbenden"][1], "GEWEIGERD")
    assert spel.stand(casus, "JW_HULP")[:2] == ("ONGELDIG", "GEWEIGERD_DOOR_OUDER")


def test_parents_who_live_apart_both_sign(spel: Spel) -> None:
    """C09."""
    casus = spel.open_casus("bt", teken=False)
    spel.leg_vast(casus, "SAMENWONEND")
    spel.leg_vast(casus, "NIET_SAMENWONEND")
    spel.teken(casus["toestemmingId"], casus["gezaghebbenden"][0])
    assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", casus["gezaghebbenden"][1:])


def test_looking_for_a_parent_is_listed_and_changes_nothing(spel: Spel) -> None:
    """C11."""
    casus = spel.open_casus("bt", teken=False)
    anna, bram = casus["gezaghebbenden"]
    spel.teken(casus["toestemmingId"], anna)
    spel.leg_vast(casus, "INSPANNING", betrokkeneId=bram, wijze="HUISBEZOEK", toelichting="Niemand thuis.")
    assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", [bram])
    (rij,) = spel.contactpersoon.get(pad(casus)).json["resultaten"]
    assert (rij["soort"], rij["wijze"], rij["toelichting"]) == ("INSPANNING", "HUISBEZOEK", "Niemand thuis.")


@ALLEEN_SQLITE
def test_confirmed_digits_are_kept_and_the_line_says_so(spel: Spel) -> None:
    casus = spel.open_casus()
    spel.leg_vast(casus, "SAMENWONEND", toelichting="Dossier 123456782.", bevestigdGeenBsn=True)
    assert kort(regels(spel, "omstandigheid.vastleggen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


def test_who_may_not_know_the_table_records_nothing(spel: Spel) -> None:
    casus = spel.open_casus("bt", klassen=("ID", "OND"))
    with niets_bewaard(spel, "gezinswerker", "vreemde"):
        probleem(probeer(spel, casus, "SAMENWONEND", "gezinswerker"), 403, "GEEN_PROC")
        probleem(probeer(spel, casus, "SAMENWONEND", "vreemde"), 404)
    assert kort(regels(spel, "omstandigheid.vastleggen")) == [
        ("GEWEIGERD", "GEEN_PROC"),
        ("GEWEIGERD", "GEEN_DEELNEMER"),
    ]


def test_two_at_the_same_moment_record_once(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    casus = spel.open_casus()
    maak_tokens(spel.contactpersoon)
    antwoorden = tegelijk(monkeypatch, *[lambda: probeer(spel, casus, "SAMENWONEND")] * 2)
    assert sorted(een.status_code for een in antwoorden) == [201, 409]
    assert rijen(spel.app)["omstandigheid"] == 1
