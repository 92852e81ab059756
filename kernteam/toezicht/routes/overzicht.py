"""What waits today, the log per day, the rules and the report."""

from typing import Any, cast

from flask import current_app

from kernteam.grond.handeling import Handeling as Act
from kernteam.http.paging import naar_cursor, uit_cursor
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort
from kernteam.toezicht.routes.blad import blad, bureau
from kernteam.toezicht.schemas import overzicht as schemas
from kernteam.toezicht.schemas.stand import ToezichtstandSchema
from kernteam.toezicht.service import dagen, stand, verslag
from kernteam.verzegeling.achtergrond import Achtergrond


@blad.act(Act.TOEZICHTSTAND_LEZEN, "GET", "/logboek/stand", antwoord=ToezichtstandSchema)
def stand_lezen() -> Any:
    """Bekijk wat er vandaag wacht: het verzegelen en controleren van het logboek, en wat open of te laat is.

    Alleen aantallen, codes en dagen. Wat over uzelf gaat, telt een ander.
    """
    achtergrond = cast(Achtergrond | None, current_app.extensions["kernteam_achtergrond"])
    return stand.lezen(actor(), achtergrond, poort(), bureau())


@blad.act(
    Act.LOGDAG_ZOEKEN, "POST", "/logboek/dagen/_zoek", invoer=schemas.LogdagzoekSchema, antwoord=schemas.LogdagLijst
)
def logdagen_zoeken(gezocht: tuple[dagen.Dagvraag, str | None, int]) -> Any:
    """Zoek in het logboek per casus, per medewerker of per dag.

    Gelijke regels van één dag staan samen, met hoeveel het er zijn. Een periode is verplicht. Regels over uzelf ziet
    een ander.
    """
    vraag, cursor, limit = gezocht
    een = dagen.zoeken(actor(), vraag, uit_cursor(cursor), limit, poort(), bureau())
    volgende = naar_cursor(een.volgende)
    return {"resultaten": een.dagen, "volgende": volgende, "vervallen_voor": een.vervallen_voor}


@blad.act(Act.TOEZICHTREGEL_OPSOMMEN, "GET", "/logboek/toezichtregels", antwoord=schemas.RegelboekSchema)
def regels_opsommen() -> Any:
    """Bekijk de regels, de verklaringen en het controlebeleid, met de gemeten precisie."""
    return verslag.opsommen(actor(), poort(), bureau())


@blad.act(
    Act.TOEZICHTVERSLAG_LEZEN,
    "GET",
    "/logboek/verslag",
    vraag=schemas.VerslagVraag,
    antwoord=schemas.ToezichtverslagSchema,
)
def verslag_lezen(vraag: dict[str, Any]) -> Any:
    """Lees het jaarverslag: of het controlebeleid is gevolgd."""
    return verslag.lezen(actor(), vraag["jaar"], poort(), bureau())
