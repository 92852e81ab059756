"""What is asked when work is handed over, and what came of it. Knows no row of a casus and no web."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor
from kernteam.grond.klok import AMSTERDAM


class Overdrachtreden(StrEnum):
    """Why work is handed over; each is a reason to become regisseur as well."""

    VERTREK = "VERTREK"
    AFWEZIG = "AFWEZIG"
    ANDERE_TAAK = "ANDERE_TAAK"


class Beletsel(StrEnum):
    """Why a casus stays where it is."""

    AFZIJDIG = "AFZIJDIG"  # the colleague stays out of it; why is his own affair
    NIET_IN_HANDEN = "NIET_IN_HANDEN"  # he does not sit at its table, or there is no such casus


@dataclass(frozen=True, slots=True)
class Opdracht:
    """To whom, why, from when (None: now) until when (exclusive; None: for good), and which casussen (none: all)."""

    vervanger_id: UUID
    reden: Overdrachtreden
    vanaf_datum: date | None = None
    tot_datum: date | None = None
    casussen: frozenset[UUID] = frozenset()

    @property
    def vanaf_op(self) -> datetime | None:
        """The moment it begins."""
        return None if self.vanaf_datum is None else datetime.combine(self.vanaf_datum, time(), AMSTERDAM)

    @property
    def tot_op(self) -> datetime | None:
        """The moment it ends."""
        return None if self.tot_datum is None else datetime.combine(self.tot_datum, time(), AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Gebleven:
    """A casus that was not handed over."""

    casus_id: UUID
    code: Beletsel


@dataclass(frozen=True, slots=True)
class Overgedragen:
    """What was handed over, and what was not; without a replacement that schools see when casussen were chosen."""

    id: UUID | None
    casussen: tuple[UUID, ...]
    niet_overgedragen: tuple[Gebleven, ...]
    regie: tuple[UUID, ...]
    taken: int
    acties: int
    consulten: int


@dataclass(frozen=True, slots=True)
class Gang:
    """One hand-over, on its way."""

    actor: Actor
    van: UUID
    opdracht: Opdracht
    casussen: frozenset[UUID]  # that go over
    dicht: frozenset[UUID]  # of which the colleague stays out
    sessie: Session
    nu: datetime

    @property
    def voorgoed(self) -> bool:
        """Whether it has no end."""
        return self.opdracht.tot_datum is None

    @property
    def begin(self) -> datetime:
        """When it begins: now, or on a day that was named."""
        return max(self.nu, self.opdracht.vanaf_op or self.nu)
