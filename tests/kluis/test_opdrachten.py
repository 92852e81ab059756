"""The commands `flask kluis …`: change the main key, interrupted or not, and sweep keys without a casus."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select, update

from config.settings import Instellingen
from kernteam.app.fabriek import create_app
from kernteam.casus.models import Betrokkene, Casus, Notitie
from kernteam.http.verzoek import db
from kernteam.kluis.kluis import Kluis
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.kluis.tabellen import datasleutel
from tests.conftest import sluit
from tests.klant import Spel
from tests.kluis.passen import maak_pas


@pytest.fixture
def sleutelbestand(tmp_path: Path) -> Path:
    """A key file of this test's own: other tests must not see its KEKs change."""
    pad = tmp_path / "eigen.json"
    Sleutelbestand.maak(pad)
    return pad


def _kluis(app: Flask) -> Kluis:
    kluis = app.extensions["kernteam"].kluis
    assert isinstance(kluis, Kluis)
    return kluis


def _kek_ids(app: Flask) -> list[str]:
    with _kluis(app)._motor.connect() as verbinding:
        return sorted(verbinding.scalars(select(datasleutel.c.kek_id)))


def _verzegeld(app: Flask) -> list[bytes]:
    with app.app_context():
        kolommen = (Casus.hulpvraag, Casus.aanleiding, Betrokkene.voornaam, Betrokkene.rekengegevens, Notitie.tekst)
        return sorted(bytes(een) for kolom in kolommen for een in db.session.scalars(select(kolom)) if een is not None)


def _doe(app: Flask, *opdracht: str) -> str:
    uitkomst = app.test_cli_runner().invoke(args=["kluis", *opdracht])
    assert uitkomst.exit_code == 0, (uitkomst.output, uitkomst.exception)
    return uitkomst.output


def _leesbaar(spel: Spel, *ids: str) -> bool:
    antwoorden = [spel.contactpersoon.get(f"/casussen/{casus_id}") for casus_id in ids]
    return all(
        een.status_code == 200 and een.json["hulpvraag"] == "Hoe komt Sam weer naar school?" for een in antwoorden
    )


@pytest.fixture
def casussen(spel: Spel) -> Iterator[list[str]]:
    ids = [str(spel.open_casus()["id"]) for _ in range(3)]
    notitie = {"klasse": "OND", "tekst": "De mentor belt elke maandag."}
    assert spel.contactpersoon.post(f"/casussen/{ids[0]}/notities", notitie).status_code == 201
    return ids


def test_wissel_hoofdsleutel_rewraps_the_keys_and_leaves_the_data_as_they_are(
    app: Flask, spel: Spel, casussen: list[str]
) -> None:
    voor = _verzegeld(app)
    uitvoer = _doe(app, "wissel-hoofdsleutel")
    assert "k2" in uitvoer
    assert _kek_ids(app) == ["k2"] * 3
    assert _verzegeld(app) == voor
    assert _leesbaar(spel, *casussen)


def test_vernietig_oude_leaves_one_kek_and_everything_readable_also_after_a_restart(
    app: Flask, spel: Spel, casussen: list[str], instellingen: Instellingen, sleutelbestand: Path
) -> None:
    _doe(app, "wissel-hoofdsleutel", "--vernietig-oude")
    assert Sleutelbestand(sleutelbestand).kek_ids() == ["k2"]
    assert _leesbaar(spel, *casussen)
    opnieuw = create_app(instellingen)
    try:
        assert _leesbaar(Spel(opnieuw), *casussen)
    finally:
        sluit(opnieuw)


def test_an_interrupted_wissel_hoofdsleutel_leaves_everything_readable_and_goes_on_with_hervat(
    app: Flask, spel: Spel, casussen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kernteam.kluis.kluis._IN_EEN_KEER", 1)
    echte = Kluis._herverpakt
    gedaan: list[object] = []

    def breek_af(self: Kluis, rij: object) -> dict[str, object]:
        if gedaan:
            raise KeyboardInterrupt
        gedaan.append(rij)
        return echte(self, rij)  # type: ignore[arg-type]

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(Kluis, "_herverpakt", breek_af)
        assert app.test_cli_runner().invoke(args=["kluis", "wissel-hoofdsleutel"]).exit_code != 0
    assert _kek_ids(app) == ["k1", "k1", "k2"]
    assert _leesbaar(spel, *casussen)
    assert "k2" in _doe(app, "wissel-hoofdsleutel", "--hervat", "--vernietig-oude")
    assert _kek_ids(app) == ["k2"] * 3
    assert _leesbaar(spel, *casussen)


def test_a_running_server_goes_on_when_another_process_changes_the_main_key(
    app: Flask, spel: Spel, casussen: list[str], instellingen: Instellingen
) -> None:
    beheerder = create_app(instellingen)
    try:
        _doe(beheerder, "wissel-hoofdsleutel", "--vernietig-oude")
    finally:
        sluit(beheerder)
    assert _leesbaar(spel, *casussen)
    nieuw = str(spel.open_casus()["id"])
    assert _leesbaar(spel, nieuw)
    assert _kek_ids(app) == ["k2"] * 4


def test_veeg_destroys_old_keys_without_a_casus_and_no_others(app: Flask, spel: Spel, casussen: list[str]) -> None:
    kluis, nu = _kluis(app), app.extensions["kernteam"].klok.nu()
    jong, oud = uuid4(), uuid4()
    kluis.nieuwe_sleutel(maak_pas(jong), nu)
    kluis.nieuwe_sleutel(maak_pas(oud), nu - timedelta(hours=2))
    with kluis._motor.begin() as verbinding:  # the keys of casussen are older than that
        van_casus = datasleutel.c.casus_id.not_in([jong, oud])
        verbinding.execute(update(datasleutel).where(van_casus).values(gemaakt_op=nu - timedelta(days=9)))
    assert "1 sleutels" in _doe(app, "veeg")  # looks, and destroys nothing
    assert set(kluis.ontsluit_alle([maak_pas(jong), maak_pas(oud)])) == {jong, oud}
    assert "1 sleutels" in _doe(app, "veeg", "--uitvoeren")
    assert set(kluis.ontsluit_alle([maak_pas(jong), maak_pas(oud)])) == {jong}
    assert _leesbaar(spel, *casussen)
    assert "0 sleutels" in _doe(app, "veeg")


def test_a_casus_whose_key_was_destroyed_behaves_as_if_it_does_not_exist(spel: Spel, casussen: list[str]) -> None:
    weg, *blijft = casussen
    assert {een["id"] for een in spel.contactpersoon.get("/casussen").json["resultaten"]} == set(casussen)
    app = spel.app
    with app.app_context():
        (casus_id,) = (een for een in db.session.scalars(select(Casus.id)) if str(een) == weg)
    assert _kluis(app).vernietig([casus_id]) == 1
    onbekend = spel.contactpersoon.get(f"/casussen/{uuid4()}")
    antwoord = spel.contactpersoon.get(f"/casussen/{weg}")
    assert (antwoord.status_code, antwoord.json) == (404, onbekend.json)
    notitie = {"klasse": "OND", "tekst": "Nog iets."}
    assert spel.contactpersoon.post(f"/casussen/{weg}/notities", notitie).status_code == 404
    assert {een["id"] for een in spel.contactpersoon.get("/casussen").json["resultaten"]} == set(blijft)
    gezocht = {"achternaam": "van den Berg", "geboortedatum": spel.geboren(9)}
    gevonden = spel.contactpersoon.post("/casussen/_zoek", gezocht).json["resultaten"]
    assert {een["id"] for een in gevonden} == set(blijft)
