"""What is kept out of the overview, line by line: a pure function of the line and of who asks. Knows no store.

Domain rules R04, R08, R18, S09, S13, S14. Every rule looks at the line itself, never at how many there are, so that
the overview is the same as when the hidden thing had never happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from kernteam.grond.actor import GEHEIME_PARTIJEN, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import GEWEERD
from kernteam.grond.klok import AMSTERDAM
from kernteam.inzageoverzicht.woorden import WOORDEN, Toon
from kernteam.toestemming.gezin import leeftijd

ZELF = 12  # the age from which a youth has contacts of his own (Jeugdwet 7.3.11, BW 7:457)
# a report there is kept from the family in every overview (S14; domain rules B07, B09)
NOOIT_AAN = frozenset({Partij.VT, Partij.RVDK, Partij.POL})


@dataclass(frozen=True, slots=True)
class Nood:
    """One emergency: who opened it, when, and whether the family was told."""

    id: UUID
    medewerker_id: UUID
    vanaf_op: datetime
    verteld: bool


@dataclass(frozen=True, slots=True)
class Vrager:
    """Who gets the overview, and what must be known of the casus to keep the secrets in it."""

    id: UUID
    is_jeugdige: bool
    geboortedatum: date  # of the youth
    sinds: date | None  # since when he holds gezag; None: always (R04)
    noden: tuple[Nood, ...] = ()
    verstrekkingen: frozenset[UUID] = frozenset()  # of which the family was told
    geheimhouders: frozenset[UUID] = frozenset()  # the organisations under secrecy


def dag_van(inhoud: Mapping[str, Any]) -> date:
    """Give the day of a line in Amsterdam."""
    return _dag(inhoud["tijdstip"][: len("2026-05-04T12")])


@lru_cache(24 * 366)
def _dag(uur: str) -> date:
    """Give the day of an hour of UTC: Amsterdam is a whole number of hours ahead."""
    return datetime.fromisoformat(f"{uur}:00:00+00:00").astimezone(AMSTERDAM).date()


def zichtbaar(inhoud: Mapping[str, Any], vrager: Vrager) -> bool:
    """Tell whether a line about the casus may be told to who asks: only what a rule lets through is."""
    verteld = WOORDEN.handelingen.get(Handeling(inhoud["handeling"]))
    if verteld is None or inhoud["uitkomst"] != "TOEGESTAAN" or inhoud.get("rol") == Rol.ONDERTEKENAAR:
        return False
    if _veiligheid(inhoud, verteld.toon) or _van_een_ander(inhoud, vrager):
        return False
    if verteld.toon is Toon.KENNIS:
        return inhoud.get("partij") not in GEHEIME_PARTIJEN
    if verteld.toon is Toon.NOOD:
        return _nood_is_verteld(inhoud, vrager)
    if verteld.toon is Toon.VERSTREKKING:
        return "ontvanger" in inhoud and _object(inhoud) in vrager.verstrekkingen
    return verteld.toon is Toon.IEDER or _object(inhoud) == vrager.id


def _veiligheid(inhoud: Mapping[str, Any], toon: Toon) -> bool:
    """Tell whether a line is about safety (S14): a class or purpose of it, or a receiver that gets reports."""
    gevaarlijk = inhoud.get("doel") == Doel.P5 and toon is not Toon.NOOD
    return gevaarlijk or inhoud.get("ontvanger") in NOOIT_AAN or not GEWEERD.isdisjoint(inhoud.get("klassen", ()))


def _van_een_ander(inhoud: Mapping[str, Any], vrager: Vrager) -> bool:
    """Tell whether a line is of the time before his gezag, or may show that another looks for help."""
    dag = dag_van(inhoud)
    if vrager.sinds is not None and dag < vrager.sinds:  # R04
        return True
    eigenaren = {UUID(een) for een in inhoud.get("eigenaren", ())}
    if eigenaren and eigenaren <= vrager.geheimhouders:
        return True
    # from 12 on who asks a specialist may do so without his parents knowing (C05, C06; R08)
    return not vrager.is_jeugdige and inhoud.get("doel") == Doel.P4 and leeftijd(vrager.geboortedatum, dag) >= ZELF


def _nood_is_verteld(inhoud: Mapping[str, Any], vrager: Vrager) -> bool:
    """Tell whether the family was told of the emergency a line belongs to; one that came to nothing showed nothing.

    The line of opening is older than the emergency it made, and carries the casus, not its id: it belongs to the first
    one of the same person that is not older than the line.
    """
    if inhoud["handeling"] != Handeling.NOODTOEGANG_OPENEN:
        return any(een.verteld for een in vrager.noden if een.id == _object(inhoud))
    moment = datetime.fromisoformat(inhoud["tijdstip"])
    van_hem = [een for een in vrager.noden if str(een.medewerker_id) == inhoud["actor"] and een.vanaf_op >= moment]
    return bool(van_hem) and min(van_hem, key=lambda een: een.vanaf_op).verteld


def _object(inhoud: Mapping[str, Any]) -> UUID | None:
    return UUID(inhoud["object"]) if "object" in inhoud else None
