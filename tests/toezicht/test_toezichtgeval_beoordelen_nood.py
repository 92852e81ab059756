"""toezichtgeval.beoordelen by judging an emergency: nobody judges the same thing twice, and nothing else goes along."""

from typing import Any

import pytest
from flask import Flask

from kernteam.identiteit.models import Hoedanigheid
from tests.bewaring.test_toezichtgegeven_vervallen import verval
from tests.casus.bewijs import kort, opdrachten, probleem, regels, rijen, schrijvend
from tests.klant import Klant, Spel
from tests.nood.spoed import OORDEEL, nood, op
from tests.rollen import PERSONEN
from tests.toezicht.kijken import VERKLAARD, beoordeel, geval_van, kijk, wachtrij
from tests.toezicht.lijst import zet_op_lijst, zit_zelf
from tests.toezicht.test_opdracht_toezicht import bereken


def in_nood(spel: Spel, wie: str = "gezinswerker", casus: str | None = None) -> tuple[str, str, str]:
    """Let somebody open a casus in an emergency; give the casus, the path of the emergency and the id of its case."""
    casus = casus or str(spel.open_casus("school")["id"])
    toegang = nood(spel, wie, f"/casussen/{casus}")
    return casus, f"/noodtoegangen/{toegang['id']}", geval_van(spel, wie, casus)


def oordeel(spel: Spel, pad: str, uitkomst: str = "TERECHT", klant: Klant | None = None) -> dict[str, Any]:
    """Judge an emergency and give what is known of it now."""
    antwoord = (klant or spel.privacyfunctionaris).post(f"{pad}/beoordelingen", OORDEEL | {"uitkomst": uitkomst})
    assert antwoord.status_code == 201, antwoord.json
    verantwoording: dict[str, Any] = antwoord.json
    return verantwoording


def oordelen(spel: Spel, geval: str) -> list[dict[str, Any]]:
    gelezen: list[dict[str, Any]] = spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}").json["oordelen"]
    return gelezen


def openstaand(spel: Spel) -> list[str]:
    return [een["id"] for een in wachtrij(spel)]


def test_case_of_a_justified_emergency_is_judged_with_it(spel: Spel) -> None:
    _, pad, geval = in_nood(spel)
    assert openstaand(spel) == [geval]
    oordeel(spel, pad)
    assert openstaand(spel) == []
    assert spel.privacyfunctionaris.get("/logboek/stand").json["gevallen"]["open"] == 0
    (een,) = oordelen(spel, geval)
    assert (een["uitkomst"], een["reden"], een["toelichting"]) == ("VERKLAARD", "NOOD_TERECHT", None)
    assert een["beoordeeldDoor"] == str(PERSONEN["privacyfunctionaris"].medewerker_id)
    assert (een["treffers"], een["beoordeeldOp"][:13]) == (["1", "1-eerste", "2"], "2026-11-20T09")
    assert kort(regels(spel, "toezichtgeval.beoordelen")) == [("TOEGESTAAN", "VERKLAARD; NOOD_TERECHT")]
    assert kort(regels(spel, "noodtoegang.beoordelen")) == [("TOEGESTAAN", "TOEGESTAAN")]
    zelf = spel.privacyfunctionaris.post(f"/logboek/gevallen/{geval}/beoordelingen", VERKLAARD)
    probleem(zelf, 409, "AL_BEOORDEELD")


