"""verband.beeindigen: a link that was a mistake goes, with a reason, for both casussen; that it was there is kept."""

from typing import Any
from uuid import uuid4

from sqlalchemy import select
from werkzeug.test import TestResponse

from kernteam.levensloop.models import OudVerband
from tests.casus.bewijs import kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Klant, Spel
from tests.levensloop.test_verband_leggen import leg
from tests.levensloop.test_verband_opsommen import verbanden
from tests.levensloop.verloop import DICHT, ga, pad_van

VERGIST = {"reden": "VERGISSING"}


def beeindig(klant: Klant, casus: dict[str, Any], verband: object) -> TestResponse:
    return klant.post(f"{pad_van(casus)}/verbanden/{verband}/beeindigingen", VERGIST)


def test_link_goes_from_both_and_can_be_made_again(spel: Spel) -> None:
    een, ander = spel.open_casus("school", "bt"), spel.open_casus("school", "bt", leeftijd=7)
    verband = leg(spel.contactpersoon, een, ander).json["id"]
    assert ga(spel.contactpersoon, een, **DICHT).status_code == 200  # also of a casus that ended
    assert beeindig(spel.gezinswerker, ander, verband).status_code == 204
    assert verbanden(spel.contactpersoon, een) == verbanden(spel.contactpersoon, ander) == []
    beide = regels(spel, "verband.beeindigen")
    assert kort(beide) == [("TOEGESTAAN", "VERGISSING")] * 2
    assert {een_["casus"] for een_ in beide} == {een["id"], ander["id"]}
    with niets_bewaard(spel):
        probleem(beeindig(spel.contactpersoon, een, verband), 404)
    assert leg(spel.contactpersoon, ander, een).status_code == 201
    with schrijvend(spel.app) as sessie:
        bewaard = sessie.scalars(select(OudVerband)).one()
        assert (str(bewaard.id), bewaard.reden) == (verband, "VERGISSING")


def test_who_does_not_know_both_ends_nothing(spel: Spel) -> None:
    een, zonder = spel.open_casus("school", "bt"), spel.open_casus("school", leeftijd=7)
    derde = spel.open_casus("school", "bt", leeftijd=5)
    verband = leg(spel.contactpersoon, een, zonder).json["id"]
    with niets_bewaard(spel, "gezinswerker", "vreemde"):
        probleem(beeindig(spel.gezinswerker, een, verband), 404)
        probleem(beeindig(spel.vreemde, een, verband), 404)
        probleem(beeindig(spel.contactpersoon, een, uuid4()), 404)
        probleem(beeindig(spel.contactpersoon, derde, verband), 404)
    assert verbanden(spel.contactpersoon, een) == [(zonder["id"], "BROER_ZUS")]
