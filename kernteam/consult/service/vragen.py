"""Asks a consult with a name, item by item, and goes on with it at the table. Knows no web and no rule of sharing."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, eis_plaats, ga_binnen
from kernteam.consult.inzage import CasusconsultInzage, berichten_voor, maak_casusconsult
from kernteam.consult.models import Berichtsoort, Consult, Consultbericht, Consultonderdeel
from kernteam.consult.service.aanbieders import kies_aanbieder
from kernteam.consult.service.binnen import (
    Rijen,
    feiten_voor_consult,
    loop_van,
    onderdeel_van,
    rijen_van,
    schrijf,
    van_casus,
)
from kernteam.consult.termijnen import einde_consult
from kernteam.consult.verloop import LOPEND, status_op
from kernteam.grond.actor import Actor, Discipline, Partij, Rol
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Fout, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.netwerk import service as netwerk
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.besluit import weeg
from kernteam.toegang.feiten import Geldigheid, Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.toegang.uitkomst import Reden

_NIEMAND = UUID(int=0)  # weighed is what the organisation may be shown, whoever of it answers
_WAAROM = {
    Reden.BUITEN_BEREIK: "De toestemming voor consult noemt dit soort gegevens niet voor deze aanbieder.",
    Reden.NIET_VRIJGEGEVEN: "Dit is niet vrijgegeven door de organisatie van wie de kennis is.",
    Reden.NIET_BEVESTIGD: "De organisatie van wie deze kennis is, heeft haar nog niet bevestigd.",
    Reden.EIGEN_GEGEVENS_VOLWASSENE: "Dit gaat over een volwassene; die tekent daar zelf voor.",
    Reden.GEEN_GROND: "Dit mag niet naar een specialist.",
}


@dataclass(frozen=True, slots=True, repr=False)
class Consultvraag:
    """A question as entered, with the items chosen one by one; the casus itself stands for its own question."""

    vraag: str
    klasse: Klasse
    onderdelen: tuple[UUID, ...] = ()
    woonpostcode: int | None = None
    organisatie_id: UUID | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Vervolgvraag:
    """A further question."""

    vraag: str
    klasse: Klasse
    bevestigd_geen_bsn: bool = False


def vragen(actor: Actor, casus_id: UUID, nieuw: Consultvraag, poort: Poort) -> Toegevoegd:
    """Put a question with chosen items before the specialists of one organisation (casusconsult.vragen, transition 9).

    Raises Ongeldig for a possible BSN or an item the actor may not read, Strijdig when nobody or somebody else serves
    the area, when there is no consent for consult, and naming each item that may not be shown.
    """
    bijzonder = _eis_zonder_bsn(nieuw.vraag, bevestigd=nieuw.bevestigd_geen_bsn)
    binnen = ga_binnen(actor, Handeling.CASUSCONSULT_VRAGEN, casus_id, poort, bijzonder)
    gekozen = _gekozen(binnen, nieuw.onderdelen)
    school = netwerk.school_van(poort.sessie, binnen.casus.vestigingscode)
    if school is None:  # a casus always has one; schools are never deleted
        raise NietGevonden
    aanbieder_id = kies_aanbieder(school, nieuw.woonpostcode, nieuw.organisatie_id, poort)
    consult = _consult(binnen, aanbieder_id)
    vraag = _bericht(binnen, consult, Berichtsoort.VRAAG, nieuw.klasse)
    plekken = [("/vraag", onderdeel_van(vraag, vrij=True))]
    plekken += [(f"/onderdelen/{nummer}", een) for nummer, een in enumerate(gekozen)]
    _eis_toegestaan(binnen, aanbieder_id, plekken)
    binnen.schrijf()
    binnen.bos.zegel_in(vraag, tekst=nieuw.vraag)
    poort.sessie.add(consult)
    poort.sessie.flush()  # the rows below point at it
    poort.sessie.add(vraag)
    poort.sessie.add_all(Consultonderdeel(consult_id=consult.id, rij_id=o.rij_id, klasse=o.klasse) for o in gekozen)
    _meld(binnen, consult)
    return Toegevoegd(consult.id)


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> list[CasusconsultInzage]:
    """List the consulten of a casus that the actor may know of, oldest first (handeling casusconsult.opsommen)."""
    eis_plaats(actor, Handeling.CASUSCONSULT_OPSOMMEN, casus_id, poort)
    alle = van_casus(poort.sessie, casus_id)
    binnen = ga_binnen(actor, Handeling.CASUSCONSULT_OPSOMMEN, casus_id, poort, ook=aan_tafel(alle))
    nu, vandaag = poort.klok.nu(), poort.klok.vandaag()
    gezien = []
    for een in alle:
        if (een.consult.id, Klasse.PROC) in binnen.besluit.open:
            loop = loop_van(poort, binnen.geladen, een)
            berichten = berichten_voor(een.berichten, binnen.bos, binnen.besluit)
            gezien.append(maak_casusconsult(een.consult, berichten, status_op(loop, nu), loop, vandaag))
    return gezien


def vervolgen(actor: Actor, casus_id: UUID, consult_id: UUID, nieuw: Vervolgvraag, poort: Poort) -> Toegevoegd:
    """Ask on in a running consult of the own organisation (handeling casusconsult.vervolgen)."""
    bijzonder = _eis_zonder_bsn(nieuw.vraag, bevestigd=nieuw.bevestigd_geen_bsn)
    binnen = ga_binnen(actor, Handeling.CASUSCONSULT_VERVOLGEN, casus_id, poort, bijzonder)
    rijen = _eigen(binnen, consult_id)
    _eis_lopend(binnen, rijen)
    bericht = _bericht(binnen, rijen.consult, Berichtsoort.VERVOLGVRAAG, nieuw.klasse)
    _eis_toegestaan(binnen, rijen.consult.aanbieder_id, [("/vraag", onderdeel_van(bericht, vrij=True))])
    schrijf(rijen.consult, binnen.pas, poort)
    binnen.bos.zegel_in(bericht, tekst=nieuw.vraag)
    poort.sessie.add(bericht)
    _meld(binnen, rijen.consult)
    return Toegevoegd(bericht.id)


def afsluiten(actor: Actor, casus_id: UUID, consult_id: UUID, poort: Poort) -> None:
    """End a consult of the own organisation (handeling casusconsult.afsluiten): its specialist sees it no longer."""
    binnen = ga_binnen(actor, Handeling.CASUSCONSULT_AFSLUITEN, casus_id, poort)
    consult = _eigen(binnen, consult_id).consult
    if consult.afgesloten_op is not None:
        raise Strijdig("Dit consult is al afgesloten.", "AL_AFGESLOTEN")
    schrijf(consult, binnen.pas, poort)
    consult.afgesloten_op, consult.afgesloten_door = binnen.nu, actor.medewerker_id


def _eis_zonder_bsn(tekst: str, *, bevestigd: bool) -> str | None:
    """Refuse a possible BSN; give what the line must say when somebody confirmed it is none."""
    fouten = bsn_fouten({"/vraag": tekst}, bevestigd=bevestigd)
    if fouten:
        raise Ongeldig(fouten)
    return GEEN_BSN if bevestigd else None


def _gekozen(binnen: Binnen, ids: Sequence[UUID]) -> list[Onderdeel]:
    """Give the chosen items; one the actor may not read does not exist for him, and PROC of the table is no item."""
    feiten, poort = binnen.geladen.feiten, binnen.poort
    tafel = {een.id for een in binnen.geladen.deelnemers}
    per_id = {
        een.rij_id: een
        for een in feiten.onderdelen
        if een.rij_id not in tafel and (een.rij_id, een.klasse) != (binnen.casus.id, Klasse.PROC)
    }
    fouten, gekozen = [], []
    for nummer, rij_id in enumerate(ids):
        een = per_id.pop(rij_id, None)
        if een is None or not poort.zou_openen(binnen.actor, feiten, een.rij_id, een.klasse):
            uitleg = "Dit onderdeel bestaat niet, u mag het niet inzien, of het staat er al."
            fouten.append(Fout(f"/onderdelen/{nummer}", "ONBEKEND", uitleg))
        else:
            gekozen.append(een)
    if fouten:
        raise Ongeldig(fouten)
    return gekozen


def _eis_toegestaan(binnen: Binnen, aanbieder_id: UUID, plekken: Sequence[tuple[str, Onderdeel]]) -> None:
    """Weigh each item for the organisation as its specialist will be weighed at each read; raises Strijdig."""
    feiten = feiten_voor_consult(binnen.poort, binnen.geladen)
    if feiten.stand.geldigheid is not Geldigheid.GELDIG:
        raise Strijdig(
            "Er is geen geldige toestemming voor consult (doel P4) waarin deze aanbieder staat.",
            "GEEN_TOESTEMMING",
            fouten=[{"wijzer": "", "code": feiten.stand.reden, "uitleg": "Zo staat het met de toestemming voor P4."}],
        )
    lezer = Actor(_NIEMAND, Rol.SPECIALIST, Partij.SPEC, aanbieder_id, Discipline.SPECIALIST)
    oordelen = [(wijzer, weeg(lezer, een, feiten, binnen.poort.beleid)) for wijzer, een in plekken]
    dicht = [
        {"wijzer": wijzer, "code": oordeel.reden.value, "uitleg": _WAAROM[oordeel.reden]}
        for wijzer, oordeel in oordelen
        if not oordeel.open
    ]
    if dicht:
        raise Strijdig("Niet alles mag aan deze specialist worden voorgelegd.", "NIET_DEELBAAR", fouten=dicht)


def _eigen(binnen: Binnen, consult_id: UUID) -> Rijen:
    """Give a consult that the own organisation asked; another's does not exist here."""
    consult = binnen.poort.sessie.get(Consult, consult_id)
    if consult is None or (consult.casus_id, consult.herkomst_id) != (binnen.casus.id, binnen.actor.organisatie_id):
        raise NietGevonden
    return rijen_van(binnen.poort.sessie, [consult])[consult_id]


