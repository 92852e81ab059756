"""What the tests of the plan share: bodies of its parts, and adding them as one of the cast."""

from typing import Any

from tests.klant import Spel
from tests.rollen import PERSONEN

DOEL = {
    "klasse": "OND",
    "verwoording": "Sam gaat elke dag naar school.",
    "woordenJeugdige": "Ik wil met mijn vrienden pauze hebben.",
    "woordenOuders": "Wij willen rust in de ochtend.",
    "kracht": "Sam leest graag voor.",
    "zorg": "Sam durft maandag niet.",
    "beginscore": 3,
}


def post(spel: Spel, wie: str, pad: str, inhoud: dict[str, Any]) -> str:
    """Add something and give its id."""
    antwoord = spel.klanten[wie].post(pad, inhoud)
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])


def stel(spel: Spel, pad: str, wie: str = "contactpersoon", **anders: Any) -> str:
    """Set a goal and give its id."""
    return post(spel, wie, f"{pad}/plan/doelen", DOEL | anders)


def actie(doel: str, **anders: Any) -> dict[str, Any]:
    """Give the body of an action of a parent."""
    return {"doelId": doel, "klasse": "OND", "tekst": "Elke maandag samen lopen.", "gezinsrol": "OUDER"} | anders


def evaluatie(spel: Spel, *scores: tuple[str, int], **anders: Any) -> dict[str, Any]:
    """Give the body of an evaluation of today."""
    return {
        "datum": spel.over(0),
        "vervolg": "DOORGAAN",
        "klasse": "OND",
        "scores": [{"doelId": doel, "score": score} for doel, score in scores],
        "woordenJeugdige": "Het gaat beter.",
        "woordenOuders": "Er is meer rust.",
        "woordenSchool": "Sam is er vaker.",
    } | anders


def akkoord(spel: Spel, betrokkene: str, **anders: Any) -> dict[str, Any]:
    """Give the body of somebody who agrees today."""
    return {
        "betrokkeneId": betrokkene,
        "antwoord": "AKKOORD",
        "wijze": "BALIE",
        "gegevenDatum": spel.over(0),
    } | anders


def tevreden(spel: Spel, **anders: Any) -> dict[str, Any]:
    """Give the body of parents who are satisfied today."""
    return {"van": "OUDERS", "datum": spel.over(0), "score": 8, "toelichting": "Er wordt geluisterd."} | anders


def aanbod(spel: Spel, **anders: Any) -> dict[str, Any]:
    """Give the body of an offer of today."""
    return {"aangebodenDatum": spel.over(0), "keuze": "ZIET_AF"} | anders


def plan(spel: Spel, wie: str, pad: str) -> dict[str, Any]:
    """Read the plan as one of the cast."""
    antwoord = spel.klanten[wie].get(f"{pad}/plan")
    assert antwoord.status_code == 200, antwoord.json
    inhoud: dict[str, Any] = antwoord.json
    return inhoud


def deelnemer(spel: Spel, pad: str, naam: str) -> str:
    """Give the seat of one of the cast."""
    rijen = spel.contactpersoon.get(f"{pad}/deelnemers").json["resultaten"]
    return next(str(een["id"]) for een in rijen if een["medewerkerId"] == str(PERSONEN[naam].medewerker_id))
