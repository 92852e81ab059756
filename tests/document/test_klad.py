"""The scratch file: whatever is written anywhere comes back, and none of it lies readable on a disk."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.document.klad import Klad, KladGeschonden

BLOK = 256 * 1024
PLEKKEN = st.sampled_from((0, 1, BLOK - 1, BLOK, BLOK + 1, 2 * BLOK - 1, 2 * BLOK))
STUKKEN = st.tuples(PLEKKEN, st.sampled_from((0, 1, 100, BLOK - 1, BLOK, BLOK + 1)), st.integers(1, 255))


@given(st.lists(STUKKEN, max_size=8))
def test_what_is_written_anywhere_is_read_as_of_a_plain_file(stukken: list[tuple[int, int, int]]) -> None:
    gewoon = bytearray()
    with Klad() as klad:
        for plek, aantal, teken in stukken:
            inhoud = bytes([teken]) * aantal
            klad.seek(plek)
            assert klad.write(inhoud) == aantal
            if plek + aantal > len(gewoon):
                gewoon += bytes(plek + aantal - len(gewoon)) if aantal or plek > len(gewoon) else b""
            gewoon[plek : plek + aantal] = inhoud
        klad.seek(0)
        assert klad.read() == bytes(gewoon)
        assert klad.omvang == len(gewoon)


@pytest.fixture
def klad() -> Iterator[Klad]:
    with Klad() as een:
        een.write(b"Aalscholver" * 100_000)
        een.seek(0)
        yield een


def test_nothing_of_it_lies_readable_on_the_disk_and_the_file_has_no_name(klad: Klad) -> None:
    nummer = klad._bestand.fileno()
    ruw = os.pread(nummer, 2_000_000, 0)
    assert len(ruw) > 500_000
    assert b"Aalscholver" not in ruw
    assert os.fstat(nummer).st_nlink == 0


@pytest.mark.parametrize("plek", [0, BLOK + 16, 2 * (BLOK + 16) + 5])
def test_changed_or_cut_scratch_file_is_seen(klad: Klad, plek: int) -> None:
    os.pwrite(klad._bestand.fileno(), b"iets anders", plek)
    with pytest.raises(KladGeschonden):
        klad.read()


def test_block_of_another_place_or_time_is_seen(klad: Klad) -> None:
    nummer, slot = klad._bestand.fileno(), BLOK + 16
    oud = os.pread(nummer, slot, 0)
    os.pwrite(nummer, os.pread(nummer, slot, slot), 0)
    with pytest.raises(KladGeschonden):
        klad.read()
    os.pwrite(nummer, oud, 0)
    klad.seek(0)
    klad.write(b"nieuw")
    klad.seek(2 * BLOK)
    klad.read(1)
    os.pwrite(nummer, oud, 0)
    klad.seek(0)
    with pytest.raises(KladGeschonden):
        klad.read(1)


def test_place_before_the_beginning_does_not_exist(klad: Klad) -> None:
    with pytest.raises(OSError, match="begin"):
        klad.seek(-1)
