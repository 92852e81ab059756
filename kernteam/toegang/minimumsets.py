"""Which fields a minimum set holds, read from `config/beleid`: one row for each W- and P- cell. Knows no person.

A `verklaring` is a text written for this one disclosure, so that a note itself is never handed over.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import BeleidFout, Code
from kernteam.toegang.loop import GEEN_BESTAND, ONLEESBAAR, dag_uit, wat_er_mis_is, woord_uit

BESTAND, MATRIX = "minimumsets.csv", "deelmatrix.csv"
Cel = tuple[Partij, Partij, Klasse]


class Veld(StrEnum):
    """What can be in a minimum set."""

    VOORNAAM = "voornaam"
    ACHTERNAAM = "achternaam"
    GEBOORTEDATUM = "geboortedatum"
    VESTIGINGSCODE = "vestigingscode"
    VERKLARING = "verklaring"
    BSN = "bsn"


_PAST_BIJ: Mapping[Klasse, frozenset[Veld]] = {
    Klasse.ID: frozenset(Veld) - {Veld.BSN},
    Klasse.BSN: frozenset({Veld.BSN}),
}
_ANDERS = frozenset({Veld.VERKLARING})


class Minimumsets:
    """The sets of one version; immutable."""

    def __init__(self, versie: str, sets: Mapping[Cel, list[tuple[date, frozenset[Veld]]]]) -> None:
        """Take the rows, newest first for each cell."""
        self.versie = versie
        self._sets = sets

    def velden(self, van: Partij, naar: Partij, klasse: Klasse, dag: date) -> frozenset[Veld]:
        """Give the fields that may go on a day; raises BeleidFout for a cell without a set."""
        for vanaf, velden in self._sets.get((van, naar, klasse), []):
            if vanaf <= dag:
                return velden
        raise BeleidFout(f"{BESTAND}: er is geen minimumset {van}-{naar}-{klasse} op {dag}")


def laad(map_: Path) -> Minimumsets:
    """Read the sets and hold them against the matrix; raises BeleidFout naming file, line and reason."""
    nodig = _minimumcellen(map_ / MATRIX)
    sets = _lees(map_ / BESTAND, nodig)
    for cel, vanaf in nodig.items():
        if not any(eerste <= vanaf for eerste, _ in sets.get(cel, [])):
            raise BeleidFout(f"{BESTAND}: er is geen minimumset {'-'.join(cel)} vanaf {vanaf}")
    vanaf = max((rijen[0][0] for rijen in sets.values()), default=date.min)
    return Minimumsets(f"{vanaf}+{sha256((map_ / BESTAND).read_bytes()).hexdigest()[:12]}", sets)


def _minimumcellen(pad: Path) -> dict[Cel, date]:
    """Give every cell that is W- or P- at some time, with the first day of it."""
    eerste: dict[Cel, date] = {}
    for plaats, rij in _rijen(pad):
        try:
            cel, code, vanaf = _cel(rij), woord_uit(Code, rij["code"]), dag_uit(rij["geldig_vanaf"])
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{plaats}: {wat_er_mis_is(fout)}") from None
        if code in (Code.WET_MINIMUM, Code.TAAK_MINIMUM):
            eerste[cel] = min(vanaf, eerste.get(cel, vanaf))
    return eerste


def _lees(pad: Path, nodig: Mapping[Cel, date]) -> dict[Cel, list[tuple[date, frozenset[Veld]]]]:
    sets: dict[Cel, list[tuple[date, frozenset[Veld]]]] = {}
    for plaats, rij in _rijen(pad):
        try:
            cel, vanaf, bron = _cel(rij), dag_uit(rij["geldig_vanaf"]), rij["bron"].strip()
            velden = [woord_uit(Veld, naam) for naam in rij["velden"].split()]
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{plaats}: {wat_er_mis_is(fout)}") from None
        if cel not in nodig:
            raise BeleidFout(f"{plaats}: {'-'.join(cel)} is in de deelmatrix geen W- of P-")
        if not velden or len(set(velden)) < len(velden) or not set(velden) <= _PAST_BIJ.get(cel[2], _ANDERS):
            raise BeleidFout(f"{plaats}: deze velden horen niet bij {cel[2]}")
        if not bron:
            raise BeleidFout(f"{plaats}: zonder bron")
        eerder = sets.setdefault(cel, [])
        if any(dag == vanaf for dag, _ in eerder):
            raise BeleidFout(f"{plaats}: komt twee keer voor met dezelfde ingangsdatum")
        eerder.append((vanaf, frozenset(velden)))
        eerder.sort(key=lambda paar: paar[0], reverse=True)
    return sets


def _cel(rij: Mapping[str, str]) -> Cel:
    return woord_uit(Partij, rij["van"]), woord_uit(Partij, rij["naar"]), woord_uit(Klasse, rij["klasse"])


def _rijen(pad: Path) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        with pad.open(newline="", encoding="utf-8") as bestand:
            lezer = csv.DictReader(bestand, strict=True)
            rijen = [(f"{pad.name} regel {lezer.line_num}", rij) for rij in lezer]
    except GEEN_BESTAND as fout:
        raise BeleidFout(f"{pad.name}: {wat_er_mis_is(fout)}") from None
    yield from rijen
