"""The routes of sharing outside the table: parse, call, dump."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort
from kernteam.verstrekking import antwoorden, schemas
from kernteam.verstrekking.service import bezwaren, lezen, maken, toetsen, verzoeken

blad = Blad(
    "verstrekking", __name__, description="Mag dit worden gedeeld, en het geven aan een partij buiten de tafel."
)
_CASUS = "/casussen/<uuid:casus_id>"


@blad.act(
    Act.DELINGSVRAAG_STELLEN, "POST", "/delingstoetsen", invoer=schemas.VraagInvoer, antwoord=antwoorden.ToetsSchema
)
def stellen(feiten: Mapping[str, Any]) -> Any:
    """Vraag of iets mag worden gedeeld.

    Beschrijf de situatie zonder naam of andere gegevens van iemand. Er wordt niets gedeeld.
    """
    return toetsen.stellen(actor(), feiten, poort())


@blad.act(
    Act.DELINGSTOETS_MAKEN,
    "POST",
    f"{_CASUS}/delingstoetsen",
    invoer=schemas.ToetsInvoer,
    antwoord=antwoorden.ToetsSchema,
    fouten=(409,),
)
def toets(vraag: toetsen.Toetsvraag, casus_id: UUID) -> Any:
    """Vraag of u iets uit deze casus mag delen.

    U hoort waarom wel of niet, wat er nodig is en welke weg minder deelt. Er wordt niets gedeeld.
    """
    return toetsen.maken(actor(), casus_id, vraag, poort())


@blad.act(Act.VERZOEK_OPSOMMEN, "GET", f"{_CASUS}/verzoeken", antwoord=antwoorden.VerzoekenSchema)
def verzoeken_opsommen(casus_id: UUID) -> Any:
    """Bekijk de verzoeken om informatie van uw eigen organisatie."""
    return {"resultaten": verzoeken.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.VERZOEK_VASTLEGGEN,
    "POST",
    f"{_CASUS}/verzoeken",
    invoer=schemas.VerzoekInvoer,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def verzoek_vastleggen(verzoek: verzoeken.NieuwVerzoek, casus_id: UUID) -> Any:
    """Leg een verzoek om informatie vast.

    Bijvoorbeeld van het schoolbestuur aan het samenwerkingsverband, of van een gecertificeerde instelling. Alleen uw
    eigen organisatie ziet het.
    """
    return verzoeken.vastleggen(actor(), casus_id, verzoek, poort())


@blad.act(Act.BEZWAAR_OPSOMMEN, "GET", f"{_CASUS}/bezwaren", antwoord=antwoorden.BezwarenSchema)
def bezwaren_opsommen(casus_id: UUID) -> Any:
    """Bekijk de bezwaren tegen wat uw organisatie deelt."""
    return {"resultaten": bezwaren.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.BEZWAAR_MAKEN,
    "POST",
    f"{_CASUS}/bezwaren",
    invoer=schemas.BezwaarInvoer,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def bezwaar_maken(bezwaar: bezwaren.NieuwBezwaar, casus_id: UUID) -> Any:
    """Leg een bezwaar vast (AVG, artikel 21).

    Alleen tegen delen voor een publieke taak. Tot er is beslist, deelt uw organisatie dit niet.
    """
    return bezwaren.maken(actor(), casus_id, bezwaar, poort())


@blad.act(
    Act.BEZWAAR_BEOORDELEN,
    "POST",
    "/bezwaren/<uuid:bezwaar_id>/beoordelingen",
    invoer=schemas.BezwaarbeoordelingInvoer,
    status=204,
    fouten=(409,),
)
def bezwaar_beoordelen(beoordeling: bezwaren.Beoordeling, bezwaar_id: UUID) -> Any:
    """Beoordeel een bezwaar.

    Wijst u het af, noem dan de dwingende reden.
    """
    bezwaren.beoordelen(actor(), bezwaar_id, beoordeling, poort())


@blad.act(Act.VERSTREKKING_OPSOMMEN, "GET", f"{_CASUS}/verstrekkingen", antwoord=antwoorden.VerstrekkingenSchema)
def verstrekkingen_opsommen(casus_id: UUID) -> Any:
    """Bekijk wat uw organisatie buiten de tafel gaf, de nieuwste eerst."""
    return {"resultaten": lezen.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.VERSTREKKING_LEZEN,
    "GET",
    f"{_CASUS}/verstrekkingen/<uuid:verstrekking_id>",
    antwoord=antwoorden.VerstrekkingSchema,
)
def verstrekking_lezen(casus_id: UUID, verstrekking_id: UUID) -> Any:
    """Lees precies wat uw organisatie gaf."""
    return lezen.lezen(actor(), casus_id, verstrekking_id, poort())


@blad.act(
    Act.VERSTREKKING_MAKEN,
    "POST",
    f"{_CASUS}/verstrekkingen",
    invoer=schemas.VerstrekkingInvoer,
    antwoord=antwoorden.VerstrekkingSchema,
    status=201,
    koppen=("Location",),
    fouten=(409,),
    opnieuw=lambda gegeven, casus_id: (
        lezen.lezen(actor(), casus_id, gegeven, poort()),
        _plek(casus_id, gegeven),
    ),
)
def verstrekking_maken(nieuw: maken.NieuweVerstrekking, casus_id: UUID) -> Any:
    """Geef iets van uw eigen organisatie aan een partij buiten de tafel.

    Alles mag, of er gaat niets. Het antwoord is precies wat u geeft. Stuur een Idempotency-Key mee om veilig te kunnen
    herhalen.
    """
    gemaakt = maken.maken(actor(), casus_id, nieuw, poort())
    return gemaakt, _plek(casus_id, gemaakt.id)


def _plek(casus_id: UUID, verstrekking_id: UUID) -> dict[str, str]:
    return {"Location": f"/v1/casussen/{casus_id}/verstrekkingen/{verstrekking_id}"}
