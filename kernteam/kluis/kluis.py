"""The vault's door to the key store: makes, fetches and destroys data keys. Knows no field and no rule."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from struct import pack
from uuid import UUID

from sqlalchemy import Engine, Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from kernteam.db.engine import SCHRIJVEND
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import SleutelsOnbeschikbaar
from kernteam.kluis.bos import Bos, GeenDoorgang
from kernteam.kluis.sleutelbeheer import SLEUTEL, Sleutelbeheer
from kernteam.kluis.tabellen import datasleutel

_IN_EEN_KEER = 500


class Vernietigd(LookupError):
    """The data key of this casus does not exist (any more): what it sealed is gone for good."""


class Kluis:
    """Opens casussen for passes. Stateless apart from its engine; safe for many threads."""

    def __init__(self, motor: Engine, beheer: Sleutelbeheer) -> None:
        """Take the engine of the key store and the custodian of the KEKs."""
        self._motor = motor
        self._beheer = beheer

    def sluit(self) -> None:
        """Close the connections."""
        self._motor.dispose()

    def nieuwe_sleutel(self, pas: Doorgang, nu: datetime) -> Bos:
        """Make and store the data key of a new casus, committed before the casus itself.

        A key whose casus never came is harmless; `flask kluis veeg` sweeps it.
        """
        if Doorgang not in type(pas).__mro__ or not pas.verzegelt(pas.casus_id):
            raise GeenDoorgang("geen doorgang om een sleutel te maken")
        sleutel = os.urandom(SLEUTEL)
        kek_id, omhulsel = self._beheer.omhul(sleutel, _context(pas.casus_id, 1))
        rij = {"casus_id": pas.casus_id, "versie": 1, "kek_id": kek_id, "omhulsel": omhulsel, "gemaakt_op": nu}
        with _winkel(), self._motor.begin() as verbinding:
            verbinding.execute(insert(datasleutel), rij)
        return Bos(pas, 1, sleutel)

    def ontsluit(self, pas: Doorgang) -> Bos:
        """Fetch the key of the pass's casus; raises Vernietigd when there is none."""
        bos = self.ontsluit_alle([pas]).get(pas.casus_id)
        if bos is None:
            raise Vernietigd("er is geen sleutel voor deze casus")
        return bos

    def ontsluit_alle(self, passen: Iterable[Doorgang]) -> dict[UUID, Bos]:
        """Fetch the keys of many casussen with one statement; a casus whose key was destroyed is left out."""
        per_casus = {pas.casus_id: pas for pas in passen}
        if not per_casus:
            return {}
        with _winkel(), self._motor.connect() as verbinding:
            rijen = verbinding.execute(_OPHALEN, {"ids": list(per_casus)}).all()
        return {rij.casus_id: self._bos(per_casus[rij.casus_id], rij) for rij in rijen}

    def herverpak(self) -> Iterator[tuple[int, int]]:
        """Re-wrap every data key that is not under the active KEK; the data stay as they are.

        Yields (done, total) after each batch, each its own transaction: it may be interrupted and run again. It looks
        again when it is done: a server that had not heard of the new KEK may have added a key meanwhile.
        """
        gedaan = 0
        while ids := self._onder_oude_kek():
            for begin in range(0, len(ids), _IN_EEN_KEER):
                deel = ids[begin : begin + _IN_EEN_KEER]
                with self._motor.connect().execution_options(**{SCHRIJVEND: True}) as verbinding, verbinding.begin():
                    if rijen := verbinding.execute(_OPHALEN, {"ids": deel}).all():  # destroyed meanwhile: nothing to do
                        verbinding.execute(_HERVERPAK, [self._herverpakt(rij) for rij in rijen])
                gedaan += len(deel)
                yield gedaan, gedaan + len(ids) - begin - len(deel)

    def _onder_oude_kek(self) -> list[UUID]:
        oud = datasleutel.c.kek_id != self._beheer.actief
        with self._motor.connect() as verbinding:
            return list(verbinding.scalars(select(datasleutel.c.casus_id).where(oud)))

    def sleutels_zonder(self, bestaande: set[UUID], gemaakt_voor: datetime) -> list[UUID]:
        """List keys made before a moment whose casus is not among `bestaande`."""
        with self._motor.connect() as verbinding:
            vraag = select(datasleutel.c.casus_id).where(datasleutel.c.gemaakt_op < gemaakt_voor)
            return [casus_id for casus_id in verbinding.scalars(vraag) if casus_id not in bestaande]

    def vernietig(self, casus_ids: list[UUID]) -> int:
        """Destroy data keys; what they sealed cannot be read again. Gives how many there were.

        On SQLite the freed pages are overwritten (secure_delete) and the WAL is emptied.
        """
        with self._motor.begin() as verbinding:
            aantal = verbinding.execute(delete(datasleutel).where(datasleutel.c.casus_id.in_(casus_ids))).rowcount
        if self._motor.dialect.name == "sqlite":
            ruw = self._motor.raw_connection()
            try:
                ruw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                ruw.close()
        return aantal

    def _bos(self, pas: Doorgang, rij: Row[UUID, int, str, bytes]) -> Bos:
        sleutel = self._beheer.onthul(rij.kek_id, rij.omhulsel, _context(rij.casus_id, rij.versie))
        return Bos(pas, rij.versie, sleutel)

    def _herverpakt(self, rij: Row[UUID, int, str, bytes]) -> dict[str, object]:
        context = _context(rij.casus_id, rij.versie)
        kek_id, omhulsel = self._beheer.omhul(self._beheer.onthul(rij.kek_id, rij.omhulsel, context), context)
        return {"b_id": rij.casus_id, "b_kek": kek_id, "b_omhulsel": omhulsel}


_OPHALEN = select(datasleutel.c.casus_id, datasleutel.c.versie, datasleutel.c.kek_id, datasleutel.c.omhulsel).where(
    datasleutel.c.casus_id.in_(bindparam("ids", expanding=True))
)
_HERVERPAK = (
    update(datasleutel)
    .where(datasleutel.c.casus_id == bindparam("b_id"))
    .values(kek_id=bindparam("b_kek"), omhulsel=bindparam("b_omhulsel"))
)


def _context(casus_id: UUID, versie: int) -> bytes:
    return b"kernteam.datasleutel.v1\0" + casus_id.bytes + pack(">I", versie)


@contextmanager
def _winkel() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError:
        raise SleutelsOnbeschikbaar from None
