"""The routes of handing work over: parse, call, dump."""

from datetime import date
from typing import Any
from uuid import UUID

from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.overdracht import schemas
from kernteam.overdracht.service import overdragen as overdracht
from kernteam.overdracht.service import uitdienst, werk
from kernteam.overdracht.service.opdracht import Opdracht
from kernteam.toegang.routes import poort

blad = Blad("overdracht", __name__, description="Het werk van een collega die weggaat of er even niet is.")
_MEDEWERKER = "/medewerkers/<uuid:medewerker_id>"


@blad.act(Act.WERK_OPSOMMEN, "GET", f"{_MEDEWERKER}/werk", antwoord=schemas.WerkSchema)
def opsommen(medewerker_id: UUID) -> Any:
    """Bekijk wat een medewerker onder handen heeft.

    Alleen nummers en aantallen, voor hemzelf en zijn leidinggevende.
    """
    return werk.opsommen(actor(), medewerker_id, poort())


@blad.act(
    Act.WERK_OVERDRAGEN,
    "POST",
    f"{_MEDEWERKER}/overdrachten",
    invoer=schemas.WerkoverdrachtInvoerSchema,
    antwoord=schemas.WerkoverdrachtSchema,
    status=201,
    fouten=(409,),
)
def overdragen(opdracht: Opdracht, medewerker_id: UUID) -> Any:
    """Draag het werk van een medewerker over aan een collega.

    Met een einddag zit de collega zolang mee aan tafel en ziet hij de taken, meteen of vanaf een dag die u noemt.
    Zonder einddag gaan de plaatsen aan tafel, de taken, de acties, de regie en de lopende consulten meteen over. Kies
    casussen om alleen die over te dragen, bijvoorbeeld aan de contactpersoon van het nieuwe schooljaar. Elke casus
    gaat over of blijft, met de reden. Hetzelfde nog eens vragen verandert niets.
    """
    return overdracht.overdragen(actor(), medewerker_id, opdracht, poort())


@blad.act(
    Act.UITDIENSTTREDING_VASTLEGGEN,
    "POST",
    f"{_MEDEWERKER}/uitdiensttreding",
    invoer=schemas.UitdiensttredingInvoerSchema,
    status=204,
    fouten=(409,),
)
def uit_dienst(gegevens: dict[str, date], medewerker_id: UUID) -> Any:
    """Leg vast wanneer een medewerker weggaat.

    Dat doet de leidinggevende of de beheerder. Ligt er op die dag nog werk, dan zegt het antwoord (409) hoeveel.
    """
    uitdienst.vastleggen(actor(), medewerker_id, gegevens["datum"], poort())
