"""The routes of questions about rights: parse, call, dump."""

from typing import Any
from uuid import UUID

from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.rechten import service
from kernteam.rechten.schemas import RechtentoetsInvoerSchema, RechtsantwoordSchema, RechtsvraagInvoerSchema
from kernteam.toegang.routes import poort
from kernteam.toestemming.rechten import Rechtsfeiten

blad = Blad("rechten", __name__, description="Wie welk recht heeft: inzage, verbeteren, vernietigen en meer.")


@blad.act(
    Act.RECHTENTOETS_MAKEN,
    "POST",
    "/casussen/<uuid:casus_id>/rechtentoetsen",
    invoer=RechtentoetsInvoerSchema,
    antwoord=RechtsantwoordSchema,
    fouten=(409,),
)
def maken(toets: service.Toets, casus_id: UUID) -> Any:
    """Vraag wie in deze casus welk recht heeft.

    U hoort wat de wet vandaag voor dit gezin antwoordt, met de reden. U krijgt niets uit een dossier.
    """
    return service.maken(actor(), casus_id, toets, poort())


@blad.act(
    Act.RECHTSVRAAG_STELLEN,
    "POST",
    "/rechtentoetsen",
    invoer=RechtsvraagInvoerSchema,
    antwoord=RechtsantwoordSchema,
)
def stellen(feiten: Rechtsfeiten) -> Any:
    """Vraag wie welk recht heeft, zonder casus.

    Beschrijf de feiten, en noem geen namen. Het antwoord zegt wat de wet vandaag bepaalt.
    """
    return service.stellen(actor(), feiten, poort())
