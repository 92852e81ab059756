"""overleg.wijzigen: one meeting moves; who edits what somebody else changed, is told."""

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.overleg.vergaderen import plan, planning, tijden

EEN, TWEE = {"If-Match": '"1"'}, {"If-Match": '"2"'}


def test_one_meeting_of_a_row_moves_and_the_others_stay(spel: Spel) -> None:
    inhoud = planning(spel, 7, herhaling={"totEnMetDatum": spel.over(21)})
    rij = spel.contactpersoon.post("/overleggen", inhoud).json["resultaten"]
    pad = f"/overleggen/{rij[1]['id']}"
    antwoord = spel.leerplicht.patch(pad, tijden(spel, 15, "13:00", "14:00"), EEN)
    assert antwoord.status_code == 200, antwoord.json
    assert antwoord.headers["ETag"] == '"2"'
    assert antwoord.json["begintOp"][:10] == spel.over(15)
    assert antwoord.json["inbrengTotOp"] < antwoord.json["begintOp"]
    alle = spel.contactpersoon.get("/overleggen").json["resultaten"]
    assert [een["begintOp"] for een in alle if een["id"] != rij[1]["id"]] == [rij[0]["begintOp"], rij[2]["begintOp"]]
    assert spel.contactpersoon.get(pad).headers["ETag"] == '"2"'
    assert kort(regels(spel, "overleg.wijzigen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_who_read_an_older_version_changes_nothing(spel: Spel) -> None:
    pad = plan(spel)
    assert spel.contactpersoon.patch(pad, tijden(spel, 8), EEN).status_code == 200
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.patch(pad, tijden(spel, 9), EEN), 412)
        probleem(spel.gezinswerker.patch(pad, tijden(spel, 9)), 428)
    assert spel.contactpersoon.get(pad).json["overleg"]["begintOp"][:10] == spel.over(8)
    assert spel.gezinswerker.patch(pad, tijden(spel, 8, "09:15", "10:15"), TWEE).status_code == 200


@ALLEEN_SQLITE
def test_a_moved_meeting_overlaps_no_other_nor_moves_once_it_began(spel: Spel) -> None:
    with op(spel.app, "2026-11-22 08:00:00") as toen:
        pad = plan(toen, 2)
        plan(toen, 3)
        probleem(toen.contactpersoon.patch(pad, tijden(toen, 3, "09:59", "11:00"), EEN), 409, "OVERLAP")
        assert fouten(toen.contactpersoon.patch(pad, tijden(toen, -1), EEN)) == {("/datum", "VERLEDEN")}
        probleem(toen.vreemde.patch(pad, tijden(toen, 4), EEN), 404)
    with op(spel.app, "2026-11-24 09:30:00") as toen:
        probleem(toen.contactpersoon.patch(pad, tijden(toen, 4), EEN), 409, "BEGONNEN")
