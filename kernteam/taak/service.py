"""Makes tasks and tells whose they are. Knows no casus: who makes one says for whom and until when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, object_session

from kernteam.bericht import service as bericht
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.fouten import Fout
from kernteam.grond.klok import AMSTERDAM
from kernteam.netwerk.models import Medewerker
from kernteam.taak.kalender import maand_na
from kernteam.taak.models import Taak, Taaksoort, Uitstelreden

GEEN_DAG = date.max  # a notice has no last day: it comes after everything that has one
Plek = tuple[date, datetime, UUID]


@dataclass(frozen=True, slots=True)
class Voor:
    """For whom: one medewerker, or a role, at one organisation or anywhere."""

    medewerker_id: UUID | None = None
    organisatie_id: UUID | None = None
    rol: Rol | None = None


def maak(
    sessie: Session,
    soort: Taaksoort,
    voor: Voor,
    nu: datetime,
    *,
    casus_id: UUID | None = None,
    object_id: UUID | None = None,
    uiterlijk: date | None = None,
) -> Taak:
    """Store a task; without a last day it is a notice. The caller holds a writing transaction."""
    taak = Taak(
        id=uuid4(),
        soort=soort,
        casus_id=casus_id,
        object_id=object_id,
        medewerker_id=voor.medewerker_id,
        organisatie_id=voor.organisatie_id,
        rol=voor.rol,
        ontstaan_op=nu,
        uiterlijk_datum=uiterlijk,
    )
    sessie.add(taak)
    bericht.zet_klaar(sessie, _wie(sessie, voor, nu), taak.id, nu)
    return taak


def _wie(sessie: Session, voor: Voor, nu: datetime) -> set[UUID]:
    """Give who is meant, today."""
    if voor.medewerker_id is not None:
        return {voor.medewerker_id}
    in_dienst = Medewerker.in_dienst(nu.astimezone(AMSTERDAM).date())
    opdracht = select(Medewerker.id).where(Medewerker.rol == voor.rol, in_dienst)
    if voor.organisatie_id is not None:
        opdracht = opdracht.where(Medewerker.organisatie_id == voor.organisatie_id)
    return set(sessie.scalars(opdracht))


def rond_af(taak: Taak, door: UUID, nu: datetime) -> None:
    """Mark a task as done; doing it twice changes nothing."""
    sessie = object_session(taak)
    if taak.afgerond_op is None and sessie is not None:
        taak.afgerond_op, taak.afgerond_door = nu, door
        bericht.vervalt(sessie, taak.id, nu)


def stel_uit(taak: Taak, tot: date, reden: Uitstelreden) -> None:
    """Put a task off until a day that `uitstelfouten` allows."""
    taak.uitgesteld_datum, taak.uitstelreden = tot, reden


def uitstelfouten(tot: date, vandaag: date) -> list[Fout]:
    """Give why informing cannot be put off until this day (S09): a month at a time, so that it is weighed again."""
    if vandaag < tot <= maand_na(vandaag):
        return []
    return [Fout("/uitgesteldDatum", "TERMIJN", "Stel uit tot een dag na vandaag, hoogstens een maand verder.")]


def open_over(sessie: Session, soort: Taaksoort, object_id: UUID) -> list[Taak]:
    """Give the open tasks of one kind about one object."""
    opdracht = select(Taak).where(Taak.soort == soort, Taak.object_id == object_id, Taak.afgerond_op.is_(None))
    return list(sessie.scalars(opdracht))


def open_in(sessie: Session, soort: Taaksoort, casus_id: UUID) -> list[Taak]:
    """Give the open tasks of one kind in one casus."""
    opdracht = select(Taak).where(Taak.soort == soort, Taak.casus_id == casus_id, Taak.afgerond_op.is_(None))
    return list(sessie.scalars(opdracht))


def open_voor(sessie: Session, actor: Actor, vandaag: date, na: Plek | None, limit: int) -> list[Taak]:
    """Give the first open tasks after a place that wait for this actor; what is due first comes first."""
    plek = (func.coalesce(Taak.uitgesteld_datum, Taak.uiterlijk_datum, GEEN_DAG), Taak.ontstaan_op, Taak.id)
    opdracht = select(Taak).where(is_voor(actor, vandaag), Taak.afgerond_op.is_(None)).order_by(*plek).limit(limit)
    if na is not None:
        soorten = (Taak.uiterlijk_datum.type, Taak.ontstaan_op.type, Taak.id.type)
        grens = (literal(waarde, soort) for waarde, soort in zip(na, soorten, strict=True))
        opdracht = opdracht.where(tuple_(*plek) > tuple_(*grens))
    return list(sessie.scalars(opdracht))


def wacht_op(sessie: Session, actor: Actor, vandaag: date, taak_id: UUID) -> Taak | None:
    """Give the task, done or not, if it is this actor's; None for one that is somebody else's or does not exist."""
    return sessie.scalar(select(Taak).where(Taak.id == taak_id, is_voor(actor, vandaag)))


def is_voor(actor: Actor, vandaag: date) -> ColumnElement[bool]:
    """Give the condition that a task waits for this actor, or for somebody he replaces today."""
    van_rol = and_(
        Taak.medewerker_id.is_(None),
        Taak.rol == actor.rol,
        or_(Taak.organisatie_id.is_(None), Taak.organisatie_id == actor.organisatie_id),
    )
    waarneming = and_(
        Taak.vervanger_id == actor.medewerker_id,
        Taak.vervanger_vanaf_datum <= vandaag,
        Taak.vervanger_tot_datum > vandaag,
    )
    return or_(Taak.medewerker_id == actor.medewerker_id, waarneming, van_rol)
