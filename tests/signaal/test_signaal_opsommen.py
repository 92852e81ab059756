"""signaal.opsommen: one's own signals only, a line for each that is shown, in a fixed number of statements."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, opdrachten, probleem, regels
from tests.klant import Spel
from tests.rollen import KERNTEAM
from tests.signaal.verloop import id_van, meld


def test_each_finds_his_own_and_nobody_elses(spel: Spel) -> None:
    eigen = {naam: meld(spel, naam) for naam in KERNTEAM}
    for naam in (*KERNTEAM, "jeugdarts"):
        gevonden = [f"/signalen/{een['id']}" for een in spel.klanten[naam].get("/signalen").json["resultaten"]]
        assert gevonden == ([eigen[naam]] if naam in eigen else [])
    for naam in ("contactpersoon", "specialist", "privacyfunctionaris", "beheerder"):
        probleem(spel.klanten[naam].get("/signalen"), 403, "ROL")


def test_list_shows_the_name_and_writes_a_line_for_each(spel: Spel) -> None:
    pad = meld(spel)
    with niets_bewaard(spel, "gezinswerker"):
        (rij,) = spel.gezinswerker.get("/signalen").json["resultaten"]
    assert (rij["id"], rij["naam"]) == (id_van(pad), "Sam van den Berg")
    assert "zorg" not in rij
    alles, een = regels(spel, "signaal.opsommen")
    assert (alles["casus"], alles["doel"], alles["klassen"]) == (None, "P1", [])
    assert (een["casus"], een["doel"], een["klassen"]) == (rij["id"], "P1", ["ID"])


@ALLEEN_SQLITE
@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_hold_every_signal_once_newest_first(spel: Spel, limit: int) -> None:
    paden = [meld(spel) for _ in range(3)]
    gezien, adres = [], f"/signalen?limit={limit}"
    while adres:
        antwoord = spel.gezinswerker.get(adres)
        gezien += [f"/signalen/{een['id']}" for een in antwoord.json["resultaten"]]
        adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == paden[::-1]


@ALLEEN_SQLITE
def test_number_of_statements_does_not_grow(spel: Spel) -> None:
    aantallen = []
    for _ in range(2):
        meld(spel)
        with opdrachten(spel.app) as gezien:
            assert spel.gezinswerker.get("/signalen").status_code == 200
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]
