"""Whether a consent holds on a day: a pure function of regime, family, requests and answers. Knows no database.

Rule ids (C..) are those of the domain rules, section 1.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import Regime
from kernteam.toegang.feiten import Bereik, Geldigheid, Toestemmingsstand
from kernteam.toestemming.antwoord import Antwoord

VOLWASSEN = 18


class Gezag(StrEnum):
    """How we know who holds gezag: the one question at intake."""

    GEHUWD = "GEHUWD"
    ERKEND_VANAF_2023 = "ERKEND_VANAF_2023"
    REGISTER = "REGISTER"
    RECHTER = "RECHTER"
    ONBEKEND = "ONBEKEND"


class Grond(StrEnum):
    """Why a consent holds or not."""

    VOLLEDIG = "VOLLEDIG"
    NIET_GEVRAAGD = "NIET_GEVRAAGD"
    ONTBREEKT = "ONTBREEKT"
    GEWEIGERD_DOOR_OUDER = "GEWEIGERD_DOOR_OUDER"
    GEWEIGERD_DOOR_JEUGDIGE = "GEWEIGERD_DOOR_JEUGDIGE"
    INGETROKKEN = "INGETROKKEN"
    VERLOPEN = "VERLOPEN"
    GEEN_GEZAG = "GEEN_GEZAG"
    GEZAG_ONBEKEND = "GEZAG_ONBEKEND"
    ONBEKWAAM_VOLWASSEN = "ONBEKWAAM_VOLWASSEN"


@dataclass(frozen=True, slots=True)
class Gezin:
    """Who can sign: the youth with birth date and capacity, and the gezaghebbenden with how that is known."""

    jeugdige_id: UUID
    geboortedatum: date
    wilsbekwaam: bool
    gezaghebbenden: tuple[tuple[UUID, Gezag], ...]


@dataclass(frozen=True, slots=True)
class Handtekening:
    """The last answer of one signer to one request."""

    betrokkene_id: UUID
    antwoord: Antwoord
    bereik: Bereik | None = None  # None: everything that was asked
    op: date | None = None  # since when this is the answer; None: the day on which is weighed


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One request with the last answer of each signer."""

    toestemming_id: UUID
    bereik: Bereik
    geldig_tot: date
    handtekeningen: tuple[Handtekening, ...] = ()


def leeftijd(geboortedatum: date, dag: date) -> int:
    """Give completed years on a day; the birthday counts, 29 February counts from 1 March in a common year."""
    return dag.year - geboortedatum.year - ((dag.month, dag.day) < (geboortedatum.month, geboortedatum.day))


def ondertekenaars(regime: Regime, gezin: Gezin, dag: date) -> frozenset[UUID]:
    """Give who must sign on a day (domain rules, section 1.2)."""
    jaren = leeftijd(gezin.geboortedatum, dag)
    wie = "J" if jaren >= VOLWASSEN else regime.ondertekenaars[_groep(jaren, bekwaam=gezin.wilsbekwaam)]
    ouders = {ouder for ouder, _ in gezin.gezaghebbenden} if "G" in wie else set()
    return frozenset(ouders | ({gezin.jeugdige_id} if "J" in wie else set()))


def stand(regime: Regime, gezin: Gezin, verzoeken: Sequence[Verzoek], dag: date) -> Toestemmingsstand:
    """Compute what the consent of a casus comes to on a day.

    `verzoeken` are newest first. A newer request nobody has refused and not everybody has signed leaves the older one
    standing, also when it expires that way; the first that is decided, decides. So neither a new request nor a
    birthday revives what a withdrawal closed.
    """
    nodig = ondertekenaars(regime, gezin, dag)
    beletsel = _beletsel(gezin, nodig, dag)
    if beletsel is not None:
        return beletsel
    nieuwste_open: Toestemmingsstand | None = None
    for verzoek in verzoeken:
        uitkomst = _weeg(verzoek, gezin, regime, dag)
        if uitkomst.geldigheid is Geldigheid.GELDIG:
            return uitkomst
        if uitkomst.reden != Grond.ONTBREEKT and not (uitkomst.reden == Grond.VERLOPEN and uitkomst.ontbreekt):
            return nieuwste_open or uitkomst
        nieuwste_open = nieuwste_open or uitkomst
    return nieuwste_open or Toestemmingsstand(Geldigheid.ONGELDIG, Grond.NIET_GEVRAAGD, ontbreekt=nodig)


