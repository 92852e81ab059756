"""What an officer is given: the overview, and the names released so far. Frozen; knows no web and no query."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kernteam.inzageoverzicht.models import Naamreden
from kernteam.inzageoverzicht.overzicht import Overzichtsregel


@dataclass(frozen=True, slots=True)
class Overzicht:
    """When professionals looked, over one period, for one person."""

    betrokkene_id: UUID
    vanaf_datum: date
    tot_datum: date  # exclusive
    gemaakt_op: datetime
    uitleg: tuple[str, ...]
    regels: tuple[Overzichtsregel, ...]
    ijkpunt: str | None  # the newest signed checkpoint of the log, when there is one


@dataclass(frozen=True, slots=True, repr=False)
class NaamInzage:
    """A name that was released to one person, and how that was weighed."""

    id: UUID
    betrokkene_id: UUID
    regelnummer: int
    medewerker_id: UUID
    naam: str
    reden: Naamreden
    belang_betrokkene: str | None
    belang_medewerker: str | None
    gemaakt_op: datetime
    gemaakt_door: UUID
