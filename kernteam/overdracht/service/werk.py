"""Lists what a medewerker still has in hand: ids, codes and days. Knows no content and no web."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from kernteam.casus.models import Casus, Deelnemer
from kernteam.consult.models import AnoniemConsult, Berichtsoort, Consult, Consultbericht
from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import Casusstatus
from kernteam.netwerk.bereikbaarheid import mag_regelen
from kernteam.netwerk.models import Medewerker
from kernteam.overleg.models import Bijdrage
from kernteam.plan.models import Planactie
from kernteam.regie import service as regie
from kernteam.taak.models import PERSOONLIJK, Taak, Taaksoort
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class OpenTaak:
    """A task that waits for him."""

    id: UUID
    soort: Taaksoort
    uiterlijk_datum: date | None


@dataclass(frozen=True, slots=True)
class Werk:
    """What somebody has in hand from a moment on."""

    casussen: tuple[UUID, ...]  # at whose table he sits
    regie: tuple[UUID, ...]  # the casussen that he leads
    taken: tuple[OpenTaak, ...]
    planacties: tuple[UUID, ...]  # agreed in his name, not done yet
    overlegacties: tuple[UUID, ...]  # idem, at a meeting
    gevraagde_consulten: tuple[UUID, ...]
    anonieme_consulten: tuple[UUID, ...]  # that he asked
    beantwoorde_consulten: tuple[UUID, ...]  # of his organisation: a colleague can go on

    @property
    def over_te_dragen(self) -> dict[str, int]:
        """Count what is nobody's when he is gone."""
        return {
            "casussen": len(self.casussen),
            "regie": len(self.regie),
            "taken": len(self.taken),
            "acties": len(self.planacties) + len(self.overlegacties),
            "consulten": len(self.gevraagde_consulten) + len(self.anonieme_consulten),
        }


def opsommen(actor: Actor, medewerker_id: UUID, poort: Poort) -> Werk:
    """List what a medewerker has in hand (handeling werk.opsommen): for himself, or who leads his organisation.

    Raises NietGevonden for anybody else's.
    """
    van_actor = mag_regelen(actor, poort.sessie.get(Medewerker, medewerker_id))
    poort.vraag(actor, Handeling.WERK_OPSOMMEN, GeenFeiten(medewerker_id, van_actor=van_actor), medewerker_id)
    return werk_van(poort.sessie, medewerker_id, poort.klok.nu())


def werk_van(sessie: Session, medewerker_id: UUID, na: datetime) -> Werk:
    """Give what still runs after a moment, in a fixed number of statements."""
    plaatsen = plaatsen_van(sessie, medewerker_id, na)
    taken = select(Taak).where(*open_taken(medewerker_id)).order_by(Taak.ontstaan_op, Taak.id)
    consulten = select(Consult.id).where(*gevraagd_door(medewerker_id, na)).order_by(Consult.gevraagd_op)
    anoniem = select(AnoniemConsult.id).where(*anoniem_van(medewerker_id, na)).order_by(AnoniemConsult.gesteld_op)
    return Werk(
        casussen=tuple(dict.fromkeys(een.casus_id for een in plaatsen)),
        regie=tuple(geleid_door(sessie, plaatsen)),
        taken=tuple(OpenTaak(een.id, een.soort, een.uiterlijk_datum) for een in sessie.scalars(taken)),
        planacties=tuple(sessie.scalars(select(Planactie.id).where(*planacties_van(plaatsen)).order_by(Planactie.id))),
        overlegacties=tuple(
            sessie.scalars(select(Bijdrage.id).where(*overlegacties_van(medewerker_id, plaatsen)).order_by(Bijdrage.id))
        ),
        gevraagde_consulten=tuple(sessie.scalars(consulten)),
        anonieme_consulten=tuple(sessie.scalars(anoniem)),
        beantwoorde_consulten=tuple(_beantwoord_door(sessie, medewerker_id, na)),
    )


def plaatsen_van(
    sessie: Session,
    medewerker_id: UUID,
    na: datetime,
    niet: Collection[Casusstatus] = (Casusstatus.VERNIETIGD,),
) -> Sequence[Deelnemer]:
    """Give where he still sits at the table after a moment, oldest first; not of casussen in these states."""
    opdracht = (
        select(Deelnemer)
        .join(Casus, Casus.id == Deelnemer.casus_id)
        .where(Deelnemer.medewerker_id == medewerker_id, Casus.status.not_in(niet))
        .where(or_(Deelnemer.tot_op.is_(None), Deelnemer.tot_op > na))
        .order_by(Deelnemer.sinds_op, Deelnemer.id)
    )
    return sessie.scalars(opdracht).all()


def geleid_door(sessie: Session, plaatsen: Sequence[Deelnemer]) -> list[UUID]:
    """Give the casussen that are led from one of these seats now."""
    regies = regie.per_casus(sessie, {een.casus_id for een in plaatsen})
    stoelen = {een.id for een in plaatsen}
    return [casus_id for casus_id, rijen in regies.items() if rijen[-1].deelnemer_id in stoelen]


def open_taken(medewerker_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """Give the condition that a task waits for him by name, that somebody else could do."""
    return Taak.medewerker_id == medewerker_id, Taak.afgerond_op.is_(None), Taak.soort.not_in(PERSOONLIJK)


def planacties_van(plaatsen: Collection[Deelnemer]) -> tuple[ColumnElement[bool], ...]:
    """Give the condition that an action of a plan waits for who sits on one of these seats."""
    return Planactie.deelnemer_id.in_({een.id for een in plaatsen}), Planactie.gedaan_datum.is_(None)


def overlegacties_van(medewerker_id: UUID, plaatsen: Collection[Deelnemer]) -> tuple[ColumnElement[bool], ...]:
    """Give the condition that an action of a meeting waits for him, in a casus at whose table he sits."""
    bij_casus = Bijdrage.casus_id.in_({een.casus_id for een in plaatsen})
    return bij_casus, Bijdrage.uitvoerder_id == medewerker_id, Bijdrage.gedaan_op.is_(None)


def gevraagd_door(medewerker_id: UUID, na: datetime) -> tuple[ColumnElement[bool], ...]:
    """Give the condition that a consult he asked still runs after a moment."""
    return (*_loopt(na), Consult.vraagsteller_id == medewerker_id)


def anoniem_van(medewerker_id: UUID, na: datetime) -> tuple[ColumnElement[bool], ...]:
    """Give the condition that a consult he asked without a name can still be read after a moment."""
    return AnoniemConsult.vraagsteller_id == medewerker_id, AnoniemConsult.vervalt_op > na


def _beantwoord_door(sessie: Session, medewerker_id: UUID, na: datetime) -> Sequence[UUID]:
    antwoord = select(Consultbericht.consult_id).where(
        Consultbericht.auteur_id == medewerker_id, Consultbericht.soort == Berichtsoort.ANTWOORD
    )
    opdracht = select(Consult.id).where(*_loopt(na), Consult.id.in_(antwoord)).order_by(Consult.gevraagd_op)
    return sessie.scalars(opdracht).all()


def _loopt(na: datetime) -> tuple[ColumnElement[bool], ...]:
    return Consult.afgesloten_op.is_(None), Consult.tot_op > na
