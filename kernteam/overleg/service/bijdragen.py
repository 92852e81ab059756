"""What is said and agreed at an item: input, minutes, decisions, own words, actions. Each is a note of the casus.

So who may read it, who confirms it, who releases it and what an export holds follow the one rule of notes. No web.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.inzage import zichtbare_deelnemers
from kernteam.casus.models import Deelnemer
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.notities import NieuweNotitie, eis_invoer, leg_neer
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN
from kernteam.grond.fouten import Fout, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.klok import AMSTERDAM
from kernteam.overleg.models import Bijdrage, Bijdragesoort
from kernteam.overleg.service.binnen import BijPunt, ga_bij_punt
from kernteam.overleg.service.familie import te_nodigen
from kernteam.toegang.poort import Poort

AFSPRAKEN = frozenset({Bijdragesoort.BESLUIT, Bijdragesoort.ACTIE})


@dataclass(frozen=True, slots=True, repr=False)
class NieuweBijdrage:
    """A contribution as entered: the note, what it is, and whose words they are."""

    soort: Bijdragesoort
    notitie: NieuweNotitie
    betrokkene_id: UUID | None = None


@dataclass(frozen=True, slots=True, repr=False)
class NieuweActie:
    """An action as entered: the note, who does it (somebody at the table, or of the family), and by when."""

    notitie: NieuweNotitie
    uiterlijk_datum: date
    uitvoerder_id: UUID | None = None
    betrokkene_id: UUID | None = None


def maken(actor: Actor, agendapunt_id: UUID, nieuw: NieuweBijdrage, poort: Poort) -> Toegevoegd:
    """Add to an item (handeling bijdrage.maken).

    Raises Strijdig for input after its last moment, words of somebody who is not known here, or a decision before it
    is recorded whether the family was asked (S11).
    """
    eis_invoer(nieuw.notitie)
    bij = _bij(actor, Handeling.BIJDRAGE_MAKEN, agendapunt_id, nieuw.notitie, poort)
    if nieuw.soort is Bijdragesoort.INBRENG and bij.binnen.nu >= bij.overleg.inbreng_tot_op:
        raise Strijdig("De termijn om iets in te brengen is voorbij.", "TE_LAAT")
    if nieuw.betrokkene_id is not None:
        _eis_betrokkene(bij, nieuw.betrokkene_id)
    _eis_familie(bij, nieuw.soort)
    return _bewaar(bij, nieuw.notitie, nieuw.soort, Bijdrage(betrokkene_id=nieuw.betrokkene_id))


def maak_actie(actor: Actor, agendapunt_id: UUID, nieuw: NieuweActie, poort: Poort) -> Toegevoegd:
    """Agree an action (handeling actie.maken); raises Strijdig for somebody who is not at the table."""
    eis_invoer(nieuw.notitie)
    if nieuw.uiterlijk_datum < poort.klok.vandaag():
        raise Ongeldig([Fout("/uiterlijkDatum", "VERLEDEN", "Deze dag is voorbij.")])
    bij = _bij(actor, Handeling.ACTIE_MAKEN, agendapunt_id, nieuw.notitie, poort)
    wie = _uitvoerder(bij, nieuw.uitvoerder_id) if nieuw.uitvoerder_id is not None else None
    if nieuw.betrokkene_id is not None:
        _eis_betrokkene(bij, nieuw.betrokkene_id)
    _eis_familie(bij, Bijdragesoort.ACTIE)
    actie = Bijdrage(
        betrokkene_id=nieuw.betrokkene_id,
        uitvoerder_id=wie.medewerker_id if wie else None,
        uitvoerder_organisatie_id=wie.organisatie_id if wie else None,
        uitvoerder_partij=wie.partij if wie else None,
        uiterlijk_datum=nieuw.uiterlijk_datum,
    )
    return _bewaar(bij, nieuw.notitie, Bijdragesoort.ACTIE, actie)


def rond_af(actor: Actor, actie_id: UUID, poort: Poort) -> None:
    """Say that an action is done (handeling actie.afronden).

    By the organisation that does it, or for the family by anybody who may read it. Raises NietGevonden for what he may
    not read, Strijdig for the action of another organisation or one that is done.
    """
    actie = poort.sessie.scalar(select(Bijdrage).where(Bijdrage.id == actie_id, _IS_ACTIE))
    if actie is None:
        poort.vraag(actor, Handeling.ACTIE_AFRONDEN, None, actie_id)
        raise LookupError("doorgang zonder actie")  # the door refused already
    bij = ga_bij_punt(actor, Handeling.ACTIE_AFRONDEN, actie.agendapunt_id, poort)
    notitie = next(een for een in bij.binnen.geladen.notities if een.id == actie.notitie_id)
    if (notitie.id, notitie.klasse) not in bij.binnen.besluit.open:
        raise NietGevonden
    if actie.uitvoerder_organisatie_id not in (None, actor.organisatie_id):
        raise Strijdig("Wie de actie doet, of een collega, meldt dat zij klaar is.", "NIET_EIGEN")
    if actie.gedaan_op is not None:
        raise Strijdig("Deze actie is al klaar.", "AL_GEDAAN")
    bij.binnen.schrijf()
    actie.gedaan_op, actie.gedaan_door = bij.binnen.nu, actor.medewerker_id


_IS_ACTIE = Bijdrage.soort == Bijdragesoort.ACTIE


def _bij(actor: Actor, handeling: Handeling, agendapunt_id: UUID, notitie: NieuweNotitie, poort: Poort) -> BijPunt:
    bijzonder = GEEN_BSN if notitie.bevestigd_geen_bsn else None
    return ga_bij_punt(actor, handeling, agendapunt_id, poort, bijzonder)


def _bewaar(bij: BijPunt, notitie: NieuweNotitie, soort: Bijdragesoort, rij: Bijdrage) -> Toegevoegd:
    geschreven = leg_neer(bij.binnen, notitie)
    bij.binnen.poort.sessie.flush()  # the contribution points at it
    rij.id, rij.casus_id, rij.agendapunt_id = uuid4(), geschreven.casus_id, bij.punt.rij.id
    rij.notitie_id, rij.soort = geschreven.id, soort
    bij.binnen.poort.sessie.add(rij)
    return Toegevoegd(rij.id)


def _uitvoerder(bij: BijPunt, medewerker_id: UUID) -> Deelnemer:
    # of whom he may not know that he takes part, he cannot say that he will do something either
    zichtbaar = zichtbare_deelnemers(bij.binnen.geladen, bij.binnen.besluit)
    wie = next((een for een in zichtbaar if een.medewerker_id == medewerker_id), None)
    if wie is None:
        raise Strijdig("Een actie is van iemand die bij deze casus aan tafel zit.", "NIET_AAN_TAFEL")
    return wie


def _eis_betrokkene(bij: BijPunt, betrokkene_id: UUID) -> None:
    if (betrokkene_id, Klasse.ID) not in bij.binnen.besluit.open:
        raise Strijdig("Noem iemand die bij deze casus staat.", "ONBEKENDE_BETROKKENE")


def _eis_familie(bij: BijPunt, soort: Bijdragesoort) -> None:
    """Raise Strijdig for what is agreed before each parent and the youth of 12 and older were asked, or why not."""
    if soort not in AFSPRAKEN:
        return
    ouders, jeugdige = te_nodigen(bij.binnen.geladen.gezin, bij.overleg.begint_op.astimezone(AMSTERDAM).date())
    if not ouders | jeugdige <= {een.betrokkene_id for een in bij.punt.genodigden}:
        uitleg = "Leg eerst vast of de ouders en de jeugdige vanaf 12 jaar zijn uitgenodigd, of waarom niet."
        raise Strijdig(uitleg, "FAMILIE_NIET_GEVRAAGD")
