"""datalek.registreren: every breach is kept, sealed, with its clocks (V07, AVG 33)."""

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from kernteam.http.verzoek import db
from kernteam.toezicht.models import Datalek
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op, taken
from tests.toezicht.kijken import kijk, stel_vraag
from tests.toezicht.lekken import LEK, MELDEN, lek, meld


def test_breach_is_kept_sealed_and_its_clock_runs_from_becoming_aware(spel: Spel) -> None:
    antwoord = spel.privacyfunctionaris.post("/datalekken", LEK)
    assert (antwoord.status_code, antwoord.json["meldenUiterlijkOp"]) == (201, "2026-11-23T08:00:00Z")
    assert antwoord.headers["Location"] == f"/v1/datalekken/{antwoord.json['id']}"
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Datalek)).one()
    assert b"Sam" not in bytes.__getitem__(rij.omschrijving, slice(None))
    wacht = [(een["soort"], een["uiterlijkDatum"]) for een in taken(spel, "privacyfunctionaris")]
    assert wacht == [("DATALEK_PARTNERS", "2026-11-21"), ("DATALEK_MELDEN", "2026-11-23")]
    assert kort(regels(spel, "datalek.registreren")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_mail_to_the_wrong_school_is_registered_assessed_and_told_in_time(spel: Spel) -> None:
    """Scenario 60 (V07): an extract to the wrong school is registered, assessed, and told to the persons."""
    casus = spel.open_casus("school")["id"]
    pad = lek(spel, casusId=casus)
    assert spel.privacyfunctionaris.get(pad).json["kort"]["teLaat"] is False
    for aan in ("AP", "PARTNERS", "BETROKKENEN"):
        meld(spel, pad, aan)
    antwoord = spel.privacyfunctionaris.post(f"{pad}/afhandelingen", MELDEN)
    assert antwoord.status_code == 201, antwoord.json
    kort_ = antwoord.json["kort"]
    assert (kort_["risico"], kort_["betrokkenen"], kort_["teLaat"]) == ("HOOG_RISICO", "GEINFORMEERD", False)
    assert taken(spel, "privacyfunctionaris") == []


def test_repeated_request_registers_once(spel: Spel) -> None:
    kop = {"Idempotency-Key": "datalek-1"}
    eerst, nogmaals = (spel.privacyfunctionaris.post("/datalekken", LEK, kop) for _ in range(2))
    assert (eerst.json, eerst.status_code) == (nogmaals.json, nogmaals.status_code)
    probleem(spel.privacyfunctionaris.post("/datalekken", LEK | {"omschrijving": "X"}, kop), 409, "ANDERE_INHOUD")
    assert len(spel.privacyfunctionaris.get("/datalekken").json["resultaten"]) == 1


@ALLEEN_SQLITE  # PostgreSQL keeps a moment as such
def test_mistyped_year_does_not_close_the_register(spel: Spel) -> None:
    pad = lek(spel, bekendOp="0026-11-20T08:00:00Z")
    assert spel.privacyfunctionaris.get(pad).json["kort"]["bekendOp"] == "0026-11-20T08:00:00Z"
    (een,) = spel.privacyfunctionaris.get("/datalekken").json["resultaten"]
    assert een["meldenUiterlijkOp"] == "0026-11-23T08:00:00Z"


def test_sweeping_keeps_the_keys_of_the_desk(toneel: Flask) -> None:
    with op(toneel) as spel:
        pad, (_, geval) = lek(spel), kijk(spel)
        stel_vraag(spel, geval)
    with op(toneel, "2026-11-20 15:00:00") as spel:
        uitkomst = toneel.test_cli_runner().invoke(args=["kluis", "veeg", "--uitvoeren"])
        assert uitkomst.output.startswith("0 sleutels")
        assert spel.privacyfunctionaris.get(pad).status_code == 200
        assert spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}").json["vragen"][0]["vraag"]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/bekendOp", "VERPLICHT"), ("/omschrijving", "VERPLICHT")}),
        (LEK | {"omschrijving": " "}, {("/omschrijving", "LEEG")}),
        (LEK | {"omschrijving": "BSN 123456782"}, {("/omschrijving", "BSN")}),
        (LEK | {"bekendOp": "2026-11-21T08:00:00Z"}, {("/bekendOp", "TOEKOMST")}),
        (LEK | {"casusId": str(uuid4())}, {("/casusId", "ONBEKEND")}),
    ],
)
def test_bad_breach_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    with niets_bewaard(spel):
        assert fouten(spel.privacyfunctionaris.post("/datalekken", inhoud)) == verwacht


@ALLEEN_SQLITE
def test_nobody_else_registers(spel: Spel) -> None:
    with niets_bewaard(spel, "beheerder"):
        probleem(spel.beheerder.post("/datalekken", LEK), 403, "ROL")
