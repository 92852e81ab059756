"""The routes of the meldcode: parse, call, dump."""

from typing import Any
from uuid import UUID

from flask import request

from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, PaginaVraag, link, moment_en_id, naar_cursor
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort
from kernteam.veiligheid import antwoorden, schemas
from kernteam.veiligheid.service import lezen, meldingen, openen, stappen

blad = Blad(
    "veiligheid", __name__, description="De meldcode: in een eigen dossier, los van elke casus, en melden aan wie mag."
)
_MELDCODE = "/meldcodes/<uuid:meldcode_id>"


@blad.act(
    Act.MELDCODE_OPENEN,
    "POST",
    "/meldcodes",
    invoer=schemas.MeldcodeInvoerSchema,
    antwoord=antwoorden.MeldcodedeelSchema,
    status=201,
    koppen=("Location",),
    fouten=(409,),
    opnieuw=lambda meldcode_id: (openen.heropgehaald(actor(), meldcode_id, poort()), _plek(meldcode_id)),
)
def openen_(opening: openen.Opening) -> Any:
    """Begin de meldcode, met stap 1.

    Alleen u en de aandachtsfunctionaris die u noemt, zien haar. Een casus laat er niets van zien. Stuur een
    Idempotency-Key mee om veilig te kunnen herhalen.
    """
    gemaakt = openen.openen(actor(), opening, poort())
    return gemaakt, _plek(gemaakt.id)


@blad.act(
    Act.MELDCODE_OPSOMMEN, "GET", "/meldcodes", vraag=PaginaVraag, antwoord=antwoorden.MeldcodeLijst, koppen=("Link",)
)
def opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk de meldcodes die u behandelt of mee bewaakt.

    De nieuwste staat bovenaan.
    """
    rijen, plek = lezen.opsommen(actor(), moment_en_id(vraag.get("cursor")), vraag["limit"], poort())
    blad_ = Bladzijde(rijen, (als_tekst(plek[0]), str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(blad_.volgende)}, link(blad_, vraag["limit"])


@blad.act(Act.MELDCODE_LEZEN, "GET", _MELDCODE, antwoord=antwoorden.MeldcodeSchema)
def lezen_(meldcode_id: UUID) -> Any:
    """Lees een meldcode, met haar stappen en meldingen."""
    return lezen.lezen(actor(), meldcode_id, poort())


@blad.act(
    Act.MELDCODESTAP_ZETTEN,
    "POST",
    f"{_MELDCODE}/stappen",
    invoer=schemas.MeldcodestapInvoerSchema,
    antwoord=antwoorden.MeldcodedeelSchema,
    status=201,
    fouten=(409,),
)
def stap_zetten(stap: stappen.NieuweStap, meldcode_id: UUID) -> Any:
    """Zet een stap van de meldcode.

    De stappen volgen op elkaar; een stap kan vaker. Stap 3 slaat u alleen over bij gevaar, met uitleg.
    """
    return stappen.zetten(actor(), meldcode_id, stap, poort())


@blad.act(
    Act.AANDACHTSFUNCTIONARIS_AANWIJZEN,
    "PUT",
    f"{_MELDCODE}/aandachtsfunctionaris",
    invoer=schemas.AandachtsfunctionarisInvoerSchema,
    antwoord=antwoorden.MeldcodeSchema,
    fouten=(409,),
)
def aanwijzen(wie: dict[str, Any], meldcode_id: UUID) -> Any:
    """Wijs de aandachtsfunctionaris aan die de meldcode mee bewaakt.

    Wie dat hiervoor was, ziet de meldcode niet meer.
    """
    return stappen.aanwijzen(actor(), meldcode_id, wie["medewerker_id"], poort())


@blad.act(
    Act.VEILIGHEIDSMELDING_MAKEN,
    "POST",
    f"{_MELDCODE}/meldingen",
    invoer=schemas.VeiligheidsmeldingInvoerSchema,
    antwoord=antwoorden.MeldcodedeelSchema,
    status=201,
    fouten=(409,),
)
def melden(melding: meldingen.NieuweMelding, meldcode_id: UUID) -> Any:
    """Leg een melding vast aan Veilig Thuis, de Raad voor de Kinderbescherming of een gecertificeerde instelling.

    Kernteam verstuurt niets: u meldt zelf, en legt hier precies vast wat u meldde en waarom. Hebt u ouders en jeugdige
    nog niet ingelicht, dan krijgt u daar een taak voor.
    """
    return meldingen.maken(actor(), meldcode_id, melding, poort())


@blad.act(
    Act.MELDCODE_AFSLUITEN,
    "POST",
    f"{_MELDCODE}/afsluitingen",
    invoer=schemas.MeldcodeslotInvoerSchema,
    antwoord=antwoorden.MeldcodeSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, meldcode_id: lezen.lezen(actor(), meldcode_id, poort()),
)
def afsluiten(slot: stappen.Slot, meldcode_id: UUID) -> Any:
    """Sluit een meldcode af.

    Dat kan na stap 5, en als u besloot te melden pas na de melding; of na stap 2 als het vermoeden is weggenomen.
    """
    return stappen.afsluiten(actor(), meldcode_id, slot, poort())


def _plek(meldcode_id: UUID) -> dict[str, str]:
    return {"Location": f"{request.path}/{meldcode_id}"}
