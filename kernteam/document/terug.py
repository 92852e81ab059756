"""The documents of a casus as they were at a moment, for making a decision again. Knows no decision."""

from sqlalchemy import or_, select

from kernteam.casus.terug import Terug, Terugweg, Toen
from kernteam.document.models import Document, Documentvrijgave
from kernteam.document.service.binnen import als_onderdeel
from kernteam.grond.handeling import Handeling
from kernteam.toegang.feiten import CasusFeiten


def met_documenten(toen: Toen) -> CasusFeiten:
    """Give the facts with the documents of then, or the one the act was about."""
    nu, sessie = toen.nu, toen.poort.sessie
    opdracht = select(Document).where(Document.casus_id == toen.casus_id, Document.geschreven_op <= nu)
    if toen.object_id != toen.casus_id:
        opdracht = opdracht.where(Document.id == toen.object_id)
    documenten = list(sessie.scalars(opdracht.order_by(Document.geschreven_op, Document.id)))
    vrijgegeven = set(
        sessie.scalars(
            select(Documentvrijgave.document_id).where(
                Documentvrijgave.document_id.in_([een.id for een in documenten]),
                Documentvrijgave.vrijgegeven_op <= nu,
                or_(Documentvrijgave.ingetrokken_op.is_(None), Documentvrijgave.ingetrokken_op > nu),
            )
        )
    )
    return toen.met(als_onderdeel(een, vrijgegeven=een.id in vrijgegeven, nu=nu) for een in documenten)


TERUG: Terug = dict.fromkeys(
    (
        Handeling.DOCUMENT_OPSOMMEN,
        Handeling.DOCUMENT_LEZEN,
        Handeling.DOCUMENTINHOUD_LEZEN,
        Handeling.DOCUMENT_BEVESTIGEN,
        Handeling.DOCUMENTVRIJGAVE_MAKEN,
        Handeling.DOCUMENTVRIJGAVE_INTREKKEN,
    ),
    Terugweg(met_documenten),
)
