"""The routes of the audit desk: parse, call, dump."""

from typing import Any, cast
from uuid import UUID

from flask import current_app

from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, PaginaVraag, link, naar_cursor, uit_cursor
from kernteam.http.verzoek import actor
from kernteam.inzage import service
from kernteam.inzage.periode import Zoekgrens
from kernteam.inzage.schemas import LogregelLijst, LogzoekSchema
from kernteam.logboek.lezer import Positie
from kernteam.toegang.routes import poort

blad = Blad("inzage", __name__, description="Wie keek wanneer waarnaar, en waarom mocht dat.")
ZOEKGRENS = "ZOEKGRENS"  # the setting of the app: how long the period of a search may be


@blad.act(
    Act.INZAGE_OPSOMMEN,
    "GET",
    "/casussen/<uuid:casus_id>/inzagen",
    vraag=PaginaVraag,
    antwoord=LogregelLijst,
    koppen=("Link",),
)
def opsommen(vraag: dict[str, Any], casus_id: UUID) -> Any:
    """Bekijk wie in een casus keek.

    Namen ziet u van uw eigen collega's. De privacyfunctionaris ziet alle namen, en niet wat over hemzelf gaat.
    """
    gevonden = service.opsommen(actor(), casus_id, _positie(vraag.get("cursor")), vraag["limit"], poort())
    bladzijde = _bladzijde(gevonden)
    return _antwoord(gevonden), link(bladzijde, vraag["limit"])


@blad.act(Act.LOGREGEL_ZOEKEN, "POST", "/logboek/regels/_zoek", invoer=LogzoekSchema, antwoord=LogregelLijst)
def zoeken(gezocht: tuple[service.Regelvraag, str | None, int]) -> Any:
    """Zoek in het logboek.

    Alleen voor de privacyfunctionaris. Een periode is verplicht. Ook deze zoekvraag komt in het logboek.
    Regels over uzelf ziet een ander.
    """
    vraag, cursor, limit = gezocht
    grens = cast(Zoekgrens, current_app.config[ZOEKGRENS])
    return _antwoord(service.zoeken(actor(), vraag, _positie(cursor), limit, poort(), grens))


def _antwoord(gevonden: service.Gevonden) -> dict[str, Any]:
    volgende = naar_cursor(_bladzijde(gevonden).volgende)
    return {"resultaten": gevonden.regels, "volgende": volgende, "vervallen_voor": gevonden.vervallen_voor}


def _positie(cursor: str | None) -> Positie | None:
    plek = uit_cursor(cursor)
    if plek is None:
        return None
    if not plek[1].isascii() or not plek[1].isdigit() or len(plek[1]) > 18:  # noqa: PLR2004 - fits a bigint
        raise Ongeldig([Fout("/cursor", "VORM", "Deze cursor hoort niet bij deze lijst.")])
    return plek[0], int(plek[1])


def _bladzijde(gevonden: service.Gevonden) -> Bladzijde[service.RegelInzage]:
    plek = gevonden.volgende
    return Bladzijde(gevonden.regels, None if plek is None else (plek[0], str(plek[1])))
