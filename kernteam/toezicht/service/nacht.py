"""What the night does: computes and stores the cases of days that are over, and draws the sample. Knows no actor.

Run again it changes nothing; interrupted it goes on with the first day it did not do.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select

from kernteam.db.schrijven import begin_schrijven_zonder_pas
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort
from kernteam.toezicht.models import Toezichtdag
from kernteam.toezicht.regels import Bureau, Controle
from kernteam.toezicht.service.berekenen import bereken
from kernteam.toezicht.service.gevallen import leg_vast
from kernteam.toezicht.service.steekproeven import trek_vorige_maand

_SAMEN = 7  # days in one transaction: the history is read once for all of them


def te_doen(poort: Poort, bureau: Bureau, vanaf: date | None = None) -> list[date]:
    """Give the days up to and with yesterday that were not done: from a day on, or since the night last came."""
    vandaag, sessie = poort.klok.vandaag(), poort.sessie
    laatste = sessie.scalar(select(func.max(Toezichtdag.datum)))
    terug = vandaag - timedelta(days=bureau.getal(Controle.TERUGKIJKEN))
    begin = vanaf or min(terug, laatste + timedelta(days=1) if laatste else terug)
    gedaan = set(sessie.scalars(select(Toezichtdag.datum).where(Toezichtdag.datum >= begin)))
    dagen = (begin + timedelta(days=een) for een in range(max(0, (vandaag - begin).days)))
    return [dag for dag in dagen if dag not in gedaan]


def bereken_dagen(poort: Poort, bureau: Bureau, dagen: list[date]) -> Iterator[int]:
    """Compute and store these days, a few at a time, each its own transaction; yields how many days it did."""
    poort.noteer(None, Handeling.TOEZICHTGEVAL_OPSOMMEN, "NACHT", None, goed=True)
    for groep in _aaneen(dagen):
        gevallen = bereken(poort, bureau, groep[0], groep[-1] + timedelta(days=1))
        begin_schrijven_zonder_pas(poort.sessie, None)
        nu = poort.klok.nu()
        for een in gevallen:
            leg_vast(poort.sessie, een)
        per_dag = {dag: sum(een.datum == dag for een in gevallen) for dag in groep}
        poort.sessie.add_all(Toezichtdag(datum=dag, berekend_op=nu, gevallen=n) for dag, n in per_dag.items())
        poort.sessie.commit()
        yield len(groep)


def trek(poort: Poort, bureau: Bureau) -> date | None:
    """Draw the sample of last month if nobody did; give the month."""
    begin_schrijven_zonder_pas(poort.sessie, None)
    maand = trek_vorige_maand(poort, bureau)
    poort.sessie.commit()
    return maand


def _aaneen(dagen: list[date]) -> Iterator[list[date]]:
    """Give runs of days without a gap, none too long."""
    groep: list[date] = []
    for dag in dagen:
        if groep and (dag - groep[-1] > timedelta(days=1) or len(groep) == _SAMEN):
            yield groep
            groep = []
        groep.append(dag)
    if groep:
        yield groep