def _eis_lopend(binnen: Binnen, rijen: Rijen) -> None:
    if status_op(loop_van(binnen.poort, binnen.geladen, rijen), binnen.nu) not in LOPEND:
        raise Strijdig("Dit consult is gestopt of afgelopen. Vraag een nieuw consult.", "CONSULT_VOORBIJ")


def aan_tafel(alle: Sequence[Rijen]) -> list[Onderdeel]:
    """Give consulten as the table weighs them: that there is one is PROC of who asked, and the words by their class.

    A medical answer was released to the table by sending it; a medical question only to the specialist.
    """
    onderdelen = []
    for een in alle:
        consult = een.consult
        onderdelen.append(Onderdeel(consult.id, Klasse.PROC, consult.herkomst_id, consult.herkomst, draagt=False))
        onderdelen += [onderdeel_van(b, vrij=b.soort is Berichtsoort.ANTWOORD) for b in een.berichten]
    return onderdelen


def _consult(binnen: Binnen, aanbieder_id: UUID) -> Consult:
    return Consult(
        id=uuid4(),
        casus_id=binnen.casus.id,
        aanbieder_id=aanbieder_id,
        vraagsteller_id=binnen.actor.medewerker_id,
        herkomst_id=binnen.actor.organisatie_id,
        herkomst=binnen.actor.partij,
        gevraagd_op=binnen.nu,
        tot_op=einde_consult(binnen.poort.beleid, binnen.poort.klok.vandaag()),
        gewijzigd_op=binnen.nu,
    )


def _bericht(binnen: Binnen, consult: Consult, soort: Berichtsoort, klasse: Klasse) -> Consultbericht:
    return Consultbericht(
        id=uuid4(),
        consult_id=consult.id,
        casus_id=consult.casus_id,
        soort=soort,
        klasse=klasse,
        herkomst_id=binnen.actor.organisatie_id,
        herkomst=binnen.actor.partij,
        auteur_id=binnen.actor.medewerker_id,
        geschreven_op=binnen.nu,
    )


def _meld(binnen: Binnen, consult: Consult) -> None:
    """Tell the specialists of the organisation that a question waits; the notice names the consult, not the casus."""
    voor = Voor(rol=Rol.SPECIALIST, organisatie_id=consult.aanbieder_id)
    taak.maak(binnen.poort.sessie, Taaksoort.CONSULT_GEVRAAGD, voor, binnen.nu, object_id=consult.id)
