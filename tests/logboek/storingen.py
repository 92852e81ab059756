"""Ways in which the log store breaks, each for real, and what mends it again. Knows no act."""

import os
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from kernteam.logboek.schrijver import Schrijver
from tests.postgres import extern
from tests.winkels import Winkels

# "gives" the store broken, and mends it at the end; what cannot be mended without a restart stays broken
Storing = Callable[[Winkels, Schrijver], AbstractContextManager[None]]


@contextmanager
def bezet_sqlite(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """Another program holds the write lock."""
    ander = sqlite3.connect(_bestand(winkels), isolation_level=None)
    ander.execute("BEGIN IMMEDIATE")
    with korte_wacht(schrijver):
        yield
    ander.execute("ROLLBACK")
    ander.close()


@contextmanager
def weg_sqlite(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """The file and what belongs to it were moved away; an open handle would still write to it."""
    bestand = _bestand(winkels)
    elders = bestand.parent / "elders"
    elders.mkdir()
    for pad in bestand.parent.glob(f"{bestand.name}*"):
        pad.rename(elders / pad.name)
    yield
    for pad in elders.iterdir():
        pad.rename(bestand.parent / pad.name)


@contextmanager
def zonder_wal_sqlite(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """Only the write-ahead file was moved away: what is committed would be lost."""
    wal = Path(f"{_bestand(winkels)}-wal")
    elders = wal.with_name("elders")
    wal.rename(elders)
    yield
    elders.rename(wal)


@contextmanager
def vervangen_sqlite(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """Somebody put another, whole and writable, store in its place (a restored copy, say)."""
    bestand = _bestand(winkels)
    kopie = bestand.with_name("kopie")
    shutil.copy(bestand, kopie)
    oud = bestand.with_name("oud")
    bestand.rename(oud)
    kopie.rename(bestand)
    yield
    oud.rename(bestand)


@contextmanager
def alleen_lezen_sqlite(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """The file says it may be read but not written: its write version is a later one."""
    bestand = _bestand(winkels)
    waker = sqlite3.connect(bestand)  # keeps the write-ahead file in place while the writer opens anew
    waker.execute("SELECT count(*) FROM regel").fetchall()
    _zet_schrijfversie(waker, schrijver, bestand, 3)
    yield
    _zet_schrijfversie(waker, schrijver, bestand, 2)
    waker.close()


def _zet_schrijfversie(waker: sqlite3.Connection, schrijver: Schrijver, bestand: Path, versie: int) -> None:
    schrijver._motor.dispose()
    assert waker.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    with bestand.open("r+b") as ruw:
        ruw.seek(18)
        ruw.write(bytes([versie]))


@contextmanager
def vol_sqlite(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """The operating system lets no file grow beyond what the write-ahead file is now."""
    with volle_schijf(Path(f"{_bestand(winkels)}-wal")):
        yield


@contextmanager
def volle_schijf(pad: Path, over: int = 0) -> Iterator[None]:
    """Let no file of this process grow beyond what this one is now and so many bytes more."""
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (pad.stat().st_size + over, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))


@contextmanager
def bezet_postgresql(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """Another session holds the table."""
    with verbind(winkels.logboek_eigenaar) as ander:
        ander.execute("BEGIN")
        ander.execute("LOCK TABLE regel IN ACCESS EXCLUSIVE MODE")
        with korte_wacht(schrijver):
            yield
        ander.execute("ROLLBACK")


@contextmanager
def weg_postgresql(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """The table is not there."""
    with verbind(winkels.logboek_eigenaar) as eigenaar:
        eigenaar.execute("ALTER TABLE regel RENAME TO weg")
        yield
        eigenaar.execute("ALTER TABLE weg RENAME TO regel")


@contextmanager
def zonder_wachtrij_postgresql(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """A line could be stored, but would never be sealed."""
    with verbind(winkels.logboek_eigenaar) as eigenaar:
        eigenaar.execute("ALTER TABLE wachtrij RENAME TO weg")
        yield
        eigenaar.execute("ALTER TABLE weg RENAME TO wachtrij")


@contextmanager
def onbereikbaar_postgresql(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """The database was moved away and every session with it ended."""
    naam = make_url(winkels.logboek).database or ""
    with _beheer(winkels) as beheer:
        _verbreek(beheer, naam)
        hernoem = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        elders = f"{naam}_elders"
        beheer.execute(hernoem.format(sql.Identifier(naam), sql.Identifier(elders)))
        yield
        beheer.execute(hernoem.format(sql.Identifier(elders), sql.Identifier(naam)))


@contextmanager
def verwijderd_postgresql(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """The database was dropped."""
    naam = sql.Identifier(make_url(winkels.logboek).database or "")
    with _beheer(winkels) as beheer:
        beheer.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(naam))
    yield


@contextmanager
def vol_postgresql(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """The operating system lets no file of the writer's session grow, and the table of the lines is full to the brim.

    It is larger than a file of the journal first: if that cannot be written, the server of all tests stops.
    """
    schrijver._motor.connect().close()  # so that it has a session
    with verbind(winkels.logboek_eigenaar) as eigenaar:
        eigenaar.execute(_VUL, {"van": 1, "tot": _JOURNAAL // _VULLING})
        (vol, erbij) = eigenaar.execute(_NOG).fetchone() or (0, 0)
        eigenaar.execute(_VUL, {"van": _JOURNAAL // _VULLING + 1, "tot": _JOURNAAL // _VULLING + erbij})
        assert (vol, 0) == eigenaar.execute(_NOG).fetchone()
        assert vol >= _JOURNAAL
        sessies = [pid for (pid,) in eigenaar.execute(_SESSIES).fetchall()]
        assert sessies
        for pid in sessies:
            _begrens(pid, vol)
        try:
            yield
        finally:
            for pid in sessies:
                _begrens(pid, resource.RLIM_INFINITY)
        eigenaar.execute("ALTER TABLE regel DISABLE TRIGGER regel_bewaken")
        eigenaar.execute("DELETE FROM regel WHERE schrijver = 'vulling'")
        eigenaar.execute("ALTER TABLE regel ENABLE ALWAYS TRIGGER regel_bewaken")


def _begrens(pid: int, grootste: int) -> None:
    """Set the largest file of a process, as the user it runs as: only that one may, when root is not all-powerful."""
    kind = os.fork()
    if kind == 0:
        try:
            if os.geteuid() == 0:
                wie = Path(f"/proc/{pid}").stat()
                os.setresgid(wie.st_gid, wie.st_gid, wie.st_gid)
                os.setresuid(wie.st_uid, wie.st_uid, wie.st_uid)
            hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (grootste, hard))
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1]) == 0


_JOURNAAL, _VULLING = 16 << 20, 200  # bytes of a file of the journal, and of one line that fills up
_VUL = (
    f"INSERT INTO regel (body, schrijver, n, mac) SELECT repeat('x', {_VULLING}), 'vulling', n, ''"  # noqa: S608 - a number of this module
    " FROM generate_series(%(van)s::bigint, %(tot)s) AS n"
)
# the size of the table, and how many lines the last page takes until it is as full as the one before
_NOG = """
    WITH maat AS (SELECT pg_relation_size('regel') AS bytes, pg_relation_size('regel') / 8192 AS bladzijden), op AS (
        SELECT (ctid::text::point)[0]::bigint AS bladzijde, count(*) AS aantal FROM regel, maat
        WHERE ctid >= format('(%s,0)', bladzijden - 2)::tid GROUP BY 1)
    SELECT bytes, (SELECT aantal FROM op WHERE bladzijde = bladzijden - 2)
        - (SELECT aantal FROM op WHERE bladzijde = bladzijden - 1) FROM maat
"""
_SESSIES = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'logboek_schrijver'"


@contextmanager
def alleen_lezen_postgresql(winkels: Winkels, schrijver: Schrijver) -> Iterator[None]:
    """The database takes reading transactions only, as a standby does."""
    naam = make_url(winkels.logboek).database or ""
    zet = sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = {}")
    with _beheer(winkels) as beheer:
        for stand in ("on", "off"):
            beheer.execute(zet.format(sql.Identifier(naam), sql.SQL(stand)))
            _verbreek(beheer, naam)
            if stand == "on":
                yield


@contextmanager
def korte_wacht(schrijver: Schrijver) -> Iterator[None]:
    """Let requests wait shortly: here nothing but waiting tells that the store does not answer."""
    lang, schrijver._wachttijd = schrijver._wachttijd, 0.05
    yield
    schrijver._wachttijd = lang


def verbind(url: str) -> psycopg.Connection:
    """Connect outside SQLAlchemy; every statement is its own transaction unless it says BEGIN."""
    adres = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(adres, autocommit=True)


def _beheer(winkels: Winkels) -> psycopg.Connection:
    return verbind(make_url(winkels.logboek_eigenaar).set(database="postgres").render_as_string(hide_password=False))


def _verbreek(beheer: psycopg.Connection, naam: str) -> None:
    beheer.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", (naam,))


def _bestand(winkels: Winkels) -> Path:
    return Path(make_url(winkels.logboek_eigenaar).database or "")


# a full disk of PostgreSQL needs a server on this machine: the limit is set on its process
STORINGEN: dict[str, tuple[Storing, ...]] = {
    "sqlite": (
        bezet_sqlite,
        weg_sqlite,
        zonder_wal_sqlite,
        vervangen_sqlite,
        alleen_lezen_sqlite,
        vol_sqlite,
    ),
    "postgresql": (
        bezet_postgresql,
        weg_postgresql,
        zonder_wachtrij_postgresql,
        onbereikbaar_postgresql,
        alleen_lezen_postgresql,
        *(() if extern() else (vol_postgresql,)),
    ),
}
