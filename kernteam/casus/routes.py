"""The routes of the casus: parse, call, dump."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import request

from kernteam.casus import antwoorden, schemas
from kernteam.casus.models import Soort
from kernteam.casus.service import (
    betrokkenen,
    deelnemers,
    lezen,
    notities,
    openen,
    toestemmingen,
    vrijgaven,
    wijzigen,
)
from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling as Act
from kernteam.http import etag, herhaling
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, PaginaVraag, link, moment_en_id, naar_cursor
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort

blad = Blad("casus", __name__, description="Een casus openen, lezen, toestemming vragen en eraan werken.")
_CASUS = "/casussen/<uuid:casus_id>"


@blad.act(
    Act.CASUS_OPENEN,
    "POST",
    "/casussen",
    invoer=schemas.OpeningSchema,
    antwoord=antwoorden.GeopendSchema,
    status=201,
    koppen=("Location",),
    fouten=(409,),
    parameters=(herhaling.PARAMETER,),
)
def openen_(opening: openen.Opening) -> Any:
    """Open een casus.

    U kunt de gezaghebbenden en het verzoek om toestemming meteen meesturen: alles lukt, of niets. Stuur een
    Idempotency-Key mee om veilig te kunnen herhalen.
    """
    eerder = herhaling.zoek(poort().sessie, poort().beheer, actor())
    if eerder is not None:
        return openen.heropgehaald(actor(), eerder, poort()), _plek(eerder)
    geopend = openen.openen(actor(), opening, poort())
    herhaling.bewaar(poort().sessie, poort().beheer, actor(), geopend.id, poort().klok.nu())
    return geopend, _plek(geopend.id)


@blad.act(Act.CASUS_OPSOMMEN, "GET", "/casussen", vraag=PaginaVraag, antwoord=antwoorden.CasusLijst, koppen=("Link",))
def opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk uw casussen.

    De nieuwste staat bovenaan. Elke casus die u ziet, wordt vastgelegd.
    """
    return _pagina(lezen.opsommen(actor(), moment_en_id(vraag.get("cursor")), vraag["limit"], poort()), vraag)


@blad.act(Act.CASUS_ZOEKEN, "POST", "/casussen/_zoek", invoer=schemas.ZoekSchema, antwoord=antwoorden.GevondenSchema)
def zoeken(gezocht: dict[str, Any]) -> Any:
    """Zoek een casus op achternaam en geboortedatum.

    U vindt alleen casussen die u mag lezen. Elke zoekvraag wordt vastgelegd.
    """
    return {"resultaten": lezen.zoeken(actor(), gezocht["achternaam"], gezocht["geboortedatum"], poort())}


@blad.act(Act.CASUS_LEZEN, "GET", _CASUS, antwoord=antwoorden.CasusSchema, koppen=("ETag",))
def lezen_(casus_id: UUID) -> Any:
    """Lees een casus.

    U ziet wat van uw eigen organisatie is, en wat anderen met toestemming met u delen.
    """
    inzage = lezen.lezen(actor(), casus_id, poort())
    return inzage, etag.kop(inzage.versie)


@blad.act(
    Act.CASUS_WIJZIGEN,
    "PATCH",
    _CASUS,
    invoer=schemas.WijzigingSchema,
    antwoord=antwoorden.CasusSchema,
    koppen=("ETag",),
    fouten=(409, 412, 428),
    parameters=(etag.PARAMETER,),
)
def wijzigen_(wijziging: wijzigen.Wijziging, casus_id: UUID) -> Any:
    """Wijzig de hulpvraag of de aanleiding.

    Stuur de ETag van uw laatste lezing mee in If-Match.
    """
    inzage = wijzigen.wijzigen(actor(), casus_id, wijziging, etag.verwachte_versie(), poort())
    return inzage, etag.kop(inzage.versie)


@blad.act(
    Act.OVERGANG_MAKEN,
    "POST",
    f"{_CASUS}/overgangen",
    invoer=schemas.OvergangInvoerSchema,
    antwoord=antwoorden.CasusSchema,
    koppen=("ETag",),
    fouten=(409,),
)
def afsluiten(overgang: dict[str, Any], casus_id: UUID) -> Any:
    """Sluit een casus af.

    De andere statussen volgen vanzelf uit de toestemming.
    """
    inzage = wijzigen.afsluiten(actor(), casus_id, overgang["naar"], overgang["reden"], poort())
    return inzage, etag.kop(inzage.versie)


