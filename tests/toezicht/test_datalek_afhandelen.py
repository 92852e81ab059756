"""datalek.afhandelen: assessed once; the AP in 72 hours unless risk is unlikely, the persons when it is high (V07)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from kernteam.toezicht.models import Betrokkenenbericht, Risico
from kernteam.toezicht.service.datalekken import Afhandeling, afhandelfouten
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.toezicht.kijken import GEEN_RISICO
from tests.toezicht.lekken import MELDEN, lek

TOEN = datetime(2026, 11, 20, 8, tzinfo=UTC)
NU = TOEN + timedelta(days=30)
UITERLIJK = TOEN + timedelta(hours=72)


def test_handling_is_kept_once(spel: Spel) -> None:
    pad = f"{lek(spel)}/afhandelingen"
    assert spel.privacyfunctionaris.post(pad, GEEN_RISICO).status_code == 201
    probleem(spel.privacyfunctionaris.post(pad, MELDEN), 409, "AL_AFGEHANDELD")
    assert kort(regels(spel, "datalek.afhandelen"))[0] == ("TOEGESTAAN", "ONWAARSCHIJNLIJK")


def test_late_report_needs_its_reason(toneel: Flask) -> None:
    with op(toneel) as spel:
        pad = f"{lek(spel)}/afhandelingen"
    with op(toneel, "2026-11-24 10:00:00") as spel:
        laat = MELDEN | {"gemeldOp": "2026-11-24T08:00:00Z"}
        with niets_bewaard(spel):
            assert fouten(spel.privacyfunctionaris.post(pad, laat)) == {("/toelichting", "VERPLICHT")}
        antwoord = spel.privacyfunctionaris.post(pad, laat | {"toelichting": "Het was weekend."})
    assert (antwoord.status_code, antwoord.json["kort"]["teLaat"]) == (201, True)


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/risico", "VERPLICHT"), ("/betrokkenen", "VERPLICHT"), ("/maatregelen", "VERPLICHT")}),
        (MELDEN | {"gemeldOp": "2026-11-19T08:00:00Z"}, {("/gemeldOp", "MOMENT")}),
        (MELDEN | {"partnersGeinformeerdOp": "2027-01-01T08:00:00Z"}, {("/partnersGeinformeerdOp", "MOMENT")}),
        (MELDEN | {"betrokkenen": "NIET_NODIG"}, {("/betrokkenen", "HOOG_RISICO")}),
        (MELDEN | {"maatregelen": " "}, {("/maatregelen", "LEEG")}),
        (MELDEN | {"maatregelen": "BSN 123456782"}, {("/maatregelen", "BSN")}),
        (GEEN_RISICO | {"toelichting": " "}, {("/toelichting", "VERPLICHT")}),
        (GEEN_RISICO | {"risico": "RISICO"}, {("/gemeldOp", "VERPLICHT")}),
    ],
)
def test_bad_handling_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    pad = f"{lek(spel)}/afhandelingen"
    with niets_bewaard(spel):
        assert fouten(spel.privacyfunctionaris.post(pad, inhoud)) == verwacht


@given(
    st.sampled_from(Risico),
    st.sampled_from(Betrokkenenbericht),
    st.none() | st.integers(0, 200).map(lambda uren: TOEN + timedelta(hours=uren)),
    st.none() | st.just("Omdat."),
)
def test_what_passes_meets_the_law(
    risico: Risico, betrokkenen: Betrokkenenbericht, gemeld: datetime | None, toelichting: str | None
) -> None:
    hoe = Afhandeling(risico, betrokkenen, "Teruggehaald.", gemeld, None, toelichting)
    goed = afhandelfouten(hoe, TOEN, UITERLIJK, NU) == []
    gemeld_of_hoeft_niet = gemeld is not None or risico is Risico.ONWAARSCHIJNLIJK  # AVG 33(1)
    laat = gemeld is not None and gemeld > UITERLIJK
    uitgelegd = toelichting is not None or not (laat or risico is Risico.ONWAARSCHIJNLIJK)
    gehoord = risico is not Risico.HOOG_RISICO or betrokkenen is not Betrokkenenbericht.NIET_NODIG  # AVG 34
    assert goed is (gemeld_of_hoeft_niet and uitgelegd and gehoord)
