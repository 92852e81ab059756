"""How a consult goes: whether it runs at a moment, and why not. Pure: knows no row of the casus and no reader.

Nothing is stored when consent ends: it is computed at every read, so a withdrawal, a birthday or an expiry stops a
consult at once (C19).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import ACTIEF, Casusstatus
from kernteam.toegang.feiten import Geldigheid
from kernteam.toestemming.antwoord import Antwoord


class Consultstatus(StrEnum):
    """Where a consult stands."""

    GEVRAAGD = "GEVRAAGD"
    BEANTWOORD = "BEANTWOORD"
    GESTOPT = "GESTOPT"  # C19: consent ended, or the casus stopped
    VERLOPEN = "VERLOPEN"
    AFGESLOTEN = "AFGESLOTEN"


LOPEND = frozenset({Consultstatus.GEVRAAGD, Consultstatus.BEANTWOORD})


@dataclass(frozen=True, slots=True)
class Loop:
    """What the state of a consult is computed from."""

    gevraagd_op: datetime
    tot_op: datetime
    afgesloten_op: datetime | None
    beantwoord_op: datetime | None
    ingetrokken_op: datetime | None  # somebody took back his consent since it was asked
    casusstatus: Casusstatus
    geldigheid: Geldigheid  # of the consent for consult


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One answer to a request for consent that a consult rests on, and when it was recorded."""

    antwoord: Antwoord
    vastgelegd_op: datetime


def status_op(loop: Loop, nu: datetime) -> Consultstatus:
    """Give the state at a moment. Taking consent back stops a consult for good: a new yes asks a new consult."""
    if loop.afgesloten_op is not None and loop.afgesloten_op <= nu:
        return Consultstatus.AFGESLOTEN
    if loop.ingetrokken_op is not None:
        return Consultstatus.GESTOPT
    if nu >= loop.tot_op:
        return Consultstatus.VERLOPEN
    if loop.geldigheid is not Geldigheid.GELDIG or loop.casusstatus not in ACTIEF:
        return Consultstatus.GESTOPT
    return Consultstatus.BEANTWOORD if loop.beantwoord_op is not None else Consultstatus.GEVRAAGD


def ingetrokken_sinds(gegeven: Iterable[Gegeven], gevraagd_op: datetime, einde: datetime) -> datetime | None:
    """Give the first time since the question, and before the consult was over, that somebody took back his consent."""
    momenten = (
        een.vastgelegd_op
        for een in gegeven
        if een.antwoord is Antwoord.INGETROKKEN and gevraagd_op <= een.vastgelegd_op < einde
    )
    return min(momenten, default=None)


def wachtdagen(vanaf: datetime, tot: datetime | None, vandaag: date) -> int:
    """Give the days between asking and answering (or starting); while nothing came, the days until today."""
    einde = vandaag if tot is None else tot.astimezone(AMSTERDAM).date()
    return (einde - vanaf.astimezone(AMSTERDAM).date()).days


def eerste_antwoord(momenten: Sequence[datetime]) -> datetime | None:
    """Give when it was answered first."""
    return min(momenten, default=None)
