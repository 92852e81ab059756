"""The table of transitions: pure properties over every state, actor and statement."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kernteam.casus.laden import status_op
from kernteam.casus.service.status import _volgende_status
from kernteam.grond.actor import Partij, Rol
from kernteam.grond.status import ACTIEF, GESLOTEN, VOLGENDE, Casusstatus
from kernteam.levensloop.tabel import (
    CONTACTPERSOON,
    REGISSEUR,
    STAPPEN,
    TERUG,
    Planfeiten,
    Stapfeiten,
    stap_naar,
    stappen_vanaf,
)
from kernteam.toegang.feiten import Geldigheid
from kernteam.toestemming.antwoord import Grond

STATUSSEN = st.sampled_from(Casusstatus)
FASEN = st.sampled_from(sorted(ACTIEF))
PLANNEN = st.builds(
    Planfeiten,
    doelen=st.integers(0, 2),
    acties_onaf=st.integers(0, 2),
    woorden_ouders=st.booleans(),
    woorden_jeugdige=st.booleans(),
    akkoord=st.booleans(),
    doelen_zonder_eindscore=st.integers(0, 2),
)
FEITEN = st.builds(
    Stapfeiten,
    status=STATUSSEN,
    fase=FASEN,
    rol=st.sampled_from(Rol),
    partij=st.sampled_from(Partij),
    van_school=st.booleans(),
    toestemming=st.booleans(),
    is_regisseur=st.booleans(),
    regisseur=st.none() | st.sampled_from(Partij),
    plan=PLANNEN,
    ouders_doen_mee=st.booleans(),
    jeugdige_doet_mee=st.booleans(),
    op_agenda=st.booleans(),
    ouders_genodigd=st.booleans(),
    jeugdige_genodigd=st.booleans(),
    reden=st.booleans(),
    op_verzoek=st.booleans(),
    nieuwe_school=st.booleans(),
    ouders_weten_het=st.booleans(),
)


def test_table_and_graph_say_the_same() -> None:
    for status in Casusstatus:
        naar = {stap.naar for stap in STAPPEN if status in stap.van}
        assert naar == VOLGENDE[status]


def test_every_number_that_moves_a_state_has_its_row() -> None:
    assert {stap.nummer for stap in STAPPEN} == set(range(3, 9)) | set(range(11, 17)) | {18}


@given(STATUSSEN, FASEN, STATUSSEN)
def test_no_transition_without_a_row(status: Casusstatus, fase: Casusstatus, naar: Casusstatus) -> None:
    stap = stap_naar(status, fase, naar)
    assert (stap is not None) == any(een.naar is naar for een in stappen_vanaf(status, fase))
    assert stap is None or (status in stap.van and naar in VOLGENDE[status])


@given(STATUSSEN, FASEN)
def test_each_next_state_has_one_row(status: Casusstatus, fase: Casusstatus) -> None:
    naar = [stap.naar for stap in stappen_vanaf(status, fase)]
    assert len(naar) == len(set(naar))


@given(FASEN, st.sampled_from(Geldigheid))
def test_suspended_casus_always_returns_to_its_stage(fase: Casusstatus, geldigheid: Geldigheid) -> None:
    nu = status_op(fase, geldigheid)
    assert nu is (fase if geldigheid is Geldigheid.GELDIG else Casusstatus.OPGESCHORT)
    assert status_op(fase, Geldigheid.GELDIG) is fase
    terug = [stap for stap in stappen_vanaf(Casusstatus.OPGESCHORT, fase) if stap.nummer == TERUG]
    assert [stap.naar for stap in terug] == [fase]


@given(st.sampled_from(Casusstatus), st.sampled_from(Geldigheid), st.sampled_from(Grond))
def test_what_consent_moves_by_itself_has_a_row_too(status: Casusstatus, geldigheid: Geldigheid, reden: Grond) -> None:
    if status is Casusstatus.OPGESCHORT:  # never a stage
        return
    naar = _volgende_status(status, geldigheid, reden)
    assert naar is status or naar in VOLGENDE[status] or (status, naar) in TERUG_NAAR_VRAAG


# who refused and is asked again, or signs for less: the question is open again (transition 3)
TERUG_NAAR_VRAAG = {(Casusstatus.GEWEIGERD, Casusstatus.TOESTEMMING_GEVRAAGD)}


@given(FEITEN)
def test_closed_stays_closed(feiten: Stapfeiten) -> None:
    for status in GESLOTEN:
        for stap in stappen_vanaf(status, feiten.fase):
            assert (stap.naar, stap.met_de_hand) == (Casusstatus.VERNIETIGD, False)


@given(FEITEN)
def test_steps_of_the_regisseur_are_made_by_him_alone(feiten: Stapfeiten) -> None:
    for stap in stappen_vanaf(feiten.status, feiten.fase):
        if stap.wie is REGISSEUR:
            ander = replace(feiten, is_regisseur=False)
            assert REGISSEUR in stap.ontbreekt(ander)
            assert REGISSEUR not in stap.ontbreekt(replace(feiten, is_regisseur=True))


@given(FEITEN)
def test_leerplicht_makes_no_step_he_does_not_lead(feiten: Stapfeiten) -> None:
    lpa = replace(feiten, partij=Partij.LPA, rol=Rol.KERNTEAMLID, van_school=False, is_regisseur=False)
    assert all(stap.ontbreekt(lpa) for stap in stappen_vanaf(lpa.status, lpa.fase) if stap.met_de_hand)


@given(FEITEN)
def test_plan_needs_a_goal_and_nothing_is_carried_out_without_agreement(feiten: Stapfeiten) -> None:
    for stap in stappen_vanaf(feiten.status, feiten.fase):
        codes = {eis.code for eis in stap.ontbreekt(feiten)}
        if stap.nummer == 7:
            assert ("DOEL" in codes) == (feiten.plan.doelen == 0)
        if stap.nummer == 8:
            assert ("AKKOORD" in codes) != feiten.plan.akkoord


@given(FEITEN)
def test_family_can_always_have_it_ended(feiten: Stapfeiten) -> None:
    school = replace(feiten, rol=Rol.CONTACTPERSOON, partij=Partij.SCHOOL, van_school=True, op_verzoek=True, reden=True)
    if school.status not in GESLOTEN:
        stap = stap_naar(school.status, school.fase, Casusstatus.AFGESLOTEN)
        assert stap is not None
        assert stap.ontbreekt(school) == ()


@given(FEITEN)
def test_every_step_by_hand_says_who_makes_it_first(feiten: Stapfeiten) -> None:
    niemand = replace(feiten, rol=Rol.KERNTEAMLID, partij=Partij.SWV, van_school=False, is_regisseur=False)
    for stap in stappen_vanaf(niemand.status, niemand.fase):
        if stap.met_de_hand:
            assert stap.ontbreekt(niemand)[0] is stap.wie
    assert CONTACTPERSOON.voldaan(replace(feiten, rol=Rol.CONTACTPERSOON, van_school=True))
