"""What the specialist sees is exactly what the pure decision opens: of the items put before him, at that moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kernteam.consult.verloop import LOPEND, Consultstatus, Gegeven, Loop, ingetrokken_sinds, status_op, wachtdagen
from kernteam.grond.actor import Actor, Discipline, Partij, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import ACTIEF, Casusstatus
from kernteam.toegang.besluit import besluit as _besluit
from kernteam.toegang.besluit import weeg
from kernteam.toegang.feiten import ConsultFeiten, Geldigheid
from kernteam.toegang.uitkomst import Besluit, Reden
from kernteam.toestemming.antwoord import Antwoord
from tests.toegang.werelden import DAG, ORGANISATIES, Wereld, beleid, werelden

SPEC = next(een for een, partij in ORGANISATIES.items() if partij is Partij.SPEC)
ANDER = UUID(int=77)
NU = datetime(2026, 11, 23, 10, tzinfo=UTC)


def specialist(organisatie: UUID = SPEC) -> Actor:
    return Actor(UUID(int=5), Rol.SPECIALIST, Partij.SPEC, organisatie, Discipline.SPECIALIST)


def besluit(actor: Actor, handeling: Handeling, feiten: ConsultFeiten) -> Besluit:
    return _besluit(actor, handeling, feiten, beleid(), beleid().verwerking("P4", DAG))  # type: ignore[arg-type]


@given(werelden(), st.booleans(), st.booleans())
def test_specialist_opens_what_is_weighed_open_while_it_runs(wereld: Wereld, loopt: bool, eigen: bool) -> None:
    """C19: nothing once it is over; for another organisation it does not exist; else each item as `weeg` says."""
    actor = specialist(SPEC if eigen else ANDER)
    feiten = ConsultFeiten(replace(wereld.feiten, deelnames=()), UUID(int=9), SPEC, loopt)
    uitkomst = besluit(actor, Handeling.CONSULT_LEZEN, feiten)
    open_ = {o for o in feiten.casus.onderdelen if weeg(actor, o, feiten.casus, beleid()).open}
    van_ander = {o for o in open_ if o.herkomst_id != SPEC}
    if not eigen:
        assert (uitkomst.reden, uitkomst.open) == (Reden.NIET_EIGEN, frozenset())
    elif not (loopt and van_ander):
        assert (uitkomst.reden, uitkomst.open) == (Reden.CONSULT_VOORBIJ, frozenset())
    else:
        assert uitkomst.open == {(o.rij_id, o.klasse) for o in open_}
    wissen = besluit(actor, Handeling.WISSING_BEVESTIGEN, feiten)
    assert wissen.toegestaan is (eigen and not loopt)
    assert wissen.open == frozenset()


@given(werelden())
def test_consult_is_no_way_into_the_casus(wereld: Wereld) -> None:
    """The facts of a consult open no act of the table, and those of a casus no act of a consult."""
    feiten = ConsultFeiten(wereld.feiten, UUID(int=9), SPEC, loopt=True)
    aan_tafel = replace(wereld.actor, medewerker_id=UUID(int=5))
    for handeling in (Handeling.CASUS_LEZEN, Handeling.NOODTOEGANG_LEZEN, Handeling.MELDCODE_LEZEN):
        for actor in (specialist(), aan_tafel):
            assert not besluit(actor, handeling, feiten).toegestaan
    verwerking = beleid().verwerking("P4", DAG)  # type: ignore[arg-type]
    uitkomst = _besluit(specialist(), Handeling.CONSULT_LEZEN, wereld.feiten, beleid(), verwerking)
    assert uitkomst.reden is Reden.ONBEKEND


dagen = st.integers(-5, 60).map(lambda aantal: NU + timedelta(days=aantal))
lopen = st.builds(
    Loop,
    gevraagd_op=st.just(NU),
    tot_op=st.just(NU + timedelta(weeks=6)),
    afgesloten_op=st.none() | dagen,
    beantwoord_op=st.none() | dagen,
    ingetrokken_op=st.none() | dagen,
    casusstatus=st.sampled_from(Casusstatus),
    geldigheid=st.sampled_from(Geldigheid),
)


@given(lopen, dagen)
def test_consult_runs_only_when_nothing_stops_it(loop: Loop, nu: datetime) -> None:
    stil = loop.afgesloten_op or loop.ingetrokken_op or nu >= loop.tot_op
    geldt = loop.geldigheid is Geldigheid.GELDIG and loop.casusstatus in ACTIEF
    status = status_op(loop, nu)
    assert (status in LOPEND) is (geldt and not stil)
    if status in LOPEND:
        assert (status is Consultstatus.BEANTWOORD) is (loop.beantwoord_op is not None)


@given(st.lists(st.builds(Gegeven, st.sampled_from(Antwoord), dagen)))
def test_only_a_withdrawal_since_the_question_and_before_its_end_counts(gegeven: list[Gegeven]) -> None:
    """C18, C19: what was withdrawn before the question was not its consent; afterwards there is nothing to stop."""
    einde = NU + timedelta(weeks=6)
    momenten = [een.vastgelegd_op for een in gegeven if een.antwoord is Antwoord.INGETROKKEN]
    tijdens = [een for een in momenten if NU <= een < einde]
    assert ingetrokken_sinds(gegeven, NU, einde) == (min(tijdens) if tijdens else None)


@given(st.integers(0, 400), st.integers(0, 400))
def test_waiting_ends_with_the_answer(dag: int, later: int) -> None:
    antwoord = NU + timedelta(days=dag)
    vandaag = (antwoord + timedelta(days=later)).date()
    assert wachtdagen(NU, antwoord, vandaag) == dag
    assert wachtdagen(NU, None, vandaag) == dag + later
