"""Images without what they tell beside the picture: where, when, by whom, with what. Knows no file and no zip.

The picture itself is copied as it is: nothing is decoded, so nothing is lost and memory does not grow with the image.
Sources: ITU-T T.81 (JPEG), W3C PNG third edition.
"""

import re
from collections.abc import Iterator
from struct import pack, unpack, unpack_from
from typing import Protocol

from PIL import Image

from kernteam.document.keuring.afgekeurd import afgekeurd, dubbel, onleesbaar

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_STUK = 64 * 1024
_MEESTE_PUNTEN = 80_000_000  # what a viewer must be able to open: a decompression bomb has more


class Bron(Protocol):
    """Something that is read once, from front to back."""

    def read(self, aantal: int, /) -> bytes | None:
        """Give at most this many bytes; nothing at the end."""


def zonder_gegevens(bron: Bron, begin: bytes) -> Iterator[bytes]:
    """Give a JPEG or PNG without its metadata; `begin` was read of it already. Raises Ongeldig."""
    lezer = _Lezer(bron, begin)
    return _jpeg(lezer) if begin.startswith(JPEG) else _png(lezer)


class _Lezer:
    """Reads exactly what is asked."""

    def __init__(self, bron: Bron, begin: bytes) -> None:
        self._bron = bron
        self._over = begin

    def neem(self, aantal: int) -> bytes:
        while len(self._over) < aantal:
            if not (stuk := self._bron.read(_STUK)):
                raise onleesbaar()
            self._over += stuk
        genomen, self._over = self._over[:aantal], self._over[aantal:]
        return genomen

    def stukken(self, aantal: int) -> Iterator[bytes]:
        while aantal:
            stuk = self.neem(min(aantal, _STUK))
            aantal -= len(stuk)
            yield stuk

    def tot_merk(self) -> Iterator[bytes]:
        """Give the coded picture up to the next marker."""
        while True:
            if gevonden := _MERK.search(self._over):
                yield self.neem(gevonden.start())
                return
            # the last byte may be the first half of a marker
            yield self.neem(max(len(self._over) - 1, 0))
            if not (stuk := self._bron.read(_STUK)):
                raise onleesbaar()
            self._over += stuk

    def eis_einde(self, *, ook: bytes) -> None:
        """Hold that nothing comes after the picture but zeros, or what begins like `ook`, which is left out."""
        rest = self._over or self._bron.read(_STUK) or b""
        if ook and rest.startswith(ook):
            return
        while rest:
            if rest.strip(b"\0"):
                raise dubbel()
            rest = self._bron.read(_STUK) or b""


_MERK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_SOF = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_DHT, _EOI, _SOS, _COM, _APP0, _APP1, _APP2, _APP14, _APP15 = 0xC4, 0xD9, 0xDA, 0xFE, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_BLIJFT = {_APP0: b"JFIF\0", _APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}  # what the picture looks like, and no more


def _jpeg(lezer: _Lezer) -> Iterator[bytes]:
    yield lezer.neem(2)
    while (merk := _volgend_merk(lezer)) != _EOI:
        lengte = unpack(">H", lezer.neem(2))[0]
        if lengte < 2:  # noqa: PLR2004 - the length counts its own two bytes
            raise onleesbaar()
        inhoud = lezer.neem(lengte - 2)
        if merk in _SOF:
            _eis_omvang(*unpack_from(">HH", inhoud.ljust(5, b"\0"), 1))
        if merk == _APP1:
            inhoud = _stand(inhoud)
        elif merk == _COM or (_APP0 <= merk <= _APP15 and not inhoud.startswith(_BLIJFT.get(merk, b"\0\0\0"))):
            inhoud = b""
        if inhoud:
            yield pack(">BBH", 0xFF, merk, len(inhoud) + 2) + inhoud
        if merk == _SOS:
            yield from lezer.tot_merk()
    yield b"\xff\xd9"
    lezer.eis_einde(ook=JPEG)  # a phone may add a second picture (CIPA DC-007)


def _volgend_merk(lezer: _Lezer) -> int:
    if lezer.neem(1) != b"\xff":
        raise onleesbaar()
    while (merk := lezer.neem(1)[0]) == 0xFF:  # noqa: PLR2004 - a marker may have fill bytes in front
        pass
    return merk


def _stand(inhoud: bytes) -> bytes:
    """Give of Exif only how the picture must be turned, or nothing when it is upright."""
    if not inhoud.startswith(b"Exif\0\0"):
        return b""
    exif = Image.Exif()
    try:
        exif.load(inhoud)
        stand = exif.get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001 - of Exif that makes no sense nothing is kept; it fails in many ways
        return b""
    if stand not in range(2, 9):
        return b""
    return b"Exif\0\0MM\0*" + pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, stand, 0, 0)


_ORIENTATION = 0x0112
_PNG_BLIJFT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"}
)


def _png(lezer: _Lezer) -> Iterator[bytes]:
    yield lezer.neem(len(PNG))
    soort = b""
    while soort != b"IEND":
        kop = lezer.neem(8)
        lengte, eerste = unpack(">I", kop[:4])[0], not soort
        soort = kop[4:]
        if eerste:
            if soort != b"IHDR" or lengte != 13:  # noqa: PLR2004 - the one length it has
                raise onleesbaar()
            inhoud = lezer.neem(lengte + 4)
            _eis_omvang(*unpack_from(">II", inhoud))
            yield kop + inhoud
            continue
        blijft = soort in _PNG_BLIJFT
        if blijft:
            yield kop
        for stuk in lezer.stukken(lengte + 4):
            if blijft:
                yield stuk
    lezer.eis_einde(ook=b"")


def _eis_omvang(een: int, ander: int) -> None:
    if not 0 < een * ander <= _MEESTE_PUNTEN:
        raise afgekeurd("AFMETINGEN", "Deze afbeelding heeft te veel beeldpunten. Maak haar kleiner.")
