"""Who sits at the table: list, add, end. Knows no web."""

from uuid import UUID

from kernteam.casus.inzage import DeelnemerInzage, deelnemers_voor
from kernteam.casus.models import Deelnemer
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.casus.service.ontvangers import tafelorganisaties
from kernteam.casus.service.status import neem_plaats
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.fouten import Geweigerd, NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.models import Medewerker, Organisatie
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
    if medewerker is None or not _in_dienst(medewerker, poort):
        raise Strijdig("Deze medewerker bestaat niet of is uit dienst.", "ONBEKENDE_MEDEWERKER")
    organisatie = netwerk.organisaties(poort.sessie, {medewerker.organisatie_id})[medewerker.organisatie_id]
    _eis_tafel(binnen, medewerker, organisatie)
    if any(een.medewerker_id == medewerker_id for een in binnen.geladen.deelnemers):
        raise Strijdig("Deze medewerker neemt al deel.", "DUBBEL")
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
    if _is_laatste_van_school(binnen, deelnemer):
        raise Strijdig("De school houdt ten minste één deelnemer.", "LAATSTE_VAN_SCHOOL")
    binnen.schrijf()
    deelnemer.tot_op = binnen.nu


def _in_dienst(medewerker: Medewerker, poort: Poort) -> bool:
    return medewerker.uit_dienst_op is None or medewerker.uit_dienst_op > poort.klok.vandaag()


def _eis_tafel(binnen: Binnen, medewerker: Medewerker, organisatie: Organisatie) -> None:
    if medewerker.rol not in (Rol.CONTACTPERSOON, Rol.KERNTEAMLID):
        raise Strijdig("Iemand met deze rol neemt niet deel aan een casus.", "ROL")
    if organisatie.id == binnen.actor.organisatie_id:
        return
    bereik = {wie for wie, _ in binnen.geladen.feiten.stand.bereik}
    tafel = tafelorganisaties(binnen.casus.vestigingscode, binnen.poort)
    if organisatie.id not in bereik or organisatie.id not in tafel:
        raise Strijdig("De toestemming noemt deze organisatie niet.", "BUITEN_BEREIK")


def _is_laatste_van_school(binnen: Binnen, deelnemer: Deelnemer) -> bool:
    school = [een for een in binnen.geladen.deelnemers if een.organisatie_id == binnen.casus.organisatie_id]
    medewerkers = netwerk.medewerkers(binnen.poort.sessie, {een.medewerker_id for een in school})
    blijft = [een for een in school if een != deelnemer and _in_dienst(medewerkers[een.medewerker_id], binnen.poort)]
    return deelnemer in school and not blijft
