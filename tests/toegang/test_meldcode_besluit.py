"""The pure decision in a record of the meldcode: two readers, and a report only where the cell says M (B07-B09)."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import ONTVANGERS, ZENDERS, Beleid, Cel, Code
from kernteam.toegang.feiten import GeenFeiten, MeldcodeFeiten
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Reden
from tests.toegang.werelden import DAG, MEDEWERKERS, ORGANISATIES, Wereld, actoren, beleid, besluit, werelden

ACTS = tuple(een for een in Handeling if REGELS[een].meldcode)
ELDERS = tuple(een for een in Handeling if REGELS[een].casus or REGELS[een].nood)
MELDEN = Handeling.VEILIGHEIDSMELDING_MAKEN
LPA = next(een for een, partij in ORGANISATIES.items() if partij is Partij.LPA)
AMBTENAAR = Actor(MEDEWERKERS[0], Rol.KERNTEAMLID, Partij.LPA, LPA)
feiten = st.builds(
    MeldcodeFeiten,
    st.uuids(),
    st.sampled_from(tuple(ORGANISATIES)),
    st.sampled_from(MEDEWERKERS),
    st.none() | st.sampled_from(MEDEWERKERS),
    st.just(DAG),
    st.frozensets(st.uuids(), max_size=4),
    st.none() | st.sampled_from(Partij),
)


def eigen(actor: Actor, van: MeldcodeFeiten) -> bool:
    return van.organisatie_id == actor.organisatie_id and actor.medewerker_id in (
        van.behandelaar, van.aandachtsfunctionaris,
    )  # fmt: skip


@given(actoren(), feiten, st.sampled_from(ACTS))
def test_only_the_two_whose_it_is_get_in(actor: Actor, van: MeldcodeFeiten, handeling: Handeling) -> None:
    uitkomst = besluit(actor, handeling, van, beleid())
    if actor.rol not in REGELS[handeling].rollen:
        assert uitkomst.reden is Reden.ROL
    elif not eigen(actor, van):
        assert uitkomst.reden is Reden.NIET_EIGEN
    assert uitkomst.casus_id == van.meldcode_id
    if not uitkomst.toegestaan:
        assert [uitkomst.open, uitkomst.klassen, uitkomst.eigenaren, uitkomst.grondslagen] == [frozenset()] * 4
        return
    assert eigen(actor, van)
    assert uitkomst.open == {(rij, Klasse.VEIL) for rij in van.rijen}
    assert uitkomst.klassen <= {Klasse.VEIL}


@given(actoren(), feiten)
def test_report_is_allowed_exactly_where_the_cell_says_so(actor: Actor, van: MeldcodeFeiten) -> None:
    van = replace(van, organisatie_id=actor.organisatie_id, behandelaar=actor.medewerker_id)
    uitkomst = besluit(actor, MELDEN, van, beleid())
    rol_past = actor.rol in REGELS[MELDEN].rollen
    cel = van.ontvanger is None or (
        actor.partij in ZENDERS
        and van.ontvanger in ONTVANGERS
        and beleid().cel(actor.partij, van.ontvanger, Klasse.VEIL, DAG).code is Code.MELDRECHT
    )
    assert uitkomst.toegestaan is (rol_past and cel)
    anders = Reden.GEEN_GROND if rol_past else Reden.ROL
    assert uitkomst.reden is (Reden.TOEGESTAAN if rol_past and cel else anders)


@pytest.mark.parametrize("code", Code)
def test_another_code_in_the_own_cell_closes_the_report(code: Code) -> None:
    """Leerplicht too reports on its own cell: were it X, it could not."""
    tabel = {(Partij.LPA, Partij.VT, Klasse.VEIL): [(DAG, Cel(code, "proef"))]}
    van = MeldcodeFeiten(UUID(int=1), LPA, AMBTENAAR.medewerker_id, None, DAG, ontvanger=Partij.VT)
    register = {Doel.P5: [(DAG, beleid().verwerking(Doel.P5, DAG))]}
    uitkomst = besluit(AMBTENAAR, MELDEN, van, Beleid("proef", tabel, {}, register, {}))
    assert uitkomst.toegestaan is (code is Code.MELDRECHT)


@given(werelden(deelnemer=True), feiten, st.sampled_from(ACTS), st.sampled_from(ELDERS))
def test_facts_of_a_casus_let_nobody_into_a_meldcode_nor_the_other_way_round(
    wereld: Wereld, van: MeldcodeFeiten, handeling: Handeling, elders: Handeling
) -> None:
    for anders in (wereld.feiten, GeenFeiten()):
        assert not besluit(wereld.actor, handeling, anders, beleid()).toegestaan
    eigen_ = replace(van, organisatie_id=wereld.actor.organisatie_id, behandelaar=wereld.actor.medewerker_id)
    assert not besluit(wereld.actor, elders, eigen_, beleid()).toegestaan


@pytest.mark.parametrize("handeling", ACTS)
def test_nothing_is_decided_about_what_does_not_exist(handeling: Handeling) -> None:
    assert besluit(AMBTENAAR, handeling, None, beleid()).reden is Reden.ONBEKEND
    assert besluit(None, handeling, None, beleid()).reden is Reden.NIET_AANGEMELD
