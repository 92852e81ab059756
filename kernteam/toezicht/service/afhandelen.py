"""Tells of a breach and deals with it: the AP, the other organisations, the persons (V07, AVG 33-34). Knows no web."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.taak import service as taken
from kernteam.taak.models import Taaksoort
from kernteam.toegang.poort import Poort
from kernteam.toezicht.inzage import DatalekInzage, maak_datalek
from kernteam.toezicht.models import Betrokkenenbericht, Datalekmelding, Ingelichte, Risico
from kernteam.toezicht.service.datalekken import ga_in_lek

_WACHT_OP = {Ingelichte.AP: Taaksoort.DATALEK_MELDEN, Ingelichte.PARTNERS: Taaksoort.DATALEK_PARTNERS}


@dataclass(frozen=True, slots=True, repr=False)
class Melding:
    """That somebody was told of a breach: who, when, and what there is to say about it."""

    aan: Ingelichte
    gemeld_op: datetime
    toelichting: str | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Afhandeling:
    """How a breach was assessed; who was told is recorded apart."""

    risico: Risico
    betrokkenen: Betrokkenenbericht
    maatregelen: str
    toelichting: str | None = None
    bevestigd_geen_bsn: bool = False


def melden(actor: Actor, lek_id: UUID, melding: Melding, poort: Poort) -> DatalekInzage:
    """Record that somebody was told of a breach (handeling datalek.melden); raises Ongeldig with every fault.

    As often as needed, also once the breach was dealt with: information may follow in phases (AVG 33(4)), and the AP
    may ask for more. The clocks run until the first notice.
    """
    bijzonder = f"{melding.aan}; {GEEN_BSN}" if melding.bevestigd_geen_bsn else melding.aan.value
    nieuw_id = uuid4()
    gang = ga_in_lek(actor, Handeling.DATALEK_MELDEN, lek_id, poort, bijzonder, nieuw_id)
    nu = poort.klok.nu()
    fouten = meldfouten(melding, gang.rij.bekend_op, nu)
    if fouten:
        raise Ongeldig(fouten)
    poort.schrijf(gang.pas)
    nieuw = Datalekmelding(
        id=nieuw_id,
        datalek_id=lek_id,
        aan=melding.aan,
        gemeld_op=melding.gemeld_op,
        vastgelegd_op=nu,
        vastgelegd_door=actor.medewerker_id,
    )
    gang.bos.zegel_in(nieuw, toelichting=melding.toelichting)
    poort.sessie.add(nieuw)
    if melding.aan in _WACHT_OP:
        _rond_af(actor, lek_id, _WACHT_OP[melding.aan], poort)
    poort.sessie.flush()
    poort.sessie.refresh(gang.rij)
    return maak_datalek(gang.rij, [*gang.meldingen, nieuw], gang.bos, nu)


def meldfouten(melding: Melding, bekend_op: datetime, nu: datetime) -> list[Fout]:
    """Give what does not hold in a notice: a pure function."""
    fouten = bsn_fouten({"/toelichting": melding.toelichting}, bevestigd=melding.bevestigd_geen_bsn)
    if not bekend_op <= melding.gemeld_op <= nu:
        fouten.append(Fout("/gemeldOp", "MOMENT", "Kies een moment na het bekend worden, en niet in de toekomst."))
    if melding.toelichting is not None and not melding.toelichting.strip():
        fouten.append(Fout("/toelichting", "LEEG", "Schrijf hier iets op, of laat dit weg."))
    return fouten


def afhandelen(actor: Actor, lek_id: UUID, hoe: Afhandeling, poort: Poort) -> DatalekInzage:
    """Say how a breach was dealt with (handeling datalek.afhandelen), once; raises Ongeldig with every fault.

    A breach is told to the AP unless risk is unlikely, with the reason when that was late (AVG 33(1)); the persons
    hear of it when the risk is high, unless nobody could read the data (AVG 34). Who was told, is recorded before.
    """
    bijzonder = f"{hoe.risico}; {GEEN_BSN}" if hoe.bevestigd_geen_bsn else hoe.risico.value
    gang = ga_in_lek(actor, Handeling.DATALEK_AFHANDELEN, lek_id, poort, bijzonder)
    rij = gang.rij
    fouten = afhandelfouten(hoe, gang.meldingen, rij.melden_uiterlijk_op)
    if fouten:
        raise Ongeldig(fouten)
    poort.schrijf(gang.pas)
    poort.sessie.refresh(rij, with_for_update=True)
    if rij.afgehandeld_op is not None:
        raise Strijdig("Dit datalek is al afgehandeld.", "AL_AFGEHANDELD")
    rij.risico, rij.betrokkenen = hoe.risico, hoe.betrokkenen
    nu = poort.klok.nu()
    rij.afgehandeld_op, rij.afgehandeld_door = nu, actor.medewerker_id
    gang.bos.zegel_in(rij, maatregelen=hoe.maatregelen, toelichting=hoe.toelichting)
    for soort in _WACHT_OP.values():
        _rond_af(actor, lek_id, soort, poort)
    return maak_datalek(rij, gang.meldingen, gang.bos, nu)


def afhandelfouten(hoe: Afhandeling, meldingen: Collection[Datalekmelding], uiterlijk: datetime) -> list[Fout]:
    """Give what does not hold in how a breach was dealt with (AVG 33 and 34): a pure function."""
    fouten = bsn_fouten(
        {"/maatregelen": hoe.maatregelen, "/toelichting": hoe.toelichting}, bevestigd=hoe.bevestigd_geen_bsn
    )
    aan_ap = sorted((een for een in meldingen if een.aan is Ingelichte.AP), key=lambda een: een.gemeld_op)
    laat = bool(aan_ap) and aan_ap[0].gemeld_op > uiterlijk and aan_ap[0].toelichting is None
    uitgelegd = bool((hoe.toelichting or "").strip())
    if not hoe.maatregelen.strip():
        fouten.append(Fout("/maatregelen", "LEEG", "Schrijf op wat u hebt gedaan."))
    if hoe.risico is not Risico.ONWAARSCHIJNLIJK and not aan_ap:
        tekst = "Een datalek met een risico meldt u bij de AP. Leg eerst vast wanneer u dat deed."
        fouten.append(Fout("/risico", "NIET_GEMELD", tekst))
    if hoe.risico is Risico.ONWAARSCHIJNLIJK and not uitgelegd:
        fouten.append(Fout("/toelichting", "VERPLICHT", "Schrijf op waarom een risico onwaarschijnlijk is."))
    elif laat and not uitgelegd:
        fouten.append(Fout("/toelichting", "VERPLICHT", "Schrijf op waarom de melding later kwam."))
    return fouten + _fouten_over_betrokkenen(hoe, gehoord=any(een.aan is Ingelichte.BETROKKENEN for een in meldingen))


def _fouten_over_betrokkenen(hoe: Afhandeling, *, gehoord: bool) -> list[Fout]:
    """Give what does not hold in what is said of the persons: it agrees with what was recorded (AVG 34)."""
    if gehoord and hoe.betrokkenen is not Betrokkenenbericht.GEINFORMEERD:
        return [Fout("/betrokkenen", "WEL_GEMELD", "De betrokkenen hoorden het: kies GEINFORMEERD.")]
    if not gehoord and hoe.betrokkenen is Betrokkenenbericht.GEINFORMEERD:
        return [Fout("/betrokkenen", "NIET_GEMELD", "Leg eerst vast wanneer de betrokkenen het hoorden.")]
    if hoe.risico is Risico.HOOG_RISICO and hoe.betrokkenen is Betrokkenenbericht.NIET_NODIG:
        return [Fout("/betrokkenen", "HOOG_RISICO", "Bij een hoog risico informeert u de betrokkenen.")]
    return []


def _rond_af(actor: Actor, lek_id: UUID, soort: Taaksoort, poort: Poort) -> None:
    for taak in taken.open_over(poort.sessie, soort, lek_id):
        taken.rond_af(taak, actor.medewerker_id, poort.klok.nu())
