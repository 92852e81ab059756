"""logregel.zoeken: the audit desk finds lines by everything it may ask for, and is logged itself."""

from datetime import timedelta
from typing import Any

import pytest

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN, org


def handelingen(spel: Spel, **zoek: Any) -> list[str]:
    return [een["handeling"] for een in regels(spel, **zoek)]


def test_lines_are_found_by_every_key(spel: Spel) -> None:
    begin = Klok().nu()
    casus = spel.open_casus("school", "bt")["id"]
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    probleem(spel.vreemde.get(f"/casussen/{casus}"), 404)
    school = ["casus.openen", "toestemming.ondertekenen", "toestemming.ondertekenen"]
    assert handelingen(spel, casus=casus) == [*school, "casus.lezen", "casus.lezen"]
    assert handelingen(spel, actor=str(PERSONEN["contactpersoon"].medewerker_id)) == school
    assert handelingen(spel, organisatie=str(org("bt"))) == ["casus.lezen"]
    assert kort(regels(spel, uitkomst="GEWEIGERD")) == [("GEWEIGERD", "GEEN_DEELNEMER")]
    assert handelingen(spel, handelingen=["casus.lezen", "casus.openen"])[0] == "casus.openen"
    assert handelingen(spel, tot=begin.isoformat()) == []
    assert handelingen(spel, vanaf=begin.isoformat(), casus=casus)[:3] == school
    assert handelingen(spel, vanaf=(Klok().nu() + timedelta(hours=1)).isoformat()) == []


def test_every_search_is_a_line(spel: Spel) -> None:
    with niets_bewaard(spel):
        regels(spel)
        regels(spel)
    gevonden = regels(spel, "logregel.zoeken")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")] * 3
    assert {een["naam"] for een in gevonden} == {"privacyfunctionaris (fictief)"}


def test_pages_go_on_where_the_last_one_ended(spel: Spel) -> None:
    for _ in range(5):
        assert spel.contactpersoon.get("/casussen").status_code == 200
    vraag: dict[str, Any] = {"limit": 2, "handelingen": ["casus.opsommen"]}
    gezien: list[int] = []
    while True:
        antwoord = spel.privacyfunctionaris.post("/logboek/regels/_zoek", vraag).json
        gezien += [een["nummer"] for een in antwoord["resultaten"]]
        if antwoord["volgende"] is None:
            break
        vraag["cursor"] = antwoord["volgende"]
    assert (len(gezien), gezien) == (5, sorted(set(gezien), reverse=True))


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_searches_the_log(spel: Spel, naam: str) -> None:
    probleem(spel.klanten[naam].post("/logboek/regels/_zoek", {}), 403, "ROL")
    assert kort(regels(spel, "logregel.zoeken"))[0] == ("GEWEIGERD", "ROL")


@ALLEEN_SQLITE
def test_bad_search_is_refused_with_every_fault(spel: Spel) -> None:
    inhoud = {
        "casus": "x",
        "actor": 1,
        "vanaf": "0001-01-01T00:00:00+23:59",
        "tot": "9999-12-31T23:59:59-23:59",
        "handelingen": ["alles"],
        "uitkomst": "MISSCHIEN",
        "limit": "50",
        "tekst": "Sam",
    }
    assert fouten(spel.privacyfunctionaris.post("/logboek/regels/_zoek", inhoud)) == {
        ("/casus", "VORM"),
        ("/actor", "VORM"),
        ("/vanaf", "VORM"),
        ("/tot", "VORM"),
        ("/handelingen/0", "KEUZE"),
        ("/uitkomst", "KEUZE"),
        ("/limit", "VORM"),
        ("/tekst", "ONBEKEND_VELD"),
    }
