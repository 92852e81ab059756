from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kernteam.grond.klasse import Klasse
from kernteam.toegang.feiten import Bereik, Geldigheid, Toestemmingsstand
from kernteam.toestemming.antwoord import Grond
from kernteam.toestemming.geldigheid import Handtekening, Verzoek
from kernteam.toestemming.gezin import Gezag, Gezin, leeftijd
from kernteam.toestemming.ondertekenaars import ondertekenaars
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
    NEE,
    SCHOOL,
    bereiken,
    gezin,
    gezinnen,
    jarig,
    op_dag,
    reeksen,
    regime,
    verzoek,
    verzoeken,
)

GELDIG, ONGELDIG, AANGEHOUDEN = Geldigheid.GELDIG, Geldigheid.ONGELDIG, Geldigheid.AANGEHOUDEN
MORGEN = DAG + timedelta(days=1)


@pytest.mark.parametrize(
    ("geboren", "dag", "jaren"),
    [
        (date(2015, 5, 10), date(2027, 5, 9), 11),
        (date(2015, 5, 10), date(2027, 5, 10), 12),
        (date(2016, 2, 29), date(2028, 2, 28), 11),
        (date(2016, 2, 29), date(2028, 2, 29), 12),
        (date(2012, 2, 29), date(2027, 2, 28), 14),
        (date(2012, 2, 29), date(2027, 3, 1), 15),
        (date(2011, 12, 31), date(2027, 12, 30), 15),
        (date(2011, 12, 31), date(2027, 12, 31), 16),
        (date(2027, 1, 1), date(2027, 1, 1), 0),
    ],
)
def test_birthday_itself_counts_also_of_29_february(geboren: date, dag: date, jaren: int) -> None:
    assert leeftijd(geboren, dag) == jaren


OUDERS = frozenset({ANNA, BRAM})
IEDEREEN = OUDERS | {JEUGDIGE}


@pytest.mark.parametrize(
    ("naam", "jaren", "bekwaam", "wie"),
    [
        ("KERNTEAM", 0, True, OUDERS),
        ("KERNTEAM", 11, True, OUDERS),
        ("KERNTEAM", 12, True, IEDEREEN),
        ("KERNTEAM", 15, True, IEDEREEN),
        ("KERNTEAM", 12, False, OUDERS),
        ("KERNTEAM", 15, False, OUDERS),
        ("KERNTEAM", 16, True, {JEUGDIGE}),
        ("KERNTEAM", 17, True, {JEUGDIGE}),
        ("KERNTEAM", 16, False, OUDERS),
        ("KERNTEAM", 17, False, OUDERS),
        ("KERNTEAM", 18, True, {JEUGDIGE}),
        ("KERNTEAM", 22, True, {JEUGDIGE}),
        ("AVG_ONDERWIJS", 13, True, OUDERS),
        ("AVG_ONDERWIJS", 16, True, {JEUGDIGE}),
        ("JW_DELEN", 13, True, {JEUGDIGE}),
        ("JW_HULP", 13, True, IEDEREEN),
        ("WGBO_DELEN", 12, False, OUDERS),
    ],
)
def test_who_signs_follows_from_age_capacity_and_regime(naam: str, jaren: int, bekwaam: bool, wie: set[object]) -> None:
    assert ondertekenaars(regime(naam), gezin(jaren, bekwaam=bekwaam), DAG) == wie


