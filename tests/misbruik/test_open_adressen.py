"""openapi.lezen and documentatie.lezen: open to everybody, and without a line; signing: open, but never silent."""

from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, regels
from tests.klant import Spel

pytestmark = ALLEEN_SQLITE


def test_everybody_reads_the_description(spel: Spel) -> None:
    with niets_bewaard(spel):
        antwoord = spel.niemand.get("/openapi.json")
    assert (antwoord.status_code, antwoord.mimetype) == (200, "application/json")
    assert antwoord.json["openapi"].startswith("3.0")
    assert "/casussen/{casus_id}" in antwoord.json["paths"]
    assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
    assert regels(spel) == []


def test_everybody_reads_the_page(spel: Spel) -> None:
    antwoord = spel.niemand.get("/docs")
    assert (antwoord.status_code, antwoord.mimetype) == (200, "text/html")
    assert 'lang="nl"' in antwoord.text
    assert "<script" not in antwoord.text
    assert regels(spel) == []


def test_signing_is_open_and_writes_a_line_for_everybody_who_knocks(spel: Spel) -> None:
    klop = {"token": "A" * 43, "geboortedatum": "2015-03-14"}
    with niets_bewaard(spel):
        for klant in (spel.niemand, spel.contactpersoon):
            assert klant.post("/tekenlinks/_open", klop).status_code == 404
            assert klant.post("/tekenlinks/_antwoord", klop | {"antwoord": "GEWEIGERD"}).status_code == 404
    gevonden = regels(spel)
    assert [een["reden"] for een in gevonden] == ["ONBEKEND"] * 4
    assert {een["actor"] for een in gevonden} == {None}


def test_nothing_else_can_be_read_from_another_origin(spel: Spel) -> None:
    antwoord = spel.contactpersoon.get("/gebruikersprofiel", koppen={"Origin": "https://elders.example"})
    assert antwoord.status_code == 200
    assert "Access-Control-Allow-Origin" not in antwoord.headers
