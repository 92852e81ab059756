"""aandachtscasus.beeindigen: off the list, what was found stays; a casus that is destroyed leaves it by itself."""

from uuid import uuid4

from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.levensloop.test_opdracht_casus import ECHT, doe, gesloten, over
from tests.nood.spoed import op
from tests.toezicht.kijken import wachtrij
from tests.toezicht.lijst import LIJST, lijst, zet_op_lijst, zit_zelf


def test_access_after_that_day_is_not_looked_at_and_what_was_found_stays(toneel: Flask) -> None:
    with op(toneel, "2026-11-19 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
        plaats = zet_op_lijst(spel.privacyfunctionaris, casus)
    with op(toneel, "2026-11-20 10:00:00") as spel:
        assert spel.privacyfunctionaris.delete(plaats).status_code == 204
        assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200  # the same day still counts
        assert lijst(spel.privacyfunctionaris) == []
        assert kort(regels(spel, "aandachtscasus.beeindigen")) == [("TOEGESTAAN", "TOEGESTAAN")]
    with op(toneel, "2026-11-23 10:00:00") as spel:
        assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
        assert sorted(een["datum"] for een in wachtrij(spel)) == ["2026-11-19", "2026-11-20"]
        with niets_bewaard(spel):
            probleem(spel.privacyfunctionaris.delete(plaats), 409, "NIET_OP_LIJST")


def test_destruction_of_the_casus_ends_it(spel: Spel) -> None:
    casus = gesloten(spel)
    plaats = zet_op_lijst(spel.privacyfunctionaris, casus["id"])
    with over(366):
        later = Spel(spel.app)
        assert [een["teLaat"] for een in lijst(later.privacyfunctionaris)] == [True]
        assert "1 casussen vernietigd" in doe(spel.app, "vernietig", *ECHT).output
        assert lijst(later.privacyfunctionaris) == []
        with niets_bewaard(later):
            for antwoord in (
                later.privacyfunctionaris.delete(plaats),
                later.privacyfunctionaris.post(f"{plaats}/bevestigingen"),
            ):
                probleem(antwoord, 409, "NIET_OP_LIJST")
    with over(368):
        later = Spel(spel.app)
        probleem(later.vreemde.get(f"/casussen/{casus['id']}"), 404)
        assert [een["treffers"] for een in wachtrij(later) if een["datum"] == str(later.vandaag())] == [
            ["1", "1-eerste", "15"]
        ]


def test_own_casus_looks_unknown_and_a_second_officer_takes_it_off(spel: Spel) -> None:
    plaats = zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school", "bt")["id"])
    zit_zelf(spel.app)
    with niets_bewaard(spel):
        zelf, onbekend = (spel.privacyfunctionaris.delete(een) for een in (plaats, f"{LIJST}/{uuid4()}"))
    assert probleem(zelf, 404) == onbekend.json
    assert spel.beheerder.delete(plaats).status_code == 204
    assert lijst(spel.beheerder) == []


@ALLEEN_SQLITE
def test_nobody_else_takes_a_casus_off(spel: Spel) -> None:
    plaats = zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school", "bt")["id"])
    for wie in ("contactpersoon", "beheerder"):
        probleem(spel.klanten[wie].delete(plaats), 403, "ROL")
    assert len(lijst(spel.privacyfunctionaris)) == 1
