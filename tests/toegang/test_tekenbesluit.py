"""The decision about signers: a link opens its own acts, of its own casus, and never tells why it does not."""

from dataclasses import replace
from uuid import uuid4

import pytest

from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.feiten import Feiten, GeenFeiten, Onderdeel, TekenFeiten
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import VERZWEGEN, Besluit, Reden
from tests.elk import voor_elk
from tests.toegang.werelden import beleid, besluit

WIE, JEUGDIGE, SCHOOL = uuid4(), uuid4(), uuid4()
ACTOR = Actor(WIE, Rol.ONDERTEKENAAR, Partij.BETROKKENE, WIE)
NAAM = Onderdeel(JEUGDIGE, Klasse.ID, SCHOOL, Partij.SCHOOL)
FEITEN = TekenFeiten(uuid4(), uuid4(), geldig=True, herkend=True, onderdelen=(NAAM,))
MET_LINK = [een for een, regel in REGELS.items() if regel.link]
ZONDER_LINK = [een for een, regel in REGELS.items() if not regel.link and regel.aanmelden]


def vraag(handeling: Handeling, feiten: Feiten | None = FEITEN, actor: Actor | None = ACTOR) -> Besluit:
    return besluit(actor, handeling, feiten, beleid())


def test_opening_shows_the_name_and_answering_shows_nothing() -> None:
    openen, antwoorden = vraag(Handeling.TEKENLINK_OPENEN), vraag(Handeling.TEKENLINK_ANTWOORDEN)
    assert (openen.toegestaan, openen.open) == (True, {(JEUGDIGE, Klasse.ID)})
    assert (antwoorden.toegestaan, antwoorden.open) == (True, frozenset())
    assert {openen.casus_id, antwoorden.casus_id} == {FEITEN.casus_id}


@pytest.mark.parametrize("handeling", MET_LINK)
@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"geldig": False}, Reden.LINK),
        ({"geldig": False, "herkend": False}, Reden.LINK),
        ({"herkend": False}, Reden.GEBOORTEDATUM),
    ],
)
def test_what_is_wrong_is_kept_silent(handeling: Handeling, anders: dict[str, bool], reden: Reden) -> None:
    uitkomst = vraag(handeling, replace(FEITEN, **anders))
    assert (uitkomst.toegestaan, uitkomst.reden, uitkomst.open) == (False, reden, frozenset())
    assert reden in VERZWEGEN


@pytest.mark.parametrize("handeling", MET_LINK)
def test_link_act_asks_for_a_link_and_a_signer(handeling: Handeling) -> None:
    assert not vraag(handeling, GeenFeiten()).toegestaan
    assert not vraag(handeling, None).toegestaan
    assert not vraag(handeling, actor=None).toegestaan
    for rol in set(Rol) - {Rol.ONDERTEKENAAR}:
        assert not vraag(handeling, actor=replace(ACTOR, rol=rol)).toegestaan


@voor_elk(ZONDER_LINK)
def test_signer_can_do_nothing_else(handeling: Handeling) -> None:
    for feiten in (FEITEN, GeenFeiten()):
        assert vraag(handeling, feiten).reden is Reden.ROL
    contactpersoon = replace(ACTOR, rol=Rol.CONTACTPERSOON)
    assert not vraag(handeling, actor=contactpersoon).toegestaan
