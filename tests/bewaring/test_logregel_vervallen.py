"""logregel.vervallen: `flask logboek verval` empties lines whose term is over, and the log still proves itself."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, make_url, text

from config.settings import Instellingen
from kernteam.verzegeling import vervallijst
from logbewijs.controle import Uitslag
from tests.bewijs.nagaan import ga_na
from tests.casus.bewijs import ALLEEN_SQLITE, regels
from tests.conftest import draaiend
from tests.inzageoverzicht.vragen import overzicht
from tests.klant import Spel
from tests.levensloop.test_opdracht_casus import doe as doe_casus
from tests.nood.spoed import nood, op
from tests.rollen import PERSONEN
from tests.toezicht.kijken import INCIDENT, beoordeel, kijk, stel_vraag, wachtrij
from tests.verstrekking.delen import bezwaar

TOEN, LATER = "2026-11-20 10:00:00", "2031-11-21 09:00:00"
EERDER = "2031-11-20 09:00:00"  # a day of five years ago is not over before that day is


def doe(app: Flask, *woorden: str, code: int = 0) -> str:
    uitkomst = app.test_cli_runner().invoke(args=["logboek", *woorden])
    assert uitkomst.exit_code == code, uitkomst.output
    return str(uitkomst.stdout)


def opslag(instellingen: Instellingen, opdracht: str) -> list[tuple[Any, ...]]:
    """Ask the log store something as its owner."""
    url = make_url(instellingen.logboek_url)
    motor = create_engine(url if url.get_backend_name() == "sqlite" else url.set(username="postgres"))
    try:
        with motor.connect() as verbinding:
            return [tuple(een) for een in verbinding.execute(text(opdracht))]
    finally:
        motor.dispose()


def lichamen(instellingen: Instellingen) -> dict[int, dict[str, Any] | None]:
    rijen = opslag(instellingen, "SELECT id, body FROM regel ORDER BY id")
    return {nummer: None if body is None else json.loads(body) for nummer, body in rijen}


def test_lines_expire_by_a_line_and_the_log_still_verifies(app: Flask, instellingen: Instellingen) -> None:
    with op(app, TOEN) as spel:
        spel.open_casus("school", "bt")
        doe(app, "verzegel")
        oud = len(lichamen(instellingen))
    with op(app, EERDER):
        assert doe(app, "verval", "--uitvoeren") == "0 regels vervallen.\n"
    with op(app, LATER) as spel:
        droog = doe(app, "verval")
        assert f"{oud} regels kunnen vervallen, met --uitvoeren." in droog
        assert None not in lichamen(instellingen).values()
        assert f"{oud} regels vervallen." in doe(app, "verval", "--uitvoeren")
        na = lichamen(instellingen)
        assert [nummer for nummer, body in na.items() if body is None] == list(range(1, oud + 1))
        assert doe(app, "verifieer").startswith("Goed: ")
        assert doe(app, "verval", "--uitvoeren") == "0 regels vervallen.\n"
        spel.privacyfunctionaris.get("/logboek/ijkpunten")
        doe(app, "verzegel")
        assert doe(app, "verifieer").startswith("Goed: ")


def test_its_line_names_activity_cut_off_count_range_and_hash(app: Flask, instellingen: Instellingen) -> None:
    with op(app, TOEN) as spel:
        spel.open_casus("school", "bt")
    with op(app, LATER) as spel:
        doe(app, "verval", "--uitvoeren")
        aanwezig = regels(spel, "logregel.vervallen")
        assert all(een["actor"] is None and een["uitkomst"] == "TOEGESTAAN" for een in aanwezig)
        lijsten = [vervallijst.Vervallijst(*een) for een in opslag(instellingen, _LIJSTEN)]
        assert sorted(een["reden"] for een in aanwezig) == sorted(een.reden for een in lijsten)
        leeg = sum(body is None for body in lichamen(instellingen).values())
        woorden = [een["reden"].split(" ") for een in aanwezig]
        assert sum(int(een[3]) for een in woorden) == leeg > 0
        assert {een[2] for een in woorden} == {"2026-11-20T23:00:00.000000Z"}


_LIJSTEN = "SELECT activiteit, voor, reeksen FROM vervallijst"


def test_its_own_lines_never_expire(app: Flask, instellingen: Instellingen) -> None:
    with op(app, TOEN) as spel:
        spel.contactpersoon.get("/casussen")
    with op(app, LATER):
        doe(app, "verval", "--uitvoeren")
    with op(app, "2041-11-21 09:00:00"):
        assert doe(app, "verval", "--uitvoeren") == "0 regels vervallen.\n"
        over = [body for body in lichamen(instellingen).values() if body is not None]
        assert {een["handeling"] for een in over} == {"logregel.vervallen"}
        assert doe(app, "verifieer").startswith("Goed: ")


@pytest.mark.parametrize("open_", ["bewaarplicht", "bezwaar", "noodtoegang", "geval", "vraag", "lek", "steekproef"])
def test_lines_stay_while_something_about_them_is_open(app: Flask, instellingen: Instellingen, open_: str) -> None:
    with op(app, TOEN) as spel:
        casus, _ = spel.open_casus("school", "bt"), spel.open_casus("school", "bt")
        waarden = _maak_open(app, spel, open_, casus)
        ervoor = {nummer: body for nummer, body in lichamen(instellingen).items() if body}
    if open_ == "geval":
        with op(app, "2026-11-23 10:00:00") as spel:
            _bereken(spel, app)
    elif open_ == "steekproef":
        with op(app, "2026-12-03 10:00:00") as spel:
            _trek(spel, casus["id"])
    with op(app, LATER):
        assert "er staat nog iets over open" in doe(app, "verval", "--uitvoeren")
        na = lichamen(instellingen)
        bleef = {nummer for nummer in ervoor if na[nummer] is not None}
        assert bleef == {nummer for nummer, body in ervoor.items() if waarden & {body.get("casus"), body.get("actor")}}
        assert 0 < len(bleef) < len(ervoor)
        assert doe(app, "verifieer").startswith("Goed: ")


def _maak_open(app: Flask, spel: Spel, open_: str, casus: dict[str, Any]) -> set[str]:
    """Leave something open; give of which casus, record or medewerker the lines stay."""
    if open_ == "bewaarplicht":
        doe_casus(app, "bewaar", casus["id"], "--reden", "KLACHT")
    elif open_ == "bezwaar":
        inhoud = bezwaar(casus["gezaghebbenden"][0])
        assert spel.contactpersoon.post(f"/casussen/{casus['id']}/bezwaren", inhoud).status_code == 201
    elif open_ == "noodtoegang":
        nood(spel, "contactpersoon", f"/casussen/{casus['id']}")
    elif open_ in ("geval", "vraag", "lek"):
        _, geval = kijk(spel, casus=casus["id"])
        keek = {str(PERSONEN["vreemde"].medewerker_id)}  # he did nothing else that day
        if open_ == "geval":
            return keek
        if open_ == "vraag":
            stel_vraag(spel, geval)
            beoordeel(spel, geval)
            return {*keek, geval}  # what the desk did about it stays too
        return {casus["id"], geval, beoordeel(spel, geval, INCIDENT)["datalekId"]}  # a breach about this casus
    return {casus["id"]}


def _bereken(spel: Spel, app: Flask) -> None:
    """Let the night store its cases, and judge all of them but that of the stranger."""
    assert app.test_cli_runner().invoke(args=["toezicht", "bereken"]).exit_code == 0
    for een in wachtrij(spel):
        if een["medewerkerId"] != str(PERSONEN["vreemde"].medewerker_id):
            beoordeel(spel, een["id"])


def _trek(spel: Spel, casus: str) -> None:
    """Draw the sample of that month, and judge all of it but one casus."""
    proef = spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"}).json
    for een in proef["getrokken"]:
        if een["casusId"] != casus:
            pad = f"/logboek/steekproeven/{proef['id']}/beoordelingen"
            oordeel = spel.privacyfunctionaris.post(pad, {"casusId": een["casusId"], "uitkomst": "GEEN_BIJZONDERHEDEN"})
            assert oordeel.status_code == 201, oordeel.json


@ALLEEN_SQLITE
def test_nothing_of_an_expired_line_is_in_the_files(app: Flask, instellingen: Instellingen) -> None:
    with op(app, TOEN) as spel:
        casus = spel.open_casus("school", "bt")["id"]
        doe(app, "verzegel")
        zouten = [body["zout"] for body in lichamen(instellingen).values() if body]
    pad = Path(make_url(instellingen.logboek_url).database or "")
    assert casus.encode() in _bytes(pad)
    with op(app, LATER):
        assert "Het bestand is in gebruik" not in doe(app, "verval", "--uitvoeren")
    inhoud = _bytes(pad)
    assert [een for een in (casus, *zouten) if een.encode() in inhoud] == []


def _bytes(pad: Path) -> bytes:
    return b"".join(een.read_bytes() for een in sorted(pad.parent.glob(f"{pad.name}*")))


def test_an_interrupted_run_is_found_and_made_whole_by_the_next(
    app: Flask, instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    with op(app, TOEN) as spel:
        spel.open_casus("school", "bt")
    with op(app, LATER):
        for stap in ("leg_vast", "leeg"):
            with monkeypatch.context() as kapot:
                kapot.setattr(vervallijst, stap, _breek)
                doe(app, "verval", "--uitvoeren", code=2)
            assert None not in lichamen(instellingen).values()
        assert "VERVAL_NIET_AF" in doe(app, "verifieer", code=1)
        doe(app, "verval", "--uitvoeren")
        assert doe(app, "verifieer").startswith("Goed: ")
        assert doe(app, "verval", "--uitvoeren") == "0 regels vervallen.\n"


def _breek(*_: object) -> None:
    raise InterruptedError


def test_an_expired_line_is_still_proved_to_be_in_the_log(app: Flask, tmp_path: Path) -> None:
    with op(app, TOEN) as spel:
        spel.contactpersoon.get("/casussen")
    with op(app, LATER) as spel:
        doe(app, "verval", "--uitvoeren")
        antwoord = spel.privacyfunctionaris.get("/logboek/regels/1/bewijs")
        assert antwoord.status_code == 200
        assert "body" not in antwoord.text
        assert ga_na(spel, tmp_path, antwoord.text)[0] is Uitslag.GOED
        ander = antwoord.text.replace('"blad": 0', '"blad": 1')
        assert ga_na(spel, tmp_path, ander)[0] is Uitslag.VERVALST


def test_an_overview_and_an_export_say_that_lines_are_gone(app: Flask) -> None:
    with op(app, TOEN) as spel:
        casus = spel.open_casus("school", "bt")
    with op(app, LATER) as spel:
        assert "vervallenVoor" not in _slot(spel, "2026-11-20")
        vraag = {"vanafDatum": "2026-11-20", "totDatum": "2026-11-22"}
        voor = overzicht(spel, casus, casus["gezaghebbenden"][0], **vraag)
        doe(app, "verval", "--uitvoeren")
        na = overzicht(spel, casus, casus["gezaghebbenden"][0], **vraag)
        zin = "Wat vóór 21-11-2026 gebeurde, bewaren wij meestal niet meer. Het kan daarom in dit overzicht ontbreken."
        assert ([een for een in na["uitleg"] if een not in voor["uitleg"]], na["regels"]) == ([zin], [])
        assert overzicht(spel, casus, casus["gezaghebbenden"][0])["uitleg"] == voor["uitleg"]
        assert _slot(spel, "2026-11-20")["vervallenVoor"] == "2026-11-20T23:00:00.000000Z"
        assert "vervallenVoor" not in _slot(spel, "2026-11-21")


def test_a_search_and_the_list_of_a_casus_say_that_lines_are_gone(app: Flask) -> None:
    with op(app, TOEN) as spel:
        oud = spel.open_casus("school", "bt")["id"]
    with op(app, LATER) as spel:
        nieuw = spel.open_casus("school", "bt")["id"]
        assert {_weg(spel, een, dag) for een in (oud, nieuw) for dag in ("2026-11-20", "2031-11-21")} == {(None,) * 4}
        doe(app, "verval", "--uitvoeren")
        voor = "2026-11-20T23:00:00Z"
        assert _weg(spel, oud, "2026-11-20") == (voor,) * 4
        assert _weg(spel, oud, "2026-11-21") == (voor, voor, None, None)
        assert _weg(spel, nieuw, "2026-11-21") == (None,) * 4  # opened after it: of that one nothing can be gone


def _weg(spel: Spel, casus: str, dag: str) -> tuple[str | None, ...]:
    """Give before when lines may be gone, as two readers of a casus, a search and a search per day say it."""
    begin = {"vanaf": f"{dag}T00:00:00+01:00", "tot": f"{dag}T23:59:59+01:00"}
    dagen = {"vanafDatum": dag, "totEnMetDatum": dag}
    antwoorden = (
        spel.contactpersoon.get(f"/casussen/{casus}/inzagen"),
        spel.privacyfunctionaris.get(f"/casussen/{casus}/inzagen"),
        spel.privacyfunctionaris.post("/logboek/regels/_zoek", begin),
        spel.privacyfunctionaris.post("/logboek/dagen/_zoek", dagen),
    )
    return tuple(een.json["vervallenVoor"] for een in antwoorden)


def _slot(spel: Spel, dag: str) -> dict[str, Any]:
    """Give the last record of an export over the days from this one."""
    vraag = {"vorm": "LDV", "vanaf": f"{dag}T00:00:00+01:00", "tot": "2026-11-28T00:00:00+01:00"}
    antwoord = spel.privacyfunctionaris.post("/logboek/regels/_uitvoer", vraag)
    einde: dict[str, Any] = json.loads(antwoord.text.splitlines()[-1])["einde"]
    return einde


def test_a_log_that_was_tampered_with_loses_nothing(app: Flask, instellingen: Instellingen) -> None:
    with op(app, TOEN) as spel:
        spel.open_casus("school", "bt")
        doe(app, "verzegel")
    verzegelaar = app.extensions["kernteam_verzegelaar"]
    (verzegelaar.anker._map / "ijkpunt").unlink()
    with op(app, LATER):
        doe(app, "verval", "--uitvoeren", code=1)
    assert None not in lichamen(instellingen).values()


def test_what_is_not_as_it_was_written_stays_as_evidence(app: Flask, instellingen: Instellingen) -> None:
    with op(app, TOEN) as spel:
        spel.contactpersoon.get("/casussen")
        spel.contactpersoon.get("/casussen")
        doe(app, "verzegel")
    vervals(instellingen, "UPDATE regel SET body = replace(body, 'TOEGESTAAN', 'GEWEIGERD') WHERE id = 2")
    with op(app, LATER):
        uitkomst = app.test_cli_runner().invoke(args=["logboek", "verval", "--uitvoeren"])
        assert (uitkomst.exit_code, "1 regels zijn gewijzigd en blijven" in uitkomst.stderr) == (1, True)
        na = lichamen(instellingen)
        assert (na[1], na[2] is None) == (None, False)
        uitvoer = doe(app, "verifieer", code=1)
        assert "REGEL_GEWIJZIGD: regel 2" in uitvoer
        assert "REGEL_LEEG" not in uitvoer


def test_a_line_whose_mac_was_changed_goes_for_its_proof_still_holds(app: Flask, instellingen: Instellingen) -> None:
    with op(app, TOEN) as spel:
        spel.contactpersoon.get("/casussen")
        spel.contactpersoon.get("/casussen")
        doe(app, "verzegel")
    vervals(instellingen, "UPDATE regel SET mac = (SELECT mac FROM regel AS ander WHERE ander.id = 2) WHERE id = 1")
    with op(app, LATER):
        doe(app, "verval", "--uitvoeren")
        assert lichamen(instellingen)[1] is None
        assert "Goed" in doe(app, "verifieer")


def test_a_line_emptied_outside_the_act_is_found_beside_those_that_expired(
    app: Flask, instellingen: Instellingen
) -> None:
    with op(app, TOEN) as spel:
        spel.contactpersoon.get("/casussen")
    with op(app, LATER) as spel:
        doe(app, "verval", "--uitvoeren")
        spel.contactpersoon.get("/casussen")
        doe(app, "verzegel")
        (nummer,) = [
            een for een, body in lichamen(instellingen).items() if body and body["handeling"] == "casus.opsommen"
        ]
        vervals(instellingen, f"UPDATE regel SET body = NULL WHERE id = {nummer}")  # noqa: S608 - a number of this test
        assert doe(app, "verifieer", code=1).splitlines()[0].startswith(f"REGEL_LEEG: regel {nummer} ")


def test_a_list_that_was_changed_or_is_gone_excuses_nothing(app: Flask, instellingen: Instellingen) -> None:
    with op(app, TOEN) as spel:
        spel.contactpersoon.get("/casussen")
    with op(app, LATER) as spel:
        doe(app, "verval", "--uitvoeren")
        spel.contactpersoon.get("/casussen")
        doe(app, "verzegel")
    vervals(instellingen, "UPDATE vervallijst SET reeksen = '0-3'", "UPDATE regel SET body = NULL WHERE id = 3")
    uitvoer = doe(app, "verifieer", code=1)
    assert "VERVALLIJST_GEWIJZIGD" in uitvoer
    assert [f"REGEL_LEEG: regel {een} " in uitvoer for een in (1, 3)] == [True, True]
    vervals(instellingen, "DELETE FROM vervallijst")
    uitvoer = doe(app, "verifieer", code=1)
    assert "VERVALLIJST_WEG" in uitvoer
    assert "REGEL_LEEG: regel 1 " in uitvoer


def vervals(instellingen: Instellingen, *opdrachten: str) -> None:
    """Do something to the log as its owner, with its guards out of the way."""
    url = make_url(instellingen.logboek_url)
    sqlite = url.get_backend_name() == "sqlite"
    motor = create_engine(url if sqlite else url.set(username="postgres"))
    try:
        with motor.begin() as verbinding:
            if sqlite:
                for (naam,) in verbinding.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
                    verbinding.execute(text(f"DROP TRIGGER {naam}"))
            else:
                for tabel in ("regel", "vervallijst"):
                    verbinding.execute(text(f"ALTER TABLE {tabel} DISABLE TRIGGER ALL"))
            for opdracht in opdrachten:
                verbinding.execute(text(opdracht))
    finally:
        motor.dispose()


@ALLEEN_SQLITE
def test_a_process_without_the_role_says_so(instellingen: Instellingen) -> None:
    with draaiend(replace(instellingen, logboek_bewaring_url="")) as app:
        uitkomst = app.test_cli_runner().invoke(args=["logboek", "verval"])
        assert (uitkomst.exit_code, "LOGBOEK_BEWARING_URL" in uitkomst.stderr) == (2, True)
