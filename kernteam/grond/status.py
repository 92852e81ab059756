"""The states of a casus (domain rules, section 6.3). Knows no transition: the casus floor guards them."""

from enum import StrEnum


class Casusstatus(StrEnum):
    """Where a casus stands."""

    SIGNAAL = "SIGNAAL"
    TOESTEMMING_GEVRAAGD = "TOESTEMMING_GEVRAAGD"
    GEWEIGERD = "GEWEIGERD"
    OPEN = "OPEN"
    OPGESCHORT = "OPGESCHORT"
    AFGESLOTEN = "AFGESLOTEN"
