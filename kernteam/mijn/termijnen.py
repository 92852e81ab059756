"""The terms that a stage of a casus has: from when, until when. Pure: knows no row and no reader."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import GESLOTEN
from kernteam.grond.status import Casusstatus as S
from kernteam.taak.kalender import dagen_buiten_vakantie_na, schooldagen_na
from kernteam.taak.models import Taaksoort
from kernteam.toegang.beleid import Beleid
from kernteam.toegang.schoolvakanties import Vakantierooster

_WEEK = 7
_TOT_EEN_PLAN = frozenset({S.OVERLEG, S.PLAN})


@dataclass(frozen=True, slots=True)
class Termijn:
    """What waits, since when, and the last day for it."""

    soort: Taaksoort
    sinds_op: datetime
    uiterlijk: date
    vakanties_bekend: bool = True  # False: none counted, so the day may come too early


@dataclass(frozen=True, slots=True)
class Verloop:
    """What the terms of a casus are counted from."""

    status: S  # as it is today
    fase: S  # where it is, or comes back to when it is suspended
    bereikt_op: Mapping[S, datetime]  # when it last came in each state, other than back from a suspension
    gewijzigd_op: datetime  # when something last happened in it
    geevalueerd: date | None  # the last time


def termijnen_van(verloop: Verloop, beleid: Beleid, rooster: Vakantierooster, vandaag: date) -> Iterator[Termijn]:
    """Give the terms that run today (domain rules 6.3, 6.6).

    The term of the plan is the law's: nothing pauses it, neither a holiday nor a suspension. That nothing happened
    is told once the term is over.
    """
    if verloop.status in GESLOTEN:
        return
    if verloop.status is S.OPEN and S.OPEN in verloop.bereikt_op:
        sinds = verloop.bereikt_op[S.OPEN]
        dagen = beleid.schakelaar("overleg.schooldagen", vandaag).getal
        einde = schooldagen_na(_dag(sinds), dagen, rooster.perioden)
        yield Termijn(Taaksoort.EERSTE_OVERLEG, sinds, einde, rooster.kent(_dag(sinds), einde))
    if verloop.fase in _TOT_EEN_PLAN and S.OVERLEG in verloop.bereikt_op:
        sinds = max(een for naar, een in verloop.bereikt_op.items() if naar in (S.OVERLEG, S.EVALUATIE))
        weken = timedelta(weeks=beleid.schakelaar("plan.weken", vandaag).getal)
        yield Termijn(Taaksoort.PLAN_MAKEN, sinds, _dag(sinds) + weken)
    if verloop.status in (S.UITVOERING, S.EVALUATIE) and S.UITVOERING in verloop.bereikt_op:
        sinds = verloop.bereikt_op[S.UITVOERING]
        weken = timedelta(weeks=beleid.schakelaar("evaluatie.weken", vandaag).getal)
        yield Termijn(Taaksoort.EVALUEREN, sinds, max(_dag(sinds), verloop.geevalueerd or date.min) + weken)
    yield from _stilte(verloop, beleid, rooster, vandaag)


def _stilte(verloop: Verloop, beleid: Beleid, rooster: Vakantierooster, vandaag: date) -> Iterator[Termijn]:
    if verloop.status is S.OPGESCHORT:  # that has a term of its own
        return
    dagen = beleid.schakelaar("casus_stil.weken", vandaag).getal * _WEEK
    begin = _dag(verloop.gewijzigd_op)
    einde = dagen_buiten_vakantie_na(begin, dagen, rooster.perioden)
    if vandaag >= einde:
        yield Termijn(Taaksoort.CASUS_STIL, verloop.gewijzigd_op, einde, rooster.kent(begin, einde))


def _dag(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
