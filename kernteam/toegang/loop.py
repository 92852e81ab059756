"""A rule through time: rows of a policy file, each from a day on, the newest that holds wins. Knows no rule."""

import csv
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from kernteam.toegang.rijen import BeleidFout

T = TypeVar("T")
Loop = list[tuple[date, T]]  # what held from which day on, newest first
ONLEESBAAR = (KeyError, ValueError, TypeError, AttributeError)  # a column, a value or a whole cell is missing
GEEN_BESTAND = (OSError, csv.Error, UnicodeDecodeError, tomllib.TOMLDecodeError)
_EERSTE_REGEL = re.compile(r"at line ([0-9]+)")


class Onleesbaar(ValueError):
    """A value that a policy table cannot hold; says in Dutch what is wrong with it."""


class MetBron(Protocol):
    """A row that says where it comes from."""

    @property
    def bron(self) -> str:
        """Law, or the design."""


R = TypeVar("R", bound=MetBron)


E = TypeVar("E", bound=StrEnum)


def woord_uit(soort: type[E], tekst: str) -> E:
    """Read one of a fixed list of words; raises Onleesbaar."""
    try:
        return soort(tekst)
    except ValueError:
        if not isinstance(tekst, str):  # the cell is not there at all
            raise TypeError from None
        raise Onleesbaar(f"{tekst!r} is geen van {', '.join(soort)}") from None


def dag_uit(tekst: str) -> date:
    """Read a day; raises Onleesbaar."""
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise Onleesbaar(f"{tekst!r} is geen datum als 2026-01-31") from None


def wat_er_mis_is(fout: Exception) -> str:
    """Say in Dutch why a table could not be read."""
    if isinstance(fout, Onleesbaar):
        return str(fout)
    if isinstance(fout, KeyError):
        return f"{fout.args[0]} ontbreekt"
    if isinstance(fout, tomllib.TOMLDecodeError):
        regel = _EERSTE_REGEL.search(str(fout))
        return f"dit bestand is geen TOML{f' (regel {regel[1]})' if regel else ''}"
    waarom = (tekst for soort, tekst in _WAAROM.items() if isinstance(fout, soort))
    return next(waarom, "een waarde ontbreekt of is van een verkeerde soort")


_WAAROM: dict[type[Exception], str] = {
    OSError: "dit bestand is er niet, of is niet te lezen",
    UnicodeDecodeError: "dit bestand is geen UTF-8",
    csv.Error: "dit bestand is geen CSV: er klopt iets niet met de aanhalingstekens",
}


def lees_rijen(pad: Path) -> Iterable[tuple[int, dict[str, str]]]:
    """Give the rows of a CSV file with their line; raises BeleidFout."""
    try:
        with pad.open(newline="", encoding="utf-8") as bestand:
            lezer = csv.DictReader(bestand, strict=True)
            yield from [(lezer.line_num, rij) for rij in lezer]
    except GEEN_BESTAND as fout:
        raise BeleidFout(f"{pad.name}: {wat_er_mis_is(fout)}") from None


def voeg_toe(loop: Loop[R], vanaf: date, rij: R, plaats: str) -> None:
    """Put a row in its place; raises BeleidFout without a source or for a second row of one day."""
    if not rij.bron:
        raise BeleidFout(f"{plaats}: zonder bron")
    if any(eerder == vanaf for eerder, _ in loop):
        raise BeleidFout(f"{plaats}: komt twee keer voor met dezelfde ingangsdatum")
    loop.append((vanaf, rij))
    loop.sort(key=lambda paar: paar[0], reverse=True)


def op_dag(loop: Loop[T], dag: date, wat: str, *plaats: str) -> T:
    """Give what holds on a day; raises BeleidFout, naming what was asked and its place, when nothing does yet."""
    for vanaf, rij in loop:
        if vanaf <= dag:
            return rij
    raise BeleidFout(f"{wat} {'-'.join(plaats)} geldt nog niet op {dag}")
