"""noodtoegang.lezen: for an hour, by who opened it, and every reading is a line."""

import time_machine

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Klant, Spel
from tests.nood.spoed import kaart, nood


def test_own_emergency_is_read_again_each_time_with_a_line(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    kaart(spel, "gezinswerker", pad)
    toegang = nood(spel, "collega", pad)
    with niets_bewaard(spel):
        for _ in range(2):
            assert spel.collega.get(f"/noodtoegangen/{toegang['id']}").json == toegang
    assert kort(regels(spel, "noodtoegang.lezen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2
    assert {een["grondslag"] for een in regels(spel, "noodtoegang.lezen")} == {"AVG 6(1)d; AVG 9(2)c; UAVG 22(2)b"}


def test_it_closes_at_the_sixtieth_minute(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school')['id']}"
    with time_machine.travel(Klok().nu(), tick=False) as reis:
        toegang = nood(spel, "gezinswerker", pad)
        later = Klant(spel.app, "gezinswerker")
        reis.shift(60 * 60 - 1)
        assert later.get(f"/noodtoegangen/{toegang['id']}").status_code == 200
        reis.shift(1)
        antwoord = later.get(f"/noodtoegangen/{toegang['id']}")
    assert "nieuwe reden" in probleem(antwoord, 403, "VERLOPEN")["detail"]
    assert "Sam" not in antwoord.text
    assert kort(regels(spel, "noodtoegang.lezen"))[-1] == ("GEWEIGERD", "VERLOPEN")


def test_nobody_else_reads_it(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    toegang = nood(spel, "collega", pad)["id"]
    for naam in ("contactpersoon", "gezinswerker", "vreemde", "leerplicht"):
        probleem(spel.klanten[naam].get(f"/noodtoegangen/{toegang}"), 404)
    for naam in ("privacyfunctionaris", "leidinggevende_school"):
        probleem(spel.klanten[naam].get(f"/noodtoegangen/{toegang}"), 403, "ROL")
    assert {een["reden"] for een in regels(spel, "noodtoegang.lezen")} == {"NIET_EIGEN", "NIET_GEROEPEN", "ROL"}


@ALLEEN_SQLITE
def test_card_written_during_the_hour_is_there(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    toegang = nood(spel, "collega", pad)
    nieuw = kaart(spel, "gezinswerker", pad)
    (gezien,) = spel.collega.get(f"/noodtoegangen/{toegang['id']}").json["noodkaarten"]
    assert (gezien["id"], toegang["noodkaarten"]) == (nieuw, [])
