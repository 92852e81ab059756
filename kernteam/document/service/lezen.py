"""Lists documents, says what one is, and gives its bytes. Knows no web."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from kernteam.document.inzage import DocumentInzage, Inhoud, maak_inzage
from kernteam.document.klad import Klad
from kernteam.document.models import Document, Documentdeel
from kernteam.document.service.binnen import ga_bij_documenten
from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort

Plek = tuple[datetime, UUID]
_TEGELIJK = 4  # chunks of one fetch: what is in memory of a document at any moment


def opsommen(
    actor: Actor, casus_id: UUID, na: Plek | None, limit: int, poort: Poort
) -> tuple[list[DocumentInzage], Plek | None]:
    """List the documents the actor may read, oldest first (handeling document.opsommen)."""
    alle = ga_bij_documenten(actor, Handeling.DOCUMENT_OPSOMMEN, casus_id, poort).open()
    verder = [een for een in alle if na is None or (een.geschreven_op, een.id) > na]
    getoond = verder[:limit]
    meer = len(verder) > limit
    return getoond, (getoond[-1].geschreven_op, getoond[-1].id) if meer else None


def lezen(actor: Actor, casus_id: UUID, document_id: UUID, poort: Poort) -> DocumentInzage:
    """Say what a document is (handeling document.lezen); raises NietGevonden for one the actor may not read."""
    bij = ga_bij_documenten(actor, Handeling.DOCUMENT_LEZEN, casus_id, poort, document_id)
    return maak_inzage(bij.een_open(document_id), bij.vrijgaven.get(document_id), bij.binnen.bos)


def inhoud_lezen(actor: Actor, casus_id: UUID, document_id: UUID, poort: Poort) -> Inhoud:
    """Open the bytes of a document, all of them (handeling documentinhoud.lezen).

    Raises NietGevonden for a document the actor may not read, and Aangetast when one chunk was changed, moved or is
    missing: that is known before the first byte is given, and no transaction waits for a slow reader.
    """
    bij = ga_bij_documenten(actor, Handeling.DOCUMENTINHOUD_LEZEN, casus_id, poort, document_id)
    document = bij.een_open(document_id)
    klad = Klad()
    try:
        for stuk in bij.binnen.bos.open_stroom(document, Documentdeel, _delen(document, poort)):
            klad.write(stuk)
    except BaseException:
        klad.close()
        raise
    klad.seek(0)
    return Inhoud(document.id, document.soort, klad)


def _delen(document: Document, poort: Poort) -> Iterator[bytes]:
    """Give the chunks in their order, a few at a time: columns, so that the session keeps nothing of them."""
    opdracht = select(Documentdeel.inhoud).where(Documentdeel.document_id == document.id).order_by(Documentdeel.nummer)
    yield from poort.sessie.scalars(opdracht, execution_options={"yield_per": _TEGELIJK})
