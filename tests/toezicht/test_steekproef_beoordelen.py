"""steekproef.beoordelen and steekproef.opsommen: every drawn casus is judged, by who did not come in it himself."""

from uuid import uuid4

from flask import Flask

from kernteam.identiteit.models import Hoedanigheid
from tests.casus.bewijs import kort, probleem, regels, schrijvend
from tests.nood.spoed import op
from tests.rollen import PERSONEN

GOED = "GEEN_BIJZONDERHEDEN"


def test_sample_is_done_when_every_casus_is_judged(toneel: Flask) -> None:
    with op(toneel, "2026-11-05 10:00:00") as spel:
        casussen = [spel.open_casus("school")["id"] for _ in range(2)]
    with op(toneel, "2026-12-03 10:00:00") as spel:
        pf = spel.privacyfunctionaris
        proef = pf.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"}).json["id"]
        pad = f"/logboek/steekproeven/{proef}/beoordelingen"
        eerste = pf.post(pad, {"casusId": casussen[0], "uitkomst": GOED})
        assert (eerste.status_code, eerste.json["klaar"]) == (201, False)
        probleem(pf.post(pad, {"casusId": casussen[0], "uitkomst": GOED}), 409, "AL_BEOORDEELD")
        laatste = pf.post(pad, {"casusId": casussen[1], "uitkomst": "NADER_ONDERZOEK"})
        assert laatste.json["klaar"] is True
        probleem(pf.post(pad, {"casusId": str(uuid4()), "uitkomst": GOED}), 404)
        (rij,) = pf.get("/logboek/steekproeven").json["resultaten"]
        assert rij == laatste.json
        assert kort(regels(spel, "steekproef.beoordelen"))[:2] == [("TOEGESTAAN", GOED), ("TOEGESTAAN", GOED)]


def test_who_came_in_it_himself_leaves_it_to_another(toneel: Flask) -> None:
    with op(toneel, "2026-11-05 10:00:00") as spel:
        casus = spel.open_casus("school")["id"]
    with schrijvend(toneel) as sessie:
        account = PERSONEN["privacyfunctionaris"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN["contactpersoon"].medewerker_id))
    with op(toneel, "2026-12-03 10:00:00") as spel:
        pf = spel.privacyfunctionaris
        proef = pf.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"}).json["id"]
        antwoord = pf.post(f"/logboek/steekproeven/{proef}/beoordelingen", {"casusId": casus, "uitkomst": GOED})
        probleem(antwoord, 404)
