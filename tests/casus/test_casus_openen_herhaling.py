"""casus.openen with an Idempotency-Key: sent twice is done once, also by two at the same moment."""

import pytest
import time_machine

from kernteam.grond.klok import Klok
from tests.casus.bewijs import kort, niets_bewaard, probleem, regels, rijen, tegelijk
from tests.klant import Klant, Spel

SLEUTEL = {"Idempotency-Key": "3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10"}


def test_same_body_gives_the_same_casus_and_one_row(spel: Spel) -> None:
    inhoud = spel.opening(toestemming=spel.aanvraag("bt"))
    eerste = spel.contactpersoon.post("/casussen", inhoud, SLEUTEL)
    with niets_bewaard(spel):
        tweede = spel.contactpersoon.post("/casussen", inhoud, SLEUTEL)
    assert (eerste.status_code, tweede.status_code) == (201, 201)
    assert tweede.json == eerste.json
    assert tweede.headers["Location"] == eerste.headers["Location"]
    assert rijen(spel.app)["casus"] == 1
    assert [een["handeling"] for een in regels(spel)] == ["casus.openen", "casus.lezen"]


def test_another_body_with_the_same_key_is_refused(spel: Spel) -> None:
    assert spel.contactpersoon.post("/casussen", spel.opening(), SLEUTEL).status_code == 201
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post("/casussen", spel.opening(hulpvraag="Iets anders."), SLEUTEL)
        probleem(antwoord, 409, "ANDERE_INHOUD")


def test_key_of_one_person_is_not_that_of_another(spel: Spel) -> None:
    inhoud = spel.opening()
    eerste = spel.contactpersoon.post("/casussen", inhoud, SLEUTEL).json
    tweede = spel.collega.post("/casussen", inhoud, SLEUTEL).json
    assert eerste["id"] != tweede["id"]


def test_key_is_forgotten_after_a_day(spel: Spel) -> None:
    inhoud = spel.opening()
    with time_machine.travel(Klok().nu(), tick=False) as reis:
        eerste = spel.contactpersoon.post("/casussen", inhoud, SLEUTEL).json
        reis.shift(86_401)
        later = Klant(spel.app, "contactpersoon")
        assert later.post("/casussen", inhoud, {"Idempotency-Key": "een-andere-sleutel"}).status_code == 201
        tweede = later.post("/casussen", inhoud, SLEUTEL)
    assert tweede.status_code == 201
    assert tweede.json["id"] != eerste["id"]


@pytest.mark.parametrize("sleutel", ["kort", "x" * 65, "met spatie erin", "é" * 10])
def test_malformed_key_is_refused(spel: Spel, sleutel: str) -> None:
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post("/casussen", spel.opening(), {"Idempotency-Key": sleutel})
        assert [een["code"] for een in probleem(antwoord, 400)["fouten"]] == ["IDEMPOTENCY_KEY"]


def test_two_at_the_same_moment_make_one_casus(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    inhoud = spel.opening()
    spel.contactpersoon.koppen()

    def open_() -> object:
        return spel.contactpersoon.post("/casussen", inhoud, SLEUTEL)

    antwoorden = tegelijk(monkeypatch, open_, open_)
    goed, fout = sorted(antwoorden, key=lambda een: een.status_code)
    assert goed.status_code == 201
    probleem(fout, 409, "TEGELIJK")
    assert rijen(spel.app)["casus"] == 1
    assert spel.contactpersoon.post("/casussen", inhoud, SLEUTEL).json["id"] == goed.json["id"]
    assert ("MISLUKT", "INTEGRITYERROR") in kort(regels(spel, "casus.openen"))
