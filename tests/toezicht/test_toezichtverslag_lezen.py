"""toezichtverslag.lezen: one year of control, so that it can be shown that the policy was followed (V10)."""

from datetime import date, timedelta

import pytest
from flask import Flask

from kernteam.grond.handeling import Handeling
from kernteam.toezicht.service.logcontroles import dagen_te_laat
from tests.bewijs.controles import controleer, nagedaan, opdracht
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Klant, Spel
from tests.nood.spoed import op
from tests.toezicht.kijken import INCIDENT, VRAAG, beoordeel, kijk, stel_vraag
from tests.toezicht.lijst import zet_op_lijst, zit_zelf


def test_report_counts_what_was_found_judged_asked_and_drawn(toneel: Flask) -> None:
    with op(toneel, "2026-11-03 10:00:00") as spel:
        casus, geval = kijk(spel)
        stel_vraag(spel, geval)
    with op(toneel, "2026-12-01 10:00:00") as spel:
        beoordeel(spel, geval, INCIDENT)
        kijk(spel, "jeugdarts", casus)
        spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"})
    with op(toneel, "2026-12-21 10:00:00") as spel, niets_bewaard(spel):
        verslag = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
        assert kort(regels(spel, "toezichtverslag.lezen")) == [("TOEGESTAAN", "TOEGESTAAN")]
    getallen = {naam: verslag[naam] for naam in ("gevallen", "beoordeeld", "opTijd", "open", "teLaat", "incidenten")}
    assert getallen == {"gevallen": 2, "beoordeeld": 1, "opTijd": 0, "open": 1, "teLaat": 1, "incidenten": 1}
    assert (verslag["vragen"], verslag["vragenBeantwoord"], verslag["datalekken"]) == (1, 0, 1)
    assert verslag["datalekkenTeLaat"] == 1
    assert [een["maandDatum"] for een in verslag["steekproeven"]] == ["2026-11-01"]
    assert verslag["maandenZonderSteekproef"] == [f"2026-{maand:02}-01" for maand in range(1, 11)]


def test_report_counts_what_of_the_aandachtslijst_was_not_reviewed_in_time(toneel: Flask) -> None:
    with op(toneel, "2026-11-02 10:00:00") as spel:
        pf, casussen = spel.privacyfunctionaris, [spel.open_casus("school")["id"] for _ in range(4)]
        laat, op_tijd, nooit, af = (zet_op_lijst(pf, een) for een in casussen)
    with op(toneel, "2026-11-20 10:00:00") as spel:
        assert spel.privacyfunctionaris.delete(af).status_code == 204
        assert spel.privacyfunctionaris.post(f"{op_tijd}/bevestigingen").status_code == 204
        assert _herzien(spel, 2026) == (2, 0)
    with op(toneel, "2026-12-10 10:00:00") as spel:
        assert spel.privacyfunctionaris.post(f"{laat}/bevestigingen").status_code == 204
        assert _herzien(spel, 2026) == (4, 2)  # one late, one not yet
    with op(toneel, "2027-01-04 10:00:00") as spel:
        assert spel.privacyfunctionaris.delete(nooit).status_code == 204
        assert (_herzien(spel, 2026), _herzien(spel, 2027)) == (
            (5, 3),
            (0, 0),
        )  # what was confirmed is late since 21/12
    with op(toneel, "2027-01-12 10:00:00") as spel:
        assert _herzien(spel, 2027) == (1, 1)


