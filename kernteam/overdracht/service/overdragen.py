"""Hands the work of a medewerker over to a colleague, until a day or for good. Knows no content and no web.

A seat opens nothing that the decision does not open: the colleague is of the same organisation and the same trade.
"""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.models import Deelnemer
from kernteam.casus.service.afzijdig import buiten_casussen
from kernteam.grond.actor import GEHEIMHOUDERS, Actor
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import GESLOTEN, Casusstatus
from kernteam.netwerk.bereikbaarheid import mag_regelen
from kernteam.netwerk.models import Medewerker, Vervanging
from kernteam.overdracht.service.in_handen import geef_acties, geef_consulten, geef_taken, verhoog_versie
from kernteam.overdracht.service.opdracht import Beletsel, Gang, Gebleven, Opdracht, Overgedragen
from kernteam.overdracht.service.stoelen import zet_aan_tafel
from kernteam.overdracht.service.werk import geleid_door, plaatsen_van
from kernteam.regie.models import Regie, Regiereden
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort

VOORGOED = date.max  # the end of a replacement that has none
LANGST = timedelta(days=366)  # of a replacement with an end: who is away longer has handed over for good


def overdragen(actor: Actor, medewerker_id: UUID, opdracht: Opdracht, poort: Poort) -> Overgedragen:
    """Hand over what somebody has in hand (handeling werk.overdragen): himself, or who leads his organisation.

    For good his seats, tasks, regie, actions and running consults go over at once; until a day the colleague sits
    beside him and sees his tasks, from now or a later day. All of it, or what concerns the casussen that are chosen:
    each goes over or stays, and says why. Asking the same again changes nothing. Raises NietGevonden for anybody else's
    work, Ongeldig for an impossible day, Strijdig for a colleague who cannot do it.
    """
    sessie, nu = poort.sessie, poort.klok.nu()
    medewerker = sessie.get(Medewerker, medewerker_id)
    feiten = GeenFeiten(medewerker_id, van_actor=mag_regelen(actor, medewerker))
    poort.vraag(actor, Handeling.WERK_OVERDRAGEN, feiten, medewerker_id, opdracht.reden.value)
    _eis_dag(opdracht, poort.klok.vandaag())
    _eis_geschikt(sessie, medewerker_id, opdracht.vervanger_id, poort.klok.vandaag())
    dicht = buiten_casussen(sessie, opdracht.vervanger_id)
    casussen = _lopend(sessie, medewerker_id, opdracht, nu) - dicht
    gang = Gang(actor, medewerker_id, opdracht, casussen, dicht, sessie, nu)
    poort.noteer_casussen(actor, Handeling.WERK_OVERDRAGEN, medewerker_id, gang.casussen)
    poort.schrijf_zonder_casus(Handeling.WERK_OVERDRAGEN)
    houd_vast(sessie, medewerker_id, opdracht.vervanger_id)
    _eis_geschikt(sessie, medewerker_id, opdracht.vervanger_id, poort.klok.vandaag())
    return _draag_over(gang)


def houd_vast(sessie: Session, *medewerker_ids: UUID) -> None:
    """Let only one at a time change what these people have in hand; the caller holds a writing transaction."""
    opdracht = select(Medewerker).where(Medewerker.id.in_(medewerker_ids)).order_by(Medewerker.id)
    sessie.scalars(opdracht.with_for_update().execution_options(populate_existing=True)).all()


def _eis_dag(opdracht: Opdracht, vandaag: date) -> None:
    vanaf, tot = opdracht.vanaf_datum, opdracht.tot_datum
    if vanaf is not None and tot is None:
        raise Ongeldig([Fout("/totDatum", "VERPLICHT", "Noem een einddag. Voorgoed overdragen gaat meteen in.")])
    if vanaf is not None and not vandaag <= vanaf <= vandaag + LANGST:
        raise Ongeldig([Fout("/vanafDatum", "DATUM", "Kies vandaag of een latere dag, hoogstens een jaar verder.")])
    begin = vanaf or vandaag
    if tot is not None and not begin < tot <= begin + LANGST:
        raise Ongeldig([Fout("/totDatum", "DATUM", "Kies een dag na het begin, hoogstens een jaar verder.")])


def _eis_geschikt(sessie: Session, medewerker_id: UUID, vervanger_id: UUID, vandaag: date) -> None:
    van, naar = sessie.get_one(Medewerker, medewerker_id), sessie.get(Medewerker, vervanger_id)
    if naar is None or naar.organisatie_id != van.organisatie_id or not naar.is_in_dienst(vandaag):
        raise Strijdig("Deze collega is niet bekend bij uw organisatie, of is uit dienst.", "ONBEKENDE_MEDEWERKER")
    if naar.id == van.id:
        raise Strijdig("Kies een andere collega.", "ZELFDE_MEDEWERKER")
    if naar.rol is not van.rol:
        raise Strijdig("Deze collega heeft een andere rol.", "ROL")
    if van.discipline in GEHEIMHOUDERS and naar.discipline not in GEHEIMHOUDERS:
        raise Strijdig("Alleen een collega met beroepsgeheim neemt dit werk over.", "DISCIPLINE")


