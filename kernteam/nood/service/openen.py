"""Opens a casus in an emergency, and gives it again while it lasts (S13, B11). Knows no web and no judgement."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from kernteam.casus.inzage import betrokkenen_voor
from kernteam.casus.service.afzijdig import afzijdig_om
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.nood.inzage import NoodInzage, kaarten_voor
from kernteam.nood.models import Noodtoegang, Redencode
from kernteam.nood.service.binnen import InNood, ga_in_nood, toegang_van
from kernteam.regie import service as regie
from kernteam.taak import service as taken
from kernteam.taak.kalender import werkdagen_na
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.poort import Poort

DUUR = timedelta(minutes=60)
BEOORDELEN_BINNEN = 2  # working days
INFORMEREN_BINNEN = 1  # working day


@dataclass(frozen=True, slots=True, repr=False)
class Noodopdracht:
    """Why somebody must see a casus now."""

    redencode: Redencode
    reden: str
    bevestigd_geen_bsn: bool = False


def openen(actor: Actor, casus_id: UUID, opdracht: Noodopdracht, poort: Poort) -> NoodInzage:
    """Open a casus for an hour (handeling noodtoegang.openen), and tell those who must know at once.

    The version of the casus does not rise: an emergency never waits for who happens to write in it.
    """
    fouten = _fouten(opdracht)
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = f"{opdracht.redencode.value}; {GEEN_BSN}" if opdracht.bevestigd_geen_bsn else opdracht.redencode.value
    gang = ga_in_nood(actor, Handeling.NOODTOEGANG_OPENEN, casus_id, poort, bijzonder=bijzonder)
    nu, vandaag = poort.klok.nu(), poort.klok.vandaag()
    poort.schrijf(gang.pas)
    # danger goes first, also for who declared to stay out; who watches sees it at once (domain rules 6.5, V08)
    afzijdig = afzijdig_om(poort.sessie, casus_id, actor.medewerker_id)
    toegang = Noodtoegang(
        id=uuid4(),
        casus_id=casus_id,
        medewerker_id=actor.medewerker_id,
        organisatie_id=actor.organisatie_id,
        partij=actor.partij,
        redencode=opdracht.redencode,
        afzijdig=afzijdig,
        vanaf_op=nu,
        tot_op=nu + DUUR,
        beoordelen_uiterlijk_datum=werkdagen_na(vandaag, BEOORDELEN_BINNEN),
    )
    gang.bos.zegel_in(toegang, reden=opdracht.reden)
    poort.sessie.add(toegang)
    _meld(actor, toegang, gang, poort)
    return _inzage(toegang, gang)


def lezen(actor: Actor, toegang_id: UUID, poort: Poort) -> NoodInzage:
    """Read again what one's own emergency opened (handeling noodtoegang.lezen); raises Geweigerd once it is over."""
    toegang = toegang_van(actor, Handeling.NOODTOEGANG_LEZEN, toegang_id, poort)
    van_actor = toegang.medewerker_id == actor.medewerker_id
    gang = ga_in_nood(actor, Handeling.NOODTOEGANG_LEZEN, toegang.casus_id, poort, toegang=toegang, van_actor=van_actor)
    return _inzage(toegang, gang)


def _fouten(opdracht: Noodopdracht) -> list[Fout]:
    if not opdracht.reden.strip():
        return [Fout("/reden", "LEEG", "Schrijf op waarom u de casus nu moet zien.")]
    return bsn_fouten({"/reden": opdracht.reden}, bevestigd=opdracht.bevestigd_geen_bsn)


def _meld(actor: Actor, toegang: Noodtoegang, gang: InNood, poort: Poort) -> None:
    """Make the notices and tasks of S13: who watches hears of it, it is judged, and the parents are told (S09)."""
    nu, vandaag = toegang.vanaf_op, poort.klok.vandaag()
    toezicht = Voor(rol=Rol.PRIVACYFUNCTIONARIS)
    alarm = Taaksoort.NOODTOEGANG_AFZIJDIG if toegang.afzijdig else Taaksoort.NOODTOEGANG_GEBRUIKT
    leiding = Voor(rol=Rol.LEIDINGGEVENDE, organisatie_id=actor.organisatie_id)
    wachtend: list[tuple[Taaksoort, Voor, date | None]] = [
        (alarm, toezicht, None),
        (Taaksoort.NOODTOEGANG_GEBRUIKT, leiding, None),
        (Taaksoort.NOODTOEGANG_BEOORDELEN, toezicht, toegang.beoordelen_uiterlijk_datum),
        (Taaksoort.OUDERS_INFORMEREN, Voor(actor.medewerker_id), werkdagen_na(vandaag, INFORMEREN_BINNEN)),
    ]
    regisseur = regie.huidige(poort.sessie, toegang.casus_id, gang.geladen.deelnemers)
    # only a professional is told (S13): one of the family hears it from who informs the parents
    if regisseur is not None and regisseur.plaats is not None and regisseur.plaats.medewerker_id != actor.medewerker_id:
        wachtend.append((Taaksoort.NOODTOEGANG_GEBRUIKT, Voor(regisseur.plaats.medewerker_id), None))
    for soort, voor, uiterlijk in wachtend:
        taken.maak(poort.sessie, soort, voor, nu, casus_id=toegang.casus_id, object_id=toegang.id, uiterlijk=uiterlijk)


def _inzage(toegang: Noodtoegang, gang: InNood) -> NoodInzage:
    return NoodInzage(
        id=toegang.id,
        casus_id=toegang.casus_id,
        redencode=toegang.redencode,
        vanaf_op=toegang.vanaf_op,
        tot_op=toegang.tot_op,
        betrokkenen=betrokkenen_voor(gang.geladen, gang.bos, gang.besluit),
        noodkaarten=kaarten_voor(gang.kaarten, gang.bos, gang.besluit),
    )
