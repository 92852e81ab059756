"""Scores one case: pure functions of what was measured, the explanations and the rules. Knows no row and no line.

A rule fires when what it measures reaches its threshold; a strong explanation leaves each its explained score, a weak
one takes one point off the whole, never below what a strong one leaves. So an explanation never raises a score, and the
order of rules and explanations does not matter.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from kernteam.toezicht.regels import Toezichtregel, Verklaring

AANDACHT = "8"  # the rule of the aandachtslijst: what it found, tells which casus is on it
NOOD = frozenset({"1", "1-eerste", "2"})  # the rules that fire because of an emergency alone
_MAD = 1.4826  # makes the median of absolute deviations comparable with a standard deviation


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """That an explanation holds from a moment until a moment; None is open."""

    verklaring: Verklaring
    vanaf: datetime | None = None
    tot: datetime | None = None  # exclusive

    def dekt(self, eerste: datetime, laatste: datetime) -> bool:
        """Tell whether it holds for everything between two moments."""
        return (self.vanaf is None or self.vanaf <= eerste) and (self.tot is None or laatste < self.tot)

    def binnen(self, vanaf: datetime, tot: datetime) -> "Tijdvak":
        """Give the part of it within two moments (`tot` exclusive); it may be nothing."""
        begin = vanaf if self.vanaf is None else max(vanaf, self.vanaf)
        return Tijdvak(self.verklaring, begin, tot if self.tot is None else min(tot, self.tot))


@dataclass(frozen=True, slots=True)
class Gemeten:
    """What was measured of one case; each rule looks at one thing."""

    in_casus: bool = True  # False: the whole day of somebody, whatever he did
    verklaringen: frozenset[Verklaring] = frozenset()
    eerste_keer: bool = False
    dagen: int = 1  # days with access to this casus, this one included
    achternaam: bool = False
    hele_naam: bool = False
    afzijdig: str | None = None
    op_aandachtslijst: bool = False
    mensen: float = 0.0  # robust z
    omvang: float = 0.0  # robust z
    casussen: int = 0
    buiten_werktijd: int = 0
    gelezen: int = 0  # casussen that were read
    weigeringen_snel: int = 0
    weigeringen_casussen: int = 0
    eerste_uitvoer: bool = False
    dagen_gesloten: int = 0
    rond_vertrek: bool = False
    eigen_bezoek: bool = False
    incidenten: int = 0
    keren: Mapping[str, int] = field(default_factory=dict)  # by rule: how many lines of the acts it counts


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What the rules say of a case."""

    score: int
    treffers: tuple[str, ...]
    altijd: bool
    werkdagen: int  # 0: nothing fired


Meting = Callable[[Gemeten], float]
METINGEN: Mapping[str, Meting] = {
    "1": lambda van: van.in_casus,
    "1-eerste": lambda van: van.in_casus and van.eerste_keer,
    "2": lambda van: van.in_casus and van.keren.get("2", 0),
    "3": lambda van: van.in_casus and van.dagen,
    "4": lambda van: van.achternaam,
    "5": lambda van: van.hele_naam or van.afzijdig == "FAMILIE",
    "6": lambda van: van.afzijdig == "COLLEGA",
    "7": lambda van: van.afzijdig == "BUREN",
    AANDACHT: lambda van: van.in_casus and van.op_aandachtslijst,
    "9": lambda van: van.mensen,
    "10": lambda van: van.omvang,
    "10-veel": lambda van: van.casussen,
    "11": lambda van: van.in_casus and van.buiten_werktijd,
    "12": lambda van: 0 if van.in_casus else van.keren.get("12", 0) - van.gelezen,
    "13": lambda van: van.weigeringen_snel,
    "13-casussen": lambda van: van.weigeringen_casussen,
    "14": lambda van: van.in_casus and van.eerste_uitvoer and van.keren.get("14", 0),
    "15": lambda van: van.dagen_gesloten,
    "16": lambda van: van.in_casus and van.rond_vertrek,
    "18": lambda van: van.eigen_bezoek,
    "18-uitvoer": lambda van: 0 if van.in_casus else van.keren.get("18-uitvoer", 0),
    "19": lambda van: van.incidenten,
}
TELLEND = frozenset({"2", "12", "14", "18-uitvoer"})  # those that count the acts their row names


def verklaringen_bij(tijdvakken: Iterable[Tijdvak], eerste: datetime, laatste: datetime) -> frozenset[Verklaring]:
    """Give the explanations that hold at the moment of every line of a case."""
    return frozenset(een.verklaring for een in tijdvakken if een.dekt(eerste, laatste))


def weeg(van: Gemeten, regels: Sequence[Toezichtregel], sterk: frozenset[Verklaring]) -> Uitslag:
    """Score a case by the rules given; `sterk` are the explanations that explain fully."""
    raak = [regel for regel in regels if METINGEN[regel.id](van) >= regel.drempel]
    verklaard = sum(regel.score_verklaard for regel in raak)
    if van.verklaringen & sterk:
        score, treffers = verklaard, [regel for regel in raak if regel.score_verklaard]
    else:
        score = max(verklaard, sum(regel.score for regel in raak) - bool(van.verklaringen))
        treffers = raak if score else []
    return Uitslag(
        score=score,
        treffers=tuple(sorted(regel.id for regel in treffers)),
        altijd=any(regel.altijd for regel in treffers),
        werkdagen=min((regel.werkdagen for regel in treffers), default=0),
    )


@dataclass(frozen=True, slots=True)
class Gewoon:
    """What is usual: the median of a series and its robust deviation. Known once, it judges many values."""

    midden: float
    afwijking: float

    @classmethod
    def van(cls, reeks: Sequence[float]) -> "Gewoon | None":
        """Say what is usual in a series; None without one.

        A series that hardly varies has a deviation of one: two people instead of one is no outlier.
        """
        if not reeks:
            return None
        midden = median(reeks)
        return cls(midden, max(_MAD * median(abs(een - midden) for een in reeks), 1.0))


def robuuste_z(waarde: float, gewoon: Gewoon | None) -> float:
    """Give how far a value lies above what is usual, in robust deviations; 0 when nothing is known."""
    return 0.0 if gewoon is None else (waarde - gewoon.midden) / gewoon.afwijking
