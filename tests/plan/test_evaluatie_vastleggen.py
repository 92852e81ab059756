"""evaluatie.vastleggen: a day, a score for each goal, the words of those it is about, and how it goes on."""

from typing import Any
from uuid import uuid4

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Spel
from tests.plan.plannen import evaluatie, plan, post, stel


def test_scores_stand_with_their_goals_and_words_with_the_evaluation(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    een, ander = stel(spel, pad), stel(spel, pad, "gezinswerker")
    inhoud = evaluatie(spel, (een, 7), (ander, 0), vervolg="OPSCHALEN")
    id_ = post(spel, "contactpersoon", f"{pad}/plan/evaluaties", inhoud)
    for naam in ("contactpersoon", "gezinswerker"):
        gelezen = plan(spel, naam, pad)
        (terug,) = gelezen["evaluaties"]
        assert {veld: terug[veld] for veld in inhoud if veld != "scores"} == {
            veld: waarde for veld, waarde in inhoud.items() if veld != "scores"
        }
        scores = {doel["id"]: [(s["score"], s["evaluatieId"]) for s in doel["scores"]] for doel in gelezen["doelen"]}
        assert scores == {een: [(7, id_)], ander: [(0, id_)]}


@ALLEEN_SQLITE
def test_score_without_the_evaluation_when_that_is_kept_back(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', klassen=('PROC', 'OND'))['id']}"
    doel = stel(spel, pad)
    post(spel, "contactpersoon", f"{pad}/plan/evaluaties", evaluatie(spel, (doel, 7), klasse="GEZ"))
    gelezen = plan(spel, "gezinswerker", pad)
    assert gelezen["evaluaties"] == []
    assert [(s["score"], s["evaluatieId"]) for s in gelezen["doelen"][0]["scores"]] == [(7, None)]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"datum": "2126-01-01"}, {("/datum", "TOEKOMST")}),
        ({"datum": "2020-01-01"}, {("/datum", "VOOR_OPENING")}),
        ({"klasse": "MED"}, {("/klasse", "KEUZE")}),
        ({"woordenSchool": "123456782"}, {("/woordenSchool", "BSN")}),
        ({"vervolg": "MISSCHIEN"}, {("/vervolg", "KEUZE")}),
    ],
)
def test_impossible_evaluation_is_refused(spel: Spel, anders: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(f"{pad}/plan/evaluaties", evaluatie(spel, **anders))) == verwacht


@ALLEEN_SQLITE
def test_goal_is_scored_once_and_by_who_reads_it(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    doel, dicht = stel(spel, pad), stel(spel, pad, "gezinswerker", klasse="MED")
    evaluaties = f"{pad}/plan/evaluaties"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(evaluaties, evaluatie(spel, (doel, 7), (doel, 7)))) == {
            ("/scores/1/doelId", "DUBBEL")
        }
        assert fouten(spel.contactpersoon.post(evaluaties, evaluatie(spel, (doel, 11)))) == {
            ("/scores/0/score", "BEREIK")
        }
        for onbekend in (dicht, str(uuid4())):
            probleem(spel.contactpersoon.post(evaluaties, evaluatie(spel, (onbekend, 7))), 409, "GEEN_DOEL")
