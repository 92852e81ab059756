"""Makes tasks and tells whose they are. Knows no casus: who makes one says for whom and until when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor, Rol
from kernteam.taak.models import Taak, Taaksoort


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
    return taak


def rond_af(taak: Taak, door: UUID, nu: datetime) -> None:
    """Mark a task as done; doing it twice changes nothing."""
    if taak.afgerond_op is None:
        taak.afgerond_op, taak.afgerond_door = nu, door


def open_over(sessie: Session, soort: Taaksoort, object_id: UUID) -> list[Taak]:
    """Give the open tasks of one kind about one object."""
    opdracht = select(Taak).where(Taak.soort == soort, Taak.object_id == object_id, Taak.afgerond_op.is_(None))
    return list(sessie.scalars(opdracht))


def is_voor(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that a task waits for this actor."""
    van_rol = and_(
        Taak.medewerker_id.is_(None),
        Taak.rol == actor.rol,
        or_(Taak.organisatie_id.is_(None), Taak.organisatie_id == actor.organisatie_id),
    )
    return or_(Taak.medewerker_id == actor.medewerker_id, van_rol)
