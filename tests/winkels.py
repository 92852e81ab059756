"""Fresh stores for each test, copied from templates that were migrated once. Knows no application."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import make_url
from sqlalchemy.orm import Session

from kernteam.db import migratie
from kernteam.db.engine import maak_motor
from tests.postgres import Cluster, extern, start
from tests.rollen import vul_netwerk

SJABLONEN = "KERNTEAM_TEST_SJABLONEN"
POSTGRES = "KERNTEAM_TEST_POSTGRES"
ROLLEN = ("logboek_schrijver", "logboek_lezer", "logboek_verzegelaar", "logboek_bewaring")
SOORTEN = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Winkels:
    """The addresses of three fresh stores; `eigenaar` addresses may do everything, to break things with."""

    soort: str
    gegevens: str
    logboek: str
    logboek_lezer: str
    logboek_verzegelaar: str
    logboek_bewaring: str
    logboek_eigenaar: str
    sleutels: str


def bereid_voor() -> Cluster | None:
    """Make the templates, once per test run; workers find them through the environment."""
    map_ = Path(tempfile.mkdtemp(prefix="kernteam-sjablonen-"))
    os.environ[SJABLONEN] = str(map_)
    for winkel in migratie.WINKELS:
        migratie.bijwerken(winkel, f"sqlite:///{map_}/{winkel}.db")
    shutil.copy(map_ / "gegevens.db", map_ / "netwerk.db")
    _vul(f"sqlite:///{map_}/netwerk.db")
    cluster = None if extern() else start()
    url = extern() or (cluster.url if cluster else "")
    os.environ[POSTGRES] = url
    with _beheer(url) as verbinding:
        for rol in ROLLEN:
            if not verbinding.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (rol,)).fetchone():
                verbinding.execute(f"CREATE ROLE {rol} LOGIN")
        for winkel in (*migratie.WINKELS, "netwerk"):
            verbinding.execute(f"DROP DATABASE IF EXISTS kt_sjabloon_{winkel}")
        for winkel in migratie.WINKELS:
            verbinding.execute(f"CREATE DATABASE kt_sjabloon_{winkel}")
    for winkel in migratie.WINKELS:
        migratie.bijwerken(winkel, _pg(f"kt_sjabloon_{winkel}"))
    with _beheer(url) as verbinding:
        verbinding.execute("CREATE DATABASE kt_sjabloon_netwerk TEMPLATE kt_sjabloon_gegevens")
    _vul(_pg("kt_sjabloon_netwerk"))
    with _beheer(_pg("kt_sjabloon_netwerk")) as verbinding:
        _leg_opzij(verbinding)
    return cluster


def ruim_op(cluster: Cluster | None) -> None:
    """Remove the templates and stop the server that was started for them."""
    shutil.rmtree(os.environ.pop(SJABLONEN), ignore_errors=True)
    if cluster is not None:
        cluster.stop()


@contextmanager
def verse_winkels(soort: str, map_: Path, gegevens: str = "netwerk") -> Iterator[Winkels]:
    """Give three fresh stores; `gegevens` chooses the template (`netwerk` with people, `gegevens` empty)."""
    if soort == "sqlite":
        yield _sqlite(map_, gegevens)
        return
    sleutel = uuid4().hex[:12]
    namen = {winkel: f"kt_{winkel}_{sleutel}" for winkel in migratie.WINKELS}
    with _beheer(os.environ[POSTGRES]) as verbinding:
        for winkel, naam in namen.items():
            sjabloon = gegevens if winkel == "gegevens" else winkel
            verbinding.execute(f"CREATE DATABASE {naam} TEMPLATE kt_sjabloon_{sjabloon}")
    try:
        yield Winkels(
            soort=soort,
            gegevens=_pg(namen["gegevens"]),
            logboek=_pg(namen["logboek"], "logboek_schrijver"),
            logboek_lezer=_pg(namen["logboek"], "logboek_lezer"),
            logboek_verzegelaar=_pg(namen["logboek"], "logboek_verzegelaar"),
            logboek_bewaring=_pg(namen["logboek"], "logboek_bewaring"),
            logboek_eigenaar=_pg(namen["logboek"]),
            sleutels=_pg(namen["sleutels"]),
        )
    finally:
        with _beheer(os.environ[POSTGRES]) as verbinding:
            for naam in namen.values():
                verbinding.execute(f"DROP DATABASE IF EXISTS {naam} WITH (FORCE)")


@contextmanager
def herstelbaar(winkels: Winkels, gegevens: str = "netwerk") -> Iterator[Callable[[], None]]:
    """Give what puts the rows of used stores back as they came from their template, while they stay open."""
    urls = (winkels.gegevens, winkels.logboek_eigenaar, winkels.sleutels)
    if winkels.soort == "sqlite":
        paden = [make_url(url).database for url in urls]
        yield lambda: _herstel_sqlite(dict(zip((gegevens, *migratie.WINKELS[1:]), paden, strict=True)))
        return
    with ExitStack() as einde:
        open_ = [einde.enter_context(_beheer(url)) for url in urls]
        opdrachten = [(verbinding, _herstelopdracht(verbinding)) for verbinding in open_]

        def herstel() -> None:
            for verbinding, opdracht in opdrachten:
                verbinding.execute(opdracht)

        yield herstel


def _sqlite(map_: Path, gegevens: str) -> Winkels:
    sjablonen = Path(os.environ[SJABLONEN])
    for winkel in migratie.WINKELS:
        sjabloon = gegevens if winkel == "gegevens" else winkel
        shutil.copy(sjablonen / f"{sjabloon}.db", map_ / f"{winkel}.db")
    log = f"sqlite:///{map_}/logboek.db"
    return Winkels("sqlite", f"sqlite:///{map_}/gegevens.db", log, log, log, log, log, f"sqlite:///{map_}/sleutels.db")


def _herstel_sqlite(doelen: dict[str, str]) -> None:
    for sjabloon, pad in doelen.items():
        van = Path(os.environ[SJABLONEN]) / f"{sjabloon}.db"
        with closing(sqlite3.connect(van)) as bron, closing(sqlite3.connect(pad)) as doel:
            bron.backup(doel)


def _herstelopdracht(verbinding: psycopg.Connection) -> sql.Composed:
    """Say how to empty every table and fill it with what was laid aside; order and guards do not count."""
    tabellen = verbinding.execute(_TABELLEN).fetchall()
    bewaakt = verbinding.execute(_BEWAAKT).fetchall()
    delen: list[sql.Composable] = [sql.SQL("SET session_replication_role = replica")]
    delen += [sql.SQL("ALTER TABLE {} DISABLE TRIGGER {}").format(*map(sql.Identifier, een)) for een in bewaakt]
    for naam, opzij in tabellen:
        delen.append(sql.SQL("DELETE FROM public.{}").format(sql.Identifier(naam)))
        if opzij:
            delen.append(sql.SQL("INSERT INTO public.{0} SELECT * FROM opzij.{0}").format(sql.Identifier(naam)))
    delen += [sql.SQL("ALTER TABLE {} ENABLE ALWAYS TRIGGER {}").format(*map(sql.Identifier, een)) for een in bewaakt]
    return sql.SQL("; ").join(delen)


# what even a replica keeps guarding: the lines of the log
_BEWAAKT = "SELECT relname, tgname FROM pg_trigger JOIN pg_class een ON een.oid = tgrelid WHERE tgenabled = 'A'"
_TABELLEN = """
SELECT een.tablename, EXISTS (SELECT FROM pg_tables WHERE schemaname = 'opzij' AND tablename = een.tablename)
FROM pg_tables een WHERE een.schemaname = 'public' AND een.tablename <> 'alembic_version'
"""


def _leg_opzij(verbinding: psycopg.Connection) -> None:
    """Keep a copy of the rows of the cast beside the tables, to put them back from."""
    verbinding.execute("CREATE SCHEMA opzij")
    for (naam,) in verbinding.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall():
        tabel = sql.Identifier(naam)
        if verbinding.execute(sql.SQL("SELECT 1 FROM public.{} LIMIT 1").format(tabel)).fetchone():
            verbinding.execute(sql.SQL("CREATE TABLE opzij.{0} AS TABLE public.{0}").format(tabel))


def _pg(database: str, rol: str | None = None) -> str:
    url = make_url(os.environ[POSTGRES]).set(database=database)
    return (url.set(username=rol) if rol else url).render_as_string(hide_password=False)


@contextmanager
def _beheer(url: str) -> Iterator[psycopg.Connection]:
    adres = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    verbinding = psycopg.connect(adres, autocommit=True)
    try:
        yield verbinding
    finally:
        verbinding.close()


def _vul(url: str) -> None:
    motor = maak_motor(url)
    with Session(motor) as sessie:
        vul_netwerk(sessie)
        sessie.commit()
    motor.dispose()
