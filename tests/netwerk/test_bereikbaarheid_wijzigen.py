"""bereikbaarheid.wijzigen, and what a school page shows of it: who comes when, how to reach him, who replaces him."""

from datetime import timedelta
from typing import Any

import pytest

from kernteam.grond.klok import Klok
from kernteam.netwerk.models import Vervanging
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.rollen import ANDERE_SCHOOL, GESLOTEN_SCHOOL, PERSONEN, SCHOOL, vast

INHOUD = {
    "telefoon": "030 123 45 67",
    "emailadres": "gezinswerker@voorbeeld.example",
    "schooldagen": [{"vestigingscode": SCHOOL, "dagen": ["DONDERDAG", "DINSDAG"]}],
    "herinneren": False,
}


def pad(naam: str) -> str:
    return f"/medewerkers/{PERSONEN[naam].medewerker_id}/bereikbaarheid"


def lid(spel: Spel, naam: str, lezer: str = "contactpersoon") -> dict[str, Any]:
    leden = spel.klanten[lezer].get(f"/scholen/{SCHOOL}/kernteam").json["leden"]
    (een,) = [een for een in leden if een["id"] == str(PERSONEN[naam].medewerker_id)]
    return dict(een)


def vervang(spel: Spel, vervanger: str, begin: int, dagen: int) -> None:
    vanaf = spel.vandaag() + timedelta(days=begin)
    with schrijvend(spel.app) as sessie:
        sessie.add(
            Vervanging(
                id=vast(f"vervanging:{vervanger}:{begin}"),
                medewerker_id=PERSONEN["jeugdverpleegkundige"].medewerker_id,
                vervanger_id=PERSONEN[vervanger].medewerker_id,
                vanaf_datum=vanaf,
                tot_datum=vanaf + timedelta(days=dagen),
                geregeld_op=Klok().nu(),
                geregeld_door=PERSONEN["leidinggevende_jgz"].medewerker_id,
            )
        )


@pytest.mark.parametrize("wie", ["gezinswerker", "leidinggevende_bt"])
def test_he_or_who_leads_him_says_it_and_the_school_sees_it(spel: Spel, wie: str) -> None:
    voor = lid(spel, "gezinswerker")
    assert (voor["telefoon"], voor["emailadres"], voor["dagen"], voor["vervanger"]) == (None, None, [], None)
    assert spel.klanten[wie].put(pad("gezinswerker"), INHOUD).json == INHOUD
    na = lid(spel, "gezinswerker")
    assert (na["telefoon"], na["emailadres"]) == (INHOUD["telefoon"], INHOUD["emailadres"])
    assert na["dagen"] == ["DINSDAG", "DONDERDAG"]  # in the order of the week
    (regel,) = regels(spel, "bereikbaarheid.wijzigen")
    assert (regel["uitkomst"], regel["casus"]) == ("TOEGESTAAN", None)


def test_what_is_left_out_is_no_longer_so(spel: Spel) -> None:
    spel.gezinswerker.put(pad("gezinswerker"), INHOUD)
    assert spel.gezinswerker.put(pad("gezinswerker"), {"schooldagen": []}).status_code == 200
    na = lid(spel, "gezinswerker")
    assert (na["telefoon"], na["emailadres"], na["dagen"]) == (None, None, [])


def test_contact_person_of_a_school_can_be_reached_too(spel: Spel) -> None:
    inhoud = {"telefoon": "030 765 43 21", "schooldagen": [{"vestigingscode": SCHOOL, "dagen": ["VRIJDAG"]}]}
    assert spel.contactpersoon.put(pad("contactpersoon"), inhoud).status_code == 200
    vast_ = spel.gezinswerker.get(f"/scholen/{SCHOOL}/contactpersonen").json["resultaten"]
    assert {een["telefoon"]: een["dagen"] for een in vast_} == {"030 765 43 21": ["VRIJDAG"], None: []}


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"gezinswerker", "leidinggevende_bt"}))
def test_nobody_else_says_it(spel: Spel, naam: str) -> None:
    with niets_bewaard(spel, naam):
        probleem(spel.klanten[naam].put(pad("gezinswerker"), INHOUD), 404)
        assert kort(regels(spel, "bereikbaarheid.wijzigen")) == [("GEWEIGERD", "NIET_EIGEN")]


def test_every_fault_is_told_at_once(spel: Spel) -> None:
    dag = {"vestigingscode": SCHOOL, "dagen": ["MAANDAG", "MAANDAG"]}
    elders = [{"vestigingscode": code, "dagen": ["MAANDAG"]} for code in (ANDERE_SCHOOL, GESLOTEN_SCHOOL, "99ZZ99")]
    with niets_bewaard(spel, "gezinswerker"):
        assert fouten(spel.gezinswerker.put(pad("gezinswerker"), {"schooldagen": [dag, *elders, dag]})) == {
            ("/schooldagen/0/dagen", "DUBBEL"),
            ("/schooldagen/1/vestigingscode", "SCHOOL"),
            ("/schooldagen/2/vestigingscode", "SCHOOL"),
            ("/schooldagen/3/vestigingscode", "SCHOOL"),
            ("/schooldagen/4/vestigingscode", "DUBBEL"),
            ("/schooldagen/4/dagen", "DUBBEL"),
        }
        assert fouten(spel.gezinswerker.put(pad("gezinswerker"), {"telefoon": "bel maar", "naam": "x"})) == {
            ("/schooldagen", "VERPLICHT"),
            ("/telefoon", "VORM"),
            ("/naam", "ONBEKEND_VELD"),
        }


def test_replacement_shows_from_its_first_day_until_its_end(spel: Spel) -> None:
    vervang(spel, "gezinswerker", begin=1, dagen=5)  # tomorrow
    assert lid(spel, "jeugdverpleegkundige")["vervanger"] is None
    vervang(spel, "specialist", begin=-5, dagen=5)  # until today
    assert lid(spel, "jeugdverpleegkundige")["vervanger"] is None
    vervang(spel, "jeugdarts", begin=0, dagen=1)
    nu = lid(spel, "jeugdverpleegkundige", lezer="vreemde")
    assert (nu["vervangerId"], nu["vervanger"]) == (str(PERSONEN["jeugdarts"].medewerker_id), "jeugdarts (fictief)")
    assert lid(spel, "gezinswerker")["vervanger"] is None
