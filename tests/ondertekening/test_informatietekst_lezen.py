"""informatietekst.lezen: the exact text, with what AVG 13 and rule C20 ask."""

from hashlib import sha256

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, probleem, regels
from tests.klant import TEKST, Spel

pytestmark = ALLEEN_SQLITE


@pytest.mark.parametrize("doelgroep", ["OUDER", "JEUGDIGE"])
def test_text_says_what_the_law_asks(spel: Spel, doelgroep: str) -> None:
    tekst = spel.contactpersoon.get(f"/informatieteksten/{TEKST}/{doelgroep}").json
    assert (tekst["versie"], tekst["doelgroep"], tekst["taal"]) == (TEKST, doelgroep, "nl")
    assert sha256(tekst["inhoud"].encode()).hexdigest() == tekst["sha256"]
    for woord in (
        "lijst",  # receivers and categories
        "een jaar",  # period
        "Gebruik dezelfde link",  # withdrawing
        "geen gevolgen voor",  # free
        "gezondheid",  # explicit for health
        "contactpersoon",  # contact point
        "functionaris",
        "Autoriteit Persoonsgegevens",  # complaint
    ):
        assert woord in tekst["inhoud"].replace("\n", " "), woord
    assert regels(spel) == []


@pytest.mark.parametrize("pad", ["informatie-2020.1/OUDER", f"{TEKST}/MENTOR", f"{TEKST}/ouder", "../OUDER"])
def test_unknown_text_is_not_found(spel: Spel, pad: str) -> None:
    probleem(spel.contactpersoon.get(f"/informatieteksten/{pad}"), 404)
