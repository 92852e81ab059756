"""kill -9 of a real process at every step and at any moment: nothing acknowledged is lost, the tree stays one."""

import os
import random
import signal
from pathlib import Path

from tests.verzegeling.moord import STAPPEN, sterf_bij
from tests.verzegeling.zegelkamer import maak_kamer
from tests.winkels import Winkels

RONDEN = int(os.environ.get("KERNTEAM_MOORDEN", "4"))  # how often at any moment; `make moordproef` does many more


def _eis_heel(winkels: Winkels, map_: Path, bevestigd: list[tuple[str, int]], wat: str) -> None:
    """Demand that all that was acknowledged is there, and that after sealing the rest everything still holds."""
    with maak_kamer(winkels, map_) as kamer:
        kamer.schrijf()  # so that what is signed next is not what the dead one was about to sign
        er = set(kamer.lees("SELECT schrijver, n FROM regel"))
        assert not set(bevestigd) - er, wat
        kamer.verzegel()
        assert kamer.bevindingen() == [], wat
        assert kamer.lees("SELECT count(*) FROM blad") == [(len(er),)], wat
        assert kamer.lees("SELECT count(*) FROM wachtrij") == [(0,)], wat
        assert kamer.anker.lees() == kamer.noten()[-1], wat


def test_death_at_every_step_loses_nothing(lege_winkels: Winkels, tmp_path: Path) -> None:
    bevestigd: list[tuple[str, int]] = []
    for wat, stap in STAPPEN.items():
        sein, gemeld = sterf_bij(lege_winkels, tmp_path, stap)
        assert sein == signal.SIGKILL, wat
        assert gemeld, wat
        bevestigd += gemeld
        _eis_heel(lege_winkels, tmp_path, bevestigd, wat)


def test_death_at_any_moment_loses_nothing(lege_winkels: Winkels, tmp_path: Path) -> None:
    bevestigd: list[tuple[str, int]] = []
    moment = random.Random(5)  # noqa: S311 - no secret
    for ronde in range(RONDEN):
        sein, gemeld = sterf_bij(lege_winkels, tmp_path, None, moment.uniform(0.1, 0.6))
        assert sein == signal.SIGKILL
        bevestigd += gemeld
        _eis_heel(lege_winkels, tmp_path, bevestigd, f"round {ronde}")
    assert bevestigd
