"""signaal.aankondigen: once the family agrees, the school hears that there is a signal, and nothing more."""

from datetime import date, timedelta
from typing import Any

import pytest

from kernteam.signaal.termijn import Akkoordgever, wie_akkoord
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel
from tests.nood.spoed import op, taken
from tests.signaal.verloop import akkoord, id_van, kondig_aan, meld
from tests.toegang.werelden import beleid


def test_contactpersonen_get_a_task_with_the_id_only(spel: Spel) -> None:
    with op(spel.app, "2026-11-20 10:00:00") as spel_:  # a Friday
        pad = meld(spel_)
        voor = rijen(spel.app)
        antwoord = spel_.gezinswerker.post(f"{pad}/aankondigingen", akkoord(spel_))
        assert antwoord.status_code == 201
        assert rijen(spel.app) == voor  # the task follows from the signal itself
        assert antwoord.json["akkoord"] == {"datum": "2026-11-20", "ouders": True, "jeugdige": False}
        assert antwoord.json["oppakkenUiterlijkDatum"] == "2026-12-04"
        for naam in ("contactpersoon", "collega"):
            (taak,) = taken(spel_, naam)
            assert (taak["soort"], taak["objectId"], taak["casusId"]) == ("SIGNAAL_OPPAKKEN", id_van(pad), None)
            assert (taak["uiterlijkDatum"], taak["teLaat"], taak["id"]) == ("2026-12-04", False, None)
        for naam in ("vreemde", "gezinswerker", "begeleider", "leidinggevende_school", "jeugdarts"):
            assert taken(spel_, naam) == []
        assert "Sam" not in spel_.contactpersoon.get("/mijn/taken").text
    with op(spel.app, "2026-12-05 00:00:05") as later:
        assert taken(later, "contactpersoon")[0]["teLaat"]
    with op(spel.app, "2027-02-20 00:00:05") as voorbij:  # T13
        assert taken(voorbij, "contactpersoon") == []
    regel = regels(spel, "signaal.aankondigen")[0]
    assert (regel["casus"], regel["klassen"]) == (id_van(pad), ["GEZ", "ID", "PROC"])


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("leeftijd", "gegeven", "ontbreekt"),
    [
        (9, {"ouders": False, "jeugdige": True}, {"/ouders"}),
        (13, {"ouders": True, "jeugdige": False}, {"/jeugdige"}),
        (13, {"ouders": False, "jeugdige": False}, {"/ouders", "/jeugdige"}),
        (16, {"ouders": True, "jeugdige": False}, {"/jeugdige"}),
        (13, {"ouders": True, "jeugdige": True}, set()),
        (16, {"ouders": False, "jeugdige": True}, set()),
    ],
)
def test_who_must_agree_follows_the_age(
    spel: Spel, leeftijd: int, gegeven: dict[str, Any], ontbreekt: set[str]
) -> None:
    """Domain rules 1.2, regime KERNTEAM."""
    pad = meld(spel, leeftijd=leeftijd)
    antwoord = spel.gezinswerker.post(f"{pad}/aankondigingen", akkoord(spel, **gegeven))
    if not ontbreekt:
        assert antwoord.status_code == 201
        return
    assert fouten(antwoord) == {(wijzer, "AKKOORD_ONTBREEKT") for wijzer in ontbreekt}
    assert taken(spel, "contactpersoon") == []
    assert kort(regels(spel, "signaal.aankondigen"))[-1][0] == "MISLUKT"


@pytest.mark.parametrize(
    ("jaren", "wie"),
    [(11, "OUDERS"), (12, "OUDERS JEUGDIGE"), (15, "OUDERS JEUGDIGE"), (16, "JEUGDIGE"), (18, "JEUGDIGE")],
)
def test_who_must_agree_changes_on_the_birthday(jaren: int, wie: str) -> None:
    geboren = date(2026 - jaren, 11, 20)
    assert wie_akkoord(beleid(), geboren, date(2026, 11, 20)) == {Akkoordgever[een] for een in wie.split()}
    if jaren in (12, 16):
        assert wie_akkoord(beleid(), geboren, date(2026, 11, 19)) != wie_akkoord(beleid(), geboren, date(2026, 11, 20))


def test_it_is_announced_once_and_not_after_its_end(spel: Spel) -> None:
    pad = kondig_aan(spel)
    probleem(spel.gezinswerker.post(f"{pad}/aankondigingen", akkoord(spel)), 409, "AL_AANGEKONDIGD")
    ander = meld(spel)
    assert spel.gezinswerker.post(f"{ander}/afsluitingen", {"reden": "NIET_NODIG"}).status_code == 201
    probleem(spel.gezinswerker.post(f"{ander}/aankondigingen", akkoord(spel)), 409, "AFGESLOTEN")


@ALLEEN_SQLITE
def test_agreement_lies_in_the_past_and_says_who(spel: Spel) -> None:
    pad = meld(spel)
    morgen = (spel.vandaag() + timedelta(days=1)).isoformat()
    with niets_bewaard(spel, "gezinswerker"):
        antwoord = spel.gezinswerker.post(f"{pad}/aankondigingen", akkoord(spel) | {"akkoordDatum": morgen})
        assert fouten(antwoord) == {("/akkoordDatum", "TOEKOMST")}
        assert fouten(spel.gezinswerker.post(f"{pad}/aankondigingen", {})) == {
            ("/akkoordDatum", "VERPLICHT"), ("/ouders", "VERPLICHT"), ("/jeugdige", "VERPLICHT"),
        }  # fmt: skip


def test_nobody_announces_the_signal_of_another(spel: Spel) -> None:
    pad = meld(spel)
    for naam in ("contactpersoon", "jeugdverpleegkundige", "privacyfunctionaris"):
        probleem(spel.klanten[naam].post(f"{pad}/aankondigingen", akkoord(spel)), 404)
    assert taken(spel, "contactpersoon") == []
