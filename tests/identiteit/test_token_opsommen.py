"""token.opsommen: one's own valid tokens, in whichever capacity, and no one else's."""

from datetime import timedelta

import time_machine

from kernteam.grond.klok import Klok
from tests.casus.bewijs import niets_bewaard, regels
from tests.klant import Klant, Spel


def test_list_shows_only_own_valid_tokens(spel: Spel) -> None:
    hier, elders, ander = Klant(spel.app, "contactpersoon"), Klant(spel.app, "contactpersoon"), spel.gezinswerker
    for klant in (hier, elders, ander):
        klant.koppen()
    with niets_bewaard(spel):
        gezien = hier.get("/tokens").json["resultaten"]
        assert "token" not in gezien[0]
    huidig = [een["id"] for een in gezien if een["huidig"]]
    assert (len(huidig), len(ander.get("/tokens").json["resultaten"])) == (1, 1)
    ids = {een["id"] for een in gezien}
    assert ids >= {een["id"] for een in elders.get("/tokens").json["resultaten"] if een["huidig"]}
    assert ids.isdisjoint({een["id"] for een in ander.get("/tokens").json["resultaten"]})
    assert regels(spel, "token.opsommen") == []


def test_expired_and_revoked_tokens_are_left_out(spel: Spel) -> None:
    with time_machine.travel(Klok().nu(), tick=False) as reis:
        oud = Klant(spel.app, "contactpersoon")
        oud.koppen()
        reis.shift(timedelta(hours=4))
        nieuw, weg = Klant(spel.app, "contactpersoon"), Klant(spel.app, "contactpersoon")
        zijn = next(een["id"] for een in weg.get("/tokens").json["resultaten"] if een["huidig"])
        assert len(nieuw.get("/tokens").json["resultaten"]) == 3
        assert nieuw.delete(f"/tokens/{zijn}").status_code == 204
        reis.shift(timedelta(hours=4))
        over = nieuw.get("/tokens").json["resultaten"]
    assert [een["huidig"] for een in over] == [True]
