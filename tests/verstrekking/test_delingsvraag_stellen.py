"""delingsvraag.stellen: the same decision for described facts, for everybody who is logged in; no person in it."""

import pytest

from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN
from tests.verstrekking.delen import codes, uitkomst, vraag


def test_everybody_who_is_logged_in_may_ask_and_nobody_else(spel: Spel) -> None:
    inhoud = vraag("SCHOOL", "LPA", "VERZ", "P3")
    with niets_bewaard(spel, *PERSONEN):
        for naam in PERSONEN:
            assert uitkomst(spel.klanten[naam].post("/delingstoetsen", inhoud)) == ("MAG", "WET"), naam
        probleem(spel.niemand.post("/delingstoetsen", inhoud), 401)
    gevonden = regels(spel, "delingsvraag.stellen")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")] * len(PERSONEN)
    assert {een["casus"] for een in gevonden} == {None}


def test_described_facts_decide(spel: Spel) -> None:
    gez = vraag("BT", "SCHOOL", "GEZ", "P1")
    geldig = {"toestemming": "GELDIG", "inBereik": True}
    antwoord = spel.beheerder.post("/delingstoetsen", gez | {"ontbreekt": ["JEUGDIGE", "OUDER"]})
    assert codes(antwoord, "watHelpt") == ["JEUGDIGE_TEKENT", "OUDERS_TEKENEN"]
    for meer, verwacht in (
        (geldig, ("MAG", "TOESTEMMING")),
        (geldig | {"inBereik": False}, ("NIET", "BUITEN_BEREIK")),
        (geldig | {"eigen": False}, ("NIET", "NIET_EIGEN")),
        ({"toestemming": "AANGEHOUDEN"}, ("AANGEHOUDEN", "GEZAG_ONDUIDELIJK")),
        ({"klasse": "MED", **geldig}, ("NIET", "NIET_VRIJGEGEVEN")),
        ({"klasse": "MED", "vrijgegeven": True, **geldig}, ("MAG", "TOESTEMMING")),
    ):
        assert uitkomst(spel.beheerder.post("/delingstoetsen", gez | meer)) == verwacht, meer


def test_request_objection_ots_and_what_was_done_count(spel: Spel) -> None:
    swv = vraag("SCHOOL", "SWV", "OND", "P2")
    vt = vraag("SCHOOL", "VT", "VEIL", "P5")
    for inhoud, verwacht in (
        (swv | {"verzoek": True}, ("MAG", "TAAK")),
        (swv | {"verzoek": True, "bezwaar": True}, ("AANGEHOUDEN", "BEZWAAR")),
        (swv | {"verzoek": True, "mildereWeg": "ERBIJ_ZIJN"}, ("NIET", "MILDERE_WEG")),
        (vraag("BT", "GI", "GEZ", "P5", otsLoopt=True, otsVerzoek=True), ("MAG", "PLICHT_OTS")),
        (vraag("SCHOOL", "SCHOOL", "OND", "P1", zelfdeOrganisatie=True), ("MAG", "EIGEN")),
        (vt, ("MAG", "MELDRECHT")),
    ):
        assert uitkomst(spel.specialist.post("/delingstoetsen", inhoud)) == verwacht, inhoud
    gedaan = {"afgewogen": True, "informerenGeregeld": True, "meldcode": True}
    for meer, open_ in (({}, {"AFWEGEN", "INFORMEREN", "MELDCODE"}), (gedaan, set())):
        voorwaarden = spel.specialist.post("/delingstoetsen", vt | meer).json["voorwaarden"]
        assert {een["code"] for een in voorwaarden if not een["vervuld"]} == open_


@ALLEEN_SQLITE
def test_every_combination_has_an_answer_in_words(spel: Spel) -> None:
    for zender in ZENDERS:
        for ontvanger in ONTVANGERS:
            klasse = KLASSEN[(ZENDERS.index(zender) + ONTVANGERS.index(ontvanger)) % len(KLASSEN)]
            antwoord = spel.beheerder.post("/delingstoetsen", vraag(zender, ontvanger, klasse, "P5"))
            assert antwoord.status_code == 200, antwoord.json
            assert antwoord.json["uitleg"].endswith(".")


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("meer", "verwacht"),
    [
        ({"zender": "VT"}, ("/zender", "KEUZE")),
        ({"ontvanger": "REGIO"}, ("/ontvanger", "KEUZE")),
        ({"klasse": "REKEN"}, ("/klasse", "KEUZE")),
        ({"toestemming": "MISSCHIEN"}, ("/toestemming", "KEUZE")),
        ({"ontbreekt": ["OPA"]}, ("/ontbreekt/0", "KEUZE")),
        ({"anoniem": "ja"}, ("/anoniem", "VORM")),
        ({"voornaam": "Sam"}, ("/voornaam", "ONBEKEND_VELD")),
    ],
    ids=repr,
)
def test_bad_question_is_refused(spel: Spel, meer: dict[str, object], verwacht: tuple[str, str]) -> None:
    inhoud = vraag("SCHOOL", "BT", "OND", "P1") | meer
    assert fouten(spel.contactpersoon.post("/delingstoetsen", inhoud)) == {verwacht}
    assert regels(spel, "delingsvraag.stellen") == []


@pytest.mark.parametrize("toestemming", ["ONTBREEKT", "GEWEIGERD"])
def test_what_a_youth_asks_for_himself_without_a_name_waits_for_no_parent(spel: Spel, toestemming: str) -> None:
    """C24 (UAVG 5(5)): the jeugdverpleegkundige may ask for advice; no casus, no signature, nothing kept."""
    van_jongere = vraag("JGZ", "SPEC", "MED", "P4", anoniem=True, groepVanVijf=True, toestemming=toestemming)
    with niets_bewaard(spel, "jeugdverpleegkundige"):
        antwoord = spel.jeugdverpleegkundige.post("/delingstoetsen", van_jongere)
    assert uitkomst(antwoord) == ("MAG_ANONIEM", "ANONIEM")
    assert regels(spel, "delingsvraag.stellen")[0]["casus"] is None
