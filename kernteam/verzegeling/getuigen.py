"""Asks a witness to cosign the newest checkpoint, and keeps what it answers (C2SP tlog-witness). Knows no line."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

import structlog

from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.verzegelaar import Verstoord, Verzegelaar
from logbewijs import ijkpunt, notitie
from logbewijs.anker import Bezet
from logbewijs.bewijs import hashregels
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import GETUIGE, Misvormd, Sleutel, Vervalst

_GEDULD = 10.0  # seconds for a witness that is slow
_GROOTSTE = 64 * 1024  # bytes of an answer
_GETEKEND, _ANDERE_GROOTTE, _NIET_GEGROEID = 200, 409, 422

_log = structlog.get_logger(__name__)


class Getuigenloket:
    """One witness: its address and public key."""

    def __init__(self, verzegelaar: Verzegelaar, url: str, sleutel: str) -> None:
        """Take what keeps the checkpoints, where the witness listens, and its vkey; raises Misvormd."""
        self._verzegelaar, self._url = verzegelaar, urlsplit(url)
        self._sleutel: Sleutel = notitie.lees_sleutel(sleutel)
        if not _is_adres(self._url) or self._sleutel.soort != GETUIGE:
            raise Misvormd("het adres of de sleutel van de getuige klopt niet")
        self.storing: str | None = None  # that it saw more lines than there are, or others, as long as it says so
        self._gezien = 0  # the size the witness cosigned last, as far as this process knows

    def vraag(self) -> bool:
        """Have the newest checkpoint cosigned; tells whether it is. A witness that is away is a warning, no more.

        One that saw more lines than there are, or others, is an alarm. Raises what the store raises.
        """
        try:
            gelukt = self._vraag()
        except Verstoord as fout:
            self.storing = fout.code
            _log.error("logboek.getuige.verstoord", code=fout.code, uitleg=str(fout))
            return False
        except (OSError, HTTPException, Misvormd, Vervalst, Bezet) as fout:
            _log.warning("logboek.getuige.mislukt", soort=type(fout).__name__)
            return False
        self.storing = None
        return gelukt

    def ondertekende(self, note: str) -> int | None:
        """Give when this witness cosigned a checkpoint (seconds), or None when it did not, or not so that it holds."""
        try:
            return ijkpunt.medeondertekenaars(note, [self._sleutel]).get(self._sleutel)
        except (Misvormd, Vervalst):
            return None

    def _vraag(self) -> bool:
        note = self._verzegelaar.anker.lees()
        if note is None:
            return False
        if ijkpunt.medeondertekenaars(note, [self._sleutel]):
            return True
        punt = ijkpunt.lees(notitie.lees(note).tekst)
        status, tekst = self._stuur(min(self._gezien, punt.grootte), punt, note)
        if status == _ANDERE_GROOTTE:
            self._gezien = ijkpunt.getal(tekst.removesuffix("\n"))
            if self._gezien > punt.grootte:
                # it remembers more lines than there are: proof that some were taken away
                raise Verstoord("GETUIGE_ZAG_MEER", f"de getuige zag {self._gezien} regels, er zijn er {punt.grootte}")
            status, tekst = self._stuur(self._gezien, punt, note)
        if status == _NIET_GEGROEID or (status, tekst) == (_ANDERE_GROOTTE, f"{punt.grootte}\n"):
            raise Verstoord("GETUIGE_ZAG_ANDERS", f"van deze {punt.grootte} regels zag de getuige eerder andere")
        if status != _GETEKEND:
            _log.error("logboek.getuige.weigert", status=status)
            return False
        self._gezien = punt.grootte
        return self._bewaar(note, note + self._eigen(note, tekst), punt.grootte)

    def _stuur(self, oud: int, punt: Ijkpunt, note: str) -> tuple[int, str]:
        with boomwinkel.lezend(self._verzegelaar.motor) as verbinding:
            pad = boomwinkel.boom(verbinding, punt.grootte, oud - 1).samenhang(oud) if oud else []
        return _post(self._url, f"old {oud}\n{hashregels(pad)}\n{note}".encode())

    def _eigen(self, note: str, regels: str) -> str:
        """Take the line of this witness out of an answer; raises Misvormd when there is none, Vervalst."""
        for regel in regels.splitlines():
            handtekening = notitie.lees_handtekening(regel)
            if (handtekening.naam, handtekening.id) == (self._sleutel.naam, self._sleutel.id):
                ijkpunt.medeondertekenaars(f"{note}{regel}\n", [self._sleutel])
                return f"{regel}\n"
        raise Misvormd("de getuige gaf geen handtekening")

    def _bewaar(self, oud: str, nieuw: str, grootte: int) -> bool:
        """Keep the cosigned checkpoint in place of the same one, unless a newer one came in between."""
        with self._verzegelaar.alleen():
            if self._verzegelaar.anker.lees() != oud:
                return False
            self._verzegelaar.anker.vervang(oud, nieuw)
            self._verzegelaar.bewaar(grootte, nieuw)
        return True


def _is_adres(url: SplitResult) -> bool:
    try:
        return url.scheme in ("http", "https") and bool(url.hostname) and url.port != 0
    except ValueError:  # no such port
        return False


def _post(url: SplitResult, inhoud: bytes) -> tuple[int, str]:
    soort = HTTPSConnection if url.scheme == "https" else HTTPConnection
    lijn = soort(url.hostname or "", url.port, timeout=_GEDULD)
    try:
        lijn.request("POST", f"{url.path.rstrip('/')}/add-checkpoint", inhoud)
        antwoord = lijn.getresponse()
        return antwoord.status, antwoord.read(_GROOTSTE).decode("utf-8", "replace")
    finally:
        lijn.close()
