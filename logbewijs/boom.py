"""The Merkle tree of RFC 6962 and RFC 9162: hashing, and checking proofs. Knows no store and makes no proof."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

HASH = 32  # bytes
LEEG = sha256().digest()  # the root of a tree without leaves


def blad_hash(gegevens: bytes) -> bytes:
    """Hash the bytes of one leaf (RFC 9162 section 2.1.1)."""
    return sha256(b"\0" + gegevens).digest()


def knoop_hash(links: bytes, rechts: bytes) -> bytes:
    """Hash two subtrees into one."""
    return sha256(b"\1" + links + rechts).digest()


def volle_wortel(hashes: Sequence[bytes]) -> bytes:
    """Give the root of a perfect subtree: one, two, four, eight … hashes."""
    laag = list(hashes)
    while len(laag) > 1:
        laag = [knoop_hash(*paar) for paar in zip(laag[::2], laag[1::2], strict=True)]
    return laag[0]


def vouw(deelwortels: Sequence[bytes]) -> bytes:
    """Give the root of perfect subtrees side by side, the largest first; of none: the root of the empty tree."""
    if not deelwortels:
        return LEEG
    wortel = deelwortels[-1]
    for links in reversed(deelwortels[:-1]):
        wortel = knoop_hash(links, wortel)
    return wortel


class Rand:
    """The right edge of a growing tree: the roots of its perfect subtrees, enough to know its root at any size."""

    def __init__(self, grootte: int = 0, deelwortels: Iterable[bytes] = ()) -> None:
        """Begin empty, or at a size with the roots of the perfect subtrees it is made of, the largest first."""
        self.grootte = grootte
        self.deelwortels = list(deelwortels)

    def erbij(self, blad: bytes) -> None:
        """Add the hash of the next leaf."""
        self._erbij(blad, 0)

    def erbij_samen(self, bladeren: Sequence[bytes]) -> None:
        """Add the hashes of the next leaves; at once when together they are a perfect subtree of the tree."""
        hoog = len(bladeren).bit_length() - 1
        if bladeren and len(bladeren) == 1 << hoog and not self.grootte & (len(bladeren) - 1):
            self._erbij(volle_wortel(bladeren), hoog)
        else:
            for een in bladeren:
                self._erbij(een, 0)

    def _erbij(self, deel: bytes, hoog: int) -> None:
        """Add the root of the next perfect subtree of 2**hoog leaves."""
        rest = self.grootte >> hoog
        while rest & 1:
            deel = knoop_hash(self.deelwortels.pop(), deel)
            rest >>= 1
        self.deelwortels.append(deel)
        self.grootte += 1 << hoog

    @property
    def wortel(self) -> bytes:
        """The root at this size."""
        return vouw(self.deelwortels)


def bevat(blad: bytes, nummer: int, grootte: int, pad: Sequence[bytes], wortel: bytes) -> bool:
    """Tell whether this inclusion proof shows leaf hash `blad` at `nummer` in the tree (RFC 9162 section 2.1.3.2)."""
    if not 0 <= nummer < grootte or not _zijn_hashes((blad, wortel, *pad)):
        return False
    plek, laatste, gevonden = nummer, grootte - 1, blad
    for buur in pad:
        if laatste == 0:
            return False
        if plek & 1 or plek == laatste:
            gevonden = knoop_hash(buur, gevonden)
            while plek and not plek & 1:
                plek, laatste = plek >> 1, laatste >> 1
        else:
            gevonden = knoop_hash(gevonden, buur)
        plek, laatste = plek >> 1, laatste >> 1
    return laatste == 0 and gevonden == wortel


def hangt_samen(klein: int, groot: int, pad: Sequence[bytes], kleine_wortel: bytes, grote_wortel: bytes) -> bool:
    """Tell whether the larger tree only added leaves to the smaller one (RFC 9162 section 2.1.4.2).

    A smaller tree without leaves fits every tree, so nothing can be shown about it: refused, unless both are empty.
    """
    if not 0 <= klein <= groot or not _zijn_hashes((kleine_wortel, grote_wortel, *pad)):
        return False
    if klein == groot:
        return not pad and kleine_wortel == grote_wortel and (klein > 0 or kleine_wortel == LEEG)
    if klein == 0 or not pad:
        return False
    return _vervolg(klein, groot, pad, kleine_wortel, grote_wortel)


def _vervolg(klein: int, groot: int, pad: Sequence[bytes], kleine_wortel: bytes, grote_wortel: bytes) -> bool:
    heel = klein & (klein - 1) == 0  # a power of two: the smaller tree is itself the first subtree
    begin, *rest = (kleine_wortel, *pad) if heel else pad
    plek, laatste = klein - 1, groot - 1
    while plek & 1:
        plek, laatste = plek >> 1, laatste >> 1
    oud = nieuw = begin
    for buur in rest:
        if laatste == 0:
            return False
        if plek & 1 or plek == laatste:
            oud, nieuw = knoop_hash(buur, oud), knoop_hash(buur, nieuw)
            while plek and not plek & 1:
                plek, laatste = plek >> 1, laatste >> 1
        else:
            nieuw = knoop_hash(nieuw, buur)
        plek, laatste = plek >> 1, laatste >> 1
    return laatste == 0 and oud == kleine_wortel and nieuw == grote_wortel


def _zijn_hashes(hashes: Iterable[bytes]) -> bool:
    return all(len(een) == HASH for een in hashes)
