"""Opens a record of the meldcode with its first step. Knows no web."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.kluis.bos import Bos
from kernteam.netwerk import service as netwerk
from kernteam.toegang.feiten import MeldcodeFeiten
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import AAN_TAFEL
from kernteam.veiligheid.models import Meldcode, Meldcodestap, Meldcodestatus
from kernteam.veiligheid.service.binnen import ga_binnen
from kernteam.veiligheid.stappen import SIGNALEN, Stapsoort


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """What somebody sends who suspects something."""

    naam: str
    aanleiding: str
    signalen: str
    geboortedatum: date | None = None
    aandachtsfunctionaris_id: UUID | None = None
    casus_id: UUID | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """What comes back: an id only."""

    id: UUID


def openen(actor: Actor, opening: Opening, poort: Poort) -> Gemaakt:
    """Open a record (handeling meldcode.openen); the casus it may be about hears nothing of it (S14, 6.4 no. 19).

    Raises Ongeldig with every fault in what was entered.
    """
    _controleer(actor, opening, poort)
    nu, meldcode_id = poort.klok.nu(), uuid4()
    feiten = MeldcodeFeiten(
        meldcode_id, actor.organisatie_id, actor.medewerker_id, opening.aandachtsfunctionaris_id, poort.klok.vandaag()
    )
    bijzonder = GEEN_BSN if opening.bevestigd_geen_bsn else None
    pas = poort.vraag(actor, Handeling.MELDCODE_OPENEN, feiten, meldcode_id, bijzonder)
    bos = poort.kluis.nieuwe_sleutel(pas, nu)
    poort.schrijf(pas)
    poort.sessie.add(_meldcode(actor, opening, meldcode_id, bos, nu))
    poort.sessie.flush()  # the step below points at it
    poort.sessie.add(_eerste_stap(actor, opening.signalen, meldcode_id, bos, nu))
    return Gemaakt(meldcode_id)


def heropgehaald(actor: Actor, meldcode_id: UUID, poort: Poort) -> Gemaakt:
    """Give what a repeated request gave the first time, if it is still the actor's."""
    return Gemaakt(ga_binnen(actor, Handeling.MELDCODE_LEZEN, meldcode_id, poort).meldcode.id)


def collegafouten(actor: Actor, medewerker_id: UUID, wijzer: str, poort: Poort) -> list[Fout]:
    """Give what is wrong with an aandachtsfunctionaris: he is a colleague of the own organisation, who works there."""
    collega = netwerk.medewerkers(poort.sessie, [medewerker_id]).get(medewerker_id)
    if (
        collega is None
        or collega.organisatie_id != actor.organisatie_id
        or collega.rol not in AAN_TAFEL
        or collega.id == actor.medewerker_id
        or not collega.is_in_dienst(poort.klok.vandaag())
    ):
        return [Fout(wijzer, "GEEN_COLLEGA", "Kies een collega van uw eigen organisatie.")]
    return []


def _controleer(actor: Actor, opening: Opening, poort: Poort) -> None:
    teksten = {"/aanleiding": opening.aanleiding, "/signalen": opening.signalen}
    fouten = bsn_fouten(teksten, bevestigd=opening.bevestigd_geen_bsn)
    if opening.geboortedatum is not None and opening.geboortedatum > poort.klok.vandaag():
        fouten.append(Fout("/geboortedatum", "TOEKOMST", "Deze datum ligt in de toekomst."))
    if opening.aandachtsfunctionaris_id is not None:
        fouten += collegafouten(actor, opening.aandachtsfunctionaris_id, "/aandachtsfunctionarisId", poort)
    if fouten:
        raise Ongeldig(fouten)


def _meldcode(actor: Actor, opening: Opening, meldcode_id: UUID, bos: Bos, nu: datetime) -> Meldcode:
    rij = Meldcode(
        id=meldcode_id,
        organisatie_id=actor.organisatie_id,
        partij=actor.partij,
        behandelaar_id=actor.medewerker_id,
        aandachtsfunctionaris_id=opening.aandachtsfunctionaris_id,
        status=Meldcodestatus.OPEN,
        geopend_op=nu,
        gewijzigd_op=nu,
    )
    bos.zegel_in(
        rij,
        naam=opening.naam,
        geboortedatum=opening.geboortedatum.isoformat() if opening.geboortedatum else None,
        aanleiding=opening.aanleiding,
        koppeling=str(opening.casus_id) if opening.casus_id else None,
    )
    return rij


def _eerste_stap(actor: Actor, signalen: str, meldcode_id: UUID, bos: Bos, nu: datetime) -> Meldcodestap:
    stap = Meldcodestap(
        id=uuid4(),
        meldcode_id=meldcode_id,
        nummer=SIGNALEN,
        soort=Stapsoort.SIGNALEN,
        gezet_op=nu,
        gezet_door=actor.medewerker_id,
    )
    bos.zegel_in(stap, tekst=signalen)
    return stap
