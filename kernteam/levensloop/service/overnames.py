"""Asks each organisation at the table to take over its own part when a casus ends, and keeps its answer (S12)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.models import Deelnemer
from kernteam.casus.service.binnen import ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.levensloop.models import Overname, Overnameuitkomst
from kernteam.taak import service as taken
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.bewaartermijnen import OVERNAME
from kernteam.toegang.poort import Poort


def melden(actor: Actor, casus_id: UUID, uitkomst: Overnameuitkomst, poort: Poort) -> None:
    """Say what the own organisation did with its part (handeling overname.melden), once.

    Raises Strijdig while the casus runs, and when it was said already.
    """
    binnen = ga_binnen(actor, Handeling.OVERNAME_MELDEN, casus_id, poort)
    eigen = select(Overname).where(Overname.casus_id == casus_id, Overname.organisatie_id == actor.organisatie_id)
    overname = poort.sessie.scalar(eigen)
    if overname is None:
        raise Strijdig("Dit wordt pas gevraagd als de casus eindigt.", "NIET_GEVRAAGD")
    if overname.uitkomst is not None:
        raise Strijdig("Uw organisatie meldde dit al.", "AL_GEMELD")
    binnen.schrijf()
    overname.uitkomst, overname.gemeld_op, overname.gemeld_door = uitkomst, binnen.nu, actor.medewerker_id
    for taak in taken.open_over(poort.sessie, Taaksoort.EIGEN_DEEL_OVERNEMEN, overname.id):
        taken.rond_af(taak, actor.medewerker_id, binnen.nu)


def vraag_overnames(poort: Poort, casus_id: UUID, deelnemers: Sequence[Deelnemer], nu: datetime) -> None:
    """Ask every organisation at the table, with a task for each of its people; one answer ends them all."""
    vandaag = poort.klok.vandaag()
    uiterlijk = poort.bewaartermijnen.termijn(OVERNAME, vandaag).einde(vandaag) - timedelta(days=1)
    for organisatie_id in sorted({een.organisatie_id for een in deelnemers}, key=str):
        overname = Overname(
            id=uuid4(), casus_id=casus_id, organisatie_id=organisatie_id, gevraagd_op=nu, uiterlijk_datum=uiterlijk
        )
        poort.sessie.add(overname)
        for een in deelnemers:
            if een.organisatie_id == organisatie_id:
                taken.maak(
                    poort.sessie,
                    Taaksoort.EIGEN_DEEL_OVERNEMEN,
                    Voor(medewerker_id=een.medewerker_id),
                    nu,
                    casus_id=casus_id,
                    object_id=overname.id,
                    uiterlijk=uiterlijk,
                )
