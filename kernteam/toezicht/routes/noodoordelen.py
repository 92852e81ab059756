"""The judgement of an emergency; the emergency itself is in `kernteam.nood`."""

from typing import Any
from uuid import UUID

from kernteam.grond.handeling import Handeling as Act
from kernteam.http.verzoek import actor
from kernteam.nood.schemas import BeoordelingInvoerSchema, VerantwoordingSchema
from kernteam.nood.service.beoordelen import Beoordeling, inzien
from kernteam.toegang.routes import poort
from kernteam.toezicht.routes.blad import blad, bureau
from kernteam.toezicht.service import noodoordelen


@blad.act(
    Act.NOODTOEGANG_BEOORDELEN,
    "POST",
    "/noodtoegangen/<uuid:noodtoegang_id>/beoordelingen",
    invoer=BeoordelingInvoerSchema,
    antwoord=VerantwoordingSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, noodtoegang_id: inzien(actor(), noodtoegang_id, poort()),
)
def noodtoegang_beoordelen(oordeel: Beoordeling, noodtoegang_id: UUID) -> Any:
    """Beoordeel een noodtoegang.

    Dat gebeurt één keer, binnen twee werkdagen, door een privacyfunctionaris die haar niet zelf opende. Is zij terecht
    en was er die dag niets anders met de casus, dan is ook het geval in de werkvoorraad beoordeeld.
    """
    return noodoordelen.beoordelen(actor(), noodtoegang_id, oordeel, poort(), bureau())
