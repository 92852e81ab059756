"""Sealing and opening: what was sealed opens only where it stands, and only for a pass that names it."""

import pickle
from copy import copy, deepcopy
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Aangetast, Bos, GeenDoorgang
from kernteam.kluis.kolom import Verzegeld
from kernteam.toegang.munt import munt_rekenpas, sluit
from tests.kluis.passen import SLEUTEL, maak_betrokkene, maak_bos, maak_casus, maak_notitie, maak_pas

WOORD = "Hunebedmysterie"
TEKSTEN = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


@given(tekst=TEKSTEN)
def test_any_text_comes_back_as_it_was(tekst: str) -> None:
    casus = maak_casus()
    bos = maak_bos(casus)
    bos.zegel_in(casus, hulpvraag=tekst)
    assert bos.open(casus, "hulpvraag") == tekst


@given(plek=st.integers(0, 10_000), masker=st.integers(1, 255))
def test_a_single_changed_byte_anywhere_is_refused(plek: int, masker: int) -> None:
    casus = maak_casus()
    bos = maak_bos(casus)
    bos.zegel_in(casus, hulpvraag=WOORD)
    ruw = bytearray(casus.hulpvraag)
    ruw[plek % len(ruw)] ^= masker
    casus.hulpvraag = Verzegeld(ruw)
    with pytest.raises(Aangetast):
        bos.open(casus, "hulpvraag")


def test_every_truncation_is_refused() -> None:
    casus = maak_casus()
    bos = maak_bos(casus)
    bos.zegel_in(casus, hulpvraag=WOORD)
    geheel = bytes(casus.hulpvraag)
    for lengte in range(len(geheel)):
        casus.hulpvraag = Verzegeld(geheel[:lengte])
        with pytest.raises(Aangetast):
            bos.open(casus, "hulpvraag")


def test_the_same_text_is_never_sealed_the_same_way_twice() -> None:
    casus = maak_casus()
    bos = maak_bos(casus)
    zegels = set()
    for _ in range(50):
        bos.zegel_in(casus, hulpvraag=WOORD)
        zegels.add(bytes(casus.hulpvraag))
    assert len(zegels) == 50


def test_an_absent_value_stays_absent() -> None:
    persoon = maak_betrokkene(uuid4())
    bos = maak_bos(persoon)
    bos.zegel_in(persoon, telefoon=None)
    assert persoon.telefoon is None
    assert bos.open(persoon, "telefoon") is None


def test_a_value_moved_to_another_row_of_the_casus_does_not_open() -> None:
    casus_id = uuid4()
    een, ander = maak_notitie(casus_id), maak_notitie(casus_id)
    bos = maak_bos(een, ander)
    bos.zegel_in(een, tekst=WOORD)
    ander.tekst = een.tekst
    assert bos.open(een, "tekst") == WOORD
    with pytest.raises(Aangetast):
        bos.open(ander, "tekst")


def test_a_value_moved_to_another_column_of_the_same_class_does_not_open() -> None:
    casus = maak_casus()
    bos = maak_bos(casus)
    bos.zegel_in(casus, hulpvraag=WOORD)
    casus.aanleiding = casus.hulpvraag
    with pytest.raises(Aangetast):
        bos.open(casus, "aanleiding")


def test_a_value_moved_to_a_row_of_another_table_with_the_same_id_does_not_open() -> None:
    casus = maak_casus()
    notitie = maak_notitie(casus.id)
    notitie.id = casus.id
    bos = maak_bos(casus)
    bos.zegel_in(casus, hulpvraag=WOORD)
    notitie.tekst = casus.hulpvraag
    with pytest.raises(Aangetast):
        bos.open(notitie, "tekst")


def test_a_value_moved_to_another_casus_does_not_open_even_under_the_same_data_key() -> None:
    een = maak_notitie(uuid4())
    ander = maak_notitie(uuid4())
    ander.id = een.id
    maak_bos(een).zegel_in(een, tekst=WOORD)
    ander.tekst = een.tekst
    with pytest.raises(Aangetast):
        maak_bos(ander).open(ander, "tekst")


def test_a_note_whose_class_was_changed_does_not_open() -> None:
    notitie = maak_notitie(uuid4(), Klasse.MED)
    bos = maak_bos(notitie)
    bos.zegel_in(notitie, tekst=WOORD)
    notitie.klasse = Klasse.OND
    with pytest.raises(Aangetast):
        bos.open(notitie, "tekst")


def test_another_version_of_the_data_key_does_not_open() -> None:
    casus = maak_casus()
    maak_bos(casus, versie=1).zegel_in(casus, hulpvraag=WOORD)
    with pytest.raises(Aangetast):
        maak_bos(casus, versie=2).open(casus, "hulpvraag")


def test_another_data_key_does_not_open() -> None:
    casus = maak_casus()
    maak_bos(casus).zegel_in(casus, hulpvraag=WOORD)
    with pytest.raises(Aangetast):
        maak_bos(casus, sleutel=bytes(32)).open(casus, "hulpvraag")


