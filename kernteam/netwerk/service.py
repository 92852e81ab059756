"""The reading acts of the network, and what higher floors ask about it. Knows no route, no account and no casus."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, literal, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from kernteam.grond.actor import Partij
from kernteam.grond.fouten import Fout, NietGevonden, Ongeldig
from kernteam.netwerk.gegevens import (
    Collega,
    Gemeentegegevens,
    Kernteamgegevens,
    Medewerkergegevens,
    Organisatiegegevens,
    Schoolgegevens,
    Schoolkernteam,
)
from kernteam.netwerk.models import (
    Contactpersoon,
    Gemeente,
    Kernteam,
    Kernteamlid,
    Kernteamschool,
    Medewerker,
    Organisatie,
    School,
    Schoolimport,
    Sector,
)

X = TypeVar("X")
Plek = tuple[str, str]
Pagina = tuple[list[X], Plek | None]
Opdracht = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Volgorde:
    """The order of a list: by name, and by key where names are equal.

    A place holds the key and not the name: a place travels in an address, where no name of a person may stand.
    """

    soort: str
    naam: InstrumentedAttribute[str]
    sleutel: InstrumentedAttribute[Any]

    def na(self, sessie: Session, plek: Plek) -> ColumnElement[bool]:
        """Give the condition for what comes after a place. Raises Ongeldig for a place that is not of this list."""
        sleutel = self._sleutel(plek)
        naam = None if sleutel is None else sessie.scalar(select(self.naam).where(self.sleutel == sleutel))
        if naam is None:
            raise Ongeldig([Fout("/cursor", "VORM", "Deze cursor hoort niet bij deze lijst.")])
        grens = tuple_(literal(naam, self.naam.type), literal(sleutel, self.sleutel.type))
        return tuple_(self.naam, self.sleutel) > grens

    def _sleutel(self, plek: Plek) -> Any:
        soort, tekst = plek
        if soort != self.soort or not tekst.isascii():
            return None
        try:
            return self.sleutel.type.python_type(tekst)
        except ValueError:
            return None


_OP_GEMEENTE = _Volgorde("gemeente", Gemeente.naam, Gemeente.code)
_OP_SCHOOL = _Volgorde("school", School.naam, School.vestigingscode)
_OP_ORGANISATIE = _Volgorde("organisatie", Organisatie.naam, Organisatie.id)
_OP_MEDEWERKER = _Volgorde("medewerker", Medewerker.naam, Medewerker.id)
_OP_KERNTEAM = _Volgorde("kernteam", Kernteam.naam, Kernteam.id)


def gemeenten_opsommen(sessie: Session, *, na: Plek | None, limit: int) -> Pagina[Gemeentegegevens]:
    """List the gemeenten that the school files name."""
    return _pagina(sessie, select(Gemeente), _OP_GEMEENTE, Gemeentegegevens.van, na, limit)


def scholen_opsommen(
    sessie: Session,
    *,
    na: Plek | None,
    limit: int,
    gemeente_code: str | None = None,
    sector: Sector | None = None,
    ook_gesloten: bool = False,
) -> Pagina[Schoolgegevens]:
    """List the schools, of one gemeente or sector if asked; closed ones only on request."""
    opdracht = _scholen()
    if gemeente_code is not None:
        opdracht = opdracht.where(School.gemeente_code == gemeente_code)
    if sector is not None:
        opdracht = opdracht.where(School.sector == sector)
    if not ook_gesloten:
        opdracht = opdracht.where(School.gesloten_op.is_(None))
    return _pagina(sessie, opdracht, _OP_SCHOOL, Schoolgegevens.van, na, limit)


def school_lezen(sessie: Session, vestigingscode: str) -> Schoolgegevens:
    """Read one school, open or closed. Raises NietGevonden."""
    rij = sessie.execute(_scholen().where(School.vestigingscode == vestigingscode)).one_or_none()
    if rij is None:
        raise NietGevonden
    return Schoolgegevens.van(*rij)


def contactpersonen_opsommen(
    sessie: Session, vestigingscode: str, vandaag: date, *, na: Plek | None, limit: int
) -> Pagina[Collega]:
    """List the fixed contact persons of a school. Raises NietGevonden when there is no such school."""
    _eis(sessie, School, vestigingscode)
    opdracht = (
        _medewerkers(vandaag)
        .join(Contactpersoon, Contactpersoon.medewerker_id == Medewerker.id)
        .where(Contactpersoon.vestigingscode == vestigingscode)
    )
    return _pagina(sessie, opdracht, _OP_MEDEWERKER, Collega.van, na, limit)


def schoolkernteam_lezen(sessie: Session, vestigingscode: str, vandaag: date) -> Schoolkernteam:
    """Read the kernteam of a school with its leden. Raises NietGevonden without such a school or without a kernteam."""
    opdracht = select(Kernteam).join(Kernteamschool).where(Kernteamschool.vestigingscode == vestigingscode)
    kernteam = sessie.scalar(opdracht)
    if kernteam is None:
        _eis(sessie, School, vestigingscode)
        raise NietGevonden("Deze school heeft nog geen kernteam.")
    leden = sessie.execute(_leden(kernteam.id, vandaag).order_by(Medewerker.naam, Medewerker.id))
    return Schoolkernteam(kernteam.id, kernteam.naam, [Collega.van(*rij) for rij in leden])


def organisaties_opsommen(
    sessie: Session, *, na: Plek | None, limit: int, partij: Partij | None = None
) -> Pagina[Organisatiegegevens]:
    """List the organisations that take part, of one partij if asked."""
    opdracht: Opdracht = select(Organisatie)
    if partij is not None:
        opdracht = opdracht.where(Organisatie.partij == partij)
    return _pagina(sessie, opdracht, _OP_ORGANISATIE, Organisatiegegevens.van, na, limit)


def medewerkers_opsommen(
    sessie: Session, vandaag: date, *, na: Plek | None, limit: int, organisatie_id: UUID | None = None
) -> Pagina[Medewerkergegevens]:
    """List who works in the network today, at one organisation if asked."""
    opdracht = _medewerkers(vandaag)
    if organisatie_id is not None:
        opdracht = opdracht.where(Medewerker.organisatie_id == organisatie_id)
    return _pagina(sessie, opdracht, _OP_MEDEWERKER, Medewerkergegevens.van, na, limit)


def kernteams_opsommen(sessie: Session, *, na: Plek | None, limit: int) -> Pagina[Kernteamgegevens]:
    """List the kernteams."""
    return _pagina(sessie, select(Kernteam), _OP_KERNTEAM, Kernteamgegevens.van, na, limit)


def kernteamleden_opsommen(
    sessie: Session, kernteam_id: UUID, vandaag: date, *, na: Plek | None, limit: int
) -> Pagina[Medewerkergegevens]:
    """List the leden of a kernteam who work there today. Raises NietGevonden when there is no such kernteam."""
    _eis(sessie, Kernteam, kernteam_id)
    return _pagina(sessie, _leden(kernteam_id, vandaag), _OP_MEDEWERKER, Medewerkergegevens.van, na, limit)


def kernteamscholen_opsommen(
    sessie: Session, kernteam_id: UUID, *, na: Plek | None, limit: int
) -> Pagina[Schoolgegevens]:
    """List the schools of a kernteam, closed ones too. Raises NietGevonden when there is no such kernteam."""
    _eis(sessie, Kernteam, kernteam_id)
    opdracht = (
        _scholen()
        .join(Kernteamschool, Kernteamschool.vestigingscode == School.vestigingscode)
        .where(Kernteamschool.kernteam_id == kernteam_id)
    )
    return _pagina(sessie, opdracht, _OP_SCHOOL, Schoolgegevens.van, na, limit)


def school_van(sessie: Session, vestigingscode: str) -> School | None:
    """Give the school with this code, open or closed."""
    return sessie.get(School, vestigingscode)


def organisatie_van_school(sessie: Session, vestigingscode: str) -> Organisatie | None:
    """Give the organisation as which a school takes part; None when it has not joined."""
    return sessie.scalar(select(Organisatie).where(Organisatie.vestigingscode == vestigingscode))


def kernteamleden_van_school(sessie: Session, vestigingscode: str, vandaag: date) -> list[Medewerker]:
    """Give the leden of the kernteam of a school who work there today, by name."""
    opdracht = (
        select(Medewerker)
        .join(Kernteamlid, Kernteamlid.medewerker_id == Medewerker.id)
        .join(Kernteamschool, Kernteamschool.kernteam_id == Kernteamlid.kernteam_id)
        .where(Kernteamschool.vestigingscode == vestigingscode, Medewerker.in_dienst(vandaag))
        .order_by(Medewerker.naam, Medewerker.id)
    )
    return list(sessie.scalars(opdracht))


def kernteam_van_school(sessie: Session, vestigingscode: str) -> UUID | None:
    """Give the kernteam that serves a school; None without one."""
    return sessie.scalar(select(Kernteamschool.kernteam_id).where(Kernteamschool.vestigingscode == vestigingscode))


def contactpersonen_van_school(sessie: Session, vestigingscode: str, vandaag: date) -> list[Medewerker]:
    """Give the fixed contact persons of a school who work there today, by name."""
    opdracht = (
        select(Medewerker)
        .join(Contactpersoon, Contactpersoon.medewerker_id == Medewerker.id)
        .where(Contactpersoon.vestigingscode == vestigingscode, Medewerker.in_dienst(vandaag))
        .order_by(Medewerker.naam, Medewerker.id)
    )
    return list(sessie.scalars(opdracht))


def is_van_school(medewerker_id: UUID, vestigingscode: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Give the condition that somebody is in the kernteam of a school, or its contact person."""
    lid = (
        select(Kernteamlid.medewerker_id)
        .join(Kernteamschool, Kernteamschool.kernteam_id == Kernteamlid.kernteam_id)
        .where(Kernteamlid.medewerker_id == medewerker_id, Kernteamschool.vestigingscode == vestigingscode)
    )
    vast = select(Contactpersoon.medewerker_id).where(
        Contactpersoon.medewerker_id == medewerker_id, Contactpersoon.vestigingscode == vestigingscode
    )
    return or_(lid.exists(), vast.exists())


