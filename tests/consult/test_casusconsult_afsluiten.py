"""casusconsult.afsluiten: the organisation that asked ends its consult."""

from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem
from tests.consult.proef import casus_met_consent, in_casus, vraag
from tests.klant import Spel


def test_who_asked_ends_it_and_the_specialist_sees_it_no_longer(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    pad = f"/casussen/{casus['id']}/consulten/{consult}/afsluiting"
    assert spel.gezinswerker.post(pad).status_code == 204
    probleem(spel.specialist.get(f"/consulten/{consult}"), 403, "CONSULT_VOORBIJ")
    (gezien,) = in_casus(spel, casus)
    assert (gezien["status"], gezien["wachtdagen"]) == ("AFGESLOTEN", None)
    probleem(spel.gezinswerker.post(pad), 409, "AL_AFGESLOTEN")


@ALLEEN_SQLITE
def test_consult_of_another_organisation_or_casus_is_not_ended(spel: Spel) -> None:
    casus, ander = casus_met_consent(spel), casus_met_consent(spel)
    consult = vraag(spel, casus)
    with niets_bewaard(spel, "jeugdverpleegkundige", "gezinswerker", "leerplicht"):
        pad = f"/casussen/{casus['id']}/consulten/{consult}/afsluiting"
        probleem(spel.jeugdverpleegkundige.post(pad), 404)
        probleem(spel.contactpersoon.post(pad), 403, "DISCIPLINE")
        probleem(spel.leerplicht.post(pad), 404)
        probleem(spel.gezinswerker.post(f"/casussen/{ander['id']}/consulten/{consult}/afsluiting"), 404)
