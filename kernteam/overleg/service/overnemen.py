"""Takes over, after a meeting, what an organisation may hold: exactly what reading opens (S12). Knows no web."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import NietGevonden
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.overleg.inzage import PuntInzage
from kernteam.overleg.service.agenda import Getoond, toon
from kernteam.toegang.poort import Poort, Verstrekt


@dataclass(frozen=True, slots=True, repr=False)
class Overname:
    """What one organisation takes into its own file."""

    overleg_id: UUID
    organisatie_id: UUID
    overgenomen_op: datetime
    agendapunten: tuple[PuntInzage, ...]


def overnemen(actor: Actor, overleg_id: UUID, gekozen: Collection[UUID], poort: Poort) -> Overname:
    """Give what the actor may read of the items he chooses, or of all (handeling overname.maken).

    Each casus that goes has a line that names the receiver, before anything goes. Raises NietGevonden for an item that
    is not on the agenda as he may see it.
    """
    getoond = toon(actor, Handeling.OVERNAME_MAKEN, overleg_id, poort)
    bekend = {punt.id for een in getoond for punt in een.punten}
    if not bekend.issuperset(gekozen):
        raise NietGevonden
    mee = [(een, [punt for punt in een.punten if not gekozen or punt.id in gekozen]) for een in getoond]
    mee = [(een, punten) for een, punten in mee if punten]
    if mee:
        poort.verstrek(actor, overleg_id, *((een.pas, _regel(actor, een, punten, poort)) for een, punten in mee))
    punten = sorted((punt for _, punten in mee for punt in punten), key=lambda een: (een.gemaakt_op, een.id))
    return Overname(overleg_id, actor.organisatie_id, poort.klok.nu(), tuple(punten))


def _regel(actor: Actor, getoond: Getoond, punten: Collection[PuntInzage], poort: Poort) -> Verstrekt:
    besluit = poort.besluit_van(getoond.pas)
    notities = [bijdrage.notitie for punt in punten for bijdrage in punt.bijdragen]
    met_naam = {Klasse.ID} if any(punt.jeugdige for punt in punten) else set()
    return Verstrekt(
        ontvanger=actor.partij,
        doel=poort.doel,
        redenen=frozenset({"OVERNAME"}),
        grondslagen=besluit.grondslagen,
        klassen=frozenset({Klasse.PROC, *met_naam, *(een.klasse for een in notities)}),
        toestemming_id=besluit.toestemming_id,
        eigenaren=frozenset(
            {*(punt.herkomst_id for punt in punten if punt.herkomst_id), *(een.herkomst_id for een in notities)}
        ),
    )
