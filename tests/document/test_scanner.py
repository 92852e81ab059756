"""The scanner of malware: it is asked about every file, in the protocol of clamd, and its silence keeps a file out.

The other side is a small server here that speaks the protocol; what speaks to it is the real thing.
"""

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO

import pytest

from kernteam.document.scanner import Scanner
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.document.bestanden import afbeelding, stuur, zip_van
from tests.klant import Spel

# the test file of EICAR, in two parts: no scanner should see it here
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
Antwoord = Callable[[bytes], bytes]


def _clamd(inhoud: bytes) -> bytes:
    return b"stream: Eicar-Signature FOUND\0" if EICAR in inhoud else b"stream: OK\0"


def _lees(lijn: IO[bytes]) -> bytes:
    """Read one INSTREAM command to its end."""
    assert lijn.read(10) == b"zINSTREAM\0"
    inhoud = b""
    while lengte := struct.unpack(">I", lijn.read(4))[0]:
        inhoud += lijn.read(lengte)
    return inhoud


@contextmanager
def scanner_op(deur: socket.socket, antwoord: Antwoord) -> Iterator[list[bytes]]:
    """Serve until the block ends; give what was scanned."""
    gezien: list[bytes] = []

    def dien() -> None:
        while True:
            try:
                lijn, _ = deur.accept()
            except OSError:
                return
            with lijn, lijn.makefile("rb") as lezer:
                gezien.append(_lees(lezer))
                lijn.sendall(antwoord(gezien[-1]))

    draad = Thread(target=dien, daemon=True)
    draad.start()
    try:
        yield gezien
    finally:
        deur.shutdown(socket.SHUT_RDWR)
        deur.close()
        draad.join(10)


@contextmanager
def spelend(spel: Spel, antwoord: Antwoord, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """Let the application use a scanner that gives these answers."""
    deur = socket.create_server(("127.0.0.1", 0))
    monkeypatch.setitem(spel.app.config, "VIRUSSCANNER", Scanner(deur.getsockname()))
    with scanner_op(deur, antwoord) as gezien:
        yield gezien


def test_clean_file_is_scanned_as_it_came_and_kept(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad, inhoud = f"/casussen/{spel.open_casus()['id']}", afbeelding("PNG", (500, 400))
    with spelend(spel, _clamd, monkeypatch) as gezien:
        assert stuur(spel.contactpersoon, pad, inhoud).status_code == 201
    assert gezien == [inhoud]


@ALLEEN_SQLITE
def test_what_the_scanner_finds_is_refused_without_its_name(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with spelend(spel, _clamd, monkeypatch), niets_bewaard(spel):
        for inhoud in (EICAR, afbeelding() + EICAR, zip_van({"mimetype": EICAR})):
            antwoord = stuur(spel.contactpersoon, pad, inhoud)
            assert fouten(antwoord) == {("/bestand", "VIRUS")}
            assert "Eicar" not in antwoord.text


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    "antwoord", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK and more\0", b"x" * 5000]
)
def test_scanner_that_says_something_else_keeps_the_file_out(
    spel: Spel, antwoord: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with spelend(spel, lambda _: antwoord, monkeypatch), niets_bewaard(spel):
        probleem(stuur(spel.contactpersoon, pad, afbeelding()), 503)


@ALLEEN_SQLITE
def test_scanner_that_is_not_there_keeps_the_file_out(
    spel: Spel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with socket.create_server(("127.0.0.1", 0)) as deur:
        dicht = deur.getsockname()
    for plek in (dicht, str(tmp_path / "geen.sock")):
        monkeypatch.setitem(spel.app.config, "VIRUSSCANNER", Scanner(plek))
        with niets_bewaard(spel):
            probleem(stuur(spel.contactpersoon, pad, afbeelding()), 503)


def test_scanner_behind_a_unix_socket_is_found(tmp_path: Path) -> None:
    plek = str(tmp_path / "c.sock")
    deur = socket.socket(socket.AF_UNIX)
    deur.bind(plek)
    deur.listen()
    with scanner_op(deur, _clamd) as gezien:
        Scanner(plek).eis_schoon([b"een", b"", b"twee"])
    assert gezien == [b"eentwee"]
