"""The table of who led a casus: ids, a code and a moment. Knows no person and no content."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst


class Regiereden(StrEnum):
    """Why somebody became regisseur."""

    BEGIN = "BEGIN"
    WENS_GEZIN = "WENS_GEZIN"
    VERTREK = "VERTREK"
    AFWEZIG = "AFWEZIG"
    ANDERE_TAAK = "ANDERE_TAAK"
    ANDERS = "ANDERS"


class Regie(MetId, Base):
    """From when somebody leads the casus: a deelnemer, or a betrokkene himself. The newest row counts."""

    __tablename__ = "regie"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    deelnemer_id: Mapped[UUID | None] = mapped_column(ForeignKey("deelnemer.id"))
    betrokkene_id: Mapped[UUID | None] = mapped_column(ForeignKey("betrokkene.id"))
    reden: Mapped[Regiereden] = mapped_column(lijst(Regiereden))
    sinds_op: Mapped[datetime]
    aangewezen_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
