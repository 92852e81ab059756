"""casusconsult.vervolgen: a further question in a running consult, weighed as the first one."""

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.consult.proef import VRAAG, antwoord, casus_met_consent, toestemming, vraag
from tests.klant import Spel


def test_further_question_reaches_the_specialist(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    antwoord(spel, consult)
    pad = f"/casussen/{casus['id']}/consulten/{consult}/vervolgvragen"
    assert spel.gezinswerker.post(pad, {"vraag": "Ook in de klas?", "klasse": "OND"}).status_code == 201
    berichten = spel.specialist.get(f"/consulten/{consult}").json["berichten"]
    assert [een["soort"] for een in berichten] == ["VRAAG", "ANTWOORD", "VERVOLGVRAAG"]


@ALLEEN_SQLITE
def test_further_question_asks_consent_a_running_consult_and_its_owner(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    pad = f"/casussen/{casus['id']}/consulten/{consult}/vervolgvragen"
    toestemming(spel, casus, klassen=("OND",))
    with niets_bewaard(spel, "gezinswerker", "jeugdverpleegkundige"):
        probleem(spel.gezinswerker.post(pad, VRAAG), 409, "NIET_DEELBAAR")
        probleem(spel.jeugdverpleegkundige.post(pad, VRAAG), 404)
        assert fouten(spel.gezinswerker.post(pad, VRAAG | {"vraag": "123456782"})) == {("/vraag", "BSN")}
    spel.gezinswerker.post(f"/casussen/{casus['id']}/consulten/{consult}/afsluiting")
    probleem(spel.gezinswerker.post(pad, VRAAG), 409, "CONSULT_VOORBIJ")
