"""Who must sign on a day, and whether that can be settled. Pure: knows no request and no answer.

Rule ids (C..) are those of the domain rules, section 1.3.
"""

from dataclasses import dataclass
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


def schakelaars_op(beleid: Beleid, dag: date) -> Schakelaars:
    """Give the choices as the policy has them on a day."""
    return Schakelaars(
        vermoede_tweede_ouder=beleid.schakelaar("vermoede_tweede_ouder", dag).aan,
        ouder_vervalt_op_16=beleid.schakelaar("ouder_vervalt_op_16", dag).aan,
        zelf_vanaf=beleid.schakelaar("uavg5.leeftijd_zelf", dag).getal,
    )


def ondertekenaars(regime: Regime, gezin: Gezin, dag: date, schakelaars: Schakelaars = STANDAARD) -> frozenset[UUID]:
    """Give who must sign on a day (domain rules, section 1.2); whom a court replaced need not (C10)."""
    return nodig(regime, gezin, beeld_op(gezin, regime.naam, dag), schakelaars)


def nodig(regime: Regime, gezin: Gezin, beeld: Beeld, schakelaars: Schakelaars) -> frozenset[UUID]:
    """Give who must sign of a family as it is on one day."""
    jeugdige = frozenset({gezin.jeugdige_id})
    if beeld.jaren >= VOLWASSEN:
        return jeugdige if beeld.wilsbekwaam else beeld.vertegenwoordigers
    wie = _wie(regime, beeld, schakelaars)
    ouders = frozenset(beeld.gezag) - beeld.vervangen if "G" in wie else frozenset()
    return ouders | (jeugdige if "J" in wie else frozenset())


def _wie(regime: Regime, beeld: Beeld, schakelaars: Schakelaars) -> str:
    """Give the letters of the table: G, J or JG."""
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
    if "G" not in _wie(regime, beeld, schakelaars):
        return None
    if beeld.betwist:  # C13
        return Grond.GEZAG_BETWIST
    if not beeld.gezag:  # C12
        return Grond.GEEN_GEZAG
    return Grond.GEZAG_ONBEKEND if Gezag.ONBEKEND in beeld.gezag.values() else None  # C13
