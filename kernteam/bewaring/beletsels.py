"""What is still open, so that the log lines about it stay: complaints, rights, reviews, breaches. Changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from kernteam.grond.klok import AMSTERDAM
from kernteam.levensloop.models import Bewaarplicht
from kernteam.nood.models import Noodtoegang
from kernteam.toezicht.models import Datalek, Steekproefcasus, Toezichtgeval, Toezichtoordeel, Toezichtvraag
from kernteam.toezicht.service.binnen import VRAAG_WACHT
from kernteam.verstrekking.models import Bezwaar


@dataclass(frozen=True, slots=True)
class Beletsels:
    """Of which records (casussen, and cases and breaches of the desk), and which days of whom, every line stays."""

    records: frozenset[str]
    dagen: frozenset[tuple[str, date]]

    def houdt(self, inhoud: Mapping[str, Any]) -> bool:
        """Tell whether a line stays: in a line a record of the desk stands where a casus does."""
        dag = datetime.fromisoformat(inhoud["tijdstip"]).astimezone(AMSTERDAM).date()
        return inhoud.get("casus") in self.records or (inhoud.get("actor"), dag) in self.dagen


def lees(sessie: Session) -> Beletsels:
    """Read what is open: a duty to keep (complaint, request, court), an objection, a review, a breach, a sample."""
    gevallen = sessie.execute(_GEVALLEN).all()
    van_bureau = {*sessie.scalars(_LEKKEN), *(een.id for een in gevallen)}
    return Beletsels(
        records=frozenset(map(str, casussen(sessie) | van_bureau)),
        dagen=frozenset((str(een.medewerker_id), een.datum) for een in gevallen),
    )


def casussen(sessie: Session) -> frozenset[UUID]:
    """Give the casussen something is open about: their lines stay, and what the desk keeps about them."""
    return frozenset(een for opdracht in _CASUSSEN for een in sessie.scalars(opdracht))


def geval_is_open() -> ColumnElement[bool]:
    """Give the condition that a case is open: not judged, lines came after, or a question that waits."""
    laatste = select(func.max(Toezichtoordeel.beoordeeld_op)).where(Toezichtoordeel.geval_id == Toezichtgeval.id)
    vraag = exists().where(Toezichtvraag.geval_id == Toezichtgeval.id, VRAAG_WACHT)
    op = laatste.scalar_subquery()
    return or_(op.is_(None), Toezichtgeval.laatste_op > op, vraag)


_OPEN_LEK = Datalek.afgehandeld_op.is_(None)
_LEK = exists().where(Datalek.geval_id == Toezichtgeval.id, _OPEN_LEK)
_CASUSSEN: tuple[Select[Any], ...] = (
    select(Bewaarplicht.casus_id).where(Bewaarplicht.tot_op.is_(None)),
    select(Bezwaar.casus_id).where(Bezwaar.uitkomst.is_(None)),
    select(Noodtoegang.casus_id).where(Noodtoegang.uitkomst.is_(None)),
    select(Datalek.over_casus_id).where(_OPEN_LEK, Datalek.over_casus_id.is_not(None)),
    select(Steekproefcasus.casus_id).where(Steekproefcasus.uitkomst.is_(None)),
)
_GEVALLEN = select(Toezichtgeval.id, Toezichtgeval.medewerker_id, Toezichtgeval.datum).where(or_(geval_is_open(), _LEK))
_LEKKEN = select(Datalek.id).where(_OPEN_LEK)