@pytest.mark.parametrize(
    ("familie", "gegeven", "geldigheid", "reden"),
    [
        # scenario 4 and C10: parents disagree about a child of 9
        (gezin(9), verzoek(anna=JA, bram=NEE), ONGELDIG, Grond.GEWEIGERD_DOOR_OUDER),
        (gezin(9), verzoek(anna=JA, bram=JA), GELDIG, Grond.VOLLEDIG),
        (gezin(9), verzoek(anna=JA), ONGELDIG, Grond.ONTBREEKT),
        (gezin(9, ANNA), verzoek(anna=JA), GELDIG, Grond.VOLLEDIG),
        (gezin(9), verzoek(), ONGELDIG, Grond.ONTBREEKT),
        # C02: a refusal weighs more than a missing signature
        (gezin(13), verzoek(anna=NEE), ONGELDIG, Grond.GEWEIGERD_DOOR_OUDER),
        # scenario 6 and C03: a youth of 13 refuses
        (gezin(13), verzoek(anna=JA, bram=JA, jeugdige=NEE), ONGELDIG, Grond.GEWEIGERD_DOOR_JEUGDIGE),
        (gezin(13), verzoek(anna=JA, bram=JA), ONGELDIG, Grond.ONTBREEKT),
        (gezin(13), verzoek(anna=JA, bram=JA, jeugdige=JA), GELDIG, Grond.VOLLEDIG),
        # scenario 8: the youth wishes it, the parents refuse: no kernteam record
        (gezin(14), verzoek(anna=NEE, bram=NEE, jeugdige=JA), ONGELDIG, Grond.GEWEIGERD_DOOR_OUDER),
        (gezin(13, bekwaam=False), verzoek(anna=JA, bram=JA), GELDIG, Grond.VOLLEDIG),
        # scenario 10: 17, able, parents refuse, youth agrees
        (gezin(17), verzoek(anna=NEE, bram=NEE, jeugdige=JA), GELDIG, Grond.VOLLEDIG),
        (gezin(17), verzoek(anna=JA, bram=JA), ONGELDIG, Grond.ONTBREEKT),
        (gezin(17), verzoek(anna=JA, bram=JA, jeugdige=NEE), ONGELDIG, Grond.GEWEIGERD_DOOR_JEUGDIGE),
        (gezin(17, bekwaam=False), verzoek(jeugdige=JA), ONGELDIG, Grond.ONTBREEKT),
        # C16
        (gezin(18), verzoek(anna=JA, bram=JA), ONGELDIG, Grond.ONTBREEKT),
        (gezin(18), verzoek(anna=INGETROKKEN, jeugdige=JA), GELDIG, Grond.VOLLEDIG),
        (gezin(18, bekwaam=False), verzoek(jeugdige=JA, anna=JA, bram=JA), AANGEHOUDEN, Grond.ONBEKWAAM_VOLWASSEN),
        # scenario 48 and C13: gezag disputed
        (gezin(9, gezag=Gezag.ONBEKEND), verzoek(anna=JA, bram=JA), AANGEHOUDEN, Grond.GEZAG_ONBEKEND),
        (gezin(13, gezag=Gezag.ONBEKEND), verzoek(anna=JA, bram=JA, jeugdige=JA), AANGEHOUDEN, Grond.GEZAG_ONBEKEND),
        (gezin(16, gezag=Gezag.ONBEKEND), verzoek(jeugdige=JA), GELDIG, Grond.VOLLEDIG),
        # C18
        (gezin(9), verzoek(anna=JA, bram=INGETROKKEN), ONGELDIG, Grond.INGETROKKEN),
        (gezin(13), verzoek(anna=NEE, bram=INGETROKKEN, jeugdige=NEE), ONGELDIG, Grond.INGETROKKEN),
        # C21: the end date is exclusive
        (gezin(9), verzoek(anna=JA, bram=JA, tot=MORGEN), GELDIG, Grond.VOLLEDIG),
        (gezin(9), verzoek(anna=JA, bram=JA, tot=DAG), ONGELDIG, Grond.VERLOPEN),
        # C25: what a child under 12 says does not count as a signature
        (gezin(9), verzoek(anna=JA, bram=JA, jeugdige=NEE), GELDIG, Grond.VOLLEDIG),
        (gezin(9), verzoek(jeugdige=JA), ONGELDIG, Grond.ONTBREEKT),
        # somebody without gezag
        (gezin(9), verzoek(anna=JA, carla=JA), ONGELDIG, Grond.ONTBREEKT),
        (gezin(9), verzoek(anna=JA, bram=JA, carla=NEE), GELDIG, Grond.VOLLEDIG),
    ],
)
def test_scenario_gives_what_the_domain_rules_expect(
    familie: Gezin, gegeven: Verzoek, geldigheid: Geldigheid, reden: Grond
) -> None:
    uitkomst = op_dag(familie, gegeven)
    assert (uitkomst.geldigheid, uitkomst.reden) == (geldigheid, reden)
    assert uitkomst.bereik == (BEREIK if geldigheid is GELDIG else frozenset())


