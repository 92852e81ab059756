"""How a test makes a link and knocks with it as a signer without an account. Knows no table."""

from typing import Any

from werkzeug.test import TestResponse

from tests.klant import Spel


def maak_link(spel: Spel, geopend: dict[str, Any], wie: str) -> dict[str, Any]:
    """Make a link as the contactpersoon."""
    pad = f"/toestemmingen/{geopend['toestemmingId']}/tekenlinks"
    antwoord = spel.contactpersoon.post(pad, {"betrokkeneId": wie})
    assert antwoord.status_code == 201, antwoord.json
    link: dict[str, Any] = antwoord.json
    return link


def klop(spel: Spel, link: dict[str, Any], leeftijd: int = 9) -> dict[str, Any]:
    """Give what a signer sends: the token, and the birth date of the jeugdige."""
    return {"token": link["token"], "geboortedatum": spel.geboren(leeftijd)}


def open_link(spel: Spel, link: dict[str, Any], leeftijd: int = 9, **anders: Any) -> TestResponse:
    """Open a link as a signer."""
    return spel.niemand.post("/tekenlinks/_open", klop(spel, link, leeftijd) | anders)


def ja(spel: Spel, link: dict[str, Any], leeftijd: int = 9, **keuzes: bool) -> TestResponse:
    """Open the link, answer yes to every question but those named otherwise, and send it."""
    stuk = open_link(spel, link, leeftijd).json
    gekozen = [{"keuze": een["keuze"], "akkoord": keuzes.get(een["keuze"], True)} for een in stuk["keuzes"]]
    meer = {"antwoord": "GEGEVEN", "keuzes": gekozen, "naAntwoorden": len(stuk["eerdereAntwoorden"])}
    return spel.niemand.post("/tekenlinks/_antwoord", klop(spel, link, leeftijd) | meer)


def nee(spel: Spel, link: dict[str, Any], leeftijd: int = 9, antwoord: str = "GEWEIGERD") -> TestResponse:
    """Refuse or withdraw in one step."""
    return spel.niemand.post("/tekenlinks/_antwoord", klop(spel, link, leeftijd) | {"antwoord": antwoord})
