"""What a decision says besides yes or no, as a line keeps it: grounds, classes, owners, consent, casus, policy."""

from dataclasses import replace
from uuid import UUID, uuid4, uuid5

import pytest

from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.toegang.besluit import weeg
from kernteam.toegang.feiten import (
    CasusFeiten,
    Deelname,
    Feiten,
    GeenFeiten,
    Geldigheid,
    MeldcodeFeiten,
    Onderdeel,
    OpeningFeiten,
    TekenFeiten,
    Toestemmingsstand,
)
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Besluit, Oordeel, Reden
from tests.elk import voor_elk
from tests.toegang.werelden import DAG, ORGANISATIES, RUIMTE, beleid, besluit


def _id(naam: str) -> UUID:
    return uuid5(RUIMTE, naam)


def _organisatie(partij: Partij, nummer: int = 0) -> UUID:
    return [een for een, soort in ORGANISATIES.items() if soort is partij][nummer]


SCHOOL = _organisatie(Partij.SCHOOL)
CASUS, TOESTEMMING, WIE, MELDCODE = _id("casus"), _id("toestemming"), _id("wie"), _id("meldcode")
CONTACTPERSOON = Actor(WIE, Rol.CONTACTPERSOON, Partij.SCHOOL, SCHOOL)
ONDERTEKENAAR = Actor(WIE, Rol.ONDERTEKENAAR, Partij.BETROKKENE, WIE)


def lezer(partij: Partij, nummer: int = 0) -> Actor:
    rol = Rol.CONTACTPERSOON if partij is Partij.SCHOOL else Rol.KERNTEAMLID
    return Actor(WIE, rol, partij, _organisatie(partij, nummer))


def casus_voor(actor: Actor, *onderdelen: Onderdeel) -> CasusFeiten:
    """Give an open casus at whose table he sits, with consent for all of it."""
    bereik = frozenset((actor.organisatie_id, een.klasse) for een in onderdelen)
    return CasusFeiten(
        casus_id=CASUS,
        organisatie_id=SCHOOL,
        status=Casusstatus.OPEN,
        dag=DAG,
        stand=Toestemmingsstand(Geldigheid.GELDIG, "", TOESTEMMING, bereik),
        deelnames=(Deelname(WIE, actor.organisatie_id, actor.partij),),
        onderdelen=onderdelen,
    )


def van_school(klasse: Klasse) -> Onderdeel:
    return Onderdeel(_id(klasse), klasse, SCHOOL, Partij.SCHOOL, vrijgegeven=True)


# toward a municipal task the public task carries it, a signature is rarely free (B01, AVG overweging 43)
GROND_VAN_DE_LEZER = [
    (lezer(Partij.BT), "AVG 6(1)e"),
    (lezer(Partij.LPA), "AVG 6(1)e"),
    (lezer(Partij.JGZ), "AVG 6(1)e"),
    (lezer(Partij.SWV), "AVG 6(1)a"),
    (lezer(Partij.SCHOOL, 1), "AVG 6(1)a"),
]


@pytest.mark.parametrize(("actor", "grond"), GROND_VAN_DE_LEZER)
def test_ground_of_reading_with_consent_follows_from_who_reads(actor: Actor, grond: str) -> None:
    uitkomst = besluit(actor, Handeling.CASUS_LEZEN, casus_voor(actor, van_school(Klasse.OND)), beleid())
    assert uitkomst.grondslagen == {grond}
    assert (uitkomst.toestemming_id, uitkomst.eigenaren) == (TOESTEMMING, {SCHOOL})


@pytest.mark.parametrize(("actor", "grond"), [een for een in GROND_VAN_DE_LEZER if een[0].partij is not Partij.LPA])
def test_health_data_rest_on_the_exception_of_article_9_as_well(actor: Actor, grond: str) -> None:
    """AVG 9(2)a; leerplicht reads no health data at all."""
    onderdelen = (van_school(Klasse.OND), Onderdeel(_id("arts"), Klasse.MED, _organisatie(Partij.JGZ, 1), Partij.JGZ))
    feiten = casus_voor(actor, onderdelen[0], replace(onderdelen[1], vrijgegeven=True))
    if actor.partij is Partij.SWV:
        feiten = casus_voor(actor, van_school(Klasse.OND), van_school(Klasse.MED))
    assert besluit(actor, Handeling.CASUS_LEZEN, feiten, beleid()).grondslagen == {grond, f"{grond}; AVG 9(2)a"}


