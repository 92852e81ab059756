"""The whole way of a casus, PO and VO: signal, consent, overleg, plan, document, consult, evaluation, close."""

from itertools import groupby

import pytest
from flask import Flask

from tests.casus.bewijs import probleem, regels
from tests.consult.proef import anoniem, antwoord, in_casus, notitie, op, toestemming, vraag
from tests.document.bestanden import bewaar, pdf
from tests.klant import Spel
from tests.levensloop.verloop import ga, ontbreekt, regisseur
from tests.overleg.vergaderen import actie as overlegactie
from tests.overleg.vergaderen import agenda, bijdrage, maak, vraag_familie, zet_op
from tests.overleg.vergaderen import plan as plan_overleg
from tests.plan.plannen import DOEL, actie, evaluatie, plan, post, tevreden
from tests.reizen.reis import ORGANISATIES, TAFEL, Reis, aan_tafel, ga_akkoord, gedaan, stappen, zet, zien
from tests.rollen import PERSONEN, org

VRIJDAG, DINSDAG, JANUARI = "2026-11-20 10:00:00", "2026-12-01 09:10:00", "2027-01-12 10:00:00"
# of PO and VO the second has all of the first, and the youth's own voice: that one goes on both stores
WERELDEN = [
    pytest.param("sqlite", 9, id="PO-sqlite"),
    pytest.param("sqlite", 13, id="VO-sqlite"),
    pytest.param("postgresql", 13, id="VO-postgresql"),
]
GEZIN, SLAAP = "Thuis is het druk.", "Sam slaapt slecht."


@pytest.mark.parametrize(("soort", "leeftijd"), WERELDEN, indirect=["soort"])
def test_casus_goes_the_whole_way(toneel: Flask, leeftijd: int) -> None:
    reis = Reis(leeftijd)
    with op(toneel, VRIJDAG) as spel:
        signaal(spel, reis)
        instemmen(spel, reis)
        uitnodigen(spel, reis)
    with op(toneel, DINSDAG) as spel:
        overleggen(spel, reis)
        overnemen(spel, reis)
        plannen(spel, reis)
        documenten(spel, reis)
        zonder_naam(spel)
        met_naam(spel, reis)
    with op(toneel, JANUARI) as spel:
        evalueren(spel, reis)
        sluiten(spel, reis)
        logboek(spel, reis)


def signaal(spel: Spel, reis: Reis) -> None:
    """Only the school knows of a signal; it can close it again."""
    reis.casus = spel.open_casus(leeftijd=reis.leeftijd)
    zien(spel, reis, contactpersoon=("SIGNAAL",))
    assert stappen(spel, reis, "contactpersoon") == {"AFGESLOTEN": ["REDEN"]}
    probleem(spel.gezinswerker.get(f"{reis.pad}/overgangen"), 404)


def instemmen(spel: Spel, reis: Reis) -> None:
    """The table opens with the last signature and not before: of a youth of 13 that is his own."""
    gevraagd = spel.contactpersoon.post(f"{reis.pad}/toestemmingen", spel.aanvraag(*ORGANISATIES))
    assert gevraagd.status_code == 201, gevraagd.json
    reis.casus["toestemmingId"] = gevraagd.json["toestemmingen"][0]["id"]
    *eersten, laatste = spel.ondertekenaars(reis.casus, reis.leeftijd)
    assert (laatste == reis.casus["jeugdigeId"]) is (reis.leeftijd >= 12)
    for een in eersten:
        spel.teken(reis.casus["toestemmingId"], een)
    zien(spel, reis, contactpersoon=("TOESTEMMING_GEVRAAGD",))
    spel.teken(reis.casus["toestemmingId"], laatste)
    zien(spel, reis, **aan_tafel("OPEN"))


