"""The scenarios of the domain rules (section 9) that are about consent, told through the API."""

from typing import Any

import pytest
from flask import Flask

from tests.casus.bewijs import fouten, niets_bewaard, probleem
from tests.klant import NAGEGAAN, Klant, Spel
from tests.toestemming.test_verloop import BEGIN, WINTER, kind, op

MOEDER = {"voornaam": "Anna", "achternaam": "Berg", "gezag": "GEHUWD"} | NAGEGAAN


def lees(klant: Klant, casus: dict[str, Any]) -> Any:
    return klant.get(f"/casussen/{casus['id']}")


def open_(spel: Spel, inhoud: dict[str, Any], *organisaties: str, dagen: int = 200) -> dict[str, Any]:
    inhoud["toestemming"] = spel.aanvraag(*organisaties, dagen=dagen)
    antwoord = spel.contactpersoon.post("/casussen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    casus: dict[str, Any] = antwoord.json
    return casus


def test_sixteenth_birthday_ends_what_only_the_parents_allowed(toneel: Flask) -> None:
    """Scenario 1 (C15): a youth of 15 was judged not able until his birthday; then only his own signature counts."""
    with op(toneel, BEGIN) as spel:
        casus = open_(spel, kind(spel, "2011-03-14"), "school", "bt", "jgz", dagen=1)
        for wie in (*casus["gezaghebbenden"], casus["jeugdigeId"]):
            spel.teken(casus["toestemmingId"], wie)
        oordeel = {"regimes": ["KERNTEAM"], "totDatum": WINTER, "toelichting": "Na twee gesprekken."}
        spel.leg_vast(casus, "WILSONBEKWAAM", "jeugdverpleegkundige", **oordeel)
        van_ouders = spel.vraag(casus, "school", "bt", regime="KERNTEAM")
        voor_school = spel.vraag(casus, "swv", regime="AVG_ONDERWIJS", doel="P2")
        for ouder in casus["gezaghebbenden"]:
            spel.teken(van_ouders, ouder)
            spel.teken(voor_school, ouder)
        assert spel.stand(casus) == ("GELDIG", "VOLLEDIG", [])
        assert spel.stand(casus, "AVG_ONDERWIJS", "P2") == ("GELDIG", "VOLLEDIG", [])
        assert lees(spel.gezinswerker, casus).status_code == 200
    with op(toneel, f"{WINTER} 00:00:00") as spel:
        assert lees(spel.contactpersoon, casus).json["status"] == "OPGESCHORT"
        assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", [casus["jeugdigeId"]])
        assert spel.stand(casus, "AVG_ONDERWIJS", "P2") == ("ONGELDIG", "ONTBREEKT", [casus["jeugdigeId"]])
        probleem(lees(spel.gezinswerker, casus), 404)
        spel.teken(van_ouders, casus["jeugdigeId"])
        assert lees(spel.gezinswerker, casus).json["status"] == "OPEN"


def test_twelfth_birthday_asks_the_child_too(toneel: Flask) -> None:
    """Scenario 3 (C14): nothing new is shared from the birthday until the youth has signed."""
    with op(toneel, BEGIN) as spel:
        casus = open_(spel, kind(spel, "2015-03-14"), "school", "bt")
        for ouder in casus["gezaghebbenden"]:
            spel.teken(casus["toestemmingId"], ouder)
        assert spel.stand(casus)[0] == "GELDIG"
    with op(toneel, f"{WINTER} 00:00:00") as spel:
        assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", [casus["jeugdigeId"]])
        probleem(lees(spel.gezinswerker, casus), 404)
        spel.teken(casus["toestemmingId"], casus["jeugdigeId"])
        assert spel.stand(casus) == ("GELDIG", "VOLLEDIG", [])


def test_parents_who_disagree_open_no_casus(spel: Spel) -> None:
    """Scenario 4 (C02, C10): a child of 9."""
    casus = spel.open_casus("school", "bt", teken=False)
    anna, bram = casus["gezaghebbenden"]
    spel.teken(casus["toestemmingId"], anna)
    spel.teken(casus["toestemmingId"], bram, "GEWEIGERD")
    assert spel.stand(casus) == ("ONGELDIG", "GEWEIGERD_DOOR_OUDER", [bram])
    assert lees(spel.contactpersoon, casus).json["status"] == "GEWEIGERD"
    probleem(lees(spel.gezinswerker, casus), 404)


def test_court_gives_what_one_parent_refuses(spel: Spel) -> None:
    """Scenario 5 (C10): valid, with the court's document in the sealed data."""
    casus = spel.open_casus("school", "bt", teken=False)
    anna, bram = casus["gezaghebbenden"]
    spel.teken(casus["toestemmingId"], anna)
    spel.teken(casus["toestemmingId"], bram, "GEWEIGERD")
    uitspraak = {"regimes": ["KERNTEAM"], "totDatum": spel.over(300), "document": "C/16/123456 (fictief)"}
    spel.leg_vast(casus, "VERVANGENDE_TOESTEMMING", betrokkeneId=bram, **uitspraak)
    assert spel.stand(casus) == ("GELDIG", "VOLLEDIG", [])
    assert lees(spel.gezinswerker, casus).json["status"] == "OPEN"
    (rij,) = spel.contactpersoon.get(f"/casussen/{casus['id']}/omstandigheden").json["resultaten"]
    assert (rij["document"], rij["betrokkeneId"]) == ("C/16/123456 (fictief)", bram)


def test_youth_of_thirteen_who_refuses_keeps_it_closed(spel: Spel) -> None:
    """Scenario 6 (C03): whatever the parents say."""
    casus = spel.open_casus("school", "bt", leeftijd=13, teken=False)
    for ouder in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], ouder)
    spel.teken(casus["toestemmingId"], casus["jeugdigeId"], "GEWEIGERD")
    assert spel.stand(casus) == ("ONGELDIG", "GEWEIGERD_DOOR_JEUGDIGE", [casus["jeugdigeId"]])
    probleem(lees(spel.gezinswerker, casus), 404)


