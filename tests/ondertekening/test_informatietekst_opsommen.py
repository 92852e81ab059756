"""informatietekst.opsommen: every version, for every audience; public texts, no line."""

from kernteam.grond.voorlichting import Doelgroep
from tests.casus.bewijs import ALLEEN_SQLITE, probleem, regels
from tests.klant import TEKST, Spel

pytestmark = ALLEEN_SQLITE


def test_every_version_is_there_for_every_audience(spel: Spel) -> None:
    teksten = spel.leerplicht.get("/informatieteksten").json["resultaten"]
    assert {(een["versie"], een["doelgroep"]) for een in teksten} >= {(TEKST, "OUDER"), (TEKST, "JEUGDIGE")}
    assert len(teksten) % len(Doelgroep) == 0
    assert all(len(een["sha256"]) == 64 and "inhoud" not in een for een in teksten)
    assert regels(spel) == []


def test_one_must_be_logged_in(spel: Spel) -> None:
    probleem(spel.niemand.get("/informatieteksten"), 401)
