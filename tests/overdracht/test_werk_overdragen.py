"""werk.overdragen: a colleague takes over, for good or until a day, and nothing opens that was closed."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from kernteam.netwerk.models import Medewerker
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, opdrachten, probleem, regels, schrijvend
from tests.consult.proef import anoniem, antwoord, casus_met_consent
from tests.consult.proef import vraag as vraag_consult
from tests.klant import Spel
from tests.levensloop.verloop import DICHT, ga, plaats, regisseur
from tests.nood.spoed import op
from tests.overdracht.stoel import draag_over, gelukt, leest, middernacht, soorten, stoelen, werk, wie
from tests.overleg.vergaderen import actie as overlegactie
from tests.overleg.vergaderen import maak, vraag_familie, zet_op
from tests.overleg.vergaderen import plan as plan_overleg
from tests.plan.plannen import post, stel
from tests.rollen import PERSONEN, SCHOOL

JV, JA, LEIDT = "jeugdverpleegkundige", "jeugdarts", "leidinggevende_jgz"


def vervanger(spel: Spel, naam: str = JV) -> str | None:
    leden = spel.contactpersoon.get(f"/scholen/{SCHOOL}/kernteam").json["leden"]
    return next(een["vervangerId"] for een in leden if een["id"] == wie(naam))


@pytest.mark.parametrize("door", [JV, LEIDT])
def test_for_good_the_colleague_sits_where_he_sat_and_he_no_longer(spel: Spel, door: str) -> None:
    casussen = [spel.open_casus("school", "jgz") for _ in range(2)]
    assert regisseur(spel, casussen[0], JV).status_code == 201
    uit = gelukt(draag_over(spel, JV, JA, door))
    assert set(uit["casussen"]) == {een["id"] for een in casussen}
    assert (uit["nietOvergedragen"], uit["regie"], uit["taken"], uit["consulten"]) == ([], [casussen[0]["id"]], 0, 0)
    for een in casussen:
        assert (leest(spel, JA, een), leest(spel, JV, een)) == (200, 404)
    rijen = spel.contactpersoon.get(f"/casussen/{casussen[0]['id']}/regisseurs").json["resultaten"]
    assert [(een["deelnemerId"], een["reden"], een["huidig"]) for een in rijen[:1]] == [
        (plaats(spel, casussen[0], JA), "VERTREK", True)
    ]
    assert vervanger(spel) == wie(JA)
    assert soorten(spel, JA) == ["WERK_OVERGENOMEN"]
    assert set(map(str, werk(spel, JV, LEIDT).values())) == {"[]"}


def test_until_a_day_both_sit_there_and_the_seat_ends_by_itself(spel: Spel) -> None:
    casus, tot = spel.open_casus("school", "jgz"), spel.over(7)
    assert regisseur(spel, casus, JV).status_code == 201
    uit = gelukt(draag_over(spel, JV, JA, totDatum=tot, reden="AFWEZIG"))
    assert (uit["casussen"], uit["regie"]) == ([casus["id"]], [])
    assert (leest(spel, JA, casus), leest(spel, JV, casus)) == (200, 200)
    assert (stoelen(spel, casus, JA), stoelen(spel, casus, JV)) == ([middernacht(tot)], [None])
    assert vervanger(spel) == wie(JA)


def test_asking_again_changes_nothing(spel: Spel) -> None:
    casus, tot = spel.open_casus("school", "jgz"), spel.over(7)
    eerst = gelukt(draag_over(spel, JV, JA, totDatum=tot))
    with niets_bewaard(spel, JV):
        assert gelukt(draag_over(spel, JV, JA, totDatum=tot)) == eerst
    assert len(stoelen(spel, casus, JA)) == 1
    gelukt(draag_over(spel, JV, JA))  # now for good: the seat stays, without an end
    assert stoelen(spel, casus, JA) == [None]
    assert gelukt(draag_over(spel, JV, JA))["casussen"] == []


def test_two_at_once_do_not_double_a_seat(spel: Spel) -> None:
    casus = spel.open_casus("school", "jgz")
    for naam in (JV, LEIDT):
        spel.klanten[naam].koppen()
    with ThreadPoolExecutor(2) as draden:
        lopend = [draden.submit(draag_over, spel, JV, JA, door) for door in (JV, LEIDT)]
        assert [een.result(timeout=30).status_code for een in lopend] == [201, 201]
    assert stoelen(spel, casus, JA) == [None]


def test_casus_he_stays_out_of_is_left_without_saying_why(spel: Spel) -> None:
    eigen, familie = spel.open_casus("school", "jgz"), spel.open_casus("school", "jgz")
    pad = f"/casussen/{familie['id']}"
    spel.contactpersoon.post(f"{pad}/deelnemers", {"medewerkerId": wie(JA)})
    assert spel.jeugdarts.post(f"{pad}/afzijdigheden", {"reden": "FAMILIE"}).status_code == 204
    uit = gelukt(draag_over(spel, JV, JA))
    assert uit["casussen"] == [eigen["id"]]
    assert uit["nietOvergedragen"] == [{"casusId": familie["id"], "code": "AFZIJDIG"}]
    assert (leest(spel, JA, familie), leest(spel, JV, familie)) == (404, 200)
    assert {een["casus"] for een in regels(spel, "werk.overdragen")} == {None, eigen["id"]}


def test_tasks_go_over_for_good_and_are_shared_until_a_day(spel: Spel) -> None:
    casus = spel.open_casus("school", "jgz")
    spel.contactpersoon.post(
        f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", spel.intrekking(casus["gezaghebbenden"][0])
    )
    assert gelukt(draag_over(spel, JV, JA, totDatum=spel.over(7)))["taken"] == 1
    assert (soorten(spel, JV), sorted(soorten(spel, JA))) == (
        ["TOESTEMMING_VERVALLEN"],
        ["TOESTEMMING_VERVALLEN", "WERK_OVERGENOMEN"],
    )
    assert gelukt(draag_over(spel, JV, JA))["taken"] == 1
    assert soorten(spel, JV) == []
    (taak,) = [een for een in spel.jeugdarts.get("/mijn/taken").json["resultaten"] if een["casusId"] and een["id"]]
    assert spel.jeugdarts.post(f"/taken/{taak['id']}/afrondingen", {"gezien": True}).status_code == 204


def test_running_consults_he_asked_go_over(spel: Spel) -> None:
    with schrijvend(spel.app) as sessie:  # a second gezinswerker
        sessie.get_one(Medewerker, PERSONEN["leidinggevende_bt"].medewerker_id).rol = PERSONEN["gezinswerker"].rol
        collega = sessie.get_one(Medewerker, PERSONEN["leidinggevende_bt"].medewerker_id)
        collega.discipline = PERSONEN["gezinswerker"].discipline
    casus = casus_met_consent(spel)
    consult, zonder_naam = vraag_consult(spel, casus), anoniem(spel)
    assert gelukt(draag_over(spel, "gezinswerker", "leidinggevende_bt"))["consulten"] == 2
    antwoord(spel, consult)
    assert "CONSULT_BEANTWOORD" in soorten(spel, "leidinggevende_bt")
    assert spel.leidinggevende_bt.get(f"/anonieme-consulten/{zonder_naam}").status_code == 200
    assert spel.gezinswerker.get(f"/anonieme-consulten/{zonder_naam}").status_code == 404


def met_acties(spel: Spel) -> tuple[dict[str, Any], str, str]:
    """Open a casus with an action in the plan and one of a meeting, both in the name of the jeugdverpleegkundige."""
    casus = spel.open_casus("school", "jgz")
    pad = f"/casussen/{casus['id']}"
    inhoud = {"doelId": stel(spel, pad), "klasse": "OND", "tekst": "Belt.", "deelnemerId": plaats(spel, casus, JV)}
    van_plan = post(spel, "contactpersoon", f"{pad}/plan/acties", inhoud)
    punt = zet_op(spel, plan_overleg(spel), casus["id"])
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    return casus, van_plan, maak(spel, "contactpersoon", f"{punt}/acties", overlegactie(spel, JV))


def test_what_was_agreed_in_his_name_goes_over(spel: Spel) -> None:
    casus, van_plan, van_overleg = met_acties(spel)
    gezien = werk(spel, JV)
    assert (gezien["planacties"], gezien["overlegacties"]) == ([van_plan], [van_overleg])
    assert gelukt(draag_over(spel, JV, JA, totDatum=spel.over(7)))["acties"] == 0  # it stays in his name
    assert gelukt(draag_over(spel, JV, JA))["acties"] == 2
    assert (werk(spel, JA)["planacties"], werk(spel, JA)["overlegacties"]) == ([van_plan], [van_overleg])
    (actie,) = spel.contactpersoon.get(f"/casussen/{casus['id']}/plan").json["acties"]
    assert (actie["deelnemerId"], actie["versie"]) == (plaats(spel, casus, JA), 2)
    assert spel.jeugdarts.post(f"/acties/{van_overleg}/afrondingen").status_code == 204
    assert werk(spel, JA)["overlegacties"] == []


def test_replacement_begins_on_its_day(toneel: Flask) -> None:
    tijd = {"vanafDatum": "2026-12-01", "totDatum": "2026-12-08"}
    with op(toneel, "2026-11-24 10:00:00") as spel:
        casus = spel.open_casus("school", "jgz")
        intrekken(spel, spel.open_casus("school", "jgz"))
        for _ in range(2):  # asking again changes nothing
            assert casus["id"] in gelukt(draag_over(spel, JV, JA, **tijd))["casussen"]
        assert (leest(spel, JA, casus), vervanger(spel), soorten(spel, JA)) == (404, None, ["WERK_OVERGENOMEN"])
        assert spel.jeugdarts.get("/casussen").json["resultaten"] == []
    with op(toneel, "2026-12-01 00:00:30") as spel:
        assert (leest(spel, JA, casus), vervanger(spel)) == (200, wie(JA))
        assert "TOESTEMMING_VERVALLEN" in soorten(spel, JA)
        assert len(stoelen(spel, casus, JA)) == 1
    with op(toneel, "2026-12-08 00:00:30") as spel:
        assert (leest(spel, JA, casus), vervanger(spel)) == (404, None)
        assert "TOESTEMMING_VERVALLEN" not in soorten(spel, JA)


def test_who_stays_out_before_his_day_does_not_come_in(toneel: Flask) -> None:
    with op(toneel, "2026-11-24 10:00:00") as spel:
        casus = spel.open_casus("school", "jgz")
        gelukt(draag_over(spel, JV, JA, vanafDatum="2026-12-01", totDatum="2026-12-08"))
        spel.contactpersoon.post(f"/casussen/{casus['id']}/deelnemers", {"medewerkerId": wie(JA)})
        assert spel.jeugdarts.post(f"/casussen/{casus['id']}/afzijdigheden", {"reden": "BUREN"}).status_code == 204
    with op(toneel, "2026-12-02 10:00:00") as spel:
        assert leest(spel, JA, casus) == 404


def test_new_contactpersoon_for_chosen_casussen(spel: Spel) -> None:
    """A new school year: each casus goes over or stays, and says why; asking again gives the same answer."""
    een, ander, blijft = (spel.open_casus("school", "bt") for _ in range(3))
    familie, vreemd = spel.open_casus("school", "bt"), str(uuid4())
    spel.contactpersoon.post(f"/casussen/{familie['id']}/deelnemers", {"medewerkerId": wie("collega")})
    assert spel.collega.post(f"/casussen/{familie['id']}/afzijdigheden", {"reden": "FAMILIE"}).status_code == 204
    intrekken(spel, een)
    intrekken(spel, blijft)
    gekozen = {"casussen": [een["id"], ander["id"], familie["id"], vreemd], "reden": "ANDERE_TAAK"}
    uit = gelukt(draag_over(spel, "contactpersoon", "collega", **gekozen))
    assert (uit["id"], uit["casussen"]) == (None, sorted([een["id"], ander["id"]]))
    assert {(rij["casusId"], rij["code"]) for rij in uit["nietOvergedragen"]} == {
        (familie["id"], "AFZIJDIG"),
        (vreemd, "NIET_IN_HANDEN"),
    }
    assert [leest(spel, "collega", casus) for casus in (een, ander, blijft, familie)] == [200, 200, 404, 404]
    assert [leest(spel, "contactpersoon", casus) for casus in (een, ander, blijft, familie)] == [404, 404, 200, 200]
    mijn = {taak["casusId"] for taak in spel.collega.get("/mijn/taken").json["resultaten"] if taak["id"]}
    assert mijn == {een["id"], None}  # what concerns the other one stays with who has it
    with niets_bewaard(spel):
        weer = gelukt(draag_over(spel, "contactpersoon", "collega", **gekozen))
    assert {naam: weer[naam] for naam in ("casussen", "nietOvergedragen")} == {
        naam: uit[naam] for naam in ("casussen", "nietOvergedragen")
    }
    assert {regel["casus"] for regel in regels(spel, "werk.overdragen")} == {None, een["id"], ander["id"]}


def intrekken(spel: Spel, casus: dict[str, Any]) -> None:
    """Let a parent withdraw, which gives everybody at the table something to know or do."""
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    antwoord = spel.contactpersoon.post(f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", intrekking)
    assert antwoord.status_code == 201


def test_seat_opens_nothing_that_consent_keeps_closed(spel: Spel) -> None:
    casus = spel.open_casus("school", "jgz")
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", intrekking)
    gezien = [leest(spel, JV, casus), spel.jeugdverpleegkundige.get(f"/casussen/{casus['id']}/notities").status_code]
    assert gelukt(draag_over(spel, JV, JA))["casussen"] == [casus["id"]]
    assert [leest(spel, JA, casus), spel.jeugdarts.get(f"/casussen/{casus['id']}/notities").status_code] == gezien
    assert gezien == [404, 404]


def test_closed_casus_goes_over_for_good_only(spel: Spel) -> None:
    casus = spel.open_casus("school", "jgz")
    assert ga(spel.contactpersoon, casus, **DICHT).status_code == 200
    assert gelukt(draag_over(spel, "contactpersoon", "collega", totDatum=spel.over(3)))["casussen"] == []
    assert gelukt(draag_over(spel, "contactpersoon", "collega"))["casussen"] == [casus["id"]]
    assert (leest(spel, "collega", casus), leest(spel, "contactpersoon", casus)) == (200, 404)


def test_a_line_for_each_casus_before_anything_changes(spel: Spel) -> None:
    casussen = [spel.open_casus("school", "jgz") for _ in range(2)]
    gelukt(draag_over(spel, JV, JA, LEIDT, reden="ANDERE_TAAK"))
    gevonden = regels(spel, "werk.overdragen")
    assert kort(gevonden)[0] == ("TOEGESTAAN", "ANDERE_TAAK")
    assert {een["casus"] for een in gevonden[1:]} == {een["id"] for een in casussen}


@pytest.mark.parametrize(
    ("naar", "reden"),
    [
        ("gezinswerker", "ONBEKENDE_MEDEWERKER"),  # of another organisation
        (JV, "ZELFDE_MEDEWERKER"),
        (LEIDT, "ROL"),
    ],
)
def test_who_cannot_do_it_is_refused(spel: Spel, naar: str, reden: str) -> None:
    spel.open_casus("school", "jgz")
    with niets_bewaard(spel, JV):
        probleem(draag_over(spel, JV, naar), 409, reden)


def test_secrecy_needs_secrecy(spel: Spel) -> None:
    with schrijvend(spel.app) as sessie:
        sessie.get_one(Medewerker, PERSONEN[JA].medewerker_id).discipline = PERSONEN["begeleider"].discipline
    probleem(draag_over(spel, JV, JA), 409, "DISCIPLINE")


def test_who_has_left_takes_nothing_over(spel: Spel) -> None:
    with schrijvend(spel.app) as sessie:
        sessie.get_one(Medewerker, PERSONEN[JA].medewerker_id).uit_dienst_op = spel.vandaag()
    probleem(draag_over(spel, JV, JA), 409, "ONBEKENDE_MEDEWERKER")


@pytest.mark.parametrize("dagen", [-1, 0, 367])
def test_impossible_end_is_refused(spel: Spel, dagen: int) -> None:
    assert fouten(draag_over(spel, JV, JA, totDatum=spel.over(dagen))) == {("/totDatum", "DATUM")}


@pytest.mark.parametrize(
    ("vanaf", "tot", "fout"),
    [
        (3, None, ("/totDatum", "VERPLICHT")),
        (-1, 3, ("/vanafDatum", "DATUM")),
        (367, 370, ("/vanafDatum", "DATUM")),
        (3, 3, ("/totDatum", "DATUM")),
        (3, 370, ("/totDatum", "DATUM")),
    ],
)
@ALLEEN_SQLITE
def test_impossible_begin_is_refused(spel: Spel, vanaf: int, tot: int | None, fout: tuple[str, str]) -> None:
    dagen = {"vanafDatum": spel.over(vanaf)} | ({"totDatum": spel.over(tot)} if tot is not None else {})
    assert fouten(draag_over(spel, JV, JA, **dagen)) == {fout}


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {JV, LEIDT}))
def test_nobody_else_hands_it_over(spel: Spel, naam: str) -> None:
    with niets_bewaard(spel, naam):
        probleem(draag_over(spel, JV, JA, naam), 404)
        assert kort(regels(spel, "werk.overdragen")) == [("GEWEIGERD", "NIET_EIGEN")]


def test_statements_do_not_grow_with_the_casussen(spel: Spel) -> None:
    geteld = []
    for aantal in (1, 4):
        for _ in range(aantal):
            spel.open_casus("school", "jgz")
        van, naar = (JV, JA) if aantal == 1 else ("contactpersoon", "collega")
        spel.klanten[van].koppen()
        with opdrachten(spel.app) as gezien:
            gelukt(draag_over(spel, van, naar, totDatum=spel.over(3)))
        geteld.append(len(gezien))
    assert geteld[0] == geteld[1]
