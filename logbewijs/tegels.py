"""The tree as C2SP tiles of 256 hashes: growing it and making proofs. Knows no store: a function reads the tiles.

Tile (niveau, n) holds the hashes of the perfect subtrees of 256**niveau leaves, from number 256 * n on. Its last one
at each level may be partly filled; it only ever grows.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from logbewijs.boom import HASH, volle_wortel, vouw

BREED = 256
_HOOG = 8  # a tile spans this many levels of the tree
Plek = tuple[int, int]  # (niveau, n)
Lees = Callable[[int, int], bytes]  # the bytes of a tile; raises KeyError when there is none


class Beschadigd(Exception):
    """A tile that must be there is missing or too short."""


def groei(grootte: int, lees: Lees, bladeren: Sequence[bytes]) -> dict[Plek, bytes]:
    """Add leaf hashes to a tree of this size; give every tile that was made or grew, whole. Raises Beschadigd."""
    tegels: dict[Plek, bytes] = {}

    def voeg_toe(niveau: int, nummer: int, hashes: Sequence[bytes]) -> None:
        while hashes:
            n, plek = divmod(nummer, BREED)
            erbij, hashes = hashes[: BREED - plek], hashes[BREED - plek :]
            begin = tegels[niveau, n] if (niveau, n) in tegels else _begin(lees, (niveau, n), plek)
            tegels[niveau, n] = begin + b"".join(erbij)
            nummer += len(erbij)
            if nummer % BREED == 0:
                voeg_toe(niveau + 1, n, [volle_wortel(_stukken(tegels[niveau, n]))])

    voeg_toe(0, grootte, bladeren)
    return tegels


def _begin(lees: Lees, plek: Plek, breed: int) -> bytes:
    return _tegel(lees, *plek, breed)[: breed * HASH] if breed else b""


def langs(grootte: int, nummer: int) -> set[Plek]:
    """Name the tiles between a leaf, the right edge of a tree of this size and its root: what a proof may need."""
    plekken = set()
    for niveau in range((grootte.bit_length() + _HOOG - 1) // _HOOG):
        laatste = (grootte >> (_HOOG * niveau)) - 1
        plekken |= {(niveau, laatste // BREED), (niveau, nummer >> (_HOOG * (niveau + 1)))}
    return plekken


class Boom:
    """A tree of a certain size, read from its tiles; each tile is read once."""

    def __init__(self, grootte: int, lees: Lees) -> None:
        """Take the number of leaves and what reads a tile."""
        self.grootte = grootte
        self._lees = lru_cache(maxsize=None)(lees)

    def blad(self, nummer: int) -> bytes:
        """Give the hash of one leaf; raises Beschadigd."""
        return self._deel(0, nummer)

    def rand(self) -> list[bytes]:
        """Give the roots of the perfect subtrees this tree is made of, the largest first; raises Beschadigd."""
        return list(self._delen(0, self.grootte))

    def wortel(self) -> bytes:
        """Compute the root from the tiles; raises Beschadigd."""
        return vouw(self.rand())

    def pad(self, nummer: int) -> list[bytes]:
        """Make the inclusion proof of a leaf (RFC 9162 section 2.1.3.1); raises IndexError, Beschadigd."""
        if not 0 <= nummer < self.grootte:
            raise IndexError(nummer)
        van, tot, pad = 0, self.grootte, []
        while tot - van > 1:
            midden = van + _splits(tot - van)
            if nummer < midden:
                pad.append(self._wortel(midden, tot))
                tot = midden
            else:
                pad.append(self._wortel(van, midden))
                van = midden
        return pad[::-1]

    def samenhang(self, klein: int) -> list[bytes]:
        """Prove that this tree only added to its own first `klein` leaves (RFC 9162 section 2.1.4.1).

        Raises IndexError when `klein` is no size this tree ever had with leaves in it, and Beschadigd.
        """
        if not 0 < klein <= self.grootte:
            raise IndexError(klein)
        van, tot, pad = 0, self.grootte, []
        while klein != tot:
            midden = van + _splits(tot - van)
            if klein <= midden:
                pad.append(self._wortel(midden, tot))
                tot = midden
            else:
                pad.append(self._wortel(van, midden))
                van = midden
        if van:
            pad.append(self._wortel(van, tot))
        return pad[::-1]

    def _wortel(self, van: int, tot: int) -> bytes:
        return vouw(list(self._delen(van, tot)))

    def _delen(self, van: int, tot: int) -> Iterator[bytes]:
        while van < tot:
            hoog = (tot - van).bit_length() - 1
            yield self._deel(hoog, van >> hoog)
            van += 1 << hoog

    def _deel(self, hoog: int, nummer: int) -> bytes:
        """Give the root of the perfect subtree of 2**hoog leaves with this number."""
        niveau, rest = divmod(hoog, _HOOG)
        begin, aantal = nummer << rest, 1 << rest
        n, plek = divmod(begin, BREED)
        tegel = _tegel(self._lees, niveau, n, plek + aantal)
        return volle_wortel(_stukken(tegel[plek * HASH : (plek + aantal) * HASH]))


def _tegel(lees: Lees, niveau: int, n: int, breed: int) -> bytes:
    try:
        inhoud = lees(niveau, n)
    except KeyError:
        raise Beschadigd(f"tegel {niveau}/{n} ontbreekt") from None
    if len(inhoud) < breed * HASH or len(inhoud) > BREED * HASH or len(inhoud) % HASH:
        raise Beschadigd(f"tegel {niveau}/{n} is beschadigd")
    return inhoud


def _stukken(inhoud: bytes) -> list[bytes]:
    return [inhoud[i : i + HASH] for i in range(0, len(inhoud), HASH)]


def _splits(aantal: int) -> int:
    """Give the largest power of two below this number."""
    return 1 << ((aantal - 1).bit_length() - 1)