def uitnodigen(spel: Spel, reis: Reis) -> None:
    """A regisseur who is never leerplicht, a meeting next week, and everybody of the family asked to his own item."""
    reis.delen["gezin"] = notitie(spel, reis.casus, tekst=GEZIN)
    reis.delen["medisch"] = notitie(spel, reis.casus, "jeugdverpleegkundige", "MED", tekst=SLAAP)
    zien(spel, reis, **aan_tafel("OPEN", "GEZ") | {"jeugdverpleegkundige": ("OPEN", "GEZ", "MED")})
    assert regisseur(spel, reis.casus, "gezinswerker").status_code == 201
    familie = ["S11_OUDERS", *(["S11_JEUGDIGE"] if reis.leeftijd >= 12 else [])]
    assert stappen(spel, reis, "contactpersoon")["OVERLEG"] == ["S10_AGENDA", *familie]
    reis.delen["overleg"] = plan_overleg(spel, 11)
    reis.delen["punt"] = zet_op(spel, reis.delen["overleg"], reis.casus["id"])
    assert stappen(spel, reis, "contactpersoon")["OVERLEG"] == familie
    assert stappen(spel, reis, "gezinswerker")["OVERLEG"] == ["CONTACTPERSOON", *familie]
    vraag_familie(spel, reis.delen["punt"], reis.familie)
    zet(spel, reis, "contactpersoon", "OVERLEG")
    zien(spel, reis, **aan_tafel("OVERLEG", "GEZ") | {"jeugdverpleegkundige": ("OVERLEG", "GEZ", "MED")})


def overleggen(spel: Spel, reis: Reis) -> None:
    """Minutes of what the JGZ said wait for her; the family was there; leerplicht finds an empty agenda."""
    punt, overleg = reis.delen["punt"], reis.delen["overleg"]
    for een in reis.familie:
        gekomen = {"uitgenodigd": True, "doelVerteld": True, "aanwezig": True}
        assert spel.contactpersoon.put(f"{punt}/genodigden/{een}", gekomen).status_code == 204
    gehoord = bijdrage(tekst="De arts kijkt mee.", herkomst=str(org("jgz")))
    maak(spel, "contactpersoon", f"{punt}/bijdragen", gehoord)
    assert {naam: len(bijdragen(spel, reis, naam)) for naam in TAFEL} == dict.fromkeys(TAFEL, 0) | {
        "jeugdverpleegkundige": 1
    }
    (wacht,) = bijdragen(spel, reis, "jeugdverpleegkundige")
    bevestiging = f"{reis.pad}/notities/{wacht['notitie']['id']}/bevestigingen"
    probleem(spel.gezinswerker.post(bevestiging), 404)
    assert spel.jeugdverpleegkundige.post(bevestiging).status_code == 204
    woorden = bijdrage("GEZ", "EIGEN_WOORDEN", betrokkeneId=reis.familie[-1], tekst="Ik wil rust in de ochtend.")
    maak(spel, "contactpersoon", f"{punt}/bijdragen", woorden)
    maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage(soort="BESLUIT"))
    reis.delen["afspraak"] = maak(spel, "contactpersoon", f"{punt}/acties", overlegactie(spel))
    for naam in TAFEL:
        (gelezen,) = agenda(spel, naam, overleg)
        assert [een["soort"] for een in gelezen["bijdragen"]] == ["VERSLAG", "EIGEN_WOORDEN", "BESLUIT", "ACTIE"]
        assert {een["betrokkeneId"]: een["aanwezig"] for een in gelezen["genodigden"]} == dict.fromkeys(
            reis.familie, True
        )
    assert agenda(spel, "leerplicht", overleg) == []
    probleem(spel.vreemde.get(f"{overleg}/agenda"), 404)
    probleem(spel.specialist.get(f"{overleg}/agenda"), 403, "ROL")
    zien(spel, reis, **tafel("OVERLEG", "GEZ", "GEZ", "OND", "OND", "OND"))


def overnemen(spel: Spel, reis: Reis) -> None:
    """After the meeting each takes over what he may read, and nobody anything else (S12)."""
    overleg = reis.delen["overleg"]
    for naam in ("gezinswerker", "leerplicht"):
        genomen = spel.klanten[naam].post(f"{overleg}/overnames", {})
        assert genomen.json["agendapunten"] == agenda(spel, naam, overleg)
        assert genomen.json["organisatieId"] == str(org(PERSONEN[naam].organisatie))
    blad = spel.begeleider.post(f"{overleg}/overnames", {}, {"Accept": "application/pdf"})
    assert (blad.mimetype, blad.data[:5]) == ("application/pdf", b"%PDF-")
    assert spel.gezinswerker.post(f"/acties/{reis.delen['afspraak']}/afrondingen").status_code == 204


