"""Guesses sent at once, and a login whose store fails after its line."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import OperationalError

from kernteam.identiteit import service
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import Spel
from tests.rollen import WACHTWOORD


@pytest.mark.parametrize("naam", ["contactpersoon", "wie is dit"])
def test_guesses_sent_at_once_are_all_counted(spel: Spel, naam: str) -> None:
    def raad(_: int) -> int:
        inhoud = {"gebruikersnaam": naam, "wachtwoord": "mis"}
        return int(spel.niemand.post("/tokens", inhoud).status_code)

    with ThreadPoolExecutor(8) as draden:
        uitkomsten = sorted(draden.map(raad, range(16)))
    assert uitkomsten == [401] * 5 + [429] * 11


@ALLEEN_SQLITE
def test_login_that_fails_after_its_line_writes_a_second_line(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    def breekt(*_args: object) -> None:
        raise OperationalError("INSERT", {}, Exception("weg"))

    monkeypatch.setattr(service, "geef_uit", breekt)
    inhoud = {"gebruikersnaam": "contactpersoon", "wachtwoord": WACHTWOORD}
    probleem(spel.niemand.post("/tokens", inhoud), 503)
    monkeypatch.undo()
    assert kort(regels(spel, "token.maken"))[-2:] == [
        ("TOEGESTAAN", "AANGEMELD"),
        ("MISLUKT", "OPERATIONALERROR"),
    ]
