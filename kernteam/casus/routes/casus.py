"""Open, list, find, read and change a casus."""

from typing import Any
from uuid import UUID

from flask import request

from kernteam.casus import antwoorden
from kernteam.casus.routes.blad import CASUS, blad, pagina
from kernteam.casus.schemas import casus as schemas
from kernteam.casus.service import lezen, openen, wijzigen
from kernteam.grond.handeling import Handeling as Act
from kernteam.http import etag
from kernteam.http.paging import PaginaVraag, moment_en_id
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort


@blad.act(
    Act.CASUS_OPENEN,
    "POST",
    "/casussen",
    invoer=schemas.OpeningSchema,
    antwoord=antwoorden.GeopendSchema,
    status=201,
    koppen=("Location",),
    fouten=(409,),
    opnieuw=lambda casus_id: (openen.heropgehaald(actor(), casus_id, poort()), _plek(casus_id)),
)
def openen_(opening: openen.Opening) -> Any:
    """Open een casus.

    U kunt de gezaghebbenden en het verzoek om toestemming meteen meesturen: alles lukt, of niets. Stuur een
    Idempotency-Key mee om veilig te kunnen herhalen.
    """
    geopend = openen.openen(actor(), opening, poort())
    return geopend, _plek(geopend.id)


@blad.act(Act.CASUS_OPSOMMEN, "GET", "/casussen", vraag=PaginaVraag, antwoord=antwoorden.CasusLijst, koppen=("Link",))
def opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk uw casussen.

    De nieuwste staat bovenaan. Elke casus die u ziet, wordt vastgelegd.
    """
    return pagina(lezen.opsommen(actor(), moment_en_id(vraag.get("cursor")), vraag["limit"], poort()), vraag)


@blad.act(Act.CASUS_ZOEKEN, "POST", "/casussen/_zoek", invoer=schemas.ZoekSchema, antwoord=antwoorden.GevondenSchema)
def zoeken(gezocht: dict[str, Any]) -> Any:
    """Zoek een casus op achternaam en geboortedatum.

    U vindt alleen casussen die u mag lezen. Elke zoekvraag wordt vastgelegd.
    """
    return {"resultaten": lezen.zoeken(actor(), gezocht["achternaam"], gezocht["geboortedatum"], poort())}


@blad.act(Act.CASUS_LEZEN, "GET", CASUS, antwoord=antwoorden.CasusSchema, koppen=("ETag",))
def lezen_(casus_id: UUID) -> Any:
    """Lees een casus.

    U ziet wat van uw eigen organisatie is, en wat anderen met toestemming met u delen.
    """
    inzage = lezen.lezen(actor(), casus_id, poort())
    return inzage, etag.kop(inzage.versie)


@blad.act(
    Act.CASUS_WIJZIGEN,
    "PATCH",
    CASUS,
    invoer=schemas.WijzigingSchema,
    antwoord=antwoorden.CasusSchema,
    koppen=("ETag",),
    fouten=(409, 412, 428),
    parameters=(etag.PARAMETER,),
)
def wijzigen_(wijziging: wijzigen.Wijziging, casus_id: UUID) -> Any:
    """Wijzig de hulpvraag of de aanleiding.

    Stuur de ETag van uw laatste lezing mee in If-Match.
    """
    inzage = wijzigen.wijzigen(actor(), casus_id, wijziging, etag.verwachte_versie(), poort())
    return inzage, etag.kop(inzage.versie)


def _plek(casus_id: UUID) -> dict[str, str]:
    return {"Location": f"{request.path}/{casus_id}"}
