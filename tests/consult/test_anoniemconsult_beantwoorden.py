"""anoniemconsult.beantwoorden: once, by a specialist of the organisation that was asked, without a name either."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem, tegelijk
from tests.consult.proef import anoniem
from tests.klant import Spel
from tests.nood.spoed import soorten

ANTWOORD = {"antwoord": "Begin met een vast ritme."}


def test_answer_reaches_the_asker(spel: Spel) -> None:
    consult = anoniem(spel)
    pad = f"/anonieme-consulten/{consult}"
    gegeven = spel.specialist.post(f"{pad}/antwoorden", ANTWOORD)
    assert (gegeven.status_code, gegeven.json["antwoord"]) == (201, ANTWOORD["antwoord"])
    assert spel.gezinswerker.get(pad).json["antwoord"] == ANTWOORD["antwoord"]
    assert soorten(spel, "gezinswerker") == ["CONSULT_BEANTWOORD"]
    probleem(spel.specialist.post(f"{pad}/antwoorden", ANTWOORD), 409, "AL_BEANTWOORD")


@ALLEEN_SQLITE
def test_answer_that_names_somebody_or_of_another_is_refused(spel: Spel) -> None:
    pad = f"/anonieme-consulten/{anoniem(spel)}/antwoorden"
    with niets_bewaard(spel, "specialist", "andere_specialist", "gezinswerker"):
        assert fouten(spel.specialist.post(pad, {"antwoord": "Vraag Jan Jansen."})) == {("/antwoord", "NAAM")}
        assert fouten(spel.specialist.post(pad, {})) == {("/antwoord", "VERPLICHT")}
        probleem(spel.andere_specialist.post(pad, ANTWOORD), 404)
        probleem(spel.gezinswerker.post(pad, ANTWOORD), 403, "ROL")


def test_two_answers_at_once_are_one(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = f"/anonieme-consulten/{anoniem(spel)}"
    spel.specialist.koppen()
    een, ander = ({"antwoord": "Rust."}, {"antwoord": "Ritme."})
    uitkomsten = tegelijk(
        monkeypatch,
        lambda: spel.specialist.post(f"{pad}/antwoorden", een),
        lambda: spel.specialist.post(f"{pad}/antwoorden", ander),
    )
    assert sorted(antwoord.status_code for antwoord in uitkomsten) == [201, 409]
