"""The steps every act of an emergency shares: load, say what the emergency is, ask the door. Knows no act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import Session

from kernteam.casus.laden import Geladen, laad
from kernteam.casus.models import Casus
from kernteam.grond.actor import GEHEIMHOUDERS, Actor, Rol
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos
from kernteam.netwerk import service as netwerk
from kernteam.nood.models import Noodkaart, Noodtoegang
from kernteam.nood.service.kaarten import als_onderdeel, geldige_kaarten
from kernteam.toegang.feiten import BuitenFeiten, CasusFeiten, Nood, Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Besluit


@dataclass(frozen=True, slots=True)
class InNood:
    """An actor in a casus because of an emergency, with the pass for one act."""

    geladen: Geladen
    kaarten: list[Noodkaart]
    pas: Doorgang
    bos: Bos
    besluit: Besluit


def ga_in_nood(
    actor: Actor,
    handeling: Handeling,
    casus_id: UUID,
    poort: Poort,
    *,
    toegang: Noodtoegang | None = None,
    van_actor: bool = True,
    bijzonder: str | None = None,
) -> InNood:
    """Load a casus and ask the door for one act of an emergency; raises NietGevonden or Geweigerd.

    The rows of notes come without their text: no emergency shows them.
    """
    _eis_te_roepen(actor, handeling, casus_id, poort, toegang)
    geladen = next(iter(laad(poort, handeling, [casus_id], tekst=False)), None)
    kaarten = geldige_kaarten(poort.sessie, casus_id, poort.klok.nu())
    feiten = None if geladen is None else noodfeiten(geladen, kaarten, toegang, poort, van_actor=van_actor)
    pas = poort.vraag(actor, handeling, feiten, toegang.id if toegang else casus_id, bijzonder)
    if geladen is None:  # the door refused already
        raise LookupError("doorgang zonder casus")
    return InNood(geladen, kaarten, pas, geladen.bos.voor(pas), poort.besluit_van(pas))


def _eis_te_roepen(
    actor: Actor, handeling: Handeling, casus_id: UUID, poort: Poort, toegang: Noodtoegang | None
) -> None:
    """Let the door refuse whom this school cannot call, before its key is opened; an unknown casus costs the same."""
    if actor.rol is Rol.PRIVACYFUNCTIONARIS and actor.rol in REGELS[handeling].rollen:
        return
    geroepen = is_te_roepen(actor, casus_id, poort.sessie)
    if not geroepen:
        feiten = None if geroepen is None else BuitenFeiten(casus_id)
        poort.vraag(actor, handeling, feiten, toegang.id if toegang else casus_id)
        raise LookupError("doorgang zonder plaats")  # the door refused already


def is_te_roepen(actor: Actor, casus_id: UUID, sessie: Session) -> bool | None:
    """Tell whether the school of a casus can call on him, as the decision will; None when there is no such casus."""
    geroepen: ColumnElement[bool] = false()
    if actor.rol is Rol.CONTACTPERSOON:
        geroepen = Casus.organisatie_id == actor.organisatie_id
    elif actor.discipline in GEHEIMHOUDERS:
        geroepen = netwerk.is_van_school(actor.medewerker_id, Casus.vestigingscode)
    return sessie.scalar(select(geroepen).where(Casus.id == casus_id))


def toegang_van(actor: Actor, handeling: Handeling, toegang_id: UUID, poort: Poort) -> Noodtoegang:
    """Give the row of an emergency; one that does not exist is refused by the door, with its line."""
    toegang = poort.sessie.get(Noodtoegang, toegang_id)
    if toegang is None:
        poort.vraag(actor, handeling, None, toegang_id)
        raise LookupError("doorgang zonder noodtoegang")  # the door refused already
    return toegang


def noodfeiten(
    geladen: Geladen, kaarten: Sequence[Noodkaart], toegang: Noodtoegang | None, poort: Poort, *, van_actor: bool
) -> CasusFeiten:
    """Give the facts of an emergency: the casus, the cards that hold, and the opening once there is one."""
    onderdelen = [als_onderdeel(kaart) for kaart in kaarten]
    if toegang is not None:
        onderdelen.append(Onderdeel(toegang.id, Klasse.PROC, toegang.organisatie_id, toegang.partij))
    return replace(
        geladen.feiten,
        onderdelen=(*geladen.feiten.onderdelen, *onderdelen),
        nood=_nood(geladen, toegang, poort, van_actor=van_actor),
    )


def _nood(geladen: Geladen, toegang: Noodtoegang | None, poort: Poort, *, van_actor: bool) -> Nood:
    leden = netwerk.kernteamleden_van_school(poort.sessie, geladen.casus.vestigingscode, poort.klok.vandaag())
    return Nood(
        kernteam=frozenset(lid.id for lid in leden),
        toegang_id=toegang.id if toegang else None,
        van_actor=van_actor,
        verlopen=toegang is not None and poort.klok.nu() >= toegang.tot_op,
    )
