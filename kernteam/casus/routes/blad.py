"""The sheet on which the routes of the casus stand."""

from datetime import datetime
from typing import Any
from uuid import UUID

from kernteam.db.base import als_tekst
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, link, naar_cursor

blad = Blad("casus", __name__, description="Een casus openen, lezen, toestemming vragen en eraan werken.")
CASUS = "/casussen/<uuid:casus_id>"


def pagina(uitkomst: tuple[list[Any], tuple[datetime, UUID] | None], vraag: dict[str, Any]) -> Any:
    """Give one page of a list with the place of the next."""
    rijen, plek = uitkomst
    blad_ = Bladzijde(rijen, (als_tekst(plek[0]), str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(blad_.volgende)}, link(blad_, vraag["limit"])
