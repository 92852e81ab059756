"""The guided tour, run as a user would: another process, a real gunicorn, stores of its own on disk."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GEDULD = 60.0


@pytest.fixture
def omgeving(tmp_path: Path, poort: int) -> dict[str, str]:
    """The environment of a fresh demo installation; nothing of the machine's own settings leaks in."""
    vrij = {naam: waarde for naam, waarde in os.environ.items() if naam in ("PATH", "HOME", "LANG", "TMPDIR")}
    return vrij | {"KERNTEAM_VAR": str(tmp_path), "PORT": str(poort)}


@pytest.fixture
def poort() -> int:
    """A port that is free now."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


@pytest.fixture
def klaargezet(omgeving: dict[str, str]) -> dict[str, str]:
    """The same environment, with keys, stores and the demo region made."""
    for opdracht in (("kernteam.app", "maak-sleutels"), ("kernteam.app", "migreer")):
        _draai(opdracht, omgeving).check_returncode()
    _draai(("flask", "--app", "wsgi", "demo", "laad"), omgeving).check_returncode()
    return omgeving


@pytest.fixture
def server(klaargezet: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """A gunicorn that answers."""
    opdracht = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "wsgi:app"]
    with (tmp_path / "server.log").open("wb") as log:
        proces = subprocess.Popen(opdracht, cwd=ROOT, env=klaargezet, stdout=log, stderr=log)
    try:
        _wacht(proces, int(klaargezet["PORT"]), tmp_path / "server.log")
        yield klaargezet
    finally:
        proces.send_signal(signal.SIGTERM)
        try:
            proces.wait(GEDULD)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()


def test_tour_ends_well_can_be_repeated_and_a_surprise_ends_with_1(server: dict[str, str], tmp_path: Path) -> None:
    for _ in range(2):
        uitkomst = _rondleiding(server)
        assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr
    for stap in (
        "1. Aanmelden",
        "4. Beide ouders tekenen",
        "8. Een jongere van 13",
        "9. Een signaal",
        "10. Een regisseur",
        "12. Een plan",
        "14. Hulp van een specialist",
        "15. Samen terugkijken",
        "16. Een ouder trekt",
        "19. ",
    ):
        assert f"\n{stap}" in uitkomst.stdout
    assert "POST /v1/casussen -> 201" in uitkomst.stdout
    assert "een BSN wordt geweigerd" in uitkomst.stdout
    assert uitkomst.stdout.endswith("alles ging zoals verwacht.\n")
    (tmp_path / "demo-logins.json").write_text('{"wachtwoord": "een ander wachtwoord"}')
    uitkomst = _rondleiding(server)
    assert uitkomst.returncode == 1
    assert "VERRASSING: status 401, verwacht was 201" in uitkomst.stderr


def test_without_a_server_it_ends_with_2(omgeving: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "demo-logins.json").write_text('{"wachtwoord": "w"}')
    uitkomst = _rondleiding(omgeving)
    assert uitkomst.returncode == 2
    assert f"Er draait geen server op poort {omgeving['PORT']}" in uitkomst.stderr


def test_without_the_demo_region_it_ends_with_2(omgeving: dict[str, str]) -> None:
    uitkomst = _rondleiding(omgeving)
    assert uitkomst.returncode == 2
    assert "make klaarzetten" in uitkomst.stderr


def _rondleiding(omgeving: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return _draai(("kernteam.demo.rondleiding",), omgeving)


def _draai(module: tuple[str, ...], omgeving: dict[str, str]) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-m", *module]
    return subprocess.run(opdracht, cwd=ROOT, env=omgeving, capture_output=True, text=True, timeout=GEDULD, check=False)


def _wacht(proces: subprocess.Popen[bytes], poort: int, log: Path) -> None:
    einde = time.monotonic() + GEDULD
    while proces.poll() is None and time.monotonic() < einde:
        with socket.socket() as proef:
            if proef.connect_ex(("127.0.0.1", poort)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start: {log.read_text('utf-8', 'replace')}")
