"""Reads the bundles in which consent is asked, from the policy folder. Knows no school and no request."""

from collections.abc import Iterable
from pathlib import Path

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.grond.voorlichting import Bundel
from kernteam.toegang.loop import ONLEESBAAR, dag_uit, lees_rijen, wat_er_mis_is, woord_uit
from kernteam.toegang.rijen import BeleidFout

BESTAND = "bundels.csv"
NOOIT = frozenset({Klasse.MED, Klasse.GEZ})  # asked one by one, when something is to be released


def laad_bundels(map_: Path) -> tuple[Bundel, ...]:
    """Read and check the bundles; raises BeleidFout naming file, line and reason."""
    bundels: list[Bundel] = []
    for nummer, rij in lees_rijen(map_ / BESTAND):
        bundel = _lees(nummer, rij)
        _controleer(nummer, bundel, bundels)
        bundels.append(bundel)
    return tuple(bundels)


def _lees(nummer: int, rij: dict[str, str]) -> Bundel:
    try:
        return Bundel(
            naam=rij["naam"].strip(),
            partijen=frozenset(woord_uit(Partij, woord) for woord in rij["partijen"].split()),
            klassen=frozenset(woord_uit(Klasse, woord) for woord in rij["klassen"].split()),
            uitleg=rij["uitleg"].strip(),
            bron=rij["bron"].strip(),
            geldig_vanaf=dag_uit(rij["geldig_vanaf"]),
        )
    except ONLEESBAAR as fout:
        raise BeleidFout(f"{BESTAND} regel {nummer}: {wat_er_mis_is(fout)}") from None


def _controleer(nummer: int, bundel: Bundel, eerdere: Iterable[Bundel]) -> None:
    plaats = f"{BESTAND} regel {nummer}"
    if not (bundel.naam.isalpha() and bundel.partijen and bundel.klassen and bundel.uitleg and bundel.bron):
        raise BeleidFout(f"{plaats}: zonder naam, partijen, klassen, uitleg of bron")
    if bundel.klassen & NOOIT or not bundel.klassen <= DEELBAAR:
        raise BeleidFout(f"{plaats}: deze klassen horen nooit in een bundel")
    for eerder in eerdere:
        if eerder.naam == bundel.naam and eerder.geldig_vanaf == bundel.geldig_vanaf:
            raise BeleidFout(f"{plaats}: komt twee keer voor met dezelfde ingangsdatum")
        if eerder.naam != bundel.naam and eerder.partijen & bundel.partijen and eerder.klassen & bundel.klassen:
            raise BeleidFout(f"{plaats}: overlapt met bundel {eerder.naam}; één gegeven wordt één keer gevraagd")