def test_child_without_anybody_with_gezag_is_held() -> None:
    """Scenario 50 and C12."""
    wees = replace(gezin(7), gezaghebbenden=())
    assert op_dag(wees).reden == Grond.GEEN_GEZAG
    assert op_dag(wees, verzoek(anna=JA, bram=JA)).geldigheid is AANGEHOUDEN
    assert op_dag(replace(wees, geboortedatum=jarig(16)), verzoek(jeugdige=JA)).geldigheid is GELDIG


def test_nothing_asked_is_not_valid_and_names_who_would_sign() -> None:
    uitkomst = op_dag(gezin(13))
    assert (uitkomst.geldigheid, uitkomst.reden) == (ONGELDIG, Grond.NIET_GEVRAAGD)
    assert uitkomst.ontbreekt == IEDEREEN


@pytest.mark.parametrize(
    ("jaren", "voor", "na"),
    [
        # scenario 3 and C14: turns 12, only the parents had consented
        (12, {"anna": JA, "bram": JA}, (Grond.ONTBREEKT, frozenset({JEUGDIGE}))),
        # scenario 1 and C15: turns 16, only the parents had consented; the youth had signed: it goes on
        (16, {"anna": JA, "bram": JA, "jeugdige": JA}, (Grond.VOLLEDIG, frozenset())),
        (18, {"jeugdige": JA}, (Grond.VOLLEDIG, frozenset())),
    ],
)
def test_birthday_takes_effect_on_the_day_itself(
    jaren: int, voor: dict[str, object], na: tuple[Grond, frozenset[object]]
) -> None:
    familie = gezin(jaren, over=1)
    assert op_dag(familie, verzoek(**voor), dag=DAG).geldigheid is GELDIG
    uitkomst = op_dag(familie, verzoek(**voor), dag=MORGEN)
    assert (uitkomst.reden, uitkomst.ontbreekt) == na


def test_parents_alone_do_not_carry_consent_past_the_sixteenth_birthday() -> None:
    """Scenario 1, under the regime in which parents sign alone until 16 (UAVG 5)."""
    familie, gegeven = gezin(16, over=1), verzoek(anna=JA, bram=JA)
    assert op_dag(familie, gegeven, naam="AVG_ONDERWIJS").geldigheid is GELDIG
    uitkomst = op_dag(familie, gegeven, dag=MORGEN, naam="AVG_ONDERWIJS")
    assert (uitkomst.geldigheid, uitkomst.ontbreekt) == (ONGELDIG, {JEUGDIGE})


@pytest.mark.parametrize("nee", [NEE, INGETROKKEN])
def test_sixteenth_birthday_does_not_reopen_what_a_parent_closed_before(nee: object) -> None:
    familie = gezin(16, over=0)
    ouder_toen, ouder_nu = (verzoek(anna=nee, bram=JA, jeugdige=JA, op=op) for op in (DAG - timedelta(days=1), DAG))
    assert op_dag(familie, ouder_toen).geldigheid is ONGELDIG
    assert op_dag(familie, ouder_nu).geldigheid is GELDIG


@pytest.mark.parametrize("nee", [NEE, INGETROKKEN])
def test_no_of_a_parent_is_not_undone_by_an_older_toestemming_at_sixteen(nee: object) -> None:
    eerder = DAG - timedelta(days=1)
    ouder = verzoek(1, anna=JA, bram=JA, jeugdige=JA, op=eerder)
    nieuwer = verzoek(2, anna=nee, op=eerder)
    assert op_dag(gezin(16, over=0), nieuwer, ouder).geldigheid is ONGELDIG


def test_unanswered_newer_verzoek_leaves_the_older_standing_also_after_it_expired() -> None:
    ouder = verzoek(1, anna=JA, bram=JA)
    for nieuwer in (verzoek(2, anna=JA), verzoek(2), verzoek(2, tot=DAG), verzoek(2, anna=JA, tot=DAG)):
        assert op_dag(gezin(), nieuwer, ouder).toestemming_id == ouder.toestemming_id
    verlopen = verzoek(2, anna=JA, bram=JA, tot=DAG)
    assert op_dag(gezin(), verlopen, ouder).reden == Grond.VERLOPEN
    assert op_dag(gezin(), verzoek(2, tot=DAG)).reden == Grond.VERLOPEN


