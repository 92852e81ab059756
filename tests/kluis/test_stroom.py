"""The chunked seal: any length comes back, and any cut, swap, change, repeat or other place is seen."""

import pickle
from copy import copy, deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table

from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.kluis import stroom
from kernteam.kluis.bos import Aangetast, Bos, GeenDoorgang
from kernteam.kluis.kolom import Verzegeld, VerzegeldDeel, Zegelkolom
from kernteam.kluis.stroom import DEEL
from kernteam.toegang.munt import sluit
from tests.kluis.passen import SLEUTEL, maak_pas

RANDEN = st.sampled_from((0, 1, DEEL - 1, DEEL, DEEL + 1, 2 * DEEL - 1, 2 * DEEL, 2 * DEEL + 1, 3 * DEEL))
METADATA = MetaData()


class Deel:
    """A model with chunks."""

    __table__ = Table("proefdeel", METADATA, Column("inhoud", Zegelkolom()))


class AnderDeel:
    """Another one."""

    __table__ = Table("anderdeel", METADATA, Column("inhoud", Zegelkolom()))


@dataclass
class Rij:
    """A row of which the chunks lie elsewhere."""

    id: UUID
    casus_id: UUID
    klasse: Klasse = Klasse.OND
    __table__: Any = None


def _bos(*rijen: Rij, sleutel: bytes = SLEUTEL, versie: int = 1) -> Bos:
    open_ = [(rij.id, klasse) for rij in rijen for klasse in Klasse]
    return Bos(maak_pas(rijen[0].casus_id, *open_), versie, sleutel)


def _rij(casus_id: UUID | None = None) -> Rij:
    return Rij(uuid4(), casus_id or uuid4())


