"""What the tests of emergencies share: a moment to stand in, and a casus that somebody opens for one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import time_machine
from flask import Flask

from kernteam.grond.klok import AMSTERDAM
from tests.klant import Spel

VRIJDAG = "2026-11-20 10:00:00"
NOOD = {"redencode": "SUICIDEDREIGING", "reden": "Sam zegt dat hij er een eind aan maakt."}
OORDEEL = {"uitkomst": "TERECHT", "toelichting": "Toestemming kon niet op tijd."}


@contextmanager
def op(app: Flask, moment: str = VRIJDAG) -> Iterator[Spel]:
    """Travel to a moment in Amsterdam; everybody gets a fresh token there."""
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM), tick=True):
        yield Spel(app)


def kaart(spel: Spel, wie: str, pad: str, soort: str = "VEILIGHEIDSAFSPRAAK", tekst: str = "Bel oma.") -> str:
    """Keep a card and give its id."""
    antwoord = spel.klanten[wie].post(f"{pad}/noodkaarten", {"soort": soort, "tekst": tekst})
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])


def nood(spel: Spel, wie: str, pad: str, **anders: Any) -> dict[str, Any]:
    """Open a casus in an emergency and give the answer."""
    antwoord = spel.klanten[wie].post(f"{pad}/noodtoegangen", NOOD | anders)
    assert antwoord.status_code == 201, antwoord.json
    inhoud: dict[str, Any] = antwoord.json
    return inhoud


def taken(spel: Spel, wie: str) -> list[dict[str, Any]]:
    """Give what waits for somebody."""
    antwoord = spel.klanten[wie].get("/mijn/taken")
    assert antwoord.status_code == 200, antwoord.json
    resultaten: list[dict[str, Any]] = antwoord.json["resultaten"]
    return resultaten


def soorten(spel: Spel, wie: str) -> list[str]:
    """Give the kinds of what waits for somebody, in order."""
    return [een["soort"] for een in taken(spel, wie)]