def plannen(spel: Spel, reis: Reis) -> None:
    """A plan has a goal, an action, and everybody's own words; then everybody who signs agrees with it."""
    zelf = reis.leeftijd >= 12
    moet = ["DOEL", "WOORDEN_OUDERS", *(["WOORDEN_JEUGDIGE"] if zelf else [])]
    assert stappen(spel, reis, "gezinswerker")["PLAN"] == moet
    assert stappen(spel, reis, "contactpersoon")["PLAN"] == ["REGISSEUR", *moet]
    zonder = {naam: waarde for naam, waarde in DOEL.items() if naam != "woordenJeugdige"}
    reis.delen["doel"] = post(spel, "contactpersoon", f"{reis.pad}/plan/doelen", zonder)
    assert stappen(spel, reis, "gezinswerker")["PLAN"] == (["WOORDEN_JEUGDIGE"] if zelf else [])
    woorden = {"woordenJeugdige": DOEL["woordenJeugdige"]}
    pad = f"{reis.pad}/plan/doelen/{reis.delen['doel']}"
    assert spel.contactpersoon.patch(pad, woorden, {"If-Match": '"1"'}).headers["ETag"] == '"2"'
    inhoud = actie(reis.delen["doel"], uiterlijkDatum=spel.over(14))
    reis.delen["actie"] = post(spel, "contactpersoon", f"{reis.pad}/plan/acties", inhoud)
    zet(spel, reis, "gezinswerker", "PLAN")
    for naam in TAFEL:
        gelezen = plan(spel, naam, reis.pad)
        assert [een["id"] for een in gelezen["doelen"]] == [reis.delen["doel"]]
        assert [een["id"] for een in gelezen["acties"]] == [reis.delen["actie"]]
    for naam in set(PERSONEN) - {*TAFEL}:
        assert spel.klanten[naam].get(f"{reis.pad}/plan").status_code in (403, 404), naam
    assert stappen(spel, reis, "gezinswerker")["UITVOERING"] == ["AKKOORD"]
    ga_akkoord(spel, reis)
    assert stappen(spel, reis, "gezinswerker")["UITVOERING"] == []
    zet(spel, reis, "gezinswerker", "UITVOERING")


def documenten(spel: Spel, reis: Reis) -> None:
    """A file goes up stripped, and comes down for the table only; a medical one waits for its release."""
    reis.delen["brief"] = bewaar(spel.contactpersoon, reis.pad, naam="Brief van Sam")
    reis.delen["onderzoek"] = bewaar(spel.jeugdverpleegkundige, reis.pad, pdf(), klasse="MED", naam="Onderzoek")
    beide = ["Brief van Sam", "Onderzoek"]
    for naam in TAFEL:
        assert documentnamen(spel, reis, naam) == (beide if naam == "jeugdverpleegkundige" else beide[:1]), naam
    for naam in PERSONEN:
        opgehaald = spel.klanten[naam].get(f"{reis.pad}/documenten/{reis.delen['brief']}/inhoud")
        assert (opgehaald.data[:5] == b"%PDF-") is (naam in TAFEL), naam
    vrij = {"documentId": reis.delen["onderzoek"]}
    assert spel.jeugdverpleegkundige.post(f"{reis.pad}/documentvrijgaven", vrij).status_code == 201
    assert documentnamen(spel, reis, "gezinswerker") == beide


def zonder_naam(spel: Spel) -> None:
    """Advice without a name leads to no casus; a name out of an own casus is refused."""
    met_naam_erin = {"vraag": "Wat helpt Sam Berg om te slapen?", "organisatieId": str(org("spec"))}
    assert spel.gezinswerker.post("/anonieme-consulten", met_naam_erin).status_code == 400
    vraag_ = anoniem(spel)
    gegeven = {"antwoord": "Begin met een vast ritme."}
    assert spel.andere_specialist.post(f"/anonieme-consulten/{vraag_}/antwoorden", gegeven).status_code == 404
    assert spel.specialist.post(f"/anonieme-consulten/{vraag_}/antwoorden", gegeven).status_code == 201
    gelezen = spel.gezinswerker.get(f"/anonieme-consulten/{vraag_}").json
    assert gelezen["antwoord"] == gegeven["antwoord"]