def test_what_lifts_secrecy_stands_apart_from_the_ground() -> None:
    """Own knowledge needs no lifting; another's is lifted by the signature, whatever the AVG ground is."""
    bt = lezer(Partij.BT)
    feiten = casus_voor(bt, van_school(Klasse.OND))
    eigen = Onderdeel(_id("eigen"), Klasse.MED, bt.organisatie_id, Partij.BT)
    assert weeg(bt, eigen, feiten, beleid()) == Oordeel(open=True, reden=Reden.EIGEN, avg="AVG 6(1)e", geheim="")
    assert weeg(bt, van_school(Klasse.OND), feiten, beleid()) == Oordeel(
        open=True, reden=Reden.TOESTEMMING, avg="AVG 6(1)e", geheim="toestemming"
    )


@pytest.mark.parametrize(
    ("anders", "stand", "reden"),
    [
        ({}, {"geldigheid": Geldigheid.ONGELDIG}, Reden.GEEN_TOESTEMMING),  # C01
        ({}, {"geldigheid": Geldigheid.AANGEHOUDEN}, Reden.GEEN_TOESTEMMING),  # C13
        ({}, {"bereik": frozenset()}, Reden.BUITEN_BEREIK),  # C20
        ({"over": _id("ouder")}, {}, Reden.EIGEN_GEGEVENS_VOLWASSENE),  # C23
        ({"bevestigd": False, "vrijgegeven": False}, {}, Reden.NIET_BEVESTIGD),  # 2.3
        ({"vrijgegeven": False}, {}, Reden.NIET_VRIJGEGEVEN),  # T*
        ({"klasse": Klasse.STRAF}, {}, Reden.GEEN_GROND),  # X
        # two things wrong: the one of the consent is told, not the one of the owner
        ({"vrijgegeven": False}, {"geldigheid": Geldigheid.ONGELDIG}, Reden.GEEN_TOESTEMMING),
    ],
)
def test_what_stays_closed_says_why_and_names_no_ground(
    anders: dict[str, object], stand: dict[str, object], reden: Reden
) -> None:
    bt = lezer(Partij.BT)
    feiten = casus_voor(bt, van_school(Klasse.MED), van_school(Klasse.STRAF))
    feiten = replace(feiten, stand=replace(feiten.stand, **stand))
    onderdeel = replace(van_school(Klasse.MED), **anders)
    assert weeg(bt, onderdeel, feiten, beleid()) == Oordeel(open=False, reden=reden, avg="", geheim="")


def test_reading_only_what_is_own_rests_on_no_consent() -> None:
    uitkomst = besluit(
        CONTACTPERSOON, Handeling.CASUS_LEZEN, casus_voor(CONTACTPERSOON, van_school(Klasse.OND)), beleid()
    )
    assert (uitkomst.grondslagen, uitkomst.toestemming_id) == ({"AVG 6(1)e"}, None)


def test_supervision_and_acts_that_show_nothing_rest_on_the_public_task() -> None:
    """AVG 39: who supervises sees that somebody looked, and no content."""
    feiten = casus_voor(lezer(Partij.BT), van_school(Klasse.OND))
    privacy = replace(CONTACTPERSOON, rol=Rol.PRIVACYFUNCTIONARIS)
    uitkomst = besluit(privacy, Handeling.INZAGE_OPSOMMEN, feiten, beleid())
    assert (uitkomst.toegestaan, uitkomst.reden, uitkomst.open) == (True, Reden.TOEGESTAAN, frozenset())
    assert uitkomst.grondslagen == {"AVG 6(1)e"}
    assert (uitkomst.casus_id, uitkomst.beleid) == (CASUS, beleid().versie)


def test_supervision_reads_what_its_own_organisation_wrote_down_and_nothing_else() -> None:
    """AVG 39: a weighing about a name is of who watches; the casus stays closed to him, also in class PROC."""
    privacy = replace(CONTACTPERSOON, rol=Rol.PRIVACYFUNCTIONARIS, partij=Partij.REGIO, organisatie_id=uuid4())
    eigen = Onderdeel(uuid4(), Klasse.PROC, privacy.organisatie_id, Partij.REGIO)
    ander = Onderdeel(uuid4(), Klasse.PROC, uuid4(), Partij.REGIO)
    geleend = Onderdeel(uuid4(), Klasse.PROC, privacy.organisatie_id, Partij.SCHOOL)
    feiten = casus_voor(lezer(Partij.BT), van_school(Klasse.PROC), eigen, ander, geleend)
    for handeling in (Handeling.NAAMVRIJGAVE_OPSOMMEN, Handeling.INZAGEOVERZICHT_MAKEN, Handeling.INZAGE_OPSOMMEN):
        assert besluit(privacy, handeling, feiten, beleid()).open == {(eigen.rij_id, Klasse.PROC)}


