"""datalek.afhandelen: assessed once; the AP in 72 hours unless risk is unlikely, the persons when it is high (V07)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from kernteam.toezicht.models import Betrokkenenbericht, Datalekmelding, Ingelichte, Risico
from kernteam.toezicht.service.afhandelen import Afhandeling, afhandelfouten
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op, soorten
from tests.toezicht.kijken import GEEN_RISICO
from tests.toezicht.lekken import MELDEN, OP_TIJD, lek, meld

TOEN = datetime(2026, 11, 20, 8, tzinfo=UTC)
UITERLIJK = TOEN + timedelta(hours=72)


def test_handling_is_kept_once(spel: Spel) -> None:
    pad = f"{lek(spel)}/afhandelingen"
    assert spel.privacyfunctionaris.post(pad, GEEN_RISICO).status_code == 201
    probleem(spel.privacyfunctionaris.post(pad, GEEN_RISICO), 409, "AL_AFGEHANDELD")
    assert kort(regels(spel, "datalek.afhandelen"))[0] == ("TOEGESTAAN", "ONWAARSCHIJNLIJK")


def test_end_without_telling_anybody_ends_every_task(spel: Spel) -> None:
    pad = lek(spel)
    assert soorten(spel, "privacyfunctionaris") == ["DATALEK_PARTNERS", "DATALEK_MELDEN"]
    spel.privacyfunctionaris.post(f"{pad}/afhandelingen", GEEN_RISICO)
    assert soorten(spel, "privacyfunctionaris") == []


def test_late_report_needs_its_reason_here_or_with_the_notice(toneel: Flask) -> None:
    zonder, met, aanvulling = {}, {"toelichting": "Het was weekend."}, {"gemeld_op": "2026-11-24T08:30:00Z"}
    with op(toneel) as spel:
        paden = [lek(spel) for _ in range(2)]
    with op(toneel, "2026-11-24 10:00:00") as spel:
        for pad, reden in zip(paden, (zonder, met), strict=True):
            meld(spel, pad, gemeld_op="2026-11-24T08:00:00Z", **reden)
            meld(spel, pad, "BETROKKENEN")
            meld(spel, pad, **aanvulling)
        daar, hier = (f"{een}/afhandelingen" for een in paden)
        with niets_bewaard(spel):
            assert fouten(spel.privacyfunctionaris.post(daar, MELDEN)) == {("/toelichting", "VERPLICHT")}
        antwoorden = [spel.privacyfunctionaris.post(daar, MELDEN | met), spel.privacyfunctionaris.post(hier, MELDEN)]
    assert [(een.status_code, een.json["kort"]["teLaat"]) for een in antwoorden] == [(201, True)] * 2


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("gemeld", "inhoud", "verwacht"),
    [
        ("", {}, {("/risico", "VERPLICHT"), ("/betrokkenen", "VERPLICHT"), ("/maatregelen", "VERPLICHT")}),
        ("", MELDEN, {("/risico", "NIET_GEMELD"), ("/betrokkenen", "NIET_GEMELD")}),
        ("PARTNERS", GEEN_RISICO | {"risico": "RISICO"}, {("/risico", "NIET_GEMELD")}),
        ("AP", MELDEN, {("/betrokkenen", "NIET_GEMELD")}),
        ("AP", MELDEN | {"betrokkenen": "NIET_NODIG"}, {("/betrokkenen", "HOOG_RISICO")}),
        ("AP BETROKKENEN", MELDEN | {"betrokkenen": "ONLEESBAAR"}, {("/betrokkenen", "WEL_GEMELD")}),
        ("AP BETROKKENEN", MELDEN | {"maatregelen": " "}, {("/maatregelen", "LEEG")}),
        ("AP BETROKKENEN", MELDEN | {"gemeldOp": OP_TIJD}, {("/gemeldOp", "ONBEKEND_VELD")}),
        ("AP", MELDEN | {"maatregelen": "BSN 123456782"}, {("/maatregelen", "BSN"), ("/betrokkenen", "NIET_GEMELD")}),
        ("", GEEN_RISICO | {"toelichting": " "}, {("/toelichting", "VERPLICHT")}),
    ],
)
def test_bad_handling_is_refused(
    spel: Spel, gemeld: str, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]
) -> None:
    pad = lek(spel)
    for aan in gemeld.split():
        meld(spel, pad, aan)
    with niets_bewaard(spel):
        assert fouten(spel.privacyfunctionaris.post(f"{pad}/afhandelingen", inhoud)) == verwacht


_TIJDEN = st.lists(st.tuples(st.sampled_from(Ingelichte), st.integers(0, 200)), max_size=4)


@given(st.sampled_from(Risico), st.sampled_from(Betrokkenenbericht), _TIJDEN, st.none() | st.just("Omdat."))
def test_what_passes_meets_the_law(
    risico: Risico, betrokkenen: Betrokkenenbericht, verteld: list[tuple[Ingelichte, int]], toelichting: str | None
) -> None:
    hoe = Afhandeling(risico, betrokkenen, "Teruggehaald.", toelichting)
    meldingen = [Datalekmelding(id=uuid4(), aan=aan, gemeld_op=TOEN + timedelta(hours=na)) for aan, na in verteld]
    goed = afhandelfouten(hoe, meldingen, UITERLIJK) == []
    aan_ap = [na for aan, na in verteld if aan is Ingelichte.AP]
    gemeld_of_hoeft_niet = bool(aan_ap) or risico is Risico.ONWAARSCHIJNLIJK  # AVG 33(1)
    laat = bool(aan_ap) and min(aan_ap) > 72
    uitgelegd = toelichting is not None or not (laat or risico is Risico.ONWAARSCHIJNLIJK)
    klopt = (betrokkenen is Betrokkenenbericht.GEINFORMEERD) is (Ingelichte.BETROKKENEN in dict(verteld))
    gehoord = risico is not Risico.HOOG_RISICO or betrokkenen is not Betrokkenenbericht.NIET_NODIG  # AVG 34
    assert goed is (gemeld_of_hoeft_niet and uitgelegd and klopt and gehoord)
