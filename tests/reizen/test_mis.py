"""The journeys that go wrong: refusal, withdrawal, too late, a seat left empty, two writers, a birthday."""

from typing import Any

from flask import Flask

from tests.casus.bewijs import probleem
from tests.casus.test_deelnemer_beeindigen import stoel
from tests.consult.proef import ANTWOORD, notitie, op, toestemming, vraag
from tests.document.bestanden import bewaar
from tests.klant import Spel
from tests.levensloop.verloop import ga, ontbreekt, regisseur
from tests.nood.spoed import soorten
from tests.overleg.vergaderen import actie as overlegactie
from tests.overleg.vergaderen import agenda, bijdrage, maak, vraag_familie, zet_op
from tests.overleg.vergaderen import plan as plan_overleg
from tests.plan.plannen import akkoord, plan, post
from tests.reizen.reis import (
    ORGANISATIES,
    TAFEL,
    Reis,
    aan_tafel,
    ga_akkoord,
    stappen,
    tot_overleg,
    tot_plan,
    trek_in,
    zet,
    zien,
)
from tests.rollen import PERSONEN

MAANDAG = "2026-11-23 10:00:00"


def test_refusal_keeps_the_casus_with_the_school_until_everybody_says_yes(spel: Spel) -> None:
    reis = Reis(13, spel.open_casus(*ORGANISATIES, leeftijd=13, teken=False))
    *ouders, zelf = spel.ondertekenaars(reis.casus, 13)
    for een in ouders:
        spel.teken(reis.casus["toestemmingId"], een)
    spel.teken(reis.casus["toestemmingId"], zelf, "GEWEIGERD")
    zien(spel, reis, contactpersoon=("GEWEIGERD",))
    assert stappen(spel, reis, "contactpersoon") == {"AFGESLOTEN": ["REDEN"]}
    assert ga(spel.contactpersoon, reis.casus, "OVERLEG").status_code == 409
    for pad, inhoud in (("/plan", None), ("/documenten", None), ("/consulten", None)):
        probleem(spel.gezinswerker.get(f"{reis.pad}{pad}", inhoud), 404)
    spel.teken(reis.casus["toestemmingId"], zelf)
    zien(spel, reis, **aan_tafel("OPEN"))


def test_withdrawal_in_the_middle_of_an_overleg(spel: Spel) -> None:
    """What each said stays with him; what was shared closes at once, everywhere; a new yes brings all of it back."""
    reis = tot_overleg(spel)
    overleg = plan_overleg(spel)
    punt = zet_op(spel, overleg, reis.casus["id"])
    vraag_familie(spel, punt, reis.familie)
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage())
    maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage("GEZ"))
    document = bewaar(spel.gezinswerker, reis.pad, klasse="GEZ")
    trek_in(spel, reis)
    zien(spel, reis, contactpersoon=("OPGESCHORT", "OND"), gezinswerker=(None, "GEZ"))
    assert {naam: _gezegd(spel, naam, overleg) for naam in (*TAFEL, "leerplicht")} == {
        "contactpersoon": ["OND"], "gezinswerker": ["GEZ"],
        "begeleider": [], "jeugdverpleegkundige": [], "leerplicht": [],
    }  # fmt: skip
    for wie, wat in (("gezinswerker", bijdrage()), ("begeleider", bijdrage())):
        assert spel.klanten[wie].post(f"{punt}/bijdragen", wat).status_code in (404, 409), wie
    probleem(spel.begeleider.get(f"{reis.pad}/documenten/{document}"), 404)
    assert spel.gezinswerker.get(f"{reis.pad}/documenten/{document}").status_code == 200
    (eigen,) = spel.gezinswerker.post(f"{overleg}/overnames", {}).json["agendapunten"]
    assert (eigen["jeugdige"], [een["notitie"]["klasse"] for een in eigen["bijdragen"]]) == (None, ["GEZ"])
    assert "OPSCHORTING_HERSTELLEN" in soorten(spel, "contactpersoon")
    probleem(ga(spel.gezinswerker, reis.casus, "PLAN"), 403, "GEEN_PROC")
    probleem(ga(spel.begeleider, reis.casus, "PLAN"), 404)
    spel.teken(reis.casus["toestemmingId"], reis.casus["gezaghebbenden"][0])
    zien(spel, reis, **aan_tafel("OVERLEG", "GEZ", "OND"))
    assert _gezegd(spel, "begeleider", overleg) == ["GEZ", "OND"]


