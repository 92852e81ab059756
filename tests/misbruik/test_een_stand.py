"""A read sees one moment of the data; a list stays cheap beside many seats that show nothing any more."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from kernteam.http.verzoek import db
from tests.casus.bewijs import ALLEEN_SQLITE, maak_tokens, opdrachten
from tests.klant import Spel

_ISOLATIE = select(func.current_setting("transaction_isolation"))


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_reading_transaction_is_one_snapshot_on_postgresql(app: Flask) -> None:
    with app.test_request_context("/v1/openapi.json"):
        app.preprocess_request()
        assert db.session.scalar(_ISOLATIE) == "repeatable read"
        db.session.commit()
        assert db.session.scalar(_ISOLATIE) == "read committed"


@ALLEEN_SQLITE
def test_short_page_costs_as_much_as_a_long_one_beside_many_closed_seats(app: Flask, spel: Spel) -> None:
    for _ in range(7):
        geopend = spel.open_casus("bt")
        ouder = geopend["gezaghebbenden"][0]
        spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(ouder))
    maak_tokens(spel.gezinswerker)
    aantallen = []
    for limit in (1, 100):
        with opdrachten(app) as gezien:
            assert spel.gezinswerker.get(f"/casussen?limit={limit}").json["resultaten"] == []
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]
