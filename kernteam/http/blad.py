"""A sheet of routes, each bound to one Handeling, and the API that documents them strictly. Knows no feature.

flask-smorest by itself drops headers of HTTP errors, answers 422 and documents a vague `default`; here every act
declares exactly what it can answer.
"""

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from http import HTTPStatus
from threading import Lock
from typing import Any, NoReturn

from flask import Flask, Request, Response
from flask_smorest import Api as SmorestApi
from flask_smorest import Blueprint
from marshmallow import Schema
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from kernteam.grond.handeling import Handeling
from kernteam.http import doel, formulier, herhaling
from kernteam.http.foutvorm import Probleem
from kernteam.http.problem import TITEL, registreer
from kernteam.http.velden import Invoer, Uitvoer, geen_json, woorden
from kernteam.http.verzoek import een_transactie

OPEN = frozenset(
    {
        Handeling.OPENAPI_LEZEN,
        Handeling.DOCUMENTATIE_LEZEN,
        Handeling.TOKEN_MAKEN,
        Handeling.TEKENLINK_OPENEN,
        Handeling.TEKENLINK_ANTWOORDEN,
    }
)
KOP_VERSIE = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}


class _Lezer(FlaskParser):
    """Reads strictly: 415 for another media type, 400 for bad JSON, unknown fields refused everywhere."""

    DEFAULT_VALIDATION_STATUS = 400
    DEFAULT_UNKNOWN_BY_LOCATION = {"json": None, "query": "raise"}  # noqa: RUF012 - webargs' own protocol

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        """Leave out the purpose where an act has one: it is read in one place, before any view."""
        pad = req.url_rule.rule if req.url_rule else ""
        vraag = req.args.copy()
        if doel.hoort_bij(pad):
            vraag.poplist(doel.NAAM)
        return self._makeproxy(vraag, schema)

    def load_json(self, req: Request, schema: Schema) -> Any:  # noqa: ARG002 - webargs' own signature
        """Read the body as strict JSON."""
        if not req.is_json:
            raise UnsupportedMediaType
        try:
            return json.loads(req.get_data().decode("utf-8"), parse_constant=geen_json)
        except RequestEntityTooLarge:
            raise
        except (ValueError, RecursionError):
            raise BadRequest from None

    def handle_error(self, error: Any, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Hand the faults to the problem floor unchanged."""
        raise error


class Blad(Blueprint):
    """The routes of one feature."""

    ARGUMENTS_PARSER = _Lezer()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Document a parameter with the act that takes it, not with every act of its path."""
        super().__init__(*args, **kwargs)
        self._prepare_doc_cbks.append(_eigenparameters)

    def act(
        self,
        handeling: Handeling,
        methode: str,
        pad: str,
        *,
        invoer: type[Invoer] | None = None,
        bestand_bij: type[Invoer] | None = None,
        vraag: type[Invoer] | None = None,
        antwoord: type[Uitvoer] | dict[str, Any] | None = None,
        status: int = 200,
        fouten: Sequence[int] = (),
        koppen: Sequence[str] = (),
        parameters: Sequence[dict[str, Any]] = (),
        inhoudstype: str | None = None,
        ook_als: str | None = None,
        opnieuw: herhaling.Toon | None = None,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Bind a view to an act, and declare what it takes and all it can answer (`ook_als`: also as a document).

        With `bestand_bij` the body is a form with a file as a stream. `opnieuw` gives an answer again, see `herhaling`.
        """

        def binden(view: Callable[..., Any]) -> Callable[..., Any]:
            heeft_invoer = invoer is not None or vraag is not None or "<" in pad or doel.hoort_bij(pad)
            kop = {**KOP_VERSIE, **{naam: {"$ref": f"#/components/headers/{naam}"} for naam in koppen}}
            eens = herhaling.eens(handeling, methode, status, opnieuw)
            kern = eens.wikkel(view if antwoord or status != HTTPStatus.NO_CONTENT else _leeg(view))
            uitvoer = {"headers": kop, "description": _GELUKT[status], "content_type": inhoudstype}
            functie = self.response(status, antwoord, **uitvoer)(kern)
            codes = _fouten(handeling, bool(invoer or bestand_bij), heeft_invoer, "<" in pad)
            for code in sorted({*fouten, *eens.fouten, *codes}):
                functie = self.alt_response(code, f"Fout{code}")(functie)
            if bestand_bij is not None:
                functie = self.doc(requestBody=_formulier(bestand_bij))(_met_formulier(bestand_bij, functie))
            for schema, plek in ((vraag, "query"), (invoer, "json")):
                if schema is not None:
                    functie = self.arguments(schema, location=plek)(functie)
            beveiliging: list[dict[str, list[str]]] = [] if handeling in OPEN else [{"token": []}]
            document = {"responses": {status: _document(ook_als)}} if ook_als else {}
            functie = self.doc(operationId=handeling.value, security=beveiliging, **document)(een_transactie(functie))
            functie.handeling = handeling
            eigen = [*parameters, *eens.parameters, *([doel.PARAMETER] if doel.hoort_bij(pad) else [])]
            functie._apidoc["eigenparameters"] = eigen  # noqa: SLF001 - where smorest keeps what it documents
            self._hang_op(functie, methode, pad)
            return functie  # type: ignore[no-any-return]

        return binden

    def _hang_op(self, functie: Any, methode: str, pad: str) -> None:
        functie.provide_automatic_options = False  # flask-smorest drops the option below
        self.route(
            pad,
            methods=[methode],
            endpoint=functie.handeling.value.replace(".", "_"),
            parameters=[*_padparameters(pad)],
            provide_automatic_options=False,
        )(functie)


def _document(inhoudstype: str) -> dict[str, Any]:
    return {"content": {inhoudstype: {"schema": {"type": "string", "format": "binary"}}}}


def _eigenparameters(doc: dict[str, Any], doc_info: dict[str, Any], **_: Any) -> dict[str, Any]:
    return doc | {"parameters": [*doc.get("parameters", ()), *doc_info.get("eigenparameters", ())]}


def _leeg(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def zonder_inhoud(*args: Any, **kwargs: Any) -> Response:
        view(*args, **kwargs)
        antwoord = Response(status=HTTPStatus.NO_CONTENT)
        del antwoord.headers["Content-Type"]
        return antwoord

    return zonder_inhoud


def _met_formulier(schema: type[Invoer], view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def met_formulier(*args: Any, **kwargs: Any) -> Any:
        return view(*formulier.lees(schema), *args, **kwargs)

    return met_formulier


def _formulier(schema: type[Invoer]) -> dict[str, Any]:
    """Describe a form with a file; the order of the parts counts, which only words can say."""
    bestand = {"type": "string", "format": "binary", "description": "Het bestand zelf, als laatste deel."}
    delen = {"gegevens": schema, "bestand": bestand}
    vorm = {"type": "object", "required": list(delen), "additionalProperties": False, "properties": delen}
    koders = {"gegevens": {"contentType": "application/json"}}
    return {"required": True, "content": {"multipart/form-data": {"schema": vorm, "encoding": koders}}}


_GELUKT = {200: "Gelukt.", 201: "Gemaakt.", 204: "Gelukt, zonder inhoud."}


def _fouten(handeling: Handeling, body: bool, invoer: bool, pad: bool) -> set[int]:
    codes = {503} if handeling not in OPEN or handeling.regel else set()
    codes |= {401, 403} if handeling not in OPEN else set()
    codes |= {400, 413, 415} if body else set()
    codes |= {400} if invoer else set()
    return codes | ({404} if pad else set())


@lru_cache
def _padparameters(pad: str) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"in": "path", "name": naam, "required": True, "description": _PADUITLEG[naam], **_PADVORM[soort]}
        for soort, naam in re.findall(r"<(\w+):(\w+)>", pad)
    )


_PADVORM: dict[str, dict[str, Any]] = {
    "uuid": {"schema": {"type": "string", "format": "uuid"}},
    "vestigingscode": {"schema": {"type": "string", "pattern": "^[0-9]{2}[A-Z]{2}[0-9]{2}$"}, "example": "00AA00"},
    "tekstversie": {
        "schema": {"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]{0,39}$"},
        "example": "informatie-2026.1",
    },
    "doelgroep": {"schema": {"type": "string", "enum": ["OUDER", "JEUGDIGE"]}, "example": "OUDER"},
    "nummer": {"schema": {"type": "string", "pattern": "^[1-9][0-9]{0,17}$"}, "example": "1042"},
}
_PADUITLEG = {
    "casus_id": "De casus.",
    "toestemming_id": "De toestemming.",
    "deelnemer_id": "De deelnemer.",
    "notitie_id": "De notitie.",
    "meldcode_id": "De meldcode.",
    "document_id": "Het document.",
    "signaal_id": "Het signaal.",
    "noodkaart_id": "De noodkaart.",
    "plandoel_id": "Het doel van het plan.",
    "planactie_id": "De actie.",
    "anoniemconsult_id": "Het anonieme consult.",
    "consult_id": "Het consult.",
    "verwijzing_id": "De verwijzing.",
    "noodtoegang_id": "De noodtoegang.",
    "taak_id": "De taak.",
    "overleg_id": "Het overleg.",
    "agendapunt_id": "Het agendapunt.",
    "reeks_id": "De reeks van overleggen.",
    "verband_id": "Het verband.",
    "actie_id": "De actie.",
    "thema_id": "Het thema.",
    "medewerker_id": "De medewerker.",
    "token_id": "Het token.",
    "bezwaar_id": "Het bezwaar.",
    "verstrekking_id": "De verstrekking.",
    "geval_id": "Het geval.",
    "toezichtvraag_id": "De vraag.",
    "datalek_id": "Het datalek.",
    "steekproef_id": "De steekproef.",
    "aandachtscasus_id": "De plaats van een casus op de aandachtslijst.",
    "kernteam_id": "Het kernteam.",
    "tekenlink_id": "De tekenlink.",
    "betrokkene_id": "De betrokkene.",
    "tekstversie": "De versie van de informatietekst.",
    "doelgroep": "Voor wie de tekst is geschreven.",
    "nummer": "Het nummer van de logregel.",
    "grootte": "Hoeveel regels het latere ijkpunt telt.",
    "vestigingscode": "De vestigingscode van de school (BRIN en volgnummer).",
}


class Api(SmorestApi):
    """The API with its own error form and no vague default answers."""

    DEFAULT_ERROR_RESPONSE_NAME = None
    ERROR_SCHEMA = Probleem

    def __init__(self, app: Flask) -> None:
        """Take the app; nothing is described yet."""
        self._nog_te_beschrijven: list[Blad] = []
        self._slot = Lock()
        super().__init__(app)
        self.ma_plugin.converter.add_attribute_function(woorden)

    def register_blueprint(self, blp: Blad, **opties: Any) -> None:
        """Add the routes now and describe them when somebody asks: that costs more than all the rest of a start."""
        self._app.extensions["flask-smorest"]["blp_name_to_api"][blp.name] = self
        self._app.register_blueprint(blp, **opties)
        self._nog_te_beschrijven.append(blp)

    def beschrijving(self) -> dict[str, Any]:
        """Give the description of every route."""
        with self._slot:
            while self._nog_te_beschrijven:
                blad = self._nog_te_beschrijven.pop(0)
                blad.register_views_in_doc(self, self._app, self.spec, name=blad.name, parameters=None)
                self.spec.tag({"name": blad.name, "description": blad.description})
        beschreven: dict[str, Any] = self.spec.to_dict()
        return beschreven

    def _register_responses(self) -> None:
        self.spec.components.schema("Probleem", schema=Probleem)
        for status, titel in TITEL.items():
            voorbeeld = {"type": "about:blank", "title": titel, "status": status, "detail": titel + "."}
            inhoud = {"schema": {"$ref": "#/components/schemas/Probleem"}, "example": voorbeeld}
            self.spec.components.response(
                f"Fout{status}",
                {
                    "description": titel + ".",
                    "headers": KOP_VERSIE,
                    "content": {"application/problem+json": inhoud},
                },
            )

    def _register_pagination_header(self) -> None:
        """Leave out smorest's own pagination: ours is a cursor and a Link header."""

    def _register_error_handlers(self) -> None:
        app: Flask = self._app
        registreer(app)
