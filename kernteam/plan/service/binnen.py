"""The steps every act on a plan shares: its rows, what the decision sees of them, going in. Knows no act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN
from kernteam.grond.fouten import Fout, Gewijzigd, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.grond.klok import AMSTERDAM
from kernteam.plan.models import (
    Familiegroepsplan,
    Planactie,
    Planakkoord,
    Plandoel,
    Plandoelscore,
    Planevaluatie,
    Plantevredenheid,
)
from kernteam.toegang.feiten import Onderdeel
from kernteam.toegang.poort import Poort

Stuk = Plandoel | Plandoelscore | Planactie | Planevaluatie | Planakkoord | Plantevredenheid | Familiegroepsplan
T = TypeVar("T", Plandoel, Plandoelscore, Planactie, Planevaluatie, Planakkoord, Plantevredenheid, Familiegroepsplan)
STUKKLASSEN = NOTITIEKLASSEN - {Klasse.MED}  # what is agreed on or looked back on together is not medical by itself


@dataclass(frozen=True, slots=True)
class Toegepast:
    """What was made or changed, and which version it is now."""

    id: UUID
    versie: int


def stukken(sessie: Session, soort: type[T], casus_id: UUID) -> list[T]:
    """Give the parts of one kind of a casus, sealed, oldest first."""
    opdracht = select(soort).where(soort.casus_id == casus_id).order_by(soort.vastgelegd_op, soort.id)
    return list(sessie.scalars(opdracht))


def als_onderdelen(rijen: Sequence[Stuk], nu: datetime, ook_vrij: Collection[UUID] = ()) -> list[Onderdeel]:
    """Give parts as the decision sees them at a moment; a score shares the release and confirmation of its goal.

    How the work goes (PROC) is no reason by itself to see a casus, like a seat at the table. `ook_vrij` are goals that
    were released at that moment, whatever their rows say now.
    """
    doelen = {een.id: een for een in rijen if isinstance(een, Plandoel)}
    onderdelen = []
    for een in rijen:
        doel = doelen[een.plandoel_id] if isinstance(een, Plandoelscore) else een
        onderdelen.append(_als_onderdeel(een, doel, nu, ook_vrij=doel.id in ook_vrij))
    return onderdelen


def ga_in_plan(
    actor: Actor,
    handeling: Handeling,
    casus_id: UUID,
    poort: Poort,
    rijen: Sequence[Stuk] | None = None,
    *,
    geen_bsn: bool = False,
    object_id: UUID | None = None,
) -> Binnen:
    """Ask the door for one act on a plan; raises NietGevonden or Geweigerd.

    `rijen` are the parts it concerns; who gives them asked for the place before loading them.
    """
    ook = None if rijen is None else als_onderdelen(rijen, poort.klok.nu())
    bijzonder = GEEN_BSN if geen_bsn else None
    return ga_binnen(actor, handeling, casus_id, poort, bijzonder, ook=ook, object_id=object_id)


def leest(binnen: Binnen, stuk: Stuk) -> bool:
    """Tell whether the actor reads this part, by the one decision of reading."""
    return binnen.poort.zou_openen(binnen.actor, binnen.geladen.feiten, stuk.id, stuk.klasse)


def leesbaar(binnen: Binnen, rijen: Sequence[T], stuk_id: UUID) -> T:
    """Give the part with this id; raises NietGevonden alike for unknown and kept back."""
    stuk = next((een for een in rijen if een.id == stuk_id), None)
    if stuk is None or not leest(binnen, stuk):
        raise NietGevonden
    return stuk


def leesbaar_doel(binnen: Binnen, doelen: Sequence[Plandoel], doel_id: UUID) -> Plandoel:
    """Give the goal that a new part is about; raises Strijdig alike for unknown and kept back."""
    doel = next((een for een in doelen if een.id == doel_id), None)
    if doel is None or not leest(binnen, doel):
        raise Strijdig("Dit doel staat niet in het plan.", "GEEN_DOEL")
    return doel


def eis_eigen(binnen: Binnen, stuk: Stuk, anders: str) -> None:
    """Raise Strijdig (`anders`) for the knowledge of another organisation."""
    if stuk.herkomst_id != binnen.actor.organisatie_id:
        raise Strijdig(anders, "NIET_EIGEN")


def eis_versie(stuk: Plandoel | Planactie, versie: int) -> None:
    """Raise Gewijzigd when the client read another version."""
    if stuk.versie != versie:
        raise Gewijzigd


def dagfouten(dag: date | None, wijzer: str, vandaag: date) -> list[Fout]:
    """Give a fault for a day that has not come yet: what is recorded happened already."""
    if dag is None or dag <= vandaag:
        return []
    return [Fout(wijzer, "TOEKOMST", "Deze dag is nog niet geweest.")]


def eis_na_opening(binnen: Binnen, dag: date | None, wijzer: str) -> None:
    """Raise Ongeldig for a day before the casus was opened: there was no plan then."""
    if dag is not None and dag < binnen.casus.geopend_op.astimezone(AMSTERDAM).date():
        raise Ongeldig([Fout(wijzer, "VOOR_OPENING", "Op deze dag was de casus er nog niet.")])


def _als_onderdeel(stuk: Stuk, doel: Stuk, nu: datetime, *, ook_vrij: bool) -> Onderdeel:
    onderdeel = Onderdeel(stuk.id, stuk.klasse, stuk.herkomst_id, stuk.herkomst, draagt=stuk.klasse is not Klasse.PROC)
    if not isinstance(doel, Plandoel):
        return onderdeel
    return replace(
        onderdeel,
        vrijgegeven=ook_vrij or (doel.vrijgegeven_op is not None and doel.vrijgegeven_op <= nu),
        bevestigd=doel.bevestigd_op is not None and doel.bevestigd_op <= nu,
        over=doel.over_id,
    )


def van_actor(binnen: Binnen) -> dict[str, object]:
    """Give the columns every new part has: the writer's own knowledge, of now."""
    actor = binnen.actor
    return {
        "casus_id": binnen.casus.id,
        "herkomst_id": actor.organisatie_id,
        "herkomst": actor.partij,
        "vastgelegd_op": binnen.nu,
        "vastgelegd_door": actor.medewerker_id,
    }
