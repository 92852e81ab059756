"""How the sealing of the log is doing now: what is signed, what waits, what stays out of the tree. Changes nothing."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, select

from kernteam.logboek.tabellen import blad, quarantaine, regel, wachtrij
from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.boomwinkel import Bewaard
from kernteam.verzegeling.getuigen import Getuigenloket

_TERUG = 1000  # checkpoints among which a cosigned one is looked for, the newest first


@dataclass(frozen=True, slots=True)
class Zegelstand:
    """What an overseer sees of the sealing: sizes, moments and codes."""

    grootte: int  # lines the newest checkpoint covers; 0 before the first
    laatste_regel_op: datetime | None  # of the last line it covers: a checkpoint itself has no time (C2SP)
    wachtend: int
    oudste_wachtende_op: datetime | None
    apart: int  # lines that Kernteam did not write
    storing: str | None  # why sealing did not work the last time this process tried, or what its witness found
    getuige: bool
    medeondertekend: int | None  # the size of the newest checkpoint the witness cosigned, as far as is known
    medeondertekend_op: datetime | None


def lees(motor: Engine, loket: Getuigenloket | None, storing: str | None) -> Zegelstand:
    """Read it, with the rights of role `verzegelaar`, in a fixed number of statements. Raises SQLAlchemyError."""
    with boomwinkel.lezend(motor) as verbinding:
        punten = boomwinkel.ijkpunten(verbinding, limiet=1 if loket is None else _TERUG)
        grootte = punten[0].grootte if punten else 0
        wachtend, oudste = verbinding.execute(_WACHTEND).one()
        mee = _medeondertekend(punten, loket)
        return Zegelstand(
            grootte=grootte,
            laatste_regel_op=_moment(_tijdstip(verbinding, grootte - 1)),
            wachtend=wachtend,
            oudste_wachtende_op=_moment(oudste),
            apart=verbinding.execute(select(func.count()).select_from(quarantaine)).scalar_one(),
            storing=storing or (None if loket is None else loket.storing),
            getuige=loket is not None,
            medeondertekend=None if mee is None else mee[0],
            medeondertekend_op=None if mee is None else datetime.fromtimestamp(mee[1], UTC),
        )


_SLEUTEL = (regel.c.schrijver == wachtrij.c.schrijver) & (regel.c.n == wachtrij.c.n)
_WACHTEND = select(func.count(), func.min(regel.c.tijdstip)).select_from(wachtrij.outerjoin(regel, _SLEUTEL))


def _tijdstip(verbinding: Connection, nummer: int) -> str | None:
    vraag = select(regel.c.tijdstip).join(blad, blad.c.regel_id == regel.c.id).where(blad.c.nummer == nummer)
    return verbinding.execute(vraag).scalar()


def _moment(tekst: str | None) -> datetime | None:
    """Read a moment; None also for what no line of ours says, which is for the check of the log to tell."""
    with suppress(TypeError, ValueError):
        return datetime.fromisoformat(tekst or "").astimezone(UTC)
    return None


def _medeondertekend(punten: list[Bewaard], loket: Getuigenloket | None) -> tuple[int, int] | None:
    """Give size and time (seconds) of the newest checkpoint that the witness cosigned."""
    if loket is None:
        return None
    gezien = ((een.grootte, loket.ondertekende(een.note)) for een in punten)
    return next(((grootte, tijd) for grootte, tijd in gezien if tijd is not None), None)
