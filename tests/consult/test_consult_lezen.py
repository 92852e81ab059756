"""consult.lezen: the specialist sees his consult and its items, only while it runs and as they are open today (C19)."""

from typing import Any

from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, kort, opdrachten, probleem, regels
from tests.consult.proef import ANTWOORD, antwoord, casus_met_consent, gezien, notitie, op, toestemming, vraag
from tests.klant import Spel
from tests.rollen import org

VOORBIJ = "CONSULT_VOORBIJ"


def lees(spel: Spel, consult: str, wie: str = "specialist") -> Any:
    return spel.klanten[wie].get(f"/consulten/{consult}")


def test_specialist_sees_the_chosen_items_and_nothing_else_of_the_casus(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    stuk, _ander = notitie(spel, casus), notitie(spel, casus)
    consult = vraag(spel, casus, "gezinswerker", stuk)
    gelezen = lees(spel, consult).json
    assert gezien(spel, consult) == {stuk}
    assert (gelezen["status"], gelezen["hulpvraag"], gelezen["herkomstId"]) == ("GEVRAAGD", None, str(org("bt")))
    assert [(een["soort"], een["tekst"]) for een in gelezen["berichten"]] == [
        ("VRAAG", "Wat helpt Sam om weer te slapen?")
    ]
    for pad in ("", "/notities", "/betrokkenen", "/deelnemers", "/consulten", "/verwijzingen"):
        probleem(spel.specialist.get(f"/casussen/{casus['id']}{pad}"), 403, "ROL")
    assert casus["id"] not in lees(spel, consult).text
    nummer = regels(spel, "consult.lezen")[0]["nummer"]
    regel = spel.app.extensions["kernteam"].lezer.regel(nummer).inhoud
    assert (regel["discipline"], regel["doel"], regel["toestemming"]) == ("SPECIALIST", "P4", casus["p4"])
    assert (regel["object"], regel["casus"], regel["grondslag"]) == (consult, casus["id"], "AVG 6(1)a")
    assert regel["klassen"] == ["GEZ"]


@ALLEEN_SQLITE
def test_question_of_the_casus_and_a_person_show_only_when_chosen(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus, "gezinswerker", casus["id"], casus["jeugdigeId"])
    gelezen = lees(spel, consult).json
    assert gelezen["hulpvraag"] == "Hoe komt Sam weer naar school?"
    assert [een["voornaam"] for een in gelezen["betrokkenen"]] == ["Sam"]


@ALLEEN_SQLITE
def test_consult_of_another_organisation_looks_unknown(spel: Spel) -> None:
    consult = vraag(spel, casus_met_consent(spel))
    probleem(lees(spel, consult, "andere_specialist"), 404)
    for wie in ("contactpersoon", "gezinswerker", "privacyfunctionaris"):
        probleem(lees(spel, consult, wie), 403, "ROL")
    assert {een["reden"] for een in regels(spel, "consult.lezen")} == {"NIET_EIGEN", "ROL"}


@ALLEEN_SQLITE
def test_release_taken_back_closes_that_item_at_once(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    medisch, gewoon = notitie(spel, casus, "jeugdverpleegkundige", "MED"), notitie(spel, casus, "jeugdverpleegkundige")
    pad = f"/casussen/{casus['id']}/vrijgaven"
    assert spel.jeugdverpleegkundige.post(pad, {"notitieId": medisch}).status_code == 201
    consult = vraag(spel, casus, "jeugdverpleegkundige", medisch, gewoon)
    assert gezien(spel, consult) == {medisch, gewoon}
    assert spel.jeugdverpleegkundige.delete(f"{pad}/{medisch}").status_code == 204
    assert gezien(spel, consult) == {gewoon}


@ALLEEN_SQLITE
def test_narrower_consent_closes_items_and_an_empty_consult_is_over(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    ond, gez = notitie(spel, casus, klasse="OND"), notitie(spel, casus)
    consult = vraag(spel, casus, "gezinswerker", ond, gez)
    assert gezien(spel, consult) == {ond, gez}
    toestemming(spel, casus, klassen=("OND",))
    assert gezien(spel, consult) == {ond}
    assert lees(spel, consult).json["berichten"] == []
    toestemming(spel, casus, klassen=("VERZ",))
    probleem(lees(spel, consult), 403, VOORBIJ)


@ALLEEN_SQLITE
def test_withdrawal_of_the_consent_for_consult_or_for_the_casus_stops_it_for_good(spel: Spel) -> None:
    for hoofdvraag in (False, True):
        casus = casus_met_consent(spel)
        consult = vraag(spel, casus)
        van = casus["toestemmingId"] if hoofdvraag else casus["p4"]
        ouder = casus["gezaghebbenden"][0]
        spel.contactpersoon.post(f"/toestemmingen/{van}/intrekkingen", spel.intrekking(ouder))
        probleem(lees(spel, consult), 403, VOORBIJ)
        spel.teken(van, ouder)
        probleem(lees(spel, consult), 403, VOORBIJ)
        assert vraag(spel, casus) != consult, "a new yes allows a new consult"


@ALLEEN_SQLITE
def test_consult_ends_after_six_weeks_and_with_a_birthday(app: Flask) -> None:
    with op(app) as spel:
        eerste, tweede = (
            casus_met_consent(spel),
            spel.opening() | {"jeugdige": {"voornaam": "Sam", "achternaam": "Ek", "geboortedatum": "2014-12-01"}},
        )
        consult = vraag(spel, eerste)
        geopend = casus_met_consent(spel, jeugdige=tweede["jeugdige"])
        jarig = vraag(spel, geopend)
        assert lees(spel, jarig).status_code == 200
    with op(app, "2026-11-30 23:59:50") as spel:
        assert lees(spel, jarig).status_code == 200
    with op(app, "2026-12-01 00:00:01") as spel:
        probleem(lees(spel, jarig), 403, VOORBIJ)  # C14: the youth of 12 must say yes too
        spel.teken(geopend["p4"], geopend["jeugdigeId"])
        spel.teken(geopend["toestemmingId"], geopend["jeugdigeId"])
        assert lees(spel, jarig).status_code == 200, "nobody took anything back"
    with op(app, "2027-01-04 23:59:50") as spel:
        assert lees(spel, consult).status_code == 200
    with op(app, "2027-01-05 00:00:00") as spel:
        probleem(lees(spel, consult), 403, VOORBIJ)
        probleem(spel.specialist.post(f"/consulten/{consult}/antwoorden", ANTWOORD), 403, VOORBIJ)
        assert spel.specialist.get("/consulten").json["resultaten"] == []


@ALLEEN_SQLITE
def test_reading_takes_as_many_statements_however_much_there_is(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    weinig = vraag(spel, casus, "gezinswerker", notitie(spel, casus))
    veel = vraag(spel, casus, "gezinswerker", *(notitie(spel, casus) for _ in range(4)))
    for _ in range(3):
        antwoord(spel, veel)
    aantallen = []
    for consult in (weinig, veel):
        with opdrachten(spel.app) as gezien_:
            assert lees(spel, consult).status_code == 200
        aantallen.append(len(gezien_))
    assert aantallen[0] == aantallen[1]
    assert kort(regels(spel, "consult.lezen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2
