"""naamvrijgave.maken: a name only for one line and one person, weighed on paper, and never of what is secret."""

from typing import Any

import pytest
from sqlalchemy import select

from kernteam.http.verzoek import db
from kernteam.inzageoverzicht.models import Naamvrijgave
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.inzageoverzicht.vragen import UITLEG, geef_naam, nummer, overzicht
from tests.klant import Spel
from tests.rollen import PERSONEN

GELEZEN = "Iemand las het dossier."


def lees(spel: Spel, casus: dict[str, Any], *namen: str) -> None:
    for naam in namen:
        assert spel.klanten[naam].get(f"/casussen/{casus['id']}").status_code == 200


def namen_in(spel: Spel, casus: dict[str, Any], wie: str) -> list[tuple[str | None, int]]:
    rijen = overzicht(spel, casus, wie)["regels"]
    return [(een["naam"], een["aantal"]) for een in rijen if een["wat"] == GELEZEN]


def test_one_name_for_one_line_and_one_person(spel: Spel) -> None:
    """R18, C-579/21: the line of that day splits; whom it was not released to sees no name."""
    casus = spel.open_casus("school", "bt")
    een, ander = casus["gezaghebbenden"]
    lees(spel, casus, "gezinswerker", "gezinswerker")
    versie = spel.contactpersoon.get(f"/casussen/{casus['id']}").headers["ETag"]
    welke = nummer(spel, casus, "casus.lezen") - 1
    with niets_bewaard(spel, behalve=("naamvrijgave",)):
        antwoord = geef_naam(spel, casus, een, welke)
    assert antwoord.status_code == 201, antwoord.json
    assert (antwoord.json["naam"], antwoord.json["regelnummer"]) == ("gezinswerker (fictief)", welke)
    assert sorted(namen_in(spel, casus, een), key=str) == [("gezinswerker (fictief)", 1), (None, 1), (None, 1)]
    assert namen_in(spel, casus, ander) == [(None, 2), (None, 1)]
    assert kort(regels(spel, "naamvrijgave.maken")) == [("TOEGESTAAN", "BELANGENCONFLICT")]
    assert spel.contactpersoon.get(f"/casussen/{casus['id']}").headers["ETag"] == versie


def test_the_weighing_is_sealed(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    assert geef_naam(spel, casus, casus["gezaghebbenden"][0], nummer(spel, casus, "casus.openen")).status_code == 201
    with spel.app.app_context():
        rij = db.session.scalars(select(Naamvrijgave)).one()
    assert b"kennis" in UITLEG["belangBetrokkene"].encode()
    assert b"kennis" not in bytes(rij.belang_betrokkene)
    assert b"weet" not in bytes(rij.belang_medewerker)


@ALLEEN_SQLITE
def test_no_name_of_what_is_not_in_the_overview(spel: Spel) -> None:
    """S13: neither of a hidden line, nor of another casus, nor of a line that is not there."""
    casus, ander = spel.open_casus("school", "bt"), spel.open_casus()
    ouder = casus["gezaghebbenden"][0]
    nood = {"redencode": "VERMISSING", "reden": "Sam is weg."}
    assert spel.contactpersoon.post(f"/casussen/{casus['id']}/noodtoegangen", nood).status_code == 201
    verborgen = nummer(spel, casus, "noodtoegang.openen")
    for welke in (verborgen, nummer(spel, ander, "casus.openen"), 2**53):
        with niets_bewaard(spel):
            probleem(geef_naam(spel, casus, ouder, welke), 404)


@ALLEEN_SQLITE
def test_a_name_is_released_once(spel: Spel) -> None:
    casus = spel.open_casus()
    een, ander = casus["gezaghebbenden"]
    welke = nummer(spel, casus, "casus.openen")
    assert geef_naam(spel, casus, een, welke).status_code == 201
    with niets_bewaard(spel):
        probleem(geef_naam(spel, casus, een, welke), 409, "AL_VRIJGEGEVEN")
    assert geef_naam(spel, casus, ander, welke).status_code == 201


@ALLEEN_SQLITE
def test_an_officer_does_not_decide_about_himself(spel: Spel) -> None:
    casus = spel.open_casus()
    ouder = casus["gezaghebbenden"][0]
    overzicht(spel, casus, ouder)
    with niets_bewaard(spel):
        eigen = geef_naam(spel, casus, ouder, nummer(spel, casus, "inzageoverzicht.maken"))
    probleem(eigen, 403, "EIGEN_REGEL")


@ALLEEN_SQLITE
def test_bad_input_and_a_bsn_are_refused_with_all_faults(spel: Spel) -> None:
    """N05: nine digits that may be a BSN are confirmed, and the line says so."""
    casus = spel.open_casus()
    ouder, welke = casus["gezaghebbenden"][0], nummer(spel, casus, "casus.openen")
    leeg = spel.privacyfunctionaris.post(f"/casussen/{casus['id']}/naamvrijgaven", {"betrokkeneId": ouder})
    assert {wijzer for wijzer, _ in fouten(leeg)} == {
        "/regelnummer", "/reden", "/belangBetrokkene", "/belangMedewerker"
    }  # fmt: skip
    bsn = {"belangBetrokkene": "Kind 111222333.", "belangMedewerker": "Met 111222333."}
    gevonden = fouten(geef_naam(spel, casus, ouder, welke, **bsn))
    assert {wijzer for wijzer, _ in gevonden} == {"/belangBetrokkene", "/belangMedewerker"}
    assert geef_naam(spel, casus, ouder, welke, bevestigdGeenBsn=True, **bsn).status_code == 201
    assert kort(regels(spel, "naamvrijgave.maken")) == [("TOEGESTAAN", "BELANGENCONFLICT; GEEN_BSN_BEVESTIGD")]


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_releases_a_name(spel: Spel, naam: str) -> None:
    casus = spel.open_casus()
    inhoud = {"betrokkeneId": casus["gezaghebbenden"][0], "regelnummer": 1, "reden": "KLACHT"}
    inhoud |= {"belangBetrokkene": "x", "belangMedewerker": "x"}
    probleem(spel.klanten[naam].post(f"/casussen/{casus['id']}/naamvrijgaven", inhoud), 403, "ROL")
