"""The sealer: takes lines from the queue into the tree and signs it. One at a time, however many try. Knows no request.

Three steps that may each be cut off: lines become leaves (one transaction a batch), the new root is signed and
anchored outside the store, and the store keeps what was signed. The next run goes on where the last one stopped.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import Connection, Engine, func, insert, select, text, tuple_
from sqlalchemy.exc import DBAPIError

from kernteam.logboek.tabellen import blad, quarantaine, regel, wachtrij
from kernteam.verzegeling import boomwinkel, telling
from kernteam.verzegeling.boomwinkel import Gezien
from kernteam.verzegeling.echtheid import Mac, eigen_bladhashes, eigen_inhoud
from kernteam.verzegeling.sleutel import Logsleutels
from kernteam.verzegeling.sleutel import lees as lees_sleutels
from logbewijs import ijkpunt
from logbewijs.anker import Anker, Bezet
from logbewijs.boom import LEEG, blad_hash, hangt_samen
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Misvormd, Vervalst
from logbewijs.tegels import Beschadigd, groei

SAMEN = 256  # lines sealed in one transaction
_WACHT = 2.0  # seconds to wait for another sealer
_SLOT = 0x6B74_6C6F_6762  # the advisory lock of the sealer on PostgreSQL

_log = structlog.get_logger(__name__)


class Verstoord(RuntimeError):
    """The store does not hold what was signed before: nothing is signed until somebody has looked at it."""

    def __init__(self, code: str, uitleg: str) -> None:
        """Keep the code beside the sentence."""
        super().__init__(uitleg)
        self.code = code


class Verzegelaar:
    """Seals with the rights of role `verzegelaar`. Safe for many threads and processes."""

    def __init__(self, motor: Engine, mac: Mac, sleutelbestand: Path, anker: Anker) -> None:
        """Take the engine of the log store, the keyed MAC of the lines, the signing key file and the anchor."""
        self.motor, self.anker = motor, anker
        self.mac, self.sleutelbestand = mac, sleutelbestand
        self._gemist: set[str] = set()  # writers whose missing lines were an alarm already

    def sluit(self) -> None:
        """Close the connections."""
        self.motor.dispose()

    def sleutels(self) -> Logsleutels:
        """Read the signing keys; another process may have replaced them. Raises LogsleutelFout."""
        return lees_sleutels(self.sleutelbestand)

    def wachtend(self) -> int:
        """Count the lines that wait."""
        with boomwinkel.lezend(self.motor) as verbinding:
            return verbinding.execute(select(func.count()).select_from(wachtrij)).scalar_one()

    def verzegel(self, wacht: float = _WACHT) -> Iterator[int]:
        """Seal what waits now; give the number of lines taken, a batch at a time. Stopping halfway does no harm.

        Raises Verstoord when the store is not what was signed, Bezet when another sealer takes too long,
        LogsleutelFout, OSError (the anchor cannot be kept) and SQLAlchemyError.
        """
        with self.alleen(wacht):
            sleutels = self.sleutels()
            vorige = self.vorige(sleutels)
            te_gaan, gezien = self.wachtend(), Gezien()
            while te_gaan > 0:
                gepakt = self._partij(gezien)
                te_gaan -= gepakt
                yield gepakt
                if not gepakt:
                    break
            self._sluit_tellers(self._publiceer(sleutels, *vorige, gezien))

    @contextmanager
    def alleen(self, wacht: float = _WACHT) -> Iterator[None]:
        """Be the only sealer: of this machine by the anchor, on PostgreSQL of all of them. Raises Bezet, OSError."""
        with self.anker.slot(wacht):
            if self.motor.dialect.name != "postgresql":
                yield
                return
            with self.motor.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
                try:
                    verbinding.execute(text("SELECT pg_advisory_lock(:slot)"), {"slot": _SLOT})
                except DBAPIError as fout:
                    if getattr(fout.orig, "sqlstate", None) == "55P03":  # lock_not_available
                        raise Bezet from None
                    raise
                try:
                    yield
                finally:
                    verbinding.execute(text("SELECT pg_advisory_unlock(:slot)"), {"slot": _SLOT})

    def vorige(self, sleutels: Logsleutels) -> tuple[str | None, Ijkpunt]:
        """Give the anchored checkpoint, after checking that the store still holds all of it; raises Verstoord."""
        note = self.anker.lees()
        with boomwinkel.lezend(self.motor) as verbinding:
            if note is None:
                if boomwinkel.laatste(verbinding) is not None:
                    raise Verstoord("ANKER_WEG", "er is al eens getekend, maar het anker is weg of leeg")
                return None, Ijkpunt(sleutels.geheim.naam, 0, LEEG)
            punt = _geankerd(note, sleutels)
            aantal = boomwinkel.grootte(verbinding)
            if aantal < punt.grootte:
                over = f"in het anker staan {punt.grootte} regels, in de opslag {aantal}"
                raise Verstoord("TERUGGEZET", f"de opslag is ouder dan het anker: {over}")
            if wortel(verbinding, punt.grootte) != punt.wortel:
                raise Verstoord("ANDERE_BOOM", f"de eerste {punt.grootte} regels zijn niet meer wat is getekend")
        return note, punt

    def _partij(self, gezien: Gezien) -> int:
        """Make leaves of one batch of lines; give how many were taken from the queue."""
        with boomwinkel.schrijvend(self.motor) as verbinding:
            rijen = verbinding.execute(_WACHTEND).all()
            if not rijen:
                return 0
            bladen, apart = self._schift(rijen)
            if bladen:
                self._laat_groeien(verbinding, bladen, gezien)
            _zet_apart(verbinding, apart)
            boomwinkel.uit_wachtrij(verbinding, *((een.schrijver, een.n) for een in (rijen[0], rijen[-1])))
        return len(rijen)

    def _schift(self, rijen: Sequence[Any]) -> tuple[dict[int, bytes], dict[tuple[str, int], str]]:
        """Give the leaf hash of each line of ours by its id, and why each other stays out of the tree."""
        schrijvers, nummers, ids, bodies, macs, geplaatst = zip(*rijen, strict=True)
        hashes = eigen_bladhashes(self.mac, schrijvers, nummers, bodies, macs)
        if hashes is not None and {*geplaatst} == {None}:
            return dict(zip(ids, hashes, strict=True)), {}
        bladen, apart = {}, {}
        for rij in rijen:
            gegevens = self.eigen_inhoud(rij)
            if gegevens is None or rij.blad is not None:
                apart[rij.schrijver, rij.n] = _reden(rij)
            else:
                bladen[rij.id] = blad_hash(gegevens)
        return bladen, apart

    def _laat_groeien(self, verbinding: Connection, bladen: Mapping[int, bytes], gezien: Gezien) -> None:
        """Make lines the next leaves, in the order of their ids."""
        eerste, regel_ids = boomwinkel.grootte(verbinding), sorted(bladen)
        hashes = [bladen[een] for een in regel_ids]
        try:
            tegels = groei(eerste, boomwinkel.lezer(verbinding), hashes)
        except Beschadigd as fout:
            raise Verstoord("TEGEL_BESCHADIGD", str(fout)) from None
        boomwinkel.groei(verbinding, eerste, regel_ids, tegels)
        gezien.erbij(eerste, hashes)

    def eigen_inhoud(self, rij: Any) -> bytes | None:
        """Give the bytes a line is sealed by when Kernteam wrote it as it stands in the store, or None."""
        return eigen_inhoud(self.mac, rij)

    def _publiceer(self, sleutels: Logsleutels, note: str | None, vorige: Ijkpunt, gezien: Gezien) -> Ijkpunt:
        """Sign and keep what is new; give what is signed now. The store first keeps what a death kept from it."""
        with boomwinkel.lezend(self.motor) as verbinding:
            punt = self._nieuw(verbinding, vorige, gezien)
            bewaard = boomwinkel.laatste(verbinding)
        if note is not None and (bewaard is None or bewaard.note != note):
            self.bewaar(vorige.grootte, note)
        if punt.grootte > vorige.grootte:
            nieuw = ijkpunt.onderteken(punt, sleutels.geheim)
            self.anker.vervang(note, nieuw)
            self.bewaar(punt.grootte, nieuw)
        return punt

    def bewaar(self, grootte: int, note: str) -> None:
        """Keep in the store what the anchor keeps already."""
        with boomwinkel.schrijvend(self.motor) as verbinding:
            boomwinkel.bewaar(verbinding, grootte, note)

    def _sluit_tellers(self, punt: Ijkpunt) -> None:
        """Tidy up the counters of dead writers; an alarm, once, for one that counted lines which are not there."""
        for schrijver in telling.sluit_af(self.motor, self.anker, punt) - self._gemist:
            self._gemist.add(schrijver)
            _log.error("logboek.verzegelen.gemist", schrijver=schrijver)

    def _nieuw(self, verbinding: Connection, vorige: Ijkpunt, gezien: Gezien) -> Ijkpunt:
        """Give the checkpoint to sign: what the lines say, read again, is what the tiles say, and follows the last."""
        try:
            begin = boomwinkel.boom(verbinding, vorige.grootte)
            rand = boomwinkel.herlees(verbinding, begin, self.eigen_inhoud, gezien=gezien)
        except boomwinkel.Onecht as fout:
            raise Verstoord(fout.wat, f"de regel van blad {fout.blad} {_ONECHT[fout.wat]}") from None
        if rand.grootte == vorige.grootte:
            return vorige
        try:
            boom = boomwinkel.boom(verbinding, rand.grootte)
            wortel = boom.wortel()
            volgt = vorige.grootte == 0 or hangt_samen(
                vorige.grootte, boom.grootte, boom.samenhang(vorige.grootte), vorige.wortel, wortel
            )
        except Beschadigd as fout:
            raise Verstoord("TEGEL_BESCHADIGD", str(fout)) from None
        if wortel != rand.wortel or not volgt:
            raise Verstoord("ANDERE_BOOM", f"de regels na {vorige.grootte} passen niet bij de boom")
        return Ijkpunt(vorige.oorsprong, boom.grootte, wortel)


# the batch first, in the order of its key: else a store may read the whole log beside the queue to join them
_BEURT = select(wachtrij).order_by(wachtrij.c.schrijver, wachtrij.c.n).limit(SAMEN).subquery("beurt")
_WACHTEND = (
    select(_BEURT, regel.c.id, regel.c.body, regel.c.mac, blad.c.nummer.label("blad"))
    .outerjoin(regel, (regel.c.schrijver == _BEURT.c.schrijver) & (regel.c.n == _BEURT.c.n))
    .outerjoin(blad, blad.c.regel_id == regel.c.id)
    .order_by(_BEURT.c.schrijver, _BEURT.c.n)
)


_ONECHT = {"REGEL_WEG": "is weg of leeg", "REGEL_VREEMD": "is niet door Kernteam geschreven, of gewijzigd"}


def _reden(rij: Any) -> str:
    """Tell why a line stays out of the tree."""
    if rij.id is None:
        return "VERDWENEN"
    if rij.blad is not None:
        return "DUBBEL"
    return "LEEG" if rij.body is None else "VREEMD"


def _zet_apart(verbinding: Connection, redenen: dict[tuple[str, int], str]) -> None:
    """Keep lines out of the tree for good, with an alarm; sealing goes on, or one of them could stop it."""
    if not redenen:
        return
    bekend = verbinding.execute(
        select(quarantaine.c.schrijver, quarantaine.c.n).where(
            tuple_(quarantaine.c.schrijver, quarantaine.c.n).in_(redenen)
        )
    ).all()
    nieuw = {wie: reden for wie, reden in redenen.items() if wie not in {tuple(een) for een in bekend}}
    for (schrijver, n), reden in nieuw.items():
        verbinding.execute(insert(quarantaine).values(schrijver=schrijver, n=n, reden=reden))
        _log.error("logboek.verzegelen.apart", schrijver=schrijver, n=n, reden=reden)


def _geankerd(note: str, sleutels: Logsleutels) -> Ijkpunt:
    try:
        punt, getekend = ijkpunt.controleer(note, sleutels.bekend)
    except (Misvormd, Vervalst) as fout:
        raise Verstoord("ANKER_VALS", f"het ijkpunt in het anker klopt niet: {fout}") from None
    if not getekend or punt.oorsprong != sleutels.geheim.naam:
        raise Verstoord("ANDER_LOGBOEK", f"het anker is van logboek {punt.oorsprong}, niet van dit logboek")
    return punt


def wortel(verbinding: Connection, aantal: int) -> bytes | None:
    """Give the root of the stored tree when it had so many leaves; None when it is smaller or damaged."""
    try:
        return boomwinkel.boom(verbinding, aantal).wortel()
    except Beschadigd:
        return None
