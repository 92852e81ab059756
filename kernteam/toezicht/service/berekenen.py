"""Computes the cases of a period: the same for the night as for who reads. Stores nothing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from kernteam.taak.kalender import werkdagen_na
from kernteam.toegang.poort import Poort
from kernteam.toezicht.bezoeken import Bezoek, Plek
from kernteam.toezicht.regels import Bureau, Controle, Verklaring
from kernteam.toezicht.scoren import Uitslag, weeg
from kernteam.toezicht.service.meten import Meter

_RUIMTE = UUID("4b2e0f2e-41a8-4f5e-9d0d-5a2f6b1c7a10")


@dataclass(frozen=True, slots=True)
class Geval:
    """What one medewerker did on one day in one casus (or in all), scored."""

    id: UUID
    medewerker_id: UUID
    casus_id: UUID | None
    datum: date
    aantal: int
    geweigerd: int
    nood: int
    eerste_op: datetime
    laatste_op: datetime
    score: int
    treffers: tuple[str, ...]
    verklaringen: tuple[Verklaring, ...]
    beoordelen_uiterlijk_datum: date


def geval_id(medewerker_id: UUID, casus_id: UUID | None, datum: date) -> UUID:
    """Give the id of a case: it follows from what it is about, so that night and reader mean the same one."""
    return uuid5(_RUIMTE, f"{medewerker_id}:{casus_id}:{datum}")


def bereken(poort: Poort, bureau: Bureau, vanaf: date, tot: date) -> list[Geval]:
    """Give the cases of these days (`tot` exclusive) that belong in the queue; raises LogboekOnbeschikbaar."""
    if vanaf >= tot:
        return []
    meter, gevallen = Meter(poort, bureau, vanaf, tot), []
    for dag in (vanaf + timedelta(days=een) for een in range((tot - vanaf).days)):
        for plek, bezoek in meter.bezoeken.op(dag):
            gemeten = meter.meet(plek, dag, bezoek)
            uitslag = weeg(gemeten, bureau.geldend, bureau.sterk)
            if uitslag.altijd or uitslag.score >= bureau.getal(Controle.DREMPEL):
                gevallen.append(_geval(plek, dag, bezoek, uitslag, tuple(sorted(gemeten.verklaringen))))
    return sorted(gevallen, key=lambda een: (een.datum, een.id))


def _geval(plek: Plek, dag: date, bezoek: Bezoek, uitslag: Uitslag, verklaringen: tuple[Verklaring, ...]) -> Geval:
    medewerker_id, casus_id = plek
    return Geval(
        id=geval_id(medewerker_id, casus_id, dag),
        medewerker_id=medewerker_id,
        casus_id=casus_id,
        datum=dag,
        aantal=bezoek.aantal,
        geweigerd=bezoek.geweigerd,
        nood=max(0, bezoek.nood),  # what failed just after midnight was allowed the day before
        eerste_op=bezoek.eerste,
        laatste_op=bezoek.laatste,
        score=uitslag.score,
        treffers=uitslag.treffers,
        verklaringen=verklaringen,
        beoordelen_uiterlijk_datum=werkdagen_na(dag, uitslag.werkdagen),
    )
