"""How a test runs the application with another policy. Knows no rule of it."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from flask import Flask

from config.settings import Instellingen
from tests.conftest import draaiend
from tests.toegang.werelden import BELEID


@contextmanager
def met_beleid(instellingen: Instellingen, map_: Path, tabel: str, rij: list[str]) -> Iterator[Flask]:
    """Give an application that works with the tables in force and one row more."""
    shutil.copytree(BELEID, map_ / "beleid")
    with (map_ / "beleid" / tabel).open("a", newline="", encoding="utf-8") as bestand:
        csv.writer(bestand).writerow(rij)
    with draaiend(replace(instellingen, beleid=map_ / "beleid")) as app:
        yield app
