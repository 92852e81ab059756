"""The terms of a stage as a pure function: what runs, from when, and what a holiday does to it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import GESLOTEN, Casusstatus
from kernteam.mijn.termijnen import Verloop, termijnen_van
from kernteam.taak.models import Taaksoort
from kernteam.toegang.beleid import laad
from kernteam.toegang.schoolvakanties import Vakantierooster

BELEID = laad(Path("config/beleid"))
S, T = Casusstatus, Taaksoort
DAGEN = st.dates(date(2026, 11, 2), date(2028, 12, 31))
PERIODEN = st.lists(
    st.tuples(DAGEN, st.integers(0, 50)).map(lambda een: (een[0], een[0] + timedelta(een[1]))), max_size=5
)


def moment(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 9, tzinfo=AMSTERDAM).astimezone(UTC)


def verloop(status: S, dag: date, fase: S | None = None, geevalueerd: date | None = None) -> Verloop:
    return Verloop(status, fase or status, dict.fromkeys(S, moment(dag)), moment(dag), geevalueerd)


def dagen(een: Verloop, vandaag: date, vakanties: list[tuple[date, date]]) -> dict[Taaksoort, date]:
    rooster = Vakantierooster(tuple(vakanties))
    return {termijn.soort: termijn.uiterlijk for termijn in termijnen_van(een, BELEID, rooster, vandaag)}


def test_each_stage_has_its_own() -> None:
    dag = date(2026, 11, 2)  # a Monday
    assert dagen(verloop(S.OPEN, dag), dag, []) == {T.EERSTE_OVERLEG: date(2026, 11, 16)}
    assert dagen(verloop(S.OVERLEG, dag), dag, []) == {T.PLAN_MAKEN: date(2026, 12, 14)}
    assert dagen(verloop(S.UITVOERING, dag), dag, []) == {T.EVALUEREN: date(2026, 12, 28)}
    assert dagen(verloop(S.UITVOERING, dag, geevalueerd=date(2026, 12, 7)), dag, []) == {T.EVALUEREN: date(2027, 2, 1)}
    assert dagen(verloop(S.SIGNAAL, dag), dag, []) == {}


@given(st.sampled_from([S.OPEN, S.SIGNAAL, S.UITVOERING]), DAGEN, st.tuples(DAGEN, DAGEN).map(sorted))
def test_term_that_counts_holidays_says_when_they_are_not_known(status: S, dag: date, bekend: list[date]) -> None:
    eerste, laatste = bekend
    rooster = Vakantierooster(((eerste, eerste), (laatste, laatste)))
    for termijn in termijnen_van(verloop(status, dag), BELEID, rooster, date(2029, 12, 31)):
        telt = termijn.soort in (T.EERSTE_OVERLEG, T.CASUS_STIL)
        assert termijn.vakanties_bekend is (not telt or (eerste <= dag and termijn.uiterlijk <= laatste))


@given(st.sampled_from(S), DAGEN, DAGEN, PERIODEN)
def test_holiday_only_ever_gives_more_time_and_never_for_the_plan(
    status: S, dag: date, vandaag: date, vakanties: list[tuple[date, date]]
) -> None:
    een = verloop(status, dag)
    met, zonder = dagen(een, vandaag, vakanties), dagen(een, vandaag, [])
    assert met.keys() | {T.CASUS_STIL} == zonder.keys() | {T.CASUS_STIL}
    assert all(met[soort] >= zonder[soort] for soort in met)
    assert met.get(T.PLAN_MAKEN) == zonder.get(T.PLAN_MAKEN)


@given(st.sampled_from([S.OVERLEG, S.PLAN]), DAGEN, PERIODEN)
def test_suspension_does_not_pause_the_plan(fase: S, dag: date, vakanties: list[tuple[date, date]]) -> None:
    assert dagen(verloop(S.OPGESCHORT, dag, fase), dag, vakanties) == {T.PLAN_MAKEN: dag + timedelta(weeks=6)}


@given(st.sampled_from(sorted(GESLOTEN)), DAGEN, DAGEN)
def test_nothing_runs_in_what_ended(status: S, dag: date, vandaag: date) -> None:
    assert dagen(verloop(status, dag), vandaag, []) == {}


@given(DAGEN, PERIODEN, st.integers(0, 400))
def test_silence_is_told_from_the_day_that_eight_weeks_outside_holidays_are_over(
    dag: date, vakanties: list[tuple[date, date]], later: int
) -> None:
    vandaag = dag + timedelta(later)
    telt = [dag + timedelta(een) for een in range(1, later + 1)]
    telt = [een for een in telt if not any(begin <= een <= einde for begin, einde in vakanties)]
    gevonden = dagen(verloop(S.SIGNAAL, dag), vandaag, vakanties)
    assert gevonden == ({T.CASUS_STIL: telt[55]} if len(telt) >= 56 else {})
