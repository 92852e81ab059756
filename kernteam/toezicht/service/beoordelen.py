"""Judges a case: explained, or an incident that begins an entry of the breach register (V08). Knows no web."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.toegang.feiten import ToezichtFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.models import Datalek, Gevaluitkomst, Toezichtoordeel, Verklaarreden
from kernteam.toezicht.regels import Bureau
from kernteam.toezicht.service import gevallen
from kernteam.toezicht.service.berekenen import Geval
from kernteam.toezicht.service.binnen import InGeval, eis_sleutel, ga_in_geval, houd_vast
from kernteam.toezicht.service.datalekken import NieuwDatalek
from kernteam.toezicht.service.datalekken import bewaar as bewaar_lek


@dataclass(frozen=True, slots=True, repr=False)
class Oordeel:
    """What the privacyfunctionaris makes of a case: explained with a code, or an incident in words."""

    uitkomst: Gevaluitkomst
    reden: Verklaarreden | None = None
    toelichting: str | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Beoordeeld:
    """What came of it: ids only."""

    id: UUID
    datalek_id: UUID | None


def beoordelen(actor: Actor, geval_id: UUID, oordeel: Oordeel, poort: Poort, bureau: Bureau) -> Beoordeeld:
    """Judge a case (handeling toezichtgeval.beoordelen), once as long as no lines follow.

    Raises Ongeldig when a reason or words are missing, Strijdig (AL_BEOORDEELD) for a case that is not open. An
    incident begins an entry of the breach register at the moment of judging (AVG 33(1)), with a line of its own.
    """
    fouten = _fouten(oordeel)
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = f"{oordeel.uitkomst}; {GEEN_BSN}" if oordeel.bevestigd_geen_bsn else oordeel.uitkomst.value
    geval = gevallen.vind(actor, poort, bureau, geval_id)
    gang = ga_in_geval(actor, Handeling.TOEZICHTGEVAL_BEOORDELEN, geval, geval_id, poort, bijzonder)
    lek_id, oordeel_id = uuid4(), uuid4()
    if oordeel.uitkomst is Gevaluitkomst.VERKLAARD:
        poort.schrijf(gang.pas)
        bewaar(actor, oordeel_id, oordeel, gang)
        return Beoordeeld(oordeel_id, None)
    lek_pas = poort.vraag(actor, Handeling.DATALEK_REGISTREREN, ToezichtFeiten(lek_id), lek_id)
    poort.schrijf(gang.pas)
    bewaar(actor, oordeel_id, oordeel, gang)
    nieuw = NieuwDatalek(gang.nu, oordeel.toelichting or "", gang.geval.casus_id, geval_id)
    bewaar_lek(actor, lek_id, nieuw, lek_pas, poort, bureau)
    return Beoordeeld(oordeel_id, lek_id)


def heropgehaald(actor: Actor, geval_id: UUID, oordeel_id: UUID, poort: Poort, bureau: Bureau) -> Beoordeeld:
    """Give what a repeated request gave the first time (handeling toezichtgeval.lezen)."""
    geval = gevallen.vind(actor, poort, bureau, geval_id)
    gang = ga_in_geval(actor, Handeling.TOEZICHTGEVAL_LEZEN, geval, geval_id, poort)
    oordeel = next(een for een in gang.oordelen if een.id == oordeel_id)
    lek = select(Datalek.id).where(Datalek.geval_id == gang.geval.id, Datalek.geregistreerd_op == oordeel.beoordeeld_op)
    return Beoordeeld(oordeel_id, poort.sessie.scalar(lek))


def _fouten(oordeel: Oordeel) -> list[Fout]:
    fouten = bsn_fouten({"/toelichting": oordeel.toelichting}, bevestigd=oordeel.bevestigd_geen_bsn)
    verklaard = oordeel.uitkomst is Gevaluitkomst.VERKLAARD
    if verklaard and oordeel.reden is None:
        fouten.append(Fout("/reden", "VERPLICHT", "Zeg met een code waarom dit is verklaard."))
    if not verklaard and oordeel.reden is not None:
        fouten.append(Fout("/reden", "NIET_VAN_TOEPASSING", "Een reden hoort bij een geval dat is verklaard."))
    in_woorden = not verklaard or oordeel.reden is Verklaarreden.ANDERS
    if in_woorden and not (oordeel.toelichting or "").strip():
        fouten.append(Fout("/toelichting", "VERPLICHT", "Schrijf op wat er is gebeurd."))
    return fouten


def is_beoordeeld(sessie: Session, geval: Geval) -> bool:
    """Tell whether a case was judged and no lines followed."""
    laatste = select(func.max(Toezichtoordeel.beoordeeld_op)).where(Toezichtoordeel.geval_id == geval.id)
    op = sessie.scalar(laatste)
    return op is not None and op >= geval.laatste_op


def bewaar(actor: Actor, oordeel_id: UUID, oordeel: Oordeel, gang: InGeval) -> None:
    """Store a judgement; the caller holds a writing transaction. Raises Strijdig for a case that is not open."""
    sessie, geval = gang.poort.sessie, gang.geval
    houd_vast(sessie, gevallen.leg_vast(sessie, geval))
    if is_beoordeeld(sessie, geval):
        raise Strijdig("Dit geval is al beoordeeld.", "AL_BEOORDEELD")
    rij = Toezichtoordeel(
        id=oordeel_id,
        geval_id=geval.id,
        uitkomst=oordeel.uitkomst,
        reden=oordeel.reden,
        treffers=list(geval.treffers),
        beoordeeld_op=gang.nu,
        beoordeeld_door=actor.medewerker_id,
    )
    if oordeel.toelichting is not None:
        eis_sleutel(gang.poort, gang.pas).zegel_in(rij, toelichting=oordeel.toelichting)
    sessie.add(rij)
