"""The closed lists of consent: under which regime, what was answered, why it holds or not. Knows no row."""

from enum import StrEnum


class Regimenaam(StrEnum):
    """The rules that say who signs; the table `toestemmingsregimes` has a row for each (domain rules, section 1.2)."""

    KERNTEAM = "KERNTEAM"
    AVG_ONDERWIJS = "AVG_ONDERWIJS"
    JW_HULP = "JW_HULP"
    JW_DELEN = "JW_DELEN"
    WGBO_HULP = "WGBO_HULP"
    WGBO_DELEN = "WGBO_DELEN"
    WMO_DELEN = "WMO_DELEN"


# starting help, as against sharing data about it
HULPREGIMES = frozenset({Regimenaam.JW_HULP, Regimenaam.WGBO_HULP})


class Antwoord(StrEnum):
    """What a signer said."""

    GEGEVEN = "GEGEVEN"
    GEWEIGERD = "GEWEIGERD"
    INGETROKKEN = "INGETROKKEN"


class Wijze(StrEnum):
    """How an answer was given: to the professional who records it, or by the signer himself with his link."""

    BALIE = "BALIE"
    PAPIER = "PAPIER"
    MONDELING = "MONDELING"
    TELEFOON = "TELEFOON"
    LINK = "LINK"


GESPROKEN = frozenset({Wijze.MONDELING, Wijze.TELEFOON})  # C22: allowed, and confirmed to who spoke


class Grond(StrEnum):
    """Why a consent holds or not."""

    VOLLEDIG = "VOLLEDIG"
    VERMOEDE_TWEEDE_OUDER = "VERMOEDE_TWEEDE_OUDER"
    NIET_INGRIJPEND = "NIET_INGRIJPEND"
    OUDERS_VAN_VOOR_16 = "OUDERS_VAN_VOOR_16"
    WELOVERWOGEN_WENS = "WELOVERWOGEN_WENS"
    ERNSTIG_NADEEL = "ERNSTIG_NADEEL"
    NIET_GEVRAAGD = "NIET_GEVRAAGD"
    VORMGEBREK = "VORMGEBREK"
    ONTBREEKT = "ONTBREEKT"
    GEWEIGERD_DOOR_OUDER = "GEWEIGERD_DOOR_OUDER"
    GEWEIGERD_DOOR_JEUGDIGE = "GEWEIGERD_DOOR_JEUGDIGE"
    INGETROKKEN = "INGETROKKEN"
    VERLOPEN = "VERLOPEN"
    GEEN_GEZAG = "GEEN_GEZAG"
    GEZAG_ONBEKEND = "GEZAG_ONBEKEND"
    GEZAG_BETWIST = "GEZAG_BETWIST"
    ONBEKWAAM_VOLWASSEN = "ONBEKWAAM_VOLWASSEN"
