"""Hands the work of a medewerker over to a colleague, until a day or for good. Knows no content and no web.

A seat opens nothing that the decision does not open: the colleague is of the same organisation and the same trade.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, CursorResult, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from kernteam.casus.models import Casus, Deelnemer
from kernteam.casus.service.afzijdig import buiten_casussen
from kernteam.consult.models import AnoniemConsult, Consult
from kernteam.grond.actor import GEHEIMHOUDERS, Actor
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import GESLOTEN, Casusstatus
from kernteam.netwerk.bereikbaarheid import mag_regelen
from kernteam.netwerk.models import Medewerker, Vervanging
from kernteam.overdracht.service.werk import anoniem_van, geleid_door, gevraagd_door, open_taken, plaatsen_van
from kernteam.regie.models import Regie, Regiereden
from kernteam.taak import service as taak
from kernteam.taak.models import Taak, Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort

VOORGOED = date.max  # the end of a replacement that has none
LANGST = timedelta(days=366)  # of a replacement with an end: who is away longer has handed over for good


class Overdrachtreden(StrEnum):
    """Why work is handed over; each is a reason to become regisseur as well."""

    VERTREK = "VERTREK"
    AFWEZIG = "AFWEZIG"
    ANDERE_TAAK = "ANDERE_TAAK"


class Beletsel(StrEnum):
    """Why a casus stays where it is."""

    AFZIJDIG = "AFZIJDIG"  # the colleague stays out of it; why is his own affair


@dataclass(frozen=True, slots=True)
class Opdracht:
    """To whom, why, and until when (exclusive; None: for good)."""

    vervanger_id: UUID
    reden: Overdrachtreden
    tot_datum: date | None = None

    @property
    def tot_op(self) -> datetime | None:
        """The moment it ends."""
        return None if self.tot_datum is None else datetime.combine(self.tot_datum, time(), AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Gebleven:
    """A casus that was not handed over."""

    casus_id: UUID
    code: Beletsel


@dataclass(frozen=True, slots=True)
class Overgedragen:
    """What was handed over, and what was not."""

    id: UUID
    casussen: tuple[UUID, ...]
    niet_overgedragen: tuple[Gebleven, ...]
    regie: tuple[UUID, ...]
    taken: int
    consulten: int


@dataclass(frozen=True, slots=True)
class _Gang:
    """One hand-over, on its way."""

    actor: Actor
    van: UUID
    opdracht: Opdracht
    casussen: frozenset[UUID]  # that go over
    dicht: frozenset[UUID]  # of which the colleague stays out
    sessie: Session
    nu: datetime

    @property
    def voorgoed(self) -> bool:
        return self.opdracht.tot_datum is None


def overdragen(actor: Actor, medewerker_id: UUID, opdracht: Opdracht, poort: Poort) -> Overgedragen:
    """Hand over what somebody has in hand (handeling werk.overdragen): himself, or who leads his organisation.

    It begins at once. For good his seats, tasks, regie and running consults go over; until a day the colleague sits
    beside him and sees his tasks. Asking the same again changes nothing. Raises NietGevonden for anybody else's work,
    Ongeldig for an impossible day, Strijdig for a colleague who cannot do it.
    """
    sessie, nu = poort.sessie, poort.klok.nu()
    medewerker = sessie.get(Medewerker, medewerker_id)
    feiten = GeenFeiten(medewerker_id, van_actor=mag_regelen(actor, medewerker))
    poort.vraag(actor, Handeling.WERK_OVERDRAGEN, feiten, medewerker_id, opdracht.reden.value)
    _eis_dag(opdracht, poort.klok.vandaag())
    _eis_geschikt(sessie, medewerker_id, opdracht.vervanger_id, poort.klok.vandaag())
    dicht = buiten_casussen(sessie, opdracht.vervanger_id)
    gang = _Gang(
        actor, medewerker_id, opdracht, _lopend(sessie, medewerker_id, opdracht, nu) - dicht, dicht, sessie, nu
    )
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
    if opdracht.tot_datum is not None and not vandaag < opdracht.tot_datum <= vandaag + LANGST:
        raise Ongeldig([Fout("/totDatum", "DATUM", "Kies een dag na vandaag, hoogstens een jaar verder.")])


def _eis_geschikt(sessie: Session, medewerker_id: UUID, vervanger_id: UUID, vandaag: date) -> None:
    van, naar = sessie.get_one(Medewerker, medewerker_id), sessie.get(Medewerker, vervanger_id)
    if naar is None or naar.organisatie_id != van.organisatie_id or not _in_dienst(naar, vandaag):
        raise Strijdig("Deze collega is niet bekend bij uw organisatie, of is uit dienst.", "ONBEKENDE_MEDEWERKER")
    if naar.id == van.id:
        raise Strijdig("Kies een andere collega.", "ZELFDE_MEDEWERKER")
    if naar.rol is not van.rol:
        raise Strijdig("Deze collega heeft een andere rol.", "ROL")
    if van.discipline in GEHEIMHOUDERS and naar.discipline not in GEHEIMHOUDERS:
        raise Strijdig("Alleen een collega met beroepsgeheim neemt dit werk over.", "DISCIPLINE")


def _in_dienst(medewerker: Medewerker, vandaag: date) -> bool:
    return medewerker.uit_dienst_op is None or medewerker.uit_dienst_op > vandaag


def _lopend(sessie: Session, medewerker_id: UUID, opdracht: Opdracht, nu: datetime) -> frozenset[UUID]:
    """Give the casussen to hand over: until a day only what is not closed, for good also what must still be kept."""
    niet = frozenset({Casusstatus.VERNIETIGD}) if opdracht.tot_datum is None else GESLOTEN
    return frozenset(een.casus_id for een in plaatsen_van(sessie, medewerker_id, nu, niet))


def _draag_over(gang: _Gang) -> Overgedragen:
    plaatsen = plaatsen_van(gang.sessie, gang.van, gang.nu)
    te_gaan = [een for een in plaatsen if een.casus_id in gang.casussen]
    geleid = geleid_door(gang.sessie, te_gaan) if gang.voorgoed else []
    stoelen, gewijzigd = _zet_aan_tafel(gang, te_gaan)
    if gang.voorgoed:
        for een in te_gaan:
            een.tot_op = gang.nu
        gang.sessie.add_all(_regie(gang, stoelen[een]) for een in geleid)
    _verhoog_versie(gang, gewijzigd)
    taken, consulten = _geef_taken(gang), _geef_consulten(gang) if gang.voorgoed else 0
    vervanging, nieuw = _leg_vast(gang)
    if nieuw or gewijzigd:
        voor = Voor(medewerker_id=gang.opdracht.vervanger_id)
        taak.maak(gang.sessie, Taaksoort.WERK_OVERGENOMEN, voor, gang.nu, object_id=vervanging.id)
    blijft = sorted({een.casus_id for een in plaatsen} & gang.dicht)
    return Overgedragen(
        id=vervanging.id,
        casussen=tuple(sorted(stoelen)),
        niet_overgedragen=tuple(Gebleven(een, Beletsel.AFZIJDIG) for een in blijft),
        regie=tuple(sorted(geleid)),
        taken=taken,
        consulten=consulten,
    )


def _zet_aan_tafel(gang: _Gang, plaatsen: Iterable[Deelnemer]) -> tuple[dict[UUID, Deelnemer], set[UUID]]:
    """Seat the colleague wherever he does not sit, for as long as his seat must last; give what changed."""
    zit = {een.casus_id: een for een in plaatsen_van(gang.sessie, gang.opdracht.vervanger_id, gang.nu)}
    stoelen, gewijzigd = dict[UUID, Deelnemer](), set[UUID]()
    for plaats in plaatsen:
        einde, eigen = _eerste(gang.opdracht.tot_op, plaats.tot_op), zit.get(plaats.casus_id)
        if eigen is None:
            eigen = zit[plaats.casus_id] = _stoel(gang, plaats, einde)
            gewijzigd.add(plaats.casus_id)
        elif eigen.tot_op is not None and (einde is None or eigen.tot_op < einde):
            eigen.tot_op = einde
            gewijzigd.add(plaats.casus_id)
        stoelen[plaats.casus_id] = eigen
    if gang.voorgoed:
        gewijzigd |= set(stoelen)
    return stoelen, gewijzigd


def _stoel(gang: _Gang, plaats: Deelnemer, einde: datetime | None) -> Deelnemer:
    stoel = Deelnemer(
        id=uuid4(),
        casus_id=plaats.casus_id,
        medewerker_id=gang.opdracht.vervanger_id,
        organisatie_id=plaats.organisatie_id,
        partij=plaats.partij,
        sinds_op=gang.nu,
        tot_op=einde,
    )
    gang.sessie.add(stoel)
    return stoel


def _eerste(een: datetime | None, ander: datetime | None) -> datetime | None:
    return min((op for op in (een, ander) if op is not None), default=None)


def _regie(gang: _Gang, stoel: Deelnemer) -> Regie:
    return Regie(
        id=uuid4(),
        casus_id=stoel.casus_id,
        deelnemer_id=stoel.id,
        reden=Regiereden(gang.opdracht.reden.value),
        sinds_op=gang.nu,
        aangewezen_door=gang.actor.medewerker_id,
    )


def _verhoog_versie(gang: _Gang, casussen: Collection[UUID]) -> None:
    """Let whoever changes one of these casussen at the same moment notice; that it changed hands is no activity."""
    if casussen:
        _werk_bij(gang, Casus, {"versie": Casus.versie + 1}, Casus.id.in_(casussen))


def _geef_taken(gang: _Gang) -> int:
    """Give his open tasks, for good or to look after them; not those about what the colleague stays out of."""
    naar, tot = gang.opdracht.vervanger_id, gang.opdracht.tot_datum
    waarden: dict[str, Any] = {"vervanger_id": naar, "vervanger_tot_datum": tot}
    if gang.voorgoed:
        waarden = {"medewerker_id": naar, "vervanger_id": None, "vervanger_tot_datum": None}
    return _werk_bij(gang, Taak, waarden, *open_taken(gang.van), _niet_over(gang, Taak.casus_id))


def _geef_consulten(gang: _Gang) -> int:
    """Let the colleague hear and follow the consults that he asked; whose words they are stays in them."""
    naar, nu = gang.opdracht.vervanger_id, gang.nu
    met = {"vraagsteller_id": naar, "versie": Consult.versie + 1}
    zonder = {"vraagsteller_id": naar, "versie": AnoniemConsult.versie + 1}
    return _werk_bij(gang, Consult, met, *gevraagd_door(gang.van, nu), _niet_over(gang, Consult.casus_id)) + _werk_bij(
        gang, AnoniemConsult, zonder, *anoniem_van(gang.van, nu)
    )


def _niet_over(gang: _Gang, casus_id: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return or_(casus_id.is_(None), casus_id.not_in(gang.dicht))


def _werk_bij(gang: _Gang, tabel: type[Any], waarden: Mapping[str, Any], *waar: ColumnElement[bool]) -> int:
    opdracht = update(tabel).where(*waar).values(**waarden).execution_options(synchronize_session=False)
    uitkomst = gang.sessie.execute(opdracht)
    return uitkomst.rowcount if isinstance(uitkomst, CursorResult) else 0


def _leg_vast(gang: _Gang) -> tuple[Vervanging, bool]:
    """Store who replaces him, so that schools see it, unless it is so already."""
    tot, vandaag = gang.opdracht.tot_datum or VOORGOED, gang.nu.astimezone(AMSTERDAM).date()
    zelfde = select(Vervanging).where(
        Vervanging.medewerker_id == gang.van,
        Vervanging.vervanger_id == gang.opdracht.vervanger_id,
        Vervanging.tot_datum == tot,
    )
    eerder = gang.sessie.scalars(zelfde).first()
    if eerder is not None:
        return eerder, False
    nieuw = Vervanging(
        id=uuid4(),
        medewerker_id=gang.van,
        vervanger_id=gang.opdracht.vervanger_id,
        vanaf_datum=vandaag,
        tot_datum=tot,
        geregeld_op=gang.nu,
        geregeld_door=gang.actor.medewerker_id,
    )
    gang.sessie.add(nieuw)
    return nieuw, True
