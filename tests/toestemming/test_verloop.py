from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask

from kernteam.grond.klok import AMSTERDAM
from tests.klant import NAGEGAAN, Klant, Spel
from tests.rollen import org

BEGIN = "2027-03-13 12:00:00"
WINTER, ZOMER = "2027-03-14", "2027-07-14"  # one day in each offset from UTC
ALLEN = ("school", "swv", "bt", "lpa", "jgz")


@contextmanager
def op(app: Flask, moment: str) -> Iterator[Spel]:
    """Travel to a moment in Amsterdam; everybody gets a fresh token there."""
    with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM), tick=True):
        yield Spel(app)


def dag_voor(dag: str) -> str:
    return (datetime.fromisoformat(dag) - timedelta(days=1)).date().isoformat()


def kind(spel: Spel, geboren: str, **meer: Any) -> dict[str, Any]:
    """Give the body of an opening for a child born on a day."""
    inhoud = spel.opening(**meer)
    inhoud["jeugdige"]["geboortedatum"] = geboren
    return inhoud


def open_(spel: Spel, inhoud: dict[str, Any], *organisaties: str, jeugdige: bool = False) -> dict[str, Any]:
    """Open a casus with consent asked for these organisations; the parents sign, and the youth if told so."""
    inhoud["toestemming"] = spel.aanvraag(*organisaties)
    antwoord = spel.contactpersoon.post("/casussen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    geopend: dict[str, Any] = antwoord.json
    for wie in [*geopend["gezaghebbenden"], *([geopend["jeugdigeId"]] if jeugdige else [])]:
        spel.teken(geopend["toestemmingId"], wie)
    return geopend


def notitie(klant: Klant, casus: dict[str, Any], klasse: str = "OND", **meer: Any) -> str:
    antwoord = klant.post(f"/casussen/{casus['id']}/notities", {"klasse": klasse, "tekst": "Iets.", **meer})
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])


def lees(klant: Klant, casus: dict[str, Any]) -> dict[str, Any] | None:
    """Give the casus, or None when it is not found."""
    antwoord = klant.get(f"/casussen/{casus['id']}")
    assert antwoord.status_code in (200, 404), antwoord.json
    return antwoord.json if antwoord.status_code == 200 else None


def status(spel: Spel, casus: dict[str, Any]) -> tuple[str, str]:
    gelezen = lees(spel.contactpersoon, casus)
    assert gelezen is not None
    return gelezen["status"], gelezen["toestemming"]["reden"]


def trek_in(spel: Spel, casus: dict[str, Any], wie: str) -> None:
    pad = f"/toestemmingen/{casus['toestemmingId']}/intrekkingen"
    antwoord = spel.contactpersoon.post(pad, spel.intrekking(wie))
    assert antwoord.status_code == 201, antwoord.json


def vraag(spel: Spel, casus: dict[str, Any], *organisaties: str, klassen: tuple[str, ...]) -> str:
    antwoord = spel.contactpersoon.post(
        f"/casussen/{casus['id']}/toestemmingen", spel.aanvraag(*organisaties, klassen=klassen)
    )
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["toestemmingen"][0]["id"])


def assert_onbekend(klant: Klant, casus: dict[str, Any], inhoud: dict[str, Any]) -> None:
    """Check that the casus does not exist for him: not by id, not in his list, not by name."""
    onbekend = klant.get(f"/casussen/{uuid4()}")
    voor_hem = klant.get(f"/casussen/{casus['id']}")
    assert voor_hem.status_code == onbekend.status_code == 404
    assert {**voor_hem.json, "instance": None} == {**onbekend.json, "instance": None}
    for deel in ("betrokkenen", "deelnemers", "notities", "toestemmingen", "inzagen"):
        assert klant.get(f"/casussen/{casus['id']}/{deel}").status_code == 404, deel
    assert casus["id"] not in {een["id"] for een in klant.get("/casussen").json["resultaten"]}
    gezocht = {naam: inhoud["jeugdige"][naam] for naam in ("achternaam", "geboortedatum")}
    assert casus["id"] not in {een["id"] for een in klant.post("/casussen/_zoek", gezocht).json["resultaten"]}


