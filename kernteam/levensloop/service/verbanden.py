"""Links casussen that belong together: of siblings, of a reopened one, of one handed over. A link opens nothing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select

from kernteam.casus.laden import laad
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.fouten import NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import ACTIEF, GESLOTEN, Casusstatus
from kernteam.levensloop.models import OudVerband, Overdracht, Verband, Verbandeindreden, Verbandsoort
from kernteam.toegang.bewaartermijnen import CASUS
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class VerbandInzage:
    """That another casus belongs to this one; nothing of what is in it."""

    id: UUID
    casus_id: UUID
    soort: Verbandsoort
    gelegd_op: datetime


def leggen(actor: Actor, casus_id: UUID, andere_id: UUID, soort: Verbandsoort, poort: Poort) -> Toegevoegd:
    """Link two casussen of which the actor may know both (handeling verband.leggen); content stays where it is.

    A reopened casus (transition 17) and one taken over (16) are new casussen with new consent: they point at the old
    one. Raises NietGevonden for a casus he may not know, Strijdig when the two do not belong together in this way.
    """
    if casus_id == andere_id:
        raise Strijdig("Een casus heeft geen verband met zichzelf.", "ZICHZELF")
    binnen = ga_binnen(actor, Handeling.VERBAND_LEGGEN, casus_id, poort)
    andere = ga_binnen(actor, Handeling.VERBAND_LEGGEN, andere_id, poort)
    if binnen.geladen.feiten.status in GESLOTEN:
        raise Strijdig("Leg het verband vanuit de casus die nog loopt.", "AFGESLOTEN")
    if soort is not Verbandsoort.BROER_ZUS:
        _eis_vervolg(binnen, andere, soort)
    if poort.sessie.scalar(select(Verband.id).where(_tussen(casus_id, andere_id), Verband.soort == soort)) is not None:
        raise Strijdig("Dit verband is er al.", "DUBBEL")
    binnen.schrijf()
    verband = Verband(
        id=uuid4(),
        casus_id=casus_id,
        andere_id=andere_id,
        soort=soort,
        gelegd_op=binnen.nu,
        gelegd_door=actor.medewerker_id,
    )
    poort.sessie.add(verband)
    return Toegevoegd(verband.id)


def beeindigen(actor: Actor, casus_id: UUID, verband_id: UUID, reden: Verbandeindreden, poort: Poort) -> None:
    """End a link that was a mistake, or is right no more (handeling verband.beeindigen); that it was there is kept.

    Raises NietGevonden for a link of which he may not know both casussen, and for one that ended.
    """
    binnen = ga_binnen(actor, Handeling.VERBAND_BEEINDIGEN, casus_id, poort, reden.value)
    van = (Verband.id == verband_id, or_(Verband.casus_id == casus_id, Verband.andere_id == casus_id))
    verband = poort.sessie.scalar(select(Verband).where(*van))
    if verband is None:
        raise NietGevonden
    andere_id = verband.andere_id if verband.casus_id == casus_id else verband.casus_id
    ga_binnen(actor, Handeling.VERBAND_BEEINDIGEN, andere_id, poort, reden.value)
    binnen.schrijf()
    poort.sessie.delete(verband)
    poort.sessie.add(
        OudVerband(
            id=verband.id,
            casus_id=verband.casus_id,
            andere_id=verband.andere_id,
            soort=verband.soort,
            gelegd_op=verband.gelegd_op,
            gelegd_door=verband.gelegd_door,
            beeindigd_op=binnen.nu,
            beeindigd_door=actor.medewerker_id,
            reden=reden,
        )
    )


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[VerbandInzage, ...]:
    """List the links of a casus with others of which the actor may know as well (handeling verband.opsommen).

    Each of those gets its own decision and its own line.
    """
    ga_binnen(actor, Handeling.VERBAND_OPSOMMEN, casus_id, poort)
    van = or_(Verband.casus_id == casus_id, Verband.andere_id == casus_id)
    verbanden = list(poort.sessie.scalars(select(Verband).where(van).order_by(Verband.gelegd_op, Verband.id)))
    andere = {een.id: een.andere_id if een.casus_id == casus_id else een.casus_id for een in verbanden}
    geladen = laad(poort, Handeling.VERBAND_OPSOMMEN, sorted(set(andere.values()), key=str), tekst=False)
    feiten = {een.casus.id: een.feiten for een in geladen}
    kent = {een for een in feiten if poort.zou_openen(actor, feiten[een], een, Klasse.PROC)}
    for een in sorted(kent, key=str):
        poort.vraag(actor, Handeling.VERBAND_OPSOMMEN, feiten[een], een)
    return tuple(
        VerbandInzage(een.id, andere[een.id], een.soort, een.gelegd_op) for een in verbanden if andere[een.id] in kent
    )


def _tussen(een: UUID, ander: UUID):  # type: ignore[no-untyped-def]  # noqa: ANN202 - an SQL condition
    return or_(
        and_(Verband.casus_id == een, Verband.andere_id == ander),
        and_(Verband.casus_id == ander, Verband.andere_id == een),
    )


def _eis_vervolg(nieuw: Binnen, oud: Binnen, soort: Verbandsoort) -> None:
    """Raise Strijdig unless the new casus goes on where the old one ended: the same youth, new consent, in time."""
    heropent = soort is Verbandsoort.HEROPENING
    eind = Casusstatus.AFGESLOTEN if heropent else Casusstatus.OVERGEDRAGEN
    if oud.geladen.feiten.status is not eind or oud.casus.afgesloten_op is None:
        raise Strijdig(f"De andere casus heeft niet de status {eind}.", "STATUS_ANDERE")
    if nieuw.actor.rol is not Rol.CONTACTPERSOON and heropent:
        raise Strijdig("Dit doet een contactpersoon van de school.", "CONTACTPERSOON")
    if nieuw.geladen.gezin.geboortedatum != oud.geladen.gezin.geboortedatum:
        raise Strijdig("De casussen gaan niet over dezelfde jeugdige.", "ANDERE_JEUGDIGE")
    if nieuw.geladen.feiten.status not in ACTIEF:
        raise Strijdig("Vraag eerst opnieuw toestemming; die moet gelden.", "TOESTEMMING")
    vandaag = nieuw.poort.klok.vandaag()
    termijn = nieuw.poort.bewaartermijnen.termijn(CASUS, vandaag)
    if vandaag >= termijn.einde(oud.casus.afgesloten_op.astimezone(AMSTERDAM).date()):
        raise Strijdig("De bewaartermijn van de oude casus is voorbij.", "BEWAARTERMIJN")
    naar = oud.casus.vestigingscode if heropent else _nieuwe_school(oud)
    if naar != nieuw.casus.vestigingscode:
        raise Strijdig("De oude casus ging niet naar deze school.", "ANDERE_SCHOOL")


def _nieuwe_school(oud: Binnen) -> str | None:
    opdracht = select(Overdracht.vestigingscode).where(Overdracht.casus_id == oud.casus.id)
    return oud.poort.sessie.scalar(opdracht)
