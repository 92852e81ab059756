"""overlegreeks.afgelasten: what is still to come of a row is called off at once, with a reason; what was, stays."""

from uuid import uuid4

from flask import Flask

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.overleg.vergaderen import plan

WEKELIJKS = {"totEnMetDatum": "2026-12-14"}
REDEN = {"reden": "GEEN_VERVOLG"}


def _reeks(spel: Spel) -> tuple[str, str]:
    overleg = plan(spel, 1, herhaling=WEKELIJKS)  # Mondays: 23 and 30 November, 7 and 14 December
    return overleg, f"/overlegreeksen/{spel.contactpersoon.get(overleg).json['overleg']['reeksId']}/afgelastingen"


def _door(spel: Spel) -> dict[str, bool]:
    rijen = spel.contactpersoon.get("/overleggen?vanafDatum=2026-11-22").json["resultaten"]
    return {een["begintOp"][:10]: een["afgelastOp"] is None for een in rijen}


def test_what_is_to_come_goes_and_what_was_stays(toneel: Flask) -> None:
    with op(toneel, "2026-11-22 10:00:00") as spel:
        overleg, pad = _reeks(spel)
        los = plan(spel, 2)
    with op(toneel, "2026-12-01 10:00:00") as spel:
        assert spel.gezinswerker.post(pad, REDEN).status_code == 204
        assert _door(spel) == {
            "2026-11-23": True, "2026-11-24": True, "2026-11-30": True, "2026-12-07": False, "2026-12-14": False,
        }  # fmt: skip
        assert kort(regels(spel, "overlegreeks.afgelasten")) == [("TOEGESTAAN", "GEEN_VERVOLG")]
        for een in (overleg, los):
            assert spel.contactpersoon.get(een).json["overleg"]["afgelastOp"] is None
        with niets_bewaard(spel):
            probleem(spel.contactpersoon.post(pad, REDEN), 409, "VOORBIJ")


def test_row_of_another_school_does_not_exist(toneel: Flask) -> None:
    with op(toneel, "2026-11-22 10:00:00") as spel:
        _, pad = _reeks(spel)
        with niets_bewaard(spel, "vreemde", "beheerder"):
            probleem(spel.vreemde.post(pad, REDEN), 404)
            probleem(spel.vreemde.post(f"/overlegreeksen/{uuid4()}/afgelastingen", REDEN), 404)
            probleem(spel.beheerder.post(pad, REDEN), 403, "ROL")
        assert all(_door(spel).values())
