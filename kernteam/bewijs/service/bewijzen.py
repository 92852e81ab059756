"""Makes proofs out of the sealed log for who oversees it. Knows no key: what was signed is stored."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, LogboekOnbeschikbaar, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.boomwinkel import Bewaard
from logbewijs import notitie
from logbewijs.bewijs import Bewijs, Samenhang
from logbewijs.notitie import Misvormd
from logbewijs.tegels import Beschadigd
from logbewijs.uitvoer import Uitvoerregel, kop, regel_bytes

_TERUG = 20  # checkpoints among which a cosigned one is looked for: the witness is asked every ten seconds
BESCHADIGD = Strijdig("Het logboek is beschadigd. Laat de beheerder het controleren.", "LOGBOEK_BESCHADIGD")


def bewijs(actor: Actor, nummer: int, poort: Poort) -> str:
    """Prove that a line is in the log, as tlog-proof v1 with the line itself in it (handeling bewijs.lezen).

    Of a line that expired only its hash is left: its proof is an export of that one line, without what it said. The
    checkpoint is one that a witness cosigned, if there lately was one: that of this very request it has not seen yet.
    Raises NietGevonden for a line that is not there, and Strijdig when it is not sealed yet.
    """
    poort.vraag(actor, Handeling.BEWIJS_LEZEN, GeenFeiten())
    with _boom(poort) as verbinding:
        rij = boomwinkel.regel_van(verbinding, nummer)
        if rij is None:
            raise NietGevonden
        plek = rij.blad
        punt = None if plek is None else _ijkpunt_over(verbinding, plek)
        if punt is None:
            raise Strijdig("Deze regel is nog niet verzegeld. Probeer het over een minuut opnieuw.", "NIET_VERZEGELD")
        boom = boomwinkel.boom(verbinding, punt.grootte, plek)
        pad = boom.pad(plek)
        if rij.body is None:
            return kop(punt.note, 1) + Uitvoerregel(plek, rij.schrijver, rij.n, None, boom.blad(plek), pad).tekst()
    return Bewijs(plek, tuple(pad), punt.note, regel_bytes(rij.schrijver, rij.n, rij.body)).tekst()


def opsommen(actor: Actor, voor: int | None, limit: int, poort: Poort) -> tuple[list[Bewaard], int | None]:
    """List the signed checkpoints, newest first, and the number after which the next page begins."""
    poort.vraag(actor, Handeling.IJKPUNT_OPSOMMEN, GeenFeiten())
    with _boom(poort) as verbinding:
        punten = boomwinkel.ijkpunten(verbinding, voor, limit + 1)
    return punten[:limit], punten[limit - 1].nummer if len(punten) > limit else None


def samenhang(actor: Actor, eerder: int | None, later: int, poort: Poort) -> str:
    """Prove that the log of `later` lines only added to that of `eerder` lines (handeling samenhang.lezen).

    Both are sizes of a signed checkpoint; without `eerder` it is the one before. Raises Ongeldig when `eerder` is
    larger, and NietGevonden without such checkpoints.
    """
    poort.vraag(actor, Handeling.SAMENHANG_LEZEN, GeenFeiten())
    if eerder is not None and eerder > later:
        raise Ongeldig([Fout("/eerder", "GROTER", "Het eerdere ijkpunt telt meer regels dan het latere.")])
    with _boom(poort) as verbinding:
        nieuw = boomwinkel.laatste(verbinding, later)
        oud = boomwinkel.voor(verbinding, later) if eerder is None else boomwinkel.laatste(verbinding, eerder)
        if oud is None or nieuw is None:
            raise NietGevonden
        pad = boomwinkel.boom(verbinding, later, oud.grootte - 1).samenhang(oud.grootte)
    return Samenhang(oud.note, tuple(pad), nieuw.note).tekst()


def _ijkpunt_over(verbinding: Connection, plek: int) -> Bewaard | None:
    """Give the newest checkpoint that covers a leaf, or an older one that others signed besides who signed that."""
    punten = [een for een in boomwinkel.ijkpunten(verbinding, limiet=_TERUG) if een.grootte > plek]
    if not punten:
        return None
    tekenaars = _tekenaars(punten[0])
    return next((een for een in punten if _tekenaars(een) > tekenaars), punten[0])


def _tekenaars(punt: Bewaard) -> set[tuple[str, bytes]]:
    try:
        return {(een.naam, een.id) for een in notitie.lees(punt.note).handtekeningen}
    except Misvormd:  # it was changed in the store, which is for the check of the log to tell
        return set()


@contextmanager
def _boom(poort: Poort) -> Iterator[Connection]:
    """Read the tree; what fails in it is told as the log being away or damaged."""
    try:
        with boomwinkel.lezend(poort.lezer.motor) as verbinding:
            yield verbinding
    except SQLAlchemyError:
        raise LogboekOnbeschikbaar from None
    except Beschadigd:
        raise BESCHADIGD from None
