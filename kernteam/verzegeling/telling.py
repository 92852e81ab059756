"""Compares what writers counted outside the store with the lines in it, and tidies up counters. Signs nothing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from kernteam.logboek import teller
from kernteam.logboek.tabellen import regel
from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.echtheid import inhoud
from logbewijs.anker import Anker
from logbewijs.boom import bevat, blad_hash
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.tegels import Beschadigd


def tellermap(anker: Anker) -> Path:
    """Give the folder of the counters: beside the anchor, out of reach of who keeps the store."""
    return anker.map / "tellers"


def tekort(verbinding: Connection, geteld: Mapping[str, int | None]) -> Iterator[str]:
    """Give a sentence for every counter that is damaged, or that counted lines which are not there."""
    for schrijver, n in geteld.items():
        hoogste = select(func.coalesce(func.max(regel.c.n), 0)).where(regel.c.schrijver == schrijver)
        aanwezig = verbinding.execute(hoogste).scalar_one()
        if n is None:
            yield f"de teller van schrijver {schrijver} is beschadigd"
        elif n > aanwezig:
            yield f"schrijver {schrijver} bewaarde {n} regels en de laatste is nu {aanwezig}"


def sluit_af(motor: Engine, anker: Anker, punt: Ijkpunt) -> set[str]:
    """Remove the counters of dead writers whose lines are all signed for; give the writers that counted more.

    Their last line must be proved by what was signed: whoever owns the store can make any line seem sealed for as long
    as it takes to lose a counter. Raises SQLAlchemyError and OSError.
    """
    map_ = tellermap(anker)
    geteld = teller.verouderd(map_)
    if not geteld:
        return set()
    with boomwinkel.lezend(motor) as verbinding:
        klaar = {wie for wie, n in geteld.items() if n is not None and _is_verzegeld(verbinding, wie, n, punt)}
    for wie in klaar:
        teller.ruim_op(map_, wie)
    return set(geteld) - klaar


def _is_verzegeld(verbinding: Connection, schrijver: str, n: int, punt: Ijkpunt) -> bool:
    rij = boomwinkel.regel_van_schrijver(verbinding, schrijver, n)
    gegevens = None if rij is None else inhoud(rij)
    if gegevens is None:
        return n == 0  # it died before its first line
    try:
        pad = boomwinkel.boom(verbinding, punt.grootte, rij.blad).pad(rij.blad)
    except (IndexError, Beschadigd):
        return False
    return bevat(blad_hash(gegevens), rij.blad, punt.grootte, pad, punt.wortel)


def vergeet(anker: Anker) -> None:
    """Remove the counters of dead writers: what they counted beyond the store is lost, and that was said."""
    map_ = tellermap(anker)
    for wie in teller.verouderd(map_):
        teller.ruim_op(map_, wie)
