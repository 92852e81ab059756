"""logcontrole.opsommen: the checks that were made, newest first, in codes and without a person."""

import pytest

from kernteam.grond.handeling import Handeling
from tests.bewijs.controles import controleer, controles, nagedaan, opdracht
from tests.casus.bewijs import fouten, kort, niets_bewaard, regels
from tests.klant import Spel

pytestmark = pytest.mark.usefixtures("app")  # a writer that goes on counting over emptied stores is a finding


def test_checks_by_command_and_by_the_officer_are_told_alike(spel: Spel) -> None:
    assert controles(spel) == []
    assert opdracht(spel)[0] == 0
    controleer(spel)
    with niets_bewaard(spel):
        laatste, eerste = controles(spel)
    assert eerste == {
        "nummer": regels(spel, "logcontrole.vastleggen")[0]["nummer"],
        "gemaaktOp": eerste["gemaaktOp"],
        "bevonden": "GOED",
        "codes": [],
        "volledig": True,
        "sinds": 0,
        "grootte": 1,
        "aantal": 1,
        "doorOpdracht": True,
    }
    assert (laatste["doorOpdracht"], laatste["grootte"], laatste["gemaaktOp"] > eerste["gemaaktOp"]) == (False, 3, True)
    assert kort(regels(spel, "logcontrole.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


def test_what_was_found_is_told_in_codes(spel: Spel) -> None:
    nagedaan(spel, Handeling.LOGCONTROLE_VASTLEGGEN, "BEVINDINGEN 7 9 APART REGEL_WEG")
    (een,) = controles(spel)
    assert (een["bevonden"], een["codes"], een["volledig"]) == ("BEVINDINGEN", ["APART", "REGEL_WEG"], False)
    assert (een["sinds"], een["grootte"], een["aantal"]) == (7, 9, 0)


def test_a_line_that_says_something_else_is_no_check(spel: Spel) -> None:
    nagedaan(spel, Handeling.LOGCONTROLE_VASTLEGGEN, "GOED")
    nagedaan(spel, Handeling.LOGUITVOER_MAKEN, "GOED 0 4")
    assert controles(spel) == []


def test_pages_hold_every_check_once(spel: Spel) -> None:
    for _ in range(5):
        controleer(spel)
    gezien, adres = [], "/logboek/controles?limit=2"
    while adres:
        antwoord = spel.privacyfunctionaris.get(adres)
        gezien += [een["nummer"] for een in antwoord.json["resultaten"]]
        assert (antwoord.json["volgende"] is None) is ("Link" not in antwoord.headers)
        adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == [een["nummer"] for een in regels(spel, "logcontrole.vastleggen")][::-1]
    ander = spel.privacyfunctionaris.get("/logboek/ijkpunten?limit=1").json["volgende"]
    assert fouten(spel.privacyfunctionaris.get(f"/logboek/controles?cursor={ander}")) == {("/cursor", "VORM")}
