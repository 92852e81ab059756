"""The monthly sample that no rule drives: drawn with a seed that is kept, so that anybody can draw it again.

Knows no web. A casus is in the draw when somebody came in it in that month; all access to it is then looked at.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from secrets import token_hex
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.models import Casus
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.logboek.lezer import Zoekvraag
from kernteam.taak.kalender import maand_na, werkdagen_na
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.models import Steekproef, Steekproefcasus, Steekproefuitkomst
from kernteam.toezicht.regels import Bureau, Controle
from kernteam.toezicht.service.meten import VAN_TOEZICHT, begin_van

_HONDERD = 100


@dataclass(frozen=True, slots=True)
class Getrokken:
    """One drawn casus, and what was made of it."""

    casus_id: UUID
    volgnummer: int
    uitkomst: Steekproefuitkomst | None
    beoordeeld_op: datetime | None
    beoordeeld_door: UUID | None


@dataclass(frozen=True, slots=True)
class SteekproefInzage:
    """One sample: the draw, and how far it is judged."""

    id: UUID
    maand_datum: date
    zaad: str
    casussen: int
    getrokken_op: datetime
    getrokken_door: UUID | None
    beoordelen_uiterlijk_datum: date
    te_laat: bool
    klaar: bool
    vervallen: bool  # its casussen are gone, their term over: that it was drawn stays
    getrokken: tuple[Getrokken, ...]


@dataclass(frozen=True, slots=True)
class Steekproefoordeel:
    """What looking at a drawn casus gave."""

    casus_id: UUID
    uitkomst: Steekproefuitkomst


def trek_uit(casussen: Collection[UUID], zaad: str, aantal: int) -> list[UUID]:
    """Draw so many of these casussen: in the order of their hash with the seed. Pure; the order given is nothing."""
    return sorted(casussen, key=lambda een: sha256(bytes.fromhex(zaad) + een.bytes).digest())[:aantal]


def omvang(casussen: int, bureau: Bureau) -> int:
    """Give how many to draw (V10): a share, rounded up, and never fewer than the least while there are so many."""
    deel = -(-casussen * bureau.getal(Controle.STEEKPROEF_PROCENT) // _HONDERD)
    return min(casussen, max(deel, bureau.getal(Controle.STEEKPROEF_MINSTENS)))


def trekken(actor: Actor, maand: date, poort: Poort, bureau: Bureau) -> SteekproefInzage:
    """Draw the sample of a month that is over (handeling steekproef.trekken), once."""
    if maand.day != 1 or maand_na(maand) > poort.klok.vandaag():
        uitleg = "Geef de eerste dag van een maand die voorbij is."
        raise Ongeldig([Fout("/maandDatum", "MAAND", uitleg)])
    poort.vraag(actor, Handeling.STEEKPROEF_TREKKEN, GeenFeiten())
    casussen = _bezocht(poort, maand)
    poort.schrijf_zonder_casus(Handeling.STEEKPROEF_TREKKEN)
    if _van_maand(poort, maand) is not None:
        raise Strijdig("De steekproef van deze maand is al getrokken.", "AL_GETROKKEN")
    return _inzage(bewaar(poort, bureau, maand, casussen, actor.medewerker_id), poort.klok.vandaag())


def trek_vorige_maand(poort: Poort, bureau: Bureau) -> date | None:
    """Draw what nobody drew yet of the month before (the night); give the month, or None. The caller may write."""
    laatste = poort.klok.vandaag().replace(day=1) - timedelta(days=1)
    maand = laatste.replace(day=1)
    if _van_maand(poort, maand) is not None:
        return None
    poort.noteer(None, Handeling.STEEKPROEF_TREKKEN, "NACHT", None, goed=True)
    bewaar(poort, bureau, maand, _bezocht(poort, maand), None)
    return maand


def bewaar(
    poort: Poort, bureau: Bureau, maand: date, casussen: Collection[UUID], door: UUID | None
) -> tuple[Steekproef, list[Steekproefcasus]]:
    """Store a draw; the caller holds a writing transaction."""
    zaad, werkdagen = token_hex(32), bureau.getal(Controle.STEEKPROEF_BEOORDELEN)
    steekproef = Steekproef(
        id=uuid4(),
        maand_datum=maand,
        zaad=zaad,
        casussen=len(casussen),
        getrokken_op=poort.klok.nu(),
        getrokken_door=door,
        beoordelen_uiterlijk_datum=werkdagen_na(poort.klok.vandaag(), werkdagen),
    )
    poort.sessie.add(steekproef)
    poort.sessie.flush()
    getrokken = [
        Steekproefcasus(steekproef_id=steekproef.id, casus_id=een, volgnummer=nummer)
        for nummer, een in enumerate(trek_uit(casussen, zaad, omvang(len(casussen), bureau)), start=1)
    ]
    poort.sessie.add_all(getrokken)
    return steekproef, getrokken


def opsommen(actor: Actor, poort: Poort) -> list[SteekproefInzage]:
    """List the samples, newest first (handeling steekproef.opsommen)."""
    poort.vraag(actor, Handeling.STEEKPROEF_OPSOMMEN, GeenFeiten())
    return alle(poort)


def heropgehaald(actor: Actor, steekproef_id: UUID, poort: Poort) -> SteekproefInzage:
    """Give what a repeated request gave the first time (handeling steekproef.opsommen)."""
    return next(een for een in opsommen(actor, poort) if een.id == steekproef_id)


def alle(poort: Poort) -> list[SteekproefInzage]:
    """Give every sample with its casussen, newest first."""
    getrokken: dict[UUID, list[Steekproefcasus]] = {}
    for een in poort.sessie.scalars(select(Steekproefcasus).order_by(Steekproefcasus.volgnummer)):
        getrokken.setdefault(een.steekproef_id, []).append(een)
    opdracht = select(Steekproef).order_by(Steekproef.maand_datum.desc())
    vandaag = poort.klok.vandaag()
    return [_inzage((een, getrokken.get(een.id, [])), vandaag) for een in poort.sessie.scalars(opdracht)]


def beoordelen(actor: Actor, steekproef_id: UUID, oordeel: Steekproefoordeel, poort: Poort) -> SteekproefInzage:
    """Say what a drawn casus gave (handeling steekproef.beoordelen), once.

    Raises NietGevonden for a casus that was not drawn, and for who came in it himself that month in another capacity.
    """
    sessie = poort.sessie
    steekproef = sessie.get(Steekproef, steekproef_id)
    getrokken = sessie.get(Steekproefcasus, (steekproef_id, oordeel.casus_id))
    mag = steekproef is not None and getrokken is not None and not _kwam_zelf(actor, steekproef, getrokken, poort)
    object_id = oordeel.casus_id if mag else steekproef_id
    poort.vraag(actor, Handeling.STEEKPROEF_BEOORDELEN, GeenFeiten(van_actor=mag), object_id, oordeel.uitkomst.value)
    if steekproef is None or getrokken is None:
        raise NietGevonden
    poort.schrijf_zonder_casus(Handeling.STEEKPROEF_BEOORDELEN)
    sessie.refresh(getrokken, with_for_update=True)
    if getrokken.uitkomst is not None:
        raise Strijdig("Deze casus is al beoordeeld.", "AL_BEOORDEELD")
    getrokken.uitkomst, getrokken.beoordeeld_op = oordeel.uitkomst, poort.klok.nu()
    getrokken.beoordeeld_door = actor.medewerker_id
    sessie.flush()
    return next(een for een in alle(poort) if een.id == steekproef_id)


def _van_maand(poort: Poort, maand: date) -> Steekproef | None:
    return poort.sessie.scalar(select(Steekproef).where(Steekproef.maand_datum == maand))


def _bezocht(poort: Poort, maand: date) -> set[UUID]:
    """Give the casussen in which somebody came in a month."""
    tellingen = poort.lezer.tel(Zoekvraag(vanaf=begin_van(maand), tot=begin_van(maand_na(maand))))
    return {een.casus for een in tellingen if een.casus is not None} & set(poort.sessie.scalars(select(Casus.id)))


def _kwam_zelf(actor: Actor, steekproef: Steekproef, getrokken: Steekproefcasus, poort: Poort) -> bool:
    maand = steekproef.maand_datum
    vraag = Zoekvraag(casus=getrokken.casus_id, vanaf=begin_van(maand), tot=begin_van(maand_na(maand)))
    zelf = alle_hoedanigheden(poort.sessie, actor.medewerker_id)
    return any(een.actor in zelf and een.handeling not in VAN_TOEZICHT for een in poort.lezer.tel(vraag))


def _inzage(gevonden: tuple[Steekproef, list[Steekproefcasus]], vandaag: date) -> SteekproefInzage:
    een, casussen = gevonden
    klaar = all(casus.uitkomst is not None for casus in casussen)
    return SteekproefInzage(
        id=een.id,
        maand_datum=een.maand_datum,
        zaad=een.zaad,
        casussen=een.casussen,
        getrokken_op=een.getrokken_op,
        getrokken_door=een.getrokken_door,
        beoordelen_uiterlijk_datum=een.beoordelen_uiterlijk_datum,
        te_laat=not klaar and vandaag > een.beoordelen_uiterlijk_datum,
        klaar=klaar,
        vervallen=een.casussen > 0 and not casussen,
        getrokken=tuple(
            Getrokken(c.casus_id, c.volgnummer, c.uitkomst, c.beoordeeld_op, c.beoordeeld_door) for c in casussen
        ),
    )
