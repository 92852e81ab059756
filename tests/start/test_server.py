"""The real thing, as `make run` does it: prepare, serve with gunicorn, log in, read, stop, prepare again."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from sqlalchemy import create_engine, inspect, text

from kernteam.verzegeling import sleutel as logsleutel
from tests.winkels import Winkels
from tools.server import ROOT, Server, draai, omgeving

APP = (sys.executable, "-m", "kernteam.app")
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")
op_sqlite = pytest.mark.parametrize("soort", ["sqlite"], indirect=True)


def voer_uit(*opdracht: str, **instellingen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        opdracht,
        cwd=ROOT,
        env=omgeving(**instellingen),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def zet_klaar(var: Path) -> str:
    """Do what `make klaarzetten` does and give what it said."""
    gezegd = ""
    for opdracht in ((*APP, "maak-sleutels"), (*APP, "migreer"), (*FLASK, "demo", "laad")):
        uitkomst = voer_uit(*opdracht, KERNTEAM_VAR=str(var))
        assert uitkomst.returncode == 0, uitkomst.stderr
        gezegd += uitkomst.stdout
    return gezegd


def roep(server: Server, pad: str, inhoud: Any = None, token: str = "") -> Any:
    kop = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    lichaam = None if inhoud is None else json.dumps(inhoud).encode()
    with urlopen(Request(f"{server.url}/v1{pad}", lichaam, kop), timeout=30) as antwoord:  # noqa: S310 - our server
        return json.load(antwoord)


def logregels(var: Path) -> list[tuple[str, str]]:
    motor = create_engine(f"sqlite:///{var}/logboek.db")
    with motor.connect() as verbinding:
        regels = [tuple(rij) for rij in verbinding.execute(text("SELECT handeling, uitkomst FROM regel ORDER BY id"))]
    motor.dispose()
    return regels


def rijen_van(var: Path) -> dict[str, int]:
    """Count the rows of every table of the data and the keys."""
    aantallen = {}
    for winkel in ("gegevens", "sleutels"):
        motor = create_engine(f"sqlite:///{var}/{winkel}.db")
        with motor.connect() as verbinding:
            for tabel in inspect(motor).get_table_names():
                aantallen[tabel] = verbinding.execute(text(f'SELECT count(*) FROM "{tabel}"')).scalar_one()  # noqa: S608 - names of our tables
        motor.dispose()
    return aantallen


def test_demo_region_is_served_and_survives_a_restart_and_a_second_preparation(tmp_path: Path) -> None:
    zet_klaar(tmp_path)
    logins = voer_uit(*FLASK, "demo", "logins", KERNTEAM_VAR=str(tmp_path)).stdout
    gevonden = re.search(r"Wachtwoord voor iedereen: (\S+)", logins)
    assert gevonden
    aanmelding = {"gebruikersnaam": "contact.po", "wachtwoord": gevonden[1]}
    with draai({"KERNTEAM_VAR": str(tmp_path)}) as server:
        token = roep(server, "/tokens", aanmelding)["token"]
        assert roep(server, "/gebruikersprofiel", token=token)["rol"] == "CONTACTPERSOON"
        assert roep(server, "/casussen", token=token)["resultaten"] == []
        assert server.stop() == 0
        assert gevonden[1] not in server.log()
        assert token not in server.log()
    # the lines were written by the thread of a forked worker
    assert logregels(tmp_path) == [("token.maken", "TOEGESTAAN"), ("casus.opsommen", "TOEGESTAAN")]
    eerst = rijen_van(tmp_path)
    sleutels = (tmp_path / "sleutelbestand.json").read_bytes()
    gezegd = zet_klaar(tmp_path)
    assert gezegd.count("is al bij") == 3
    assert "sleutelbestand.json bestaat al" in gezegd
    assert rijen_van(tmp_path) == eerst
    assert (tmp_path / "sleutelbestand.json").read_bytes() == sleutels
    with draai({"KERNTEAM_VAR": str(tmp_path)}) as server:
        assert roep(server, "/gebruikersprofiel", token=token)["rol"] == "CONTACTPERSOON"
        assert server.stop() == 0


def test_web_worker_makes_no_table_and_no_key(tmp_path: Path) -> None:
    with draai({"KERNTEAM_VAR": str(tmp_path)}) as server:
        assert server.proces.wait(60) == 3
        assert server.log().count("Kernteam start niet: ") == 1
    tabellen = []
    for bestand in tmp_path.glob("*.db"):
        motor = create_engine(f"sqlite:///{bestand}")
        tabellen += inspect(motor).get_table_names()
        motor.dispose()
    assert tabellen == []
    assert not (tmp_path / "sleutelbestand.json").exists()


def test_lines_of_several_forked_workers_are_all_stored(winkels: Winkels, sleutelbestand: Path) -> None:
    werkers = "1" if winkels.soort == "sqlite" else "2"
    instellingen = {
        "DATABASE_URL": winkels.gegevens,
        "LOGBOEK_URL": winkels.logboek,
        "LOGBOEK_LEZER_URL": winkels.logboek_lezer,
        "SLEUTELS_URL": winkels.sleutels,
        "SLEUTELBESTAND": str(sleutelbestand),
        "WEB_CONCURRENCY": werkers,
    }
    fout = {"gebruikersnaam": "bestaat.niet", "wachtwoord": "fout"}
    with draai(instellingen) as server:
        for nummer in range(6):
            with pytest.raises(HTTPError) as geweigerd:
                roep(server, "/tokens", fout | {"gebruikersnaam": f"bestaat.niet.{nummer}"})
            assert geweigerd.value.code == 401
            geweigerd.value.close()
        assert server.stop() == 0
    motor = create_engine(winkels.logboek_eigenaar)
    with motor.connect() as verbinding:
        regels = verbinding.execute(text("SELECT handeling, uitkomst FROM regel")).all()
        tel = "SELECT (SELECT count(*) FROM wachtrij) + (SELECT count(*) FROM blad)"  # the server seals meanwhile
        wachtend = verbinding.execute(text(tel)).scalar_one()
    motor.dispose()
    assert [tuple(rij) for rij in regels] == [("token.maken", "GEWEIGERD")] * 6
    assert wachtend == 6


@op_sqlite
def test_demo_region_is_refused_in_production(winkels: Winkels, sleutelbestand: Path, tmp_path: Path) -> None:
    instellingen = {
        "KERNTEAM_OMGEVING": "productie",
        "DATABASE_URL": winkels.gegevens,
        "LOGBOEK_URL": winkels.logboek,
        "SLEUTELS_URL": winkels.sleutels,
        "SLEUTELBESTAND": str(sleutelbestand),
        "LOGBOEKSLEUTEL": str(tmp_path / "logboeksleutel"),
        "LOGBOEKANKER": str(tmp_path / "anker"),
    }
    logsleutel.maak(tmp_path / "logboeksleutel")
    uitkomst = voer_uit(*FLASK, "demo", "laad", **instellingen)
    assert uitkomst.returncode != 0
    assert "De demoregio hoort niet in een productieomgeving." in uitkomst.stderr
    assert not (sleutelbestand.parent / "demo-logins.json").exists()