@pytest.mark.parametrize("regime", ["JW_HULP", "WGBO_HULP"])
def test_youth_of_fourteen_who_keeps_wishing_gets_help_but_no_kernteam_record(spel: Spel, regime: str) -> None:
    """Scenario 8 (C04): both parents refuse."""
    casus = spel.open_casus("school", "bt", leeftijd=14, teken=False)
    hulp = spel.vraag(casus, "bt", "jgz", regime=regime)
    for toestemming in (casus["toestemmingId"], hulp):
        for ouder in casus["gezaghebbenden"]:
            spel.teken(toestemming, ouder, "GEWEIGERD")
        spel.teken(toestemming, casus["jeugdigeId"])
    assert spel.stand(casus, regime)[:2] == ("ONGELDIG", "GEWEIGERD_DOOR_OUDER")
    spel.leg_vast(casus, "WELOVERWOGEN_WENS", regimes=[regime], totDatum=spel.over(180))
    assert spel.stand(casus, regime) == ("GELDIG", "WELOVERWOGEN_WENS", sorted(casus["gezaghebbenden"]))
    assert spel.stand(casus)[:2] == ("ONGELDIG", "GEWEIGERD_DOOR_OUDER")
    probleem(lees(spel.gezinswerker, casus), 404)


def test_youth_of_seventeen_decides_alone(spel: Spel) -> None:
    """Scenario 10: the parents refuse, the youth agrees."""
    casus = spel.open_casus("school", "bt", leeftijd=17, teken=False)
    for ouder in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], ouder, "GEWEIGERD")
    spel.teken(casus["toestemmingId"], casus["jeugdigeId"])
    assert spel.stand(casus) == ("GELDIG", "VOLLEDIG", [])
    assert lees(spel.gezinswerker, casus).status_code == 200


def test_gi_that_is_voogd_signs(spel: Spel) -> None:
    """Scenario 36 (domain rules 1.1): a child of 10 under voogdij of a GI."""
    casus = spel.open_casus(gezaghebbenden=[], leeftijd=10)
    pad = f"/casussen/{casus['id']}/toestemmingen"
    probleem(spel.contactpersoon.post(pad, spel.aanvraag("school", "bt")), 409, "GEEN_GEZAG")
    voogd = spel.volwassene(casus, "Jeugdbeschermer")
    spel.leg_vast(casus, "VOOGDIJ", betrokkeneId=voogd, bron="UITSPRAAK", instelling="Instelling Voorbeeld (fictief)")
    nieuw = spel.contactpersoon.post(pad, spel.aanvraag("school", "bt")).json
    assert nieuw["stand"]["ontbreekt"] == [voogd]
    assert spel.teken(nieuw["toestemmingen"][0]["id"], voogd)["status"] == "OPEN"


