"""naamvrijgave.opsommen: who watches looks back on the names that were given, and on nothing else of the casus."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, opdrachten, probleem, regels
from tests.inzageoverzicht.vragen import UITLEG, geef_naam, nummer
from tests.klant import Spel
from tests.rollen import PERSONEN


def test_names_are_listed_with_their_weighing_and_a_line(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad = f"/casussen/{casus['id']}/naamvrijgaven"
    ouder, welke = casus["gezaghebbenden"][0], nummer(spel, casus, "casus.openen")
    gegeven = geef_naam(spel, casus, ouder, welke).json
    with niets_bewaard(spel):
        assert spel.privacyfunctionaris.get(pad).json == {"resultaten": [gegeven]}
    assert {naam: gegeven[naam] for naam in UITLEG} == UITLEG
    assert gegeven["gemaaktDoor"] == str(PERSONEN["privacyfunctionaris"].medewerker_id)
    (regel,) = regels(spel, "naamvrijgave.opsommen")
    assert (regel["uitkomst"], regel["klassen"]) == ("TOEGESTAAN", ["PROC"])


def test_statements_do_not_grow_with_the_names(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    geteld = []
    for ouder in casus["gezaghebbenden"]:
        assert geef_naam(spel, casus, ouder, nummer(spel, casus, "casus.openen")).status_code == 201
        with opdrachten(spel.app) as gezien:
            assert spel.privacyfunctionaris.get(f"/casussen/{casus['id']}/naamvrijgaven").status_code == 200
        geteld.append(len(gezien))
    assert geteld[0] == geteld[1]


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_sees_them(spel: Spel, naam: str) -> None:
    casus = spel.open_casus()
    probleem(spel.klanten[naam].get(f"/casussen/{casus['id']}/naamvrijgaven"), 403, "ROL")
    assert kort(regels(spel, "naamvrijgave.opsommen")) == [("GEWEIGERD", "ROL")]
