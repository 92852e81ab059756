"""noodtoegang.openen: who is called on sees ID and noodkaarten at once, and everybody who must, hears of it (S13)."""

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from kernteam.http.verzoek import db
from kernteam.nood.models import Noodtoegang
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import NAGEGAAN, Spel
from tests.nood.spoed import NOOD, kaart, nood, op, soorten, taken
from tests.rollen import PERSONEN

GEROEPEN = ("contactpersoon", "collega", "gezinswerker", "jeugdverpleegkundige")
NIET_GEROEPEN = ("vreemde", "gesloten", "begeleider", "leerplicht", "jeugdarts")
GROND = "AVG 6(1)d; AVG 9(2)c; UAVG 22(2)b"


@pytest.mark.parametrize("naam", GEROEPEN)
def test_who_is_called_on_opens_a_casus_at_the_table_or_not(spel: Spel, naam: str) -> None:
    geopend = spel.open_casus(gezaghebbenden=[_ouder()])
    antwoord = spel.klanten[naam].post(f"/casussen/{geopend['id']}/noodtoegangen", NOOD)
    assert antwoord.status_code == 201, antwoord.json
    assert antwoord.headers["Location"] == f"/v1/noodtoegangen/{antwoord.json['id']}"
    ouder, jeugdige = sorted(antwoord.json["betrokkenen"], key=lambda een: een["soort"])
    assert (jeugdige["voornaam"], jeugdige["geboortedatum"]) == ("Sam", spel.geboren(9))
    assert (ouder["telefoon"], ouder["emailadres"]) == ("06 12345678", "anna@voorbeeld.example")
    (regel,) = regels(spel, "noodtoegang.openen")
    assert (regel["uitkomst"], regel["reden"], regel["grondslag"]) == ("TOEGESTAAN", "SUICIDEDREIGING", GROND)
    assert (regel["casus"], regel["klassen"]) == (geopend["id"], ["ID"])
    assert regel["actor"] == str(PERSONEN[naam].medewerker_id)


def _ouder() -> dict[str, str]:
    contact = {"telefoon": "06 12345678", "emailadres": "anna@voorbeeld.example"}
    return {"voornaam": "Anna", "achternaam": "Berg", "gezag": "REGISTER"} | NAGEGAAN | contact


def test_cards_of_all_owners_open_and_nothing_else_does(spel: Spel) -> None:
    """S13: ID, contact data and the noodkaart; no other note, and never what has no place in a casus."""
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    for wie, klasse in (("contactpersoon", "OND"), ("gezinswerker", "GEZ"), ("jeugdverpleegkundige", "MED")):
        spel.klanten[wie].post(f"{pad}/notities", {"klasse": klasse, "tekst": f"Geheim van de {wie}."})
    kaarten = {
        kaart(spel, "gezinswerker", pad, "VEILIGHEIDSAFSPRAAK", "Bel oma."),
        kaart(spel, "jeugdverpleegkundige", pad, "MEDICATIE", "Diazepam."),
        kaart(spel, "contactpersoon", pad, "BEHANDELAAR", "Dr. Vos."),
    }
    antwoord = spel.collega.post(f"{pad}/noodtoegangen", NOOD)
    assert {een["id"] for een in antwoord.json["noodkaarten"]} == kaarten
    assert {een["tekst"] for een in antwoord.json["noodkaarten"]} == {"Bel oma.", "Diazepam.", "Dr. Vos."}
    assert set(antwoord.json) == {"id", "casusId", "redencode", "vanafOp", "totOp", "betrokkenen", "noodkaarten"}
    for woord in ("Geheim", "weer naar school", "herfst", NOOD["reden"]):
        assert woord not in antwoord.text
    assert regels(spel, "noodtoegang.openen")[0]["klassen"] == ["GEZ", "ID", "MED"]
    probleem(spel.collega.get(pad), 404)  # the casus itself stays closed to who does not sit at the table


@pytest.mark.parametrize("stand", ["OPGESCHORT", "GEWEIGERD", "AFGESLOTEN", "SIGNAAL"])
def test_emergency_asks_no_toestemming(spel: Spel, stand: str) -> None:
    """B11: it may be opened whatever was refused or withdrawn, and when the casus is closed."""
    geopend = spel.open_casus(*(() if stand == "SIGNAAL" else ("school", "bt")), teken=stand == "OPGESCHORT")
    pad, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
    if stand == "OPGESCHORT":
        spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(ouder))
    if stand == "GEWEIGERD":
        spel.teken(geopend["toestemmingId"], ouder, "GEWEIGERD")
    if stand == "AFGESLOTEN":
        spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    assert spel.contactpersoon.get(pad).json["status"] == stand
    assert len(nood(spel, "gezinswerker", pad)["betrokkenen"]) == 3


