"""convenant.lezen: the essence of the arrangement is public to who is logged in, and one convenant holds at a time."""

from datetime import date, timedelta

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.netwerk.convenanten import zonder_convenant
from tests.rollen import ORGANISATIES, org, vast


def test_everybody_who_is_logged_in_reads_it_and_nobody_else(spel: Spel) -> None:
    """V01 (AVG 26(2)): who informs, who answers requests, who reports breaches, and the one contact point."""
    with niets_bewaard(spel, *spel.klanten):
        probleem(spel.niemand.get("/convenant"), 401)
        for klant in spel.klanten.values():
            gelezen = klant.get("/convenant")
            assert gelezen.status_code == 200
        assert regels(spel) == []
    convenant = gelezen.json
    assert convenant["id"] == str(vast("convenant"))
    assert set(convenant["afspraken"]) == {"informeren", "verzoeken", "datalekken"}
    assert convenant["contactpunt"] == {
        "naam": "Loket (fictief)",
        "emailadres": "loket@voorbeeld.example",
        "telefoon": None,
    }
    assert {een["id"] for een in convenant["partijen"]} == {str(org(een)) for een in ORGANISATIES}
    assert (convenant["ingangsdatum"], convenant["einddatum"]) == ("2026-01-01", None)


def test_without_a_convenant_there_is_nothing_to_read(spel: Spel) -> None:
    with schrijvend(spel.app) as sessie:
        zonder_convenant(sessie)
    assert probleem(spel.contactpersoon.get("/convenant"), 404)["detail"] == "Er is vandaag geen convenant van kracht."


def leg_vast(spel: Spel, naam: str, vanaf: date, tot: date | None = None) -> None:
    inhoud = spel.convenant("school", "bt", naam=naam, ingangsdatum=vanaf.isoformat())
    if tot:
        inhoud["einddatum"] = tot.isoformat()
    assert spel.beheerder.post("/convenanten", inhoud).status_code == 201


def naam(spel: Spel) -> str | None:
    antwoord = spel.contactpersoon.get("/convenant")
    return antwoord.json["naam"] if antwoord.status_code == 200 else None


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("begin", "einde", "geldt"),
    [
        (0, None, "nieuw"),
        (1, None, "Convenant (fictief)"),  # begins tomorrow
        (-1, 1, "nieuw"),
        (-1, 0, None),  # the last day has passed: the earlier one does not come back
        (-9999, None, "Convenant (fictief)"),  # older than what holds
    ],
)
def test_the_one_that_began_last_holds_until_its_end(
    spel: Spel, begin: int, einde: int | None, geldt: str | None
) -> None:
    vandaag = spel.vandaag()
    leg_vast(
        spel,
        "nieuw",
        vandaag + timedelta(days=begin),
        None if einde is None else vandaag + timedelta(days=einde),
    )
    assert naam(spel) == geldt


@ALLEEN_SQLITE
def test_of_two_that_begin_on_one_day_the_last_recorded_holds(spel: Spel) -> None:
    for een in ("eerste", "tweede"):
        leg_vast(spel, een, spel.vandaag())
    assert naam(spel) == "tweede"
