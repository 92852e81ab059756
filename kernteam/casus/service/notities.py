"""Notes: each of one class, with whose professional knowledge it is. Knows no web."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from kernteam.casus.bsn import bsn_fouten
from kernteam.casus.inzage import NotitieInzage, notities_voor, zichtbare_deelnemers
from kernteam.casus.models import Notitie
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.casus.service.openen import GEEN_BSN
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.toegang.poort import Poort

Plek = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True, repr=False)
class NieuweNotitie:
    """A note as entered; without `herkomst` it is the writer's own knowledge, with `over` it is about an adult."""

    klasse: Klasse
    tekst: str
    herkomst: UUID | None = None
    over: UUID | None = None
    bevestigd_geen_bsn: bool = False


def opsommen(
    actor: Actor, casus_id: UUID, na: Plek | None, limit: int, poort: Poort
) -> tuple[list[NotitieInzage], Plek | None]:
    """List the notes the actor may read, oldest first (handeling notitie.opsommen)."""
    binnen = ga_binnen(actor, Handeling.NOTITIE_OPSOMMEN, casus_id, poort)
    alle = notities_voor(binnen.geladen, binnen.bos, binnen.besluit)
    verder = [een for een in alle if na is None or (een.geschreven_op, een.id) > na]
    getoond = verder[:limit]
    meer = len(verder) > limit
    return getoond, (getoond[-1].geschreven_op, getoond[-1].id) if meer else None


def toevoegen(actor: Actor, casus_id: UUID, nieuw: NieuweNotitie, poort: Poort) -> Toegevoegd:
    """Write a note (handeling notitie.toevoegen).

    Raises Ongeldig for a class that has no place here or a possible BSN, Strijdig for a herkomst not at the table or a
    person it cannot be about. What is about an adult, others read only when he signed for it himself (C23).
    """
    fouten = bsn_fouten({"/tekst": nieuw.tekst}, bevestigd=nieuw.bevestigd_geen_bsn)
    if nieuw.klasse not in NOTITIEKLASSEN:
        fouten.append(Fout("/klasse", "KLASSE", "Kies een soort die in een notitie past."))
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    binnen = ga_binnen(actor, Handeling.NOTITIE_TOEVOEGEN, casus_id, poort, bijzonder)
    # whose involvement the writer may not know he cannot name either: naming must not tell who takes part
    herkomst = {een.organisatie_id: een.partij for een in zichtbare_deelnemers(binnen.geladen, binnen.besluit)}
    herkomst[actor.organisatie_id] = actor.partij
    eigenaar = nieuw.herkomst or actor.organisatie_id
    if eigenaar not in herkomst:
        raise Strijdig("De herkomst is een organisatie die aan deze casus deelneemt.", "HERKOMST")
    if nieuw.over is not None and not _is_bekende_volwassene(binnen, nieuw.over):
        raise Strijdig("Noem een volwassene die bij deze casus staat.", "GEEN_VOLWASSENE")
    binnen.schrijf()
    notitie = Notitie(
        id=uuid4(),
        casus_id=casus_id,
        klasse=nieuw.klasse,
        herkomst_id=eigenaar,
        herkomst=herkomst[eigenaar],
        auteur_id=actor.medewerker_id,
        geschreven_op=binnen.nu,
        over_id=nieuw.over,
    )
    binnen.bos.zegel_in(notitie, tekst=nieuw.tekst)
    poort.sessie.add(notitie)
    return Toegevoegd(notitie.id)


def _is_bekende_volwassene(binnen: Binnen, wie: UUID) -> bool:
    # who is kept from the writer he cannot name either
    geladen = binnen.geladen
    bekend = binnen.poort.zou_openen(binnen.actor, geladen.feiten, wie, Klasse.ID)
    return bekend and wie in geladen.gezin.volwassenen
