"""omstandigheid.vastleggen: when the other parent is presumed to agree, and what he is told (C08)."""

import pytest

from tests.casus.bewijs import probleem
from tests.casus.test_omstandigheid_vastleggen import taken
from tests.klant import Spel
from tests.rollen import org


def test_other_parent_living_together_is_presumed_and_told_at_once(spel: Spel) -> None:
    """C08: for ID, OND and PROC toward school, SWV and buurtteam; his "no" closes it at once."""
    casus = spel.open_casus("school", "bt", "lpa", teken=False)
    anna, bram = casus["gezaghebbenden"]
    spel.leg_vast(casus, "SAMENWONEND")
    stand = spel.teken(casus["toestemmingId"], anna)["stand"]
    assert (stand["geldigheid"], stand["reden"], stand["ontbreekt"]) == ("GELDIG", "VERMOEDE_TWEEDE_OUDER", [bram])
    gegeven = {een["organisatieId"]: een["klassen"] for een in stand["ontvangers"]}
    assert gegeven == {str(org(wie)): ["ID", "OND", "PROC"] for wie in ("school", "bt")}
    assert taken(spel) == [("ANDERE_OUDER_INFORMEREN", bram)]
    assert spel.gezinswerker.get(f"/casussen/{casus['id']}").status_code == 200
    probleem(spel.leerplicht.get(f"/casussen/{casus['id']}"), 404)
    spel.teken(casus["toestemmingId"], bram, "GEWEIGERD")
    assert spel.stand(casus)[:2] == ("ONGELDIG", "GEWEIGERD_DOOR_OUDER")
    probleem(spel.gezinswerker.get(f"/casussen/{casus['id']}"), 404)


def test_other_parent_is_told_again_of_what_he_did_not_hear_of(spel: Spel) -> None:
    """C08: of a renewed request, and of a wider signature; not of the same thing twice."""
    casus = spel.open_casus("school", "bt", teken=False)
    anna, bram = casus["gezaghebbenden"]
    spel.leg_vast(casus, "SAMENWONEND")
    bericht = ("ANDERE_OUDER_INFORMEREN", bram)
    for klassen, keer in ((("OND",), 1), (("OND",), 1), (("ID", "OND"), 2), (("ID",), 2)):
        spel.teken(casus["toestemmingId"], anna, ontvangers=spel.ontvangers("school", "bt", klassen=klassen))
        assert taken(spel).count(bericht) == keer
    nieuw = spel.vraag(casus, "bt", regime="KERNTEAM", klassen=("ID",))
    assert taken(spel).count(bericht) == 2
    spel.teken(nieuw, anna)
    assert spel.stand(casus) == ("GELDIG", "VERMOEDE_TWEEDE_OUDER", [bram])
    assert taken(spel).count(bericht) == 3


@pytest.mark.parametrize("eerst", ["handtekening", "feit"])
def test_other_parent_is_told_of_what_was_asked_beside_the_casus(spel: Spel, eerst: str) -> None:
    """C08, whatever comes first: the signature of the one parent or that they live together."""
    casus = spel.open_casus("school", "bt", leeftijd=9)
    anna, bram = casus["gezaghebbenden"]
    ander = spel.vraag(casus, "bt", regime="AVG_ONDERWIJS", doel="P2", klassen=("OND",))
    stappen = [lambda: spel.teken(ander, anna), lambda: spel.leg_vast(casus, "SAMENWONEND")]
    for stap in stappen if eerst == "handtekening" else reversed(stappen):
        assert ("ANDERE_OUDER_INFORMEREN", bram) not in taken(spel)
        stap()
    assert spel.stand(casus, "AVG_ONDERWIJS", "P2") == ("GELDIG", "VERMOEDE_TWEEDE_OUDER", [bram])
    assert taken(spel).count(("ANDERE_OUDER_INFORMEREN", bram)) == 1
