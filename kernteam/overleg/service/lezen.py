"""Reads meetings: a list, one, a calendar. None of them tells anything of a casus. Knows no web."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select

from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.models import Medewerker, School
from kernteam.overleg.inzage import OverlegInzage, OverlegKort, aanwezigen, kort, thema_inzage
from kernteam.overleg.kalender import HOOGSTENS_VOORUIT, Afspraak, als_ics
from kernteam.overleg.models import Overleg, Overlegdeelnemer, Thema
from kernteam.overleg.service.binnen import ga_in_overleg, hoort_bij
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort

Plek = tuple[datetime, UUID]


def opsommen(
    actor: Actor, vanaf: datetime | None, na: Plek | None, limit: int, poort: Poort
) -> tuple[list[OverlegKort], Plek | None]:
    """List the meetings of the actor that end after a moment, or from now on, first come first (overleg.opsommen)."""
    poort.vraag(actor, Handeling.OVERLEG_OPSOMMEN, GeenFeiten())
    opdracht = (
        select(Overleg, School.naam)
        .join(School, School.vestigingscode == Overleg.vestigingscode)
        .where(hoort_bij(actor), Overleg.eindigt_op > (vanaf or poort.klok.nu()))
        .order_by(Overleg.begint_op, Overleg.id)
        .limit(limit + 1)
    )
    if na is not None:
        opdracht = opdracht.where(or_(Overleg.begint_op > na[0], and_(Overleg.begint_op == na[0], Overleg.id > na[1])))
    rijen = [kort(overleg, school) for overleg, school in poort.sessie.execute(opdracht)]
    getoond = rijen[:limit]
    return getoond, (getoond[-1].begint_op, getoond[-1].id) if len(rijen) > limit else None


def lezen(actor: Actor, overleg_id: UUID, poort: Poort) -> OverlegInzage:
    """Read when a meeting is, who is asked, who was there, and its themes (handeling overleg.lezen)."""
    overleg, _ = ga_in_overleg(actor, Handeling.OVERLEG_LEZEN, overleg_id, poort)
    sessie = poort.sessie
    school = netwerk.school_van(sessie, overleg.vestigingscode)
    vastgelegd = {
        een.medewerker_id: een
        for een in sessie.scalars(select(Overlegdeelnemer).where(Overlegdeelnemer.overleg_id == overleg_id))
    }
    themas = sessie.scalars(
        select(Thema)
        .where(Thema.vestigingscode == overleg.vestigingscode, _hoort_op_agenda(overleg))
        .order_by(Thema.id)
    )
    return OverlegInzage(
        overleg=kort(overleg, school.naam if school else ""),
        deelnemers=aanwezigen(gezelschap(overleg, set(vastgelegd), poort).values(), vastgelegd),
        themas=tuple(map(thema_inzage, themas)),
    )


def kalender(actor: Actor, poort: Poort) -> bytes:
    """Give the meetings of the actor as a calendar, of a year back and all that come (handeling kalender.lezen)."""
    poort.vraag(actor, Handeling.KALENDER_LEZEN, GeenFeiten())
    opdracht = (
        select(Overleg, School.naam)
        .join(School, School.vestigingscode == Overleg.vestigingscode)
        .where(hoort_bij(actor), Overleg.eindigt_op > poort.klok.nu() - HOOGSTENS_VOORUIT)
        .order_by(Overleg.begint_op, Overleg.id)
    )
    return als_ics(
        Afspraak(
            een.id,
            f"Overleg kernteam {school}",
            een.begint_op,
            een.eindigt_op,
            een.gewijzigd_op,
            een.versie,
            een.afgelast_op is not None,
        )
        for een, school in poort.sessie.execute(opdracht)
    )


def gezelschap(overleg: Overleg, ook: set[UUID], poort: Poort) -> dict[UUID, Medewerker]:
    """Give who is asked to a meeting: the kernteam and contactpersonen of the school today, and `ook`."""
    sessie, vandaag = poort.sessie, poort.klok.vandaag()
    vast = [
        *netwerk.kernteamleden_van_school(sessie, overleg.vestigingscode, vandaag),
        *netwerk.contactpersonen_van_school(sessie, overleg.vestigingscode, vandaag),
    ]
    return {een.id: een for een in vast} | netwerk.medewerkers(sessie, ook)


def _hoort_op_agenda(overleg: Overleg):  # type: ignore[no-untyped-def]  # noqa: ANN202 - SQL conditions
    """Give the condition for a theme of this meeting, or one of before that is looked at again by then."""
    open_ = and_(Thema.uitkomst.is_(None), Thema.terugkijken_datum <= overleg.begint_op.astimezone(AMSTERDAM).date())
    return or_(Thema.overleg_id == overleg.id, open_)