def test_new_gezaghebbende_must_sign_too() -> None:
    """C17."""
    erbij = replace(gezin(9), gezaghebbenden=((ANNA, Gezag.GEHUWD), (BRAM, Gezag.GEHUWD), (CARLA, Gezag.RECHTER)))
    assert op_dag(erbij, verzoek(anna=JA, bram=JA)).ontbreekt == {CARLA}
    assert op_dag(erbij, verzoek(anna=JA, bram=JA, carla=JA)).geldigheid is GELDIG


def test_scope_is_what_each_required_signer_gave() -> None:
    anna = frozenset({(BT, Klasse.ID), (BT, Klasse.OND), (SCHOOL, Klasse.ID)})
    bram = frozenset({(BT, Klasse.ID), (JGZ, Klasse.MED), (SCHOOL, Klasse.ID)})
    jeugdige = frozenset({(BT, Klasse.ID)})
    tekens = (Handtekening(ANNA, JA, anna), Handtekening(BRAM, JA, bram), Handtekening(JEUGDIGE, JA, jeugdige))
    getekend = replace(verzoek(), handtekeningen=tekens)
    assert op_dag(gezin(9), getekend).bereik == anna & bram
    assert op_dag(gezin(13), getekend).bereik == {(BT, Klasse.ID)}
    assert op_dag(gezin(16), getekend).bereik == jeugdige


@given(gezinnen(), reeksen(), st.randoms(use_true_random=False))
def test_order_of_signatures_does_not_matter(familie: Gezin, reeks: tuple[Verzoek, ...], kans: Random) -> None:
    def schud(een: Verzoek) -> Verzoek:
        return replace(een, handtekeningen=tuple(kans.sample(een.handtekeningen, len(een.handtekeningen))))

    assert op_dag(familie, *reeks) == op_dag(familie, *(schud(een) for een in reeks))


@given(gezinnen(), reeksen(), st.randoms(use_true_random=False))
def test_order_of_gezaghebbenden_does_not_matter(familie: Gezin, reeks: tuple[Verzoek, ...], kans: Random) -> None:
    geschud = tuple(kans.sample(familie.gezaghebbenden, len(familie.gezaghebbenden)))
    assert op_dag(familie, *reeks) == op_dag(replace(familie, gezaghebbenden=geschud), *reeks)


def _met(een: Verzoek, teken: Handtekening) -> Verzoek:
    rest = tuple(ander for ander in een.handtekeningen if ander.betrokkene_id != teken.betrokkene_id)
    return replace(een, handtekeningen=(*rest, teken))


@given(
    familie=gezinnen(),
    reeks=reeksen(),
    welke=st.integers(0, 2),
    wie=st.sampled_from((JEUGDIGE, ANNA, BRAM, CARLA)),
    nee=st.sampled_from((NEE, INGETROKKEN)),
)
def test_adding_a_no_never_opens(
    familie: Gezin, reeks: tuple[Verzoek, ...], welke: int, wie: object, nee: object
) -> None:
    assume(welke < len(reeks))
    # who already said no says it again: since when stays as it was
    eerder = next((een for een in reeks[welke].handtekeningen if een.betrokkene_id == wie), None)
    op = eerder.op if eerder and eerder.antwoord is not JA else DAG
    met_nee = (*reeks[:welke], _met(reeks[welke], Handtekening(wie, nee, None, op)), *reeks[welke + 1 :])
    voor, na = op_dag(familie, *reeks), op_dag(familie, *met_nee)
    assert na.geldigheid is voor.geldigheid or na.geldigheid is not GELDIG
    assert na.bereik <= voor.bereik


@given(gezinnen(), reeksen(), st.data())
def test_no_of_a_required_signer_closes_the_newest_at_once(
    familie: Gezin, reeks: tuple[Verzoek, ...], data: st.DataObject
) -> None:
    nodig = sorted(ondertekenaars(regime(), familie, DAG))
    assume(reeks and nodig)
    teken = Handtekening(data.draw(st.sampled_from(nodig)), data.draw(st.sampled_from((NEE, INGETROKKEN))), None, DAG)
    assert op_dag(familie, _met(reeks[0], teken), *reeks[1:]).geldigheid is not GELDIG


