"""Who sits at the table: list, add, end, and stay out for ever. Knows no web."""

from collections.abc import Collection
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.inzage import DeelnemerInzage, deelnemers_voor, zichtbare_deelnemers
from kernteam.casus.models import HANDHAVING, Afzijdigheid, Afzijdigreden, Deelnemer
from kernteam.casus.service.afzijdig import afzijdig_om
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.casus.service.ontvangers import tafelorganisaties
from kernteam.casus.service.status import neem_plaats
from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.fouten import Geweigerd, NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.identiteit.service import zelfde_persoon
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.models import Medewerker, Organisatie
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.poort import Poort


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[DeelnemerInzage, ...]:
    """List who is at the table, as far as the actor may know (handeling deelnemer.opsommen)."""
    binnen = ga_binnen(actor, Handeling.DEELNEMER_OPSOMMEN, casus_id, poort)
    return deelnemers_voor(binnen.geladen, binnen.besluit)


def toevoegen(actor: Actor, casus_id: UUID, medewerker_id: UUID, poort: Poort) -> Toegevoegd:
    """Seat a colleague, or a member of an organisation the consent names (handeling deelnemer.toevoegen, S10).

    Raises Strijdig when the person cannot sit at this table, or sits there already.
    """
    binnen = ga_binnen(actor, Handeling.DEELNEMER_TOEVOEGEN, casus_id, poort)
    medewerker = netwerk.medewerkers(poort.sessie, {medewerker_id}).get(medewerker_id)
    if medewerker is None or not medewerker.is_in_dienst(poort.klok.vandaag()):
        raise Strijdig("Deze medewerker bestaat niet of is uit dienst.", "ONBEKENDE_MEDEWERKER")
    organisatie = netwerk.organisaties(poort.sessie, {medewerker.organisatie_id})[medewerker.organisatie_id]
    _eis_tafel(binnen, medewerker, organisatie)
    if any(een.medewerker_id == medewerker_id for een in binnen.geladen.deelnemers):
        raise Strijdig("Deze medewerker neemt al deel.", "DUBBEL")
    if afzijdig_om(poort.sessie, casus_id, medewerker_id) is not None:
        raise Strijdig("Deze medewerker meldde dat een ander deze casus doet.", "AFZIJDIG")
    binnen.schrijf()
    return Toegevoegd(neem_plaats(binnen, medewerker.id, organisatie.id, organisatie.partij).id)


def beeindigen(actor: Actor, casus_id: UUID, deelnemer_id: UUID, poort: Poort) -> None:
    """End a seat: of the own organisation, or any by the school (handeling deelnemer.beeindigen)."""
    binnen = ga_binnen(actor, Handeling.DEELNEMER_BEEINDIGEN, casus_id, poort)
    deelnemer = next((een for een in binnen.geladen.deelnemers if een.id == deelnemer_id), None)
    if deelnemer is None or (deelnemer.id, Klasse.PROC) not in binnen.besluit.open:
        raise NietGevonden
    if actor.organisatie_id not in (binnen.casus.organisatie_id, deelnemer.organisatie_id):
        raise Geweigerd("U kunt alleen deelname van uw eigen organisatie beëindigen.", "NIET_EIGEN")
    if not _houdt_school(binnen, [deelnemer]):
        raise Strijdig("De school houdt ten minste één deelnemer.", "LAATSTE_VAN_SCHOOL")
    binnen.schrijf()
    deelnemer.tot_op = binnen.nu


