"""toezichtgeval.opsommen: what explains, and from when until when; nothing somebody makes himself hides his looking."""

from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from kernteam.casus.models import Afzijdigheid, Afzijdigreden, Casus, Deelnemer
from kernteam.grond.klok import AMSTERDAM
from kernteam.identiteit.models import Hoedanigheid
from kernteam.netwerk.models import Medewerker
from kernteam.taak.models import Taak, Taaksoort
from tests.casus.bewijs import schrijvend
from tests.consult.proef import casus_met_consent
from tests.consult.proef import vraag as vraag_consult
from tests.klant import Spel
from tests.nood.spoed import nood, op, taken
from tests.overdracht.stoel import draag_over, gelukt
from tests.overleg.vergaderen import plan, zet_op
from tests.rollen import PERSONEN
from tests.toezicht.kijken import geval_van, kijk, wachtrij

# at night: somebody close by without any other explanation is in the queue then, also the second time
DAG, NACHT = "10:00:00", "23:30:00"


def in_rij(spel: Spel, wie: str) -> dict[str, list[str]]:
    """Give what explains the cases of somebody in the queue, per day."""
    wie_id = str(PERSONEN[wie].medewerker_id)
    return {een["datum"]: een["verklaringen"] for een in wachtrij(spel) if een["medewerkerId"] == wie_id}


def tweede(spel: Spel) -> None:
    """Make the beheerder a second privacyfunctionaris."""
    with schrijvend(spel.app) as sessie:
        sessie.get_one(Medewerker, PERSONEN["beheerder"].medewerker_id).rol = "PRIVACYFUNCTIONARIS"


def test_own_emergency_explains_nothing_before_or_after_it(toneel: Flask) -> None:
    """The task it brings is made by looking: it may not explain that somebody looks."""
    with op(toneel, f"2026-11-18 {NACHT}") as spel:
        casus = spel.open_casus("school")["id"]
        kijk(spel, "gezinswerker", casus)
    with op(toneel, "2026-11-20 23:50:00") as spel:
        toegang = nood(spel, "gezinswerker", f"/casussen/{casus}")["id"]
    with op(toneel, "2026-11-21 00:05:00") as spel:  # the same emergency: no case of its own
        assert spel.gezinswerker.get(f"/noodtoegangen/{toegang}").status_code == 200
    with op(toneel, f"2026-11-30 {NACHT}") as spel:
        kijk(spel, "gezinswerker", casus)
        dagen = in_rij(spel, "gezinswerker")
    assert dagen == {f"2026-11-{dag}": ["SCHOOLKRING"] for dag in (18, 20, 30)}


def test_stand_in_has_a_task_as_long_as_he_stands_in(toneel: Flask) -> None:
    with op(toneel, f"2026-11-02 {DAG}") as spel:
        casus = spel.open_casus("school", "bt")["id"]
    with schrijvend(toneel) as sessie:
        sessie.add(
            Taak(
                id=uuid4(), soort=Taaksoort.OUDERS_INFORMEREN, casus_id=UUID(casus),
                medewerker_id=PERSONEN["gezinswerker"].medewerker_id, vervanger_id=PERSONEN["vreemde"].medewerker_id,
                vervanger_vanaf_datum=date(2026, 11, 3), vervanger_tot_datum=date(2026, 11, 10),
                ontstaan_op=datetime(2026, 11, 2, 10, tzinfo=AMSTERDAM), uiterlijk_datum=date(2026, 11, 30),
            )
        )  # fmt: skip
    for dag in (2, 3, 9, 10):
        with op(toneel, f"2026-11-{dag:02} {DAG}") as spel:
            kijk(spel, "vreemde", casus)
    with op(toneel, f"2026-11-10 {NACHT}") as spel:
        assert sorted(in_rij(spel, "vreemde")) == ["2026-11-02", "2026-11-10"]


