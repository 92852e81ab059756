"""The anchor: the last signed checkpoint of a log, in a folder of its own, and all earlier ones. Checks no signature.

The rows of a log can be put back to an older day together with everything beside them in the same store. Whoever
compares them with what is kept here, notices.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_NU, _ALLES, _SLOT = "ijkpunt", "geschiedenis", "slot"
_EINDE = b"\n\f\n"  # after each checkpoint of the history
_STAART = 256 * 1024  # bytes: two checkpoints are never longer
_EVEN = 0.005  # seconds between two tries of a lock


class Bezet(RuntimeError):
    """Somebody else holds the lock for longer than one wants to wait."""


class Ingehaald(RuntimeError):
    """The checkpoint that was to be replaced is not the last one any more."""


class Anker:
    """A folder that keeps checkpoints of one log; several processes may use it at once."""

    def __init__(self, map_: Path) -> None:
        """Take the folder; it is made when the first checkpoint is kept."""
        self._map = map_

    @property
    def map(self) -> Path:
        """The folder, for what else is to be kept outside the store."""
        return self._map

    @contextmanager
    def slot(self, wacht: float) -> Iterator[None]:
        """Be the only one at work on this log, after waiting at most so many seconds; raises Bezet, OSError."""
        self._map.mkdir(parents=True, exist_ok=True, mode=0o700)
        greep = os.open(self._map / _SLOT, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _vergrendel(greep, time.monotonic() + wacht)
            yield
        finally:
            os.close(greep)  # which also lets go of the lock

    def lees(self) -> str | None:
        """Give the last checkpoint, or None when none was ever kept here; damaged bytes are signed by nobody."""
        try:
            return (self._map / _NU).read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None

    def geschiedenis(self) -> Iterator[str]:
        """Give every checkpoint that was kept here, newest first; reads no further back than is asked for."""
        try:
            bestand = (self._map / _ALLES).open("rb")
        except FileNotFoundError:
            return
        with bestand:
            tot, rest, half = bestand.seek(0, os.SEEK_END), b"", True
            while tot:
                begin = max(0, tot - _STAART)
                bestand.seek(begin)
                rest, *heel = (bestand.read(tot - begin) + rest).split(_EINDE)
                tot = begin
                if heel and half:
                    half, heel = False, heel[:-1]  # what follows the last end was never kept
                yield from map(_tekst, reversed(heel))
            if not half:
                yield _tekst(rest)

    def vervang(self, oud: str | None, nieuw: str) -> None:
        """Keep a new last checkpoint, durably, if the last one still is `oud`; raises Ingehaald, OSError.

        Only whoever holds the lock may call this.
        """
        if self.lees() != oud:
            raise Ingehaald
        # history first: after a crash in between it names one checkpoint too many, that nobody was ever shown
        with (self._map / _ALLES).open("a+b") as bestand:
            _haal_half_weg(bestand)
            _haal_ongezien_weg(bestand, oud)
            bestand.write(nieuw.removesuffix("\n").encode() + _EINDE)
            bestand.flush()
            os.fsync(bestand.fileno())
        klad = self._map / f"{_NU}.nieuw"
        with klad.open("w", encoding="utf-8") as bestand:
            bestand.write(nieuw)
            bestand.flush()
            os.fsync(bestand.fileno())
        klad.replace(self._map / _NU)
        _bewaar_namen(self._map)


def _tekst(bewaard: bytes) -> str:
    return bewaard.decode(errors="replace") + "\n"


def _haal_half_weg(bestand: BinaryIO) -> None:
    """Cut off what a full disk or a death left of a checkpoint that was not kept."""
    grootte = bestand.seek(0, os.SEEK_END)
    bestand.seek(max(0, grootte - len(_EINDE)))
    if grootte and bestand.read() != _EINDE:
        bestand.seek(0)
        bestand.truncate(bestand.read().rfind(_EINDE) + len(_EINDE))


def _haal_ongezien_weg(bestand: BinaryIO, oud: str | None) -> None:
    """Cut off what a death left behind the last checkpoint, so that every one in the history was kept elsewhere too."""
    einde = b"" if oud is None else oud.removesuffix("\n").encode() + _EINDE
    begin = max(0, bestand.seek(0, os.SEEK_END) - _STAART)
    bestand.seek(begin)
    staart = bestand.read()
    plek = 0 if oud is None else staart.rfind(einde)
    if plek >= 0 and staart[plek + len(einde) :].count(_EINDE) == 1 and (oud is not None or begin == 0):
        bestand.truncate(begin + plek + len(einde))


def _vergrendel(greep: int, tot: float) -> None:
    while True:
        try:
            fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > tot:
                raise Bezet from None
            time.sleep(_EVEN)
        else:
            return


def _bewaar_namen(map_: Path) -> None:
    greep = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)
