"""The breach register and the samples."""

from typing import Any
from uuid import UUID

from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.documentatie import BASIS
from kernteam.http.paging import Bladzijde, PaginaVraag, link, moment_en_id, naar_cursor
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort
from kernteam.toezicht.routes.blad import blad, bureau
from kernteam.toezicht.schemas import register as schemas
from kernteam.toezicht.service import afhandelen, datalekken, steekproeven

_LEK = "/datalekken/<uuid:datalek_id>"


@blad.act(
    Act.DATALEK_REGISTREREN,
    "POST",
    "/datalekken",
    invoer=schemas.DatalekInvoerSchema,
    antwoord=schemas.GeregistreerdSchema,
    status=201,
    koppen=("Location",),
    fouten=(409,),
    opnieuw=lambda datalek_id: (datalekken.heropgehaald(actor(), datalek_id, poort()), _plek(datalek_id)),
)
def datalek_registreren(nieuw: datalekken.NieuwDatalek) -> Any:
    """Zet een datalek in het register.

    Elk datalek hoort erin, ook als u het niet meldt. Vanaf het moment dat u het weet, hebt u 72 uur om te melden.
    """
    lek = datalekken.registreren(actor(), nieuw, poort(), bureau())
    return lek, _plek(lek.id)


def _plek(datalek_id: UUID) -> dict[str, str]:
    return {"Location": f"{BASIS}/datalekken/{datalek_id}"}


@blad.act(
    Act.DATALEK_OPSOMMEN,
    "GET",
    "/datalekken",
    vraag=PaginaVraag,
    antwoord=schemas.DatalekLijst,
    koppen=("Link",),
)
def datalekken_opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk het register van datalekken, het nieuwste eerst."""
    rijen, plek = datalekken.opsommen(actor(), moment_en_id(vraag.get("cursor")), vraag["limit"], poort())
    bladzijde = Bladzijde(rijen, (als_tekst(plek[0]), str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(bladzijde.volgende)}, link(bladzijde, vraag["limit"])


@blad.act(Act.DATALEK_LEZEN, "GET", _LEK, antwoord=schemas.DatalekSchema)
def datalek_lezen(datalek_id: UUID) -> Any:
    """Lees een datalek."""
    return datalekken.lezen(actor(), datalek_id, poort())


@blad.act(
    Act.DATALEK_MELDEN,
    "POST",
    f"{_LEK}/meldingen",
    invoer=schemas.DatalekmeldingInvoerSchema,
    antwoord=schemas.DatalekSchema,
    status=201,
    opnieuw=lambda _, datalek_id: datalekken.lezen(actor(), datalek_id, poort()),
)
def datalek_melden(melding: afhandelen.Melding, datalek_id: UUID) -> Any:
    """Leg vast dat de AP, de andere organisaties of de betrokkenen van een datalek hoorden.

    De eerste melding telt voor de termijn, ook als zij niet compleet is. Vul aan zo vaak als nodig, ook na het
    afhandelen.
    """
    return afhandelen.melden(actor(), datalek_id, melding, poort())


@blad.act(
    Act.DATALEK_AFHANDELEN,
    "POST",
    f"{_LEK}/afhandelingen",
    invoer=schemas.AfhandelingInvoerSchema,
    antwoord=schemas.DatalekSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, datalek_id: datalekken.lezen(actor(), datalek_id, poort()),
)
def datalek_afhandelen(hoe: afhandelen.Afhandeling, datalek_id: UUID) -> Any:
    """Leg vast hoe een datalek is afgehandeld.

    Melden bij de AP hoeft alleen niet als een risico onwaarschijnlijk is. Bij een hoog risico horen de betrokkenen het.
    Leg eerst vast wie het hoorde en wanneer (`/meldingen`).
    """
    return afhandelen.afhandelen(actor(), datalek_id, hoe, poort())


@blad.act(
    Act.STEEKPROEF_TREKKEN,
    "POST",
    "/logboek/steekproeven",
    invoer=schemas.SteekproefInvoerSchema,
    antwoord=schemas.SteekproefSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda steekproef_id: steekproeven.heropgehaald(actor(), steekproef_id, poort()),
)
def steekproef_trekken(invoer: dict[str, Any]) -> Any:
    """Trek de steekproef van een maand die voorbij is.

    Geen regel stuurt haar. Met het zaad is zij na te rekenen. Meestal doet het nachtwerk dit.
    """
    return steekproeven.trekken(actor(), invoer["maand_datum"], poort(), bureau())


@blad.act(Act.STEEKPROEF_OPSOMMEN, "GET", "/logboek/steekproeven", antwoord=schemas.SteekproevenSchema)
def steekproeven_opsommen() -> Any:
    """Bekijk de steekproeven en wat er is gevonden."""
    return {"resultaten": steekproeven.opsommen(actor(), poort())}


@blad.act(
    Act.STEEKPROEF_BEOORDELEN,
    "POST",
    "/logboek/steekproeven/<uuid:steekproef_id>/beoordelingen",
    invoer=schemas.SteekproefoordeelInvoerSchema,
    antwoord=schemas.SteekproefSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, steekproef_id: steekproeven.heropgehaald(actor(), steekproef_id, poort()),
)
def steekproef_beoordelen(oordeel: steekproeven.Steekproefoordeel, steekproef_id: UUID) -> Any:
    """Leg vast wat u vond bij een getrokken casus.

    Kwam u er zelf in die maand, in een andere functie, dan doet een tweede privacyfunctionaris dit.
    """
    return steekproeven.beoordelen(actor(), steekproef_id, oordeel, poort())
