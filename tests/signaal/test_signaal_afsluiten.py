"""signaal.afsluiten: with a reason, and a casus only when who signalled sees it himself."""

from uuid import uuid4

import pytest

from tests.casus.bewijs import fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import taken
from tests.signaal.verloop import REDENEN, kondig_aan, meld


@pytest.mark.parametrize("reden", REDENEN)
def test_it_ends_with_a_reason_that_the_line_names(spel: Spel, reden: str) -> None:
    pad = meld(spel)
    antwoord = spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": reden})
    assert (antwoord.status_code, antwoord.json["slotreden"]) == (201, reden)
    assert spel.gezinswerker.get(pad).json == antwoord.json
    assert antwoord.json["afgeslotenOp"]
    assert kort(regels(spel, "signaal.afsluiten")) == [("TOEGESTAAN", reden)]
    probleem(spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "NIET_NODIG"}), 409, "AFGESLOTEN")


def test_own_casus_is_kept_sealed_with_it(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    pad = meld(spel)
    antwoord = spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "CASUS_GEOPEND", "casusId": casus})
    assert (antwoord.status_code, antwoord.json["casusId"]) == (201, casus)
    handelingen = [een["handeling"] for een in spel.contactpersoon.get(f"/casussen/{casus}/inzagen").json["resultaten"]]
    assert not [een for een in handelingen if een.startswith("signaal")]


def test_casus_he_does_not_see_looks_like_none(spel: Spel) -> None:
    """Of another, one whose consent does not name him, and an unknown one are told alike."""
    casus = spel.open_casus("school", "jgz")["id"]
    pad = meld(spel)
    antwoorden = [
        spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "CASUS_GEOPEND", "casusId": een})
        for een in (casus, str(uuid4()))
    ]
    assert [fouten(een) for een in antwoorden] == [{("/casusId", "GEEN_DEELNEMER")}] * 2
    assert spel.gezinswerker.get(pad).json["afgeslotenOp"] is None


def test_casus_belongs_to_its_own_reason(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    pad = meld(spel)
    with niets_bewaard(spel, "gezinswerker"):
        antwoord = spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "NIET_NODIG", "casusId": casus})
        assert {wijzer for wijzer, _ in fouten(antwoord)} == {"/casusId"}
        assert fouten(spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "ZOMAAR"})) == {("/reden", "KEUZE")}


def test_school_need_not_take_it_up_any_more(spel: Spel) -> None:
    pad = kondig_aan(spel)
    assert len(taken(spel, "contactpersoon")) == 1
    assert spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "BESPROKEN_MET_OUDERS"}).status_code == 201
    assert taken(spel, "contactpersoon") == []


def test_nobody_ends_the_signal_of_another(spel: Spel) -> None:
    pad = kondig_aan(spel)
    for naam in ("contactpersoon", "jeugdverpleegkundige", "privacyfunctionaris"):
        probleem(spel.klanten[naam].post(f"{pad}/afsluitingen", {"reden": "NIET_NODIG"}), 404)
    assert spel.gezinswerker.get(pad).json["afgeslotenOp"] is None