def meld_afzijdig(actor: Actor, casus_id: UUID, reden: Afzijdigreden, poort: Poort, namens: UUID | None = None) -> None:
    """Leave the table for ever, in every capacity (handeling afzijdigheid.melden; domain rules 6.5).

    Leerplicht does so at the first intention of a hearing, Halt or proces-verbaal (scenario 59); a contactpersoon of
    the school may report that on his word (`namens`). Raises Strijdig for such a reason from anybody else, and for
    the last of the school: somebody must be there to whom the family can say no.
    """
    binnen = ga_binnen(actor, Handeling.AFZIJDIGHEID_MELDEN, casus_id, poort)
    sessie, wie = poort.sessie, namens or actor.medewerker_id
    _eis_reden(binnen, wie, reden)
    eigen = [een for een in binnen.geladen.deelnemers if zelfde_persoon(sessie, een.medewerker_id, wie)]
    if not _houdt_school(binnen, eigen):
        raise Strijdig("Voeg eerst een collega van uw school toe, die de casus overneemt.", "LAATSTE_VAN_SCHOOL")
    binnen.schrijf()
    rij = Afzijdigheid(
        id=uuid4(),
        casus_id=casus_id,
        medewerker_id=wie,
        reden=reden,
        gemeld_op=binnen.nu,
        gemeld_door=None if wie == actor.medewerker_id else actor.medewerker_id,
    )
    sessie.add(rij)
    for een in (*eigen, *_gepland(binnen, wie)):
        een.tot_op = binnen.nu
    if reden in HANDHAVING:
        toezicht, soort = Voor(rol=Rol.PRIVACYFUNCTIONARIS), Taaksoort.LEERPLICHT_VERTROKKEN
        taak.maak(sessie, soort, toezicht, binnen.nu, casus_id=casus_id, object_id=rij.id)


def _gepland(binnen: Binnen, wie: UUID) -> list[Deelnemer]:
    """Give the seats that this person would take later, of a replacement that was arranged."""
    later = (Deelnemer.casus_id == binnen.casus.id, Deelnemer.sinds_op > binnen.nu)
    sessie = binnen.poort.sessie
    return [
        een for een in sessie.scalars(select(Deelnemer).where(*later)) if zelfde_persoon(sessie, een.medewerker_id, wie)
    ]


def _eis_reden(binnen: Binnen, wie: UUID, reden: Afzijdigreden) -> None:
    actor = binnen.actor
    if wie != actor.medewerker_id:
        if actor.organisatie_id != binnen.casus.organisatie_id or reden not in HANDHAVING:
            raise Geweigerd("Alleen de school meldt dit voor een ander, en alleen voor leerplicht.", "NIET_EIGEN")
        zichtbaar = zichtbare_deelnemers(binnen.geladen, binnen.besluit)
        if not any(een.medewerker_id == wie and een.partij is Partij.LPA for een in zichtbaar):
            raise Strijdig("Noem een leerplichtambtenaar die bij deze casus aan tafel zit.", "NIET_AAN_TAFEL")
    elif reden in HANDHAVING and actor.partij is not Partij.LPA:
        raise Strijdig("Deze reden geldt alleen voor de leerplichtambtenaar.", "NIET_LEERPLICHT")


def _houdt_school(binnen: Binnen, weg: Collection[Deelnemer]) -> bool:
    """Tell whether the school keeps somebody at the table when these leave it, or none of them is of the school."""
    school = [een for een in binnen.geladen.deelnemers if een.organisatie_id == binnen.casus.organisatie_id]
    medewerkers = netwerk.medewerkers(binnen.poort.sessie, {een.medewerker_id for een in school})
    vandaag = binnen.poort.klok.vandaag()
    blijft = any(een not in weg and medewerkers[een.medewerker_id].is_in_dienst(vandaag) for een in school)
    return blijft or not any(een in school for een in weg)


def _eis_tafel(binnen: Binnen, medewerker: Medewerker, organisatie: Organisatie) -> None:
    if medewerker.rol not in (Rol.CONTACTPERSOON, Rol.KERNTEAMLID):
        raise Strijdig("Iemand met deze rol neemt niet deel aan een casus.", "ROL")
    if organisatie.id == binnen.actor.organisatie_id:
        return
    bereik = {wie for wie, _ in binnen.geladen.feiten.stand.bereik}
    tafel = tafelorganisaties(binnen.casus.vestigingscode, binnen.poort)
    if organisatie.id not in bereik or organisatie.id not in tafel:
        raise Strijdig("De toestemming noemt deze organisatie niet.", "BUITEN_BEREIK")
