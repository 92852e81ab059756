"""The family as the law of consent sees it on a day: who holds gezag, who is able, what was established.

A fact counts from its own day on, whenever it was recorded; what is dated later does not exist yet. Knows no request,
no answer and no database. Rule ids (C..) are those of the domain rules, section 1.3.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

VOLWASSEN = 18
WISSELJAREN = (12, 16, VOLWASSEN)  # C14, C15, C16
HOOGSTENS_GEZAG = 2  # two parents, a parent with a partner, or one or two voogden (BW 1:245, 1:253t, 1:282)


class Gezag(StrEnum):
    """How we know who holds gezag: the one question at intake."""

    GEHUWD = "GEHUWD"
    ERKEND_VANAF_2023 = "ERKEND_VANAF_2023"
    REGISTER = "REGISTER"
    RECHTER = "RECHTER"
    ONBEKEND = "ONBEKEND"


class Omstandigheidsoort(StrEnum):
    """What can be established about a family."""

    GEZAG_BEGINT = "GEZAG_BEGINT"
    GEZAG_EINDIGT = "GEZAG_EINDIGT"
    GEZAG_BETWIST = "GEZAG_BETWIST"
    GEZAG_NAGEGAAN = "GEZAG_NAGEGAAN"
    VOOGDIJ = "VOOGDIJ"
    ONDERTOEZICHTSTELLING = "ONDERTOEZICHTSTELLING"
    VERVANGENDE_TOESTEMMING = "VERVANGENDE_TOESTEMMING"
    VERTEGENWOORDIGER = "VERTEGENWOORDIGER"
    WILSONBEKWAAM = "WILSONBEKWAAM"
    SAMENWONEND = "SAMENWONEND"
    NIET_SAMENWONEND = "NIET_SAMENWONEND"
    WELOVERWOGEN_WENS = "WELOVERWOGEN_WENS"
    ERNSTIG_NADEEL = "ERNSTIG_NADEEL"
    NIET_INGRIJPEND = "NIET_INGRIJPEND"
    INSPANNING = "INSPANNING"


class Gezagsuitkomst(StrEnum):
    """What looking it up gave."""

    HEEFT_GEZAG = "HEEFT_GEZAG"
    GEEN_GEZAG = "GEEN_GEZAG"


class Nadeelsituatie(StrEnum):
    """Why help that prevents serious harm must start without the parents."""

    OUDERS_STEMMEN_NIET_IN = "OUDERS_STEMMEN_NIET_IN"  # C05
    OUDERS_NIET_BEREIKBAAR = "OUDERS_NIET_BEREIKBAAR"  # C06


class Vertegenwoordiging(StrEnum):
    """As what somebody represents an adult who is not able, in the order of the law (Jeugdwet 7.3.15, BW 7:465)."""

    CURATOR = "CURATOR"
    MENTOR = "MENTOR"
    GEMACHTIGDE = "GEMACHTIGDE"
    PARTNER = "PARTNER"
    FAMILIELID = "FAMILIELID"


_RANG = {
    Vertegenwoordiging.CURATOR: 0,
    Vertegenwoordiging.MENTOR: 0,
    Vertegenwoordiging.GEMACHTIGDE: 1,
    Vertegenwoordiging.PARTNER: 2,
    Vertegenwoordiging.FAMILIELID: 3,
}


@dataclass(frozen=True, slots=True)
class Feit:
    """One recorded omstandigheid as the computation sees it; which fields it has follows from its soort."""

    soort: Omstandigheidsoort
    vanaf: date
    volgnummer: int = 0  # of two facts of one day the one recorded last counts
    betrokkene_id: UUID | None = None
    gezag: Gezag | None = None
    uitkomst: Gezagsuitkomst | None = None
    tot: date | None = None  # exclusive
    regimes: frozenset[str] = frozenset()  # empty: the soort knows no regime
    situatie: Nadeelsituatie | None = None
    vertegenwoordiging: Vertegenwoordiging | None = None


@dataclass(frozen=True, slots=True)
class Gezin:
    """Who there are: the youth, the gezaghebbenden named at intake, the adults, and what was established since."""

    jeugdige_id: UUID
    geboortedatum: date
    gezaghebbenden: tuple[tuple[UUID, Gezag], ...]
    feiten: tuple[Feit, ...] = ()
    volwassenen: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Beeld:
    """A family on one day, for one regime."""

    jaren: int
    wilsbekwaam: bool  # presumed, until a professional judged otherwise (Jeugdwet 7.3.15)
    gezag: Mapping[UUID, Gezag]  # parents and voogden
    voogden: frozenset[UUID] = frozenset()
    betwist: frozenset[UUID] = frozenset()
    samenwonend: bool = False
    vertegenwoordigers: frozenset[UUID] = frozenset()
    vervangen: frozenset[UUID] = frozenset()  # whose signature a court gave instead (C10)
    soorten: frozenset[Omstandigheidsoort] = frozenset()  # what holds today
    situaties: frozenset[Nadeelsituatie] = frozenset()


def leeftijd(geboortedatum: date, dag: date) -> int:
    """Give completed years on a day; the birthday counts, 29 February counts from 1 March in a common year."""
    return dag.year - geboortedatum.year - ((dag.month, dag.day) < (geboortedatum.month, geboortedatum.day))


def verjaardag(geboortedatum: date, jaren: int) -> date:
    """Give the day on which somebody turns this old; 29 February counts from 1 March in a common year."""
    try:
        return geboortedatum.replace(year=geboortedatum.year + jaren)
    except ValueError:
        return date(geboortedatum.year + jaren, 3, 1)


def beeld_op(gezin: Gezin, regime: str, dag: date) -> Beeld:
    """Give the family as it is on a day for one regime."""
    jaren = leeftijd(gezin.geboortedatum, dag)
    if not gezin.feiten:
        return Beeld(jaren, True, dict(gezin.gezaghebbenden))
    feiten = [feit for feit in _geldend(gezin, dag) if not feit.regimes or regime in feit.regimes]
    gezag = _gezag(gezin, feiten)
    soorten = frozenset(feit.soort for feit in feiten)
    return Beeld(
        jaren,
        Omstandigheidsoort.WILSONBEKWAAM not in soorten,
        gezag.houders,
        frozenset(gezag.voogden),
        frozenset(gezag.betwist),
        gezag.samenwonend,
        _vertegenwoordigers(feiten),
        _van(feiten, Omstandigheidsoort.VERVANGENDE_TOESTEMMING),
        soorten,
        frozenset(feit.situatie for feit in feiten if feit.situatie),
    )


def laatste_wisseldag(gezin: Gezin, eindes: Iterable[date], vandaag: date) -> date | None:
    """Give the last day until today on which the calendar alone could end a consent: birthday, fact or expiry."""
    return max((dag for dag in wisseldagen(gezin, eindes) if dag <= vandaag), default=None)


def wisseldagen(gezin: Gezin, eindes: Iterable[date] = ()) -> set[date]:
    """Give every day on which the calendar alone could end a consent, these ends among them."""
    dagen = {verjaardag(gezin.geboortedatum, jaren) for jaren in WISSELJAREN}
    return dagen.union(eindes, (dag for feit in gezin.feiten for dag in (feit.vanaf, feit.tot) if dag is not None))


def is_tegenstrijdig(gezin: Gezin) -> bool:
    """Tell whether on some day somebody would be voogd beside a parent with gezag: the law knows one or the other."""
    for dag in {feit.vanaf for feit in gezin.feiten}:
        gezag = _gezag(gezin, _geldend(gezin, dag))
        if gezag.voogden and gezag.houders.keys() - gezag.voogden:
            return True
    return False


def heeft_te_veel_gezag(gezin: Gezin, vanaf: date) -> bool:
    """Tell whether on a day or later more people hold gezag than the law knows; unclear gezag does not count (C13)."""
    dagen = {vanaf} | {feit.vanaf for feit in gezin.feiten if feit.vanaf > vanaf}
    lopen = (_gezag(gezin, _geldend(gezin, dag)) for dag in dagen)
    return any(is_te_veel_gezag(een for wie, een in loop.houders.items() if wie not in loop.betwist) for loop in lopen)


def is_te_veel_gezag(gezag: Iterable[Gezag]) -> bool:
    """Tell whether these are more people with gezag than the law knows."""
    return sum(een is not Gezag.ONBEKEND for een in gezag) > HOOGSTENS_GEZAG


def _geldend(gezin: Gezin, dag: date) -> list[Feit]:
    geldt = [feit for feit in gezin.feiten if feit.vanaf <= dag and (feit.tot is None or dag < feit.tot)]
    return sorted(geldt, key=lambda feit: (feit.vanaf, feit.volgnummer))


@dataclass(slots=True)
class _Gezagsloop:
    """Who holds gezag, followed fact by fact."""

    houders: dict[UUID, Gezag]
    voogden: set[UUID]
    betwist: set[UUID]
    samenwonend: bool = False

    def volg(self, feit: Feit) -> None:
        """Take one fact in. Who lived together is asked again when the gezag itself changes (C08)."""
        houders, wie = set(self.houders), feit.betrokkene_id
        if feit.soort in (Omstandigheidsoort.SAMENWONEND, Omstandigheidsoort.NIET_SAMENWONEND):
            self.samenwonend = feit.soort is Omstandigheidsoort.SAMENWONEND
        elif wie is not None:
            self._van(wie, feit)
        self.samenwonend = self.samenwonend and houders == set(self.houders)

    def _van(self, wie: UUID, feit: Feit) -> None:
        if feit.soort is Omstandigheidsoort.GEZAG_BEGINT:
            self.houders[wie] = feit.gezag or Gezag.ONBEKEND
            self.voogden.discard(wie)
        elif feit.soort is Omstandigheidsoort.VOOGDIJ:
            self.houders[wie] = Gezag.RECHTER
            self.voogden.add(wie)
        elif feit.soort is Omstandigheidsoort.GEZAG_EINDIGT:
            self._neem_af(wie)
        elif feit.soort is Omstandigheidsoort.GEZAG_BETWIST:
            self.betwist.add(wie)
        elif feit.soort is Omstandigheidsoort.GEZAG_NAGEGAAN:
            self.betwist.discard(wie)
            if feit.uitkomst is Gezagsuitkomst.HEEFT_GEZAG:
                self.houders[wie] = Gezag.REGISTER
            else:
                self._neem_af(wie)

    def _neem_af(self, wie: UUID) -> None:
        """End gezag, and with it what was disputed about it (C13, C17)."""
        self.betwist.discard(wie)
        self.houders.pop(wie, None)
        self.voogden.discard(wie)


def _gezag(gezin: Gezin, feiten: list[Feit]) -> _Gezagsloop:
    loop = _Gezagsloop(dict(gezin.gezaghebbenden), set(), set())
    for feit in feiten:
        loop.volg(feit)
    return loop


def _van(feiten: list[Feit], soort: Omstandigheidsoort) -> frozenset[UUID]:
    return frozenset(feit.betrokkene_id for feit in feiten if feit.soort is soort and feit.betrokkene_id)


def _vertegenwoordigers(feiten: list[Feit]) -> frozenset[UUID]:
    """Give who represents: of the kinds that there are, the first in the order of the law."""
    per_rang: dict[int, set[UUID]] = {}
    for feit in feiten:
        if feit.vertegenwoordiging and feit.betrokkene_id:
            per_rang.setdefault(_RANG[feit.vertegenwoordiging], set()).add(feit.betrokkene_id)
    return frozenset(per_rang[min(per_rang)]) if per_rang else frozenset()
