"""Who must sign on a day, and whether that can be settled. Pure: knows no request and no answer.

Rule ids (C..) are those of the domain rules, section 1.3.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kernteam.toegang.beleid import Beleid, Regime
from kernteam.toestemming.antwoord import Grond, Regimenaam
from kernteam.toestemming.gezin import VOLWASSEN, Beeld, Gezag, Gezin, beeld_op

ZELF_MEE = 12  # from this age the youth has a say
ZELF = 16  # from this age he decides alone, in the regimes of care


@dataclass(frozen=True, slots=True)
class Schakelaars:
    """Choices of policy where the law leaves room or is in motion."""

    vermoede_tweede_ouder: bool = True  # C08
    ouder_vervalt_op_16: bool = True  # C15
    zelf_vanaf: int = ZELF  # UAVG 5: from this age one consents oneself, where the UAVG is what asks


STANDAARD = Schakelaars()


@dataclass(frozen=True, slots=True)
class Wet:
    """What the policy says of one regime from a day on."""

    vanaf: date
    regime: Regime
    schakelaars: Schakelaars


def schakelaars_op(beleid: Beleid, dag: date) -> Schakelaars:
    """Give the choices as the policy has them on a day."""
    return Schakelaars(
        vermoede_tweede_ouder=beleid.schakelaar("vermoede_tweede_ouder", dag).aan,
        ouder_vervalt_op_16=beleid.schakelaar("ouder_vervalt_op_16", dag).aan,
        zelf_vanaf=beleid.schakelaar("uavg5.leeftijd_zelf", dag).getal,
    )


def wetten_sinds(beleid: Beleid, regime: str, sinds: date, dag: date) -> list[Wet]:
    """Give what the policy said of a regime from a day until another, the oldest first; raises BeleidFout."""
    return [wet_op(beleid, regime, een) for een in (sinds, *beleid.wisseldagen()) if sinds <= een <= dag]


def wet_op(beleid: Beleid, regime: str, dag: date) -> Wet:
    """Give what the policy says of a regime on a day; raises BeleidFout."""
    return Wet(dag, beleid.regime(regime, dag), schakelaars_op(beleid, dag))


def ondertekenaars(regime: Regime, gezin: Gezin, dag: date, schakelaars: Schakelaars = STANDAARD) -> frozenset[UUID]:
    """Give who must sign on a day (domain rules, section 1.2); whom a court replaced need not (C10)."""
    return nodig(regime, gezin, beeld_op(gezin, regime.naam, dag), schakelaars)


def bevoegd(wet: Wet, gezin: Gezin) -> frozenset[UUID]:
    """Give who may sign on the first day of `wet`: who must, whom a court replaced too, and who has a voice (C03)."""
    beeld = replace(beeld_op(gezin, wet.regime.naam, wet.vanaf), vervangen=frozenset())
    jeugdige = frozenset({gezin.jeugdige_id})
    return nodig(wet.regime, gezin, beeld, wet.schakelaars) | (jeugdige if heeft_stem(beeld) else frozenset())


def heeft_stem(beeld: Beeld) -> bool:
    """Tell whether the youth is 12 to 15 and able: whatever the regime, he is asked too."""
    return beeld.wilsbekwaam and ZELF_MEE <= beeld.jaren < ZELF


def nodig(regime: Regime, gezin: Gezin, beeld: Beeld, schakelaars: Schakelaars) -> frozenset[UUID]:
    """Give who must sign of a family as it is on one day."""
    jeugdige = frozenset({gezin.jeugdige_id})
    if beeld.jaren >= VOLWASSEN:
        return jeugdige if beeld.wilsbekwaam else beeld.vertegenwoordigers
    wie = letters(regime, beeld, schakelaars)
    ouders = frozenset(beeld.gezag) - beeld.vervangen if "G" in wie else frozenset()
    return ouders | (jeugdige if "J" in wie else frozenset())


def letters(regime: Regime, beeld: Beeld, schakelaars: Schakelaars) -> str:
    """Give the letters of the table until 18: G, J or JG."""
    if beeld.jaren < ZELF_MEE:
        return regime.ondertekenaars["tot_12"]
    leeftijdsgroep = "van_12_tot_16" if beeld.jaren < zelf_vanaf(regime, schakelaars) else "van_16_tot_18"
    return regime.ondertekenaars[f"{leeftijdsgroep}_{'bekwaam' if beeld.wilsbekwaam else 'onbekwaam'}"]


def zelf_vanaf(regime: Regime, schakelaars: Schakelaars) -> int:
    """Give the age from which the youth decides alone; only the UAVG's is in motion."""
    return schakelaars.zelf_vanaf if regime.naam == Regimenaam.AVG_ONDERWIJS else ZELF


def beletsel(regime: Regime, beeld: Beeld, schakelaars: Schakelaars) -> Grond | None:
    """Give why it cannot be settled who must sign, if so."""
    if beeld.jaren >= VOLWASSEN:
        return None if beeld.wilsbekwaam or beeld.vertegenwoordigers else Grond.ONBEKWAAM_VOLWASSEN
    if "G" not in letters(regime, beeld, schakelaars):
        return None
    if beeld.betwist:  # C13
        return Grond.GEZAG_BETWIST
    if not beeld.gezag:  # C12
        return Grond.GEEN_GEZAG
    return Grond.GEZAG_ONBEKEND if Gezag.ONBEKEND in beeld.gezag.values() else None  # C13
