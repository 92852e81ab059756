"""The legal tables in force, read from `config/beleid`. Knows no person and no casus.

Each row carries its source and the day from which it holds; a row for the same cell with a later day replaces the
earlier one from that day on.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse

T = TypeVar("T")

ZENDERS = (Partij.SCHOOL, Partij.SWV, Partij.BT, Partij.LPA, Partij.JGZ, Partij.SPEC)
ONTVANGERS = (*ZENDERS, Partij.VT, Partij.GI, Partij.RVDK, Partij.POL)
KLASSEN = tuple(klasse for klasse in Klasse if klasse is not Klasse.REKEN)
KERNTEAM = "KERNTEAM"  # the regime no policy can do without
_ONLEESBAAR = (KeyError, ValueError, TypeError, AttributeError)  # a column, a value or a whole cell is missing
_GROEPEN = (
    "tot_12",
    "van_12_tot_16_bekwaam",
    "van_12_tot_16_onbekwaam",
    "van_16_tot_18_bekwaam",
    "van_16_tot_18_onbekwaam",
)


class Code(StrEnum):
    """What a cell of the sharing matrix says (domain rules, section 2.2)."""

    EIGEN = "-"
    WET = "W"
    WET_MINIMUM = "W-"
    TAAK = "P"
    TAAK_MINIMUM = "P-"
    TOESTEMMING = "T"
    TOESTEMMING_VRIJGAVE = "T*"
    MELDRECHT = "M"
    GEEN = "X"


class BeleidFout(ValueError):
    """A policy table is incomplete or contradicts itself; names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell: its code and where it comes from."""

    code: Code
    bron: str


@dataclass(frozen=True, slots=True)
class Regime:
    """Who signs, by age group: G every gezaghebbende, J the youth, JG both."""

    naam: str
    ondertekenaars: Mapping[str, str]
    bron: str


class Beleid:
    """The tables of one policy version; immutable."""

    def __init__(
        self,
        versie: str,
        cellen: Mapping[tuple[Partij, Partij, Klasse], list[tuple[date, Cel]]],
        regimes: Mapping[str, list[tuple[date, Regime]]],
    ) -> None:
        """Take the rows, newest first for each cell and regime."""
        self.versie = versie
        self._cellen = cellen
        self._regimes = regimes

    def cel(self, van: Partij, naar: Partij, klasse: Klasse, dag: date) -> Cel:
        """Give the cell from the owner's role to the reader's role for a class, as it holds on a day.

        Raises BeleidFout when no row holds yet; a role outside the matrix gets no ground at all.
        """
        rijen = self._cellen.get((van, naar, klasse))
        if rijen is None:
            return _BUITEN_DE_MATRIX
        return _op_dag(rijen, dag, f"cel {van}-{naar}-{klasse}")

    def regime(self, naam: str, dag: date) -> Regime:
        """Give a consent regime as it holds on a day; raises BeleidFout for an unknown one."""
        return _op_dag(self._regimes.get(naam, []), dag, f"regime {naam}")


_BUITEN_DE_MATRIX = Cel(Code.GEEN, "geen rol in de deelmatrix")


def _op_dag(rijen: list[tuple[date, T]], dag: date, wat: str) -> T:
    for vanaf, rij in rijen:
        if vanaf <= dag:
            return rij
    raise BeleidFout(f"{wat} geldt nog niet op {dag}")


def laad(map_: Path) -> Beleid:
    """Read and check the tables; raises BeleidFout naming file, line and reason."""
    matrix, regimes = map_ / "deelmatrix.csv", map_ / "toestemmingsregimes.csv"
    cellen = _lees_matrix(matrix)
    _controleer_volledig(matrix, cellen)
    wie_tekent = _lees_regimes(regimes)
    vanaf = max(rijen[0][0] for rijen in cellen.values())
    vingerafdruk = sha256(matrix.read_bytes() + regimes.read_bytes()).hexdigest()[:12]
    return Beleid(f"{vanaf}+{vingerafdruk}", cellen, wie_tekent)


def _lees_matrix(pad: Path) -> dict[tuple[Partij, Partij, Klasse], list[tuple[date, Cel]]]:
    cellen: dict[tuple[Partij, Partij, Klasse], list[tuple[date, Cel]]] = {}
    for nummer, rij in _rijen(pad):
        try:
            sleutel = (Partij(rij["van"]), Partij(rij["naar"]), Klasse(rij["klasse"]))
            cel, vanaf = Cel(Code(rij["code"]), rij["bron"].strip()), date.fromisoformat(rij["geldig_vanaf"])
        except _ONLEESBAAR as fout:
            raise BeleidFout(f"{pad.name} regel {nummer}: {fout}") from None
        if not _hoort_in_de_matrix(*sleutel, cel.code):
            raise BeleidFout(f"{pad.name} regel {nummer}: {'-'.join(sleutel)} {cel.code} hoort niet in de deelmatrix")
        _voeg_toe(cellen.setdefault(sleutel, []), vanaf, cel, f"{pad.name} regel {nummer}", cel.bron)
    for van in ZENDERS:
        for klasse in KLASSEN:
            cellen[van, van, klasse] = [(date.min, Cel(Code.EIGEN, "eigen organisatie"))]
    return cellen


def _lees_regimes(pad: Path) -> dict[str, list[tuple[date, Regime]]]:
    regimes: dict[str, list[tuple[date, Regime]]] = {}
    for nummer, rij in _rijen(pad):
        try:
            wie = {groep: rij[groep] for groep in _GROEPEN}
            vanaf, bron = date.fromisoformat(rij["geldig_vanaf"]), rij["bron"].strip()
            naam = rij["regime"].strip()
        except _ONLEESBAAR as fout:
            raise BeleidFout(f"{pad.name} regel {nummer}: {fout}") from None
        if not set(wie.values()) <= {"G", "J", "JG"}:
            raise BeleidFout(f"{pad.name} regel {nummer}: een leeftijdsgroep zonder ondertekenaars")
        _voeg_toe(regimes.setdefault(naam, []), vanaf, Regime(naam, wie, bron), f"{pad.name} regel {nummer}", bron)
    if KERNTEAM not in regimes:
        raise BeleidFout(f"{pad.name}: er is geen regime {KERNTEAM}")
    return regimes


def _hoort_in_de_matrix(van: Partij, naar: Partij, klasse: Klasse, code: Code) -> bool:
    # the own organisation, the regio and what the system computes with have no row: a row could only open too much
    return van in ZENDERS and naar in ONTVANGERS and van is not naar and klasse in KLASSEN and code is not Code.EIGEN


def _rijen(pad: Path) -> Iterable[tuple[int, dict[str, str]]]:
    try:
        with pad.open(newline="", encoding="utf-8") as bestand:
            lezer = csv.DictReader(bestand, strict=True)
            yield from [(lezer.line_num, rij) for rij in lezer]
    except (OSError, csv.Error, UnicodeDecodeError) as fout:
        raise BeleidFout(f"{pad.name}: {fout}") from None


def _voeg_toe(rijen: list[tuple[date, T]], vanaf: date, rij: T, plaats: str, bron: str) -> None:
    if not bron:
        raise BeleidFout(f"{plaats}: zonder bron")
    if any(eerder == vanaf for eerder, _ in rijen):
        raise BeleidFout(f"{plaats}: komt twee keer voor met dezelfde ingangsdatum")
    rijen.append((vanaf, rij))
    rijen.sort(key=lambda paar: paar[0], reverse=True)


def _controleer_volledig(pad: Path, cellen: Mapping[tuple[Partij, Partij, Klasse], object]) -> None:
    for van in ZENDERS:
        for naar in ONTVANGERS:
            for klasse in KLASSEN:
                if (van, naar, klasse) not in cellen:
                    raise BeleidFout(f"{pad.name}: er is geen cel {van}-{naar}-{klasse}")