@blad.act(Act.BETROKKENE_OPSOMMEN, "GET", f"{_CASUS}/betrokkenen", antwoord=antwoorden.BetrokkenenSchema)
def betrokkenen_opsommen(casus_id: UUID) -> Any:
    """Bekijk om wie het gaat en wie gezag heeft."""
    return {"resultaten": betrokkenen.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.BETROKKENE_TOEVOEGEN,
    "POST",
    f"{_CASUS}/betrokkenen",
    invoer=schemas.BetrokkeneInvoerSchema,
    antwoord=antwoorden.ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def betrokkene_toevoegen(persoon: tuple[Soort, openen.NieuwePersoon], casus_id: UUID) -> Any:
    """Voeg een gezaghebbende of een andere volwassene toe.

    Een nieuwe gezaghebbende moet ook tekenen: tot dat moment is de casus opgeschort.
    """
    return betrokkenen.toevoegen(actor(), casus_id, persoon[1], persoon[0], poort())


@blad.act(Act.DEELNEMER_OPSOMMEN, "GET", f"{_CASUS}/deelnemers", antwoord=antwoorden.DeelnemersSchema)
def deelnemers_opsommen(casus_id: UUID) -> Any:
    """Bekijk wie aan tafel zitten."""
    return {"resultaten": deelnemers.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.DEELNEMER_TOEVOEGEN,
    "POST",
    f"{_CASUS}/deelnemers",
    invoer=schemas.DeelnemerInvoerSchema,
    antwoord=antwoorden.ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def deelnemer_toevoegen(nieuw: dict[str, Any], casus_id: UUID) -> Any:
    """Voeg een collega toe, of iemand van een organisatie die de toestemming noemt."""
    return deelnemers.toevoegen(actor(), casus_id, nieuw["medewerker_id"], poort())


@blad.act(Act.DEELNEMER_BEEINDIGEN, "DELETE", f"{_CASUS}/deelnemers/<uuid:deelnemer_id>", status=204, fouten=(409,))
def deelnemer_beeindigen(casus_id: UUID, deelnemer_id: UUID) -> Any:
    """Beëindig de deelname van iemand."""
    deelnemers.beeindigen(actor(), casus_id, deelnemer_id, poort())


@blad.act(
    Act.NOTITIE_OPSOMMEN,
    "GET",
    f"{_CASUS}/notities",
    vraag=PaginaVraag,
    antwoord=antwoorden.NotitieLijst,
    koppen=("Link",),
)
def notities_opsommen(vraag: dict[str, Any], casus_id: UUID) -> Any:
    """Bekijk de notities die u mag lezen, de oudste eerst."""
    return _pagina(
        notities.opsommen(actor(), casus_id, moment_en_id(vraag.get("cursor")), vraag["limit"], poort()), vraag
    )


@blad.act(
    Act.NOTITIE_TOEVOEGEN,
    "POST",
    f"{_CASUS}/notities",
    invoer=schemas.NotitieInvoerSchema,
    antwoord=antwoorden.ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def notitie_toevoegen(notitie: notities.NieuweNotitie, casus_id: UUID) -> Any:
    """Schrijf een notitie.

    Zet erbij waar ze over gaat, en van welke organisatie de kennis is als dat niet uw eigen organisatie is.
    """
    return notities.toevoegen(actor(), casus_id, notitie, poort())


@blad.act(
    Act.VRIJGAVE_MAKEN,
    "POST",
    f"{_CASUS}/vrijgaven",
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


@blad.act(Act.VRIJGAVE_INTREKKEN, "DELETE", f"{_CASUS}/vrijgaven/<uuid:notitie_id>", status=204, fouten=(409,))
def vrijgave_intrekken(casus_id: UUID, notitie_id: UUID) -> Any:
    """Trek de vrijgave van een notitie in.

    Anderen lezen de notitie vanaf dat moment niet meer.
    """
    vrijgaven.intrekken(actor(), casus_id, notitie_id, poort())


@blad.act(Act.TOESTEMMING_OPSOMMEN, "GET", f"{_CASUS}/toestemmingen", antwoord=antwoorden.ToestemmingenSchema)
def toestemmingen_opsommen(casus_id: UUID) -> Any:
    """Bekijk de toestemmingen van een casus en wie nog moet tekenen."""
    return toestemmingen.opsommen(actor(), casus_id, poort())


@blad.act(
    Act.TOESTEMMING_VRAGEN,
    "POST",
    f"{_CASUS}/toestemmingen",
    invoer=schemas.ToestemmingInvoerSchema,
    antwoord=antwoorden.ToestemmingenSchema,
    status=201,
    fouten=(409,),
)
def toestemming_vragen(vraag: Any, casus_id: UUID) -> Any:
    """Vraag toestemming om gegevens te delen.

    Noem de ontvangers en per ontvanger de soorten gegevens. Een toestemming geldt hoogstens een jaar.
    """
    return toestemmingen.vragen(actor(), casus_id, vraag, poort())


@blad.act(
    Act.TOESTEMMING_ONDERTEKENEN,
    "POST",
    "/toestemmingen/<uuid:toestemming_id>/ondertekeningen",
    invoer=schemas.OndertekeningInvoerSchema,
    antwoord=antwoorden.ToestemmingenSchema,
    status=201,
    fouten=(409,),
)
def ondertekenen(antwoord: toestemmingen.Antwoordopdracht, toestemming_id: UUID) -> Any:
    """Leg vast dat iemand toestemming geeft of weigert.

    Weigeren heeft geen gevolgen voor onderwijs of hulp. Zodra iedereen heeft getekend, gaat de casus open.
    """
    return toestemmingen.ondertekenen(actor(), toestemming_id, antwoord, poort())


@blad.act(
    Act.TOESTEMMING_INTREKKEN,
    "POST",
    "/toestemmingen/<uuid:toestemming_id>/intrekkingen",
    invoer=schemas.IntrekkingInvoerSchema,
    antwoord=antwoorden.ToestemmingenSchema,
    status=201,
    fouten=(409,),
)
def intrekken(antwoord: toestemmingen.Antwoordopdracht, toestemming_id: UUID) -> Any:
    """Leg vast dat iemand de toestemming intrekt.

    Vanaf dat moment ziet iedereen alleen nog wat van de eigen organisatie is.
    """
    return toestemmingen.intrekken(actor(), toestemming_id, antwoord, poort())


def _plek(casus_id: UUID) -> dict[str, str]:
    return {"Location": f"{request.path}/{casus_id}"}


def _pagina(uitkomst: tuple[list[Any], tuple[datetime, UUID] | None], vraag: dict[str, Any]) -> Any:
    rijen, plek = uitkomst
    blad_ = Bladzijde(rijen, (als_tekst(plek[0]), str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(blad_.volgende)}, link(blad_, vraag["limit"])
