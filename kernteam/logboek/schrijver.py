"""The writer: one thread per process that stores the lines of all requests in shared commits. Knows no rule."""

import os
import queue
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.logboek.regel import Regel
from kernteam.logboek.teller import Teller
from logbewijs.uitvoer import regel_bytes

WACHTTIJD = 2.0  # seconds a request waits for its line before it answers 503
_RIJ = 1000  # requests that may wait at once
_SAMEN = 256  # lines stored in one commit

_log = structlog.get_logger(__name__)
Mac = Callable[[str, bytes], bytes]


@dataclass(slots=True)
class _Opdracht:
    bodies: list[str]
    klaar: threading.Event = field(default_factory=threading.Event)
    gelukt: bool = False
    verlaten: bool = False  # its request answered 503 already: storing it now would tell of an act that never was


class Schrijver:
    """Stores lines durably, or raises LogboekOnbeschikbaar. Safe for many threads and across fork."""

    def __init__(self, motor: Engine, mac: Mac, wachttijd: float = WACHTTIJD, teller: Teller | None = None) -> None:
        """Take the engine of the log store (role `schrijver`), a keyed MAC, and how long a request may wait.

        `teller` counts outside the store what was kept.
        """
        self._motor = motor
        self._mac = mac
        self._teller = teller
        self._wachttijd = wachttijd
        self._slot = threading.Lock()
        self._begin_opnieuw()
        os.register_at_fork(after_in_child=self._na_fork)

    def schrijf(self, regels: Sequence[Regel]) -> None:
        """Store these lines in one commit and return when it is durable; raises LogboekOnbeschikbaar."""
        if not regels:
            return
        opdracht = _Opdracht([een.body() for een in regels])
        self._zorg_voor_draad()
        try:
            self._rij.put_nowait(opdracht)
        except queue.Full:
            raise LogboekOnbeschikbaar from None
        if not opdracht.klaar.wait(self._wachttijd) or not opdracht.gelukt:
            opdracht.verlaten = True
            raise LogboekOnbeschikbaar

    def sluit(self) -> None:
        """Let the thread finish what waits and stop; used when a process or a test ends."""
        draad = self._draad
        if draad is not None and draad.is_alive():
            self._rij.put(None)
            draad.join(timeout=5)
        self._motor.dispose()
        if self._teller is not None:
            self._teller.sluit()

    def _begin_opnieuw(self) -> None:
        # process ids recur, so every process has a random writer id of its own
        self._wie = secrets.token_hex(16)
        self._n = 0
        self._rij: queue.Queue[_Opdracht | None] = queue.Queue(_RIJ)
        self._draad: threading.Thread | None = None
        self._bestanden: dict[str, tuple[int, int]] = {}

    def _na_fork(self) -> None:
        self._slot = threading.Lock()
        self._motor.dispose(close=False)
        if self._teller is not None:
            self._teller.sluit()
        self._begin_opnieuw()

    def _zorg_voor_draad(self) -> None:
        draad = self._draad
        if draad is not None and draad.is_alive():
            return
        with self._slot:
            if self._draad is not None and self._draad.is_alive():
                return
            gestorven = self._draad is not None
            self._draad = threading.Thread(target=self._draai, name="logboek-schrijver", daemon=True)
            self._draad.start()
        if gestorven:  # it never should be: fail at once, the next request finds the new thread
            _log.error("logboek.schrijver.herstart")
            raise LogboekOnbeschikbaar

    def _draai(self) -> None:
        while (eerste := self._rij.get()) is not None:
            samen, einde = self._verzamel(eerste)
            samen = [opdracht for opdracht in samen if not opdracht.verlaten]
            gelukt = self._bewaar(samen)
            if gelukt:
                self._tel()
            for opdracht in samen:
                opdracht.gelukt = gelukt
                opdracht.klaar.set()
            if einde:
                return

    def _verzamel(self, eerste: _Opdracht) -> tuple[list[_Opdracht], bool]:
        samen, aantal = [eerste], len(eerste.bodies)
        while aantal < _SAMEN:
            try:
                volgende = self._rij.get_nowait()
            except queue.Empty:
                break
            if volgende is None:
                return samen, True
            samen.append(volgende)
            aantal += len(volgende.bodies)
        return samen, False

    def _bewaar(self, samen: list[_Opdracht]) -> bool:
        rijen = [self._rij_van(body) for opdracht in samen for body in opdracht.bodies]
        gelukt = not rijen or self._probeer(rijen)
        if not gelukt:
            # its numbers are spent, perhaps stored, perhaps not: go on under a new name, so that a gap means deletion
            self._wie, self._n = secrets.token_hex(16), 0
        return gelukt

    def _tel(self) -> None:
        """Count outside the store what is kept; what cannot be counted is kept all the same, so that is an alarm."""
        if self._teller is None or not self._n:
            return
        try:
            self._teller.zet(self._wie, self._n)
        except OSError as fout:
            _log.error("logboek.teller.mislukt", soort=type(fout).__name__)

    def _probeer(self, rijen: list[dict[str, object]]) -> bool:
        for poging in (1, 2):
            try:
                self._leg_vast(rijen)
            except IntegrityError:
                # only a second try can meet its own (schrijver, n): the first commit did arrive
                return poging > 1
            except Exception as fout:  # noqa: BLE001 - whatever breaks, the requests must hear "not stored"
                _log.error("logboek.vastleggen.mislukt", soort=type(fout).__name__, poging=poging)
                if not (isinstance(fout, SQLAlchemyError) and self._motor.dialect.name == "postgresql"):
                    return False
            else:
                return True
        return False

    def _rij_van(self, body: str) -> dict[str, object]:
        self._n += 1
        mac = self._mac("logboek", regel_bytes(self._wie, self._n, body))
        return {"body": body, "schrijver": self._wie, "n": self._n, "mac": mac}

    def _leg_vast(self, rijen: list[dict[str, object]]) -> None:
        with self._motor.begin() as verbinding:
            self._zie_bestand(verbinding)
            if verbinding.dialect.name == "postgresql":
                verbinding.exec_driver_sql(_SAMEN_ERBIJ, {naam: [rij[naam] for rij in rijen] for naam in _VELDEN})
            else:
                verbinding.exec_driver_sql(_REGEL_ERBIJ, [tuple(rij[naam] for naam in _VELDEN) for rij in rijen])
                verbinding.exec_driver_sql(_WACHTRIJ_ERBIJ, [(rij["schrijver"], rij["n"]) for rij in rijen])
            self._zie_bestand(verbinding, geschreven=True)

    def _zie_bestand(self, verbinding: Connection, *, geschreven: bool = False) -> None:
        """Raise when the SQLite file was removed or replaced: an open handle would go on writing to nothing."""
        naam = verbinding.engine.url.database
        if verbinding.dialect.name != "sqlite" or not naam:
            return
        _zie(naam, self._bestanden)
        # SQLite makes the write-ahead file when a connection first reads: only from then on it must stay the same
        van_verbinding = verbinding.info.setdefault("kernteam_bestanden", {})
        if geschreven or van_verbinding:
            _zie(f"{naam}-wal", van_verbinding)


