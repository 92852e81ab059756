"""The steps every act on documents shares: load their rows, give them to the door, find one. Knows no act."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select

from kernteam.casus.laden import kennis_als_onderdeel
from kernteam.casus.service.binnen import Binnen, eis_plaats, ga_binnen
from kernteam.document.inzage import DocumentInzage, maak_inzage
from kernteam.document.models import Document, Documentvrijgave
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import NietGevonden
from kernteam.grond.handeling import Handeling
from kernteam.toegang.feiten import Onderdeel
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class BijDocumenten:
    """An actor inside a casus, with its documents and what is released of them."""

    binnen: Binnen
    documenten: dict[UUID, Document]
    vrijgaven: dict[UUID, Documentvrijgave]  # in force, by document

    def open(self) -> list[DocumentInzage]:
        """Give the documents that are open, oldest first."""
        return [
            maak_inzage(een, self.vrijgaven.get(een.id), self.binnen.bos)
            for een in self.documenten.values()
            if (een.id, een.klasse) in self.binnen.besluit.open
        ]

    def een_open(self, document_id: UUID) -> Document:
        """Give a document that is open; raises NietGevonden."""
        document = self.documenten.get(document_id)
        if document is None or (document.id, document.klasse) not in self.binnen.besluit.open:
            raise NietGevonden
        return document


def ga_bij_documenten(
    actor: Actor, handeling: Handeling, casus_id: UUID, poort: Poort, alleen: UUID | None = None
) -> BijDocumenten:
    """Load a casus with its documents (or `alleen` one) and ask the door; raises NietGevonden or Geweigerd."""
    eis_plaats(actor, handeling, casus_id, poort, alleen)
    opdracht = (
        select(Document, Documentvrijgave)
        .outerjoin(
            Documentvrijgave,
            and_(Documentvrijgave.document_id == Document.id, Documentvrijgave.ingetrokken_op.is_(None)),
        )
        .where(Document.casus_id == casus_id)
        .order_by(Document.geschreven_op, Document.id)
    )
    if alleen is not None:
        opdracht = opdracht.where(Document.id == alleen)
    rijen = poort.sessie.execute(opdracht).all()
    documenten = {document.id: document for document, _ in rijen}
    vrijgaven = {vrijgave.document_id: vrijgave for _, vrijgave in rijen if vrijgave is not None}
    nu = poort.klok.nu()
    ook = [als_onderdeel(een, vrijgegeven=een.id in vrijgaven, nu=nu) for een in documenten.values()]
    binnen = ga_binnen(actor, handeling, casus_id, poort, ook=ook, object_id=alleen)
    return BijDocumenten(binnen, documenten, vrijgaven)


def als_onderdeel(document: Document, *, vrijgegeven: bool, nu: datetime) -> Onderdeel:
    """Give a document as the decision sees it: like a note, of its own kind."""
    return replace(kennis_als_onderdeel(document.id, document, vrijgegeven=vrijgegeven, nu=nu), document=True)
