"""The routes of signing: parse, call, dump. Those of the signer need no login; his token travels in the body."""

from typing import Any
from uuid import UUID

from flask import url_for

from kernteam.grond.handeling import Handeling as Act
from kernteam.grond.voorlichting import Doelgroep
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.ondertekening import schemas
from kernteam.ondertekening.antwoorden import OntvangstbewijsSchema
from kernteam.ondertekening.service import bewijs, gebeurtenissen, links, tekenen, teksten
from kernteam.ondertekening.service.deur import Klop
from kernteam.toegang.routes import poort

blad = Blad("ondertekening", __name__, description="Tekenen met een link, informatieteksten en ontvangstbewijzen.")

_TOESTEMMING = "/toestemmingen/<uuid:toestemming_id>"


@blad.act(Act.INFORMATIETEKST_OPSOMMEN, "GET", "/informatieteksten", antwoord=schemas.InformatietekstenSchema)
def informatieteksten_opsommen() -> Any:
    """Toon de informatieteksten die bij een verzoek om toestemming horen."""
    actor()
    return {"resultaten": teksten.opsommen(poort())}


@blad.act(
    Act.INFORMATIETEKST_LEZEN,
    "GET",
    "/informatieteksten/<tekstversie:tekstversie>/<doelgroep:doelgroep>",
    antwoord=schemas.InformatietekstSchema,
)
def informatietekst_lezen(tekstversie: str, doelgroep: str) -> Any:
    """Lees één informatietekst."""
    actor()
    return teksten.lezen(tekstversie, Doelgroep(doelgroep), poort())


@blad.act(
    Act.BUNDEL_OPSOMMEN,
    "GET",
    "/scholen/<vestigingscode:vestigingscode>/bundels",
    antwoord=schemas.BundelsSchema,
)
def bundels_opsommen(vestigingscode: str) -> Any:
    """Toon de bundels waarmee deze school toestemming kan vragen.

    Een bundel is één vraag voor meer organisaties en soorten gegevens. Gezondheid en de thuissituatie zitten er nooit
    in.
    """
    actor()
    return {"resultaten": teksten.bundels(vestigingscode, poort())}


@blad.act(
    Act.TEKENLINK_MAKEN,
    "POST",
    f"{_TOESTEMMING}/tekenlinks",
    invoer=schemas.TekenlinkInvoerSchema,
    antwoord=schemas.NieuweTekenlinkSchema,
    status=201,
    fouten=(409,),
)
def tekenlink_maken(invoer: dict[str, Any], toestemming_id: UUID) -> Any:
    """Maak een link waarmee iemand zelf leest en antwoordt.

    De link is voor één persoon. Tekenen kan 30 dagen; wie tekende, kan intrekken tot de einddatum. Een eerdere link
    van deze persoon voor dit verzoek vervalt.
    """
    link = links.maken(actor(), toestemming_id, invoer["betrokkene_id"], poort())
    return {
        "id": link.id,
        "token": link.token,
        "openen": url_for("ondertekening.tekenlink_openen"),
        "antwoorden": url_for("ondertekening.tekenlink_antwoorden"),
        "verloopt_op": link.verloopt_op,
    }


@blad.act(Act.TEKENLINK_OPSOMMEN, "GET", f"{_TOESTEMMING}/tekenlinks", antwoord=schemas.TekenlinksSchema)
def tekenlinks_opsommen(toestemming_id: UUID) -> Any:
    """Bekijk wie een link heeft, sinds wanneer, en of die is geopend of geblokkeerd."""
    return {"resultaten": links.opsommen(actor(), toestemming_id, poort())}


@blad.act(Act.TEKENLINK_INTREKKEN, "DELETE", f"{_TOESTEMMING}/tekenlinks/<uuid:tekenlink_id>", status=204)
def tekenlink_intrekken(toestemming_id: UUID, tekenlink_id: UUID) -> Any:
    """Trek een link in.

    De link werkt daarna meteen niet meer. Antwoorden die al zijn gegeven, blijven gelden.
    """
    links.intrekken(actor(), toestemming_id, tekenlink_id, poort())


@blad.act(
    Act.TEKENLINK_OPENEN,
    "POST",
    "/tekenlinks/_open",
    invoer=schemas.LinkOpenenSchema,
    antwoord=schemas.TekenstukSchema,
    fouten=(404,),
)
def tekenlink_openen(klop: Klop) -> Any:
    """Lees met uw link wat er wordt gevraagd.

    U hebt geen account nodig, wel de geboortedatum van de jeugdige. Na vijf foute geboortedatums werkt de link niet
    meer.
    """
    return tekenen.openen(klop, poort())


@blad.act(
    Act.TEKENLINK_ANTWOORDEN,
    "POST",
    "/tekenlinks/_antwoord",
    invoer=schemas.LinkAntwoordSchema,
    antwoord=OntvangstbewijsSchema,
    status=201,
    fouten=(404, 409),
)
def tekenlink_antwoorden(brief: tekenen.Antwoordbrief) -> Any:
    """Geef met uw link toestemming, weiger of trek in.

    Weigeren en intrekken mag altijd en heeft geen gevolgen voor onderwijs of hulp. U krijgt een ontvangstbewijs.
    """
    return tekenen.beantwoorden(brief, poort())


@blad.act(Act.GEBEURTENIS_OPSOMMEN, "GET", f"{_TOESTEMMING}/gebeurtenissen", antwoord=schemas.GebeurtenissenSchema)
def gebeurtenissen_opsommen(toestemming_id: UUID) -> Any:
    """Bekijk wat er met een toestemming is gebeurd, van vragen tot verlopen."""
    return {"resultaten": gebeurtenissen.opsommen(actor(), toestemming_id, poort())}


@blad.act(
    Act.ONTVANGSTBEWIJS_LEZEN,
    "GET",
    f"{_TOESTEMMING}/ontvangstbewijzen/<uuid:betrokkene_id>",
    antwoord=OntvangstbewijsSchema,
)
def ontvangstbewijs_lezen(toestemming_id: UUID, betrokkene_id: UUID) -> Any:
    """Lees het ontvangstbewijs van één ondertekenaar, om mee te geven.

    Er staan alleen zijn of haar eigen antwoorden in, ook in gewone taal (veld `tekst`).
    """
    return bewijs.lezen(actor(), toestemming_id, betrokkene_id, poort())
