"""The pure decision at the desk: the privacyfunctionaris, who is asked, never about oneself, in no other act."""

from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.actor import Actor, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.feiten import GeenFeiten, ToezichtFeiten
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Reden
from tests.toegang.werelden import MEDEWERKERS, ORGANISATIES, Wereld, actoren, beleid, besluit, werelden

ACTS = tuple(een for een in Handeling if REGELS[een].bureau)
ELDERS = tuple(een for een in Handeling if not REGELS[een].bureau and REGELS[een].aanmelden)
iemand = st.sampled_from(MEDEWERKERS)
feiten = st.builds(
    ToezichtFeiten,
    st.uuids(),
    st.frozensets(iemand, max_size=3),
    st.none() | iemand,
    st.none() | st.sampled_from(tuple(ORGANISATIES)),
    st.frozensets(st.uuids(), max_size=3),
)


def gevraagd(actor: Actor, van: ToezichtFeiten) -> bool:
    leidt = actor.rol is Rol.LEIDINGGEVENDE and actor.organisatie_id == van.leiding_van
    return actor.medewerker_id == van.gevraagde or (leidt and actor.medewerker_id not in van.over)


@given(actoren(), feiten, st.sampled_from(ACTS))
def test_only_the_officer_and_who_is_asked_get_in(actor: Actor, van: ToezichtFeiten, handeling: Handeling) -> None:
    uitkomst = besluit(actor, handeling, van, beleid())
    bureau = actor.rol is Rol.PRIVACYFUNCTIONARIS and actor.medewerker_id not in van.over
    mag = bureau
    if handeling in (Handeling.TOEZICHTVRAAG_LEZEN, Handeling.TOEZICHTVRAAG_BEANTWOORDEN):
        mag = gevraagd(actor, van) or (bureau and handeling is Handeling.TOEZICHTVRAAG_LEZEN)
    assert uitkomst.toegestaan is (mag and actor.rol in REGELS[handeling].rollen)
    assert uitkomst.casus_id == van.record_id
    assert uitkomst.open == (frozenset((een, Klasse.PROC) for een in van.rijen) if uitkomst.toegestaan else frozenset())
    if not uitkomst.toegestaan:
        assert uitkomst.reden in (Reden.ROL, Reden.NIET_EIGEN, Reden.OVER_ZICHZELF)


@given(actoren(), feiten, st.sampled_from(ACTS))
def test_officer_gets_in_nowhere_about_himself_but_to_answer(
    actor: Actor, van: ToezichtFeiten, handeling: Handeling
) -> None:
    over = ToezichtFeiten(van.record_id, frozenset({actor.medewerker_id}), None, van.leiding_van, van.rijen)
    assert not besluit(actor, handeling, over, beleid()).toegestaan


@given(actoren(), feiten, st.sampled_from(ELDERS))
def test_record_of_the_desk_opens_nothing_in_another_act(
    actor: Actor, van: ToezichtFeiten, handeling: Handeling
) -> None:
    assert not besluit(actor, handeling, van, beleid()).toegestaan


@given(werelden(deelnemer=True, aan_tafel=True), st.sampled_from(ACTS))
def test_no_other_facts_open_the_desk(wereld: Wereld, handeling: Handeling) -> None:
    for ander in (wereld.feiten, GeenFeiten(), None):
        assert besluit(wereld.actor, handeling, ander, beleid()).reden in (Reden.ONBEKEND, Reden.ROL)
