"""A scratch file that can be read and written anywhere, and holds only ciphertext. Knows no document and no casus.

What must be read twice or at random (a zip, a PDF) cannot all stay in memory, and may never lie on a disk as it is. The
file has no name, its key is in the memory of this process only, and both are gone when it is closed.
"""

import io
import os
from errno import EINVAL
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_BLOK = 256 * 1024
_NONCE, _MERK = 12, 16


class KladGeschonden(OSError):
    """The scratch file is not as it was written: changed, cut, or of a disk that fails."""


class Klad(io.RawIOBase):
    """A binary file of which one block at a time is readable, in memory.

    Every time a block is written it gets a new random nonce, which stays in memory: an older version of a block, or one
    of another place, does not open.
    """

    def __init__(self) -> None:
        """Make an empty file."""
        super().__init__()
        self._bestand = TemporaryFile(buffering=0)  # noqa: SIM115 - this file lives as long as the scratch file itself
        self._sleutel = AESGCM(AESGCM.generate_key(256))
        self._nonces: dict[int, bytes] = {}
        self._blok, self._nummer, self._vuil = bytearray(), 0, False
        self._plek = self._lengte = 0

    @property
    def omvang(self) -> int:
        """How many bytes were written."""
        return self._lengte

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def seekable(self) -> bool:
        """Say that its place can be chosen."""
        return True

    def tell(self) -> int:
        """Give the place of the next byte."""
        return self._plek

    def seek(self, plek: int, vanaf: int = os.SEEK_SET) -> int:
        """Choose the place of the next byte; raises OSError before the beginning."""
        begin = {os.SEEK_SET: 0, os.SEEK_CUR: self._plek, os.SEEK_END: self._lengte}[vanaf]
        if begin + plek < 0:
            raise OSError(EINVAL, "voor het begin")
        self._plek = begin + plek
        return self._plek

    def als_bestand(self) -> BinaryIO:
        """Give the same thing as libraries call it."""
        return cast(BinaryIO, self)

    def readinto(self, doel: Any) -> int:
        """Read as much as there is room for, or is left; raises KladGeschonden."""
        uit = memoryview(doel).cast("B")
        gedaan = 0
        while aantal := min(len(uit) - gedaan, _BLOK - self._plek % _BLOK, max(0, self._lengte - self._plek)):
            nummer, in_blok = divmod(self._plek, _BLOK)
            self._neem(nummer)
            uit[gedaan : gedaan + aantal] = self._blok[in_blok : in_blok + aantal]
            gedaan += aantal
            self._plek += aantal
        return gedaan

    def write(self, inhoud: Any) -> int:
        """Write all of it, over what is there or after it; a gap reads as zeros."""
        bron = memoryview(inhoud).cast("B")
        if self._plek > self._lengte:
            plek = self._plek
            self._plek = self._lengte
            self.write(bytes(plek - self._lengte))
        gedaan = 0
        while gedaan < len(bron):
            nummer, in_blok = divmod(self._plek, _BLOK)
            self._neem(nummer)
            deel = bron[gedaan : gedaan + _BLOK - in_blok]
            self._blok[in_blok : in_blok + len(deel)] = deel
            self._vuil = True
            gedaan += len(deel)
            self._plek += len(deel)
            self._lengte = max(self._lengte, self._plek)
        return gedaan

    def close(self) -> None:
        """Throw everything away."""
        if not self.closed:
            self._bestand.close()
            self._nonces.clear()
            self._blok = bytearray()
        super().close()

    def _neem(self, nummer: int) -> None:
        if nummer == self._nummer:
            return
        self._leg_terug()
        self._blok = bytearray(self._lees(nummer)) if nummer in self._nonces else bytearray()
        self._nummer = nummer

    def _lees(self, nummer: int) -> bytes:
        ruw = os.pread(self._bestand.fileno(), _BLOK + _MERK, nummer * (_BLOK + _MERK))
        try:
            return self._sleutel.decrypt(self._nonces[nummer], ruw, None)
        except (InvalidTag, ValueError):
            raise KladGeschonden from None

    def _leg_terug(self) -> None:
        if not self._vuil:
            return
        nonce = os.urandom(_NONCE)
        ruw = self._sleutel.encrypt(nonce, self._blok, None)
        plek = self._nummer * (_BLOK + _MERK)
        while ruw:
            gedaan = os.pwrite(self._bestand.fileno(), ruw, plek)
            ruw, plek = ruw[gedaan:], plek + gedaan
        self._nonces[self._nummer] = nonce
        self._vuil = False
