"""A log with a sealer, an anchor and a key of its own, on fresh stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.verzegeling.zegelkamer import Zegelkamer, maak_kamer
from tests.winkels import Winkels


@pytest.fixture
def kamer(lege_winkels: Winkels, tmp_path: Path) -> Iterator[Zegelkamer]:
    """A sealed log to work on."""
    with maak_kamer(lege_winkels, tmp_path) as kamer:
        yield kamer
