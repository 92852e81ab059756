"""Gives the information texts, and the bundles as they come out for a school: public facts. Knows no casus."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernteam.casus.service.ontvangers import tafelorganisaties
from kernteam.grond.actor import Partij
from kernteam.grond.fouten import NietGevonden
from kernteam.grond.klasse import Klasse
from kernteam.grond.voorlichting import Doelgroep, Informatietekst
from kernteam.netwerk import service as netwerk
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class Bundelontvanger:
    """An organisation at the table of a school, with the classes a bundle gives it."""

    organisatie_id: UUID
    naam: str
    partij: Partij
    klassen: tuple[Klasse, ...]


@dataclass(frozen=True, slots=True)
class BundelInzage:
    """A bundle as a school can ask it."""

    naam: str
    uitleg: str
    bron: str
    geldig_vanaf: date
    ontvangers: tuple[Bundelontvanger, ...]


def opsommen(poort: Poort) -> list[Informatietekst]:
    """List every version for every audience (handeling informatietekst.opsommen)."""
    return [poort.voorlichting.teksten[sleutel] for sleutel in sorted(poort.voorlichting.teksten)]


def lezen(versie: str, doelgroep: Doelgroep, poort: Poort) -> Informatietekst:
    """Read one text (handeling informatietekst.lezen); raises NietGevonden."""
    tekst = poort.voorlichting.teksten.get((versie, doelgroep))
    if tekst is None:
        raise NietGevonden
    return tekst


def bundels(vestigingscode: str, poort: Poort) -> list[BundelInzage]:
    """List the bundles with the organisations of this school's table (handeling bundel.opsommen)."""
    if netwerk.school_van(poort.sessie, vestigingscode) is None:
        raise NietGevonden
    tafel = netwerk.organisaties(poort.sessie, tafelorganisaties(vestigingscode, poort)).values()
    return [
        BundelInzage(
            een.naam,
            een.uitleg,
            een.bron,
            een.geldig_vanaf,
            tuple(
                Bundelontvanger(wie.id, wie.naam, wie.partij, tuple(sorted(een.klassen)))
                for wie in sorted(tafel, key=lambda wie: (wie.naam, wie.id))
                if wie.partij in een.partijen
            ),
        )
        for een in poort.voorlichting.bundels_op(poort.klok.vandaag())
    ]
