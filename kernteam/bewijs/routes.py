"""The routes of the proofs and the checks of the log: parse, call, dump."""

from typing import Any, cast

from flask import Response, current_app

from kernteam.bewijs.schemas import GecontroleerdSchema, IjkpuntLijst, LogcontroleLijst, SamenhangVraag, ZonderKeuze
from kernteam.bewijs.service import bewijzen, controles
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, PaginaVraag, link, naar_cursor, uit_cursor
from kernteam.http.verzoek import actor
from kernteam.logboek.lezer import Positie
from kernteam.toegang.routes import poort
from kernteam.verzegeling.verzegelaar import Verzegelaar

blad = Blad(
    "bewijs", __name__, description="Bewijs dat een regel in het logboek staat en dat het alleen groeit; controles."
)
_TEKST = "text/plain; charset=utf-8"


@blad.act(Act.BEWIJS_LEZEN, "GET", "/logboek/regels/<nummer:nummer>/bewijs", inhoudstype="text/plain", fouten=(409,))
def bewijs_lezen(nummer: int) -> Any:
    """Haal het bewijs van een logregel op.

    Het bewijs (tlog-proof) is zonder dit systeem te controleren met `python -m logbewijs controleer`. De regel zelf
    staat erin; is zij vervallen, dan alleen haar controlegetal. Is de regel nog niet verzegeld en lukt dat nu niet, dan
    volgt 409.
    """
    return Response(bewijzen.bewijs(actor(), nummer, poort()), content_type=_TEKST)


@blad.act(Act.IJKPUNT_OPSOMMEN, "GET", "/logboek/ijkpunten", vraag=PaginaVraag, antwoord=IjkpuntLijst, koppen=("Link",))
def ijkpunten_opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk de ondertekende ijkpunten van het logboek, de nieuwste eerst."""
    rijen, plek = bewijzen.opsommen(actor(), _voor(vraag.get("cursor")), vraag["limit"], poort())
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
    return Response(bewijzen.samenhang(actor(), vraag.get("eerder"), grootte, poort()), content_type=_TEKST)


@blad.act(
    Act.LOGCONTROLE_OPSOMMEN,
    "GET",
    "/logboek/controles",
    vraag=PaginaVraag,
    antwoord=LogcontroleLijst,
    koppen=("Link",),
)
def controles_opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk wanneer het logboek is gecontroleerd en wat er is gevonden, de nieuwste controle eerst."""
    rijen, plek = controles.opsommen(actor(), _na(vraag.get("cursor")), vraag["limit"], poort())
    bladzijde = Bladzijde(rijen, None if plek is None else (plek[0], str(plek[1])))
    return {"resultaten": rijen, "volgende": naar_cursor(bladzijde.volgende)}, link(bladzijde, vraag["limit"])


@blad.act(
    Act.LOGCONTROLE_MAKEN,
    "POST",
    "/logboek/controles",
    vraag=ZonderKeuze,
    antwoord=GecontroleerdSchema,
    fouten=(409,),
)
def controle_maken(_: dict[str, Any]) -> Any:
    """Controleer het logboek nu: wat er na de laatste goede controle bij kwam, of alles als dat weinig is.

    Wat er is gevonden, komt als regel in het logboek. Is er te veel te doen voor één verzoek, dan volgt 409; de
    beheerder gebruikt dan `flask logboek verifieer --nieuw`.
    """
    verzegelaar = cast(Verzegelaar | None, current_app.extensions["kernteam_verzegelaar"])
    return controles.maken(actor(), verzegelaar, poort())


def _voor(cursor: str | None) -> int | None:
    plek = uit_cursor(cursor)
    if plek is None:
        return None
    if plek[0] != "ijkpunt":
        raise _ANDERE_LIJST
    return _nummer(plek[1])


def _na(cursor: str | None) -> Positie | None:
    plek = uit_cursor(cursor)
    return None if plek is None else (plek[0], _nummer(plek[1]))


def _nummer(tekst: str) -> int:
    if not tekst.isascii() or not tekst.isdigit() or len(tekst) > 18:  # noqa: PLR2004 - fits a bigint
        raise _ANDERE_LIJST
    return int(tekst)


_ANDERE_LIJST = Ongeldig([Fout("/cursor", "VORM", "Deze cursor hoort niet bij deze lijst.")])
