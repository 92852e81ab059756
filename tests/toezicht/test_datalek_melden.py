"""datalek.melden: the AP, the other organisations and the persons are told, more than once when needed (AVG 33(4))."""

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from kernteam.http.verzoek import db
from kernteam.identiteit.models import Hoedanigheid
from kernteam.netwerk.models import Medewerker
from kernteam.toezicht.models import Datalekmelding
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, opdrachten, probleem, regels, schrijvend
from tests.klant import Spel
from tests.nood.spoed import op, soorten
from tests.rollen import PERSONEN
from tests.toezicht.kijken import GEEN_RISICO, INCIDENT, beoordeel, kijk
from tests.toezicht.lekken import MELDEN, OP_TIJD, lek, meld

AP = {"aan": "AP", "gemeldOp": OP_TIJD, "toelichting": "Het aantal personen rond Sam volgt nog."}


def test_notice_is_kept_sealed_and_shown_with_the_entry(spel: Spel) -> None:
    pad = lek(spel)
    gelezen = meld(spel, pad, **AP)
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Datalekmelding)).one()
    assert b"Sam" not in bytes.__getitem__(rij.toelichting, slice(None))
    (een,) = gelezen["meldingen"]
    assert {naam: een[naam] for naam in AP} == AP
    assert een["vastgelegdDoor"] == str(PERSONEN["privacyfunctionaris"].medewerker_id)
    assert een["vastgelegdOp"] >= OP_TIJD
    assert spel.privacyfunctionaris.get(pad).json == gelezen
    assert kort(regels(spel, "datalek.melden")) == [("TOEGESTAAN", "AP")]


def test_clock_of_the_ap_runs_until_the_first_notice(toneel: Flask) -> None:
    with op(toneel) as spel:
        pad = lek(spel)
    with op(toneel, "2026-11-24 10:00:00") as spel:
        assert spel.privacyfunctionaris.get(pad).json["kort"]["teLaat"] is True
        aanvulling = meld(spel, pad, gemeld_op="2026-11-24T08:00:00Z")["kort"]
        assert (aanvulling["teLaat"], aanvulling["gemeldOp"]) == (True, "2026-11-24T08:00:00Z")
        eerste = meld(spel, pad, gemeld_op="2026-11-22T08:00:00Z")  # 48 hours, recorded afterwards
        assert (eerste["kort"]["teLaat"], eerste["kort"]["gemeldOp"]) == (False, "2026-11-22T08:00:00Z")
        assert [een["gemeldOp"][8:10] for een in eerste["meldingen"]] == ["22", "24"]
        (in_lijst,) = spel.privacyfunctionaris.get("/datalekken").json["resultaten"]
        assert in_lijst == eerste["kort"]
        assert spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json["datalekkenTeLaat"] == 0


def test_clock_of_the_other_organisations_is_twenty_four_hours(toneel: Flask) -> None:
    with op(toneel) as spel:
        laat, op_tijd, af = lek(spel), lek(spel), lek(spel)
        meld(spel, op_tijd, "PARTNERS")
        spel.privacyfunctionaris.post(f"{af}/afhandelingen", GEEN_RISICO)
    with op(toneel, "2026-11-21 10:00:00") as spel:
        meld(spel, laat, "PARTNERS", "2026-11-21T08:00:01Z")
        kort_ = [spel.privacyfunctionaris.get(een).json["kort"] for een in (laat, op_tijd, af)]
        assert [(een["partnersTeLaat"], een["teLaat"]) for een in kort_] == [
            (True, False),
            (False, False),
            (False, False),
        ]
        assert kort_[0]["partnersGeinformeerdOp"] == "2026-11-21T08:00:01Z"
        verslag = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
        assert (verslag["datalekken"], verslag["datalekkenTeLaat"], verslag["partnersTeLaat"]) == (3, 0, 1)


def test_each_task_is_done_for_everybody_once_that_one_was_told(spel: Spel) -> None:
    _tweede(spel)
    pad = lek(spel)
    for aan, wacht in (("BETROKKENEN", ["DATALEK_PARTNERS", "DATALEK_MELDEN"]), ("AP", ["DATALEK_PARTNERS"])):
        meld(spel, pad, aan)
        assert soorten(spel, "privacyfunctionaris") == soorten(spel, "beheerder") == wacht
    meld(spel, pad, "PARTNERS")
    assert soorten(spel, "privacyfunctionaris") == soorten(spel, "beheerder") == []


