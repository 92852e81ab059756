"""Every route x everybody who must not: refused alike for what exists and what does not, without a personal word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kernteam.grond.actor import Rol
from tests.casus.bewijs import spel_op_sqlite
from tests.consult.proef import anoniem, toestemming, vraag
from tests.consult.test_verwijzing_maken import verwijs
from tests.document.bestanden import bewaar
from tests.klant import Spel
from tests.misbruik.doel import Doel
from tests.misbruik.gevallen import (
    BEWIJZEN,
    BUREAU,
    CASUS,
    COLLEGA,
    CONSULT,
    GEVALLEN,
    GEVRAAGD_WORDEN,
    MELDCODE,
    NOOD,
    NOODTOEZICHT,
    OPEN,
    OVERLEGGEN,
    OVERZICHT,
    SCHOOLSIGNAAL,
    SIGNAAL,
    TAAK,
    VERTREK,
    roep,
    voor,
)
from tests.overleg.vergaderen import THEMA, actie, maak, plan, vraag_familie, zet_op
from tests.plan.plannen import actie as planafspraak
from tests.plan.plannen import post, stel
from tests.rollen import KERNTEAM, PERSONEN
from tests.signaal.verloop import id_van, kondig_aan
from tests.toezicht.kijken import INCIDENT, beoordeel, kijk, stel_vraag
from tests.toezicht.lijst import zet_op_lijst
from tests.veiligheid.verloop import open_meldcode
from tests.verstrekking.delen import bezwaar, verstrekking

ALLEEN_ROL = {naam: 403 for naam, een in PERSONEN.items() if een.rol not in (Rol.CONTACTPERSOON, Rol.KERNTEAMLID)}
VREEMDEN = sorted(set(PERSONEN) - {"contactpersoon", "gezinswerker"})
# whom the school can call on in an emergency (domain rules 6.5, break glass), at the table or not
GEROEPEN = ("collega", "jeugdverpleegkundige")
BIJZONDER = ("Sam", "Berg", "Anna", "Bram", "herfst", "mentor", "weer naar school")
per_vreemde = pytest.mark.parametrize("naam", VREEMDEN)


@dataclass(frozen=True)
class Toneel:
    """A cast with one open casus of the school and the buurtteam."""

    spel: Spel
    doel: Doel


@pytest.fixture(scope="module")
def toneel(tmp_path_factory: pytest.TempPathFactory, sleutelbestand: Path) -> Iterator[Toneel]:
    with spel_op_sqlite(tmp_path_factory.mktemp("misbruik"), sleutelbestand) as spel:
        geopend = spel.open_casus("school", "bt")
        pad = f"/casussen/{geopend['id']}"
        notitie = {"klasse": "OND", "tekst": "De mentor belt elke maandag."}
        geschreven = spel.contactpersoon.post(f"{pad}/notities", notitie)
        assert geschreven.status_code == 201
        deelnemer = spel.contactpersoon.get(f"{pad}/deelnemers").json["resultaten"][0]["id"]
        token = spel.contactpersoon.get("/tokens").json["resultaten"][0]["id"]
        ouder, stuk = geopend["gezaghebbenden"][0], geschreven.json["id"]
        meldcode = open_meldcode(spel.contactpersoon).rpartition("/")[2]
        kaart = spel.gezinswerker.post(f"{pad}/noodkaarten", {"soort": "MEDICATIE", "tekst": "De mentor weet ervan."})
        nood = spel.gezinswerker.post(f"{pad}/noodtoegangen", {"redencode": "VERMISSING", "reden": "Sam is weg."})
        assert (kaart.status_code, nood.status_code) == (201, 201)
        taak = spel.gezinswerker.get("/mijn/taken").json["resultaten"][0]["id"]
        gegeven = spel.contactpersoon.post(f"{pad}/verstrekkingen", verstrekking("lpa", "P3", {"klasse": "ID"}))
        tegen = spel.contactpersoon.post(f"{pad}/bezwaren", bezwaar(ouder))
        toestemming(spel, geopend)
        toestemming(spel, geopend, regime="JW_HULP")
        consult, zonder_naam = vraag(spel, geopend), anoniem(spel)
        verwijzing = verwijs(spel, geopend, consult).json["id"]
        gemeld = id_van(kondig_aan(spel))
        plandoel = stel(spel, pad)
        planactie = post(spel, "contactpersoon", f"{pad}/plan/acties", planafspraak(plandoel))
        overleg = plan(spel, herhaling={"totEnMetDatum": spel.over(14)})
        reeks = spel.contactpersoon.get(overleg).json["overleg"]["reeksId"]
        punt = zet_op(spel, overleg, geopend["id"])
        vraag_familie(spel, punt, geopend["gezaghebbenden"])
        wie_wat = maak(spel, "contactpersoon", f"{punt}/acties", actie(spel, tekst="De mentor belt weer naar school."))
        thema = maak(spel, "contactpersoon", f"{overleg}/themas", THEMA)
        geval = kijk(spel, "gesloten", geopend["id"])[1]
        gevraagd = stel_vraag(spel, geval)
        lek = beoordeel(spel, geval, INCIDENT)["datalekId"]
        aandacht = zet_op_lijst(spel.privacyfunctionaris, geopend["id"]).rpartition("/")[2]
        doel = Doel(
            geopend["id"], geopend["toestemmingId"], deelnemer, token, ouder, stuk,
            meldcode, kaart.json["id"], nood.json["id"], taak, tegen.json["id"], gegeven.json["id"],
            document=bewaar(spel.contactpersoon, pad), plandoel=plandoel, planactie=planactie,
            medewerker=PERSONEN["gezinswerker"].medewerker_id, consult=consult,
            anoniemconsult=zonder_naam, verwijzing=verwijzing,
            overleg=overleg.rpartition("/")[2], agendapunt=punt.rpartition("/")[2], actie=wie_wat, thema=thema,
            reeks=reeks, signaal=gemeld, geval=geval, toezichtvraag=gevraagd, datalek=lek,
            aandachtscasus=aandacht,
        )  # fmt: skip
        yield Toneel(spel, doel)


def routes(app: Flask) -> set[tuple[str, str]]:
    return {
        (methode, regel.rule.removeprefix("/v1"))
        for regel in app.url_map.iter_rules()
        for methode in (regel.methods or set()) - {"HEAD"}
    }


def kenmerk(antwoord: TestResponse) -> tuple[int, str, list[tuple[str, str]]]:
    koppen = sorted((naam, waarde) for naam, waarde in antwoord.headers if naam != "traceparent")
    return antwoord.status_code, antwoord.text, koppen


def test_every_route_has_its_entry(toneel: Toneel) -> None:
    assert routes(toneel.spel.app) == set(GEVALLEN)


def test_nobody_gets_in_anywhere_but_at_the_open_door(toneel: Toneel) -> None:
    binnen = []
    for route, geval in GEVALLEN.items():
        bekend = roep(toneel.spel, toneel.spel.niemand, route, toneel.doel)
        onbekend = roep(toneel.spel, toneel.spel.niemand, route, Doel.onbekend())
        if geval.voor != OPEN:
            assert kenmerk(bekend) == kenmerk(onbekend), route
            assert bekend.headers["WWW-Authenticate"] == "Bearer"
        if bekend.status_code != 401:
            binnen.append(route)
    tekenen = [("POST", "/tekenlinks/_open"), ("POST", "/tekenlinks/_antwoord")]  # open, and without a link a 404
    assert binnen == [("GET", "/openapi.json"), ("GET", "/docs"), *tekenen]
    for route in tekenen:
        assert roep(toneel.spel, toneel.spel.niemand, route, toneel.doel).status_code == 404


@per_vreemde
def test_refused_and_unknown_casus_look_the_same(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(CASUS):
        bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == ALLEEN_ROL.get(naam, 404), route
        assert bekend.mimetype == "application/problem+json"


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"contactpersoon"}))
def test_meldcode_of_another_looks_unknown_whatever_the_role(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(MELDCODE):
        bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        # whom he names is judged before the meldcode is looked for, so it tells nothing of it
        noemt_collega = PERSONEN[naam].organisatie == "jgz" and naam != "jeugdarts"
        assert bekend.status_code == (400 if route[0] == "PUT" and not noemt_collega else 404), route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"specialist", "gezinswerker"}))
def test_consult_of_another_looks_unknown(toneel: Toneel, naam: str) -> None:
    klant, persoon = toneel.spel.klanten[naam], PERSONEN[naam]
    for route in voor(CONSULT):
        bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        asker_too = route == ("GET", "/anonieme-consulten/<uuid:anoniemconsult_id>")
        mag = persoon.rol is Rol.SPECIALIST or (asker_too and persoon.rol is Rol.KERNTEAMLID)
        assert bekend.status_code == (404 if mag else 403), route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"gezinswerker"}))
def test_signal_of_another_looks_unknown_whatever_the_role(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(SIGNAAL):
        bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == 404, route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"contactpersoon", "collega"}))
def test_signal_announced_to_another_school_looks_unknown(toneel: Toneel, naam: str) -> None:
    klant, (route,) = toneel.spel.klanten[naam], voor(SCHOOLSIGNAAL)
    bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
    assert kenmerk(bekend) == kenmerk(onbekend)
    assert bekend.status_code == (404 if PERSONEN[naam].rol is Rol.CONTACTPERSOON else 403)


@per_vreemde
def test_id_in_part_known_tells_nothing_either(toneel: Toneel, naam: str) -> None:
    route = ("DELETE", "/casussen/<uuid:casus_id>/deelnemers/<uuid:deelnemer_id>")
    klant, doel, leeg = toneel.spel.klanten[naam], toneel.doel, Doel.onbekend()
    half = [Doel(doel.casus, *[leeg.deelnemer] * 5), Doel(leeg.casus, *[doel.deelnemer] * 5), leeg, doel]
    assert len({repr(kenmerk(roep(toneel.spel, klant, route, een))) for een in half}) == 1


@per_vreemde
def test_token_of_another_looks_unknown(toneel: Toneel, naam: str) -> None:
    route, klant = ("DELETE", "/tokens/<uuid:token_id>"), toneel.spel.klanten[naam]
    bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
    assert kenmerk(bekend) == kenmerk(onbekend)
    assert bekend.status_code == 404


@per_vreemde
def test_taak_of_another_looks_unknown(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(TAAK):
        bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == 404, route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"gezinswerker", "leidinggevende_bt"}))
def test_colleague_of_another_organisation_looks_unknown(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(COLLEGA):
        bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == 404, route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"beheerder", "leidinggevende_bt"}))
def test_nobody_else_lets_a_colleague_leave(toneel: Toneel, naam: str) -> None:
    klant, (route,) = toneel.spel.klanten[naam], voor(VERTREK)
    bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
    assert kenmerk(bekend) == kenmerk(onbekend)
    assert bekend.status_code == (404 if PERSONEN[naam].rol is Rol.LEIDINGGEVENDE else 403)


@pytest.mark.parametrize("naam", sorted(set(VREEMDEN) - {*KERNTEAM, "collega"}))
def test_overleg_of_another_school_looks_unknown(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(OVERLEGGEN):
        bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == ALLEEN_ROL.get(naam, 404), route


@pytest.mark.parametrize("naam", [naam for naam in VREEMDEN if naam not in GEROEPEN])
def test_only_who_is_called_on_opens_a_casus_in_an_emergency(toneel: Toneel, naam: str) -> None:
    klant, (route,) = toneel.spel.klanten[naam], voor(NOOD)
    bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
    assert kenmerk(bekend) == kenmerk(onbekend)
    assert bekend.status_code == ALLEEN_ROL.get(naam, 404)


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_only_the_privacyfunctionaris_does_what_is_for_him(toneel: Toneel, naam: str) -> None:
    for route in voor(NOODTOEZICHT, OVERZICHT):
        bekend, onbekend = (
            roep(toneel.spel, toneel.spel.klanten[naam], route, doel) for doel in (toneel.doel, Doel.onbekend())
        )
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == 403, route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_only_the_privacyfunctionaris_sits_at_the_desk(toneel: Toneel, naam: str) -> None:
    for route in voor(BUREAU):
        bekend, onbekend = (
            roep(toneel.spel, toneel.spel.klanten[naam], route, doel) for doel in (toneel.doel, Doel.onbekend())
        )
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert (bekend.status_code, bekend.json["reden"]) == (403, "ROL"), route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris", "gesloten"}))
def test_question_for_another_looks_unknown(toneel: Toneel, naam: str) -> None:
    for route in voor(GEVRAAGD_WORDEN):
        bekend, onbekend = (
            roep(toneel.spel, toneel.spel.klanten[naam], route, doel) for doel in (toneel.doel, Doel.onbekend())
        )
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == 404, route


@per_vreemde
def test_lists_and_the_log_give_a_stranger_nothing(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor("lijst"):
        antwoord = roep(toneel.spel, klant, route, toneel.doel)
        if naam in ALLEEN_ROL:
            assert antwoord.status_code == 403, route
        else:
            assert (antwoord.status_code, antwoord.json["resultaten"]) == (200, []), route
    assert roep(toneel.spel, klant, ("POST", "/logboek/regels/_zoek"), toneel.doel).status_code == (
        200 if naam == "privacyfunctionaris" else 403
    )


@per_vreemde
def test_proofs_are_for_toezicht_only(toneel: Toneel, naam: str) -> None:
    for route in voor(BEWIJZEN):
        antwoord = roep(toneel.spel, toneel.spel.klanten[naam], route, toneel.doel)
        assert (antwoord.status_code == 403) is (naam != "privacyfunctionaris"), route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"beheerder"}))
def test_only_the_beheerder_does_what_is_for_him(toneel: Toneel, naam: str) -> None:
    for route in voor("beheer"):
        antwoord = roep(toneel.spel, toneel.spel.klanten[naam], route, toneel.doel)
        assert (antwoord.status_code, antwoord.json["reden"]) == (403, "ROL"), route


@per_vreemde
def test_inzagen_are_for_deelnemers_and_toezicht(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor("toezicht"):
        bekend, onbekend = (roep(toneel.spel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        if naam == "privacyfunctionaris":
            assert (bekend.status_code, onbekend.status_code) == (200, 404), route
        else:
            assert kenmerk(bekend) == kenmerk(onbekend), route
            assert bekend.status_code == (404 if naam not in ALLEEN_ROL else 403), route


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"contactpersoon", "collega"}))
def test_only_people_of_the_school_open_a_casus_for_it(toneel: Toneel, naam: str) -> None:
    antwoord = roep(toneel.spel, toneel.spel.klanten[naam], ("POST", "/casussen"), toneel.doel)
    assert antwoord.status_code == 403
    assert antwoord.json["reden"] == ("NIET_EIGEN_SCHOOL" if naam in ("vreemde", "gesloten") else "ROL")


@per_vreemde
def test_no_personal_word_reaches_who_must_not(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    woorden = {*BIJZONDER, toneel.spel.geboren(9)}
    for route, geval in GEVALLEN.items():
        if geval.voor in (OPEN, "opening") or (geval.voor, naam) == ("beheer", "beheerder"):
            continue
        if geval.voor == NOOD and naam in GEROEPEN:
            continue
        if geval.voor == CONSULT and naam == "specialist":
            continue  # it was put before him
        if geval.voor in (NOODTOEZICHT, BUREAU, GEVRAAGD_WORDEN) and naam == "privacyfunctionaris":
            continue  # he reads why, in the words of who opened it, and what he wrote himself
        if geval.voor == GEVRAAGD_WORDEN and naam == "gesloten":
            continue  # it was asked of him
        antwoord = roep(toneel.spel, klant, route, toneel.doel)
        overal = f"{antwoord.text} {antwoord.headers}"
        gelekt = {woord for woord in woorden if re.search(rf"\b{woord}\b", overal)}  # not the Sam of "Samen"
        assert gelekt == set(), route


def test_the_words_are_there_for_who_may(toneel: Toneel) -> None:
    tekst = toneel.spel.gezinswerker.get(f"/casussen/{toneel.doel.casus}").get_data(as_text=True)
    assert {woord for woord in BIJZONDER if woord not in tekst} == set()


def test_partner_whose_toestemming_was_withdrawn_is_a_stranger_again(toneel: Toneel) -> None:
    geopend = toneel.spel.open_casus("school", "bt")
    pad = f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen"
    wie = geopend["gezaghebbenden"][0]
    assert toneel.spel.contactpersoon.post(pad, toneel.spel.intrekking(wie)).status_code == 201
    doel = Doel(UUID(geopend["id"]), geopend["toestemmingId"], uuid4(), uuid4(), wie, uuid4())
    for route in voor(CASUS, "toezicht"):
        bekend = roep(toneel.spel, toneel.spel.gezinswerker, route, doel)
        onbekend = roep(toneel.spel, toneel.spel.gezinswerker, route, Doel.onbekend())
        assert (bekend.status_code, kenmerk(bekend)) == (404, kenmerk(onbekend)), route
