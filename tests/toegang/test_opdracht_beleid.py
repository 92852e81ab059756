"""The commands `beleid controleer` and `beleid toon`: what they prove, what they show, and their exit codes."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kernteam.grond.klok import Klok
from kernteam.toegang import bewijzen
from kernteam.toegang.beleid import laad
from kernteam.toegang.commands import groep
from tests.toegang.werelden import BELEID

Rijen = list[list[str]]


def geef(*woorden: object, map_: Path = BELEID) -> Result:
    return CliRunner().invoke(groep(map_, Klok()), list(map(str, woorden)))


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    shutil.copytree(BELEID, tmp_path, dirs_exist_ok=True)
    return tmp_path


def wijzig(pad: Path, wijziging: Callable[[Rijen], object]) -> None:
    with pad.open(newline="", encoding="utf-8") as bestand:
        rijen = list(csv.reader(bestand))
    wijziging(rijen)
    with pad.open("w", newline="", encoding="utf-8") as bestand:
        csv.writer(bestand).writerows(rijen)


def zet_cel(map_: Path, plaats: str, code: str, vanaf: str | None = None) -> None:
    """Change a cell, or add a row for it that holds from a later day."""

    def doe(rijen: Rijen) -> None:
        rij = next(een for een in rijen if "-".join(een[:3]) == plaats)
        if vanaf is None:
            rij[3] = code
        else:
            rijen.append([*rij[:3], code, "een nieuwe wet", vanaf])

    wijzig(map_ / "deelmatrix.csv", doe)


def test_tables_in_force_pass_every_proof() -> None:
    uitkomst = geef("controleer")
    assert uitkomst.exit_code == 0, uitkomst.output
    regels = uitkomst.stdout.splitlines()[1:]
    assert len(regels) == len(bewijzen.BEWIJZEN)
    for regel, naam in zip(regels, bewijzen.BEWIJZEN, strict=True):
        begin, _, aantal = regel.removesuffix(" gevallen").rpartition(": ")
        assert begin == f"goed  {naam}"
        assert int(aantal) >= 6
    assert any("zonder toestemming blijft alles van een ander dicht: 2160" in regel for regel in regels)


def test_proofs_cover_every_later_day_on_which_the_tables_change(map_: Path) -> None:
    een = {uitslag.naam: uitslag.aantal for uitslag in _uitslagen(map_)}
    zet_cel(map_, "BT-SCHOOL-GEZ", "X", "2030-01-01")
    twee = {uitslag.naam: uitslag.aantal for uitslag in _uitslagen(map_)}
    assert twee["elke cel heeft een code en een bron"] == 2 * een["elke cel heeft een code en een bron"]
    assert twee["geen toestemming opent x"] == 2 * een["geen toestemming opent x"] + 1


def _uitslagen(map_: Path) -> list[bewijzen.Uitslag]:
    return bewijzen.controleer(laad(map_), Klok().vandaag())


def test_table_that_cannot_be_read_gives_exit_code_one(map_: Path) -> None:
    zet_cel(map_, "BT-SCHOOL-GEZ", "Q")
    uitkomst = geef("controleer", "--map", map_)
    assert uitkomst.exit_code == 1
    assert "FOUT  deelmatrix.csv regel" in uitkomst.stderr


def test_row_that_does_not_hold_today_is_a_failed_case(map_: Path) -> None:
    def later(rijen: Rijen) -> None:
        next(een for een in rijen if een[:3] == ["BT", "SCHOOL", "GEZ"])[5] = "2030-01-01"

    wijzig(map_ / "deelmatrix.csv", later)
    uitkomst = geef("controleer", "--map", map_)
    assert uitkomst.exit_code == 1
    assert "cel BT-SCHOOL-GEZ geldt nog niet op" in uitkomst.stdout


def test_doel_without_article_six_is_a_failed_case(map_: Path) -> None:
    register = map_ / "verwerkingen.toml"
    tekst = register.read_text(encoding="utf-8")
    register.write_text(tekst.replace('["AVG 6(1)c", "AVG 6(1)e"]', '["AVG 9(2)h"]'), encoding="utf-8")
    uitkomst = geef("controleer", "--map", map_)
    assert uitkomst.exit_code == 1
    assert "FOUT  elk doel heeft een grond: 1 fout in 6 gevallen" in uitkomst.stdout
    assert f"{Klok().vandaag()}: P3" in uitkomst.stdout


def test_decision_that_opens_too_much_fails_the_proofs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proofs ask the decision itself: break it, and they name the cases."""

    class Open:
        open = True

    monkeypatch.setattr(bewijzen, "weeg", lambda *_: Open())
    uitkomst = geef("controleer")
    assert uitkomst.exit_code == 1
    gefaald = {regel.split(":")[0].removeprefix("FOUT  ") for regel in uitkomst.stdout.splitlines() if "FOUT" in regel}
    assert gefaald == {
        "zonder toestemming blijft alles van een ander dicht",
        "toestemming voor iets anders opent niets",
        "geen toestemming opent x",
        "zonder vrijgave blijft t ster dicht",
    }
    assert "SCHOOL -> SCHOOL, BSN, ONGELDIG" in uitkomst.stdout
    assert "en nog 2150 andere" in uitkomst.stdout


def test_decision_that_opens_nothing_fails_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Dicht:
        open = False

    monkeypatch.setattr(bewijzen, "weeg", lambda *_: Dicht())
    uitkomst = geef("controleer")
    assert uitkomst.exit_code == 1
    assert uitkomst.stdout.count("FOUT  ") == 1
    assert "FOUT  volle toestemming opent t" in uitkomst.stdout


