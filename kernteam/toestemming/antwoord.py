"""The closed lists of answers to a request for consent. Knows no row."""

from enum import StrEnum


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
