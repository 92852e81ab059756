"""How a test hands work over, and what it looks at afterwards. Knows no service."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from werkzeug.test import TestResponse

from kernteam.casus.models import Deelnemer
from kernteam.grond.klok import AMSTERDAM
from tests.casus.bewijs import schrijvend
from tests.klant import Spel
from tests.rollen import PERSONEN


def wie(naam: str) -> str:
    """Give the id of one of the cast."""
    return str(PERSONEN[naam].medewerker_id)


def werkplek(naam: str) -> str:
    return f"/medewerkers/{wie(naam)}"


def werk(spel: Spel, naam: str, door: str | None = None) -> dict[str, Any]:
    """Give what somebody has in hand."""
    antwoord = spel.klanten[door or naam].get(f"{werkplek(naam)}/werk")
    assert antwoord.status_code == 200, antwoord.text
    return dict(antwoord.json)


def draag_over(spel: Spel, van: str, naar: str, door: str | None = None, **meer: Any) -> TestResponse:
    """Hand over for good, unless told otherwise."""
    inhoud = {"vervangerId": wie(naar), "reden": "VERTREK", **meer}
    return spel.klanten[door or van].post(f"{werkplek(van)}/overdrachten", inhoud)


def gelukt(antwoord: TestResponse) -> dict[str, Any]:
    assert antwoord.status_code == 201, antwoord.text
    return dict(antwoord.json)


def stoelen(spel: Spel, casus: dict[str, Any], naam: str) -> list[datetime | None]:
    """Give the ends of all seats that he ever had at this table."""
    zijn = (Deelnemer.casus_id == UUID(casus["id"]), Deelnemer.medewerker_id == PERSONEN[naam].medewerker_id)
    with schrijvend(spel.app) as sessie:
        return list(sessie.scalars(select(Deelnemer.tot_op).where(*zijn)))


def middernacht(dag: str) -> datetime:
    return datetime.combine(date.fromisoformat(dag), time(), AMSTERDAM)


def leest(spel: Spel, naam: str, casus: dict[str, Any]) -> int:
    return int(spel.klanten[naam].get(f"/casussen/{casus['id']}").status_code)


def soorten(spel: Spel, naam: str) -> list[str]:
    """Give the kinds of what was given to somebody."""
    taken = spel.klanten[naam].get("/mijn/taken").json["resultaten"]
    return [een["soort"] for een in taken if een["id"] is not None]
