"""The words of the overview: everything a line can say has its own, in plain Dutch."""

import re
from pathlib import Path

import pytest

from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import GEWEERD, Klasse
from kernteam.inzageoverzicht import woorden
from kernteam.inzageoverzicht.woorden import WOORDEN, lees

ZINNEN = [
    *WOORDEN.uitleg,
    *WOORDEN.doelen.values(),
    *WOORDEN.gronden.values(),
    *WOORDEN.klassen.values(),
    *(een.tekst for een in WOORDEN.handelingen.values()),
]


def test_every_act_that_writes_a_line_is_told_or_has_a_reason_not_to_be() -> None:
    verteld, nooit = set(WOORDEN.handelingen), set(WOORDEN.nooit)
    assert verteld | nooit == {een for een in Handeling if een.regel}
    assert not verteld & nooit
    assert all(WOORDEN.nooit.values())


def test_every_code_of_a_line_has_words() -> None:
    assert set(Doel) | {"TOEZICHT", "BEHEER"} == set(WOORDEN.doelen)
    assert set(Klasse) - GEWEERD - {Klasse.REKEN} | {"GEDEELD"} == set(WOORDEN.klassen)
    assert set(Partij) | {"KERNTEAM"} == set(WOORDEN.partijen)
    assert set(Rol) | set(Discipline) | {"AUTOMATISCH"} == set(WOORDEN.rollen)
    assert set(WOORDEN.gronden) == {"AAN_TAFEL", "TOESTEMMING", "TAAK", "WET", "NOOD"}


@pytest.mark.parametrize("zin", ZINNEN)
def test_sentences_are_short_and_end(zin: str) -> None:
    """B1: what a parent reads in one go; sources stand in brackets."""
    assert zin.endswith((".", "?"))
    for deel in re.split(r"(?<=[.?:]) ", re.sub(r" \(AVG.*?\)", "", zin)):
        assert len(deel.split()) <= 20, deel


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ('"casus.lezen" = { toon = "IEDER"', '"casus.lezen" = { toon = "SOMS"'),
        ('"casus.lezen" = {', '"casus.bestaatniet" = {'),
        ("hoogstens_dagen = 366", "hoogstens_weken = 52"),
    ],
)
def test_a_fault_in_the_words_is_a_fault_at_once(tmp_path: Path, oud: str, nieuw: str) -> None:
    tekst = Path(woorden.__file__).with_suffix(".toml").read_text(encoding="utf-8")
    assert oud in tekst
    bestand = tmp_path / "woorden.toml"
    bestand.write_text(tekst.replace(oud, nieuw), encoding="utf-8")
    with pytest.raises((KeyError, ValueError, TypeError)):
        lees(bestand)
