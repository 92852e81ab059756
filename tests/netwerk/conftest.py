"""Temporary."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from kernteam.db.migratie import bijwerken


@pytest.fixture(scope="session")
def _cluster():
    from tests.postgres import start

    c = start()
    yield c
    c.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def gegevens_url(request, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'gegevens.db'}"
    else:
        c = request.getfixturevalue("_cluster")
        naam = "t" + uuid4().hex
        from sqlalchemy import create_engine, text

        m = create_engine(c.url, isolation_level="AUTOCOMMIT")
        with m.connect() as v:
            v.execute(text(f"create database {naam}"))
        m.dispose()
        url = c.url.replace("/postgres?", f"/{naam}?")
    bijwerken("gegevens", url)
    yield url
