"""casus.zoeken: found by name and birth date, only by who may read that name."""

from uuid import UUID

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Klant, Spel


def zoek(klant: Klant, achternaam: str, geboortedatum: str) -> list[str]:
    antwoord = klant.post("/casussen/_zoek", {"achternaam": achternaam, "geboortedatum": geboortedatum})
    assert antwoord.status_code == 200, antwoord.json
    return [een["id"] for een in antwoord.json["resultaten"]]


@pytest.mark.parametrize("naam", ["van den Berg", "Berg", "BERG", " van  den berg "])
def test_contactpersoon_finds_casus_by_name_and_birth_date(spel: Spel, naam: str) -> None:
    geopend = spel.open_casus()
    assert zoek(spel.contactpersoon, naam, spel.geboren(9)) == [geopend["id"]]
    assert [een["casus"] for een in regels(spel, "casus.zoeken")] == [None, geopend["id"]]


def test_another_name_or_day_finds_nothing_and_writes_a_line(spel: Spel) -> None:
    spel.open_casus()
    with niets_bewaard(spel):
        assert zoek(spel.contactpersoon, "Bergman", spel.geboren(9)) == []
        assert zoek(spel.contactpersoon, "Berg", spel.geboren(10)) == []
    assert kort(regels(spel, "casus.zoeken")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


def test_two_of_one_name_are_both_found(spel: Spel) -> None:
    beide = {spel.open_casus()["id"], spel.open_casus()["id"]}
    assert set(zoek(spel.contactpersoon, "Berg", spel.geboren(9))) == beide


def test_search_shows_what_the_list_shows(spel: Spel) -> None:
    met, zonder, geen_naam = spel.open_casus("bt"), spel.open_casus("jgz"), spel.open_casus("bt", klassen=("OND",))
    assert UUID(zonder["id"]) != UUID(geen_naam["id"])
    assert zoek(spel.gezinswerker, "Berg", spel.geboren(9)) == [met["id"]]
    assert zoek(spel.jeugdverpleegkundige, "Berg", spel.geboren(9)) == [zonder["id"]]
    assert zoek(spel.collega, "Berg", spel.geboren(9)) == []


@ALLEEN_SQLITE
def test_role_without_casussen_may_not_search(spel: Spel) -> None:
    vraag = {"achternaam": "Berg", "geboortedatum": spel.geboren(9)}
    for klant in (spel.beheerder, spel.privacyfunctionaris, spel.specialist):
        probleem(klant.post("/casussen/_zoek", vraag), 403, "ROL")
    assert kort(regels(spel, "casus.zoeken")) == [("GEWEIGERD", "ROL")] * 3


@ALLEEN_SQLITE
def test_search_without_birth_date_is_refused(spel: Spel) -> None:
    antwoord = spel.contactpersoon.post("/casussen/_zoek", {"achternaam": "Berg\x00", "naam": "Sam"})
    assert fouten(antwoord) == {
        ("/achternaam", "ONGELDIG"),
        ("/geboortedatum", "VERPLICHT"),
        ("/naam", "ONBEKEND_VELD"),
    }
