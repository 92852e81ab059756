"""Keeps the aandachtslijst: puts a casus on it, confirms it every month, takes it off (F3 rule 8). Knows no web."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from kernteam.casus.models import Casus
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import Casusstatus
from kernteam.toegang.feiten import GeenFeiten, ToezichtFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.aandachtslijst import eigen_casussen, perioden
from kernteam.toezicht.inzage import AandachtInzage, maak_aandacht
from kernteam.toezicht.models import Aandachtsbevestiging, Aandachtscasus, Aandachtsreden
from kernteam.toezicht.regels import Bureau, Controle


@dataclass(frozen=True, slots=True)
class NieuweAandacht:
    """A casus to put on the list, and why."""

    casus_id: UUID
    reden: Aandachtsreden


def opsommen(actor: Actor, poort: Poort) -> list[AandachtInzage]:
    """Show what is on the list, longest first (handeling aandachtscasus.opsommen); not what is the actor's own."""
    poort.vraag(actor, Handeling.AANDACHTSCASUS_OPSOMMEN, GeenFeiten())
    return staat_op_lijst(actor, poort)


def staat_op_lijst(actor: Actor, poort: Poort) -> list[AandachtInzage]:
    """Give what is on the list and not the actor's own; the caller asked the door."""
    eigen, vandaag = eigen_casussen(poort.sessie, actor.medewerker_id), poort.klok.vandaag()
    staat = (een.rij for een in perioden(poort.sessie) if een.tot_op is None)
    return [maak_aandacht(rij, vandaag) for rij in staat if rij.casus_id not in eigen]


def toevoegen(actor: Actor, nieuw: NieuweAandacht, poort: Poort, bureau: Bureau) -> Toegevoegd:
    """Put a casus on the list (handeling aandachtscasus.toevoegen).

    Its line names the place on the list and not the casus: who may read about the casus, does not hear of it.
    Raises NietGevonden for a casus that is not there or is the actor's own, Strijdig when it is on the list.
    """
    plaats_id, sessie = uuid4(), poort.sessie
    casus = sessie.get(Casus, nieuw.casus_id)
    bestaat = casus is not None and casus.status is not Casusstatus.VERNIETIGD
    feiten = _feiten(actor, plaats_id, nieuw.casus_id, poort) if bestaat else None
    mag = feiten is not None and not feiten.over
    object_id = plaats_id if mag else nieuw.casus_id
    pas = poort.vraag(actor, Handeling.AANDACHTSCASUS_TOEVOEGEN, feiten, object_id, nieuw.reden.value)
    poort.schrijf(pas)
    if any(een.tot_op is None for een in perioden(sessie, [nieuw.casus_id])):
        raise Strijdig("Deze casus staat al op de aandachtslijst.", "AL_OP_LIJST")
    rij = Aandachtscasus(
        id=plaats_id,
        casus_id=nieuw.casus_id,
        reden=nieuw.reden,
        sinds_op=poort.klok.nu(),
        toegevoegd_door=actor.medewerker_id,
        herzien_uiterlijk_datum=poort.klok.vandaag() + _termijn(bureau),
    )
    sessie.add(rij)
    return Toegevoegd(plaats_id)


def bevestigen(actor: Actor, plaats_id: UUID, poort: Poort, bureau: Bureau) -> None:
    """Say that a casus stays on the list for another term (handeling aandachtscasus.bevestigen).

    Raises Strijdig when it was taken off, or was already looked at today.
    """
    rij = _houd_vast(actor, Handeling.AANDACHTSCASUS_BEVESTIGEN, plaats_id, poort)
    uiterlijk = poort.klok.vandaag() + _termijn(bureau)
    if uiterlijk == rij.herzien_uiterlijk_datum:
        raise Strijdig("U hebt vandaag al naar deze casus gekeken.", "AL_HERZIEN")
    poort.sessie.add(
        Aandachtsbevestiging(
            aandachtscasus_id=rij.id,
            uiterlijk_datum=rij.herzien_uiterlijk_datum,
            bevestigd_op=poort.klok.nu(),
            bevestigd_door=actor.medewerker_id,
        )
    )
    rij.herzien_uiterlijk_datum = uiterlijk


def beeindigen(actor: Actor, plaats_id: UUID, poort: Poort) -> None:
    """Take a casus off the list (handeling aandachtscasus.beeindigen); raises Strijdig when it was taken off."""
    rij = _houd_vast(actor, Handeling.AANDACHTSCASUS_BEEINDIGEN, plaats_id, poort)
    rij.tot_op, rij.beeindigd_door = poort.klok.nu(), actor.medewerker_id


def _houd_vast(actor: Actor, handeling: Handeling, plaats_id: UUID, poort: Poort) -> Aandachtscasus:
    """Let an actor in at one place on the list, and hold it until the end of the transaction."""
    rij = poort.sessie.get(Aandachtscasus, plaats_id)
    feiten = None if rij is None else _feiten(actor, plaats_id, rij.casus_id, poort)
    pas = poort.vraag(actor, handeling, feiten, plaats_id)
    if rij is None:  # the door refused already
        raise LookupError("doorgang zonder plaats op de lijst")
    poort.schrijf(pas)
    poort.sessie.refresh(rij, with_for_update=True)
    if rij.tot_op is not None or poort.sessie.get_one(Casus, rij.casus_id).status is Casusstatus.VERNIETIGD:
        raise Strijdig("Deze casus staat niet meer op de aandachtslijst.", "NIET_OP_LIJST")
    return rij


def _feiten(actor: Actor, plaats_id: UUID, casus_id: UUID, poort: Poort) -> ToezichtFeiten:
    eigen = casus_id in eigen_casussen(poort.sessie, actor.medewerker_id)
    return ToezichtFeiten(plaats_id, frozenset({actor.medewerker_id} if eigen else ()))


def _termijn(bureau: Bureau) -> timedelta:
    return timedelta(days=bureau.getal(Controle.AANDACHT_HERZIEN))
