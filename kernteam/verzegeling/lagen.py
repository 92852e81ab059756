"""The levels of the tree as its leaves make them, beside what the store keeps of them. Knows no line and no key."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection, func, select

from kernteam.logboek.tabellen import tegel
from kernteam.verzegeling import boomwinkel
from logbewijs.boom import HASH, Rand, vouw
from logbewijs.tegels import BREED, Beschadigd

_TEGELS = 8  # kept in memory: of each level the one it is at


class Lagen:
    """The levels of the tree, computed from its leaves and compared with the stored tiles as each is full."""

    def __init__(self, verbinding: Connection) -> None:
        self._lees = lru_cache(_TEGELS)(boomwinkel.lezer(verbinding))
        self._verbinding = verbinding
        self._lagen: list[tuple[Rand, bytearray]] = []
        self._fout: list[tuple[int, int]] = []
        self.grootte = 0

    def begin(self, grootte: int) -> None:
        """Start at a size, with what the stored tiles say of it; raises Beschadigd."""
        self.grootte = grootte
        niveau = 0
        while grootte >> (8 * niveau):
            n, breed = divmod(grootte >> (8 * niveau), BREED)
            inhoud = self.tegel(niveau, n)[: breed * HASH]
            if len(inhoud) < breed * HASH:
                raise Beschadigd(f"tegel {niveau}/{n} is beschadigd")
            rand = Rand()
            for i in range(0, len(inhoud), HASH):
                rand.erbij(inhoud[i : i + HASH])
            self._lagen.append((rand, bytearray(inhoud)))
            niveau += 1

    @property
    def wortel(self) -> bytes:
        """The root of the leaves so far."""
        return vouw([een for rand, _ in reversed(self._lagen) for een in rand.deelwortels])

    def blad(self, nummer: int) -> bytes | None:
        """Give what the stored tile says of a leaf, or None."""
        n, plek = divmod(nummer, BREED)
        return self.tegel(0, n)[plek * HASH : (plek + 1) * HASH] or None

    def erbij(self, hashes: Sequence[bytes]) -> None:
        """Add leaves, of one tile."""
        self.grootte += len(hashes)
        self._voeg_toe(0, hashes)

    def _voeg_toe(self, niveau: int, hashes: Sequence[bytes]) -> None:
        if niveau == len(self._lagen):
            self._lagen.append((Rand(), bytearray()))
        rand, inhoud = self._lagen[niveau]
        rand.erbij_samen(hashes)
        inhoud += b"".join(hashes)
        if rand.grootte == BREED:
            self._vergelijk(niveau, (self.grootte - 1) >> (8 * (niveau + 1)), inhoud)
            self._lagen[niveau] = (Rand(), bytearray())
            self._voeg_toe(niveau + 1, [rand.wortel])

    def rond_af(self) -> Iterator[tuple[str, str]]:
        """Compare the last tile of each level too; gives code and sentence of everything that differs."""
        for niveau, (_, inhoud) in enumerate(self._lagen):
            self._vergelijk(niveau, self.grootte >> (8 * (niveau + 1)), inhoud)
        for niveau, n in self._fout:
            yield "TEGEL_GEWIJZIGD", f"tegel {niveau}/{n} is niet wat uit de regels volgt"
        verwacht = sum(-(-(self.grootte >> (8 * niveau)) // BREED) for niveau in range(8))
        if self._verbinding.execute(select(func.count()).select_from(tegel)).scalar_one() != verwacht:
            yield "TEGEL_TE_VEEL", "er zijn meer of minder tegels dan bij dit aantal regels horen"

    def _vergelijk(self, niveau: int, n: int, inhoud: bytearray) -> None:
        if inhoud != self.tegel(niveau, n):
            self._fout.append((niveau, n))

    def tegel(self, niveau: int, n: int) -> bytes:
        """Give what is stored of a tile; nothing when there is none."""
        try:
            return self._lees(niveau, n)
        except KeyError:
            return b""
