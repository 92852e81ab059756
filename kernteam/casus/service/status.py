"""What a change of consent does: the casus moves, who must know is told, who may take part is seated. Knows no web."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.laden import herbereken, stand_onder, status_op
from kernteam.casus.models import Casus, Deelnemer
from kernteam.casus.service.afzijdig import afzijdig_om
from kernteam.casus.service.binnen import Binnen
from kernteam.grond.actor import Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.status import ACTIEF, Casusstatus
from kernteam.netwerk import service as netwerk
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import Geldigheid, Toestemmingsstand
from kernteam.toegang.regels import TAFELPARTIJEN
from kernteam.toestemming.antwoord import Grond
from kernteam.toestemming.service import HOOFDVRAAG
from kernteam.toestemming.verval import verloren


def andere_standen(binnen: Binnen) -> dict[tuple[str, str], Toestemmingsstand]:
    """Give where the consent stands under each other question than that of the casus itself, in a fixed order."""
    geladen = binnen.geladen
    vragen = sorted({een.vraag for een in geladen.verzoeken} - {HOOFDVRAAG})
    return {(regime, doel): stand_onder(binnen.poort, geladen, regime, Doel(doel)) for regime, doel in vragen}


def werk_status_bij(binnen: Binnen, anders: Mapping[tuple[str, str], Toestemmingsstand]) -> None:
    """Judge the consent again, move the casus with it (transitions 4, 5, 12, 13) and tell who must know.

    `anders` is how the other questions stood before this act.
    """
    geladen = binnen.geladen
    eerder, stand = geladen.hoofdstand, herbereken(binnen.poort, geladen)
    nieuw = _volgende_status(binnen.casus.status, stand.geldigheid, stand.reden)
    # what a birthday or an expiry ended: until now that notice followed from the open state
    gold = geladen.verval.gold if geladen.verval else eerder
    if nieuw is not binnen.casus.vastgelegd:
        binnen.ga_over(nieuw, str(stand.reden))
    geladen.feiten, geladen.hoofdstand = replace(geladen.feiten, stand=stand, status=nieuw), stand
    _vraag_te_informeren(binnen, eerder, stand)
    tot_nu, nog = ontvangers_van(binnen.casus, gold), ontvangers_van(binnen.casus, stand)
    _bericht(binnen, gold, stand, tot_nu - nog)
    _vertel_over_andere_vragen(binnen, anders)
    if nieuw in ACTIEF:
        _nodig_uit(binnen)


def _vertel_over_andere_vragen(binnen: Binnen, anders: Mapping[tuple[str, str], Toestemmingsstand]) -> None:
    """Tell who must know of the other questions: those that each one names, and no more."""
    nu = andere_standen(binnen)
    for vraag, gold in anders.items():
        tot_nu, nog = ({wie for wie, _ in een.bereik} for een in (gold, nu[vraag]))
        _vraag_te_informeren(binnen, gold, nu[vraag])
        _bericht(binnen, gold, nu[vraag], tot_nu - nog)


def _vraag_te_informeren(binnen: Binnen, eerder: Toestemmingsstand, stand: Toestemmingsstand) -> None:
    """Make the task to tell the other parent at once (C08): of the presumption, and of every request or wider one."""
    sessie, casus_id, nu = binnen.poort.sessie, binnen.casus.id, binnen.nu
    bekend = replace(stand, bereik=eerder.bereik, volwassenen=eerder.volwassenen) == eerder
    if stand.reden == Grond.VERMOEDE_TWEEDE_OUDER and not (bekend and stand.bereik <= eerder.bereik):
        (ouder,) = stand.ontbreekt
        voor, vandaag = Voor(medewerker_id=_wie_informeert(binnen, stand)), binnen.poort.klok.vandaag()
        soort = Taaksoort.ANDERE_OUDER_INFORMEREN
        taak.maak(sessie, soort, voor, nu, casus_id=casus_id, object_id=ouder, uiterlijk=vandaag)


def _bericht(binnen: Binnen, gold: Toestemmingsstand, stand: Toestemmingsstand, alles_kwijt: AbstractSet[UUID]) -> None:
    """Make the notices to who received until now (C18, AVG 19): that it ended for him, or that he receives less.

    Whoever a newer consent leaves out is told then, of the consent that named him, and hears nothing of what follows.
    """
    sessie, casus_id, nu = binnen.poort.sessie, binnen.casus.id, binnen.nu
    minder = {organisatie for organisatie, _ in verloren(gold, stand)}
    for een in binnen.geladen.deelnemers:
        verliest = een.organisatie_id in alles_kwijt | minder
        if verliest and een.medewerker_id != binnen.actor.medewerker_id:
            alles = een.organisatie_id in alles_kwijt
            soort = Taaksoort.TOESTEMMING_VERVALLEN if alles else Taaksoort.TOESTEMMING_BEPERKT
            voor = Voor(medewerker_id=een.medewerker_id)
            taak.maak(sessie, soort, voor, nu, casus_id=casus_id, object_id=gold.toestemming_id)


def _wie_informeert(binnen: Binnen, stand: Toestemmingsstand) -> UUID:
    """Give who tells the other parent: who records it, or when a signer did so himself (with his link) who asked.

    Did he leave the table, then somebody of the school, which always keeps one there.
    """
    if binnen.actor.rol is not Rol.ONDERTEKENAAR:
        return binnen.actor.medewerker_id
    geladen = binnen.geladen
    vragers = (een.toestemming.gevraagd_door for een in geladen.verzoeken if een.toestemming.id == stand.toestemming_id)
    school = (een.medewerker_id for een in geladen.deelnemers if een.organisatie_id == binnen.casus.organisatie_id)
    aan_tafel = {een.medewerker_id for een in geladen.deelnemers}
    return next(een for een in (*vragers, *school) if een in aan_tafel)


def ontvangers_van(casus: Casus, stand: Toestemmingsstand) -> frozenset[UUID]:
    """Give the organisations with whom is shared: nobody unless the consent holds, and then the school as well."""
    if stand.geldigheid is not Geldigheid.GELDIG:
        return frozenset()
    return frozenset({casus.organisatie_id, *(organisatie for organisatie, _ in stand.bereik)})


def _volgende_status(status: Casusstatus, geldigheid: Geldigheid, reden: str) -> Casusstatus:
    if status not in (Casusstatus.TOESTEMMING_GEVRAAGD, Casusstatus.GEWEIGERD):
        return status_op(status, geldigheid)
    if geldigheid is Geldigheid.GELDIG:
        return Casusstatus.OPEN
    nee = (Grond.GEWEIGERD_DOOR_OUDER, Grond.GEWEIGERD_DOOR_JEUGDIGE, Grond.INGETROKKEN)
    return Casusstatus.GEWEIGERD if reden in nee else Casusstatus.TOESTEMMING_GEVRAAGD


def _nodig_uit(binnen: Binnen) -> None:
    """Seat the kernteam members whose organisation the consent names (transition 5); who left is not called back."""
    in_bereik = {organisatie for organisatie, _ in binnen.geladen.feiten.stand.bereik}
    ooit = select(Deelnemer.medewerker_id).where(Deelnemer.casus_id == binnen.casus.id)
    zat_al = set(binnen.poort.sessie.scalars(ooit))
    leden = netwerk.kernteamleden_van_school(
        binnen.poort.sessie, binnen.casus.vestigingscode, binnen.poort.klok.vandaag()
    )
    organisaties = netwerk.organisaties(binnen.poort.sessie, {lid.organisatie_id for lid in leden})
    for lid in leden:
        partij = organisaties[lid.organisatie_id].partij
        mag = lid.organisatie_id in in_bereik and lid.id not in zat_al and partij in TAFELPARTIJEN
        if mag and afzijdig_om(binnen.poort.sessie, binnen.casus.id, lid.id) is None:
            neem_plaats(binnen, lid.id, lid.organisatie_id, partij)


def neem_plaats(binnen: Binnen, medewerker_id: UUID, organisatie_id: UUID, partij: Partij) -> Deelnemer:
    """Seat somebody at the table."""
    deelnemer = Deelnemer(
        id=uuid4(),
        casus_id=binnen.casus.id,
        medewerker_id=medewerker_id,
        organisatie_id=organisatie_id,
        partij=partij,
        sinds_op=binnen.nu,
    )
    binnen.poort.sessie.add(deelnemer)
    return deelnemer
