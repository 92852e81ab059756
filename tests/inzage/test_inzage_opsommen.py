"""inzage.opsommen: who looked at a casus; names only of one's own colleagues."""

from uuid import uuid4

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN, org


def test_deelnemer_sees_partners_without_names_and_colleagues_with(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    with niets_bewaard(spel):
        rijen = spel.contactpersoon.get(f"/casussen/{casus}/inzagen").json["resultaten"]
    assert {een["casus"] for een in rijen} == {casus}
    gelezen = next(een for een in rijen if een["handeling"] == "casus.lezen")
    assert (gelezen["naam"], gelezen["actor"], gelezen["organisatieId"]) == (None, None, str(org("bt")))
    geopend = next(een for een in rijen if een["handeling"] == "casus.openen")
    assert geopend["naam"] == "contactpersoon (fictief)"
    assert geopend["actor"] == str(PERSONEN["contactpersoon"].medewerker_id)


def test_looking_at_the_inzagen_is_itself_a_line(spel: Spel) -> None:
    casus = spel.open_casus()["id"]
    rijen = spel.contactpersoon.get(f"/casussen/{casus}/inzagen").json["resultaten"]
    assert [een["handeling"] for een in rijen] == ["inzage.opsommen", "casus.openen"]
    assert kort(regels(spel, "inzage.opsommen", casus=casus)) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_privacyfunctionaris_sees_every_name_and_no_content(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    probleem(spel.vreemde.get(f"/casussen/{casus}"), 404)
    antwoord = spel.privacyfunctionaris.get(f"/casussen/{casus}/inzagen")
    gelezen = [een for een in antwoord.json["resultaten"] if een["handeling"] == "casus.lezen"]
    assert [(een["naam"], een["uitkomst"]) for een in gelezen] == [
        ("vreemde (fictief)", "GEWEIGERD"),
        ("gezinswerker (fictief)", "TOEGESTAAN"),
    ]
    for woord in ("Sam", "Berg", "Anna", "Bram", "herfst"):
        assert woord not in antwoord.text


def test_lines_of_organisations_that_are_not_known_stay_away(spel: Spel) -> None:
    casus = spel.open_casus("bt", "jgz", klassen=("OND",))["id"]
    assert spel.jeugdverpleegkundige.get(f"/casussen/{casus}").status_code == 200
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    rijen = spel.gezinswerker.get(f"/casussen/{casus}/inzagen").json["resultaten"]
    assert {een["organisatieId"] for een in rijen} == {str(org("bt"))}


@pytest.mark.parametrize("naam", ["contactpersoon", "privacyfunctionaris"])
def test_pages_hold_every_line_once(spel: Spel, naam: str) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    for _ in range(3):
        assert spel.contactpersoon.get(f"/casussen/{casus}").status_code == 200
    alles = [een["nummer"] for een in regels(spel, casus=casus)][::-1]
    gezien, adres = [], f"/casussen/{casus}/inzagen?limit=3"
    while adres:
        antwoord = spel.klanten[naam].get(adres)
        blad = [een for een in antwoord.json["resultaten"] if een["handeling"] != "inzage.opsommen"]
        gezien += [een["nummer"] for een in blad]
        adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == alles


@ALLEEN_SQLITE
def test_refused_and_unknown_are_lines(spel: Spel) -> None:
    casus = spel.open_casus()["id"]
    probleem(spel.collega.get(f"/casussen/{casus}/inzagen"), 404)
    probleem(spel.privacyfunctionaris.get(f"/casussen/{uuid4()}/inzagen"), 404)
    probleem(spel.beheerder.get(f"/casussen/{casus}/inzagen"), 403, "ROL")
    assert kort(regels(spel, "inzage.opsommen")) == [
        ("GEWEIGERD", "GEEN_DEELNEMER"),
        ("GEWEIGERD", "ONBEKEND"),
        ("GEWEIGERD", "ROL"),
    ]


@ALLEEN_SQLITE
def test_cursor_of_another_list_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/inzagen"
    for cursor in ("WyIyMDI2IiwieCJd", "WyIyMDI2IiwgIjk5OTk5OTk5OTk5OTk5OTk5OTk5Il0"):
        assert fouten(spel.contactpersoon.get(f"{pad}?cursor={cursor}")) == {("/cursor", "VORM")}
