"""Notes: each of one class, with whose professional knowledge it is. Knows no web."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from kernteam.casus.inzage import NotitieInzage, notities_voor
from kernteam.casus.models import Notitie
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.casus.service.kennis import bevestig, eigen, klassefouten, van_wie, vraag_bevestiging
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.taak.models import Taaksoort
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
    person it cannot be about. What is about an adult, others read only when he signed for it himself (C23). What a
    secrecy-bound professional said and somebody else writes down, waits for his confirmation (domain rules 2.3).
    """
    fouten = bsn_fouten({"/tekst": nieuw.tekst}, bevestigd=nieuw.bevestigd_geen_bsn) + klassefouten(nieuw.klasse)
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    binnen = ga_binnen(actor, Handeling.NOTITIE_TOEVOEGEN, casus_id, poort, bijzonder)
    van = van_wie(binnen, nieuw.herkomst, nieuw.over)
    binnen.schrijf()
    notitie = Notitie(
        id=uuid4(),
        casus_id=casus_id,
        klasse=nieuw.klasse,
        herkomst_id=van.organisatie_id,
        herkomst=van.partij,
        auteur_id=actor.medewerker_id,
        geschreven_op=binnen.nu,
        over_id=nieuw.over,
        bevestigd_op=None if van.wacht else binnen.nu,
    )
    binnen.bos.zegel_in(notitie, tekst=nieuw.tekst)
    poort.sessie.add(notitie)
    if van.wacht:
        vraag_bevestiging(binnen, Taaksoort.NOTITIE_BEVESTIGEN, notitie.id, van)
    return Toegevoegd(notitie.id)


def bevestigen(actor: Actor, casus_id: UUID, notitie_id: UUID, poort: Poort) -> None:
    """Confirm what one's own organisation said and another wrote down (handeling notitie.bevestigen).

    From now on others read it, as far as consent and release allow. Raises NietGevonden for a note the actor may not
    read, Strijdig for one of another organisation or one that needs no confirming.
    """
    binnen = ga_binnen(actor, Handeling.NOTITIE_BEVESTIGEN, casus_id, poort)
    notitie = eigen_notitie(binnen, notitie_id, "Alleen de organisatie van wie de kennis is, bevestigt een notitie.")
    bevestig(binnen, Taaksoort.NOTITIE_BEVESTIGEN, notitie.id, notitie)


def eigen_notitie(binnen: Binnen, notitie_id: UUID, anders: str) -> Notitie:
    """Give a note of the actor's own organisation.

    Raises NietGevonden for one he may not read, Strijdig (`anders`) for the knowledge of another organisation.
    """
    notitie = next((een for een in binnen.geladen.notities if een.id == notitie_id), None)
    return eigen(binnen, notitie, anders)
