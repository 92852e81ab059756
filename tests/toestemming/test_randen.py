"""The edges of consent, each where one changed word of the code would go unseen: a boundary day, a switch, a code."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kernteam.grond.klasse import Klasse
from kernteam.toegang.feiten import Geldigheid
from kernteam.toestemming.antwoord import Grond
from kernteam.toestemming.geldigheid import Handtekening
from kernteam.toestemming.gezin import Gezag, Gezagsuitkomst, beeld_op
from kernteam.toestemming.gezin import Omstandigheidsoort as Soort
from kernteam.toestemming.ondertekenaars import Schakelaars
from tests.toestemming.gezinnen import (
    ANNA,
    BEREIK,
    BRAM,
    CARLA,
    DAG,
    JA,
    JGZ,
    NEE,
    feit,
    gezin,
    met,
    op_dag,
    verzoek,
)

GELDIG, ONGELDIG, AANGEHOUDEN = Geldigheid.GELDIG, Geldigheid.ONGELDIG, Geldigheid.AANGEHOUDEN
GISTEREN = DAG - timedelta(days=1)


def test_picture_says_how_gezag_is_known_after_every_fact() -> None:
    """C13, C17: how it is known is shown to who reads the casus, and unknown gezag holds the consent."""
    familie = met(
        gezin(9, ANNA),
        feit(Soort.GEZAG_NAGEGAAN, ANNA, DAG, uitkomst=Gezagsuitkomst.HEEFT_GEZAG),
        feit(Soort.GEZAG_BEGINT, BRAM, DAG, gezag=Gezag.RECHTER),
        feit(Soort.VOOGDIJ, CARLA, DAG),
    )
    assert beeld_op(familie, "KERNTEAM", DAG).gezag == {
        ANNA: Gezag.REGISTER,
        BRAM: Gezag.RECHTER,
        CARLA: Gezag.RECHTER,
    }
    for gezag in (Gezag.ONBEKEND, None):
        onbekend = met(gezin(9, ANNA), feit(Soort.GEZAG_BEGINT, BRAM, DAG, gezag=gezag))
        assert beeld_op(onbekend, "KERNTEAM", DAG).gezag[BRAM] is Gezag.ONBEKEND
        assert op_dag(onbekend, verzoek(anna=JA, bram=JA)).reden == Grond.GEZAG_ONBEKEND


def test_voogd_who_gets_gezag_is_no_voogd_any_more() -> None:
    voogdij = feit(Soort.VOOGDIJ, CARLA, GISTEREN)
    familie = met(gezin(9, ANNA), feit(Soort.GEZAG_EINDIGT, ANNA, GISTEREN), voogdij)
    assert beeld_op(familie, "KERNTEAM", DAG).voogden == {CARLA}
    ouder = met(familie, feit(Soort.GEZAG_BEGINT, CARLA, DAG, gezag=Gezag.RECHTER))
    assert beeld_op(ouder, "KERNTEAM", DAG).voogden == set()


def test_one_of_two_voogden_living_together_does_not_suffice() -> None:
    """C08 presumes a second parent, not a second voogd."""
    weg = (feit(Soort.GEZAG_EINDIGT, ANNA, GISTEREN), feit(Soort.GEZAG_EINDIGT, BRAM, GISTEREN))
    voogden = (feit(Soort.VOOGDIJ, ANNA, GISTEREN), feit(Soort.VOOGDIJ, BRAM, GISTEREN))
    samen = feit(Soort.SAMENWONEND, None, DAG)
    assert op_dag(met(gezin(), samen), verzoek(anna=JA)).reden == Grond.VERMOEDE_TWEEDE_OUDER
    uitkomst = op_dag(met(gezin(), *weg, *voogden, samen), verzoek(anna=JA))
    assert (uitkomst.reden, uitkomst.ontbreekt) == (Grond.ONTBREEKT, {BRAM})


def test_what_is_held_names_who_would_sign() -> None:
    """C13."""
    betwist = met(gezin(), feit(Soort.GEZAG_BETWIST, BRAM, GISTEREN))
    uitkomst = op_dag(betwist, verzoek(anna=JA, bram=JA))
    assert (uitkomst.geldigheid, uitkomst.ontbreekt) == (AANGEHOUDEN, {ANNA, BRAM})


@pytest.mark.parametrize("besloten", [verzoek(1, anna=NEE), verzoek(1, anna=JA, bram=JA, tot=GISTEREN)])
def test_of_requests_that_do_not_hold_the_newest_open_one_is_told(besloten: object) -> None:
    """What people still have to sign is the request they are told of, not the one that was closed before it (C18)."""
    nieuw = verzoek(2, anna=JA)
    uitkomst = op_dag(gezin(), nieuw, besloten)
    assert (uitkomst.geldigheid, uitkomst.reden) == (ONGELDIG, Grond.ONTBREEKT)
    assert uitkomst.toestemming_id == nieuw.toestemming_id
    assert op_dag(gezin(), besloten).toestemming_id == besloten.toestemming_id


def test_presumption_stays_above_an_older_request_that_expired() -> None:
    """C08, C21."""
    samen = met(gezin(), feit(Soort.SAMENWONEND, None, GISTEREN))
    nieuw, oud = verzoek(2, anna=JA), verzoek(1, anna=JA, bram=JA, tot=GISTEREN)
    uitkomst = op_dag(samen, nieuw, oud)
    assert (uitkomst.reden, uitkomst.toestemming_id) == (Grond.VERMOEDE_TWEEDE_OUDER, nieuw.toestemming_id)


def test_presumption_over_nothing_that_may_be_presumed_is_a_missing_signature() -> None:
    """C08: data of class MED never goes on a presumption; the older request that all signed stands."""
    samen = met(gezin(), feit(Soort.SAMENWONEND, None, GISTEREN))
    medisch = verzoek(2, frozenset({(JGZ, Klasse.MED)}), anna=JA)
    uitkomst = op_dag(samen, medisch)
    assert (uitkomst.geldigheid, uitkomst.reden, uitkomst.ontbreekt) == (ONGELDIG, Grond.ONTBREEKT, {BRAM})
    assert op_dag(samen, medisch, verzoek(1, anna=JA, bram=JA)).reden == Grond.VOLLEDIG


@pytest.mark.parametrize(("op", "telt"), [(GISTEREN, True), (DAG, True), (DAG + timedelta(days=1), False)])
def test_adult_s_own_signature_counts_from_its_own_day(op: object, telt: bool) -> None:
    """C23."""
    gevraagd = replace(verzoek(anna=JA, bram=JA), eigen=(Handtekening(CARLA, JA, None, op),))
    assert op_dag(gezin(), gevraagd).volwassenen == ({CARLA: BEREIK} if telt else {})


@pytest.mark.parametrize(("zelf_vanaf", "reden"), [(13, Grond.VOLLEDIG), (16, Grond.GEWEIGERD_DOOR_OUDER)])
def test_no_of_a_parent_closes_only_if_he_had_to_sign_then(zelf_vanaf: int, reden: Grond) -> None:
    """C03, UAVG 5: who decides alone from 13 is not held by what a parent said when he was 14."""
    toen = DAG - timedelta(days=100)
    familie, gevraagd = gezin(14, over=-200), verzoek(anna=NEE, bram=NEE, jeugdige=JA, op=toen)
    schakelaars = Schakelaars(zelf_vanaf=zelf_vanaf)
    assert op_dag(familie, gevraagd, naam="AVG_ONDERWIJS", schakelaars=schakelaars).reden == reden


def test_sharing_waits_for_parents_whatever_a_fact_says_it_is_about() -> None:
    """C04 starts help only: a wish recorded for another regime starts nothing there."""
    wens = feit(Soort.WELOVERWOGEN_WENS, None, GISTEREN, regimes=frozenset({"KERNTEAM"}))
    assert op_dag(met(gezin(14), wens), verzoek(anna=NEE, bram=JA, jeugdige=JA)).reden == Grond.GEWEIGERD_DOOR_OUDER


@pytest.mark.parametrize(("over", "reden"), [(1, Grond.OUDERS_VAN_VOOR_16), (0, Grond.ONTBREEKT)])
def test_parents_of_before_carry_nothing_on_at_eighteen(over: int, reden: Grond) -> None:
    """C15 switched off, C16: from the eighteenth birthday itself he alone consents."""
    gegeven = verzoek(anna=JA, bram=JA, op=DAG - timedelta(days=3 * 365))
    door = Schakelaars(ouder_vervalt_op_16=False)
    assert op_dag(gezin(18, over=over), gegeven, naam="AVG_ONDERWIJS", schakelaars=door).reden == reden
