"""The routes of the overleg: parse, call, dump."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from flask import Response, request

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling as Act
from kernteam.grond.klok import AMSTERDAM
from kernteam.http import etag
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, link, moment_en_id, naar_cursor
from kernteam.http.verzoek import actor
from kernteam.overleg import antwoorden, schemas
from kernteam.overleg.afdruk import als_pdf
from kernteam.overleg.inzage import ThemaInzage
from kernteam.overleg.kalender import Tijden
from kernteam.overleg.service import aanwezig, agenda, bijdragen, lezen, overnemen, plannen, themas
from kernteam.toegang.routes import poort

blad = Blad("overleg", __name__, description="Het overleg van een kernteam: plannen, agenda, verslag en overnemen.")
_OVERLEG = "/overleggen/<uuid:overleg_id>"
_PUNT = "/agendapunten/<uuid:agendapunt_id>"
PDF = "application/pdf"


@blad.act(
    Act.OVERLEG_PLANNEN,
    "POST",
    "/overleggen",
    invoer=schemas.OverlegInvoerSchema,
    antwoord=antwoorden.GeplandSchema,
    status=201,
    fouten=(404, 409),
    opnieuw=lambda overleg_id: plannen.heropgehaald(actor(), overleg_id, poort()),
)
def overleg_plannen(nieuw: plannen.NieuwOverleg) -> Any:
    """Plan een overleg of een reeks.

    Voor contactpersonen van de school en leden van haar kernteam. De tijden zijn die van de klok in Amsterdam. Een
    kernteam is op één plaats tegelijk.
    """
    return plannen.plannen(actor(), nieuw, poort())


@blad.act(
    Act.OVERLEG_OPSOMMEN,
    "GET",
    "/overleggen",
    vraag=schemas.OverleggenVraag,
    antwoord=antwoorden.OverlegLijst,
    koppen=("Link",),
)
def overleggen_opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk uw overleggen, het eerste eerst."""
    vanaf = vraag.get("vanaf_datum")
    moment = datetime.combine(vanaf, time(), AMSTERDAM) if vanaf else None
    rijen, plek = lezen.opsommen(actor(), moment, moment_en_id(vraag.get("cursor")), vraag["limit"], poort())
    bladzijde = Bladzijde(rijen, (als_tekst(plek[0]), str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(bladzijde.volgende)}, link(bladzijde, vraag["limit"])


@blad.act(Act.KALENDER_LEZEN, "GET", "/overleggen/kalender", inhoudstype="text/calendar")
def kalender_lezen() -> Any:
    """Haal uw overleggen op als agenda (iCalendar).

    Er staat niets in over een casus of een persoon: alleen de naam van de school en de tijden.
    """
    return Response(lezen.kalender(actor(), poort()), content_type="text/calendar; charset=utf-8")


@blad.act(Act.OVERLEG_LEZEN, "GET", _OVERLEG, antwoord=antwoorden.OverlegSchema, koppen=("ETag",))
def overleg_lezen(overleg_id: UUID) -> Any:
    """Lees wanneer een overleg is, wie zijn uitgenodigd, wie er waren, en de thema's.

    De casussen staan op de agenda.
    """
    gelezen = lezen.lezen(actor(), overleg_id, poort())
    return gelezen, etag.kop(gelezen.overleg.versie)


@blad.act(
    Act.OVERLEG_WIJZIGEN,
    "PATCH",
    _OVERLEG,
    invoer=schemas.OverlegWijzigingSchema,
    antwoord=antwoorden.OverlegKortSchema,
    koppen=("ETag",),
    fouten=(409, 412, 428),
    parameters=(etag.PARAMETER,),
)
def overleg_wijzigen(tijden: Tijden, overleg_id: UUID) -> Any:
    """Verplaats één overleg."""
    gewijzigd = plannen.wijzigen(actor(), overleg_id, tijden, etag.verwachte_versie(), poort())
    return gewijzigd, etag.kop(gewijzigd.versie)


@blad.act(Act.OVERLEG_AFGELASTEN, "DELETE", _OVERLEG, status=204, fouten=(409,))
def overleg_afgelasten(overleg_id: UUID) -> Any:
    """Gelast één overleg af.

    Wat ervoor is ingebracht, blijft in de casus.
    """
    plannen.afgelasten(actor(), overleg_id, poort())


@blad.act(
    Act.OVERLEGREEKS_AFGELASTEN,
    "POST",
    "/overlegreeksen/<uuid:reeks_id>/afgelastingen",
    invoer=schemas.ReeksafgelastingInvoerSchema,
    status=204,
    fouten=(409,),
)
def overlegreeks_afgelasten(waarom: dict[str, Any], reeks_id: UUID) -> Any:
    """Gelast alles af wat van een reeks nog moet komen.

    Wat al was, blijft staan. Wat ervoor is ingebracht, blijft in de casus.
    """
    plannen.gelast_reeks_af(actor(), reeks_id, waarom["reden"], poort())


@blad.act(
    Act.OVERLEGDEELNEMER_VASTLEGGEN,
    "PUT",
    f"{_OVERLEG}/deelnemers/<uuid:medewerker_id>",
    invoer=schemas.OverlegdeelnemerInvoerSchema,
    status=204,
    fouten=(409,),
)
def overlegdeelnemer_vastleggen(wat: dict[str, Any], overleg_id: UUID, medewerker_id: UUID) -> Any:
    """Nodig een collega uit, of leg vast of hij er was.

    Het kernteam en de contactpersonen van de school zijn altijd uitgenodigd. Wat iemand van een casus ziet, volgt uit
    die casus.
    """
    aanwezig.leg_deelnemer_vast(actor(), overleg_id, medewerker_id, aanwezig=wat["aanwezig"], poort=poort())


@blad.act(Act.AGENDA_LEZEN, "GET", f"{_OVERLEG}/agenda", antwoord=antwoorden.AgendaSchema)
def agenda_lezen(overleg_id: UUID) -> Any:
    """Lees de agenda, met wat is ingebracht, gezegd en afgesproken.

    U ziet alleen de casussen en de delen die u mag zien.
    """
    return {"resultaten": agenda.lezen(actor(), overleg_id, poort())}


@blad.act(
    Act.AGENDAPUNT_MAKEN,
    "POST",
    f"{_OVERLEG}/agendapunten",
    invoer=schemas.AgendapuntInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def agendapunt_maken(nieuw: dict[str, Any], overleg_id: UUID) -> Any:
    """Zet een casus op de agenda."""
    return agenda.maken(actor(), overleg_id, nieuw["casus_id"], poort())


@blad.act(
    Act.AGENDAPUNT_INTREKKEN,
    "POST",
    f"{_PUNT}/intrekkingen",
    invoer=schemas.AgendapuntintrekkingInvoerSchema,
    status=204,
    fouten=(409,),
)
def agendapunt_intrekken(waarom: dict[str, Any], agendapunt_id: UUID) -> Any:
    """Haal een casus van de agenda.

    Dat doet de organisatie die haar erop zette, zolang er niet over is gesproken. Wat is ingebracht, blijft in de
    casus.
    """
    agenda.intrekken(actor(), agendapunt_id, waarom["reden"], poort())


@blad.act(
    Act.BIJDRAGE_MAKEN,
    "POST",
    f"{_PUNT}/bijdragen",
    invoer=schemas.BijdrageInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def bijdrage_maken(nieuw: bijdragen.NieuweBijdrage, agendapunt_id: UUID) -> Any:
    """Breng iets in, schrijf verslag, leg een besluit vast, of wat een ouder of jeugdige zelf zei.

    De tekst wordt een notitie van de casus: wie haar leest, wie haar bevestigt en wie haar vrijgeeft, volgt daaruit.
    Een besluit vraagt dat eerst is vastgelegd of de ouders en de jeugdige vanaf 12 jaar zijn uitgenodigd.
    """
    return bijdragen.maken(actor(), agendapunt_id, nieuw, poort())


@blad.act(
    Act.ACTIE_MAKEN,
    "POST",
    f"{_PUNT}/acties",
    invoer=schemas.ActieInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def actie_maken(nieuw: bijdragen.NieuweActie, agendapunt_id: UUID) -> Any:
    """Spreek af wie wat doet, en wanneer het klaar is.

    Alleen voor wie bij deze casus aan tafel zit, of voor de ouders en de jeugdige.
    """
    return bijdragen.maak_actie(actor(), agendapunt_id, nieuw, poort())


@blad.act(Act.ACTIE_AFRONDEN, "POST", "/acties/<uuid:actie_id>/afrondingen", status=204, fouten=(409,))
def actie_afronden(actie_id: UUID) -> Any:
    """Meld dat een actie klaar is."""
    bijdragen.rond_af(actor(), actie_id, poort())


@blad.act(
    Act.GENODIGDE_VASTLEGGEN,
    "PUT",
    f"{_PUNT}/genodigden/<uuid:betrokkene_id>",
    invoer=schemas.GenodigdeInvoerSchema,
    status=204,
    fouten=(409,),
)
def genodigde_vastleggen(wat: aanwezig.Uitnodiging, agendapunt_id: UUID, betrokkene_id: UUID) -> Any:
    """Leg vast of een ouder of jeugdige is uitgenodigd voor zijn eigen punt, en of hij erbij was."""
    aanwezig.leg_genodigde_vast(actor(), agendapunt_id, betrokkene_id, wat, poort())


@blad.act(
    Act.OVERNAME_MAKEN,
    "POST",
    f"{_OVERLEG}/overnames",
    invoer=schemas.OvernameInvoerSchema,
    antwoord=antwoorden.OvernameSchema,
    ook_als=PDF,
)
def overname_maken(keuze: dict[str, Any], overleg_id: UUID) -> Any:
    """Neem na het overleg over wat uw organisatie mag hebben.

    Precies wat u mag inzien, of wat u daarvan kiest. Vraag met Accept: application/pdf om een document. Elke casus
    waaruit u iets overneemt, staat met de ontvanger in het logboek.
    """
    genomen = overnemen.overnemen(actor(), overleg_id, keuze["agendapunten"], poort())
    if request.accept_mimetypes.best_match(["application/json", PDF]) == PDF:
        return Response(als_pdf(genomen), content_type=PDF)
    return genomen


@blad.act(
    Act.THEMA_MAKEN,
    "POST",
    f"{_OVERLEG}/themas",
    invoer=schemas.ThemaInvoerSchema,
    antwoord=antwoorden.ThemaSchema,
    status=201,
    fouten=(409,),
    koppen=("ETag",),
    opnieuw=lambda thema_id, overleg_id: _met_versie(themas.heropgehaald(actor(), thema_id, overleg_id, poort())),
)
def thema_maken(nieuw: themas.NieuwThema, overleg_id: UUID) -> Any:
    """Zet een thema van de hele school op de agenda, zonder personen."""
    return _met_versie(themas.maken(actor(), overleg_id, nieuw, poort()))


def _met_versie(thema: ThemaInzage) -> tuple[ThemaInzage, dict[str, str]]:
    return thema, etag.kop(thema.versie)


@blad.act(
    Act.THEMA_WIJZIGEN,
    "PATCH",
    "/themas/<uuid:thema_id>",
    invoer=schemas.ThemaWijzigingSchema,
    antwoord=antwoorden.ThemaSchema,
    koppen=("ETag",),
    fouten=(409, 412, 428),
    parameters=(etag.PARAMETER,),
)
def thema_wijzigen(wijziging: themas.Themawijziging, thema_id: UUID) -> Any:
    """Schrijf op wat over een thema is afgesproken, wanneer u terugkijkt en wat het opleverde."""
    gewijzigd = themas.wijzigen(actor(), thema_id, wijziging, etag.verwachte_versie(), poort())
    return gewijzigd, etag.kop(gewijzigd.versie)
