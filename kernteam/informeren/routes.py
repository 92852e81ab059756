"""The route of informing the family: parse, call, dump."""

from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.informeren import service
from kernteam.informeren.schemas import InformeringInvoerSchema
from kernteam.toegang.routes import poort

blad = Blad("informeren", __name__, description="Vastleggen dat ouders en jeugdige zijn geïnformeerd.")


@blad.act(
    Act.INFORMERING_VASTLEGGEN,
    "POST",
    "/casussen/<uuid:casus_id>/informeringen",
    invoer=InformeringInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def vastleggen(melding: service.Melding, casus_id: UUID) -> Any:
    """Leg vast dat ouders of jeugdige weten van de casus.

    Doe dat binnen een maand na het openen. Kan het nog niet, zeg dan waarom en tot wanneer u het uitstelt.
    """
    return service.vastleggen(actor(), casus_id, melding, poort())
