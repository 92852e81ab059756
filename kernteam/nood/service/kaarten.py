"""Noodkaarten: what an owner keeps for the first hour of an emergency, and nobody reads before it. Knows no web."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, eis_plaats, ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, eis_zonder_bsn
from kernteam.grond.fouten import NietGevonden
from kernteam.grond.handeling import Handeling
from kernteam.nood.inzage import KaartInzage, kaarten_voor
from kernteam.nood.models import Kaartsoort, Noodkaart
from kernteam.toegang.feiten import Onderdeel
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True, repr=False)
class NieuweKaart:
    """A card as entered; it is always the writer's own knowledge."""

    soort: Kaartsoort
    tekst: str
    bevestigd_geen_bsn: bool = False


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[KaartInzage, ...]:
    """List the cards of the actor's own organisation (handeling noodkaart.opsommen)."""
    kaarten, binnen = _binnen(actor, Handeling.NOODKAART_OPSOMMEN, casus_id, poort)
    return kaarten_voor(kaarten, binnen.bos, binnen.besluit)


def maken(actor: Actor, casus_id: UUID, nieuw: NieuweKaart, poort: Poort) -> Toegevoegd:
    """Keep something for an emergency (handeling noodkaart.maken); raises Ongeldig for a possible BSN."""
    eis_zonder_bsn({"/tekst": nieuw.tekst}, bevestigd=nieuw.bevestigd_geen_bsn)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    _, binnen = _binnen(actor, Handeling.NOODKAART_MAKEN, casus_id, poort, bijzonder)
    binnen.schrijf()
    kaart = Noodkaart(
        id=uuid4(),
        casus_id=casus_id,
        herkomst_id=actor.organisatie_id,
        herkomst=actor.partij,
        soort=nieuw.soort,
        geschreven_op=binnen.nu,
        geschreven_door=actor.medewerker_id,
    )
    binnen.bos.zegel_in(kaart, tekst=nieuw.tekst)
    poort.sessie.add(kaart)
    return Toegevoegd(kaart.id)


def beeindigen(actor: Actor, casus_id: UUID, kaart_id: UUID, poort: Poort) -> None:
    """End a card (handeling noodkaart.beeindigen); raises NietGevonden for one of another owner, or ended."""
    kaarten, binnen = _binnen(actor, Handeling.NOODKAART_BEEINDIGEN, casus_id, poort)
    kaart = next((een for een in kaarten if een.id == kaart_id), None)
    if kaart is None:
        raise NietGevonden
    binnen.schrijf()
    kaart.vervallen_op = binnen.nu


def geldige_kaarten(sessie: Session, casus_id: UUID, nu: datetime) -> list[Noodkaart]:
    """Give the cards of a casus that hold at a moment, sealed, oldest first."""
    opdracht = select(Noodkaart).where(
        Noodkaart.casus_id == casus_id,
        Noodkaart.geschreven_op <= nu,
        or_(Noodkaart.vervallen_op.is_(None), Noodkaart.vervallen_op > nu),
    )
    return list(sessie.scalars(opdracht.order_by(Noodkaart.geschreven_op, Noodkaart.id)))


def eigen_kaarten(actor: Actor, casus_id: UUID, poort: Poort) -> list[Noodkaart]:
    """Give the cards of the actor's own organisation that hold now."""
    alle = geldige_kaarten(poort.sessie, casus_id, poort.klok.nu())
    return [een for een in alle if een.herkomst_id == actor.organisatie_id]


def als_onderdeel(kaart: Noodkaart) -> Onderdeel:
    """Give a card as the decision sees it."""
    return Onderdeel(kaart.id, kaart.klasse, kaart.herkomst_id, kaart.herkomst, noodkaart=True)


def _binnen(
    actor: Actor, handeling: Handeling, casus_id: UUID, poort: Poort, bijzonder: str | None = None
) -> tuple[list[Noodkaart], Binnen]:
    eis_plaats(actor, handeling, casus_id, poort)
    kaarten = eigen_kaarten(actor, casus_id, poort)
    return kaarten, ga_binnen(
        actor, handeling, casus_id, poort, bijzonder, ook=[als_onderdeel(kaart) for kaart in kaarten]
    )
