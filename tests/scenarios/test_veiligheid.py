"""Scenarios about a suspicion of abuse, told from beginning to end through the API."""

from tests.casus.bewijs import kort, probleem, regels
from tests.klant import Spel
from tests.veiligheid.verloop import BESLUIT, GESPREK, OPENING, OVERLEG, SLOT, WEGING, melding

NIET_AAN_TAFEL = ("begeleider", "gezinswerker", "leerplicht", "jeugdverpleegkundige", "collega")


def test_teacher_reports_to_veilig_thuis_after_the_meldcode(spel: Spel) -> None:
    """Scenario 33: suspected abuse, from the school to Veilig Thuis; allowed (right to report) after the meldcode."""
    cp = spel.contactpersoon
    pad = f"/meldcodes/{cp.post('/meldcodes', OPENING).json['id']}"
    probleem(cp.post(f"{pad}/meldingen", melding()), 409, "STAP_ONTBREEKT")
    for stap in (OVERLEG, GESPREK, WEGING, BESLUIT):
        assert cp.post(f"{pad}/stappen", stap).status_code == 201
    assert cp.post(f"{pad}/meldingen", melding()).status_code == 201
    assert cp.post(f"{pad}/afsluitingen", SLOT).status_code == 201
    *_, regel = regels(spel, "veiligheidsmelding.maken")
    assert (regel["uitkomst"], regel["reden"], regel["grondslag"]) == ("TOEGESTAAN", "VT", "AVG 6(1)e; Wmo 5.2.6")


def test_suspicion_does_not_come_before_the_kernteam(spel: Spel) -> None:
    """Scenario 34: put before the whole kernteam without consent; refused: own record, and advice of Veilig Thuis."""
    cp = spel.contactpersoon
    casus = spel.open_casus("school", "swv", "bt", "jgz", "lpa")["id"]
    probleem(cp.post(f"/casussen/{casus}/notities", {"klasse": "VEIL", "tekst": "Een vermoeden."}), 400)
    pad = f"/meldcodes/{cp.post('/meldcodes', OPENING | {'casusId': casus}).json['id']}"
    assert cp.post(f"{pad}/stappen", OVERLEG).status_code == 201  # without a name (S02)
    for naam in NIET_AAN_TAFEL:
        probleem(spel.klanten[naam].get(pad), 404)
        assert spel.klanten[naam].get("/meldcodes").json["resultaten"] == []
    geweigerd = [een for een in regels(spel, "meldcode.lezen") if een["uitkomst"] == "GEWEIGERD"]
    assert kort(geweigerd) == [("GEWEIGERD", "NIET_EIGEN")] * len(NIET_AAN_TAFEL)


def test_secret_of_a_youth_stays_with_the_nurse(spel: Spel) -> None:
    """Scenario 56: what a youth of 15 confides stands weighed in her own record; the casus tells the others nothing."""
    casus = spel.open_casus("school", "bt", "jgz", leeftijd=15)["id"]
    nurse, voor = spel.jeugdverpleegkundige, spel.contactpersoon.get(f"/casussen/{casus}").json
    pad = f"/meldcodes/{nurse.post('/meldcodes', OPENING | {'casusId': casus}).json['id']}"
    overgeslagen = {"nummer": 3, "tekst": "Ouders horen het nog niet.", "overgeslagen": "GEVAAR"}
    for stap in (OVERLEG, overgeslagen, WEGING):
        assert nurse.post(f"{pad}/stappen", stap).status_code == 201
    probleem(spel.jeugdarts.get(pad), 404)
    probleem(spel.contactpersoon.get(pad), 404)
    assert spel.contactpersoon.get(f"/casussen/{casus}").json == voor
