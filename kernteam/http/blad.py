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
from marshmallow import Schema, fields
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from kernteam.grond.handeling import Handeling
from kernteam.http import doel
from kernteam.http.problem import TITEL, registreer
from kernteam.http.velden import Getal, Invoer, Lijst, Tekst, Uitvoer, Uuid
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
            return json.loads(req.get_data().decode("utf-8"), parse_constant=_geen_json)
        except RequestEntityTooLarge:
            raise
        except (ValueError, RecursionError):
            raise BadRequest from None

    def handle_error(self, error: Any, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Hand the faults to the problem floor unchanged."""
        raise error


def _geen_json(naam: str) -> NoReturn:
    raise ValueError(naam)


class Foutregel(Uitvoer):
    """One fault in the input."""

    wijzer = Tekst("JSON Pointer naar het veld met de fout; leeg voor het geheel.", "/vestigingscode", minimaal=0)
    code = Tekst("Vaste code van de fout.", "VERPLICHT")
    uitleg = Tekst("Wat er niet klopt.", "Dit veld is verplicht.")


class Keuzemogelijkheid(Uitvoer):
    """One capacity to choose from when somebody who holds several logs in."""

    hoedanigheid = Uuid("Stuur deze mee om zo te kiezen.")
    rol = Tekst("Uw rol in deze hoedanigheid.", "KERNTEAMLID")
    organisatie = Tekst("Uw organisatie in deze hoedanigheid.", "Buurtteam Voorbeeld")


class Probleem(Uitvoer):
    """RFC 9457 problem details with our extension members."""

    type = Tekst("Soort probleem (URI).", "about:blank")
    title = Tekst("Korte naam van het probleem.", "Niet gevonden")
    status = Getal("De HTTP-status.", 404)
    detail = Tekst("Wat er aan de hand is en wat u kunt doen.", "Deze gegevens bestaan niet.")
    reden = Tekst("Vaste code van de reden, als die er is.", "STATUS")
    fouten = Lijst(fields.Nested(Foutregel), "Alle fouten in de invoer.")
    keuzes = Lijst(fields.Nested(Keuzemogelijkheid), "Waaruit u kunt kiezen, als er iets te kiezen is.")

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Only the standard members are always there."""
        super().on_bind_field(field_name, field_obj)
        field_obj.required = field_name not in ("reden", "fouten", "keuzes")


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
        vraag: type[Invoer] | None = None,
        antwoord: type[Uitvoer] | None = None,
        status: int = 200,
        fouten: Sequence[int] = (),
        koppen: Sequence[str] = (),
        parameters: Sequence[dict[str, Any]] = (),
        inhoudstype: str | None = None,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Bind a view to an act, a method and a path, and declare what it takes and all it can answer."""

        def binden(view: Callable[..., Any]) -> Callable[..., Any]:
            heeft_invoer = invoer is not None or vraag is not None or "<" in pad or doel.hoort_bij(pad)
            kop = {**KOP_VERSIE, **{naam: {"$ref": f"#/components/headers/{naam}"} for naam in koppen}}
            zonder_inhoud = view if antwoord or status != HTTPStatus.NO_CONTENT else _leeg(view)
            functie = self.response(
                status, antwoord, headers=kop, description=_GELUKT[status], content_type=inhoudstype
            )(zonder_inhoud)
            for code in sorted({*fouten, *_fouten(handeling, invoer is not None, heeft_invoer, "<" in pad)}):
                functie = self.alt_response(code, f"Fout{code}")(functie)
            for schema, plek in ((vraag, "query"), (invoer, "json")):
                if schema is not None:
                    functie = self.arguments(schema, location=plek)(functie)
            beveiliging: list[dict[str, list[str]]] = [] if handeling in OPEN else [{"token": []}]
            functie = self.doc(operationId=handeling.value, security=beveiliging)(een_transactie(functie))
            functie.handeling = handeling
            functie.provide_automatic_options = False  # flask-smorest drops the option below
            eigen = [*parameters, *([doel.PARAMETER] if doel.hoort_bij(pad) else [])]
            functie._apidoc["eigenparameters"] = eigen  # noqa: SLF001 - where smorest keeps what it documents
            self.route(
                pad,
                methods=[methode],
                endpoint=handeling.value.replace(".", "_"),
                parameters=[*_padparameters(pad)],
                provide_automatic_options=False,
            )(functie)
            return functie  # type: ignore[no-any-return]

        return binden


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
}
_PADUITLEG = {
    "casus_id": "De casus.",
    "toestemming_id": "De toestemming.",
    "deelnemer_id": "De deelnemer.",
    "notitie_id": "De notitie.",
    "meldcode_id": "De meldcode.",
    "signaal_id": "Het signaal.",
    "noodkaart_id": "De noodkaart.",
    "plandoel_id": "Het doel van het plan.",
    "planactie_id": "De actie.",
    "noodtoegang_id": "De noodtoegang.",
    "taak_id": "De taak.",
    "token_id": "Het token.",
    "bezwaar_id": "Het bezwaar.",
    "verstrekking_id": "De verstrekking.",
    "kernteam_id": "Het kernteam.",
    "medewerker_id": "De medewerker.",
    "tekenlink_id": "De tekenlink.",
    "betrokkene_id": "De betrokkene.",
    "tekstversie": "De versie van de informatietekst.",
    "doelgroep": "Voor wie de tekst is geschreven.",
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
