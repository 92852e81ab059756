"""plandoel.bevestigen: a goal written down for a secrecy-bound organisation opens when she says that it is right."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import soorten
from tests.plan.plannen import plan, stel
from tests.rollen import org


def test_confirmed_goal_is_read_by_the_others_and_the_task_is_done(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    doel = stel(spel, pad, herkomst=str(org("jgz")))
    assert "PLANDOEL_BEVESTIGEN" in soorten(spel, "jeugdverpleegkundige")
    assert spel.jeugdverpleegkundige.post(f"{pad}/plan/doelen/{doel}/bevestigingen").status_code == 204
    for naam in ("contactpersoon", "gezinswerker"):
        assert [een["id"] for een in plan(spel, naam, pad)["doelen"]] == [doel]
    assert "PLANDOEL_BEVESTIGEN" not in soorten(spel, "jeugdverpleegkundige")
    assert kort(regels(spel, "plandoel.bevestigen")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
def test_only_who_said_it_confirms_and_only_once(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    doel, van_school = stel(spel, pad, herkomst=str(org("jgz"))), stel(spel, pad)
    with niets_bewaard(spel, "gezinswerker", "jeugdverpleegkundige"):
        probleem(spel.contactpersoon.post(f"{pad}/plan/doelen/{doel}/bevestigingen"), 403, "DISCIPLINE")
        probleem(spel.gezinswerker.post(f"{pad}/plan/doelen/{doel}/bevestigingen"), 404)
        probleem(spel.gezinswerker.post(f"{pad}/plan/doelen/{van_school}/bevestigingen"), 409, "NIET_EIGEN")
    spel.jeugdverpleegkundige.post(f"{pad}/plan/doelen/{doel}/bevestigingen")
    with niets_bewaard(spel):
        probleem(spel.jeugdverpleegkundige.post(f"{pad}/plan/doelen/{doel}/bevestigingen"), 409, "AL_BEVESTIGD")