def _inhoud(lengte: int) -> bytes:
    return (b"0123456789abcdef" * (lengte // 16 + 1))[:lengte]


def _open(bos: Bos, rij: Rij, delen: list[Verzegeld] | list[VerzegeldDeel], model: type = Deel) -> bytes:
    return b"".join(bos.open_stroom(rij, model, delen))


@given(lengte=RANDEN, stuk=st.sampled_from((1_000, 65_536, DEEL, 3 * DEEL)))
def test_any_length_comes_back_in_whatever_pieces_it_came(lengte: int, stuk: int) -> None:
    rij, inhoud = _rij(), _inhoud(lengte)
    bos = _bos(rij)
    delen = list(bos.zegel_stroom(rij, Deel, (inhoud[plek : plek + stuk] for plek in range(0, lengte, stuk))))
    assert len(delen) == max(1, -(-lengte // DEEL))
    assert _open(bos, rij, delen) == inhoud


@st.composite
def schendingen(trek: st.DrawFn) -> tuple[int, Any]:
    """Give how many chunks there are, and what happens to them."""
    aantal = trek(st.integers(1, 4))
    welk, ander = trek(st.integers(0, aantal - 1)), trek(st.integers(0, aantal - 1))
    plek, masker = trek(st.integers(0, 10**6)), trek(st.integers(1, 255))

    def flip(delen: list[bytes]) -> list[bytes]:
        ruw = bytearray(delen[welk])
        ruw[plek % len(ruw)] ^= masker
        return [*delen[:welk], bytes(ruw), *delen[welk + 1 :]]

    def kort(delen: list[bytes]) -> list[bytes]:
        deel = delen[welk][: plek % len(delen[welk])]
        return [*delen[:welk], deel, *delen[welk + 1 :]]

    def wissel(delen: list[bytes]) -> list[bytes]:
        delen[welk], delen[ander] = delen[ander], delen[welk]
        return delen

    doen = {
        "flip": flip,
        "short": kort,
        "swap": wissel,
        "drop": lambda delen: delen[:welk] + delen[welk + 1 :],
        "cut": lambda delen: delen[:welk],
        "repeat": lambda delen: [*delen[: welk + 1], delen[welk], *delen[welk + 1 :]],
        "append": lambda delen: [*delen, delen[ander]],
        "longer": lambda delen: [*delen[:welk], delen[welk] + b"x", *delen[welk + 1 :]],
    }
    return aantal, doen[trek(st.sampled_from(sorted(doen)))]


@given(schendingen())
def test_any_cut_swap_flip_or_repeat_is_seen(geval: tuple[int, Any]) -> None:
    aantal, schend = geval
    rij = _rij()
    bos = _bos(rij)
    delen = list(bos.zegel_stroom(rij, Deel, [_inhoud((aantal - 1) * DEEL + 10)]))
    heel = [bytes(een) for een in delen]
    anders = schend(list(heel))
    if anders == heel:  # a chunk swapped with itself
        return
    with pytest.raises(Aangetast):
        _open(bos, rij, [Verzegeld(een) for een in anders])


def test_chunks_open_in_their_own_row_class_column_casus_and_key_only() -> None:
    rij = _rij()
    bos = _bos(rij)
    delen = list(bos.zegel_stroom(rij, Deel, [b"Aalscholver"]))
    buur, elders = _rij(rij.casus_id), Rij(rij.id, uuid4())
    andere_klasse = Rij(rij.id, rij.casus_id, Klasse.GEZ)
    for vreemd in (buur, elders, andere_klasse):
        with pytest.raises(Aangetast):
            _open(_bos(vreemd), vreemd, delen)
    with pytest.raises(Aangetast):
        _open(bos, rij, delen, AnderDeel)
    with pytest.raises(Aangetast):
        _open(_bos(rij, sleutel=bytes(32)), rij, delen)
    with pytest.raises(Aangetast):
        _open(_bos(rij, versie=2), rij, delen)


def test_chunks_of_two_sealings_of_one_row_do_not_mix() -> None:
    rij = _rij()
    bos = _bos(rij)
    een, ander = (list(bos.zegel_stroom(rij, Deel, [_inhoud(2 * DEEL)])) for _ in range(2))
    assert een[1] != ander[1]
    with pytest.raises(Aangetast):
        _open(bos, rij, [een[0], ander[1]])


def test_without_a_pass_nothing_is_sealed_or_opened_and_a_closed_pass_stops_halfway() -> None:
    rij = _rij()
    pas = maak_pas(rij.casus_id, (rij.id, Klasse.OND))
    bos = Bos(pas, 1, SLEUTEL)
    delen = list(bos.zegel_stroom(rij, Deel, [_inhoud(3 * DEEL)]))
    alleen_lezen = Bos(maak_pas(rij.casus_id, handeling=Handeling.CASUS_LEZEN), 1, SLEUTEL)
    with pytest.raises(GeenDoorgang):
        list(alleen_lezen.zegel_stroom(rij, Deel, [b"x"]))
    with pytest.raises(GeenDoorgang):
        _open(alleen_lezen, rij, delen)
    lopend = bos.open_stroom(rij, Deel, delen)
    next(lopend)
    sluit(pas)
    with pytest.raises(GeenDoorgang):
        next(lopend)


def test_no_chunk_at_all_is_no_empty_value() -> None:
    rij = _rij()
    with pytest.raises(Aangetast):
        _open(_bos(rij), rij, [])


def test_nothing_is_read_ahead_but_one_chunk() -> None:
    gelezen = 0

    def bron() -> Any:
        nonlocal gelezen
        for _ in range(100):
            gelezen += 1
            yield bytes(DEEL)

    for _ in zip(range(3), stroom.in_delen(bron()), strict=False):
        pass
    assert gelezen <= 5


@pytest.mark.parametrize("kopieer", [copy, deepcopy, pickle.dumps])
def test_a_sealed_chunk_shows_nothing_and_is_not_copied(kopieer: Any) -> None:
    rij = _rij()
    (dicht,) = _bos(rij).zegel_stroom(rij, Deel, [b"kort"])
    assert (repr(dicht), str(dicht)) == ("<verzegeld>", "<verzegeld>")
    with pytest.raises(TypeError):
        kopieer(dicht)
