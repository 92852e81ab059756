"""overleg.opsommen: everybody sees the meetings of his own kernteam or school, the first first."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.overleg.vergaderen import plan
from tests.rollen import KERNTEAM


def test_own_meetings_page_by_page(spel: Spel) -> None:
    paden = [plan(spel, dagen) for dagen in (9, 7, 8)]
    verwacht = [paden[1], paden[2], paden[0]]
    for naam in ("contactpersoon", "collega", *KERNTEAM):
        eerste = spel.klanten[naam].get("/overleggen?limit=2")
        rest = spel.klanten[naam].get(f"/overleggen?limit=2&cursor={eerste.json['volgende']}").json
        gevonden = [*eerste.json["resultaten"], *rest["resultaten"]]
        assert [f"/overleggen/{een['id']}" for een in gevonden] == verwacht, naam
        assert rest["volgende"] is None
        assert 'rel="next"' in eerste.headers["Link"]
    vanaf = spel.contactpersoon.get(f"/overleggen?vanafDatum={spel.over(8)}").json["resultaten"]
    assert [f"/overleggen/{een['id']}" for een in vanaf] == verwacht[1:]


@ALLEEN_SQLITE
def test_others_see_none(spel: Spel) -> None:
    plan(spel)
    with niets_bewaard(spel, "vreemde", "jeugdarts", "specialist"):
        for naam in ("vreemde", "jeugdarts"):
            assert spel.klanten[naam].get("/overleggen").json["resultaten"] == []
        probleem(spel.specialist.get("/overleggen"), 403, "ROL")
    assert kort(regels(spel, "overleg.opsommen"))[-1] == ("GEWEIGERD", "ROL")
