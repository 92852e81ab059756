"""The steps the acts of a meeting share: is the actor there, what lies under an item, ask the door. Knows no act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, bindparam, or_, select
from sqlalchemy.orm import Session

from kernteam.casus.service.binnen import Binnen, eis_plaats, ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.netwerk.service import is_van_school
from kernteam.overleg.models import Agendapunt, Bijdrage, Genodigde, Overleg, Overlegdeelnemer
from kernteam.toegang.feiten import GeenFeiten, Onderdeel
from kernteam.toegang.poort import Poort

OP_AGENDA = Agendapunt.ingetrokken_op.is_(None)
# built once, so that SQLAlchemy finds its compiled form by identity
_IDS: BindParameter[list[UUID]] = bindparam("ids", expanding=True)
_BIJDRAGEN = select(Bijdrage).where(Bijdrage.agendapunt_id.in_(_IDS)).order_by(Bijdrage.id)
_GENODIGDEN = select(Genodigde).where(Genodigde.agendapunt_id.in_(_IDS)).order_by(Genodigde.vastgelegd_op, Genodigde.id)


@dataclass(frozen=True, slots=True)
class Punt:
    """An item of the agenda with what lies under it."""

    rij: Agendapunt
    bijdragen: list[Bijdrage]
    genodigden: list[Genodigde]

    def onderdelen(self) -> list[Onderdeel]:
        """Give it as the decision sees it; none of this is by itself a reason to see the casus."""
        return list(_onderdelen(self))


@dataclass(frozen=True, slots=True)
class BijPunt:
    """An actor at an item that he may know of, with the pass for one act."""

    overleg: Overleg
    punt: Punt
    binnen: Binnen


def hoort_bij(actor: Actor) -> ColumnElement[bool]:
    """Give the condition that a meeting is this actor's: of his kernteam or school, or he was asked."""
    gevraagd = select(Overlegdeelnemer.overleg_id).where(
        Overlegdeelnemer.overleg_id == Overleg.id, Overlegdeelnemer.medewerker_id == actor.medewerker_id
    )
    return or_(is_van_school(actor.medewerker_id, Overleg.vestigingscode), gevraagd.exists())


def zoek(actor: Actor, overleg_id: UUID, poort: Poort) -> Overleg | None:
    """Give a meeting of this actor; None for one that is not his or does not exist."""
    return poort.sessie.scalar(select(Overleg).where(Overleg.id == overleg_id, hoort_bij(actor)))


def ga_in_overleg(
    actor: Actor, handeling: Handeling, overleg_id: UUID, poort: Poort, bijzonder: str | None = None
) -> tuple[Overleg, Doorgang]:
    """Ask the door for one act at a meeting; raises NietGevonden alike for unknown and not his."""
    overleg = zoek(actor, overleg_id, poort)
    feiten = GeenFeiten(overleg_id, van_actor=overleg is not None)
    pas = poort.vraag(actor, handeling, feiten, overleg_id, bijzonder)
    if overleg is None:  # the door refused already
        raise LookupError("doorgang zonder overleg")
    return overleg, pas


def ga_bij_punt(
    actor: Actor, handeling: Handeling, agendapunt_id: UUID, poort: Poort, bijzonder: str | None = None
) -> BijPunt:
    """Ask the door for one act at an item of the agenda.

    Raises NietGevonden for one that is not on the agenda as this actor may see it, Strijdig when the meeting is off.
    """
    rij = poort.sessie.get(Agendapunt, agendapunt_id)
    # what was agreed outlives the meeting: who took it over was not there, and another may have taken the item off
    afronden = handeling is Handeling.ACTIE_AFRONDEN
    overleg = None
    if rij is not None:
        overleg = poort.sessie.get(Overleg, rij.overleg_id) if afronden else zoek(actor, rij.overleg_id, poort)
    if rij is None or overleg is None:
        poort.vraag(actor, handeling, None, agendapunt_id)
        raise LookupError("doorgang zonder agendapunt")  # the door refused already
    eis_plaats(actor, handeling, rij.casus_id, poort, agendapunt_id)
    (punt,) = met_inhoud(poort.sessie, [rij])
    binnen = ga_binnen(actor, handeling, rij.casus_id, poort, bijzonder, ook=punt.onderdelen(), object_id=agendapunt_id)
    weg = rij.ingetrokken_op is not None and not afronden
    if weg or (rij.id, Klasse.PROC) not in binnen.besluit.open:
        raise NietGevonden
    eis_door(overleg)
    return BijPunt(overleg, punt, binnen)


def eis_door(overleg: Overleg) -> None:
    """Raise Strijdig for a meeting that is off."""
    if overleg.afgelast_op is not None:
        raise Strijdig("Dit overleg is afgelast.", "AFGELAST")


def punten_van(sessie: Session, casus_id: UUID) -> list[Punt]:
    """Give the items about a casus of every meeting that goes on or went on, with what lies under them."""
    opdracht = (
        select(Agendapunt)
        .join(Overleg, Overleg.id == Agendapunt.overleg_id)
        .where(Agendapunt.casus_id == casus_id, OP_AGENDA, Overleg.afgelast_op.is_(None))
        .order_by(Agendapunt.id)
    )
    return met_inhoud(sessie, list(sessie.scalars(opdracht)))


def met_inhoud(sessie: Session, punten: Sequence[Agendapunt]) -> list[Punt]:
    """Give items with what lies under them, in two statements."""
    per_punt = {een.id: Punt(een, [], []) for een in punten}
    ids = {"ids": list(per_punt)}
    for bijdrage in sessie.scalars(_BIJDRAGEN, ids):
        per_punt[bijdrage.agendapunt_id].bijdragen.append(bijdrage)
    for genodigde in sessie.scalars(_GENODIGDEN, ids):
        per_punt[genodigde.agendapunt_id].genodigden.append(genodigde)
    return list(per_punt.values())


def _onderdelen(punt: Punt) -> Iterable[Onderdeel]:
    rij = punt.rij
    yield Onderdeel(rij.id, Klasse.PROC, rij.herkomst_id, rij.herkomst, draagt=False)
    for een in punt.genodigden:
        yield Onderdeel(een.id, Klasse.PROC, een.herkomst_id, een.herkomst, draagt=False)
    for bijdrage in punt.bijdragen:
        # that somebody of an organisation does something is a fact about its taking part, whatever the text is
        if bijdrage.uitvoerder_organisatie_id is not None and bijdrage.uitvoerder_partij is not None:
            organisatie, partij = bijdrage.uitvoerder_organisatie_id, bijdrage.uitvoerder_partij
            yield Onderdeel(bijdrage.id, Klasse.PROC, organisatie, partij, draagt=False)
