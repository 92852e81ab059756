"""The table of names that were released: for whom, of which line, and how both interests were weighed."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom


class Naamreden(StrEnum):
    """Why the name is needed to check whether it was lawful (R18; HvJEU C-579/21, points 80-83)."""

    RECHTMATIGHEID = "RECHTMATIGHEID"  # role, organisation and purpose do not settle it
    KLACHT = "KLACHT"
    PROCEDURE = "PROCEDURE"  # in court, or a report to the police
    BELANGENCONFLICT = "BELANGENCONFLICT"  # the family may know this employee


class Naamvrijgave(MetId, Base):
    """That one person may know who did what one line says, with the weighing; it stays as it is."""

    __tablename__ = "naamvrijgave"
    __table_args__ = (UniqueConstraint("betrokkene_id", "regelnummer"),)

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    betrokkene_id: Mapped[UUID] = mapped_column(ForeignKey("betrokkene.id"))
    regelnummer: Mapped[int] = mapped_column(BigInteger)  # of the log, which is another store: no foreign key
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    reden: Mapped[Naamreden] = mapped_column(lijst(Naamreden))
    belang_betrokkene: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.PROC))
    belang_medewerker: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.PROC))
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))  # of who weighed
    gemaakt_op: Mapped[datetime]
    gemaakt_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
