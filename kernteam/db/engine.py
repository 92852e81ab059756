"""Engines for the three stores, with the settings that make them safe. Knows no table and no secret but the URL."""

import re
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError


class Vervangen(OperationalError):
    """The file of an SQLite store is not the one it was when the process began."""


SCHRIJVEND = "kernteam_schrijvend"
_WACHT_MS = 1500


def is_sqlite(url: str) -> bool:
    """Tell whether this store is an embedded SQLite file."""
    return make_url(url).get_backend_name() == "sqlite"


def motoropties(url: str) -> dict[str, Any]:
    """Give the engine options every store needs: parameters stay out of logs and errors."""
    if is_sqlite(url):
        wacht = {"timeout": _WACHT_MS / 1000, "check_same_thread": False}
        in_bestand = {"pool_size": 20, "pool_timeout": 5} if make_url(url).database else {}
        return {"hide_parameters": True, "connect_args": wacht, **in_bestand}
    return {"hide_parameters": True, "pool_pre_ping": True, "pool_size": 16, "max_overflow": 0, "pool_timeout": 5}


def maak_motor(url: str, *, duurzaam: bool = False, **opties: Any) -> Engine:
    """Make an engine. `duurzaam` demands that a commit survives a power cut (the log and the keys)."""
    motor = create_engine(url, **(motoropties(url) | opties))
    richt_in(motor, duurzaam=duurzaam)
    return motor


def richt_in(motor: Engine, *, duurzaam: bool = False) -> None:
    """Hang the settings of its store on an engine (also one that Flask-SQLAlchemy made)."""
    if motor.dialect.name == "sqlite":
        event.listen(motor, "connect", _sqlite_verbinding("FULL" if duurzaam else "NORMAL"))
        event.listen(motor, "begin", _sqlite_begin)
        if motor.url.database:
            zelfde = _zelfde_bestand(Path(motor.url.database))
            event.listen(motor, "do_connect", zelfde)
            event.listen(motor, "begin", zelfde)
    else:
        event.listen(motor, "connect", _postgres_verbinding)


def _sqlite_verbinding(synchronous: str) -> Callable[[SqliteConnection, object], None]:
    def instellen(verbinding: SqliteConnection, _record: object) -> None:
        # pysqlite's own transaction control would begin too late; the begin event below does it
        verbinding.isolation_level = None
        cursor = verbinding.cursor()
        cursor.execute(f"PRAGMA synchronous={synchronous}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()

    return instellen


def _sqlite_begin(verbinding: Connection) -> None:
    # a read that turns into a write fails at once in SQLite, whatever the timeout: a writing act says so first
    schrijvend = verbinding.get_execution_options().get(SCHRIJVEND)
    verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijvend else "BEGIN")


def _zelfde_bestand(pad: Path) -> Callable[..., None]:
    """Refuse to go on when the file was moved away or replaced since it was first used: the stores are one whole.

    An open handle would go on in the old file, and a new connection would make an empty one.
    """
    eerst: list[tuple[int, int]] = []

    def zie(*_: object) -> None:
        try:
            staat = pad.stat()
        except FileNotFoundError as fout:
            if not eerst:
                return  # the store is still to be made
            raise Vervangen(None, None, fout) from None
        nu = (staat.st_dev, staat.st_ino)
        if eerst and eerst[0] != nu:
            raise Vervangen(None, None, FileNotFoundError())
        eerst[:] = [nu]

    return zie


def _postgres_verbinding(verbinding: Any, _record: object) -> None:
    # a lost lock or a runaway query must not hold a request for ever
    with verbinding.cursor() as cursor:
        cursor.execute("SET lock_timeout = '1500ms'")
        cursor.execute("SET statement_timeout = '15s'")
    verbinding.commit()


def zonder_geheim(url: str) -> str:
    """Write a store URL without its password, for messages."""
    return re.sub(r":[^:@/]+@", ":***@", url)
