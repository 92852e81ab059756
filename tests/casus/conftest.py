"""A cast shared by tests that store nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casus.bewijs import spel_op_sqlite
from tests.klant import Spel


@pytest.fixture(scope="module")
def gedeeld(tmp_path_factory: pytest.TempPathFactory, sleutelbestand: Path) -> Iterator[Spel]:
    """Give one cast on SQLite to a whole module; whoever stores something uses `spel`."""
    with spel_op_sqlite(tmp_path_factory.mktemp("gedeeld"), sleutelbestand) as spel:
        yield spel
