"""Shows where the time of one request goes: by phase, by package and in SQL statements. Knows no server.

Phases are timed in this process without a profiler, each without what it calls of another phase; packages come from
cProfile, which makes Python code look dearer beside C code. The log writer works in a thread of its own.
"""

import cProfile
import pstats
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from marshmallow import Schema
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session
from werkzeug.test import EnvironBuilder

from bench.toneel import Toneel, applicatie
from kernteam.casus import laden
from kernteam.casus.service import binnen, lezen
from kernteam.identiteit import service as identiteit
from kernteam.kluis.kluis import Kluis
from kernteam.logboek.schrijver import Schrijver
from kernteam.toegang import poort

_REST = "flask, werkzeug en de rest"
_FASEN: tuple[tuple[str, Any, str], ...] = (
    ("aanmelden (token naar actor)", identiteit, "actor_van"),
    ("rijen laden en feiten maken", binnen, "laad_een"),
    ("rijen laden en feiten maken", lezen, "laad"),
    ("toestemming berekenen", laden, "stand"),
    ("sleutel ophalen", Kluis, "ontsluit_alle"),
    ("besluit", poort, "besluit"),
    ("logregel maken en wachten", Schrijver, "schrijf"),
    ("vingerafdruk van de feiten", poort, "vingerafdruk"),
    ("openen en inzage maken", lezen, "maak_inzage"),
    ("openen en inzage maken", lezen, "maak_kort"),
    ("marshmallow", Schema, "dump"),
    ("json", DefaultJSONProvider, "dumps"),
    ("einde van de transactie", Session, "commit"),
)
_PAKKET = re.compile(r"site-packages/([a-z_]+)")
_HUIS = re.compile(r"/(kernteam/[a-z]+)")


def profileer(toneel: Toneel, verzoeken: int) -> dict[str, Any]:
    """Read many times in this process; give phases, packages and statements, per request."""
    with applicatie(toneel.instellingen) as app:
        roep = _beller(app, toneel)
        _herhaal(roep, 50)
        fasen = _meet_fasen(roep, verzoeken)
        with tel() as opdrachten:
            roep()
            time.sleep(0.2)  # the writer's statements come from its own thread
        return {"fasen": fasen, "opdrachten": dict(opdrachten), "pakketten": _pakketten(roep, verzoeken)}


def _beller(app: Flask, toneel: Toneel) -> Callable[[], None]:
    kop = [("Authorization", f"Bearer {toneel.token}")]
    omgeving = EnvironBuilder(toneel.pad, headers=kop).get_environ()

    def roep() -> None:
        status: list[str] = []
        antwoord = app(dict(omgeving), lambda regel, _koppen, _fout=None: status.append(regel))  # type: ignore[arg-type]
        b"".join(antwoord)
        antwoord.close()  # type: ignore[attr-defined]
        if not status[0].startswith("200"):
            raise RuntimeError(status[0])

    return roep


def _herhaal(roep: Callable[[], None], aantal: int) -> None:
    for _ in range(aantal):
        roep()


def _meet_fasen(roep: Callable[[], None], verzoeken: int) -> dict[str, dict[str, float]]:
    """Give wall and CPU milliseconds of each phase in the request's thread, and of the process beside it."""
    klok = _Klok()
    with klok.aan():
        proces = time.process_time()
        for _ in range(verzoeken):
            klok.binnen(_REST, roep)
        proces = time.process_time() - proces
    verzoek_cpu = sum(cpu for _, cpu in klok.tijden.values())
    tijden = {**klok.tijden, "schrijver van het logboek (eigen draad)": [0.0, proces - verzoek_cpu]}
    return {
        naam: {"ms": round(1000 * duur / verzoeken, 3), "cpu_ms": round(1000 * cpu / verzoeken, 3)}
        for naam, (duur, cpu) in tijden.items()
    }


class _Klok:
    """Times nested phases of one thread, each without the phases inside it."""

    def __init__(self) -> None:
        self.tijden: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._stapel: list[list[float]] = []

    def binnen(self, naam: str, roep: Callable[[], Any]) -> Any:
        begin = time.perf_counter(), time.thread_time()
        self._stapel.append([0.0, 0.0])
        try:
            return roep()
        finally:
            dieper = self._stapel.pop()
            duur = [time.perf_counter() - begin[0], time.thread_time() - begin[1]]
            for plek in (0, 1):
                self.tijden[naam][plek] += duur[plek] - dieper[plek]
                if self._stapel:
                    self._stapel[-1][plek] += duur[plek]

    @contextmanager
    def aan(self) -> Iterator[None]:
        """Put the clock around every phase, and take it off again."""
        oud = [(plaats, naam, getattr(plaats, naam)) for _, plaats, naam in _FASEN]
        for (fase, plaats, naam), (_, _, functie) in zip(_FASEN, oud, strict=True):
            setattr(plaats, naam, self._om(fase, functie))
        try:
            yield
        finally:
            for plaats, naam, functie in oud:
                setattr(plaats, naam, functie)

    def _om(self, fase: str, functie: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(functie)
        def gemeten(*args: Any, **kwargs: Any) -> Any:
            return self.binnen(fase, lambda: functie(*args, **kwargs))

        return gemeten


@contextmanager
def tel() -> Iterator[Counter[str]]:
    """Count the statements of all stores by kind and first table."""
    geteld: Counter[str] = Counter()

    def noteer(_verbinding: Any, _cursor: Any, opdracht: str, *_: Any) -> None:
        tabel = re.search(r"(?:FROM|INTO)\s+\"?(\w+)", opdracht)
        geteld[f"{opdracht.split(None, 1)[0]} {tabel[1] if tabel else ''}".strip()] += 1

    event.listen(Engine, "before_cursor_execute", noteer)
    try:
        yield geteld
    finally:
        event.remove(Engine, "before_cursor_execute", noteer)


def _pakketten(roep: Callable[[], None], verzoeken: int) -> dict[str, float]:
    """Give the milliseconds each package spends in its own functions, per request, with cProfile's overhead in them."""
    opname = cProfile.Profile()
    opname.runcall(_herhaal, roep, verzoeken)
    per_pakket: Counter[str] = Counter()
    stand: Any = pstats.Stats(opname)
    for (bestand, _, functie), (_, _, eigen, _, _) in stand.stats.items():
        per_pakket[_pakket(bestand, functie)] += eigen
    return {naam: round(1000 * tijd / verzoeken, 3) for naam, tijd in per_pakket.most_common(20)}


def _pakket(bestand: str, functie: str) -> str:
    if bestand == "~":
        return _ingebouwd(functie)
    gevonden = _PAKKET.search(bestand) or _HUIS.search(bestand)
    return gevonden[1] if gevonden else "standaardbibliotheek"


def _ingebouwd(functie: str) -> str:
    for woord, naam in (("sqlite3", "sqlite3 (C)"), ("psycopg", "psycopg (C)"), ("lock", "wachten op de logregel")):
        if woord in functie:
            return naam
    if any(woord in functie for woord in ("sqlalchemy", "_cy.")):
        return "sqlalchemy"
    return "crypto (C)" if any(woord in functie for woord in ("AESGCM", "HKDF", "openssl")) else "ingebouwd (C)"
