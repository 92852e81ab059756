"""notitie.bevestigen: what a secrecy-bound professional said and another wrote down, he confirms first (2.3)."""

from typing import Any
from uuid import uuid4

import pytest

from kernteam.casus.models import Notitie
from kernteam.http.verzoek import db
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import soorten, taken
from tests.rollen import PERSONEN, org
from tests.verstrekking.delen import verstrekking

ALLEN = ("school", "bt", "jgz", "swv", "lpa")
WIE = ("begeleider", "gezinswerker", "jeugdverpleegkundige", "vreemde")


def _schrijf(spel: Spel, wie: str, van: str, klasse: str = "GEZ") -> tuple[dict[str, Any], str, str]:
    """Open a casus, and write down there what another organisation said."""
    casus = spel.open_casus(*ALLEN)
    pad = f"/casussen/{casus['id']}"
    inhoud = {"klasse": klasse, "tekst": "Gehoord aan tafel.", "herkomst": str(org(van))}
    antwoord = spel.klanten[wie].post(f"{pad}/notities", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    return casus, pad, str(antwoord.json["id"])


def _leest(spel: Spel, wie: str, pad: str) -> list[str]:
    return [een["id"] for een in spel.klanten[wie].get(f"{pad}/notities").json["resultaten"]]


def test_what_was_said_under_secrecy_is_read_by_others_once_it_is_confirmed(spel: Spel) -> None:
    """Domain rules 2.3, herkomst: until then by the organisation whose knowledge it is, and not even by the writer."""
    _, pad, notitie = _schrijf(spel, "contactpersoon", "bt")
    (gezien,) = spel.gezinswerker.get(f"{pad}/notities").json["resultaten"]
    assert (gezien["bevestigdOp"], gezien["auteurId"]) == (None, str(PERSONEN["contactpersoon"].medewerker_id))
    for naam in ("contactpersoon", "begeleider", "jeugdverpleegkundige", "leerplicht"):
        gelezen = spel.klanten[naam].get(pad).json
        assert gelezen["notities"] == [], naam
        assert gelezen["afgeschermd"] == [
            {"categorie": "GEZ", "eigenaar": str(org("bt")), "reden": "NIET_BEVESTIGD"}
        ], naam
    assert spel.gezinswerker.post(f"{pad}/notities/{notitie}/bevestigingen").status_code == 204
    for naam in ("contactpersoon", "begeleider", "jeugdverpleegkundige", "leerplicht", "gezinswerker"):
        assert _leest(spel, naam, pad) == [notitie], naam
    assert spel.contactpersoon.get(pad).json["notities"][0]["bevestigdOp"] is not None
    with spel.app.app_context():
        rij = db.session.scalar(db.select(Notitie))
        assert rij.bevestigd_door == PERSONEN["gezinswerker"].medewerker_id
    assert kort(regels(spel, "notitie.bevestigen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_confirming_waits_for_those_whose_knowledge_it_is(spel: Spel) -> None:
    """Everybody of that organisation at the table is asked; one answer is enough, and nothing else ends it."""
    casus = spel.open_casus(*ALLEN)
    pad, arts = f"/casussen/{casus['id']}", {"medewerkerId": str(PERSONEN["jeugdarts"].medewerker_id)}
    assert spel.jeugdverpleegkundige.post(f"{pad}/deelnemers", arts).status_code == 201
    inhoud = {"klasse": "MED", "tekst": "Gehoord.", "herkomst": str(org("jgz"))}
    notitie = spel.contactpersoon.post(f"{pad}/notities", inhoud).json["id"]
    for naam in ("jeugdverpleegkundige", "jeugdarts"):
        (taak,) = taken(spel, naam)
        assert (taak["soort"], taak["casusId"], taak["objectId"]) == ("NOTITIE_BEVESTIGEN", casus["id"], notitie)
        gezien = spel.klanten[naam].post(f"/taken/{taak['id']}/afrondingen", {"gezien": True})
        probleem(gezien, 409, "VOLGT_VANZELF")
    assert (soorten(spel, "gezinswerker"), soorten(spel, "contactpersoon")) == ([], ["EERSTE_OVERLEG"])
    assert spel.jeugdarts.post(f"{pad}/notities/{notitie}/bevestigingen").status_code == 204
    assert soorten(spel, "jeugdverpleegkundige") == soorten(spel, "jeugdarts") == []


def test_confirmed_medical_note_still_waits_for_its_release(spel: Spel) -> None:
    _, pad, notitie = _schrijf(spel, "contactpersoon", "jgz", "MED")
    probleem(spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": notitie}), 409, "NIET_BEVESTIGD")
    spel.jeugdverpleegkundige.post(f"{pad}/notities/{notitie}/bevestigingen")
    assert _leest(spel, "contactpersoon", pad) == []
    assert spel.contactpersoon.get(pad).json["afgeschermd"][0]["reden"] == "NIET_VRIJGEGEVEN"
    assert spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": notitie}).status_code == 201
    assert _leest(spel, "contactpersoon", pad) == [notitie]


def test_confirmation_opens_nothing_that_toestemming_keeps_closed(spel: Spel) -> None:
    casus, pad, notitie = _schrijf(spel, "contactpersoon", "bt")
    spel.gezinswerker.post(f"{pad}/notities/{notitie}/bevestigingen")
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", intrekking)
    assert _leest(spel, "contactpersoon", pad) == []
    assert _leest(spel, "gezinswerker", pad) == [notitie]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("wie", "van"),
    [("gezinswerker", "bt"), ("gezinswerker", "school"), ("gezinswerker", "swv"), ("contactpersoon", "lpa")],
)
def test_own_knowledge_and_that_of_who_has_no_secrecy_waits_for_nobody(spel: Spel, wie: str, van: str) -> None:
    _, pad, notitie = _schrijf(spel, wie, van)
    gelezen = spel.contactpersoon.get(f"{pad}/notities").json["resultaten"]
    assert [(een["id"], een["bevestigdOp"]) for een in gelezen] == [(notitie, gelezen[0]["geschrevenOp"])]
    assert [soorten(spel, naam) for naam in ("gezinswerker", "begeleider", "leerplicht")] == [[]] * 3
    assert soorten(spel, "contactpersoon") == ["EERSTE_OVERLEG"]


@ALLEEN_SQLITE
def test_only_a_secrecy_bound_professional_confirms_and_only_his_own(spel: Spel) -> None:
    _, pad, notitie = _schrijf(spel, "contactpersoon", "bt")
    adres = f"{pad}/notities/{notitie}/bevestigingen"
    with niets_bewaard(spel, *WIE):
        for naam in ("contactpersoon", "begeleider"):
            probleem(spel.klanten[naam].post(adres), 403, "DISCIPLINE")
        probleem(spel.jeugdverpleegkundige.post(adres), 404)  # she may not read it yet
        probleem(spel.gezinswerker.post(f"{pad}/notities/{uuid4()}/bevestigingen"), 404)
        probleem(spel.vreemde.post(adres), 404)
        assert soorten(spel, "gezinswerker") == ["NOTITIE_BEVESTIGEN"]
    assert spel.gezinswerker.post(adres).status_code == 204
    with niets_bewaard(spel, *WIE):
        probleem(spel.gezinswerker.post(adres), 409, "AL_BEVESTIGD")
        probleem(spel.jeugdverpleegkundige.post(adres), 409, "NIET_EIGEN")


def test_unconfirmed_note_is_not_shared_outside_the_table_either(spel: Spel) -> None:
    """Not even by the organisation whose knowledge it is: the answer says what helps."""
    _, pad, notitie = _schrijf(spel, "contactpersoon", "bt", "OND")
    geven = verstrekking("jgz", "P1", {"klasse": "OND", "notitieIds": [notitie]})
    vraag = {"ontvanger": {"organisatieId": str(org("jgz"))}, "notitieId": notitie, "doel": "P1"}
    antwoord = spel.gezinswerker.post(f"{pad}/delingstoetsen", vraag).json
    assert (antwoord["uitkomst"], antwoord["reden"]) == ("AANGEHOUDEN", "NIET_BEVESTIGD")
    assert [een["code"] for een in antwoord["watHelpt"]] == ["BEVESTIGEN"]
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post(f"{pad}/verstrekkingen", geven), 409, "NIET_BEVESTIGD")
    spel.gezinswerker.post(f"{pad}/notities/{notitie}/bevestigingen")
    assert spel.gezinswerker.post(f"{pad}/verstrekkingen", geven).status_code == 201
