"""Turns every failure into application/problem+json (RFC 9457) with Dutch text. Knows no feature.

Nothing of the request's content, and no exception text but our own, reaches the answer or the process log.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import structlog
from flask import Flask, Response, json
from marshmallow import ValidationError
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from kernteam.grond.fouten import (
    Fout,
    Geweigerd,
    Gewijzigd,
    KernteamFout,
    LogboekOnbeschikbaar,
    NietAangemeld,
    NietGevonden,
    Ongeldig,
    ScannerOnbeschikbaar,
    SleutelsOnbeschikbaar,
    Strijdig,
    TeVaak,
)

_log = structlog.get_logger(__name__)

STATUS: dict[type[KernteamFout], int] = {
    Ongeldig: 400,
    NietAangemeld: 401,
    Geweigerd: 403,
    NietGevonden: 404,
    Strijdig: 409,
    Gewijzigd: 412,
    TeVaak: 429,
    LogboekOnbeschikbaar: 503,
    SleutelsOnbeschikbaar: 503,
    ScannerOnbeschikbaar: 503,
}
TITEL = {
    400: "Ongeldige invoer",
    401: "Niet aangemeld",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Methode niet toegestaan",
    406: "Niet aanvaardbaar",
    409: "Past niet bij de huidige stand",
    412: "Intussen gewijzigd",
    413: "Te groot",
    415: "Verkeerd mediatype",
    428: "Voorwaarde ontbreekt",
    429: "Te vaak geprobeerd",
    500: "Interne fout",
    503: "Tijdelijk niet beschikbaar",
}
_UITLEG = {
    400: "Het verzoek is niet leesbaar als JSON.",
    404: NietGevonden.uitleg,
    405: "Deze methode bestaat hier niet. De kop Allow zegt welke wel.",
    413: "Het verzoek is te groot.",
    415: "Stuur de inhoud in het mediatype dat bij deze handeling hoort: application/json, of bij een bestand "
    "multipart/form-data.",
    500: "Er ging iets mis in het systeem. Het is vastgelegd.",
    503: "De opslag is nu niet bereikbaar. Probeer het later opnieuw.",
}


def probleem(
    status: int, detail: str, koppen: Mapping[str, str] | None = None, meer: Mapping[str, object] | None = None
) -> Response:
    """Make a problem answer; `meer` are extension members."""
    inhoud = {
        "type": "about:blank",
        "title": TITEL.get(status, "Fout"),
        "status": status,
        "detail": detail,
        **(meer or {}),
    }
    antwoord = Response(json.dumps(inhoud), status=status, mimetype="application/problem+json")
    antwoord.headers.extend(dict(koppen or {}))
    return antwoord


def registreer(app: Flask) -> None:
    """Hang the handlers on the app; the most specific one wins."""
    app.register_error_handler(KernteamFout, _domeinfout)
    app.register_error_handler(ValidationError, lambda fout: _domeinfout(Ongeldig(list(fouten_uit(fout.messages)))))
    app.register_error_handler(StaleDataError, lambda _: _domeinfout(_TEGELIJK))
    app.register_error_handler(IntegrityError, lambda _: _domeinfout(_TEGELIJK))
    app.register_error_handler(DBAPIError, _opslagfout)
    app.register_error_handler(PoolTimeout, _opslagfout)
    app.register_error_handler(HTTPException, _httpfout)
    app.register_error_handler(Exception, _onverwacht)


_MEESTE = 100  # faults that are listed; a body with more was not written by a person
_TEGELIJK = Strijdig("Iemand anders deed tegelijk iets met dezelfde gegevens. Probeer het opnieuw.", "TEGELIJK")


def _domeinfout(fout: KernteamFout) -> Response:
    status = STATUS[type(fout)]
    if isinstance(fout, Ongeldig):
        fouten = [{"wijzer": een.wijzer, "code": een.code, "uitleg": een.uitleg} for een in fout.fouten[:_MEESTE]]
        return probleem(status, fout.uitleg, meer={"fouten": fouten})
    if isinstance(fout, Strijdig):
        return probleem(status, fout.uitleg, meer={"reden": fout.reden, **fout.meer})
    if isinstance(fout, Geweigerd) and fout.reden:
        return probleem(status, fout.uitleg, meer={"reden": fout.reden})
    if isinstance(fout, NietAangemeld):
        return probleem(status, fout.uitleg, {"WWW-Authenticate": "Bearer"})
    if isinstance(fout, TeVaak):
        return probleem(status, fout.uitleg, {"Retry-After": str(fout.wacht_seconden)})
    return probleem(status, fout.uitleg)


def _httpfout(fout: HTTPException) -> Response:
    status = fout.code or 500
    koppen = {naam: waarde for naam, waarde in fout.get_headers() if naam in ("Allow", "Retry-After", "Location")}
    detail = fout.description if status == 428 and fout.description else _UITLEG.get(status, TITEL.get(status, "Fout"))  # noqa: PLR2004 - a status
    return probleem(status, detail, koppen)


def _opslagfout(fout: Exception) -> Response:
    _log.error("opslag.fout", soort=type(fout).__name__)
    return probleem(503, _UITLEG[503])


def _onverwacht(fout: Exception) -> Response:
    # the kind and the place, never the text or the locals: both may hold personal data
    plaats = fout.__traceback__
    while plaats is not None and plaats.tb_next is not None:
        plaats = plaats.tb_next
    waar = f"{plaats.tb_frame.f_code.co_filename}:{plaats.tb_lineno}" if plaats else None
    _log.error("onverwachte.fout", soort=type(fout).__name__, plaats=waar)
    return probleem(500, _UITLEG[500])


def fouten_uit(berichten: Any, wijzer: str = "") -> Iterator[Fout]:
    """Flatten marshmallow's messages into faults with JSON pointers (RFC 6901)."""
    if isinstance(berichten, dict):
        for sleutel, dieper in berichten.items():
            deel = str(sleutel).replace("~", "~0").replace("/", "~1")
            yield from fouten_uit(dieper, wijzer if sleutel in ("_schema", "json", "query") else f"{wijzer}/{deel}")
    elif isinstance(berichten, list):
        for bericht in berichten:
            if isinstance(bericht, dict | list):
                yield from fouten_uit(bericht, wijzer)
            else:
                yield Fout(_leesbaar(wijzer), *_vertaal(str(bericht)))
    else:
        yield Fout(_leesbaar(wijzer), *_vertaal(str(berichten)))


