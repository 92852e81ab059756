"""Brings a store to a revision with Alembic; the web process never does this. Knows no table."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from kernteam.db.engine import SCHRIJVEND, maak_motor

Winkel = Literal["gegevens", "logboek", "sleutels"]
WINKELS: tuple[Winkel, ...] = ("gegevens", "logboek", "sleutels")
MAP = Path(__file__).parents[2] / "migrations"


def scripts(winkel: Winkel) -> ScriptDirectory:
    """Give the migrations of one store, read once per process."""
    return _scripts(MAP / winkel)


@cache
def _scripts(map_: Path) -> ScriptDirectory:
    return ScriptDirectory(str(map_), version_locations=[str(map_ / "versions")])


def bijwerken(winkel: Winkel, url: str, doel: str = "head") -> list[str]:
    """Upgrade a store to `doel`; give the revisions that were run. Running it twice changes nothing."""
    map_ = scripts(winkel)
    return _uitvoeren(url, lambda rev, _ctx: map_._upgrade_revs(doel, rev))  # noqa: SLF001 - Alembic's own recipe


def terugdraaien(winkel: Winkel, url: str, doel: str = "base") -> list[str]:
    """Downgrade a store to `doel`; give the revisions that were undone."""
    map_ = scripts(winkel)
    return _uitvoeren(url, lambda rev, _ctx: map_._downgrade_revs(doel, rev))  # noqa: SLF001 - idem


def huidig(motor: Engine) -> str | None:
    """Give the revision a store is at, or None when it was never made."""
    with motor.connect() as verbinding:
        return MigrationContext.configure(verbinding).get_current_revision()


def nieuwste(winkel: Winkel) -> str | None:
    """Give the newest revision of a store."""
    return scripts(winkel).get_current_head()


def _uitvoeren(url: str, stappen: Any) -> list[str]:
    motor = maak_motor(url, duurzaam=True)
    try:
        if motor.dialect.name == "sqlite":
            _zet_wal(motor)
        with motor.connect().execution_options(**{SCHRIJVEND: True}) as verbinding, verbinding.begin():
            return list(_migreer(verbinding, stappen))
    finally:
        motor.dispose()


def _zet_wal(motor: Engine) -> None:
    ruw = motor.raw_connection()
    try:
        ruw.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        ruw.close()


def _migreer(verbinding: Connection, stappen: Any) -> Iterator[str]:
    gedaan: list[str] = []

    def noteer(step: Any, **_: Any) -> None:
        gedaan.append(step.up_revision_id)

    context = MigrationContext.configure(
        verbinding,
        opts={"fn": stappen, "transactional_ddl": True, "on_version_apply": (noteer,), "as_sql": False},
    )
    with Operations.context(context):
        context.run_migrations()
    yield from gedaan