def _groep(jaren: int, *, bekwaam: bool) -> str:
    if jaren < 12:  # noqa: PLR2004 - the ages of the law, named by the group
        return "tot_12"
    leeftijdsgroep = "van_12_tot_16" if jaren < 16 else "van_16_tot_18"  # noqa: PLR2004 - idem
    return f"{leeftijdsgroep}_{'bekwaam' if bekwaam else 'onbekwaam'}"


def _beletsel(gezin: Gezin, nodig: frozenset[UUID], dag: date) -> Toestemmingsstand | None:
    if leeftijd(gezin.geboortedatum, dag) >= VOLWASSEN and not gezin.wilsbekwaam:
        return _aangehouden(Grond.ONBEKWAAM_VOLWASSEN, nodig)  # curator or mentor: not known to the casus yet
    if nodig == {gezin.jeugdige_id}:
        return None
    if not gezin.gezaghebbenden:
        return _aangehouden(Grond.GEEN_GEZAG, nodig)  # C12
    if any(gezag is Gezag.ONBEKEND for _, gezag in gezin.gezaghebbenden):
        return _aangehouden(Grond.GEZAG_ONBEKEND, nodig)  # C13
    return None


def _aangehouden(reden: Grond, nodig: frozenset[UUID]) -> Toestemmingsstand:
    return Toestemmingsstand(Geldigheid.AANGEHOUDEN, reden, ontbreekt=nodig)


def _weeg(verzoek: Verzoek, gezin: Gezin, regime: Regime, dag: date) -> Toestemmingsstand:
    nodig = ondertekenaars(regime, gezin, dag)
    gegeven = {h.betrokkene_id: h for h in verzoek.handtekeningen if h.betrokkene_id in nodig}
    ontbreekt = frozenset(nodig - {wie for wie, h in gegeven.items() if h.antwoord is Antwoord.GEGEVEN})
    # a "no" of who had to sign when he said it stays a "no": turning 16 does not reopen what a parent closed
    nee = [
        h
        for h in verzoek.handtekeningen
        if h.antwoord is not Antwoord.GEGEVEN and h.betrokkene_id in nodig | ondertekenaars(regime, gezin, h.op or dag)
    ]

    def ongeldig(reden: Grond) -> Toestemmingsstand:
        return Toestemmingsstand(Geldigheid.ONGELDIG, reden, verzoek.toestemming_id, ontbreekt=ontbreekt)

    if any(h.antwoord is Antwoord.INGETROKKEN for h in nee):  # C18
        return ongeldig(Grond.INGETROKKEN)
    if any(h.betrokkene_id == gezin.jeugdige_id for h in nee):  # C03
        return ongeldig(Grond.GEWEIGERD_DOOR_JEUGDIGE)
    if nee:  # C02, C10
        return ongeldig(Grond.GEWEIGERD_DOOR_OUDER)
    if dag >= verzoek.geldig_tot:  # C21
        return ongeldig(Grond.VERLOPEN)
    if ontbreekt:
        return ongeldig(Grond.ONTBREEKT)
    bereik: set[tuple[UUID, Klasse]] = set(verzoek.bereik)
    for handtekening in gegeven.values():
        bereik &= verzoek.bereik if handtekening.bereik is None else handtekening.bereik
    return Toestemmingsstand(Geldigheid.GELDIG, Grond.VOLLEDIG, verzoek.toestemming_id, frozenset(bereik))  # C01
