"""logcontrole.maken: the officer checks the log himself, of what is new, and hears in full what was found."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from config.settings import Instellingen
from kernteam.app.fabriek import create_app
from kernteam.bewijs.service import controles as dienst
from kernteam.grond.fouten import LogboekOnbeschikbaar
from tests.bewijs.controles import controleer, controles, opdracht
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.conftest import sluit
from tests.klant import Spel
from tests.rollen import PERSONEN
from tests.verzegeling.zegelkamer import Zegelkamer
from tests.winkels import Winkels

pytestmark = pytest.mark.usefixtures("app")  # a writer that goes on counting over emptied stores is a finding


@pytest.fixture
def breek(app: Flask, winkels: Winkels, tmp_path: Path) -> Callable[[str], None]:
    """Do something to the log of the application as the owner of its store."""
    schrijver, verzegelaar = app.extensions["kernteam"].schrijver, app.extensions["kernteam_verzegelaar"]
    return Zegelkamer(winkels, tmp_path, schrijver, verzegelaar).doe


def test_a_little_log_is_checked_whole_up_to_and_with_the_line_of_asking(spel: Spel) -> None:
    spel.contactpersoon.get("/casussen")
    with niets_bewaard(spel):
        gevonden = controleer(spel)
    assert gevonden == {
        "bevonden": "GOED",
        "volledig": True,
        "sinds": 0,
        "grootte": 2,
        "aantal": 2,
        "aantalBevindingen": 0,
        "bevindingen": [],
    }
    assert kort(regels(spel, "logcontrole.maken")) == [("TOEGESTAAN", "TOEGESTAAN")]
    (regel,) = regels(spel, "logcontrole.vastleggen")
    assert kort([regel]) == [("TOEGESTAAN", "GOED 0 2")]
    assert regel["actor"] == str(PERSONEN["privacyfunctionaris"].medewerker_id)


def test_what_was_changed_is_named_with_its_leaf_and_line(spel: Spel, breek: Callable[[str], None]) -> None:
    spel.contactpersoon.get("/casussen")
    controleer(spel)
    (nummer,) = (een["nummer"] for een in regels(spel, "casus.opsommen"))
    breek(f"UPDATE regel SET body = replace(body, 'casus.opsommen', 'casus.lezen') WHERE id = {nummer}")  # noqa: S608 - a number
    gevonden = controleer(spel)
    assert (gevonden["bevonden"], gevonden["aantalBevindingen"]) == ("BEVINDINGEN", 1)
    (een,) = gevonden["bevindingen"]
    assert een == {
        "code": "REGEL_GEWIJZIGD",
        "uitleg": f"regel {nummer} is gewijzigd of ingevoegd",
        "blad": 0,
        "regel": nummer,
    }
    assert controles(spel)[0]["codes"] == ["REGEL_GEWIJZIGD"]


def test_no_more_findings_are_told_than_fit_and_how_many_there_are(
    spel: Spel, breek: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        spel.contactpersoon.get("/casussen")
    controleer(spel)
    monkeypatch.setattr(dienst, "_GETOOND", 3)
    breek("UPDATE regel SET body = replace(body, 'casus.opsommen', 'casus.lezen')")
    gevonden = controleer(spel)
    assert (len(gevonden["bevindingen"]), gevonden["aantalBevindingen"]) == (3, 4)


def test_a_large_log_is_checked_from_the_last_good_check_on(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dienst, "HOOGSTENS", 3)
    for _ in range(2):
        spel.contactpersoon.get("/casussen")
    assert controleer(spel)["volledig"]
    eerste, tweede = controleer(spel), controleer(spel)
    assert (eerste["sinds"], eerste["grootte"], eerste["aantal"]) == (3, 5, 2)
    assert (tweede["sinds"], tweede["grootte"], tweede["aantal"]) == (5, 7, 2)


def test_too_much_for_a_request_is_for_the_command(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dienst, "HOOGSTENS", 5)
    for _ in range(6):
        spel.contactpersoon.get("/casussen")
    uitleg = probleem(spel.privacyfunctionaris.post("/logboek/controles"), 409, "TE_VEEL_TE_DOEN")["detail"]
    assert "Er zijn 7 regels te controleren" in uitleg
    assert "`flask logboek verifieer --nieuw`" in uitleg
    assert kort(regels(spel, "logcontrole.maken")) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", "TE_VEEL_TE_DOEN")]
    assert opdracht(spel, "--nieuw")[0] == 0
    for _ in range(6):
        spel.contactpersoon.get("/casussen")
    probleem(spel.privacyfunctionaris.post("/logboek/controles"), 409, "TE_VEEL_TE_DOEN")
    assert opdracht(spel, "--nieuw")[0] == 0
    eerste, tweede = controles(spel)[:2][::-1]
    assert (eerste["sinds"], tweede["sinds"]) == (0, eerste["grootte"])
    assert controleer(spel)["bevonden"] == "GOED"


def test_many_checkpoints_do_not_stand_in_the_way(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only those after the last good check are looked at: there may be thousands a day."""
    monkeypatch.setattr(dienst, "HOOGSTENS", 3)
    assert [controleer(spel)["aantal"] for _ in range(6)] == [1, 3, 2, 2, 2, 2]


