"""What an administrator sets for documents, from the environment to the door: how large, and which scanner."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from config.settings import Instellingen, lees
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.conftest import draaiend
from tests.document.bestanden import afbeelding, stuur
from tests.document.test_scanner import EICAR, _clamd, scanner_op
from tests.klant import Spel

pytestmark = ALLEEN_SQLITE
GROOT, SCANNER = "KERNTEAM_GROOTSTE_DOCUMENT_MB", "KERNTEAM_VIRUSSCANNER"
_MB = 1024 * 1024


@contextmanager
def ingesteld(instellingen: Instellingen, tmp_path: Path, **omgeving: str) -> Iterator[Spel]:
    """Run the application as these settings say."""
    gelezen = lees({"KERNTEAM_VAR": str(tmp_path), **omgeving})
    eigen = replace(instellingen, grootste_document=gelezen.grootste_document, virusscanner=gelezen.virusscanner)
    with draaiend(eigen) as app:
        yield Spel(app)


@contextmanager
def luisterend(soort: str, tmp_path: Path) -> Iterator[tuple[str, list[bytes]]]:
    """Run a scanner; give its place as an administrator writes it, and what it was asked."""
    if soort == "tcp":
        deur = socket.create_server(("127.0.0.1", 0))
        plek = f"tcp://127.0.0.1:{deur.getsockname()[1]}"
    else:
        deur = socket.socket(socket.AF_UNIX)
        deur.bind(str(tmp_path / "c.sock"))
        deur.listen()
        plek = f"unix:{tmp_path / 'c.sock'}"
    with scanner_op(deur, _clamd) as gezien:
        yield plek, gezien


def gevuld(omvang: int) -> bytes:
    """Make a PNG of about this size."""
    zijde = int((omvang / 3) ** 0.5)
    return afbeelding("PNG", (zijde, zijde))


def test_document_above_the_setting_is_refused_and_leaves_nothing(instellingen: Instellingen, tmp_path: Path) -> None:
    klein, groot = afbeelding("PNG", (300, 300)), gevuld(3 * _MB)
    assert len(klein) < _MB < len(groot)
    with ingesteld(instellingen, tmp_path, **{GROOT: "1"}) as spel:
        pad = f"/casussen/{spel.open_casus()['id']}"
        with niets_bewaard(spel):
            probleem(stuur(spel.contactpersoon, pad, groot), 413)
        assert stuur(spel.contactpersoon, pad, klein).status_code == 201


def test_the_same_document_is_taken_where_the_setting_allows_it(instellingen: Instellingen, tmp_path: Path) -> None:
    groot = gevuld(3 * _MB)
    with ingesteld(instellingen, tmp_path, **{GROOT: "9"}) as spel:
        assert stuur(spel.contactpersoon, f"/casussen/{spel.open_casus()['id']}", groot).status_code == 201


@pytest.mark.parametrize("deur", ["tcp", "unix"])
def test_scanner_of_the_setting_is_asked_and_what_it_finds_leaves_nothing(
    instellingen: Instellingen, tmp_path: Path, deur: str
) -> None:
    schoon, vies = afbeelding(), afbeelding() + EICAR
    with (
        luisterend(deur, tmp_path) as (plek, gezien),
        ingesteld(instellingen, tmp_path, **{SCANNER: plek}) as spel,
    ):
        pad = f"/casussen/{spel.open_casus()['id']}"
        with niets_bewaard(spel):
            assert fouten(stuur(spel.contactpersoon, pad, vies)) == {("/bestand", "VIRUS")}
        assert stuur(spel.contactpersoon, pad, schoon).status_code == 201
        assert gezien == [vies, schoon]


def test_too_large_is_refused_before_the_scanner_is_asked(instellingen: Instellingen, tmp_path: Path) -> None:
    with (
        luisterend("tcp", tmp_path) as (plek, gezien),
        ingesteld(instellingen, tmp_path, **{SCANNER: plek, GROOT: "1"}) as spel,
    ):
        pad = f"/casussen/{spel.open_casus()['id']}"
        with niets_bewaard(spel):
            probleem(stuur(spel.contactpersoon, pad, gevuld(3 * _MB)), 413)
        assert gezien == []


def test_scanner_of_the_setting_that_is_away_keeps_everything_out(instellingen: Instellingen, tmp_path: Path) -> None:
    with ingesteld(instellingen, tmp_path, **{SCANNER: f"unix:{tmp_path / 'weg.sock'}"}) as spel:
        pad = f"/casussen/{spel.open_casus()['id']}"
        with niets_bewaard(spel):
            probleem(stuur(spel.contactpersoon, pad, afbeelding()), 503)