@given(gezinnen(), reeksen(), bereiken())
def test_fresh_verzoek_fully_signed_gives_exactly_its_scope(
    familie: Gezin, reeks: tuple[Verzoek, ...], bereik: Bereik
) -> None:
    assume(op_dag(familie, *reeks).geldigheid is not AANGEHOUDEN)
    nodig = ondertekenaars(regime(), familie, DAG)
    vers = verzoek(99, bereik, MORGEN)
    getekend = replace(vers, handtekeningen=tuple(Handtekening(wie, JA, None, DAG) for wie in nodig))
    verwacht = Toestemmingsstand(GELDIG, Grond.VOLLEDIG, vers.toestemming_id, bereik)
    assert op_dag(familie, getekend, *reeks) == verwacht
    for wie in nodig:  # one signature short: the new request gives nothing
        tekort = replace(getekend, handtekeningen=tuple(h for h in getekend.handtekeningen if h.betrokkene_id != wie))
        assert op_dag(familie, tekort).geldigheid is ONGELDIG
        assert op_dag(familie, tekort, *reeks).bereik == op_dag(familie, *reeks).bereik


@given(gezinnen(), verzoeken(nummer=1), reeksen(2), st.integers(0, 2600))
def test_withdrawn_verzoek_is_never_followed_by_an_older_one(
    familie: Gezin, ingetrokken: Verzoek, ouder: tuple[Verzoek, ...], dagen: int
) -> None:
    nodig = ondertekenaars(regime(), familie, DAG)
    assume(nodig)
    dicht = _met(ingetrokken, Handtekening(min(nodig), INGETROKKEN, None, DAG))
    later = DAG + timedelta(days=dagen)
    lang = tuple(replace(een, geldig_tot=date(2050, 1, 1)) for een in ouder)
    assert op_dag(familie, dicht, *lang, dag=later).geldigheid is not GELDIG


@given(gezinnen(), reeksen())
def test_scope_never_exceeds_what_any_required_signer_gave(familie: Gezin, reeks: tuple[Verzoek, ...]) -> None:
    uitkomst = op_dag(familie, *reeks)
    if uitkomst.geldigheid is not GELDIG:
        assert not uitkomst.bereik
        return
    geldend = next(een for een in reeks if een.toestemming_id == uitkomst.toestemming_id)
    gegeven = {een.betrokkene_id: een for een in geldend.handtekeningen}
    verwacht = set(geldend.bereik)
    for wie in ondertekenaars(regime(), familie, DAG):
        assert gegeven[wie].antwoord is JA
        verwacht &= geldend.bereik if gegeven[wie].bereik is None else gegeven[wie].bereik
    assert uitkomst.bereik == verwacht
    assert geldend.geldig_tot > DAG


@given(gezinnen(), reeksen(), st.integers(1, 400))
def test_stand_of_a_day_depends_on_no_later_day(familie: Gezin, reeks: tuple[Verzoek, ...], later: int) -> None:
    def schuif(een: Verzoek) -> Verzoek:
        return replace(een, geldig_tot=DAG + timedelta(days=later)) if een.geldig_tot > DAG else een

    assert op_dag(familie, *reeks) == op_dag(familie, *(schuif(een) for een in reeks))


@given(gezinnen(), reeksen(), st.integers(1, 364))
def test_stand_changes_only_on_a_birthday_or_an_end_date(
    familie: Gezin, reeks: tuple[Verzoek, ...], verder: int
) -> None:
    grenzen = {een.geldig_tot for een in reeks}
    dagen = [DAG + timedelta(days=een) for een in range(verder + 1)]
    verjaart = any(leeftijd(familie.geboortedatum, dag) != leeftijd(familie.geboortedatum, DAG) for dag in dagen)
    assume(not verjaart)
    assume(not grenzen & set(dagen[1:]))
    assert op_dag(familie, *reeks, dag=dagen[-1]) == op_dag(familie, *reeks)


@pytest.mark.parametrize("maak", [lambda: gezin(9, gezag=Gezag.ONBEKEND), lambda: replace(gezin(9), gezaghebbenden=())])
@given(reeks=reeksen())
def test_unclear_gezag_holds_whatever_was_signed(maak: Callable[[], Gezin], reeks: tuple[Verzoek, ...]) -> None:
    uitkomst = op_dag(maak(), *reeks)
    assert uitkomst.geldigheid is AANGEHOUDEN
    assert not uitkomst.bereik
