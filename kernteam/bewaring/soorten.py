"""The kinds of record of the desk that expire: from when each has which term, what keeps it, how it goes.

Each is one row of SOORTEN: a record that an officer keeps and that ends is one row more. Knows no clock and no log.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, delete, exists, false, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from kernteam.bericht.models import Bericht
from kernteam.bewaring.beletsels import geval_is_open
from kernteam.casus.models import Afzijdigheid, Casus
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import Casusstatus
from kernteam.inzageoverzicht.models import Naamvrijgave
from kernteam.nood.models import Noodtoegang
from kernteam.taak.models import Taak, Taaksoort
from kernteam.toegang.bewaartermijnen import DATALEK, TOEZICHT, WEGING
from kernteam.toegang.poort import Poort
from kernteam.toezicht.aandachtslijst import herzieningen
from kernteam.toezicht.models import (
    Aandachtsbevestiging,
    Aandachtscasus,
    Datalek,
    Datalekmelding,
    Steekproef,
    Steekproefcasus,
    Toezichtgeval,
    Toezichtoordeel,
    Toezichtvraag,
)
from kernteam.toezicht.service import tellen
from kernteam.toezicht.service.gevallen import van_rij
from kernteam.toezicht.service.meten import begin_van

Ids = Collection[UUID]
Kolom = InstrumentedAttribute[Any]
_NOOIT = false()
_GETROKKEN = (Steekproefcasus.steekproef_id == Steekproef.id,)
# what somebody was asked or told from the desk; a task to inform the family is of the casus, and stays with it
_TAKEN = frozenset(
    {
        Taaksoort.TOEZICHTVRAAG_BEANTWOORDEN,
        Taaksoort.TOEZICHTVRAAG_BEANTWOORD,
        Taaksoort.DATALEK_MELDEN,
        Taaksoort.DATALEK_PARTNERS,
        Taaksoort.NOODTOEGANG_BEOORDELEN,
        Taaksoort.NOODTOEGANG_GEBRUIKT,
        Taaksoort.NOODTOEGANG_AFZIJDIG,
    }
)


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of record: which term it has and from when, what may keep it, and how it goes."""

    code: str  # as the log line says it
    termijn: str
    id: Kolom
    begin: Kolom  # the day or moment from which the term runs; as long as there is none, it does not run
    casussen: tuple[Kolom, Kolom]  # of a record (its id) the casussen it is about: what keeps those keeps it
    weg: Callable[[Poort, Ids], None]  # the caller holds a writing transaction
    alleen: tuple[ColumnElement[bool], ...] = ()  # of which records the term runs at all
    is_open: ColumnElement[bool] = _NOOIT
    eigen_sleutel: bool = False  # its words are sealed under a key of its own, which goes with it

    def rijp(self, grens: date) -> Select[tuple[UUID, Any]]:
        """Select the id and the begin of every record whose term began before a day."""
        voor = grens if isinstance(self.begin.type, Date) else begin_van(grens)
        return select(self.id, self.begin).where(self.begin < voor, *self.alleen)


def _weg_gevallen(poort: Poort, ids: Ids) -> None:
    """Remove cases with their judgements and questions, and keep their numbers for the report of their year."""
    sessie = poort.sessie
    per_jaar = defaultdict(list)
    for rij in sessie.scalars(select(Toezichtgeval).where(Toezichtgeval.id.in_(ids))):
        per_jaar[rij.datum.year].append(van_rij(rij))
    opdracht = select(Toezichtoordeel).where(Toezichtoordeel.geval_id.in_(ids))
    oordelen = sessie.scalars(opdracht.order_by(Toezichtoordeel.beoordeeld_op, Toezichtoordeel.id)).all()
    vragen = sessie.scalars(select(Toezichtvraag).where(Toezichtvraag.geval_id.in_(ids))).all()
    for jaar, gevallen in per_jaar.items():
        tellen.bewaar(sessie, jaar, tellen.tel_gevallen(tellen.Boek(gevallen, tellen.per_geval(oordelen))))
    for jaar in {_jaar(een.gesteld_op) for een in vragen}:
        tellen.bewaar(sessie, jaar, tellen.tel_vragen(een for een in vragen if _jaar(een.gesteld_op) == jaar))
    _weg_taken(poort, {*ids, *(een.id for een in vragen)})
    for model in (Toezichtvraag, Toezichtoordeel):
        sessie.execute(delete(model).where(model.geval_id.in_(ids)))
    sessie.execute(delete(Toezichtgeval).where(Toezichtgeval.id.in_(ids)))


def _weg_datalekken(poort: Poort, ids: Ids) -> None:
    """Remove entries of the register and who was told, and keep their numbers for the year they became known."""
    sessie, nu = poort.sessie, poort.klok.nu()
    rijen = sessie.scalars(select(Datalek).where(Datalek.id.in_(ids))).all()
    for jaar in {_jaar(een.bekend_op) for een in rijen}:
        van_jaar = (een for een in rijen if _jaar(een.bekend_op) == jaar)
        tellen.bewaar(sessie, jaar, tellen.tel_datalekken(van_jaar, nu))
    _weg_taken(poort, ids)
    sessie.execute(delete(Datalekmelding).where(Datalekmelding.datalek_id.in_(ids)))
    sessie.execute(delete(Datalek).where(Datalek.id.in_(ids)))


