"""tekenlink.antwoorden after signing with it is over: taking back lasts as long as the consent (C18, AVG 7(3))."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from config.settings import Instellingen
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.ondertekening.linken import maak_link
from tests.toegang.tabellen import met_beleid

GETEKEND, LATER = "2026-11-20 10:00:00", "2027-03-01 10:00:00"  # the consent ends on 2027-06-08
GEBOREN = "2017-05-01"
KIND = {"voornaam": "Sam", "achternaam": "van den Berg", "geboortedatum": GEBOREN}


def getekend(spel: Spel) -> tuple[dict[str, Any], dict[str, Any]]:
    """Open a casus in which both parents signed, the first with his link."""
    casus = spel.open_casus("school", "bt", teken=False, jeugdige=KIND)
    eerste, ander = casus["gezaghebbenden"]
    link = maak_link(spel, casus, eerste)
    stuk = doe(spel, link, "_open")
    keuzes = [{"keuze": een["keuze"], "akkoord": True} for een in stuk.json["keuzes"]]
    meer = {"antwoord": "GEGEVEN", "keuzes": keuzes, "naAntwoorden": 0}
    assert doe(spel, link, "_antwoord", **meer).status_code == 201
    spel.teken(casus["toestemmingId"], ander)
    return casus, link


def doe(spel: Spel, link: dict[str, Any], wat: str, **meer: Any) -> Any:
    vast = {"token": link["token"], "geboortedatum": link.get("geboren", GEBOREN)}
    return spel.niemand.post(f"/tekenlinks/{wat}", vast | meer)


@pytest.mark.parametrize("woord", ["INGETROKKEN", "GEWEIGERD"])
def test_who_signed_takes_back_with_the_same_link_months_later(toneel: Flask, woord: str) -> None:
    """Whichever word he uses; what he did stays there for him to read."""
    with op(toneel, GETEKEND) as spel:
        casus, link = getekend(spel)
    with op(toneel, LATER) as spel:
        assert spel.gezinswerker.get(f"/casussen/{casus['id']}").status_code == 200
        stuk = doe(spel, link, "_open").json
        assert (stuk["kanTekenen"], [een["antwoord"] for een in stuk["eerdereAntwoorden"]]) == (False, ["GEGEVEN"])
        bewijs = doe(spel, link, "_antwoord", antwoord=woord)
        assert bewijs.status_code == 201, bewijs.json
        assert bewijs.json["record"]["events"][-1]["soort"] == "INGETROKKEN"
        probleem(spel.gezinswerker.get(f"/casussen/{casus['id']}"), 404)
        assert spel.stand(casus)[:2] == ("ONGELDIG", "INGETROKKEN")
        with niets_bewaard(spel):
            probleem(doe(spel, link, "_antwoord", antwoord=woord), 409, "NIETS_IN_TE_TREKKEN")
        gezien = [een["antwoord"] for een in doe(spel, link, "_open").json["eerdereAntwoorden"]]
        assert gezien == ["GEGEVEN", "INGETROKKEN"]


def test_signing_is_over_after_a_month_and_taking_back_with_the_consent(toneel: Flask) -> None:
    with op(toneel, GETEKEND) as spel:
        casus, link = getekend(spel)
        stil = maak_link(spel, casus, casus["gezaghebbenden"][1])  # who signed at the desk has the same power
        ander = spel.open_casus("bt", teken=False, jeugdige=KIND | {"achternaam": "Bos"})
        nooit = maak_link(spel, ander, ander["gezaghebbenden"][0])
    with op(toneel, LATER) as spel:
        keuzes = [{"keuze": "BASIS", "akkoord": True}]
        with niets_bewaard(spel):
            weer = doe(spel, link, "_antwoord", antwoord="GEGEVEN", keuzes=keuzes, naAntwoorden=1)
            probleem(weer, 409, "ALLEEN_INTREKKEN")
            probleem(doe(spel, nooit, "_open"), 404)
        assert doe(spel, stil, "_open").status_code == 200
        lijst = spel.contactpersoon.get(f"/toestemmingen/{casus['toestemmingId']}/tekenlinks").json["resultaten"]
        assert [een["alleenIntrekken"] for een in lijst] == [True, True]
        weg = f"/toestemmingen/{casus['toestemmingId']}/tekenlinks/{stil['id']}"
        assert spel.contactpersoon.delete(weg).status_code == 204
        probleem(doe(spel, stil, "_open"), 404)
    with op(toneel, "2027-06-07 23:59:00") as spel:
        assert doe(spel, link, "_open").status_code == 200
    with op(toneel, "2027-06-08 00:00:01") as spel:
        for wat, meer in (("_open", {}), ("_antwoord", {"antwoord": "INGETROKKEN"})):
            probleem(doe(spel, link, wat, **meer), 404)
        assert spel.contactpersoon.get(f"/toestemmingen/{casus['toestemmingId']}/tekenlinks").json["resultaten"] == []


@ALLEEN_SQLITE
def test_guessing_still_blocks_it(toneel: Flask) -> None:
    with op(toneel, GETEKEND) as spel:
        _, link = getekend(spel)
    with op(toneel, LATER) as spel:
        for _ in range(5):
            probleem(doe(spel, link | {"geboren": "2017-05-02"}, "_open"), 404)
        probleem(doe(spel, link, "_open"), 404)
        assert kort(regels(spel, "tekenlink.openen"))[-2:] == [("GEWEIGERD", "GEBOORTEDATUM"), ("GEWEIGERD", "LINK")]


@ALLEEN_SQLITE
@pytest.mark.parametrize("vervalt", ["ja", "nee"])
def test_parent_takes_back_after_sixteen_only_if_his_signature_goes_on(
    instellingen: Instellingen, tmp_path: Path, vervalt: str
) -> None:
    """C15: lapsed, then the link shows him nothing any more; carried on by the policy, then he can end that."""
    rij = ["ouder_vervalt_op_16", vervalt, "toestemming.ondertekenaars", "proef", "2026-11-02"]
    with met_beleid(instellingen, tmp_path, "schakelaars.csv", rij) as app:
        with op(app, GETEKEND) as spel:
            casus = spel.open_casus(leeftijd=15, jeugdige=KIND | {"geboortedatum": "2010-12-01"})
            ander = spel.vraag(casus, "bt", regime="AVG_ONDERWIJS", doel="P2")
            anna, bram = casus["gezaghebbenden"]
            spel.teken(ander, anna)
            spel.teken(ander, bram)
            link = maak_link(spel, {"toestemmingId": ander}, anna) | {"geboren": "2010-12-01"}
        with op(app, "2026-12-05 10:00:00") as spel:  # a month has not passed: it is his age that ends signing
            if vervalt == "ja":
                probleem(doe(spel, link, "_open"), 404)
                return
            assert spel.stand(casus, "AVG_ONDERWIJS", "P2")[:2] == ("GELDIG", "OUDERS_VAN_VOOR_16")
            assert doe(spel, link, "_open").json["kanTekenen"] is False
            assert doe(spel, link, "_antwoord", antwoord="GEWEIGERD").status_code == 201
            assert spel.stand(casus, "AVG_ONDERWIJS", "P2")[0] == "ONGELDIG"
