"""Compares what writers counted outside the store with the lines in it, and tidies up counters. Signs nothing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from kernteam.logboek import teller
from kernteam.logboek.tabellen import regel
from kernteam.verzegeling import boomwinkel
from logbewijs.anker import Anker


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


def sluit_af(motor: Engine, anker: Anker) -> set[str]:
    """Remove the counters of dead writers whose lines are all sealed; give the writers that counted more.

    Raises SQLAlchemyError and OSError.
    """
    map_ = tellermap(anker)
    geteld = teller.verouderd(map_)
    if not geteld:
        return set()
    with boomwinkel.lezend(motor) as verbinding:
        klaar = {wie for wie, n in geteld.items() if n is not None and n <= boomwinkel.verzegeld_van(verbinding, wie)}
    for wie in klaar:
        teller.ruim_op(map_, wie)
    return set(geteld) - klaar


def vergeet(anker: Anker) -> None:
    """Remove the counters of dead writers: what they counted beyond the store is lost, and that was said."""
    map_ = tellermap(anker)
    for wie in teller.verouderd(map_):
        teller.ruim_op(map_, wie)
