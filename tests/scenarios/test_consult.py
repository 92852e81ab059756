"""The scenarios of the domain rules (section 9) that are about consult of specialist help, told through the API."""

from flask import Flask

from tests.casus.bewijs import kort, probleem, regels
from tests.consult.proef import ANTWOORD, VRAAG, antwoord, casus_met_consent, in_casus, notitie, op, vraag
from tests.nood.spoed import taken


def test_withdrawal_while_a_consult_is_open(app: Flask) -> None:
    """Scenario 22 (C19): nothing new goes out, the consult stops, named data are wiped, the past stays lawful."""
    with op(app) as spel:
        casus = casus_met_consent(spel)
        stuk = notitie(spel, casus)
        consult = vraag(spel, casus, "gezinswerker", stuk)
        assert spel.specialist.get(f"/consulten/{consult}").status_code == 200
        antwoord(spel, consult)
    with op(app, "2026-11-25 12:00:00") as spel:
        pad, ouder = f"/casussen/{casus['id']}/consulten", casus["gezaghebbenden"][0]
        spel.contactpersoon.post(f"/toestemmingen/{casus['p4']}/intrekkingen", spel.intrekking(ouder))
        # new items DENY
        probleem(spel.gezinswerker.post(pad, VRAAG), 409, "GEEN_TOESTEMMING")
        probleem(spel.gezinswerker.post(f"{pad}/{consult}/vervolgvragen", VRAAG), 409, "CONSULT_VOORBIJ")
        # consult stopped, and an answer that was not sent yet is not delivered
        probleem(spel.specialist.get(f"/consulten/{consult}"), 403, "CONSULT_VOORBIJ")
        probleem(spel.specialist.post(f"/consulten/{consult}/antwoorden", ANTWOORD), 403, "CONSULT_VOORBIJ")
        assert spel.specialist.get("/consulten").json["resultaten"] == []
        # the specialist wipes named data, within ten working days
        (wissen,) = (een for een in taken(spel, "specialist") if een["soort"] == "CONSULT_WISSEN")
        assert (wissen["objectId"], wissen["uiterlijkDatum"]) == (consult, "2026-12-09")
        assert spel.specialist.post(f"/consulten/{consult}/wissing").status_code == 204
        # the past is lawful: what was answered in time stays, and so does the line of what was read
        (gezien,) = in_casus(spel, casus)
        assert (gezien["status"], len(gezien["berichten"])) == ("GESTOPT", 2)
        assert kort(regels(spel, "consult.lezen")) == [
            ("TOEGESTAAN", "TOEGESTAAN"),
            ("GEWEIGERD", "CONSULT_VOORBIJ"),
        ]
