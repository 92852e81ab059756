"""What a test sends about a signal, and how far it has come. All persons and events are fictional."""

from typing import Any

from tests.klant import Spel
from tests.rollen import SCHOOL

REDENEN = ("BESPROKEN_MET_OUDERS", "ANONIEM_CONSULT", "CASUS_GEOPEND", "AKKOORD_INGETROKKEN", "NIET_NODIG", "ANDERS")


def signaal(spel: Spel, leeftijd: int = 9, **anders: Any) -> dict[str, Any]:
    """Give the body of a worry about a child of this age."""
    return {
        "vestigingscode": SCHOOL,
        "naam": "Sam van den Berg",
        "geboortedatum": spel.geboren(leeftijd),
        "klasse": "GEZ",
        "zorg": "Sam slaapt al weken slecht.",
    } | anders


def meld(spel: Spel, wie: str = "gezinswerker", leeftijd: int = 9, **anders: Any) -> str:
    """Note a worry; give its path."""
    antwoord = spel.klanten[wie].post("/signalen", signaal(spel, leeftijd, **anders))
    assert antwoord.status_code == 201, antwoord.json
    return f"/signalen/{antwoord.json['id']}"


def akkoord(spel: Spel, *, ouders: bool = True, jeugdige: bool = False) -> dict[str, Any]:
    """Give the body that says who agreed today."""
    return {"akkoordDatum": spel.vandaag().isoformat(), "ouders": ouders, "jeugdige": jeugdige}


def kondig_aan(spel: Spel, wie: str = "gezinswerker") -> str:
    """Note a worry and let the school know of it; give its path."""
    pad = meld(spel, wie)
    antwoord = spel.klanten[wie].post(f"{pad}/aankondigingen", akkoord(spel))
    assert antwoord.status_code == 201, antwoord.json
    return pad


def terug(casus: str, pad: str) -> str:
    """Give where a casus records that it takes this signal up."""
    return f"/casussen/{casus}/terugkoppelingen/{id_van(pad)}"


def id_van(pad: str) -> str:
    """Give the id of a signal from its path."""
    return pad.rpartition("/")[2]
