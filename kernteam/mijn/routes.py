"""The routes of what waits for somebody: parse, call, dump."""

from datetime import date
from typing import Any
from uuid import UUID

from kernteam.db.base import als_tekst
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, PaginaVraag, lees_moment_en_id, link, naar_cursor, uit_cursor
from kernteam.http.verzoek import actor
from kernteam.mijn import schemas, service
from kernteam.taak.service import Plek
from kernteam.toegang.routes import poort

blad = Blad("mijn", __name__, description="Wat er op u wacht.")
_TAAK = "/taken/<uuid:taak_id>"


@blad.act(Act.TAAK_OPSOMMEN, "GET", "/mijn/taken", vraag=PaginaVraag, antwoord=schemas.TaakLijst, koppen=("Link",))
def opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk wat er op u wacht.

    Wat het eerst klaar moet zijn, staat bovenaan; berichten staan achteraan. U ziet ook wat uit uw casussen volgt:
    een toestemming die verloopt of vanzelf verviel, een verjaardag waarna iemand anders tekent, een handtekening die
    ontbreekt, een jongere van 16 aan wie u het opnieuw voorlegt.
    """
    rijen, plek = service.opsommen(actor(), _uit_cursor(vraag.get("cursor")), vraag["limit"], poort())
    bladzijde = Bladzijde(rijen, _naar_plek(plek))
    return {"resultaten": rijen, "volgende": naar_cursor(bladzijde.volgende)}, link(bladzijde, vraag["limit"])


@blad.act(
    Act.TAAK_AFRONDEN,
    "POST",
    f"{_TAAK}/afrondingen",
    invoer=schemas.AfrondingInvoerSchema,
    status=204,
    fouten=(409,),
)
def afronden(afronding: service.Afronding, taak_id: UUID) -> Any:
    """Meld dat een taak is gedaan, of dat u een bericht hebt gezien.

    Bij informeren zegt u op welke dag en hoe. Een noodtoegang beoordelen is klaar zodra het oordeel er is.
    """
    service.afronden(actor(), taak_id, afronding, poort())


@blad.act(
    Act.TAAK_UITSTELLEN,
    "POST",
    f"{_TAAK}/uitstellen",
    invoer=schemas.UitstelInvoerSchema,
    status=204,
    fouten=(409,),
)
def uitstellen(uitstel: dict[str, Any], taak_id: UUID) -> Any:
    """Stel het informeren uit.

    Dat kan alleen als informeren nu gevaar geeft of nog niet lukt, en telkens hoogstens een maand.
    """
    service.uitstellen(actor(), taak_id, uitstel["uitgesteld_datum"], uitstel["reden"], poort())


def _naar_plek(plek: Plek | None) -> tuple[str, str] | None:
    return None if plek is None else (f"{plek[0]}/{als_tekst(plek[1])}", str(plek[2]))


def _uit_cursor(cursor: str | None) -> Plek | None:
    plek = uit_cursor(cursor)
    if plek is None:
        return None
    dag, _, moment = plek[0].partition("/")
    try:
        laatste = date.fromisoformat(dag)
    except ValueError:
        raise Ongeldig([Fout("/cursor", "VORM", "Deze cursor hoort niet bij deze lijst.")]) from None
    return laatste, *lees_moment_en_id(moment, plek[1])
