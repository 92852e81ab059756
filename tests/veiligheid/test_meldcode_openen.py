"""meldcode.openen: any professional, in a record of its own (6.4 no. 19), with a line of purpose P5 and no text."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.logboek.schrijver import Schrijver
from kernteam.netwerk.models import Medewerker
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen, schrijvend
from tests.klant import Spel
from tests.rollen import PERSONEN, org
from tests.veiligheid.verloop import OPENING, met

SLEUTEL = {"Idempotency-Key": "3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10"}


def test_record_has_its_own_key_and_nothing_comes_beside_it(spel: Spel) -> None:
    spel.contactpersoon.koppen()
    voor = rijen(spel.app)
    antwoord = spel.contactpersoon.post("/meldcodes", met("collega"))
    assert antwoord.status_code == 201
    assert antwoord.headers["Location"] == f"/v1/meldcodes/{antwoord.json['id']}"
    assert set(antwoord.json) == {"id"}
    erbij = {naam: aantal - voor[naam] for naam, aantal in rijen(spel.app).items() if aantal != voor[naam]}
    assert erbij == {"meldcode": 1, "meldcodestap": 1, "datasleutel": 1}
    (regel,) = regels(spel, "meldcode.openen")
    assert (regel["uitkomst"], regel["reden"], regel["doel"]) == ("TOEGESTAAN", "TOEGESTAAN", "P5")
    assert (regel["casus"], regel["grondslag"], regel["klassen"]) == (antwoord.json["id"], "AVG 6(1)e", [])


@pytest.mark.parametrize("naam", ["vreemde", "begeleider", "gezinswerker", "leerplicht", "jeugdarts"])
def test_any_professional_opens_one(spel: Spel, naam: str) -> None:
    klant = spel.klanten[naam]
    pad = f"/meldcodes/{klant.post('/meldcodes', OPENING).json['id']}"
    gelezen = klant.get(pad).json
    assert gelezen["organisatieId"] == str(org(PERSONEN[naam].organisatie))
    assert gelezen["behandelaarId"] == str(PERSONEN[naam].medewerker_id)
    assert [(een["nummer"], een["tekst"]) for een in gelezen["stappen"]] == [(1, OPENING["signalen"])]


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", ["specialist", "privacyfunctionaris", "beheerder"])
def test_other_roles_do_not(spel: Spel, naam: str) -> None:
    with niets_bewaard(spel, naam):
        probleem(spel.klanten[naam].post("/meldcodes", OPENING), 403, "ROL")
    (regel,) = regels(spel, "meldcode.openen")
    assert (regel["uitkomst"], regel["reden"], regel["doel"]) == ("GEWEIGERD", "ROL", "P5")


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", ["contactpersoon", "vreemde", "gezinswerker"])
def test_aandachtsfunctionaris_is_another_colleague(spel: Spel, naam: str) -> None:
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post("/meldcodes", met(naam))
        assert fouten(antwoord) == {("/aandachtsfunctionarisId", "GEEN_COLLEGA")}


@ALLEEN_SQLITE
def test_colleague_who_left_guards_nothing(spel: Spel) -> None:
    weg = update(Medewerker).where(Medewerker.id == PERSONEN["collega"].medewerker_id)
    with schrijvend(spel.app) as sessie:
        sessie.execute(weg.values(uit_dienst_op=spel.vandaag()))
    assert fouten(spel.contactpersoon.post("/meldcodes", met("collega"))) == {
        ("/aandachtsfunctionarisId", "GEEN_COLLEGA")
    }


def test_every_fault_is_told_and_nothing_is_stored(spel: Spel) -> None:
    morgen = (spel.vandaag() + timedelta(days=1)).isoformat()
    teksten = {"aanleiding": "bsn 111222333", "signalen": "En 123456782."}
    inhoud = OPENING | teksten | {"geboortedatum": morgen, "aandachtsfunctionarisId": str(uuid4())}
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post("/meldcodes", inhoud)) == {
            ("/aanleiding", "BSN"),
            ("/signalen", "BSN"),
            ("/geboortedatum", "TOEKOMST"),
            ("/aandachtsfunctionarisId", "GEEN_COLLEGA"),
        }
        assert fouten(spel.contactpersoon.post("/meldcodes", {"klasse": "VEIL"})) == {
            ("/naam", "VERPLICHT"),
            ("/aanleiding", "VERPLICHT"),
            ("/signalen", "VERPLICHT"),
            ("/klasse", "ONBEKEND_VELD"),
        }


@ALLEEN_SQLITE
def test_confirmed_digits_are_no_bsn_and_the_line_says_so(spel: Spel) -> None:
    inhoud = OPENING | {"signalen": "Boek 123456782.", "bevestigdGeenBsn": True}
    assert spel.contactpersoon.post("/meldcodes", inhoud).status_code == 201
    assert kort(regels(spel, "meldcode.openen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


def test_sent_twice_is_done_once(spel: Spel) -> None:
    eerste = spel.contactpersoon.post("/meldcodes", OPENING, SLEUTEL)
    with niets_bewaard(spel):
        tweede = spel.contactpersoon.post("/meldcodes", OPENING, SLEUTEL)
        probleem(spel.contactpersoon.post("/meldcodes", met("collega"), SLEUTEL), 409, "ANDERE_INHOUD")
    assert (tweede.status_code, tweede.json) == (201, eerste.json)
    assert tweede.headers["Location"] == eerste.headers["Location"]


def test_without_a_line_there_is_no_record(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    def log_weg(*_args: Any, **_kwargs: Any) -> None:
        raise LogboekOnbeschikbaar

    with niets_bewaard(spel), monkeypatch.context() as kapot:
        kapot.setattr(Schrijver, "schrijf", log_weg)
        probleem(spel.contactpersoon.post("/meldcodes", OPENING), 503)
