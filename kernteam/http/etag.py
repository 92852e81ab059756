"""Optimistic locking over HTTP: ETag on what is read, If-Match on what is changed. Knows no row."""

import re

from flask import request
from werkzeug.exceptions import PreconditionRequired

from kernteam.grond.fouten import Gewijzigd

_ETAG = re.compile(r'"(\d{1,9})"', re.ASCII)

PARAMETER = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": "De ETag die u bij het lezen kreeg.",
    "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
    "example": '"3"',
}


def kop(versie: int | None) -> dict[str, str]:
    """Give the ETag header of a version; none for who may not see it."""
    return {} if versie is None else {"ETag": f'"{versie}"'}


def verwachte_versie() -> int:
    """Read If-Match; raises 428 when it is missing and Gewijzigd (412) when it cannot match."""
    waarde = request.headers.get("If-Match")
    if waarde is None:
        raise PreconditionRequired("Stuur de ETag mee die u bij het lezen kreeg, in de kop If-Match.")
    gevonden = _ETAG.fullmatch(waarde.strip())
    if gevonden is None:
        raise Gewijzigd
    return int(gevonden[1])