@pytest.mark.parametrize("verjaardag", [WINTER, ZOMER])
def test_twelfth_birthday_suspends_at_midnight_in_amsterdam(toneel: Flask, verjaardag: str) -> None:
    with op(toneel, f"{dag_voor(verjaardag)} 12:00:00") as spel:
        inhoud = kind(spel, f"2015{verjaardag[4:]}")
        casus = open_(spel, inhoud, *ALLEN)
        eigen = notitie(spel.gezinswerker, casus, "GEZ")
        van_school = notitie(spel.contactpersoon, casus)
    with op(toneel, f"{dag_voor(verjaardag)} 23:58:00") as spel:
        assert status(spel, casus) == ("OPEN", "VOLLEDIG")
        gelezen = lees(spel.gezinswerker, casus)
        assert gelezen is not None
        assert {een["id"] for een in gelezen["notities"]} == {eigen, van_school}
        assert lees(spel.leerplicht, casus) is not None
    with op(toneel, f"{verjaardag} 00:00:00") as spel:
        assert status(spel, casus) == ("OPGESCHORT", "ONTBREEKT")
        gelezen = lees(spel.gezinswerker, casus)
        assert gelezen is not None
        assert [een["id"] for een in gelezen["notities"]] == [eigen]
        assert gelezen["betrokkenen"] == gelezen["afgeschermd"] == []
        assert [een["partij"] for een in gelezen["deelnemers"]] == ["BT"]
        assert gelezen["status"] is gelezen["hulpvraag"] is gelezen["toestemming"] is gelezen["versie"] is None
        assert_onbekend(spel.leerplicht, casus, inhoud)
        spel.teken(casus["toestemmingId"], casus["jeugdigeId"])
        assert status(spel, casus) == ("OPEN", "VOLLEDIG")
        assert lees(spel.leerplicht, casus) is not None