@voor_elk(Handeling)
def test_every_decision_names_act_policy_and_casus(handeling: Handeling) -> None:
    """A line about a casus is found back by its id, also a refused one."""
    tekenen = TekenFeiten(CASUS, TOESTEMMING, geldig=True, herkend=True, onderdelen=())
    alle: tuple[tuple[Feiten | None, UUID | None], ...] = (
        (casus_voor(CONTACTPERSOON, van_school(Klasse.OND)), CASUS),
        (casus_voor(CONTACTPERSOON), CASUS),
        (OpeningFeiten(CASUS, SCHOOL), CASUS),
        (MeldcodeFeiten(MELDCODE, SCHOOL, WIE, None, DAG), MELDCODE),
        (tekenen, CASUS),
        (replace(tekenen, geldig=False), CASUS),
        (replace(tekenen, herkend=False), CASUS),
        (GeenFeiten(), None),
        (None, None),
    )
    for feiten, casus_id in alle:
        for actor in (None, ONDERTEKENAAR, *(replace(CONTACTPERSOON, rol=rol) for rol in Rol)):
            uitkomst = besluit(actor, handeling, feiten, beleid())
            assert (uitkomst.handeling, uitkomst.beleid, uitkomst.casus_id) == (handeling, beleid().versie, casus_id)
            assert uitkomst.toegestaan is (uitkomst.reden is Reden.TOEGESTAAN)


@pytest.mark.parametrize(
    ("school", "reden"),
    [
        (SCHOOL, Reden.TOEGESTAAN),
        (_organisatie(Partij.SCHOOL, 1), Reden.NIET_EIGEN_SCHOOL),
        (None, "NIET_EIGEN_SCHOOL"),
    ],
)
def test_casus_is_opened_at_the_own_school_and_no_other(school: UUID | None, reden: Reden) -> None:
    uitkomst = besluit(CONTACTPERSOON, Handeling.CASUS_OPENEN, OpeningFeiten(CASUS, school), beleid())
    assert (uitkomst.reden, uitkomst.toegestaan) == (reden, school == SCHOOL)
    assert (uitkomst.casus_id, uitkomst.grondslagen) == (CASUS, {"AVG 6(1)e"})


@pytest.mark.parametrize(("van_actor", "reden"), [(True, Reden.TOEGESTAAN), (False, Reden.NIET_EIGEN)])
def test_what_is_his_own_is_his_alone(van_actor: bool, reden: Reden) -> None:
    uitkomst = besluit(CONTACTPERSOON, Handeling.TOKEN_INTREKKEN, GeenFeiten(_id("token"), van_actor), beleid())
    assert (uitkomst.reden, uitkomst.toegestaan) == (reden, van_actor)
    assert uitkomst.grondslagen == {"AVG 6(1)e"}


@pytest.mark.parametrize(
    "handeling", [een for een in Handeling if Rol.CONTACTPERSOON in REGELS[een].rollen and not REGELS[een].link]
)
def test_facts_of_a_signature_let_nobody_do_anything_else(handeling: Handeling) -> None:
    tekenen = TekenFeiten(CASUS, TOESTEMMING, geldig=True, herkend=True, onderdelen=())
    assert besluit(CONTACTPERSOON, handeling, tekenen, beleid()).reden is Reden.ONBEKEND


def test_link_says_what_it_showed_whose_that_is_and_for_which_request() -> None:
    """AVG 7: the signer is shown what he is asked; a class the act does not show stays closed."""
    ander = _organisatie(Partij.JGZ)
    feiten = TekenFeiten(
        CASUS,
        TOESTEMMING,
        geldig=True,
        herkend=True,
        onderdelen=(van_school(Klasse.ID), Onderdeel(_id("hulp"), Klasse.MED, ander, Partij.JGZ)),
    )
    assert besluit(ONDERTEKENAAR, Handeling.TEKENLINK_OPENEN, feiten, beleid()) == Besluit(
        handeling=Handeling.TEKENLINK_OPENEN,
        toegestaan=True,
        reden=Reden.TOEGESTAAN,
        beleid=beleid().versie,
        casus_id=CASUS,
        open=frozenset({(_id(Klasse.ID), Klasse.ID)}),
        klassen=frozenset({Klasse.ID}),
        eigenaren=frozenset({SCHOOL}),
        grondslagen=frozenset({"AVG 7"}),
        toestemming_id=TOESTEMMING,
    )


