"""The five steps of the meldcode and the conditions of a report (domain rules 2.5, B07-B09). Pure: codes and days."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kernteam.grond.actor import Actor, Discipline, Partij

MELDBAAR = frozenset({Partij.VT, Partij.RVDK, Partij.GI})
SIGNALEN, OVERLEG, GESPREK, WEGING, BESLUIT = range(1, 6)
# Veilig Thuis is told after mapping, consulting and weighing; the talk may come later when it would give danger
_VOOR_MELDING: Mapping[Partij, AbstractSet[int]] = {Partij.VT: {SIGNALEN, OVERLEG, WEGING}}
# a report is told beforehand (S09), so what was not told is overdue within days (D); put off no longer at a time than
# the four weeks within which Veilig Thuis itself tells (Wmo 5.3.1)
INFORMEREN_BINNEN = timedelta(days=7)
LANGST_UITGESTELD = timedelta(days=28)


class Stapsoort(StrEnum):
    """What a step is; step 3 is the talk, or the reasoned choice to leave it out."""

    SIGNALEN = "SIGNALEN"
    OVERLEG = "OVERLEG"
    GESPREK = "GESPREK"
    GESPREK_OVERGESLAGEN = "GESPREK_OVERGESLAGEN"
    WEGING = "WEGING"
    BESLUIT = "BESLUIT"


class Overleg(StrEnum):
    """With whom step 2 is taken; Veilig Thuis gives advice without hearing a name (S02)."""

    COLLEGA = "COLLEGA"
    AANDACHTSFUNCTIONARIS = "AANDACHTSFUNCTIONARIS"
    VEILIG_THUIS = "VEILIG_THUIS"


class Overslaan(StrEnum):
    """Why the talk of step 3 is left out: danger is the only reason."""

    GEVAAR = "GEVAAR"


class Onveiligheid(StrEnum):
    """What the weighing makes of the situation."""

    GEEN = "GEEN"
    STRUCTUREEL = "STRUCTUREEL"
    ACUUT = "ACUUT"


class Afwegingskader(StrEnum):
    """The framework of a profession by which step 4 weighs."""

    ONDERWIJS_EN_LEERPLICHT = "ONDERWIJS_EN_LEERPLICHT"
    JEUGDHULP = "JEUGDHULP"
    VERPLEEGKUNDIGEN = "VERPLEEGKUNDIGEN"
    ARTSEN = "ARTSEN"


_KADERS = {
    Discipline.GEZINSWERKER: Afwegingskader.JEUGDHULP,
    Discipline.JEUGDVERPLEEGKUNDIGE: Afwegingskader.VERPLEEGKUNDIGEN,
    Discipline.JEUGDARTS: Afwegingskader.ARTSEN,
}


@dataclass(frozen=True, slots=True, repr=False)
class Weging:
    """Step 4: the questions that the frameworks of all professions share."""

    vermoeden: bool
    onveiligheid: Onveiligheid
    hulp_mogelijk: bool
    hulp_aanvaard: bool
    hulp_voldoende: bool


@dataclass(frozen=True, slots=True, repr=False)
class Besluiten:
    """Step 5: two decisions, each with its reason."""

    melden: bool
    reden_melden: str
    hulp: bool
    reden_hulp: str


@dataclass(frozen=True, slots=True)
class Ondertoezichtstelling:
    """The measure that lets a GI be told (Jeugdwet 7.3.11(4)): only while it runs (B08)."""

    begin_datum: date
    eind_datum: date

    def loopt(self, dag: date) -> bool:
        """Tell whether it runs on a day."""
        return self.begin_datum <= dag <= self.eind_datum


def kader_van(actor: Actor) -> Afwegingskader:
    """Give the framework of the actor's own profession."""
    eigen = _KADERS.get(actor.discipline) if actor.discipline else None
    return eigen or Afwegingskader.ONDERWIJS_EN_LEERPLICHT


def volgt(gezet: AbstractSet[int], nummer: int) -> bool:
    """Tell whether a step may be set: the one before it is there. A step may be set again."""
    return nummer == SIGNALEN or nummer - 1 in gezet


def soort_van(nummer: int, *, overgeslagen: bool) -> Stapsoort:
    """Give what a step with this number is."""
    if nummer == GESPREK and overgeslagen:
        return Stapsoort.GESPREK_OVERGESLAGEN
    return (Stapsoort.SIGNALEN, Stapsoort.OVERLEG, Stapsoort.GESPREK, Stapsoort.WEGING, Stapsoort.BESLUIT)[nummer - 1]


def klaar_voor_melding(ontvanger: Partij, gezet: AbstractSet[int], *, acuut: bool) -> bool:
    """Tell whether the steps before a report are set; in acute danger they yield (Wmo 5.2.6)."""
    return acuut or _VOOR_MELDING.get(ontvanger, set()) <= gezet
