"""What the tables decide on a day, situation by situation, and where two policies decide differently. Knows no file."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.toegang.beleid import Beleid
from kernteam.toegang.bewijzen import PLAATSEN, gaat_open, volle_toestemming
from kernteam.toegang.feiten import Geldigheid, Toestemmingsstand

GEEN = "-"  # a situation that one of the two does not know
_ZONDER = Toestemmingsstand(Geldigheid.ONGELDIG, "")


def besluiten(beleid: Beleid, dag: date) -> dict[str, str]:
    """Give the outcome of every situation the tables decide: reading at the table, signing, purposes, switches."""
    return dict([*_lezen(beleid, dag), *_doelen(beleid, dag), *_tekenen(beleid, dag), *_schakelaars(beleid, dag)])


def verschil(oud: Mapping[str, str], nieuw: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Give each situation that is decided differently, with both outcomes."""
    situaties = [*oud, *(een for een in nieuw if een not in oud)]
    paren = [(een, oud.get(een, GEEN), nieuw.get(een, GEEN)) for een in situaties]
    return [(een, voor, na) for een, voor, na in paren if voor != na]


def _lezen(beleid: Beleid, dag: date) -> Iterator[tuple[str, str]]:
    for van, naar, klasse in PLAATSEN:
        plaats, vol = (van, naar, klasse), volle_toestemming(klasse)
        for stand, vrij, wat in (
            (_ZONDER, False, "zonder toestemming"),
            (vol, False, "met toestemming"),
            (vol, True, "met toestemming en vrijgave"),
        ):
            uitkomst = gaat_open(beleid, dag, plaats, stand, vrij=vrij)
            yield f"{naar} leest {klasse} van {van} {wat}", "open" if uitkomst else "dicht"


def _doelen(beleid: Beleid, dag: date) -> Iterator[tuple[str, str]]:
    for doel, partij in product(Doel, Partij):
        mag = beleid.verwerking(doel, dag).mag_handelen(partij)
        yield f"{partij} werkt in een casus voor {doel}", "mag" if mag else "mag niet"


def _tekenen(beleid: Beleid, dag: date) -> Iterator[tuple[str, str]]:
    for regime in beleid.regimes(dag):
        for groep, wie in regime.ondertekenaars.items():
            yield f"wie tekent: {regime.naam}, {groep}", wie


def _schakelaars(beleid: Beleid, dag: date) -> Iterator[tuple[str, str]]:
    for een in beleid.schakelaars(dag):
        yield f"schakelaar {een.naam}", een.waarde
