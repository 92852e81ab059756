"""What waits because of signals: for a school to take one up, for who signalled to know. Ids, codes and days only."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from kernteam.grond.actor import Actor, Rol
from kernteam.mijn.berekend import TaakInzage, is_te_laat
from kernteam.signaal.service import terugkoppelen
from kernteam.taak.models import Taaksoort
from kernteam.toegang.feiten import SignaalFeiten
from kernteam.toegang.poort import Poort

_SOORT = {
    terugkoppelen.Verloop.OPGEPAKT: Taaksoort.SIGNAAL_OPGEPAKT,
    terugkoppelen.Verloop.NIET_OPGEPAKT: Taaksoort.SIGNAAL_NIET_OPGEPAKT,
    terugkoppelen.Verloop.BEEINDIGD: Taaksoort.SIGNAAL_BEEINDIGD,
}


def signaaltaken(actor: Actor, poort: Poort) -> Iterator[tuple[TaakInzage, SignaalFeiten | None]]:
    """Give what waits, with what the decision looks at where it is about the actor's own signal (S15)."""
    vandaag = poort.klok.vandaag()
    if actor.rol is Rol.CONTACTPERSOON:
        for een in terugkoppelen.wachtend(actor, poort):
            yield _taak(Taaksoort.SIGNAAL_OPPAKKEN, een.signaal_id, een.aangekondigd_op, een.uiterlijk, vandaag), None
    if actor.rol is Rol.KERNTEAMLID:
        for bericht in terugkoppelen.berichten(actor, poort):
            yield _taak(_SOORT[bericht.verloop], bericht.feiten.signaal_id, bericht.op, None, vandaag), bericht.feiten


def _taak(soort: Taaksoort, signaal_id: UUID, op: datetime, uiterlijk: date | None, vandaag: date) -> TaakInzage:
    return TaakInzage(
        id=None,
        soort=soort,
        casus_id=None,  # who signalled hears nothing else of it
        object_id=signaal_id,
        ontstaan_op=op,
        uiterlijk_datum=uiterlijk,
        uitgesteld_datum=None,
        vooraf_dagen=None,
        te_laat=is_te_laat(uiterlijk, None, vandaag),
    )
