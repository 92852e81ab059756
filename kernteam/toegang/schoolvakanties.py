"""The school holidays of each region, and the region of each municipality, read from two tables. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from kernteam.toegang.loop import ONLEESBAAR, Onleesbaar, dag_uit, lees_rijen, wat_er_mis_is, woord_uit
from kernteam.toegang.rijen import BeleidFout

VAKANTIES, REGIOS = "schoolvakanties.csv", "vakantieregios.csv"
Periode = tuple[date, date]  # first and last day


class Vakantieregio(StrEnum):
    """The regions over which holidays are spread."""

    NOORD = "NOORD"
    MIDDEN = "MIDDEN"
    ZUID = "ZUID"


@dataclass(frozen=True, slots=True)
class Vakantierooster:
    """The holidays of one region, oldest first, and between which days they are all known; none: nothing is known."""

    perioden: tuple[Periode, ...] = ()

    def kent(self, eerste: date, laatste: date) -> bool:
        """Tell whether every holiday between two days is known, so that counting without one is no silence."""
        return bool(self.perioden) and self.perioden[0][0] <= eerste and laatste <= self.perioden[-1][1]


class Schoolvakanties:
    """The holidays as far as they are known; immutable."""

    def __init__(
        self, perioden: Mapping[Vakantieregio, tuple[Periode, ...]], regios: Mapping[str, Vakantieregio]
    ) -> None:
        """Take the holidays of each region and the region of each municipality."""
        self._perioden = perioden
        self._regios = regios

    def van_gemeente(self, code: str | None) -> Vakantierooster:
        """Give the holidays of a municipality; where its region is unknown the roster says that it knows none."""
        regio = self._regios.get(code or "")
        return Vakantierooster(self._perioden.get(regio, ()) if regio else ())


def laad(map_: Path) -> Schoolvakanties:
    """Read and check both tables; raises BeleidFout naming file, line and reason."""
    perioden: dict[Vakantieregio, tuple[Periode, ...]] = {}
    for nummer, rij in lees_rijen(map_ / VAKANTIES):
        plaats = f"{VAKANTIES} regel {nummer}"
        try:
            regio = woord_uit(Vakantieregio, rij["regio"])
            eerste, laatste = dag_uit(rij["eerste_dag"]), dag_uit(rij["laatste_dag"])
            _eis_bron(rij)
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{plaats}: {wat_er_mis_is(fout)}") from None
        eerder = perioden.get(regio, ())
        if laatste < eerste or (eerder and eerste <= eerder[-1][1]):
            raise BeleidFout(f"{plaats}: eindigt te vroeg of begint voor het einde van de vorige")
        perioden[regio] = (*eerder, (eerste, laatste))
    return Schoolvakanties(perioden, _regios(map_))


def _regios(map_: Path) -> dict[str, Vakantieregio]:
    regios: dict[str, Vakantieregio] = {}
    for nummer, rij in lees_rijen(map_ / REGIOS):
        plaats = f"{REGIOS} regel {nummer}"
        try:
            code, regio = rij["gemeente_code"], woord_uit(Vakantieregio, rij["regio"])
            _eis_bron(rij)
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{plaats}: {wat_er_mis_is(fout)}") from None
        if code in regios:
            raise BeleidFout(f"{plaats}: {code} staat er al")
        regios[code] = regio
    return regios


def _eis_bron(rij: Mapping[str, str]) -> None:
    if not rij["bron"].strip():
        raise Onleesbaar("zonder bron")
