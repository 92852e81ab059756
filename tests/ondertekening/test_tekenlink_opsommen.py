"""tekenlink.opsommen: who has a link and since when, never the token."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import time_machine

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import Spel
from tests.ondertekening.linken import maak_link, open_link
from tests.rollen import PERSONEN


def pad_van(geopend: dict[str, Any]) -> str:
    return f"/toestemmingen/{geopend['toestemmingId']}/tekenlinks"


def test_list_says_who_has_a_link_and_whether_it_was_opened(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    anna, bram = geopend["gezaghebbenden"]
    links = [maak_link(spel, geopend, wie) for wie in (anna, bram)]
    assert open_link(spel, links[0]).status_code == 200
    antwoord = spel.contactpersoon.get(pad_van(geopend))
    gevonden = antwoord.json["resultaten"]
    assert [(een["id"], een["betrokkeneId"], een["geopendOp"] is not None) for een in gevonden] == [
        (links[0]["id"], anna, True),
        (links[1]["id"], bram, False),
    ]
    assert {een["gemaaktDoor"] for een in gevonden} == {str(PERSONEN["contactpersoon"].medewerker_id)}
    assert all(een["token"] not in antwoord.text for een in links)
    assert kort(regels(spel, "tekenlink.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
def test_expired_link_is_gone(spel: Spel) -> None:
    with time_machine.travel(Klok().nu(), tick=False) as reis:
        geopend = spel.open_casus("bt", teken=False)
        maak_link(spel, geopend, geopend["gezaghebbenden"][0])
        spel.contactpersoon._token = None
        reis.shift(timedelta(days=30))
        assert spel.contactpersoon.get(pad_van(geopend)).json["resultaten"] == []


@ALLEEN_SQLITE
def test_who_may_not_know_the_table_sees_no_links(spel: Spel) -> None:
    geopend = spel.open_casus("bt", klassen=("OND",))
    probleem(spel.gezinswerker.get(pad_van(geopend)), 403, "GEEN_PROC")
    probleem(spel.leerplicht.get(pad_van(geopend)), 404)
    probleem(spel.contactpersoon.get(f"/toestemmingen/{uuid4()}/tekenlinks"), 404)
