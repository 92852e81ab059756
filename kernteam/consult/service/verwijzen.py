"""Refers after a consult, on a consent of its own, and measures how long help is waited for. Knows no web."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.laden import stand_onder
from kernteam.casus.service.afzijdig import buiten_casussen
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, eis_plaats, ga_binnen
from kernteam.consult.inzage import VerwijzingInzage, maak_verwijzing
from kernteam.consult.models import Consult, Verwijzing
from kernteam.grond.actor import Actor, Discipline, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import GeenFeiten, Geldigheid, Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import Regimenaam

# which help who refers to: jeugdhulp by either, care by the doctor (transition 10; BW 7:450, Jeugdwet 7.3.4)
_REGIMES = {
    Discipline.GEZINSWERKER: frozenset({Regimenaam.JW_HULP}),
    Discipline.JEUGDARTS: frozenset({Regimenaam.JW_HULP, Regimenaam.WGBO_HULP}),
}
HULP = frozenset({Regimenaam.JW_HULP, Regimenaam.WGBO_HULP})


@dataclass(frozen=True, slots=True)
class NieuweVerwijzing:
    """A referral as entered: after which consult, and which law says who must consent to the help."""

    consult_id: UUID
    regime: Regimenaam


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> list[VerwijzingInzage]:
    """List the referrals of a casus that the actor may know of, oldest first (handeling verwijzing.opsommen)."""
    eis_plaats(actor, Handeling.VERWIJZING_OPSOMMEN, casus_id, poort)
    alle = verwijzingen_van(poort.sessie, casus_id)
    binnen = ga_binnen(actor, Handeling.VERWIJZING_OPSOMMEN, casus_id, poort, ook=als_onderdelen(alle))
    vandaag = poort.klok.vandaag()
    return [maak_verwijzing(een, vandaag) for een in alle if (een.id, Klasse.PROC) in binnen.besluit.open]


def maken(actor: Actor, casus_id: UUID, nieuw: NieuweVerwijzing, poort: Poort) -> Toegevoegd:
    """Refer to the organisation that was consulted (handeling verwijzing.maken, transition 10).

    Consent to a consult is no consent to help: the law of that help says who signs. Raises Ongeldig for an unknown
    consult or a regime that is not this profession's, Strijdig without that consent or for a second referral.
    """
    binnen = ga_binnen(actor, Handeling.VERWIJZING_MAKEN, casus_id, poort)
    consult = poort.sessie.get(Consult, nieuw.consult_id)
    if consult is None or (consult.casus_id, consult.herkomst_id) != (casus_id, actor.organisatie_id):
        raise Ongeldig([Fout("/consultId", "ONBEKEND", "Uw organisatie vroeg geen consult met deze id in deze casus.")])
    if actor.discipline is None or nieuw.regime not in _REGIMES[actor.discipline]:
        raise Ongeldig([Fout("/regime", "NIET_UW_BEROEP", "Naar deze hulp verwijst een ander beroep.")])
    if any(een.consult_id == consult.id for een in verwijzingen_van(poort.sessie, casus_id)):
        raise Strijdig("Na dit consult is al verwezen.", "AL_VERWEZEN")
    toestemming_id = _eis_toestemming(binnen, nieuw.regime, consult.aanbieder_id)
    binnen.schrijf()
    verwijzing = Verwijzing(
        id=uuid4(),
        casus_id=casus_id,
        consult_id=consult.id,
        aanbieder_id=consult.aanbieder_id,
        herkomst_id=actor.organisatie_id,
        herkomst=actor.partij,
        regime=nieuw.regime,
        toestemming_id=toestemming_id,
        verwezen_op=binnen.nu,
        verwezen_door=actor.medewerker_id,
    )
    poort.sessie.add(verwijzing)
    voor = Voor(rol=Rol.SPECIALIST, organisatie_id=consult.aanbieder_id)
    taak.maak(poort.sessie, Taaksoort.VERWEZEN, voor, binnen.nu, object_id=verwijzing.id)
    return Toegevoegd(verwijzing.id)


def starten(actor: Actor, verwijzing_id: UUID, poort: Poort) -> None:
    """Record that help began today (handeling verwijzing.starten); the specialist's own file is not kept here (T05)."""
    rij = poort.sessie.get(Verwijzing, verwijzing_id)
    feiten = None
    if rij is not None:
        buiten = rij.casus_id in buiten_casussen(poort.sessie, actor.medewerker_id)
        feiten = GeenFeiten(verwijzing_id, van_actor=rij.aanbieder_id == actor.organisatie_id and not buiten)
    poort.vraag(actor, Handeling.VERWIJZING_STARTEN, feiten, verwijzing_id)
    if rij is None:  # the door refused already
        raise LookupError("doorgang zonder verwijzing")
    poort.schrijf_zonder_casus(Handeling.VERWIJZING_STARTEN)
    poort.sessie.refresh(rij, with_for_update=True)
    if rij.gestart_op is not None:
        raise Strijdig("Deze hulp is al gestart.", "AL_GESTART")
    rij.gestart_op, rij.gestart_door = poort.klok.nu(), actor.medewerker_id


def _eis_toestemming(binnen: Binnen, regime: Regimenaam, aanbieder_id: UUID) -> UUID:
    """Give the consent to this help by this organisation, or raise Strijdig naming how it stands."""
    stand = stand_onder(binnen.poort, binnen.geladen, regime, Doel.P4)
    genoemd = any(wie == aanbieder_id for wie, _ in stand.bereik)
    if stand.geldigheid is Geldigheid.GELDIG and genoemd and stand.toestemming_id is not None:
        return stand.toestemming_id
    code = "ANDERE_AANBIEDER" if stand.geldigheid is Geldigheid.GELDIG else stand.reden
    uitleg = f"Zo staat het met de toestemming voor hulp ({regime.value}, doel P4)."
    raise Strijdig(
        "Er is geen geldige toestemming voor hulp door deze aanbieder.",
        "GEEN_TOESTEMMING",
        fouten=[{"wijzer": "/regime", "code": str(code), "uitleg": uitleg}],
    )


def als_onderdelen(verwijzingen: Sequence[Verwijzing]) -> list[Onderdeel]:
    """Give referrals as the decision sees them; none is by itself a reason to see the casus."""
    return [Onderdeel(een.id, Klasse.PROC, een.herkomst_id, een.herkomst, draagt=False) for een in verwijzingen]


def verwijzingen_van(sessie: Session, casus_id: UUID) -> list[Verwijzing]:
    """Give the referrals of a casus, oldest first."""
    opdracht = select(Verwijzing).where(Verwijzing.casus_id == casus_id)
    return list(sessie.scalars(opdracht.order_by(Verwijzing.verwezen_op, Verwijzing.id)))
