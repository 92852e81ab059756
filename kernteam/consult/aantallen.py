"""Counts consulten without anybody in them: what is too small is not there (domain rules 7.2, M02 and M06). Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from statistics import median_low
from uuid import UUID

from kernteam.grond.klok import AMSTERDAM

_MAANDEN = 3


class Consultsoort(StrEnum):
    """With a name or without."""

    MET_NAAM = "MET_NAAM"
    ANONIEM = "ANONIEM"


@dataclass(frozen=True, slots=True, order=True)
class Groep:
    """What is counted together: one provider and one district; an anonymous consult has no place."""

    aanbieder: str
    gebied: str
    soort: Consultsoort
    aanbieder_id: UUID


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """One consult, as far as it counts."""

    groep: Groep
    over: UUID  # the casus; of an anonymous consult itself: nobody knows about whom it is
    wachtdagen: int | None  # until the first answer; None: there is none


@dataclass(frozen=True, slots=True)
class Aantal:
    """What is told of a group."""

    groep: Groep
    gevraagd: int
    beantwoord: int | None  # None: too few to tell, or none
    wachtdagen: int | None  # the median of what was answered; idem


@dataclass(frozen=True, slots=True)
class Kwartaal:
    """Three months of a year."""

    jaar: int
    nummer: int

    @property
    def begin_op(self) -> datetime:
        """The first moment."""
        return datetime.combine(date(self.jaar, _MAANDEN * (self.nummer - 1) + 1, 1), time(), AMSTERDAM)

    @property
    def einde_op(self) -> datetime:
        """The first moment after."""
        volgende = Kwartaal(self.jaar + self.nummer // 4, self.nummer % 4 + 1)
        return volgende.begin_op


def tel(gevraagd: Iterable[Gevraagd], minstens: int, afronding: int) -> list[Aantal]:
    """Count each group with at least so many different people, rounded; nothing is told of a smaller one.

    No totals are given, so that no small number follows from what is given; and a period does not overlap another.
    """
    groepen: defaultdict[Groep, list[Gevraagd]] = defaultdict(list)
    for een in gevraagd:
        groepen[een.groep].append(een)
    return [
        _aantal(groep, leden, minstens, afronding)
        for groep, leden in sorted(groepen.items())
        if _genoeg(leden, minstens)
    ]


def _aantal(groep: Groep, leden: list[Gevraagd], minstens: int, afronding: int) -> Aantal:
    beantwoord = [een for een in leden if een.wachtdagen is not None]
    gevraagd = _rond(len(leden), afronding)
    if not _genoeg(beantwoord, minstens):
        return Aantal(groep, gevraagd, None, None)
    dagen = median_low(een.wachtdagen for een in beantwoord if een.wachtdagen is not None)
    return Aantal(groep, gevraagd, _rond(len(beantwoord), afronding), dagen)


def _genoeg(leden: list[Gevraagd], minstens: int) -> bool:
    return len({een.over for een in leden}) >= minstens


def _rond(aantal: int, afronding: int) -> int:
    return (aantal + afronding // 2) // afronding * afronding
