"""The terms of keeping, as data: every row with a source, and calendar months that end where a month ends."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.toegang.bewaartermijnen import BESTAND, CASUS, NODIG, Termijn, laad
from kernteam.toegang.rijen import BeleidFout
from tests.toegang.werelden import BELEID

DAG = date(2026, 12, 1)


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    shutil.copy(BELEID / BESTAND, tmp_path / BESTAND)
    return tmp_path


def test_terms_in_force_are_complete() -> None:
    termijnen = laad(BELEID)
    assert all(termijnen.termijn(naam, DAG).bron for naam in NODIG)
    assert termijnen.termijn(CASUS, DAG).einde(date(2026, 11, 22)) == date(2027, 11, 22)


def test_later_row_replaces_the_earlier_one_from_its_day(map_: Path) -> None:
    with (map_ / BESTAND).open("a", encoding="utf-8") as bestand:
        bestand.write('\n[[termijn]]\nid = "T12"\nmaanden = 6\nbron = "D"\ngeldig_vanaf = 2027-01-01\n')
    termijnen = laad(map_)
    assert [termijnen.termijn(CASUS, dag).maanden for dag in (DAG, date(2027, 1, 1))] == [12, 6]
    with pytest.raises(BeleidFout, match="geldt nog niet"):
        termijnen.termijn("T99", DAG)


@pytest.mark.parametrize(
    ("oud", "nieuw", "reden"),
    [
        ("maanden = 12", "maanden = -12", "geen termijn"),
        ("maanden = 12", "maanden = 0", "geen termijn"),
        ("maanden = 12", 'maanden = "lang"', "termijn 2"),
        ("maanden = 60", "maanden = 23", "minstens 24 maanden"),
        ('id = "T11"', 'id = "T10"', "T11 ontbreekt"),
        ('id = "T12"', 'id = "T13"', "T12 ontbreekt"),
        ('id = "HERSTEL"', 'id = "T12"', "twee keer"),
        ("geldig_vanaf = 2026-11-01", "", "termijn 1"),
        ("[[termijn]]", "[[termijn", BESTAND),
    ],
)
def test_row_that_says_nothing_is_refused(map_: Path, oud: str, nieuw: str, reden: str) -> None:
    tekst = (map_ / BESTAND).read_text(encoding="utf-8")
    (map_ / BESTAND).write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(BeleidFout, match=reden):
        laad(map_)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 40), st.integers(0, 400))
def test_term_of_more_never_ends_sooner(begin: date, maanden: int, dagen: int) -> None:
    einde = Termijn("T", maanden, dagen, "D").einde(begin)
    assert einde >= begin
    assert Termijn("T", maanden + 1, dagen, "D").einde(begin) > einde
    assert Termijn("T", maanden, dagen + 1, "D").einde(begin) > einde


@given(st.dates(date(2005, 1, 1), date(2100, 1, 1)), st.integers(1, 80), st.integers(0, 40))
def test_term_is_over_for_every_day_before_the_one_it_runs_from(dag: date, maanden: int, dagen: int) -> None:
    termijn = Termijn("T", maanden, dagen, "D")
    begin = termijn.loopt_vanaf(dag)
    assert termijn.einde(begin - timedelta(days=1)) <= dag < termijn.einde(begin)


@pytest.mark.parametrize("naam", ["T11_TOEZICHT", "T15"])
def test_what_the_report_of_a_year_counts_outlives_the_year_after(map_: Path, naam: str) -> None:
    rij = '\n[[termijn]]\nid = "{}"\nmaanden = {}\nbron = "D"\ngeldig_vanaf = 2027-01-01\n'
    tekst = (map_ / BESTAND).read_text(encoding="utf-8")
    (map_ / BESTAND).write_text(tekst + rij.format(naam, 24), encoding="utf-8")
    assert laad(map_).termijn(naam, date(2027, 1, 1)).maanden == 24
    (map_ / BESTAND).write_text(tekst + rij.format(naam, 23), encoding="utf-8")
    with pytest.raises(BeleidFout, match="minstens 24 maanden"):
        laad(map_)


def test_log_lines_of_one_purpose_may_have_a_term_of_their_own(map_: Path) -> None:
    with (map_ / BESTAND).open("a", encoding="utf-8") as bestand:
        bestand.write('\n[[termijn]]\nid = "T11.P5"\nmaanden = 180\nbron = "D"\ngeldig_vanaf = 2027-01-01\n')
    termijnen = laad(map_)
    for doel, dag, maanden in (("P1", date(2027, 1, 1), 60), ("P5", DAG, 60), ("P5", date(2027, 1, 1), 180)):
        assert termijnen.van_logregels(doel, dag).maanden == maanden
