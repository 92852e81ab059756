"""The family on a day: facts count from their own day, and none that is dated later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kernteam.toegang.feiten import Geldigheid
from kernteam.toestemming.antwoord import Grond, Regimenaam
from kernteam.toestemming.geldigheid import Verzoek
from kernteam.toestemming.gezin import (
    Feit,
    Gezag,
    Gezagsuitkomst,
    Gezin,
    Vertegenwoordiging,
    beeld_op,
    is_tegenstrijdig,
    verjaardag,
)
from kernteam.toestemming.gezin import Omstandigheidsoort as Soort
from kernteam.toestemming.ondertekenaars import ondertekenaars
from tests.toestemming.gezinnen import (
    ANNA,
    BRAM,
    CARLA,
    DAG,
    JA,
    JEUGDIGE,
    feit,
    feiten,
    gezin,
    gezinnen,
    jarig,
    met,
    op_dag,
    reeksen,
    regime,
    verzoek,
)

GELDIG, ONGELDIG, AANGEHOUDEN = Geldigheid.GELDIG, Geldigheid.ONGELDIG, Geldigheid.AANGEHOUDEN
GISTEREN, MORGEN = DAG - timedelta(days=1), DAG + timedelta(days=1)
EERGISTEREN = GISTEREN - timedelta(days=1)
BEIDEN = verzoek(anna=JA, bram=JA)


def houders(familie: Gezin, dag: date = DAG) -> set[object]:
    return set(beeld_op(familie, "KERNTEAM", dag).gezag)


def test_new_gezaghebbende_signs_from_the_day_of_the_event() -> None:
    """C17: also somebody who was another adult before."""
    erbij = met(gezin(), feit(Soort.GEZAG_BEGINT, CARLA, DAG, gezag=Gezag.RECHTER))
    assert op_dag(erbij, BEIDEN, dag=GISTEREN).geldigheid is GELDIG
    uitkomst = op_dag(erbij, BEIDEN, dag=DAG)
    assert (uitkomst.reden, uitkomst.ontbreekt) == (Grond.ONTBREEKT, {CARLA})
    assert op_dag(erbij, verzoek(anna=JA, bram=JA, carla=JA)).geldigheid is GELDIG


def test_who_lost_gezag_need_not_sign_from_that_day() -> None:
    """C17: death, or an end by court."""
    weg = met(gezin(), feit(Soort.GEZAG_EINDIGT, BRAM, DAG))
    assert op_dag(weg, verzoek(anna=JA), dag=GISTEREN).ontbreekt == {BRAM}
    assert op_dag(weg, verzoek(anna=JA)).geldigheid is GELDIG


def test_without_anybody_left_it_is_held() -> None:
    """C12, scenario 50."""
    wees = met(gezin(7), feit(Soort.GEZAG_EINDIGT, ANNA, DAG), feit(Soort.GEZAG_EINDIGT, BRAM, GISTEREN))
    assert op_dag(wees, BEIDEN, dag=GISTEREN).geldigheid is GELDIG
    assert (op_dag(wees, BEIDEN).geldigheid, op_dag(wees, BEIDEN).reden) == (AANGEHOUDEN, Grond.GEEN_GEZAG)


@pytest.mark.parametrize(
    ("uitkomst", "wie"), [(Gezagsuitkomst.HEEFT_GEZAG, {ANNA, CARLA}), (Gezagsuitkomst.GEEN_GEZAG, {ANNA})]
)
def test_dispute_holds_until_it_was_looked_up(uitkomst: Gezagsuitkomst, wie: set[object]) -> None:
    """C13, scenario 48: a man without known gezag claims it."""
    betwist = met(gezin(9, ANNA), feit(Soort.GEZAG_BETWIST, CARLA, GISTEREN))
    assert (op_dag(betwist, verzoek(anna=JA)).geldigheid, op_dag(betwist).reden) == (AANGEHOUDEN, Grond.GEZAG_BETWIST)
    nagegaan = met(betwist, feit(Soort.GEZAG_NAGEGAAN, CARLA, DAG, uitkomst=uitkomst))
    assert houders(nagegaan) == wie
    assert op_dag(nagegaan, verzoek(anna=JA, carla=JA)).geldigheid is GELDIG
    assert op_dag(nagegaan, verzoek(anna=JA)).geldigheid is (GELDIG if wie == {ANNA} else ONGELDIG)
    assert op_dag(nagegaan, verzoek(anna=JA), dag=GISTEREN).geldigheid is AANGEHOUDEN


@pytest.mark.parametrize("soort", [Soort.GEZAG_BEGINT, Soort.VOOGDIJ])
def test_claiming_gezag_again_ends_no_dispute(soort: Soort) -> None:
    """C13."""
    betwist = met(gezin(), feit(Soort.GEZAG_BETWIST, BRAM, GISTEREN), feit(soort, BRAM, DAG, gezag=Gezag.RECHTER))
    assert op_dag(betwist, BEIDEN).reden == Grond.GEZAG_BETWIST


def test_dispute_ends_with_the_gezag_it_was_about() -> None:
    """C13, C17: what was disputed is over from the day on which it ended, and a voogd can sign."""
    betwist = met(gezin(), feit(Soort.GEZAG_BETWIST, BRAM, EERGISTEREN), feit(Soort.GEZAG_BETWIST, ANNA, DAG))
    einde = met(betwist, feit(Soort.GEZAG_EINDIGT, BRAM, GISTEREN), feit(Soort.GEZAG_EINDIGT, ANNA, DAG))
    voogdij = met(einde, feit(Soort.VOOGDIJ, CARLA, DAG))
    assert op_dag(voogdij, verzoek(carla=JA)).reden == Grond.VOLLEDIG
    assert op_dag(voogdij, BEIDEN, dag=EERGISTEREN).reden == Grond.GEZAG_BETWIST
    opnieuw = met(einde, feit(Soort.GEZAG_BETWIST, ANNA, DAG))
    assert op_dag(opnieuw, verzoek(carla=JA)).reden == Grond.GEZAG_BETWIST


def test_unknown_gezag_is_settled_by_looking_it_up() -> None:
    """C13."""
    onbekend = gezin(9, ANNA, gezag=Gezag.ONBEKEND)
    assert op_dag(onbekend, verzoek(anna=JA)).reden == Grond.GEZAG_ONBEKEND
    wel = met(onbekend, feit(Soort.GEZAG_NAGEGAAN, ANNA, DAG, uitkomst=Gezagsuitkomst.HEEFT_GEZAG))
    assert op_dag(wel, verzoek(anna=JA)).geldigheid is GELDIG
    niet = met(onbekend, feit(Soort.GEZAG_NAGEGAAN, ANNA, DAG, uitkomst=Gezagsuitkomst.GEEN_GEZAG))
    assert op_dag(niet, verzoek(anna=JA)).reden == Grond.GEEN_GEZAG


def test_voogd_signs_as_a_gezaghebbende_and_never_beside_parents() -> None:
    """Scenario 36; BW 1:245: gezag of parents or voogdij."""
    voogdij = feit(Soort.VOOGDIJ, CARLA, DAG)
    wees = replace(gezin(10), gezaghebbenden=())
    assert op_dag(met(wees, voogdij)).ontbreekt == {CARLA}
    assert op_dag(met(wees, voogdij), verzoek(carla=JA)).geldigheid is GELDIG
    assert not is_tegenstrijdig(met(wees, voogdij))
    assert is_tegenstrijdig(met(gezin(10), voogdij))
    einde = [feit(Soort.GEZAG_EINDIGT, wie, DAG) for wie in (ANNA, BRAM)]
    assert not is_tegenstrijdig(met(gezin(10), *einde, voogdij))
    later = [replace(een, vanaf=MORGEN) for een in einde]
    assert is_tegenstrijdig(met(gezin(10), *later, voogdij))
    terug = feit(Soort.GEZAG_BEGINT, ANNA, MORGEN, gezag=Gezag.RECHTER)
    assert is_tegenstrijdig(met(wees, voogdij, terug))
    assert not is_tegenstrijdig(met(wees, voogdij, feit(Soort.GEZAG_EINDIGT, CARLA, MORGEN), terug))


def test_ondertoezichtstelling_changes_nobody() -> None:
    """Domain rules 1.1: parents keep gezag, the GI never signs."""
    ots = feit(Soort.ONDERTOEZICHTSTELLING, None, DAG, tot=MORGEN)
    assert op_dag(met(gezin(), ots), BEIDEN) == op_dag(gezin(), BEIDEN)


def test_not_able_counts_for_its_own_matter_until_the_review() -> None:
    """Jeugdwet 7.3.15(2), domain rules 1.1: presumed able from 12."""
    onbekwaam = feit(Soort.WILSONBEKWAAM, None, DAG, tot=MORGEN, regimes=frozenset({"KERNTEAM"}))
    familie = met(gezin(13), onbekwaam)
    assert ondertekenaars(regime(), familie, DAG) == {ANNA, BRAM}
    assert ondertekenaars(regime("JW_HULP"), familie, DAG) == {ANNA, BRAM, JEUGDIGE}
    for dag in (GISTEREN, MORGEN):
        assert ondertekenaars(regime(), familie, dag) == {ANNA, BRAM, JEUGDIGE}


@pytest.mark.parametrize(
    ("soorten", "wie"),
    [
        ((Vertegenwoordiging.CURATOR,), {CARLA}),
        ((Vertegenwoordiging.FAMILIELID, Vertegenwoordiging.MENTOR), {ANNA}),
        ((Vertegenwoordiging.MENTOR, Vertegenwoordiging.CURATOR), {CARLA, ANNA}),
        ((Vertegenwoordiging.PARTNER, Vertegenwoordiging.GEMACHTIGDE), {ANNA}),
    ],
)
def test_adult_who_is_not_able_is_represented_in_the_order_of_the_law(
    soorten: tuple[Vertegenwoordiging, ...], wie: set[object]
) -> None:
    """C16, domain rules 1.2."""
    familie = gezin(18, bekwaam=False)
    assert op_dag(familie, verzoek(jeugdige=JA, anna=JA, bram=JA)).reden == Grond.ONBEKWAAM_VOLWASSEN
    namens = [
        feit(Soort.VERTEGENWOORDIGER, een, DAG, vertegenwoordiging=als)
        for een, als in zip((CARLA, ANNA), soorten, strict=False)
    ]
    uitkomst = op_dag(met(familie, *namens), verzoek(jeugdige=JA, bram=JA))
    assert (uitkomst.geldigheid, uitkomst.ontbreekt) == (ONGELDIG, wie)
    assert op_dag(met(familie, *namens), verzoek(anna=JA, carla=JA)).geldigheid is GELDIG


def test_of_two_facts_of_one_day_the_one_recorded_last_counts() -> None:
    eind, begin = feit(Soort.GEZAG_EINDIGT, BRAM, DAG), feit(Soort.GEZAG_BEGINT, BRAM, DAG, gezag=Gezag.RECHTER)
    assert houders(met(gezin(), eind, begin)) == {ANNA, BRAM}
    assert houders(met(gezin(), begin, eind)) == {ANNA}
    # recorded later, dated earlier: the day decides
    assert houders(met(gezin(), begin, replace(eind, vanaf=GISTEREN))) == {ANNA, BRAM}


@pytest.mark.parametrize(
    ("geboren", "jaren", "dag"),
    [
        (date(2012, 2, 29), 15, date(2027, 3, 1)),
        (date(2012, 2, 29), 16, date(2028, 2, 29)),
        (date(2011, 5, 9), 16, date(2027, 5, 9)),
    ],
)
def test_birthday_of_29_february_is_1_march_in_a_common_year(geboren: date, jaren: int, dag: date) -> None:
    """C14, C15."""
    assert verjaardag(geboren, jaren) == dag


@given(gezinnen(), reeksen(), feiten(), st.lists(st.integers(1, 900), max_size=4), st.sampled_from(Regimenaam))
def test_stand_of_a_day_depends_on_no_fact_dated_later(
    familie: Gezin, reeks: tuple[Verzoek, ...], gebeurd: list[Feit], later: list[int], naam: Regimenaam
) -> None:
    """C17."""
    toekomst = [replace(een, vanaf=DAG + timedelta(days=dagen)) for een, dagen in zip(gebeurd, later, strict=False)]
    nu = met(familie, *gebeurd)
    assert op_dag(nu, *reeks, naam=naam) == op_dag(met(nu, *toekomst), *reeks, naam=naam)


@given(gezinnen(), reeksen(), feiten(), st.sampled_from(Regimenaam))
def test_unclear_gezag_never_gives_consent_where_parents_must_sign(
    familie: Gezin, reeks: tuple[Verzoek, ...], gebeurd: list[Feit], naam: Regimenaam
) -> None:
    """C12, C13: whatever was established or signed."""
    familie = met(familie, *gebeurd)
    beeld, nodig = beeld_op(familie, naam, DAG), ondertekenaars(regime(naam), familie, DAG)
    assume(nodig != {JEUGDIGE} and beeld.jaren < 18)
    if beeld.betwist or not beeld.gezag or Gezag.ONBEKEND in beeld.gezag.values():
        assert op_dag(familie, *reeks, naam=naam).geldigheid is AANGEHOUDEN


@pytest.mark.parametrize("maak", [lambda: gezin(16, over=0), lambda: replace(gezin(), geboortedatum=jarig(17))])
def test_unclear_gezag_does_not_matter_when_the_youth_decides_alone(maak: Callable[[], Gezin]) -> None:
    """C15."""
    betwist = met(maak(), feit(Soort.GEZAG_BETWIST, BRAM, GISTEREN))
    assert op_dag(betwist, verzoek(jeugdige=JA)).geldigheid is GELDIG
