"""The rules of the desk as data: what fires, what explains, and the control policy. Pure: knows no case and no store.

Read from `config/toezicht`: `regels.csv`, `verklaringen.csv`, `controlebeleid.csv`, each row with its source.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kernteam.grond.handeling import Handeling
from kernteam.inzage.periode import Zoekgrens
from kernteam.toegang.loop import ONLEESBAAR, Onleesbaar, lees_rijen, wat_er_mis_is, woord_uit
from kernteam.toegang.rijen import BeleidFout

R = TypeVar("R")
K = TypeVar("K", bound=str)


class Verklaring(StrEnum):
    """Why somebody may well have had reason to look."""

    PLAATS = "PLAATS"
    EIGEN_OPENING = "EIGEN_OPENING"
    TAAK = "TAAK"
    OVERLEG = "OVERLEG"
    CONSULT = "CONSULT"
    VERVANGING = "VERVANGING"
    EIGEN_TOEZICHT = "EIGEN_TOEZICHT"
    SCHOOLKRING = "SCHOOLKRING"


class Stand(StrEnum):
    """Whether a rule counts."""

    AAN = "aan"
    UIT = "uit"
    GEEN_GEGEVENS = "geen_gegevens"  # it cannot be measured here; the row says why


class Controle(StrEnum):
    """What the control policy settles, each a number of something."""

    ZOEKEN_DAGEN = "ZOEKEN_DAGEN"
    ZOEKEN_DAGEN_ALLES = "ZOEKEN_DAGEN_ALLES"
    DREMPEL = "DREMPEL"
    TERUGKIJKEN = "TERUGKIJKEN"
    ANTWOORDEN = "ANTWOORDEN"
    STEEKPROEF_PROCENT = "STEEKPROEF_PROCENT"
    STEEKPROEF_MINSTENS = "STEEKPROEF_MINSTENS"
    STEEKPROEF_BEOORDELEN = "STEEKPROEF_BEOORDELEN"
    DATALEK_AP = "DATALEK_AP"
    DATALEK_PARTNERS = "DATALEK_PARTNERS"
    LOGCONTROLE_NIEUW = "LOGCONTROLE_NIEUW"
    LOGCONTROLE_ALLES = "LOGCONTROLE_ALLES"
    AANDACHT_HERZIEN = "AANDACHT_HERZIEN"
    PRECISIE = "PRECISIE"
    PRECISIE_VANAF = "PRECISIE_VANAF"


@dataclass(frozen=True, slots=True)
class Toezichtregel:
    """One rule: what it scores without and with an explanation, from which measured value on, and its reasons."""

    id: str
    stand: Stand
    score: int
    score_verklaard: int
    drempel: int
    altijd: bool  # in the queue whatever the score
    werkdagen: int  # to judge what it found
    handelingen: frozenset[Handeling]  # the acts it counts, where it counts acts
    omschrijving: str
    vals_alarm: str
    waarom_niet: str
    bron: str


@dataclass(frozen=True, slots=True)
class Verklaringregel:
    """One explanation: strong leaves what is explained, weak takes one point off the whole. `dagen`: either side."""

    verklaring: Verklaring
    sterk: bool
    dagen: int
    omschrijving: str
    bron: str


@dataclass(frozen=True, slots=True)
class Controleregel:
    """One number of the control policy."""

    controle: Controle
    waarde: int
    eenheid: str
    wat: str
    bron: str


@dataclass(frozen=True, slots=True)
class Bureau:
    """All of it, immutable."""

    regels: tuple[Toezichtregel, ...]
    verklaringen: Mapping[Verklaring, Verklaringregel]
    controles: Mapping[Controle, Controleregel]

    def getal(self, controle: Controle) -> int:
        """Give one number of the control policy."""
        return self.controles[controle].waarde

    @property
    def zoekgrens(self) -> Zoekgrens:
        """How long the period of a search in the log may be."""
        return Zoekgrens(self.getal(Controle.ZOEKEN_DAGEN), self.getal(Controle.ZOEKEN_DAGEN_ALLES))

    def dagen(self, verklaring: Verklaring) -> int:
        """Give how many days before and after an event still explain."""
        return self.verklaringen[verklaring].dagen

    @property
    def sterk(self) -> frozenset[Verklaring]:
        """The explanations that explain fully."""
        return frozenset(een for een, rij in self.verklaringen.items() if rij.sterk)

    @property
    def geldend(self) -> tuple[Toezichtregel, ...]:
        """The rules that are on."""
        return tuple(een for een in self.regels if een.stand is Stand.AAN)


def laad(map_: Path, meetbaar: frozenset[str], tellend: frozenset[str]) -> Bureau:
    """Read and check the three files; raises BeleidFout naming file, line and reason.

    `meetbaar` are the ids that can be measured: a rule outside them says why it is not, and one inside is on or off.
    Those in `tellend` count the acts their row names: without one they would never fire, and no other rule has any.
    """
    regels = _lees(map_ / "regels.csv", lambda rij: _regel(rij, meetbaar, tellend), lambda een: een.id)
    verklaringen = _lees(map_ / "verklaringen.csv", _verklaring, lambda een: een.verklaring)
    controles = _lees(map_ / "controlebeleid.csv", _controle, lambda een: een.controle)
    for bestand, nodig, is_er in (
        ("regels.csv", meetbaar, regels),
        ("verklaringen.csv", frozenset(Verklaring), verklaringen),
        ("controlebeleid.csv", frozenset(Controle), controles),
    ):
        if ontbreekt := sorted(nodig - set(is_er)):
            raise BeleidFout(f"{bestand}: {', '.join(ontbreekt)} ontbreekt")
    return Bureau(tuple(regels.values()), verklaringen, controles)


def _lees(pad: Path, maak: Callable[[dict[str, str]], R], sleutel: Callable[[R], K]) -> dict[K, R]:
    gelezen: dict[K, R] = {}
    for nummer, rij in lees_rijen(pad):
        plaats = f"{pad.name} regel {nummer}"
        try:
            een = maak(rij)
        except ONLEESBAAR as fout:
            raise BeleidFout(f"{plaats}: {wat_er_mis_is(fout)}") from None
        if sleutel(een) in gelezen:
            raise BeleidFout(f"{plaats}: {sleutel(een)} komt twee keer voor")
        gelezen[sleutel(een)] = een
    return gelezen


def _regel(rij: dict[str, str], meetbaar: frozenset[str], tellend: frozenset[str]) -> Toezichtregel:
    regel = Toezichtregel(
        id=_tekst(rij, "id"),
        stand=woord_uit(Stand, rij["stand"]),
        score=_getal(rij, "score"),
        score_verklaard=_getal(rij, "score_verklaard", minstens=0),
        drempel=_getal(rij, "drempel"),
        altijd=_een_van(_JA_NEE, rij["altijd"]),
        werkdagen=_getal(rij, "werkdagen"),
        handelingen=frozenset(map(_handeling, filter(None, rij["handelingen"].split(";")))),
        omschrijving=_tekst(rij, "omschrijving"),
        vals_alarm=rij["vals_alarm"].strip(),
        waarom_niet=rij["waarom_niet"].strip(),
        bron=_tekst(rij, "bron"),
    )
    if regel.score_verklaard > regel.score:
        raise Onleesbaar("een verklaring verhoogt de score")
    if (regel.stand is Stand.GEEN_GEGEVENS) is (regel.id in meetbaar):
        raise Onleesbaar("deze regel is niet te meten" if regel.id not in meetbaar else "deze regel is te meten")
    if (regel.stand is Stand.GEEN_GEGEVENS) is not bool(regel.waarom_niet):
        raise Onleesbaar("waarom_niet hoort bij geen_gegevens, en alleen daarbij")
    if (regel.id in tellend) is not bool(regel.handelingen):
        raise Onleesbaar("handelingen horen bij een regel die ze telt, en alleen daarbij")
    return regel


def _verklaring(rij: dict[str, str]) -> Verklaringregel:
    return Verklaringregel(
        woord_uit(Verklaring, rij["id"]),
        _een_van(_STERK, rij["werking"]),
        _getal(rij, "dagen", minstens=0),
        _tekst(rij, "omschrijving"),
        _tekst(rij, "bron"),
    )


def _controle(rij: dict[str, str]) -> Controleregel:
    controle, waarde = woord_uit(Controle, rij["id"]), _getal(rij, "waarde")
    if waarde > _WETTELIJK.get(controle, _HOOGSTENS):
        raise Onleesbaar(f"{controle} is wettelijk hoogstens {_WETTELIJK[controle]}")
    return Controleregel(controle, waarde, _tekst(rij, "eenheid"), _tekst(rij, "wat"), _tekst(rij, "bron"))


def _tekst(rij: dict[str, str], kolom: str) -> str:
    if not rij[kolom].strip():
        raise Onleesbaar(f"{kolom} is leeg")
    return rij[kolom].strip()


def _handeling(tekst: str) -> Handeling:
    try:
        return Handeling(tekst)
    except ValueError:
        raise Onleesbaar(f"{tekst!r} is geen handeling") from None


def _een_van(woorden: Mapping[str, bool], tekst: str) -> bool:
    if tekst not in woorden:
        raise Onleesbaar(f"{tekst!r} is geen van {', '.join(woorden)}")
    return woorden[tekst]


def _getal(rij: dict[str, str], kolom: str, *, minstens: int = 1) -> int:
    tekst = rij[kolom]
    if not (tekst.isascii() and tekst.isdigit() and minstens <= int(tekst) <= _HOOGSTENS):
        raise Onleesbaar(f"{kolom} is geen getal van {minstens} tot en met {_HOOGSTENS}")
    return int(tekst)


_HOOGSTENS = 1000
_WETTELIJK = {Controle.DATALEK_AP: 72}  # hours; AVG 33(1): no board may allow itself more
_JA_NEE = {"ja": True, "nee": False}
_STERK = {"sterk": True, "zwak": False}
