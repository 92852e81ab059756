"""signaal.overdragen: a colleague who replaces who noted it gets the signal, in his place and not beside him."""

from typing import Any

import pytest

from kernteam.netwerk.models import Medewerker
from tests.casus.bewijs import fouten, kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.nood.spoed import op, taken
from tests.rollen import PERSONEN
from tests.signaal.verloop import akkoord, id_van, kondig_aan, meld, terug

JVK, ARTS = "jeugdverpleegkundige", "jeugdarts"


def draag_over(spel: Spel, pad: str, naar: str = ARTS, van: str = JVK) -> Any:
    return spel.klanten[van].post(f"{pad}/overdrachten", {"medewerkerId": str(PERSONEN[naar].medewerker_id)})


def test_the_colleague_has_it_and_who_noted_it_no_more(spel: Spel) -> None:
    pad = meld(spel, JVK)
    voor = spel.jeugdverpleegkundige.get(pad).json
    assert draag_over(spel, pad).status_code == 204
    probleem(spel.jeugdverpleegkundige.get(pad), 404)
    assert spel.jeugdverpleegkundige.get("/signalen").json["resultaten"] == []
    na = spel.jeugdarts.get(pad).json
    assert na == voor | {"melderId": str(PERSONEN[ARTS].medewerker_id)}
    assert [een["soort"] for een in taken(spel, ARTS)] == ["WERK_OVERGENOMEN"]
    assert spel.jeugdarts.post(f"{pad}/aankondigingen", akkoord(spel)).status_code == 201
    (regel,) = regels(spel, "signaal.overdragen")
    assert (regel["casus"], regel["klassen"]) == (id_van(pad), [])  # nothing of it was shown


def test_feedback_goes_to_the_colleague(spel: Spel) -> None:
    pad, casus = kondig_aan(spel, JVK), spel.open_casus("school")["id"]
    assert spel.contactpersoon.put(terug(casus, pad), {"terugkoppelen": True}).status_code == 204
    assert draag_over(spel, pad).status_code == 204
    assert "SIGNAAL_OPGEPAKT" in {een["soort"] for een in taken(spel, ARTS)}
    assert taken(spel, JVK) == []


def test_its_term_does_not_begin_anew(spel: Spel) -> None:
    with op(spel.app, "2026-11-20 10:00:00") as spel_:
        pad = meld(spel_, JVK)
    with op(spel.app, "2027-02-19 10:00:00") as spel_:
        assert draag_over(spel_, pad).status_code == 204
    with op(spel.app, "2027-02-20 10:00:00") as spel_:
        probleem(spel_.jeugdarts.get(pad), 404)
        probleem(draag_over(spel_, pad, JVK, ARTS), 404)


@pytest.mark.parametrize("naar", [JVK, "gezinswerker", "leidinggevende_jgz", "contactpersoon"])
def test_only_to_who_can_replace_him(spel: Spel, naar: str) -> None:
    pad = meld(spel, JVK)
    with niets_bewaard(spel, JVK):
        assert fouten(draag_over(spel, pad, naar)) == {("/medewerkerId", "GEEN_VERVANGER")}
    assert spel.jeugdverpleegkundige.get(pad).status_code == 200


def test_not_to_who_left_service(spel: Spel) -> None:
    pad = meld(spel, JVK)
    with schrijvend(spel.app) as sessie:
        sessie.get_one(Medewerker, PERSONEN[ARTS].medewerker_id).uit_dienst_op = spel.vandaag()
    with niets_bewaard(spel, JVK):
        assert fouten(draag_over(spel, pad)) == {("/medewerkerId", "GEEN_VERVANGER")}


def test_nobody_gives_away_the_signal_of_another(spel: Spel) -> None:
    pad = meld(spel, JVK)
    with niets_bewaard(spel, ARTS):
        probleem(draag_over(spel, pad, ARTS, ARTS), 404)
    assert ("GEWEIGERD", "NIET_EIGEN") in kort(regels(spel, "signaal.overdragen"))
