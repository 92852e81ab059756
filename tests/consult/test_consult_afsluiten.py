"""consult.afsluiten: the specialist ends a running consult; then he sees it no longer."""

from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem
from tests.consult.proef import antwoord, casus_met_consent, in_casus, vraag
from tests.klant import Spel


def test_specialist_ends_a_consult_and_the_answer_stays_with_the_table(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    antwoord(spel, consult)
    assert spel.specialist.post(f"/consulten/{consult}/afsluiting").status_code == 204
    probleem(spel.specialist.get(f"/consulten/{consult}"), 403, "CONSULT_VOORBIJ")
    (gezien,) = in_casus(spel, casus)
    assert (gezien["status"], len(gezien["berichten"])) == ("AFGESLOTEN", 2)


@ALLEEN_SQLITE
def test_it_ends_once_and_only_by_its_specialist(spel: Spel) -> None:
    consult = vraag(spel, casus_met_consent(spel))
    pad = f"/consulten/{consult}/afsluiting"
    with niets_bewaard(spel, "andere_specialist"):
        probleem(spel.andere_specialist.post(pad), 404)
        probleem(spel.contactpersoon.post(pad), 403, "ROL")
    assert spel.specialist.post(pad).status_code == 204
    probleem(spel.specialist.post(pad), 403, "CONSULT_VOORBIJ")
