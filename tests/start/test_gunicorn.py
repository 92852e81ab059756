"""How gunicorn is set up: it refuses what SQLite cannot bear and a port that is taken, in clear Dutch."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tools.server import OPDRACHT, ROOT, omgeving

PRODUCTIE = {
    "KERNTEAM_OMGEVING": "productie",
    "DATABASE_URL": "postgresql://kernteam:zeer-geheim@127.0.0.1:1/gegevens",
    "LOGBOEK_URL": "postgresql://schrijver:zeer-geheim@127.0.0.1:1/logboek",
    "LOGBOEK_LEZER_URL": "postgresql://lezer:zeer-geheim@127.0.0.1:1/logboek",
    "SLEUTELS_URL": "postgresql://sleutels:zeer-geheim@127.0.0.1:1/sleutels",
    "SLEUTELBESTAND": "/nergens/sleutelbestand.json",
    "LOGBOEKSLEUTEL": "/nergens/logboeksleutel",
    "LOGBOEKANKER": "/nergens/anker",
    "LOGBOEK_VERZEGELAAR_URL": "postgresql://verzegelaar:zeer-geheim@127.0.0.1:1/logboek",
}


def start(*argumenten: str, **instellingen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*OPDRACHT[:-1], *argumenten, OPDRACHT[-1]],
        cwd=ROOT,
        env=omgeving(**instellingen),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_more_than_one_process_on_sqlite_is_refused(tmp_path: Path) -> None:
    uitkomst = start(KERNTEAM_VAR=str(tmp_path), WEB_CONCURRENCY="2")
    assert uitkomst.returncode != 0
    assert "Kernteam start niet: met SQLite kan er maar één werkproces zijn." in uitkomst.stderr
    assert "Traceback" not in uitkomst.stderr


@pytest.mark.parametrize("url", ["DATABASE_URL", "LOGBOEK_URL", "SLEUTELS_URL"])
def test_one_store_on_sqlite_is_enough_to_refuse_more_processes(url: str, tmp_path: Path) -> None:
    uitkomst = start(**PRODUCTIE | {url: f"sqlite:///{tmp_path}/een.db"}, WEB_CONCURRENCY="2")
    assert "maar één werkproces" in uitkomst.stderr


def test_more_processes_on_postgresql_are_fine() -> None:
    uitkomst = start("--print-config", **PRODUCTIE, WEB_CONCURRENCY="3")
    assert [regel.split()[-1] for regel in uitkomst.stdout.splitlines() if regel.startswith("workers ")] == ["3"]


def test_missing_settings_are_named_without_a_traceback() -> None:
    uitkomst = start(KERNTEAM_OMGEVING="productie", DATABASE_URL=PRODUCTIE["DATABASE_URL"])
    assert uitkomst.returncode != 0
    ontbreekt = "LOGBOEK_URL, SLEUTELS_URL, SLEUTELBESTAND, LOGBOEKSLEUTEL, LOGBOEKANKER"
    assert uitkomst.stderr.strip() == f"Kernteam start niet: deze instellingen ontbreken: {ontbreekt}"


def test_taken_port_is_named_with_a_way_out(tmp_path: Path) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        uitkomst = start(KERNTEAM_VAR=str(tmp_path), PORT=str(poort))
    assert uitkomst.returncode != 0
    assert f"Kernteam start niet: poort {poort} is bezet. Kies een andere" in uitkomst.stderr
    assert "Traceback" not in uitkomst.stderr
    assert list(tmp_path.iterdir()) == []


def test_wsgi_says_in_one_line_why_it_does_not_start(tmp_path: Path) -> None:
    uitkomst = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env=omgeving(**PRODUCTIE | {"DATABASE_URL": f"sqlite:///{tmp_path}/nergens/gegevens.db"}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert uitkomst.returncode == 3
    assert uitkomst.stderr.startswith("Kernteam start niet: opslag gegevens ")
    assert uitkomst.stderr.count("\n") == 1
    assert "zeer-geheim" not in uitkomst.stderr
