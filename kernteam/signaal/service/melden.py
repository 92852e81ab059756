"""Notes a worry in the own part of a kernteamlid. Knows no web."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.netwerk import service as netwerk
from kernteam.signaal.models import Signaal
from kernteam.signaal.service.binnen import ga_binnen
from kernteam.signaal.termijn import bewaar_tot
from kernteam.toegang.feiten import SignaalFeiten
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True, repr=False)
class NieuwSignaal:
    """A worry as entered."""

    vestigingscode: str
    naam: str
    geboortedatum: date
    klasse: Klasse
    zorg: str
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """What comes back: an id only."""

    id: UUID


def melden(actor: Actor, nieuw: NieuwSignaal, poort: Poort) -> Gemaakt:
    """Note a worry (handeling signaal.melden, 6.4 no. 1); nobody else hears of it, the school neither.

    Raises Ongeldig with every fault in what was entered, Geweigerd for a school of another kernteam.
    """
    _controleer(nieuw, poort)
    school = _school(actor, nieuw.vestigingscode, poort)
    signaal_id = uuid4()
    feiten = SignaalFeiten(signaal_id, actor.organisatie_id, actor.medewerker_id, eigen_school=school is not None)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    pas = poort.vraag(actor, Handeling.SIGNAAL_MELDEN, feiten, signaal_id, bijzonder)
    if school is None:  # the door refused already
        raise LookupError("doorgang zonder school")
    nu = poort.klok.nu()
    bos = poort.kluis.nieuwe_sleutel(pas, nu)
    poort.schrijf(pas)
    signaal = Signaal(
        id=signaal_id,
        organisatie_id=actor.organisatie_id,
        partij=actor.partij,
        melder_id=actor.medewerker_id,
        vestigingscode=nieuw.vestigingscode,
        school_organisatie_id=school,
        klasse=nieuw.klasse,
        gemeld_op=nu,
        bewaar_tot_datum=bewaar_tot(poort.beleid, poort.klok.vandaag()),
    )
    bos.zegel_in(signaal, naam=nieuw.naam, geboortedatum=nieuw.geboortedatum.isoformat(), zorg=nieuw.zorg)
    poort.sessie.add(signaal)
    return Gemaakt(signaal_id)


def heropgehaald(actor: Actor, signaal_id: UUID, poort: Poort) -> Gemaakt:
    """Give what a repeated request gave the first time, if it is still the actor's."""
    return Gemaakt(ga_binnen(actor, Handeling.SIGNAAL_LEZEN, signaal_id, poort).signaal.id)


def _controleer(nieuw: NieuwSignaal, poort: Poort) -> None:
    fouten = bsn_fouten({"/naam": nieuw.naam, "/zorg": nieuw.zorg}, bevestigd=nieuw.bevestigd_geen_bsn)
    if nieuw.geboortedatum > poort.klok.vandaag():
        fouten.append(Fout("/geboortedatum", "TOEKOMST", "Deze datum ligt in de toekomst."))
    if fouten:
        raise Ongeldig(fouten)


def _school(actor: Actor, vestigingscode: str, poort: Poort) -> UUID | None:
    """Give the organisation of the school, if the actor is in its kernteam today."""
    leden = netwerk.kernteamleden_van_school(poort.sessie, vestigingscode, poort.klok.vandaag())
    school = netwerk.organisatie_van_school(poort.sessie, vestigingscode)
    return school.id if school is not None and actor.medewerker_id in {een.id for een in leden} else None
