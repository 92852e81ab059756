"""Releases the name of an employee to one person, weighed and kept, and looks back on it (R18). Knows no web."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.service.binnen import Binnen, eis_plaats, ga_binnen
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.bsn import GEEN_BSN, eis_zonder_bsn
from kernteam.grond.fouten import Geweigerd, NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.identiteit.service import zelfde_persoon
from kernteam.inzageoverzicht.geheim import Vrager, zichtbaar
from kernteam.inzageoverzicht.inzage import NaamInzage
from kernteam.inzageoverzicht.models import Naamreden, Naamvrijgave
from kernteam.inzageoverzicht.service.binnen import Vraag, ga_binnen_voor
from kernteam.inzageoverzicht.service.maken import gelukt
from kernteam.logboek.lezer import Zoekvraag
from kernteam.netwerk import service as netwerk
from kernteam.toegang.feiten import Onderdeel
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True, repr=False)
class Afweging:
    """Which name is released to whom, and why: what he needs it for, against what it does to the employee."""

    vraag: Vraag
    regelnummer: int
    reden: Naamreden
    belang_betrokkene: str
    belang_medewerker: str
    bevestigd_geen_bsn: bool = False


def maken(actor: Actor, casus_id: UUID, afweging: Afweging, poort: Poort) -> NaamInzage:
    """Release the name behind one line (handeling naamvrijgave.maken; HvJEU C-579/21, points 80-83).

    Raises Ongeldig for a possible BSN, NietGevonden for a line that is in no overview of this person, Geweigerd for a
    line of the officer's own, Strijdig for a name that was released already.
    """
    teksten = {
        "/belangBetrokkene": afweging.belang_betrokkene,
        "/belangMedewerker": afweging.belang_medewerker,
    }
    eis_zonder_bsn(teksten, bevestigd=afweging.bevestigd_geen_bsn)
    codes = [afweging.reden.value, *([GEEN_BSN] if afweging.bevestigd_geen_bsn else [])]
    binnen, vrager = ga_binnen_voor(
        actor, Handeling.NAAMVRIJGAVE_MAKEN, casus_id, afweging.vraag, poort, "; ".join(codes)
    )
    medewerker_id = _medewerker(casus_id, vrager, afweging.regelnummer, poort)
    if zelfde_persoon(poort.sessie, medewerker_id, actor.medewerker_id):
        raise Geweigerd("Deze regel gaat over uzelf. Een andere privacyfunctionaris beslist.", "EIGEN_REGEL")
    poort.schrijf(binnen.pas)  # not the casus itself: at the table it must not show that somebody asked
    eerder = select(Naamvrijgave.id).where(
        Naamvrijgave.betrokkene_id == vrager.id, Naamvrijgave.regelnummer == afweging.regelnummer
    )
    if poort.sessie.scalar(eerder) is not None:
        raise Strijdig("Deze naam is al gegeven aan deze persoon.", "AL_VRIJGEGEVEN")
    return _bewaar(binnen, afweging, medewerker_id)


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[NaamInzage, ...]:
    """List the names released in a casus with their weighing, oldest first (handeling naamvrijgave.opsommen)."""
    eis_plaats(actor, Handeling.NAAMVRIJGAVE_OPSOMMEN, casus_id, poort)
    rijen = vrijgegeven(poort.sessie, casus_id)
    binnen = ga_binnen(
        actor, Handeling.NAAMVRIJGAVE_OPSOMMEN, casus_id, poort, ook=[als_onderdeel(een) for een in rijen]
    )
    namen, opent = netwerk.namen(poort.sessie, {een.medewerker_id for een in rijen}), binnen.bos.open
    return tuple(_inzage(een, namen, opent(een, "belang_betrokkene"), opent(een, "belang_medewerker")) for een in rijen)


def heropgehaald(actor: Actor, casus_id: UUID, naamvrijgave_id: UUID, poort: Poort) -> NaamInzage:
    """Give what a repeated request gave the first time (handeling naamvrijgave.opsommen)."""
    return next(een for een in opsommen(actor, casus_id, poort) if een.id == naamvrijgave_id)


def _medewerker(casus_id: UUID, vrager: Vrager, nummer: int, poort: Poort) -> UUID:
    regel = poort.lezer.regel(nummer)
    inhoud = regel.inhoud if regel else {}
    if inhoud.get("casus") != str(casus_id) or "actor" not in inhoud or not zichtbaar(inhoud, vrager):
        raise NietGevonden
    if all(een.nummer != nummer for een in gelukt(poort.lezer, _eromheen(inhoud))):
        raise NietGevonden
    return UUID(inhoud["actor"])


def _eromheen(inhoud: Mapping[str, Any]) -> Zoekvraag:
    """Give the question that finds a line, and the second one when its act failed."""
    moment = datetime.fromisoformat(inhoud["tijdstip"])
    return Zoekvraag(
        casus=UUID(inhoud["casus"]),
        actor=UUID(inhoud["actor"]),
        handelingen=frozenset({Handeling(inhoud["handeling"])}),
        vanaf=moment,
        tot=moment + _DUURT,
    )


_DUURT = timedelta(hours=1)  # longer than any request


def _bewaar(binnen: Binnen, afweging: Afweging, medewerker_id: UUID) -> NaamInzage:
    sessie, actor = binnen.poort.sessie, binnen.actor
    rij = Naamvrijgave(
        id=uuid4(),
        casus_id=binnen.casus.id,
        betrokkene_id=afweging.vraag.betrokkene_id,
        regelnummer=afweging.regelnummer,
        medewerker_id=medewerker_id,
        reden=afweging.reden,
        organisatie_id=actor.organisatie_id,
        gemaakt_op=binnen.nu,
        gemaakt_door=actor.medewerker_id,
    )
    belangen = afweging.belang_betrokkene, afweging.belang_medewerker
    binnen.bos.zegel_in(rij, belang_betrokkene=belangen[0], belang_medewerker=belangen[1])
    sessie.add(rij)
    return _inzage(rij, netwerk.namen(sessie, {medewerker_id}), *belangen)


def vrijgegeven(sessie: Session, casus_id: UUID) -> list[Naamvrijgave]:
    """Give the rows of the names released in a casus, oldest first."""
    opdracht = select(Naamvrijgave).where(Naamvrijgave.casus_id == casus_id)
    return list(sessie.scalars(opdracht.order_by(Naamvrijgave.gemaakt_op, Naamvrijgave.id)))


def als_onderdeel(rij: Naamvrijgave) -> Onderdeel:
    """Give a released name as something to be weighed: the officer's organisation wrote it down."""
    return Onderdeel(rij.id, Klasse.PROC, rij.organisatie_id, Partij.REGIO)


def _inzage(rij: Naamvrijgave, namen: Mapping[UUID, str], belang: str | None, tegen: str | None) -> NaamInzage:
    return NaamInzage(
        id=rij.id,
        betrokkene_id=rij.betrokkene_id,
        regelnummer=rij.regelnummer,
        medewerker_id=rij.medewerker_id,
        naam=namen[rij.medewerker_id],
        reden=rij.reden,
        belang_betrokkene=belang,
        belang_medewerker=tegen,
        gemaakt_op=rij.gemaakt_op,
        gemaakt_door=rij.gemaakt_door,
    )
