"""What a reader is told of where a consent stands: ids and codes only. Knows no web and no query."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kernteam.casus.laden import Geladen
from kernteam.grond.klasse import Klasse
from kernteam.toegang.feiten import Bereik, Geldigheid, Toestemmingsstand
from kernteam.toestemming.service import HOOFDVRAAG, MetAntwoorden, naar_bereik


@dataclass(frozen=True, slots=True)
class OntvangerInzage:
    """An organisation with the classes that may go to it."""

    organisatie_id: UUID
    klassen: tuple[Klasse, ...]


@dataclass(frozen=True, slots=True)
class StandInzage:
    """Whether the consent holds today, and who is still missing."""

    geldigheid: Geldigheid
    reden: str
    toestemming_id: UUID | None
    ontbreekt: tuple[UUID, ...]
    ontvangers: tuple[OntvangerInzage, ...]


def stand_voor(geladen: Geladen) -> StandInzage:
    """Give where the consent stands that opens the casus, whatever the purpose of this request is."""
    return stand_inzage(geladen.hoofdstand, geladen.verzoeken, HOOFDVRAAG)


def stand_inzage(stand: Toestemmingsstand, verzoeken: Sequence[MetAntwoorden], vraag: tuple[str, str]) -> StandInzage:
    """Give what holds, or what is asked in the newest request of this question."""
    nieuwste = next((een.toestemming for een in verzoeken if een.vraag == vraag), None)
    bereik = stand.bereik if stand.bereik or nieuwste is None else naar_bereik(nieuwste.bereik)
    return StandInzage(
        geldigheid=stand.geldigheid,
        reden=str(stand.reden),
        toestemming_id=stand.toestemming_id,
        ontbreekt=tuple(sorted(stand.ontbreekt, key=str)),
        ontvangers=ontvangers_uit(bereik),
    )


def ontvangers_uit(bereik: Bereik) -> tuple[OntvangerInzage, ...]:
    """Give pairs grouped by organisation."""
    return tuple(
        OntvangerInzage(een, tuple(sorted(klasse for organisatie, klasse in bereik if organisatie == een)))
        for een in sorted({organisatie for organisatie, _ in bereik}, key=str)
    )