def test_who_opened_a_casus_long_ago_and_left_it_is_not_explained_by_that(toneel: Flask) -> None:
    with op(toneel, f"2026-11-02 {NACHT}") as spel:
        casus = spel.open_casus("school", "bt")["id"]
        zelf = PERSONEN["contactpersoon"].medewerker_id
    with schrijvend(toneel) as sessie:
        eigen = select(Deelnemer).where(Deelnemer.casus_id == UUID(casus), Deelnemer.medewerker_id == zelf)
        sessie.scalars(eigen).one().tot_op = datetime(2026, 11, 3, 12, tzinfo=AMSTERDAM)
    for dag in ("2026-11-10", "2026-11-24"):
        with op(toneel, f"{dag} {NACHT}") as spel:
            kijk(spel, "contactpersoon", casus)
    with op(toneel, f"2026-11-25 {DAG}") as spel:
        assert in_rij(spel, "contactpersoon") == {"2026-11-24": ["SCHOOLKRING"]}


def test_meeting_explains_only_with_the_casus_still_on_its_agenda(toneel: Flask) -> None:
    with op(toneel, f"2026-11-20 {NACHT}") as spel:
        casus = spel.open_casus("school", "bt")["id"]
        punt = zet_op(spel, plan(spel), casus)
        kijk(spel, "leerplicht", casus)
        assert in_rij(spel, "leerplicht") == {}
        assert spel.contactpersoon.post(f"{punt}/intrekkingen", {"reden": "NIET_MEER_NODIG"}).status_code == 204
        assert in_rij(spel, "leerplicht") == {"2026-11-20": ["SCHOOLKRING"]}


def een_persoon(app: Flask, *namen: str) -> None:
    """Let these be capacities of one person."""
    with schrijvend(app) as sessie:
        eerste, *rest = (PERSONEN[naam] for naam in namen)
        sessie.add_all(Hoedanigheid(account_id=eerste.account_id, medewerker_id=een.medewerker_id) for een in rest)


def test_another_capacity_gives_no_second_chance(spel: Spel) -> None:
    een_persoon(spel.app, "vreemde", "contactpersoon")
    for wie in ("vreemde", "contactpersoon"):
        for naam in ("Jansen", "Bakker"):
            vraag = {"achternaam": naam, "geboortedatum": "2017-03-01"}
            assert spel.klanten[wie].post("/casussen/_zoek", vraag).status_code == 200
        casus = str(uuid4())
        for _ in range(3):
            assert spel.klanten[wie].get(f"/casussen/{casus}").status_code == 404
    assert [een["treffers"] for een in wachtrij(spel)] == [["12", "13"]] * 2


def test_days_count_in_whatever_capacity(toneel: Flask) -> None:
    een_persoon(toneel, "vreemde", "gesloten")
    with op(toneel, f"2026-11-13 {DAG}") as spel:
        casus = spel.open_casus("school", "bt")["id"]
    for dag, wie in enumerate(("vreemde", "gesloten", "vreemde", "gesloten", "vreemde"), start=16):
        with op(toneel, f"2026-11-{dag} {DAG}") as spel:
            kijk(spel, wie, casus)
    with op(toneel, f"2026-11-20 {NACHT}") as spel:
        assert {een["datum"] for een in wachtrij(spel) if "3" in een["treffers"]} == {"2026-11-20"}


def test_specialist_who_wipes_on_his_last_day_is_explained_and_then_no_more(toneel: Flask) -> None:
    with op(toneel, f"2026-11-23 {DAG}") as spel:
        consult = vraag_consult(spel, casus_met_consent(spel))
    with op(toneel, f"2027-01-19 {DAG}") as spel:
        assert [een["uiterlijkDatum"] for een in taken(spel, "specialist") if een["id"] is None] == ["2027-01-19"]
        assert spel.specialist.post(f"/consulten/{consult}/wissing").status_code == 204
        assert in_rij(spel, "specialist") == {}
        assert spel.specialist.get(f"/consulten/{consult}").status_code == 403
        assert in_rij(spel, "specialist") == {"2027-01-19": []}


