"""The document the application gives of itself is the one that is published; everybody may read it."""

from flask import Flask

from tests.api.test_ontwerpregels import DOCUMENT, SPEC
from tests.klant import Spel
from tools import controle_openapi


def test_openapi_json_equals_the_published_document(spel: Spel) -> None:
    antwoord = spel.niemand.get("/openapi.json")
    assert antwoord.status_code == 200
    assert antwoord.mimetype == "application/json"
    assert antwoord.json == SPEC


def test_openapi_json_may_be_read_from_every_origin_and_nothing_else_may(spel: Spel) -> None:
    assert spel.niemand.get("/openapi.json").headers["Access-Control-Allow-Origin"] == "*"
    andere = [spel.niemand.get("/docs"), spel.niemand.get("/casussen"), spel.contactpersoon.get("/casussen")]
    assert [een for een in andere if "Access-Control-Allow-Origin" in een.headers] == []


def test_openapi_json_describes_exactly_the_routes_of_the_application(app: Flask, spel: Spel) -> None:
    paden = spel.niemand.get("/openapi.json").json["paths"]
    beschreven = {
        (methode, act["operationId"]) for pad in paden.values() for methode, act in pad.items() if "operationId" in act
    }
    routes = {
        (methode.lower(), app.view_functions[regel.endpoint].handeling.value)
        for regel in app.url_map.iter_rules()
        for methode in regel.methods - {"HEAD", "OPTIONS"}
    }
    assert beschreven == routes


def test_openapi_yaml_can_be_made_without_any_store() -> None:
    assert controle_openapi.maak() == DOCUMENT.read_text(encoding="utf-8"), "run: make openapi"
