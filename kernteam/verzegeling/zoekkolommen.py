"""Compares the columns a line is found by with what its body says. Knows no tree.

The store makes them from the body, but its owner can end that and hide a line from every search, its body untouched.
On PostgreSQL he can also show another log to the role that reads for people than to the one that seals.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
)

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


_PER_KEER = 20_000


def verborgen(motor: Engine, lezer: Engine) -> Iterator[int]:
    """Give the ids of lines that the reader's role sees otherwise than they are, or not, or alone; SQLAlchemyError.

    By row security, a view of the same name or rights on columns. What changes meanwhile is looked at once more.
    """
    if lezer.url == motor.url:
        return
    na = -(2**63)
    with motor.connect() as echt, lezer.connect() as gezien:
        while (tot := echt.execute(_GRENS, {"na": na}).scalar()) is not None:
            deel = {"na": na, "tot": tot}
            if echt.execute(_SOM, deel).scalar() != gezien.execute(_SOM, deel).scalar():
                yield from _verschil(echt, gezien, deel)
            na = tot
        yield from _verschil(echt, gezien, {"na": na, "tot": 2**63 - 1})


_VOLGENDE = select(regel.c.id).where(regel.c.id > bindparam("na")).order_by(regel.c.id).limit(_PER_KEER).subquery()
_GRENS = select(func.max(_VOLGENDE.c.id))
_RIJEN = select(regel.c.id, *_KOLOMMEN, func.md5(regel.c.body).label("som")).order_by(regel.c.id)
_DEEL = _RIJEN.where(regel.c.id > bindparam("na"), regel.c.id <= bindparam("tot"))
# all of them as one hash: that two roles see the same costs no reading then
_SOM = select(func.md5(func.string_agg(cast(literal_column("een"), Text), ","))).select_from(_DEEL.subquery("een"))


def _verschil(echt: Connection, gezien: Connection, deel: Mapping[str, int]) -> Iterator[int]:
    for regel_id in sorted({rij.id for rij in {*echt.execute(_DEEL, deel)} ^ {*gezien.execute(_DEEL, deel)}}):
        een = _RIJEN.where(regel.c.id == regel_id)
        if gezien.execute(een).all() != echt.execute(een).all():
            yield regel_id
