"""How a test checks the log, by command and as the officer, and reads back which checks were made. Knows no store."""

from typing import Any

from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort
from kernteam.toegang.voorzieningen import Herkomst
from tests.klant import Spel


def opdracht(spel: Spel, *keuze: str) -> tuple[int, str]:
    """Check the log by command; give its exit code and what it told."""
    uitkomst = spel.app.test_cli_runner().invoke(args=["logboek", "verifieer", *keuze])
    return uitkomst.exit_code, uitkomst.stdout


def controleer(spel: Spel) -> dict[str, Any]:
    """Check the log as the officer."""
    antwoord = spel.privacyfunctionaris.post("/logboek/controles")
    assert antwoord.status_code == 200, antwoord.json
    gevonden: dict[str, Any] = antwoord.json
    return gevonden


def controles(spel: Spel) -> list[dict[str, Any]]:
    """Give the checks that were made, newest first."""
    antwoord = spel.privacyfunctionaris.get("/logboek/controles")
    assert antwoord.status_code == 200, antwoord.json
    resultaten: list[dict[str, Any]] = antwoord.json["resultaten"]
    return resultaten


def nagedaan(spel: Spel, handeling: Handeling, reden: str) -> None:
    """Write a line as a command does."""
    with spel.app.app_context():
        poort = Poort(spel.app.extensions["kernteam"], None, Herkomst("0" * 32, "opdracht"))  # type: ignore[arg-type]
        poort.noteer(None, handeling, reden, None, goed=True)
        poort.sluit()
