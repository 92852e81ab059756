"""toezichtgeval.beoordelen: explained with a code, or an incident that begins the breach record with its clock."""

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from kernteam.http.verzoek import db
from kernteam.toezicht.models import Toezichtoordeel
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, tegelijk
from tests.klant import Spel
from tests.nood.spoed import op
from tests.toezicht.kijken import INCIDENT, VERKLAARD, beoordeel, kijk, wachtrij


def test_explained_case_is_kept_sealed_with_a_line(spel: Spel) -> None:
    _, geval = kijk(spel)
    assert beoordeel(spel, geval, VERKLAARD | {"toelichting": "Zij verving een collega."})["datalekId"] is None
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Toezichtoordeel)).one()
    assert b"verving" not in bytes.__getitem__(rij.toelichting, slice(None))
    assert kort(regels(spel, "toezichtgeval.beoordelen")) == [("TOEGESTAAN", "VERKLAARD")]


def test_incident_begins_a_breach_of_seventy_two_hours(spel: Spel) -> None:
    """V08: unauthorised reading by a colleague is a breach; V07: the clock runs from becoming aware."""
    casus, geval = kijk(spel)
    lek = beoordeel(spel, geval, INCIDENT)["datalekId"]
    gelezen = spel.privacyfunctionaris.get(f"/datalekken/{lek}").json
    assert gelezen["omschrijving"] == INCIDENT["toelichting"]
    kort_ = gelezen["kort"]
    assert (kort_["gevalId"], kort_["casusId"]) == (geval, casus)
    assert (kort_["bekendOp"][:13], kort_["meldenUiterlijkOp"][:13]) == ("2026-11-20T09", "2026-11-23T09")
    assert kort_["partnersUiterlijkOp"][:13] == "2026-11-21T09"
    taken = spel.privacyfunctionaris.get("/mijn/taken").json["resultaten"]
    assert [(een["soort"], een["objectId"], een["uiterlijkDatum"]) for een in taken] == [
        ("DATALEK_PARTNERS", lek, "2026-11-21"),
        ("DATALEK_MELDEN", lek, "2026-11-23"),
    ]
    assert kort(regels(spel, "datalek.registreren")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_an_incident_makes_the_next_case_weigh_more(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 10:00:00") as spel:
        casus, geval = kijk(spel)
        beoordeel(spel, geval, INCIDENT)
    with op(toneel, "2026-11-23 10:00:00") as spel:
        kijk(spel, casus=casus)
        (een,) = wachtrij(spel)
    assert (een["treffers"], een["score"]) == (["1", "19"], 5)


def test_second_judgement_of_the_same_lines_is_refused(spel: Spel) -> None:
    _, geval = kijk(spel)
    beoordeel(spel, geval)
    antwoord = spel.privacyfunctionaris.post(f"/logboek/gevallen/{geval}/beoordelingen", INCIDENT)
    probleem(antwoord, 409, "AL_BEOORDEELD")
    assert spel.privacyfunctionaris.get("/datalekken").json["resultaten"] == []


def test_of_two_judgements_at_once_one_counts(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    _, geval = kijk(spel)
    pf = spel.privacyfunctionaris
    pf.koppen()
    daad = lambda: pf.post(f"/logboek/gevallen/{geval}/beoordelingen", VERKLAARD)  # noqa: E731 - done twice
    antwoorden = tegelijk(monkeypatch, daad, daad)
    assert sorted(een.status_code for een in antwoorden) == [201, 409]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("oordeel", "verwacht"),
    [
        ({}, {("/uitkomst", "VERPLICHT")}),
        ({"uitkomst": "VERKLAARD"}, {("/reden", "VERPLICHT")}),
        ({"uitkomst": "VERKLAARD", "reden": "ANDERS"}, {("/toelichting", "VERPLICHT")}),
        ({"uitkomst": "INCIDENT"}, {("/toelichting", "VERPLICHT")}),
        (INCIDENT | {"reden": "OVERLEG"}, {("/reden", "NIET_VAN_TOEPASSING")}),
        (VERKLAARD | {"toelichting": "BSN 123456782"}, {("/toelichting", "BSN")}),
    ],
)
def test_bad_judgement_is_refused(spel: Spel, oordeel: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    _, geval = kijk(spel)
    with niets_bewaard(spel):
        antwoord = spel.privacyfunctionaris.post(f"/logboek/gevallen/{geval}/beoordelingen", oordeel)
        assert fouten(antwoord) == verwacht


@ALLEEN_SQLITE
def test_confirmed_digits_are_in_the_line(spel: Spel) -> None:
    _, geval = kijk(spel)
    beoordeel(spel, geval, VERKLAARD | {"toelichting": "Zaak 123456782.", "bevestigdGeenBsn": True})
    assert kort(regels(spel, "toezichtgeval.beoordelen")) == [("TOEGESTAAN", "VERKLAARD; GEEN_BSN_BEVESTIGD")]


@ALLEEN_SQLITE
def test_nobody_else_judges_and_nothing_is_not_judged(spel: Spel) -> None:
    _, geval = kijk(spel)
    with niets_bewaard(spel, "vreemde", "leidinggevende_school"):
        for naam in ("vreemde", "leidinggevende_school"):
            probleem(spel.klanten[naam].post(f"/logboek/gevallen/{geval}/beoordelingen", VERKLAARD), 403, "ROL")
        probleem(spel.privacyfunctionaris.post(f"/logboek/gevallen/{uuid4()}/beoordelingen", VERKLAARD), 404)
