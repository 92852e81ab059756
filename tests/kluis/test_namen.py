"""Dutch surnames made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.kluis.namen import kaal, sleutelwoorden, zoekwoord


@pytest.mark.parametrize(
    ("opgeslagen", "gezocht"),
    [
        ("van den Berg", "Berg, van den"),
        ("Berg, van den", "van den Berg"),
        ("van den Berg", "Berg"),
        ("van den Berg", "VAN DEN BERG"),
        ("v.d. Berg", "van den Berg"),
        ("Jansen-de Vries", "Jansen"),
        ("Jansen-de Vries", "de Vries"),
        ("Jansen-de Vries", "Jansen - de Vries"),
        ("Jansen-de Vries", "de Vries-Jansen"),
        ("İbrahim", "Ibrahim"),
        ("Yıldız", "Yildiz"),
        ("Groß", "Gross"),
        ("van Dĳk", "van Dijk"),
        ("Müller", "Muller"),
        ("Mu\u0308ller", "Müller"),
        ("Łukasiewicz", "Lukasiewicz"),
        ("Sørensen", "sorensen"),
        ("D'Hondt", "D’Hondt"),
        ("O’Brien", "OBrien"),
        ("van 't Hof", "van ’t Hof"),
        ("'s-Gravenmade", "s Gravenmade"),
        ("De La Cruz", "Cruz"),
        ("van der", "Van der"),
        ("Иванов", "ИВАНОВ"),
    ],
)
def test_achternaam_is_found_in_every_usual_spelling(opgeslagen: str, gezocht: str) -> None:
    assert zoekwoord(gezocht) in sleutelwoorden(opgeslagen)


@pytest.mark.parametrize(
    ("een", "ander"),
    [("de Vries", "de Boer"), ("Иванов", "Петров"), ("李", "王"), ("van der", "van den"), ("Bergman", "Berg")],
)
def test_different_achternamen_are_not_found_as_each_other(een: str, ander: str) -> None:
    assert zoekwoord(een) not in sleutelwoorden(ander)


@given(naam=st.text(min_size=1, max_size=40))
def test_every_achternaam_finds_itself(naam: str) -> None:
    assert zoekwoord(naam) in sleutelwoorden(naam)


@given(naam=st.text(max_size=40))
def test_making_bare_twice_changes_nothing(naam: str) -> None:
    assert kaal(kaal(naam)) == kaal(naam)


def test_bare_text_keeps_letters_digits_and_single_spaces() -> None:
    assert kaal("  Ĳsbrand   d’Arc-3e_ ") == "ijsbrand darc 3e"
