"""Writers, readers and lines for tests of the log below the web."""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, create_engine, select

from kernteam.db.engine import maak_motor
from kernteam.grond.handeling import Handeling
from kernteam.logboek.regel import Regel, Uitkomst
from kernteam.logboek.schrijver import Schrijver
from kernteam.logboek.tabellen import regel, wachtrij
from kernteam.logboek.teller import Teller
from tests.winkels import Winkels

NU = datetime(2026, 5, 4, 12, 30, 0, 123456, tzinfo=UTC)


def mac(doel: str, gegevens: bytes) -> bytes:
    return hmac.digest(doel.encode(), gegevens, "sha256")


def maak_regel(**meer: Any) -> Regel:
    vast: dict[str, Any] = {
        "tijdstip": NU,
        "handeling": Handeling.CASUS_LEZEN,
        "uitkomst": Uitkomst.TOEGESTAAN,
        "reden": "TOEGESTAAN",
        "beleid": "proef",
        "spoor": "0" * 32,
        "oorsprong": "127.0.0.1",
    }
    return Regel(**vast | meer)


@contextmanager
def maak_schrijver(winkels: Winkels, wachttijd: float = 20.0, teller: Teller | None = None) -> Iterator[Schrijver]:
    schrijver = Schrijver(maak_motor(winkels.logboek, duurzaam=True), mac, wachttijd, teller)
    try:
        yield schrijver
    finally:
        schrijver.sluit()


@contextmanager
def eigenaar(winkels: Winkels) -> Iterator[Engine]:
    motor = create_engine(winkels.logboek_eigenaar)
    try:
        yield motor
    finally:
        motor.dispose()


def lees_alles(winkels: Winkels) -> list[Any]:
    with eigenaar(winkels) as motor, motor.connect() as verbinding:
        return list(verbinding.execute(select(regel).order_by(regel.c.id)))


def lees_wachtrij(winkels: Winkels) -> list[tuple[str, int]]:
    with eigenaar(winkels) as motor, motor.connect() as verbinding:
        return sorted((rij.schrijver, rij.n) for rij in verbinding.execute(select(wachtrij)))
