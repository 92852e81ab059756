"""gebruikersprofiel.lezen: who one is, and every way in which a token stops counting."""

from datetime import timedelta

import pytest
import time_machine

from kernteam.grond.klok import Klok
from kernteam.identiteit.models import Account, Hoedanigheid
from kernteam.netwerk.models import Medewerker
from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.rollen import PERSONEN, org


def test_everybody_sees_his_own_capacity(spel: Spel) -> None:
    with niets_bewaard(spel, *spel.klanten):
        for naam, klant in spel.klanten.items():
            profiel = klant.get("/gebruikersprofiel").json
            persoon = PERSONEN[naam]
            assert profiel["medewerkerId"] == str(persoon.medewerker_id)
            assert (profiel["rol"], profiel["organisatieId"]) == (persoon.rol.value, str(org(persoon.organisatie)))
    assert regels(spel) == []


def test_token_expires_after_eight_hours(spel: Spel) -> None:
    with time_machine.travel(Klok().nu(), tick=False) as reis:
        assert spel.contactpersoon.get("/gebruikersprofiel").status_code == 200
        reis.shift(timedelta(hours=8) - timedelta(seconds=1))
        assert spel.contactpersoon.get("/gebruikersprofiel").status_code == 200
        reis.shift(timedelta(seconds=1))
        probleem(spel.contactpersoon.get("/gebruikersprofiel"), 401)


def test_blocked_account_loses_access_at_once(spel: Spel) -> None:
    assert spel.contactpersoon.get("/gebruikersprofiel").status_code == 200
    with schrijvend(spel.app) as sessie:
        sessie.get(Account, PERSONEN["contactpersoon"].account_id).geblokkeerd = True
    probleem(spel.contactpersoon.get("/gebruikersprofiel"), 401)


@pytest.mark.parametrize(("dagen", "status"), [(-1, 401), (0, 401), (1, 200)])
def test_medewerker_works_until_his_last_day(spel: Spel, dagen: int, status: int) -> None:
    assert spel.contactpersoon.get("/gebruikersprofiel").status_code == 200
    with schrijvend(spel.app) as sessie:
        mens = sessie.get(Medewerker, PERSONEN["contactpersoon"].medewerker_id)
        mens.uit_dienst_op = spel.vandaag() + timedelta(days=dagen)
    assert spel.contactpersoon.get("/gebruikersprofiel").status_code == status
    inhoud = {"gebruikersnaam": "contactpersoon", "wachtwoord": "vier losse woorden samen"}
    assert spel.niemand.post("/tokens", inhoud).status_code == (201 if status == 200 else 401)


@ALLEEN_SQLITE
def test_capacity_taken_away_ends_its_tokens(spel: Spel) -> None:
    assert spel.contactpersoon.get("/gebruikersprofiel").status_code == 200
    wie = PERSONEN["contactpersoon"]
    with schrijvend(spel.app) as sessie:
        sessie.delete(sessie.get(Hoedanigheid, (wie.account_id, wie.medewerker_id)))
    probleem(spel.contactpersoon.get("/gebruikersprofiel"), 401)


@ALLEEN_SQLITE
def test_token_counts_only_in_the_authorization_header(spel: Spel) -> None:
    token = spel.contactpersoon.koppen()["Authorization"].removeprefix("Bearer ")
    klant = spel.app.test_client()
    klant.set_cookie("token", token)
    klant.set_cookie("session", token)
    pad = "/v1/gebruikersprofiel"
    for pogingen in (
        {"query_string": {"token": token}},
        {"query_string": {"access_token": token}},
        {"headers": {"X-Auth-Token": token}},
        {"headers": {"Authorization": token}},
        {"headers": {"Authorization": f"Basic {token}"}},
        {"headers": {"Authorization": f"Token {token}"}},
        {"headers": {"Authorization": "Bearer "}},
        {"headers": {"Authorization": f"Bearer {token}x"}},
        {"headers": {"Authorization": f"Bearer {token} "}},
        {"headers": {"Authorization": "Bearer " + "x" * 5_000}},
        {"data": {"token": token}},
    ):
        probleem(klant.get(pad, **pogingen), 401)
    assert klant.get(pad, headers={"Authorization": f"bearer {token}"}).status_code == 200
