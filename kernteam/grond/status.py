"""The states of a casus (domain rules, section 6.3). Knows no transition: the casus floor guards them."""

from enum import StrEnum


class Casusstatus(StrEnum):
    """Where a casus stands."""

    SIGNAAL = "SIGNAAL"
    TOESTEMMING_GEVRAAGD = "TOESTEMMING_GEVRAAGD"
    GEWEIGERD = "GEWEIGERD"
    OPEN = "OPEN"
    OVERLEG = "OVERLEG"
    PLAN = "PLAN"
    UITVOERING = "UITVOERING"
    EVALUATIE = "EVALUATIE"
    OPGESCHORT = "OPGESCHORT"
    AFGESLOTEN = "AFGESLOTEN"
    OVERGEDRAGEN = "OVERGEDRAGEN"


# the stages in which consent must hold; without it each is OPGESCHORT (transition 12)
ACTIEF = frozenset(
    {Casusstatus.OPEN, Casusstatus.OVERLEG, Casusstatus.PLAN, Casusstatus.UITVOERING, Casusstatus.EVALUATIE}
)
GESLOTEN = frozenset({Casusstatus.AFGESLOTEN, Casusstatus.OVERGEDRAGEN})
