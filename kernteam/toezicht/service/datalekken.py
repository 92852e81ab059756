"""The breach register (V07, AVG 33-34): entries, their clocks, and what was done. Knows no web."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Select, and_, or_, select

from kernteam.casus.models import Casus
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.kluis.bos import Bos
from kernteam.taak import service as taken
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import GeenFeiten, ToezichtFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.inzage import DatalekInzage, DatalekKort, kort_datalek, maak_datalek
from kernteam.toezicht.models import Betrokkenenbericht, Datalek, Risico, Toezichtgeval
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


@dataclass(frozen=True, slots=True, repr=False)
class Afhandeling:
    """How a breach was assessed and who was told."""

    risico: Risico
    betrokkenen: Betrokkenenbericht
    maatregelen: str
    gemeld_op: datetime | None = None
    partners_geinformeerd_op: datetime | None = None
    toelichting: str | None = None
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
    rij, _, _ = _binnen(actor, Handeling.DATALEK_LEZEN, lek_id, poort)
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
    laatste = rij.melden_uiterlijk_op.astimezone(AMSTERDAM).date()
    voor = Voor(actor.medewerker_id)
    taken.maak(poort.sessie, Taaksoort.DATALEK_MELDEN, voor, nu, object_id=lek_id, uiterlijk=laatste)
    return rij


def opsommen(actor: Actor, na: Plek | None, limit: int, poort: Poort) -> tuple[list[DatalekKort], Plek | None]:
    """List the register, newest first (handeling datalek.opsommen); what is about the actor is not for him."""
    poort.vraag(actor, Handeling.DATALEK_OPSOMMEN, GeenFeiten())
    eigen = alle_hoedanigheden(poort.sessie, actor.medewerker_id)
    opdracht = _niet_over(eigen).order_by(Datalek.bekend_op.desc(), Datalek.id.desc()).limit(limit + 1)
    if na is not None:
        opdracht = opdracht.where(or_(Datalek.bekend_op < na[0], and_(Datalek.bekend_op == na[0], Datalek.id < na[1])))
    rijen = list(poort.sessie.scalars(opdracht))
    getoond = rijen[:limit]
    plek = (getoond[-1].bekend_op, getoond[-1].id) if len(rijen) > limit else None
    return [kort_datalek(een, poort.klok.nu()) for een in getoond], plek


def niet_afgehandeld(poort: Poort, eigen: Collection[UUID]) -> list[DatalekKort]:
    """Give the breaches that are open but those about these medewerkers; the caller asked the door."""
    opdracht = _niet_over(eigen).where(Datalek.afgehandeld_op.is_(None))
    return [kort_datalek(een, poort.klok.nu()) for een in poort.sessie.scalars(opdracht)]


def _niet_over(eigen: Collection[UUID]) -> Select[Datalek]:
    return (
        select(Datalek)
        .outerjoin(Toezichtgeval, Toezichtgeval.id == Datalek.geval_id)
        .where(or_(Toezichtgeval.id.is_(None), Toezichtgeval.medewerker_id.not_in(eigen)))
    )


def lezen(actor: Actor, lek_id: UUID, poort: Poort) -> DatalekInzage:
    """Read one entry (handeling datalek.lezen)."""
    rij, _, bos = _binnen(actor, Handeling.DATALEK_LEZEN, lek_id, poort)
    return maak_datalek(rij, bos, poort.klok.nu())


def afhandelen(actor: Actor, lek_id: UUID, hoe: Afhandeling, poort: Poort) -> DatalekInzage:
    """Say how a breach was dealt with (handeling datalek.afhandelen), once; raises Ongeldig with every fault.

    A breach is told to the AP unless risk is unlikely, with the reason when that was late (AVG 33(1)); the persons
    hear of it when the risk is high, unless nobody could read the data (AVG 34).
    """
    bsn = bsn_fouten(
        {"/maatregelen": hoe.maatregelen, "/toelichting": hoe.toelichting}, bevestigd=hoe.bevestigd_geen_bsn
    )
    if bsn:
        raise Ongeldig(bsn)
    bijzonder = f"{hoe.risico}; {GEEN_BSN}" if hoe.bevestigd_geen_bsn else hoe.risico.value
    rij, pas, bos = _binnen(actor, Handeling.DATALEK_AFHANDELEN, lek_id, poort, bijzonder)
    fouten = afhandelfouten(hoe, rij.bekend_op, rij.melden_uiterlijk_op, poort.klok.nu())
    if fouten:
        raise Ongeldig(fouten)
    poort.schrijf(pas)
    poort.sessie.refresh(rij, with_for_update=True)
    if rij.afgehandeld_op is not None:
        raise Strijdig("Dit datalek is al afgehandeld.", "AL_AFGEHANDELD")
    nu = poort.klok.nu()
    rij.risico, rij.betrokkenen, rij.gemeld_op = hoe.risico, hoe.betrokkenen, hoe.gemeld_op
    rij.partners_geinformeerd_op = hoe.partners_geinformeerd_op
    rij.afgehandeld_op, rij.afgehandeld_door = nu, actor.medewerker_id
    bos.zegel_in(rij, maatregelen=hoe.maatregelen, toelichting=hoe.toelichting)
    for taak in taken.open_over(poort.sessie, Taaksoort.DATALEK_MELDEN, lek_id):
        taken.rond_af(taak, actor.medewerker_id, nu)
    return maak_datalek(rij, bos, nu)


def afhandelfouten(hoe: Afhandeling, bekend_op: datetime, uiterlijk: datetime, nu: datetime) -> list[Fout]:
    """Give what does not hold in how a breach was dealt with (AVG 33 and 34): a pure function."""
    fouten = []
    uitgelegd = bool((hoe.toelichting or "").strip())
    for wijzer, moment in (("/gemeldOp", hoe.gemeld_op), ("/partnersGeinformeerdOp", hoe.partners_geinformeerd_op)):
        if moment is not None and not bekend_op <= moment <= nu:
            fouten.append(Fout(wijzer, "MOMENT", "Kies een moment na het bekend worden, en niet in de toekomst."))
    if not hoe.maatregelen.strip():
        fouten.append(Fout("/maatregelen", "LEEG", "Schrijf op wat u hebt gedaan."))
    if hoe.risico is not Risico.ONWAARSCHIJNLIJK and hoe.gemeld_op is None:
        fouten.append(Fout("/gemeldOp", "VERPLICHT", "Een datalek met een risico meldt u bij de AP."))
    if hoe.risico is Risico.ONWAARSCHIJNLIJK and not uitgelegd:
        fouten.append(Fout("/toelichting", "VERPLICHT", "Schrijf op waarom een risico onwaarschijnlijk is."))
    elif hoe.gemeld_op is not None and hoe.gemeld_op > uiterlijk and not uitgelegd:
        fouten.append(Fout("/toelichting", "VERPLICHT", "Schrijf op waarom de melding later kwam."))
    if hoe.risico is Risico.HOOG_RISICO and hoe.betrokkenen is Betrokkenenbericht.NIET_NODIG:
        fouten.append(Fout("/betrokkenen", "HOOG_RISICO", "Bij een hoog risico informeert u de betrokkenen."))
    return fouten


def _binnen(
    actor: Actor, handeling: Handeling, lek_id: UUID, poort: Poort, bijzonder: str | None = None
) -> tuple[Datalek, Doorgang, Bos]:
    rij = poort.sessie.get(Datalek, lek_id)
    geval = poort.sessie.get(Toezichtgeval, rij.geval_id) if rij is not None and rij.geval_id else None
    over = alle_hoedanigheden(poort.sessie, geval.medewerker_id) if geval is not None else ()
    feiten = None if rij is None else ToezichtFeiten(lek_id, frozenset(over), rijen=frozenset({lek_id}))
    pas = poort.vraag(actor, handeling, feiten, lek_id, bijzonder)
    if rij is None:  # the door refused already
        raise LookupError("doorgang zonder datalek")
    return rij, pas, poort.kluis.ontsluit(pas)
