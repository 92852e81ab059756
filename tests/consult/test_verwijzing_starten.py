"""verwijzing.starten: the specialist says that help began; only then does the waiting stop."""

from flask import Flask

from tests.casus.bewijs import niets_bewaard, probleem
from tests.consult.proef import casus_met_consent, op, toestemming, vraag
from tests.consult.test_verwijzing_maken import verwijs


def test_days_between_referral_and_start_are_counted(app: Flask) -> None:
    with op(app) as spel:
        casus = casus_met_consent(spel)
        consult = vraag(spel, casus)
        toestemming(spel, casus, regime="JW_HULP")
        verwijzing = verwijs(spel, casus, consult).json["id"]
    pad, lijst = f"/verwijzingen/{verwijzing}/start", f"/casussen/{casus['id']}/verwijzingen"
    with op(app, "2026-12-14 10:00:00") as spel:
        assert spel.gezinswerker.get(lijst).json["resultaten"][0]["wachtdagen"] == 21
        with niets_bewaard(spel, "andere_specialist", "gezinswerker"):
            probleem(spel.andere_specialist.post(pad), 404)
            probleem(spel.gezinswerker.post(pad), 403, "ROL")
        assert spel.specialist.post(pad).status_code == 204
        probleem(spel.specialist.post(pad), 409, "AL_GESTART")
    with op(app, "2027-01-20 10:00:00") as spel:
        (een,) = spel.contactpersoon.get(lijst).json["resultaten"]
        assert (een["wachtdagen"], een["gestartOp"][:10]) == (21, "2026-12-14")
