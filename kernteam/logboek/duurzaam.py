"""Checks at start that a commit survives a power cut: to the log, and to the keys beside it. Knows no line."""

from sqlalchemy import Engine, text


class NietDuurzaam(RuntimeError):
    """A store does not promise durable commits; the application refuses to start."""


def controleer(motor: Engine, winkel: str = "logboek") -> None:
    """Raise NietDuurzaam, naming the store, unless it commits durably.

    SQLite: WAL with synchronous=FULL. PostgreSQL: synchronous_commit on (or stronger), fsync and full_page_writes on.
    """
    with motor.connect() as verbinding:
        if motor.dialect.name == "sqlite":
            stand = {
                naam: verbinding.execute(text(f"PRAGMA {naam}")).scalar() for naam in ("journal_mode", "synchronous")
            }
            if stand != {"journal_mode": "wal", "synchronous": 2}:
                raise NietDuurzaam(f"opslag {winkel} is niet duurzaam ingesteld: {stand}")
            return
        for naam, goed in _POSTGRES.items():
            waarde = verbinding.execute(text(f"SHOW {naam}")).scalar()
            if waarde not in goed:
                raise NietDuurzaam(f"opslag {winkel} is niet duurzaam ingesteld: {naam}={waarde}")


_POSTGRES = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "remote_write", "remote_apply"},
}
