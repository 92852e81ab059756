"""The tables of school holidays: what is in them, and that a broken one is refused with file, line and reason."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from kernteam.toegang.rijen import BeleidFout
from kernteam.toegang.schoolvakanties import REGIOS, VAKANTIES, laad

BELEID = Path("config/beleid")
UTRECHT, AMSTERDAM = "0344", "0363"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    for naam in (VAKANTIES, REGIOS):
        shutil.copy(BELEID / naam, tmp_path / naam)
    return tmp_path


def test_each_region_has_its_own_days() -> None:
    vakanties = laad(BELEID)
    assert (date(2026, 10, 17), date(2026, 10, 25)) in vakanties.van_gemeente(UTRECHT)
    assert (date(2026, 10, 10), date(2026, 10, 18)) in vakanties.van_gemeente(AMSTERDAM)
    assert len(vakanties.van_gemeente(UTRECHT)) == 5
    assert vakanties.van_gemeente("9999") == vakanties.van_gemeente(None) == ()


def test_holidays_begin_on_saturday_and_end_on_sunday() -> None:
    perioden = {een for code in (UTRECHT, AMSTERDAM) for een in laad(BELEID).van_gemeente(code)}
    assert {(eerste.weekday(), laatste.weekday()) for eerste, laatste in perioden} == {(5, 6)}


@pytest.mark.parametrize(
    ("bestand", "rij", "reden"),
    [
        (VAKANTIES, ["WEST", "ZOMER", "2028-07-01", "2028-08-01", "x"], "WEST"),
        (VAKANTIES, ["ZUID", "ZOMER", "2028-07-32", "2028-08-01", "x"], "regel 17"),
        (VAKANTIES, ["ZUID", "ZOMER", "2028-07-02", "2028-07-01", "x"], "eindigt te vroeg"),
        (VAKANTIES, ["ZUID", "ZOMER", "2027-09-05", "2027-09-09", "x"], "voor het einde van de vorige"),
        (VAKANTIES, ["ZUID", "ZOMER", "2028-07-01", "2028-08-01", " "], "zonder bron"),
        (VAKANTIES, ["ZUID"], "regel 17"),
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
