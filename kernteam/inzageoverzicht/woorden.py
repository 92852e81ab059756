"""How an act, a purpose, a ground and a class are told in plain words, read from `woorden.toml`. Knows no line."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kernteam.grond.handeling import Handeling


class Toon(StrEnum):
    """To whom lines of an act are told; an act that is in no overview has none of these."""

    IEDER = "IEDER"  # whoever has a right to the overview
    KENNIS = "KENNIS"  # not when an organisation under secrecy does it: that is its own file
    NOOD = "NOOD"  # once the family was told of this emergency (S09, S13)
    VERSTREKKING = "VERSTREKKING"  # once the family was told of this disclosure (S09), and never of a report
    EIGEN = "EIGEN"  # what is about this person himself


@dataclass(frozen=True, slots=True)
class Verteld:
    """How an act is told, and to whom."""

    toon: Toon
    tekst: str


@dataclass(frozen=True, slots=True)
class Woorden:
    """All words of the overview, and for how many days it can be asked at once."""

    hoogstens_dagen: int
    vervallen: str  # with a {dag}: that lines of before it may be gone
    uitleg: tuple[str, ...]
    doelen: Mapping[str, str]
    gronden: Mapping[str, str]
    klassen: Mapping[str, str]
    partijen: Mapping[str, str]
    rollen: Mapping[str, str]
    handelingen: Mapping[Handeling, Verteld]  # what is not here is never told
    nooit: Mapping[Handeling, str]  # and why not


def lees(pad: Path) -> Woorden:
    """Read the words; raises KeyError or ValueError for an act that does not exist or is told in no known way."""
    alles = tomllib.loads(pad.read_text(encoding="utf-8"))
    rijen = {Handeling(naam): rij for naam, rij in alles.pop("handelingen").items()}
    return Woorden(
        **alles | {"uitleg": tuple(alles["uitleg"])},
        handelingen={act: Verteld(Toon(rij["toon"]), rij["tekst"]) for act, rij in rijen.items() if "toon" in rij},
        nooit={act: rij["waarom_niet"] for act, rij in rijen.items() if "toon" not in rij},
    )


WOORDEN = lees(Path(__file__).with_suffix(".toml"))  # a fault in it stops the start
