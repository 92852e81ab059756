"""kalender.lezen: the own meetings as a calendar, with nothing in it about a casus or a person."""

from icalendar import Calendar

from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.overleg.vergaderen import plan, tijden, zet_op


def test_calendar_holds_school_and_times_and_nothing_else(spel: Spel) -> None:
    with op(spel.app, "2027-03-20 08:00:00") as toen:
        paden = [plan(toen, dagen) for dagen in (3, 10)]
        casus = toen.open_casus("school", "bt")
        punt = zet_op(toen, paden[0], casus["id"])
        toen.contactpersoon.patch(paden[0], tijden(toen, 4), {"If-Match": '"1"'})
        toen.contactpersoon.delete(paden[1])
        antwoord = toen.gezinswerker.get("/overleggen/kalender")
        assert (antwoord.status_code, antwoord.mimetype) == (200, "text/calendar")
        punten = Calendar.from_ical(antwoord.data).walk("VEVENT")
        een, ander = sorted(punten, key=lambda punt: punt["STATUS"], reverse=True)
        assert een["UID"] == _uid(paden[0])
        assert een["SUMMARY"] == "Overleg kernteam School 00AA00 (fictief)"
        assert een.start.isoformat() == "2027-03-24T09:00:00+01:00"
        assert ander.start.isoformat() == "2027-03-30T09:00:00+02:00"
        assert (een["STATUS"], int(een["SEQUENCE"]), ander["STATUS"]) == ("CONFIRMED", 2, "CANCELLED")
        velden = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS"}
        assert set(een) == set(ander) == velden
        for geheim in (casus["id"], punt.rpartition("/")[2], "Sam", "Berg"):
            assert geheim not in antwoord.text


@ALLEEN_SQLITE
def test_calendar_of_another_is_empty(spel: Spel) -> None:
    plan(spel)
    assert "VEVENT" not in spel.vreemde.get("/overleggen/kalender").text
    probleem(spel.beheerder.get("/overleggen/kalender"), 403, "ROL")
    assert kort(regels(spel, "kalender.lezen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("GEWEIGERD", "ROL")]


def _uid(pad: str) -> str:
    return f"{pad.rpartition('/')[2]}@kernteam"