def _lopend(sessie: Session, medewerker_id: UUID, opdracht: Opdracht, nu: datetime) -> frozenset[UUID]:
    """Give the casussen to hand over: until a day only what is not closed, for good also what must still be kept."""
    niet = frozenset({Casusstatus.VERNIETIGD}) if opdracht.tot_datum is None else GESLOTEN
    lopend = frozenset(een.casus_id for een in plaatsen_van(sessie, medewerker_id, nu, niet))
    return lopend & opdracht.casussen if opdracht.casussen else lopend


def _draag_over(gang: Gang) -> Overgedragen:
    plaatsen = plaatsen_van(gang.sessie, gang.van, gang.nu)
    te_gaan = [een for een in plaatsen if een.casus_id in gang.casussen]
    geleid = geleid_door(gang.sessie, te_gaan) if gang.voorgoed else []
    al = _al_overgedragen(gang)
    stoelen, gewijzigd = zet_aan_tafel(gang, te_gaan)
    acties = consulten = 0
    if gang.voorgoed:
        acties, consulten = geef_acties(gang, te_gaan, stoelen), geef_consulten(gang)
        for een in te_gaan:
            een.tot_op = gang.nu
        gang.sessie.add_all(_regie(gang, stoelen[een]) for een in geleid)
    verhoog_versie(gang, gewijzigd)
    taken = geef_taken(gang)
    vervanging, nieuw = (None, False) if gang.opdracht.casussen else _leg_vast(gang)
    if nieuw or gewijzigd:
        voor = Voor(medewerker_id=gang.opdracht.vervanger_id)
        taak.maak(gang.sessie, Taaksoort.WERK_OVERGENOMEN, voor, gang.nu, object_id=vervanging)
    return Overgedragen(
        id=vervanging,
        casussen=tuple(sorted({*stoelen, *al})),
        niet_overgedragen=_gebleven(gang, {een.casus_id for een in plaatsen}, al),
        regie=tuple(sorted(geleid)),
        taken=taken,
        acties=acties,
        consulten=consulten,
    )


def _al_overgedragen(gang: Gang) -> frozenset[UUID]:
    """Give the chosen casussen that he handed to this colleague before: asking again gives the same answer."""
    over = gang.opdracht.casussen - gang.casussen
    if not over:
        return frozenset()
    zat = select(Deelnemer.casus_id).where(Deelnemer.medewerker_id == gang.van, Deelnemer.tot_op <= gang.nu)
    zit = (Deelnemer.medewerker_id == gang.opdracht.vervanger_id, Deelnemer.zit_op(gang.nu))
    opdracht = select(Deelnemer.casus_id).where(Deelnemer.casus_id.in_(over), Deelnemer.casus_id.in_(zat), *zit)
    return frozenset(gang.sessie.scalars(opdracht))


def _gebleven(gang: Gang, in_handen: AbstractSet[UUID], al: AbstractSet[UUID]) -> tuple[Gebleven, ...]:
    """Give what stays, and why; of what he does not have in hand nothing else is said."""
    gevraagd = gang.opdracht.casussen or in_handen
    dicht = gevraagd & in_handen & gang.dicht
    vreemd = gevraagd - dicht - gang.casussen - al if gang.opdracht.casussen else frozenset[UUID]()
    return tuple(
        Gebleven(een, Beletsel.AFZIJDIG if een in dicht else Beletsel.NIET_IN_HANDEN) for een in sorted(dicht | vreemd)
    )


def _regie(gang: Gang, stoel: Deelnemer) -> Regie:
    return Regie(
        id=uuid4(),
        casus_id=stoel.casus_id,
        deelnemer_id=stoel.id,
        reden=Regiereden(gang.opdracht.reden.value),
        sinds_op=gang.nu,
        aangewezen_door=gang.actor.medewerker_id,
    )


def _leg_vast(gang: Gang) -> tuple[UUID, bool]:
    """Store who replaces him, so that schools see it, unless it is so already; give it, and whether it is new."""
    tot, vanaf = gang.opdracht.tot_datum or VOORGOED, gang.begin.astimezone(AMSTERDAM).date()
    zelfde = select(Vervanging.id).where(
        Vervanging.medewerker_id == gang.van,
        Vervanging.vervanger_id == gang.opdracht.vervanger_id,
        Vervanging.vanaf_datum <= vanaf,
        Vervanging.tot_datum == tot,
    )
    eerder = gang.sessie.scalars(zelfde).first()
    if eerder is not None:
        return eerder, False
    nieuw = Vervanging(
        id=uuid4(),
        medewerker_id=gang.van,
        vervanger_id=gang.opdracht.vervanger_id,
        vanaf_datum=vanaf,
        tot_datum=tot,
        geregeld_op=gang.nu,
        geregeld_door=gang.actor.medewerker_id,
    )
    gang.sessie.add(nieuw)
    return nieuw.id, True
