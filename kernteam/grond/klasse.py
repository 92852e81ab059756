"""The classes of personal data by which fields are sealed and shared (domain rules, section 2.1)."""

from enum import StrEnum


class Klasse(StrEnum):
    """Data class of a field or item."""

    ID = "ID"
    BSN = "BSN"
    OND = "OND"
    VERZ = "VERZ"
    GEZ = "GEZ"
    MED = "MED"
    VEIL = "VEIL"
    STRAF = "STRAF"
    PROC = "PROC"
    REKEN = "REKEN"  # what the system itself computes consent with (birth date, capacity); nobody reads it


# VEIL lives in a record of its own, STRAF is not stored, BSN has no place in a casus (domain rules N05, 2.1).
GEWEERD = frozenset({Klasse.BSN, Klasse.VEIL, Klasse.STRAF})
# What a note can be about; ID has its own fields.
NOTITIEKLASSEN = frozenset({Klasse.OND, Klasse.VERZ, Klasse.GEZ, Klasse.MED, Klasse.PROC})
# What a consent can cover.
DEELBAAR = NOTITIEKLASSEN | {Klasse.ID}
