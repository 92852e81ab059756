"""Notes, and the release of medical ones."""

from typing import Any
from uuid import UUID

from kernteam.casus import antwoorden
from kernteam.casus.routes.blad import CASUS, blad, pagina
from kernteam.casus.schemas import casus as schemas
from kernteam.casus.service import notities, vrijgaven
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.paging import PaginaVraag, moment_en_id
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort


@blad.act(
    Act.NOTITIE_OPSOMMEN,
    "GET",
    f"{CASUS}/notities",
    vraag=PaginaVraag,
    antwoord=antwoorden.NotitieLijst,
    koppen=("Link",),
)
def notities_opsommen(vraag: dict[str, Any], casus_id: UUID) -> Any:
    """Bekijk de notities die u mag lezen, de oudste eerst."""
    return pagina(
        notities.opsommen(actor(), casus_id, moment_en_id(vraag.get("cursor")), vraag["limit"], poort()), vraag
    )


@blad.act(
    Act.NOTITIE_TOEVOEGEN,
    "POST",
    f"{CASUS}/notities",
    invoer=schemas.NotitieInvoerSchema,
    antwoord=antwoorden.ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def notitie_toevoegen(notitie: notities.NieuweNotitie, casus_id: UUID) -> Any:
    """Schrijf een notitie.

    Zet erbij waar ze over gaat, en van welke organisatie de kennis is als dat niet uw eigen organisatie is. Gaat ze
    over een volwassene, noem die dan in over: anderen lezen haar pas als hij daar zelf voor tekende. Is de kennis van
    het buurtteam, de jeugdgezondheidszorg of een specialist, dan leest alleen die organisatie de notitie tot iemand van
    haar bevestigt dat zij klopt.
    """
    return notities.toevoegen(actor(), casus_id, notitie, poort())


@blad.act(
    Act.NOTITIE_BEVESTIGEN, "POST", f"{CASUS}/notities/<uuid:notitie_id>/bevestigingen", status=204, fouten=(409,)
)
def notitie_bevestigen(casus_id: UUID, notitie_id: UUID) -> Any:
    """Bevestig een notitie die een ander over uw kennis schreef.

    Tot dat moment leest alleen uw eigen organisatie haar. Daarna gelden de toestemming en de vrijgave.
    """
    notities.bevestigen(actor(), casus_id, notitie_id, poort())


@blad.act(
    Act.VRIJGAVE_MAKEN,
    "POST",
    f"{CASUS}/vrijgaven",
    invoer=schemas.VrijgaveInvoerSchema,
    antwoord=antwoorden.ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def vrijgave_maken(vrijgave: dict[str, Any], casus_id: UUID) -> Any:
    """Geef een medische notitie vrij.

    Een ander leest haar pas als de toestemming hem noemt én u de notitie vrijgeeft.
    """
    return vrijgaven.maken(actor(), casus_id, vrijgave["notitie_id"], poort())


@blad.act(Act.VRIJGAVE_INTREKKEN, "DELETE", f"{CASUS}/vrijgaven/<uuid:notitie_id>", status=204, fouten=(409,))
def vrijgave_intrekken(casus_id: UUID, notitie_id: UUID) -> Any:
    """Trek de vrijgave van een notitie in.

    Anderen lezen de notitie vanaf dat moment niet meer.
    """
    vrijgaven.intrekken(actor(), casus_id, notitie_id, poort())
