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


@dataclass(frozen=True, slots=True)
class Geteld:
    """Lines told without a name yet: of which organisation, by whom when his name was released, and how many."""

    regels: Mapping[tuple[Overzichtsregel, UUID | None, UUID | None], int]

    @property
    def organisaties(self) -> set[UUID]:
        """The organisations to name."""
        return {een for _, een, _ in self.regels if een is not None}

    @property
    def medewerkers(self) -> set[UUID]:
        """The employees to name."""
        return {een for _, _, een in self.regels if een is not None}


def tel(regels: Iterable[Logregel], vrager: Vrager, vrijgegeven: frozenset[int], *, adres_geheim: bool) -> Geteld:
    """Put equal lines of a day together, of those this person may know of.

    `vrijgegeven` are the numbers of the lines whose employee is named to him (R18, C-579/21). With a secret address no
    organisation is named: a school tells where a child lives (domain rules 1.3).
    """
    geteld: Counter[tuple[Overzichtsregel, UUID | None, UUID | None]] = Counter()
    for regel in regels:
        if zichtbaar(regel.inhoud, vrager):
            organisatie = None if adres_geheim else _id(regel.inhoud, "organisatie")
            medewerker = _id(regel.inhoud, "actor") if regel.nummer in vrijgegeven else None
            geteld[vertel(regel.inhoud), organisatie, medewerker] += 1
    return Geteld(geteld)


def benoem(geteld: Geteld, organisaties: Mapping[UUID, str], namen: Mapping[UUID, str]) -> tuple[Overzichtsregel, ...]:
    """Put the names in: oldest day first, and within a day by the words, so that the order tells no time."""
    met_naam: Counter[Overzichtsregel] = Counter()
    for (regel, organisatie, medewerker), aantal in geteld.regels.items():
        naam = namen.get(medewerker) if medewerker else None
        plaats = organisaties.get(organisatie) if organisatie else None
        met_naam[replace(regel, organisatie=plaats, naam=naam)] += aantal
    return tuple(sorted((replace(een, aantal=n) for een, n in met_naam.items()), key=_volgorde))


def vertel(inhoud: Mapping[str, Any]) -> Overzichtsregel:
    """Tell one line in plain words, without a name."""
    soort = _Soort(
        handeling=inhoud["handeling"],
        partij=inhoud.get("partij"),
        rol=inhoud.get("rol"),
        discipline=inhoud.get("discipline"),
        klassen=tuple(inhoud.get("klassen", ())),
        doel=inhoud.get("doel"),
        grondslag=inhoud.get("grondslag", ""),
    )
    return replace(_verteld(soort), dag=dag_van(inhoud))


class _Soort(NamedTuple):
    """All that the words for a line follow from; of few kinds there are many lines."""

    handeling: str
    partij: str | None
    rol: str | None
    discipline: str | None
    klassen: tuple[str, ...]
    doel: str | None
    grondslag: str


@lru_cache(_SOORTEN)
def _verteld(soort: _Soort) -> Overzichtsregel:
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


def _soorten(handeling: Handeling, toon: Toon, soort: _Soort) -> list[str]:
    """Give the kinds of data: of what is shared piece by piece only that the act can show it, the same on every day."""
    klassen = [een for een in Klasse if een in soort.klassen]
    if toon is Toon.VERSTREKKING or soort.rol == Rol.PRIVACYFUNCTIONARIS:
        return [een.value for een in klassen]
    regel = REGELS[handeling]
    toont = _PER_STUK if regel.toont is None else regel.toont
    kan_delen = (regel.casus or regel.nood or regel.consult) and not _PER_STUK.isdisjoint(toont)
    gewoon = [een.value for een in klassen if een not in _PER_STUK]
    return [*gewoon, "GEDEELD"] if kan_delen else gewoon


def _grond(toon: Toon, soort: _Soort) -> str:
    """Give the ground; at the table consent and the own task are one: which of them would tell what was open."""
    gevonden = next((woord for code, woord in _GRONDEN.items() if code in soort.grondslag), "TAAK")
    if toon is Toon.VERSTREKKING or gevonden == "NOOD":
        return gevonden
    van_buiten = soort.partij is None or soort.rol == Rol.PRIVACYFUNCTIONARIS
    return "TAAK" if van_buiten else "AAN_TAFEL"


def _volgorde(regel: Overzichtsregel) -> tuple[date, str, str, str, str]:
    return regel.dag, regel.partij, regel.organisatie or "", regel.rol, repr(regel)


def _id(inhoud: Mapping[str, Any], veld: str) -> UUID | None:
    return UUID(inhoud[veld]) if veld in inhoud else None
