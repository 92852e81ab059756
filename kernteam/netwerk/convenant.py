"""The convenant between the organisations of the region: record it, read it, and who are party to it today.

Domain rules V01 and V02 (AVG 26): joint controllers agree who informs, who answers requests and who reports breaches,
with one contact point; the essence is public. There is one at a time: the one that began last. When that has ended
there is none, also when an earlier one had no end. Knows no casus.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, NietGevonden, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.gegevens import Organisatiegegevens
from kernteam.netwerk.models import Convenant, Convenantpartij, Organisatie
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class Contactpunt:
    """The one place where who is concerned can ask anything: a desk, not a person."""

    naam: str
    emailadres: str | None = None
    telefoon: str | None = None


@dataclass(frozen=True, slots=True)
class Afspraken:
    """How the work is divided: who informs, who answers requests, who reports breaches."""

    informeren: str
    verzoeken: str
    datalekken: str


@dataclass(frozen=True, slots=True)
class NieuwConvenant:
    """A convenant as entered."""

    naam: str
    geldig_vanaf: date
    geldig_tot: date | None
    contactpunt: Contactpunt
    afspraken: Afspraken
    partijen: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Convenantgegevens:
    """A convenant as a reader sees it."""

    id: UUID
    naam: str
    geldig_vanaf: date
    geldig_tot: date | None
    contactpunt: Contactpunt
    afspraken: Afspraken
    partijen: list[Organisatiegegevens]
    vastgelegd_op: datetime

    @classmethod
    def van(cls, rij: Convenant, partijen: list[Organisatie]) -> Self:
        """Copy a row with its parties."""
        return cls(
            id=rij.id,
            naam=rij.naam,
            geldig_vanaf=rij.geldig_vanaf,
            geldig_tot=rij.geldig_tot,
            contactpunt=Contactpunt(rij.loket, rij.loket_emailadres, rij.loket_telefoon),
            afspraken=Afspraken(rij.informeren, rij.verzoeken, rij.datalekken),
            partijen=[Organisatiegegevens.van(een) for een in partijen],
            vastgelegd_op=rij.vastgelegd_op,
        )


def lezen(actor: Actor, poort: Poort) -> Convenantgegevens:
    """Read the convenant that holds today (handeling convenant.lezen); raises NietGevonden when there is none."""
    poort.vraag(actor, Handeling.CONVENANT_LEZEN, GeenFeiten())
    rij = _van_kracht(poort.sessie, poort.klok.vandaag())
    if rij is None:
        raise NietGevonden("Er is vandaag geen convenant van kracht.")
    return Convenantgegevens.van(rij, _partijen(poort.sessie, rij.id))


def vastleggen(actor: Actor, nieuw: NieuwConvenant, poort: Poort) -> Convenantgegevens:
    """Record a convenant (handeling convenant.vastleggen); raises Ongeldig with every fault in it."""
    convenant_id = uuid4()
    poort.vraag(actor, Handeling.CONVENANT_VASTLEGGEN, GeenFeiten(), convenant_id)
    fouten = _fouten_in(nieuw, poort.sessie)
    if fouten:
        raise Ongeldig(fouten)
    poort.schrijf_zonder_casus(Handeling.CONVENANT_VASTLEGGEN)
    rij = bewaar(poort.sessie, convenant_id, nieuw, actor.medewerker_id, poort.klok.nu())
    return Convenantgegevens.van(rij, _partijen(poort.sessie, convenant_id))


def heropgehaald(actor: Actor, convenant_id: UUID, poort: Poort) -> Convenantgegevens:
    """Give a convenant that was recorded once more; raises NietGevonden when there is no such."""
    poort.vraag(actor, Handeling.CONVENANT_LEZEN, GeenFeiten())
    rij = poort.sessie.get(Convenant, convenant_id)
    if rij is None:
        raise NietGevonden
    return Convenantgegevens.van(rij, _partijen(poort.sessie, rij.id))


def bewaar(sessie: Session, convenant_id: UUID, nieuw: NieuwConvenant, door: UUID, nu: datetime) -> Convenant:
    """Store a convenant in which no fault was found, with its parties."""
    rij = Convenant(
        id=convenant_id,
        naam=nieuw.naam,
        geldig_vanaf=nieuw.geldig_vanaf,
        geldig_tot=nieuw.geldig_tot,
        loket=nieuw.contactpunt.naam,
        loket_emailadres=nieuw.contactpunt.emailadres,
        loket_telefoon=nieuw.contactpunt.telefoon,
        informeren=nieuw.afspraken.informeren,
        verzoeken=nieuw.afspraken.verzoeken,
        datalekken=nieuw.afspraken.datalekken,
        vastgelegd_op=nu,
        vastgelegd_door=door,
    )
    sessie.add(rij)
    sessie.flush()  # the parties point at it
    sessie.add_all(Convenantpartij(convenant_id=convenant_id, organisatie_id=partij) for partij in nieuw.partijen)
    sessie.flush()
    return rij


def partijen_op(sessie: Session, dag: date) -> frozenset[UUID]:
    """Give the organisations that are party to the convenant of a day; none when no convenant holds."""
    rij = _van_kracht(sessie, dag)
    if rij is None:
        return frozenset()
    opdracht = select(Convenantpartij.organisatie_id).where(Convenantpartij.convenant_id == rij.id)
    return frozenset(sessie.scalars(opdracht))


def _van_kracht(sessie: Session, dag: date) -> Convenant | None:
    laatste = sessie.scalar(
        select(Convenant)
        .where(Convenant.geldig_vanaf <= dag)
        .order_by(Convenant.geldig_vanaf.desc(), Convenant.vastgelegd_op.desc(), Convenant.id)
        .limit(1)
    )
    return laatste if laatste is not None and (laatste.geldig_tot is None or dag < laatste.geldig_tot) else None


def _partijen(sessie: Session, convenant_id: UUID) -> list[Organisatie]:
    opdracht = (
        select(Organisatie)
        .join(Convenantpartij, Convenantpartij.organisatie_id == Organisatie.id)
        .where(Convenantpartij.convenant_id == convenant_id)
        .order_by(Organisatie.naam, Organisatie.id)
    )
    return list(sessie.scalars(opdracht))


def _fouten_in(nieuw: NieuwConvenant, sessie: Session) -> list[Fout]:
    fouten = [
        Fout(wijzer, "LEEG", "Vul dit veld in.")
        for wijzer, tekst in (
            ("/naam", nieuw.naam),
            ("/contactpunt/naam", nieuw.contactpunt.naam),
            ("/afspraken/informeren", nieuw.afspraken.informeren),
            ("/afspraken/verzoeken", nieuw.afspraken.verzoeken),
            ("/afspraken/datalekken", nieuw.afspraken.datalekken),
        )
        if not tekst.strip()
    ]
    if not nieuw.contactpunt.emailadres and not nieuw.contactpunt.telefoon:
        fouten.append(Fout("/contactpunt", "LEEG", "Noem een e-mailadres of een telefoonnummer."))
    if nieuw.geldig_tot is not None and nieuw.geldig_tot <= nieuw.geldig_vanaf:
        fouten.append(Fout("/einddatum", "TERMIJN", "De einddatum ligt na de ingangsdatum."))
    return fouten + _fouten_in_partijen(nieuw.partijen, sessie)


def _fouten_in_partijen(partijen: tuple[UUID, ...], sessie: Session) -> list[Fout]:
    bekend = netwerk.organisaties(sessie, partijen)
    fouten = []
    for nummer, partij in enumerate(partijen):
        if partij not in bekend:
            fouten.append(Fout(f"/partijen/{nummer}", "ONBEKEND", "Deze organisatie bestaat niet."))
        elif partij in partijen[:nummer]:
            fouten.append(Fout(f"/partijen/{nummer}", "DUBBEL", "Deze organisatie staat er al."))
    return fouten
