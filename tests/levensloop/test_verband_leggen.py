"""verband.leggen: siblings, reopening and handing over point at another casus; a link opens nothing."""

from datetime import timedelta
from typing import Any

import time_machine
from werkzeug.test import TestResponse

from kernteam.grond.klok import Klok
from kernteam.netwerk.models import Kernteamschool
from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem, schrijvend
from tests.klant import Klant, Spel
from tests.levensloop.verloop import DICHT, ga, pad_van
from tests.rollen import ANDERE_SCHOOL, vast


def leg(klant: Klant, casus: dict[str, Any], andere: dict[str, Any], soort: str = "BROER_ZUS") -> TestResponse:
    return klant.post(f"{pad_van(casus)}/verbanden", {"casusId": andere["id"], "soort": soort})


def test_siblings_are_linked_once(spel: Spel) -> None:
    een, ander = spel.open_casus("school", "bt"), spel.open_casus("school", "bt", leeftijd=7)
    assert leg(spel.contactpersoon, een, ander).status_code == 201
    with niets_bewaard(spel):
        probleem(leg(spel.contactpersoon, ander, een), 409, "DUBBEL")
        probleem(leg(spel.contactpersoon, een, een), 409, "ZICHZELF")


def test_link_opens_nothing(spel: Spel) -> None:
    een, ander = spel.open_casus("school", "bt"), spel.open_casus(leeftijd=7)
    voor = spel.gezinswerker.get(pad_van(een)).json
    assert leg(spel.contactpersoon, een, ander).status_code == 201
    probleem(spel.gezinswerker.get(pad_van(ander)), 404)
    na = spel.gezinswerker.get(pad_van(een)).json
    wisselt = {"versie", "gewijzigdOp"}
    assert {veld: na[veld] for veld in na if veld not in wisselt} == {
        veld: voor[veld] for veld in voor if veld not in wisselt
    }
    with niets_bewaard(spel, "gezinswerker"):
        probleem(leg(spel.gezinswerker, een, ander, "OVERDRACHT"), 404)


def test_who_does_not_know_both_links_nothing(spel: Spel) -> None:
    een = spel.open_casus("school", "bt")
    with niets_bewaard(spel, "gezinswerker", "vreemde"):
        probleem(leg(spel.gezinswerker, een, {"id": een["jeugdigeId"]}), 404)
        probleem(leg(spel.vreemde, een, een | {"id": een["jeugdigeId"]}), 404)


def test_reopening_is_a_new_casus_with_new_consent(spel: Spel) -> None:
    oud = spel.open_casus("school", "bt")
    nieuw = spel.open_casus("school", "bt", teken=False)
    probleem(leg(spel.contactpersoon, nieuw, oud, "HEROPENING"), 409, "STATUS_ANDERE")
    ga(spel.contactpersoon, oud, **DICHT)
    probleem(leg(spel.contactpersoon, nieuw, oud, "HEROPENING"), 409, "TOESTEMMING")
    for wie in nieuw["gezaghebbenden"]:
        spel.teken(nieuw["toestemmingId"], wie)
    probleem(leg(spel.gezinswerker, nieuw, oud, "HEROPENING"), 409, "CONTACTPERSOON")
    probleem(leg(spel.contactpersoon, oud, nieuw, "HEROPENING"), 409, "AFGESLOTEN")
    ander_kind = spel.open_casus("school", "bt", leeftijd=7)
    probleem(leg(spel.contactpersoon, ander_kind, oud, "HEROPENING"), 409, "ANDERE_JEUGDIGE")
    assert leg(spel.contactpersoon, nieuw, oud, "HEROPENING").status_code == 201
    assert spel.contactpersoon.get(pad_van(oud)).json["status"] == "AFGESLOTEN"


@ALLEEN_SQLITE
def test_reopening_ends_with_the_term_of_keeping(spel: Spel) -> None:
    oud, kind = spel.open_casus("school", "bt"), spel.opening()["jeugdige"]
    ga(spel.contactpersoon, oud, **DICHT)
    with time_machine.travel(Klok().nu() + timedelta(days=366), tick=True):
        later = Spel(spel.app)
        nieuw = later.open_casus("school", "bt", jeugdige=kind)
        probleem(leg(later.contactpersoon, nieuw, oud, "HEROPENING"), 409, "BEWAARTERMIJN")


def test_casus_that_was_handed_over_is_pointed_at_by_who_knows_both(spel: Spel) -> None:
    oud, ander = spel.open_casus("school", "bt"), spel.open_casus("school", "bt")
    verteld = {"geinformeerdDatum": spel.over(0), "wijze": "GESPREK"}
    ga(spel.contactpersoon, oud, "OVERGEDRAGEN", vestigingscode=ANDERE_SCHOOL, oudersGeinformeerd=verteld)
    probleem(leg(spel.gezinswerker, ander, oud, "OVERDRACHT"), 409, "ANDERE_SCHOOL")
    probleem(leg(spel.gezinswerker, ander, oud, "HEROPENING"), 409, "STATUS_ANDERE")
    nieuw = op_andere_school(spel)
    probleem(leg(spel.vreemde, nieuw, oud, "OVERDRACHT"), 404)
    assert leg(spel.gezinswerker, nieuw, oud, "OVERDRACHT").status_code == 201
    probleem(spel.vreemde.get(pad_van(oud)), 404)


def op_andere_school(spel: Spel) -> dict[str, Any]:
    """Open a casus about the same child at the other school, which the same kernteam now serves."""
    with schrijvend(spel.app) as sessie:
        sessie.add(Kernteamschool(kernteam_id=vast("kernteam"), vestigingscode=ANDERE_SCHOOL))
    inhoud = spel.opening(vestigingscode=ANDERE_SCHOOL, toestemming=spel.aanvraag("andere_school", "bt"))
    geopend: dict[str, Any] = spel.vreemde.post("/casussen", inhoud).json
    for wie in geopend["gezaghebbenden"]:
        pad = f"/toestemmingen/{geopend['toestemmingId']}/ondertekeningen"
        assert spel.vreemde.post(pad, spel.antwoord(wie)).status_code == 201
    return geopend