def met_naam(spel: Spel, reis: Reis) -> None:
    """With a name only after its own consent; the right specialist sees what was chosen and nothing beside it."""
    gesteld = {"vraag": "Wat helpt Sam om te slapen?", "klasse": "GEZ", "onderdelen": [reis.delen["gezin"]]}
    probleem(spel.gezinswerker.post(f"{reis.pad}/consulten", gesteld), 409, "GEEN_TOESTEMMING")
    toestemming(spel, reis.casus, leeftijd=reis.leeftijd)
    consult = vraag(spel, reis.casus, "gezinswerker", reis.delen["gezin"], reis.casus["jeugdigeId"])
    gelezen = spel.specialist.get(f"/consulten/{consult}").json
    assert [een["tekst"] for een in gelezen["notities"]] == [GEZIN]
    assert [een["voornaam"] for een in gelezen["betrokkenen"]] == ["Sam"]
    probleem(spel.andere_specialist.get(f"/consulten/{consult}"), 404)
    antwoord(spel, consult)
    zien(spel, reis, **tafel("UITVOERING", "GEZ", "GEZ", "OND", "OND", "OND"))
    for naam in TAFEL:
        (gelezen,) = in_casus(spel, reis.casus, naam)
        assert [een["soort"] for een in gelezen["berichten"]] == ["VRAAG", "ANTWOORD"], naam
    probleem(spel.leerplicht.get(f"{reis.pad}/consulten"), 404)
    assert spel.gezinswerker.post(f"{reis.pad}/consulten/{consult}/afsluiting").status_code == 204
    assert spel.specialist.get(f"/consulten/{consult}").status_code == 403
    assert spel.specialist.post(f"/consulten/{consult}/wissing").status_code == 204


def evalueren(spel: Spel, reis: Reis) -> None:
    """Six weeks later everybody looks back: no end before each goal has its score."""
    gedaan_ = {"gedaanDatum": spel.over(-1)}
    pad = f"{reis.pad}/plan/acties/{reis.delen['actie']}"
    assert spel.begeleider.patch(pad, gedaan_, {"If-Match": '"1"'}).status_code == 200
    zet(spel, reis, "gezinswerker", "EVALUATIE")
    assert stappen(spel, reis, "gezinswerker") == {
        "UITVOERING": ["EINDSCORES"],
        "PLAN": ["EINDSCORES"],
        "AFGESLOTEN": ["REDEN", "EINDSCORES"],
        "OVERGEDRAGEN": ["CONTACTPERSOON", "NIEUWE_SCHOOL", "OUDERS_INFORMEREN"],
    }
    post(spel, "contactpersoon", f"{reis.pad}/plan/evaluaties", evaluatie(spel, (reis.delen["doel"], 8)))
    for wie in ("OUDERS", "SCHOOL", *(["JEUGDIGE"] if reis.leeftijd >= 12 else [])):
        post(spel, "contactpersoon", f"{reis.pad}/plan/tevredenheden", tevreden(spel, van=wie))
    assert [[score["score"] for score in een["scores"]] for een in plan(spel, "begeleider", reis.pad)["doelen"]] == [
        [8]
    ]


def sluiten(spel: Spel, reis: Reis) -> None:
    """The regisseur closes; every organisation is asked to take over its own part, and keeps only that (S12)."""
    assert ontbreekt(ga(spel.contactpersoon, reis.casus, "AFGESLOTEN", reden="DOELEN_BEREIKT")) == ["SLUITER"]
    zet(spel, reis, "gezinswerker", "AFGESLOTEN", reden="DOELEN_BEREIKT")
    for naam in TAFEL:
        (taak,) = [
            een
            for een in spel.klanten[naam].get("/mijn/taken").json["resultaten"]
            if een["soort"] == "EIGEN_DEEL_OVERNEMEN"
        ]
        assert taak["casusId"] == reis.casus["id"]
        uitkomst = {"uitkomst": "NIETS_EIGENS" if naam == "begeleider" else "OVERGENOMEN"}
        assert spel.klanten[naam].post(f"{reis.pad}/overnames", uitkomst).status_code == 204
    stand = spel.contactpersoon.get(f"{reis.pad}/overgangen").json
    assert {een["organisatieId"] for een in stand["overnames"] if een["uitkomst"]} == {
        str(org(een)) for een in ORGANISATIES
    }
    assert [een["naar"] for een in stand["overgangen"]][::-1] == [
        "SIGNAAL", "TOESTEMMING_GEVRAAGD", "OPEN", "OVERLEG", "PLAN", "UITVOERING", "EVALUATIE", "AFGESLOTEN",
    ]  # fmt: skip
    assert agenda(spel, "leerplicht", reis.delen["overleg"]) == []


