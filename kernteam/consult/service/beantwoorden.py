"""What a specialist does in the consulten of his organisation: see, answer, end, confirm wiping. Knows no web."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select

from kernteam.casus.laden import Geladen, laad
from kernteam.casus.models import Afzijdigheid, Afzijdigreden
from kernteam.casus.service.afzijdig import buiten_casussen
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.consult.inzage import ConsultInzage, ConsultKort, maak_inzage
from kernteam.consult.models import Berichtsoort, Consult, Consultbericht
from kernteam.consult.service.binnen import (
    Rijen,
    consultfeiten,
    ga_in_consult,
    loop_van,
    rijen_van,
)
from kernteam.consult.termijnen import wissen_uiterlijk
from kernteam.consult.verloop import LOPEND, Consultstatus, status_op
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.klok import AMSTERDAM
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import ConsultFeiten
from kernteam.toegang.poort import Poort
from kernteam.toestemming.gezin import laatste_wisseldag

Plek = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True, repr=False)
class Consultantwoord:
    """An answer as entered: the specialist's own professional knowledge."""

    antwoord: str
    klasse: Klasse
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Wistaak:
    """A consult that stopped or ran out, of which a specialist must wipe what he had by name."""

    consult_id: UUID
    gestopt_op: datetime
    uiterlijk: date


def opsommen(actor: Actor, na: Plek | None, limit: int, poort: Poort) -> tuple[list[ConsultKort], Plek | None]:
    """List the running consulten of the own organisation, newest first (handeling consult.opsommen).

    Each consult shown has its own line. Statements do not grow with the rows of a page.
    """
    gevonden = _van_organisatie(actor, na, limit + 1, poort)
    getoond = gevonden[:limit]
    per_id: dict[UUID, tuple[Consult, Consultstatus]] = {}
    feiten: list[ConsultFeiten] = []
    buiten = buiten_casussen(poort.sessie, actor.medewerker_id)
    for rijen, geladen in _geladen(getoond, Handeling.CONSULT_OPSOMMEN, poort):
        een, status = consultfeiten(poort, geladen, rijen, buiten)
        per_id[rijen.consult.id] = rijen.consult, status
        feiten.append(een)
    mag = [een.consult_id for een, _ in poort.vraag_per_casus(actor, Handeling.CONSULT_OPSOMMEN, feiten)]
    kort = [
        ConsultKort(een.id, status, een.gevraagd_op, een.tot_op, een.herkomst_id)
        for een, status in (per_id[consult_id] for consult_id in mag)
    ]
    laatste = getoond[-1] if len(gevonden) > limit else None
    return kort, (laatste.gevraagd_op, laatste.id) if laatste else None


def lezen(actor: Actor, consult_id: UUID, poort: Poort) -> ConsultInzage:
    """Read a running consult (handeling consult.lezen): its items as they are open today, and nothing else."""
    gang = ga_in_consult(actor, Handeling.CONSULT_LEZEN, consult_id, poort)
    return maak_inzage(gang.rijen.consult, gang.rijen.berichten, gang.status, gang.geladen, gang.bos, gang.besluit)


def beantwoorden(actor: Actor, consult_id: UUID, nieuw: Consultantwoord, poort: Poort) -> Toegevoegd:
    """Answer while the consult runs (handeling consult.beantwoorden); an answer that comes too late is not delivered.

    The answer is knowledge of the specialist's organisation; sending it releases it to who may read that class (6.5).
    """
    fouten = bsn_fouten({"/antwoord": nieuw.antwoord}, bevestigd=nieuw.bevestigd_geen_bsn)
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    gang = ga_in_consult(actor, Handeling.CONSULT_BEANTWOORDEN, consult_id, poort, bijzonder)
    gang.schrijf()
    consult = gang.rijen.consult
    bericht = Consultbericht(
        id=uuid4(),
        consult_id=consult.id,
        casus_id=consult.casus_id,
        soort=Berichtsoort.ANTWOORD,
        klasse=nieuw.klasse,
        herkomst_id=actor.organisatie_id,
        herkomst=actor.partij,
        auteur_id=actor.medewerker_id,
        geschreven_op=gang.nu,
    )
    gang.bos.zegel_in(bericht, tekst=nieuw.antwoord)
    poort.sessie.add(bericht)
    voor = Voor(medewerker_id=consult.vraagsteller_id)
    soort = Taaksoort.CONSULT_BEANTWOORD
    taak.maak(poort.sessie, soort, voor, gang.nu, casus_id=consult.casus_id, object_id=consult.id)
    return Toegevoegd(bericht.id)


