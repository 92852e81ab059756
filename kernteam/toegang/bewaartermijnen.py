"""How long something is kept or waits, read from `bewaartermijnen.toml`. Pure: knows no casus and no clock."""

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kernteam.toegang.loop import GEEN_BESTAND, ONLEESBAAR, Loop, Onleesbaar, op_dag, voeg_toe, wat_er_mis_is
from kernteam.toegang.rijen import BeleidFout

BESTAND = "bewaartermijnen.toml"
LOG = "T11"  # a log line, from its writing; of one verwerkingsactiviteit with its doel behind it: "T11.P5"
TOEZICHT = "T11_TOEZICHT"  # a case of the desk, from its day; a sample, from the draw
CASUS = "T12"  # the record of a casus, from its end
CASUS_UITERLIJK = "T12_UITERLIJK"  # as long as it may wait for who did not take over his part
WEGING = "T14"  # what was weighed and declared in a casus that was destroyed, from its end
DATALEK = "T15"  # an entry of the breach register, from when it was dealt with
HERSTEL = "HERSTEL"  # a suspended casus
OVERNAME = "OVERNAME"  # taking over what is one's own (S12)
NODIG = (LOG, TOEZICHT, CASUS, CASUS_UITERLIJK, WEGING, DATALEK, HERSTEL, OVERNAME)
_MAANDEN = 12
_LANGSTE_MAAND = 31  # days
_MINSTENS = 24  # months: of log lines (NEN 7513:2018, 8.5), and of what the report of a year counts in the year after
_LANG = (LOG, DATALEK)  # how the ids of those begin


@dataclass(frozen=True, slots=True)
class Termijn:
    """One term: calendar months, and days."""

    id: str
    maanden: int
    dagen: int
    bron: str

    def einde(self, begin: date) -> date:
        """Give the first day after the term; of a shorter month its last day."""
        maand = begin.month - 1 + self.maanden
        jaar, maand = begin.year + maand // _MAANDEN, maand % _MAANDEN + 1
        dag = date(jaar, maand, min(begin.day, monthrange(jaar, maand)[1]))
        return dag + timedelta(days=self.dagen)

    def loopt_vanaf(self, dag: date) -> date:
        """Give the first day from which the term is not over yet on a day; of every day before it, it is."""
        begin = dag - timedelta(days=self.dagen + _LANGSTE_MAAND * self.maanden)
        while self.einde(begin) <= dag:
            begin += timedelta(days=1)
        return begin


class Bewaartermijnen:
    """The terms of one policy version; immutable."""

    def __init__(self, termijnen: Mapping[str, Loop[Termijn]]) -> None:
        """Take the rows, newest first for each term."""
        self._termijnen = termijnen

    def termijn(self, naam: str, dag: date) -> Termijn:
        """Give a term as it holds on a day; raises BeleidFout for an unknown one."""
        return op_dag(self._termijnen.get(naam, []), dag, f"bewaartermijn {naam}")

    def van_logregels(self, doel: str, dag: date) -> Termijn:
        """Give the term of the log lines of one verwerkingsactiviteit: its own where it has one, else T11."""
        eigen = f"{LOG}.{doel}"
        begonnen = any(vanaf <= dag for vanaf, _ in self._termijnen.get(eigen, ()))
        return self.termijn(eigen if begonnen else LOG, dag)


def laad(map_: Path) -> Bewaartermijnen:
    """Read and check the terms; raises BeleidFout naming file, row and reason."""
    termijnen: dict[str, Loop[Termijn]] = {}
    for nummer, rij in enumerate(_rijen(map_ / BESTAND), start=1):
        plaats = f"{BESTAND} termijn {nummer}"
        try:
            termijn = Termijn(str(rij["id"]), int(rij.get("maanden", 0)), int(rij.get("dagen", 0)), rij["bron"].strip())
            vanaf = rij["geldig_vanaf"]
            if not isinstance(vanaf, date) or min(termijn.maanden, termijn.dagen) < 0 or termijn.einde(vanaf) <= vanaf:
                raise Onleesbaar("geen termijn met een dag")
            if termijn.id.startswith(_LANG) and termijn.maanden < _MINSTENS:
                raise Onleesbaar(f"dit blijft minstens {_MINSTENS} maanden")
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{plaats}: {wat_er_mis_is(fout)}") from None
        voeg_toe(termijnen.setdefault(termijn.id, []), vanaf, termijn, plaats)
    for naam in NODIG:
        if naam not in termijnen:
            raise BeleidFout(f"{BESTAND}: termijn {naam} ontbreekt")
    return Bewaartermijnen(termijnen)


def _rijen(pad: Path) -> list[dict[str, Any]]:
    try:
        rijen: list[dict[str, Any]] = tomllib.loads(pad.read_text(encoding="utf-8")).get("termijn", [])
    except GEEN_BESTAND as fout:
        raise BeleidFout(f"{pad.name}: {wat_er_mis_is(fout)}") from None
    return rijen