def test_specialist_who_is_too_late_can_only_wipe(toneel: Flask) -> None:
    with op(toneel, MAANDAG) as spel:
        reis = Reis(9, spel.open_casus(*ORGANISATIES))
        toestemming(spel, reis.casus)
        stuk = notitie(spel, reis.casus)
        consult = vraag(spel, reis.casus, "gezinswerker", stuk)
        assert spel.specialist.get(f"/consulten/{consult}").status_code == 200
    with op(toneel, "2027-01-05 09:00:00") as spel:
        probleem(spel.specialist.get(f"/consulten/{consult}"), 403, "CONSULT_VOORBIJ")
        probleem(spel.specialist.post(f"/consulten/{consult}/antwoorden", ANTWOORD), 403, "CONSULT_VOORBIJ")
        assert soorten(spel, "specialist").count("CONSULT_WISSEN") == 1
        assert spel.specialist.post(f"/consulten/{consult}/wissing").status_code == 204
        assert "CONSULT_WISSEN" not in soorten(spel, "specialist")
        (gelezen,) = spel.begeleider.get(f"{reis.pad}/consulten").json["resultaten"]
        assert (gelezen["status"], gelezen["wachtdagen"]) == ("VERLOPEN", None)
        verwijzing = {"consultId": consult, "regime": "JW_HULP"}
        probleem(spel.gezinswerker.post(f"{reis.pad}/verwijzingen", verwijzing), 409, "GEEN_TOESTEMMING")


def test_contactpersoon_leaves_and_a_colleague_goes_on(spel: Spel) -> None:
    """He led the casus, was to do an action and kept the agenda: the school goes on, and nothing of it was his own."""
    reis = tot_plan(spel)
    assert regisseur(spel, reis.casus, "contactpersoon", "WENS_GEZIN").status_code == 201
    probleem(spel.contactpersoon.delete(stoel(spel, reis.pad, "contactpersoon")), 409, "LAATSTE_VAN_SCHOOL")
    erbij = {"medewerkerId": str(PERSONEN["collega"].medewerker_id)}
    assert spel.contactpersoon.post(f"{reis.pad}/deelnemers", erbij).status_code == 201
    assert spel.collega.delete(stoel(spel, reis.pad, "contactpersoon")).status_code == 204
    gezien = aan_tafel("PLAN")
    del gezien["contactpersoon"]
    moet = {naam: spel.klanten[naam].get(reis.pad).status_code for naam in (*gezien, "collega", "contactpersoon")}
    assert moet == dict.fromkeys((*gezien, "collega"), 200) | {"contactpersoon": 404}
    assert "REGISSEUR_ONTBREEKT" in soorten(spel, "collega")
    assert stappen(spel, reis, "gezinswerker")["UITVOERING"] == ["REGISSEUR", "GEEN_REGISSEUR", "AKKOORD"]
    probleem(spel.contactpersoon.get(f"{reis.pad}/overgangen"), 404)
    for een in reis.familie:
        post(spel, "collega", f"{reis.pad}/plan/akkoorden", akkoord(spel, een))
    stoelen = spel.collega.get(f"{reis.pad}/deelnemers").json["resultaten"]
    eigen = next(een["id"] for een in stoelen if een["medewerkerId"] == erbij["medewerkerId"])
    aanwijzing = {"deelnemerId": eigen, "reden": "VERTREK"}
    assert spel.collega.post(f"{reis.pad}/regisseurs", aanwijzing).status_code == 201
    zet(spel, reis, "collega", "UITVOERING")


