"""Reads the policy tables: each row with its source and the day from which it holds. Knows no decision and no day.

Every refusal is a BeleidFout that names file, line and reason.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.toegang.loop import (
    GEEN_BESTAND,
    ONLEESBAAR,
    Loop,
    Onleesbaar,
    dag_uit,
    lees_rijen,
    voeg_toe,
    wat_er_mis_is,
    woord_uit,
)
from kernteam.toegang.rijen import (
    GROEPEN,
    KERNTEAM,
    KLASSEN,
    ONDERTEKENAARS,
    ONTVANGERS,
    ZENDERS,
    BeleidFout,
    Cel,
    Code,
    Regime,
    Schakelaar,
    Verwerking,
)

Plaats = tuple[Partij, Partij, Klasse]

# a number of a person is used only where a statute says so; no consent and no task is enough (UAVG 46)
_BSN = frozenset({Code.WET, Code.WET_MINIMUM, Code.GEEN})
_KOP = re.compile(r"^\s*\[\[\s*verwerking\s*\]\]", re.MULTILINE)
_GRONDSLAG = re.compile(r"AVG [0-9]{1,2}\([0-9]{1,2}\)[a-j]?")
_DPV = "https://w3id.org/dpv"
_VELDEN = {
    "doel", "naam", "op_naam", "grondslagen", "artikelen", "dpv", "partijen", "ontvangers", "klassen", "betrokkenen",
    "bewaartermijnen", "bron", "geldig_vanaf",
}  # fmt: skip


def lees_matrix(pad: Path) -> dict[Plaats, Loop[Cel]]:
    """Read the sharing matrix; every cell must be there."""
    cellen: dict[Plaats, Loop[Cel]] = {}
    for nummer, rij in lees_rijen(pad):
        try:
            sleutel = (woord_uit(Partij, rij["van"]), woord_uit(Partij, rij["naar"]), woord_uit(Klasse, rij["klasse"]))
            cel, vanaf = Cel(woord_uit(Code, rij["code"]), rij["bron"].strip()), dag_uit(rij["geldig_vanaf"])
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{pad.name} regel {nummer}: {wat_er_mis_is(fout)}") from None
        if not _hoort_in_de_matrix(*sleutel, cel.code):
            raise BeleidFout(f"{pad.name} regel {nummer}: {'-'.join(sleutel)} {cel.code} hoort niet in de deelmatrix")
        if sleutel[2] is Klasse.BSN and cel.code not in _BSN:
            raise BeleidFout(
                f"{pad.name} regel {nummer}: een BSN gaat alleen als een wet dat zegt, nooit als {cel.code}"
            )
        voeg_toe(cellen.setdefault(sleutel, []), vanaf, cel, f"{pad.name} regel {nummer}")
    for van in ZENDERS:
        for klasse in KLASSEN:
            cellen[van, van, klasse] = [(date.min, Cel(Code.EIGEN, "eigen organisatie"))]
    _eis_volledig(pad, cellen)
    return cellen


def lees_regimes(pad: Path) -> dict[str, Loop[Regime]]:
    """Read who signs at which age; the regime KERNTEAM must be there."""
    regimes: dict[str, Loop[Regime]] = {}
    for nummer, rij in lees_rijen(pad):
        try:
            wie = {groep: rij[groep] for groep in GROEPEN}
            regime = Regime(rij["regime"].strip(), wie, rij["bron"].strip())
            vanaf = dag_uit(rij["geldig_vanaf"])
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{pad.name} regel {nummer}: {wat_er_mis_is(fout)}") from None
        if not set(wie.values()) <= ONDERTEKENAARS:
            raise BeleidFout(f"{pad.name} regel {nummer}: een leeftijdsgroep zonder ondertekenaars")
        voeg_toe(regimes.setdefault(regime.naam, []), vanaf, regime, f"{pad.name} regel {nummer}")
    if KERNTEAM not in regimes:
        raise BeleidFout(f"{pad.name}: er is geen regime {KERNTEAM}")
    return regimes


def lees_schakelaars(pad: Path) -> dict[str, Loop[Schakelaar]]:
    """Read the switches."""
    schakelaars: dict[str, Loop[Schakelaar]] = {}
    for nummer, rij in lees_rijen(pad):
        try:
            lezers = tuple(rij["gelezen_door"].split())
            een = Schakelaar(rij["naam"].strip(), rij["waarde"].strip(), lezers, rij["bron"].strip())
            vanaf = dag_uit(rij["geldig_vanaf"])
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{pad.name} regel {nummer}: {wat_er_mis_is(fout)}") from None
        if not een.leesbaar:
            raise BeleidFout(f"{pad.name} regel {nummer}: {een.naam} is geen ja, nee, aan, uit of getal")
        voeg_toe(schakelaars.setdefault(een.naam, []), vanaf, een, f"{pad.name} regel {nummer}")
    return schakelaars


def lees_verwerkingen(pad: Path) -> dict[Doel, Loop[Verwerking]]:
    """Read the register of processing; every purpose must be there."""
    verwerkingen: dict[Doel, Loop[Verwerking]] = {}
    for nummer, tabel in _toml(pad):
        plaats = f"{pad.name} regel {nummer}"
        try:
            een, vanaf = _verwerking(tabel)
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{plaats}: {wat_er_mis_is(fout)}") from None
        voeg_toe(verwerkingen.setdefault(een.doel, []), vanaf, een, plaats)
    for doel in Doel:
        if doel not in verwerkingen:
            raise BeleidFout(f"{pad.name}: er is geen verwerking voor doel {doel}")
    return verwerkingen


def _verwerking(tabel: Mapping[str, Any]) -> tuple[Verwerking, date]:
    if onbekend := tabel.keys() - _VELDEN:
        raise Onleesbaar(f"onbekend veld {min(onbekend)}")
    een = Verwerking(
        doel=woord_uit(Doel, tabel["doel"]),
        naam=_woord(tabel, "naam"),
        op_naam=_ja_nee(tabel, "op_naam"),
        grondslagen=_woorden(tabel, "grondslagen"),
        artikelen=_woorden(tabel, "artikelen"),
        dpv=_woord(tabel, "dpv"),
        partijen=frozenset(woord_uit(Partij, een) for een in _woorden(tabel, "partijen")),
        ontvangers=frozenset(woord_uit(Partij, een) for een in _woorden(tabel, "ontvangers")),
        klassen=frozenset(woord_uit(Klasse, een) for een in _woorden(tabel, "klassen")),
        betrokkenen=_woorden(tabel, "betrokkenen"),
        bewaartermijnen=_woorden(tabel, "bewaartermijnen"),
        bron=_woord(tabel, "bron"),
    )
    if not een.grondslagen or not all(map(_GRONDSLAG.fullmatch, een.grondslagen)):
        raise Onleesbaar("zonder grondslag als AVG 6(1)e")
    if not een.dpv.startswith(_DPV):
        raise Onleesbaar(f"dpv begint niet met {_DPV}")
    if not een.partijen:
        raise Onleesbaar("zonder partij")
    if type(tabel["geldig_vanaf"]) is not date:
        raise Onleesbaar("geldig_vanaf is geen datum")
    return een, tabel["geldig_vanaf"]


def _woord(tabel: Mapping[str, Any], veld: str) -> str:
    if not isinstance(tabel[veld], str):
        raise Onleesbaar(f"{veld} is geen tekst")
    return str(tabel[veld]).strip()


def _woorden(tabel: Mapping[str, Any], veld: str) -> tuple[str, ...]:
    if not isinstance(tabel[veld], list) or not all(isinstance(een, str) and een.strip() for een in tabel[veld]):
        raise Onleesbaar(f"{veld} is geen lijst van teksten")
    return tuple(tabel[veld])


def _ja_nee(tabel: Mapping[str, Any], veld: str) -> bool:
    if not isinstance(tabel[veld], bool):
        raise Onleesbaar(f"{veld} is geen true of false")
    return bool(tabel[veld])


def _toml(pad: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        tekst = pad.read_bytes().decode("utf-8")
        tabellen = tomllib.loads(tekst).get("verwerking", [])
    except GEEN_BESTAND as fout:
        raise BeleidFout(f"{pad.name}: {wat_er_mis_is(fout)}") from None
    regels = [tekst.count("\n", 0, kop.end()) + 1 for kop in _KOP.finditer(tekst)]
    if not isinstance(tabellen, list) or len(regels) != len(tabellen):
        raise BeleidFout(f"{pad.name}: elke verwerking begint met een regel [[verwerking]]")
    return list(zip(regels, tabellen, strict=True))


def _hoort_in_de_matrix(van: Partij, naar: Partij, klasse: Klasse, code: Code) -> bool:
    # the own organisation, the regio and what the system computes with have no row: a row could only open too much
    return van in ZENDERS and naar in ONTVANGERS and van is not naar and klasse in KLASSEN and code is not Code.EIGEN


def _eis_volledig(pad: Path, cellen: Mapping[Plaats, object]) -> None:
    for van in ZENDERS:
        for naar in ONTVANGERS:
            for klasse in KLASSEN:
                if (van, naar, klasse) not in cellen:
                    raise BeleidFout(f"{pad.name}: er is geen cel {van}-{naar}-{klasse}")
