"""Keyset paging: `cursor` and `limit`, the next page in a Link header (RFC 8288). Knows no table."""

import base64
import binascii
import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from flask import request
from marshmallow import validate

from kernteam.db.base import als_tekst
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.http.velden import Code, Getal, Invoer, JaNee

T = TypeVar("T")
STANDAARD = 50
HOOGSTENS = 100


class Bladzijde(NamedTuple, Generic[T]):
    """One page: its rows, and the place of the last one when there is more."""

    rijen: Sequence[T]
    volgende: tuple[str, str] | None


class GetalInVraag(Getal):
    """A number in an address, where everything is text."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> int:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}", value, re.ASCII):
            raise self.make_error("invalid")
        return int(value)


class JaNeeInVraag(JaNee):
    """Yes or no in an address, where everything is text: only the words that OpenAPI means by a boolean."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if value not in ("true", "false"):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(value == "true", attr, data, **kwargs)


class PaginaVraag(Invoer):
    """Query parameters of every list."""

    cursor = Code(r"^[A-Za-z0-9_-]{1,300}", "Begin na deze plek: de cursor van de vorige pagina.", "WyIyMDI2IiwieCJd")
    limit = GetalInVraag(
        "Hoeveel er hoogstens op een pagina staan.",
        STANDAARD,
        load_default=STANDAARD,
        validate=validate.Range(1, HOOGSTENS),
    )


def naar_cursor(plek: tuple[str, str] | None) -> str | None:
    """Write a place as an opaque cursor."""
    if plek is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(plek).encode()).rstrip(b"=").decode()


def uit_cursor(cursor: str | None) -> tuple[str, str] | None:
    """Read a cursor; raises Ongeldig for one that we did not make."""
    if cursor is None:
        return None
    try:
        tijd, sleutel = _plek(json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)))
    except (ValueError, TypeError, binascii.Error):
        raise Ongeldig([Fout("/cursor", "VORM", "Deze cursor is niet van ons.")]) from None
    return tijd, sleutel


def moment_en_id(cursor: str | None) -> tuple[datetime, UUID] | None:
    """Read a cursor of a list in order of time; raises Ongeldig for one of another list."""
    plek = uit_cursor(cursor)
    return None if plek is None else lees_moment_en_id(*plek)


def lees_moment_en_id(tijd: str, id_: str) -> tuple[datetime, UUID]:
    """Read the two parts of such a place; raises Ongeldig."""
    try:
        moment, sleutel = datetime.fromisoformat(tijd), UUID(id_)
        als_tekst(moment)  # refuses a moment without a zone, or outside the calendar
    except (ValueError, OverflowError):
        raise Ongeldig([Fout("/cursor", "VORM", "Deze cursor hoort niet bij deze lijst.")]) from None
    return moment, sleutel


def _plek(waarde: Any) -> tuple[str, str]:
    if not isinstance(waarde, list) or len(waarde) != 2 or not all(isinstance(deel, str) for deel in waarde):  # noqa: PLR2004 - a place is a pair
        raise TypeError
    if any("\0" in deel or not deel.isascii() for deel in waarde):
        raise ValueError
    return waarde[0], waarde[1]


def link(blad: Bladzijde[Any], limit: int) -> dict[str, str]:
    """Give the Link header of a page."""
    if blad.volgende is None:
        return {}
    vraag = {**request.args.to_dict(), "cursor": naar_cursor(blad.volgende), "limit": limit}
    return {"Link": f'<{request.path}?{urlencode(vraag)}>; rel="next"'}
