"""The signer's door: from a token and a birth date into one casus. Tells nothing about why it stays shut.

A link is for one signer, is kept as a hash, and is blocked after a few wrong birth dates (domain rules 1.3, how a
signature is given). Signing with it ends after a month; taking back what was signed lasts as long as the consent (AVG
7(3), C18). The birth date asked is that of the jeugdige: a parent's own is not recorded (D).
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from hmac import compare_digest
from uuid import UUID

from sqlalchemy import select

from kernteam.casus.laden import Geladen, laad, stand_onder
from kernteam.casus.models import Betrokkene
from kernteam.casus.service.binnen import Binnen
from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import NietGevonden
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.ondertekening.models import Tekenlink
from kernteam.toegang.feiten import Onderdeel, TekenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import Grond
from kernteam.toestemming.models import Toestemming
from kernteam.toestemming.ondertekenaars import ondertekenaars, schakelaars_op
from kernteam.toestemming.service import MetAntwoorden, dag_van, tekende_ooit

MEESTE_POGINGEN = 5


@dataclass(frozen=True, slots=True, repr=False)
class Klop:
    """What a signer brings to the door."""

    token: str
    geboortedatum: date


@dataclass(frozen=True, slots=True)
class MetLink:
    """A signer inside his casus, at the request his link is for."""

    binnen: Binnen
    verzoek: MetAntwoorden
    link: Tekenlink
    kan_tekenen: bool  # if not, the link is only for taking back


def hash_van(token: str) -> bytes:
    """Give what is kept of a token."""
    return sha256(token.encode()).digest()


def werkt(link: Tekenlink, verzoek: MetAntwoorden, nu: datetime) -> bool:
    """Tell whether a link still opens something."""
    return link.ingetrokken_op is None and link.geblokkeerd_op is None and niet_voorbij(link, verzoek, nu)


def niet_voorbij(link: Tekenlink, verzoek: MetAntwoorden, nu: datetime) -> bool:
    """Tell whether time has not ended a link: for who signed that is the day his consent ends (AVG 7(3), C18)."""
    loopt = dag_van(nu) < verzoek.toestemming.geldig_tot
    return link.verloopt_op > nu or (loopt and tekende_ooit(verzoek, link.betrokkene_id))


def mogen_tekenen(geladen: Geladen, verzoek: MetAntwoorden, poort: Poort) -> frozenset[UUID]:
    """Give who has to sign a request today: who turned 16 signs alone (C14, C15)."""
    dag = poort.klok.vandaag()
    regime = poort.beleid.regime(verzoek.toestemming.regime, dag)
    return ondertekenaars(regime, geladen.gezin, dag, schakelaars_op(poort.beleid, dag))


def jeugdige_van(geladen: Geladen) -> Betrokkene:
    """Give the jeugdige of a casus."""
    return next(een for een in geladen.betrokkenen if een.id == geladen.gezin.jeugdige_id)


def ga_binnen_met_link(klop: Klop, handeling: Handeling, poort: Poort) -> MetLink:
    """Let a signer in for one act; raises NietGevonden alike for whatever does not fit.

    The line comes first, then the count. A right birth date opens only if, at the moment its turn comes, fewer than
    `MEESTE_POGINGEN` wrong ones were counted: sending guesses at once gains nothing.
    """
    gevonden = _zoek(klop.token, handeling, poort)
    if gevonden is None:
        poort.vraag(None, handeling, None)
        raise LookupError("doorgang zonder tekenlink")  # the door refused already
    link, geladen, verzoek = gevonden
    actor = Actor(link.betrokkene_id, Rol.ONDERTEKENAAR, Partij.BETROKKENE, link.betrokkene_id)
    feiten = _feiten(link, geladen, verzoek, klop, poort)
    try:
        pas = poort.vraag(actor, handeling, feiten, link.id)
    except NietGevonden:
        if feiten.geldig:
            _tel_poging(poort, handeling, link.id)
        raise
    nu = poort.klok.nu()
    poort.schrijf(pas)
    _laat_toe(_vergrendel(poort, link.id), verzoek, nu)
    poort.sessie.commit()
    binnen = Binnen(actor, geladen, pas, geladen.bos.voor(pas), poort.besluit_van(pas), poort, nu)
    tekent = link.verloopt_op > nu and link.betrokkene_id in mogen_tekenen(geladen, verzoek, poort)
    return MetLink(binnen, verzoek, link, tekent)


def _zoek(token: str, handeling: Handeling, poort: Poort) -> tuple[Tekenlink, Geladen, MetAntwoorden] | None:
    opdracht = (
        select(Tekenlink, Toestemming.casus_id)
        .join(Toestemming, Toestemming.id == Tekenlink.toestemming_id)
        .where(Tekenlink.hash == hash_van(token))
    )
    rij = poort.sessie.execute(opdracht).one_or_none()
    geladen = next(iter(laad(poort, handeling, [rij[1]], tekst=False)), None) if rij else None
    if rij is None or geladen is None:
        return None
    verzoek = next(een for een in geladen.verzoeken if een.toestemming.id == rij[0].toestemming_id)
    return rij[0], geladen, verzoek


def _feiten(link: Tekenlink, geladen: Geladen, verzoek: MetAntwoorden, klop: Klop, poort: Poort) -> TekenFeiten:
    jeugdige, bekend = jeugdige_van(geladen), geladen.gezin.geboortedatum
    return TekenFeiten(
        casus_id=geladen.casus.id,
        toestemming_id=link.toestemming_id,
        geldig=werkt(link, verzoek, poort.klok.nu()) and _telt(link, geladen, verzoek, poort),
        herkend=compare_digest(klop.geboortedatum.isoformat(), bekend.isoformat()),
        onderdelen=(Onderdeel(jeugdige.id, Klasse.ID, jeugdige.herkomst_id, jeugdige.herkomst),),
    )


def _telt(link: Tekenlink, geladen: Geladen, verzoek: MetAntwoorden, poort: Poort) -> bool:
    """Tell whether its holder has a say today: he signs, or what he signed before 16 goes on by the policy (C15)."""
    if link.betrokkene_id in mogen_tekenen(geladen, verzoek, poort):
        return True
    regime, doel = verzoek.vraag
    gaat_door = stand_onder(poort, geladen, regime, Doel(doel)).reden == Grond.OUDERS_VAN_VOOR_16
    return gaat_door and tekende_ooit(verzoek, link.betrokkene_id)


def _vergrendel(poort: Poort, link_id: UUID) -> Tekenlink:
    return poort.sessie.get_one(Tekenlink, link_id, with_for_update=True, populate_existing=True)


def _tel_poging(poort: Poort, handeling: Handeling, link_id: UUID) -> None:
    """Count a wrong birth date; commits by itself, whatever the request ends in."""
    poort.schrijf_zonder_casus(handeling)
    link = _vergrendel(poort, link_id)
    link.pogingen += 1
    if link.pogingen >= MEESTE_POGINGEN and link.geblokkeerd_op is None:
        link.geblokkeerd_op = poort.klok.nu()
    poort.sessie.commit()


def _laat_toe(link: Tekenlink, verzoek: MetAntwoorden, nu: datetime) -> None:
    if not werkt(link, verzoek, nu):  # ended or blocked while this request was on its way
        raise NietGevonden
    link.pogingen, link.geopend_op = 0, link.geopend_op or nu
