"""A check of the log, whole or from a checkpoint on, and what its line says of it in codes. Writes no line."""

import json
import re
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from sqlalchemy import Connection, Engine, select

from kernteam.grond.handeling import Handeling
from kernteam.logboek.regel import Uitkomst
from kernteam.logboek.tabellen import regel
from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.echtheid import Mac, is_eigen
from kernteam.verzegeling.verificatie import Bevinding, Verificatie
from kernteam.verzegeling.verzegelaar import Verzegelaar

_VORM = re.compile(r"(?:GOED|BEVINDINGEN) ([0-9]{1,18}) ([0-9]{1,18})((?: [A-Z_]+)*)")


class Bevonden(StrEnum):
    """What a check came to."""

    GOED = "GOED"
    BEVINDINGEN = "BEVINDINGEN"


@dataclass(frozen=True, slots=True)
class Controleuitslag:
    """What a check found, as a line may say it: from which size of the tree to which, and each code once."""

    sinds: int  # 0: the whole log
    grootte: int
    codes: tuple[str, ...]

    @property
    def bevonden(self) -> Bevonden:
        """Whether all was as it was signed."""
        return Bevonden.BEVINDINGEN if self.codes else Bevonden.GOED

    @property
    def volledig(self) -> bool:
        """Whether it was about the whole log."""
        return self.sinds == 0

    @property
    def reden(self) -> str:
        """Write it as the reason of its line."""
        return " ".join((self.bevonden, str(self.sinds), str(self.grootte), *self.codes))

    @classmethod
    def lees(cls, reden: str) -> Self | None:
        """Read the reason of such a line; None when no line of ours says this."""
        gelezen = _VORM.fullmatch(reden)
        if gelezen is None:
            return None
        sinds, grootte, codes = gelezen.groups()
        uitslag = cls(int(sinds), int(grootte), tuple(codes.split()))
        return uitslag if uitslag.reden == reden else None


class Logcontrole:
    """One check; `bevindingen` and `uitslag` are complete when its loop is over."""

    def __init__(self, verzegelaar: Verzegelaar, lezer: Engine, sinds: int = 0) -> None:
        """Take what seals the log, the engine people read it with, and where to begin. Raises LogsleutelFout."""
        sleutels = verzegelaar.sleutels().bekend
        self._verificatie = Verificatie(verzegelaar.motor, verzegelaar.mac, verzegelaar.anker, sleutels, sinds)
        self._lezer, self._sinds = lezer, sinds
        self.aantal = 0  # leaves that were checked

    def loop(self) -> Iterator[int]:
        """Do it; gives how many leaves were done since the last time. Raises what Verificatie raises."""
        for aantal in self._verificatie.loop():
            self.aantal += aantal
            yield aantal
        if not self._sinds:
            self._verificatie.zoekkolommen()
            self._verificatie.verborgen(self._lezer)

    @property
    def bevindingen(self) -> list[Bevinding]:
        """What was found, in full."""
        return self._verificatie.bevindingen

    @property
    def uitslag(self) -> Controleuitslag:
        """What was found, as the line of this check says it."""
        codes = tuple(sorted({een.code for een in self.bevindingen}))
        return Controleuitslag(self._sinds, self._verificatie.grootte, codes)


@dataclass(frozen=True, slots=True)
class Gedekt:
    """The newest checkpoint up to which the log was found good, and how much there is now."""

    tot: int
    grootte: int  # leaves


def gedekt(verzegelaar: Verzegelaar) -> Gedekt:
    """Give up to where earlier checks found the log good, by lines that Kernteam wrote. Raises SQLAlchemyError."""
    with boomwinkel.lezend(verzegelaar.motor) as verbinding:
        with closing(_eerder(verbinding, verzegelaar.mac)) as eerder:
            tot = goed_tot(eerder)
        punt = boomwinkel.voor(verbinding, tot + 1)
        return Gedekt(0 if punt is None else punt.grootte, boomwinkel.grootte(verbinding))


def goed_tot(uitslagen: Iterable[Controleuitslag]) -> int:
    """Give the size up to which checks, newest first, found the log good without a gap.

    A check that began beyond what was good says nothing of what lies between, and one that found something takes back
    what it went over: tampering that was seen once is not passed over by the next check.
    """
    samen: list[Controleuitslag] = []
    for een in uitslagen:
        samen.append(een)
        if een.volledig:  # what came before it, it did again
            break
    tot = 0
    for een in reversed(samen):
        if een.codes:
            tot = min(tot, een.sinds)
        elif een.sinds <= tot:
            tot = max(tot, een.grootte)
    return tot


def _eerder(verbinding: Connection, mac: Mac) -> Generator[Controleuitslag, None, None]:
    """Give what earlier checks found, newest first; a line that is not ours counts for nothing."""
    vraag = (
        select(regel.c.schrijver, regel.c.n, regel.c.body, regel.c.mac)
        .where(
            regel.c.handeling == Handeling.LOGCONTROLE_VASTLEGGEN.value,
            regel.c.uitkomst == Uitkomst.TOEGESTAAN.value,
            regel.c.body.is_not(None),
        )
        .order_by(regel.c.id.desc())
    )
    with verbinding.execute(vraag.execution_options(yield_per=100)) as rijen:
        for rij in rijen:
            uitslag = Controleuitslag.lees(json.loads(rij.body)["reden"]) if is_eigen(mac, rij) else None
            if uitslag is not None:
                yield uitslag
