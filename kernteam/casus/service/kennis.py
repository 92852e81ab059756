"""What notes and documents share: whose knowledge it is, its confirmation, and its release. Knows no web and no act."""

from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from kernteam.casus.inzage import zichtbare_deelnemers
from kernteam.casus.models import Kennis
from kernteam.casus.service.binnen import Binnen
from kernteam.grond.actor import GEHEIME_PARTIJEN, Partij
from kernteam.grond.fouten import Fout, NietGevonden, Strijdig
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor


class _Stuk(Protocol):
    id: UUID
    klasse: Klasse
    herkomst_id: UUID


Stuk = TypeVar("Stuk", bound=_Stuk)


@dataclass(frozen=True, slots=True)
class Eigenaar:
    """Whose professional knowledge something is, and whether it waits for his confirmation."""

    organisatie_id: UUID
    partij: Partij
    wacht: bool


def klassefouten(klasse: Klasse) -> list[Fout]:
    """Give a fault for a class that has no place here."""
    return [] if klasse in NOTITIEKLASSEN else [Fout("/klasse", "KLASSE", "Kies een soort gegevens die hier past.")]


def van_wie(binnen: Binnen, herkomst: UUID | None, over: UUID | None) -> Eigenaar:
    """Find whose knowledge is written down: the writer's own, or that of who sits at the table.

    Raises Strijdig for a herkomst not at the table or a person it cannot be about. What a secrecy-bound professional
    said and somebody else writes down, waits for his confirmation (domain rules 2.3).
    """
    # whose involvement the writer may not know he cannot name either: naming must not tell who takes part
    actor = binnen.actor
    bekend = {een.organisatie_id: een.partij for een in zichtbare_deelnemers(binnen.geladen, binnen.besluit)}
    bekend[actor.organisatie_id] = actor.partij
    eigenaar = herkomst or actor.organisatie_id
    if eigenaar not in bekend:
        raise Strijdig("De herkomst is een organisatie die aan deze casus deelneemt.", "HERKOMST")
    if over is not None and not _is_bekende_volwassene(binnen, over):
        raise Strijdig("Noem een volwassene die bij deze casus staat.", "GEEN_VOLWASSENE")
    wacht = eigenaar != actor.organisatie_id and bekend[eigenaar] in GEHEIME_PARTIJEN
    return Eigenaar(eigenaar, bekend[eigenaar], wacht)


def eigen(binnen: Binnen, stuk: Stuk | None, anders: str) -> Stuk:
    """Give a piece of the actor's own organisation.

    Raises NietGevonden for one he may not read, Strijdig (`anders`) for the knowledge of another organisation.
    """
    if stuk is None or (stuk.id, stuk.klasse) not in binnen.besluit.open:
        raise NietGevonden
    if stuk.herkomst_id != binnen.actor.organisatie_id:
        raise Strijdig(anders, "NIET_EIGEN")
    return stuk


def vraag_bevestiging(binnen: Binnen, soort: Taaksoort, stuk_id: UUID, van: Eigenaar) -> None:
    """Ask those at the table whose knowledge it is (domain rules 2.3): one of them is enough."""
    for een in binnen.geladen.deelnemers:
        if een.organisatie_id == van.organisatie_id:
            voor = Voor(medewerker_id=een.medewerker_id)
            taak.maak(binnen.poort.sessie, soort, voor, binnen.nu, casus_id=binnen.casus.id, object_id=stuk_id)


def bevestig(binnen: Binnen, soort: Taaksoort, stuk_id: UUID, kennis: Kennis) -> None:
    """Confirm; from now on others read it, as far as consent and release allow. Raises Strijdig when it is already."""
    if kennis.bevestigd_op is not None:
        raise Strijdig("Dit stuk wacht niet op bevestiging.", "AL_BEVESTIGD")
    binnen.schrijf()
    kennis.bevestigd_op, kennis.bevestigd_door = binnen.nu, binnen.actor.medewerker_id
    for een in taak.open_over(binnen.poort.sessie, soort, stuk_id):
        taak.rond_af(een, binnen.actor.medewerker_id, binnen.nu)


def eis_vrijgeefbaar(kennis: Kennis, *, al_vrij: bool) -> None:
    """Hold that a piece can be released now (T* in domain rules 2.2); raises Strijdig."""
    eis_medisch(kennis)
    if kennis.bevestigd_op is None:
        raise Strijdig("Bevestig eerst dat dit stuk klopt.", "NIET_BEVESTIGD")
    if al_vrij:
        raise Strijdig("Dit stuk is al vrijgegeven.", "AL_VRIJGEGEVEN")


def eis_medisch(kennis: Kennis) -> None:
    """Hold that a piece is released one by one; raises Strijdig."""
    if kennis.klasse is not Klasse.MED:
        raise Strijdig("Alleen wat medisch is, wordt per stuk vrijgegeven.", "NIET_NODIG")


def _is_bekende_volwassene(binnen: Binnen, wie: UUID) -> bool:
    # who is kept from the writer he cannot name either
    geladen = binnen.geladen
    bekend = binnen.poort.zou_openen(binnen.actor, geladen.feiten, wie, Klasse.ID)
    return bekend and wie in geladen.gezin.volwassenen
