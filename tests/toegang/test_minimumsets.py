"""The minimum sets: one for each W- and P- cell, and a table that contradicts the matrix is refused with its line."""

import csv
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS, BeleidFout
from kernteam.toegang.minimumsets import BESTAND, MATRIX, Veld, laad
from tests.toegang.werelden import BELEID, DAG, beleid

Rijen = list[list[str]]
ID_VELDEN = {Veld.VOORNAAM, Veld.ACHTERNAAM, Veld.GEBOORTEDATUM, Veld.VESTIGINGSCODE}


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """Give a copy of the tables that a test may spoil."""
    for naam in (BESTAND, MATRIX):
        shutil.copy(BELEID / naam, tmp_path / naam)
    return tmp_path


def wijzig(bestand: Path, wijziging: Callable[[Rijen], object]) -> None:
    with bestand.open(newline="", encoding="utf-8") as invoer:
        rijen = list(csv.reader(invoer))
    wijziging(rijen)
    with bestand.open("w", newline="", encoding="utf-8") as uitvoer:
        csv.writer(uitvoer).writerows(rijen)


def test_every_minimum_cell_has_its_set_and_no_other_cell_has_one() -> None:
    sets = laad(BELEID)
    for van in ZENDERS:
        for naar in set(ONTVANGERS) - {van}:
            for klasse in KLASSEN:
                if beleid().cel(van, naar, klasse, DAG).code.value in ("W-", "P-"):
                    assert sets.velden(van, naar, klasse, DAG)
                else:
                    with pytest.raises(BeleidFout, match="er is geen minimumset"):
                        sets.velden(van, naar, klasse, DAG)


def test_sets_say_what_the_law_says() -> None:
    sets = laad(BELEID)
    assert sets.velden(Partij.SCHOOL, Partij.JGZ, Klasse.ID, DAG) == ID_VELDEN  # N03: no number
    assert sets.velden(Partij.SCHOOL, Partij.LPA, Klasse.OND, DAG) == {Veld.VERKLARING}  # Leerplichtwet 18(3)
    assert sets.velden(Partij.LPA, Partij.SCHOOL, Klasse.VERZ, DAG) == {Veld.VERKLARING}


def test_later_row_holds_from_its_day(map_: Path) -> None:
    morgen = DAG + timedelta(days=1)
    wijzig(map_ / BESTAND, lambda rijen: rijen.append(["SCHOOL", "JGZ", "ID", "voornaam", "fictief", str(morgen)]))
    sets = laad(map_)
    assert sets.velden(Partij.SCHOOL, Partij.JGZ, Klasse.ID, DAG) == ID_VELDEN
    assert sets.velden(Partij.SCHOOL, Partij.JGZ, Klasse.ID, morgen) == {Veld.VOORNAAM}
    assert sets.versie.startswith(str(morgen))
    assert sets.versie != laad(BELEID).versie


def zet(kolom: int, waarde: str) -> Callable[[Rijen], object]:
    return lambda rijen: rijen[1].__setitem__(kolom, waarde)


@pytest.mark.parametrize(
    ("wijziging", "reden"),
    [
        (lambda rijen: rijen.pop(1), "er is geen minimumset SCHOOL-LPA-OND vanaf 2026-11-01"),
        (zet(5, "2027-01-01"), "er is geen minimumset SCHOOL-LPA-OND vanaf 2026-11-01"),
        (zet(0, "BT"), "regel 2: BT-LPA-OND is in de deelmatrix geen W- of P-"),
        (zet(0, "KERK"), "regel 2: 'KERK' is geen van SCHOOL"),
        (zet(3, ""), "regel 2: deze velden horen niet bij OND"),
        (zet(3, "voornaam"), "regel 2: deze velden horen niet bij OND"),
        (zet(3, "verklaring verklaring"), "regel 2: deze velden horen niet bij OND"),
        (zet(3, "diagnose"), "regel 2: 'diagnose' is geen van voornaam"),
        (zet(4, " "), "regel 2: zonder bron"),
        (zet(5, "binnenkort"), "regel 2: 'binnenkort' is geen datum"),
        (lambda rijen: rijen.append(rijen[1]), "komt twee keer voor met dezelfde ingangsdatum"),
        (lambda rijen: [rij.pop() for rij in rijen], "regel 2: geldig_vanaf ontbreekt"),
    ],
)
def test_spoilt_table_is_refused(map_: Path, wijziging: Callable[[Rijen], object], reden: str) -> None:
    wijzig(map_ / BESTAND, wijziging)
    with pytest.raises(BeleidFout) as fout:
        laad(map_)
    assert reden in str(fout.value)


def test_new_minimum_cell_asks_for_a_set(map_: Path) -> None:
    rij = ["SCHOOL", "BT", "VERZ", "W-", "fictief", str(date(2027, 1, 1))]
    wijzig(map_ / MATRIX, lambda rijen: rijen.append(rij))
    with pytest.raises(BeleidFout, match="er is geen minimumset SCHOOL-BT-VERZ vanaf 2027-01-01"):
        laad(map_)


@pytest.mark.parametrize("naam", [BESTAND, MATRIX])
def test_missing_file_is_refused(map_: Path, naam: str) -> None:
    (map_ / naam).unlink()
    with pytest.raises(BeleidFout, match=naam):
        laad(map_)


def test_cell_needs_its_set_from_the_first_day_it_is_a_minimum(map_: Path) -> None:
    """A later row of the matrix for the same cell does not move that day."""
    wijzig(map_ / MATRIX, lambda rijen: rijen.append(["SCHOOL", "LPA", "OND", "W-", "fictief", "2027-01-01"]))
    assert laad(map_).velden(Partij.SCHOOL, Partij.LPA, Klasse.OND, DAG)
    wijzig(map_ / BESTAND, zet(5, "2027-01-01"))
    with pytest.raises(BeleidFout, match="er is geen minimumset SCHOOL-LPA-OND vanaf 2026-11-01"):
        laad(map_)


def test_spoilt_matrix_is_named_with_its_line(map_: Path) -> None:
    wijzig(map_ / MATRIX, zet(0, "KERK"))
    with pytest.raises(BeleidFout, match=f"{MATRIX} regel 2: 'KERK' is geen van SCHOOL"):
        laad(map_)


def test_broken_quote_is_refused(map_: Path) -> None:
    """A quote that closes halfway a field would move what stands behind it to another column."""
    pad = map_ / BESTAND
    regels = pad.read_text(encoding="utf-8").splitlines()
    pad.write_text("\n".join([*regels[:-1], '"SCHOOL"x,' + regels[-1].partition(",")[2], ""]), encoding="utf-8")
    with pytest.raises(BeleidFout, match=BESTAND):
        laad(map_)
