"""What a signer is told and asked, as values: information texts and bundles. Knows no file and no casus."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import product
from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse


class Doelgroep(StrEnum):
    """For whom an information text is written."""

    OUDER = "OUDER"
    JEUGDIGE = "JEUGDIGE"


@dataclass(frozen=True, slots=True)
class Informatietekst:
    """One version of an information text for one audience (AVG 13, rule C20); it never changes."""

    versie: str
    doelgroep: Doelgroep
    taal: str
    sha256: str
    inhoud: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bundel:
    """Classes for parties that are asked with one question, and can be refused with one answer."""

    naam: str
    partijen: frozenset[Partij]
    klassen: frozenset[Klasse]
    uitleg: str
    bron: str
    geldig_vanaf: date

    def bereik(self, tafel: Mapping[UUID, Partij]) -> frozenset[tuple[UUID, Klasse]]:
        """Give the (organisation, class) pairs it stands for among organisations in these roles."""
        return frozenset(product((wie for wie, partij in tafel.items() if partij in self.partijen), self.klassen))


@dataclass(frozen=True, slots=True)
class Voorlichting:
    """All texts and bundles of this installation."""

    teksten: Mapping[tuple[str, Doelgroep], Informatietekst]
    bundels: tuple[Bundel, ...]

    def kent(self, versie: str) -> bool:
        """Tell whether there is a text of this version, for every audience."""
        return all((versie, doelgroep) in self.teksten for doelgroep in Doelgroep)

    def bundels_op(self, dag: date) -> tuple[Bundel, ...]:
        """Give the bundles as they hold on a day, in the order of the table."""
        geldig: dict[str, Bundel] = {}
        for bundel in self.bundels:
            eerder = geldig.get(bundel.naam)
            if bundel.geldig_vanaf <= dag and (eerder is None or eerder.geldig_vanaf < bundel.geldig_vanaf):
                geldig[bundel.naam] = bundel
        return tuple(geldig.values())
