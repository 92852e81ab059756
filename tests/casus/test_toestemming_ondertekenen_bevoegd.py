"""toestemming.ondertekenen: who has no standing on the day he answers signs nothing, and is told what is missing."""

from typing import Any

import pytest
from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Spel
from tests.nood.spoed import op


def kaart(spel: Spel, toestemming: str, wie: str, antwoord: str = "GEGEVEN", **meer: Any) -> Any:
    return spel.contactpersoon.post(
        f"/toestemmingen/{toestemming}/ondertekeningen", spel.antwoord(wie, antwoord, **meer)
    )


def geweigerd(spel: Spel, toestemming: str, wie: str, noemt: str) -> None:
    """Hold that this signature is refused with a word on what would make it one, and that nothing is stored."""
    with niets_bewaard(spel):
        uitleg = probleem(kaart(spel, toestemming, wie), 409, "GEEN_ONDERTEKENAAR")["detail"]
        assert noemt in uitleg


@pytest.mark.parametrize(
    ("leeftijd", "regime"),
    [(13, "JW_DELEN"), (13, "WGBO_DELEN"), (13, "WMO_DELEN"), (16, "JW_DELEN"), (16, "KERNTEAM"), (18, "KERNTEAM")],
)
@ALLEEN_SQLITE
def test_parent_does_not_sign_where_the_youth_decides_alone(spel: Spel, leeftijd: int, regime: str) -> None:
    """Domain rules 1.2, C15, C16; the youth's own signature suffices."""
    casus = spel.open_casus(leeftijd=leeftijd)
    gevraagd = spel.vraag(casus, "bt", regime=regime)
    geweigerd(spel, gevraagd, casus["gezaghebbenden"][0], "WILSONBEKWAAM")
    assert kaart(spel, gevraagd, casus["jeugdigeId"]).status_code == 201
    assert spel.stand(casus, regime)[:2] == ("GELDIG", "VOLLEDIG")


@ALLEEN_SQLITE
def test_refusal_of_a_parent_whose_signature_is_not_asked_is_heard_and_stops_nobody(spel: Spel) -> None:
    """Scenario 10; a "no" is never refused (ADR 0011)."""
    casus = spel.open_casus(leeftijd=17)
    gevraagd = spel.vraag(casus, "bt", regime="JW_DELEN")
    assert kaart(spel, gevraagd, casus["gezaghebbenden"][0], "GEWEIGERD").status_code == 201
    assert kaart(spel, gevraagd, casus["jeugdigeId"]).status_code == 201
    assert spel.stand(casus, "JW_DELEN")[0] == "GELDIG"


def test_fact_recorded_later_with_an_earlier_day_lets_him_sign_from_that_day(toneel: Flask) -> None:
    """C17: who signed on Monday and was found on Wednesday to hold gezag since Monday is recorded after that fact."""
    with op(toneel, "2026-11-23 10:00:00") as spel:
        casus = spel.open_casus("bt", teken=False, gezaghebbenden=spel.opening()["gezaghebbenden"][:1])
        carla = spel.volwassene(casus)
    with op(toneel, "2026-11-25 10:00:00") as spel:
        maandag = {"gegevenOp": "2026-11-23T11:00:00Z"}
        geweigerd(spel, casus["toestemmingId"], carla, "GEZAG_BEGINT")
        gezag = {"betrokkeneId": carla, "gezag": "REGISTER", "bron": "GEZAGSREGISTER", "controleDatum": "2026-11-25"}
        spel.leg_vast(casus, "GEZAG_BEGINT", datum="2026-11-24", **gezag)
        with niets_bewaard(spel):
            probleem(kaart(spel, casus["toestemmingId"], carla, **maandag), 409, "GEEN_ONDERTEKENAAR")
        spel.leg_vast(casus, "GEZAG_BEGINT", datum="2026-11-23", **gezag)
        assert kaart(spel, casus["toestemmingId"], carla, **maandag).status_code == 201


@ALLEEN_SQLITE
def test_parents_sign_for_who_is_not_able_once_that_is_recorded(spel: Spel) -> None:
    """Domain rules 1.2: 16-17 not able, then the parents; the youth himself no longer for that matter."""
    casus = spel.open_casus("school", "jgz", leeftijd=16)
    gevraagd = spel.vraag(casus, "jgz", regime="WGBO_DELEN")
    ouder = casus["gezaghebbenden"][0]
    geweigerd(spel, gevraagd, ouder, "WILSONBEKWAAM")
    onbekwaam = {"regimes": ["WGBO_DELEN"], "totDatum": spel.over(90), "toelichting": "x"}
    spel.leg_vast(casus, "WILSONBEKWAAM", "jeugdverpleegkundige", **onbekwaam)
    assert kaart(spel, gevraagd, ouder).status_code == 201
    geweigerd(spel, gevraagd, casus["jeugdigeId"], "vertegenwoordigt")


@ALLEEN_SQLITE
def test_adult_who_is_not_able_is_represented_by_who_is_recorded_so(spel: Spel) -> None:
    """C16."""
    casus = spel.open_casus(leeftijd=18, gezaghebbenden=[])
    oordeel = {"regimes": ["WMO_DELEN"], "totDatum": spel.over(90), "toelichting": "x"}
    spel.leg_vast(casus, "WILSONBEKWAAM", oordeelVan="GZ_PSYCHOLOOG", **oordeel)
    gevraagd = spel.vraag(casus, "bt", regime="WMO_DELEN")
    carla = spel.volwassene(casus)
    geweigerd(spel, gevraagd, carla, "VERTEGENWOORDIGER")
    spel.leg_vast(casus, "VERTEGENWOORDIGER", betrokkeneId=carla, vertegenwoordiging="MENTOR")
    assert kaart(spel, gevraagd, carla).status_code == 201


@ALLEEN_SQLITE
def test_disputed_gezag_is_looked_up_before_he_signs(spel: Spel) -> None:
    """C13, scenario 48."""
    casus = spel.open_casus("bt", teken=False)
    carla = spel.volwassene(casus)
    spel.leg_vast(casus, "GEZAG_BETWIST", betrokkeneId=carla)
    geweigerd(spel, casus["toestemmingId"], carla, "GEZAG_NAGEGAAN")


@ALLEEN_SQLITE
def test_parent_whom_a_court_replaced_still_may_say_yes(spel: Spel) -> None:
    """C10: his signature is not needed any more; he keeps gezag."""
    casus = spel.open_casus("bt", teken=False)
    anna, bram = casus["gezaghebbenden"]
    uitspraak = {"regimes": ["KERNTEAM"], "totDatum": spel.over(90), "document": "C/16/000000"}
    spel.leg_vast(casus, "VERVANGENDE_TOESTEMMING", betrokkeneId=bram, **uitspraak)
    for wie in (bram, anna):
        assert kaart(spel, casus["toestemmingId"], wie).status_code == 201
    assert spel.stand(casus)[0] == "GELDIG"


@ALLEEN_SQLITE
def test_no_moment_before_birth_or_before_the_policy_is_weighed_at_all(spel: Spel) -> None:
    casus = spel.open_casus("bt", teken=False)
    with niets_bewaard(spel):
        for moment in ("0001-01-02T10:00:00Z", "2010-01-01T10:00:00Z"):
            antwoord = kaart(spel, casus["toestemmingId"], casus["gezaghebbenden"][0], gegevenOp=moment)
            assert fouten(antwoord) == {("/gegevenOp", "TE_VROEG")}
