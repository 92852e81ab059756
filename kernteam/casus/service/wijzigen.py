"""Changes what the school says about the casus. Knows no web."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm.exc import StaleDataError

from kernteam.casus.inzage import CasusInzage, maak_inzage
from kernteam.casus.service.binnen import ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, eis_zonder_bsn
from kernteam.grond.fouten import Gewijzigd
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True, repr=False)
class Wijziging:
    """What changes; None stays as it is."""

    hulpvraag: str | None = None
    aanleiding: str | None = None
    bevestigd_geen_bsn: bool = False


def wijzigen(actor: Actor, casus_id: UUID, wijziging: Wijziging, versie: int, poort: Poort) -> CasusInzage:
    """Change hulpvraag or aanleiding (handeling casus.wijzigen); raises Gewijzigd when `versie` is not the last."""
    velden = {"hulpvraag": wijziging.hulpvraag, "aanleiding": wijziging.aanleiding}
    nieuw = {veld: tekst for veld, tekst in velden.items() if tekst is not None}
    eis_zonder_bsn({f"/{veld}": tekst for veld, tekst in nieuw.items()}, bevestigd=wijziging.bevestigd_geen_bsn)
    bijzonder = GEEN_BSN if wijziging.bevestigd_geen_bsn else None
    binnen = ga_binnen(actor, Handeling.CASUS_WIJZIGEN, casus_id, poort, bijzonder)
    if binnen.casus.versie != versie:
        raise Gewijzigd
    binnen.schrijf()
    binnen.bos.zegel_in(binnen.casus, **nieuw)
    try:
        poort.sessie.flush()
    except StaleDataError:  # somebody was first after this act read the version
        raise Gewijzigd from None
    return maak_inzage(binnen.geladen, binnen.pas, poort)
