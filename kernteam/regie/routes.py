"""The routes of who leads a casus: parse, call, dump."""

from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.regie import schemas, service
from kernteam.toegang.routes import poort

blad = Blad("regie", __name__, description="Wie de regie heeft in een casus.")
_REGISSEURS = "/casussen/<uuid:casus_id>/regisseurs"


@blad.act(
    Act.REGISSEUR_AANWIJZEN,
    "POST",
    _REGISSEURS,
    invoer=schemas.RegisseurInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def aanwijzen(aanwijzing: service.Aanwijzing, casus_id: UUID) -> Any:
    """Wijs de regisseur aan.

    Er is er één tegelijk: iemand aan tafel of iemand van het gezin zelf, en nooit leerplicht. Verlaat de regisseur de
    tafel, dan heeft de casus er geen, tot u een nieuwe aanwijst.
    """
    return service.aanwijzen(actor(), casus_id, aanwijzing, poort())


@blad.act(Act.REGISSEUR_OPSOMMEN, "GET", _REGISSEURS, antwoord=schemas.RegisseursSchema)
def opsommen(casus_id: UUID) -> Any:
    """Bekijk wie de regie heeft, en wie haar had."""
    return {"resultaten": service.opsommen(actor(), casus_id, poort())}
