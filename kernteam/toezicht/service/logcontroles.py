"""Whether the log was checked as often as the control policy asks. Knows no web."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kernteam.bewijs.service import controles
from kernteam.bewijs.service.controles import LogcontroleInzage
from kernteam.grond.klok import AMSTERDAM
from kernteam.toegang.poort import Poort
from kernteam.toezicht.regels import Bureau, Controle
from kernteam.toezicht.service.meten import begin_van


@dataclass(frozen=True, slots=True)
class Controlestand:
    """The last check of the log and the last of all of it, and whether the policy asks for another."""

    laatste: LogcontroleInzage | None
    te_laat: bool
    laatste_volledige: LogcontroleInzage | None
    volledige_te_laat: bool


@dataclass(frozen=True, slots=True)
class Controlejaar:
    """One year of checks: how many, and on how many days the last one was longer ago than the policy says."""

    aantal: int
    volledig: int
    met_bevindingen: int
    dagen_te_laat: int
    dagen_volledige_te_laat: int


def stand(poort: Poort, bureau: Bureau) -> Controlestand:
    """Give how the checks stand today, as far back as a search over everybody goes."""
    vandaag = poort.klok.vandaag()
    terug = vandaag - timedelta(days=bureau.getal(Controle.ZOEKEN_DAGEN_ALLES))
    gemaakt = controles.gemaakt(poort, begin_van(terug), begin_van(vandaag + timedelta(days=1)))
    volledig = [een for een in gemaakt if een.volledig]
    nieuw, alles = bureau.getal(Controle.LOGCONTROLE_NIEUW), bureau.getal(Controle.LOGCONTROLE_ALLES)
    return Controlestand(
        laatste=next(iter(gemaakt), None),
        te_laat=bool(dagen_te_laat(_dagen(gemaakt), [vandaag], nieuw + 1)),  # today is not over yet
        laatste_volledige=next(iter(volledig), None),
        volledige_te_laat=bool(dagen_te_laat(_dagen(volledig), [vandaag], alles + 1)),
    )


def van_jaar(poort: Poort, bureau: Bureau, jaar: int) -> Controlejaar:
    """Count the checks of a year, and the days of it that are over and on which the policy was not followed."""
    begin, einde = date(jaar, 1, 1), min(date(jaar + 1, 1, 1), poort.klok.vandaag())
    nieuw, alles = bureau.getal(Controle.LOGCONTROLE_NIEUW), bureau.getal(Controle.LOGCONTROLE_ALLES)
    gezien = controles.gemaakt(poort, begin_van(begin - timedelta(days=alles)), begin_van(date(jaar + 1, 1, 1)))
    gemaakt = [een for een in gezien if _dag(een) >= begin]
    voorbij = [begin + timedelta(days=een) for een in range((einde - begin).days)]
    return Controlejaar(
        aantal=len(gemaakt),
        volledig=sum(een.volledig for een in gemaakt),
        met_bevindingen=sum(bool(een.codes) for een in gemaakt),
        dagen_te_laat=dagen_te_laat(_dagen(gezien), voorbij, nieuw),
        dagen_volledige_te_laat=dagen_te_laat(_dagen(een for een in gezien if een.volledig), voorbij, alles),
    )


def dagen_te_laat(gedaan: Collection[date], dagen: Iterable[date], binnen: int) -> int:
    """Count the days that have no check among themselves and the days before them, so many together. Pure."""
    return sum(not any(dag - timedelta(days=een) in gedaan for een in range(binnen)) for dag in dagen)


def _dagen(gemaakt: Iterable[LogcontroleInzage]) -> set[date]:
    return set(map(_dag, gemaakt))


def _dag(een: LogcontroleInzage) -> date:
    return een.gemaakt_op.astimezone(AMSTERDAM).date()
