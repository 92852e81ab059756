"""The routes of the emergency: parse, call, dump."""

from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.documentatie import BASIS
from kernteam.http.paging import Bladzijde, link, moment_en_id, naar_cursor
from kernteam.http.verzoek import actor
from kernteam.nood import schemas
from kernteam.nood.inzage import NoodInzage
from kernteam.nood.service import beoordelen, kaarten, openen
from kernteam.toegang.routes import poort

blad = Blad("nood", __name__, description="Noodkaarten en noodtoegang.")
_KAARTEN = "/casussen/<uuid:casus_id>/noodkaarten"
_TOEGANG = "/noodtoegangen/<uuid:noodtoegang_id>"


@blad.act(
    Act.NOODKAART_MAKEN,
    "POST",
    _KAARTEN,
    invoer=schemas.NoodkaartInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def kaart_maken(kaart: kaarten.NieuweKaart, casus_id: UUID) -> Any:
    """Bewaar iets voor een noodgeval.

    Een veiligheidsafspraak, medicatie of de behandelaar. Anderen lezen het alleen bij noodtoegang.
    """
    return kaarten.maken(actor(), casus_id, kaart, poort())


@blad.act(Act.NOODKAART_OPSOMMEN, "GET", _KAARTEN, antwoord=schemas.NoodkaartenSchema)
def kaarten_opsommen(casus_id: UUID) -> Any:
    """Bekijk de noodkaarten van uw eigen organisatie."""
    return {"resultaten": kaarten.opsommen(actor(), casus_id, poort())}


@blad.act(Act.NOODKAART_BEEINDIGEN, "DELETE", f"{_KAARTEN}/<uuid:noodkaart_id>", status=204, fouten=(409,))
def kaart_beeindigen(casus_id: UUID, noodkaart_id: UUID) -> Any:
    """Haal een noodkaart van uw organisatie weg.

    Dat kan altijd, ook als de casus is afgesloten.
    """
    kaarten.beeindigen(actor(), casus_id, noodkaart_id, poort())


@blad.act(
    Act.NOODTOEGANG_OPENEN,
    "POST",
    "/casussen/<uuid:casus_id>/noodtoegangen",
    invoer=schemas.NoodtoegangInvoerSchema,
    antwoord=schemas.NoodtoegangSchema,
    status=201,
    koppen=("Location",),
    opnieuw=lambda noodtoegang_id, **_: _met_plek(openen.lezen(actor(), noodtoegang_id, poort())),
)
def toegang_openen(opdracht: openen.Noodopdracht, casus_id: UUID) -> Any:
    """Open een casus in een noodgeval.

    Alleen bij acuut, ernstig gevaar, als toestemming niet op tijd kan komen. U ziet een uur lang wie het zijn, hoe u
    hen bereikt en de noodkaarten. De privacyfunctionaris en uw leidinggevende horen het meteen, en u informeert de
    ouders.
    """
    return _met_plek(openen.openen(actor(), casus_id, opdracht, poort()))


def _met_plek(nood: NoodInzage) -> tuple[NoodInzage, dict[str, str]]:
    return nood, {"Location": f"{BASIS}/noodtoegangen/{nood.id}"}


@blad.act(Act.NOODTOEGANG_LEZEN, "GET", _TOEGANG, antwoord=schemas.NoodtoegangSchema)
def toegang_lezen(noodtoegang_id: UUID) -> Any:
    """Lees nog eens wat uw noodtoegang opende.

    Dat kan een uur lang, en alleen door uzelf.
    """
    return openen.lezen(actor(), noodtoegang_id, poort())


@blad.act(
    Act.NOODTOEGANG_OPSOMMEN,
    "GET",
    "/noodtoegangen",
    vraag=schemas.NoodtoegangenVraag,
    antwoord=schemas.NoodtoegangLijst,
    koppen=("Link",),
)
def toegangen_opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk de noodtoegangen, de nieuwste eerst.

    Alleen voor de privacyfunctionaris.
    """
    na, limit = moment_en_id(vraag.get("cursor")), vraag["limit"]
    rijen, plek = beoordelen.opsommen(actor(), na, limit, poort(), alleen_open=vraag["open"])
    bladzijde = Bladzijde(rijen, (als_tekst(plek[0]), str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(bladzijde.volgende)}, link(bladzijde, limit)


@blad.act(Act.NOODTOEGANG_INZIEN, "GET", f"{_TOEGANG}/verantwoording", antwoord=schemas.VerantwoordingSchema)
def verantwoording_inzien(noodtoegang_id: UUID) -> Any:
    """Lees waarom een noodtoegang is geopend.

    Alleen voor de privacyfunctionaris. De casus zelf blijft dicht.
    """
    return beoordelen.inzien(actor(), noodtoegang_id, poort())
