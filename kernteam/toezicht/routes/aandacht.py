"""The aandachtslijst."""

from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort
from kernteam.toezicht.routes.blad import blad, bureau
from kernteam.toezicht.schemas import aandacht as schemas
from kernteam.toezicht.service import aandacht

_LIJST = "/logboek/aandachtscasussen"
_PLAATS = f"{_LIJST}/<uuid:aandachtscasus_id>"


@blad.act(Act.AANDACHTSCASUS_OPSOMMEN, "GET", _LIJST, antwoord=schemas.AandachtslijstSchema)
def aandachtslijst_opsommen() -> Any:
    """Bekijk de aandachtslijst: de casussen waarvan u elke toegang bekijkt.

    Een casus waar u zelf bij betrokken bent, ziet een ander.
    """
    return {"resultaten": aandacht.opsommen(actor(), poort())}


@blad.act(
    Act.AANDACHTSCASUS_TOEVOEGEN,
    "POST",
    _LIJST,
    invoer=schemas.AandachtscasusInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(404, 409),
)
def aandachtscasus_toevoegen(nieuw: aandacht.NieuweAandacht) -> Any:
    """Zet een casus op de aandachtslijst.

    Vanaf vandaag staat elke toegang tot deze casus in de werkvoorraad. Niemand buiten het bureau hoort dat.
    """
    return aandacht.toevoegen(actor(), nieuw, poort(), bureau())


@blad.act(Act.AANDACHTSCASUS_BEVESTIGEN, "POST", f"{_PLAATS}/bevestigingen", status=204, fouten=(409,))
def aandachtscasus_bevestigen(aandachtscasus_id: UUID) -> Any:
    """Bevestig dat een casus op de aandachtslijst blijft.

    Dat geldt weer voor een maand.
    """
    aandacht.bevestigen(actor(), aandachtscasus_id, poort(), bureau())


@blad.act(Act.AANDACHTSCASUS_BEEINDIGEN, "DELETE", _PLAATS, status=204, fouten=(409,))
def aandachtscasus_beeindigen(aandachtscasus_id: UUID) -> Any:
    """Haal een casus van de aandachtslijst.

    Wat tot en met vandaag in de werkvoorraad kwam, blijft daar.
    """
    aandacht.beeindigen(actor(), aandachtscasus_id, poort())
