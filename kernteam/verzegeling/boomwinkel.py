"""The tree as the log store keeps it: leaves, tiles, checkpoints. Knows no key and decides nothing."""

import json
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Engine,
    and_,
    bindparam,
    cast,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    tuple_,
    update,
)

from kernteam.db.engine import SCHRIJVEND
from kernteam.logboek.tabellen import blad, ijkpunt, regel, tegel, wachtrij
from kernteam.verzegeling.echtheid import bladhashes, inhoud
from logbewijs.boom import HASH, Rand, blad_hash
from logbewijs.tegels import BREED, Boom, Lees, Plek, langs


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A signed checkpoint as the store keeps it."""

    nummer: int
    grootte: int
    note: str


@contextmanager
def schrijvend(motor: Engine) -> Iterator[Connection]:
    """Begin a writing transaction that sees one moment of the store, and what it did itself."""
    with _een_stand(motor, **{SCHRIJVEND: True}) as verbinding:
        yield verbinding


@contextmanager
def lezend(motor: Engine) -> Iterator[Connection]:
    """Begin a reading transaction that sees one moment of the store."""
    with _een_stand(motor) as verbinding:
        yield verbinding


@contextmanager
def _een_stand(motor: Engine, **opties: Any) -> Iterator[Connection]:
    if motor.dialect.name == "postgresql":
        opties |= {"isolation_level": "REPEATABLE READ"}
    with motor.connect().execution_options(**opties) as verbinding, verbinding.begin():
        yield verbinding


def grootte(verbinding: Connection) -> int:
    """Count the leaves of the tree."""
    return int(verbinding.execute(_GROOTTE).scalar_one())


_GROOTTE = select(func.coalesce(func.max(blad.c.nummer) + 1, 0))


def aantal(verbinding: Connection) -> int:
    """Count the leaves that are there, whatever their numbers."""
    return verbinding.execute(select(func.count()).select_from(blad)).scalar_one()


def lezer(verbinding: Connection, samen: Collection[Plek] = ()) -> Lees:
    """Give what reads a tile, those of `samen` in one question beforehand; raises KeyError when there is none."""
    een_van = (and_(tegel.c.niveau == niveau, tegel.c.n == n) for niveau, n in sorted(samen))
    rijen = verbinding.execute(select(tegel).where(or_(*een_van))).all() if samen else ()
    vooraf = {(rij.niveau, rij.n): rij.data for rij in rijen}

    def lees(niveau: int, n: int) -> bytes:
        gevonden = vooraf.get((niveau, n)) or verbinding.execute(_TEGEL, {"een": niveau, "ander": n}).scalar()
        if not isinstance(gevonden, bytes):  # SQLite keeps any type
            raise KeyError(niveau, n)
        return gevonden

    return lees


_OP_PLEK = (tegel.c.niveau == bindparam("een"), tegel.c.n == bindparam("ander"))
_TEGEL = select(tegel.c.data).where(*_OP_PLEK)
_TEGEL_ERBIJ = insert(tegel).values(niveau=bindparam("een"), n=bindparam("ander"), data=bindparam("data"))
_TEGEL_GROEIT = update(tegel).where(*_OP_PLEK).values(data=bindparam("data"))
# many numbers as one parameter: a row of its own for each cost more than all hashing together
_GETALLEN = {
    "sqlite": "SELECT key AS plek, value AS getal FROM json_each(:getallen)",
    "postgresql": (
        "SELECT plek - 1 AS plek, getal::bigint AS getal "
        "FROM json_array_elements_text(CAST(:getallen AS json)) WITH ORDINALITY AS een (getal, plek)"
    ),
}
_BLADEN_ERBIJ = {
    soort: text(f"INSERT INTO blad (nummer, regel_id) SELECT :eerste + plek, getal FROM ({getallen}) AS zo")  # noqa: S608 - words of this module
    for soort, getallen in _GETALLEN.items()
}
_SLEUTEL = tuple_(wachtrij.c.schrijver, wachtrij.c.n)
_EERSTE, _LAATSTE = (tuple_(bindparam(f"{een}_schrijver"), bindparam(f"{een}_n")) for een in ("eerste", "laatste"))
_UIT_WACHTRIJ = delete(wachtrij).where(_SLEUTEL >= _EERSTE, _SLEUTEL <= _LAATSTE)


def uit_wachtrij(verbinding: Connection, eerste: tuple[str, int], laatste: tuple[str, int]) -> None:
    """Take lines from the queue, from one (schrijver, n) to another; they were read in this same transaction.

    A range, because SQLite keeps any type there. What was committed since then is not seen, so it stays.
    """
    namen = ("eerste_schrijver", "eerste_n", "laatste_schrijver", "laatste_n")
    verbinding.execute(_UIT_WACHTRIJ, dict(zip(namen, eerste + laatste, strict=True)))


def boom(verbinding: Connection, aantal: int | None = None, blad: int | None = None) -> Boom:
    """Give the tree, or as it was when it had so many leaves; to prove something of one leaf, with its tiles read."""
    aantal = grootte(verbinding) if aantal is None else aantal
    return Boom(aantal, lezer(verbinding, () if blad is None else langs(aantal, blad)))


def groei(verbinding: Connection, eerste: int, regel_ids: Sequence[int], tegels: Mapping[Plek, bytes]) -> None:
    """Store new leaves from number `eerste` on, and the tiles that were made or grew."""
    verbinding.execute(_BLADEN_ERBIJ[verbinding.dialect.name], {"eerste": eerste, "getallen": json.dumps(regel_ids)})
    for opdracht, nieuw in ((_TEGEL_GROEIT, False), (_TEGEL_ERBIJ, True)):
        rijen = [
            {"een": niveau, "ander": n, "data": data}
            for (niveau, n), data in tegels.items()
            if (n * BREED >= eerste >> (8 * niveau)) is nieuw
        ]
        if rijen:
            verbinding.execute(opdracht, rijen)


def bladeren(verbinding: Connection, vanaf: int) -> Iterator[Sequence[Any]]:
    """Read leaves with their lines, those of one tile together, in order; a line that is gone has no id."""
    while rijen := sorted(verbinding.execute(_BLADEREN, {"vanaf": vanaf}).all(), key=itemgetter(0)):
        n = rijen[0].nummer // BREED
        yield rijen if rijen[-1].nummer // BREED == n else [een for een in rijen if een.nummer // BREED == n]
        vanaf = (n + 1) * BREED


# the leaves first: a store that knows its sizes badly may read the whole log beside them to join them
_STUK = (
    select(blad.c.nummer, blad.c.regel_id)
    # SQLite keeps any type and sorts text after every number
    .where(blad.c.nummer >= bindparam("vanaf"), blad.c.nummer <= 2**63 - 1)
    .order_by(blad.c.nummer)
    .limit(BREED)
    .subquery("stuk")
)
_BLADEREN = select(  # put in order afterwards: SQLite would sort the bodies too
    _STUK, regel.c.id, regel.c.schrijver, regel.c.n, regel.c.body, regel.c.mac, regel.c.tijdstip
).outerjoin(regel, regel.c.id == _STUK.c.regel_id)


class Kolommen:
    """The same leaves and lines by column: to go through many, a row at a time is slow."""

    def __init__(self, bladeren: Sequence[Any]) -> None:
        """Take what `bladeren` gave, at least one."""
        _, _, _, self.schrijver, self.n, self.body, _, self.tijdstip = zip(*bladeren, strict=True)


def buiten(verbinding: Connection, aantal: int) -> Sequence[Any]:
    """Give the leaves (nummer, regel_id) that are not one of the first so many; SQLite keeps halves too."""
    elders = (blad.c.nummer < 0) | (blad.c.nummer >= aantal) | (blad.c.nummer != cast(blad.c.nummer, BigInteger))
    return verbinding.execute(select(blad.c.nummer, blad.c.regel_id).where(elders).order_by(blad.c.regel_id)).all()


class Onecht(LookupError):
    """A leaf whose line is gone, empty or not ours; says which and what is wrong with it."""

    def __init__(self, blad: int, wat: str) -> None:
        """Keep the number of the leaf and a code."""
        super().__init__(blad, wat)
        self.blad, self.wat = blad, wat


class Gezien:
    """Hashes of leaves, from some number on, that were made from lines of ours: what reads them again need not ask."""

    def __init__(self) -> None:
        """Begin with none."""
        self._begin, self._hashes = 0, bytearray()

    def erbij(self, eerste: int, hashes: Sequence[bytes]) -> None:
        """Remember leaves from number `eerste` on, when they follow what is known."""
        if not self._hashes:
            self._begin = eerste
        if eerste == self._begin + len(self._hashes) // HASH:
            self._hashes += b"".join(hashes)

    def bevat(self, eerste: int, hashes: Sequence[bytes]) -> bool:
        """Tell whether these are the hashes that were remembered from number `eerste` on."""
        plek, samen = (eerste - self._begin) * HASH, b"".join(hashes)
        return plek >= 0 and samen == self._hashes[plek : plek + len(samen)]


NIETS = Gezien()
Eigen = Callable[[Any], bytes | None]


def herlees(
    verbinding: Connection, begin: Boom, eigen: Eigen, vervallen: Container[int] = (), gezien: Gezien = NIETS
) -> Rand:
    """Compute the right edge of the tree anew from what its lines say, after the part that is known.

    Of a line that is empty because it expired, its tile says the hash. Raises Onecht for any other leaf whose line is
    gone or empty, or that `eigen` gives no bytes of because we did not write it.
    """
    rand, lees = Rand(begin.grootte, begin.rand()), lru_cache(1)(lezer(verbinding))

    def hash_van(rij: Any) -> bytes:
        gegevens = eigen(rij)
        if gegevens is not None:
            return blad_hash(gegevens)
        if inhoud(rij) is not None:
            raise Onecht(rij.nummer, "REGEL_VREEMD")
        if rij.id is not None and rij.body is None and rij.nummer in vervallen:
            return bladhash(lees, rij.nummer)
        raise Onecht(rij.nummer, "REGEL_WEG")

    for samen in bladeren(verbinding, begin.grootte):
        for nummer, rij in enumerate(samen, rand.grootte):
            if rij[0] != nummer:
                raise Onecht(nummer, "REGEL_WEG")
        kolommen = Kolommen(samen)
        hashes = bladhashes(kolommen.schrijver, kolommen.n, kolommen.body)
        if hashes is None or not gezien.bevat(rand.grootte, hashes):
            hashes = [hash_van(rij) for rij in samen]
        rand.erbij_samen(hashes)
    return rand


def regel_van_schrijver(verbinding: Connection, schrijver: str, n: int) -> Any:
    """Give a line that is sealed, with the number of its leaf, or None."""
    kolommen = (regel.c.schrijver, regel.c.n, regel.c.body, blad.c.nummer.label("blad"))
    vraag = select(*kolommen).join(blad, blad.c.regel_id == regel.c.id)
    return verbinding.execute(vraag.where(regel.c.schrijver == schrijver, regel.c.n == n)).first()


def bladhash(lees: Lees, nummer: int) -> bytes:
    """Give the hash of a leaf as its tile says it; raises KeyError."""
    n, plek = divmod(nummer, BREED)
    return lees(0, n)[plek * HASH : (plek + 1) * HASH]


def regel_van(verbinding: Connection, regel_id: int) -> Any:
    """Give a line with the number of its leaf (None when it is not sealed), or None when there is no such line."""
    kolommen = (regel.c.schrijver, regel.c.n, regel.c.body, blad.c.nummer.label("blad"))
    vraag = select(*kolommen).outerjoin(blad, blad.c.regel_id == regel.c.id)
    return verbinding.execute(vraag.where(regel.c.id == regel_id)).first()


def laatste(verbinding: Connection, aantal: int | None = None) -> Bewaard | None:
    """Give the newest checkpoint, or the newest of one size."""
    vraag = select(ijkpunt).order_by(ijkpunt.c.nummer.desc()).limit(1)
    rij = verbinding.execute(vraag if aantal is None else vraag.where(ijkpunt.c.grootte == aantal)).first()
    return None if rij is None else Bewaard(rij.nummer, rij.grootte, rij.note)


def voor(verbinding: Connection, aantal: int) -> Bewaard | None:
    """Give the newest checkpoint of a smaller size."""
    vraag = select(ijkpunt).where(ijkpunt.c.grootte < aantal).order_by(ijkpunt.c.nummer.desc()).limit(1)
    rij = verbinding.execute(vraag).first()
    return None if rij is None else Bewaard(rij.nummer, rij.grootte, rij.note)


def ijkpunten(verbinding: Connection, voor: int | None = None, limiet: int | None = None) -> list[Bewaard]:
    """Give checkpoints, newest first, perhaps only those before a number and so many of them."""
    vraag = select(ijkpunt).order_by(ijkpunt.c.nummer.desc()).limit(limiet)
    vraag = vraag if voor is None else vraag.where(ijkpunt.c.nummer < voor)
    return [Bewaard(rij.nummer, rij.grootte, rij.note) for rij in verbinding.execute(vraag)]


def ijkpunten_sinds(verbinding: Connection, aantal: int) -> list[Bewaard]:
    """Give the checkpoints from the newest one of a size on, oldest first; all of them when there is none of it."""
    eerste = select(func.coalesce(func.max(ijkpunt.c.nummer), 0)).where(ijkpunt.c.grootte == aantal).scalar_subquery()
    vraag = select(ijkpunt).where(ijkpunt.c.nummer >= eerste).order_by(ijkpunt.c.nummer)
    return [Bewaard(rij.nummer, rij.grootte, rij.note) for rij in verbinding.execute(vraag)]


def bewaar(verbinding: Connection, aantal: int, note: str) -> None:
    """Keep a signed checkpoint; the same one twice changes nothing."""
    vorige = laatste(verbinding)
    if vorige is None or vorige.note != note:
        nummer = 1 if vorige is None else vorige.nummer + 1
        verbinding.execute(insert(ijkpunt).values(nummer=nummer, grootte=aantal, note=note))
