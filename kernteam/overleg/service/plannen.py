"""Plans meetings, one or a row of them, moves them and calls them off. Knows no casus and no web."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Gewijzigd, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.models import Kernteam, School
from kernteam.netwerk.service import is_van_school
from kernteam.overleg.inzage import OverlegKort, kort
from kernteam.overleg.kalender import Tijden, datums, fouten_in, inbreng_tot, momenten, overlappen, regeltekst
from kernteam.overleg.models import Afgelastreden, Overleg, Overlegreeks
from kernteam.overleg.service.binnen import eis_door, ga_in_overleg
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class NieuwOverleg:
    """A meeting, or a row of them, as entered."""

    vestigingscode: str
    tijden: Tijden


@dataclass(frozen=True, slots=True)
class Gepland:
    """What was planned, in order of days; known by its first."""

    resultaten: tuple[OverlegKort, ...]

    @property
    def id(self) -> UUID:
        """The first meeting."""
        return self.resultaten[0].id


def plannen(actor: Actor, nieuw: NieuwOverleg, poort: Poort) -> Gepland:
    """Plan a meeting or a row of them (handeling overleg.plannen).

    Raises Ongeldig for days and hours that cannot be, NietGevonden for a school that is not the actor's, Strijdig
    when its kernteam has another meeting then.
    """
    nu = poort.klok.nu()
    _eis_tijden(nieuw.tijden, nu)
    school = poort.sessie.scalar(
        select(School).where(
            School.vestigingscode == nieuw.vestigingscode,
            netwerk.is_van_school(actor.medewerker_id, School.vestigingscode),
        )
    )
    pas = poort.vraag(actor, Handeling.OVERLEG_PLANNEN, GeenFeiten(van_actor=school is not None))
    kernteam_id = netwerk.kernteam_van_school(poort.sessie, nieuw.vestigingscode)
    if school is None or kernteam_id is None:
        raise Strijdig("Deze school heeft nog geen kernteam.", "GEEN_KERNTEAM")
    _eis_school(school, poort.klok.vandaag())
    poort.schrijf(pas)
    tijden = [momenten(nieuw.tijden, dag) for dag in datums(nieuw.tijden)]
    _eis_vrij(kernteam_id, tijden, poort)
    reeks = _reeks(actor, nieuw, nu)
    if reeks is not None:
        poort.sessie.add(reeks)
        poort.sessie.flush()  # the meetings point at it
    overleggen = [
        Overleg(
            id=uuid4(),
            vestigingscode=nieuw.vestigingscode,
            kernteam_id=kernteam_id,
            reeks_id=reeks.id if reeks else None,
            begint_op=begin,
            eindigt_op=einde,
            inbreng_tot_op=inbreng_tot(begin, nu),
            gewijzigd_op=nu,
            gepland_door=actor.medewerker_id,
        )
        for begin, einde in tijden
    ]
    poort.sessie.add_all(overleggen)
    poort.sessie.flush()
    return Gepland(tuple(kort(een, school.naam) for een in overleggen))


def heropgehaald(actor: Actor, overleg_id: UUID, poort: Poort) -> Gepland:
    """Give what was planned with this meeting once more, as it stands now."""
    eerste, _ = ga_in_overleg(actor, Handeling.OVERLEG_LEZEN, overleg_id, poort)
    samen = Overleg.id == overleg_id if eerste.reeks_id is None else Overleg.reeks_id == eerste.reeks_id
    opdracht = (
        select(Overleg, School.naam)
        .join(School, School.vestigingscode == Overleg.vestigingscode)
        .where(samen)
        .order_by(Overleg.begint_op, Overleg.id)
    )
    return Gepland(tuple(kort(een, school) for een, school in poort.sessie.execute(opdracht)))


def wijzigen(actor: Actor, overleg_id: UUID, tijden: Tijden, versie: int, poort: Poort) -> OverlegKort:
    """Move one meeting (handeling overleg.wijzigen); raises Gewijzigd when `versie` is not the last."""
    nu = poort.klok.nu()
    _eis_tijden(tijden, nu)
    overleg, pas = ga_in_overleg(actor, Handeling.OVERLEG_WIJZIGEN, overleg_id, poort)
    if overleg.versie != versie:
        raise Gewijzigd
    _eis_komend(overleg, nu)
    poort.schrijf(pas)
    begin, einde = momenten(tijden, tijden.datum)
    _eis_vrij(overleg.kernteam_id, [(begin, einde)], poort, behalve=overleg_id)
    overleg.begint_op, overleg.eindigt_op, overleg.inbreng_tot_op = begin, einde, inbreng_tot(begin, nu)
    overleg.gewijzigd_op = nu
    _bewaar(poort)
    school = netwerk.school_van(poort.sessie, overleg.vestigingscode)
    return kort(overleg, school.naam if school else "")


def afgelasten(actor: Actor, overleg_id: UUID, poort: Poort) -> None:
    """Call a meeting off (handeling overleg.afgelasten); what was brought in for it stays in its casus."""
    overleg, pas = ga_in_overleg(actor, Handeling.OVERLEG_AFGELASTEN, overleg_id, poort)
    nu = poort.klok.nu()
    _eis_komend(overleg, nu)
    poort.schrijf(pas)
    overleg.afgelast_op = overleg.gewijzigd_op = nu
    _bewaar(poort)


def gelast_reeks_af(actor: Actor, reeks_id: UUID, reden: Afgelastreden, poort: Poort) -> None:
    """Call off what is still to come of a row (handeling overlegreeks.afgelasten); what was, stays.

    Raises NietGevonden for a row of another school, Strijdig when nothing is to come any more.
    """
    sessie, nu = poort.sessie, poort.klok.nu()
    eigen = is_van_school(actor.medewerker_id, Overlegreeks.vestigingscode)
    reeks = sessie.scalar(select(Overlegreeks).where(Overlegreeks.id == reeks_id, eigen))
    feiten = GeenFeiten(reeks_id, van_actor=reeks is not None)
    pas = poort.vraag(actor, Handeling.OVERLEGREEKS_AFGELASTEN, feiten, reeks_id, reden.value)
    if reeks is None:  # the door refused already
        raise LookupError("doorgang zonder reeks")
    poort.schrijf(pas)
    komt = (Overleg.reeks_id == reeks_id, Overleg.afgelast_op.is_(None), Overleg.begint_op > nu)
    komend = sessie.scalars(select(Overleg).where(*komt)).all()
    if not komend:
        raise Strijdig("Van deze reeks komt geen overleg meer.", "VOORBIJ")
    reeks.afgelast_op, reeks.afgelast_door, reeks.afgelastreden = nu, actor.medewerker_id, reden
    for een in komend:
        een.afgelast_op = een.gewijzigd_op = nu
    _bewaar(poort)


def _eis_tijden(tijden: Tijden, nu: datetime) -> None:
    fouten = fouten_in(tijden, nu)
    if fouten:
        raise Ongeldig(fouten)


def _eis_school(school: School, vandaag: date) -> None:
    if school.gesloten_op is not None and school.gesloten_op <= vandaag:
        raise Strijdig("Deze school is gesloten.", "SCHOOL_GESLOTEN")


def _eis_komend(overleg: Overleg, nu: datetime) -> None:
    eis_door(overleg)
    if overleg.begint_op <= nu:
        raise Strijdig("Dit overleg is al begonnen of voorbij.", "BEGONNEN")


def _eis_vrij(
    kernteam_id: UUID, nieuw: Sequence[tuple[datetime, datetime]], poort: Poort, behalve: UUID | None = None
) -> None:
    """Raise Strijdig when the kernteam has another meeting then; who plans for a kernteam waits for who does already.

    The kernteam may sit at several schools: in one place at a time.
    """
    sessie = poort.sessie
    sessie.scalars(select(Kernteam.id).where(Kernteam.id == kernteam_id).with_for_update()).one()
    opdracht = select(Overleg.begint_op, Overleg.eindigt_op).where(
        Overleg.kernteam_id == kernteam_id,
        Overleg.afgelast_op.is_(None),
        Overleg.begint_op < max(einde for _, einde in nieuw),
        Overleg.eindigt_op > min(begin for begin, _ in nieuw),
    )
    if behalve is not None:
        opdracht = opdracht.where(Overleg.id != behalve)
    if overlappen(nieuw, [(begin, einde) for begin, einde in sessie.execute(opdracht)]):
        raise Strijdig("Het kernteam heeft dan al een ander overleg.", "OVERLAP")


def _reeks(actor: Actor, nieuw: NieuwOverleg, nu: datetime) -> Overlegreeks | None:
    herhaling = nieuw.tijden.herhaling
    if herhaling is None:
        return None
    return Overlegreeks(
        id=uuid4(),
        vestigingscode=nieuw.vestigingscode,
        regel=regeltekst(nieuw.tijden, herhaling),
        gepland_op=nu,
        gepland_door=actor.medewerker_id,
    )


def _bewaar(poort: Poort) -> None:
    try:
        poort.sessie.flush()
    except StaleDataError:  # somebody was first after this act read the version
        raise Gewijzigd from None
