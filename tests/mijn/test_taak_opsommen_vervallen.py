"""taak.opsommen: who received hears that the consent that named him fell away, once and no more (C18, AVG 19)."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from config.settings import Instellingen
from tests.casus.bewijs import ALLEEN_SQLITE
from tests.klant import Spel
from tests.nood.spoed import op, taken
from tests.rollen import PERSONEN
from tests.toegang.tabellen import met_beleid


def _vervallen(spel: Spel, wie: str, soort: str = "TOESTEMMING_VERVALLEN") -> list[tuple[str, str]]:
    eigen = [een for een in taken(spel, wie) if een["soort"] == soort]
    return [(een["casusId"], een["objectId"]) for een in eigen]


def _vraag_minder(spel: Spel, casus: dict[str, Any]) -> str:
    """Ask again, for the buurtteam only; everybody signs."""
    gevraagd = spel.contactpersoon.post(f"/casussen/{casus['id']}/toestemmingen", spel.aanvraag("bt"))
    nieuw = str(gevraagd.json["toestemmingen"][0]["id"])
    for ouder in casus["gezaghebbenden"]:
        spel.teken(nieuw, ouder)
    return nieuw


def _trek_in(spel: Spel, casus: dict[str, Any], nummer: int = 0, doel: str = "P1") -> None:
    pad = f"/toestemmingen/{casus['toestemmingId']}/intrekkingen?doel={doel}"
    uitkomst = spel.contactpersoon.post(pad, spel.intrekking(casus["gezaghebbenden"][nummer]))
    assert uitkomst.status_code == 201, uitkomst.json


def test_who_a_newer_consent_leaves_out_is_told_of_the_one_that_named_him(spel: Spel) -> None:
    casus = spel.open_casus("bt", "jgz")
    nieuw = _vraag_minder(spel, casus)
    bericht = (casus["id"], casus["toestemmingId"])
    assert _vervallen(spel, "jeugdverpleegkundige") == [bericht]
    assert _vervallen(spel, "gezinswerker") == []
    assert spel.jeugdverpleegkundige.get(f"/casussen/{casus['id']}").status_code == 404
    _trek_in(spel, casus)
    assert _vervallen(spel, "gezinswerker") == [(casus["id"], nieuw)]
    assert _vervallen(spel, "jeugdverpleegkundige") == [bericht]  # not told twice, and not of what is not his
    assert nieuw not in spel.jeugdverpleegkundige.get("/mijn/taken").text


def test_asking_for_less_tells_nobody_until_everybody_signed(spel: Spel) -> None:
    """C01: what was signed before holds meanwhile."""
    casus = spel.open_casus("bt", "jgz")
    spel.contactpersoon.post(f"/casussen/{casus['id']}/toestemmingen", spel.aanvraag("bt"))
    assert _vervallen(spel, "jeugdverpleegkundige") == []
    assert spel.jeugdverpleegkundige.get(f"/casussen/{casus['id']}").status_code == 200


@ALLEEN_SQLITE
def test_signer_who_takes_one_receiver_back_lets_that_one_know(spel: Spel) -> None:
    """AVG 7(3): consent is withdrawn in part by answering for less."""
    casus = spel.open_casus("bt", "jgz")
    spel.teken(casus["toestemmingId"], casus["gezaghebbenden"][0], ontvangers=spel.ontvangers("bt"))
    assert _vervallen(spel, "jeugdverpleegkundige") == [(casus["id"], casus["toestemmingId"])]
    assert _vervallen(spel, "gezinswerker") == []


@pytest.mark.parametrize("doel", ["P1", "P2"])
def test_withdrawal_is_told_once_to_everybody_at_the_table_but_who_recorded_it(spel: Spel, doel: str) -> None:
    """Also when both parents withdraw, and whatever the purpose is for which the contactpersoon works meanwhile."""
    casus = spel.open_casus("school", "bt", "jgz")
    collega = {"medewerkerId": str(PERSONEN["collega"].medewerker_id)}
    assert spel.contactpersoon.post(f"/casussen/{casus['id']}/deelnemers", collega).status_code == 201
    for nummer in (0, 1):
        _trek_in(spel, casus, nummer, doel)
    bericht = (casus["id"], casus["toestemmingId"])
    for naam in ("collega", "gezinswerker", "jeugdverpleegkundige"):
        assert _vervallen(spel, naam) == [bericht], naam
    assert [_vervallen(spel, naam) for naam in ("contactpersoon", "leerplicht", "vreemde", "jeugdarts")] == [[]] * 4


@ALLEEN_SQLITE
def test_who_received_again_is_told_again(spel: Spel) -> None:
    casus = spel.open_casus("bt")
    for _ in range(2):
        _trek_in(spel, casus)
        spel.teken(casus["toestemmingId"], casus["gezaghebbenden"][0])
    assert _vervallen(spel, "gezinswerker") == [(casus["id"], casus["toestemmingId"])] * 2


@ALLEEN_SQLITE
def test_notice_holds_ids_and_codes_and_no_word_about_the_family(spel: Spel) -> None:
    casus = spel.open_casus("bt")
    _trek_in(spel, casus)
    (bericht,) = [een for een in taken(spel, "gezinswerker") if een["soort"] == "TOESTEMMING_VERVALLEN"]
    assert {naam for naam, waarde in bericht.items() if waarde not in (None, False)} == {
        "id", "soort", "casusId", "objectId", "ontstaanOp", "vakantiesBekend",
    }  # fmt: skip
    for woord in ("Sam", "Berg", "Anna", "Bram", *casus["gezaghebbenden"]):
        assert woord not in spel.gezinswerker.get("/mijn/taken").text


def test_who_loses_one_class_is_told_that_he_receives_less(spel: Spel) -> None:
    """AVG 19, by whatever makes it less: a narrower signature or a newer request; and nobody else is told."""
    casus = spel.open_casus("bt", "jgz", klassen=("ID", "OND", "PROC"))
    minder = [*spel.ontvangers("bt", klassen=("ID", "PROC")), *spel.ontvangers("jgz", klassen=("ID", "OND", "PROC"))]
    spel.teken(casus["toestemmingId"], casus["gezaghebbenden"][0], ontvangers=minder)
    eerst = (casus["id"], casus["toestemmingId"])
    assert _vervallen(spel, "gezinswerker", "TOESTEMMING_BEPERKT") == [eerst]
    nieuw = spel.vraag(casus, "bt", "jgz", regime="KERNTEAM", klassen=("ID",))
    for ouder in casus["gezaghebbenden"]:
        spel.teken(nieuw, ouder)
    assert _vervallen(spel, "gezinswerker", "TOESTEMMING_BEPERKT") == [eerst] * 2
    assert _vervallen(spel, "jeugdverpleegkundige", "TOESTEMMING_BEPERKT") == [eerst]
    for naam in ("contactpersoon", "gezinswerker", "jeugdverpleegkundige"):
        assert _vervallen(spel, naam) == []
    (taak, _) = [een for een in taken(spel, "gezinswerker") if een["soort"] == "TOESTEMMING_BEPERKT"]
    assert spel.gezinswerker.post(f"/taken/{taak['id']}/afrondingen", {"gezien": True}).status_code == 204


@ALLEEN_SQLITE
def test_more_classes_are_no_news_of_less(spel: Spel) -> None:
    casus = spel.open_casus("bt", klassen=("ID",))
    nieuw = spel.vraag(casus, "bt", regime="KERNTEAM", klassen=("ID", "OND"))
    for ouder in casus["gezaghebbenden"]:
        spel.teken(nieuw, ouder)
    assert _vervallen(spel, "gezinswerker", "TOESTEMMING_BEPERKT") == []


def test_adult_who_takes_back_his_own_data_lets_receivers_know(spel: Spel) -> None:
    """C23, AVG 19."""
    casus = spel.open_casus("bt", "jgz")
    carla = spel.volwassene(casus)
    deel = spel.ontvangers("bt", klassen=("GEZ",))
    spel.teken(casus["toestemmingId"], carla, eigenGegevens=True, ontvangers=deel)
    pad = f"/toestemmingen/{casus['toestemmingId']}/intrekkingen"
    weg = spel.intrekking(carla) | {"eigenGegevens": True}
    assert spel.contactpersoon.post(pad, weg).status_code == 201
    assert _vervallen(spel, "gezinswerker", "TOESTEMMING_BEPERKT") == [(casus["id"], casus["toestemmingId"])]
    assert _vervallen(spel, "jeugdverpleegkundige", "TOESTEMMING_BEPERKT") == []


def test_withdrawal_of_another_question_is_told_to_whom_it_names(spel: Spel) -> None:
    """C18, AVG 19: the casus goes on; only who received for that purpose hears of it."""
    casus = spel.open_casus("bt", "jgz")
    ander = spel.vraag(casus, "bt", regime="KERNTEAM", doel="P2")
    for ouder in casus["gezaghebbenden"]:
        spel.teken(ander, ouder)
    pad = f"/toestemmingen/{ander}/intrekkingen"
    assert spel.contactpersoon.post(pad, spel.intrekking(casus["gezaghebbenden"][0])).json["status"] == "OPEN"
    assert _vervallen(spel, "gezinswerker") == [(casus["id"], ander)]
    assert _vervallen(spel, "jeugdverpleegkundige") == []


def test_expiry_is_told_to_who_received_until_then_and_not_again_to_who_was_left_out_before(toneel: Flask) -> None:
    """C21: computed while nothing is done, and stored with the first act after it, once for each."""
    with op(toneel, "2026-11-20 10:00:00") as spel:
        casus = spel.open_casus("bt", "jgz")
        nieuw = _vraag_minder(spel, casus)
        eerder, bericht = (casus["id"], casus["toestemmingId"]), (casus["id"], nieuw)
    for act in (False, True):
        with op(toneel, "2027-07-01 10:00:00") as spel:
            if act:
                spel.contactpersoon.post(f"/casussen/{casus['id']}/toestemmingen", spel.aanvraag("bt"))
            assert _vervallen(spel, "gezinswerker") == [bericht]
            assert _vervallen(spel, "jeugdverpleegkundige") == [eerder]
            assert nieuw not in spel.jeugdverpleegkundige.get("/mijn/taken").text


@pytest.mark.parametrize(
    ("tabel", "rij"),
    [
        ("toestemmingsregimes.csv", ["KERNTEAM", "JG", "JG", "G", "J", "G", "een nieuwe wet", "2027-02-01"]),
        ("schakelaars.csv", ["vermoede_tweede_ouder", "nee", "toestemming.ondertekenaars", "proef", "2027-02-01"]),
    ],
)
def test_new_policy_that_ends_a_consent_is_told_as_an_expiry_is(
    instellingen: Instellingen, tmp_path: Path, tabel: str, rij: list[str]
) -> None:
    """AVG 19: who received hears of it from the day on which the new row holds; the events say so too."""
    vermoed = tabel == "schakelaars.csv"
    with met_beleid(instellingen, tmp_path, tabel, rij) as app:
        with op(app, "2026-11-20 10:00:00") as spel:
            casus = spel.open_casus("bt", teken=False)
            if vermoed:
                spel.leg_vast(casus, "SAMENWONEND")
            for ouder in casus["gezaghebbenden"][: 1 if vermoed else 2]:
                spel.teken(casus["toestemmingId"], ouder)
        with op(app, "2027-01-31 23:59:00") as spel:
            assert _vervallen(spel, "gezinswerker") == []
        for act in (False, True):
            with op(app, "2027-02-05 10:00:00") as spel:
                if act:
                    spel.leg_vast(casus, "NIET_SAMENWONEND")
                assert spel.contactpersoon.get(f"/casussen/{casus['id']}").json["status"] == "OPGESCHORT"
                pad = f"/toestemmingen/{casus['toestemmingId']}/gebeurtenissen"
                laatste = spel.contactpersoon.get(pad).json["resultaten"][-1]
                assert (laatste["soort"], laatste["eventTime"]) == ("VERVALLEN", "2027-02-01T00:00:00+01:00")
                (bericht,) = [een for een in taken(spel, "gezinswerker") if een["soort"] == "TOESTEMMING_VERVALLEN"]
                assert (bericht["casusId"], bericht["objectId"]) == (casus["id"], casus["toestemmingId"])
                assert (bericht["id"] is not None, bericht["ontstaanOp"][:10]) == (act, f"2027-02-0{5 if act else 1}")


@ALLEEN_SQLITE
def test_new_policy_that_ends_nothing_is_no_news(instellingen: Instellingen, tmp_path: Path) -> None:
    rij = ["KERNTEAM", "G", "JG", "J", "J", "G", "proef", "2027-02-01"]
    with met_beleid(instellingen, tmp_path, "toestemmingsregimes.csv", rij) as app:
        with op(app, "2026-11-20 10:00:00") as spel:
            casus = spel.open_casus("bt")
        with op(app, "2027-07-02 10:00:00") as spel:  # it expired long after
            (bericht,) = [een for een in taken(spel, "gezinswerker") if een["soort"] == "TOESTEMMING_VERVALLEN"]
            assert bericht["ontstaanOp"] == "2027-06-08T00:00:00+02:00"
            assert spel.contactpersoon.get(f"/casussen/{casus['id']}").json["status"] == "OPGESCHORT"


@ALLEEN_SQLITE
def test_notice_of_an_expiry_is_of_the_day_on_which_it_ended(toneel: Flask) -> None:
    """Nothing that is dated later moves it: a birthday after it ended nothing any more."""
    with op(toneel, "2026-11-20 10:00:00") as spel:
        jarig = {"voornaam": "Sam", "achternaam": "van den Berg", "geboortedatum": "2015-07-01"}
        spel.open_casus("bt", jeugdige=jarig)
    with op(toneel, "2027-07-02 10:00:00") as spel:
        (bericht,) = [een for een in taken(spel, "gezinswerker") if een["soort"] == "TOESTEMMING_VERVALLEN"]
        assert bericht["ontstaanOp"] == "2027-06-08T00:00:00+02:00"


def test_day_that_narrows_a_consent_is_told_to_who_receives_less(toneel: Flask) -> None:
    """C08, C21, AVG 19: a wide request of both parents ends, and a newer one of one parent stays."""
    with op(toneel, "2026-11-20 10:00:00") as spel:
        casus = spel.open_casus("swv", "bt", "jgz")  # until 8 June 2027
        spel.leg_vast(casus, "SAMENWONEND")
    with op(toneel, "2027-02-01 10:00:00") as spel:
        nieuw = spel.contactpersoon.post(f"/casussen/{casus['id']}/toestemmingen", spel.aanvraag("bt"))
        spel.teken(nieuw.json["toestemmingen"][0]["id"], casus["gezaghebbenden"][0])
        assert "TOESTEMMING" not in "".join(een["soort"] for een in taken(spel, "gezinswerker"))
    with op(toneel, "2027-06-07 23:00:00") as spel:
        assert _vervallen(spel, "gezinswerker", "TOESTEMMING_BEPERKT") == []
    bericht = (casus["id"], casus["toestemmingId"])
    with op(toneel, "2027-06-08 00:01:00") as spel:
        assert spel.stand(casus)[:2] == ("GELDIG", "VERMOEDE_TWEEDE_OUDER")
        (minder,) = [een for een in taken(spel, "gezinswerker") if een["soort"] == "TOESTEMMING_BEPERKT"]
        assert (minder["casusId"], minder["objectId"]) == bericht
        assert (minder["id"], minder["ontstaanOp"]) == (None, "2027-06-08T00:00:00+02:00")
        assert _vervallen(spel, "gezinswerker") == []
        assert _vervallen(spel, "jeugdverpleegkundige") == [bericht]  # he receives nothing any more
        assert _vervallen(spel, "contactpersoon", "TOESTEMMING_BEPERKT") == []
