"""datalek.opsommen: the register without its words, newest first, without what is about the reader."""

from flask import Flask

from kernteam.identiteit.models import Hoedanigheid
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.nood.spoed import op
from tests.rollen import PERSONEN
from tests.toezicht.kijken import INCIDENT, beoordeel, kijk
from tests.toezicht.lekken import LEK, lek


def test_register_tells_when_and_what_is_late_and_no_words(toneel: Flask) -> None:
    with op(toneel) as spel:
        paden = [lek(spel), lek(spel, bekendOp="2026-11-19T08:00:00Z")]
    with op(toneel, "2026-11-22 12:00:00") as spel:
        with niets_bewaard(spel):
            antwoord = spel.privacyfunctionaris.get("/datalekken")
        gevonden = antwoord.json["resultaten"]
        assert [f"/datalekken/{een['id']}" for een in gevonden] == paden
        assert [een["teLaat"] for een in gevonden] == [False, True]
        assert "uitdraai" not in antwoord.text
        assert kort(regels(spel, "datalek.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_pages_hold_every_entry_once(spel: Spel) -> None:
    alle = [lek(spel, bekendOp=f"2026-11-1{een}T08:00:00Z") for een in range(3)][::-1]
    gezien, adres = [], "/datalekken?limit=2"
    while adres:
        antwoord = spel.privacyfunctionaris.get(adres)
        gezien += [f"/datalekken/{een['id']}" for een in antwoord.json["resultaten"]]
        adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == alle
    assert LEK["omschrijving"]


def test_what_is_about_the_reader_is_not_there(spel: Spel) -> None:
    _, geval = kijk(spel)
    lek_id = beoordeel(spel, geval, INCIDENT)["datalekId"]
    assert len(spel.privacyfunctionaris.get("/datalekken").json["resultaten"]) == 1
    with schrijvend(spel.app) as sessie:
        account = PERSONEN["privacyfunctionaris"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN["vreemde"].medewerker_id))
    assert spel.privacyfunctionaris.get("/datalekken").json["resultaten"] == []
    probleem(spel.privacyfunctionaris.get(f"/datalekken/{lek_id}"), 404)


@ALLEEN_SQLITE
def test_nobody_else_sees_the_register(spel: Spel) -> None:
    probleem(spel.contactpersoon.get("/datalekken"), 403, "ROL")
