"""A rule through time: rows of a policy file, each from a day on, the newest that holds wins. Knows no rule."""

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from kernteam.toegang.rijen import BeleidFout

T = TypeVar("T")
Loop = list[tuple[date, T]]  # what held from which day on, newest first
ONLEESBAAR = (KeyError, ValueError, TypeError, AttributeError)  # a column, a value or a whole cell is missing


class MetBron(Protocol):
    """A row that says where it comes from."""

    @property
    def bron(self) -> str:
        """Law, or the design."""


R = TypeVar("R", bound=MetBron)


def lees_rijen(pad: Path) -> Iterable[tuple[int, dict[str, str]]]:
    """Give the rows of a CSV file with their line; raises BeleidFout."""
    try:
        with pad.open(newline="", encoding="utf-8") as bestand:
            lezer = csv.DictReader(bestand, strict=True)
            yield from [(lezer.line_num, rij) for rij in lezer]
    except (OSError, csv.Error, UnicodeDecodeError) as fout:
        raise BeleidFout(f"{pad.name}: {fout}") from None


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
