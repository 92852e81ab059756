"""Cases and questions."""

from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.documentatie import BASIS
from kernteam.http.paging import Bladzijde, link, naar_cursor, uit_cursor
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort
from kernteam.toezicht.routes.blad import blad, bureau
from kernteam.toezicht.schemas import gevallen as schemas
from kernteam.toezicht.service import beoordelen, gevallen, vragen

_GEVAL = "/logboek/gevallen/<uuid:geval_id>"
_VRAAG = "/toezichtvragen/<uuid:toezichtvraag_id>"


@blad.act(
    Act.TOEZICHTGEVAL_OPSOMMEN,
    "GET",
    "/logboek/gevallen",
    vraag=schemas.GevallenVraag,
    antwoord=schemas.ToezichtgevalLijst,
    koppen=("Link",),
)
def gevallen_opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk de werkvoorraad, de hoogste score eerst.

    Een geval is wat één medewerker op één dag in één casus deed. Wat over uzelf gaat, ziet een ander.
    """
    rijen, plek = gevallen.opsommen(
        actor(), _plek(vraag.get("cursor")), vraag["limit"], poort(), bureau(), alleen_open=vraag["open"]
    )
    bladzijde = Bladzijde(rijen, (plek[0], str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(bladzijde.volgende)}, link(bladzijde, vraag["limit"])


@blad.act(Act.TOEZICHTGEVAL_LEZEN, "GET", _GEVAL, antwoord=schemas.ToezichtgevalHeelSchema)
def geval_lezen(geval_id: UUID) -> Any:
    """Lees een geval: waarom het opvalt, wat het verklaart en alle regels van die dag."""
    return gevallen.lezen(actor(), geval_id, poort(), bureau())


@blad.act(
    Act.TOEZICHTGEVAL_BEOORDELEN,
    "POST",
    f"{_GEVAL}/beoordelingen",
    invoer=schemas.GevaloordeelInvoerSchema,
    antwoord=schemas.BeoordeeldSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda oordeel_id, geval_id: beoordelen.heropgehaald(actor(), geval_id, oordeel_id, poort(), bureau()),
)
def geval_beoordelen(oordeel: beoordelen.Oordeel, geval_id: UUID) -> Any:
    """Beoordeel een geval: verklaard, of een incident.

    Een incident opent meteen een datalek, met een termijn van 72 uur. Komen er daarna nog regels bij, dan staat het
    geval weer open.
    """
    return beoordelen.beoordelen(actor(), geval_id, oordeel, poort(), bureau())


@blad.act(
    Act.TOEZICHTVRAAG_STELLEN,
    "POST",
    f"{_GEVAL}/vragen",
    invoer=schemas.ToezichtvraagInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda toezichtvraag_id, **_: ({"id": toezichtvraag_id}, _bij(toezichtvraag_id)),
    koppen=("Location",),
)
def vraag_stellen(nieuw: vragen.NieuweVraag, geval_id: UUID) -> Any:
    """Vraag de medewerker of zijn leidinggevende waarom er is gekeken.

    De vraag komt bij zijn taken te staan.
    """
    gesteld = vragen.stellen(actor(), geval_id, nieuw, poort(), bureau())
    return gesteld, _bij(gesteld.id)


def _bij(toezichtvraag_id: UUID) -> dict[str, str]:
    return {"Location": f"{BASIS}/toezichtvragen/{toezichtvraag_id}"}


@blad.act(Act.TOEZICHTVRAAG_LEZEN, "GET", _VRAAG, antwoord=schemas.ToezichtvraagSchema)
def vraag_lezen(toezichtvraag_id: UUID) -> Any:
    """Lees een vraag van de privacyfunctionaris.

    Dat kan wie de vraag kreeg, en de privacyfunctionaris.
    """
    return vragen.lezen(actor(), toezichtvraag_id, poort())


@blad.act(
    Act.TOEZICHTVRAAG_BEANTWOORDEN,
    "POST",
    f"{_VRAAG}/antwoorden",
    invoer=schemas.ToezichtantwoordInvoerSchema,
    antwoord=schemas.ToezichtvraagSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, toezichtvraag_id: vragen.lezen(actor(), toezichtvraag_id, poort()),
)
def vraag_beantwoorden(antwoord: vragen.Antwoord, toezichtvraag_id: UUID) -> Any:
    """Beantwoord een vraag van de privacyfunctionaris, één keer."""
    return vragen.beantwoorden(actor(), toezichtvraag_id, antwoord, poort())


@blad.act(Act.TOEZICHTVRAAG_INTREKKEN, "POST", f"{_VRAAG}/intrekkingen", status=204, fouten=(409,))
def vraag_intrekken(toezichtvraag_id: UUID) -> Any:
    """Trek een vraag in die nog niet is beantwoord.

    Bijvoorbeeld omdat wie zij is gesteld, weg is. De vraag blijft bij het geval staan; antwoorden kan niet meer.
    """
    vragen.intrekken(actor(), toezichtvraag_id, poort())


def _plek(cursor: str | None) -> gevallen.Plek | None:
    plek = uit_cursor(cursor)
    if plek is None:
        return None
    try:
        return plek[0], UUID(plek[1])
    except ValueError:
        raise Ongeldig([Fout("/cursor", "VORM", "Deze cursor hoort niet bij deze lijst.")]) from None
