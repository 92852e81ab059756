"""The control of the log: bare group commit of the same row, one thread for all requests, and nothing more.

No queue row, no MAC, no generated columns with their indexes, no guards: what the log costs beyond being durable.
"""

import queue
import threading
from dataclasses import dataclass, field

from sqlalchemy import BigInteger, Column, Engine, Integer, MetaData, String, Table, Text, create_engine, insert

from kernteam.logboek.regel import Regel

_SAMEN = 256
_KAAL = Table(
    "kaal",
    MetaData(),
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("body", Text, nullable=False),
    Column("schrijver", String(32), nullable=False),
    Column("n", BigInteger, nullable=False),
)
_ERBIJ = insert(_KAAL).inline()


def maak_tabel(url: str) -> None:
    """Make the table of the control, as the owner of the store."""
    motor = create_engine(url)
    with motor.begin() as verbinding:
        _KAAL.create(verbinding)
        if motor.dialect.name == "postgresql":
            verbinding.exec_driver_sql("GRANT INSERT ON kaal TO logboek_schrijver")
            verbinding.exec_driver_sql("GRANT USAGE ON SEQUENCE kaal_id_seq TO logboek_schrijver")
    motor.dispose()


@dataclass(slots=True)
class _Opdracht:
    body: str
    klaar: threading.Event = field(default_factory=threading.Event)


class KaleSchrijver:
    """Stores the lines of many threads in shared commits."""

    def __init__(self, motor: Engine) -> None:
        """Take the engine of the store; it must commit as durably as that of the log."""
        self._motor = motor
        self._rij: queue.Queue[_Opdracht | None] = queue.Queue()
        self._n = 0
        self._draad = threading.Thread(target=self._draai, name="kaal", daemon=True)
        self._draad.start()

    def schrijf(self, een: Regel) -> None:
        """Store one line and return when it is durable."""
        opdracht = _Opdracht(een.body())
        self._rij.put(opdracht)
        opdracht.klaar.wait()

    def sluit(self) -> None:
        """Stop the thread and close the store."""
        self._rij.put(None)
        self._draad.join()
        self._motor.dispose()

    def _draai(self) -> None:
        while (eerste := self._rij.get()) is not None:
            samen = [eerste]
            while len(samen) < _SAMEN and not self._rij.empty():
                if (volgende := self._rij.get()) is not None:
                    samen.append(volgende)
            with self._motor.begin() as verbinding:
                verbinding.execute(_ERBIJ, [self._rij_van(een) for een in samen])
            for een in samen:
                een.klaar.set()

    def _rij_van(self, opdracht: _Opdracht) -> dict[str, object]:
        self._n += 1
        return {"body": opdracht.body, "schrijver": "kaal", "n": self._n}