@pytest.mark.parametrize("welke", ["p4", "toestemmingId"])
def test_consult_explains_until_consent_is_taken_back(toneel: Flask, welke: str) -> None:
    with op(toneel, f"2026-11-23 {DAG}") as spel:
        casus, ander = casus_met_consent(spel), casus_met_consent(spel)
        consult, blijft = vraag_consult(spel, casus), vraag_consult(spel, ander)
        assert spel.specialist.get(f"/consulten/{consult}").status_code == 200
        intrekking = spel.intrekking(casus["gezaghebbenden"][0])
        antwoord = spel.contactpersoon.post(f"/toestemmingen/{casus[welke]}/intrekkingen", intrekking)
        assert antwoord.status_code == 201, antwoord.json
        assert in_rij(spel, "specialist") == {}
    with op(toneel, f"2026-11-25 {DAG}") as spel:
        assert spel.specialist.get(f"/consulten/{blijft}").status_code == 200
        assert in_rij(spel, "specialist") == {}
        assert spel.specialist.get(f"/consulten/{consult}").status_code == 403
        assert in_rij(spel, "specialist") == {"2026-11-25": []}


def test_what_somebody_declared_in_another_capacity_counts(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    een_persoon(spel.app, "vreemde", "gesloten")
    with schrijvend(spel.app) as sessie:
        sessie.add(
            Afzijdigheid(
                casus_id=UUID(casus), medewerker_id=PERSONEN["gesloten"].medewerker_id, reden=Afzijdigreden.FAMILIE,
                gemeld_op=sessie.get_one(Casus, UUID(casus)).geopend_op,
            )
        )  # fmt: skip
    kijk(spel, "vreemde", casus)
    assert wachtrij(spel)[0]["treffers"] == ["1", "1-eerste", "5"]


def test_officer_who_does_his_work_for_a_parent_is_explained(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    tweede(spel)
    pad, van = f"/casussen/{casus['id']}", {"betrokkeneId": casus["gezaghebbenden"][0]}
    periode = {"vanafDatum": spel.over(-7), "totDatum": spel.over(1), "adresGeheim": False}
    assert spel.privacyfunctionaris.post(f"{pad}/inzageoverzichten", van | periode).status_code == 200
    assert spel.privacyfunctionaris.get(f"{pad}/naamvrijgaven").status_code == 200
    assert spel.beheerder.get("/logboek/gevallen").json["resultaten"] == []


def test_supervisor_who_hands_over_work_is_explained_and_only_so(spel: Spel) -> None:
    casus = spel.open_casus("school", "jgz")["id"]
    gelukt(draag_over(spel, "jeugdverpleegkundige", "jeugdarts", "leidinggevende_jgz"))
    assert wachtrij(spel) == []
    spel.leidinggevende_jgz.get(f"/casussen/{casus}")
    assert [een["id"] for een in wachtrij(spel)] == [geval_van(spel, "leidinggevende_jgz", casus)]


def test_one_casus_of_his_own_does_not_hide_many_names(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]

    def zoek(*namen: str) -> None:
        for naam in namen:
            vraag = {"achternaam": naam, "geboortedatum": "2017-03-01"}
            assert spel.contactpersoon.post("/casussen/_zoek", vraag).status_code == 200

    for _ in range(3):  # reading it again is no other casus
        assert spel.contactpersoon.get(f"/casussen/{casus}").status_code == 200
    zoek("Jansen", "Bakker", "Visser")
    assert wachtrij(spel) == []
    zoek("Mulder")
    assert [een["treffers"] for een in wachtrij(spel)] == [["12"]]


def test_refusals_around_midnight_count_together(toneel: Flask) -> None:
    for moment, keren in (("2026-11-19 23:56:00", 3), ("2026-11-20 00:03:00", 2)):
        with op(toneel, moment) as spel:
            casus = str(uuid4())
            for _ in range(keren):
                assert spel.contactpersoon.get(f"/casussen/{casus}").status_code == 404
    with op(toneel, f"2026-11-20 {DAG}") as spel:
        assert [(een["datum"], een["treffers"]) for een in wachtrij(spel)] == [("2026-11-20", ["13"])]
