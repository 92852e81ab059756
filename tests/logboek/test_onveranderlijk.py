"""Append-only: even the owner of the store is refused every change but emptying a body."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from tests.logboek.schrijvers import eigenaar, lees_alles, maak_regel, maak_schrijver
from tests.winkels import Winkels

# the guard itself, or a rule of the table; never a statement that is simply wrong
BEWAKER = "een logregel|NOT NULL constraint|uq_regel_schrijver_n|pk_regel|GeneratedAlways"
GEMEEN = {
    "another body": "UPDATE regel SET body = '{}'",
    "another writer": "UPDATE regel SET schrijver = 'x'",
    "another n": "UPDATE regel SET n = n + 100",
    "an empty body and another n": "UPDATE regel SET body = NULL, n = n + 100",
    "an empty body and another writer": "UPDATE regel SET body = NULL, schrijver = 'x'",
    "deleting one": "DELETE FROM regel WHERE n = 1",
    "deleting all": "DELETE FROM regel",
    "upsert by key": (
        "INSERT INTO regel (body, schrijver, n, mac) SELECT '{}', schrijver, n, mac FROM regel WHERE n = 1"
        " ON CONFLICT (schrijver, n) DO UPDATE SET body = excluded.body"
    ),
    "the same key again": "INSERT INTO regel (body, schrijver, n, mac) SELECT '{}', schrijver, n, mac FROM regel",
}
PER_SOORT = {
    "sqlite": {
        "another mac": "UPDATE regel SET mac = x'00'",
        "an empty body and another mac": "UPDATE regel SET body = NULL, mac = x'00'",
        "an empty body and another id": "UPDATE regel SET body = NULL, id = id + 100",
        "an empty body and no mac": "UPDATE regel SET body = NULL, mac = NULL",
        "update or replace": "UPDATE OR REPLACE regel SET id = 1 WHERE id = 2",
        "update or ignore": "UPDATE OR IGNORE regel SET body = '{}'",
        "replace by id": "INSERT OR REPLACE INTO regel (id, body, schrijver, n, mac) VALUES (1, '{}', 'x', 1, x'00')",
        "replace by key": (
            "INSERT OR REPLACE INTO regel (id, body, schrijver, n, mac)"
            " SELECT 99, '{}', schrijver, n, mac FROM regel WHERE n = 1"
        ),
        "replace into": "REPLACE INTO regel (id, body, schrijver, n, mac) VALUES (1, '{}', 'x', 1, x'00')",
        "upsert by id": (
            "INSERT INTO regel (id, body, schrijver, n, mac) VALUES (1, '{}', 'x', 1, x'00')"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body"
        ),
    },
    "postgresql": {
        "another mac": "UPDATE regel SET mac = '\\x00'",
        "an empty body and another mac": "UPDATE regel SET body = NULL, mac = '\\x00'",
        "an id of one's choice": "INSERT INTO regel (id, body, schrijver, n, mac) VALUES (99, '{}', 'x', 1, '\\x00')",
        "an existing id": (
            "INSERT INTO regel (id, body, schrijver, n, mac) OVERRIDING SYSTEM VALUE VALUES (1, '{}', 'x', 1, '\\x00')"
        ),
        "truncate": "TRUNCATE regel",
        "truncate cascade": "TRUNCATE regel RESTART IDENTITY CASCADE",
        "merge": ("MERGE INTO regel r USING (SELECT 1 AS n) x ON r.n = x.n WHEN MATCHED THEN UPDATE SET body = '{}'"),
    },
}


@pytest.fixture
def regels(lege_winkels: Winkels) -> list[Any]:
    with maak_schrijver(lege_winkels) as schrijver:
        schrijver.schrijf([maak_regel(), maak_regel()])
    return lees_alles(lege_winkels)


@pytest.fixture
def verbinding(lege_winkels: Winkels, regels: list[Any]) -> Iterator[Connection]:
    with eigenaar(lege_winkels) as motor, motor.connect() as verbinding:
        yield verbinding


def test_no_line_is_changed_removed_or_replaced(
    verbinding: Connection, regels: list[Any], lege_winkels: Winkels, soort: str
) -> None:
    for naam, opdracht in {**GEMEEN, **PER_SOORT[soort]}.items():
        with pytest.raises(DBAPIError, match=BEWAKER) as fout:
            verbinding.execute(text(opdracht))
        verbinding.rollback()
        assert lees_alles(lege_winkels) == regels, (naam, fout.value.orig)


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_the_role_of_a_replica_changes_no_line_either(
    verbinding: Connection, regels: list[Any], lege_winkels: Winkels
) -> None:
    for opdracht in ("UPDATE regel SET body = '{}'", "DELETE FROM regel", "TRUNCATE regel"):
        verbinding.execute(text("SET session_replication_role = replica"))
        with pytest.raises(DBAPIError, match="een logregel verandert of verdwijnt niet"):
            verbinding.execute(text(opdracht))
        verbinding.rollback()
    assert lees_alles(lege_winkels) == regels


def test_a_body_may_be_emptied_once_and_the_rest_of_the_line_stays(
    verbinding: Connection, regels: list[Any], lege_winkels: Winkels
) -> None:
    verbinding.execute(text("UPDATE regel SET body = NULL WHERE n = 1"))
    verbinding.commit()
    leeg, vol = lees_alles(lege_winkels)
    assert (leeg.id, leeg.schrijver, leeg.n, leeg.mac) == tuple(
        getattr(regels[0], naam) for naam in ("id", "schrijver", "n", "mac")
    )
    assert leeg.body is None
    assert leeg.tijdstip is None
    assert leeg.actor is None
    assert vol == regels[1]
    with pytest.raises(DBAPIError):
        verbinding.execute(text("UPDATE regel SET body = '{}' WHERE n = 1"))


def test_what_the_store_says_of_a_refusal_is_dutch(verbinding: Connection) -> None:
    with pytest.raises(DBAPIError, match="een logregel"):
        verbinding.execute(text("DELETE FROM regel"))
