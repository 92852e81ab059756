"""Seats a colleague wherever somebody sits, for as long as it must last. Knows no content and no web."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from kernteam.casus.models import Deelnemer
from kernteam.overdracht.service.opdracht import Gang
from kernteam.overdracht.service.werk import plaatsen_van


def zet_aan_tafel(gang: Gang, plaatsen: Iterable[Deelnemer]) -> tuple[dict[UUID, Deelnemer], set[UUID]]:
    """Seat the colleague wherever he does not sit, for as long as his seat must last; give what changed."""
    zit = {een.casus_id: een for een in plaatsen_van(gang.sessie, gang.opdracht.vervanger_id, gang.begin)}
    stoelen, gewijzigd = dict[UUID, Deelnemer](), set[UUID]()
    for plaats in plaatsen:
        einde, eigen = _eerste(gang.opdracht.tot_op, plaats.tot_op), zit.get(plaats.casus_id)
        if eigen is None:
            eigen = zit[plaats.casus_id] = _stoel(gang, plaats, einde)
            gewijzigd.add(plaats.casus_id)
        elif _te_kort(eigen, gang.begin, einde):
            eigen.sinds_op = min(eigen.sinds_op, gang.begin)
            eigen.tot_op = None if einde is None or eigen.tot_op is None else max(eigen.tot_op, einde)
            gewijzigd.add(plaats.casus_id)
        stoelen[plaats.casus_id] = eigen
    if gang.voorgoed:
        gewijzigd |= set(stoelen)
    return stoelen, gewijzigd


def _stoel(gang: Gang, plaats: Deelnemer, einde: datetime | None) -> Deelnemer:
    stoel = Deelnemer(
        id=uuid4(),
        casus_id=plaats.casus_id,
        medewerker_id=gang.opdracht.vervanger_id,
        organisatie_id=plaats.organisatie_id,
        partij=plaats.partij,
        sinds_op=gang.begin,
        tot_op=einde,
    )
    gang.sessie.add(stoel)
    return stoel


def _te_kort(stoel: Deelnemer, begin: datetime, einde: datetime | None) -> bool:
    return stoel.sinds_op > begin or (stoel.tot_op is not None and (einde is None or stoel.tot_op < einde))


def _eerste(een: datetime | None, ander: datetime | None) -> datetime | None:
    return min((op for op in (een, ander) if op is not None), default=None)
