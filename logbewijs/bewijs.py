"""Proofs as text: that a line is in a log (tlog-proof v1 of C2SP), and that a log only grew. Knows no store."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from logbewijs.boom import HASH
from logbewijs.ijkpunt import getal
from logbewijs.notitie import Misvormd, ontcijfer

KOP_BEWIJS = "c2sp.org/tlog-proof@v1"
KOP_SAMENHANG = "kernteam.logboek/samenhang@v1"
MEESTE = 63  # hashes in a proof: no log is larger


@dataclass(frozen=True, slots=True)
class Bewijs:
    """Where a line is in the log, the path to the root, and the checkpoint; `extra` is the line itself, if given."""

    nummer: int
    pad: tuple[bytes, ...]
    ijkpunt: str
    extra: bytes | None = None

    def tekst(self) -> str:
        """Write it as tlog-proof v1."""
        extra = "" if self.extra is None else f"extra {base64.b64encode(self.extra).decode()}\n"
        return f"{KOP_BEWIJS}\n{extra}index {self.nummer}\n{hashregels(self.pad)}\n{self.ijkpunt}"


@dataclass(frozen=True, slots=True)
class Samenhang:
    """An earlier and a later checkpoint of one log, and the path that shows the later one only added."""

    eerder: str
    pad: tuple[bytes, ...]
    later: str

    def tekst(self) -> str:
        """Write it as text: the path, and below it both checkpoints; the first line counts those of the earlier."""
        regels = self.eerder.count("\n")
        return f"{KOP_SAMENHANG}\neerder {regels}\n{hashregels(self.pad)}\n{self.eerder}{self.later}"


def lees_bewijs(tekst: str) -> Bewijs:
    """Read a tlog-proof; raises Misvormd."""
    kop, scheiding, ijkpunt = tekst.partition("\n\n")
    regels = kop.split("\n")
    if regels.pop(0) != KOP_BEWIJS or not scheiding:
        raise Misvormd("dit is geen bewijs van een logregel")
    extra = ontcijfer(regels.pop(0).removeprefix("extra ")) if regels and regels[0].startswith("extra ") else None
    if not regels or not regels[0].startswith("index "):
        raise Misvormd("in dit bewijs staat niet om welke regel het gaat")
    return Bewijs(getal(regels[0].removeprefix("index ")), lees_pad(regels[1:]), ijkpunt, extra)


def lees_samenhang(tekst: str) -> Samenhang:
    """Read a proof that a log only grew; raises Misvormd."""
    kop, scheiding, onder = tekst.partition("\n\n")
    regels = kop.split("\n")
    if regels[0] != KOP_SAMENHANG or not scheiding or not regels[1:2] or not regels[1].startswith("eerder "):
        raise Misvormd("dit is geen bewijs van samenhang")
    ijkpunten = onder.splitlines(keepends=True)
    aantal = getal(regels[1].removeprefix("eerder "))
    return Samenhang("".join(ijkpunten[:aantal]), lees_pad(regels[2:]), "".join(ijkpunten[aantal:]))


def lees_pad(regels: Sequence[str]) -> tuple[bytes, ...]:
    """Read hashes in base64, one on a line; raises Misvormd."""
    hashes = tuple(map(ontcijfer, regels))
    if len(hashes) > MEESTE or any(len(een) != HASH for een in hashes):
        raise Misvormd("het pad in dit bewijs klopt niet van vorm")
    return hashes


def hashregels(pad: Sequence[bytes]) -> str:
    """Write hashes in base64, one on a line."""
    return "".join(base64.b64encode(een).decode() + "\n" for een in pad)
