"""Asks who looked, or his supervisor, why, or takes that back; the answer is kept with the case. Knows no web."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor, Rol
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.netwerk.models import Medewerker
from kernteam.taak import service as taken
from kernteam.taak.kalender import werkdagen_na
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import ToezichtFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.inzage import VraagInzage, maak_vraag
from kernteam.toezicht.models import Gevraagde, Toezichtgeval, Toezichtvraag
from kernteam.toezicht.regels import Bureau, Controle
from kernteam.toezicht.service import gevallen
from kernteam.toezicht.service.binnen import VRAAG_WACHT, eis_sleutel, ga_in_geval, houd_vast, over_wie, voor


@dataclass(frozen=True, slots=True, repr=False)
class NieuweVraag:
    """A question as entered."""

    aan: Gevraagde
    vraag: str
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Antwoord:
    """An answer as entered."""

    antwoord: str
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Onbeantwoord:
    """A question that waits: until when, and whether that day is over."""

    uiterlijk_datum: date
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Gesteld:
    """What comes back: an id only."""

    id: UUID


def stellen(actor: Actor, geval_id: UUID, nieuw: NieuweVraag, poort: Poort, bureau: Bureau) -> Gesteld:
    """Ask why (handeling toezichtvraag.stellen): it waits among the tasks of who is asked.

    Raises Strijdig while the same person was asked and did not answer, or when nobody leads the organisation.
    """
    _eis_tekst("/vraag", nieuw.vraag, bevestigd=nieuw.bevestigd_geen_bsn)
    bijzonder = f"{nieuw.aan}; {GEEN_BSN}" if nieuw.bevestigd_geen_bsn else nieuw.aan.value
    geval = gevallen.vind(actor, poort, bureau, geval_id)
    gang = ga_in_geval(actor, Handeling.TOEZICHTVRAAG_STELLEN, geval, geval_id, poort, bijzonder)
    sessie, vandaag = poort.sessie, poort.klok.vandaag()
    wie = sessie.get_one(Medewerker, gang.geval.medewerker_id)
    if nieuw.aan is Gevraagde.LEIDINGGEVENDE and not _heeft_leiding(sessie, wie, poort):
        raise Strijdig("Deze organisatie heeft geen andere leidinggevende in Kernteam.", "GEEN_LEIDINGGEVENDE")
    poort.schrijf(gang.pas)
    houd_vast(sessie, gevallen.leg_vast(sessie, gang.geval))
    if _wacht_al(sessie, geval_id, nieuw.aan):
        raise Strijdig("Deze vraag is al gesteld en nog niet beantwoord.", "AL_GEVRAAGD")
    rij = Toezichtvraag(
        id=uuid4(),
        geval_id=geval_id,
        aan=nieuw.aan,
        organisatie_id=wie.organisatie_id,
        gesteld_op=gang.nu,
        gesteld_door=actor.medewerker_id,
        uiterlijk_datum=werkdagen_na(vandaag, bureau.getal(Controle.ANTWOORDEN)),
    )
    eis_sleutel(poort, gang.pas).zegel_in(rij, vraag=nieuw.vraag)
    sessie.add(rij)
    voor = Voor(wie.id)
    if nieuw.aan is Gevraagde.LEIDINGGEVENDE:
        voor = Voor(rol=Rol.LEIDINGGEVENDE, organisatie_id=wie.organisatie_id)
    soort = Taaksoort.TOEZICHTVRAAG_BEANTWOORDEN
    taken.maak(sessie, soort, voor, gang.nu, object_id=rij.id, uiterlijk=rij.uiterlijk_datum)
    return Gesteld(rij.id)


def onbeantwoord(actor: Actor, poort: Poort) -> list[Onbeantwoord]:
    """Give the questions that wait in cases that are for this officer; the caller asked the door."""
    opdracht = (
        select(Toezichtvraag.uiterlijk_datum, Toezichtgeval)
        .join(Toezichtgeval, Toezichtgeval.id == Toezichtvraag.geval_id)
        .where(VRAAG_WACHT)
    )
    vandaag, is_voor_hem = poort.klok.vandaag(), voor(actor, poort.sessie)
    rijen = [(dag, gevallen.van_rij(geval)) for dag, geval in poort.sessie.execute(opdracht)]
    return [Onbeantwoord(dag, vandaag > dag) for dag, geval in rijen if is_voor_hem(geval)]


def lezen(actor: Actor, vraag_id: UUID, poort: Poort) -> VraagInzage:
    """Read a question (handeling toezichtvraag.lezen): who is asked, and the privacyfunctionaris."""
    rij, geval, pas = _binnen(actor, Handeling.TOEZICHTVRAAG_LEZEN, vraag_id, poort)
    return _inzage(actor, rij, geval, pas, poort)


def beantwoorden(actor: Actor, vraag_id: UUID, antwoord: Antwoord, poort: Poort) -> VraagInzage:
    """Answer a question, once (handeling toezichtvraag.beantwoorden): sealed, and who asked hears that it is there."""
    _eis_tekst("/antwoord", antwoord.antwoord, bevestigd=antwoord.bevestigd_geen_bsn)
    bijzonder = GEEN_BSN if antwoord.bevestigd_geen_bsn else None
    rij, geval, pas = _binnen(actor, Handeling.TOEZICHTVRAAG_BEANTWOORDEN, vraag_id, poort, bijzonder)
    nu = _beeindig(actor, rij, pas, poort)
    rij.beantwoord_op, rij.beantwoord_door = nu, actor.medewerker_id
    poort.kluis.ontsluit(pas).zegel_in(rij, antwoord=antwoord.antwoord)
    voor = Voor(rij.gesteld_door)
    taken.maak(poort.sessie, Taaksoort.TOEZICHTVRAAG_BEANTWOORD, voor, nu, object_id=rij.geval_id)
    return _inzage(actor, rij, geval, pas, poort)


def intrekken(actor: Actor, vraag_id: UUID, poort: Poort) -> None:
    """Withdraw a question that waits (handeling toezichtvraag.intrekken), so that its case does not wait for it.

    Nobody answers it any more, say because who was asked left. Raises Strijdig (AL_BEANTWOORD, AL_INGETROKKEN).
    """
    rij, _, pas = _binnen(actor, Handeling.TOEZICHTVRAAG_INTREKKEN, vraag_id, poort)
    nu = _beeindig(actor, rij, pas, poort)
    rij.ingetrokken_op, rij.ingetrokken_door = nu, actor.medewerker_id


def _beeindig(actor: Actor, rij: Toezichtvraag, pas: Doorgang, poort: Poort) -> datetime:
    """Begin to write, hold a question that waits and end its task; give the moment. Raises Strijdig."""
    poort.schrijf(pas)
    poort.sessie.refresh(rij, with_for_update=True)
    if rij.beantwoord_op is not None:
        raise Strijdig("Deze vraag is al beantwoord.", "AL_BEANTWOORD")
    if rij.ingetrokken_op is not None:
        raise Strijdig("Deze vraag is ingetrokken.", "AL_INGETROKKEN")
    nu = poort.klok.nu()
    for taak in taken.open_over(poort.sessie, Taaksoort.TOEZICHTVRAAG_BEANTWOORDEN, rij.id):
        taken.rond_af(taak, actor.medewerker_id, nu)
    return nu


def _binnen(
    actor: Actor, handeling: Handeling, vraag_id: UUID, poort: Poort, bijzonder: str | None = None
) -> tuple[Toezichtvraag, Toezichtgeval, Doorgang]:
    rij = poort.sessie.get(Toezichtvraag, vraag_id)
    geval = None if rij is None else poort.sessie.get(Toezichtgeval, rij.geval_id)
    feiten = None
    if rij is not None and geval is not None:
        aan_medewerker = rij.aan is Gevraagde.MEDEWERKER
        feiten = ToezichtFeiten(
            rij.geval_id,
            over_wie(actor, gevallen.van_rij(geval), poort.sessie),
            gevraagde=geval.medewerker_id if aan_medewerker else None,
            leiding_van=None if aan_medewerker else rij.organisatie_id,
            rijen=frozenset({rij.id}),
        )
    pas = poort.vraag(actor, handeling, feiten, vraag_id, bijzonder)
    if rij is None or geval is None:  # the door refused already
        raise LookupError("doorgang zonder vraag")
    return rij, geval, pas


def _inzage(actor: Actor, rij: Toezichtvraag, geval: Toezichtgeval, pas: Doorgang, poort: Poort) -> VraagInzage:
    casus_id = None if actor.rol is Rol.LEIDINGGEVENDE else geval.casus_id  # he sees no casus, not even that it is
    return maak_vraag(rij, geval.medewerker_id, casus_id, geval.datum, poort.kluis.ontsluit(pas))


def _eis_tekst(wijzer: str, tekst: str, *, bevestigd: bool) -> None:
    fouten = bsn_fouten({wijzer: tekst}, bevestigd=bevestigd)
    if not tekst.strip():
        fouten.append(Fout(wijzer, "LEEG", "Schrijf hier iets op."))
    if fouten:
        raise Ongeldig(fouten)


def _wacht_al(sessie: Session, geval_id: UUID, aan: Gevraagde) -> bool:
    opdracht = select(Toezichtvraag.id).where(Toezichtvraag.geval_id == geval_id, Toezichtvraag.aan == aan, VRAAG_WACHT)
    return sessie.scalar(opdracht.limit(1)) is not None


def _heeft_leiding(sessie: Session, wie: Medewerker, poort: Poort) -> bool:
    opdracht = select(Medewerker.id).where(
        Medewerker.organisatie_id == wie.organisatie_id,
        Medewerker.rol == Rol.LEIDINGGEVENDE,
        Medewerker.id.not_in(alle_hoedanigheden(sessie, wie.id)),
        Medewerker.in_dienst(poort.klok.vandaag()),
    )
    return sessie.scalar(opdracht.limit(1)) is not None
