"""wissing.bevestigen: of a stopped consult the specialist keeps nothing by name, within ten working days (C19)."""

from pathlib import Path

from flask import Flask

from config.settings import Instellingen
from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem
from tests.consult.proef import casus_met_consent, in_casus, op, vraag
from tests.nood.spoed import taken
from tests.toegang.tabellen import met_beleid


def test_specialist_is_told_to_wipe_and_confirms_it(app: Flask) -> None:
    with op(app) as spel:
        casus = casus_met_consent(spel)
        consult = vraag(spel, casus)
        pad = f"/consulten/{consult}/wissing"
        probleem(spel.specialist.post(pad), 403, "CONSULT_LOOPT")
        intrekking = spel.intrekking(casus["gezaghebbenden"][1])
        spel.contactpersoon.post(f"/toestemmingen/{casus['p4']}/intrekkingen", intrekking)
        taak = next(een for een in taken(spel, "specialist") if een["soort"] == "CONSULT_WISSEN")
        assert (taak["id"], taak["casusId"], taak["objectId"]) == (None, None, consult)
        assert (taak["uiterlijkDatum"], taak["teLaat"]) == ("2026-12-07", False)
        assert "CONSULT_WISSEN" not in {een["soort"] for een in taken(spel, "andere_specialist")}
    with op(app, "2026-12-08 09:00:00") as spel:
        assert [een["teLaat"] for een in taken(spel, "specialist") if een["soort"] == "CONSULT_WISSEN"] == [True]
        with niets_bewaard(spel, "andere_specialist"):
            probleem(spel.andere_specialist.post(pad), 404)
        assert spel.specialist.post(pad).status_code == 204
        probleem(spel.specialist.post(pad), 409, "AL_GEWIST")
        assert "CONSULT_WISSEN" not in {een["soort"] for een in taken(spel, "specialist")}
        (gezien,) = in_casus(spel, casus, "contactpersoon")
        assert gezien["status"] == "GESTOPT"
        assert gezien["gewistOp"].startswith("2026-12-08")


@ALLEEN_SQLITE
def test_birthday_sets_the_term_from_that_day(app: Flask) -> None:
    """C14, C19: a day on the calendar stops a consult as a withdrawal does."""
    with op(app) as spel:
        jeugdige = {"voornaam": "Sam", "achternaam": "Ek", "geboortedatum": "2014-12-01"}
        consult = vraag(spel, casus_met_consent(spel, jeugdige=jeugdige))
        assert "CONSULT_WISSEN" not in {een["soort"] for een in taken(spel, "specialist")}
    with op(app, "2026-12-03 09:00:00") as spel:
        (taak,) = (een for een in taken(spel, "specialist") if een["soort"] == "CONSULT_WISSEN")
        assert (taak["objectId"], taak["uiterlijkDatum"]) == (consult, "2026-12-15")


@ALLEEN_SQLITE
def test_new_policy_sets_the_term_from_its_own_day(instellingen: Instellingen, tmp_path: Path) -> None:
    """C19: a new row that ends the consent stops the consult on that day, and not on the day of the question."""
    rij = ["KERNTEAM", "JG", "JG", "G", "J", "G", "een nieuwe wet", "2026-12-01"]
    with met_beleid(instellingen, tmp_path, "toestemmingsregimes.csv", rij) as app:
        with op(app) as spel:
            consult = vraag(spel, casus_met_consent(spel))
        with op(app, "2026-12-03 09:00:00") as spel:
            (taak,) = (een for een in taken(spel, "specialist") if een["soort"] == "CONSULT_WISSEN")
            assert (taak["objectId"], taak["uiterlijkDatum"]) == (consult, "2026-12-15")


@ALLEEN_SQLITE
def test_consult_that_ran_out_is_wiped_too(app: Flask) -> None:
    with op(app) as spel:
        consult = vraag(spel, casus_met_consent(spel))
    with op(app, "2027-01-05 09:00:00") as spel:
        (taak,) = (een for een in taken(spel, "specialist") if een["soort"] == "CONSULT_WISSEN")
        assert (taak["objectId"], taak["uiterlijkDatum"]) == (consult, "2027-01-19")
        assert spel.specialist.post(f"/consulten/{consult}/wissing").status_code == 204
