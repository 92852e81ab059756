"""What is established about the family."""

from typing import Any
from uuid import UUID

from kernteam.casus import antwoorden
from kernteam.casus.routes.blad import CASUS, blad
from kernteam.casus.schemas.omstandigheid import OmstandigheidInvoerSchema
from kernteam.casus.service import omstandigheden
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort


@blad.act(Act.OMSTANDIGHEID_OPSOMMEN, "GET", f"{CASUS}/omstandigheden", antwoord=antwoorden.OmstandighedenSchema)
def omstandigheden_opsommen(casus_id: UUID) -> Any:
    """Bekijk wat is vastgesteld over gezag en gezin, voor zover u dat mag lezen."""
    return {"resultaten": omstandigheden.opsommen(actor(), casus_id, poort())}


@blad.act(
    Act.OMSTANDIGHEID_VASTLEGGEN,
    "POST",
    f"{CASUS}/omstandigheden",
    invoer=OmstandigheidInvoerSchema,
    antwoord=antwoorden.ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def omstandigheid_vastleggen(omstandigheid: omstandigheden.NieuweOmstandigheid, casus_id: UUID) -> Any:
    """Leg iets vast over gezag of gezin.

    Welke velden nodig zijn, hangt af van de soort. Wat is vastgelegd, verandert niet meer: leg iets nieuws vast als de
    situatie verandert. Of de toestemming geldt, wordt meteen opnieuw bepaald.
    """
    return omstandigheden.vastleggen(actor(), casus_id, omstandigheid, poort())
