"""toezichtgeval.lezen: which rules fired, which explanation is missing, and every line; no content of a casus."""

from uuid import uuid4

import pytest

from tests.casus.bewijs import kort, niets_bewaard, opdrachten, probleem, regels
from tests.klant import Spel
from tests.toezicht.kijken import VERKLAARD, VRAAG, beoordeel, kijk, stel_vraag


def test_case_tells_why_it_is_there_and_what_is_missing(spel: Spel) -> None:
    casus, geval = kijk(spel)
    kijk(spel, casus=casus)
    with niets_bewaard(spel):
        antwoord = spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}")
    heel = antwoord.json
    assert [een["id"] for een in heel["regels"]] == ["1", "1-eerste"]
    assert (heel["verklaardDoor"], len(heel["ontbreekt"])) == ([], 8)
    assert [(een["handeling"], een["uitkomst"], een["reden"]) for een in heel["tijdlijn"]] == [
        ("casus.lezen", "GEWEIGERD", "GEEN_DEELNEMER")
    ] * 2
    assert (heel["meerRegels"], heel["oordelen"], heel["vragen"]) == (False, [], [])
    assert all(woord not in antwoord.text for woord in ("Sam", "Berg", "herfst"))
    assert kort(regels(spel, "toezichtgeval.lezen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_case_keeps_what_was_asked_and_thought(spel: Spel) -> None:
    _, geval = kijk(spel)
    vraag = stel_vraag(spel, geval)
    beoordeel(spel, geval, VERKLAARD | {"toelichting": "De relatie was niet vastgelegd."})
    heel = spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}").json
    assert [(een["id"], een["vraag"], een["antwoord"]) for een in heel["vragen"]] == [
        (vraag, "Waarom keek u bij Sam?", None)
    ]
    (oordeel,) = heel["oordelen"]
    assert (oordeel["uitkomst"], oordeel["reden"]) == ("VERKLAARD", "WERKRELATIE")
    assert (oordeel["toelichting"], oordeel["treffers"]) == ("De relatie was niet vastgelegd.", ["1", "1-eerste"])


def test_judgement_without_words_is_shown_without_a_key(spel: Spel) -> None:
    _, geval = kijk(spel)
    beoordeel(spel, geval)
    (oordeel,) = spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}").json["oordelen"]
    assert (oordeel["reden"], oordeel["toelichting"]) == (VERKLAARD["reden"], None)


def test_case_of_nothing_is_unknown(spel: Spel) -> None:
    probleem(spel.privacyfunctionaris.get(f"/logboek/gevallen/{uuid4()}"), 404)
    assert kort(regels(spel, "toezichtgeval.lezen")) == [("GEWEIGERD", "ONBEKEND")]


def test_number_of_statements_does_not_grow_with_the_lines(spel: Spel) -> None:
    def tel() -> int:
        with opdrachten(spel.app) as gezien:
            assert spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}").status_code == 200
        return len(gezien)

    casus, geval = kijk(spel)
    stel_vraag(spel, geval)
    eerst = tel()
    for _ in range(3):
        kijk(spel, casus=casus)
    assert tel() == eerst


def test_nothing_is_computed_for_who_does_not_sit_at_the_desk(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    """A month of the log for everybody who tries would be a way to keep the server busy."""
    geval = kijk(spel)[1]
    gerekend: list[object] = []
    monkeypatch.setattr("kernteam.toezicht.service.gevallen.bereken", lambda *_: gerekend.append(1) or [])
    pad, klant = f"/logboek/gevallen/{geval}", spel.contactpersoon
    antwoorden = (klant.get(pad), klant.post(f"{pad}/vragen", VRAAG), klant.post(f"{pad}/beoordelingen", VERKLAARD))
    for antwoord in antwoorden:
        probleem(antwoord, 403, "ROL")
    assert gerekend == []
    spel.privacyfunctionaris.get(pad)
    assert gerekend == [1]
