"""The routes of consult: parse, call, dump."""

from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.consult import antwoorden, schemas
from kernteam.consult.aantallen import Kwartaal
from kernteam.consult.service import anoniem, beantwoorden, tellen, verwijzen, vragen
from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, PaginaVraag, link, moment_en_id, naar_cursor
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort

blad = Blad("consult", __name__, description="Consult van specialistische hulp, zonder en met naam, en verwijzing.")
_ANONIEM = "/anonieme-consulten"
_EEN_ANONIEM = f"{_ANONIEM}/<uuid:anoniemconsult_id>"
_VAN_CASUS = "/casussen/<uuid:casus_id>/consulten"
_CONSULT = "/consulten/<uuid:consult_id>"
_VERWIJZINGEN = "/casussen/<uuid:casus_id>/verwijzingen"


@blad.act(
    Act.ANONIEMCONSULT_STELLEN,
    "POST",
    _ANONIEM,
    invoer=schemas.AnoniemeVraagSchema,
    antwoord=ToegevoegdSchema,
    status=201,
)
def anoniem_stellen(vraag: anoniem.AnoniemeVraag) -> Any:
    """Vraag een specialist iets zonder naam.

    Voor gezinswerker, jeugdverpleegkundige en jeugdarts. Staat er iets in waaraan iemand te herkennen is, dan hoort u
    waar. De vraag hangt aan geen casus.
    """
    return anoniem.stellen(actor(), vraag, poort())


@blad.act(
    Act.ANONIEMCONSULT_OPSOMMEN,
    "GET",
    _ANONIEM,
    vraag=PaginaVraag,
    antwoord=antwoorden.AnoniemConsultLijst,
    koppen=("Link",),
)
def anoniem_opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk de anonieme consulten die u stelde, of die aan uw organisatie zijn gesteld, de nieuwste eerst."""
    return _pagina(anoniem.opsommen(actor(), moment_en_id(vraag.get("cursor")), vraag["limit"], poort()), vraag)


@blad.act(Act.ANONIEMCONSULT_LEZEN, "GET", _EEN_ANONIEM, antwoord=antwoorden.AnoniemConsultSchema)
def anoniem_lezen(anoniemconsult_id: UUID) -> Any:
    """Lees een anoniem consult."""
    return anoniem.lezen(actor(), anoniemconsult_id, poort())


@blad.act(
    Act.ANONIEMCONSULT_BEANTWOORDEN,
    "POST",
    f"{_EEN_ANONIEM}/antwoorden",
    invoer=schemas.AnoniemAntwoordSchema,
    antwoord=antwoorden.AnoniemConsultSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, anoniemconsult_id: anoniem.lezen(actor(), anoniemconsult_id, poort()),
)
def anoniem_beantwoorden(antwoord: anoniem.AnoniemAntwoord, anoniemconsult_id: UUID) -> Any:
    """Beantwoord een anoniem consult, één keer."""
    return anoniem.beantwoorden(actor(), anoniemconsult_id, antwoord, poort())


@blad.act(
    Act.CASUSCONSULT_VRAGEN,
    "POST",
    _VAN_CASUS,
    invoer=schemas.CasusconsultInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def vragen_(vraag: vragen.Consultvraag, casus_id: UUID) -> Any:
    """Vraag een specialist iets met naam.

    Kies een voor een wat hij mag lezen. Dat kan alleen met toestemming voor doel P4 waarin zijn organisatie staat. De
    aanbieder volgt uit het gebied.
    """
    return vragen.vragen(actor(), casus_id, vraag, poort())


@blad.act(Act.CASUSCONSULT_OPSOMMEN, "GET", _VAN_CASUS, antwoord=antwoorden.CasusconsultenSchema)
def opsommen_in_casus(casus_id: UUID) -> Any:
    """Bekijk de consulten van een casus, met wat u van vraag en antwoord mag lezen."""
    return {"resultaten": vragen.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.CASUSCONSULT_VERVOLGEN,
    "POST",
    f"{_VAN_CASUS}/<uuid:consult_id>/vervolgvragen",
    invoer=schemas.VervolgvraagInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def vervolgen(vraag: vragen.Vervolgvraag, casus_id: UUID, consult_id: UUID) -> Any:
    """Stel een vervolgvraag in een lopend consult van uw organisatie."""
    return vragen.vervolgen(actor(), casus_id, consult_id, vraag, poort())


@blad.act(Act.CASUSCONSULT_AFSLUITEN, "POST", f"{_VAN_CASUS}/<uuid:consult_id>/afsluiting", status=204, fouten=(409,))
def afsluiten_in_casus(casus_id: UUID, consult_id: UUID) -> Any:
    """Sluit een consult van uw organisatie af.

    De specialist leest het vanaf dat moment niet meer.
    """
    vragen.afsluiten(actor(), casus_id, consult_id, poort())


@blad.act(
    Act.CONSULT_OPSOMMEN,
    "GET",
    "/consulten",
    vraag=PaginaVraag,
    antwoord=antwoorden.ConsultLijst,
    koppen=("Link",),
)
def opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk de lopende consulten van uw organisatie, de nieuwste eerst.

    Alleen voor specialisten.
    """
    plek = moment_en_id(vraag.get("cursor"))
    return _pagina(beantwoorden.opsommen(actor(), plek, vraag["limit"], poort()), vraag)


