"""overlegdeelnemer.vastleggen: who is asked beside the kernteam and who was there; it opens no casus (S10)."""

from uuid import uuid4

from tests.casus.bewijs import niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.overleg.vergaderen import agenda, plan, zet_op
from tests.rollen import PERSONEN


def _pad(overleg: str, naam: str) -> str:
    return f"{overleg}/deelnemers/{PERSONEN[naam].medewerker_id}"


def _aanwezig(spel: Spel, overleg: str, naam: str) -> list[bool | None]:
    wie = str(PERSONEN[naam].medewerker_id)
    alle = spel.contactpersoon.get(overleg).json["deelnemers"]
    return [een["aanwezig"] for een in alle if een["medewerkerId"] == wie]


def test_who_is_asked_sees_the_meeting_but_no_casus_he_has_no_part_in(spel: Spel) -> None:
    """S10: only professionals of this child are at its item."""
    overleg, casus = plan(spel), spel.open_casus("school", "bt", "jgz")["id"]
    zet_op(spel, overleg, casus)
    probleem(spel.jeugdarts.get(overleg), 404)
    assert spel.contactpersoon.put(_pad(overleg, "jeugdarts"), {}).status_code == 204
    assert _aanwezig(spel, overleg, "jeugdarts") == [None]
    assert spel.jeugdarts.get(overleg).status_code == 200
    assert agenda(spel, "jeugdarts", overleg) == []
    wie = {"medewerkerId": str(PERSONEN["jeugdarts"].medewerker_id)}
    assert spel.contactpersoon.post(f"/casussen/{casus}/deelnemers", wie).status_code == 201
    assert [een["casusId"] for een in agenda(spel, "jeugdarts", overleg)] == [casus]


def test_presence_is_recorded_from_the_begin_and_can_be_set_right(spel: Spel) -> None:
    with op(spel.app, "2026-11-22 08:00:00") as toen:
        overleg = plan(toen, 2)
        probleem(toen.contactpersoon.put(_pad(overleg, "leerplicht"), {"aanwezig": True}), 409, "NIET_BEGONNEN")
    with op(spel.app, "2026-11-24 09:30:00") as toen:
        for er in (True, False):
            antwoord = toen.gezinswerker.put(_pad(overleg, "leerplicht"), {"aanwezig": er})
            assert antwoord.status_code == 204, antwoord.json
            assert _aanwezig(toen, overleg, "leerplicht") == [er]


def test_who_sits_at_no_table_is_not_asked(spel: Spel) -> None:
    overleg = plan(spel)
    with niets_bewaard(spel, "vreemde"):
        probleem(spel.contactpersoon.put(_pad(overleg, "specialist"), {}), 409, "ROL")
        probleem(spel.contactpersoon.put(f"{overleg}/deelnemers/{uuid4()}", {}), 404)
        probleem(spel.vreemde.put(_pad(overleg, "vreemde"), {}), 404)
    assert [een["reden"] for een in regels(spel, "overlegdeelnemer.vastleggen")][-1] == "NIET_EIGEN"
