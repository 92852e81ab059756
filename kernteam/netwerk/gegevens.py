"""What a reader of the network gets: frozen copies of rows, each made in one place. Knows no session and no route."""

from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.netwerk.models import Dag, Gemeente, Kernteam, Medewerker, Organisatie, School, Schoolimport, Sector


@dataclass(frozen=True, slots=True)
class Gemeentegegevens:
    """A gemeente as a reader sees it."""

    code: str
    naam: str

    @classmethod
    def van(cls, gemeente: Gemeente) -> Self:
        """Copy a row."""
        return cls(gemeente.code, gemeente.naam)


@dataclass(frozen=True, slots=True)
class Schoolgegevens:
    """A school with its gemeente (None: unknown) and the source of these facts, which its licence makes us name."""

    vestigingscode: str
    naam: str
    sector: Sector
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    gemeente: Gemeentegegevens | None
    website: str | None
    gesloten_op: date | None
    bron: str
    peildatum: date
    licentie: str

    @classmethod
    def van(cls, school: School, gemeente: Gemeente | None, herkomst: Schoolimport) -> Self:
        """Copy a row with those that belong to it."""
        return cls(
            vestigingscode=school.vestigingscode,
            naam=school.naam,
            sector=school.sector,
            straat=school.straat,
            huisnummer=school.huisnummer,
            postcode=school.postcode,
            plaats=school.plaats,
            gemeente=None if gemeente is None else Gemeentegegevens.van(gemeente),
            website=school.website,
            gesloten_op=school.gesloten_op,
            bron=herkomst.bron,
            peildatum=herkomst.peildatum,
            licentie=herkomst.licentie,
        )


@dataclass(frozen=True, slots=True)
class Organisatiegegevens:
    """An organisation that takes part; the vestigingscode is there when it is a school."""

    id: UUID
    naam: str
    partij: Partij
    vestigingscode: str | None

    @classmethod
    def van(cls, organisatie: Organisatie) -> Self:
        """Copy a row."""
        return cls(organisatie.id, organisatie.naam, organisatie.partij, organisatie.vestigingscode)


@dataclass(frozen=True, slots=True)
class Medewerkergegevens:
    """A person in one capacity, with the organisation he works for."""

    id: UUID
    naam: str
    organisatie: Organisatiegegevens
    rol: Rol
    discipline: Discipline | None

    @classmethod
    def van(cls, medewerker: Medewerker, organisatie: Organisatie) -> Self:
        """Copy a row with that of its organisation."""
        werkgever = Organisatiegegevens.van(organisatie)
        return cls(medewerker.id, medewerker.naam, werkgever, medewerker.rol, medewerker.discipline)


@dataclass(frozen=True, slots=True)
class Schooldagen:
    """The days of the week on which somebody is at one school."""

    vestigingscode: str
    dagen: tuple[Dag, ...]


@dataclass(frozen=True, slots=True)
class Collega(Medewerkergegevens):
    """A colleague at a school: how he is reached, when he is there, and who replaces him (None: nobody does)."""

    telefoon: str | None = None
    emailadres: str | None = None
    dagen: tuple[Dag, ...] = ()
    vervanger_id: UUID | None = None
    vervanger: str | None = None


@dataclass(frozen=True, slots=True)
class Kernteamgegevens:
    """A kernteam by its name."""

    id: UUID
    naam: str

    @classmethod
    def van(cls, kernteam: Kernteam) -> Self:
        """Copy a row."""
        return cls(kernteam.id, kernteam.naam)


@dataclass(frozen=True, slots=True)
class Schoolkernteam:
    """The kernteam of one school with its leden."""

    id: UUID
    naam: str
    leden: list[Collega]