def namen(sessie: Session, medewerker_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Give the names of medewerkers, also of those uit dienst: what they wrote stays theirs."""
    return {id_: medewerker.naam for id_, medewerker in medewerkers(sessie, medewerker_ids).items()}


def organisatienamen(sessie: Session, organisatie_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Give the names of organisations."""
    return {id_: organisatie.naam for id_, organisatie in organisaties(sessie, organisatie_ids).items()}


def organisaties(sessie: Session, ids: Iterable[UUID]) -> dict[UUID, Organisatie]:
    """Give the organisations with these ids, with one statement; an unknown id is absent."""
    opdracht = select(Organisatie).where(Organisatie.id.in_(set(ids)))
    return {organisatie.id: organisatie for organisatie in sessie.scalars(opdracht)}


def medewerkers(sessie: Session, ids: Iterable[UUID]) -> dict[UUID, Medewerker]:
    """Give the medewerkers with these ids, uit dienst or not, with one statement; an unknown id is absent."""
    opdracht = select(Medewerker).where(Medewerker.id.in_(set(ids)))
    return {medewerker.id: medewerker for medewerker in sessie.scalars(opdracht)}


def _pagina(
    sessie: Session, opdracht: Opdracht, volgorde: _Volgorde, maak: Callable[..., X], na: Plek | None, limit: int
) -> Pagina[X]:
    if na is not None:
        opdracht = opdracht.where(volgorde.na(sessie, na))
    # one row more than asked tells whether there is a next page
    gevonden = sessie.execute(opdracht.order_by(volgorde.naam, volgorde.sleutel).limit(limit + 1)).all()
    rijen = [maak(*rij) for rij in gevonden[:limit]]
    if len(gevonden) <= limit:
        return rijen, None
    return rijen, (volgorde.soort, str(getattr(rijen[-1], volgorde.sleutel.key)))


def _eis(sessie: Session, soort: type[School | Kernteam], sleutel: str | UUID) -> None:
    if sessie.get(soort, sleutel) is None:
        raise NietGevonden


def _scholen() -> Opdracht:
    return select(School, Gemeente, Schoolimport).join(Schoolimport).outerjoin(Gemeente)


def _medewerkers(vandaag: date) -> Opdracht:
    return select(Medewerker, Organisatie).join(Organisatie).where(Medewerker.in_dienst(vandaag))


def _leden(kernteam_id: UUID, vandaag: date) -> Opdracht:
    lid = Kernteamlid.medewerker_id == Medewerker.id
    return _medewerkers(vandaag).join(Kernteamlid, lid).where(Kernteamlid.kernteam_id == kernteam_id)
