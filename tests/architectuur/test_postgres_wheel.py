"""The tests can run on a machine without PostgreSQL: the wheel brings the server. Knows no table."""

import psycopg
from sqlalchemy import make_url

from tests.postgres import start


def test_the_wheel_alone_gives_a_durable_server_and_leaves_nothing() -> None:
    cluster = start("wheel")
    try:
        assert cluster.versie.split(".")[0] == "18"
        host = make_url(cluster.url).query["host"]
        assert isinstance(host, str)
        with psycopg.connect(host=host, user="postgres", dbname="postgres") as verbinding:
            assert verbinding.execute("select 1").fetchone() == (1,)
            assert verbinding.execute("show fsync").fetchone() == ("on",)
        assert all(folder.is_dir() for folder in cluster.mappen)
    finally:
        cluster.stop()
    assert not [folder for folder in cluster.mappen if folder.exists()]