def _zie(pad: str, bekend: dict[str, tuple[int, int]]) -> None:
    staat = os.stat(pad)  # noqa: PTH116 - four times for every commit: a Path costs more than the question
    if bekend.setdefault(pad, (staat.st_dev, staat.st_ino)) != (staat.st_dev, staat.st_ino):
        raise FileNotFoundError("het logboekbestand is vervangen")


_VELDEN = ("body", "schrijver", "n", "mac")
# one statement however many lines, its arrays in the binary form: as text they cost ten times as much
_SAMEN_ERBIJ = """
    WITH nieuw AS (
        SELECT * FROM unnest(%(body)b::text[], %(schrijver)b::text[], %(n)b::bigint[], %(mac)b::bytea[])
            AS een (body, schrijver, n, mac)
    ), regels AS (
        INSERT INTO regel (body, schrijver, n, mac) SELECT body, schrijver, n, mac FROM nieuw
    )
    INSERT INTO wachtrij (schrijver, n) SELECT schrijver, n FROM nieuw
"""
_REGEL_ERBIJ = "INSERT INTO regel (body, schrijver, n, mac) VALUES (?, ?, ?, ?)"
_WACHTRIJ_ERBIJ = "INSERT INTO wachtrij (schrijver, n) VALUES (?, ?)"
