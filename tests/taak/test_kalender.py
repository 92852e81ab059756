"""Working days as the Algemene termijnenwet counts them, and months that are not all as long."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.taak.kalender import (
    dagen_buiten_vakantie_na,
    in_vakantie,
    is_werkdag,
    maand_na,
    schooldagen_na,
    werkdagen_na,
)

# article 3 of the Algemene termijnenwet for three years, written out by hand; Easter differs most
VRIJ = {
    2026: "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-17",
    2030: "01-01 04-19 04-22 05-30 06-10 12-25 12-26",
}


@pytest.mark.parametrize("jaar", VRIJ)
def test_days_off_on_weekdays_are_those_of_the_law(jaar: int) -> None:
    dagen = (date(jaar, 1, 1) + timedelta(days=nummer) for nummer in range(365))
    vrij = [f"{dag:%m-%d}" for dag in dagen if dag.weekday() < 5 and not is_werkdag(dag)]
    assert vrij == VRIJ[jaar].split()


@pytest.mark.parametrize(
    ("dag", "aantal", "klaar"),
    [
        (date(2026, 11, 16), 2, date(2026, 11, 18)),  # a Monday
        (date(2026, 11, 20), 2, date(2026, 11, 24)),  # a Friday
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # a Saturday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # before Good Friday
        (date(2026, 12, 24), 2, date(2026, 12, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2026, 5, 4), 2, date(2026, 5, 7)),  # the fifth of May, in every year
    ],
)
def test_term_in_working_days_skips_what_is_no_working_day(dag: date, aantal: int, klaar: date) -> None:
    assert werkdagen_na(dag, aantal) == klaar


@pytest.mark.parametrize(
    ("dag", "later"),
    [
        (date(2026, 11, 22), date(2026, 12, 22)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
    ],
)
def test_month_ends_on_the_same_day_or_on_its_last(dag: date, later: date) -> None:
    assert maand_na(dag) == later


VAKANTIE = [(date(2026, 12, 19), date(2027, 1, 3))]


@pytest.mark.parametrize(
    ("dag", "aantal", "klaar"),
    [
        (date(2026, 12, 14), 4, date(2026, 12, 18)),
        (date(2026, 12, 14), 5, date(2027, 1, 4)),  # over Christmas
        (date(2026, 12, 24), 1, date(2027, 1, 4)),  # from within
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # over Good Friday and Easter Monday
    ],
)
def test_school_days_are_working_days_outside_holidays(dag: date, aantal: int, klaar: date) -> None:
    assert schooldagen_na(dag, aantal, VAKANTIE) == klaar


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 60))
def test_without_holidays_school_days_are_working_days(dag: date, aantal: int) -> None:
    assert schooldagen_na(dag, aantal, []) == werkdagen_na(dag, aantal)
    assert dagen_buiten_vakantie_na(dag, aantal, []) == dag + timedelta(aantal)
    assert not in_vakantie(schooldagen_na(dag, aantal + 1, VAKANTIE), VAKANTIE)
