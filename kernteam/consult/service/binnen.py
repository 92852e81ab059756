"""The steps the acts of consult share: rows, items and facts as the decision sees them. Knows no act."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from kernteam.casus.laden import Geladen, laad, stand_onder
from kernteam.casus.service.afzijdig import buiten_casussen
from kernteam.consult.models import Berichtsoort, Consult, Consultbericht, Consultonderdeel
from kernteam.consult.verloop import (
    LOPEND,
    Consultstatus,
    Gegeven,
    Loop,
    eerste_antwoord,
    ingetrokken_sinds,
    status_op,
)
from kernteam.grond.actor import Actor
from kernteam.grond.doel import Doel
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.kluis.bos import Bos
from kernteam.toegang.feiten import BuitenFeiten, CasusFeiten, ConsultFeiten, Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.toegang.uitkomst import Besluit
from kernteam.toestemming.antwoord import Regimenaam
from kernteam.toestemming.service import HOOFDVRAAG

CONSULTVRAAG = (Regimenaam.KERNTEAM, Doel.P4)  # the consent a consult with a name rests on (V12: another purpose)
STEUNT_OP = (CONSULTVRAAG, HOOFDVRAAG)  # taking back either stops a consult


@dataclass(frozen=True, slots=True)
class Rijen:
    """A consult with what belongs to it; the words oldest first."""

    consult: Consult
    onderdelen: frozenset[Consultonderdeel]
    berichten: tuple[Consultbericht, ...]


@dataclass(frozen=True, slots=True)
class InConsult:
    """A specialist in a consult, with the pass for one act."""

    rijen: Rijen
    geladen: Geladen
    pas: Doorgang
    bos: Bos
    besluit: Besluit
    status: Consultstatus
    poort: Poort
    nu: datetime

    def schrijf(self) -> None:
        """Begin writing."""
        schrijf(self.rijen.consult, self.pas, self.poort)


def schrijf(consult: Consult, pas: Doorgang, poort: Poort) -> None:
    """Begin writing in a consult; its version rises, so of two acts at once the second hears of it."""
    poort.schrijf(pas)
    consult.gewijzigd_op = poort.klok.nu()
    flag_modified(consult, "gewijzigd_op")


def rijen_van(sessie: Session, consulten: Sequence[Consult]) -> dict[UUID, Rijen]:
    """Give the rows of these consulten, with two statements however many there are."""
    ids = [een.id for een in consulten]
    onderdelen: defaultdict[UUID, set[Consultonderdeel]] = defaultdict(set)
    for onderdeel in sessie.scalars(select(Consultonderdeel).where(Consultonderdeel.consult_id.in_(ids))):
        onderdelen[onderdeel.consult_id].add(onderdeel)
    berichten: defaultdict[UUID, list[Consultbericht]] = defaultdict(list)
    opdracht = select(Consultbericht).where(Consultbericht.consult_id.in_(ids))
    for bericht in sessie.scalars(opdracht.order_by(Consultbericht.geschreven_op, Consultbericht.id)):
        berichten[bericht.consult_id].append(bericht)
    return {een.id: Rijen(een, frozenset(onderdelen[een.id]), tuple(berichten[een.id])) for een in consulten}


def van_casus(sessie: Session, casus_id: UUID) -> list[Rijen]:
    """Give the consulten of a casus with their rows, oldest first."""
    opdracht = select(Consult).where(Consult.casus_id == casus_id).order_by(Consult.gevraagd_op, Consult.id)
    return list(rijen_van(sessie, list(sessie.scalars(opdracht))).values())


def feiten_voor_consult(poort: Poort, geladen: Geladen) -> CasusFeiten:
    """Give the facts of a casus with the consent for consult in the place of that for the table."""
    return replace(geladen.feiten, stand=stand_onder(poort, geladen, *CONSULTVRAAG), deelnames=())


def loop_van(poort: Poort, geladen: Geladen, rijen: Rijen) -> Loop:
    """Give what the state of a consult is computed from."""
    consult = rijen.consult
    einde = min(consult.tot_op, consult.afgesloten_op or consult.tot_op)
    gegeven = [
        Gegeven(een.antwoord, een.vastgelegd_op)
        for verzoek in geladen.verzoeken
        if verzoek.vraag in STEUNT_OP
        for een in verzoek.antwoorden
        if not een.eigen_gegevens  # of his own data only: that closes items, not the consult
    ]
    return Loop(
        gevraagd_op=consult.gevraagd_op,
        tot_op=consult.tot_op,
        afgesloten_op=consult.afgesloten_op,
        beantwoord_op=eerste_antwoord(
            [een.geschreven_op for een in rijen.berichten if een.soort is Berichtsoort.ANTWOORD]
        ),
        ingetrokken_op=ingetrokken_sinds(gegeven, consult.gevraagd_op, einde),
        casusstatus=geladen.feiten.status,
        geldigheid=stand_onder(poort, geladen, *CONSULTVRAAG).geldigheid,
    )


def onderdeel_van(bericht: Consultbericht, *, vrij: bool) -> Onderdeel:
    """Give a question or answer as the decision sees it; it is no reason by itself to see the casus.

    Who sends it to the other side of the consult releases it with that (domain rules 6.5): `vrij`.
    """
    return Onderdeel(bericht.id, bericht.klasse, bericht.herkomst_id, bericht.herkomst, vrij, draagt=False)


def consultfeiten(
    poort: Poort, geladen: Geladen, rijen: Rijen, buiten: AbstractSet[UUID]
) -> tuple[ConsultFeiten, Consultstatus]:
    """Give the facts for the specialist: only the items put before him, as they are today, and what was said.

    `buiten` are the casussen of which he stays out.
    """
    gekozen = {(een.rij_id, een.klasse) for een in rijen.onderdelen}
    voorgelegd = [een for een in geladen.feiten.onderdelen if (een.rij_id, een.klasse) in gekozen]
    gezegd = [onderdeel_van(een, vrij=True) for een in rijen.berichten]
    status = status_op(loop_van(poort, geladen, rijen), poort.klok.nu())
    casus = replace(feiten_voor_consult(poort, geladen), onderdelen=(*voorgelegd, *gezegd))
    consult, afzijdig = rijen.consult, rijen.consult.casus_id in buiten
    return ConsultFeiten(casus, consult.id, consult.aanbieder_id, status in LOPEND, afzijdig), status


def ga_in_consult(
    actor: Actor, handeling: Handeling, consult_id: UUID, poort: Poort, bijzonder: str | None = None
) -> InConsult:
    """Load a consult and ask the door for one act of its specialist; raises NietGevonden or Geweigerd."""
    consult = poort.sessie.get(Consult, consult_id)
    if consult is not None and consult.aanbieder_id != actor.organisatie_id:
        poort.vraag(actor, handeling, BuitenFeiten(consult.casus_id), consult_id)
    geladen = next(iter(laad(poort, handeling, [consult.casus_id])), None) if consult else None
    if consult is None or geladen is None:
        poort.vraag(actor, handeling, None, consult_id)
        raise LookupError("doorgang zonder consult")  # the door refused already
    rijen = rijen_van(poort.sessie, [consult])[consult_id]
    feiten, status = consultfeiten(poort, geladen, rijen, buiten_casussen(poort.sessie, actor.medewerker_id))
    pas = poort.vraag(actor, handeling, feiten, consult_id, bijzonder)
    return InConsult(rijen, geladen, pas, geladen.bos.voor(pas), poort.besluit_van(pas), status, poort, poort.klok.nu())
