"""What a test can prove from outside: rows that were stored, lines in the log, statements, problems. Knows no act."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Lock
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from kernteam.app.fabriek import create_app
from kernteam.db.base import Base
from kernteam.http.verzoek import db
from kernteam.inzage.schemas import LogregelSchema, LogzoekSchema
from kernteam.inzage.service import bladzijde
from kernteam.kluis.tabellen import datasleutel
from kernteam.toegang.poort import Poort
from kernteam.toegang.voorzieningen import Herkomst
from tests.conftest import maak_instellingen, sluit
from tests.klant import Klant, Spel
from tests.winkels import verse_winkels

ALLEEN_SQLITE = pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
_LANGST = 10  # seconds a thread may wait for the other before the test fails


@contextmanager
def spel_op_sqlite(map_: Path, sleutelbestand: Path) -> Iterator[Spel]:
    """Give a cast that many tests can share, because what they try stores nothing."""
    with verse_winkels("sqlite", map_) as winkels:
        app = create_app(maak_instellingen(winkels, sleutelbestand, map_))
        yield Spel(app)
        sluit(app)


def rijen(app: Flask) -> dict[str, int]:
    """Count the rows of every table of the data, and the keys in their own store."""
    with app.app_context(), db.engine.connect() as verbinding:
        geteld = {str(naam): int(aantal) for naam, aantal in verbinding.exec_driver_sql(_TELLING)}
    return geteld | {"datasleutel": sleutels(app)}


# one statement of words: a hundred made anew each time were a tenth of the work of all tests
_TELLING = " UNION ALL ".join(f"SELECT '{naam}', count(*) FROM {naam}" for naam in Base.metadata.tables)  # noqa: S608 - our own names


def sleutels(app: Flask) -> int:
    """Count the data keys."""
    with app.extensions["kernteam"].kluis._motor.connect() as verbinding:
        return verbinding.scalar(select(func.count()).select_from(datasleutel)) or 0


@contextmanager
def niets_bewaard(spel: Spel, *namen: str, behalve: tuple[str, ...] = ()) -> Iterator[None]:
    """Hold that not one row comes or goes in any table while these people try something."""
    for naam in ("contactpersoon", "privacyfunctionaris", *namen):
        spel.klanten[naam].koppen()
    voor = rijen(spel.app)
    yield
    na = rijen(spel.app)
    assert {naam: aantal for naam, aantal in na.items() if aantal != voor[naam] and naam not in behalve} == {}


def probleem(antwoord: TestResponse, status: int, reden: str | None = None) -> dict[str, Any]:
    """Hold that an answer is problem+json with this status and reason, and give it."""
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.mimetype == "application/problem+json"
    assert antwoord.headers["Cache-Control"] == "no-store"
    inhoud: dict[str, Any] = antwoord.json
    assert inhoud["status"] == status
    assert inhoud.get("reden") == reden
    return inhoud


def fouten(antwoord: TestResponse) -> set[tuple[str, str]]:
    """Give (pointer, code) of every fault in a 400."""
    return {(een["wijzer"], een["code"]) for een in probleem(antwoord, 400)["fouten"]}


def regels(spel: Spel, handeling: str | None = None, **zoek: Any) -> list[dict[str, Any]]:
    """Give the lines of the log as a search shows them, oldest first, also those of the privacyfunctionaris himself.

    As nobody, so without a line of its own: he does not find his own lines.
    """
    altijd = {"vanaf": "2000-01-01T00:00:00Z", "tot": "2100-01-01T00:00:00Z"}
    gezocht = {"limit": 100, **altijd, **({"handelingen": [handeling]} if handeling else {}), **zoek}
    vraag, _, hoogstens = LogzoekSchema().load(gezocht)
    with spel.app.app_context():
        poort = Poort(spel.app.extensions["kernteam"], db.session(), Herkomst("0" * 32, "toets"))
        gevonden = bladzijde(
            poort, poort.lezer.zoek(vraag.zonder(frozenset()), None, hoogstens + 1), hoogstens, None, eigen=None
        )
        assert gevonden.volgende is None
        getoond: list[dict[str, Any]] = LogregelSchema().dump(gevonden.regels, many=True)
    return [een for een in getoond[::-1] if een["handeling"] != "logregel.zoeken" or handeling == "logregel.zoeken"]


def kort(gevonden: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Give outcome and reason of lines."""
    return [(een["uitkomst"], een["reden"]) for een in gevonden]


@contextmanager
def opdrachten(app: Flask) -> Iterator[list[str]]:
    """Collect every statement that goes to the data store."""
    gezien: list[str] = []

    def zie(_verbinding: Any, _cursor: Any, opdracht: str, *_rest: Any) -> None:
        if opdracht != "BEGIN":  # only SQLite says so in words
            gezien.append(opdracht)

    with app.app_context():
        motor = db.engine
    event.listen(motor, "before_cursor_execute", zie)
    try:
        yield gezien
    finally:
        event.remove(motor, "before_cursor_execute", zie)


@contextmanager
def schrijvend(app: Flask) -> Iterator[Session]:
    """Give a session that may write, to set the stage with."""
    with app.app_context():
        db.session().info["kernteam_schrijft"] = True
        yield db.session()
        db.session().commit()


def tegelijk(monkeypatch: pytest.MonkeyPatch, *daden: Any) -> list[TestResponse]:
    """Run acts in threads so that all have read before any of them writes; give their answers in order."""
    hek, slot, binnen = Barrier(len(daden), timeout=_LANGST), Lock(), []
    echt = Poort.schrijf

    def wacht(poort: Poort, pas: Any) -> None:
        with slot:
            binnen.append(pas)
            eerste_ronde = len(binnen) <= len(daden)
        if eerste_ronde:
            hek.wait()
        echt(poort, pas)

    monkeypatch.setattr(Poort, "schrijf", wacht)
    with ThreadPoolExecutor(len(daden)) as draden:
        lopend = [draden.submit(daad) for daad in daden]
        antwoorden = [een.result(timeout=3 * _LANGST) for een in lopend]
    monkeypatch.setattr(Poort, "schrijf", echt)
    return antwoorden


def maak_tokens(*klanten: Klant) -> None:
    """Make tokens now, so that the test itself does not."""
    for klant in klanten:
        klant.koppen()


def ids(rijen_: list[dict[str, Any]]) -> list[UUID]:
    """Give the ids of results."""
    return [UUID(een["id"]) for een in rijen_]
