"""Asks and answers without a name, apart from every casus (S02, S03). Knows no web."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select

from kernteam.casus.laden import laad
from kernteam.casus.models import Deelnemer, Naamtag
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.consult.herleidbaar import vondsten, woorden
from kernteam.consult.inzage import AnoniemInzage, maak_anoniem
from kernteam.consult.models import AnoniemConsult
from kernteam.consult.termijnen import einde_anoniem
from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import Fout, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos
from kernteam.kluis.kluis import Vernietigd
from kernteam.netwerk import service as netwerk
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.feiten import AnoniemFeiten
from kernteam.toegang.poort import Poort

Plek = tuple[datetime, UUID]
BEVESTIGD = "NIET_HERLEIDBAAR_BEVESTIGD"


@dataclass(frozen=True, slots=True, repr=False)
class AnoniemeVraag:
    """A question as entered; `bevestigd` is that its writer looked again at what may give somebody away."""

    vraag: str
    organisatie_id: UUID
    bevestigd_niet_herleidbaar: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class AnoniemAntwoord:
    """An answer as entered."""

    antwoord: str
    bevestigd_niet_herleidbaar: bool = False


def stellen(actor: Actor, nieuw: AnoniemeVraag, poort: Poort) -> Toegevoegd:
    """Ask specialists something without a name (handeling anoniemconsult.stellen, transition 2).

    Who may ask is domain rules 6.5. Raises Ongeldig with the place of each recognisable trait (S03), and for who is no
    organisation for specialist help.
    """
    _eis_aanbieder(nieuw.organisatie_id, poort)
    consult_id, nu = uuid4(), poort.klok.nu()
    feiten = AnoniemFeiten(
        consult_id, actor.medewerker_id, actor.organisatie_id, nieuw.organisatie_id, vervallen=False, toont=False
    )
    bijzonder = BEVESTIGD if nieuw.bevestigd_niet_herleidbaar else None
    pas = poort.vraag(actor, Handeling.ANONIEMCONSULT_STELLEN, feiten, consult_id, bijzonder)
    _eis_niet_herleidbaar(actor, nieuw.vraag, "/vraag", poort, bevestigd=nieuw.bevestigd_niet_herleidbaar)
    bos = poort.kluis.nieuwe_sleutel(pas, nu)
    poort.schrijf(pas)
    rij = AnoniemConsult(
        id=consult_id,
        vraagsteller_id=actor.medewerker_id,
        organisatie_id=actor.organisatie_id,
        aanbieder_id=nieuw.organisatie_id,
        gesteld_op=nu,
        vervalt_op=einde_anoniem(poort.beleid, poort.klok.vandaag()),
    )
    bos.zegel_in(rij, vraag=nieuw.vraag)
    poort.sessie.add(rij)
    voor = Voor(rol=Rol.SPECIALIST, organisatie_id=nieuw.organisatie_id)
    taak.maak(poort.sessie, Taaksoort.CONSULT_GEVRAAGD, voor, nu, object_id=consult_id)
    return Toegevoegd(consult_id)


def lezen(actor: Actor, consult_id: UUID, poort: Poort) -> AnoniemInzage:
    """Read one (handeling anoniemconsult.lezen): who asked, or a specialist of the organisation that was asked."""
    rij, _, bos = _ga_binnen(actor, Handeling.ANONIEMCONSULT_LEZEN, consult_id, poort)
    return maak_anoniem(rij, bos)


def opsommen(actor: Actor, na: Plek | None, limit: int, poort: Poort) -> tuple[list[AnoniemInzage], Plek | None]:
    """List what the actor asked, or what his organisation was asked, newest first (anoniemconsult.opsommen)."""
    gevonden = _eigen(actor, na, limit + 1, poort)
    per_id = {een.id: een for een in gevonden[:limit]}
    feiten = [_feiten(een, poort) for een in per_id.values()]
    passen = [pas for _, pas in poort.vraag_per_casus(actor, Handeling.ANONIEMCONSULT_OPSOMMEN, feiten)]
    bossen = poort.kluis.ontsluit_alle(passen)
    rijen = [maak_anoniem(per_id[pas.casus_id], bossen[pas.casus_id]) for pas in passen if pas.casus_id in bossen]
    laatste = gevonden[limit - 1] if len(gevonden) > limit else None
    return rijen, (laatste.gesteld_op, laatste.id) if laatste else None


def beantwoorden(actor: Actor, consult_id: UUID, nieuw: AnoniemAntwoord, poort: Poort) -> AnoniemInzage:
    """Answer, once (handeling anoniemconsult.beantwoorden); an answer names nobody either."""
    bijzonder = BEVESTIGD if nieuw.bevestigd_niet_herleidbaar else None
    rij, pas, bos = _ga_binnen(actor, Handeling.ANONIEMCONSULT_BEANTWOORDEN, consult_id, poort, bijzonder)
    _eis_niet_herleidbaar(actor, nieuw.antwoord, "/antwoord", poort, bevestigd=nieuw.bevestigd_niet_herleidbaar)
    if rij.beantwoord_op is not None:
        raise Strijdig("Deze vraag is al beantwoord.", "AL_BEANTWOORD")
    poort.schrijf(pas)
    nu = poort.klok.nu()
    bos.zegel_in(rij, antwoord=nieuw.antwoord)
    rij.beantwoord_op, rij.beantwoord_door = nu, actor.medewerker_id
    voor = Voor(medewerker_id=rij.vraagsteller_id)
    taak.maak(poort.sessie, Taaksoort.CONSULT_BEANTWOORD, voor, nu, object_id=rij.id)
    return maak_anoniem(rij, bos)


def _eis_aanbieder(organisatie_id: UUID, poort: Poort) -> None:
    gekozen = netwerk.organisaties(poort.sessie, [organisatie_id]).get(organisatie_id)
    if gekozen is None or gekozen.partij is not Partij.SPEC:
        uitleg = "Kies een organisatie voor specialistische hulp."
        raise Ongeldig([Fout("/organisatieId", "GEEN_AANBIEDER", uitleg)])


def _eis_niet_herleidbaar(actor: Actor, tekst: str, wijzer: str, poort: Poort, *, bevestigd: bool) -> None:
    """Raise Ongeldig with every trait, or once its writer looked again with the hard ones only."""
    gevonden = vondsten(tekst, _namen_uit_casussen(actor, woorden(tekst), poort))
    fouten = [een.fout(wijzer) for een in gevonden if een.hard or not bevestigd]
    if fouten:
        raise Ongeldig(fouten)


def _namen_uit_casussen(actor: Actor, gebruikt: set[str], poort: Poort) -> frozenset[str]:
    """Give which of these words name somebody in a casus whose names the actor may read.

    No name is opened: keyed tags answer it, and the decision of reading the casus says whether he may hear it.
    """
    sessie = poort.sessie
    zit_aan = (
        Deelnemer.medewerker_id == actor.medewerker_id,
        Deelnemer.organisatie_id == actor.organisatie_id,
        Deelnemer.zit_op(poort.klok.nu()),
    )
    eigen = select(Deelnemer.casus_id).where(*zit_aan)
    bewaard = sessie.execute(select(Naamtag.casus_id, Naamtag.tag).where(Naamtag.casus_id.in_(eigen))).all()
    tags = poort.zoekindex.naamtags({casus_id for casus_id, _ in bewaard}, gebruikt)
    treffers = [tags[tag] for _, tag in bewaard if tag in tags]
    casussen = list(dict.fromkeys(casus_id for casus_id, _ in treffers))
    op_naam = {
        een.casus.id
        for een in laad(poort, Handeling.ANONIEMCONSULT_STELLEN, casussen, tekst=False)
        if any(poort.zou_openen(actor, een.feiten, persoon.id, Klasse.ID) for persoon in een.betrokkenen)
    }
    return frozenset(woord for casus_id, woord in treffers if casus_id in op_naam)


def _feiten(rij: AnoniemConsult, poort: Poort) -> AnoniemFeiten:
    vervallen = poort.klok.nu() >= rij.vervalt_op
    return AnoniemFeiten(rij.id, rij.vraagsteller_id, rij.organisatie_id, rij.aanbieder_id, vervallen)


def _ga_binnen(
    actor: Actor, handeling: Handeling, consult_id: UUID, poort: Poort, bijzonder: str | None = None
) -> tuple[AnoniemConsult, Doorgang, Bos]:
    rij = poort.sessie.get(AnoniemConsult, consult_id)
    pas = poort.vraag(actor, handeling, None if rij is None else _feiten(rij, poort), consult_id, bijzonder)
    if rij is None:  # the door refused already
        raise LookupError("doorgang zonder consult")
    try:
        return rij, pas, poort.kluis.ontsluit(pas)
    except Vernietigd:
        raise NietGevonden from None


def _eigen(actor: Actor, na: Plek | None, aantal: int, poort: Poort) -> list[AnoniemConsult]:
    if actor.rol is Rol.SPECIALIST:
        van_mij = AnoniemConsult.aanbieder_id == actor.organisatie_id
    else:
        zelf = AnoniemConsult.vraagsteller_id == actor.medewerker_id
        van_mij = and_(zelf, AnoniemConsult.organisatie_id == actor.organisatie_id)
    opdracht = (
        select(AnoniemConsult)
        .where(van_mij, AnoniemConsult.vervalt_op > poort.klok.nu())
        .order_by(AnoniemConsult.gesteld_op.desc(), AnoniemConsult.id.desc())
        .limit(aantal)
    )
    if na is not None:
        eerder = and_(AnoniemConsult.gesteld_op == na[0], AnoniemConsult.id < na[1])
        opdracht = opdracht.where(or_(AnoniemConsult.gesteld_op < na[0], eerder))
    return list(poort.sessie.scalars(opdracht))
