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
from kernteam.grond.actor import GEHEIME_PARTIJEN, Actor
from kernteam.grond.fouten import Fout, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
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
    if nieuw.over is not None and not is_bekende_volwassene(binnen, nieuw.over):
        raise Strijdig("Noem een volwassene die bij deze casus staat.", "GEEN_VOLWASSENE")
    binnen.schrijf()
    wacht = eigenaar != actor.organisatie_id and herkomst[eigenaar] in GEHEIME_PARTIJEN
    notitie = Notitie(
        id=uuid4(),
        casus_id=casus_id,
        klasse=nieuw.klasse,
        herkomst_id=eigenaar,
        herkomst=herkomst[eigenaar],
        auteur_id=actor.medewerker_id,
        geschreven_op=binnen.nu,
        over_id=nieuw.over,
        bevestigd_op=None if wacht else binnen.nu,
    )
    binnen.bos.zegel_in(notitie, tekst=nieuw.tekst)
    poort.sessie.add(notitie)
    if wacht:
        _vraag_bevestiging(binnen, notitie)
    return Toegevoegd(notitie.id)


def bevestigen(actor: Actor, casus_id: UUID, notitie_id: UUID, poort: Poort) -> None:
    """Confirm what one's own organisation said and another wrote down (handeling notitie.bevestigen).

    From now on others read it, as far as consent and release allow. Raises NietGevonden for a note the actor may not
    read, Strijdig for one of another organisation or one that needs no confirming.
    """
    binnen = ga_binnen(actor, Handeling.NOTITIE_BEVESTIGEN, casus_id, poort)
    notitie = eigen_notitie(binnen, notitie_id, "Alleen de organisatie van wie de kennis is, bevestigt een notitie.")
    if notitie.bevestigd_op is not None:
        raise Strijdig("Deze notitie wacht niet op bevestiging.", "AL_BEVESTIGD")
    binnen.schrijf()
    notitie.bevestigd_op, notitie.bevestigd_door = binnen.nu, actor.medewerker_id
    for een in taak.open_over(poort.sessie, Taaksoort.NOTITIE_BEVESTIGEN, notitie.id):
        taak.rond_af(een, actor.medewerker_id, binnen.nu)


def eigen_notitie(binnen: Binnen, notitie_id: UUID, anders: str) -> Notitie:
    """Give a note of the actor's own organisation.

    Raises NietGevonden for one he may not read, Strijdig (`anders`) for the knowledge of another organisation.
    """
    notitie = next((een for een in binnen.geladen.notities if een.id == notitie_id), None)
    if notitie is None or (notitie.id, notitie.klasse) not in binnen.besluit.open:
        raise NietGevonden
    if notitie.herkomst_id != binnen.actor.organisatie_id:
        raise Strijdig(anders, "NIET_EIGEN")
    return notitie


def _vraag_bevestiging(binnen: Binnen, notitie: Notitie) -> None:
    """Ask those at the table whose knowledge it is (domain rules 2.3): one of them is enough."""
    for een in binnen.geladen.deelnemers:
        if een.organisatie_id == notitie.herkomst_id:
            voor, soort = Voor(medewerker_id=een.medewerker_id), Taaksoort.NOTITIE_BEVESTIGEN
            taak.maak(binnen.poort.sessie, soort, voor, binnen.nu, casus_id=notitie.casus_id, object_id=notitie.id)


def is_bekende_volwassene(binnen: Binnen, wie: UUID) -> bool:
    """Tell whether this is an adult of the casus; who is kept from the writer he cannot name either (C23)."""
    geladen = binnen.geladen
    bekend = binnen.poort.zou_openen(binnen.actor, geladen.feiten, wie, Klasse.ID)
    return bekend and wie in geladen.gezin.volwassenen