def test_sixteenth_birthday_leaves_the_toestemming_of_the_jeugdige(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        casus = open_(spel, kind(spel, "2011-03-14"), *ALLEN, jeugdige=True)
        zonder_jeugdige = open_(spel, kind(spel, "2011-03-14"), *ALLEN)
        assert status(spel, zonder_jeugdige) == ("TOESTEMMING_GEVRAAGD", "ONTBREEKT")
    with op(toneel, f"{WINTER} 00:00:00") as spel:
        assert status(spel, casus) == ("OPEN", "VOLLEDIG")
        assert status(spel, zonder_jeugdige) == ("TOESTEMMING_GEVRAAGD", "ONTBREEKT")
        trek_in(spel, casus, casus["gezaghebbenden"][0])  # the consent of a parent has lapsed: nothing to close
        assert status(spel, casus) == ("OPEN", "VOLLEDIG")
        trek_in(spel, casus, casus["jeugdigeId"])
        assert status(spel, casus) == ("OPGESCHORT", "INGETROKKEN")
        assert lees(spel.gezinswerker, casus) is None


def test_sixteenth_birthday_does_not_reopen_what_a_parent_withdrew(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        inhoud = kind(spel, "2011-03-14")
        casus = open_(spel, inhoud, *ALLEN, jeugdige=True)
        trek_in(spel, casus, casus["gezaghebbenden"][0])
    with op(toneel, f"{WINTER} 00:00:00") as spel:
        assert status(spel, casus) == ("OPGESCHORT", "INGETROKKEN")
        assert_onbekend(spel.gezinswerker, casus, inhoud)


def test_toestemming_expires_at_midnight_of_its_end_date(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        inhoud = kind(spel, "2019-01-01")
        casus = open_(spel, inhoud, *ALLEN)
        einde = (spel.vandaag() + timedelta(days=200)).isoformat()
    with op(toneel, f"{dag_voor(einde)} 23:58:00") as spel:
        assert status(spel, casus) == ("OPEN", "VOLLEDIG")
        assert lees(spel.jeugdverpleegkundige, casus) is not None
    with op(toneel, f"{einde} 00:00:00") as spel:
        assert status(spel, casus) == ("OPGESCHORT", "VERLOPEN")
        assert_onbekend(spel.jeugdverpleegkundige, casus, inhoud)


def test_withdrawal_closes_at_once_and_own_items_stay(spel: Spel) -> None:
    casus = spel.open_casus(*ALLEN)
    eigen, van_jgz = notitie(spel.gezinswerker, casus, "GEZ"), notitie(spel.jeugdverpleegkundige, casus, "MED")
    van_jgz_bij_bt = notitie(spel.gezinswerker, casus, "OND", herkomst=str(org("jgz")))
    trek_in(spel, casus, casus["gezaghebbenden"][1])
    assert status(spel, casus) == ("OPGESCHORT", "INGETROKKEN")
    for klant, notities in ((spel.gezinswerker, [eigen]), (spel.jeugdverpleegkundige, [van_jgz, van_jgz_bij_bt])):
        gelezen = lees(klant, casus)
        assert gelezen is not None
        assert [een["id"] for een in gelezen["notities"]] == notities
        assert gelezen["betrokkenen"] == gelezen["afgeschermd"] == []
    assert_onbekend(spel.begeleider, casus, spel.opening())
    assert lees(spel.contactpersoon, casus)["hulpvraag"] is not None  # type: ignore[index]


def test_new_toestemming_with_a_smaller_scope_gives_exactly_that_scope(spel: Spel) -> None:
    casus = spel.open_casus(*ALLEN)
    van_school = {klasse: notitie(spel.contactpersoon, casus, klasse) for klasse in ("OND", "GEZ", "VERZ")}
    trek_in(spel, casus, casus["gezaghebbenden"][0])
    nieuw = vraag(spel, casus, "bt", klassen=("OND", "PROC"))
    assert lees(spel.gezinswerker, casus) is None
    for wie in casus["gezaghebbenden"]:
        assert lees(spel.gezinswerker, casus) is None
        spel.teken(nieuw, wie)
    gelezen = lees(spel.gezinswerker, casus)
    assert gelezen is not None
    assert gelezen["status"] == "OPEN"
    assert [een["id"] for een in gelezen["notities"]] == [van_school["OND"]]
    assert gelezen["betrokkenen"] == []
    assert {een["categorie"] for een in gelezen["afgeschermd"]} == {"ID", "GEZ", "VERZ"}
    assert {een["reden"] for een in gelezen["afgeschermd"]} == {"BUITEN_BEREIK"}
    assert lees(spel.jeugdverpleegkundige, casus) is None
    assert lees(spel.begeleider, casus) is None


def test_leerplicht_left_out_of_the_toestemming_does_not_know_the_casus(spel: Spel) -> None:
    inhoud = spel.opening()
    casus = spel.open_casus("school", "swv", "bt", "jgz")
    assert lees(spel.gezinswerker, casus) is not None
    assert_onbekend(spel.leerplicht, casus, inhoud)


def test_second_school_never_knows_the_casus(spel: Spel) -> None:
    casus = spel.open_casus(*ALLEN)
    assert_onbekend(spel.vreemde, casus, spel.opening())
    assert_onbekend(spel.collega, casus, spel.opening())
    nieuw = spel.contactpersoon.post(f"/casussen/{casus['id']}/toestemmingen", spel.aanvraag("andere_school", "bt"))
    assert nieuw.status_code == 400
    assert [fout["wijzer"] for fout in nieuw.json["fouten"]] == ["/ontvangers/0"]


def test_parent_who_signs_for_fewer_receivers_narrows_it_for_everybody(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", "lpa", teken=False)
    anna, bram = casus["gezaghebbenden"]
    spel.teken(casus["toestemmingId"], anna)
    deel = [*spel.ontvangers("bt", klassen=("ID", "PROC")), *spel.ontvangers("school", klassen=("ID",))]
    stand = spel.teken(casus["toestemmingId"], bram, ontvangers=deel)["stand"]
    gegeven = {een["organisatieId"]: een["klassen"] for een in stand["ontvangers"]}
    assert gegeven == {str(org("bt")): ["ID", "PROC"], str(org("school")): ["ID"]}
    gelezen = lees(spel.gezinswerker, casus)
    assert gelezen is not None
    assert len(gelezen["betrokkenen"]) == 3
    assert gelezen["hulpvraag"] is None
    assert {een["categorie"] for een in gelezen["afgeschermd"]} == {"OND"}
    assert_onbekend(spel.leerplicht, casus, spel.opening())


def test_nobody_signs_for_more_than_was_asked(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", klassen=("ID", "PROC"), teken=False)
    pad = f"/toestemmingen/{casus['toestemmingId']}/ondertekeningen"
    ruimer = spel.antwoord(casus["gezaghebbenden"][0], ontvangers=spel.ontvangers("bt", klassen=("ID", "MED")))
    assert spel.contactpersoon.post(pad, ruimer).status_code == 409


def test_refusal_by_a_jeugdige_of_thirteen_keeps_the_casus_closed(spel: Spel) -> None:
    casus = spel.open_casus(*ALLEN, leeftijd=13, teken=False)
    for wie in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], wie)
    assert status(spel, casus) == ("TOESTEMMING_GEVRAAGD", "ONTBREEKT")
    spel.teken(casus["toestemmingId"], casus["jeugdigeId"], "GEWEIGERD")
    assert status(spel, casus) == ("GEWEIGERD", "GEWEIGERD_DOOR_JEUGDIGE")
    for klant in (spel.begeleider, spel.gezinswerker, spel.leerplicht, spel.jeugdverpleegkundige):
        assert lees(klant, casus) is None


def test_child_under_twelve_does_not_sign_also_not_when_recorded_later(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        casus = open_(spel, kind(spel, "2015-03-14"), *ALLEN)
        te_vroeg = spel.antwoord(casus["jeugdigeId"])
        pad = f"/toestemmingen/{casus['toestemmingId']}/ondertekeningen"
        assert spel.contactpersoon.post(pad, te_vroeg).status_code == 409
    with op(toneel, f"{WINTER} 09:00:00") as spel:
        assert spel.contactpersoon.post(pad, te_vroeg).json["reden"] == "TE_JONG"
        assert spel.contactpersoon.post(pad, spel.antwoord(casus["jeugdigeId"])).status_code == 201


def test_signature_recorded_after_a_later_withdrawal_does_not_undo_it(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        casus = open_(spel, kind(spel, "2019-01-01"), *ALLEN)
        eerder = spel.antwoord(casus["gezaghebbenden"][0])
    with op(toneel, f"{WINTER} 09:00:00") as spel:
        trek_in(spel, casus, casus["gezaghebbenden"][0])
        pad = f"/toestemmingen/{casus['toestemmingId']}/ondertekeningen"
        weer = spel.contactpersoon.post(pad, eerder)
        assert (weer.status_code, weer.json["reden"]) == (409, "ACHTERHAALD")
        assert status(spel, casus) == ("OPGESCHORT", "INGETROKKEN")


def test_day_of_a_signature_is_the_day_in_amsterdam(toneel: Flask) -> None:
    with op(toneel, f"{WINTER} 00:30:00") as spel:
        casus = spel.open_casus("school", "bt", teken=False)
    with op(toneel, f"{WINTER} 12:00:00") as spel:
        pad, wie = f"/toestemmingen/{casus['toestemmingId']}/ondertekeningen", casus["gezaghebbenden"][0]
        # the same UTC day as the request, but the day before in Amsterdam
        te_vroeg = spel.antwoord(wie, gegevenOp="2027-03-13T22:00:00Z")
        assert spel.contactpersoon.post(pad, te_vroeg).status_code == 400
        elders = spel.antwoord(wie, gegevenOp="2027-03-13T20:00:00-05:00")  # 02:00 in Amsterdam
        assert spel.contactpersoon.post(pad, elders).status_code == 201


def test_new_gezaghebbende_suspends_until_he_signs(spel: Spel) -> None:
    casus = spel.open_casus(*ALLEN, gezaghebbenden=spel.opening()["gezaghebbenden"][:1])
    nieuw = {"soort": "GEZAGHEBBENDE", "voornaam": "Carla", "achternaam": "Dijk", "gezag": "RECHTER"} | NAGEGAAN
    antwoord = spel.contactpersoon.post(f"/casussen/{casus['id']}/betrokkenen", nieuw)
    assert antwoord.status_code == 201
    assert status(spel, casus) == ("OPGESCHORT", "ONTBREEKT")
    assert_onbekend(spel.gezinswerker, casus, spel.opening())
    spel.teken(casus["toestemmingId"], antwoord.json["id"])
    assert status(spel, casus) == ("OPEN", "VOLLEDIG")
    assert lees(spel.gezinswerker, casus) is not None


def test_other_adult_does_not_need_to_sign(spel: Spel) -> None:
    casus = spel.open_casus(*ALLEN)
    nieuw = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Carla", "achternaam": "Dijk"}
    antwoord = spel.contactpersoon.post(f"/casussen/{casus['id']}/betrokkenen", nieuw)
    assert status(spel, casus) == ("OPEN", "VOLLEDIG")
    pad = f"/toestemmingen/{casus['toestemmingId']}/ondertekeningen"
    assert spel.contactpersoon.post(pad, spel.antwoord(antwoord.json["id"])).status_code == 409


@pytest.mark.parametrize("ouders", [("ONBEKEND",), ("GEHUWD", "ONBEKEND")])
def test_unclear_gezag_holds_also_when_everybody_signed(spel: Spel, ouders: tuple[str, ...]) -> None:
    wie = [
        {"voornaam": f"Ouder{nummer}", "achternaam": "Berg", "gezag": een} | (NAGEGAAN if een != "ONBEKEND" else {})
        for nummer, een in enumerate(ouders)
    ]
    casus = spel.open_casus(*ALLEN, gezaghebbenden=wie)
    gelezen = lees(spel.contactpersoon, casus)
    assert gelezen is not None
    assert gelezen["toestemming"]["geldigheid"] == "AANGEHOUDEN"
    assert gelezen["status"] == "TOESTEMMING_GEVRAAGD"
    assert lees(spel.gezinswerker, casus) is None


@pytest.mark.parametrize(("klassen", "verteld"), [(("ID", "PROC", "MED"), True), (("ID", "MED"), False)])
def test_medisch_of_jgz_is_told_only_to_who_may_know_that_jgz_is_involved(
    spel: Spel, klassen: tuple[str, ...], verteld: bool
) -> None:
    casus = spel.open_casus("school", "jgz", teken=False)
    pad = f"/casussen/{casus['id']}/toestemmingen"
    ontvangers = [*spel.ontvangers("school", "jgz"), *spel.ontvangers("bt", klassen=klassen)]
    nieuw = spel.contactpersoon.post(pad, {**spel.aanvraag("bt"), "ontvangers": ontvangers})
    assert nieuw.status_code == 201, nieuw.json
    for wie in casus["gezaghebbenden"]:
        spel.teken(nieuw.json["toestemmingen"][0]["id"], wie)
    notitie(spel.jeugdverpleegkundige, casus, "MED")
    gelezen = lees(spel.gezinswerker, casus)
    assert gelezen is not None
    assert gelezen["notities"] == []
    van_jgz = [een for een in gelezen["afgeschermd"] if een["eigenaar"] == str(org("jgz"))]
    verwacht = [{"categorie": "MED", "eigenaar": str(org("jgz")), "reden": "NIET_VRIJGEGEVEN"}]
    assert van_jgz == (verwacht if verteld else [])
    assert ("JGZ" in {een["partij"] for een in gelezen["deelnemers"]}) is verteld
    assert (str(org("jgz")) in spel.gezinswerker.get(f"/casussen/{casus['id']}/deelnemers").text) is verteld
    if not verteld:
        assert str(org("jgz")) not in spel.gezinswerker.get(f"/casussen/{casus['id']}").text
