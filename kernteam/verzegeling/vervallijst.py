"""Which leaves may be empty because their term is over, and the line of the log that proves it. Knows no term.

A list is kept beside the tree and counts for nothing by itself: a line that Kernteam wrote must name its hash. So who
empties a line, or adds to a list, without such a line is found.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from kernteam.grond.handeling import Handeling
from kernteam.logboek.regel import Uitkomst
from kernteam.logboek.tabellen import blad, regel, vervallijst
from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.echtheid import Mac, is_eigen

_KOP = "kernteam.vervallijst.v1"


@dataclass(frozen=True, slots=True)
class Vervallijst:
    """The leaves of one verwerkingsactiviteit that one act emptied: all written before a moment (UTC text)."""

    activiteit: str
    voor: str
    reeksen: str  # ascending, as "0-411,413"

    @property
    def hash(self) -> str:
        """SHA-256 over all of it, in hex."""
        return sha256(f"{_KOP}\0{self.activiteit}\0{self.voor}\0{self.reeksen}".encode()).hexdigest()

    @property
    def reden(self) -> str:
        """What the line says: activity, cut-off, how many leaves, the first and the last, and the hash."""
        delen = list(lees_reeksen(self.reeksen))
        aantal, eerste, laatste = sum(map(len, delen)), delen[0].start, delen[-1].stop - 1
        return f"VERVALLEN {self.activiteit} {self.voor} {aantal} {eerste}-{laatste} {self.hash}"


class Vervallen:
    """The leaves that lines of the log say are expired, and what is wrong with those lines."""

    def __init__(self, grootte: int) -> None:
        """Begin with none of so many leaves."""
        self._bladen = bytearray(grootte)
        self.fouten: list[tuple[str, str, int, int]] = []  # code, sentence, leaf and line of the act

    def __contains__(self, nummer: object) -> bool:
        """Tell whether a leaf is expired."""
        return isinstance(nummer, int) and 0 <= nummer < len(self._bladen) and bool(self._bladen[nummer])

    def raakt(self, eerste: int, laatste: int) -> bool:
        """Tell whether any leaf of a run is expired."""
        return any(self._bladen[eerste : laatste + 1])

    def erbij(self, reeksen: str) -> None:
        """Add the leaves of a list."""
        for een in lees_reeksen(reeksen):
            self._bladen[een.start : een.stop] = b"\1" * len(een)


def schrijf_reeksen(bladen: Sequence[int]) -> str:
    """Write leaf numbers as ascending ranges; at least one."""
    delen: list[list[int]] = []
    for nummer in sorted(bladen):
        if delen and nummer == delen[-1][1] + 1:
            delen[-1][1] = nummer
        else:
            delen.append([nummer, nummer])
    return ",".join(str(een) if een == tot else f"{een}-{tot}" for een, tot in delen)


def lees_reeksen(reeksen: str) -> Iterator[range]:
    """Read ranges as `schrijf_reeksen` wrote them; raises ValueError."""
    for deel in reeksen.split(","):
        eerste, _, laatste = deel.partition("-")
        yield range(int(eerste), int(laatste or eerste) + 1)


def lees(verbinding: Connection, mac: Mac) -> Vervallen:
    """Read what expired: only lists that a sealed line of Kernteam itself names, and that are as it says."""
    vervallen = Vervallen(boomwinkel.aantal(verbinding))
    kolommen = (regel.c.id, regel.c.schrijver, regel.c.n, regel.c.body, regel.c.mac, blad.c.nummer)
    regels = select(*kolommen).join(blad, blad.c.regel_id == regel.c.id)
    # a command has no actor: an index finds its lines, whatever the size of the log
    vraag = regels.where(regel.c.actor.is_(None), regel.c.handeling == Handeling.LOGREGEL_VERVALLEN.value)
    for rij in verbinding.execute(vraag.order_by(regel.c.id)):
        if is_eigen(mac, rij) and json.loads(rij.body)["uitkomst"] == Uitkomst.TOEGESTAAN:
            _tel_mee(verbinding, vervallen, rij)
    return vervallen


def _tel_mee(verbinding: Connection, vervallen: Vervallen, rij: Any) -> None:
    reden = json.loads(rij.body)["reden"]
    hash_ = reden.rpartition(" ")[2]
    gevonden = verbinding.execute(select(vervallijst).where(vervallijst.c.hash == hash_)).first()
    if gevonden is None:
        uitleg = f"regel {rij.id} laat regels vervallen, maar de lijst daarvan is weg"
        vervallen.fouten.append(("VERVALLIJST_WEG", uitleg, rij.nummer, rij.id))
        return
    lijst = Vervallijst(gevonden.activiteit, gevonden.voor, gevonden.reeksen)
    if lijst.hash != hash_ or lijst.reden != reden:
        uitleg = f"de lijst van wat verviel is niet die van regel {rij.id}"
        vervallen.fouten.append(("VERVALLIJST_GEWIJZIGD", uitleg, rij.nummer, rij.id))
        return
    vervallen.erbij(lijst.reeksen)


def leg_vast(motor: Engine, lijst: Vervallijst) -> None:
    """Keep a list, with the rights of role `bewaring`; the same one twice changes nothing."""
    with boomwinkel.schrijvend(motor) as verbinding:
        if verbinding.execute(select(vervallijst.c.hash).where(vervallijst.c.hash == lijst.hash)).first() is None:
            waarden = {"activiteit": lijst.activiteit, "voor": lijst.voor, "reeksen": lijst.reeksen}
            verbinding.execute(insert(vervallijst).values(hash=lijst.hash, **waarden))


def leeg(motor: Engine, regel_ids: Sequence[int]) -> None:
    """Empty lines, with the rights of role `bewaring`: the salt goes with the body, the hash in the tree stays."""
    vol = (regel.c.id.in_(regel_ids), regel.c.body.is_not(None))
    with boomwinkel.schrijvend(motor) as verbinding:
        verbinding.execute(update(regel).where(*vol).values(body=None))


def wis_sporen(motor: Engine) -> bool:
    """Leave nothing of emptied lines in the files of SQLite; tell whether it worked. PostgreSQL does so by VACUUM."""
    if motor.dialect.name != "sqlite":
        return False
    with motor.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
        bezet: int = verbinding.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
    return bezet == 0
