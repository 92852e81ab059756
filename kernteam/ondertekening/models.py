"""The table of signing links: ids, moments and counts only. The token itself is nowhere."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId


class Tekenlink(MetId, Base):
    """A link with which one signer reads and answers one request; only the SHA-256 of its 256 random bits is kept."""

    __tablename__ = "tekenlink"

    toestemming_id: Mapped[UUID] = mapped_column(ForeignKey("toestemming.id"), index=True)
    betrokkene_id: Mapped[UUID] = mapped_column(ForeignKey("betrokkene.id"))
    hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    gemaakt_op: Mapped[datetime]
    gemaakt_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    verloopt_op: Mapped[datetime]
    geopend_op: Mapped[datetime | None]
    pogingen: Mapped[int]  # wrong birth dates since it was last opened
    geblokkeerd_op: Mapped[datetime | None]
    ingetrokken_op: Mapped[datetime | None]
