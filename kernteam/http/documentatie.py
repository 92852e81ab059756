"""The API's description of itself: the OpenAPI document and a page made of it. Knows no feature."""

import base64
from hashlib import sha256
from typing import Any

from flask import Response, current_app, json, render_template
from flask_smorest import Api as SmorestApi

from kernteam import VERSIE
from kernteam.grond.handeling import Handeling
from kernteam.http.blad import Blad
from kernteam.http.koppen import BESCHRIJVING

BASIS = "/v1"
INFO: dict[str, Any] = {
    "description": "API waarmee scholen en een kernteam samen aan een casus rond een jeugdige werken. Elke handeling "
    "wordt getoetst aan wet en toestemming en vastgelegd in het logboek.",
    "contact": {
        "name": "Kernteam",
        "url": "https://kernteam.example/contact",
        "email": "beheer@kernteam.example",
    },
    "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
}
SERVERS = [{"url": "https://kernteam.example/v1", "description": "Deze installatie."}]

blad = Blad("documentatie", __name__, description="De beschrijving van deze API.", template_folder="templates")


def document(api: SmorestApi) -> dict[str, Any]:
    """Give the OpenAPI document, with paths relative to the server's base path."""
    ruw: dict[str, Any] = json.loads(json.dumps(api.beschrijving()))
    ruw["paths"] = {pad.removeprefix(BASIS): inhoud for pad, inhoud in ruw["paths"].items()}
    ruw["tags"] = sorted(ruw["tags"], key=lambda tag: str(tag["name"]))
    for operatie in operaties(ruw):
        operatie.setdefault("description", operatie["summary"])
    _sluit_lege_objecten(ruw["components"]["schemas"])
    return {naam: ruw[naam] for naam in _VOLGORDE}


def operaties(doc: dict[str, Any]) -> list[dict[str, Any]]:
    """List the operations of a document, in its order."""
    return [
        inhoud
        for pad in doc["paths"].values()
        for methode, inhoud in pad.items()
        if methode in ("get", "post", "put", "patch", "delete")
    ]


_VOLGORDE = ("openapi", "info", "servers", "tags", "paths", "components")
_LEEG_OBJECT = {"type": "object", "nullable": True}


def _sluit_lege_objecten(deel: Any) -> None:
    """Let an object that may be null be that object or null; apispec's own words allow any object at all."""
    if isinstance(deel, list):
        for kind in deel:
            _sluit_lege_objecten(kind)
    elif isinstance(deel, dict):
        for kind in deel.values():
            _sluit_lege_objecten(kind)
        if deel == _LEEG_OBJECT:
            deel["enum"] = [None]


def instellingen() -> dict[str, Any]:
    """Give the settings flask-smorest needs."""
    return {
        "API_TITLE": "Kernteam",
        "API_VERSION": VERSIE,
        "OPENAPI_VERSION": "3.0.3",
        "API_SPEC_OPTIONS": {
            "info": INFO,
            "servers": SERVERS,
            "components": {
                "headers": BESCHRIJVING,
                "securitySchemes": {
                    "token": {"type": "http", "scheme": "bearer", "description": "Het token van POST /tokens."}
                },
            },
        },
    }


def van_app() -> dict[str, Any]:
    """Give the document of the running application."""
    api = current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    return document(api)


@blad.act(Handeling.OPENAPI_LEZEN, "GET", "/openapi.json", inhoudstype="application/json")
def openapi() -> Response:
    """Lees de beschrijving van deze API als OpenAPI-document."""
    antwoord = Response(json.dumps(van_app()), mimetype="application/json")
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    return antwoord


@blad.act(Handeling.DOCUMENTATIE_LEZEN, "GET", "/docs", inhoudstype="text/html")
def documentatie() -> Response:
    """Lees de beschrijving van deze API als pagina."""
    stijl = render_template("documentatie.css")
    antwoord = Response(render_template("documentatie.html", doc=van_app(), stijl=stijl), mimetype="text/html")
    vingerafdruk = base64.b64encode(sha256(stijl.encode()).digest()).decode()
    antwoord.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'sha256-{vingerafdruk}'; frame-ancestors 'none'; base-uri 'none'; "
        "form-action 'none'"
    )
    return antwoord
