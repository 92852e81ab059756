"""Which casussen are on the aandachtslijst, since when and until when (F3 rule 8). Knows no act and opens nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, func, select, union
from sqlalchemy.orm import Session

from kernteam.casus.models import Afzijdigheid, Deelnemer, Overgang
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import Casusstatus
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.nood.models import Noodtoegang
from kernteam.toezicht.models import Aandachtsbevestiging, Aandachtscasus


@dataclass(frozen=True, slots=True)
class Periode:
    """One time a casus is on the list: its row, and when that ended (None: it is on it)."""

    rij: Aandachtscasus
    tot_op: datetime | None

    def telt_op(self, dag: date) -> bool:
        """Tell whether the casus was on the list on some moment of a day."""
        return _dag(self.rij.sinds_op) <= dag and (self.tot_op is None or dag <= _dag(self.tot_op))


@dataclass(frozen=True, slots=True)
class Herziening:
    """One time that a casus on the list had to be looked at again, and when that was done."""

    uiterlijk_datum: date
    gedaan_datum: date | None

    def is_te_laat(self, vandaag: date) -> bool:
        """Tell whether it was, or still is not, done after its last day."""
        return (self.gedaan_datum or vandaag) > self.uiterlijk_datum


def perioden(sessie: Session, casus_ids: Collection[UUID] | None = None) -> list[Periode]:
    """Give every time one of these casussen (None: any) is or was on the list, oldest first; one statement.

    A casus that is destroyed leaves the list at that moment: nobody can come in it any more.
    """
    einde = func.coalesce(Aandachtscasus.tot_op, Overgang.gemaakt_op)
    vernietigd = and_(Overgang.casus_id == Aandachtscasus.casus_id, Overgang.naar == Casusstatus.VERNIETIGD)
    opdracht = select(Aandachtscasus, einde).outerjoin(Overgang, vernietigd)
    if casus_ids is not None:
        opdracht = opdracht.where(Aandachtscasus.casus_id.in_(casus_ids))
    rijen = sessie.execute(opdracht.order_by(Aandachtscasus.sinds_op, Aandachtscasus.id))
    return [Periode(rij, tot_op) for rij, tot_op in rijen]


def herzieningen(sessie: Session, vandaag: date, plaats_ids: Collection[UUID] | None = None) -> list[Herziening]:
    """Give every review of these places (None: any) that was or should have been done; taking off is a review too."""
    opdracht = select(Aandachtsbevestiging)
    if plaats_ids is not None:
        opdracht = opdracht.where(Aandachtsbevestiging.aandachtscasus_id.in_(plaats_ids))
    bevestigd = [Herziening(een.uiterlijk_datum, _dag(een.bevestigd_op)) for een in sessie.scalars(opdracht)]
    laatste = [
        Herziening(een.rij.herzien_uiterlijk_datum, _dag(een.tot_op) if een.tot_op else None)
        for een in perioden(sessie)
        if plaats_ids is None or een.rij.id in plaats_ids
    ]
    return bevestigd + [een for een in laatste if een.gedaan_datum is not None or een.is_te_laat(vandaag)]


def eigen_casussen(sessie: Session, medewerker_id: UUID) -> set[UUID]:
    """Give the casussen somebody is involved in, in whatever capacity: a seat ever, a relation declared, an emergency.

    What the list says of those is for a second privacyfunctionaris (F4).
    """
    zelf = alle_hoedanigheden(sessie, medewerker_id)
    tabellen = (Deelnemer, Afzijdigheid, Noodtoegang)
    return set(sessie.scalars(union(*(select(een.casus_id).where(een.medewerker_id.in_(zelf)) for een in tabellen))))


def _dag(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
