"""The steps the acts of the desk share: load, say whom it is about, ask the door, hold the key. Knows no act."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor, Rol
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.kluis.bos import Bos
from kernteam.toegang.feiten import ToezichtFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.aandachtslijst import eigen_casussen
from kernteam.toezicht.models import Toezichtgeval, Toezichtoordeel, Toezichtvraag
from kernteam.toezicht.scoren import AANDACHT
from kernteam.toezicht.service.berekenen import Geval

# that a question waits: it was neither answered nor withdrawn
VRAAG_WACHT = and_(Toezichtvraag.beantwoord_op.is_(None), Toezichtvraag.ingetrokken_op.is_(None))


@dataclass(frozen=True, slots=True)
class InGeval:
    """An actor at a case, with the pass for one act and what is kept of it; no key as long as it has no words."""

    geval: Geval
    oordelen: list[Toezichtoordeel]
    vragen: list[Toezichtvraag]
    pas: Doorgang
    bos: Bos | None
    poort: Poort
    nu: datetime


def ga_in_geval(
    actor: Actor,
    handeling: Handeling,
    geval: Geval | None,
    geval_id: UUID,
    poort: Poort,
    bijzonder: str | None = None,
) -> InGeval:
    """Ask the door for one act at a case; raises NietGevonden for one that is not there, or about the actor."""
    sessie = poort.sessie
    oordelen = list(
        sessie.scalars(
            select(Toezichtoordeel)
            .where(Toezichtoordeel.geval_id == geval_id)
            .order_by(Toezichtoordeel.beoordeeld_op, Toezichtoordeel.id)
        )
    )
    vragen = vragen_van(sessie, geval_id)
    feiten = None
    if geval is not None:
        rijen = frozenset({een.id for een in oordelen} | {een.id for een in vragen})
        feiten = ToezichtFeiten(geval_id, over_wie(actor, geval, sessie), rijen=rijen)
    pas = poort.vraag(actor, handeling, feiten, geval_id, bijzonder)
    if geval is None:  # the door refused already
        raise LookupError("doorgang zonder geval")
    return InGeval(geval, oordelen, vragen, pas, sleutel_van(poort, pas), poort, poort.klok.nu())


def over_wie(actor: Actor, geval: Geval, sessie: Session) -> frozenset[UUID]:
    """Give every capacity of who a case is about, and this officer when it is for another one to see."""
    over = frozenset(alle_hoedanigheden(sessie, geval.medewerker_id))
    van_bureau = actor.rol is Rol.PRIVACYFUNCTIONARIS
    voor_ander = van_bureau and is_voor_ander(geval, eigen_casussen(sessie, actor.medewerker_id))
    return over | {actor.medewerker_id} if voor_ander else over


def is_voor_ander(geval: Geval, eigen: Collection[UUID]) -> bool:
    """Tell whether a case says that one of these casussen, of the officer himself, is on the aandachtslijst."""
    return AANDACHT in geval.treffers and geval.casus_id in eigen


def voor(actor: Actor, sessie: Session) -> Callable[[Geval], bool]:
    """Give what tells whether a case is for this officer: not about himself, nor of the list about a casus of his."""
    eigen, casussen = alle_hoedanigheden(sessie, actor.medewerker_id), eigen_casussen(sessie, actor.medewerker_id)
    return lambda geval: geval.medewerker_id not in eigen and not is_voor_ander(geval, casussen)


def vragen_van(sessie: Session, geval_id: UUID) -> list[Toezichtvraag]:
    """Give the questions about a case, sealed, oldest first."""
    opdracht = select(Toezichtvraag).where(Toezichtvraag.geval_id == geval_id)
    return list(sessie.scalars(opdracht.order_by(Toezichtvraag.gesteld_op, Toezichtvraag.id)))


def sleutel_van(poort: Poort, pas: Doorgang) -> Bos | None:
    """Fetch the key of a record; None when it has none yet."""
    return poort.kluis.ontsluit_alle([pas]).get(pas.casus_id)


def eis_sleutel(poort: Poort, pas: Doorgang) -> Bos:
    """Give the key of a record, made when its first words come; the caller holds its row for writing."""
    return sleutel_van(poort, pas) or poort.kluis.nieuwe_sleutel(pas, poort.klok.nu())


def houd_vast(sessie: Session, rij: Toezichtgeval) -> None:
    """Hold the row of a case until the end of the transaction: of two acts at once the second waits."""
    sessie.flush()
    sessie.refresh(rij, with_for_update=True)
