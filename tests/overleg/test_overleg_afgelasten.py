"""overleg.afgelasten: nothing more is done at it, and what was brought in stays in its casus."""

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.overleg.vergaderen import agenda, bijdrage, maak, plan, tijden, zet_op


def test_meeting_is_off_and_what_was_brought_in_stays(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    overleg = plan(spel)
    punt = zet_op(spel, overleg, casus)
    maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage("GEZ", "INBRENG"))
    assert spel.gezinswerker.delete(overleg).status_code == 204
    assert spel.contactpersoon.get(overleg).json["overleg"]["afgelastOp"] is not None
    (notitie,) = spel.gezinswerker.get(f"/casussen/{casus}").json["notities"]
    (gezien,) = agenda(spel, "gezinswerker", overleg)
    assert gezien["bijdragen"][0]["notitie"] == notitie
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.delete(overleg), 409, "AFGELAST")
        probleem(spel.contactpersoon.patch(overleg, tijden(spel), {"If-Match": '"2"'}), 409, "AFGELAST")
        probleem(spel.contactpersoon.post(f"{overleg}/agendapunten", {"casusId": casus}), 409, "AFGELAST")
        probleem(spel.contactpersoon.post(f"{punt}/bijdragen", bijdrage()), 409, "AFGELAST")
    assert kort(regels(spel, "overleg.afgelasten"))[0] == ("TOEGESTAAN", "TOEGESTAAN")


def test_what_began_is_not_called_off(spel: Spel) -> None:
    with op(spel.app, "2026-11-22 08:00:00") as toen:
        overleg = plan(toen, 2)
        probleem(toen.vreemde.delete(overleg), 404)
    with op(spel.app, "2026-11-24 09:30:00") as toen:
        probleem(toen.contactpersoon.delete(overleg), 409, "BEGONNEN")
