"""Ask, sign, refuse and withdraw consent."""

from typing import Any
from uuid import UUID

from kernteam.casus import antwoorden
from kernteam.casus.routes.blad import CASUS, blad
from kernteam.casus.schemas import toestemming as schemas
from kernteam.casus.service import toestemmingen
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort


def _opnieuw(_: UUID, toestemming_id: UUID) -> Any:
    return toestemmingen.heropgehaald(actor(), toestemming_id, poort())


@blad.act(Act.TOESTEMMING_OPSOMMEN, "GET", f"{CASUS}/toestemmingen", antwoord=antwoorden.ToestemmingenSchema)
def toestemmingen_opsommen(casus_id: UUID) -> Any:
    """Bekijk de toestemmingen van een casus en wie nog moet tekenen."""
    return toestemmingen.opsommen(actor(), casus_id, poort())


@blad.act(
    Act.TOESTEMMING_VRAGEN,
    "POST",
    f"{CASUS}/toestemmingen",
    invoer=schemas.ToestemmingsvraagInvoerSchema,
    antwoord=antwoorden.ToestemmingenSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, casus_id: toestemmingen.opsommen(actor(), casus_id, poort()),
)
def toestemming_vragen(vraag: Any, casus_id: UUID) -> Any:
    """Vraag toestemming om gegevens te delen.

    Noem de ontvangers en per ontvanger de soorten gegevens, of de bundels waarin u vraagt. Een toestemming geldt
    hoogstens een jaar. Zonder regime en doel gaat het om de casus zelf; alleen die toestemming opent de casus.
    """
    return toestemmingen.vragen(actor(), casus_id, vraag, poort())


@blad.act(
    Act.TOESTEMMING_ONDERTEKENEN,
    "POST",
    "/toestemmingen/<uuid:toestemming_id>/ondertekeningen",
    invoer=schemas.OndertekeningInvoerSchema,
    antwoord=antwoorden.ToestemmingenSchema,
    status=201,
    fouten=(409,),
    opnieuw=_opnieuw,
)
def ondertekenen(antwoord: toestemmingen.Antwoordopdracht, toestemming_id: UUID) -> Any:
    """Leg vast dat iemand toestemming geeft of weigert.

    Weigeren heeft geen gevolgen voor onderwijs of hulp. Zodra iedereen heeft getekend, gaat de casus open. Een
    volwassene tekent apart voor gegevens over zichzelf (eigenGegevens), ook als hij gezag heeft.
    """
    return toestemmingen.ondertekenen(actor(), toestemming_id, antwoord, poort())


@blad.act(
    Act.TOESTEMMING_INTREKKEN,
    "POST",
    "/toestemmingen/<uuid:toestemming_id>/intrekkingen",
    invoer=schemas.IntrekkingInvoerSchema,
    antwoord=antwoorden.ToestemmingenSchema,
    status=201,
    fouten=(409,),
    opnieuw=_opnieuw,
)
def intrekken(antwoord: toestemmingen.Antwoordopdracht, toestemming_id: UUID) -> Any:
    """Leg vast dat iemand de toestemming intrekt.

    Vanaf dat moment ziet iedereen alleen nog wat van de eigen organisatie is.
    """
    return toestemmingen.intrekken(actor(), toestemming_id, antwoord, poort())
