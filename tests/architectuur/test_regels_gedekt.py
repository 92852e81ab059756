"""Every rule and scenario of the domain is shown by a test that names it; what a later part will show, waits here.

A rule is named in the docstring of a test or in a comment; a scenario begins the docstring of the test that tells it.
"""

import ast
import re
import tokenize
from collections.abc import Iterator
from functools import cache

import pytest

from tests.architectuur.broncode import bestanden, boom, functies
from tests.conftest import SHARED

DOMEIN = SHARED / "domein" / "domein.md"
SOORTEN = "CBNS"
# what does not exist yet: each with what it waits for. A rule or scenario leaves its list with its first test
LATER = {
    "B10": "de verwijsindex is geen onderdeel van dit product",
}


@cache
def domein() -> str:
    """Give the text of the domain; nothing when it is not there."""
    return DOMEIN.read_text(encoding="utf-8") if DOMEIN.is_file() else ""


def regels() -> set[str]:
    """Give the ids of the rules: the first cell of a row."""
    return set(re.findall(rf"^\| ([{SOORTEN}][0-9]{{2}}) \|", domein(), re.MULTILINE))


def scenarios() -> set[int]:
    """Give the numbers of the scenarios: the first cell of a row of section 9."""
    tabel = domein().partition("\n# 9. ")[2].partition("\n# ")[0]
    return {int(nummer) for nummer in re.findall(r"^\| ([0-9]+) \|", tabel, re.MULTILINE)}


def uitleg() -> Iterator[str]:
    """Give the docstrings and comments of the tests."""
    for pad in bestanden("tests"):
        if "def test_" in pad.read_text(encoding="utf-8") and pad.name != "test_regels_gedekt.py":
            yield ast.get_docstring(boom(pad)) or ""
            yield from (ast.get_docstring(een) or "" for een in functies(boom(pad)))
            with tokenize.open(pad) as bestand:
                woorden = tokenize.generate_tokens(bestand.readline)
                yield from (een.string for een in woorden if een.type == tokenize.COMMENT)


@cache
def genoemd() -> frozenset[str]:
    """Give the ids that tests name."""
    return frozenset(een for tekst in uitleg() for een in re.findall(rf"\b[{SOORTEN}][0-9]{{2}}\b", tekst))


@cache
def verteld() -> frozenset[int]:
    """Give the scenarios with a test whose docstring begins with them."""
    tests = (een for pad in bestanden("tests") for een in functies(boom(pad)) if een.name.startswith("test_"))
    gevonden = (re.match(r"Scenario ([0-9]+)\b", ast.get_docstring(een) or "") for een in tests)
    return frozenset(int(een[1]) for een in gevonden if een)


met_domein = pytest.mark.skipif(not DOMEIN.is_file(), reason="LET OP: domein.md ontbreekt, dekking NIET nagegaan")


@met_domein
def test_the_domain_has_the_rules_this_test_looks_for() -> None:
    assert {"C01", "C25", "B01", "B13", "N01", "N05", "S01", "S15"} <= regels()
    assert {1, 31, 63} <= scenarios()


@pytest.mark.parametrize("regel", sorted(regels()))
def test_a_rule_is_named_by_a_test_or_waits_for_a_later_part(regel: str) -> None:
    assert (regel in genoemd()) != (regel in LATER)


@pytest.mark.parametrize("nummer", sorted(scenarios()))
def test_a_scenario_is_told_by_a_test(nummer: int) -> None:
    assert nummer in verteld()


@met_domein
def test_what_waits_is_of_the_domain() -> None:
    assert set(LATER) <= regels()
