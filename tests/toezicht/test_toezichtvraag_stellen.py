"""toezichtvraag.stellen: the question lands among the tasks of who looked, or of his supervisor."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import nood, taken
from tests.overdracht.stoel import draag_over, gelukt, werkplek
from tests.rollen import PERSONEN
from tests.toezicht.kijken import VRAAG, geval_van, kijk, stel_vraag


def test_question_waits_for_who_looked(spel: Spel) -> None:
    _, geval = kijk(spel)
    vraag = stel_vraag(spel, geval)
    (taak,) = taken(spel, "vreemde")
    assert (taak["soort"], taak["objectId"], taak["uiterlijkDatum"]) == (
        "TOEZICHTVRAAG_BEANTWOORDEN", vraag, "2026-11-27"
    )  # fmt: skip
    assert kort(regels(spel, "toezichtvraag.stellen")) == [("TOEGESTAAN", "MEDEWERKER")]


def test_question_for_the_supervisor_waits_for_him_alone(spel: Spel) -> None:
    casus = spel.open_casus("school")["id"]
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    vraag = stel_vraag(spel, geval_van(spel, "gezinswerker", casus), aan="LEIDINGGEVENDE")
    assert vraag in {een["objectId"] for een in taken(spel, "leidinggevende_bt")}
    for wie in ("gezinswerker", "leidinggevende_school"):
        assert vraag not in {een["objectId"] for een in taken(spel, wie)}


def test_colleague_who_takes_the_work_over_hears_of_no_question(spel: Spel) -> None:
    """It is about a person: it neither goes to another nor keeps him in service."""
    casus = spel.open_casus("school")["id"]
    nood(spel, "collega", f"/casussen/{casus}")
    vraag = stel_vraag(spel, geval_van(spel, "collega", casus))
    gelukt(draag_over(spel, "collega", "contactpersoon"))
    assert vraag not in {een["objectId"] for een in taken(spel, "contactpersoon")}
    assert vraag in {een["objectId"] for een in taken(spel, "collega")}
    weg = {"datum": spel.over(1)}
    assert spel.leidinggevende_school.post(f"{werkplek('collega')}/uitdiensttreding", weg).status_code == 204


def test_same_question_is_not_asked_twice_before_its_answer(spel: Spel) -> None:
    _, geval = kijk(spel)
    vraag = stel_vraag(spel, geval)
    with niets_bewaard(spel):
        probleem(spel.privacyfunctionaris.post(f"/logboek/gevallen/{geval}/vragen", VRAAG), 409, "AL_GEVRAAGD")
    assert spel.vreemde.post(f"/toezichtvragen/{vraag}/antwoorden", {"antwoord": "Ja."}).status_code == 201
    assert stel_vraag(spel, geval) != vraag


@ALLEEN_SQLITE
def test_organisation_without_a_supervisor_is_told(spel: Spel) -> None:
    _, geval = kijk(spel)
    vraag = VRAAG | {"aan": "LEIDINGGEVENDE"}
    with niets_bewaard(spel):
        antwoord = spel.privacyfunctionaris.post(f"/logboek/gevallen/{geval}/vragen", vraag)
    probleem(antwoord, 409, "GEEN_LEIDINGGEVENDE")
    assert PERSONEN["vreemde"].organisatie == "andere_school"


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({}, {("/aan", "VERPLICHT"), ("/vraag", "VERPLICHT")}),
        ({"aan": "ALLEN", "vraag": ""}, {("/aan", "KEUZE"), ("/vraag", "LENGTE")}),
        (VRAAG | {"vraag": "  "}, {("/vraag", "LEEG")}),
        (VRAAG | {"vraag": "BSN 123456782"}, {("/vraag", "BSN")}),
    ],
)
def test_bad_question_is_refused(spel: Spel, vraag: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    _, geval = kijk(spel)
    with niets_bewaard(spel):
        assert fouten(spel.privacyfunctionaris.post(f"/logboek/gevallen/{geval}/vragen", vraag)) == verwacht
