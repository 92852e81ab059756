"""meldcode.opsommen: one's own records only, a line for each that is shown."""

import pytest

from kernteam.grond.actor import Rol
from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN
from tests.veiligheid.verloop import OPENING, met, open_meldcode


def test_handler_and_aandachtsfunctionaris_find_it_and_nobody_else(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, inhoud=met("collega"))
    anders = open_meldcode(spel.gezinswerker)
    gevonden = {}
    for naam in sorted(PERSONEN):
        antwoord = spel.klanten[naam].get("/meldcodes")
        if PERSONEN[naam].rol not in (Rol.CONTACTPERSOON, Rol.KERNTEAMLID):
            probleem(antwoord, 403, "ROL")
        else:
            gevonden[naam] = [f"/meldcodes/{een['id']}" for een in antwoord.json["resultaten"]]
    assert {naam: wat for naam, wat in gevonden.items() if wat} == {
        "contactpersoon": [pad], "collega": [pad], "gezinswerker": [anders],
    }  # fmt: skip


def test_list_shows_the_name_and_writes_a_line_for_each(spel: Spel) -> None:
    open_meldcode(spel.contactpersoon)
    with niets_bewaard(spel):
        (rij,) = spel.contactpersoon.get("/meldcodes").json["resultaten"]
    assert (rij["naam"], rij["status"]) == (OPENING["naam"], "OPEN")
    alles, een = regels(spel, "meldcode.opsommen")
    assert (alles["casus"], alles["doel"], alles["klassen"]) == (None, "P5", [])
    assert (een["casus"], een["doel"], een["klassen"]) == (rij["id"], "P5", ["VEIL"])


@ALLEEN_SQLITE
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_hold_every_record_once_newest_first(spel: Spel, limit: int) -> None:
    paden = [open_meldcode(spel.contactpersoon) for _ in range(3)]
    gezien, adres = [], f"/meldcodes?limit={limit}"
    while adres:
        antwoord = spel.contactpersoon.get(adres)
        gezien += [f"/meldcodes/{een['id']}" for een in antwoord.json["resultaten"]]
        adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == paden[::-1]
