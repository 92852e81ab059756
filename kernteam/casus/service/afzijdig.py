"""Whether somebody declared to stay out of a casus. Knows no act and no web."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.models import Afzijdigheid, Afzijdigreden
from kernteam.identiteit.service import alle_hoedanigheden, zelfde_persoon


def afzijdig_om(sessie: Session, casus_id: UUID, medewerker_id: UUID) -> Afzijdigreden | None:
    """Give why this person, in whatever capacity, stays out of a casus; None when he does not."""
    gemeld = sessie.scalars(select(Afzijdigheid).where(Afzijdigheid.casus_id == casus_id))
    return next((een.reden for een in gemeld if zelfde_persoon(sessie, een.medewerker_id, medewerker_id)), None)


def buiten_casussen(sessie: Session, medewerker_id: UUID, op: datetime | None = None) -> frozenset[UUID]:
    """Give the casussen of which this person stays out, in whatever capacity he declared so, now or before a moment."""
    wie = alle_hoedanigheden(sessie, medewerker_id)
    gemeld = select(Afzijdigheid.casus_id).where(Afzijdigheid.medewerker_id.in_(wie))
    return frozenset(sessie.scalars(gemeld if op is None else gemeld.where(Afzijdigheid.gemeld_op < op)))
