"""The tables of school holidays: what is in them, and that a broken one is refused with file, line and reason."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from kernteam.toegang.rijen import BeleidFout
from kernteam.toegang.schoolvakanties import REGIOS, VAKANTIES, Vakantierooster, laad

BELEID = Path("config/beleid")
UTRECHT, AMSTERDAM = "0344", "0363"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    for naam in (VAKANTIES, REGIOS):
        shutil.copy(BELEID / naam, tmp_path / naam)
    return tmp_path


def test_each_region_has_its_own_days() -> None:
    vakanties = laad(BELEID)
    assert (date(2026, 10, 17), date(2026, 10, 25)) in vakanties.van_gemeente(UTRECHT).perioden
    assert (date(2026, 10, 10), date(2026, 10, 18)) in vakanties.van_gemeente(AMSTERDAM).perioden
    assert vakanties.van_gemeente("9999") == vakanties.van_gemeente(None) == Vakantierooster()


def test_roster_tells_between_which_days_it_knows_them_all() -> None:
    rooster = laad(BELEID).van_gemeente(UTRECHT)
    assert len(rooster.perioden) == 20  # five each school year, from 2025 until 2029
    assert rooster.kent(date(2025, 10, 18), date(2029, 8, 19))
    assert not rooster.kent(date(2025, 10, 17), date(2026, 1, 5))
    assert not rooster.kent(date(2029, 7, 1), date(2029, 8, 20))
    assert not Vakantierooster().kent(date(2026, 11, 22), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("regio", "gemeenten"),
    [
        ("NOORD", {"0014", "0363", "0244", "0317", "0034"}),  # Hattem and Eemnes, not their provinces
        ("MIDDEN", {"0344", "0599", "0050", "0200", "1959", "1992"}),  # Zeewolde, Apeldoorn, Altena
        ("ZUID", {"0202", "0268", "0935", "0687", "0772", "1982"}),  # Arnhem and Nijmegen
    ],
)
def test_municipality_lies_in_its_own_region(regio: str, gemeenten: set[str]) -> None:
    with (BELEID / REGIOS).open(encoding="utf-8", newline="") as bestand:
        rijen = {een["gemeente_code"]: een["regio"] for een in csv.DictReader(bestand)}
    assert {rijen[een] for een in gemeenten} == {regio}
    assert len(rijen) == 356  # the 352 of 2021, and the four that came of some of them


def test_holidays_begin_on_saturday_and_end_on_sunday() -> None:
    perioden = {een for code in (UTRECHT, AMSTERDAM) for een in laad(BELEID).van_gemeente(code).perioden}
    assert {(eerste.weekday(), laatste.weekday()) for eerste, laatste in perioden} == {(5, 6)}


@pytest.mark.parametrize(
    ("bestand", "rij", "reden"),
    [
        (VAKANTIES, ["WEST", "ZOMER", "2030-07-01", "2030-08-01", "x"], "WEST"),
        (VAKANTIES, ["ZUID", "ZOMER", "2030-07-32", "2030-08-01", "x"], "regel 62"),
        (VAKANTIES, ["ZUID", "ZOMER", "2030-07-02", "2030-07-01", "x"], "eindigt te vroeg"),
        (VAKANTIES, ["ZUID", "ZOMER", "2029-08-26", "2029-09-09", "x"], "voor het einde van de vorige"),
        (VAKANTIES, ["ZUID", "ZOMER", "2030-07-01", "2030-08-01", " "], "zonder bron"),
        (VAKANTIES, ["ZUID"], "regel 62"),
        (REGIOS, ["0001", "Nergens", "OOST", "x"], "OOST"),
        (REGIOS, [UTRECHT, "Utrecht", "NOORD", "x"], "staat er al"),
        (REGIOS, ["0001", "Nergens", "NOORD", ""], "zonder bron"),
    ],
)
def test_broken_table_is_refused(map_: Path, bestand: str, rij: list[str], reden: str) -> None:
    with (map_ / bestand).open("a", newline="", encoding="utf-8") as open_:
        csv.writer(open_).writerow(rij)
    with pytest.raises(BeleidFout, match=reden) as fout:
        laad(map_)
    assert str(fout.value).startswith(bestand)


def test_missing_table_is_refused(map_: Path) -> None:
    (map_ / REGIOS).unlink()
    with pytest.raises(BeleidFout, match=REGIOS):
        laad(map_)
