"""How far a plan is, in numbers: for the guards of transitions 7, 8 and 11. Opens nothing and knows no reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kernteam.casus.models import Deelnemer, Overgang
from kernteam.grond.status import Casusstatus
from kernteam.plan.models import (
    Beoordelaar,
    Familiegroepsplan,
    Gezinsrol,
    Planactie,
    Planakkoord,
    Planantwoord,
    Plandoel,
    Plandoelscore,
    Plandoelstatus,
    Planevaluatie,
    Plantevredenheid,
)


class _Doel(NamedTuple):
    id: UUID
    status: Plandoelstatus
    woorden_op: datetime
    jeugdige: bool
    ouders: bool


class _Actie(NamedTuple):
    gezinsrol: Gezinsrol | None
    uiterlijk_datum: date | None
    gedaan_datum: date | None
    afgesproken_op: datetime
    deelnemer_id: UUID | None  # None also when he left the table: he does nothing for it any more


@dataclass(frozen=True, slots=True)
class Planstand:
    """How far the plan of one casus is, without anything that was written in it.

    Goals that wait for confirmation are not in the plan yet, and count nowhere.
    """

    doelen: int  # that were not stopped
    acties: int
    acties_zonder_eigenaar_of_datum: int  # not done yet, and nobody at the table or in the family, or no last day
    woorden_jeugdige: bool
    woorden_ouders: bool
    akkoord: bool  # at least one agrees with the plan as it is, and nobody's last answer is no
    akkoord_van: frozenset[UUID]  # the betrokkenen whose last answer is yes, to the plan as it is now
    familiegroepsplan_aangeboden: bool
    doelen_zonder_eindscore: int  # run, without a score since the casus last came into UITVOERING; or ended without one
    evaluaties: int
    laatste_evaluatie_op: date | None
    tevreden_gevraagd: frozenset[Beoordelaar]


def planstand(sessie: Session, casus_id: UUID) -> Planstand:
    """Give how far the plan of a casus is (domain rules 6.4, transitions 7, 8 and 11), in eight statements."""
    doelen = _doelen(sessie, casus_id)
    acties = _acties(sessie, casus_id)
    gewijzigd = max([een.woorden_op for een in doelen] + [een.afgesproken_op for een in acties], default=None)
    laatste = _laatste_antwoorden(sessie, casus_id)
    akkoord_van = _akkoord(laatste, gewijzigd)
    evaluaties, laatste_op = sessie.execute(
        select(func.count(), func.max(Planevaluatie.datum)).where(Planevaluatie.casus_id == casus_id)
    ).one()
    return Planstand(
        doelen=sum(een.status is not Plandoelstatus.GESTOPT for een in doelen),
        acties=len(acties),
        acties_zonder_eigenaar_of_datum=sum(_onaf(een) for een in acties),
        woorden_jeugdige=any(een.jeugdige for een in doelen),
        woorden_ouders=any(een.ouders for een in doelen),
        akkoord=bool(akkoord_van) and all(een is Planantwoord.AKKOORD for een, _ in laatste.values()),
        akkoord_van=akkoord_van,
        familiegroepsplan_aangeboden=_aangeboden(sessie, casus_id),
        doelen_zonder_eindscore=_zonder_score(sessie, casus_id, doelen),
        evaluaties=evaluaties,
        laatste_evaluatie_op=laatste_op,
        tevreden_gevraagd=frozenset(
            sessie.scalars(select(Plantevredenheid.van).where(Plantevredenheid.casus_id == casus_id))
        ),
    )


def _doelen(sessie: Session, casus_id: UUID) -> list[_Doel]:
    opdracht = select(
        Plandoel.id,
        Plandoel.status,
        Plandoel.woorden_op,
        Plandoel.woorden_jeugdige.is_not(None),
        Plandoel.woorden_ouders.is_not(None),
    ).where(Plandoel.casus_id == casus_id, Plandoel.bevestigd_op.is_not(None))
    return [_Doel(*rij) for rij in sessie.execute(opdracht)]


def _acties(sessie: Session, casus_id: UUID) -> list[_Actie]:
    opdracht = (
        select(
            Planactie.gezinsrol,
            Planactie.uiterlijk_datum,
            Planactie.gedaan_datum,
            Planactie.afgesproken_op,
            Deelnemer.id,
        )
        .outerjoin(Deelnemer, (Deelnemer.id == Planactie.deelnemer_id) & Deelnemer.tot_op.is_(None))
        .where(Planactie.casus_id == casus_id)
    )
    return [_Actie(*rij) for rij in sessie.execute(opdracht)]


def _onaf(actie: _Actie) -> bool:
    """Tell whether an action that is still to be done lacks who or by when."""
    if actie.gedaan_datum is not None:
        return False
    return actie.uiterlijk_datum is None or (actie.gezinsrol is None and actie.deelnemer_id is None)


def _laatste_antwoorden(sessie: Session, casus_id: UUID) -> dict[UUID, tuple[Planantwoord, datetime]]:
    opdracht = select(Planakkoord.betrokkene_id, Planakkoord.antwoord, Planakkoord.vastgelegd_op)
    opdracht = opdracht.where(Planakkoord.casus_id == casus_id).order_by(Planakkoord.vastgelegd_op, Planakkoord.id)
    return {wie: (antwoord, op) for wie, antwoord, op in sessie.execute(opdracht)}


def _akkoord(laatste: dict[UUID, tuple[Planantwoord, datetime]], gewijzigd: datetime | None) -> frozenset[UUID]:
    # who agreed with what was there before did not agree with what came after
    if gewijzigd is None:
        return frozenset()
    return frozenset(
        wie for wie, (antwoord, op) in laatste.items() if antwoord is Planantwoord.AKKOORD and op >= gewijzigd
    )


def _aangeboden(sessie: Session, casus_id: UUID) -> bool:
    opdracht = select(func.count()).select_from(Familiegroepsplan).where(Familiegroepsplan.casus_id == casus_id)
    return bool(sessie.scalar(opdracht))


def _zonder_score(sessie: Session, casus_id: UUID, doelen: Sequence[_Doel]) -> int:
    sinds = sessie.scalar(
        select(func.max(Overgang.gemaakt_op)).where(
            Overgang.casus_id == casus_id,
            Overgang.naar == Casusstatus.UITVOERING,
            Overgang.van.is_distinct_from(Casusstatus.OPGESCHORT),  # back from a suspension begins no new round
        )
    )
    opdracht = select(Plandoelscore.plandoel_id, Plandoelscore.vastgelegd_op)
    scores = sessie.execute(opdracht.where(Plandoelscore.casus_id == casus_id)).all()
    ooit = {doel for doel, _ in scores}
    nu = {doel for doel, op in scores if sinds is None or op >= sinds}
    eisen = {Plandoelstatus.LOOPT: nu, Plandoelstatus.BEREIKT: ooit}
    return sum(een.id not in eisen[een.status] for een in doelen if een.status in eisen)
