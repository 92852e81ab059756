"""The command `netwerk importeer-scholen`: options, report and exit code."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from kernteam.db.engine import maak_motor
from kernteam.db.schrijven import bewaak
from kernteam.grond.klok import Klok
from kernteam.netwerk.commands import groep
from kernteam.netwerk.models import School, Schoolimport

EIGEN = "vestigingscode,naam,sector,straat,huisnummer,postcode,plaats,gemeente_code,gemeente"
GOED = "16AH00,'t Eenspan,PO,Oosterstraat,58,7822HG,Emmen,0114,Emmen"
FOUT = "16BX00,De Barg,PO,Barg,1,0822HG,Emmen,0114,Emmen"
PEIL = ("--peildatum", "2024-10-01")

Fabriek = sessionmaker[Session]


@pytest.fixture
def fabriek(gegevens_url: str) -> Iterator[Fabriek]:
    motor = maak_motor(gegevens_url)
    fabriek = sessionmaker(motor, expire_on_commit=False)
    bewaak(fabriek)
    yield fabriek
    motor.dispose()


@pytest.fixture
def opdracht(fabriek: Fabriek) -> click.Group:
    return groep(fabriek, Klok())


def geef(opdracht: click.Group, *woorden: object) -> Result:
    return CliRunner().invoke(opdracht, ["importeer-scholen", *map(str, woorden)])


def schrijf(map_: Path, naam: str, *rijen: str) -> Path:
    pad = map_ / naam
    pad.write_text("\n".join((EIGEN, *rijen)), encoding="utf-8")
    return pad


def aantal(fabriek: Fabriek) -> int:
    with fabriek() as sessie:
        return sessie.scalar(select(func.count()).select_from(School)) or 0


def test_report_goes_to_stdout_and_progress_to_stderr(opdracht: click.Group, fabriek: Fabriek, tmp_path: Path) -> None:
    uitkomst = geef(opdracht, schrijf(tmp_path, "a.csv", GOED), *PEIL)
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "nieuw: 1" in uitkomst.stdout
    assert "peildatum 2024-10-01, CC-BY 4.0" in uitkomst.stdout
    assert "1/1" in uitkomst.stderr
    assert "1/1" not in uitkomst.stdout
    assert aantal(fabriek) == 1


def test_bron_follows_from_the_file_unless_it_is_given(opdracht: click.Group, fabriek: Fabriek, tmp_path: Path) -> None:
    pad = schrijf(tmp_path, "a.csv", GOED)
    geef(opdracht, pad, *PEIL)
    geef(opdracht, pad, *PEIL, "--bron", "Eigen telling", "--licentie", "CC0 1.0", "--volledig")
    with fabriek() as sessie:
        rijen = {(rij.bron, rij.licentie, rij.volledig) for rij in sessie.scalars(select(Schoolimport))}
    assert rijen == {
        ("DUO Open Onderwijsdata, eigen tabel: vestigingen PO", "CC-BY 4.0", False),
        ("Eigen telling", "CC0 1.0", True),
    }


def test_refused_row_gives_exit_code_one_and_its_line(opdracht: click.Group, fabriek: Fabriek, tmp_path: Path) -> None:
    pad = schrijf(tmp_path, "a.csv", GOED, FOUT)
    uitkomst = geef(opdracht, pad, *PEIL)
    assert uitkomst.exit_code == 1
    assert "regel 3: De postcode klopt niet" in uitkomst.stdout
    assert aantal(fabriek) == 0
    uitkomst = geef(opdracht, pad, *PEIL, "--sla-foute-regels-over")
    assert uitkomst.exit_code == 0
    assert "geweigerd: 1" in uitkomst.stdout
    assert aantal(fabriek) == 1


def test_each_file_stands_alone(opdracht: click.Group, fabriek: Fabriek, tmp_path: Path) -> None:
    slecht, goed = schrijf(tmp_path, "slecht.csv", FOUT), schrijf(tmp_path, "goed.csv", GOED)
    uitkomst = geef(opdracht, slecht, goed, *PEIL)
    assert uitkomst.exit_code == 1
    assert [regel.split()[0] for regel in uitkomst.stdout.splitlines() if ".csv" in regel] == ["slecht.csv", "goed.csv"]
    assert aantal(fabriek) == 1


def test_older_peildatum_is_told_without_a_traceback(opdracht: click.Group, tmp_path: Path) -> None:
    pad = schrijf(tmp_path, "a.csv", GOED)
    geef(opdracht, pad, *PEIL)
    uitkomst = geef(opdracht, pad, "--peildatum", "2023-10-01")
    assert uitkomst.exit_code == 1
    assert isinstance(uitkomst.exception, SystemExit)
    assert "ligt voor die van de laatste import" in uitkomst.stderr


def test_store_that_was_never_made_is_told_without_a_traceback(tmp_path: Path) -> None:
    motor = maak_motor("sqlite://")
    uitkomst = geef(groep(sessionmaker(motor), Klok()), schrijf(tmp_path, "a.csv", GOED), *PEIL)
    motor.dispose()
    assert uitkomst.exit_code == 1
    assert isinstance(uitkomst.exception, SystemExit)
    assert "De opslag is niet bereikbaar" in uitkomst.stderr


@pytest.mark.parametrize(
    "woorden",
    [
        (),
        ("--peildatum", "gisteren"),
        ("--peildatum", "2024-02-30"),
        ("--peildatum", "20241001"),
        ("--peildatum", str(Klok().vandaag() + timedelta(days=2))),
        (*PEIL, "--bron", " "),
        (*PEIL, "--bron", "b" * 201),
        (*PEIL, "--licentie", "l" * 101),
    ],
)
def test_wrong_use_gives_exit_code_two(woorden: tuple[str, ...], tmp_path: Path) -> None:
    def nooit() -> Session:
        raise AssertionError("the store must not be opened")

    uitkomst = geef(groep(nooit, Klok()), schrijf(tmp_path, "a.csv", GOED), *woorden)
    assert uitkomst.exit_code == 2, uitkomst.output


def test_file_that_is_not_there_gives_exit_code_two(tmp_path: Path) -> None:
    def nooit() -> Session:
        raise AssertionError("the store must not be opened")

    assert geef(groep(nooit, Klok()), tmp_path / "weg.csv", *PEIL).exit_code == 2


def test_help_is_dutch_and_names_every_option(opdracht: click.Group) -> None:
    uitleg = geef(opdracht, "--help").stdout
    assert "Lees schoolbestanden van DUO in" in uitleg
    for woord in ("--bron", "--peildatum", "--licentie", "--volledig", "--sla-foute-regels-over", "Toon deze uitleg"):
        assert woord in uitleg
