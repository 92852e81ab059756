"""A witness: cosigns a checkpoint only if its log grew from the last one it cosigned (C2SP tlog-witness).

A log cannot show one past to you and another to somebody else when both of you ask for the same witness.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from logbewijs import ijkpunt
from logbewijs.anker import Anker, Bezet
from logbewijs.bewijs import lees_pad
from logbewijs.boom import LEEG, hangt_samen
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Geheim, Misvormd, Sleutel, Vervalst
from logbewijs.notitie import lees as lees_notitie

GROOTSTE = 64 * 1024  # bytes of a request
MAAT = "text/x.tlog.size"
_PAD = "/add-checkpoint"
_WACHT = 5.0  # seconds for one's turn


class Antwoord(NamedTuple):
    """What a witness answers: HTTP status, text and its media type."""

    status: int
    tekst: str = ""
    soort: str = "text/plain; charset=utf-8"


class Getuige:
    """Keeps the last checkpoint of each log it knows, and cosigns what grew from it. Safe for many threads."""

    def __init__(self, geheim: Geheim, logboeken: Sequence[Sleutel], map_: Path, tijd: Callable[[], float]) -> None:
        """Take the key to cosign with, the keys of the logs, the folder to remember in, and what tells seconds."""
        self._geheim, self._logboeken, self._map, self._tijd = geheim, logboeken, map_, tijd

    def erbij(self, verzoek: bytes) -> Antwoord:
        """Answer one add-checkpoint; what is cosigned is kept, durably, before."""
        try:
            oud, pad, note = _lees(verzoek)
            punt = ijkpunt.lees(lees_notitie(note).tekst)
            sleutels = [een for een in self._logboeken if een.naam == punt.oorsprong]
            if not sleutels:
                return Antwoord(404, "dit logboek is hier niet bekend\n")
            if not ijkpunt.controleer(note, sleutels)[1]:
                return Antwoord(403, "dit ijkpunt is niet getekend met de sleutel van dit logboek\n")
        except Vervalst:
            return Antwoord(403, "de handtekening van dit logboek klopt niet\n")
        except (Misvormd, UnicodeDecodeError):
            return Antwoord(400, "dit verzoek is niet te lezen\n")
        if oud > punt.grootte:
            return Antwoord(400, "de oude grootte is groter dan die van het ijkpunt\n")
        return self._weeg(oud, pad, note, punt)

    def _weeg(self, oud: int, pad: tuple[bytes, ...], note: str, punt: Ijkpunt) -> Antwoord:
        anker = Anker(self._map / sha256(punt.oorsprong.encode()).hexdigest())
        try:
            with anker.slot(_WACHT):
                vorige = anker.lees()
                laatste = Ijkpunt("", 0, LEEG) if vorige is None else ijkpunt.lees(lees_notitie(vorige).tekst)
                if oud != laatste.grootte:
                    return Antwoord(409, f"{laatste.grootte}\n", MAAT)
                if oud == punt.grootte and punt.wortel != laatste.wortel:
                    return Antwoord(409, f"{laatste.grootte}\n", MAAT)
                if not _groeide(laatste, pad, punt):
                    return Antwoord(422, "dit ijkpunt is niet uit het vorige gegroeid\n")
                anker.vervang(vorige, note)
        except Bezet:
            return Antwoord(503, "deze getuige is bezet; probeer het opnieuw\n")
        except (Misvormd, OSError):
            return Antwoord(500, "deze getuige kan niet lezen of bewaren wat hij zag\n")
        return Antwoord(200, ijkpunt.medeonderteken(note, self._geheim, int(self._tijd())))


def _groeide(laatste: Ijkpunt, pad: tuple[bytes, ...], punt: Ijkpunt) -> bool:
    if laatste.grootte == 0:
        return not pad and (punt.grootte > 0 or punt.wortel == LEEG)
    return hangt_samen(laatste.grootte, punt.grootte, pad, laatste.wortel, punt.wortel)


def _lees(verzoek: bytes) -> tuple[int, tuple[bytes, ...], str]:
    kop, scheiding, note = verzoek.decode("utf-8").partition("\n\n")
    eerste, *pad = kop.split("\n")
    if not scheiding or not eerste.startswith("old "):
        raise Misvormd("dit is geen verzoek aan een getuige")
    return ijkpunt.getal(eerste.removeprefix("old ")), lees_pad(pad), note


def maak_server(getuige: Getuige, adres: tuple[str, int]) -> ThreadingHTTPServer:
    """Make the server of a witness at an address; the caller lets it serve and closes it. Raises OSError."""

    class Loket(BaseHTTPRequestHandler):
        timeout = 10  # seconds for a client that falls silent
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            """Take a checkpoint."""
            lengte = self.headers.get("Content-Length", "")
            if self.path != _PAD:
                self._antwoord(Antwoord(404, "dit adres bestaat hier niet\n"))
            elif not (lengte.isascii() and lengte.isdigit() and len(lengte) < len(str(GROOTSTE * 10))):
                self._antwoord(Antwoord(411, "dit verzoek noemt zijn lengte niet\n"))
            elif int(lengte) > GROOTSTE:
                self._antwoord(Antwoord(413, "dit verzoek is te groot\n"))
            else:
                self._antwoord(getuige.erbij(self.rfile.read(int(lengte))))

        def _antwoord(self, antwoord: Antwoord) -> None:
            inhoud = antwoord.tekst.encode()
            self.send_response(antwoord.status)
            self.send_header("Content-Type", antwoord.soort)
            self.send_header("Content-Length", str(len(inhoud)))
            if antwoord.status in (404, 411, 413):
                self.send_header("Connection", "close")  # what was sent along is not read
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, *_: object) -> None:
            """Keep no record of who asked: what was cosigned says enough."""

    server = ThreadingHTTPServer(adres, Loket)
    server.daemon_threads = True
    return server
