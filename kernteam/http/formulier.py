"""A form of two parts: what is said about a file as JSON, then the file as a stream. Knows no feature.

Werkzeug's own reading of forms writes larger files to a disk as they are; this hands every piece on as it comes.
"""

import json
from collections.abc import Iterator
from typing import Any

from flask import current_app, g, request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, File, MultipartDecoder, NeedData, Preamble

from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.http.velden import Invoer, geen_json

GRENS = "GROOTSTE_BESTAND"  # the setting of the app: bytes of a file
OMHEEN = 64 * 1024  # bytes a form may hold beside its file
_STUK = 256 * 1024


def lees(schema: type[Invoer]) -> tuple[Any, "Bestand"]:
    """Read what is said about the file, and give the file itself, still to come.

    Raises UnsupportedMediaType for what is no form, RequestEntityTooLarge before a byte is read when the length that
    is announced is too large, and Ongeldig or marshmallow's ValidationError for the rest.
    """
    rand = request.mimetype_params.get("boundary", "")
    if request.mimetype != "multipart/form-data" or not rand.isascii() or not 0 < len(rand) <= _LANGSTE_RAND:
        raise UnsupportedMediaType
    grootste: int = current_app.config[GRENS]
    request.max_content_length = grootste + OMHEEN
    delen = _Delen(rand.encode())
    kop = delen.volgende()
    if not isinstance(kop, Field | File) or kop.name != "gegevens":
        raise _fout("/gegevens", "VERPLICHT", "Stuur eerst het deel gegevens, en daarna het deel bestand.")
    g.gegevens = b"".join(delen.inhoud(OMHEEN))
    uitgepakt = schema().load(_json(g.gegevens))
    kop = delen.volgende()
    if not isinstance(kop, Field | File) or kop.name != "bestand":
        raise _fout("/bestand", "VERPLICHT", "Stuur het bestand mee, in het deel bestand.")
    return uitgepakt, Bestand(delen, kop.headers.get("Content-Type"), grootste)


def gegevens() -> bytes | None:
    """Give what the form of this request said about its file; None when it is no form."""
    gelezen: bytes | None = g.get("gegevens")
    return gelezen


_LANGSTE_RAND = 70  # RFC 2046, section 5.1.1


class Bestand:
    """The file of a form: what its sender says it is, and its bytes, once, as they come in."""

    def __init__(self, delen: "_Delen", soort: str | None, grootste: int) -> None:
        """Take the rest of the form."""
        self.soort = (soort or "").partition(";")[0].strip().lower() or None
        self._delen = delen
        self._grootste = grootste

    def __iter__(self) -> Iterator[bytes]:
        """Give the bytes; raises RequestEntityTooLarge, and Ongeldig when the form is cut off or goes on."""
        yield from self._delen.inhoud(self._grootste)
        if not isinstance(self._delen.volgende(), Epilogue):
            raise _fout("", "FORMULIER", "Na het bestand komt niets meer.")


class _Delen:
    """The events of a form."""

    def __init__(self, rand: bytes) -> None:
        self._lezer = MultipartDecoder(rand, _STUK + OMHEEN)

    def volgende(self) -> Event:
        try:
            return self._volgende()
        # the library stumbles over some broken forms instead of refusing them; the server over a body that is cut off
        except (ValueError, AttributeError, OSError):
            raise _fout("", "FORMULIER", "Dit formulier is niet leesbaar, of niet helemaal aangekomen.") from None

    def inhoud(self, hoogstens: int) -> Iterator[bytes]:
        """Give the content of the part of which the head was read."""
        while True:
            deel = self.volgende()
            if not isinstance(deel, Data):
                raise _fout("", "FORMULIER", "Dit formulier is niet leesbaar.")
            hoogstens -= len(deel.data)
            if hoogstens < 0:
                raise RequestEntityTooLarge
            yield deel.data
            if not deel.more_data:
                return

    def _volgende(self) -> Event:
        while isinstance(gebeurtenis := self._lezer.next_event(), NeedData | Preamble):
            if isinstance(gebeurtenis, NeedData):
                self._lezer.receive_data(request.stream.read(_STUK) or None)
        return gebeurtenis


def _json(ruw: bytes) -> Any:
    try:
        return json.loads(ruw.decode(), parse_constant=geen_json)
    except (ValueError, RecursionError):
        raise _fout("/gegevens", "VORM", "Het deel gegevens is geen JSON.") from None


def _fout(wijzer: str, code: str, uitleg: str) -> Ongeldig:
    return Ongeldig([Fout(wijzer, code, uitleg)])
