"""Whom the casus is about, and who sits at the table."""

from typing import Any
from uuid import UUID

from kernteam.casus import antwoorden
from kernteam.casus.models import Soort
from kernteam.casus.routes.blad import CASUS, blad
from kernteam.casus.schemas import casus as schemas
from kernteam.casus.service import betrokkenen, deelnemers, openen, vertrek
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort


@blad.act(Act.BETROKKENE_OPSOMMEN, "GET", f"{CASUS}/betrokkenen", antwoord=antwoorden.BetrokkenenSchema)
def betrokkenen_opsommen(casus_id: UUID) -> Any:
    """Bekijk om wie het gaat en wie gezag heeft."""
    return {"resultaten": betrokkenen.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.BETROKKENE_TOEVOEGEN,
    "POST",
    f"{CASUS}/betrokkenen",
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


@blad.act(Act.DEELNEMER_OPSOMMEN, "GET", f"{CASUS}/deelnemers", antwoord=antwoorden.DeelnemersSchema)
def deelnemers_opsommen(casus_id: UUID) -> Any:
    """Bekijk wie aan tafel zitten."""
    return {"resultaten": deelnemers.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.DEELNEMER_TOEVOEGEN,
    "POST",
    f"{CASUS}/deelnemers",
    invoer=schemas.DeelnemerInvoerSchema,
    antwoord=antwoorden.ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def deelnemer_toevoegen(nieuw: dict[str, Any], casus_id: UUID) -> Any:
    """Voeg een collega toe, of iemand van een organisatie die de toestemming noemt."""
    return deelnemers.toevoegen(actor(), casus_id, nieuw["medewerker_id"], poort())


@blad.act(Act.DEELNEMER_BEEINDIGEN, "DELETE", f"{CASUS}/deelnemers/<uuid:deelnemer_id>", status=204, fouten=(409,))
def deelnemer_beeindigen(casus_id: UUID, deelnemer_id: UUID) -> Any:
    """Beëindig de deelname van iemand."""
    deelnemers.beeindigen(actor(), casus_id, deelnemer_id, poort())


@blad.act(
    Act.AFZIJDIGHEID_MELDEN,
    "POST",
    f"{CASUS}/afzijdigheden",
    invoer=schemas.AfzijdigheidInvoerSchema,
    status=204,
    fouten=(409,),
)
def afzijdigheid_melden(melding: dict[str, Any], casus_id: UUID) -> Any:
    """Meld dat u het gezin zelf kent, of als leerplichtambtenaar dat u gaat handhaven.

    Uw deelname eindigt meteen en u kunt in deze casus niet terugkomen. Bent u de laatste van de school, voeg dan eerst
    een collega toe. VERHOOR, HALT en PROCES_VERBAAL zijn voor de leerplichtambtenaar, bij het eerste voornemen; de
    school mag dat op zijn woord voor hem melden (medewerkerId).
    """
    deelnemers.meld_afzijdig(actor(), casus_id, melding["reden"], poort(), melding.get("medewerker_id"))


@blad.act(Act.AFZIJDIGHEID_OPSOMMEN, "GET", f"{CASUS}/afzijdigheden", antwoord=antwoorden.VertrekkenSchema)
def afzijdigheden_opsommen(casus_id: UUID) -> Any:
    """Bekijk wanneer leerplicht vertrok om te handhaven, en wat hij tot dan toe had gelezen.

    Voor de school van de casus en de privacyfunctionaris. Wie het gezin zelf kent, staat hier niet in.
    """
    return {"resultaten": vertrek.opsommen(actor(), casus_id, poort())}
