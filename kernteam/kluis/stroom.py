"""A long value sealed as a row of chunks, in the way of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015).

Knows no pass and no row: it is given a key that is used for one value only, and chunks as they come.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from struct import pack
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernteam.kluis.kolom import VerzegeldDeel

DEEL = 256 * 1024  # bytes of a chunk before sealing; every chunk but the last is full
ZOUT = 16
_MERK = 16  # bytes that sealing adds to a chunk
_FORMAAT = 1
_KOP = 5  # format (1 byte) and key version (4 bytes), as in every sealed value

T = TypeVar("T")
Sleutelmaker = Callable[[bytes], AESGCM]


class Geschonden(ValueError):
    """The chunks are not those that were sealed, all of them, in their order."""


def zegel(maak_sleutel: Sleutelmaker, versie: int, inhoud: Iterable[bytes]) -> Iterator[VerzegeldDeel]:
    """Seal what comes in, chunk by chunk; empty content gives one chunk.

    The key comes from a salt that stands before the first chunk, so no key ever seals two values. The nonce holds the
    number of the chunk and whether it is the last: a chunk opens in its own place only.
    """
    zout = os.urandom(ZOUT)
    sleutel, kop = maak_sleutel(zout), pack(">BI", _FORMAAT, versie)
    for nummer, laatste, deel in _met_einde(in_delen(inhoud)):
        begin = _KOP if nummer else _KOP + ZOUT
        dicht = VerzegeldDeel(begin + len(deel) + _MERK)
        dicht[:begin] = kop if nummer else kop + zout
        sleutel.encrypt_into(_nonce(nummer, laatste), deel, None, memoryview(dicht)[begin:])
        yield dicht


def ontzegel(maak_sleutel: Sleutelmaker, versie: int, delen: Iterable[bytes | bytearray]) -> Iterator[bytes]:
    """Open chunks in the order in which they were sealed; raises Geschonden at the first that does not fit.

    Only when it ends without raising, everything was given that was sealed.
    """
    sleutel, kop = None, pack(">BI", _FORMAAT, versie)
    for nummer, laatste, deel in _met_einde(delen):
        begin = _KOP if nummer else _KOP + ZOUT
        if deel[:_KOP] != kop or len(deel) < begin:
            raise Geschonden
        sleutel = sleutel or maak_sleutel(bytes(deel[_KOP:begin]))
        try:
            yield sleutel.decrypt(_nonce(nummer, laatste), memoryview(deel)[begin:], None)
        except InvalidTag:
            raise Geschonden from None
    if sleutel is None:
        raise Geschonden


def in_delen(inhoud: Iterable[bytes]) -> Iterator[bytes]:
    """Cut what comes in pieces of any size into full chunks and a last one, which may be shorter; at least one."""
    over = b""
    for stuk in inhoud:
        plek = 0
        while plek < len(stuk):
            if len(over) == DEEL:  # only now: what is left at the end is the last chunk, and not empty after a full one
                yield over
                over = b""
            deel = stuk[plek : plek + DEEL - len(over)]  # a piece of just this size is not copied
            over = over + deel if over else deel
            plek += len(deel)
    yield over


def _met_einde(rij: Iterable[T]) -> Iterator[tuple[int, bool, T]]:
    vorige: list[T] = []
    nummer = 0
    for een in rij:
        if vorige:
            yield nummer, False, vorige.pop()
            nummer += 1
        vorige.append(een)
    if vorige:
        yield nummer, True, vorige.pop()


def _nonce(nummer: int, laatste: bool) -> bytes:
    return pack(">7xIB", nummer, laatste)