def test_what_was_found_is_not_passed_over_by_the_next_check(
    spel: Spel, breek: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dienst, "HOOGSTENS", 5)
    spel.contactpersoon.get("/casussen")
    assert controleer(spel)["volledig"]
    breek("UPDATE regel SET body = replace(body, 'casus.opsommen', 'casus.lezen')")
    assert opdracht(spel)[0] == 1
    assert controleer(spel)["volledig"] is True
    probleem(spel.privacyfunctionaris.post("/logboek/controles"), 409, "TE_VEEL_TE_DOEN")


def test_without_what_is_needed_there_is_no_check_and_no_result(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    verzegelaar = spel.app.extensions["kernteam_verzegelaar"]
    with monkeypatch.context() as kapot:
        kapot.setattr(verzegelaar, "sleutelbestand", Path("/nergens"))
        probleem(spel.privacyfunctionaris.post("/logboek/controles"), 409, "NIET_TE_CONTROLEREN")
    assert controles(spel) == []


def test_what_cannot_be_kept_is_not_told(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijver = spel.app.extensions["kernteam"].schrijver
    echt, beurten = schrijver.schrijf, []

    def alleen_de_eerste(regels: object) -> None:
        beurten.append(regels)
        if len(beurten) > 1:
            raise LogboekOnbeschikbaar
        echt(regels)

    with monkeypatch.context() as kapot:
        kapot.setattr(schrijver, "schrijf", alleen_de_eerste)
        antwoord = spel.privacyfunctionaris.post("/logboek/controles")
    assert "bevonden" not in probleem(antwoord, 503)
    assert controles(spel) == []


def test_there_is_nothing_to_choose(spel: Spel) -> None:
    assert fouten(spel.privacyfunctionaris.post("/logboek/controles?sinds=1")) == {("/sinds", "ONBEKEND_VELD")}
    assert regels(spel, "logcontrole.maken") == []


@ALLEEN_SQLITE
def test_a_process_that_does_not_seal_checks_nothing_and_says_so(instellingen: Instellingen) -> None:
    app = create_app(replace(instellingen, verzegeling=None))
    probleem(Spel(app).privacyfunctionaris.post("/logboek/controles"), 409, "NIET_VERZEGELD")
    app.extensions["kernteam_verzegelaar"] = app.extensions["kernteam"]
    sluit(app)


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_checks_the_log_or_sees_the_checks(spel: Spel, naam: str) -> None:
    probleem(spel.klanten[naam].post("/logboek/controles"), 403, "ROL")
    probleem(spel.klanten[naam].get("/logboek/controles"), 403, "ROL")
    assert regels(spel, "logcontrole.vastleggen") == []
