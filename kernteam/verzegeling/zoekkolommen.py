"""Compares the columns a line is found by with what its body says. Knows no tree.

The store makes them from the body, but its owner can end that and hide a line from every search, its body untouched.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Engine, and_, func, or_, select

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
