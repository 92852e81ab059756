"""Reads the plan of a casus: each reader what the decision opens to him. Knows no web."""

from uuid import UUID

from sqlalchemy.orm import Session

from kernteam.casus.inzage import zichtbare_deelnemers
from kernteam.casus.service.binnen import eis_plaats
from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.plan.inzage import PlanInzage, Planrijen, maak_plan
from kernteam.plan.models import (
    Familiegroepsplan,
    Planactie,
    Planakkoord,
    Plandoel,
    Plandoelscore,
    Planevaluatie,
    Plantevredenheid,
)
from kernteam.plan.service.binnen import ga_in_plan, stukken
from kernteam.toegang.poort import Poort


def lezen(actor: Actor, casus_id: UUID, poort: Poort) -> PlanInzage:
    """Read the plan (handeling plan.lezen); raises NietGevonden alike for unknown and not allowed."""
    eis_plaats(actor, Handeling.PLAN_LEZEN, casus_id, poort)
    rijen = rijen_van(poort.sessie, casus_id)
    binnen = ga_in_plan(actor, Handeling.PLAN_LEZEN, casus_id, poort, [een for soort in rijen for een in soort])
    aan_tafel = {een.medewerker_id for een in zichtbare_deelnemers(binnen.geladen, binnen.besluit)}
    return maak_plan(rijen, binnen.bos, binnen.besluit, aan_tafel | {actor.medewerker_id})


def rijen_van(sessie: Session, casus_id: UUID) -> Planrijen:
    """Give everything of a plan, sealed."""
    return Planrijen(
        stukken(sessie, Plandoel, casus_id),
        stukken(sessie, Plandoelscore, casus_id),
        stukken(sessie, Planactie, casus_id),
        stukken(sessie, Planevaluatie, casus_id),
        stukken(sessie, Planakkoord, casus_id),
        stukken(sessie, Plantevredenheid, casus_id),
        stukken(sessie, Familiegroepsplan, casus_id),
    )
