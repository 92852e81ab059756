"""The blind index: every tag another, and still everybody with a name and birth date is found."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.kluis.zoekindex import Zoekindex

DAG = date(2015, 3, 14)


class Bak:
    """Stored tags, and how often they were asked for."""

    def __init__(self) -> None:
        self.tags: dict[bytes, int] = {}
        self.vragen = 0

    def bestaande(self, gevraagd: list[bytes]) -> set[bytes]:
        self.vragen += 1
        return set(gevraagd) & self.tags.keys()

    def bewaar(self, index: Zoekindex, naam: str, dag: date, nummer: int) -> None:
        for tag in index.nieuwe_tags(naam, dag, self.bestaande):
            assert tag not in self.tags
            self.tags[tag] = nummer

    def vind(self, index: Zoekindex, naam: str, dag: date) -> list[int]:
        return sorted({self.tags[tag] for tag in index.tags(naam, dag, self.bestaande)})


@given(aantal=st.integers(0, 60))
def test_search_finds_every_one_of_many_equal_names_and_all_tags_differ(aantal: int, sleutelbestand: Path) -> None:
    index, bak = Zoekindex(Sleutelbestand(sleutelbestand)), Bak()
    for nummer in range(aantal):
        bak.bewaar(index, "van den Berg", DAG, nummer)
    assert bak.vind(index, "Berg, van den", DAG) == list(range(aantal))
    assert len(bak.tags) == 2 * aantal  # whole name and stem


def test_search_finds_nobody_of_another_birth_date_or_name(sleutelbestand: Path) -> None:
    index, bak = Zoekindex(Sleutelbestand(sleutelbestand)), Bak()
    bak.bewaar(index, "van den Berg", DAG, 1)
    assert bak.vind(index, "van den Berg", date(2015, 3, 15)) == []
    assert bak.vind(index, "van den Bergh", DAG) == []


def test_both_halves_of_a_double_achternaam_are_found(sleutelbestand: Path) -> None:
    index, bak = Zoekindex(Sleutelbestand(sleutelbestand)), Bak()
    bak.bewaar(index, "Jansen-de Vries", DAG, 1)
    bak.bewaar(index, "Jansen", DAG, 2)
    assert bak.vind(index, "jansen", DAG) == [1, 2]
    assert bak.vind(index, "Vries", DAG) == [1]


def test_search_asks_few_times_for_many_equal_names(sleutelbestand: Path) -> None:
    index, bak = Zoekindex(Sleutelbestand(sleutelbestand)), Bak()
    for nummer in range(200):
        bak.bewaar(index, "de Jong", DAG, nummer)
    bak.vragen = 0
    assert len(bak.vind(index, "de Jong", DAG)) == 200
    assert bak.vragen <= 6


def test_tags_of_another_key_find_nothing(sleutelbestand: Path, tmp_path: Path) -> None:
    ander = tmp_path / "ander.json"
    Sleutelbestand.maak(ander)
    bak = Bak()
    bak.bewaar(Zoekindex(Sleutelbestand(sleutelbestand)), "de Jong", DAG, 1)
    assert bak.vind(Zoekindex(Sleutelbestand(ander)), "de Jong", DAG) == []
