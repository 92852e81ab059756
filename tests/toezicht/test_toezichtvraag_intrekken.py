"""toezichtvraag.intrekken: a question nobody can answer any more keeps neither a task nor its case."""

from uuid import uuid4

import pytest
from flask import Flask

from kernteam.netwerk.models import Medewerker
from tests.bewaring.test_toezichtgegeven_vervallen import bereken, verval
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels, schrijvend, tegelijk
from tests.klant import Spel
from tests.nood.spoed import nood, op, taken
from tests.rollen import PERSONEN
from tests.toezicht.kijken import beoordeel, geval_van, kijk, stel_vraag
from tests.toezicht.lijst import zet_op_lijst, zit_zelf

ANTWOORD = {"antwoord": "Ik tikte een verkeerd nummer."}


def gevraagd(spel: Spel, wie: str = "vreemde") -> str:
    """Ask somebody why he looked, and give the path of the question."""
    return f"/toezichtvragen/{stel_vraag(spel, kijk(spel, wie)[1])}"


def trek_in(spel: Spel, pad: str, wie: str = "privacyfunctionaris") -> None:
    antwoord = spel.klanten[wie].post(f"{pad}/intrekkingen")
    assert antwoord.status_code == 204, antwoord.json


def test_question_stays_with_its_case_and_nobody_answers_it(spel: Spel) -> None:
    _, geval = kijk(spel)
    pad = f"/toezichtvragen/{stel_vraag(spel, geval)}"
    eerst = spel.privacyfunctionaris.get(pad).json
    assert (eerst["ingetrokkenOp"], eerst["ingetrokkenDoor"]) == (None, None)
    trek_in(spel, pad)
    (vraag,) = spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}").json["vragen"]
    assert vraag["ingetrokkenOp"][:13] == "2026-11-20T09"
    wie = str(PERSONEN["privacyfunctionaris"].medewerker_id)
    assert vraag == eerst | {"ingetrokkenOp": vraag["ingetrokkenOp"], "ingetrokkenDoor": wie}
    assert spel.vreemde.get(pad).json == vraag
    assert (taken(spel, "vreemde"), taken(spel, "privacyfunctionaris")) == ([], [])
    with niets_bewaard(spel):
        probleem(spel.vreemde.post(f"{pad}/antwoorden", ANTWOORD), 409, "AL_INGETROKKEN")
    assert spel.privacyfunctionaris.get(pad).json["antwoord"] is None
    assert kort(regels(spel, "toezichtvraag.intrekken")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_it_can_be_asked_again(spel: Spel) -> None:
    _, geval = kijk(spel)
    eerste = stel_vraag(spel, geval)
    trek_in(spel, f"/toezichtvragen/{eerste}")
    tweede = stel_vraag(spel, geval)
    assert [een["objectId"] for een in taken(spel, "vreemde")] == [tweede]
    assert spel.vreemde.post(f"/toezichtvragen/{tweede}/antwoorden", ANTWOORD).status_code == 201


def test_task_of_the_supervisors_ends_and_no_other(spel: Spel) -> None:
    casus = spel.open_casus("school")["id"]
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    geval = geval_van(spel, "gezinswerker", casus)
    zelf, leiding = (stel_vraag(spel, geval, aan=een) for een in ("MEDEWERKER", "LEIDINGGEVENDE"))
    trek_in(spel, f"/toezichtvragen/{leiding}")
    assert leiding not in {een["objectId"] for een in taken(spel, "leidinggevende_bt")}
    assert zelf in {een["objectId"] for een in taken(spel, "gezinswerker")}
    probleem(spel.leidinggevende_bt.post(f"/toezichtvragen/{leiding}/antwoorden", ANTWOORD), 409, "AL_INGETROKKEN")


def test_it_waits_no_more_today_and_the_report_counts_it_apart(spel: Spel) -> None:
    paden = [gevraagd(spel), gevraagd(spel, "jeugdarts"), gevraagd(spel, "gesloten")]
    trek_in(spel, paden[0])
    assert spel.jeugdarts.post(f"{paden[1]}/antwoorden", ANTWOORD).status_code == 201
    assert spel.privacyfunctionaris.get("/logboek/stand").json["vragen"]["open"] == 1
    verslag = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
    assert [verslag[een] for een in ("vragen", "vragenBeantwoord", "vragenIngetrokken")] == [3, 1, 1]


def test_case_of_who_left_expires_and_its_question_stays_counted(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 10:00:00") as spel:
        _, geval = kijk(spel)
        pad = f"/toezichtvragen/{stel_vraag(spel, geval)}"
        beoordeel(spel, geval)
    with op(toneel, "2026-11-23 10:00:00") as spel:
        bereken(toneel)
        with schrijvend(toneel) as sessie:
            vertrokken = sessie.get_one(Medewerker, PERSONEN["vreemde"].medewerker_id)
            vertrokken.uit_dienst_op = spel.vandaag()
    with op(toneel, "2031-11-21 09:00:00") as spel:
        assert "er staat nog iets over open" in verval(toneel, "--uitvoeren")
        trek_in(spel, pad)
        assert "GEVAL: 1 van voor 2026-11-21\n1 vervallen." in verval(toneel, "--uitvoeren")
        probleem(spel.privacyfunctionaris.get(pad), 404)
        verslag = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
        assert [verslag[een] for een in ("vragen", "vragenBeantwoord", "vragenIngetrokken")] == [1, 0, 1]


def test_twice_or_after_the_answer_there_is_nothing_to_withdraw(spel: Spel) -> None:
    ingetrokken, beantwoord = gevraagd(spel), gevraagd(spel, "jeugdarts")
    trek_in(spel, ingetrokken)
    assert spel.jeugdarts.post(f"{beantwoord}/antwoorden", ANTWOORD).status_code == 201
    with niets_bewaard(spel):
        probleem(spel.privacyfunctionaris.post(f"{ingetrokken}/intrekkingen"), 409, "AL_INGETROKKEN")
        probleem(spel.privacyfunctionaris.post(f"{beantwoord}/intrekkingen"), 409, "AL_BEANTWOORD")
    assert spel.privacyfunctionaris.get(beantwoord).json["ingetrokkenOp"] is None
    assert kort(regels(spel, "toezichtvraag.intrekken"))[-1] == ("MISLUKT", "AL_BEANTWOORD")


def test_of_an_answer_and_a_withdrawal_at_once_one_counts(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad, pf, vreemde = gevraagd(spel), spel.privacyfunctionaris, spel.vreemde
    pf.koppen()
    vreemde.koppen()
    antwoorden = tegelijk(
        monkeypatch, lambda: pf.post(f"{pad}/intrekkingen"), lambda: vreemde.post(f"{pad}/antwoorden", ANTWOORD)
    )
    gelukt = [een.status_code for een in antwoorden]
    assert gelukt in ([204, 409], [409, 201])
    na = pf.get(pad).json
    assert [na["ingetrokkenOp"] is None, na["beantwoordOp"] is None] == [een == 409 for een in gelukt]


def test_officer_withdraws_nothing_about_himself_and_a_second_does(spel: Spel) -> None:
    casus = spel.open_casus("school")["id"]
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    pad = f"/toezichtvragen/{stel_vraag(spel, geval_van(spel, 'gezinswerker', casus))}"
    zit_zelf(spel.app)
    with niets_bewaard(spel):
        zelf, onbekend = (
            spel.privacyfunctionaris.post(f"{een}/intrekkingen") for een in (pad, f"/toezichtvragen/{uuid4()}")
        )
    assert probleem(zelf, 404) == onbekend.json
    assert kort(regels(spel, "toezichtvraag.intrekken")) == [("GEWEIGERD", "OVER_ZICHZELF"), ("GEWEIGERD", "ONBEKEND")]
    trek_in(spel, pad, "beheerder")


def test_question_about_his_own_casus_on_the_list_is_for_another_officer(spel: Spel) -> None:
    """In it he would notice that the casus is on the list."""
    casus = spel.open_casus("school", "bt")["id"]
    zit_zelf(spel.app)
    zet_op_lijst(spel.beheerder, casus)
    gesteld = spel.beheerder.post(
        f"/logboek/gevallen/{kijk(spel, 'vreemde', casus)[1]}/vragen", {"aan": "MEDEWERKER", "vraag": "Waarom?"}
    )
    pad = f"/toezichtvragen/{gesteld.json['id']}"
    probleem(spel.privacyfunctionaris.post(f"{pad}/intrekkingen"), 404)
    probleem(spel.privacyfunctionaris.get(pad), 404)
    assert spel.vreemde.get(pad).status_code == 200
    trek_in(spel, pad, "beheerder")


@ALLEEN_SQLITE
def test_neither_who_is_asked_nor_anybody_else_withdraws(spel: Spel) -> None:
    casus = spel.open_casus("school")["id"]
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    geval = geval_van(spel, "gezinswerker", casus)
    vragen = [f"/toezichtvragen/{stel_vraag(spel, geval, aan=een)}" for een in ("MEDEWERKER", "LEIDINGGEVENDE")]
    namen = ("gezinswerker", "leidinggevende_bt", "leidinggevende_school", "contactpersoon", "beheerder")
    with niets_bewaard(spel, *namen):
        for naam in namen:
            for pad in vragen:
                probleem(spel.klanten[naam].post(f"{pad}/intrekkingen"), 403, "ROL")
