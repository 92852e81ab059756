"""Counters outside the store: how many lines each writer said were kept. Knows no line and no store.

A line that is taken away before it is sealed leaves no gap when it is the last of a writer that has died; the counter
still knows of it. A counter is written without fsync: it survives the death of a process, not a power cut.
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

_BREED = 20  # digits: every write covers the one before


class Teller:
    """The counter of the writer of one process; holds a lock on it for as long as that writer lives."""

    def __init__(self, map_: Path) -> None:
        """Take the folder that keeps the counters; it is made when the first one is."""
        self._map = map_
        self._wie, self._greep = "", -1

    def zet(self, wie: str, n: int) -> None:
        """Say that lines 1 to n of this writer are kept; raises OSError."""
        if wie != self._wie:
            self.sluit()
            self._map.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._greep = os.open(self._map / wie, os.O_WRONLY | os.O_CREAT, 0o600)
            self._wie = wie
            fcntl.flock(self._greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.pwrite(self._greep, f"{n:0{_BREED}}".encode(), 0)

    def sluit(self) -> None:
        """Let go of the counter; in a child process that leaves it to the parent."""
        if self._wie:
            os.close(self._greep)
            self._wie, self._greep = "", -1


def lees(map_: Path) -> dict[str, int | None]:
    """Give the count of every writer there is a counter of, None for one that is damaged; raises OSError."""
    gevonden = {}
    for pad in sorted(map_.iterdir()) if map_.is_dir() else ():
        with suppress(FileNotFoundError):  # another process tidied it up
            gevonden[pad.name] = _getal(pad.read_bytes())
    return gevonden


def verouderd(map_: Path) -> dict[str, int | None]:
    """Give the counters of writers that are dead; raises OSError."""
    return {wie: n for wie, n in lees(map_).items() if not _leeft(map_ / wie)}


def ruim_op(map_: Path, wie: str) -> None:
    """Remove the counter of a writer that is dead, once nothing depends on it; raises OSError."""
    (map_ / wie).unlink(missing_ok=True)


def _getal(inhoud: bytes) -> int | None:
    if not inhoud:
        return 0  # it died before its first line
    return int(inhoud) if len(inhoud) == _BREED and inhoud.isdigit() else None


def _leeft(pad: Path) -> bool:
    try:
        greep = os.open(pad, os.O_RDWR)  # a shared disk wants to write what it locks
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(greep)
    return False