def test_a_pass_opens_only_the_rows_and_classes_it_names() -> None:
    casus_id = uuid4()
    genoemd, verzwegen = maak_notitie(casus_id, Klasse.MED), maak_notitie(casus_id, Klasse.MED)
    alles = maak_bos(genoemd, verzwegen)
    alles.zegel_in(genoemd, tekst=WOORD)
    alles.zegel_in(verzwegen, tekst=WOORD)
    bos = Bos(maak_pas(casus_id, (genoemd.id, Klasse.MED), (verzwegen.id, Klasse.OND)), 1, SLEUTEL)
    assert bos.open(genoemd, "tekst") == WOORD
    with pytest.raises(GeenDoorgang):
        bos.open(verzwegen, "tekst")


def test_a_pass_of_one_casus_opens_and_seals_nothing_of_another() -> None:
    casus, ander = maak_casus(), maak_casus()
    maak_bos(ander).zegel_in(ander, hulpvraag=WOORD)
    bos = Bos(maak_pas(casus.id, (ander.id, Klasse.OND)), 1, SLEUTEL)
    with pytest.raises(GeenDoorgang):
        bos.open(ander, "hulpvraag")
    with pytest.raises(GeenDoorgang):
        bos.zegel_in(ander, hulpvraag="anders")
    with pytest.raises(GeenDoorgang):
        bos.voor(maak_pas(ander.id, (ander.id, Klasse.OND)))


def test_a_closed_pass_opens_and_seals_nothing() -> None:
    casus = maak_casus()
    pas = maak_pas(casus.id, (casus.id, Klasse.OND))
    bos = Bos(pas, 1, SLEUTEL)
    bos.zegel_in(casus, hulpvraag=WOORD)
    assert bos.open(casus, "hulpvraag") == WOORD
    sluit(pas)
    with pytest.raises(GeenDoorgang):
        bos.open(casus, "hulpvraag")
    with pytest.raises(GeenDoorgang):
        bos.zegel_in(casus, hulpvraag="anders")


def test_a_pass_of_a_reading_act_seals_nothing() -> None:
    casus = maak_casus()
    bos = Bos(maak_pas(casus.id, (casus.id, Klasse.OND), handeling=Handeling.CASUS_LEZEN), 1, SLEUTEL)
    with pytest.raises(GeenDoorgang):
        bos.zegel_in(casus, hulpvraag=WOORD)


def test_the_computing_pass_opens_only_what_consent_is_computed_with() -> None:
    persoon = maak_betrokkene(uuid4())
    maak_bos(persoon).zegel_in(persoon, rekengegevens="{}", voornaam=WOORD)
    bos = Bos(munt_rekenpas(Handeling.CASUS_LEZEN, persoon.casus_id), 1, SLEUTEL)
    assert bos.open(persoon, "rekengegevens") == "{}"
    with pytest.raises(GeenDoorgang):
        bos.open(persoon, "voornaam")
    with pytest.raises(GeenDoorgang):
        bos.zegel_in(persoon, rekengegevens="{}")


@dataclass
class Nagemaakt:
    """Behaves like a pass without being one."""

    casus_id: UUID
    handeling: Handeling = Handeling.CASUS_WIJZIGEN

    def opent(self, *_: object) -> bool:
        return True

    verzegelt = opent


def test_what_only_behaves_like_a_pass_opens_nothing() -> None:
    Doorgang.register(Nagemaakt)
    nep = Nagemaakt(uuid4())
    assert isinstance(nep, Doorgang)
    with pytest.raises(GeenDoorgang):
        Bos(nep, 1, SLEUTEL)  # type: ignore[arg-type]


def test_a_column_that_is_not_sealed_is_no_field_of_the_vault() -> None:
    notitie = maak_notitie(uuid4())
    with pytest.raises(TypeError):
        maak_bos(notitie).open(notitie, "klasse")


@pytest.mark.parametrize("kopieer", [copy, deepcopy, pickle.dumps])
def test_neither_opened_keys_nor_sealed_values_are_copied_or_pickled(kopieer: object) -> None:
    casus = maak_casus()
    bos = maak_bos(casus)
    bos.zegel_in(casus, hulpvraag=WOORD)
    for ding in (bos, casus.hulpvraag):
        with pytest.raises(TypeError):
            kopieer(ding)  # type: ignore[operator]


def test_no_text_shows_in_repr_of_row_value_or_keys() -> None:
    casus = maak_casus()
    bos = maak_bos(casus)
    bos.zegel_in(casus, hulpvraag=WOORD)
    bos.open(casus, "hulpvraag")
    zichtbaar = f"{casus!r} {casus.hulpvraag!r} {casus.hulpvraag} {vars(casus)!r} {bos!r} {bos}"
    assert WOORD not in zichtbaar
    assert SLEUTEL.hex() not in zichtbaar
    assert repr(casus.hulpvraag) == "<verzegeld>"


def test_a_missing_pass_is_no_attribute_error() -> None:
    # marshmallow and Jinja turn an AttributeError into a field that is silently left out
    assert not issubclass(GeenDoorgang, AttributeError)
    assert not issubclass(Aangetast, AttributeError)
