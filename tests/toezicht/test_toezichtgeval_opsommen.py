"""toezichtgeval.opsommen: the queue of cases, grouped, scored, explained; nobody sees what is about himself."""

from tests.klant import Spel
from tests.rollen import PERSONEN
from tests.toezicht.kijken import kijk, wachtrij


def test_attempt_without_explanation_is_one_case_however_often(spel: Spel) -> None:
    casus, geval = kijk(spel)
    kijk(spel, casus=casus)
    (een,) = wachtrij(spel)
    assert (een["id"], een["casusId"], een["medewerkerId"]) == (geval, casus, str(PERSONEN["vreemde"].medewerker_id))
    assert (een["aantal"], een["geweigerd"], een["treffers"]) == (2, 2, ["1", "1-eerste"])
    assert (een["score"], een["verklaringen"], een["open"], een["teLaat"]) == (4, [], True, False)
