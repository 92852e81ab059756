"""Releases a note to whom the consent names, and takes it back. Knows no web."""

from uuid import UUID, uuid4

from kernteam.casus.models import Vrijgave
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import ga_binnen
from kernteam.casus.service.kennis import eis_medisch, eis_vrijgeefbaar
from kernteam.casus.service.notities import eigen_notitie
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort


def maken(actor: Actor, casus_id: UUID, notitie_id: UUID, poort: Poort) -> Toegevoegd:
    """Release one note of the own organisation (handeling vrijgave.maken; T* in domain rules 2.2).

    Only now may others whom the consent names for this class read it. Raises NietGevonden for a note the actor may not
    read, Strijdig for one of another organisation, one that is not confirmed yet, or one that is released already.
    """
    binnen = ga_binnen(actor, Handeling.VRIJGAVE_MAKEN, casus_id, poort)
    notitie = eigen_notitie(binnen, notitie_id, _ANDERS)
    eis_vrijgeefbaar(notitie, al_vrij=notitie.id in binnen.geladen.vrijgaven)
    binnen.schrijf()
    vrijgave = Vrijgave(
        id=uuid4(), notitie_id=notitie.id, vrijgegeven_op=binnen.nu, vrijgegeven_door=actor.medewerker_id
    )
    poort.sessie.add(vrijgave)
    return Toegevoegd(vrijgave.id)


def intrekken(actor: Actor, casus_id: UUID, notitie_id: UUID, poort: Poort) -> None:
    """Take a release back, effective at once (handeling vrijgave.intrekken); what was read was read lawfully."""
    binnen = ga_binnen(actor, Handeling.VRIJGAVE_INTREKKEN, casus_id, poort)
    notitie = eigen_notitie(binnen, notitie_id, _ANDERS)
    eis_medisch(notitie)
    vrijgave = binnen.geladen.vrijgaven.get(notitie.id)
    if vrijgave is None:
        raise Strijdig("Deze notitie is niet vrijgegeven.", "NIET_VRIJGEGEVEN")
    binnen.schrijf()
    vrijgave.ingetrokken_op = binnen.nu


_ANDERS = "Alleen de organisatie van wie de kennis is, geeft een notitie vrij."
