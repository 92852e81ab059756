"""Compares the columns a line is found by with what its body says. Knows no tree.

The store makes them from the body, but its owner can end that and hide a line from every search, its body untouched.
On PostgreSQL he can also show another log to the role that reads for people than to the one that seals.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Select, and_, func, or_, select

from kernteam.logboek.tabellen import regel
from kernteam.verzegeling import boomwinkel

_KOLOMMEN = (regel.c.tijdstip, regel.c.actor, regel.c.organisatie, regel.c.casus, regel.c.handeling, regel.c.uitkomst)


def wijken_af(motor: Engine) -> Iterator[int]:
    """Give the ids of lines that would not be found by what they say; raises SQLAlchemyError.

    A body is canonical and its values are ids and codes, so a column is right when `"naam":"waarde"` stands in it and
    the value has no quote itself. SQLite keeps bytes in any column, and they are equal to no text.
    """
    postgresql = motor.dialect.name == "postgresql"
    zoek = func.strpos if postgresql else func.instr

    def fout(kolom: ColumnElement[str]) -> ColumnElement[bool]:
        naam = f'"{kolom.key}":'
        weg = and_(kolom.is_(None), zoek(regel.c.body, naam) > 0)
        verlengd = or_(zoek(regel.c.body, naam + '"' + kolom + '"') == 0, zoek(kolom, '"') > 0)
        return or_(weg, verlengd) if postgresql else or_(weg, verlengd, func.typeof(kolom) == "blob")

    with boomwinkel.lezend(motor) as verbinding:
        vraag = select(regel.c.id).where(regel.c.body.is_not(None), or_(*map(fout, _KOLOMMEN)))
        yield from verbinding.scalars(vraag.order_by(regel.c.id))


_PER_KEER = 2000


def verborgen(motor: Engine, lezer: Engine) -> Iterator[int]:
    """Give the ids of lines that the reader's role sees otherwise than they are, or not, or alone; SQLAlchemyError.

    By row security, a view of the same name or rights on columns. What changes meanwhile is looked at once more.
    """
    if lezer.url == motor.url:
        return
    na = -(2**63)
    while echt := _rijen(motor, _ALLES.where(regel.c.id > na).limit(_PER_KEER)):
        tot = echt[-1].id
        gezien = _rijen(lezer, _ALLES.where(regel.c.id > na, regel.c.id <= tot).limit(2 * _PER_KEER))
        yield from _verschil(motor, lezer, set(echt) ^ set(gezien))
        na = tot
    yield from _verschil(motor, lezer, _rijen(lezer, _ALLES.where(regel.c.id > na).limit(_PER_KEER)))


_ALLES = select(regel.c.id, *_KOLOMMEN, func.md5(regel.c.body)).order_by(regel.c.id)


def _verschil(motor: Engine, lezer: Engine, anders: set[Row[Any]] | Sequence[Row[Any]]) -> Iterator[int]:
    for regel_id in sorted({rij.id for rij in anders}):
        een = _ALLES.where(regel.c.id == regel_id)
        if _rijen(lezer, een) != _rijen(motor, een):
            yield regel_id


def _rijen(motor: Engine, vraag: Select[Any]) -> Sequence[Row[Any]]:
    with motor.connect() as verbinding:
        return verbinding.execute(vraag).all()
