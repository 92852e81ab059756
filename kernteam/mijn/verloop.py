"""Reads what the terms of casussen are counted from, in a fixed number of statements. Knows no reader and no text."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kernteam.casus.laden import Geladen
from kernteam.casus.models import Casus, Overgang
from kernteam.grond.status import Casusstatus
from kernteam.mijn.termijnen import Termijn, Verloop, termijnen_van
from kernteam.netwerk.models import School
from kernteam.plan.models import Planevaluatie
from kernteam.toegang.poort import Poort
from kernteam.toegang.schoolvakanties import Vakantierooster


class Verlopen:
    """The history of these casussen as far as terms look at it."""

    def __init__(self, poort: Poort, casus_ids: Sequence[UUID]) -> None:
        """Read it: three statements, however many casussen."""
        self._poort = poort
        self._bereikt = _bereikt(poort.sessie, casus_ids)
        self._geevalueerd = _geevalueerd(poort.sessie, casus_ids)
        self._roosters = _roosters(poort, casus_ids)

    def termijnen(self, geladen: Geladen) -> tuple[Termijn, ...]:
        """Give the terms of one of them that run today."""
        casus = geladen.casus
        verloop = Verloop(
            status=geladen.feiten.status,
            fase=casus.status,
            bereikt_op=self._bereikt[casus.id],
            gewijzigd_op=casus.gewijzigd_op,
            geevalueerd=self._geevalueerd.get(casus.id),
        )
        vandaag = self._poort.klok.vandaag()
        return tuple(termijnen_van(verloop, self._poort.beleid, self._roosters[casus.id], vandaag))


def _roosters(poort: Poort, casus_ids: Sequence[UUID]) -> dict[UUID, Vakantierooster]:
    opdracht = (
        select(Casus.id, School.gemeente_code)
        .join(School, School.vestigingscode == Casus.vestigingscode)
        .where(Casus.id.in_(casus_ids))
    )
    return {een: poort.schoolvakanties.van_gemeente(code) for een, code in poort.sessie.execute(opdracht)}


def _bereikt(sessie: Session, casus_ids: Sequence[UUID]) -> defaultdict[UUID, dict[Casusstatus, datetime]]:
    """Give when each last came in each state; coming back from a suspension begins no term anew."""
    opdracht = (
        select(Overgang.casus_id, Overgang.naar, func.max(Overgang.gemaakt_op))
        .where(Overgang.casus_id.in_(casus_ids), Overgang.van.is_distinct_from(Casusstatus.OPGESCHORT))
        .group_by(Overgang.casus_id, Overgang.naar)
    )
    bereikt: defaultdict[UUID, dict[Casusstatus, datetime]] = defaultdict(dict)
    for casus_id, naar, op in sessie.execute(opdracht):
        bereikt[casus_id][naar] = op
    return bereikt


def _geevalueerd(sessie: Session, casus_ids: Sequence[UUID]) -> dict[UUID, date]:
    opdracht = (
        select(Planevaluatie.casus_id, func.max(Planevaluatie.datum).label("op"))
        .where(Planevaluatie.casus_id.in_(casus_ids))
        .group_by(Planevaluatie.casus_id)
    )
    return {een.casus_id: een.op for een in sessie.execute(opdracht)}
