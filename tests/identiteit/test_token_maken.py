"""token.maken: passwords, slowing down, capacities, and what stays in the tables."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import text
from werkzeug.test import TestResponse

from kernteam.db.base import Base
from kernteam.grond.klok import Klok
from kernteam.http.verzoek import db
from kernteam.identiteit.models import Account, Hoedanigheid
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen, schrijvend
from tests.klant import Spel
from tests.rollen import PERSONEN, WACHTWOORD


def meld_aan(spel: Spel, naam: str = "contactpersoon", wachtwoord: str = WACHTWOORD, **meer: Any) -> TestResponse:
    return spel.niemand.post("/tokens", {"gebruikersnaam": naam, "wachtwoord": wachtwoord, **meer})


def met_token(app: Flask, token: str, pad: str = "/v1/gebruikersprofiel") -> TestResponse:
    return app.test_client().get(pad, headers={"Authorization": f"Bearer {token}"})


def zonder_kenmerk(antwoord: TestResponse) -> tuple[int, str, list[tuple[str, str]]]:
    koppen = sorted((naam, waarde) for naam, waarde in antwoord.headers if naam != "traceparent")
    return antwoord.status_code, antwoord.text, koppen


def test_right_password_gives_a_token_that_works(spel: Spel) -> None:
    antwoord = meld_aan(spel)
    assert antwoord.status_code == 201
    assert set(antwoord.json) == {"id", "token", "verlooptOp"}
    assert met_token(spel.app, antwoord.json["token"]).json["medewerkerId"] == str(
        PERSONEN["contactpersoon"].medewerker_id
    )
    (regel,) = regels(spel, "token.maken")
    assert kort([regel]) == [("TOEGESTAAN", "AANGEMELD")]
    assert (regel["actor"], regel["casus"]) == (str(PERSONEN["contactpersoon"].medewerker_id), None)


@ALLEEN_SQLITE
def test_username_is_taken_without_capitals(spel: Spel) -> None:
    assert meld_aan(spel, "ContactPersoon").status_code == 201


def test_wrong_password_is_the_same_for_known_and_unknown_names(spel: Spel) -> None:
    with niets_bewaard(spel, behalve=("aanmeldpoging",)):
        bekend, onbekend = meld_aan(spel, wachtwoord="mis"), meld_aan(spel, "wie is dit", "mis")
    probleem(bekend, 401)
    assert bekend.headers["WWW-Authenticate"] == "Bearer"
    assert zonder_kenmerk(bekend) == zonder_kenmerk(onbekend)
    assert kort(regels(spel, "token.maken")) == [("GEWEIGERD", "AANMELDEN_MISLUKT")] * 2


@pytest.mark.parametrize("naam", ["contactpersoon", "wie is dit"])
def test_five_wrong_passwords_slow_down_and_the_wait_ends(spel: Spel, naam: str) -> None:
    with time_machine.travel(Klok().nu(), tick=False) as reis:
        assert [meld_aan(spel, naam, "mis").status_code for _ in range(5)] == [401] * 5
        for wachtwoord in ("mis", WACHTWOORD):
            te_vaak = meld_aan(spel, naam, wachtwoord)
            probleem(te_vaak, 429)
            assert te_vaak.headers["Retry-After"] == "31"
        assert meld_aan(spel, "gezinswerker").status_code == 201
        reis.shift(timedelta(seconds=31))
        assert meld_aan(spel, naam).status_code == (201 if naam in PERSONEN else 401)
    assert kort(regels(spel, "token.maken")).count(("GEWEIGERD", "TE_VAAK")) == 2


@ALLEEN_SQLITE
def test_each_further_mistake_doubles_the_wait_up_to_a_quarter(spel: Spel) -> None:
    gewacht = []
    with time_machine.travel(Klok().nu(), tick=False) as reis:
        for _ in range(5):
            meld_aan(spel, wachtwoord="mis")
        for _ in range(6):
            seconden = int(meld_aan(spel, wachtwoord="mis").headers["Retry-After"])
            gewacht.append(seconden - 1)
            reis.shift(timedelta(seconds=seconden))
            probleem(meld_aan(spel, wachtwoord="mis"), 401)
    assert gewacht == [30, 60, 120, 240, 480, 900]


@ALLEEN_SQLITE
def test_success_forgets_earlier_mistakes(spel: Spel) -> None:
    for _ in range(2):
        for _ in range(4):
            probleem(meld_aan(spel, wachtwoord="mis"), 401)
        assert meld_aan(spel).status_code == 201
    assert rijen(spel.app)["aanmeldpoging"] == 0


def test_account_with_several_capacities_chooses_one(spel: Spel) -> None:
    tweede = PERSONEN["gezinswerker"].medewerker_id
    with schrijvend(spel.app) as sessie:
        sessie.add(Hoedanigheid(account_id=PERSONEN["contactpersoon"].account_id, medewerker_id=tweede))
    keuzes = probleem(meld_aan(spel), 409, "KIES_HOEDANIGHEID")["keuzes"]
    assert {een["hoedanigheid"] for een in keuzes} == {str(PERSONEN["contactpersoon"].medewerker_id), str(tweede)}
    assert kort(regels(spel, "token.maken")) == [("GEWEIGERD", "KIES_HOEDANIGHEID")]
    for gekozen in keuzes:
        token = meld_aan(spel, hoedanigheid=gekozen["hoedanigheid"]).json["token"]
        profiel = met_token(spel.app, token).json
        assert (profiel["medewerkerId"], profiel["rol"]) == (gekozen["hoedanigheid"], gekozen["rol"])
    vreemd = str(PERSONEN["beheerder"].medewerker_id)
    probleem(meld_aan(spel, hoedanigheid=vreemd), 409, "KIES_HOEDANIGHEID")


def test_blocked_account_gets_the_answer_of_a_wrong_password(spel: Spel) -> None:
    with schrijvend(spel.app) as sessie:
        sessie.get(Account, PERSONEN["contactpersoon"].account_id).geblokkeerd = True
    assert zonder_kenmerk(meld_aan(spel)) == zonder_kenmerk(meld_aan(spel, "gezinswerker", "mis"))


@ALLEEN_SQLITE
def test_bad_login_is_refused_with_every_fault(spel: Spel) -> None:
    inhoud = {"gebruikersnaam": "\x00", "wachtwoord": "x" * 501, "hoedanigheid": "baas", "token": "x"}
    with niets_bewaard(spel):
        assert fouten(spel.niemand.post("/tokens", inhoud)) == {
            ("/gebruikersnaam", "ONGELDIG"),
            ("/wachtwoord", "LENGTE"),
            ("/hoedanigheid", "VORM"),
            ("/token", "ONBEKEND_VELD"),
        }


def test_token_and_password_are_stored_only_hashed(spel: Spel) -> None:
    token = meld_aan(spel).json["token"]
    probleem(meld_aan(spel, "Een Naam Die Niet Bestaat", "een geheim dat mis is"), 401)
    with spel.app.app_context():
        inhoud = "\n".join(
            repr(tuple(rij))
            for naam in Base.metadata.tables
            for rij in db.session.connection().execute(text(f'SELECT * FROM "{naam}"'))  # noqa: S608 - our own names
        )
    assert "contactpersoon" in inhoud
    for geheim in (token, WACHTWOORD, "een geheim dat mis is", "een naam die niet bestaat"):
        assert geheim not in inhoud.lower() if geheim.islower() else geheim not in inhoud
