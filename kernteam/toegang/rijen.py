"""What one row of the policy tables says: a cell, a regime, a processing, a switch. Knows no file and no day."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse

ZENDERS = (Partij.SCHOOL, Partij.SWV, Partij.BT, Partij.LPA, Partij.JGZ, Partij.SPEC)
ONTVANGERS = (*ZENDERS, Partij.VT, Partij.GI, Partij.RVDK, Partij.POL)
KLASSEN = tuple(klasse for klasse in Klasse if klasse is not Klasse.REKEN)
KERNTEAM = "KERNTEAM"  # the regime no policy can do without
GROEPEN = (
    "tot_12",
    "van_12_tot_16_bekwaam",
    "van_12_tot_16_onbekwaam",
    "van_16_tot_18_bekwaam",
    "van_16_tot_18_onbekwaam",
)
ONDERTEKENAARS = frozenset({"G", "J", "JG"})


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


@dataclass(frozen=True, slots=True)
class Verwerking:
    """One entry of the register of processing (AVG 30, V04): a purpose, on which ground, by and for whom, about what.

    `op_naam` False: totals only, so nobody works in a casus for it.
    """

    doel: Doel
    naam: str
    op_naam: bool
    grondslagen: tuple[str, ...]  # AVG articles
    artikelen: tuple[str, ...]  # of national law
    dpv: str  # the purpose in the Data Privacy Vocabulary of W3C
    partijen: frozenset[Partij]  # who act for it
    ontvangers: frozenset[Partij]  # who may be given data for it
    klassen: frozenset[Klasse]
    betrokkenen: tuple[str, ...]
    bewaartermijnen: tuple[str, ...]
    bron: str

    def mag_handelen(self, partij: Partij) -> bool:
        """Tell whether a party may work in a casus for this purpose."""
        return self.op_naam and partij in self.partijen

    @property
    def mag_ontvangen(self) -> frozenset[Partij]:
        """Give who may be given something about a person for this purpose (S01): of totals nobody gets a person."""
        return self.ontvangers if self.op_naam else frozenset()


@dataclass(frozen=True, slots=True)
class Schakelaar:
    """Law in motion or a design choice (domain rules, section 0.2): a value that a lawyer may change."""

    naam: str
    waarde: str
    gelezen_door: tuple[str, ...]  # the modules with a rule that reads it; empty: it has no effect yet
    bron: str

    @property
    def in_gebruik(self) -> bool:
        """Tell whether a rule reads it."""
        return bool(self.gelezen_door)

    @property
    def aan(self) -> bool:
        """Tell whether it is on; raises BeleidFout for a switch that holds something else."""
        if self.waarde not in _AAN_UIT:
            raise BeleidFout(f"schakelaar {self.naam} is geen ja of nee")
        return _AAN_UIT[self.waarde]

    @property
    def getal(self) -> int:
        """Give its number; raises BeleidFout for a switch that holds something else."""
        if not self.is_getal:
            raise BeleidFout(f"schakelaar {self.naam} is geen getal")
        return int(self.waarde)

    @property
    def is_getal(self) -> bool:
        """Tell whether it holds a number."""
        return self.waarde.isascii() and self.waarde.isdigit()

    @property
    def leesbaar(self) -> bool:
        """Tell whether it holds something a rule can read."""
        return self.is_getal or self.waarde in _AAN_UIT


_AAN_UIT = {"aan": True, "ja": True, "uit": False, "nee": False}
