"""What a reader is given of documents: frozen, made only of what his pass opens. Knows no web and no query."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kernteam.document.klad import Klad
from kernteam.document.models import Bestandssoort, Document, Documentvrijgave
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos


@dataclass(frozen=True, slots=True, repr=False)
class DocumentInzage:
    """A document that this reader may read: everything but its bytes."""

    id: UUID
    klasse: Klasse
    naam: str | None
    soort: Bestandssoort
    omvang: int
    herkomst_id: UUID
    herkomst: Partij
    auteur_id: UUID
    geschreven_op: datetime
    bevestigd_op: datetime | None
    vrijgegeven_op: datetime | None
    over_id: UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class Inhoud:
    """The bytes of a document, opened and found whole, in a scratch file; who takes them closes it."""

    id: UUID
    soort: Bestandssoort
    bytes: Klad


def maak_inzage(rij: Document, vrijgave: Documentvrijgave | None, bos: Bos) -> DocumentInzage:
    """Open the name, and give what is known of a document."""
    return DocumentInzage(
        id=rij.id,
        klasse=rij.klasse,
        naam=bos.open(rij, "naam"),
        soort=rij.soort,
        omvang=rij.omvang,
        herkomst_id=rij.herkomst_id,
        herkomst=rij.herkomst,
        auteur_id=rij.auteur_id,
        geschreven_op=rij.geschreven_op,
        bevestigd_op=rij.bevestigd_op,
        vrijgegeven_op=vrijgave.vrijgegeven_op if vrijgave else None,
        over_id=rij.over_id,
    )
