"""Processes that write and seal, and die by kill -9 at a chosen step or at any moment. Knows what they acknowledged."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kernteam.logboek import teller
from kernteam.logboek.schrijver import Schrijver
from kernteam.verzegeling import boomwinkel, telling, verzegelaar
from kernteam.verzegeling.verzegelaar import Verzegelaar
from logbewijs import anker
from logbewijs.anker import Anker
from tests.verzegeling.zegelkamer import Zegelkamer, maak_kamer
from tests.winkels import Winkels

Stap = tuple[Any, str, str]  # whose function, its name, and whether to die before or after it
STAPPEN: dict[str, Stap] = {
    "append: nothing stored yet": (Schrijver, "_leg_vast", "voor"),
    "append: line and queue stored, not committed": (Schrijver, "_zie_bestand", "geschreven"),
    "append: committed, not counted": (Schrijver, "_tel", "voor"),
    "append: counted, not acknowledged": (Schrijver, "_tel", "na"),
    "seal: before the leaves": (boomwinkel, "groei", "voor"),
    "seal: leaves and tiles made": (boomwinkel, "groei", "na"),
    "seal: before the queue is emptied": (verzegelaar, "_zet_apart", "na"),
    "seal: batch committed": (Verzegelaar, "_partij", "na"),
    "publish: nothing read again": (Verzegelaar, "_nieuw", "voor"),
    "publish: read again, not signed": (Verzegelaar, "_nieuw", "na"),
    "publish: signed, not anchored": (Anker, "vervang", "voor"),
    "publish: history opened": (anker, "_haal_half_weg", "na"),
    "publish: anchor drafted": (Path, "replace", "voor"),
    "publish: anchor replaced": (Path, "replace", "na"),
    "publish: anchored, not kept": (Verzegelaar, "bewaar", "voor"),
    "publish: kept, not committed": (boomwinkel, "bewaar", "na"),
    "publish: kept": (Verzegelaar, "bewaar", "na"),
    "counters: before": (telling, "sluit_af", "voor"),
    "counters: one to be removed": (teller, "ruim_op", "voor"),
    "counters: one removed": (teller, "ruim_op", "na"),
}


def sterf_bij(winkels: Winkels, map_: Path, stap: Stap | None, na: float = 0.0) -> tuple[int, list[tuple[str, int]]]:
    """Let a process write and seal until it dies at a step, or is killed after so many seconds.

    Gives the signal it died by and every line it acknowledged: writer and number.
    """
    lees, schrijf = os.pipe()
    kind = os.fork()
    if kind == 0:
        try:
            os.close(lees)
            _leef(winkels, map_, schrijf, stap)
        finally:
            os._exit(1)
    os.close(schrijf)
    if stap is None:
        time.sleep(na)
        os.kill(kind, signal.SIGKILL)
    with os.fdopen(lees) as pijp:
        gemeld = [een.split() for een in pijp.read().splitlines(keepends=True) if een.endswith("\n")]
    _, status = os.waitpid(kind, 0)
    return -os.waitstatus_to_exitcode(status), [(wie, int(n)) for wie, n in gemeld]


def _leef(winkels: Winkels, map_: Path, melding: int, stap: Stap | None) -> None:
    with maak_kamer(winkels, map_) as kamer:
        if stap is not None:
            kamer.schrijf()
            _meld(kamer, melding)
            kamer.sterf()  # a counter to be tidied up
            _leg_mijn(*stap)
            for _ in range(2):
                kamer.schrijf()
                _meld(kamer, melding)
            sum(kamer.verzegelaar.verzegel(wacht=20))
            return
        for _ in range(4):
            threading.Thread(target=_schrijf_maar_door, args=(kamer, melding), daemon=True).start()
        while True:
            sum(kamer.verzegelaar.verzegel(wacht=20))


def _schrijf_maar_door(kamer: Zegelkamer, melding: int) -> None:
    while True:
        kamer.schrijf()
        _meld(kamer, melding)


def _meld(kamer: Zegelkamer, melding: int) -> None:
    """Acknowledge; with several threads the number may be a line or two behind."""
    stand = kamer.anker.map / "tellers" / kamer.schrijver._wie
    os.write(melding, f"{kamer.schrijver._wie} {int(stand.read_text())}\n".encode())


def _leg_mijn(waar: Any, naam: str, wanneer: str) -> None:
    """Let this process die before or after the next call of a function."""
    echt: Callable[..., Any] = getattr(waar, naam)

    def mijn(*args: Any, **meer: Any) -> Any:
        if wanneer == "voor":
            os.kill(os.getpid(), signal.SIGKILL)
        uitkomst = echt(*args, **meer)
        if wanneer == "na" or wanneer in meer:
            os.kill(os.getpid(), signal.SIGKILL)
        return uitkomst

    setattr(waar, naam, mijn)
