"""The acts of the network over HTTP, each named after its address.

gemeente.opsommen, school.opsommen, school.lezen, contactpersoon.opsommen, schoolkernteam.lezen, organisatie.opsommen,
medewerker.opsommen, kernteam.opsommen, kernteamlid.opsommen and kernteamschool.opsommen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casus.bewijs import fouten, niets_bewaard, probleem, regels, spel_op_sqlite
from tests.klant import Spel
from tests.rollen import GESLOTEN_SCHOOL, KERNTEAM, LOSSE_SCHOOL, ORGANISATIES, PERSONEN, SCHOOL, org, vast

TEAM = vast("kernteam")
ONBEKEND = vast("kernteam dat niet bestaat")
LIJSTEN = {
    "/gemeenten": 1,
    "/scholen": 3,
    f"/scholen/{SCHOOL}/contactpersonen": 2,
    "/organisaties": len(ORGANISATIES),
    "/medewerkers": len(PERSONEN),
    "/kernteams": 1,
    f"/kernteams/{TEAM}/leden": len(KERNTEAM),
    f"/kernteams/{TEAM}/scholen": 2,
}
ENKEL = (f"/scholen/{SCHOOL}", f"/scholen/{SCHOOL}/kernteam")
per_lijst = pytest.mark.parametrize("pad", LIJSTEN)


@pytest.fixture(scope="module")
def gedeeld(tmp_path_factory: pytest.TempPathFactory, sleutelbestand: Path) -> Iterator[Spel]:
    with spel_op_sqlite(tmp_path_factory.mktemp("netwerk"), sleutelbestand) as spel:
        yield spel


@pytest.mark.parametrize("pad", [*LIJSTEN, *ENKEL])
def test_everybody_who_is_logged_in_reads_it_and_nobody_else(gedeeld: Spel, pad: str) -> None:
    with niets_bewaard(gedeeld, *gedeeld.klanten):
        probleem(gedeeld.niemand.get(pad), 401)
        for klant in gedeeld.klanten.values():
            assert klant.get(pad).status_code == 200
        assert regels(gedeeld) == []


@pytest.mark.parametrize(("pad", "aantal"), LIJSTEN.items())
def test_pages_hold_everything_once(gedeeld: Spel, pad: str, aantal: int) -> None:
    heel = gedeeld.beheerder.get(pad).json
    assert (len(heel["resultaten"]), heel["volgende"]) == (aantal, None)
    gezien, adres = [], f"{pad}?limit=1"
    while adres:
        antwoord = gedeeld.beheerder.get(adres)
        gezien += antwoord.json["resultaten"]
        link = antwoord.headers.get("Link", "")
        assert (link == "") == (antwoord.json["volgende"] is None)
        adres = link.removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == heel["resultaten"]


@per_lijst
def test_bad_cursor_and_unknown_filter_are_refused(gedeeld: Spel, pad: str) -> None:
    klant = gedeeld.beheerder
    for cursor in ("onzin", "WyJuaWV0IiwgInZhbiBvbnMiXQ", "e30"):
        assert fouten(klant.get(f"{pad}?cursor={cursor}")) == {("/cursor", "VORM")}
    assert fouten(klant.get(f"{pad}?kleur=rood&limit=0")) == {("/kleur", "ONBEKEND_VELD"), ("/limit", "BEREIK")}


def test_page_keeps_its_filter(gedeeld: Spel) -> None:
    link = gedeeld.beheerder.get("/scholen?ookGesloten=true&sector=PO&limit=2").headers["Link"]
    assert "ookGesloten=true" in link
    assert "sector=PO" in link


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ("/scholen?ookGesloten=true", 4),
        ("/scholen?sector=VO", 0),
        ("/scholen?gemeenteCode=0344", 3),
        ("/scholen?gemeenteCode=9999", 0),
        ("/organisaties?partij=SCHOOL", 3),
        (f"/medewerkers?organisatieId={org('jgz')}", 3),
    ],
)
def test_filter_narrows_the_list(gedeeld: Spel, vraag: str, aantal: int) -> None:
    assert len(gedeeld.beheerder.get(vraag).json["resultaten"]) == aantal


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ("/scholen?ookGesloten=ja", ("/ookGesloten", "VORM")),
        ("/scholen?sector=HBO", ("/sector", "KEUZE")),
        ("/scholen?gemeenteCode=344", ("/gemeenteCode", "VORM")),
        ("/organisaties?partij=KERK", ("/partij", "KEUZE")),
        ("/medewerkers?organisatieId=jgz", ("/organisatieId", "VORM")),
    ],
)
def test_bad_filter_is_refused(gedeeld: Spel, vraag: str, verwacht: tuple[str, str]) -> None:
    assert fouten(gedeeld.beheerder.get(vraag)) == {verwacht}


def test_school_is_read_with_its_source(gedeeld: Spel) -> None:
    open_, dicht = (gedeeld.beheerder.get(f"/scholen/{code}").json for code in (SCHOOL, GESLOTEN_SCHOOL))
    assert (open_["sluitingsdatum"], dicht["sluitingsdatum"]) == (None, "2026-08-01")
    assert (open_["gemeente"], open_["licentie"]) == ({"code": "0344", "naam": "Utrecht"}, "fictief")


def test_kernteam_of_a_school_names_its_leden(gedeeld: Spel) -> None:
    team = gedeeld.contactpersoon.get(f"/scholen/{SCHOOL}/kernteam").json
    assert team["id"] == str(TEAM)
    assert {een["id"] for een in team["leden"]} == {str(PERSONEN[naam].medewerker_id) for naam in KERNTEAM}


@pytest.mark.parametrize(
    "pad",
    [
        "/scholen/99ZZ99",
        "/scholen/00aa00",
        "/scholen/99ZZ99/contactpersonen",
        "/scholen/99ZZ99/kernteam",
        f"/scholen/{LOSSE_SCHOOL}/kernteam",
        f"/kernteams/{ONBEKEND}/leden",
        f"/kernteams/{ONBEKEND}/scholen",
    ],
)
def test_unknown_is_not_found(gedeeld: Spel, pad: str) -> None:
    probleem(gedeeld.beheerder.get(pad), 404)
