"""What gives somebody away in a text, and where it stands (S02, S03)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.consult.herleidbaar import Kenmerk, vondsten, woorden
from kernteam.kluis.namen import naamwoorden


def plekken(tekst: str, *namen: str) -> set[tuple[str, str]]:
    gevonden = vondsten(tekst, frozenset(namen))
    return {(een.kenmerk.value, tekst[een.van - 1 : een.tot]) for een in gevonden}


@pytest.mark.parametrize(
    "tekst",
    [
        "Een jongen van ongeveer tien slaapt slecht. Wat kan de school doen?",
        "Hij is vaak thuis. Zijn ouders maken ruzie; de JGZ en het SWV weten ervan.",
        "- Rustig beginnen\n- Daarna overleggen met het buurtteam in Utrecht",
        "Een meisje van 9 jaar in groep 5.",
        "",
    ],
)
def test_plain_text_has_no_finding(tekst: str) -> None:
    assert vondsten(tekst) == []


def test_each_trait_is_found_where_it_stands() -> None:
    tekst = (
        "Bel 06 1234 5678, mail a.b@voorbeeld.example, 3512AA, Dorpsweg 3a, 2015-03-14, 12 mei en 123456782 voor Jan."
    )
    assert plekken(tekst) == {
        ("TELEFOON", "06 1234 5678"), ("EMAILADRES", "a.b@voorbeeld.example"), ("POSTCODE", "3512AA"),
        ("ADRES", "Dorpsweg 3a"), ("DATUM", "2015-03-14"), ("DATUM", "12 mei"), ("BSN", "123456782"), ("NAAM", "Jan"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [("Sams moeder belt.", "sam"), ("de moeder van sam", "sam"), ("Sam's fiets", "sam"), ("Anne-Zoë", "zoe")],
)
def test_name_of_a_casus_is_found_in_every_form(tekst: str, woord: str) -> None:
    assert woord in woorden(tekst)
    assert Kenmerk.NAAM_UIT_CASUS in {een.kenmerk for een in vondsten(tekst, frozenset({woord}))}


def test_words_that_contain_a_name_are_not_that_name() -> None:
    assert vondsten("samen bergen verzetten", frozenset({"sam", "berg"})) == []


def test_tussenvoegsels_and_initials_name_nobody() -> None:
    assert naamwoorden("J. P.", "van den Berg-Yıldız") == {"berg", "yildiz"}


@given(st.text(max_size=300), st.sets(st.sampled_from(["sam", "berg", "zoe"])))
def test_findings_lie_inside_the_text_in_order(tekst: str, namen: set[str]) -> None:
    gevonden = vondsten(tekst, frozenset(namen))
    assert all(1 <= een.van <= een.tot <= len(tekst) for een in gevonden)
    assert gevonden == sorted(gevonden, key=lambda een: (een.van, een.tot, een.kenmerk))
