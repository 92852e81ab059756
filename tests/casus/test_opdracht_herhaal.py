"""The command `toegang herhaal`: a logged decision made again from the facts as they were then."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import delete
from sqlalchemy.orm import Session

from kernteam.app.terug import TERUG
from kernteam.casus.commands import groep
from kernteam.casus.models import Notitie
from kernteam.grond.klok import Klok
from kernteam.http.verzoek import db
from kernteam.toegang.beleid import laad
from tests.casus.bewijs import ALLEEN_SQLITE, regels, schrijvend
from tests.consult.proef import ANTWOORD, casus_met_consent
from tests.consult.proef import vraag as vraag_consult
from tests.klant import Spel
from tests.levensloop.verloop import DICHT, in_overleg
from tests.overleg.vergaderen import GEVRAAGD, actie, maak, plan, vraag_familie, zet_op
from tests.plan.plannen import stel
from tests.rollen import org
from tests.toegang.werelden import BELEID
from tests.verstrekking.delen import verstrekking


def herhaal(app: Flask, nummer: object, voorzieningen: Any = None) -> Result:
    @contextmanager
    def open_sessie() -> Iterator[Session]:
        with app.app_context():
            yield db.session()

    return CliRunner().invoke(
        groep(open_sessie, voorzieningen or app.extensions["kernteam"], TERUG), ["herhaal", str(nummer)]
    )


def laatste(spel: Spel, handeling: str = "casus.lezen") -> int:
    return int(regels(spel, handeling)[-1]["nummer"])


def casus_met_alles(spel: Spel) -> tuple[dict[str, Any], str]:
    """Give a casus in which the gezinswerker reads his own and what others share, a released note among it."""
    geopend = spel.open_casus("school", "bt", "jgz")
    pad = f"/casussen/{geopend['id']}"
    spel.gezinswerker.post(f"{pad}/notities", {"klasse": "GEZ", "tekst": "Thuis is het druk."})
    medisch = spel.jeugdverpleegkundige.post(f"{pad}/notities", {"klasse": "MED", "tekst": "Gebruikt een inhalator."})
    spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": medisch.json["id"]})
    gehoord = {"klasse": "OND", "tekst": "De arts vertelde het.", "herkomst": str(org("jgz"))}
    geopend["gehoord"] = spel.contactpersoon.post(f"{pad}/notities", gehoord).json["id"]
    assert spel.gezinswerker.get(pad).status_code == 200
    return geopend, medisch.json["id"]


def test_stage_of_then_comes_back_whatever_suspended_the_casus_since(app: Flask, spel: Spel) -> None:
    casus, nummers = in_overleg(spel, "school", "bt"), []
    pad, toestemming = f"/casussen/{casus['id']}", f"/toestemmingen/{casus['toestemmingId']}"
    for doen in (
        lambda: None,
        lambda: spel.contactpersoon.post(f"{toestemming}/intrekkingen", spel.intrekking(casus["gezaghebbenden"][0])),
        lambda: spel.teken(casus["toestemmingId"], casus["gezaghebbenden"][0]),
    ):
        doen()
        assert spel.contactpersoon.get(pad).status_code == 200
        nummers.append(laatste(spel))
    spel.contactpersoon.post(f"{pad}/overgangen", {**DICHT, "opVerzoekVan": casus["jeugdigeId"]})
    assert spel.contactpersoon.get(pad).json["status"] == "AFGESLOTEN"
    for nummer in nummers:
        uitkomst = herhaal(app, nummer)
        assert uitkomst.exit_code == 0, uitkomst.output


def test_decision_is_the_same_whatever_happened_since(toneel: Flask, spel: Spel) -> None:
    geopend, medisch = casus_met_alles(spel)
    pad, nummer = f"/casussen/{geopend['id']}", laatste(spel)
    assert spel.jeugdverpleegkundige.post(f"{pad}/notities/{geopend['gehoord']}/bevestigingen").status_code == 204
    spel.jeugdverpleegkundige.delete(f"{pad}/vrijgaven/{medisch}")
    spel.contactpersoon.post(f"{pad}/notities", {"klasse": "OND", "tekst": "Later geschreven."})
    spel.contactpersoon.post(f"{pad}/betrokkenen", {"soort": "ANDERE_VOLWASSENE", "voornaam": "Cor", "achternaam": "J"})
    intrekking = spel.intrekking(geopend["gezaghebbenden"][0])
    assert (
        spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", intrekking).status_code
        == 201
    )
    uitkomst = herhaal(toneel, nummer)
    assert uitkomst.exit_code == 0, uitkomst.output
    for zin in (
        "feiten      dezelfde",
        "besluit     hetzelfde",
        "tabellen    dezelfde",
        "vandaag     hetzelfde besluit",
    ):
        assert zin in uitkomst.output
    assert "MED" in uitkomst.output  # it was open then


def test_refusal_and_every_state_on_the_way_are_replayed(toneel: Flask, spel: Spel) -> None:
    geopend, _ = casus_met_alles(spel)
    pad = f"/casussen/{geopend['id']}"
    intrekking = spel.intrekking(geopend["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", intrekking)
    assert spel.vreemde.get(pad).status_code == 404
    assert spel.jeugdarts.get(pad).status_code == 404
    nummers = [een["nummer"] for een in regels(spel) if een["casus"] == geopend["id"] and een["rol"] != "BEHEERDER"]
    vooraf = [een["nummer"] for een in regels(spel, "casus.openen")]
    codes = {nummer: herhaal(toneel, nummer).exit_code for nummer in nummers}
    assert {nummer for nummer, code in codes.items() if code} == set(vooraf)  # it was not a casus yet: exit 2
    assert {codes[nummer] for nummer in vooraf} == {2}
    assert len(nummers) > 9


@ALLEEN_SQLITE
def test_facts_that_are_gone_are_noticed(toneel: Flask, spel: Spel) -> None:
    geopend, _ = casus_met_alles(spel)
    nummer = laatste(spel)
    eigen = spel.gezinswerker.get(f"/casussen/{geopend['id']}/notities").json["resultaten"][0]["id"]
    with schrijvend(toneel) as sessie:
        sessie.execute(delete(Notitie).where(Notitie.id == UUID(eigen)))
    uitkomst = herhaal(toneel, nummer)
    assert uitkomst.exit_code == 1
    assert "feiten      ANDERS" in uitkomst.output


@ALLEEN_SQLITE
def test_what_todays_tables_would_decide_is_told(toneel: Flask, spel: Spel, tmp_path: Path) -> None:
    casus_met_alles(spel)
    nummer, morgen = laatste(spel), Klok().nu() + timedelta(days=1)
    shutil.copytree(BELEID, tmp_path / "beleid")
    with (tmp_path / "beleid" / "deelmatrix.csv").open("a", newline="", encoding="utf-8") as bestand:
        csv.writer(bestand).writerow(["SCHOOL", "BT", "OND", "X", "proef", morgen.date().isoformat()])
    anders = replace(toneel.extensions["kernteam"], beleid=laad(tmp_path / "beleid"))
    with time_machine.travel(morgen + timedelta(days=1), tick=True):
        uitkomst = herhaal(toneel, nummer, anders)
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "tabellen    gewijzigd sindsdien" in uitkomst.output
    assert "vandaag     toegestaan; klassen" in uitkomst.output


@ALLEEN_SQLITE
def test_replay_is_itself_in_the_log(toneel: Flask, spel: Spel) -> None:
    geopend, _ = casus_met_alles(spel)
    herhaal(toneel, laatste(spel))
    zoek = {**spel.periode(), "handelingen": ["logregel.zoeken"], "casus": geopend["id"]}
    (regel,) = spel.privacyfunctionaris.post("/logboek/regels/_zoek", zoek).json["resultaten"]
    assert (regel["reden"], regel["actor"]) == ("HERHALEN", None)


@ALLEEN_SQLITE
@pytest.mark.parametrize("nummer", [999_999, "eerste"])
def test_line_that_is_no_decision_in_a_casus_cannot_be_replayed(toneel: Flask, spel: Spel, nummer: object) -> None:
    spel.contactpersoon.get("/casussen")
    nummer = laatste(spel, "casus.opsommen") if nummer == "eerste" else nummer
    uitkomst = herhaal(toneel, nummer)
    assert uitkomst.exit_code == 2
    assert "niet te herhalen" in uitkomst.output
    assert herhaal(toneel, "x").exit_code == herhaal(toneel, 0).exit_code == 2


def test_line_of_what_was_handed_over_is_not_taken_for_the_one_that_let_him_in(spel: Spel) -> None:
    """It rests on what the sender filled in as well, so there is nothing to compare it with; the line before it can."""
    pad = f"/casussen/{spel.open_casus()['id']}"
    assert (
        spel.contactpersoon.post(f"{pad}/verstrekkingen", verstrekking("lpa", "P3", {"klasse": "ID"})).status_code
        == 201
    )
    nummer = laatste(spel, "verstrekking.maken")
    uitkomst = herhaal(spel.app, nummer)
    assert uitkomst.exit_code == 2
    assert "niet te herhalen" in uitkomst.output
    assert herhaal(spel.app, nummer - 1).exit_code == 0


@ALLEEN_SQLITE
def test_what_is_not_kept_is_said_where_the_facts_differ(toneel: Flask, spel: Spel) -> None:
    """Of a later invitation of the same parent only the last record is kept (overleg)."""
    casus = spel.open_casus("school", "bt")
    punt = zet_op(spel, plan(spel), casus["id"])
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    maak(spel, "contactpersoon", f"{punt}/acties", actie(spel, "contactpersoon"))
    nummer = laatste(spel, "actie.maken")
    assert herhaal(toneel, nummer).exit_code == 0
    spel.contactpersoon.put(f"{punt}/genodigden/{casus['gezaghebbenden'][0]}", GEVRAAGD)
    uitkomst = herhaal(toneel, nummer)
    assert uitkomst.exit_code == 1
    assert "feiten      ANDERS: van wie er bij het overleg was uitgenodigd" in uitkomst.output
    assert "besluit     hetzelfde" in uitkomst.output


def test_a_release_that_was_taken_back_since_still_counts_then(toneel: Flask, spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    doel = f"{pad}/plan/doelen/{stel(spel, pad, 'jeugdverpleegkundige', klasse='MED')}"
    jgz, nummers = spel.jeugdverpleegkundige, []
    for doen in (lambda: None, lambda: jgz.post(f"{doel}/vrijgaven"), lambda: jgz.delete(f"{doel}/vrijgaven")) * 2:
        doen()
        assert jgz.post(f"{doel}/bevestigingen").status_code == 409  # an attempt that fails changes no release
        assert spel.gezinswerker.get(f"{pad}/plan").status_code == 200
        nummers.append(laatste(spel, "plan.lezen"))
    assert jgz.delete(f"{doel}/vrijgaven").status_code == 409  # idem, with a line of a withdrawal
    uitkomsten = [herhaal(toneel, nummer) for nummer in nummers]
    assert [een.exit_code for een in uitkomsten] == [0] * 6, [een.output for een in uitkomsten]
    assert ["MED" in een.output for een in uitkomsten] == [False, True, False, False, True, False]


def test_specialist_of_a_consult_that_was_closed_since(toneel: Flask, spel: Spel) -> None:
    consult = f"/consulten/{vraag_consult(spel, casus_met_consent(spel))}"
    assert spel.specialist.get(consult).status_code == 200
    assert spel.specialist.get("/consulten").status_code == 200
    nummers = [laatste(spel, "consult.lezen"), max(een["nummer"] for een in regels(spel, "consult.opsommen"))]
    spel.specialist.post(f"{consult}/antwoorden", ANTWOORD)
    spel.specialist.post(f"{consult}/afsluiting")
    assert spel.specialist.get(consult).status_code >= 400
    nummers.append(laatste(spel, "consult.lezen"))
    assert [herhaal(toneel, nummer).exit_code for nummer in nummers] == [0] * 3
