"""The legal tables in force, read from `config/beleid`. Knows no person and no casus.

Each row carries its source and the day from which it holds; a row for the same thing with a later day replaces the
earlier one from that day on.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.toegang.loop import Loop, T, op_dag
from kernteam.toegang.rijen import (
    KERNTEAM,
    KLASSEN,
    ONTVANGERS,
    ZENDERS,
    BeleidFout,
    Cel,
    Code,
    Regime,
    Schakelaar,
    Verwerking,
)
from kernteam.toegang.tabellen import (
    Plaats,
    lees_matrix,
    lees_regimes,
    lees_schakelaars,
    lees_verwerkingen,
)

__all__ = [
    "KERNTEAM", "KLASSEN", "ONTVANGERS", "ZENDERS", "Beleid", "BeleidFout", "Cel", "Code", "Regime", "Schakelaar",
    "Verwerking", "laad",
]  # fmt: skip


class Beleid:
    """The tables of one policy version; immutable."""

    def __init__(
        self,
        versie: str,
        cellen: Mapping[Plaats, Loop[Cel]],
        regimes: Mapping[str, Loop[Regime]],
        verwerkingen: Mapping[Doel, Loop[Verwerking]],
        schakelaars: Mapping[str, Loop[Schakelaar]],
    ) -> None:
        """Take the rows, newest first for each cell, regime, purpose and switch."""
        self.versie = versie
        self._cellen = cellen
        self._regimes = regimes
        self._verwerkingen = verwerkingen
        self._schakelaars = schakelaars

    def cel(self, van: Partij, naar: Partij, klasse: Klasse, dag: date) -> Cel:
        """Give the cell from the owner's role to the reader's role for a class, as it holds on a day.

        Raises BeleidFout when no row holds yet; a role outside the matrix gets no ground at all.
        """
        rijen = self._cellen.get((van, naar, klasse))
        if rijen is None:
            return _BUITEN_DE_MATRIX
        return op_dag(rijen, dag, "cel", van, naar, klasse)

    def regime(self, naam: str, dag: date) -> Regime:
        """Give a consent regime as it holds on a day; raises BeleidFout for an unknown one."""
        return op_dag(self._regimes.get(naam, []), dag, "regime", naam)

    def regimes(self, dag: date) -> list[Regime]:
        """Give every consent regime that holds on a day."""
        return _alle_op_dag(self._regimes, dag)

    def verwerking(self, doel: Doel, dag: date) -> Verwerking:
        """Give the entry of a purpose in the register of processing as it holds on a day."""
        return op_dag(self._verwerkingen[doel], dag, "doel", doel)

    def schakelaar(self, naam: str, dag: date) -> Schakelaar:
        """Give a switch as it holds on a day; raises BeleidFout for an unknown one."""
        return op_dag(self._schakelaars.get(naam, []), dag, "schakelaar", naam)

    def schakelaars(self, dag: date) -> list[Schakelaar]:
        """Give every switch that holds on a day."""
        return _alle_op_dag(self._schakelaars, dag)

    def wisseldagen(self) -> list[date]:
        """Give the days on which a row begins to hold."""
        return sorted({vanaf for loop in self._lopen() for vanaf, _ in loop if vanaf > date.min})

    def _lopen(self) -> Iterable[Loop[Any]]:
        for tabel in (self._cellen, self._regimes, self._verwerkingen, self._schakelaars):
            yield from tabel.values()


_BUITEN_DE_MATRIX = Cel(Code.GEEN, "geen rol in de deelmatrix")


def laad(map_: Path) -> Beleid:
    """Read and check the tables; raises BeleidFout naming file, line and reason.

    The version is the day of the newest row and a fingerprint of every table in the folder.
    """
    cellen = lees_matrix(map_ / "deelmatrix.csv")
    regimes = lees_regimes(map_ / "toestemmingsregimes.csv")
    verwerkingen = lees_verwerkingen(map_ / "verwerkingen.toml")
    schakelaars = lees_schakelaars(map_ / "schakelaars.csv")
    tabellen: tuple[Mapping[Any, Loop[Any]], ...] = (cellen, regimes, verwerkingen, schakelaars)
    vanaf = max(loop[0][0] for tabel in tabellen for loop in tabel.values())
    return Beleid(f"{vanaf}+{_vingerafdruk(map_)}", cellen, regimes, verwerkingen, schakelaars)


def _vingerafdruk(map_: Path) -> str:
    tabellen = sorted(pad for pad in map_.iterdir() if pad.suffix in (".csv", ".toml"))
    inhoud = "".join(f"{pad.name} {sha256(pad.read_bytes()).hexdigest()}\n" for pad in tabellen)
    return sha256(inhoud.encode()).hexdigest()[:12]


def _alle_op_dag(tabel: Mapping[Any, Loop[T]], dag: date) -> list[T]:
    geldend = (next((rij for vanaf, rij in loop if vanaf <= dag), None) for loop in tabel.values())
    return [rij for rij in geldend if rij is not None]
