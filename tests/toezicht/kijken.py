"""What the tests of the desk share: a stranger who looks, the queue, and a judgement."""

from typing import Any
from uuid import UUID

from kernteam.toezicht.service.berekenen import geval_id
from tests.casus.bewijs import probleem
from tests.klant import Spel
from tests.rollen import PERSONEN

VERKLAARD = {"uitkomst": "VERKLAARD", "reden": "WERKRELATIE"}
INCIDENT = {"uitkomst": "INCIDENT", "toelichting": "Hij keek uit nieuwsgierigheid bij Sam."}
GEEN_RISICO = {
    "risico": "ONWAARSCHIJNLIJK",
    "betrokkenen": "NIET_NODIG",
    "maatregelen": "De uitdraai is vernietigd.",
    "toelichting": "Niemand heeft haar gezien.",
}
VRAAG = {"aan": "MEDEWERKER", "vraag": "Waarom keek u bij Sam?"}


def kijk(spel: Spel, wie: str = "vreemde", casus: str | None = None) -> tuple[str, str]:
    """Let somebody try to read a casus that is not his; give the casus and the id of the case."""
    casus = casus or str(spel.open_casus("school", "bt")["id"])
    probleem(spel.klanten[wie].get(f"/casussen/{casus}"), 404)
    return casus, geval_van(spel, wie, casus)


def geval_van(spel: Spel, wie: str, casus: str | None) -> str:
    """Give the id of the case of somebody today."""
    van = None if casus is None else UUID(casus)
    return str(geval_id(PERSONEN[wie].medewerker_id, van, spel.vandaag()))


def wachtrij(spel: Spel, vraag: str = "") -> list[dict[str, Any]]:
    """Give the queue as the privacyfunctionaris sees it."""
    antwoord = spel.privacyfunctionaris.get(f"/logboek/gevallen{vraag}")
    assert antwoord.status_code == 200, antwoord.json
    resultaten: list[dict[str, Any]] = antwoord.json["resultaten"]
    return resultaten


def beoordeel(spel: Spel, geval: str, oordeel: dict[str, Any] = VERKLAARD) -> dict[str, Any]:
    """Judge a case and give what it made."""
    antwoord = spel.privacyfunctionaris.post(f"/logboek/gevallen/{geval}/beoordelingen", oordeel)
    assert antwoord.status_code == 201, antwoord.json
    gemaakt: dict[str, Any] = antwoord.json
    return gemaakt


def stel_vraag(spel: Spel, geval: str, **anders: Any) -> str:
    """Ask about a case and give the id of the question."""
    antwoord = spel.privacyfunctionaris.post(f"/logboek/gevallen/{geval}/vragen", VRAAG | anders)
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])
