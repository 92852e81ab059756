"""overleg.plannen: one meeting or a row of them, on the clock of Amsterdam, in one place at a time."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.klok import AMSTERDAM
from kernteam.http.verzoek import db
from kernteam.overleg.kalender import Herhaling, Tijden, datums, fouten_in, inbreng_tot, momenten
from kernteam.overleg.models import Overlegreeks
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, maak_tokens, niets_bewaard, probleem, regels, tegelijk
from tests.klant import Spel
from tests.nood.spoed import op
from tests.overleg.vergaderen import plan, planning
from tests.rollen import ANDERE_SCHOOL, LOSSE_SCHOOL, SCHOOL

ZONDAG = "2026-11-22 08:00:00"


@pytest.mark.parametrize("naam", ["contactpersoon", "collega", "leerplicht"])
def test_school_and_kernteam_plan_and_input_closes_two_working_days_before(spel: Spel, naam: str) -> None:
    with op(spel.app, ZONDAG) as toen:
        antwoord = toen.klanten[naam].post("/overleggen", planning(toen, 9))
        assert antwoord.status_code == 201, antwoord.json
        (overleg,) = antwoord.json["resultaten"]
        assert (overleg["begintOp"], overleg["eindigtOp"]) == ("2026-12-01T08:00:00Z", "2026-12-01T09:00:00Z")
        assert overleg["inbrengTotOp"] == "2026-11-27T23:00:00Z"
        assert (overleg["vestigingscode"], overleg["reeksId"], overleg["versie"]) == (SCHOOL, None, 1)
        assert kort(regels(toen, "overleg.plannen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_row_keeps_its_hour_over_the_change_of_the_clock_and_leaves_days_out(spel: Spel) -> None:
    herhaling = {"totEnMetDatum": "2027-04-13", "zonder": ["2026-12-22", "2026-12-29"]}
    with op(spel.app, ZONDAG) as toen:
        antwoord = toen.contactpersoon.post("/overleggen", planning(toen, 9, herhaling=herhaling))
        assert antwoord.status_code == 201, antwoord.json
        rij = antwoord.json["resultaten"]
        begin = [een["begintOp"] for een in rij]
    assert len(rij) == 18
    assert len({een["reeksId"] for een in rij}) == 1
    assert not {een[:10] for een in begin} & {"2026-12-22", "2026-12-29"}
    assert "2027-03-23T08:00:00Z" in begin
    assert "2027-03-30T07:00:00Z" in begin
    with spel.app.app_context():
        assert "RRULE:FREQ=WEEKLY;UNTIL=20270413" in db.session.scalars(db.select(Overlegreeks.regel)).one()


def test_kernteam_is_in_one_place_at_a_time(spel: Spel) -> None:
    plan(spel, 7)
    aansluitend = planning(spel, 7, begintijd="10:00", eindtijd="11:00")
    assert spel.collega.post("/overleggen", aansluitend).status_code == 201
    spel.contactpersoon.delete(plan(spel, 8))
    plan(spel, 8)  # what was called off takes no place
    reeks = planning(spel, 0, begintijd="23:58", eindtijd="23:59", herhaling={"totEnMetDatum": spel.over(8)})
    reeks |= {"datum": spel.over(1), "begintijd": "09:30", "eindtijd": "09:45"}
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post("/overleggen", planning(spel, 7)), 409, "OVERLAP")
        probleem(spel.contactpersoon.post("/overleggen", reeks), 409, "OVERLAP")


def test_of_two_who_plan_at_once_one_is_refused(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    inhoud = planning(spel)
    klanten = spel.contactpersoon, spel.gezinswerker
    maak_tokens(*klanten)
    daden = [lambda klant=klant: klant.post("/overleggen", inhoud) for klant in klanten]
    antwoorden = tegelijk(monkeypatch, *daden)
    assert sorted(een.status_code for een in antwoorden) == [201, 409]


@ALLEEN_SQLITE
def test_impossible_days_and_hours_are_all_named(spel: Spel) -> None:
    with op(spel.app, ZONDAG) as toen, niets_bewaard(toen):
        for anders, verwacht in (
            ({"datum": "2026-11-21"}, {("/datum", "VERLEDEN")}),
            ({"datum": "2026-11-22", "begintijd": "07:00"}, {("/datum", "VERLEDEN")}),
            ({"datum": "2028-01-01", "eindtijd": "08:00"}, {("/datum", "TE_VER"), ("/eindtijd", "VOLGORDE")}),
            ({"begintijd": "08:00", "eindtijd": "16:01"}, {("/eindtijd", "VOLGORDE")}),
            ({"datum": "2027-03-28", "begintijd": "02:30", "eindtijd": "03:30"}, {("/begintijd", "BESTAAT_NIET")}),
        ):
            assert fouten(toen.contactpersoon.post("/overleggen", planning(toen, 9) | anders)) == verwacht, anders
        for herhaling, verwacht in (
            ({"totEnMetDatum": "2026-11-30"}, {("/herhaling/totEnMetDatum", "VOLGORDE")}),
            ({"totEnMetDatum": "2028-11-30"}, {("/herhaling/totEnMetDatum", "TE_VER")}),
            (
                {"totEnMetDatum": "2026-12-15", "zonder": ["2026-12-09"]},
                {("/herhaling/zonder", "GEEN_OVERLEG")},
            ),
            ({"totEnMetDatum": "2026-12-01", "zonder": ["2026-12-01"]}, {("/herhaling/zonder", "LEEG")}),
        ):
            inhoud = planning(toen, 9, herhaling=herhaling)
            assert fouten(toen.contactpersoon.post("/overleggen", inhoud)) == verwacht, herhaling
        vorm = {"datum": "2026-02-30", "begintijd": "24:00", "eindtijd": "9:00"}
        wijzers = {wijzer for wijzer, _ in fouten(toen.contactpersoon.post("/overleggen", planning(toen) | vorm))}
        assert wijzers == {"/datum", "/begintijd", "/eindtijd"}


@ALLEEN_SQLITE
def test_another_school_looks_unknown(spel: Spel) -> None:
    with niets_bewaard(spel, "vreemde", "jeugdarts", "specialist", "gezinswerker"):
        for naam in ("vreemde", "jeugdarts"):
            probleem(spel.klanten[naam].post("/overleggen", planning(spel)), 404)
        for code in (ANDERE_SCHOOL, LOSSE_SCHOOL, "99ZZ99"):
            probleem(spel.gezinswerker.post("/overleggen", planning(spel, vestigingscode=code)), 404)
        probleem(spel.specialist.post("/overleggen", planning(spel)), 403, "ROL")
        probleem(spel.vreemde.post("/overleggen", planning(spel, vestigingscode=ANDERE_SCHOOL)), 409, "GEEN_KERNTEAM")


dagen = st.dates(date(2026, 11, 23), date(2027, 11, 1))


@given(dagen, st.times(time(7), time(20)), st.integers(1, 4), st.dates(date(2026, 11, 23), date(2027, 12, 1)))
def test_every_meeting_of_a_row_is_on_its_weekday_and_hour(eerste: date, begin: time, weken: int, tot: date) -> None:
    begin = begin.replace(second=0, microsecond=0)
    tijden = Tijden(eerste, begin, begin.replace(hour=begin.hour + 1), Herhaling(tot, weken))
    if fouten_in(tijden, datetime(2026, 11, 22, tzinfo=UTC)):
        assert tot < eerste
        return
    gevonden = datums(tijden)
    assert gevonden[0] == eerste
    assert gevonden[-1] <= tot
    assert all((een - eerste).days % (7 * weken) == 0 for een in gevonden)
    for dag in gevonden:
        start, einde = momenten(tijden, dag)
        assert start.astimezone(AMSTERDAM).time() == begin
        assert start < einde
        assert inbreng_tot(start, datetime(2026, 1, 1, tzinfo=UTC)) < start
