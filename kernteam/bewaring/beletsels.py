"""What is still open, so that the log lines about it stay: complaints, rights, reviews, breaches. Changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from kernteam.grond.klok import AMSTERDAM
from kernteam.levensloop.models import Bewaarplicht
from kernteam.nood.models import Noodtoegang
from kernteam.toezicht.models import Datalek, Steekproefcasus, Toezichtgeval, Toezichtoordeel
from kernteam.verstrekking.models import Bezwaar


@dataclass(frozen=True, slots=True)
class Beletsels:
    """Of which casussen, and of which days of which medewerkers, every line stays."""

    casussen: frozenset[str]
    dagen: frozenset[tuple[str, date]]

    def houdt(self, inhoud: Mapping[str, Any]) -> bool:
        """Tell whether a line stays."""
        dag = datetime.fromisoformat(inhoud["tijdstip"]).astimezone(AMSTERDAM).date()
        return inhoud.get("casus") in self.casussen or (inhoud.get("actor"), dag) in self.dagen


def lees(sessie: Session) -> Beletsels:
    """Read what is open: a duty to keep (complaint, request, court), an objection, a review, a breach, a sample."""
    casussen: tuple[Select[Any], ...] = (
        select(Bewaarplicht.casus_id).where(Bewaarplicht.tot_op.is_(None)),
        select(Bezwaar.casus_id).where(Bezwaar.uitkomst.is_(None)),
        select(Noodtoegang.casus_id).where(Noodtoegang.uitkomst.is_(None)),
        select(Datalek.over_casus_id).where(Datalek.afgehandeld_op.is_(None), Datalek.over_casus_id.is_not(None)),
        select(Steekproefcasus.casus_id).where(Steekproefcasus.uitkomst.is_(None)),
    )
    return Beletsels(
        casussen=frozenset(str(een) for opdracht in casussen for een in sessie.scalars(opdracht)),
        dagen=frozenset((str(wie), dag) for wie, dag in sessie.execute(_GEVALLEN)),
    )


_LAATSTE = (
    select(Toezichtoordeel.geval_id, func.max(Toezichtoordeel.beoordeeld_op).label("op"))
    .group_by(Toezichtoordeel.geval_id)
    .subquery()
)
_LEK = select(Datalek.geval_id).where(Datalek.afgehandeld_op.is_(None), Datalek.geval_id.is_not(None))
# open as the queue of the desk says it (lines after a judgement open a case again), or of a breach that is open
_GEVALLEN = (
    select(Toezichtgeval.medewerker_id, Toezichtgeval.datum)
    .outerjoin(_LAATSTE, _LAATSTE.c.geval_id == Toezichtgeval.id)
    .where(
        or_(_LAATSTE.c.op.is_(None), Toezichtgeval.laatste_op > _LAATSTE.c.op, Toezichtgeval.id.in_(_LEK)),
    )
)
