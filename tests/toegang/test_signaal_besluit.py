"""The pure decision in a signal: one reader, in no act of a casus, a meldcode or an emergency."""

from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.feiten import GeenFeiten, SignaalFeiten
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Reden
from tests.toegang.werelden import MEDEWERKERS, ORGANISATIES, Wereld, actoren, beleid, besluit, werelden

ACTS = tuple(een for een in Handeling if REGELS[een].signaal)
ELDERS = tuple(een for een in Handeling if REGELS[een].casus or REGELS[een].nood or REGELS[een].meldcode)
feiten = st.builds(
    SignaalFeiten,
    st.uuids(),
    st.sampled_from(tuple(ORGANISATIES)),
    st.sampled_from(MEDEWERKERS),
    st.frozensets(st.sampled_from(Klasse)),
    st.booleans(),
)


def eigen(actor: Actor, van: SignaalFeiten) -> bool:
    return (van.organisatie_id, van.melder) == (actor.organisatie_id, actor.medewerker_id)


@given(actoren(), feiten, st.sampled_from(ACTS))
def test_only_who_noted_it_gets_in(actor: Actor, van: SignaalFeiten, handeling: Handeling) -> None:
    uitkomst = besluit(actor, handeling, van, beleid())
    mag = actor.rol in REGELS[handeling].rollen and eigen(actor, van) and van.eigen_school
    assert uitkomst.toegestaan is mag
    assert uitkomst.casus_id == van.signaal_id
    if not mag:
        assert [uitkomst.open, uitkomst.klassen, uitkomst.eigenaren, uitkomst.grondslagen] == [frozenset()] * 4
        if actor.rol in REGELS[handeling].rollen:
            assert uitkomst.reden is (Reden.NIET_EIGEN_SCHOOL if eigen(actor, van) else Reden.NIET_EIGEN)
        return
    assert uitkomst.open == {(van.signaal_id, klasse) for klasse in van.klassen}
    assert (uitkomst.klassen, bool(uitkomst.eigenaren)) == (van.klassen, bool(van.klassen))


@given(actoren(), feiten, st.sampled_from(ELDERS))
def test_signal_opens_nothing_in_another_kind_of_act(actor: Actor, van: SignaalFeiten, handeling: Handeling) -> None:
    assert not besluit(actor, handeling, van, beleid()).toegestaan


@given(werelden(deelnemer=True, aan_tafel=True), st.sampled_from(ACTS))
def test_no_other_facts_open_a_signal(wereld: Wereld, handeling: Handeling) -> None:
    for ander in (wereld.feiten, GeenFeiten(), None):
        uitkomst = besluit(wereld.actor, handeling, ander, beleid())
        assert uitkomst.reden in (Reden.ONBEKEND, Reden.ROL)
