"""A small log kept in memory, to make trees, checkpoints and proofs of. Knows no store."""

from collections.abc import Sequence
from hashlib import sha256

from logbewijs.boom import blad_hash
from logbewijs.ijkpunt import Ijkpunt, onderteken
from logbewijs.notitie import Geheim, lees_geheim
from logbewijs.tegels import Boom, groei

ZAAD = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GEHEIM = lees_geheim(ZAAD)


class Logboekje:
    """Leaves and their tiles; each call of `erbij` adds a batch."""

    def __init__(self, geheim: Geheim = GEHEIM) -> None:
        self.geheim = geheim
        self.bladeren: list[bytes] = []
        self.tegels: dict[tuple[int, int], bytes] = {}

    def erbij(self, gegevens: Sequence[bytes]) -> "Logboekje":
        hashes = [blad_hash(een) for een in gegevens]
        self.tegels |= groei(len(self.bladeren), lambda niveau, n: self.tegels[niveau, n], hashes)
        self.bladeren += hashes
        return self

    def boom(self, grootte: int | None = None) -> Boom:
        aantal = len(self.bladeren) if grootte is None else grootte
        return Boom(aantal, lambda niveau, n: self.tegels[niveau, n])

    def ijkpunt(self, grootte: int | None = None) -> str:
        boom = self.boom(grootte)
        return onderteken(Ijkpunt(self.geheim.naam, boom.grootte, boom.wortel()), self.geheim)


def mth(bladeren: Sequence[bytes]) -> bytes:
    """Compute a root as the definition reads, from the data of the leaves (RFC 9162 section 2.1.1)."""
    if len(bladeren) <= 1:
        return sha256(b"\0" + bladeren[0]).digest() if bladeren else sha256(b"").digest()
    helft = 1
    while helft * 2 < len(bladeren):
        helft *= 2
    return sha256(b"\1" + mth(bladeren[:helft]) + mth(bladeren[helft:])).digest()
