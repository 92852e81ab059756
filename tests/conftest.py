"""Fixtures of every test: fresh stores on SQLite and PostgreSQL, the application, the cast."""

import gc
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import rmtree
from zlib import crc32

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from config.settings import Instellingen, Verzegelinstellingen
from kernteam.app.fabriek import create_app
from kernteam.http.verzoek import db
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from tests.klant import Spel
from tests.winkels import SOORTEN, Winkels, bereid_voor, herstelbaar, ruim_op, verse_winkels

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# about the stores themselves, and what happens at once in them
BEIDE_WINKELS = {
    "architectuur/test_migraties.py",
    "bericht/test_opdracht_berichten.py",
    "bewaring/test_logregel_vervallen.py",
    "kluis",
    "logboek",
    "misbruik/test_aanmelden_tegelijk.py",
    "misbruik/test_tekenlinks.py",
    "netwerk/test_school_importeren.py",
    "start",
    "verzegeling/test_aanvallen.py",
    "verzegeling/test_boom_onveranderlijk.py",
    "verzegeling/test_moord.py",
    "verzegeling/test_verificatie.py",
    "verzegeling/test_verzegelaar.py",
    "verzegeling/test_verzegeling_wijzigen.py",
}
GEHEUGEN = "/dev/shm"  # noqa: S108 - pytest makes a folder of its own below it
GEDULD = 30.0  # seconds a line may take in tests: a busy machine is no broken log
if os.access(GEHEUGEN, os.W_OK):  # durable commits of a thousand small stores need no disk
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", GEHEUGEN)

_gemeen = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]}
settings.register_profile("snel", max_examples=25, derandomize=True, **_gemeen)  # the same worlds on every machine
settings.register_profile("grondig", max_examples=500, **_gemeen)
settings.load_profile("snel")


def pytest_configure(config: pytest.Config) -> None:
    """Make the templates in the controlling process only."""
    if not hasattr(config, "workerinput"):
        config.stash[_CLUSTER] = bereid_voor()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove them again."""
    if not hasattr(config, "workerinput"):
        ruim_op(config.stash.get(_CLUSTER, None))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let somebody ask for every test on both stores."""
    parser.addoption("--alle-winkels", action="store_true", help="elke toets op SQLite én PostgreSQL")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give a test of an act one of the two stores, always the same; where the store matters it gets both."""
    if config.getoption("--alle-winkels"):
        return
    paren: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        soort = getattr(item, "callspec", None) and item.callspec.params.get("soort")  # type: ignore[attr-defined]
        plek = item.path.relative_to(ROOT / "tests")
        if soort is not None and not {plek.parts[0], plek.as_posix()} & BEIDE_WINKELS:
            paren[item.nodeid.replace(soort, "")].append(item)
    weg = {paar[crc32(naam.encode()) % 2] for naam, paar in paren.items() if len(paar) == len(SOORTEN)}
    config.hook.pytest_deselected(items=list(weg))
    items[:] = [item for item in items if item not in weg]


def pytest_collection_finish() -> None:
    """Let the collector of rubbish pass over what was gathered: it stays until the end."""
    gc.freeze()


_CLUSTER = pytest.StashKey()


@pytest.fixture(params=SOORTEN)
def soort(request: pytest.FixtureRequest) -> str:
    """Run the test on both stores."""
    return str(request.param)


@pytest.fixture
def winkels(soort: str, tmp_path: Path) -> Iterator[Winkels]:
    """Three fresh stores, with the cast in the network."""
    with verse_winkels(soort, tmp_path) as verse:
        yield verse


@pytest.fixture
def lege_winkels(soort: str, tmp_path: Path) -> Iterator[Winkels]:
    """Three fresh stores with nothing in them."""
    with verse_winkels(soort, tmp_path, "gegevens") as verse:
        yield verse


@pytest.fixture(scope="session")
def lege_gegevens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Give the address of the store `gegevens` this worker keeps on a kind of store, emptied."""
    vast: dict[str, tuple[str, Callable[[], None]]] = {}
    with ExitStack() as einde:

        def leeg_op(soort: str) -> str:
            if soort in vast:
                vast[soort][1]()
            else:
                winkels = einde.enter_context(verse_winkels(soort, tmp_path_factory.mktemp("leeg"), "gegevens"))
                vast[soort] = winkels.gegevens, einde.enter_context(herstelbaar(winkels, "gegevens"))
            return vast[soort][0]

        yield leeg_op


