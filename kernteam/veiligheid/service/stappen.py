"""Sets steps, names the aandachtsfunctionaris and ends a record. Knows no web."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID, uuid4

from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, eis_zonder_bsn
from kernteam.grond.fouten import Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort
from kernteam.veiligheid.inzage import MeldcodeInzage, velden_van
from kernteam.veiligheid.models import Meldcodestap, Meldcodestatus, Slotreden
from kernteam.veiligheid.service.binnen import Binnen, ga_binnen
from kernteam.veiligheid.service.openen import Gemaakt, collegafouten
from kernteam.veiligheid.stappen import (
    BESLUIT,
    OVERLEG,
    Besluiten,
    Overleg,
    Overslaan,
    Weging,
    kader_van,
    soort_van,
    volgt,
)


@dataclass(frozen=True, slots=True, repr=False)
class NieuweStap:
    """A step as entered; which of the other fields it has follows from its number."""

    nummer: int
    tekst: str | None = None
    overleg_met: Overleg | None = None
    overgeslagen: Overslaan | None = None
    weging: Weging | None = None
    besluit: Besluiten | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Slot:
    """Why a record ends."""

    reden: Slotreden
    tekst: str
    bevestigd_geen_bsn: bool = False


def zetten(actor: Actor, meldcode_id: UUID, nieuw: NieuweStap, poort: Poort) -> Gemaakt:
    """Set a step (handeling meldcodestap.zetten).

    Raises Ongeldig for a possible BSN, Strijdig when the step before it is not set yet.
    """
    teksten = {"/tekst": nieuw.tekst}
    if nieuw.besluit is not None:
        teksten |= {"/besluit/redenMelden": nieuw.besluit.reden_melden, "/besluit/redenHulp": nieuw.besluit.reden_hulp}
    eis_zonder_bsn(teksten, bevestigd=nieuw.bevestigd_geen_bsn)
    stap_id = uuid4()
    codes = [nieuw.overgeslagen] if nieuw.overgeslagen else []
    bijzonder = "; ".join([*codes, *([GEEN_BSN] if nieuw.bevestigd_geen_bsn else [])]) or None
    binnen = ga_binnen(actor, Handeling.MELDCODESTAP_ZETTEN, meldcode_id, poort, object_id=stap_id, bijzonder=bijzonder)
    if not volgt(binnen.gezet, nieuw.nummer):
        raise Strijdig(f"Zet eerst stap {nieuw.nummer - 1}.", "STAP_ONTBREEKT")
    binnen.schrijf()
    stap = Meldcodestap(
        id=stap_id,
        meldcode_id=meldcode_id,
        nummer=nieuw.nummer,
        soort=soort_van(nieuw.nummer, overgeslagen=nieuw.overgeslagen is not None),
        gezet_op=binnen.nu,
        gezet_door=actor.medewerker_id,
    )
    binnen.bos.zegel_in(stap, tekst=nieuw.tekst, velden=_velden(actor, nieuw))
    poort.sessie.add(stap)
    return Gemaakt(stap_id)


def aanwijzen(actor: Actor, meldcode_id: UUID, medewerker_id: UUID, poort: Poort) -> MeldcodeInzage:
    """Name who guards the meldcode with the handler (handeling aandachtsfunctionaris.aanwijzen).

    Who was named before sees the record no longer. Raises Ongeldig for who is no colleague or handles it himself.
    """
    fouten = collegafouten(actor, medewerker_id, "/medewerkerId", poort)
    if fouten:
        raise Ongeldig(fouten)
    binnen = ga_binnen(actor, Handeling.AANDACHTSFUNCTIONARIS_AANWIJZEN, meldcode_id, poort, toont=True)
    if medewerker_id == binnen.meldcode.behandelaar_id:
        raise Strijdig("De behandelaar kan niet ook de aandachtsfunctionaris zijn.", "BEHANDELAAR")
    binnen.schrijf()
    binnen.meldcode.aandachtsfunctionaris_id = medewerker_id
    return binnen.inzage()


def afsluiten(actor: Actor, meldcode_id: UUID, slot: Slot, poort: Poort) -> MeldcodeInzage:
    """End a record (handeling meldcode.afsluiten).

    Raises Strijdig when a step is missing, or a report that was decided on.
    """
    eis_zonder_bsn({"/tekst": slot.tekst}, bevestigd=slot.bevestigd_geen_bsn)
    bijzonder = GEEN_BSN if slot.bevestigd_geen_bsn else None
    binnen = ga_binnen(actor, Handeling.MELDCODE_AFSLUITEN, meldcode_id, poort, toont=True, bijzonder=bijzonder)
    _eis_afgerond(binnen, slot.reden)
    binnen.schrijf()
    meldcode = binnen.meldcode
    meldcode.status, meldcode.slotreden, meldcode.afgesloten_op = Meldcodestatus.AFGESLOTEN, slot.reden, binnen.nu
    binnen.bos.zegel_in(meldcode, slottekst=slot.tekst)
    return binnen.inzage()


def _velden(actor: Actor, nieuw: NieuweStap) -> str | None:
    if nieuw.overleg_met is not None:
        return json.dumps({"overleg_met": nieuw.overleg_met})
    if nieuw.weging is not None:
        return json.dumps({"weging": {"kader": kader_van(actor), **asdict(nieuw.weging)}})
    if nieuw.besluit is not None:
        return json.dumps({"besluit": asdict(nieuw.besluit)})
    return None


def _eis_afgerond(binnen: Binnen, reden: Slotreden) -> None:
    nodig = OVERLEG if reden is Slotreden.VERMOEDEN_WEGGENOMEN else BESLUIT
    if nodig not in binnen.gezet:
        raise Strijdig(f"Zet eerst stap {nodig}.", "STAP_ONTBREEKT")
    besluiten = [een for een in binnen.stappen if een.nummer == BESLUIT]
    moet_melden = bool(besluiten) and velden_van(besluiten[-1], binnen.bos)["besluit"]["melden"]
    if moet_melden and not binnen.meldingen:
        raise Strijdig("U besloot te melden, maar er is nog geen melding.", "MELDING_ONTBREEKT")