@blad.act(Act.CONSULT_LEZEN, "GET", _CONSULT, antwoord=antwoorden.ConsultSchema)
def lezen(consult_id: UUID) -> Any:
    """Lees een lopend consult: wat aan u is voorgelegd, en niets anders van de casus."""
    return beantwoorden.lezen(actor(), consult_id, poort())


@blad.act(
    Act.CONSULT_BEANTWOORDEN,
    "POST",
    f"{_CONSULT}/antwoorden",
    invoer=schemas.ConsultantwoordInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def beantwoorden_(antwoord: beantwoorden.Consultantwoord, consult_id: UUID) -> Any:
    """Beantwoord een lopend consult.

    Is het gestopt, dan wordt uw antwoord niet bezorgd. Wie aan tafel zit, leest het volgens de toestemming.
    """
    return beantwoorden.beantwoorden(actor(), consult_id, antwoord, poort())


@blad.act(Act.CONSULT_AFSLUITEN, "POST", f"{_CONSULT}/afsluiting", status=204, fouten=(409,))
def afsluiten(consult_id: UUID) -> Any:
    """Sluit een consult af waarop u antwoordde of niet kunt antwoorden."""
    beantwoorden.afsluiten(actor(), consult_id, poort())


@blad.act(
    Act.CONSULTAFZIJDIGHEID_MELDEN,
    "POST",
    f"{_CONSULT}/afzijdigheden",
    invoer=schemas.ConsultafzijdigheidInvoerSchema,
    status=204,
    fouten=(409,),
)
def afzijdigheid_melden(melding: dict[str, Any], consult_id: UUID) -> Any:
    """Meld dat u het gezin zelf kent: familie, buren, of het kind van een collega.

    U leest dit consult en elk ander consult van deze casus daarna niet meer. Een collega gaat ermee verder.
    """
    beantwoorden.meld_afzijdig(actor(), consult_id, melding["reden"], poort())


@blad.act(Act.WISSING_BEVESTIGEN, "POST", f"{_CONSULT}/wissing", status=204, fouten=(409,))
def wissen(consult_id: UUID) -> Any:
    """Bevestig dat u van een gestopt of afgelopen consult niets op naam bewaart.

    Stopt een consult doordat de toestemming eindigt, dan doet u dat binnen tien werkdagen.
    """
    beantwoorden.wissen(actor(), consult_id, poort())


@blad.act(
    Act.CONSULTAANTAL_OPSOMMEN,
    "GET",
    "/consultaantallen",
    vraag=schemas.KwartaalVraag,
    antwoord=antwoorden.ConsultaantallenSchema,
)
def aantallen(kwartaal: Kwartaal) -> Any:
    """Bekijk hoeveel consulten er in een kwartaal zijn gevraagd en beantwoord, per aanbieder en gebied.

    Voor kernteamleden en de privacyfunctionaris. Er staat niets in over een persoon: wat over minder dan tien jeugdigen
    gaat, ontbreekt, en aantallen zijn afgerond op vijf.
    """
    return {"resultaten": tellen.opsommen(actor(), kwartaal, poort())}


@blad.act(Act.VERWIJZING_OPSOMMEN, "GET", _VERWIJZINGEN, antwoord=antwoorden.VerwijzingenSchema)
def verwijzingen_opsommen(casus_id: UUID) -> Any:
    """Bekijk de verwijzingen van een casus, met de wachtdagen."""
    return {"resultaten": verwijzen.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.VERWIJZING_MAKEN,
    "POST",
    _VERWIJZINGEN,
    invoer=schemas.VerwijzingInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def verwijzen_(verwijzing: verwijzen.NieuweVerwijzing, casus_id: UUID) -> Any:
    """Verwijs na een consult naar de aanbieder.

    Dat vraagt een eigen toestemming, voor hulp. Voor gezinswerker en jeugdarts.
    """
    return verwijzen.maken(actor(), casus_id, verwijzing, poort())


@blad.act(Act.VERWIJZING_STARTEN, "POST", "/verwijzingen/<uuid:verwijzing_id>/start", status=204, fouten=(409,))
def starten(verwijzing_id: UUID) -> Any:
    """Leg vast dat de hulp vandaag begon.

    Alleen voor specialisten van de aanbieder waarnaar is verwezen.
    """
    verwijzen.starten(actor(), verwijzing_id, poort())


def _pagina(uitkomst: tuple[list[Any], Any], vraag: dict[str, Any]) -> Any:
    rijen, plek = uitkomst
    blad_ = Bladzijde(rijen, (als_tekst(plek[0]), str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(blad_.volgende)}, link(blad_, vraag["limit"])
