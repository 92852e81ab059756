"""Every route x everybody who must not: refused alike for what exists and what does not, without a personal word."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kernteam.grond.actor import Rol
from tests.casus.bewijs import spel_op_sqlite
from tests.klant import TEKST, Klant, Spel
from tests.rollen import PERSONEN
from tests.veiligheid.verloop import OPENING, OVERLEG, SLOT, aanwijzing, melding, open_meldcode
from tests.verstrekking.delen import bezwaar, toets, verstrekking, verzoek, vraag

OPEN, AANGEMELD, CASUS, MELDCODE = "open", "aangemeld", "casus", "meldcode"
NOOD, NOODTOEZICHT, TAAK = "nood", "noodtoezicht", "taak"
KIND = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Cor", "achternaam": "Jansen"}
KLOP = {"token": "A" * 43}  # of the right form, and of nobody
Maker = Callable[[Spel, "Doel"], Any]


@dataclass(frozen=True)
class Doel:
    """What the ids in a path stand for."""

    casus: Any
    toestemming: Any
    deelnemer: Any
    token: Any
    betrokkene: Any
    notitie: Any
    meldcode: Any = field(default_factory=uuid4)
    noodkaart: Any = field(default_factory=uuid4)
    noodtoegang: Any = field(default_factory=uuid4)
    taak: Any = field(default_factory=uuid4)
    bezwaar: Any = field(default_factory=uuid4)
    verstrekking: Any = field(default_factory=uuid4)

    @classmethod
    def onbekend(cls) -> "Doel":
        return cls(*(uuid4() for _ in range(6)))


@dataclass(frozen=True)
class Geval:
    """One route: for whom it is, and what a well-formed request sends."""

    voor: str
    inhoud: Maker | None = None
    koppen: tuple[tuple[str, str], ...] = ()


# a route that is missing here makes test_every_route_has_its_entry fail
GEVALLEN: dict[tuple[str, str], Geval] = {
    ("GET", "/openapi.json"): Geval(OPEN),
    ("GET", "/docs"): Geval(OPEN),
    ("POST", "/tokens"): Geval(OPEN, lambda _s, _d: {"gebruikersnaam": "niemand", "wachtwoord": "mis"}),
    ("GET", "/tokens"): Geval(AANGEMELD),
    ("DELETE", "/tokens/<uuid:token_id>"): Geval(AANGEMELD),
    ("GET", "/gebruikersprofiel"): Geval(AANGEMELD),
    ("GET", "/gemeenten"): Geval(AANGEMELD),
    ("GET", "/scholen"): Geval(AANGEMELD),
    ("GET", "/scholen/<vestigingscode:vestigingscode>"): Geval(AANGEMELD),
    ("GET", "/scholen/<vestigingscode:vestigingscode>/contactpersonen"): Geval(AANGEMELD),
    ("GET", "/scholen/<vestigingscode:vestigingscode>/kernteam"): Geval(AANGEMELD),
    ("GET", "/organisaties"): Geval(AANGEMELD),
    ("GET", "/medewerkers"): Geval(AANGEMELD),
    ("GET", "/kernteams"): Geval(AANGEMELD),
    ("GET", "/kernteams/<uuid:kernteam_id>/leden"): Geval(AANGEMELD),
    ("GET", "/kernteams/<uuid:kernteam_id>/scholen"): Geval(AANGEMELD),
    ("GET", "/beleid"): Geval(AANGEMELD),
    ("GET", "/convenant"): Geval(AANGEMELD),
    ("POST", "/convenanten"): Geval("beheer", lambda s, _d: s.convenant("school", "bt")),
    ("POST", "/casussen"): Geval("opening", lambda s, _d: s.opening()),
    ("GET", "/casussen"): Geval("lijst"),
    ("POST", "/casussen/_zoek"): Geval("lijst", lambda s, _d: {"achternaam": "Berg", "geboortedatum": s.geboren(9)}),
    ("GET", "/casussen/<uuid:casus_id>"): Geval(CASUS),
    ("PATCH", "/casussen/<uuid:casus_id>"): Geval(CASUS, lambda _s, _d: {"hulpvraag": "x"}, (("If-Match", '"1"'),)),
    ("POST", "/casussen/<uuid:casus_id>/overgangen"): Geval(
        CASUS, lambda _s, _d: {"naar": "AFGESLOTEN", "reden": "ANDERS"}
    ),
    ("GET", "/casussen/<uuid:casus_id>/betrokkenen"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/betrokkenen"): Geval(CASUS, lambda _s, _d: KIND),
    ("GET", "/casussen/<uuid:casus_id>/omstandigheden"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/omstandigheden"): Geval(
        CASUS, lambda s, _d: {"soort": "SAMENWONEND", "datum": s.vandaag().isoformat()}
    ),
    ("GET", "/casussen/<uuid:casus_id>/deelnemers"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/deelnemers"): Geval(
        CASUS, lambda _s, _d: {"medewerkerId": str(PERSONEN["vreemde"].medewerker_id)}
    ),
    ("DELETE", "/casussen/<uuid:casus_id>/deelnemers/<uuid:deelnemer_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/afzijdigheden"): Geval(CASUS, lambda _s, _d: {"reden": "FAMILIE"}),
    ("GET", "/casussen/<uuid:casus_id>/notities"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/notities"): Geval(CASUS, lambda _s, _d: {"klasse": "OND", "tekst": "x"}),
    ("POST", "/casussen/<uuid:casus_id>/notities/<uuid:notitie_id>/bevestigingen"): Geval(CASUS),
    ("GET", "/casussen/<uuid:casus_id>/toestemmingen"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/toestemmingen"): Geval(CASUS, lambda s, _d: s.aanvraag("bt")),
    ("POST", "/toestemmingen/<uuid:toestemming_id>/ondertekeningen"): Geval(
        CASUS, lambda s, d: s.antwoord(str(d.betrokkene))
    ),
    ("POST", "/toestemmingen/<uuid:toestemming_id>/intrekkingen"): Geval(
        CASUS, lambda s, d: s.intrekking(str(d.betrokkene))
    ),
    ("GET", "/informatieteksten"): Geval(AANGEMELD),
    ("GET", "/informatieteksten/<tekstversie:tekstversie>/<doelgroep:doelgroep>"): Geval(AANGEMELD),
    ("GET", "/scholen/<vestigingscode:vestigingscode>/bundels"): Geval(AANGEMELD),
    ("POST", "/toestemmingen/<uuid:toestemming_id>/tekenlinks"): Geval(
        CASUS, lambda _s, d: {"betrokkeneId": str(d.betrokkene)}
    ),
    ("GET", "/toestemmingen/<uuid:toestemming_id>/tekenlinks"): Geval(CASUS),
    ("DELETE", "/toestemmingen/<uuid:toestemming_id>/tekenlinks/<uuid:tekenlink_id>"): Geval(CASUS),
    ("POST", "/tekenlinks/_open"): Geval(OPEN, lambda s, _d: KLOP | {"geboortedatum": s.geboren(9)}),
    ("POST", "/tekenlinks/_antwoord"): Geval(
        OPEN, lambda s, _d: KLOP | {"geboortedatum": s.geboren(9), "antwoord": "GEWEIGERD"}
    ),
    ("GET", "/toestemmingen/<uuid:toestemming_id>/gebeurtenissen"): Geval(CASUS),
    ("GET", "/toestemmingen/<uuid:toestemming_id>/ontvangstbewijzen/<uuid:betrokkene_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/vrijgaven"): Geval(CASUS, lambda _s, d: {"notitieId": str(d.notitie)}),
    ("DELETE", "/casussen/<uuid:casus_id>/vrijgaven/<uuid:notitie_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/rechtentoetsen"): Geval(
        CASUS, lambda _s, d: {"betrokkeneId": str(d.betrokkene), "recht": "INZAGE_AFSCHRIFT", "bestand": "KERNTEAM"}
    ),
    ("POST", "/rechtentoetsen"): Geval(
        AANGEMELD,
        lambda _s, _d: {"verzoeker": "PLEEGOUDER", "leeftijd": 9, "recht": "INZAGE_AFSCHRIFT", "bestand": "KERNTEAM"},
    ),
    ("POST", "/meldcodes"): Geval("opening", lambda _s, _d: OPENING),
    ("GET", "/meldcodes"): Geval("lijst"),
    ("GET", "/meldcodes/<uuid:meldcode_id>"): Geval(MELDCODE),
    ("POST", "/meldcodes/<uuid:meldcode_id>/stappen"): Geval(MELDCODE, lambda _s, _d: OVERLEG),
    ("PUT", "/meldcodes/<uuid:meldcode_id>/aandachtsfunctionaris"): Geval(
        MELDCODE, lambda _s, _d: aanwijzing("jeugdarts")
    ),
    ("POST", "/meldcodes/<uuid:meldcode_id>/meldingen"): Geval(MELDCODE, lambda _s, _d: melding(acuut=True)),
    ("POST", "/meldcodes/<uuid:meldcode_id>/afsluitingen"): Geval(MELDCODE, lambda _s, _d: SLOT),
    ("GET", "/casussen/<uuid:casus_id>/noodkaarten"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/noodkaarten"): Geval(
        CASUS, lambda _s, _d: {"soort": "BEHANDELAAR", "tekst": "x"}
    ),
    ("DELETE", "/casussen/<uuid:casus_id>/noodkaarten/<uuid:noodkaart_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/noodtoegangen"): Geval(
        NOOD, lambda _s, _d: {"redencode": "ANDERS", "reden": "x"}
    ),
    ("GET", "/noodtoegangen/<uuid:noodtoegang_id>"): Geval(CASUS),
    ("GET", "/noodtoegangen"): Geval(NOODTOEZICHT),
    ("GET", "/noodtoegangen/<uuid:noodtoegang_id>/verantwoording"): Geval(NOODTOEZICHT),
    ("POST", "/noodtoegangen/<uuid:noodtoegang_id>/beoordelingen"): Geval(
        NOODTOEZICHT, lambda _s, _d: {"uitkomst": "TERECHT", "toelichting": "x"}
    ),
    ("POST", "/casussen/<uuid:casus_id>/informeringen"): Geval(
        CASUS, lambda s, _d: {"uitgesteldDatum": str(s.vandaag() + timedelta(days=1)), "reden": "GEVAAR"}
    ),
    ("GET", "/mijn/taken"): Geval(AANGEMELD),
    ("POST", "/taken/<uuid:taak_id>/afrondingen"): Geval(TAAK, lambda _s, _d: {"gezien": True}),
    ("POST", "/taken/<uuid:taak_id>/uitstellen"): Geval(
        TAAK, lambda s, _d: {"uitgesteldDatum": str(s.vandaag() + timedelta(days=1)), "reden": "GEVAAR"}
    ),
    ("POST", "/delingstoetsen"): Geval(AANGEMELD, lambda _s, _d: vraag("SCHOOL", "LPA", "VERZ", "P3")),
    ("POST", "/casussen/<uuid:casus_id>/delingstoetsen"): Geval(CASUS, lambda _s, _d: toets("lpa", "VERZ", "P3")),
    ("GET", "/casussen/<uuid:casus_id>/verzoeken"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/verzoeken"): Geval(CASUS, lambda s, _d: verzoek("RVDK_ONDERZOEK", s)),
    ("GET", "/casussen/<uuid:casus_id>/bezwaren"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/bezwaren"): Geval(CASUS, lambda _s, d: bezwaar(d.betrokkene)),
    ("POST", "/bezwaren/<uuid:bezwaar_id>/beoordelingen"): Geval(CASUS, lambda _s, _d: {"uitkomst": "GEGROND"}),
    ("GET", "/casussen/<uuid:casus_id>/verstrekkingen"): Geval(CASUS),
    ("GET", "/casussen/<uuid:casus_id>/verstrekkingen/<uuid:verstrekking_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/verstrekkingen"): Geval(
        CASUS, lambda _s, _d: verstrekking("lpa", "P3", {"klasse": "ID"})
    ),
    ("GET", "/casussen/<uuid:casus_id>/inzagen"): Geval("toezicht"),
    ("POST", "/logboek/regels/_zoek"): Geval("logboek", lambda _s, _d: {}),
}
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
        doel = Doel(
            geopend["id"], geopend["toestemmingId"], deelnemer, token, ouder, stuk,
            meldcode, kaart.json["id"], nood.json["id"], taak, tegen.json["id"], gegeven.json["id"],
        )  # fmt: skip
        yield Toneel(spel, doel)


def routes(app: Flask) -> set[tuple[str, str]]:
    return {
        (methode, regel.rule.removeprefix("/v1"))
        for regel in app.url_map.iter_rules()
        for methode in (regel.methods or set()) - {"HEAD"}
    }


def roep(toneel: Toneel, klant: Klant, route: tuple[str, str], doel: Doel) -> TestResponse:
    methode, pad = route
    for plek, waarde in {
        "<uuid:casus_id>": doel.casus,
        "<uuid:toestemming_id>": doel.toestemming,
        "<uuid:deelnemer_id>": doel.deelnemer,
        "<uuid:token_id>": doel.token,
        "<uuid:notitie_id>": doel.notitie,
        "<uuid:meldcode_id>": doel.meldcode,
        "<uuid:noodkaart_id>": doel.noodkaart,
        "<uuid:noodtoegang_id>": doel.noodtoegang,
        "<uuid:taak_id>": doel.taak,
        "<uuid:kernteam_id>": doel.casus,
        "<uuid:tekenlink_id>": doel.notitie,
        "<uuid:betrokkene_id>": doel.betrokkene,
        "<tekstversie:tekstversie>": TEKST,
        "<doelgroep:doelgroep>": "OUDER",
        "<uuid:bezwaar_id>": doel.bezwaar,
        "<uuid:verstrekking_id>": doel.verstrekking,
        "<vestigingscode:vestigingscode>": "00AA00",
    }.items():
        pad = pad.replace(plek, str(waarde))
    geval = GEVALLEN[route]
    inhoud = geval.inhoud(toneel.spel, doel) if geval.inhoud else None
    uitkomst: TestResponse = getattr(klant, methode.lower())(pad, inhoud, dict(geval.koppen))
    return uitkomst


def kenmerk(antwoord: TestResponse) -> tuple[int, str, list[tuple[str, str]]]:
    koppen = sorted((naam, waarde) for naam, waarde in antwoord.headers if naam != "traceparent")
    return antwoord.status_code, antwoord.text, koppen


def voor(*soorten: str) -> list[tuple[str, str]]:
    return [route for route, geval in GEVALLEN.items() if geval.voor in soorten]


def test_every_route_has_its_entry(toneel: Toneel) -> None:
    assert routes(toneel.spel.app) == set(GEVALLEN)


def test_nobody_gets_in_anywhere_but_at_the_open_door(toneel: Toneel) -> None:
    binnen = []
    for route, geval in GEVALLEN.items():
        bekend = roep(toneel, toneel.spel.niemand, route, toneel.doel)
        onbekend = roep(toneel, toneel.spel.niemand, route, Doel.onbekend())
        if geval.voor != OPEN:
            assert kenmerk(bekend) == kenmerk(onbekend), route
            assert bekend.headers["WWW-Authenticate"] == "Bearer"
        if bekend.status_code != 401:
            binnen.append(route)
    tekenen = [("POST", "/tekenlinks/_open"), ("POST", "/tekenlinks/_antwoord")]  # open, and without a link a 404
    assert binnen == [("GET", "/openapi.json"), ("GET", "/docs"), *tekenen]
    for route in tekenen:
        assert roep(toneel, toneel.spel.niemand, route, toneel.doel).status_code == 404


@per_vreemde
def test_refused_and_unknown_casus_look_the_same(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(CASUS):
        bekend, onbekend = (roep(toneel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == ALLEEN_ROL.get(naam, 404), route
        assert bekend.mimetype == "application/problem+json"


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"contactpersoon"}))
def test_meldcode_of_another_looks_unknown_whatever_the_role(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(MELDCODE):
        bekend, onbekend = (roep(toneel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        # whom he names is judged before the meldcode is looked for, so it tells nothing of it
        assert bekend.status_code == (400 if route[0] == "PUT" and naam != "jeugdverpleegkundige" else 404), route


@per_vreemde
def test_id_in_part_known_tells_nothing_either(toneel: Toneel, naam: str) -> None:
    route = ("DELETE", "/casussen/<uuid:casus_id>/deelnemers/<uuid:deelnemer_id>")
    klant, doel, leeg = toneel.spel.klanten[naam], toneel.doel, Doel.onbekend()
    half = [Doel(doel.casus, *[leeg.deelnemer] * 5), Doel(leeg.casus, *[doel.deelnemer] * 5), leeg, doel]
    assert len({repr(kenmerk(roep(toneel, klant, route, een))) for een in half}) == 1


@per_vreemde
def test_token_of_another_looks_unknown(toneel: Toneel, naam: str) -> None:
    route, klant = ("DELETE", "/tokens/<uuid:token_id>"), toneel.spel.klanten[naam]
    bekend, onbekend = (roep(toneel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
    assert kenmerk(bekend) == kenmerk(onbekend)
    assert bekend.status_code == 404


@per_vreemde
def test_taak_of_another_looks_unknown(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor(TAAK):
        bekend, onbekend = (roep(toneel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == 404, route


@pytest.mark.parametrize("naam", [naam for naam in VREEMDEN if naam not in GEROEPEN])
def test_only_who_is_called_on_opens_a_casus_in_an_emergency(toneel: Toneel, naam: str) -> None:
    klant, (route,) = toneel.spel.klanten[naam], voor(NOOD)
    bekend, onbekend = (roep(toneel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
    assert kenmerk(bekend) == kenmerk(onbekend)
    assert bekend.status_code == ALLEEN_ROL.get(naam, 404)


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_only_the_privacyfunctionaris_looks_back_at_emergencies(toneel: Toneel, naam: str) -> None:
    for route in voor(NOODTOEZICHT):
        bekend, onbekend = (
            roep(toneel, toneel.spel.klanten[naam], route, doel) for doel in (toneel.doel, Doel.onbekend())
        )
        assert kenmerk(bekend) == kenmerk(onbekend), route
        assert bekend.status_code == 403, route


@per_vreemde
def test_lists_and_the_log_give_a_stranger_nothing(toneel: Toneel, naam: str) -> None:
    klant = toneel.spel.klanten[naam]
    for route in voor("lijst"):
        antwoord = roep(toneel, klant, route, toneel.doel)
        if naam in ALLEEN_ROL:
            assert antwoord.status_code == 403, route
        else:
            assert (antwoord.status_code, antwoord.json["resultaten"]) == (200, []), route
    assert roep(toneel, klant, ("POST", "/logboek/regels/_zoek"), toneel.doel).status_code == (
        200 if naam == "privacyfunctionaris" else 403
    )


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"beheerder"}))
def test_only_the_beheerder_does_what_is_for_him(toneel: Toneel, naam: str) -> None:
    for route in voor("beheer"):
        antwoord = roep(toneel, toneel.spel.klanten[naam], route, toneel.doel)
        assert (antwoord.status_code, antwoord.json["reden"]) == (403, "ROL"), route


@per_vreemde
def test_inzagen_are_for_deelnemers_and_toezicht(toneel: Toneel, naam: str) -> None:
    route, klant = voor("toezicht")[0], toneel.spel.klanten[naam]
    bekend, onbekend = (roep(toneel, klant, route, doel) for doel in (toneel.doel, Doel.onbekend()))
    if naam == "privacyfunctionaris":
        assert (bekend.status_code, onbekend.status_code) == (200, 404)
    else:
        assert kenmerk(bekend) == kenmerk(onbekend)
        assert bekend.status_code == (404 if naam not in ALLEEN_ROL else 403)


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"contactpersoon", "collega"}))
def test_only_people_of_the_school_open_a_casus_for_it(toneel: Toneel, naam: str) -> None:
    antwoord = roep(toneel, toneel.spel.klanten[naam], ("POST", "/casussen"), toneel.doel)
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
        if geval.voor == NOODTOEZICHT and naam == "privacyfunctionaris":
            continue  # he reads why, in the words of who opened it
        antwoord = roep(toneel, klant, route, toneel.doel)
        gelekt = {woord for woord in woorden if woord in antwoord.text or woord in str(antwoord.headers)}
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
        bekend = roep(toneel, toneel.spel.gezinswerker, route, doel)
        onbekend = roep(toneel, toneel.spel.gezinswerker, route, Doel.onbekend())
        assert (bekend.status_code, kenmerk(bekend)) == (404, kenmerk(onbekend)), route
