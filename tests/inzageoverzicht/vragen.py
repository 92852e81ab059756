"""What the tests of the overview share: asking for one over HTTP, and reading it. Knows no rule."""

from typing import Any

from werkzeug.test import TestResponse

from tests.casus.bewijs import regels
from tests.klant import Spel

UITLEG = {"belangBetrokkene": "Zij denkt dat een kennis keek.", "belangMedewerker": "Eén regel; hij weet ervan."}


def periode(spel: Spel, **anders: Any) -> dict[str, Any]:
    """Give the period of the last week and today."""
    return {"vanafDatum": spel.over(-7), "totDatum": spel.over(1), "adresGeheim": False} | anders


def vraag(
    spel: Spel, casus: dict[str, Any], wie: str, door: str = "privacyfunctionaris", **anders: Any
) -> TestResponse:
    """Ask for the overview of one person."""
    inhoud = periode(spel) | {"betrokkeneId": wie} | anders
    return spel.klanten[door].post(f"/casussen/{casus['id']}/inzageoverzichten", inhoud)


def overzicht(spel: Spel, casus: dict[str, Any], wie: str, **anders: Any) -> dict[str, Any]:
    """Give the overview of one person."""
    antwoord = vraag(spel, casus, wie, **anders)
    assert antwoord.status_code == 200, antwoord.json
    gegeven: dict[str, Any] = antwoord.json
    return gegeven


def verteld(spel: Spel, casus: dict[str, Any], wie: str, **anders: Any) -> list[tuple[str, str]]:
    """Give (role, what) of each line, without the lines of asking for an overview."""
    regels = overzicht(spel, casus, wie, **anders)["regels"]
    return [(een["rol"], een["wat"]) for een in regels if not een["wat"].startswith("U kreeg")]


def nummer(spel: Spel, casus: dict[str, Any], handeling: str) -> int:
    """Give the number of the newest line of an act in a casus."""
    return int(regels(spel, handeling, casus=casus["id"])[-1]["nummer"])


def geef_naam(spel: Spel, casus: dict[str, Any], wie: str, regelnummer: int, **anders: Any) -> TestResponse:
    """Release the name of one line to one person."""
    inhoud = {"betrokkeneId": wie, "regelnummer": regelnummer, "reden": "BELANGENCONFLICT"} | UITLEG | anders
    return spel.privacyfunctionaris.post(f"/casussen/{casus['id']}/naamvrijgaven", inhoud)