def test_officer_whom_it_is_about_gets_no_task_and_finds_no_entry(spel: Spel) -> None:
    _tweede(spel)
    with schrijvend(spel.app) as sessie:
        account = PERSONEN["beheerder"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN["vreemde"].medewerker_id))
    _, geval = kijk(spel)  # by vreemde, who is the second officer too
    pad = f"/datalekken/{beoordeel(spel, geval, INCIDENT)['datalekId']}"
    assert soorten(spel, "privacyfunctionaris") == ["DATALEK_PARTNERS", "DATALEK_MELDEN"]
    assert soorten(spel, "beheerder") == []
    with niets_bewaard(spel):
        probleem(spel.beheerder.post(f"{pad}/meldingen", AP), 404)
        probleem(spel.beheerder.post(f"/datalekken/{uuid4()}/meldingen", AP), 404)


def test_supplement_after_the_end_is_kept_and_changes_no_judgement(toneel: Flask) -> None:
    with op(toneel) as spel:
        pad = lek(spel)
        for aan in ("AP", "PARTNERS", "BETROKKENEN"):
            meld(spel, pad, aan)
        af = spel.privacyfunctionaris.post(f"{pad}/afhandelingen", MELDEN).json["kort"]
    with op(toneel, "2026-12-20 10:00:00") as spel:
        erna = meld(spel, pad, gemeld_op="2026-12-20T08:00:00Z", toelichting="De AP vroeg het aantal.")
        assert (erna["kort"], len(erna["meldingen"])) == (af, 4)


def test_late_word_to_others_after_an_end_in_time_is_not_late(toneel: Flask) -> None:
    with op(toneel) as spel:
        pad = lek(spel)
        meld(spel, pad)
        zonder = MELDEN | {"risico": "RISICO", "betrokkenen": "NIET_NODIG"}
        assert spel.privacyfunctionaris.post(f"{pad}/afhandelingen", zonder).status_code == 201
    with op(toneel, "2026-12-20 10:00:00") as spel:
        erna = meld(spel, pad, "PARTNERS", "2026-12-20T08:00:00Z")["kort"]
        assert (erna["partnersTeLaat"], erna["partnersGeinformeerdOp"]) == (False, "2026-12-20T08:00:00Z")


def test_repeated_request_records_once(spel: Spel) -> None:
    pad, kop = f"{lek(spel)}/meldingen", {"Idempotency-Key": "melding-1"}
    eerst, nogmaals = (spel.privacyfunctionaris.post(pad, AP, kop) for _ in range(2))
    assert (eerst.status_code, eerst.json) == (nogmaals.status_code, nogmaals.json)
    assert len(nogmaals.json["meldingen"]) == 1
    probleem(spel.privacyfunctionaris.post(pad, AP | {"aan": "PARTNERS"}, kop), 409, "ANDERE_INHOUD")


def test_more_notices_take_no_more_statements(spel: Spel) -> None:
    pad = lek(spel)
    meld(spel, pad)
    adressen, aantallen = (pad, "/datalekken", "/logboek/verslag?jaar=2026"), []
    for _ in range(2):
        aantallen.append([])
        for adres in adressen:
            with opdrachten(spel.app) as gezien:
                assert spel.privacyfunctionaris.get(adres).status_code == 200
            aantallen[-1].append(len(gezien))
        for aan in ("AP", "PARTNERS", "BETROKKENEN"):
            meld(spel, pad, aan)
        meld(spel, lek(spel))
    assert aantallen[0] == aantallen[1]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/aan", "VERPLICHT"), ("/gemeldOp", "VERPLICHT")}),
        ({"aan": "PERS", "gemeldOp": "gisteren"}, {("/aan", "KEUZE"), ("/gemeldOp", "VORM")}),
        (
            AP | {"gemeldOp": "2026-11-20T07:59:59Z", "toelichting": " "},
            {("/gemeldOp", "MOMENT"), ("/toelichting", "LEEG")},
        ),
        (
            AP | {"gemeldOp": "2026-11-20T10:00:01Z", "toelichting": "BSN 123456782"},
            {("/gemeldOp", "MOMENT"), ("/toelichting", "BSN")},
        ),
    ],
)
def test_bad_notice_is_refused(toneel: Flask, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    with op(toneel) as spel:
        pad = f"{lek(spel)}/meldingen"
        with niets_bewaard(spel):
            assert fouten(spel.privacyfunctionaris.post(pad, inhoud)) == verwacht


@ALLEEN_SQLITE
def test_nobody_else_records_a_notice(spel: Spel) -> None:
    pad = f"{lek(spel)}/meldingen"
    with niets_bewaard(spel, "beheerder"):
        probleem(spel.beheerder.post(pad, AP), 403, "ROL")


def _tweede(spel: Spel) -> None:
    """Let the beheerder be a second officer."""
    with schrijvend(spel.app) as sessie:
        sessie.get_one(Medewerker, PERSONEN["beheerder"].medewerker_id).rol = "PRIVACYFUNCTIONARIS"
