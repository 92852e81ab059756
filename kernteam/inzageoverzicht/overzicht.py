"""Tells lines of the log in plain words and puts equal ones of a day together. Pure: knows no store and no clock."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from kernteam.grond.actor import Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.inzageoverzicht.geheim import Vrager, dag_van, zichtbaar
from kernteam.inzageoverzicht.woorden import WOORDEN, Toon
from kernteam.logboek.lezer import Logregel
from kernteam.toegang.regels import REGELS

# what professionals under secrecy share piece by piece: that it was open on a day would tell that there is something
_PER_STUK = frozenset({Klasse.VERZ, Klasse.GEZ, Klasse.MED})
# from the strongest on: which ground a disclosure is told with
_GRONDEN = {"AVG 6(1)d": "NOOD", "AVG 6(1)c": "WET", "AVG 6(1)a": "TOESTEMMING", "AVG 6(1)e": "TAAK"}


_SOORTEN = 4096  # kinds of lines whose words are remembered


@dataclass(frozen=True, slots=True)
class Overzichtsregel:
    """One line as it is told: equal ones of a day together."""

    dag: date
    partij: str
    organisatie: str | None  # None: the address is secret, or nobody looked
    rol: str
    wat: str
    soorten: tuple[str, ...]
    doel: str
    grond: str
    naam: str | None
    aantal: int = 1


class Soort(NamedTuple):
    """All that the words for a line follow from; of few kinds there are many lines."""

    handeling: str
    partij: str | None
    rol: str | None
    discipline: str | None
    klassen: tuple[str, ...]
    doel: str | None
    grondslag: str


class Gelijk(NamedTuple):
    """What lines that are told as one have in common; of whom only when his name was released."""

    dag: date
    soort: Soort
    organisatie: UUID | None
    medewerker: UUID | None


@dataclass(frozen=True, slots=True)
class Geteld:
    """Lines without words and names yet: how many of each."""

    regels: Mapping[Gelijk, int]

    @property
    def organisaties(self) -> set[UUID]:
        """The organisations to name."""
        return {een.organisatie for een in self.regels if een.organisatie is not None}

    @property
    def medewerkers(self) -> set[UUID]:
        """The employees to name."""
        return {een.medewerker for een in self.regels if een.medewerker is not None}


def tel(regels: Iterable[Logregel], vrager: Vrager, vrijgegeven: frozenset[int], *, adres_geheim: bool) -> Geteld:
    """Put equal lines of a day together, of those this person may know of.

    `vrijgegeven` are the numbers of the lines whose employee is named to him (R18, C-579/21). With a secret address no
    organisation is named: a school tells where a child lives (domain rules 1.3).
    """
    geteld: Counter[Gelijk] = Counter()
    for regel in regels:
        if zichtbaar(regel.inhoud, vrager):
            organisatie = None if adres_geheim else _id(regel.inhoud, "organisatie")
            medewerker = _id(regel.inhoud, "actor") if regel.nummer in vrijgegeven else None
            geteld[Gelijk(dag_van(regel.inhoud), _soort(regel.inhoud), organisatie, medewerker)] += 1
    return Geteld(geteld)


def benoem(geteld: Geteld, organisaties: Mapping[UUID, str], namen: Mapping[UUID, str]) -> tuple[Overzichtsregel, ...]:
    """Put the words and names in: oldest day first, and within a day by the words, so that the order tells no time."""
    met_naam: Counter[Overzichtsregel] = Counter()
    for een, aantal in geteld.regels.items():
        naam = namen.get(een.medewerker) if een.medewerker else None
        plaats = organisaties.get(een.organisatie) if een.organisatie else None
        met_naam[replace(_verteld(een.soort), dag=een.dag, organisatie=plaats, naam=naam)] += aantal
    return tuple(sorted((replace(een, aantal=n) if n > 1 else een for een, n in met_naam.items()), key=_volgorde))


def _soort(inhoud: Mapping[str, Any]) -> Soort:
    return Soort(
        handeling=inhoud["handeling"],
        partij=inhoud.get("partij"),
        rol=inhoud.get("rol"),
        discipline=inhoud.get("discipline"),
        klassen=tuple(inhoud.get("klassen", ())),
        doel=inhoud.get("doel"),
        grondslag=inhoud.get("grondslag", ""),
    )


@lru_cache(_SOORTEN)
def _verteld(soort: Soort) -> Overzichtsregel:
    handeling = Handeling(soort.handeling)
    verteld = WOORDEN.handelingen[handeling]
    doel = "TOEZICHT" if soort.rol == Rol.PRIVACYFUNCTIONARIS else soort.doel
    return Overzichtsregel(
        dag=date.min,
        partij=WOORDEN.partijen[soort.partij or "KERNTEAM"],
        organisatie=None,
        rol=WOORDEN.rollen[soort.discipline or soort.rol or "AUTOMATISCH"],
        wat=verteld.tekst,
        soorten=tuple(WOORDEN.klassen[een] for een in _soorten(handeling, verteld.toon, soort)),
        doel=WOORDEN.doelen[doel or "BEHEER"],
        grond=WOORDEN.gronden[_grond(verteld.toon, soort)],
        naam=None,
    )


def _soorten(handeling: Handeling, toon: Toon, soort: Soort) -> list[str]:
    """Give the kinds of data: of what is shared piece by piece only that the act can show it, the same on every day."""
    klassen = [een for een in Klasse if een in soort.klassen]
    if toon is Toon.VERSTREKKING or soort.rol == Rol.PRIVACYFUNCTIONARIS:
        return [een.value for een in klassen]
    regel = REGELS[handeling]
    toont = _PER_STUK if regel.toont is None else regel.toont
    kan_delen = (regel.casus or regel.nood or regel.consult) and not _PER_STUK.isdisjoint(toont)
    gewoon = [een.value for een in klassen if een not in _PER_STUK]
    return [*gewoon, "GEDEELD"] if kan_delen else gewoon


def _grond(toon: Toon, soort: Soort) -> str:
    """Give the ground; at the table consent and the own task are one: which of them would tell what was open."""
    gevonden = next((woord for code, woord in _GRONDEN.items() if code in soort.grondslag), "TAAK")
    if toon is Toon.VERSTREKKING or gevonden == "NOOD":
        return gevonden
    van_buiten = soort.partij is None or soort.rol == Rol.PRIVACYFUNCTIONARIS
    return "TAAK" if van_buiten else "AAN_TAFEL"


def _volgorde(een: Overzichtsregel) -> tuple[Any, ...]:
    woorden = (een.partij, een.organisatie or "", een.rol, een.wat, een.soorten, een.doel, een.grond, een.naam or "")
    return een.dag, *woorden


def _id(inhoud: Mapping[str, Any], veld: str) -> UUID | None:
    return UUID(inhoud[veld]) if veld in inhoud else None