@pytest.fixture
def gegevens_url(soort: str, lege_gegevens: Callable[[str], str]) -> str:
    """The address of a migrated, empty store `gegevens`; its tables stay as they are, for other tests use it too."""
    return lege_gegevens(soort)


@pytest.fixture(scope="session")
def sleutelbestand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key file for this worker."""
    pad = tmp_path_factory.mktemp("sleutels") / "sleutelbestand.json"
    Sleutelbestand.maak(pad)
    return pad


@pytest.fixture
def instellingen(winkels: Winkels, sleutelbestand: Path, tmp_path: Path) -> Instellingen:
    """The settings of an application on the fresh stores."""
    return maak_instellingen(winkels, sleutelbestand, tmp_path)


def maak_instellingen(winkels: Winkels, sleutelbestand: Path, map_: Path) -> Instellingen:
    """Make settings by hand, as the environment would; the key and the anchor of the log are in the folder."""
    return Instellingen(
        productie=False,
        gegevens_url=winkels.gegevens,
        logboek_url=winkels.logboek,
        logboek_lezer_url=winkels.logboek_lezer,
        sleutels_url=winkels.sleutels,
        sleutelbestand=sleutelbestand,
        beleid=ROOT / "config" / "beleid",
        logniveau="CRITICAL",
        verzegeling=Verzegelinstellingen(winkels.logboek_verzegelaar, map_ / "logboeksleutel", map_ / "logboekanker"),
        logboek_bewaring_url=winkels.logboek_bewaring,
    )


@pytest.fixture
def app(instellingen: Instellingen) -> Iterator[Flask]:
    """The whole application on fresh stores, for one test: to look inside, or to break something."""
    with draaiend(instellingen) as app:
        yield app


@contextmanager
def draaiend(instellingen: Instellingen) -> Iterator[Flask]:
    """Give an application that has patience with its log, and close it."""
    app = create_app(instellingen)
    app.extensions["kernteam"].schrijver._wachttijd = GEDULD
    yield app
    sluit(app)


def sluit(app: Flask) -> None:
    """Close what an application holds open."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    app.extensions["kernteam"].sluit()
    app.extensions["kernteam_verzegelaar"].sluit()


@pytest.fixture(scope="session")
def tonelen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Flask]]:
    """Give the application this worker keeps on a kind of store, its stores as they came from the template."""
    vast: dict[str, tuple[Flask, Callable[[], None]]] = {}
    mappen: dict[str, Path] = {}
    with ExitStack() as einde:

        def toneel_op(soort: str) -> Flask:
            if soort in vast:
                vast[soort][1]()
                rmtree(mappen[soort] / "logboekanker", ignore_errors=True)  # it would remember the lines of before
            else:
                map_ = mappen[soort] = tmp_path_factory.mktemp("toneel")
                Sleutelbestand.maak(map_ / "sleutelbestand.json")
                winkels = einde.enter_context(verse_winkels(soort, map_))
                app = einde.enter_context(draaiend(maak_instellingen(winkels, map_ / "sleutelbestand.json", map_)))
                vast[soort] = app, einde.enter_context(herstelbaar(winkels))
            return vast[soort][0]

        yield toneel_op


@pytest.fixture
def toneel(request: pytest.FixtureRequest, tonelen: Callable[[str], Flask], soort: str) -> Flask:
    """The application a test plays at, with fresh rows; its own when it also asks for a part of it by name.

    An application keeps nothing between requests, so that one can serve many tests: making it, and preparing every
    statement anew, was most of the work of a test.
    """
    if EIGEN & set(request.fixturenames):
        app: Flask = request.getfixturevalue("app")
        return app
    return tonelen(soort)


EIGEN = {"app", "instellingen", "winkels"}


@pytest.fixture
def spel(toneel: Flask) -> Spel:
    """The cast at the application."""
    return Spel(toneel)
