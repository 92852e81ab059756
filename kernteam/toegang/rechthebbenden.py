"""Who may exercise which right over which file, by age: the table `config/beleid/rechthebbenden.csv`.

Knows no person and no request; `toestemming.rechten` applies the rows. Domain rules, section 3.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

# of the sibling that holds the other tables: one way of reading and refusing for all of them
from kernteam.toegang.loop import ONLEESBAAR, Loop, dag_uit, lees_rijen, op_dag, voeg_toe, wat_er_mis_is, woord_uit
from kernteam.toegang.rijen import BeleidFout

TABEL = "rechthebbenden.csv"


class Recht(StrEnum):
    """What is asked (AVG 15-22, Jeugdwet 7.3.8-7.3.10, BW 7:454-456, Wmo 5.3.2-5.3.5)."""

    INZAGE_AFSCHRIFT = "INZAGE_AFSCHRIFT"
    INZAGE_LOGBOEK = "INZAGE_LOGBOEK"  # R18: when and why somebody looked
    RECTIFICATIE_EN_OVERIG = "RECTIFICATIE_EN_OVERIG"
    BEZWAAR = "BEZWAAR"
    VERNIETIGING = "VERNIETIGING"
    EIGEN_VERKLARING = "EIGEN_VERKLARING"


class Bestand(StrEnum):
    """Which file it is about."""

    SCHOOL = "SCHOOL"
    SWV = "SWV"
    LEERPLICHT = "LEERPLICHT"
    KERNTEAM = "KERNTEAM"
    JEUGDHULP = "JEUGDHULP"
    JGZ = "JGZ"  # and every other medical file
    WMO = "WMO"  # and Veilig Thuis
    VIR = "VIR"


class Groep(StrEnum):
    """The age and capacity of the youth; who is 18 has no group: he decides himself."""

    TOT_12 = "tot_12"
    VAN_12_TOT_16_BEKWAAM = "van_12_tot_16_bekwaam"
    VAN_12_TOT_16_ONBEKWAAM = "van_12_tot_16_onbekwaam"
    VAN_16_TOT_18_BEKWAAM = "van_16_tot_18_bekwaam"
    VAN_16_TOT_18_ONBEKWAAM = "van_16_tot_18_onbekwaam"


class Wie(StrEnum):
    """Who may exercise it: G every gezaghebbende, J the youth."""

    G = "G"
    J = "J"
    J_EN_G_APART = "J_EN_G_APART"  # each has a right of his own
    JG_SAMEN = "JG_SAMEN"
    G_MET_TOESTEMMING_J = "G_MET_TOESTEMMING_J"  # the youth; a gezaghebbende only when the youth agrees
    J_OF_VERTEGENWOORDIGER = "J_OF_VERTEGENWOORDIGER"  # the youth, or a gezaghebbende for him


# Who cannot decide is represented, and from 16 nobody acts for who can (UAVG 5; Jeugdwet 7.3.5, 7.3.15).
_PAST: Mapping[Groep, frozenset[Wie]] = {
    Groep.TOT_12: frozenset({Wie.G}),
    Groep.VAN_12_TOT_16_BEKWAAM: frozenset(Wie),
    Groep.VAN_12_TOT_16_ONBEKWAAM: frozenset({Wie.G}),
    Groep.VAN_16_TOT_18_BEKWAAM: frozenset({Wie.J, Wie.G_MET_TOESTEMMING_J}),
    Groep.VAN_16_TOT_18_ONBEKWAAM: frozenset({Wie.G}),
}


@dataclass(frozen=True, slots=True)
class Rechthebbende:
    """One row: who, and where that comes from."""

    wie: Wie
    bron: str


Sleutel = tuple[Recht, Bestand, Groep]


class Rechthebbenden:
    """The table of one version; immutable."""

    def __init__(self, versie: str, rijen: Mapping[Sleutel, Loop[Rechthebbende]]) -> None:
        """Take the rows, newest first for each right, file and group."""
        self.versie = versie
        self._rijen = rijen

    def rij(self, recht: Recht, bestand: Bestand, groep: Groep, dag: date) -> Rechthebbende:
        """Give who may exercise a right on a day; raises BeleidFout when no row holds yet."""
        return op_dag(self._rijen[recht, bestand, groep], dag, "recht", recht, bestand, groep)


def groep_van(jaren: int, *, bekwaam: bool) -> Groep:
    """Give the group of somebody of this age, below 18."""
    if jaren < 12:  # noqa: PLR2004 - the ages of the law, named by the group
        return Groep.TOT_12
    if jaren < 16:  # noqa: PLR2004 - idem
        return Groep.VAN_12_TOT_16_BEKWAAM if bekwaam else Groep.VAN_12_TOT_16_ONBEKWAAM
    return Groep.VAN_16_TOT_18_BEKWAAM if bekwaam else Groep.VAN_16_TOT_18_ONBEKWAAM


def laad(map_: Path) -> Rechthebbenden:
    """Read and check the table; raises BeleidFout naming file, line and reason."""
    pad = map_ / TABEL
    rijen: dict[Sleutel, Loop[Rechthebbende]] = {}
    for nummer, rij in lees_rijen(pad):
        plaats = f"{pad.name} regel {nummer}"
        try:
            sleutel = (
                woord_uit(Recht, rij["recht"]),
                woord_uit(Bestand, rij["bestand"]),
                woord_uit(Groep, rij["groep"]),
            )
            een, vanaf = Rechthebbende(woord_uit(Wie, rij["wie"]), rij["bron"].strip()), dag_uit(rij["geldig_vanaf"])
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{plaats}: {wat_er_mis_is(fout)}") from None
        if een.wie not in _PAST[sleutel[2]]:
            raise BeleidFout(f"{plaats}: {een.wie} past niet bij {sleutel[2]}")
        voeg_toe(rijen.setdefault(sleutel, []), vanaf, een, plaats)
    _eis_volledig(pad, rijen)
    vanaf = max(dagen[0][0] for dagen in rijen.values())
    return Rechthebbenden(f"{vanaf}+{sha256(pad.read_bytes()).hexdigest()[:12]}", rijen)


def _eis_volledig(pad: Path, rijen: Mapping[Sleutel, object]) -> None:
    for recht in Recht:
        for bestand in Bestand:
            for groep in Groep:
                if (recht, bestand, groep) not in rijen:
                    raise BeleidFout(f"{pad.name}: er is geen rij {recht}-{bestand}-{groep}")
