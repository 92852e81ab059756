"""The scenarios of the domain about the life of a casus."""

from tests.casus.bewijs import ALLEEN_SQLITE, probleem
from tests.klant import Spel
from tests.levensloop.verloop import ga, pad_van


@ALLEEN_SQLITE
def test_move_to_another_municipality(spel: Spel) -> None:
    """Scenario 57: OVERGEDRAGEN; nothing goes along, and the new team asks its own consent."""
    casus = spel.open_casus("school", "bt")
    verteld = {"geinformeerdDatum": spel.over(0), "wijze": "GESPREK"}
    antwoord = ga(spel.contactpersoon, casus, "OVERGEDRAGEN", gemeenteCode="0307", oudersGeinformeerd=verteld)
    assert antwoord.json["status"] == "OVERGEDRAGEN"
    probleem(spel.vreemde.get(pad_van(casus)), 404)
    probleem(spel.contactpersoon.post(f"{pad_van(casus)}/toestemmingen", spel.aanvraag("bt")), 403, "STATUS")
