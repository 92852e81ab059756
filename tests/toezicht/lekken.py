"""What the tests of the breach register share: a breach that did not come from a case."""

from typing import Any

from tests.klant import Spel

MELDEN = {
    "risico": "HOOG_RISICO",
    "betrokkenen": "GEINFORMEERD",
    "maatregelen": "De school heeft de uitdraai teruggegeven.",
}
OP_TIJD = "2026-11-20T08:30:00Z"
LEK = {"bekendOp": "2026-11-20T08:00:00Z", "omschrijving": "Een uitdraai over Sam ging naar de verkeerde school."}


def lek(spel: Spel, **anders: Any) -> str:
    """Enter a breach and give its path."""
    antwoord = spel.privacyfunctionaris.post("/datalekken", LEK | anders)
    assert antwoord.status_code == 201, antwoord.json
    return f"/datalekken/{antwoord.json['id']}"


def meld(spel: Spel, pad: str, aan: str = "AP", gemeld_op: str = OP_TIJD, **anders: Any) -> dict[str, Any]:
    """Record that somebody was told of a breach, and give the entry."""
    antwoord = spel.privacyfunctionaris.post(f"{pad}/meldingen", {"aan": aan, "gemeldOp": gemeld_op} | anders)
    assert antwoord.status_code == 201, antwoord.json
    gelezen: dict[str, Any] = antwoord.json
    return gelezen
