"""planvrijgave.intrekken: what was released closes at once."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.plan.plannen import plan, stel


def test_goal_closes_for_others_and_can_be_released_again(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    doel = stel(spel, pad, "jeugdverpleegkundige", klasse="MED")
    vrijgaven = f"{pad}/plan/doelen/{doel}/vrijgaven"
    spel.jeugdverpleegkundige.post(vrijgaven)
    assert len(plan(spel, "gezinswerker", pad)["doelen"]) == 1
    assert spel.jeugdverpleegkundige.delete(vrijgaven).status_code == 204
    assert plan(spel, "gezinswerker", pad)["doelen"] == []
    assert len(plan(spel, "jeugdverpleegkundige", pad)["doelen"]) == 1
    assert spel.jeugdverpleegkundige.post(vrijgaven).status_code == 204
    assert len(plan(spel, "gezinswerker", pad)["doelen"]) == 1
    assert kort(regels(spel, "planvrijgave.intrekken")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
def test_nothing_to_take_back_is_said(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    doel = stel(spel, pad, "jeugdverpleegkundige", klasse="MED")
    with niets_bewaard(spel, "gezinswerker", "jeugdverpleegkundige"):
        probleem(spel.jeugdverpleegkundige.delete(f"{pad}/plan/doelen/{doel}/vrijgaven"), 409, "NIET_VRIJGEGEVEN")
        probleem(spel.gezinswerker.delete(f"{pad}/plan/doelen/{doel}/vrijgaven"), 404)
