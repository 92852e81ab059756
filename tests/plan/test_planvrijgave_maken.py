"""planvrijgave.maken: a medical goal opens for others when the secrecy-bound professional releases it (T*)."""

from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem
from tests.klant import Spel
from tests.plan.plannen import evaluatie, plan, post, stel
from tests.rollen import org


def test_released_goal_opens_with_its_scores(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    doel = stel(spel, pad, "jeugdverpleegkundige", klasse="MED")
    post(spel, "jeugdverpleegkundige", f"{pad}/plan/evaluaties", evaluatie(spel, (doel, 5)))
    assert plan(spel, "gezinswerker", pad)["doelen"] == []
    assert len(plan(spel, "gezinswerker", pad)["evaluaties"]) == 1
    assert spel.jeugdverpleegkundige.post(f"{pad}/plan/doelen/{doel}/vrijgaven").status_code == 204
    (gelezen,) = plan(spel, "gezinswerker", pad)["doelen"]
    assert (gelezen["id"], [een["score"] for een in gelezen["scores"]]) == (doel, [5])
    assert gelezen["vrijgegevenOp"] is not None


@ALLEEN_SQLITE
def test_release_is_of_the_own_confirmed_medical_goal_and_once(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    medisch = stel(spel, pad, "jeugdverpleegkundige", klasse="MED")
    gewoon = stel(spel, pad, "jeugdverpleegkundige")
    gehoord = stel(spel, pad, klasse="MED", herkomst=str(org("jgz")))
    with niets_bewaard(spel, "gezinswerker", "jeugdverpleegkundige"):
        probleem(spel.contactpersoon.post(f"{pad}/plan/doelen/{medisch}/vrijgaven"), 403, "DISCIPLINE")
        probleem(spel.gezinswerker.post(f"{pad}/plan/doelen/{medisch}/vrijgaven"), 404)
        probleem(spel.gezinswerker.post(f"{pad}/plan/doelen/{gewoon}/vrijgaven"), 409, "NIET_EIGEN")
        probleem(spel.jeugdverpleegkundige.post(f"{pad}/plan/doelen/{gewoon}/vrijgaven"), 409, "NIET_NODIG")
        probleem(spel.jeugdverpleegkundige.post(f"{pad}/plan/doelen/{gehoord}/vrijgaven"), 409, "NIET_BEVESTIGD")
    spel.jeugdverpleegkundige.post(f"{pad}/plan/doelen/{medisch}/vrijgaven")
    with niets_bewaard(spel):
        probleem(spel.jeugdverpleegkundige.post(f"{pad}/plan/doelen/{medisch}/vrijgaven"), 409, "AL_VRIJGEGEVEN")
