"""The breach register (V07, AVG 33-34): entries, their clocks, and whom they wait for. Knows no web."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Select, and_, or_, select

from kernteam.casus.models import Casus
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.kluis.bos import Bos
from kernteam.netwerk.models import Medewerker
from kernteam.taak import service as taken
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import GeenFeiten, ToezichtFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.inzage import DatalekInzage, DatalekKort, kort_datalek, maak_datalek
from kernteam.toezicht.models import Datalek, Datalekmelding, Toezichtgeval
from kernteam.toezicht.regels import Bureau, Controle

Plek = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True, repr=False)
class NieuwDatalek:
    """A breach as entered: since when it is known, what happened, and the casus where there is one."""

    bekend_op: datetime
    omschrijving: str
    casus_id: UUID | None = None
    geval_id: UUID | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Geregistreerd:
    """What comes back: the entry, and by when the AP must hear of it."""

    id: UUID
    melden_uiterlijk_op: datetime


def registreren(actor: Actor, nieuw: NieuwDatalek, poort: Poort, bureau: Bureau) -> Geregistreerd:
    """Enter a breach that did not come from a case (handeling datalek.registreren): every one is kept (AVG 33(5))."""
    fouten = bsn_fouten({"/omschrijving": nieuw.omschrijving}, bevestigd=nieuw.bevestigd_geen_bsn)
    if not nieuw.omschrijving.strip():
        fouten.append(Fout("/omschrijving", "LEEG", "Schrijf op wat er is gebeurd."))
    if nieuw.bekend_op > poort.klok.nu():
        fouten.append(Fout("/bekendOp", "TOEKOMST", "Dit moment ligt in de toekomst."))
    if nieuw.casus_id is not None and poort.sessie.get(Casus, nieuw.casus_id) is None:
        fouten.append(Fout("/casusId", "ONBEKEND", "Deze casus is er niet."))
    if fouten:
        raise Ongeldig(fouten)
    lek_id = uuid4()
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    pas = poort.vraag(actor, Handeling.DATALEK_REGISTREREN, ToezichtFeiten(lek_id), lek_id, bijzonder)
    poort.schrijf(pas)
    rij = bewaar(actor, lek_id, nieuw, pas, poort, bureau)
    return Geregistreerd(rij.id, rij.melden_uiterlijk_op)


def heropgehaald(actor: Actor, lek_id: UUID, poort: Poort) -> Geregistreerd:
    """Give what a repeated request gave the first time."""
    rij = ga_in_lek(actor, Handeling.DATALEK_LEZEN, lek_id, poort).rij
    return Geregistreerd(rij.id, rij.melden_uiterlijk_op)


def bewaar(actor: Actor, lek_id: UUID, nieuw: NieuwDatalek, pas: Doorgang, poort: Poort, bureau: Bureau) -> Datalek:
    """Store an entry under a key of its own and let its clocks run; the caller holds a writing transaction."""
    nu = poort.klok.nu()
    rij = Datalek(
        id=lek_id,
        geval_id=nieuw.geval_id,
        over_casus_id=nieuw.casus_id,
        bekend_op=nieuw.bekend_op,
        melden_uiterlijk_op=nieuw.bekend_op + timedelta(hours=bureau.getal(Controle.DATALEK_AP)),
        partners_uiterlijk_op=nieuw.bekend_op + timedelta(hours=bureau.getal(Controle.DATALEK_PARTNERS)),
        geregistreerd_op=nu,
        geregistreerd_door=actor.medewerker_id,
    )
    poort.kluis.nieuwe_sleutel(pas, nu).zegel_in(rij, omschrijving=nieuw.omschrijving)
    poort.sessie.add(rij)
    _zet_taken(rij, poort)
    return rij


def _zet_taken(rij: Datalek, poort: Poort) -> None:
    """Ask every privacyfunctionaris to tell the AP and the other organisations: one of them may be away.

    One task each, not one of the role: who it is about would see that there is an entry.
    """
    opdracht = select(Medewerker.id).where(
        Medewerker.rol == Rol.PRIVACYFUNCTIONARIS,
        Medewerker.in_dienst(poort.klok.vandaag()),
        Medewerker.id.not_in(_over(rij, poort)),
    )
    klokken = {
        Taaksoort.DATALEK_MELDEN: rij.melden_uiterlijk_op,
        Taaksoort.DATALEK_PARTNERS: rij.partners_uiterlijk_op,
    }
    for medewerker_id in poort.sessie.scalars(opdracht).all():
        for soort, moment in klokken.items():
            laatste = moment.astimezone(AMSTERDAM).date()
            voor = Voor(medewerker_id)
            taken.maak(poort.sessie, soort, voor, rij.geregistreerd_op, object_id=rij.id, uiterlijk=laatste)


def opsommen(actor: Actor, na: Plek | None, limit: int, poort: Poort) -> tuple[list[DatalekKort], Plek | None]:
    """List the register, newest first (handeling datalek.opsommen); what is about the actor is not for him."""
    poort.vraag(actor, Handeling.DATALEK_OPSOMMEN, GeenFeiten())
    eigen = alle_hoedanigheden(poort.sessie, actor.medewerker_id)
    opdracht = niet_over(eigen).order_by(Datalek.bekend_op.desc(), Datalek.id.desc()).limit(limit + 1)
    if na is not None:
        opdracht = opdracht.where(or_(Datalek.bekend_op < na[0], and_(Datalek.bekend_op == na[0], Datalek.id < na[1])))
    rijen = list(poort.sessie.scalars(opdracht))
    getoond = rijen[:limit]
    plek = (getoond[-1].bekend_op, getoond[-1].id) if len(rijen) > limit else None
    return [kort_datalek(een, poort.klok.nu()) for een in getoond], plek


def niet_afgehandeld(poort: Poort, eigen: Collection[UUID]) -> list[DatalekKort]:
    """Give the breaches that are open but those about these medewerkers; the caller asked the door."""
    opdracht = niet_over(eigen).where(Datalek.afgehandeld_op.is_(None))
    return [kort_datalek(een, poort.klok.nu()) for een in poort.sessie.scalars(opdracht)]


def niet_over(eigen: Collection[UUID]) -> Select[Datalek]:
    """Select the breaches but those about these medewerkers."""
    return (
        select(Datalek)
        .outerjoin(Toezichtgeval, Toezichtgeval.id == Datalek.geval_id)
        .where(or_(Toezichtgeval.id.is_(None), Toezichtgeval.medewerker_id.not_in(eigen)))
    )


def lezen(actor: Actor, lek_id: UUID, poort: Poort) -> DatalekInzage:
    """Read one entry (handeling datalek.lezen)."""
    gang = ga_in_lek(actor, Handeling.DATALEK_LEZEN, lek_id, poort)
    return maak_datalek(gang.rij, gang.meldingen, gang.bos, poort.klok.nu())


@dataclass(frozen=True, slots=True)
class InLek:
    """An actor at an entry of the register, with the pass for one act, its key and who was told."""

    rij: Datalek
    meldingen: list[Datalekmelding]
    pas: Doorgang
    bos: Bos


def ga_in_lek(
    actor: Actor,
    handeling: Handeling,
    lek_id: UUID,
    poort: Poort,
    bijzonder: str | None = None,
    nieuw_id: UUID | None = None,
) -> InLek:
    """Ask the door for one act at an entry; raises NietGevonden for one that is not there, or about the actor.

    `nieuw_id` is of the row with words that this act makes.
    """
    rij = poort.sessie.get(Datalek, lek_id)
    meldingen = list(poort.sessie.scalars(select(Datalekmelding).where(Datalekmelding.datalek_id == lek_id)))
    feiten = None
    if rij is not None:
        rijen = {lek_id, *(een.id for een in meldingen), *([nieuw_id] if nieuw_id else ())}
        feiten = ToezichtFeiten(lek_id, frozenset(_over(rij, poort)), rijen=frozenset(rijen))
    pas = poort.vraag(actor, handeling, feiten, lek_id, bijzonder)
    if rij is None:  # the door refused already
        raise LookupError("doorgang zonder datalek")
    return InLek(rij, meldingen, pas, poort.kluis.ontsluit(pas))


def _over(rij: Datalek, poort: Poort) -> set[UUID]:
    """Give every capacity of the person an entry is about; of nobody when it did not come from a case."""
    geval = poort.sessie.get(Toezichtgeval, rij.geval_id) if rij.geval_id else None
    return alle_hoedanigheden(poort.sessie, geval.medewerker_id) if geval is not None else set()
