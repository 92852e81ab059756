"""Asks a malware scanner about a file, in the protocol of ClamAV (INSTREAM). Knows no casus.

It fails closed: a file about which nobody answered is not kept.
"""

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from struct import pack

from kernteam.grond.fouten import Fout, Ongeldig, ScannerOnbeschikbaar

_GEDULD = 60.0  # seconds for each step; scanning a large file takes time
_LANGSTE_ANTWOORD = 4096


@dataclass(frozen=True, slots=True)
class Scanner:
    """Where clamd listens: a host and a port, or the path of a Unix socket."""

    plek: tuple[str, int] | str

    def eis_schoon(self, inhoud: Iterable[bytes]) -> None:
        """Hold that the scanner finds nothing; raises Ongeldig when it does, ScannerOnbeschikbaar when it says nothing.

        What it found is not repeated: the name of a signature helps who tries to get past it.
        """
        try:
            antwoord = self._vraag(inhoud)
        except OSError:
            raise ScannerOnbeschikbaar from None
        if antwoord.endswith(b" FOUND"):
            raise Ongeldig([Fout("/bestand", "VIRUS", "De virusscanner vertrouwt dit bestand niet.")])
        if antwoord != b"stream: OK":
            raise ScannerOnbeschikbaar

    def _vraag(self, inhoud: Iterable[bytes]) -> bytes:
        with self._verbinding() as lijn:
            lijn.sendall(b"zINSTREAM\0")
            for stuk in inhoud:
                if stuk:  # an empty piece would say that this was all
                    lijn.sendall(pack(">I", len(stuk)) + stuk)
            lijn.sendall(pack(">I", 0))
            antwoord = b""
            while not antwoord.endswith(b"\0") and len(antwoord) < _LANGSTE_ANTWOORD:
                if not (stuk := lijn.recv(_LANGSTE_ANTWOORD)):
                    break
                antwoord += stuk
        return antwoord.rstrip(b"\0")

    def _verbinding(self) -> socket.socket:
        if not isinstance(self.plek, str):
            return socket.create_connection(self.plek, _GEDULD)
        lijn = socket.socket(socket.AF_UNIX)
        lijn.settimeout(_GEDULD)
        try:
            lijn.connect(self.plek)
        except OSError:
            lijn.close()
            raise
        return lijn
