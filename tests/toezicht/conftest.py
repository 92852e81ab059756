"""The desk on a working day: rules look at the hour."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.klant import Spel
from tests.nood.spoed import op


@pytest.fixture
def spel(toneel: Flask) -> Iterator[Spel]:
    """The cast on Friday 20 November 2026, ten in the morning."""
    with op(toneel) as gereisd:
        yield gereisd