def test_what_is_not_for_this_officer_is_not_counted_for_him_either(toneel: Flask) -> None:
    """A number would tell him that his own casus is on the aandachtslijst, or that somebody asks after him."""
    with op(toneel, "2026-11-02 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
        zit_zelf(toneel)
        zet_op_lijst(spel.beheerder, casus, "MEDEWERKER_BETROKKEN")
        _, geval = kijk(spel, "vreemde", casus)
        assert spel.beheerder.post(f"/logboek/gevallen/{geval}/vragen", VRAAG).status_code == 201
    with op(toneel, "2026-12-10 10:00:00") as spel:
        assert _geteld(spel.privacyfunctionaris) == (0, 0, 0, 0)
        assert _geteld(spel.beheerder) == (1, 1, 1, 1)


def _geteld(klant: Klant) -> tuple[int, ...]:
    """Give the cases, questions and reviews of the report, and the cases of rule 8 as the list of rules says them."""
    verslag = klant.get("/logboek/verslag?jaar=2026").json
    per_regel = {een["regel"]["id"]: een["gevallen"] for een in klant.get("/logboek/toezichtregels").json["regels"]}
    assert per_regel == {een["regel"]["id"]: een["gevallen"] for een in verslag["regels"]}
    return verslag["gevallen"], verslag["vragen"], verslag["herzieningen"], per_regel["8"]


def _herzien(spel: Spel, jaar: int) -> tuple[int, int]:
    verslag = spel.privacyfunctionaris.get(f"/logboek/verslag?jaar={jaar}").json
    return verslag["herzieningen"], verslag["herzieningenTeLaat"]


def test_case_in_which_lines_came_after_the_judgement_is_open_again(spel: Spel) -> None:
    casus, geval = kijk(spel)
    beoordeel(spel, geval)
    kijk(spel, casus=casus)
    verslag = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
    assert {naam: verslag[naam] for naam in ("gevallen", "beoordeeld", "open")} == {
        "gevallen": 1, "beoordeeld": 1, "open": 1,
    }  # fmt: skip
    beoordeel(spel, geval)
    assert spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json["open"] == 0


@pytest.mark.usefixtures("app")
def test_report_shows_whether_the_log_was_checked_as_often_as_agreed(toneel: Flask) -> None:
    with op(toneel, "2026-12-29 10:00:00") as spel:
        grootte = controleer(spel)["grootte"]
    with op(toneel, "2026-12-30 10:00:00") as spel:
        assert opdracht(spel, "--sinds", str(grootte))[0] == 0
    with op(toneel, "2027-01-05 10:00:00") as spel:
        nagedaan(spel, Handeling.LOGCONTROLE_VASTLEGGEN, "BEVINDINGEN 3 9 REGEL_WEG")
        verslagen = [spel.privacyfunctionaris.get(f"/logboek/verslag?jaar={een}").json for een in (2026, 2027)]
    oud, nieuw = (een["logcontroles"] for een in verslagen)
    assert oud == {
        "aantal": 2,
        "volledig": 1,
        "metBevindingen": 0,
        "dagenTeLaat": 365 - 2,
        "dagenVolledigeTeLaat": 365 - 3,
    }
    # of four days that are over; the check of all of 29 December is a week old on the fifth
    assert nieuw == {"aantal": 1, "volledig": 0, "metBevindingen": 1, "dagenTeLaat": 4, "dagenVolledigeTeLaat": 0}


DAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("geleden", "binnen", "te_laat"), [(0, 1, 0), (1, 1, 1), (1, 2, 0), (6, 7, 0), (7, 7, 1), (-1, 7, 1)]
)
def test_day_is_late_when_the_last_check_is_longer_ago(geleden: int, binnen: int, te_laat: int) -> None:
    assert dagen_te_laat({DAG - timedelta(days=geleden)}, [DAG], binnen) == te_laat


@ALLEEN_SQLITE
@pytest.mark.parametrize("vraag", ["", "?jaar=2027", "?jaar=x"])
def test_year_is_asked_and_not_to_come(spel: Spel, vraag: str) -> None:
    antwoord = spel.privacyfunctionaris.get(f"/logboek/verslag{vraag}")
    assert {wijzer for wijzer, _ in fouten(antwoord)} == {"/jaar"}
    probleem(spel.contactpersoon.get("/logboek/verslag?jaar=2026"), 403, "ROL")
