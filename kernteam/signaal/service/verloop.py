"""What becomes of a signal: it is announced at the school once the family agrees, and it ends. Knows no web."""

import json
from dataclasses import dataclass
from uuid import UUID

from kernteam.casus.laden import laad_een
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.signaal.inzage import Akkoord, SignaalInzage, geboortedatum_van
from kernteam.signaal.models import Signaal, Signaalslot
from kernteam.signaal.service.binnen import Binnen, ga_binnen
from kernteam.signaal.termijn import Akkoordgever, oppakken_uiterlijk, wie_akkoord
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class Afsluiting:
    """Why a signal ends, and the casus it came to where there is one."""

    reden: Signaalslot
    casus_id: UUID | None = None


def aankondigen(actor: Actor, signaal_id: UUID, akkoord: Akkoord, poort: Poort) -> SignaalInzage:
    """Let the school know that there is a signal (handeling signaal.aankondigen): its id and a last day, no more.

    Raises Ongeldig when somebody who must agree did not (1.2), Strijdig when it was announced or has ended.
    """
    if akkoord.datum > poort.klok.vandaag():
        raise Ongeldig([Fout("/akkoordDatum", "TOEKOMST", "Deze datum ligt in de toekomst.")])
    binnen = ga_binnen(actor, Handeling.SIGNAAL_AANKONDIGEN, signaal_id, poort)
    if binnen.signaal.aangekondigd_op is not None:
        raise Strijdig("Dit signaal is al aangekondigd.", "AL_AANGEKONDIGD")
    _eis_akkoord(binnen, akkoord)
    binnen.schrijf()
    signaal = binnen.signaal
    signaal.aangekondigd_op = binnen.nu
    signaal.oppakken_uiterlijk_datum = oppakken_uiterlijk(poort.beleid, poort.klok.vandaag())
    wie = {"datum": akkoord.datum.isoformat(), "ouders": akkoord.ouders, "jeugdige": akkoord.jeugdige}
    binnen.bos.zegel_in(signaal, akkoord=json.dumps(wie))
    return binnen.inzage()


def afsluiten(actor: Actor, signaal_id: UUID, slot: Afsluiting, poort: Poort) -> SignaalInzage:
    """End a signal (handeling signaal.afsluiten); raises Ongeldig for a casus the actor does not see.

    Whoever took back that the school or the signaller hears of it, ends both: AKKOORD_INGETROKKEN, also when the
    signal ended for another reason before (AVG 7(3)).
    """
    binnen = ga_binnen(actor, Handeling.SIGNAAL_AFSLUITEN, signaal_id, poort, slot.reden.value)
    signaal = binnen.signaal
    if slot.casus_id is not None and not _ziet_casus(binnen, slot.casus_id):
        raise Ongeldig([Fout("/casusId", "GEEN_DEELNEMER", "U neemt niet deel aan zo'n casus van deze school.")])
    if slot.reden is Signaalslot.AKKOORD_INGETROKKEN and signaal.aangekondigd_op is not None:
        poort.schrijf(binnen.pas)
    else:
        binnen.schrijf()
    signaal.slotreden, signaal.afgesloten_op = slot.reden, signaal.afgesloten_op or binnen.nu
    if slot.casus_id is not None:
        binnen.bos.zegel_in(signaal, koppeling=str(slot.casus_id))
    return binnen.inzage()


def _eis_akkoord(binnen: Binnen, akkoord: Akkoord) -> None:
    geboren = geboortedatum_van(binnen.signaal, binnen.bos)
    vandaag = binnen.poort.klok.vandaag()
    nodig = wie_akkoord(binnen.poort.beleid, geboren, vandaag) if geboren else frozenset(Akkoordgever)
    gegeven = {Akkoordgever.OUDERS: akkoord.ouders, Akkoordgever.JEUGDIGE: akkoord.jeugdige}
    fouten = [
        Fout(f"/{wie.name.lower()}", "AKKOORD_ONTBREEKT", "Op deze leeftijd is dit akkoord ook nodig.")
        for wie, ja in gegeven.items()
        if wie in nodig and not ja
    ]
    if fouten:
        raise Ongeldig(fouten)


def _ziet_casus(binnen: Binnen, casus_id: UUID) -> bool:
    """Tell whether the actor sees a casus of this school: what he cannot see looks like what is not there."""
    geladen = laad_een(binnen.poort, Handeling.SIGNAAL_AFSLUITEN, casus_id)
    signaal: Signaal = binnen.signaal
    return (
        geladen is not None
        and geladen.casus.vestigingscode == signaal.vestigingscode
        and binnen.poort.zou_tonen(binnen.actor, geladen.feiten)
    )
