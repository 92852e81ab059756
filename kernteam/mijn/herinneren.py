"""Reminds whoever has work that is due, on working days: computed as it is now. Knows no mail server and no content."""

from datetime import timedelta
from uuid import UUID

from kernteam.bericht import service as bericht
from kernteam.grond.actor import Actor
from kernteam.mijn.service import te_doen
from kernteam.netwerk import service as netwerk
from kernteam.taak.kalender import is_werkdag
from kernteam.toegang.poort import Poort


def herinner(poort: Poort) -> int:
    """Put a reminder in the outbox for whoever has something due, once a working day each; give how many.

    Nothing is shown: of a casus is looked at only what says whether and by when something waits.
    """
    vandaag = poort.klok.vandaag()
    if not is_werkdag(vandaag):
        return 0
    wie = [een for een in _actoren(bericht.te_herinneren(poort.sessie, vandaag), poort) if _dringt(een, poort)]
    return sum(bericht.herinner(poort.sessie, een.medewerker_id, poort.klok.nu(), vandaag) for een in wie)


def _dringt(actor: Actor, poort: Poort) -> bool:
    """Tell whether something has a last day that is near or past."""
    vandaag = poort.klok.vandaag()
    grens = vandaag + timedelta(days=poort.beleid.schakelaar("herinnering.dagen", vandaag).getal)
    laatste = (een.uitgesteld_datum or een.uiterlijk_datum for een in te_doen(actor, poort))
    return any(dag is not None and dag <= grens for dag in laatste)


def _actoren(medewerker_ids: list[UUID], poort: Poort) -> list[Actor]:
    medewerkers = netwerk.medewerkers(poort.sessie, medewerker_ids)
    organisaties = netwerk.organisaties(poort.sessie, {een.organisatie_id for een in medewerkers.values()})
    return [
        Actor(een.id, een.rol, organisaties[een.organisatie_id].partij, een.organisatie_id, een.discipline)
        for een in (medewerkers[medewerker_id] for medewerker_id in medewerker_ids)
    ]
