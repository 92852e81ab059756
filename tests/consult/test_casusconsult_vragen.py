"""casusconsult.vragen: item by item, with consent for consult, to who serves the area (transition 9, 6.5, C20)."""

from typing import Any

import pytest

from kernteam.consult.models import Consult, Consultbericht, Consultonderdeel
from kernteam.http.verzoek import db
from kernteam.netwerk.models import Werkgebied
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, schrijvend
from tests.consult.proef import VRAAG, casus_met_consent, gezien, notitie, toestemming, vraag
from tests.klant import Spel
from tests.nood.spoed import soorten
from tests.rollen import PERSONEN, org


def pad(casus: dict[str, Any]) -> str:
    return f"/casussen/{casus['id']}/consulten"


def waarom(antwoord: Any, reden: str) -> set[tuple[str, str]]:
    return {(een["wijzer"], een["code"]) for een in probleem(antwoord, 409, reden)["fouten"]}


def test_consult_is_sealed_goes_to_who_serves_the_area_and_is_announced(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    stuk = notitie(spel, casus)
    consult = vraag(spel, casus, "gezinswerker", stuk, casus["jeugdigeId"], casus["id"])
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Consult)).one()
        bericht = db.session.scalars(db.select(Consultbericht)).one()
        gekozen = {str(een.rij_id) for een in db.session.scalars(db.select(Consultonderdeel))}
    assert (str(rij.id), rij.aanbieder_id, rij.herkomst_id) == (consult, org("spec"), org("bt"))
    assert gekozen == {stuk, casus["jeugdigeId"], casus["id"]}
    assert b"slapen" not in bytes.__getitem__(bericht.tekst, slice(None))
    assert gezien(spel, consult) == {stuk, casus["jeugdigeId"]}
    assert kort(regels(spel, "casusconsult.vragen")) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert "CONSULT_GEVRAAGD" in soorten(spel, "specialist")
    assert soorten(spel, "andere_specialist") == []


