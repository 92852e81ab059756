"""consultafzijdigheid.melden: a specialist who knows the family himself reads no consult of it (domain rules 6.5)."""

from typing import Any

import pytest
from sqlalchemy import select

from kernteam.casus.models import Afzijdigheid
from kernteam.http.verzoek import db
from kernteam.identiteit.models import Hoedanigheid
from tests.casus.bewijs import fouten, kort, niets_bewaard, probleem, regels, schrijvend
from tests.consult.proef import ANTWOORD, casus_met_consent, toestemming, vraag
from tests.consult.test_verwijzing_maken import verwijs
from tests.klant import Spel
from tests.rollen import PERSONEN

BUREN = {"reden": "BUREN"}


def _meld(spel: Spel, consult: str, **anders: Any) -> Any:
    return spel.specialist.post(f"/consulten/{consult}/afzijdigheden", BUREN | anders)


def test_the_consult_is_there_no_more_nor_any_other_of_this_casus(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    een, voorbij = vraag(spel, casus), vraag(spel, casus)
    spel.gezinswerker.post(f"/casussen/{casus['id']}/consulten/{voorbij}/afsluiting")
    assert _meld(spel, een).status_code == 204
    later = vraag(spel, casus)
    with niets_bewaard(spel, "gezinswerker"):
        for consult in (een, later, voorbij):
            pad = f"/consulten/{consult}"
            probleem(spel.specialist.get(pad), 404)
            probleem(spel.specialist.post(f"{pad}/antwoorden", ANTWOORD), 404)
            probleem(spel.specialist.post(f"{pad}/wissing"), 404)
            probleem(_meld(spel, consult), 404)
    assert spel.specialist.get("/consulten").json["resultaten"] == []
    with spel.app.app_context():
        (rij,) = db.session.scalars(select(Afzijdigheid))
        assert (str(rij.casus_id), rij.medewerker_id) == (casus["id"], PERSONEN["specialist"].medewerker_id)
        assert (rij.reden, rij.gemeld_door) == ("BUREN", None)
    assert kort(regels(spel, "consultafzijdigheid.melden"))[0] == ("TOEGESTAAN", "TOEGESTAAN")


def test_a_consult_of_another_casus_stays_open(spel: Spel) -> None:
    een, ander = (vraag(spel, casus_met_consent(spel)) for _ in range(2))
    assert _meld(spel, een).status_code == 204
    assert spel.specialist.get(f"/consulten/{ander}").status_code == 200
    assert [rij["id"] for rij in spel.specialist.get("/consulten").json["resultaten"]] == [ander]


def test_it_holds_for_the_person_in_whatever_capacity(spel: Spel) -> None:
    """Who stayed out of the casus at the table, stays out of it as a specialist."""
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    jvk, spec = PERSONEN["jeugdverpleegkundige"], PERSONEN["specialist"]
    with schrijvend(spel.app) as sessie:
        sessie.add(Hoedanigheid(account_id=jvk.account_id, medewerker_id=spec.medewerker_id))
    assert spel.specialist.get(f"/consulten/{consult}").status_code == 200
    assert spel.jeugdverpleegkundige.post(f"/casussen/{casus['id']}/afzijdigheden", BUREN).status_code == 204
    probleem(spel.specialist.get(f"/consulten/{consult}"), 404)


def test_help_does_not_begin_with_him(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    toestemming(spel, casus, regime="JW_HULP")
    consult = vraag(spel, casus)
    verwijzing = verwijs(spel, casus, consult).json["id"]
    assert _meld(spel, consult).status_code == 204
    with niets_bewaard(spel, "specialist"):
        probleem(spel.specialist.post(f"/verwijzingen/{verwijzing}/start"), 404)


def test_consult_that_stopped_leaves_him_no_task_to_wipe(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    assert _meld(spel, consult).status_code == 204
    inhoud = spel.intrekking(casus["gezaghebbenden"][0])
    assert spel.contactpersoon.post(f"/toestemmingen/{casus['p4']}/intrekkingen", inhoud).status_code == 201
    assert "CONSULT_WISSEN" not in {een["soort"] for een in spel.specialist.get("/mijn/taken").json["resultaten"]}


@pytest.mark.parametrize("reden", ["VERHOOR", "HALT", "PROCES_VERBAAL", "ZOMAAR", None])
def test_reason_of_leerplicht_is_none_of_his(spel: Spel, reden: str | None) -> None:
    consult = vraag(spel, casus_met_consent(spel))
    with niets_bewaard(spel, "specialist"):
        assert {wijzer for wijzer, _ in fouten(_meld(spel, consult, reden=reden))} == {"/reden"}


@pytest.mark.parametrize("naam", ["gezinswerker", "contactpersoon", "privacyfunctionaris"])
def test_nobody_else_says_it_here(spel: Spel, naam: str) -> None:
    consult = vraag(spel, casus_met_consent(spel))
    with niets_bewaard(spel, naam):
        probleem(spel.klanten[naam].post(f"/consulten/{consult}/afzijdigheden", BUREN), 403, "ROL")