def test_it_counts_in_report_and_precision_as_any_judgement(spel: Spel) -> None:
    casus, pad, _ = in_nood(spel)
    in_nood(spel, "collega", casus)
    oordeel(spel, pad)
    verslag = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
    getallen = {naam: verslag[naam] for naam in ("gevallen", "beoordeeld", "opTijd", "open", "incidenten")}
    assert getallen == {"gevallen": 2, "beoordeeld": 1, "opTijd": 1, "open": 1, "incidenten": 0}
    gemeten = {
        een["regel"]["id"]: een for een in spel.privacyfunctionaris.get("/logboek/toezichtregels").json["regels"]
    }
    assert [(gemeten["2"][naam], gemeten["1"][naam]) for naam in ("gevallen", "beoordeeld", "bevestigd")] == [
        (2, 2), (1, 1), (0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("uitkomst", ["ONTERECHT", "TERECHT_MET_AANDACHT"])
def test_other_outcome_leaves_the_case_to_be_judged(spel: Spel, uitkomst: str) -> None:
    _, pad, geval = in_nood(spel)
    oordeel(spel, pad, uitkomst)
    assert openstaand(spel) == [geval]
    assert (oordelen(spel, geval), regels(spel, "toezichtgeval.beoordelen")) == ([], [])


@pytest.mark.parametrize("moment", ["2026-11-20 22:00:00", "2026-11-21 11:00:00"])
def test_another_rule_leaves_the_case_to_be_judged(toneel: Flask, moment: str) -> None:
    with op(toneel, moment) as spel:
        _, pad, geval = in_nood(spel)
        oordeel(spel, pad)
        (een,) = wachtrij(spel)
        assert (een["id"], een["treffers"]) == (geval, ["1", "1-eerste", "11", "2"])
        assert regels(spel, "toezichtgeval.beoordelen") == []


def test_casus_on_the_aandachtslijst_leaves_the_case_to_be_judged(spel: Spel) -> None:
    """Also by an officer who must not notice that it is on the list: he judges the emergency as any other."""
    zit_zelf(spel.app, "contactpersoon")
    casus = str(spel.open_casus("school")["id"])
    zet_op_lijst(spel.beheerder, casus)
    _, pad, geval = in_nood(spel, casus=casus)
    assert oordeel(spel, pad)["uitkomst"] == "TERECHT"
    assert openstaand(spel) == []
    assert geval in [een["id"] for een in spel.beheerder.get("/logboek/gevallen").json["resultaten"]]
    assert regels(spel, "toezichtgeval.beoordelen") == []


def test_lines_after_the_judgement_open_the_case_again(spel: Spel) -> None:
    _, pad, geval = in_nood(spel)
    oordeel(spel, pad)
    assert spel.gezinswerker.get(pad).status_code == 200
    assert openstaand(spel) == [geval]
    beoordeel(spel, geval)
    assert [een["reden"] for een in oordelen(spel, geval)] == ["NOOD_TERECHT", "WERKRELATIE"]


def test_case_of_two_emergencies_waits_for_the_second_judgement(spel: Spel) -> None:
    casus, eerste, geval = in_nood(spel)
    _, tweede, _ = in_nood(spel, casus=casus)
    oordeel(spel, eerste)
    assert (openstaand(spel), oordelen(spel, geval)) == ([geval], [])
    oordeel(spel, tweede)
    assert (openstaand(spel), len(oordelen(spel, geval))) == ([], 1)


@pytest.mark.parametrize("uitkomst", ["ONTERECHT", "TERECHT_MET_AANDACHT"])
def test_one_emergency_that_was_not_simply_justified_leaves_the_case_open(spel: Spel, uitkomst: str) -> None:
    casus, eerste, geval = in_nood(spel)
    _, tweede, _ = in_nood(spel, casus=casus)
    oordeel(spel, eerste, uitkomst)
    oordeel(spel, tweede)
    assert openstaand(spel) == [geval]


def test_emergency_that_was_judged_before_the_last_line_leaves_the_case_open(spel: Spel) -> None:
    """The lines in between were before nobody who judged."""
    casus, eerste, geval = in_nood(spel)
    oordeel(spel, eerste)
    _, tweede, _ = in_nood(spel, casus=casus)
    oordeel(spel, tweede)
    assert (openstaand(spel), len(oordelen(spel, geval))) == ([geval], 1)


def test_other_days_people_and_casussen_do_not_count(toneel: Flask) -> None:
    with op(toneel, "2026-11-19 10:00:00") as spel:
        casus, _, gisteren = in_nood(spel)
    with op(toneel, "2026-11-20 10:00:00") as spel:
        _, _, ander = in_nood(spel, "collega", casus)
        _, _, elders = in_nood(spel)
        _, pad, geval = in_nood(spel, casus=casus)
        oordeel(spel, pad)
        assert len(oordelen(spel, geval)) == 1
        assert set(openstaand(spel)) == {gisteren, ander, elders}


def test_what_the_night_stored_is_judged_and_the_next_night_keeps_that(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 10:00:00") as spel:
        casus, pad, geval = in_nood(spel)
        kijk(spel, "vreemde", casus)
    with op(toneel, "2026-11-23 10:00:00") as spel:
        bereken(toneel)
        assert geval in openstaand(spel)
        oordeel(spel, pad)
        voor = rijen(toneel)
        bereken(toneel)
        assert (rijen(toneel), geval in openstaand(spel)) == (voor, False)
    with op(toneel, "2026-11-24 10:00:00") as spel:
        bereken(toneel, "--vanaf", "2026-10-01")
        assert geval not in openstaand(spel)
        assert [een["beoordeeldOp"][:10] for een in oordelen(spel, geval)] == ["2026-11-23"]


def test_it_expires_as_any_judgement_and_stays_counted(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 10:00:00") as spel:
        oordeel(spel, in_nood(spel)[1])
    with op(toneel, "2026-11-23 10:00:00"):
        bereken(toneel)
    with op(toneel, "2031-11-21 09:00:00") as spel:
        voor = rijen(toneel)
        assert "GEVAL: 1 van voor 2026-11-21\n1 vervallen." in verval(toneel, "--uitvoeren")
        assert rijen(toneel)["toezichtoordeel"] == voor["toezichtoordeel"] - 1 == 0
        verslag = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
        assert (verslag["gevallen"], verslag["vervallen"], verslag["beoordeeld"]) == (1, 1, 1)


def test_case_that_somebody_judged_is_not_judged_again(spel: Spel) -> None:
    _, pad, geval = in_nood(spel)
    beoordeel(spel, geval)
    oordeel(spel, pad)
    assert [een["reden"] for een in oordelen(spel, geval)] == ["WERKRELATIE"]
    assert kort(regels(spel, "toezichtgeval.beoordelen")) == [("TOEGESTAAN", "VERKLAARD")]


def test_refused_judgement_judges_no_case(spel: Spel) -> None:
    _, pad, geval = in_nood(spel)
    oordeel(spel, pad, "ONTERECHT")
    probleem(spel.privacyfunctionaris.post(f"{pad}/beoordelingen", OORDEEL), 409, "AL_BEOORDEELD")
    _, eigen, _ = in_nood(spel, "collega")
    with schrijvend(spel.app) as sessie:
        account, wie = PERSONEN["privacyfunctionaris"].account_id, PERSONEN["collega"].medewerker_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=wie))
    probleem(spel.privacyfunctionaris.post(f"{eigen}/beoordelingen", OORDEEL), 403, "EIGEN_NOODTOEGANG")
    assert (oordelen(spel, geval), regels(spel, "toezichtgeval.beoordelen")) == ([], [])


def test_number_of_statements_does_not_grow_with_emergencies(spel: Spel) -> None:
    def tel(casus: str | None, aantal: int) -> int:
        for _ in range(aantal - 1):
            casus, pad, _ = in_nood(spel, casus=casus)
            oordeel(spel, pad, "ONTERECHT")
        _, pad, _ = in_nood(spel, casus=casus)
        with opdrachten(spel.app) as gezien:
            oordeel(spel, pad, "TERECHT")
        return len(gezien)

    oordeel(spel, in_nood(spel)[1])  # logs in
    een = tel(None, 2)
    assert tel(None, 5) == een
