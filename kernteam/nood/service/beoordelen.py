"""Looks back at emergencies: the list, why each was opened, and the judgement (S13, V10). Knows no web."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, or_, select

from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, eis_zonder_bsn
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.identiteit.service import zelfde_persoon
from kernteam.netwerk import service as netwerk
from kernteam.nood.inzage import ToegangKort, Verantwoording, maak_verantwoording
from kernteam.nood.models import Noodtoegang, Uitkomst
from kernteam.nood.service.binnen import InNood, ga_in_nood, toegang_van
from kernteam.taak import service as taken
from kernteam.taak.models import Taaksoort
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort

Plek = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True, repr=False)
class Beoordeling:
    """What the privacyfunctionaris thinks of one emergency, and why."""

    uitkomst: Uitkomst
    toelichting: str
    bevestigd_geen_bsn: bool = False


def opsommen(
    actor: Actor, na: Plek | None, limit: int, poort: Poort, *, alleen_open: bool = False
) -> tuple[list[ToegangKort], Plek | None]:
    """List the emergencies, newest first (handeling noodtoegang.opsommen)."""
    poort.vraag(actor, Handeling.NOODTOEGANG_OPSOMMEN, GeenFeiten())
    opdracht = select(Noodtoegang).order_by(Noodtoegang.vanaf_op.desc(), Noodtoegang.id.desc()).limit(limit + 1)
    if alleen_open:
        opdracht = opdracht.where(Noodtoegang.uitkomst.is_(None))
    if na is not None:
        opdracht = opdracht.where(
            or_(Noodtoegang.vanaf_op < na[0], and_(Noodtoegang.vanaf_op == na[0], Noodtoegang.id < na[1]))
        )
    rijen = list(poort.sessie.scalars(opdracht))
    getoond = rijen[:limit]
    namen = netwerk.namen(poort.sessie, {een.medewerker_id for een in getoond})
    kort = [_kort(een, namen[een.medewerker_id], poort.klok.vandaag()) for een in getoond]
    return kort, (getoond[-1].vanaf_op, getoond[-1].id) if len(rijen) > limit else None


def te_beoordelen(poort: Poort, eigen: Collection[UUID]) -> list[ToegangKort]:
    """Give the emergencies nobody judged yet but those of these medewerkers; the caller asked the door."""
    opdracht = select(Noodtoegang).where(Noodtoegang.uitkomst.is_(None), Noodtoegang.medewerker_id.not_in(eigen))
    rijen = list(poort.sessie.scalars(opdracht))
    namen = netwerk.namen(poort.sessie, {een.medewerker_id for een in rijen})
    return [_kort(een, namen[een.medewerker_id], poort.klok.vandaag()) for een in rijen]


def inzien(actor: Actor, toegang_id: UUID, poort: Poort) -> Verantwoording:
    """Read why an emergency was opened (handeling noodtoegang.inzien); the casus itself stays closed."""
    toegang, gang = _toezicht(actor, Handeling.NOODTOEGANG_INZIEN, toegang_id, poort)
    return maak_verantwoording(toegang, gang.bos)


def ga_beoordelen(actor: Actor, toegang_id: UUID, oordeel: Beoordeling, poort: Poort) -> tuple[Noodtoegang, InNood]:
    """Ask to judge an emergency (handeling noodtoegang.beoordelen); never one's own, in whatever capacity.

    The desk of the privacyfunctionaris judges it: what it makes of the case of that day belongs to the same deed.
    """
    eis_zonder_bsn({"/toelichting": oordeel.toelichting}, bevestigd=oordeel.bevestigd_geen_bsn)
    bijzonder = GEEN_BSN if oordeel.bevestigd_geen_bsn else None
    return _toezicht(actor, Handeling.NOODTOEGANG_BEOORDELEN, toegang_id, poort, bijzonder)


def leg_vast(actor: Actor, toegang: Noodtoegang, oordeel: Beoordeling, gang: InNood, poort: Poort) -> Verantwoording:
    """Begin to write, keep the judgement and end the task; raises Strijdig for an emergency that was judged."""
    poort.schrijf(gang.pas)
    poort.sessie.refresh(toegang, with_for_update=True)
    if toegang.uitkomst is not None:
        raise Strijdig("Deze noodtoegang is al beoordeeld.", "AL_BEOORDEELD")
    nu = poort.klok.nu()
    toegang.uitkomst, toegang.beoordeeld_op, toegang.beoordeeld_door = oordeel.uitkomst, nu, actor.medewerker_id
    gang.bos.zegel_in(toegang, toelichting=oordeel.toelichting)
    for taak in taken.open_over(poort.sessie, Taaksoort.NOODTOEGANG_BEOORDELEN, toegang.id):
        taken.rond_af(taak, actor.medewerker_id, nu)
    return maak_verantwoording(toegang, gang.bos)


def _toezicht(
    actor: Actor, handeling: Handeling, toegang_id: UUID, poort: Poort, bijzonder: str | None = None
) -> tuple[Noodtoegang, InNood]:
    toegang = toegang_van(actor, handeling, toegang_id, poort)
    van_actor = zelfde_persoon(poort.sessie, toegang.medewerker_id, actor.medewerker_id)
    gang = ga_in_nood(
        actor, handeling, toegang.casus_id, poort, toegang=toegang, van_actor=van_actor, bijzonder=bijzonder
    )
    return toegang, gang


def _kort(toegang: Noodtoegang, naam: str, vandaag: date) -> ToegangKort:
    return ToegangKort(
        id=toegang.id,
        casus_id=toegang.casus_id,
        medewerker_id=toegang.medewerker_id,
        naam=naam,
        organisatie_id=toegang.organisatie_id,
        partij=toegang.partij,
        redencode=toegang.redencode,
        afzijdig=toegang.afzijdig,
        vanaf_op=toegang.vanaf_op,
        tot_op=toegang.tot_op,
        beoordelen_uiterlijk_datum=toegang.beoordelen_uiterlijk_datum,
        te_laat=toegang.uitkomst is None and vandaag > toegang.beoordelen_uiterlijk_datum,
        uitkomst=toegang.uitkomst,
        beoordeeld_op=toegang.beoordeeld_op,
    )
