"""What the tests of consult share: a casus with consent for consult, questions and answers. Knows no table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import time_machine
from flask import Flask

from kernteam.grond.klok import AMSTERDAM
from tests.klant import ALLES, Spel
from tests.rollen import org

MAANDAG = "2026-11-23 10:00:00"
VRAAG = {"vraag": "Wat helpt Sam om weer te slapen?", "klasse": "GEZ"}
ANTWOORD = {"antwoord": "Begin met een vast ritme.", "klasse": "GEZ"}
ANONIEM = "Een jongen van ongeveer tien slaapt slecht. Wat kan de school doen?"
OMSCHREVEN = {"vraag": ANONIEM, "organisatieId": str(org("spec"))}


@contextmanager
def op(app: Flask, moment: str = MAANDAG) -> Iterator[Spel]:
    """Travel to a moment in Amsterdam; everybody gets a fresh token there."""
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM), tick=True):
        yield Spel(app)


def toestemming(
    spel: Spel,
    casus: dict[str, Any],
    *organisaties: str,
    regime: str = "KERNTEAM",
    leeftijd: int = 9,
    klassen: tuple[str, ...] = ALLES,
) -> str:
    """Ask consent for consult (P4) and let everybody sign; give its id."""
    gevraagd = spel.vraag(casus, *(organisaties or ("spec",)), regime=regime, doel="P4", klassen=klassen)
    for wie in spel.ondertekenaars(casus, leeftijd):
        spel.teken(gevraagd, wie)
    return gevraagd


def casus_met_consent(spel: Spel, *, klassen: tuple[str, ...] = ALLES, **meer: Any) -> dict[str, Any]:
    """Open a casus at whose table school, buurtteam and JGZ sit, with consent for consult of the right specialist."""
    casus = spel.open_casus("school", "bt", "jgz", **meer)
    casus["p4"] = toestemming(spel, casus, klassen=klassen)
    return casus


def vraag(spel: Spel, casus: dict[str, Any], wie: str = "gezinswerker", *onderdelen: str, **anders: Any) -> str:
    """Ask a consult with these items; give its id."""
    inhoud = VRAAG | {"onderdelen": list(onderdelen)} | anders
    antwoord = spel.klanten[wie].post(f"/casussen/{casus['id']}/consulten", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])


def notitie(spel: Spel, casus: dict[str, Any], wie: str = "gezinswerker", klasse: str = "GEZ", **meer: Any) -> str:
    """Write a note; give its id."""
    inhoud = {"klasse": klasse, "tekst": f"Van {wie}: slaapt weinig."} | meer
    antwoord = spel.klanten[wie].post(f"/casussen/{casus['id']}/notities", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])


def antwoord(spel: Spel, consult: str, **anders: Any) -> str:
    """Answer as the specialist; give the id of the answer."""
    gegeven = spel.specialist.post(f"/consulten/{consult}/antwoorden", ANTWOORD | anders)
    assert gegeven.status_code == 201, gegeven.json
    return str(gegeven.json["id"])


def gezien(spel: Spel, consult: str, wie: str = "specialist") -> set[str]:
    """Give the ids of what a specialist sees of the casus in a consult."""
    inhoud = spel.klanten[wie].get(f"/consulten/{consult}").json
    assert inhoud.get("id") == consult, inhoud
    return {een["id"] for soort in ("betrokkenen", "notities", "omstandigheden") for een in inhoud[soort]}


def in_casus(spel: Spel, casus: dict[str, Any], wie: str = "gezinswerker") -> list[dict[str, Any]]:
    """Give the consulten of a casus as somebody at the table sees them."""
    gelezen = spel.klanten[wie].get(f"/casussen/{casus['id']}/consulten")
    assert gelezen.status_code == 200, gelezen.json
    resultaten: list[dict[str, Any]] = gelezen.json["resultaten"]
    return resultaten


def anoniem(spel: Spel, wie: str = "gezinswerker", **anders: Any) -> str:
    """Ask without a name; give the id."""
    gesteld = spel.klanten[wie].post("/anonieme-consulten", OMSCHREVEN | anders)
    assert gesteld.status_code == 201, gesteld.json
    return str(gesteld.json["id"])
