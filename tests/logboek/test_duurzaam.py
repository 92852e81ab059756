"""A store that may lose a committed line is refused at the start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from psycopg import sql
from sqlalchemy import Engine, create_engine, event, make_url

from config.settings import Instellingen
from kernteam.app.fabriek import create_app
from kernteam.db.engine import maak_motor
from kernteam.logboek.duurzaam import NietDuurzaam, controleer
from tests.logboek.storingen import verbind
from tests.winkels import Winkels

SQLITE = pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("soort", ["postgresql"], indirect=True)


@contextmanager
def _motor(motor: Engine) -> Iterator[Engine]:
    try:
        yield motor
    finally:
        motor.dispose()


def test_the_settings_of_the_project_are_durable(lege_winkels: Winkels) -> None:
    with _motor(maak_motor(lege_winkels.logboek, duurzaam=True)) as motor:
        controleer(motor)


@SQLITE
@pytest.mark.parametrize("stand", ["OFF", "NORMAL"])
def test_sqlite_that_does_not_wait_for_the_disk_is_refused(lege_winkels: Winkels, stand: str) -> None:
    with _motor(create_engine(lege_winkels.logboek)) as motor:
        event.listen(motor, "connect", lambda ruw, _: ruw.execute(f"PRAGMA synchronous={stand}").close())
        with pytest.raises(NietDuurzaam):
            controleer(motor)


@SQLITE
@pytest.mark.parametrize("stand", ["DELETE", "TRUNCATE", "MEMORY", "OFF"])
def test_sqlite_without_a_write_ahead_file_is_refused(lege_winkels: Winkels, stand: str) -> None:
    with _motor(maak_motor(lege_winkels.logboek, duurzaam=True)) as motor:
        event.listen(motor, "connect", lambda ruw, _: ruw.execute(f"PRAGMA journal_mode={stand}").close())
        with pytest.raises(NietDuurzaam):
            controleer(motor)


@SQLITE
def test_the_application_does_not_start_on_a_log_without_a_write_ahead_file(
    instellingen: Instellingen, winkels: Winkels
) -> None:
    with _motor(create_engine(winkels.logboek)) as motor, motor.connect() as verbinding:
        verbinding.exec_driver_sql("PRAGMA journal_mode=DELETE")
    assert not Path(f"{make_url(winkels.logboek).database}-wal").exists()
    with pytest.raises(NietDuurzaam):
        create_app(instellingen)


@POSTGRESQL
@pytest.mark.parametrize("stand", ["off", "local"])
@pytest.mark.parametrize("waar", ["DATABASE {naam}", "ROLE logboek_schrijver IN DATABASE {naam}"])
def test_postgresql_that_does_not_wait_for_the_disk_is_refused(
    instellingen: Instellingen, winkels: Winkels, stand: str, waar: str
) -> None:
    naam = sql.Identifier(make_url(winkels.logboek).database or "")
    with verbind(winkels.logboek_eigenaar) as eigenaar:
        zet = sql.SQL("ALTER " + waar + " SET synchronous_commit = {stand}")
        eigenaar.execute(zet.format(naam=naam, stand=sql.SQL(stand)))
    with pytest.raises(NietDuurzaam):
        create_app(instellingen)


@POSTGRESQL
@pytest.mark.parametrize("stand", ["on", "remote_write", "remote_apply"])
def test_postgresql_that_waits_for_the_disk_is_accepted(lege_winkels: Winkels, stand: str) -> None:
    optie = {"options": f"-c synchronous_commit={stand}"}
    with _motor(maak_motor(lege_winkels.logboek, duurzaam=True, connect_args=optie)) as motor:
        controleer(motor)
