"""What a signer is asked, question by question: bundles first, the rest by receiver and class. Knows no database.

Nothing is ticked beforehand: a "yes" names an answer to every question (C20).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.grond.fouten import Fout
from kernteam.grond.klasse import Klasse
from kernteam.grond.voorlichting import Bundel
from kernteam.netwerk.models import Organisatie
from kernteam.ondertekening.service.uitleg import KLASSEN, PARTIJEN
from kernteam.toegang.feiten import Bereik


@dataclass(frozen=True, slots=True)
class GevraagdeKlasse:
    """A class in words."""

    klasse: Klasse
    uitleg: str


@dataclass(frozen=True, slots=True)
class GevraagdeOntvanger:
    """A receiver by name and role, with what it would see (C20)."""

    organisatie_id: UUID
    naam: str
    partij: Partij
    rol: str
    klassen: tuple[GevraagdeKlasse, ...]


@dataclass(frozen=True, slots=True)
class Vraagpunt:
    """One question to be answered with yes or no; `uitdrukkelijk` for health (AVG 9(2)a)."""

    keuze: str
    uitleg: str
    uitdrukkelijk: bool
    ontvangers: tuple[GevraagdeOntvanger, ...]

    @property
    def bereik(self) -> Bereik:
        """What a "yes" to it covers."""
        return frozenset((een.organisatie_id, deel.klasse) for een in self.ontvangers for deel in een.klassen)


def vraagpunten(
    bereik: Bereik, organisaties: Mapping[UUID, Organisatie], bundels: Iterable[Bundel]
) -> tuple[Vraagpunt, ...]:
    """Split what a request asks into questions: each bundle, then each receiver and class outside all bundles."""
    rest, punten = set(bereik), []
    partijen = {wie: organisaties[wie].partij for wie, _ in bereik}
    for bundel in bundels:
        eigen = rest & bundel.bereik(partijen)
        if eigen:
            punten.append(Vraagpunt(bundel.naam, bundel.uitleg, False, ontvangers_in(eigen, organisaties)))
            rest -= eigen
    for wie, klasse in sorted(rest, key=lambda paar: (organisaties[paar[0]].naam, paar[1])):
        uitleg = f"{organisaties[wie].naam}: {KLASSEN[klasse]}"
        ontvangers = ontvangers_in({(wie, klasse)}, organisaties)
        punten.append(Vraagpunt(f"{wie}:{klasse}", uitleg, klasse is Klasse.MED, ontvangers))
    return tuple(punten)


def ontvangers_in(
    bereik: Iterable[tuple[UUID, Klasse]], organisaties: Mapping[UUID, Organisatie]
) -> tuple[GevraagdeOntvanger, ...]:
    """Give the receivers of some pairs, by name."""
    paren = set(bereik)
    return tuple(
        GevraagdeOntvanger(
            een.id,
            een.naam,
            een.partij,
            PARTIJEN.get(een.partij, "doet mee aan het overleg"),
            tuple(GevraagdeKlasse(klasse, KLASSEN[klasse]) for klasse in Klasse if (een.id, klasse) in paren),
        )
        for een in sorted(organisaties.values(), key=lambda een: (een.naam, een.id))
        if any(wie == een.id for wie, _ in paren)
    )


def keuzefouten(punten: Iterable[Vraagpunt], gekozen: Iterable[tuple[str, bool]]) -> list[Fout]:
    """Give what is wrong with the answers of a "yes": one that is missing, unknown or given twice, or none agreed."""
    gesteld = [punt.keuze for punt in punten]
    antwoorden = list(gekozen)
    fouten, gezien = [], set()
    for nummer, (keuze, _) in enumerate(antwoorden):
        if keuze not in gesteld or keuze in gezien:
            fouten.append(Fout(f"/keuzes/{nummer}", "KEUZE", "Deze keuze is niet gevraagd, of staat er al."))
        gezien.add(keuze)
    if not gezien >= set(gesteld):
        fouten.append(Fout("/keuzes", "ONVOLLEDIG", "Kies bij elke vraag ja of nee."))
    if not any(akkoord for _, akkoord in antwoorden):
        fouten.append(Fout("/keuzes", "NERGENS_JA", "U zegt nergens ja. Antwoord dan GEWEIGERD."))
    return fouten
