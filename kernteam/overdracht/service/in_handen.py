"""Gives what somebody has in hand beside his seats: tasks, actions, consults. Knows no content and no web."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, case, literal, or_, update
from sqlalchemy.orm import InstrumentedAttribute

from kernteam.casus.models import Casus, Deelnemer
from kernteam.consult.models import AnoniemConsult, Consult
from kernteam.grond.klok import AMSTERDAM
from kernteam.overdracht.service.opdracht import Gang
from kernteam.overdracht.service.werk import (
    anoniem_van,
    gevraagd_door,
    open_taken,
    overlegacties_van,
    planacties_van,
)
from kernteam.overleg.models import Bijdrage
from kernteam.plan.models import Planactie
from kernteam.taak.models import Taak


def verhoog_versie(gang: Gang, casussen: Collection[UUID]) -> None:
    """Let whoever changes one of these casussen at the same moment notice; that it changed hands is no activity."""
    if casussen:
        _werk_bij(gang, Casus, {"versie": Casus.versie + 1}, Casus.id.in_(casussen))


def geef_taken(gang: Gang) -> int:
    """Give his open tasks, for good or to look after them; not those about what stays where it is."""
    naar, tot = gang.opdracht.vervanger_id, gang.opdracht.tot_datum
    vanaf = gang.begin.astimezone(AMSTERDAM).date()
    waarden: dict[str, Any] = {"vervanger_id": naar, "vervanger_vanaf_datum": vanaf, "vervanger_tot_datum": tot}
    if gang.voorgoed:
        waarden = {
            "medewerker_id": naar,
            "vervanger_id": None,
            "vervanger_vanaf_datum": None,
            "vervanger_tot_datum": None,
        }
    return _werk_bij(gang, Taak, waarden, *open_taken(gang.van), _gaat_over(gang, Taak.casus_id))


def geef_acties(gang: Gang, plaatsen: Collection[Deelnemer], stoelen: Mapping[UUID, Deelnemer]) -> int:
    """Put what was agreed in his name, in a plan or at a meeting, in that of the colleague."""
    if not plaatsen:
        return 0
    stoel = case(
        {een: literal(zit.id, Planactie.deelnemer_id.type) for een, zit in stoelen.items()}, value=Planactie.casus_id
    )
    plan = {"deelnemer_id": stoel, "versie": Planactie.versie + 1}
    overleg = {"uitvoerder_id": gang.opdracht.vervanger_id}
    return _werk_bij(gang, Planactie, plan, *planacties_van(plaatsen)) + _werk_bij(
        gang, Bijdrage, overleg, *overlegacties_van(gang.van, plaatsen)
    )


def geef_consulten(gang: Gang) -> int:
    """Let the colleague hear and follow the consults that he asked; whose words they are stays in them."""
    naar, nu = gang.opdracht.vervanger_id, gang.nu
    met = {"vraagsteller_id": naar, "versie": Consult.versie + 1}
    aantal = _werk_bij(gang, Consult, met, *gevraagd_door(gang.van, nu), _gaat_over(gang, Consult.casus_id))
    if gang.opdracht.casussen:  # a consult without a name belongs to none of them
        return aantal
    zonder = {"vraagsteller_id": naar, "versie": AnoniemConsult.versie + 1}
    return aantal + _werk_bij(gang, AnoniemConsult, zonder, *anoniem_van(gang.van, nu))


def _gaat_over(gang: Gang, casus_id: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    if gang.opdracht.casussen:
        return casus_id.in_(gang.casussen)
    return or_(casus_id.is_(None), casus_id.not_in(gang.dicht))


def _werk_bij(gang: Gang, tabel: type[Any], waarden: Mapping[str, Any], *waar: ColumnElement[bool]) -> int:
    opdracht = update(tabel).where(*waar).values(**waarden).execution_options(synchronize_session=False)
    uitkomst = gang.sessie.execute(opdracht)
    return uitkomst.rowcount if isinstance(uitkomst, CursorResult) else 0