@ALLEEN_SQLITE
def test_without_consent_for_consult_it_says_what_is_missing(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    with niets_bewaard(spel, "gezinswerker"):
        geen = spel.gezinswerker.post(pad(casus), VRAAG)
    assert waarom(geen, "GEEN_TOESTEMMING") == {("", "NIET_GEVRAAGD")}
    spel.vraag(casus, "spec", regime="KERNTEAM", doel="P4")
    assert waarom(spel.gezinswerker.post(pad(casus), VRAAG), "GEEN_TOESTEMMING") == {("", "ONTBREEKT")}


@ALLEEN_SQLITE
def test_each_item_that_may_not_be_shown_is_named(spel: Spel) -> None:
    """C20: consent names receiver and class; the owner releases (T*); an adult signs for his own data (C23)."""
    casus = casus_met_consent(spel, klassen=("ID", "GEZ", "MED"))
    moeder = casus["gezaghebbenden"][0]
    onderdelen = [
        notitie(spel, casus, klasse="OND"),
        notitie(spel, casus),
        notitie(spel, casus, "gezinswerker", "MED"),
        notitie(spel, casus, over=moeder),
    ]
    with niets_bewaard(spel, "gezinswerker"):
        geweigerd = spel.gezinswerker.post(pad(casus), VRAAG | {"onderdelen": onderdelen})
    assert waarom(geweigerd, "NIET_DEELBAAR") == {
        ("/onderdelen/0", "BUITEN_BEREIK"),
        ("/onderdelen/2", "NIET_VRIJGEGEVEN"),
        ("/onderdelen/3", "EIGEN_GEGEVENS_VOLWASSENE"),
    }
    buiten = spel.gezinswerker.post(pad(casus), VRAAG | {"klasse": "OND"})
    assert waarom(buiten, "NIET_DEELBAAR") == {("/vraag", "BUITEN_BEREIK")}


@ALLEEN_SQLITE
def test_consent_for_the_table_is_no_consent_for_consult(spel: Spel) -> None:
    """S01 (V12): consult is another purpose, and only for it may specialist help be named as receiver."""
    casus = spel.open_casus("school", "bt")
    tafel = spel.contactpersoon.post(f"/casussen/{casus['id']}/toestemmingen", spel.aanvraag("spec"))
    assert fouten(tafel) == {("/ontvangers/0", "GEEN_TAFEL")}
    toestemming(spel, casus, "andere_spec")
    # another organisation was named: nothing is in the reach of this one
    assert waarom(spel.gezinswerker.post(pad(casus), VRAAG), "NIET_DEELBAAR") == {("/vraag", "BUITEN_BEREIK")}


@ALLEEN_SQLITE
def test_area_decides_who_is_asked(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    toestemming(spel, casus, "spec", "andere_spec")
    ander = {"organisatieId": str(org("andere_spec"))}
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post(pad(casus), VRAAG | ander), 409, "ANDER_GEBIED")
        probleem(spel.gezinswerker.post(pad(casus), VRAAG | {"woonpostcode": "9999"}), 409, "GEEN_AANBIEDER")
    elders = vraag(spel, casus, woonpostcode="3545")
    assert spel.andere_specialist.get(f"/consulten/{elders}").status_code == 200
    with schrijvend(spel.app) as sessie:
        sessie.add(
            Werkgebied(
                organisatie_id=org("andere_spec"), postcode_van=3500, postcode_tot=3512, gebied="Beide",
                bron="fictief", geldig_vanaf=spel.vandaag(),
            )
        )  # fmt: skip
    probleem(spel.gezinswerker.post(pad(casus), VRAAG), 409, "MEER_AANBIEDERS")
    gekozen = vraag(spel, casus, **ander)
    assert spel.andere_specialist.get(f"/consulten/{gekozen}").status_code == 200
    probleem(spel.specialist.get(f"/consulten/{gekozen}"), 404)


@ALLEEN_SQLITE
def test_only_secrecy_bound_professions_ask(spel: Spel) -> None:
    """Domain rules 6.5: gezinswerker, jeugdverpleegkundige and jeugdarts, at the table and in a running casus."""
    casus = casus_met_consent(spel)
    with niets_bewaard(spel, "collega", "leerplicht", "jeugdarts", "specialist"):
        probleem(spel.contactpersoon.post(pad(casus), VRAAG), 403, "DISCIPLINE")
        for naam in ("collega", "leerplicht", "jeugdarts"):
            probleem(spel.klanten[naam].post(pad(casus), VRAAG), 404)
        probleem(spel.specialist.post(pad(casus), VRAAG), 403, "ROL")
    vraag(spel, casus, "jeugdverpleegkundige")
    signaal = spel.open_casus("school", "bt", teken=False)
    probleem(spel.gezinswerker.post(pad(signaal), VRAAG), 404)
    spel.contactpersoon.post(f"/casussen/{casus['id']}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    probleem(spel.gezinswerker.post(pad(casus), VRAAG), 403, "STATUS")


@ALLEEN_SQLITE
def test_item_that_the_asker_may_not_read_does_not_exist_for_him(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    medisch, eigen = notitie(spel, casus, "jeugdverpleegkundige", "MED"), notitie(spel, casus)
    deelnemer = spel.contactpersoon.get(f"/casussen/{casus['id']}/deelnemers").json["resultaten"][0]["id"]
    onderdelen = [medisch, eigen, str(PERSONEN["collega"].medewerker_id), eigen, deelnemer]
    geweigerd = spel.gezinswerker.post(pad(casus), VRAAG | {"onderdelen": onderdelen})
    assert fouten(geweigerd) == {(f"/onderdelen/{nummer}", "ONBEKEND") for nummer in (0, 2, 3, 4)}


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/vraag", "VERPLICHT"), ("/klasse", "VERPLICHT")}),
        (VRAAG | {"klasse": "BSN"}, {("/klasse", "KEUZE")}),
        (VRAAG | {"klasse": "ID"}, {("/klasse", "KEUZE")}),
        (VRAAG | {"vraag": "BSN 123456782"}, {("/vraag", "BSN")}),
        (VRAAG | {"vraag": "x" * 4001}, {("/vraag", "LENGTE")}),
        (VRAAG | {"woonpostcode": "0123"}, {("/woonpostcode", "VORM")}),
        (VRAAG | {"onderdelen": ["x"]}, {("/onderdelen/0", "VORM")}),
        (VRAAG | {"casusId": "x"}, {("/casusId", "ONBEKEND_VELD")}),
    ],
)
def test_bad_question_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    casus = casus_met_consent(spel)
    with niets_bewaard(spel, "gezinswerker"):
        assert fouten(spel.gezinswerker.post(pad(casus), inhoud)) == verwacht