def afsluiten(actor: Actor, consult_id: UUID, poort: Poort) -> None:
    """End a running consult (handeling consult.afsluiten)."""
    gang = ga_in_consult(actor, Handeling.CONSULT_AFSLUITEN, consult_id, poort)
    gang.schrijf()
    gang.rijen.consult.afgesloten_op, gang.rijen.consult.afgesloten_door = gang.nu, actor.medewerker_id


def meld_afzijdig(actor: Actor, consult_id: UUID, reden: Afzijdigreden, poort: Poort) -> None:
    """Stay out of the casus of a consult for ever, in every capacity (handeling consultafzijdigheid.melden; 6.5).

    From then on no consult of this casus exists for him; a colleague of his organisation goes on with it.
    """
    gang = ga_in_consult(actor, Handeling.CONSULTAFZIJDIGHEID_MELDEN, consult_id, poort)
    poort.schrijf(gang.pas)
    poort.sessie.add(
        Afzijdigheid(
            id=uuid4(),
            casus_id=gang.rijen.consult.casus_id,
            medewerker_id=actor.medewerker_id,
            reden=reden,
            gemeld_op=gang.nu,
            gemeld_door=None,
        )
    )


def wissen(actor: Actor, consult_id: UUID, poort: Poort) -> None:
    """Confirm that nothing by name is kept of a consult that is over (handeling wissing.bevestigen, C19)."""
    gang = ga_in_consult(actor, Handeling.WISSING_BEVESTIGEN, consult_id, poort)
    consult = gang.rijen.consult
    if consult.gewist_op is not None:
        raise Strijdig("U hebt al bevestigd dat dit is gewist.", "AL_GEWIST")
    gang.schrijf()
    consult.gewist_op, consult.gewist_door = gang.nu, actor.medewerker_id


def te_wissen(actor: Actor, poort: Poort) -> list[Wistaak]:
    """Give the consulten of the own organisation that stopped or ran out, until wiping is confirmed (C19).

    Computed, so that a birthday or an expiry needs no job to tell it. One that was closed ended by agreement.
    """
    opdracht = select(Consult).where(Consult.aanbieder_id == actor.organisatie_id, Consult.gewist_op.is_(None))
    buiten = buiten_casussen(poort.sessie, actor.medewerker_id)
    open_ = poort.sessie.scalars(opdracht.where(Consult.afgesloten_op.is_(None)))
    consulten = [een for een in open_ if een.casus_id not in buiten]
    taken = []
    for rijen, geladen in _geladen(consulten, Handeling.TAAK_OPSOMMEN, poort):
        loop = loop_van(poort, geladen, rijen)
        status = status_op(loop, poort.klok.nu())
        if status not in LOPEND:
            vanzelf = rijen.consult.tot_op if status is Consultstatus.VERLOPEN else None
            gestopt = loop.ingetrokken_op or vanzelf or _sinds(geladen, rijen.consult, poort)
            dag = gestopt.astimezone(AMSTERDAM).date()
            taken.append(Wistaak(rijen.consult.id, gestopt, wissen_uiterlijk(poort.beleid, dag)))
    return taken


def _sinds(geladen: Geladen, consult: Consult, poort: Poort) -> datetime:
    """Give when a consult stopped that nobody withdrew: a day on the calendar, also one of a new policy."""
    eindes = [*(een.toestemming.geldig_tot for een in geladen.verzoeken), *poort.beleid.wisseldagen()]
    dag = laatste_wisseldag(geladen.gezin, eindes, poort.klok.vandaag())
    if dag is None:
        return consult.gevraagd_op
    return max(consult.gevraagd_op, datetime.combine(dag, time(), AMSTERDAM))


def _geladen(consulten: list[Consult], handeling: Handeling, poort: Poort) -> Iterator[tuple[Rijen, Geladen]]:
    rijen = rijen_van(poort.sessie, consulten) if consulten else {}
    ids = list(dict.fromkeys(een.casus_id for een in consulten))
    per_casus = {een.casus.id: een for een in laad(poort, handeling, ids, tekst=False)}
    for een in consulten:
        if een.casus_id in per_casus:
            yield rijen[een.id], per_casus[een.casus_id]


def _van_organisatie(actor: Actor, na: Plek | None, aantal: int, poort: Poort) -> list[Consult]:
    opdracht = (
        select(Consult)
        .where(
            Consult.aanbieder_id == actor.organisatie_id,
            Consult.afgesloten_op.is_(None),
            Consult.tot_op > poort.klok.nu(),
        )
        .order_by(Consult.gevraagd_op.desc(), Consult.id.desc())
        .limit(aantal)
    )
    if na is not None:
        eerder = and_(Consult.gevraagd_op == na[0], Consult.id < na[1])
        opdracht = opdracht.where(or_(Consult.gevraagd_op < na[0], eerder))
    return list(poort.sessie.scalars(opdracht))
