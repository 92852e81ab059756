"""How a test plans a meeting, puts a casus on its agenda and asks the family, as one of the cast."""

from collections.abc import Iterable
from typing import Any

from tests.klant import Spel
from tests.rollen import PERSONEN, SCHOOL

THEMA = {"onderwerp": "VERZUIM", "vraag": "Hoe verlagen we het verzuim?", "zonderPersonen": True}
AFSPRAAK = {"afspraak": "Elke ochtend bellen.", "zonderPersonen": True}
GEVRAAGD = {"uitgenodigd": True, "doelVerteld": True}


def tijden(spel: Spel, dagen: int = 7, begin: str = "09:00", einde: str = "10:00") -> dict[str, Any]:
    """Give a day from today, with a begin and an end."""
    return {"datum": spel.over(dagen), "begintijd": begin, "eindtijd": einde}


def planning(spel: Spel, dagen: int = 7, **meer: Any) -> dict[str, Any]:
    """Give the body that plans a meeting at the school."""
    return {"vestigingscode": SCHOOL, **tijden(spel, dagen)} | meer


def plan(spel: Spel, dagen: int = 7, **meer: Any) -> str:
    """Plan a meeting; give its path."""
    antwoord = spel.contactpersoon.post("/overleggen", planning(spel, dagen, **meer))
    assert antwoord.status_code == 201, antwoord.json
    return f"/overleggen/{antwoord.json['resultaten'][0]['id']}"


def zet_op(spel: Spel, overleg: str, casus: str, wie: str = "contactpersoon") -> str:
    """Put a casus on the agenda; give the path of the item."""
    antwoord = spel.klanten[wie].post(f"{overleg}/agendapunten", {"casusId": casus})
    assert antwoord.status_code == 201, antwoord.json
    return f"/agendapunten/{antwoord.json['id']}"


def vraag_familie(spel: Spel, punt: str, familie: Iterable[str]) -> None:
    """Record that these were asked to their item."""
    for een in familie:
        antwoord = spel.contactpersoon.put(f"{punt}/genodigden/{een}", GEVRAAGD)
        assert antwoord.status_code == 204, antwoord.json


def bijdrage(klasse: str = "OND", soort: str = "VERSLAG", **meer: Any) -> dict[str, Any]:
    """Give the body of a contribution."""
    return {"soort": soort, "klasse": klasse, "tekst": "Sam begint met halve dagen."} | meer


def actie(spel: Spel, wie: str = "gezinswerker", **meer: Any) -> dict[str, Any]:
    """Give the body of an action for a colleague."""
    voor = {"uitvoerderId": str(PERSONEN[wie].medewerker_id), "uiterlijkDatum": spel.over(14)}
    return {"klasse": "OND", "tekst": "Belt elke maandag.", **voor} | meer


def agenda(spel: Spel, wie: str, overleg: str) -> list[dict[str, Any]]:
    """Give the agenda as one of the cast sees it."""
    antwoord = spel.klanten[wie].get(f"{overleg}/agenda")
    assert antwoord.status_code == 200, antwoord.json
    punten: list[dict[str, Any]] = antwoord.json["resultaten"]
    return punten


def maak(spel: Spel, wie: str, pad: str, inhoud: dict[str, Any]) -> str:
    """Post something as one of the cast; give its id."""
    antwoord = spel.klanten[wie].post(pad, inhoud)
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])
