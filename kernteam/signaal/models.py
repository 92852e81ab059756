"""Tables of signals. What is said about a child is sealed under the signal's own key; only feedback names a casus."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom


class Signaalslot(StrEnum):
    """Why a signal ended before its term."""

    BESPROKEN_MET_OUDERS = "BESPROKEN_MET_OUDERS"
    ANONIEM_CONSULT = "ANONIEM_CONSULT"
    CASUS_GEOPEND = "CASUS_GEOPEND"
    AKKOORD_INGETROKKEN = "AKKOORD_INGETROKKEN"  # nothing more is told, to nobody
    NIET_NODIG = "NIET_NODIG"
    ANDERS = "ANDERS"


class Signaal(MetId, Base):
    """One worry. Its id plays the part a casus' id plays elsewhere: its key and its log lines."""

    __tablename__ = "signaal"

    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    partij: Mapped[Partij] = mapped_column(lijst(Partij))
    melder_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), index=True)
    vestigingscode: Mapped[str] = mapped_column(ForeignKey("school.vestigingscode"))
    school_organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"), index=True)
    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))
    versie: Mapped[int] = mapped_column(Integer)
    gemeld_op: Mapped[datetime]
    bewaar_tot_datum: Mapped[date]  # exclusive: from this day on it cannot be read, and its key may go
    aangekondigd_op: Mapped[datetime | None]
    oppakken_uiterlijk_datum: Mapped[date | None]
    afgesloten_op: Mapped[datetime | None]
    slotreden: Mapped[Signaalslot | None] = mapped_column(lijst(Signaalslot))
    naam: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.ID))
    geboortedatum: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.ID))
    zorg: Mapped[Verzegeld] = mapped_column(Zegelkolom())  # in the class of the row
    akkoord: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))  # who agreed, and when
    koppeling: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))  # the id of a casus, as a text

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own protocol

    @property
    def casus_id(self) -> UUID:
        """What the vault knows the key of this row by: the signal itself."""
        return self.id


class Afwijzing(Base):
    """That a school does not take up a signal, since when, and whether who signalled may hear that; no reason.

    A casus may still take it up later; then that counts.
    """

    __tablename__ = "signaalafwijzing"

    signaal_id: Mapped[UUID] = mapped_column(ForeignKey("signaal.id"), primary_key=True)
    terugkoppelen: Mapped[bool] = mapped_column(Boolean)
    afgewezen_op: Mapped[datetime]
    afgewezen_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))


class Terugkoppeling(Base):
    """That a school took up a signal in a casus, and whether who signalled may hear of it: states and days only."""

    __tablename__ = "terugkoppeling"

    signaal_id: Mapped[UUID] = mapped_column(ForeignKey("signaal.id"), primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    terugkoppelen: Mapped[bool] = mapped_column(Boolean)
    opgepakt_op: Mapped[datetime]
    opgepakt_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
