"""Themes of the whole school: what is asked, agreed, and found when looked at again. Knows no casus and no web."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from kernteam.grond.actor import Actor
from kernteam.grond.bsn import bsn_fouten
from kernteam.grond.fouten import Fout, Gewijzigd, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.netwerk.service import is_van_school
from kernteam.overleg.inzage import ThemaInzage, thema_inzage
from kernteam.overleg.models import Onderwerp, Thema, Themauitkomst
from kernteam.overleg.service.binnen import eis_door, ga_in_overleg
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort

ZONDER_PERSONEN = "ZONDER_PERSONEN"


@dataclass(frozen=True, slots=True)
class NieuwThema:
    """A theme as entered; who enters it says that nobody can be recognised in it."""

    onderwerp: Onderwerp
    vraag: str


@dataclass(frozen=True, slots=True)
class Themawijziging:
    """What changes in a theme; None stays as it is."""

    afspraak: str | None = None
    terugkijken_datum: date | None = None
    uitkomst: Themauitkomst | None = None
    evaluatie: str | None = None


def maken(actor: Actor, overleg_id: UUID, nieuw: NieuwThema, poort: Poort) -> ThemaInzage:
    """Put a theme on the agenda (handeling thema.maken); raises Ongeldig for a possible BSN, which nothing excuses."""
    _eis_zonder_bsn({"/vraag": nieuw.vraag})
    overleg, pas = ga_in_overleg(actor, Handeling.THEMA_MAKEN, overleg_id, poort, ZONDER_PERSONEN)
    eis_door(overleg)
    poort.schrijf(pas)
    thema = Thema(
        id=uuid4(),
        overleg_id=overleg_id,
        vestigingscode=overleg.vestigingscode,
        onderwerp=nieuw.onderwerp,
        vraag=nieuw.vraag,
        gewijzigd_op=poort.klok.nu(),
        gewijzigd_door=actor.medewerker_id,
    )
    poort.sessie.add(thema)
    poort.sessie.flush()
    return thema_inzage(thema)


def heropgehaald(actor: Actor, thema_id: UUID, overleg_id: UUID, poort: Poort) -> ThemaInzage:
    """Give a theme of this meeting once more, as it stands now."""
    ga_in_overleg(actor, Handeling.OVERLEG_LEZEN, overleg_id, poort)
    return thema_inzage(poort.sessie.get_one(Thema, thema_id))


def wijzigen(actor: Actor, thema_id: UUID, wijziging: Themawijziging, versie: int, poort: Poort) -> ThemaInzage:
    """Write what was agreed, when it is looked at again and what that gave (handeling thema.wijzigen).

    Raises Gewijzigd when `versie` is not the last, Ongeldig for a past day, Strijdig for an outcome of what was not
    agreed.
    """
    _eis_zonder_bsn({"/afspraak": wijziging.afspraak, "/evaluatie": wijziging.evaluatie})
    if wijziging.terugkijken_datum is not None and wijziging.terugkijken_datum < poort.klok.vandaag():
        raise Ongeldig([Fout("/terugkijkenDatum", "VERLEDEN", "Deze dag is voorbij.")])
    van_actor = is_van_school(actor.medewerker_id, Thema.vestigingscode)
    thema = poort.sessie.scalar(select(Thema).where(Thema.id == thema_id, van_actor))
    feiten = GeenFeiten(thema_id, van_actor=thema is not None)
    pas = poort.vraag(actor, Handeling.THEMA_WIJZIGEN, feiten, thema_id, ZONDER_PERSONEN)
    if thema is None:  # the door refused already
        raise LookupError("doorgang zonder thema")
    if thema.versie != versie:
        raise Gewijzigd
    nieuw = {naam: getattr(wijziging, naam) for naam in _VELDEN if getattr(wijziging, naam) is not None}
    if wijziging.uitkomst is not None and not (thema.afspraak or wijziging.afspraak):
        raise Strijdig("Schrijf eerst op wat er is afgesproken.", "GEEN_AFSPRAAK")
    poort.schrijf(pas)
    for naam, waarde in nieuw.items():
        setattr(thema, naam, waarde)
    thema.gewijzigd_op, thema.gewijzigd_door = poort.klok.nu(), actor.medewerker_id
    try:
        poort.sessie.flush()
    except StaleDataError:  # somebody was first after this act read the version
        raise Gewijzigd from None
    return thema_inzage(thema)


_VELDEN = ("afspraak", "terugkijken_datum", "uitkomst", "evaluatie")


def _eis_zonder_bsn(teksten: dict[str, str | None]) -> None:
    fouten = bsn_fouten(teksten, bevestigd=False)
    if fouten:
        uitleg = "Hier lijkt een BSN te staan. In een thema staat niets over een persoon."
        raise Ongeldig([Fout(een.wijzer, een.code, uitleg) for een in fouten])
