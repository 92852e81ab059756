"""A real clamd, where the machine has one: what the scanner of `test_scanner` only speaks, this one means."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kernteam.document.scanner import Scanner
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard
from tests.document.bestanden import afbeelding, stuur, zip_van
from tests.document.test_scanner import EICAR
from tests.klant import Spel

CLAMD = shutil.which("clamd")
pytestmark = [ALLEEN_SQLITE, pytest.mark.skipif(CLAMD is None, reason="clamd is niet geïnstalleerd")]
_GEDULD = 60.0


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[str]:
    """Run it with one signature of our own, that of the test file; give its socket."""
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "eigen.ndb").write_text(f"Eigen.Eicar:0:*:{EICAR.hex()}\n")
    plek, instellingen = tmp_path / "clamd.sock", tmp_path / "clamd.conf"
    instellingen.write_text(f"LocalSocket {plek}\nDatabaseDirectory {tmp_path / 'db'}\nForeground yes\n")
    opdracht = [str(CLAMD), "--config-file", str(instellingen)]
    with (tmp_path / "uit").open("wb") as uit:
        proces = subprocess.Popen(opdracht, stdout=uit, stderr=uit)  # noqa: S603 - the clamd of this machine
    try:
        _wacht(proces, plek)
        yield str(plek)
    finally:
        proces.terminate()
        proces.wait(_GEDULD)


def _wacht(proces: subprocess.Popen[bytes], plek: Path) -> None:
    tot = time.monotonic() + _GEDULD
    while proces.poll() is None and time.monotonic() < tot:
        with socket.socket(socket.AF_UNIX) as deur:
            if deur.connect_ex(str(plek)) == 0:
                return
        with suppress(subprocess.TimeoutExpired):
            proces.wait(0.1)
    raise AssertionError("clamd begon niet")


def test_real_clamd_keeps_out_what_it_knows_and_lets_the_rest_in(
    spel: Spel, clamd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(spel.app.config, "VIRUSSCANNER", Scanner(clamd))
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel):
        for inhoud in (EICAR, afbeelding() + EICAR, zip_van({"mimetype": EICAR})):
            assert fouten(stuur(spel.contactpersoon, pad, inhoud)) == {("/bestand", "VIRUS")}
    assert stuur(spel.contactpersoon, pad, afbeelding("PNG", (900, 900))).status_code == 201
