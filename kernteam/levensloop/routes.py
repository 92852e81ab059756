"""The routes of the life of a casus: parse, call, dump."""

from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import CasusSchema, ToegevoegdSchema
from kernteam.grond.handeling import Handeling as Act
from kernteam.http import etag
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.levensloop import schemas
from kernteam.levensloop.service import overgangen, overnames, overstap, verbanden
from kernteam.levensloop.service.feiten import Opdracht
from kernteam.levensloop.service.overstap import Overstap
from kernteam.toegang.routes import poort

blad = Blad("levensloop", __name__, description="Hoe een casus van status wisselt, eindigt en verband houdt.")
_CASUS = "/casussen/<uuid:casus_id>"


@blad.act(
    Act.OVERGANG_MAKEN,
    "POST",
    f"{_CASUS}/overgangen",
    invoer=schemas.OvergangInvoerSchema,
    antwoord=CasusSchema,
    koppen=("ETag",),
    fouten=(409,),
)
def maken(opdracht: Opdracht, casus_id: UUID) -> Any:
    """Breng een casus in een andere status.

    Kan dat nog niet, dan zegt het antwoord (409) alles wat ontbreekt. OPEN, GEWEIGERD en OPGESCHORT volgen vanzelf uit
    de toestemming. Bij OVERGEDRAGEN gaat niets uit de casus mee; de nieuwe school vraagt opnieuw toestemming.
    """
    inzage = overgangen.maken(actor(), casus_id, opdracht, poort())
    return inzage, etag.kop(inzage.versie)


@blad.act(Act.OVERGANG_OPSOMMEN, "GET", f"{_CASUS}/overgangen", antwoord=schemas.LevensloopSchema)
def opsommen(casus_id: UUID) -> Any:
    """Bekijk hoe een casus verliep en wat er kan volgen."""
    return overgangen.opsommen(actor(), casus_id, poort())


@blad.act(
    Act.OVERNAME_MELDEN,
    "POST",
    f"{_CASUS}/overnames",
    invoer=schemas.OvernamemeldingInvoerSchema,
    status=204,
    fouten=(409,),
)
def overname_melden(melding: dict[str, Any], casus_id: UUID) -> Any:
    """Meld dat uw organisatie haar eigen deel overnam.

    Dat wordt gevraagd als de casus eindigt. Neem alleen over wat uw organisatie voor haar eigen taak nodig heeft.
    """
    overnames.melden(actor(), casus_id, melding["uitkomst"], poort())


@blad.act(
    Act.OVERSTAP_VOORBEREIDEN,
    "POST",
    "/overstappen",
    invoer=schemas.OverstapInvoerSchema,
    antwoord=schemas.OverstappenSchema,
)
def overstap_voorbereiden(nieuw: Overstap) -> Any:
    """Bereid de overstap van groep 8 naar het VO voor, voor meer casussen tegelijk.

    Elke casus krijgt een taak en een eigen verzoek om toestemming. Zolang niet iedereen heeft getekend, gaat er niets
    naar de VO-school. Per casus hoort u of het is voorbereid. Hetzelfde nog eens vragen bereidt niets dubbel voor.
    """
    return {"resultaten": overstap.voorbereiden(actor(), nieuw, poort())}


@blad.act(
    Act.VERBAND_LEGGEN,
    "POST",
    f"{_CASUS}/verbanden",
    invoer=schemas.VerbandInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def verband_leggen(verband: dict[str, Any], casus_id: UUID) -> Any:
    """Leg een verband met een andere casus.

    Van een broer of zus, of van een casus die eerder eindigde. Heropenen is een nieuwe casus met nieuwe toestemming,
    die naar de oude verwijst. Een verband opent niets: alleen wie beide casussen kent, ziet het.
    """
    return verbanden.leggen(actor(), casus_id, verband["casus_id"], verband["soort"], poort())


@blad.act(
    Act.VERBAND_BEEINDIGEN,
    "POST",
    f"{_CASUS}/verbanden/<uuid:verband_id>/beeindigingen",
    invoer=schemas.VerbandeindeInvoerSchema,
    status=204,
)
def verband_beeindigen(einde: dict[str, Any], casus_id: UUID, verband_id: UUID) -> Any:
    """Haal een verband weg dat een vergissing was, of niet meer klopt.

    Wie het legde, wie het weghaalde en waarom blijft bewaard.
    """
    verbanden.beeindigen(actor(), casus_id, verband_id, einde["reden"], poort())


@blad.act(Act.VERBAND_OPSOMMEN, "GET", f"{_CASUS}/verbanden", antwoord=schemas.VerbandenSchema)
def verbanden_opsommen(casus_id: UUID) -> Any:
    """Bekijk met welke andere casussen deze verband houdt."""
    return {"resultaten": verbanden.opsommen(actor(), casus_id, poort())}