@pytest.mark.parametrize("anders", [{"geldig": False}, {"herkend": False}])
def test_refused_link_says_nothing_of_the_request(anders: dict[str, bool]) -> None:
    feiten = replace(TekenFeiten(CASUS, TOESTEMMING, True, True, (van_school(Klasse.ID),)), **anders)
    uitkomst = besluit(ONDERTEKENAAR, Handeling.TEKENLINK_OPENEN, feiten, beleid())
    assert (uitkomst.toegestaan, uitkomst.klassen, uitkomst.eigenaren) == (False, frozenset(), frozenset())
    assert (uitkomst.grondslagen, uitkomst.toestemming_id) == (frozenset(), None)


MELDING = MeldcodeFeiten(MELDCODE, SCHOOL, WIE, None, DAG)


@pytest.mark.parametrize(
    ("ontvanger", "artikel"),
    [(Partij.VT, "Wmo 5.2.6"), (Partij.RVDK, "BW 1:240"), (Partij.GI, "Jeugdwet 7.3.11(4)")],  # B07, B09, B08
)
def test_report_names_the_article_that_lifts_secrecy(ontvanger: Partij, artikel: str) -> None:
    uitkomst = besluit(
        CONTACTPERSOON, Handeling.VEILIGHEIDSMELDING_MAKEN, replace(MELDING, ontvanger=ontvanger), beleid()
    )
    assert uitkomst == Besluit(
        handeling=Handeling.VEILIGHEIDSMELDING_MAKEN,
        toegestaan=True,
        reden=Reden.TOEGESTAAN,
        beleid=beleid().versie,
        casus_id=MELDCODE,
        klassen=frozenset({Klasse.VEIL}),
        eigenaren=frozenset({SCHOOL}),
        grondslagen=frozenset({"AVG 6(1)e", artikel}),
    )


def test_report_to_who_has_no_right_to_it_names_nothing() -> None:
    """The cell says X or T: no report, and the line claims no ground."""
    for ontvanger in (Partij.POL, Partij.LPA, Partij.BT):
        van = replace(MELDING, ontvanger=ontvanger, rijen=frozenset({_id("rij")}))
        uitkomst = besluit(CONTACTPERSOON, Handeling.VEILIGHEIDSMELDING_MAKEN, van, beleid())
        assert (uitkomst.toegestaan, uitkomst.reden) == (False, Reden.GEEN_GROND)
        assert not any((uitkomst.open, uitkomst.klassen, uitkomst.eigenaren, uitkomst.grondslagen))


@pytest.mark.parametrize("rijen", [frozenset(), frozenset({_id("stap"), _id("melding")})])
def test_meldcode_shows_its_rows_and_is_touched_only_then(rijen: frozenset[UUID]) -> None:
    uitkomst = besluit(CONTACTPERSOON, Handeling.MELDCODE_LEZEN, replace(MELDING, rijen=rijen), beleid())
    assert uitkomst.toegestaan
    assert uitkomst.open == {(rij, Klasse.VEIL) for rij in rijen}
    assert uitkomst.klassen == ({Klasse.VEIL} if rijen else set())
    assert uitkomst.eigenaren == ({SCHOOL} if rijen else set())
    assert uitkomst.grondslagen == {"AVG 6(1)e"}


@pytest.mark.parametrize(
    ("anders", "mag"),
    [
        ({}, True),
        ({"behandelaar": _id("ander")}, False),
        ({"behandelaar": _id("ander"), "aandachtsfunctionaris": WIE}, True),  # S14
        ({"organisatie_id": _organisatie(Partij.SCHOOL, 1)}, False),  # the same person for another school
    ],
)
def test_meldcode_is_of_its_handler_and_the_aandachtsfunctionaris(anders: dict[str, UUID], mag: bool) -> None:
    uitkomst = besluit(CONTACTPERSOON, Handeling.MELDCODE_LEZEN, replace(MELDING, **anders), beleid())
    assert (uitkomst.toegestaan, uitkomst.reden) == (mag, Reden.TOEGESTAAN if mag else Reden.NIET_EIGEN)