def _leesbaar(wijzer: str) -> str:
    # an unknown key of the client is echoed in the pointer; cut it and drop what no reader can keep
    return wijzer[:200].encode("utf-8", "replace").decode().replace("\0", "?")


_VERTALING = (
    ("Missing data", "VERPLICHT", "Dit veld is verplicht."),
    ("Field may not be null", "LEEG", "Dit veld mag niet leeg zijn."),
    ("Unknown field", "ONBEKEND_VELD", "Dit veld bestaat niet."),
    ("Shorter than", "LENGTE", "Dit is te kort."),
    ("Longer than", "LENGTE", "Dit is te lang of er zijn er te veel."),
    ("Length must be", "LENGTE", "Dit is te kort, te lang, of er zijn er te veel."),
    ("Must be greater", "BEREIK", "Dit getal ligt buiten de grenzen."),
    ("Not a valid", "VORM", "Dit heeft niet de juiste vorm."),
    ("Dit heeft niet de juiste vorm", "VORM", "Dit heeft niet de juiste vorm."),
    ("Invalid input type", "VORM", "Dit heeft niet de juiste vorm."),
    ("Invalid", "VORM", "Dit heeft niet de juiste vorm."),
)


_KEUZES = "Must be one of: "


def _vertaal(bericht: str) -> tuple[str, str]:
    if bericht.startswith(_KEUZES):
        return "KEUZE", f"Kies een waarde uit de lijst: {bericht.removeprefix(_KEUZES)}"
    for begin, code, uitleg in _VERTALING:
        if bericht.startswith(begin):
            return code, uitleg
    return "ONGELDIG", bericht  # our own checks speak Dutch already
