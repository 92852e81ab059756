"""Fields that several inputs of the casus share."""

from enum import StrEnum
from typing import Any

from marshmallow import ValidationError

from kernteam.casus.omstandigheid import VOOR_2023, Gezagsbron
from kernteam.grond.klasse import Klasse
from kernteam.http.velden import Datum, Keuze
from kernteam.toestemming.gezin import Gezag

LANG = 20_000  # characters of a note or question


class Klassekeuze(Keuze):
    """A class of data, out of those that have a place here; the others get their own explanation."""

    def __init__(self, klassen: frozenset[Klasse], uitleg: str, **kwargs: Any) -> None:
        """Take the classes that may be chosen."""
        super().__init__(Klasse, uitleg, Klasse.OND, alleen=frozenset(klassen), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> StrEnum:
        if isinstance(value, str) and value in _GEWEERD:
            raise ValidationError(_GEWEERD[value])
        return super()._deserialize(value, attr, data, **kwargs)


_GEWEERD = {
    "BSN": "Een BSN hoort niet in een casus.",
    "STRAF": "Strafrechtelijke gegevens horen niet in een casus.",
    "VEIL": "Zorgen over veiligheid horen in de meldcode van uw organisatie (POST /v1/meldcodes), niet in een casus.",
}


class Gezagkeuze(Keuze):
    """How gezag is known; the recognition that gives none gets its own explanation (domain rules 1.1)."""

    def __init__(self, uitleg: str, **kwargs: Any) -> None:
        """Take the description."""
        super().__init__(Gezag, uitleg, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> StrEnum:
        if value == "ERKEND_VOOR_2023":
            raise ValidationError(VOOR_2023)
        return super()._deserialize(value, attr, data, **kwargs)


def gezagsbron() -> Keuze:
    """Give the field that says where the gezag of a person who comes in was looked up."""
    return Keuze(Gezagsbron, "Waar het gezag is nagegaan. Verplicht, behalve bij ONBEKEND.")


def controle_datum() -> Datum:
    """Give the field that says when it was."""
    return Datum("Wanneer het gezag is nagegaan. Verplicht, behalve bij ONBEKEND.", "2026-09-02")
