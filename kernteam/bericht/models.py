"""The outbox: that somebody must be told something waits for him. Ids, codes and moments only; no word of it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CHAR, Boolean, ForeignKey, Index, Integer, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst


class Berichtstatus(StrEnum):
    """How far a message is."""

    KLAAR = "KLAAR"
    BEZIG = "BEZIG"  # handed to a mail server, no answer yet
    VERSTUURD = "VERSTUURD"
    ONZEKER = "ONZEKER"  # the answer never came: it may have arrived, so it is not sent again
    OPGEGEVEN = "OPGEGEVEN"  # refused for good, or too often
    VERVALLEN = "VERVALLEN"  # done before it was sent, or nobody left to send it to


class Bericht(MetId, Base):
    """One message for one medewerker: about one thing that waits for him, or that on this day work waits."""

    __tablename__ = "bericht"
    __table_args__ = (
        UniqueConstraint("medewerker_id", "object_id"),
        Index("ix_bericht_status_niet_voor_op", "status", "niet_voor_op"),
    )

    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    object_id: Mapped[UUID] = mapped_column(index=True)  # what waits, or for a reminder the day
    herinnering: Mapped[bool] = mapped_column(Boolean, server_default=false())  # that work waits, on one day
    spoor: Mapped[str | None] = mapped_column(CHAR(32))  # W3C trace of the request that made it
    gemaakt_op: Mapped[datetime]
    status: Mapped[Berichtstatus] = mapped_column(lijst(Berichtstatus))
    pogingen: Mapped[int] = mapped_column(Integer)
    niet_voor_op: Mapped[datetime]
    gewijzigd_op: Mapped[datetime]
