"""Documents in a casus."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from flask import Response, current_app

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.casus.routes.blad import CASUS, pagina
from kernteam.document import schemas
from kernteam.document.inzage import Inhoud
from kernteam.document.klad import Klad
from kernteam.document.service import eigen, lezen
from kernteam.document.service.toevoegen import Aangeboden, NieuwDocument, toevoegen
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.formulier import Bestand
from kernteam.http.paging import PaginaVraag, moment_en_id
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort

blad = Blad("document", __name__, description="Bestanden in een casus: toevoegen, bekijken, ophalen en vrijgeven.")
DOCUMENT = f"{CASUS}/documenten/<uuid:document_id>"
SCANNER = "VIRUSSCANNER"  # the setting of the app
_STUK = 64 * 1024


@blad.act(
    Act.DOCUMENT_OPSOMMEN,
    "GET",
    f"{CASUS}/documenten",
    vraag=PaginaVraag,
    antwoord=schemas.DocumentLijst,
    koppen=("Link",),
)
def documenten_opsommen(vraag: dict[str, Any], casus_id: UUID) -> Any:
    """Bekijk welke documenten u mag lezen, het oudste eerst."""
    return pagina(lezen.opsommen(actor(), casus_id, moment_en_id(vraag.get("cursor")), vraag["limit"], poort()), vraag)


@blad.act(
    Act.DOCUMENT_TOEVOEGEN,
    "POST",
    f"{CASUS}/documenten",
    bestand_bij=schemas.DocumentInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def document_toevoegen(nieuw: NieuwDocument, bestand: Bestand, casus_id: UUID) -> Any:
    """Voeg een document toe.

    Stuur een formulier met eerst het deel gegevens (JSON) en dan het deel bestand. Wat voor bestand het is, zegt zijn
    inhoud: een PDF, een afbeelding (JPEG of PNG) of een Office-bestand (ODT, ODS, ODP, DOCX, XLSX of PPTX), zonder
    macro's, scripts, wachtwoord of ingesloten bestanden. Wie het maakte, waar en waarmee, wordt eruit gehaald. Voor
    klasse, herkomst en over geldt hetzelfde als bij een notitie.
    """
    aangeboden = Aangeboden(bestand, bestand.soort)
    return toevoegen(actor(), casus_id, nieuw, aangeboden, current_app.config[SCANNER], poort())


@blad.act(Act.DOCUMENT_LEZEN, "GET", DOCUMENT, antwoord=schemas.DocumentSchema)
def document_lezen(casus_id: UUID, document_id: UUID) -> Any:
    """Bekijk wat een document is, zonder de inhoud."""
    return lezen.lezen(actor(), casus_id, document_id, poort())


@blad.act(
    Act.DOCUMENTINHOUD_LEZEN,
    "GET",
    f"{DOCUMENT}/inhoud",
    antwoord=schemas.BYTES,
    inhoudstype="application/octet-stream",
)
def documentinhoud_lezen(casus_id: UUID, document_id: UUID) -> Response:
    """Haal de inhoud van een document op.

    U krijgt het hele bestand of een fout, nooit een deel dat voor het geheel kan doorgaan.
    """
    return _bijlage(lezen.inhoud_lezen(actor(), casus_id, document_id, poort()))


@blad.act(Act.DOCUMENT_BEVESTIGEN, "POST", f"{DOCUMENT}/bevestigingen", status=204, fouten=(409,))
def document_bevestigen(casus_id: UUID, document_id: UUID) -> Any:
    """Bevestig een document dat een ander over uw kennis toevoegde.

    Tot dat moment leest alleen uw eigen organisatie het. Daarna gelden de toestemming en de vrijgave.
    """
    eigen.bevestigen(actor(), casus_id, document_id, poort())


@blad.act(
    Act.DOCUMENTVRIJGAVE_MAKEN,
    "POST",
    f"{CASUS}/documentvrijgaven",
    invoer=schemas.DocumentvrijgaveInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def documentvrijgave_maken(vrijgave: dict[str, Any], casus_id: UUID) -> Any:
    """Geef een medisch document vrij.

    Een ander leest het pas als de toestemming hem noemt én u het document vrijgeeft.
    """
    return eigen.vrijgeven(actor(), casus_id, vrijgave["document_id"], poort())


@blad.act(
    Act.DOCUMENTVRIJGAVE_INTREKKEN,
    "DELETE",
    f"{CASUS}/documentvrijgaven/<uuid:document_id>",
    status=204,
    fouten=(409,),
)
def documentvrijgave_intrekken(casus_id: UUID, document_id: UUID) -> Any:
    """Trek de vrijgave van een document in.

    Anderen lezen het document vanaf dat moment niet meer.
    """
    eigen.vrijgave_intrekken(actor(), casus_id, document_id, poort())


def _bijlage(inhoud: Inhoud) -> Response:
    """Give the bytes as something to keep, never to show here; its real name is personal, and stays out of headers.

    The length is announced: when the scratch file fails halfway, the connection breaks before it is reached.
    """
    antwoord = Response(_stukken(inhoud.bytes), mimetype="application/octet-stream")
    antwoord.call_on_close(inhoud.bytes.close)
    antwoord.content_length = inhoud.bytes.omvang
    naam = f"document-{inhoud.id.hex[:8]}.{inhoud.soort.value.lower()}"
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return antwoord


def _stukken(bron: Klad) -> Iterator[bytes]:
    return iter(lambda: bron.read(_STUK) or b"", b"")
