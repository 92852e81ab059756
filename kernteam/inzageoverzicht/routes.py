"""The routes of the overview for a parent or youth: parse, call, dump."""

from typing import Any
from uuid import UUID

from flask import Response, request

from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.inzageoverzicht import schemas
from kernteam.inzageoverzicht.afdruk import als_pdf
from kernteam.inzageoverzicht.service import maken, namen
from kernteam.toegang.routes import poort

blad = Blad("inzageoverzicht", __name__, description="Voor een ouder of jeugdige: wanneer keek iemand in het dossier?")
PDF = "application/pdf"
_NAMEN = "/casussen/<uuid:casus_id>/naamvrijgaven"


@blad.act(
    Act.INZAGEOVERZICHT_MAKEN,
    "POST",
    "/casussen/<uuid:casus_id>/inzageoverzichten",
    invoer=schemas.InzageoverzichtInvoerSchema,
    antwoord=schemas.InzageoverzichtSchema,
    ook_als=PDF,
    fouten=(409,),
)
def overzicht_maken(opdracht: maken.Opdracht, casus_id: UUID) -> Any:
    """Maak voor een ouder of jeugdige een overzicht van wie wanneer in het dossier keek.

    In gewone woorden, over een periode, zonder namen van medewerkers. Wat geheim moet blijven, staat er niet in. Vraag
    met Accept: application/pdf om een document.
    """
    gemaakt = maken.maken(actor(), casus_id, opdracht, poort())
    if request.accept_mimetypes.best_match(["application/json", PDF]) == PDF:
        return Response(als_pdf(gemaakt), content_type=PDF)
    return gemaakt


@blad.act(
    Act.NAAMVRIJGAVE_MAKEN,
    "POST",
    _NAMEN,
    invoer=schemas.NaamvrijgaveInvoerSchema,
    antwoord=schemas.NaamvrijgaveSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda naamvrijgave_id, casus_id: namen.heropgehaald(actor(), casus_id, naamvrijgave_id, poort()),
)
def naam_vrijgeven(afweging: namen.Afweging, casus_id: UUID) -> Any:
    """Geef een ouder of jeugdige de naam bij één regel.

    Alleen als die nodig is om te controleren of het mocht. U schrijft op hoe u beide belangen hebt afgewogen. Daarna
    staat de naam in het overzicht van deze persoon.
    """
    return namen.maken(actor(), casus_id, afweging, poort())


@blad.act(Act.NAAMVRIJGAVE_OPSOMMEN, "GET", _NAMEN, antwoord=schemas.NaamvrijgavenSchema)
def namen_opsommen(casus_id: UUID) -> Any:
    """Bekijk welke namen in een casus zijn vrijgegeven, aan wie en waarom."""
    return {"resultaten": namen.opsommen(actor(), casus_id, poort())}
