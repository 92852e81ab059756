"""What every door needs, made once by the app, and where a request comes from. Knows no act and no decision."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from kernteam.grond.klok import Klok
from kernteam.grond.voorlichting import Voorlichting
from kernteam.kluis.kluis import Kluis
from kernteam.kluis.sleutelbeheer import Sleutelbeheer
from kernteam.kluis.zoekindex import Zoekindex
from kernteam.logboek.lezer import Lezer
from kernteam.logboek.schrijver import Schrijver
from kernteam.toegang.beleid import Beleid
from kernteam.toegang.bewaartermijnen import Bewaartermijnen
from kernteam.toegang.minimumsets import Minimumsets
from kernteam.toegang.rechthebbenden import Rechthebbenden
from kernteam.toegang.schoolvakanties import Schoolvakanties


@dataclass(frozen=True, slots=True)
class Voorzieningen:
    """The parts a door needs, made once per process by the app."""

    schrijver: Schrijver
    lezer: Lezer
    kluis: Kluis
    zoekindex: Zoekindex
    beleid: Beleid
    rechthebbenden: Rechthebbenden
    minimumsets: Minimumsets
    bewaartermijnen: Bewaartermijnen
    schoolvakanties: Schoolvakanties
    klok: Klok
    beheer: Sleutelbeheer
    voorlichting: Voorlichting
    verzegel: Callable[[], str | None]  # seals what waits in the log, as far as this process can; the newest checkpoint

    def sluit(self) -> None:
        """Let the log finish what waits and close the stores these parts hold open."""
        self.schrijver.sluit()
        self.lezer.sluit()
        self.kluis.sluit()


class Herkomst(NamedTuple):
    """Where a request comes from: W3C trace id and network address."""

    spoor: str
    oorsprong: str