def test_disputed_gezag_waits_for_the_register(spel: Spel) -> None:
    """Scenario 48 (C13): father says he has gezag, mother denies."""
    casus = spel.open_casus("school", "bt", gezaghebbenden=[MOEDER])
    assert spel.stand(casus)[0] == "GELDIG"
    vader = spel.volwassene(casus, "Bram")
    spel.leg_vast(casus, "GEZAG_BETWIST", betrokkeneId=vader)
    assert spel.stand(casus)[:2] == ("AANGEHOUDEN", "GEZAG_BETWIST")
    assert lees(spel.contactpersoon, casus).json["status"] == "OPGESCHORT"
    probleem(lees(spel.gezinswerker, casus), 404)
    nagegaan = {"bron": "GEZAGSREGISTER", "uitkomst": "HEEFT_GEZAG"}
    spel.leg_vast(casus, "GEZAG_NAGEGAAN", betrokkeneId=vader, **nagegaan)
    assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", [vader])
    spel.teken(casus["toestemmingId"], vader)
    assert lees(spel.gezinswerker, casus).json["status"] == "OPEN"


def test_recognition_gives_gezag_only_from_2023(spel: Spel) -> None:
    """Scenario 49 (domain rules 1.1): 2021 only the mother unless registered, 2023 both."""
    vader = {"voornaam": "Bram", "achternaam": "Dijk", "gezag": "ERKEND_VOOR_2023"} | NAGEGAAN
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post("/casussen", spel.opening(2, gezaghebbenden=[MOEDER, vader]))
        assert fouten(antwoord) == {("/gezaghebbenden/1/gezag", "ONGELDIG")}
        assert "gezagsregister" in antwoord.json["fouten"][0]["uitleg"]
    alleen_moeder = spel.open_casus("school", "bt", leeftijd=7, gezaghebbenden=[MOEDER])
    bram = spel.volwassene(alleen_moeder, "Bram")
    erkend = {"betrokkeneId": bram, "gezag": "ERKEND_VANAF_2023", "bron": "AKTE", "controleDatum": spel.over(0)}
    inhoud = {"soort": "GEZAG_BEGINT", **erkend}
    pad = f"/casussen/{alleen_moeder['id']}/omstandigheden"
    weigering = spel.contactpersoon.post(pad, inhoud | {"datum": "2021-05-01"})
    assert fouten(weigering) == {("/datum", "ERKEND_VOOR_2023")}
    assert spel.stand(alleen_moeder) == ("GELDIG", "VOLLEDIG", [])
    assert spel.contactpersoon.post(pad, inhoud | {"datum": "2023-01-01"}).status_code == 201
    assert spel.stand(alleen_moeder) == ("ONGELDIG", "ONTBREEKT", [bram])


def test_child_whose_parents_died_waits_for_a_voogd(spel: Spel) -> None:
    """Scenario 50 (C12): held, and reported to the Raad voor de Kinderbescherming outside the system."""
    casus = spel.open_casus("school", "bt", leeftijd=7)
    for ouder in casus["gezaghebbenden"]:
        spel.leg_vast(casus, "GEZAG_EINDIGT", betrokkeneId=ouder)
    assert spel.stand(casus) == ("AANGEHOUDEN", "GEEN_GEZAG", [])
    assert lees(spel.contactpersoon, casus).json["status"] == "OPGESCHORT"
    probleem(lees(spel.gezinswerker, casus), 404)


def test_note_about_the_mother_waits_for_her_own_consent(spel: Spel) -> None:
    """Scenario 55 (C23): what she signed was for the child."""
    casus = spel.open_casus("school", "bt")
    anna = casus["gezaghebbenden"][0]
    pad = f"/casussen/{casus['id']}/notities"
    for tekst, over in (("Sam slaapt slecht.", None), ("Moeder is somber.", anna)):
        inhoud = {"klasse": "GEZ", "tekst": tekst} | ({"over": over} if over else {})
        assert spel.contactpersoon.post(pad, inhoud).status_code == 201

    def teksten() -> list[str]:
        return [een["tekst"] for een in spel.gezinswerker.get(pad).json["resultaten"]]

    assert teksten() == ["Sam slaapt slecht."]
    spel.teken(casus["toestemmingId"], anna, eigenGegevens=True)
    assert teksten() == ["Sam slaapt slecht.", "Moeder is somber."]