def _weg_steekproeven(poort: Poort, ids: Ids) -> None:
    """Remove the casussen of samples and who drew them; that a month was drawn, with its seed, stays for the report."""
    poort.sessie.execute(delete(Steekproefcasus).where(Steekproefcasus.steekproef_id.in_(ids)))
    poort.sessie.execute(update(Steekproef).where(Steekproef.id.in_(ids)).values(getrokken_door=None))


def _weg_van_lijst(poort: Poort, ids: Ids) -> None:
    """Remove places on the aandachtslijst, and keep the numbers of their reviews for the reports."""
    sessie, vandaag = poort.sessie, poort.klok.vandaag()
    gekeken = herzieningen(sessie, vandaag, ids)
    for jaar in {een.uiterlijk_datum.year for een in gekeken}:
        van_jaar = (een for een in gekeken if een.uiterlijk_datum.year == jaar)
        tellen.bewaar(sessie, jaar, tellen.tel_herzieningen(van_jaar, vandaag))
    sessie.execute(delete(Aandachtsbevestiging).where(Aandachtsbevestiging.aandachtscasus_id.in_(ids)))
    sessie.execute(delete(Aandachtscasus).where(Aandachtscasus.id.in_(ids)))


def _weg_taken(poort: Poort, object_ids: Ids) -> None:
    """Remove the tasks of the desk about records that go, and the mails about those: who was asked goes with it."""
    van = select(Taak.id).where(Taak.soort.in_(_TAKEN), Taak.object_id.in_(object_ids))
    taken = poort.sessie.scalars(van).all()
    poort.sessie.execute(delete(Bericht).where(Bericht.object_id.in_(taken)))
    poort.sessie.execute(delete(Taak).where(Taak.id.in_(taken)))


def _jaar(moment: datetime) -> int:
    return moment.astimezone(AMSTERDAM).year


def _van_lijst(code: str, begin: Kolom, *alleen: ColumnElement[bool]) -> Soort:
    """Make the kind of places on the aandachtslijst that ended in one way."""
    casussen = (Aandachtscasus.id, Aandachtscasus.casus_id)
    return Soort(code, TOEZICHT, Aandachtscasus.id, begin, casussen, _weg_van_lijst, alleen)


def _van_casus(code: str, model: type[Noodtoegang] | type[Naamvrijgave] | type[Afzijdigheid]) -> Soort:
    """Make the kind of what was declared and weighed in a casus: its term runs from the end of a destroyed casus.

    Until then it still counts there. Its words went with the key of the casus.
    """

    def weg(poort: Poort, ids: Ids) -> None:
        _weg_taken(poort, ids)
        poort.sessie.execute(delete(model).where(model.id.in_(ids)))

    return Soort(
        code=code,
        termijn=WEGING,
        id=model.id,
        begin=Casus.afgesloten_op,
        casussen=(model.id, model.casus_id),
        weg=weg,
        alleen=(model.casus_id == Casus.id, Casus.status == Casusstatus.VERNIETIGD),
    )


# in the order they go: a case stays while the register has a breach that came from it, for that stands on it
SOORTEN: tuple[Soort, ...] = (
    Soort(
        code="DATALEK",
        termijn=DATALEK,
        id=Datalek.id,
        begin=Datalek.afgehandeld_op,
        casussen=(Datalek.id, Datalek.over_casus_id),
        weg=_weg_datalekken,
        eigen_sleutel=True,
    ),
    Soort(
        code="GEVAL",
        termijn=TOEZICHT,
        id=Toezichtgeval.id,
        begin=Toezichtgeval.datum,
        casussen=(Toezichtgeval.id, Toezichtgeval.casus_id),
        weg=_weg_gevallen,
        is_open=or_(geval_is_open(), exists().where(Datalek.geval_id == Toezichtgeval.id)),
        eigen_sleutel=True,
    ),
    Soort(
        code="STEEKPROEF",
        termijn=TOEZICHT,
        id=Steekproef.id,
        begin=Steekproef.getrokken_op,
        casussen=(Steekproefcasus.steekproef_id, Steekproefcasus.casus_id),
        weg=_weg_steekproeven,
        alleen=(or_(Steekproef.getrokken_door.is_not(None), exists().where(*_GETROKKEN)),),
        is_open=exists().where(*_GETROKKEN, Steekproefcasus.uitkomst.is_(None)),
    ),
    _van_lijst("AANDACHT", Aandachtscasus.tot_op),
    _van_lijst(
        "AANDACHT_VERNIETIGD",
        Casus.afgesloten_op,
        Aandachtscasus.tot_op.is_(None),
        Aandachtscasus.casus_id == Casus.id,
        Casus.status == Casusstatus.VERNIETIGD,
    ),
    _van_casus("NAAMVRIJGAVE", Naamvrijgave),
    _van_casus("NOODTOEGANG", Noodtoegang),
    _van_casus("AFZIJDIGHEID", Afzijdigheid),
)
