"""toezichtgeval.opsommen: the queue of cases, grouped, scored, explained; nobody sees what is about himself."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from flask import Flask

from kernteam.casus.models import Afzijdigheid, Afzijdigreden, Casus, Deelnemer
from kernteam.grond.fouten import SleutelsOnbeschikbaar
from kernteam.grond.klok import Klok
from kernteam.identiteit.models import Hoedanigheid
from kernteam.netwerk.models import Medewerker
from tests.casus.bewijs import fouten, kort, niets_bewaard, opdrachten, regels, schrijvend
from tests.document.bestanden import bewaar
from tests.klant import Spel
from tests.nood.spoed import NOOD, nood, op
from tests.overleg.vergaderen import plan, zet_op
from tests.rollen import PERSONEN
from tests.toezicht.kijken import beoordeel, geval_van, kijk, wachtrij
from tests.toezicht.lijst import zet_op_lijst


def test_attempts_without_explanation_are_one_case_however_often(spel: Spel) -> None:
    casus, geval = kijk(spel)
    kijk(spel, casus=casus)
    with niets_bewaard(spel):
        (een,) = wachtrij(spel)
    assert (een["id"], een["casusId"], een["medewerkerId"]) == (geval, casus, str(PERSONEN["vreemde"].medewerker_id))
    assert (een["aantal"], een["geweigerd"], een["treffers"]) == (2, 2, ["1", "1-eerste"])
    assert (een["score"], een["verklaringen"], een["open"], een["teLaat"]) == (4, [], True, False)
    assert (een["datum"], een["beoordelenUiterlijkDatum"]) == ("2026-11-20", "2026-12-04")
    assert kort(regels(spel, "toezichtgeval.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_who_has_a_seat_a_task_or_opened_it_is_explained_and_out_of_the_queue(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", "swv")["id"]
    for wie in ("contactpersoon", "gezinswerker", "begeleider"):
        assert spel.klanten[wie].get(f"/casussen/{casus}").status_code == 200
    assert wachtrij(spel) == []


def test_who_works_close_by_scores_lower(spel: Spel) -> None:
    """The first try at a strange casus is in the queue at once, also of a contactpersoon of the same school."""
    casus = spel.open_casus("school", "bt")["id"]
    kijk(spel, "collega", casus)
    kijk(spel, "vreemde", casus)
    assert [(een["score"], een["verklaringen"]) for een in wachtrij(spel)] == [(4, []), (3, ["SCHOOLKRING"])]


def test_emergency_is_always_there_also_of_who_is_of_the_kernteam(spel: Spel) -> None:
    """V10: every break-glass is reviewed."""
    casus = spel.open_casus("school")["id"]
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    (een,) = wachtrij(spel)
    assert ("2" in een["treffers"], een["noodtoegangen"]) == (True, 1)
    assert een["beoordelenUiterlijkDatum"] == "2026-11-24"


def test_attempt_at_an_emergency_is_a_case_and_opened_nothing(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    casus = spel.open_casus("school")["id"]
    assert spel.vreemde.post(f"/casussen/{casus}/noodtoegangen", NOOD).status_code == 404
    with monkeypatch.context() as kapot:
        kapot.setattr("kernteam.nood.service.openen._meld", sleutels_zijn_weg)
        assert spel.gezinswerker.post(f"/casussen/{casus}/noodtoegangen", NOOD).status_code == 503
    assert {uitkomst for uitkomst, _ in kort(regels(spel, "noodtoegang.openen"))} == {
        "GEWEIGERD", "TOEGESTAAN", "MISLUKT"
    }  # fmt: skip
    assert [("2" in een["treffers"], een["noodtoegangen"]) for een in wachtrij(spel)] == [(True, 0), (True, 0)]
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    assert sorted(een["noodtoegangen"] for een in wachtrij(spel)) == [0, 1]


def sleutels_zijn_weg(*_: object, **__: object) -> None:
    raise SleutelsOnbeschikbaar


def test_own_name_in_a_casus_is_found_by_tags_alone(spel: Spel) -> None:
    """V10: every self-match and family-match is reviewed, on keyed hashes."""
    casus = spel.open_casus("school", "bt")["id"]
    with schrijvend(spel.app) as sessie:
        sessie.get_one(Medewerker, PERSONEN["gezinswerker"].medewerker_id).naam = "Anna Berg"  # the mother's name
        sessie.get_one(Medewerker, PERSONEN["vreemde"].medewerker_id).naam = "Kees van den Berg"
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    kijk(spel, "vreemde", casus)
    treffers = {een["medewerkerId"]: een["treffers"] for een in wachtrij(spel)}
    assert treffers == {
        str(PERSONEN["gezinswerker"].medewerker_id): ["4", "5"],
        str(PERSONEN["vreemde"].medewerker_id): ["1", "1-eerste", "4"],
    }


@pytest.mark.parametrize(("reden", "regel"), [("FAMILIE", "5"), ("COLLEGA", "6"), ("BUREN", "7")])
def test_what_somebody_declared_himself_counts(spel: Spel, reden: str, regel: str) -> None:
    """V10: every family-match and colleague-match."""
    casus = spel.open_casus("school", "bt")["id"]
    with schrijvend(spel.app) as sessie:
        sessie.add(
            Afzijdigheid(
                casus_id=UUID(casus), medewerker_id=PERSONEN["vreemde"].medewerker_id, reden=Afzijdigreden(reden),
                gemeld_op=sessie.get_one(Casus, UUID(casus)).geopend_op,
            )
        )  # fmt: skip
    kijk(spel, "vreemde", casus)
    assert wachtrij(spel)[0]["treffers"] == ["1", "1-eerste", regel]


def test_refusals_on_many_things_are_one_case_of_the_whole_day(spel: Spel) -> None:
    for _ in range(5):
        assert spel.contactpersoon.get(f"/casussen/{uuid4()}").status_code == 404
    (een,) = wachtrij(spel)
    assert (een["id"], een["casusId"]) == (geval_van(spel, "contactpersoon", None), None)
    assert een["treffers"] == ["13", "13-casussen"]


def test_names_searched_without_opening_anything_are_a_case(spel: Spel) -> None:
    for naam in ("Jansen", "Bakker", "Visser"):
        vraag = {"achternaam": naam, "geboortedatum": "2017-03-01"}
        assert spel.contactpersoon.post("/casussen/_zoek", vraag).status_code == 200
    assert [een["treffers"] for een in wachtrij(spel)] == [["12"]]


def test_at_night_and_in_the_weekend_stands_out_unless_it_is_a_habit(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
    with op(toneel, "2026-11-20 23:30:00") as spel:
        kijk(spel, "vreemde", casus)
        assert "11" in wachtrij(spel)[0]["treffers"]
    for dag in (21, 22, 28, 29):
        with op(toneel, f"2026-11-{dag} 12:00:00") as spel:
            kijk(spel, "vreemde", casus)
    with op(toneel, "2026-12-05 12:00:00") as spel:
        kijk(spel, "vreemde", casus)
        laatste = next(een for een in wachtrij(spel) if een["datum"] == "2026-12-05")
    assert ("11" in laatste["treffers"], "3" in laatste["treffers"]) == (False, True)


def test_highest_score_comes_first_and_pages_hold_every_case_once(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    for wie in ("vreemde", "leerplicht", "jeugdarts", "gesloten"):
        kijk(spel, wie, casus)
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    scores = [een["score"] for een in wachtrij(spel)]
    assert scores == sorted(scores, reverse=True)
    gezien, adres = [], "/logboek/gevallen?limit=2"
    while adres:
        antwoord = spel.privacyfunctionaris.get(adres)
        gezien += [een["id"] for een in antwoord.json["resultaten"]]
        adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == [een["id"] for een in wachtrij(spel)]
    assert fouten(spel.privacyfunctionaris.get("/logboek/gevallen?cursor=WyJ4IiwieSJd")) == {("/cursor", "VORM")}


def test_what_is_judged_leaves_the_queue_and_comes_back_with_new_lines(spel: Spel) -> None:
    casus, geval = kijk(spel)
    beoordeel(spel, geval)
    assert wachtrij(spel) == []
    assert [(een["id"], een["open"]) for een in wachtrij(spel, "?open=false")] == [(geval, False)]
    kijk(spel, casus=casus)
    assert [(een["id"], een["aantal"]) for een in wachtrij(spel)] == [(geval, 2)]


def test_nobody_sees_what_is_about_himself_in_whatever_capacity(spel: Spel) -> None:
    _, geval = kijk(spel)
    with schrijvend(spel.app) as sessie:
        account = PERSONEN["privacyfunctionaris"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN["vreemde"].medewerker_id))
    assert wachtrij(spel) == []
    assert spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}").status_code == 404
    assert kort(regels(spel, "toezichtgeval.lezen")) == [("GEWEIGERD", "OVER_ZICHZELF")]


def test_officer_in_the_log_of_his_own_casus_is_for_a_second_one(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    eigen, tweede = PERSONEN["privacyfunctionaris"], PERSONEN["beheerder"]
    with schrijvend(spel.app) as sessie:
        sessie.add(Hoedanigheid(account_id=eigen.account_id, medewerker_id=PERSONEN["gezinswerker"].medewerker_id))
        sessie.get_one(Medewerker, tweede.medewerker_id).rol = "PRIVACYFUNCTIONARIS"
        sessie.flush()
        assert sessie.query(Deelnemer).filter_by(medewerker_id=PERSONEN["gezinswerker"].medewerker_id).count() == 1
    assert spel.privacyfunctionaris.get(f"/casussen/{casus}/inzagen").status_code == 200
    assert wachtrij(spel) == []
    (een,) = spel.beheerder.get("/logboek/gevallen").json["resultaten"]
    assert (een["medewerkerId"], een["treffers"]) == (str(eigen.medewerker_id), ["18"])


def test_an_export_holds_the_lines_of_who_made_it_and_is_for_a_second_one(spel: Spel) -> None:
    eigen, tweede = PERSONEN["privacyfunctionaris"], PERSONEN["beheerder"]
    with schrijvend(spel.app) as sessie:
        sessie.get_one(Medewerker, tweede.medewerker_id).rol = "PRIVACYFUNCTIONARIS"
    assert wachtrij(spel) == []
    vraag = {"vorm": "LDV", "vanaf": "2026-11-20T00:00:00+01:00", "tot": Klok().nu().isoformat()}
    uitvoer = spel.privacyfunctionaris.post("/logboek/regels/_uitvoer", vraag)
    assert "toezichtgeval.opsommen" in uitvoer.text
    assert wachtrij(spel) == []
    (een,) = spel.beheerder.get("/logboek/gevallen").json["resultaten"]
    wat = een["medewerkerId"], een["casusId"], een["treffers"], een["verklaringen"]
    assert wat == (str(eigen.medewerker_id), None, ["18-uitvoer"], [])


def test_first_time_that_somebody_takes_along_counts_and_reading_documents_does_not_hide_it(toneel: Flask) -> None:
    """F3 rule 14."""
    with op(toneel, "2026-11-16 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
        zet_op_lijst(spel.privacyfunctionaris, casus)  # rule 8 shows every access
        inhoud = f"/casussen/{casus}/documenten/{bewaar(spel.contactpersoon, f'/casussen/{casus}')}/inhoud"
        overleg = plan(spel)
        zet_op(spel, overleg, casus)
    gevonden = []
    for dag in (17, 18, 19):
        with op(toneel, f"2026-11-{dag} 10:00:00") as spel:
            assert spel.contactpersoon.get(inhoud).status_code == 200
            if dag > 17:
                assert spel.contactpersoon.post(f"{overleg}/overnames", {}).status_code == 200
            gevonden += [een["treffers"] for een in wachtrij(spel) if een["datum"] == str(spel.vandaag())]
    assert gevonden == [["8"], ["14", "8"], ["8"]]


def test_leaving_and_a_casus_long_closed_count(toneel: Flask) -> None:
    with op(toneel, "2026-11-02 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
    with schrijvend(toneel) as sessie:
        rij = sessie.get_one(Casus, UUID(casus))
        rij.afgesloten_op = rij.geopend_op
        sessie.get_one(Medewerker, PERSONEN["vreemde"].medewerker_id).uit_dienst_op = spel.vandaag().replace(
            2026, 12, 15
        )
    with op(toneel, "2026-12-07 10:00:00") as spel:
        kijk(spel, "vreemde", casus)
        (een,) = wachtrij(spel)
    assert een["treffers"] == ["1", "1-eerste", "15", "16"]


def test_leaving_one_function_counts_in_the_other_of_the_same_person(toneel: Flask) -> None:
    """F3 rule 16: a change of function is that the old one ends."""
    with op(toneel, "2026-11-02 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
    with schrijvend(toneel) as sessie:
        account = PERSONEN["vreemde"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN["jeugdarts"].medewerker_id))
        sessie.get_one(Medewerker, PERSONEN["jeugdarts"].medewerker_id).uit_dienst_op = date(2026, 12, 1)
    for moment, treffers in (("2026-12-15 10:00:00", ["1", "1-eerste", "16"]), ("2026-12-16 10:00:00", ["1"])):
        with op(toneel, moment) as spel:
            kijk(spel, "vreemde", casus)
            gevonden = {een["datum"]: een["treffers"] for een in wachtrij(spel)}
            assert gevonden[moment[:10]] == treffers


def test_number_of_statements_does_not_grow_with_the_queue(spel: Spel) -> None:
    def tel() -> int:
        with opdrachten(spel.app) as gezien:
            wachtrij(spel)
        return len(gezien)

    casus = spel.open_casus("school", "bt")["id"]
    kijk(spel, "vreemde", casus)
    wachtrij(spel)  # seals what waited in the log: from here on each look seals one line
    eerst = tel()
    for wie in ("leerplicht", "jeugdarts", "gesloten"):
        kijk(spel, wie, spel.open_casus("school", "bt")["id"])
        kijk(spel, wie, casus)
    assert len(wachtrij(spel)) == 7
    assert tel() == eerst
