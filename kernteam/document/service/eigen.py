"""Confirms a document of the own organisation, releases it, and takes the release back. Knows no web."""

from uuid import UUID, uuid4

from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.kennis import bevestig, eigen, eis_medisch, eis_vrijgeefbaar
from kernteam.document.models import Document, Documentvrijgave
from kernteam.document.service.binnen import BijDocumenten, ga_bij_documenten
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.taak.models import Taaksoort
from kernteam.toegang.poort import Poort


def bevestigen(actor: Actor, casus_id: UUID, document_id: UUID, poort: Poort) -> None:
    """Confirm a document that holds what one's own organisation knows (handeling document.bevestigen).

    Raises NietGevonden for a document the actor may not read, Strijdig for one of another organisation or one that
    needs no confirming.
    """
    bij = ga_bij_documenten(actor, Handeling.DOCUMENT_BEVESTIGEN, casus_id, poort, document_id)
    document = _eigen(bij, document_id)
    bevestig(bij.binnen, Taaksoort.DOCUMENT_BEVESTIGEN, document.id, document)


def vrijgeven(actor: Actor, casus_id: UUID, document_id: UUID, poort: Poort) -> Toegevoegd:
    """Release a medical document (handeling documentvrijgave.maken; T* in domain rules 2.2).

    Only now may others whom the consent names for this class read it. Raises as for a note.
    """
    bij = ga_bij_documenten(actor, Handeling.DOCUMENTVRIJGAVE_MAKEN, casus_id, poort, document_id)
    document = _eigen(bij, document_id)
    eis_vrijgeefbaar(document, al_vrij=document.id in bij.vrijgaven)
    bij.binnen.schrijf()
    vrijgave = Documentvrijgave(
        id=uuid4(), document_id=document.id, vrijgegeven_op=bij.binnen.nu, vrijgegeven_door=actor.medewerker_id
    )
    poort.sessie.add(vrijgave)
    return Toegevoegd(vrijgave.id)


def vrijgave_intrekken(actor: Actor, casus_id: UUID, document_id: UUID, poort: Poort) -> None:
    """Take a release back, effective at once (handeling documentvrijgave.intrekken)."""
    bij = ga_bij_documenten(actor, Handeling.DOCUMENTVRIJGAVE_INTREKKEN, casus_id, poort, document_id)
    document = _eigen(bij, document_id)
    eis_medisch(document)
    vrijgave = bij.vrijgaven.get(document.id)
    if vrijgave is None:
        raise Strijdig("Dit document is niet vrijgegeven.", "NIET_VRIJGEGEVEN")
    bij.binnen.schrijf()
    vrijgave.ingetrokken_op = bij.binnen.nu


def _eigen(bij: BijDocumenten, document_id: UUID) -> Document:
    anders = "Alleen de organisatie van wie de kennis is, bevestigt een document of geeft het vrij."
    return eigen(bij.binnen, bij.documenten.get(document_id), anders)
