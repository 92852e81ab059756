"""logregel.zoeken: the audit desk finds lines by everything it may ask for, and is logged itself."""

from datetime import timedelta
from typing import Any

import pytest

from kernteam.grond.actor import Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import Klok
from kernteam.identiteit.models import Hoedanigheid
from kernteam.logboek.lezer import Zoekvraag
from kernteam.netwerk.models import Medewerker
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Klant, Spel
from tests.rollen import PERSONEN, org

NIEMAND = "00000000-0000-4000-8000-000000000000"


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
        zoek(spel.privacyfunctionaris)
        zoek(spel.privacyfunctionaris)
    gevonden = regels(spel, "logregel.zoeken")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")] * 2
    assert {een["naam"] for een in gevonden} == {"privacyfunctionaris (fictief)"}


def test_the_line_of_a_search_says_after_whom(spel: Spel) -> None:
    """Looking a colleague up is found back, as it is in the search by day (NEN 7513: searches are lines too)."""
    wie, casus = str(PERSONEN["gezinswerker"].medewerker_id), spel.open_casus()["id"]
    for zoek in ({"actor": wie}, {"casus": casus}, {"casus": casus, "actor": wie}, {}):
        assert spel.privacyfunctionaris.post("/logboek/regels/_zoek", spel.periode() | zoek).status_code == 200
    vraag = Zoekvraag(handelingen=frozenset({Handeling.LOGREGEL_ZOEKEN}))
    gezocht = [een.inhoud.get("object") for een in spel.app.extensions["kernteam"].lezer.zoek(vraag, None, 9)]
    assert gezocht[::-1] == [wie, casus, casus, None]


def test_an_officer_finds_no_line_about_himself_and_a_second_one_does(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    eerste, tweede = spel.privacyfunctionaris, spel.beheerder
    with schrijvend(spel.app) as sessie:
        account = PERSONEN["privacyfunctionaris"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN["gezinswerker"].medewerker_id))
        sessie.get_one(Medewerker, PERSONEN["beheerder"].medewerker_id).rol = Rol.PRIVACYFUNCTIONARIS
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    alles = ["casus.openen", "toestemming.ondertekenen", "toestemming.ondertekenen", "casus.lezen", "inzage.opsommen"]
    for _ in range(2):  # a look at a casus is a line itself, which its reader does not see
        inzagen = eerste.get(f"/casussen/{casus}/inzagen").json["resultaten"]
        assert [een["handeling"] for een in inzagen][::-1] == alles[:3]
    assert [een["handeling"] for een in zoek(eerste, casus=casus)][::-1] == alles[:3]
    assert zoek(eerste, actor=str(PERSONEN["gezinswerker"].medewerker_id)) == []
    assert [een["handeling"] for een in zoek(tweede, casus=casus)][::-1] == [*alles, "inzage.opsommen"]


def zoek(klant: Klant, **vraag: Any) -> list[dict[str, Any]]:
    nu = Klok().nu()
    periode = {"vanaf": (nu - timedelta(days=1)).isoformat(), "tot": (nu + timedelta(days=1)).isoformat()}
    antwoord = klant.post("/logboek/regels/_zoek", periode | vraag)
    assert antwoord.status_code == 200, antwoord.json
    gevonden: list[dict[str, Any]] = antwoord.json["resultaten"]
    return gevonden


def test_lines_of_nobody_are_found(spel: Spel) -> None:
    assert spel.niemand.post("/tokens", {"gebruikersnaam": "niemand", "wachtwoord": "x" * 12}).status_code == 401
    (regel,) = zoek(spel.privacyfunctionaris, handelingen=["token.maken"])
    assert (regel["actor"], regel["uitkomst"]) == (None, "GEWEIGERD")


def test_pages_go_on_where_the_last_one_ended(spel: Spel) -> None:
    for _ in range(5):
        assert spel.contactpersoon.get("/casussen").status_code == 200
    vraag: dict[str, Any] = {**spel.periode(), "limit": 2, "handelingen": ["casus.opsommen"]}
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
    probleem(spel.klanten[naam].post("/logboek/regels/_zoek", spel.periode()), 403, "ROL")
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


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({}, {("/vanaf", "VERPLICHT"), ("/tot", "VERPLICHT")}),
        ({"vanaf": "2026-11-20T00:00:00Z"}, {("/tot", "VERPLICHT")}),
        ({"tot": "2026-11-20T00:00:00Z", "limit": 0}, {("/vanaf", "VERPLICHT"), ("/limit", "BEREIK")}),
        ({"vanaf": "1996-11-20T00:00:00Z", "tot": "2026-11-20T00:00:00Z"}, {("/tot", "PERIODE")}),
        ({"vanaf": "0001-01-01T00:00:00Z", "tot": "9999-12-31T23:59:59Z"}, {("/tot", "PERIODE")}),
        ({"vanaf": "2026-11-20T00:00:00Z", "tot": "2026-11-20T00:00:00Z"}, {("/tot", "VOLGORDE")}),
        ({"vanaf": "2026-11-20T00:00:00Z", "tot": "2026-11-20T00:30:00+01:00"}, {("/tot", "VOLGORDE")}),
        ({"vanaf": "2026-08-01T00:00:00+02:00", "tot": "2026-11-01T00:00:01+01:00"}, {("/tot", "PERIODE")}),
        ({"vanaf": "2025-11-20T00:00:00Z", "tot": "2026-11-21T01:00:01Z", "actor": NIEMAND}, {("/tot", "PERIODE")}),
    ],
)
def test_search_without_a_period_or_with_thirty_years_is_refused(
    spel: Spel, vraag: dict[str, Any], verwacht: set[tuple[str, str]]
) -> None:
    with niets_bewaard(spel):
        assert fouten(spel.privacyfunctionaris.post("/logboek/regels/_zoek", vraag)) == verwacht
    assert regels(spel, "logregel.zoeken") == []


@ALLEEN_SQLITE
@pytest.mark.parametrize("over", [{}, {"casus": NIEMAND}, {"actor": NIEMAND}])
def test_a_quarter_is_searched_of_everybody_and_a_year_of_one_casus_or_person(spel: Spel, over: dict[str, str]) -> None:
    kwartaal = {"vanaf": "2026-08-01T00:00:00+02:00", "tot": "2026-11-01T00:00:00+01:00"}  # an hour more: the autumn
    jaar = {"vanaf": "2025-11-20T00:00:00Z", "tot": "2026-11-21T00:00:00Z"}
    statussen = [
        spel.privacyfunctionaris.post("/logboek/regels/_zoek", een | over).status_code for een in (kwartaal, jaar)
    ]
    assert statussen == [200, 200 if over else 400]


@ALLEEN_SQLITE
def test_days_and_lines_are_refused_in_the_same_words(spel: Spel) -> None:
    def zegt(wat: str, **vraag: str) -> list[str]:
        antwoord = probleem(spel.privacyfunctionaris.post(f"/logboek/{wat}/_zoek", vraag), 400)
        return [een["uitleg"] for een in antwoord["fouten"]]

    lang, laatste = "1996-11-20", "2026-11-20"
    for begin, einde, over in ((lang, laatste, {}), (lang, laatste, {"casus": NIEMAND}), (laatste, lang, {})):
        momenten = {"vanaf": f"{begin}T00:00:00Z", "tot": f"{einde}T00:00:00Z"}
        assert zegt("regels", **momenten, **over) == zegt("dagen", vanafDatum=begin, totEnMetDatum=einde, **over)
