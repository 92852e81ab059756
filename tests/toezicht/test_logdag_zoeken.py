"""logdag.zoeken: per casus, per medewerker and per day, equal lines merged; a period is required, and not too long."""

from typing import Any

import pytest
from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, opdrachten, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import nood, op
from tests.rollen import PERSONEN, org
from tests.toezicht.kijken import kijk

DAG = {"vanafDatum": "2026-11-20", "totEnMetDatum": "2026-11-20"}


def zoek(spel: Spel, **vraag: Any) -> list[dict[str, Any]]:
    antwoord = spel.privacyfunctionaris.post("/logboek/dagen/_zoek", DAG | vraag)
    assert antwoord.status_code == 200, antwoord.json
    resultaten: list[dict[str, Any]] = antwoord.json["resultaten"]
    return resultaten


def test_equal_lines_of_a_day_are_one_with_their_number(spel: Spel) -> None:
    casus, _ = kijk(spel)
    kijk(spel, casus=casus)
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    with niets_bewaard(spel):
        gevonden = zoek(spel, casus=casus)
    samen = {(een["handeling"], een["actor"]): een for een in gevonden}
    keek = samen["casus.lezen", str(PERSONEN["vreemde"].medewerker_id)]
    assert (keek["aantal"], keek["uitkomst"], keek["geweigerd"], keek["naam"]) == (
        2, "GEWEIGERD", True, "vreemde (fictief)"
    )  # fmt: skip
    assert keek["eersteOp"] < keek["laatsteOp"]
    gelezen = samen["casus.lezen", str(PERSONEN["gezinswerker"].medewerker_id)]
    assert (gelezen["aantal"], gelezen["geweigerd"], gelezen["organisatieId"]) == (1, False, str(org("bt")))
    assert sum(een["aantal"] for een in gevonden) == 6
    assert kort(regels(spel, "logdag.zoeken")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_every_key_narrows_the_search_and_emergencies_stand_out(spel: Spel) -> None:
    casus, _ = kijk(spel)
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    (een,) = zoek(spel, actor=str(PERSONEN["gezinswerker"].medewerker_id))
    assert (een["handeling"], een["nood"], een["casus"]) == ("noodtoegang.openen", True, casus)
    assert [een["handeling"] for een in zoek(spel, organisatie=str(org("bt")))] == ["noodtoegang.openen"]
    assert [een["actor"] for een in zoek(spel, uitkomst="GEWEIGERD")] == [str(PERSONEN["vreemde"].medewerker_id)]
    assert zoek(spel, vanafDatum="2026-11-19", totEnMetDatum="2026-11-19") == []


def test_a_day_is_a_day_in_amsterdam_and_the_newest_comes_first(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 00:30:00") as spel:
        casus, _ = kijk(spel)
    with op(toneel, "2026-11-21 00:30:00") as spel:
        kijk(spel, casus=casus)
        gevonden = zoek(spel, casus=casus, totEnMetDatum="2026-11-21", uitkomst="GEWEIGERD")
    assert [een["datum"] for een in gevonden] == ["2026-11-21", "2026-11-20"]


def test_lines_about_the_reader_himself_are_left_out(spel: Spel) -> None:
    assert spel.privacyfunctionaris.get("/logboek/gevallen").status_code == 200
    assert zoek(spel) == []


def test_pages_hold_every_line_once_with_a_fixed_number_of_statements(spel: Spel) -> None:
    casus, _ = kijk(spel)
    for wie in ("leerplicht", "jeugdarts", "gesloten"):
        kijk(spel, wie, casus)
    gezien: list[str] = []
    aantallen: set[int] = set()
    spel.privacyfunctionaris.koppen()
    vraag: dict[str, Any] = DAG | {"casus": casus, "limit": 2}
    while True:
        with opdrachten(spel.app) as opdracht:
            antwoord = spel.privacyfunctionaris.post("/logboek/dagen/_zoek", vraag).json
        aantallen.add(len(opdracht))
        gezien += [f"{een['actor']}{een['handeling']}" for een in antwoord["resultaten"]]
        if antwoord["volgende"] is None:
            break
        vraag["cursor"] = antwoord["volgende"]
    assert (len(gezien), len(set(gezien)), len(aantallen)) == (6, 6, 1)


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({}, {("/vanafDatum", "VERPLICHT"), ("/totEnMetDatum", "VERPLICHT")}),
        ({"vanafDatum": "1996-11-20", "totEnMetDatum": "2026-11-20"}, {("/totEnMetDatum", "PERIODE")}),
        ({"vanafDatum": "2026-08-20", "totEnMetDatum": "2026-11-20"}, {("/totEnMetDatum", "PERIODE")}),
        ({"vanafDatum": "2026-11-21", "totEnMetDatum": "2026-11-20"}, {("/totEnMetDatum", "VOLGORDE")}),
        (DAG | {"cursor": "x"}, {("/cursor", "VORM")}),
        (
            {"vanafDatum": "0001-01-01", "totEnMetDatum": "0001-01-02"},
            {("/vanafDatum", "VORM"), ("/totEnMetDatum", "VORM")},
        ),
        ({"vanafDatum": "2026-11-20", "totEnMetDatum": "9999-12-31"}, {("/totEnMetDatum", "VORM")}),
    ],
)
def test_search_without_a_period_or_with_thirty_years_is_refused(
    spel: Spel, vraag: dict[str, Any], verwacht: set[tuple[str, str]]
) -> None:
    with niets_bewaard(spel):
        assert fouten(spel.privacyfunctionaris.post("/logboek/dagen/_zoek", vraag)) == verwacht
    assert spel.privacyfunctionaris.post(
        "/logboek/dagen/_zoek", {"vanafDatum": "2026-08-21", "totEnMetDatum": "2026-11-20"}
    ).status_code == 200  # fmt: skip


@ALLEEN_SQLITE
def test_nobody_else_searches(spel: Spel) -> None:
    for naam in ("contactpersoon", "beheerder", "leidinggevende_bt"):
        probleem(spel.klanten[naam].post("/logboek/dagen/_zoek", DAG), 403, "ROL")
