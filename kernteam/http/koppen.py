"""Headers on every answer: version, security, no caching, trace (/core/transport, W3C). Knows no act."""

import re
import secrets
from typing import Any

from flask import Flask, Response, g, request

from kernteam import VERSIE

_VAST = {
    "API-Version": VERSIE,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "interest-cohort=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})", re.ASCII)

# documented once, referred to by every answer
BESCHRIJVING: dict[str, dict[str, Any]] = {
    "ApiVersion": {"description": "Versie van deze API.", "schema": {"type": "string"}, "example": VERSIE},
    "ETag": {
        "description": "Versie van wat u las of wijzigde, voor If-Match.",
        "schema": {"type": "string"},
        "example": '"3"',
    },
    "Location": {
        "description": "Adres van wat is gemaakt.",
        "schema": {"type": "string", "format": "uri-reference"},
        "example": "/v1/casussen/3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10",
    },
    "Link": {
        "description": "Verwijzing naar de volgende pagina (RFC 8288), als die er is.",
        "schema": {"type": "string"},
        "example": '</v1/casussen?cursor=abc&limit=50>; rel="next"',
    },
}


def spoor() -> str:
    """Give the trace id of this request: the caller's when it sent a valid traceparent, else a new one."""
    if "spoor" not in g:
        gevonden = _TRACEPARENT.fullmatch(request.headers.get("traceparent", ""))
        g.spoor = gevonden[1] if gevonden else secrets.token_hex(16)
    return str(g.spoor)


def registreer(app: Flask) -> None:
    """Hang the headers on the app."""
    app.after_request(_zet)


def _zet(antwoord: Response) -> Response:
    for naam, waarde in _VAST.items():
        antwoord.headers.setdefault(naam, waarde)
    antwoord.headers["traceparent"] = f"00-{spoor()}-{secrets.token_hex(8)}-00"
    return antwoord
