"""The pure decision of an emergency in random worlds: who is called on, and how little opens (S13, B11)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.actor import GEHEIMHOUDERS, Actor, Discipline, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.feiten import CasusFeiten, GeenFeiten, MeldcodeFeiten, Nood, Onderdeel
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Reden
from tests.toegang.werelden import AAN_TAFEL, DAG, TAFEL, Wereld, actoren, beleid, besluit, werelden

OPENEN, LEZEN = Handeling.NOODTOEGANG_OPENEN, Handeling.NOODTOEGANG_LEZEN
TERUGKIJKEN = (Handeling.NOODTOEGANG_INZIEN, Handeling.NOODTOEGANG_BEOORDELEN)
disciplines = st.sampled_from([None, *Discipline])


def in_nood(wereld: Wereld, **nood: object) -> CasusFeiten:
    """Give the facts of an emergency that this actor may open when he is of the school or of its kernteam."""
    feiten = {"kernteam": frozenset({wereld.actor.medewerker_id}), "van_actor": True} | nood
    return replace(wereld.feiten, nood=Nood(**feiten))


def is_geroepen(actor: Actor, feiten: CasusFeiten) -> bool:
    school = actor.rol is Rol.CONTACTPERSOON and actor.organisatie_id == feiten.organisatie_id
    return school or (actor.discipline in GEHEIMHOUDERS and actor.medewerker_id in feiten.nood.kernteam)


@given(werelden(), disciplines, st.booleans())
def test_only_school_and_secrecy_bound_of_the_kernteam_open(wereld: Wereld, vak: Discipline | None, lid: bool) -> None:
    actor = replace(wereld.actor, discipline=vak)
    feiten = in_nood(wereld) if lid else in_nood(wereld, kernteam=frozenset())
    uitkomst = besluit(actor, OPENEN, feiten, beleid())
    assert uitkomst.toegestaan is (actor.rol in AAN_TAFEL and is_geroepen(actor, feiten))
    if not uitkomst.toegestaan:
        assert uitkomst.reden is (Reden.NIET_GEROEPEN if actor.rol in AAN_TAFEL else Reden.ROL)
        assert not uitkomst.open


@given(werelden(), actoren(AAN_TAFEL, TAFEL), st.sampled_from((OPENEN, LEZEN)))
def test_exactly_identity_and_noodkaarten_open(wereld: Wereld, actor: Actor, handeling: Handeling) -> None:
    actor = replace(actor, discipline=Discipline.GEZINSWERKER)
    feiten = in_nood(wereld, kernteam=frozenset({actor.medewerker_id}))
    uitkomst = besluit(actor, handeling, feiten, beleid())
    verwacht = {
        (een.rij_id, een.klasse)
        for een in feiten.onderdelen
        if een.klasse is Klasse.ID or (een.noodkaart and een.klasse in DEELBAAR)
    }
    assert uitkomst.toegestaan
    assert uitkomst.open == verwacht
    assert not uitkomst.klassen & {Klasse.VEIL, Klasse.BSN, Klasse.STRAF, Klasse.REKEN}
    assert (uitkomst.afgeschermd, uitkomst.toestemming_id) == (frozenset(), None)
    assert uitkomst.grondslagen == {"AVG 6(1)d; AVG 9(2)c; UAVG 22(2)b" if verwacht else "AVG 6(1)e"}


@given(werelden(aan_tafel=True), st.booleans())
def test_another_ones_emergency_is_unknown_and_an_old_one_is_over(wereld: Wereld, verlopen: bool) -> None:
    actor = replace(wereld.actor, discipline=Discipline.JEUGDARTS)
    van_ander = besluit(actor, LEZEN, in_nood(wereld, van_actor=False, verlopen=verlopen), beleid())
    oud = besluit(actor, LEZEN, in_nood(wereld, verlopen=True), beleid())
    assert (van_ander.reden, oud.reden) == (Reden.NIET_EIGEN, Reden.VERLOPEN)
    assert not van_ander.open | oud.open


@pytest.mark.parametrize("handeling", TERUGKIJKEN)
@given(wereld=werelden(), eigen=st.booleans())
def test_looking_back_opens_the_reason_and_nothing_of_the_casus(
    handeling: Handeling, wereld: Wereld, eigen: bool
) -> None:
    toegang = Onderdeel(wereld.feiten.stand.toestemming_id, Klasse.PROC, wereld.feiten.organisatie_id, "SCHOOL")
    feiten = replace(
        in_nood(wereld, toegang_id=toegang.rij_id, van_actor=eigen),
        onderdelen=(*wereld.feiten.onderdelen, toegang),
    )
    uitkomst = besluit(wereld.actor, handeling, feiten, beleid())
    toezicht = wereld.actor.rol is Rol.PRIVACYFUNCTIONARIS
    assert uitkomst.toegestaan is (toezicht and not (eigen and handeling.schrijft))
    assert uitkomst.open == ({(toegang.rij_id, Klasse.PROC)} if uitkomst.toegestaan else set())
    if toezicht and not uitkomst.toegestaan:
        assert uitkomst.reden is Reden.EIGEN_NOODTOEGANG


@given(werelden(), disciplines)
def test_without_facts_of_an_emergency_nothing_opens(wereld: Wereld, vak: Discipline | None) -> None:
    actor = replace(wereld.actor, discipline=vak)
    for handeling in (een for een, regel in REGELS.items() if regel.nood):
        assert not besluit(actor, handeling, wereld.feiten, beleid()).open
        eigen = MeldcodeFeiten(wereld.feiten.casus_id, actor.organisatie_id, actor.medewerker_id, None, DAG)
        for feiten in (None, GeenFeiten(), eigen):
            assert not besluit(actor, handeling, feiten, beleid()).toegestaan
