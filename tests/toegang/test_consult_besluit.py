"""The pure decision in a consult, of who supervises, of who has no place, and on what is about an adult."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from kernteam.grond.actor import Actor
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling as Act
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.toegang.besluit import besluit
from kernteam.toegang.feiten import (
    AnoniemFeiten,
    BuitenFeiten,
    CasusFeiten,
    ConsultFeiten,
    Deelname,
    Feiten,
    Geldigheid,
    Onderdeel,
    Toestemmingsstand,
)
from kernteam.toegang.uitkomst import Besluit, Reden
from tests.rollen import ORGANISATIES, PERSONEN, org
from tests.toegang.werelden import DAG, beleid

SPECIALIST, ANDERE, VRAGER = (PERSONEN[een].actor for een in ("specialist", "andere_specialist", "gezinswerker"))
CASUS, CONSULT, NOTITIE, ANTWOORD, VOLWASSENE = (uuid4() for _ in range(5))
BT, SPEC = (ORGANISATIES[een][0] for een in ("bt", "spec"))


def beslis(actor: Actor, handeling: Act, feiten: Feiten | None, doel: Doel = Doel.P4) -> Besluit:
    return besluit(actor, handeling, feiten, beleid(), beleid().verwerking(doel, DAG))


def stand(*klassen: Klasse, voor: str = "spec", over: tuple[Klasse, ...] = ()) -> Toestemmingsstand:
    bereik = frozenset((org(voor), klasse) for klasse in klassen)
    eigen = {VOLWASSENE: frozenset((org(voor), klasse) for klasse in over)}
    return Toestemmingsstand(Geldigheid.GELDIG, "GELDIG", uuid4(), bereik, volwassenen=eigen)


def consult(stand_: Toestemmingsstand, *, loopt: bool = True, vrij: bool = True) -> ConsultFeiten:
    onderdelen = (
        Onderdeel(NOTITIE, Klasse.GEZ, org("bt"), BT, vrij),
        Onderdeel(ANTWOORD, Klasse.MED, org("spec"), SPEC, vrij, draagt=False),
    )
    casus = CasusFeiten(CASUS, org("school"), Casusstatus.UITVOERING, DAG, stand_, (), onderdelen)
    return ConsultFeiten(casus, CONSULT, org("spec"), loopt)


def anoniem(**anders: object) -> AnoniemFeiten:
    feiten = AnoniemFeiten(CONSULT, VRAGER.medewerker_id, VRAGER.organisatie_id, org("spec"), vervallen=False)
    return replace(feiten, **anders)  # type: ignore[arg-type] # fields by name


def test_specialist_reads_what_consent_for_consult_opens_and_what_he_said() -> None:
    feiten = consult(stand(Klasse.GEZ))
    uitkomst = beslis(SPECIALIST, Act.CONSULT_LEZEN, feiten)
    assert (uitkomst.toegestaan, uitkomst.reden, uitkomst.casus_id) == (True, Reden.TOEGESTAAN, CASUS)
    assert uitkomst.open == {(NOTITIE, Klasse.GEZ), (ANTWOORD, Klasse.MED)}
    assert uitkomst.eigenaren == {org("bt"), org("spec")}
    assert uitkomst.toestemming_id == feiten.casus.stand.toestemming_id
    assert uitkomst.grondslagen == {"AVG 6(1)a", "AVG 6(1)e"}


@pytest.mark.parametrize(
    ("actor", "feiten", "reden"),
    [
        (ANDERE, consult(stand(Klasse.GEZ)), Reden.NIET_EIGEN),
        (SPECIALIST, consult(stand(Klasse.GEZ), loopt=False), Reden.CONSULT_VOORBIJ),
        # his own words alone are no reason to come back
        (SPECIALIST, consult(stand(Klasse.OND)), Reden.CONSULT_VOORBIJ),
        (SPECIALIST, BuitenFeiten(CASUS), Reden.NIET_EIGEN),
        (SPECIALIST, None, Reden.ONBEKEND),
        (SPECIALIST, consult(stand(Klasse.GEZ)).casus, Reden.ONBEKEND),
        (VRAGER, consult(stand(Klasse.GEZ)), Reden.ROL),
        (replace(SPECIALIST, partij=BT), consult(stand(Klasse.GEZ)), Reden.NIET_EIGEN),
    ],
)
def test_consult_is_closed_to_everybody_else_and_after_it(actor: Actor, feiten: Feiten | None, reden: Reden) -> None:
    uitkomst = beslis(actor, Act.CONSULT_LEZEN, feiten)
    assert (uitkomst.toegestaan, uitkomst.reden) == (False, reden)
    assert (uitkomst.open, uitkomst.klassen, uitkomst.toestemming_id) == (frozenset(), frozenset(), None)


@pytest.mark.parametrize(("loopt", "reden"), [(True, Reden.CONSULT_LOOPT), (False, Reden.TOEGESTAAN)])
def test_wiping_is_confirmed_only_once_it_is_over(loopt: bool, reden: Reden) -> None:
    """C19."""
    assert beslis(SPECIALIST, Act.WISSING_BEVESTIGEN, consult(stand(), loopt=loopt)).reden is reden


@pytest.mark.parametrize("handeling", [Act.CASUS_LEZEN, Act.MELDCODE_LEZEN, Act.SIGNAAL_LEZEN, Act.NOODTOEGANG_LEZEN])
@pytest.mark.parametrize("feiten", [consult(stand(Klasse.GEZ)), anoniem()])
def test_facts_of_a_consult_open_no_other_kind_of_act(handeling: Act, feiten: Feiten) -> None:
    for actor in (SPECIALIST, VRAGER):
        assert not beslis(actor, handeling, feiten, Doel.P1).toegestaan


@pytest.mark.parametrize(
    ("actor", "feiten", "reden"),
    [
        (VRAGER, anoniem(), Reden.TOEGESTAAN),
        (SPECIALIST, anoniem(), Reden.TOEGESTAAN),
        (VRAGER, anoniem(vervallen=True), Reden.NIET_EIGEN),
        (SPECIALIST, anoniem(vervallen=True), Reden.NIET_EIGEN),
        (ANDERE, anoniem(), Reden.NIET_EIGEN),
        (PERSONEN["jeugdarts"].actor, anoniem(), Reden.NIET_EIGEN),
        (replace(VRAGER, organisatie_id=org("jgz")), anoniem(), Reden.NIET_EIGEN),
        (VRAGER, anoniem(aanbieder_id=VRAGER.organisatie_id, vraagsteller=uuid4()), Reden.NIET_EIGEN),
        (replace(VRAGER, discipline=PERSONEN["leerplicht"].discipline), anoniem(), Reden.DISCIPLINE),
        (VRAGER, None, Reden.ONBEKEND),
    ],
)
def test_anonymous_consult_is_for_who_asked_and_whom_he_asked(
    actor: Actor, feiten: Feiten | None, reden: Reden
) -> None:
    """S02, domain rules 6.5."""
    uitkomst = beslis(actor, Act.ANONIEMCONSULT_LEZEN, feiten)
    mag = reden is Reden.TOEGESTAAN
    assert (uitkomst.toegestaan, uitkomst.reden) == (mag, reden)
    assert uitkomst.open == ({(CONSULT, Klasse.GEZ)} if mag else frozenset())
    assert uitkomst.grondslagen == ({"AVG overweging 26"} if mag else frozenset())
    assert uitkomst.casus_id == (CONSULT if feiten else None)


def test_act_that_gives_no_texts_opens_none() -> None:
    uitkomst = beslis(VRAGER, Act.ANONIEMCONSULT_OPSOMMEN, anoniem(toont=False))
    assert (uitkomst.toegestaan, uitkomst.open) == (True, frozenset())


@pytest.mark.parametrize(
    ("handeling", "naam", "reden"),
    [
        (Act.CASUS_LEZEN, "contactpersoon", Reden.GEEN_DEELNEMER),
        (Act.NOODTOEGANG_OPENEN, "contactpersoon", Reden.NIET_GEROEPEN),
        (Act.CASUS_LEZEN, "beheerder", Reden.ROL),
    ],
)
def test_who_has_no_place_is_refused_as_his_door_says_it(handeling: Act, naam: str, reden: Reden) -> None:
    uitkomst = beslis(PERSONEN[naam].actor, handeling, BuitenFeiten(CASUS), Doel.P1)
    assert (uitkomst.toegestaan, uitkomst.reden, uitkomst.casus_id) == (False, reden, CASUS)


def test_who_supervises_needs_no_purpose_and_everybody_else_does() -> None:
    """AVG 39; S01: nobody works in a casus by name for totals (P6)."""
    casus = consult(stand()).casus
    toezicht = beslis(PERSONEN["privacyfunctionaris"].actor, Act.INZAGE_OPSOMMEN, casus, Doel.P6)
    assert (toezicht.toegestaan, toezicht.open) == (True, frozenset())
    assert beslis(PERSONEN["contactpersoon"].actor, Act.INZAGE_OPSOMMEN, casus, Doel.P6).reden is Reden.DOEL


@pytest.mark.parametrize(("over", "open_"), [((), False), ((Klasse.OND,), False), ((Klasse.GEZ,), True)])
def test_what_is_about_an_adult_opens_by_his_own_signature(over: tuple[Klasse, ...], open_: bool) -> None:
    """C23."""
    notitie = Onderdeel(NOTITIE, Klasse.GEZ, org("bt"), BT, over=VOLWASSENE)
    school = PERSONEN["contactpersoon"].actor
    feiten = CasusFeiten(
        CASUS, org("school"), Casusstatus.UITVOERING, DAG, stand(Klasse.GEZ, voor="school", over=over),
        (Deelname(school.medewerker_id, school.organisatie_id, school.partij),),
        (Onderdeel(UUID(int=7), Klasse.PROC, org("school"), school.partij), notitie),
    )  # fmt: skip
    uitkomst = beslis(school, Act.CASUS_LEZEN, feiten, Doel.P1)
    assert ((NOTITIE, Klasse.GEZ) in uitkomst.open) is open_
