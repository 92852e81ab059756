"""samenhang.lezen: between two checkpoints the log only grew, which anybody can check with the public key."""

from pathlib import Path

from logbewijs.controle import Uitslag
from tests.bewijs.nagaan import ga_na
from tests.casus.bewijs import fouten, probleem
from tests.klant import Spel


def test_growth_between_two_checkpoints_is_proved(spel: Spel, tmp_path: Path) -> None:
    for _ in range(5):
        spel.privacyfunctionaris.get("/logboek/ijkpunten")
    for vraag, eerder in (("?eerder=2", 2), ("?eerder=5", 5), ("", 4)):
        antwoord = spel.privacyfunctionaris.get(f"/logboek/ijkpunten/5/samenhang{vraag}")
        assert (antwoord.status_code, antwoord.mimetype) == (200, "text/plain")
        uitslag, uitleg = ga_na(spel, tmp_path, antwoord.text)
        assert uitslag is Uitslag.GOED
        assert f"bevat alle {eerder} regels" in uitleg


def test_without_such_checkpoints_there_is_nothing_to_prove(spel: Spel) -> None:
    for _ in range(2):
        spel.privacyfunctionaris.get("/logboek/ijkpunten")
    probleem(spel.privacyfunctionaris.get("/logboek/ijkpunten/900/samenhang"), 404)
    probleem(spel.privacyfunctionaris.get("/logboek/ijkpunten/1/samenhang"), 404)
    probleem(spel.privacyfunctionaris.get("/logboek/ijkpunten/2/samenhang?eerder=0"), 400)
    antwoord = spel.privacyfunctionaris.get("/logboek/ijkpunten/2/samenhang?eerder=3")
    assert fouten(antwoord) == {("/eerder", "GROTER")}
