"""What the tests of the aandachtslijst share: a casus on it, the list, and a second officer."""

from typing import Any

from flask import Flask

from kernteam.identiteit.models import Hoedanigheid
from kernteam.netwerk.models import Medewerker
from tests.casus.bewijs import schrijvend
from tests.klant import Klant
from tests.rollen import PERSONEN

LIJST = "/logboek/aandachtscasussen"


def zet_op_lijst(klant: Klant, casus: str, reden: str = "PERS") -> str:
    """Put a casus on the list and give the path of its place there."""
    antwoord = klant.post(LIJST, {"casusId": casus, "reden": reden})
    assert antwoord.status_code == 201, antwoord.json
    return f"{LIJST}/{antwoord.json['id']}"


def lijst(klant: Klant) -> list[dict[str, Any]]:
    """Give the list as an officer sees it."""
    antwoord = klant.get(LIJST)
    assert antwoord.status_code == 200, antwoord.json
    resultaten: list[dict[str, Any]] = antwoord.json["resultaten"]
    return resultaten


def zit_zelf(app: Flask, wie: str = "gezinswerker") -> None:
    """Let the privacyfunctionaris log in as one of the cast too, and make the beheerder the second officer."""
    with schrijvend(app) as sessie:
        account = PERSONEN["privacyfunctionaris"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN[wie].medewerker_id))
        sessie.get_one(Medewerker, PERSONEN["beheerder"].medewerker_id).rol = "PRIVACYFUNCTIONARIS"
