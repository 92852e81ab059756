"""The four roles of the log on PostgreSQL, each really connected: what it may, and everything it may not."""

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import make_url

from tests.logboek.schrijvers import lees_alles, maak_regel, maak_schrijver
from tests.logboek.storingen import verbind
from tests.winkels import ROLLEN, Winkels

pytestmark = pytest.mark.parametrize("soort", ["postgresql"], indirect=True)

ERBIJ = "INSERT INTO regel (body, schrijver, n, mac) VALUES ('{}', 'x', 1, '\\x00')"
IN_RIJ = "INSERT INTO wachtrij (schrijver, n) VALUES ('x', 1)"
ALLES = {
    "insert": ERBIJ,
    "insert returning": f"{ERBIJ} RETURNING id",
    "upsert nothing with a target": f"{ERBIJ} ON CONFLICT (schrijver, n) DO NOTHING",
    "insert an id": (
        "INSERT INTO regel (id, body, schrijver, n, mac) OVERRIDING SYSTEM VALUE VALUES (9, '{}', 'x', 1, '')"
    ),
    "read": "SELECT body FROM regel",
    "count": "SELECT count(*) FROM regel",
    "empty a body": "UPDATE regel SET body = NULL",
    "change a body": "UPDATE regel SET body = '{}'",
    "change a mac": "UPDATE regel SET mac = '\\x00'",
    "empty a body and change n": "UPDATE regel SET body = NULL, n = 7",
    "delete": "DELETE FROM regel",
    "truncate": "TRUNCATE regel",
    "lock": "LOCK TABLE regel IN ACCESS EXCLUSIVE MODE",
    "drop": "DROP TABLE regel",
    "disable the trigger": "ALTER TABLE regel DISABLE TRIGGER regel_bewaken",
    "skip the trigger": "SET session_replication_role = replica",
    "replace the guard": "CREATE OR REPLACE FUNCTION regel_bewaken() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
    "make a table": "CREATE TABLE van_mij (x int)",
    "queue": IN_RIJ,
    "queue returning": f"{IN_RIJ} RETURNING n",
    "read the queue": "SELECT n FROM wachtrij",
    "take from the queue": "DELETE FROM wachtrij",
    "change the queue": "UPDATE wachtrij SET n = 9",
    "truncate the queue": "TRUNCATE wachtrij",
    "become the owner": "SET ROLE postgres",
}
MAG = {
    "logboek_schrijver": {"insert", "queue"},
    "logboek_lezer": {"read", "count"},
    "logboek_verzegelaar": {"read", "count", "read the queue", "take from the queue"},
    "logboek_bewaring": {"read", "count", "empty a body"},
}
# the rights allow the statement, the trigger does not
DOOR_BEWAKER = {"logboek_bewaring": {"change a body"}}


@pytest.mark.parametrize("rol", ROLLEN)
def test_a_role_may_do_its_own_work_and_nothing_else(rol: str, lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        schrijver.schrijf([maak_regel(), maak_regel()])
    voor = lees_alles(lege_winkels)
    for naam, opdracht in ALLES.items():
        assert _doe(lege_winkels, rol, opdracht) == _verwacht(rol, naam), naam
        assert lees_alles(lege_winkels) == voor, naam


def _verwacht(rol: str, naam: str) -> str:
    if naam in MAG[rol]:
        return "gedaan"
    return "bewaakt" if naam in DOOR_BEWAKER.get(rol, ()) else "geweigerd"


def _doe(winkels: Winkels, rol: str, opdracht: str) -> str:
    """Do one statement as a role and undo it; give how it ended. A statement that is wrong itself fails the test."""
    with _als(winkels, rol) as verbinding:
        assert verbinding.execute("SELECT current_user").fetchone() == (rol,)
        verbinding.execute("BEGIN")
        try:
            verbinding.execute(opdracht)
        except errors.InsufficientPrivilege:
            return "geweigerd"
        except errors.RestrictViolation:
            return "bewaakt"
        finally:
            verbinding.execute("ROLLBACK")
        return "gedaan"


def _als(winkels: Winkels, rol: str) -> psycopg.Connection:
    return verbind(make_url(winkels.logboek_eigenaar).set(username=rol).render_as_string(hide_password=False))


def test_every_role_of_the_log_is_tried_here(soort: str) -> None:
    assert set(MAG) == set(ROLLEN)
    assert set().union(*MAG.values()) < set(ALLES)


@pytest.mark.parametrize("rol", ROLLEN)
def test_a_role_of_the_log_reads_nothing_of_the_other_stores(rol: str, lege_winkels: Winkels) -> None:
    for url, tabel in ((lege_winkels.gegevens, "casus"), (lege_winkels.sleutels, "datasleutel")):
        adres = make_url(url).set(username=rol).render_as_string(hide_password=False)
        with pytest.raises((errors.InsufficientPrivilege, psycopg.OperationalError)), verbind(adres) as verbinding:
            verbinding.execute(f"SELECT * FROM {tabel}")  # noqa: S608 - two names of this test