@pytest.mark.parametrize("naam", NIET_GEROEPEN)
def test_who_is_not_called_on_gets_the_answer_of_an_unknown_casus(spel: Spel, naam: str) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'swv', 'lpa')['id']}"
    with niets_bewaard(spel, naam):
        bekend = probleem(spel.klanten[naam].post(f"{pad}/noodtoegangen", NOOD), 404)
        onbekend = probleem(spel.klanten[naam].post(f"/casussen/{uuid4()}/noodtoegangen", NOOD), 404)
    assert bekend == onbekend
    assert kort(regels(spel, "noodtoegang.openen")) == [("GEWEIGERD", "NIET_GEROEPEN"), ("GEWEIGERD", "ONBEKEND")]


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", ["specialist", "beheerder", "privacyfunctionaris", "leidinggevende_school"])
def test_other_roles_open_nothing(spel: Spel, naam: str) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel, naam):
        probleem(spel.klanten[naam].post(f"{pad}/noodtoegangen", NOOD), 403, "ROL")


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/redencode", "VERPLICHT"), ("/reden", "VERPLICHT")}),
        ({"redencode": "HAAST", "reden": ""}, {("/redencode", "KEUZE"), ("/reden", "LENGTE")}),
        (NOOD | {"reden": " \n "}, {("/reden", "LEEG")}),
        (NOOD | {"reden": "BSN 123456782"}, {("/reden", "BSN")}),
        (NOOD | {"reden": "x" * 2001}, {("/reden", "LENGTE")}),
        (NOOD | {"minuten": 600}, {("/minuten", "ONBEKEND_VELD")}),
    ],
)
def test_without_a_reason_nothing_opens(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/noodtoegangen"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, inhoud)) == verwacht
    assert regels(spel, "noodtoegang.openen") == []


@ALLEEN_SQLITE
def test_confirmed_digits_stand_in_the_line_beside_the_reason(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    nood(spel, "contactpersoon", pad, reden="Kluis 123456782.", bevestigdGeenBsn=True)
    assert kort(regels(spel, "noodtoegang.openen")) == [("TOEGESTAAN", "SUICIDEDREIGING; GEEN_BSN_BEVESTIGD")]


def test_reason_is_sealed_and_stands_in_no_line(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    nood(spel, "contactpersoon", pad)
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Noodtoegang)).one()
    assert b"eind" not in bytes.__getitem__(rij.reden, slice(None))
    assert "eind aan maakt" not in str(regels(spel))


def test_who_must_hears_of_it_at_once(toneel: Flask) -> None:
    """S13: notices to the privacyfunctionaris and the own leidinggevende; judging in two working days; S09."""
    with op(toneel) as spel:  # a Friday: the weekend does not count
        pad = f"/casussen/{spel.open_casus('school')['id']}"
        toegang = nood(spel, "gezinswerker", pad)
        assert soorten(spel, "privacyfunctionaris") == ["NOODTOEGANG_BEOORDELEN", "NOODTOEGANG_GEBRUIKT"]
        beoordelen, bericht = taken(spel, "privacyfunctionaris")
        (leiding,), (informeren,) = taken(spel, "leidinggevende_bt"), taken(spel, "gezinswerker")
    assert (leiding["soort"], leiding["uiterlijkDatum"]) == ("NOODTOEGANG_GEBRUIKT", None)
    assert (informeren["soort"], informeren["uiterlijkDatum"]) == ("OUDERS_INFORMEREN", "2026-11-23")
    assert (beoordelen["uiterlijkDatum"], bericht["uiterlijkDatum"]) == ("2026-11-24", None)
    for een in (beoordelen, bericht, leiding, informeren):
        assert (een["casusId"], een["objectId"]) == (toegang["casusId"], toegang["id"])
    for naam in ("leidinggevende_school", "leidinggevende_jgz", "collega", "beheerder"):
        assert soorten(spel, naam) == []


def test_emergency_changes_nothing_in_the_casus_itself(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    voor = spel.contactpersoon.get(pad)
    nood(spel, "gezinswerker", pad)
    na = spel.contactpersoon.get(pad)
    assert (na.headers["ETag"], na.json) == (voor.headers["ETag"], voor.json)
    assert (rijen(spel.app)["noodtoegang"], rijen(spel.app)["taak"]) == (1, 4)