def test_toon_prints_a_table_for_each_klasse() -> None:
    uitkomst = geef("toon")
    assert uitkomst.exit_code == 0, uitkomst.output
    blokken = uitkomst.stdout.split("\n\n")
    med = next(blok for blok in blokken if blok.startswith("MED"))
    kop, *rijen = med.splitlines()
    assert kop.split()[1:11] == ["SCHOOL", "SWV", "BT", "LPA", "JGZ", "SPEC", "VT", "GI", "RVDK", "POL"]
    assert rijen[4].split() == ["van", "JGZ", "T*", "T*", "T*", "X", "-", "T*", "M", "M", "M", "X"]
    assert "wams = uit (nog geen gevolg)" in uitkomst.stdout
    assert "KERNTEAM      tot_12: G, van_12_tot_16_bekwaam: JG" in uitkomst.stdout
    assert "P3  Leerplicht (LPA, SCHOOL); AVG 6(1)c; AVG 6(1)e" in uitkomst.stdout


def test_toon_shows_what_holds_on_a_day(map_: Path) -> None:
    zet_cel(map_, "BT-SCHOOL-GEZ", "X", "2030-01-01")
    voor, na = (geef("toon", "--op", dag, map_=map_).stdout.splitlines() for dag in ("2029-12-31", "2030-01-01"))
    anders = [(een, ander) for een, ander in zip(voor, na, strict=True) if een != ander]
    assert [(een.split()[:3], ander.split()[:3]) for een, ander in anders[1:]] == [
        (["van", "BT", "T"], ["van", "BT", "X"])
    ]


def test_comparison_names_what_is_decided_differently(map_: Path) -> None:
    zet_cel(map_, "BT-SCHOOL-GEZ", "X")
    zet_cel(map_, "SCHOOL-BT-OND", "T*")
    wijzig(map_ / "toestemmingsregimes.csv", lambda rijen: rijen[7].__setitem__(2, "J"))
    wijzig(map_ / "schakelaars.csv", lambda rijen: rijen[4].__setitem__(1, "aan"))
    register = map_ / "verwerkingen.toml"
    register.write_text(register.read_text().replace('partijen = ["SCHOOL", "LPA"]', 'partijen = ["LPA"]'))
    uitkomst = geef("toon", "--vergelijk", map_)
    assert uitkomst.exit_code == 1
    assert uitkomst.stdout.splitlines() == [
        "BT leest OND van SCHOOL met toestemming: open -> dicht",
        "SCHOOL leest GEZ van BT met toestemming: open -> dicht",
        "SCHOOL leest GEZ van BT met toestemming en vrijgave: open -> dicht",
        "SCHOOL werkt in een casus voor P3: mag -> mag niet",
        "wie tekent: KERNTEAM, van_12_tot_16_bekwaam: JG -> J",
        "schakelaar wams: uit -> aan",
    ]


def test_another_wording_is_no_other_decision(map_: Path) -> None:
    wijzig(map_ / "deelmatrix.csv", lambda rijen: rijen[5].__setitem__(4, "anders gezegd"))
    zet_cel(map_, "SCHOOL-SWV-ID", "T")  # at the table P counts as T
    uitkomst = geef("toon", "--vergelijk", map_)
    assert (uitkomst.exit_code, uitkomst.stdout) == (0, "Er wordt nergens anders besloten.\n")


def test_comparison_between_two_days(map_: Path) -> None:
    zet_cel(map_, "BT-SCHOOL-GEZ", "T*", "2030-01-01")
    wijzig(map_ / "schakelaars.csv", lambda rijen: rijen.append(["nieuw", "aan", "", "een nieuwe wet", "2030-01-01"]))
    uitkomst = geef("toon", "--van", "2029-12-31", "--tot", "2030-01-01", map_=map_)
    assert uitkomst.exit_code == 1
    assert uitkomst.stdout.splitlines() == [
        "SCHOOL leest GEZ van BT met toestemming: open -> dicht",
        "schakelaar nieuw: - -> aan",
    ]
    assert geef("toon", "--van", "2030-01-01", "--tot", "2031-01-01", map_=map_).exit_code == 0


@pytest.mark.parametrize(
    "woorden",
    [
        ("toon", "--op", "vandaag"),
        ("toon", "--op", "2026-02-30"),
        ("toon", "--op", "20261101"),
        ("toon", "--op", "2026-10-31"),  # before any table held
        ("toon", "--van", "2026-11-01"),
        ("toon", "--tot", "2026-11-01"),
        ("toon", "--van", "2026-11-01", "--tot", "2026-12-01", "--op", "2026-11-01"),
        ("toon", "--vergelijk", "/bestaat/niet"),
        ("toon", "--vergelijk", str(Path(__file__).parent)),  # a folder without tables
        ("controleer", "--map", "/bestaat/niet"),
        ("controleer", "--kleur"),
    ],
)
def test_wrong_use_gives_exit_code_two(woorden: tuple[str, ...]) -> None:
    uitkomst = geef(*woorden)
    assert uitkomst.exit_code == 2, uitkomst.output
    assert isinstance(uitkomst.exception, SystemExit)


@pytest.mark.parametrize("opdracht", ["controleer", "toon"])
def test_help_is_dutch_and_tells_the_exit_codes(opdracht: str) -> None:
    uitleg = geef(opdracht, "--help").stdout
    assert "Toon deze uitleg" in uitleg
    assert "Afsluitcode: 0" in uitleg