def test_two_people_at_the_same_plan(spel: Spel) -> None:
    """The second hears 412, reads again, and his change asks everybody to agree once more."""
    reis = tot_plan(spel)
    ga_akkoord(spel, reis)
    assert stappen(spel, reis, "gezinswerker")["UITVOERING"] == []
    pad = f"{reis.pad}/plan/doelen/{reis.delen['doel']}"
    assert spel.contactpersoon.patch(pad, {"beginscore": 4}, {"If-Match": '"1"'}).status_code == 200
    probleem(spel.contactpersoon.patch(pad, {"zorg": "Anders."}, {"If-Match": '"1"'}), 412)
    assert stappen(spel, reis, "gezinswerker")["UITVOERING"] == [], "nothing was said anew"
    (gelezen,) = plan(spel, "contactpersoon", reis.pad)["doelen"]
    weer = spel.contactpersoon.patch(pad, {"zorg": "Anders."}, {"If-Match": f'"{gelezen["versie"]}"'})
    assert weer.status_code == 200
    assert ontbreekt(ga(spel.gezinswerker, reis.casus, "UITVOERING")) == ["AKKOORD"]
    actie = f"{reis.pad}/plan/acties/{reis.delen['actie']}"
    klaar = {"gedaanDatum": spel.over(0)}
    assert spel.gezinswerker.patch(actie, klaar, {"If-Match": '"1"'}).status_code == 200
    probleem(spel.begeleider.patch(actie, klaar, {"If-Match": '"1"'}), 412)
    ga_akkoord(spel, reis)
    zet(spel, reis, "gezinswerker", "UITVOERING")


def test_transition_at_the_moment_of_a_birthday(toneel: Flask) -> None:
    """At midnight in Amsterdam the youth is 12: without his own yes there is no table, and no step."""
    jeugdige = {"voornaam": "Sam", "achternaam": "van den Berg", "geboortedatum": "2014-11-24"}
    with op(toneel, "2026-11-23 15:00:00") as spel:
        reis = Reis(11, spel.open_casus(*ORGANISATIES, jeugdige=jeugdige))
        assert regisseur(spel, reis.casus, "gezinswerker").status_code == 201
        overleg = plan_overleg(spel)
        punt = zet_op(spel, overleg, reis.casus["id"])
        vraag_familie(spel, punt, reis.familie)
    with op(toneel, "2026-11-23 23:59:00") as spel:
        assert stappen(spel, reis, "contactpersoon")["OVERLEG"] == []
        zien(spel, reis, **aan_tafel("OPEN"))
    with op(toneel, "2026-11-24 00:00:01") as spel:
        weigering = ga(spel.contactpersoon, reis.casus, "OVERLEG")
        assert weigering.status_code == 409, weigering.json
        zien(spel, reis, contactpersoon=("OPGESCHORT",))
        assert agenda(spel, "gezinswerker", overleg) == []
        assert "TOESTEMMING_VERVALLEN" in soorten(spel, "gezinswerker")
        spel.teken(reis.casus["toestemmingId"], reis.casus["jeugdigeId"])
        zien(spel, reis, **aan_tafel("OPEN"))
        weer = ga(spel.contactpersoon, reis.casus, "OVERLEG")
        assert ontbreekt(weer) == ["S11_JEUGDIGE"], "he is asked to his own item as well"
        besluit = bijdrage(soort="BESLUIT")
        probleem(spel.contactpersoon.post(f"{punt}/bijdragen", besluit), 409, "FAMILIE_NIET_GEVRAAGD")
        probleem(spel.contactpersoon.post(f"{punt}/acties", overlegactie(spel)), 409, "FAMILIE_NIET_GEVRAAGD")
        vraag_familie(spel, punt, [reis.casus["jeugdigeId"]])
        zet(spel, reis, "contactpersoon", "OVERLEG")


def _gezegd(spel: Spel, naam: str, overleg: str) -> list[str]:
    punten: list[dict[str, Any]] = agenda(spel, naam, overleg)
    return sorted(een["notitie"]["klasse"] for punt in punten for een in punt["bijdragen"])
