"""Lists and reads what the own organisation handed over. Knows no web."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select

from kernteam.casus.service.binnen import eis_plaats, ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import NietGevonden
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.feiten import Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.verstrekking.inzage import VerstrekkingInzage, VerstrekkingKort, kort, volledig
from kernteam.verstrekking.models import Verstrekking, Verstrektdeel


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[VerstrekkingKort, ...]:
    """List what the own organisation handed over, newest first, without content (handeling verstrekking.opsommen)."""
    eis_plaats(actor, Handeling.VERSTREKKING_OPSOMMEN, casus_id, poort)
    opdracht = eigen_verstrekkingen(actor, casus_id).order_by(Verstrekking.verstrekt_op.desc(), Verstrekking.id)
    rijen = list(poort.sessie.scalars(opdracht))
    delen = delen_van(poort, rijen)
    binnen = ga_binnen(actor, Handeling.VERSTREKKING_OPSOMMEN, casus_id, poort, ook=als_onderdelen(actor, rijen, ()))
    return tuple(kort(rij, [een for een in delen if een.verstrekking_id == rij.id], binnen.bos.open) for rij in rijen)


def lezen(actor: Actor, casus_id: UUID, verstrekking_id: UUID, poort: Poort) -> VerstrekkingInzage:
    """Read what was handed over (handeling verstrekking.lezen). Raises NietGevonden for another organisation's."""
    eis_plaats(actor, Handeling.VERSTREKKING_LEZEN, casus_id, poort, verstrekking_id)
    rijen = list(poort.sessie.scalars(eigen_verstrekkingen(actor, casus_id).where(Verstrekking.id == verstrekking_id)))
    delen = delen_van(poort, rijen)
    ook = als_onderdelen(actor, rijen, delen)
    binnen = ga_binnen(actor, Handeling.VERSTREKKING_LEZEN, casus_id, poort, ook=ook, object_id=verstrekking_id)
    if not rijen:
        raise NietGevonden
    return volledig(rijen[0], delen, binnen.bos.open)


def eigen_verstrekkingen(actor: Actor, casus_id: UUID) -> Select[Verstrekking]:
    """Select what the own organisation handed over in a casus."""
    return select(Verstrekking).where(
        Verstrekking.casus_id == casus_id, Verstrekking.organisatie_id == actor.organisatie_id
    )


def delen_van(poort: Poort, rijen: Sequence[Verstrekking]) -> list[Verstrektdeel]:
    """Give what these rows handed over, sealed, always in the same order."""
    ids = [rij.id for rij in rijen]
    opdracht = select(Verstrektdeel).where(Verstrektdeel.verstrekking_id.in_(ids)).order_by(Verstrektdeel.id)
    return list(poort.sessie.scalars(opdracht))


def als_onderdelen(
    actor: Actor, rijen: Sequence[Verstrekking], delen: Sequence[Verstrektdeel]
) -> tuple[Onderdeel, ...]:
    """Give the rows for the door. What was handed over is the organisation's own to see, whatever else it may see."""
    return (
        *(Onderdeel(een.id, Klasse.PROC, actor.organisatie_id, actor.partij) for een in rijen),
        *(Onderdeel(een.id, een.klasse, actor.organisatie_id, actor.partij) for een in delen),
    )
