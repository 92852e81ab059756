"""The pass itself: nobody but the mint makes one, and one is not multiplied."""

import pickle
from copy import copy, deepcopy
from uuid import uuid4

import pytest

from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.munt import munt, munt_rekenpas
from kernteam.toegang.uitkomst import Besluit, Reden
from tests.kluis.passen import maak_pas


def test_doorgang_cannot_be_subclassed_outside_the_mint() -> None:
    with pytest.raises(TypeError):
        type("Vals", (Doorgang,), {"opent": lambda *_: True, "verzegelt": lambda *_: True})


def test_the_passes_of_the_mint_cannot_be_subclassed_elsewhere() -> None:
    for soort in (type(maak_pas(uuid4())), type(munt_rekenpas(Handeling.CASUS_LEZEN, uuid4()))):
        with pytest.raises(TypeError):
            type("Vals", (soort,), {"opent": lambda *_: True})


def test_doorgang_itself_cannot_be_made() -> None:
    with pytest.raises(TypeError):
        Doorgang()  # type: ignore[abstract]


def test_the_mint_makes_nothing_of_a_refusal() -> None:
    nee = Besluit(Handeling.CASUS_LEZEN, toegestaan=False, reden=Reden.GEEN_DEELNEMER, beleid="proef")
    with pytest.raises(PermissionError):
        munt(nee, uuid4())


@pytest.mark.parametrize("kopieer", [copy, deepcopy, pickle.dumps])
def test_a_pass_is_not_copied_or_pickled(kopieer: object) -> None:
    for pas in (maak_pas(uuid4()), munt_rekenpas(Handeling.CASUS_LEZEN, uuid4())):
        with pytest.raises(TypeError):
            kopieer(pas)  # type: ignore[operator]


def test_a_pass_names_one_casus_row_and_class() -> None:
    casus_id, rij_id = uuid4(), uuid4()
    pas = maak_pas(casus_id, (rij_id, Klasse.OND))
    assert pas.opent(casus_id, Klasse.OND, rij_id)
    assert not pas.opent(uuid4(), Klasse.OND, rij_id)
    assert not pas.opent(casus_id, Klasse.MED, rij_id)
    assert not pas.opent(casus_id, Klasse.OND, uuid4())
