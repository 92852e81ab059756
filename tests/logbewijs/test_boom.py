"""Trees and proofs: every small tree whole, large ones at random, and every proof that was tampered with refused."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbewijs.boom import HASH, LEEG, Rand, bevat, blad_hash, hangt_samen
from logbewijs.tegels import BREED, Beschadigd, Boom, groei, langs
from tests.logbewijs.logboekje import Logboekje, mth

KLEIN = 40
DATA = [sha256(str(i).encode()).digest()[: i % 7] + bytes([i]) for i in range(KLEIN)]


def test_every_small_tree_has_its_root_and_all_its_proofs() -> None:
    klein = Logboekje()
    wortels = [mth(DATA[:i]) for i in range(KLEIN + 1)]
    for n in range(1, KLEIN + 1):
        klein.erbij(DATA[n - 1 : n])
        boom = klein.boom()
        assert boom.wortel() == wortels[n]
        for i in range(n):
            assert bevat(blad_hash(DATA[i]), i, n, boom.pad(i), wortels[n])
            assert boom.blad(i) == blad_hash(DATA[i])
        for m in range(1, n + 1):
            assert hangt_samen(m, n, boom.samenhang(m), wortels[m], wortels[n])


def test_a_proof_fits_one_leaf_at_one_place_in_one_tree() -> None:
    boom = Logboekje().erbij(DATA[:13]).boom()
    for i in range(13):
        goed = (blad_hash(DATA[i]), i, 13, boom.pad(i), boom.wortel())
        assert bevat(*goed)
        assert [j for j in range(14) if bevat(goed[0], j, *goed[2:])] == [i]
        assert not bevat(blad_hash(DATA[i] + b"x"), *goed[1:])
        assert not bevat(*goed[:3], goed[3][:-1], goed[4])
        assert not bevat(*goed[:3], [*goed[3], LEEG], goed[4])
        assert not bevat(*goed[:3], [b"kort", *goed[3][1:]], goed[4])
        assert not bevat(*goed[:4], LEEG)


def test_a_tree_that_forgot_or_changed_does_not_hang_together() -> None:
    anders = [*DATA[:3], b"anders", *DATA[4:20]]
    oud, nieuw = mth(DATA[:11]), Logboekje().erbij(anders).boom()
    assert not hangt_samen(11, 20, nieuw.samenhang(11), oud, nieuw.wortel())
    assert not hangt_samen(20, 11, nieuw.samenhang(11), nieuw.wortel(), oud)
    assert not hangt_samen(11, 11, [], oud, mth(anders[:11]))


def test_nothing_can_be_shown_about_an_empty_tree() -> None:
    assert hangt_samen(0, 0, [], LEEG, LEEG)
    assert not hangt_samen(0, 0, [], mth([b"a"]), mth([b"a"]))
    assert not hangt_samen(0, 1, [], LEEG, mth([b"a"]))
    assert not bevat(blad_hash(b""), 0, 0, [], LEEG)
    assert Boom(0, _geen).wortel() == LEEG
    with pytest.raises(IndexError):
        Boom(3, _geen).pad(3)
    for grootte in (0, 4):
        with pytest.raises(IndexError):
            Boom(3, _geen).samenhang(grootte)


def _geen(niveau: int, n: int) -> bytes:
    raise KeyError(niveau, n)


@given(stappen=st.lists(st.integers(1, 40_000), min_size=1, max_size=4), kies=st.randoms(use_true_random=False))
def test_a_log_of_any_size_grown_in_any_steps_proves_every_line(stappen: list[int], kies: st.DrawFn) -> None:
    groot, rand = Logboekje(), Rand()
    for stap in stappen:
        erbij = [i.to_bytes(4, "big") for i in range(rand.grootte, rand.grootte + stap)]
        for een in erbij:
            rand.erbij(blad_hash(een))
        groot.erbij(erbij)
        assert groot.boom().wortel() == rand.wortel
    boom = groot.boom()
    for _ in range(5):
        i, m = kies.randrange(boom.grootte), kies.randint(1, boom.grootte)
        assert bevat(groot.bladeren[i], i, boom.grootte, boom.pad(i), rand.wortel)
        eerder = groot.boom(m)
        assert hangt_samen(m, boom.grootte, boom.samenhang(m), eerder.wortel(), rand.wortel)
        assert Rand(m, eerder.rand()).wortel == eerder.wortel()


def test_a_tile_holds_256_hashes_and_the_next_level_the_roots_of_full_tiles() -> None:
    groot = Logboekje().erbij([i.to_bytes(4, "big") for i in range(BREED * BREED + 3)])
    assert {plek: len(tegel) // 32 for plek, tegel in groot.tegels.items() if plek[0]} == {
        (1, 0): BREED,
        (2, 0): 1,
    }
    assert len(groot.tegels[0, BREED]) == 3 * 32
    assert groot.tegels[2, 0] == groot.boom(BREED * BREED).wortel()


@given(grootte=st.integers(1, 2**40), kies=st.randoms(use_true_random=False))
def test_every_tile_a_proof_reads_was_named_beforehand(grootte: int, kies: st.DrawFn) -> None:
    gelezen: set[tuple[int, int]] = set()

    def lees(niveau: int, n: int) -> bytes:
        gelezen.add((niveau, n))
        return bytes(BREED * HASH)

    for nummer in (0, grootte - 1, kies.randrange(grootte)):
        gelezen.clear()
        Boom(grootte, lees).pad(nummer)
        Boom(grootte, lees).samenhang(nummer + 1)
        genoemd = langs(grootte, nummer)
        assert gelezen <= genoemd
        assert len(genoemd) <= 2 * -(-grootte.bit_length() // 8)


@pytest.mark.parametrize("inhoud", [b"", bytes(31), bytes(32 * 4), bytes(33 * 32 + 1), bytes(32 * 257)])
def test_a_damaged_tile_is_not_used(inhoud: bytes) -> None:
    with pytest.raises(Beschadigd):
        Boom(5, lambda *_: inhoud).wortel()
    if len(inhoud) != 32 * 4:
        with pytest.raises(Beschadigd):
            groei(4, lambda *_: inhoud, [bytes(32)])
