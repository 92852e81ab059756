"""What the own organisation is given of what it handed over: frozen. Knows no web and no query."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kernteam.casus.models import Soort
from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.taak.models import Uitstelreden
from kernteam.toegang.beleid import Code
from kernteam.toegang.delingsfeiten import Delingsreden, Delingsuitkomst, Opheffing
from kernteam.toegang.uitleg import REDEN
from kernteam.verstrekking.models import Verstrekking, Verstrektdeel

Lees = Callable[[Verstrekking | Verstrektdeel, str], str | None]


@dataclass(frozen=True, slots=True, repr=False)
class PersoonInzage:
    """What was handed over about one person; None is what was not."""

    soort: Soort
    voornaam: str | None = None
    achternaam: str | None = None
    geboortedatum: date | None = None
    telefoon: str | None = None
    emailadres: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class StukInzage:
    """A note that was handed over, as it was then."""

    id: UUID
    tekst: str
    geschreven_op: datetime


@dataclass(frozen=True, slots=True, repr=False)
class InhoudInzage:
    """Exactly what goes to the receiver."""

    vestigingscode: str | None
    personen: tuple[PersoonInzage, ...]
    notities: tuple[StukInzage, ...]
    verklaring: str | None

    @classmethod
    def uit(cls, tekst: str | None) -> "InhoudInzage | None":
        """Read it as it was sealed; None for what goes outside this system."""
        if tekst is None:
            return None
        inhoud: dict[str, Any] = json.loads(tekst)
        return cls(
            vestigingscode=inhoud.get("vestigingscode"),
            personen=tuple(_persoon(een) for een in inhoud["personen"]),
            notities=tuple(_stuk(een) for een in inhoud["notities"]),
            verklaring=inhoud["verklaring"],
        )


@dataclass(frozen=True, slots=True, repr=False)
class DeelInzage:
    """One class of what was handed over, with its ground."""

    klasse: Klasse
    uitkomst: Delingsuitkomst
    reden: Delingsreden
    uitleg: str
    code: Code
    opheffing: Opheffing | None
    avg: str
    bron: str
    toestemming_id: UUID | None
    inhoud: InhoudInzage | None


@dataclass(frozen=True, slots=True, repr=False)
class WegingInzage:
    """Why it was needed, not too much, and not possible in another way (S06); what was left out (S07)."""

    doel: str | None
    proportionaliteit: str | None
    subsidiariteit: str | None
    weggelaten: str | None


@dataclass(frozen=True, slots=True, repr=False)
class VerstrekkingKort:
    """A disclosure in a list."""

    id: UUID
    ontvanger: Partij
    ontvanger_id: UUID | None
    naam: str | None
    doel: Doel
    verstrekt_op: datetime
    verstrekt_door: UUID
    geinformeerd_op: datetime | None
    informeren_datum: date | None
    klassen: tuple[Klasse, ...]


@dataclass(frozen=True, slots=True, repr=False)
class VerstrekkingInzage:
    """A disclosure with exactly what was handed over."""

    id: UUID
    ontvanger: Partij
    ontvanger_id: UUID | None
    naam: str | None
    doel: Doel
    verzoek_id: UUID | None
    verstrekt_op: datetime
    verstrekt_door: UUID
    geinformeerd_op: datetime | None
    informeren_datum: date | None
    uitstelreden: Uitstelreden | None
    weging: WegingInzage | None
    onderdelen: tuple[DeelInzage, ...]
    beleid: str
    minimumsets: str


def _persoon(gegeven: dict[str, Any]) -> PersoonInzage:
    geboren = gegeven.get("geboortedatum")
    return PersoonInzage(
        soort=Soort(gegeven["soort"]),
        voornaam=gegeven.get("voornaam"),
        achternaam=gegeven.get("achternaam"),
        geboortedatum=date.fromisoformat(geboren) if geboren else None,
        telefoon=gegeven.get("telefoon"),
        emailadres=gegeven.get("emailadres"),
    )


def _stuk(gegeven: dict[str, str]) -> StukInzage:
    return StukInzage(UUID(gegeven["id"]), gegeven["tekst"], datetime.fromisoformat(gegeven["geschreven_op"]))


def kort(rij: Verstrekking, delen: Sequence[Verstrektdeel], lees: Lees) -> VerstrekkingKort:
    """Give a disclosure without its content."""
    return VerstrekkingKort(
        id=rij.id,
        ontvanger=rij.ontvanger,
        ontvanger_id=rij.ontvanger_id,
        naam=lees(rij, "naam"),
        doel=rij.doel,
        verstrekt_op=rij.verstrekt_op,
        verstrekt_door=rij.verstrekt_door,
        geinformeerd_op=rij.geinformeerd_op,
        informeren_datum=rij.informeren_datum,
        klassen=tuple(sorted(een.klasse for een in delen)),
    )


def volledig(rij: Verstrekking, delen: Sequence[Verstrektdeel], lees: Lees) -> VerstrekkingInzage:
    """Give a disclosure with its content."""
    weging = lees(rij, "weging")
    return VerstrekkingInzage(
        id=rij.id,
        ontvanger=rij.ontvanger,
        ontvanger_id=rij.ontvanger_id,
        naam=lees(rij, "naam"),
        doel=rij.doel,
        verzoek_id=rij.verzoek_id,
        verstrekt_op=rij.verstrekt_op,
        verstrekt_door=rij.verstrekt_door,
        geinformeerd_op=rij.geinformeerd_op,
        informeren_datum=rij.informeren_datum,
        uitstelreden=rij.uitstelreden,
        weging=WegingInzage(**json.loads(weging)) if weging else None,
        onderdelen=tuple(_deel(een, lees) for een in sorted(delen, key=lambda deel: deel.klasse)),
        beleid=rij.beleid,
        minimumsets=rij.minimumsets,
    )


def _deel(rij: Verstrektdeel, lees: Lees) -> DeelInzage:
    return DeelInzage(
        klasse=rij.klasse,
        uitkomst=rij.uitkomst,
        reden=rij.reden,
        uitleg=REDEN[rij.reden],
        code=rij.code,
        opheffing=rij.opheffing,
        avg=rij.avg,
        bron=rij.bron,
        toestemming_id=rij.toestemming_id,
        # of what went outside this system there is nothing to open, and no pass would
        inhoud=InhoudInzage.uit(lees(rij, "inhoud") if rij.inhoud is not None else None),
    )
