"""The routes of the proofs: parse, call, dump."""

from typing import Any

from flask import Response

from kernteam.bewijs import service
from kernteam.bewijs.schemas import IjkpuntLijst, SamenhangVraag
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, PaginaVraag, link, naar_cursor, uit_cursor
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort

blad = Blad("bewijs", __name__, description="Bewijs dat een regel in het logboek staat en dat het alleen groeit.")
_TEKST = "text/plain; charset=utf-8"


@blad.act(Act.BEWIJS_LEZEN, "GET", "/logboek/regels/<nummer:nummer>/bewijs", inhoudstype="text/plain", fouten=(409,))
def bewijs_lezen(nummer: int) -> Any:
    """Haal het bewijs van een logregel op.

    Het bewijs (tlog-proof) is zonder dit systeem te controleren met `python -m logbewijs controleer`. De regel zelf
    staat erin; is zij vervallen, dan alleen haar controlegetal. Is de regel nog niet verzegeld en lukt dat nu niet, dan
    volgt 409.
    """
    return Response(service.bewijs(actor(), nummer, poort()), content_type=_TEKST)


@blad.act(Act.IJKPUNT_OPSOMMEN, "GET", "/logboek/ijkpunten", vraag=PaginaVraag, antwoord=IjkpuntLijst, koppen=("Link",))
def ijkpunten_opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk de ondertekende ijkpunten van het logboek, de nieuwste eerst."""
    rijen, plek = service.opsommen(actor(), _voor(vraag.get("cursor")), vraag["limit"], poort())
    bladzijde = Bladzijde(rijen, None if plek is None else ("ijkpunt", str(plek)))
    return {"resultaten": rijen, "volgende": naar_cursor(bladzijde.volgende)}, link(bladzijde, vraag["limit"])


@blad.act(
    Act.SAMENHANG_LEZEN,
    "GET",
    "/logboek/ijkpunten/<nummer:grootte>/samenhang",
    vraag=SamenhangVraag,
    inhoudstype="text/plain",
    fouten=(409,),
)
def samenhang_lezen(vraag: dict[str, Any], grootte: int) -> Any:
    """Haal het bewijs op dat het logboek tussen twee ijkpunten alleen is gegroeid.

    Ook dit bewijs is zonder dit systeem te controleren.
    """
    return Response(service.samenhang(actor(), vraag.get("eerder"), grootte, poort()), content_type=_TEKST)


def _voor(cursor: str | None) -> int | None:
    plek = uit_cursor(cursor)
    if plek is None:
        return None
    if plek[0] != "ijkpunt" or not plek[1].isascii() or not plek[1].isdigit() or len(plek[1]) > 18:  # noqa: PLR2004 - fits a bigint
        raise Ongeldig([Fout("/cursor", "VORM", "Deze cursor hoort niet bij deze lijst.")])
    return int(plek[1])