def logboek(spel: Spel, reis: Reis) -> None:
    """The log has every deed in its order, by whom, and not a word of what was said."""
    assert tel(gedaan(spel, reis)) == daden(len(reis.familie), len(spel.ondertekenaars(reis.casus, reis.leeftijd)))
    genomen = regels(spel, "overname.maken", casus=reis.casus["id"])
    overgenomen = [een["naam"] for een in genomen if een["reden"] == "OVERNAME"]
    assert overgenomen == ["gezinswerker (fictief)", "begeleider (fictief)"], "leerplicht took nothing of this casus"
    lezer = spel.app.extensions["kernteam"].lezer
    for een in regels(spel, casus=reis.casus["id"], handelingen=["casus.openen", "bijdrage.maken", "consult.lezen"]):
        inhoud = str(dict(lezer.regel(een["nummer"]).inhoud))
        assert not any(woord in inhoud for woord in ("Sam", "Berg", "druk", SLAAP, "arts kijkt"))


def tel(rij: list[str]) -> list[tuple[str, int]]:
    """Give each with how many times in a row."""
    return [(een, len(list(keren))) for een, keren in groupby(rij)]


def daden(familie: int, ondertekenaars: int) -> list[tuple[str, int]]:
    """Give what must be in the log: who, which act, how often; a no that comes after the decision is a second line."""
    school, jgz, bt, swv = "contactpersoon", "jeugdverpleegkundige", "gezinswerker", "begeleider"
    return [
        (f"{school} casus.openen", 1),
        (f"{school} toestemming.vragen", 1),
        (f"{school} toestemming.ondertekenen", ondertekenaars),
        (f"{bt} notitie.toevoegen", 1),
        (f"{jgz} notitie.toevoegen", 1),
        (f"{school} regisseur.aanwijzen", 1),
        (f"{school} agendapunt.maken", 1),
        (f"{school} genodigde.vastleggen", familie),
        (f"{school} overgang.maken", 1),
        (f"{school} genodigde.vastleggen", familie),
        (f"{school} bijdrage.maken", 1),
        (f"{bt} notitie.bevestigen", 1),
        (f"{bt} notitie.bevestigen MISLUKT NIETGEVONDEN", 1),
        (f"{jgz} notitie.bevestigen", 1),
        (f"{school} bijdrage.maken", 1),
        (f"{bt} bijdrage.maken", 1),
        (f"{school} actie.maken", 1),
        (f"{bt} actie.afronden", 1),
        (f"{school} plandoel.stellen", 1),
        (f"{school} plandoel.wijzigen", 1),
        (f"{school} planactie.afspreken", 1),
        (f"{bt} overgang.maken", 1),
        (f"{school} akkoord.vastleggen", ondertekenaars),
        (f"{bt} overgang.maken", 1),
        (f"{school} document.toevoegen", 1),
        (f"{jgz} document.toevoegen", 1),
        (f"{jgz} documentvrijgave.maken", 1),
        (f"{bt} casusconsult.vragen", 1),
        (f"{bt} casusconsult.vragen MISLUKT GEEN_TOESTEMMING", 1),
        (f"{school} toestemming.vragen", 1),
        (f"{school} toestemming.ondertekenen", ondertekenaars),
        (f"{bt} casusconsult.vragen", 1),
        ("specialist consult.beantwoorden", 1),
        (f"{bt} casusconsult.afsluiten", 1),
        ("specialist wissing.bevestigen", 1),
        (f"{swv} planactie.wijzigen", 1),
        (f"{bt} overgang.maken", 1),
        (f"{school} evaluatie.vastleggen", 1),
        (f"{school} tevredenheid.vastleggen", familie),
        (f"{school} overgang.maken", 1),
        (f"{school} overgang.maken MISLUKT SLUITER", 1),
        (f"{bt} overgang.maken", 1),
        *((f"{wie} overname.melden", 1) for wie in TAFEL),
    ]


def bijdragen(spel: Spel, reis: Reis, naam: str) -> list[dict[str, object]]:
    """Give what somebody reads at the item of the casus."""
    return [een for punt in agenda(spel, naam, reis.delen["overleg"]) for een in punt["bijdragen"]]


def documentnamen(spel: Spel, reis: Reis, naam: str) -> list[str]:
    """Give the names of the documents somebody finds."""
    return sorted(een["naam"] for een in spel.klanten[naam].get(f"{reis.pad}/documenten").json["resultaten"])


def tafel(status: str, *notities: str) -> dict[str, tuple[str | None, ...]]:
    """Give what the table sees once the JGZ has written something medical that only she reads."""
    return aan_tafel(status, *notities) | {"jeugdverpleegkundige": (status, *sorted((*notities, "MED")))}
