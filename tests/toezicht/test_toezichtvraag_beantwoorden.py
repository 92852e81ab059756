"""toezichtvraag.beantwoorden: once, by who is asked; sealed, kept with the case, and told to who asked."""

import pytest

from kernteam.http.verzoek import db
from kernteam.identiteit.models import Hoedanigheid
from kernteam.toezicht.models import Toezichtvraag
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.nood.spoed import nood, taken
from tests.rollen import PERSONEN
from tests.toezicht.kijken import geval_van, kijk, stel_vraag

ANTWOORD = {"antwoord": "Ik tikte een verkeerd nummer."}


def test_answer_is_kept_sealed_and_ends_the_task(spel: Spel) -> None:
    _, geval = kijk(spel)
    pad = f"/toezichtvragen/{stel_vraag(spel, geval)}"
    antwoord = spel.vreemde.post(f"{pad}/antwoorden", ANTWOORD)
    assert (antwoord.status_code, antwoord.json["antwoord"]) == (201, ANTWOORD["antwoord"])
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Toezichtvraag)).one()
    assert b"verkeerd" not in bytes.__getitem__(rij.antwoord, slice(None))
    assert taken(spel, "vreemde") == []
    assert [(een["soort"], een["objectId"]) for een in taken(spel, "privacyfunctionaris")] == [
        ("TOEZICHTVRAAG_BEANTWOORD", geval)
    ]
    heel = spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}").json
    assert heel["vragen"][0]["antwoord"] == ANTWOORD["antwoord"]
    assert kort(regels(spel, "toezichtvraag.beantwoorden")) == [("TOEGESTAAN", "TOEGESTAAN")]
    probleem(spel.vreemde.post(f"{pad}/antwoorden", ANTWOORD), 409, "AL_BEANTWOORD")


def test_supervisor_answers_but_not_about_himself(spel: Spel) -> None:
    casus = spel.open_casus("school")["id"]
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    pad = f"/toezichtvragen/{stel_vraag(spel, geval_van(spel, 'gezinswerker', casus), aan='LEIDINGGEVENDE')}"
    assert spel.leidinggevende_bt.post(f"{pad}/antwoorden", ANTWOORD).status_code == 201
    with schrijvend(spel.app) as sessie:
        account = PERSONEN["leidinggevende_bt"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN["gezinswerker"].medewerker_id))
    probleem(spel.leidinggevende_bt.get(pad), 404)


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", ["privacyfunctionaris", "collega", "leidinggevende_school"])
def test_nobody_answers_for_another(spel: Spel, naam: str) -> None:
    _, geval = kijk(spel)
    pad = f"/toezichtvragen/{stel_vraag(spel, geval)}/antwoorden"
    with niets_bewaard(spel, naam):
        probleem(spel.klanten[naam].post(pad, ANTWOORD), 404)


@ALLEEN_SQLITE
def test_bad_answer_is_refused(spel: Spel) -> None:
    _, geval = kijk(spel)
    pad = f"/toezichtvragen/{stel_vraag(spel, geval)}/antwoorden"
    with niets_bewaard(spel, "vreemde"):
        assert fouten(spel.vreemde.post(pad, {})) == {("/antwoord", "VERPLICHT")}
        assert fouten(spel.vreemde.post(pad, {"antwoord": " "})) == {("/antwoord", "LEEG")}
        assert fouten(spel.vreemde.post(pad, {"antwoord": "123456782"})) == {("/antwoord", "BSN")}
