"""The closed lists of answers to a request for consent. Knows no row."""

from enum import StrEnum


class Antwoord(StrEnum):
    """What a signer said."""

    GEGEVEN = "GEGEVEN"
    GEWEIGERD = "GEWEIGERD"
    INGETROKKEN = "INGETROKKEN"


class Wijze(StrEnum):
    """How a signature was given to the professional who records it."""

    BALIE = "BALIE"
    PAPIER = "PAPIER"
    MONDELING = "MONDELING"
