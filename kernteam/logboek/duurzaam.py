"""Checks at start that a commit survives a power cut: to the log, and to the keys beside it. Knows no line."""

from collections.abc import Collection, Mapping

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from kernteam.db.engine import zonder_geheim


class NietDuurzaam(RuntimeError):
    """A store does not promise durable commits, or cannot be asked; the application refuses to start."""


def controleer(motor: Engine, winkel: str = "logboek") -> None:
    """Raise NietDuurzaam, naming the store, unless it commits durably.

    SQLite: WAL with synchronous=FULL. PostgreSQL: synchronous_commit on (or stronger), fsync and full_page_writes on.
    """
    soort = motor.dialect.name
    opdracht, moet = ("PRAGMA", _SQLITE) if soort == "sqlite" else ("SHOW", _POSTGRES)
    try:
        with motor.connect() as verbinding:
            stand = {naam: verbinding.execute(text(f"{opdracht} {naam}")).scalar() for naam in moet}
    except SQLAlchemyError as fout:
        adres = zonder_geheim(motor.url.render_as_string(hide_password=True))
        raise NietDuurzaam(f"opslag {winkel} ({adres}) is niet te openen: {type(fout).__name__}") from None
    for naam, goed in moet.items():
        if stand[naam] not in goed:
            raise NietDuurzaam(f"opslag {winkel} is niet duurzaam ingesteld: {naam}={stand[naam]}")


_SQLITE: Mapping[str, Collection[object]] = {"journal_mode": {"wal"}, "synchronous": {2}}
_POSTGRES: Mapping[str, Collection[object]] = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "remote_write", "remote_apply"},
}
