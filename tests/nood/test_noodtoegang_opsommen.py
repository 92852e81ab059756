"""noodtoegang.opsommen: the privacyfunctionaris sees every emergency, without its words (V10)."""

import pytest
from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import NOOD, OORDEEL, nood, op
from tests.rollen import PERSONEN, org


def test_list_tells_who_when_and_which_code_and_no_words(spel: Spel) -> None:
    casus = spel.open_casus("school")["id"]
    toegang = nood(spel, "gezinswerker", f"/casussen/{casus}")
    with niets_bewaard(spel):
        antwoord = spel.privacyfunctionaris.get("/noodtoegangen")
    (een,) = antwoord.json["resultaten"]
    assert (een["id"], een["casusId"], een["redencode"]) == (toegang["id"], casus, "SUICIDEDREIGING")
    assert (een["medewerkerId"], een["naam"]) == (
        str(PERSONEN["gezinswerker"].medewerker_id),
        "gezinswerker (fictief)",
    )
    assert (een["organisatieId"], een["partij"], een["uitkomst"]) == (str(org("bt")), "BT", None)
    for woord in (NOOD["reden"], "Sam", "Berg"):
        assert woord not in antwoord.text
    assert kort(regels(spel, "noodtoegang.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_open_ones_are_those_not_judged_and_late_ones_are_marked(toneel: Flask) -> None:
    with op(toneel) as spel:
        pad = f"/casussen/{spel.open_casus('school')['id']}"
        eerste, tweede = (nood(spel, naam, pad)["id"] for naam in ("gezinswerker", "collega"))
        assert spel.privacyfunctionaris.post(f"/noodtoegangen/{eerste}/beoordelingen", OORDEEL).status_code == 201
    for dag, te_laat in (("2026-11-24 23:00:00", False), ("2026-11-25 00:30:00", True)):
        with op(toneel, dag) as spel:
            open_ = spel.privacyfunctionaris.get("/noodtoegangen?open=true").json["resultaten"]
            alles = spel.privacyfunctionaris.get("/noodtoegangen").json["resultaten"]
        assert [(een["id"], een["teLaat"], een["beoordelenUiterlijkDatum"]) for een in open_] == [
            (tweede, te_laat, "2026-11-24")
        ]
        assert [(een["id"], een["uitkomst"]) for een in alles] == [(tweede, None), (eerste, "TERECHT")]
        assert not alles[1]["teLaat"]


def test_pages_hold_every_emergency_once_newest_first(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school')['id']}"
    alle = [nood(spel, "collega", pad)["id"] for _ in range(5)]
    gezien, adres = [], "/noodtoegangen?open=true&limit=2"
    while adres:
        antwoord = spel.privacyfunctionaris.get(adres)
        gezien += [een["id"] for een in antwoord.json["resultaten"]]
        adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == alle[::-1]


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_sees_the_list(spel: Spel, naam: str) -> None:
    probleem(spel.klanten[naam].get("/noodtoegangen"), 403, "ROL")


@ALLEEN_SQLITE
def test_bad_question_is_refused(spel: Spel) -> None:
    assert fouten(spel.privacyfunctionaris.get("/noodtoegangen?open=ja")) == {("/open", "VORM")}
    assert fouten(spel.privacyfunctionaris.get("/noodtoegangen?cursor=WyIyMDI2IiwieCJd")) == {("/cursor", "VORM")}
