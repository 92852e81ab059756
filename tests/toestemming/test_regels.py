"""The rules of consent beside plain signatures: help without parents, the presumed parent, courts, switches."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.feiten import Geldigheid
from kernteam.toestemming.antwoord import HULPREGIMES, Grond, Regimenaam
from kernteam.toestemming.geldigheid import Handtekening, Verzoek
from kernteam.toestemming.gezin import Feit, Gezag, Gezin, Nadeelsituatie
from kernteam.toestemming.gezin import Omstandigheidsoort as Soort
from kernteam.toestemming.ondertekenaars import Schakelaars, ondertekenaars
from tests.toestemming.gezinnen import (
    ANNA,
    BEREIK,
    BRAM,
    BT,
    CARLA,
    DAG,
    INGETROKKEN,
    JA,
    JEUGDIGE,
    JGZ,
    LPA,
    NEE,
    SCHOOL,
    bereiken,
    feit,
    feiten,
    gezin,
    gezinnen,
    met,
    op_dag,
    reeksen,
    regime,
    verzoek,
)

GELDIG, ONGELDIG, AANGEHOUDEN = Geldigheid.GELDIG, Geldigheid.ONGELDIG, Geldigheid.AANGEHOUDEN
GISTEREN, MORGEN = DAG - timedelta(days=1), DAG + timedelta(days=1)
HULP = sorted(HULPREGIMES)
ALLE = frozenset((wie, wat) for wie in (SCHOOL, BT, JGZ, LPA) for wat in DEELBAAR)
MEEST = frozenset((wie, wat) for wie in (SCHOOL, BT) for wat in (Klasse.ID, Klasse.OND, Klasse.PROC))
regimes = st.sampled_from(Regimenaam)


def wens(**meer: Any) -> Feit:
    return feit(Soort.WELOVERWOGEN_WENS, None, regimes=HULPREGIMES, **meer)


def nadeel(situatie: Nadeelsituatie) -> Feit:
    return feit(Soort.ERNSTIG_NADEEL, None, regimes=HULPREGIMES, situatie=situatie, tot=MORGEN)


@pytest.mark.parametrize("naam", HULP)
def test_youth_who_keeps_wishing_starts_help_alone_and_nothing_else(naam: str) -> None:
    """C04, scenario 8 (Jeugdwet 7.3.4(2), BW 7:450(2))."""
    familie = met(gezin(14), wens(tot=MORGEN))
    for gegeven in (verzoek(anna=NEE, bram=NEE, jeugdige=JA), verzoek(anna=INGETROKKEN, jeugdige=JA)):
        uitkomst = op_dag(familie, gegeven, naam=naam)
        assert (uitkomst.geldigheid, uitkomst.reden) == (GELDIG, Grond.WELOVERWOGEN_WENS)
        assert uitkomst.ontbreekt == {ANNA, BRAM}
        assert op_dag(familie, gegeven, naam=naam, dag=MORGEN).geldigheid is ONGELDIG
        assert op_dag(gezin(14), gegeven, naam=naam).geldigheid is ONGELDIG
        assert op_dag(familie, gegeven).geldigheid is ONGELDIG  # the kernteam record stays closed
    for gegeven in (verzoek(anna=NEE, jeugdige=NEE), verzoek(anna=NEE), verzoek(anna=NEE, jeugdige=JA, tot=DAG)):
        assert op_dag(familie, gegeven, naam=naam).geldigheid is ONGELDIG


def test_wish_of_a_child_or_of_who_is_not_able_starts_nothing() -> None:
    """C04 is for 12 to 15, able."""
    for familie in (gezin(11), gezin(14, bekwaam=False)):
        assert op_dag(met(familie, wens()), verzoek(anna=NEE, jeugdige=JA), naam="JW_HULP").geldigheid is ONGELDIG


def test_help_started_alone_goes_on_at_sixteen() -> None:
    """C15: from 16 the law leaves starting help to the youth, whatever a parent said before."""
    familie, gegeven = gezin(16, over=0), verzoek(anna=NEE, jeugdige=JA, op=GISTEREN)
    assert op_dag(familie, gegeven, naam="JW_HULP").geldigheid is GELDIG
    assert op_dag(familie, gegeven).geldigheid is ONGELDIG


def test_serious_harm_lets_help_start_against_the_parents() -> None:
    """C05."""
    familie = met(gezin(13), nadeel(Nadeelsituatie.OUDERS_STEMMEN_NIET_IN))
    uitkomst = op_dag(familie, verzoek(anna=NEE, jeugdige=JA), naam="WGBO_HULP")
    assert (uitkomst.geldigheid, uitkomst.reden) == (GELDIG, Grond.ERNSTIG_NADEEL)
    assert op_dag(familie, verzoek(anna=NEE), naam="WGBO_HULP").geldigheid is ONGELDIG
    assert op_dag(familie, verzoek(anna=NEE, jeugdige=JA)).geldigheid is ONGELDIG


def test_serious_harm_lets_help_start_when_parents_cannot_be_reached() -> None:
    """C06 (Jeugdwet 7.3.16(1), BW 7:466(1)): not against a refusal, and not without the youth of 12."""
    nood = nadeel(Nadeelsituatie.OUDERS_NIET_BEREIKBAAR)
    for jaren, gegeven in ((8, verzoek()), (8, verzoek(anna=JA)), (13, verzoek(jeugdige=JA))):
        uitkomst = op_dag(met(gezin(jaren), nood), gegeven, naam="JW_HULP")
        assert (uitkomst.geldigheid, uitkomst.reden) == (GELDIG, Grond.ERNSTIG_NADEEL)
        assert op_dag(met(gezin(jaren), nood), gegeven).geldigheid is ONGELDIG
    for jaren, gegeven in ((8, verzoek(anna=NEE)), (13, verzoek())):
        assert op_dag(met(gezin(jaren), nood), gegeven, naam="JW_HULP").geldigheid is ONGELDIG
    assert op_dag(met(gezin(8), nood), naam="JW_HULP").reden == Grond.NIET_GEVRAAGD


def test_act_that_is_not_intrusive_presumes_the_rest_but_never_from_nobody() -> None:
    """C07 (Jeugdwet 7.3.16(2), BW 7:466(2)): never MED, GEZ or leerplicht."""
    licht = feit(Soort.NIET_INGRIJPEND, None, regimes=HULPREGIMES, tot=MORGEN)
    uitkomst = op_dag(met(gezin(), licht), verzoek(bereik=ALLE, anna=JA), naam="JW_HULP")
    assert (uitkomst.geldigheid, uitkomst.reden, uitkomst.ontbreekt) == (GELDIG, Grond.NIET_INGRIJPEND, {BRAM})
    assert uitkomst.bereik == {(wie, wat) for wie, wat in ALLE if wie != LPA and wat not in (Klasse.MED, Klasse.GEZ)}
    for jaren, gegeven in ((9, verzoek()), (9, verzoek(anna=JA, bram=NEE)), (13, verzoek(anna=JA))):
        assert op_dag(met(gezin(jaren), licht), gegeven, naam="JW_HULP").geldigheid is ONGELDIG
    assert op_dag(met(gezin(), licht), verzoek(anna=JA)).geldigheid is ONGELDIG


SAMEN = feit(Soort.SAMENWONEND, None, GISTEREN)


def test_one_of_two_parents_living_together_suffices_for_the_least() -> None:
    """C08: ID, OND, PROC toward school, SWV and buurtteam; the other parent stays missing."""
    uitkomst = op_dag(met(gezin(), SAMEN), verzoek(bereik=ALLE, anna=JA))
    assert (uitkomst.geldigheid, uitkomst.reden) == (GELDIG, Grond.VERMOEDE_TWEEDE_OUDER)
    assert (uitkomst.bereik, uitkomst.ontbreekt) == (MEEST, {BRAM})
    beide = op_dag(met(gezin(), SAMEN), verzoek(bereik=ALLE, anna=JA, bram=JA))
    assert (beide.reden, beide.bereik) == (Grond.VOLLEDIG, ALLE)
    jong = op_dag(met(gezin(13), SAMEN), verzoek(bereik=ALLE, anna=JA, jeugdige=JA))
    assert (jong.reden, jong.ontbreekt) == (Grond.VERMOEDE_TWEEDE_OUDER, {BRAM})


@pytest.mark.parametrize(
    ("familie", "gegeven", "naam"),
    [
        (gezin(), verzoek(bereik=ALLE, anna=JA), "KERNTEAM"),  # C09: not known to live together
        (met(gezin(), SAMEN, feit(Soort.NIET_SAMENWONEND, None)), verzoek(bereik=ALLE, anna=JA), "KERNTEAM"),
        (met(gezin(9, ANNA, BRAM, CARLA), SAMEN), verzoek(bereik=ALLE, anna=JA, bram=JA), "KERNTEAM"),
        (met(gezin(), SAMEN), verzoek(bereik=ALLE), "KERNTEAM"),
        (met(gezin(), SAMEN), verzoek(bereik=ALLE, anna=JA, bram=NEE), "KERNTEAM"),
        (met(gezin(), SAMEN), verzoek(bereik=ALLE, anna=JA, bram=INGETROKKEN), "KERNTEAM"),
        (met(gezin(13), SAMEN), verzoek(bereik=ALLE, anna=JA), "KERNTEAM"),
        (met(gezin(), SAMEN), verzoek(bereik=frozenset({(BT, Klasse.MED), (JGZ, Klasse.ID)}), anna=JA), "KERNTEAM"),
        (met(gezin(), SAMEN), verzoek(bereik=ALLE, anna=JA), "JW_DELEN"),
        (met(gezin(), SAMEN), verzoek(bereik=ALLE, anna=JA), "JW_HULP"),
        (met(gezin(), SAMEN), replace(verzoek(bereik=ALLE, anna=JA), partijen={}), "KERNTEAM"),
    ],
    ids=[
        "apart", "uit elkaar", "drie ouders", "niemand", "weigert", "trekt in", "jeugdige ontbreekt", "alleen zwaar",
        "zorggegevens", "hulp", "rol niet genoemd",
    ],
)  # fmt: skip
def test_two_signatures_are_needed_otherwise(familie: Gezin, gegeven: Verzoek, naam: str) -> None:
    """C08, C09."""
    assert op_dag(familie, gegeven, naam=naam).geldigheid is ONGELDIG


def test_any_objection_ends_the_presumption() -> None:
    """C08: also one to an older request, under another regime, or when the gezag itself changes."""
    familie, gegeven = met(gezin(), SAMEN), verzoek(2, bereik=ALLE, anna=JA)
    bezwaar = verzoek(1, bram=NEE)
    assert op_dag(familie, gegeven, bezwaar).geldigheid is ONGELDIG
    assert op_dag(familie, gegeven, elders=(bezwaar,)).geldigheid is ONGELDIG
    assert op_dag(met(familie, feit(Soort.GEZAG_BETWIST, BRAM)), gegeven).geldigheid is AANGEHOUDEN
    anders = met(familie, feit(Soort.GEZAG_EINDIGT, BRAM), feit(Soort.GEZAG_BEGINT, CARLA, gezag=Gezag.RECHTER))
    assert op_dag(anders, gegeven).geldigheid is ONGELDIG


def test_presumption_gives_way_to_an_older_request_that_all_signed() -> None:
    """ADR 0007: asking anew takes nothing away while people are still signing."""
    ouder, nieuwer = verzoek(1, bereik=ALLE, anna=JA, bram=JA), verzoek(2, bereik=MEEST, anna=JA)
    assert op_dag(met(gezin(), SAMEN), nieuwer, ouder).bereik == ALLE


def test_switches_of_policy() -> None:
    """C08, C15, UAVG 5."""
    uit = Schakelaars(vermoede_tweede_ouder=False)
    assert op_dag(met(gezin(), SAMEN), verzoek(bereik=ALLE, anna=JA), schakelaars=uit).geldigheid is ONGELDIG
    veertien = Schakelaars(zelf_vanaf=14)
    assert ondertekenaars(regime("AVG_ONDERWIJS"), gezin(14), DAG, veertien) == {JEUGDIGE}
    assert ondertekenaars(regime("AVG_ONDERWIJS"), gezin(13), DAG, veertien) == {ANNA, BRAM}
    assert ondertekenaars(regime("KERNTEAM"), gezin(14), DAG, veertien) == {ANNA, BRAM, JEUGDIGE}
    achttien = Schakelaars(zelf_vanaf=18)
    assert ondertekenaars(regime("AVG_ONDERWIJS"), gezin(17), DAG, achttien) == {ANNA, BRAM}


def test_consent_of_parents_carries_on_at_sixteen_when_policy_says_so() -> None:
    """C15 switched off: until the youth answers, not for care, and not what they sign afterwards."""
    door = Schakelaars(ouder_vervalt_op_16=False)
    familie, gegeven = gezin(16, over=0), verzoek(anna=JA, bram=JA, op=GISTEREN)
    uitkomst = op_dag(familie, gegeven, naam="AVG_ONDERWIJS", schakelaars=door)
    assert (uitkomst.reden, uitkomst.bereik, uitkomst.ontbreekt) == (Grond.OUDERS_VAN_VOOR_16, BEREIK, {JEUGDIGE})
    assert op_dag(familie, gegeven, naam="AVG_ONDERWIJS").geldigheid is ONGELDIG
    for te_laat in (
        verzoek(anna=JA, bram=JA, op=DAG),
        verzoek(anna=JA, bram=JA, jeugdige=NEE, op=GISTEREN),
        verzoek(anna=JA, op=GISTEREN),
        verzoek(anna=JA, bram=JA, op=GISTEREN, tot=DAG),
    ):
        assert op_dag(familie, te_laat, naam="AVG_ONDERWIJS", schakelaars=door).geldigheid is ONGELDIG
    assert op_dag(familie, gegeven, naam="WMO_DELEN", schakelaars=door).geldigheid is ONGELDIG
    assert op_dag(gezin(18, over=0), gegeven, naam="AVG_ONDERWIJS", schakelaars=door).geldigheid is ONGELDIG


def test_court_decision_stands_for_a_parent_until_it_ends() -> None:
    """C10, scenarios 4 and 5."""
    rechter = feit(Soort.VERVANGENDE_TOESTEMMING, BRAM, DAG, tot=MORGEN, regimes=frozenset({"KERNTEAM"}))
    familie, gegeven = met(gezin(), rechter), verzoek(anna=JA, bram=NEE, op=GISTEREN)
    assert op_dag(familie, gegeven).geldigheid is GELDIG
    for dag in (GISTEREN, MORGEN):
        assert op_dag(familie, gegeven, dag=dag).reden == Grond.GEWEIGERD_DOOR_OUDER
    assert op_dag(familie, gegeven, naam="AVG_ONDERWIJS").reden == Grond.GEWEIGERD_DOOR_OUDER
    assert op_dag(familie, verzoek(anna=NEE)).geldigheid is ONGELDIG
    assert op_dag(familie, verzoek(bram=JA)).ontbreekt == {ANNA}


def test_request_that_names_no_receiver_is_no_consent() -> None:
    """C20."""
    assert op_dag(gezin(), verzoek(bereik=frozenset(), anna=JA, bram=JA)).reden == Grond.VORMGEBREK


def test_what_is_signed_later_does_not_count_yet() -> None:
    assert op_dag(gezin(), verzoek(anna=JA, bram=JA, op=MORGEN)).ontbreekt == {ANNA, BRAM}


def test_adult_consents_for_himself_apart() -> None:
    """C23: his own signature, gezag or not; it does not count for the child, and missing it closes nothing."""
    eigen = (Handtekening(ANNA, JA, frozenset({(BT, Klasse.ID)})), Handtekening(CARLA, JA), Handtekening(BRAM, NEE))
    getekend = replace(verzoek(anna=JA, bram=JA), eigen=eigen)
    uitkomst = op_dag(gezin(), getekend)
    assert uitkomst.volwassenen == {ANNA: {(BT, Klasse.ID)}, CARLA: BEREIK}
    assert (uitkomst.geldigheid, uitkomst.bereik) == (GELDIG, BEREIK)
    assert op_dag(gezin(), replace(getekend, handtekeningen=())).volwassenen == {}
    assert op_dag(gezin(), replace(getekend, handtekeningen=())).ontbreekt == {ANNA, BRAM}


@given(gezinnen(), reeksen(), feiten(), regimes, st.randoms(use_true_random=False))
def test_order_of_signatures_does_not_matter(
    familie: Gezin, reeks: tuple[Verzoek, ...], gebeurd: list[Feit], naam: Regimenaam, kans: Random
) -> None:
    def schud(een: Verzoek) -> Verzoek:
        return replace(een, handtekeningen=tuple(kans.sample(een.handtekeningen, len(een.handtekeningen))))

    familie = met(familie, *gebeurd)
    assert op_dag(familie, *reeks, naam=naam) == op_dag(familie, *(schud(een) for een in reeks), naam=naam)


@given(
    familie=gezinnen(),
    reeks=reeksen(),
    gebeurd=feiten(),
    naam=regimes,
    welke=st.integers(0, 2),
    wie=st.sampled_from((JEUGDIGE, ANNA, BRAM, CARLA)),
    nee=st.sampled_from((NEE, INGETROKKEN)),
)
def test_adding_a_no_never_makes_valid(
    familie: Gezin,
    reeks: tuple[Verzoek, ...],
    gebeurd: list[Feit],
    naam: Regimenaam,
    welke: int,
    wie: Any,
    nee: Any,
) -> None:
    """C02, C18, in every regime and whatever was established."""
    assume(welke < len(reeks))
    eerder = next((een for een in reeks[welke].handtekeningen if een.betrokkene_id == wie), None)
    op = eerder.op if eerder and eerder.antwoord is not JA else DAG
    rest = tuple(een for een in reeks[welke].handtekeningen if een.betrokkene_id != wie)
    met_nee = replace(reeks[welke], handtekeningen=(*rest, Handtekening(wie, nee, None, op)))
    familie = met(familie, *gebeurd)
    voor = op_dag(familie, *reeks, naam=naam)
    na = op_dag(familie, *reeks[:welke], met_nee, *reeks[welke + 1 :], naam=naam)
    assert voor.geldigheid is GELDIG or na.geldigheid is not GELDIG
    if naam not in HULPREGIMES:
        assert na.bereik <= voor.bereik


@given(gezinnen(), reeksen(), feiten(), regimes, bereiken())
def test_withdrawal_then_new_consent_gives_exactly_the_new_scope(
    familie: Gezin, reeks: tuple[Verzoek, ...], gebeurd: list[Feit], naam: Regimenaam, bereik: Any
) -> None:
    """C01, C18."""
    familie = met(familie, *gebeurd)
    nodig = ondertekenaars(regime(naam), familie, DAG)
    assume(nodig and reeks and op_dag(familie, *reeks, naam=naam).geldigheid is not AANGEHOUDEN)
    dicht = replace(reeks[0], handtekeningen=tuple(Handtekening(wie, INGETROKKEN, None, DAG) for wie in nodig))
    weg = op_dag(familie, dicht, *reeks[1:], naam=naam)
    if naam not in HULPREGIMES:
        assert weg.geldigheid is ONGELDIG
    vers = Verzoek(ANNA, bereik, MORGEN, tuple(Handtekening(wie, JA, None, DAG) for wie in nodig))
    opnieuw = op_dag(familie, vers, dicht, *reeks[1:], naam=naam)
    assert (opnieuw.geldigheid, opnieuw.reden, opnieuw.bereik) == (GELDIG, Grond.VOLLEDIG, bereik)
    assert opnieuw.ontbreekt == frozenset()


@pytest.mark.parametrize("naam", Regimenaam)
def test_every_regime_has_its_row(naam: Regimenaam) -> None:
    assert regime(naam).naam == naam


@given(familie=gezinnen(), gebeurd=feiten(), eigen=reeksen(), elders=reeksen(), naam=regimes, anders=regimes)
def test_what_was_said_to_another_question_never_opens_anything(
    familie: Gezin, gebeurd: list[Feit], eigen: Any, elders: Any, naam: str, anders: str
) -> None:
    """C03, C08: it can only close or make less."""
    gezinslid = met(familie, *gebeurd)
    eigen = tuple(replace(een, vraag=(naam, "P1")) for een in eigen)
    elders = tuple(replace(een, vraag=(anders, "P2")) for een in elders)
    uitkomst, zonder = op_dag(gezinslid, *eigen, naam=naam, elders=elders), op_dag(gezinslid, *eigen, naam=naam)
    assert uitkomst.bereik <= zonder.bereik
    assert zonder.geldigheid is GELDIG or uitkomst.geldigheid is not GELDIG


@pytest.mark.parametrize(
    ("jaren", "bekwaam", "dicht"), [(11, True, False), (12, True, True), (15, True, True), (15, False, False)]
)
def test_no_of_the_youth_closes_school_data_from_twelve_if_he_is_able(jaren: int, bekwaam: bool, dicht: bool) -> None:
    """C03; at 16 he signs himself."""
    elders = replace(verzoek(2, jeugdige=NEE), vraag=("KERNTEAM", "P1"))
    gevraagd = verzoek(1, anna=JA, bram=JA)
    uitkomst = op_dag(gezin(jaren, bekwaam=bekwaam), gevraagd, naam="AVG_ONDERWIJS", elders=(elders,))
    assert (uitkomst.reden == Grond.GEWEIGERD_DOOR_JEUGDIGE) is dicht
    assert uitkomst.toestemming_id == gevraagd.toestemming_id
    later = replace(verzoek(3, jeugdige=JA), vraag=("KERNTEAM", "P1"))  # his last word to that question
    weer = op_dag(gezin(jaren, bekwaam=bekwaam), gevraagd, naam="AVG_ONDERWIJS", elders=(later, elders))
    assert weer.geldigheid is GELDIG
