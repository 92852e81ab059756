"""The days on which terms end: Dutch working days, school days and calendar months. Knows no task."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from holidays import OPTIONAL, PUBLIC, country_holidays

_ZATERDAG = 5
Vakanties = Sequence[tuple[date, date]]  # first and last day of each


def werkdagen_na(dag: date, aantal: int) -> date:
    """Give the working day that comes this many working days after a day (Algemene termijnenwet)."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= is_werkdag(dag)
    return dag


def is_werkdag(dag: date) -> bool:
    """Tell whether a day is neither Saturday, Sunday nor a day that the Algemene termijnenwet names (article 3)."""
    return dag.weekday() < _ZATERDAG and dag not in _feestdagen(dag.year)


def schooldagen_na(dag: date, aantal: int, vakanties: Vakanties) -> date:
    """Give the school day that comes this many school days after a day: working days outside the school holidays."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= is_werkdag(dag) and not in_vakantie(dag, vakanties)
    return dag


def dagen_buiten_vakantie_na(dag: date, aantal: int, vakanties: Vakanties) -> date:
    """Give the day that comes this many calendar days after a day when those in school holidays do not count."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= not in_vakantie(dag, vakanties)
    return dag


def in_vakantie(dag: date, vakanties: Vakanties) -> bool:
    """Tell whether a day lies in one of these holidays."""
    return any(eerste <= dag <= laatste for eerste, laatste in vakanties)


def maand_na(dag: date) -> date:
    """Give the same day of the next month, or the last one of that month when it is shorter."""
    jaar, maand = (dag.year + 1, 1) if dag.month == 12 else (dag.year, dag.month + 1)  # noqa: PLR2004 - December
    return date(jaar, maand, min(dag.day, monthrange(jaar, maand)[1]))


@cache
def _feestdagen(jaar: int) -> frozenset[date]:
    # "optional" are Good Friday and every fifth of May: no day off for all, but no day on which a term ends either
    return frozenset(country_holidays("NL", years=jaar, categories=(PUBLIC, OPTIONAL)))
