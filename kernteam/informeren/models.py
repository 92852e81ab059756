"""The table of informing: ids, codes and days only. Knows no person and no content."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.taak.models import Uitstelreden


class Informeerwijze(StrEnum):
    """How somebody was told."""

    GESPREK = "GESPREK"
    TELEFOON = "TELEFOON"
    SCHRIFTELIJK = "SCHRIFTELIJK"


class Informering(MetId, Base):
    """One time the family was informed, or informing was put off (AVG 13, 14; S09). The last one counts."""

    __tablename__ = "informering"

    casus_id: Mapped[UUID | None] = mapped_column(ForeignKey("casus.id"), index=True)
    taak_id: Mapped[UUID | None] = mapped_column(ForeignKey("taak.id"))  # None: that there is a casus (AVG 14(3)a)
    betrokkenen: Mapped[Any] = mapped_column(JSON)  # ids; empty: the task says who
    geinformeerd_datum: Mapped[date | None]
    wijze: Mapped[Informeerwijze | None] = mapped_column(lijst(Informeerwijze))
    uitgesteld_datum: Mapped[date | None]
    uitstelreden: Mapped[Uitstelreden | None] = mapped_column(lijst(Uitstelreden))
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
