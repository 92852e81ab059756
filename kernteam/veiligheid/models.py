"""Tables of the meldcode. All content is sealed in class VEIL under the record's own key; nothing points at a casus."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom
from kernteam.taak.models import Uitstelreden
from kernteam.veiligheid.stappen import Stapsoort


class Meldcodestatus(StrEnum):
    """Where a record stands."""

    OPEN = "OPEN"
    AFGESLOTEN = "AFGESLOTEN"


class Slotreden(StrEnum):
    """Why a record ended."""

    DOORLOPEN = "DOORLOPEN"  # both decisions of step 5 are taken, and a report that was decided on is made
    VERMOEDEN_WEGGENOMEN = "VERMOEDEN_WEGGENOMEN"  # after consulting somebody nothing is left of the suspicion


class Meldcode(MetId, Base):
    """The record of one suspicion. Its id plays the part a casus' id plays elsewhere: its key and its log lines."""

    __tablename__ = "meldcode"

    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    partij: Mapped[Partij] = mapped_column(lijst(Partij))
    behandelaar_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), index=True)
    aandachtsfunctionaris_id: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"), index=True)
    status: Mapped[Meldcodestatus] = mapped_column(lijst(Meldcodestatus))
    versie: Mapped[int] = mapped_column(Integer)
    geopend_op: Mapped[datetime]
    gewijzigd_op: Mapped[datetime]
    afgesloten_op: Mapped[datetime | None]
    slotreden: Mapped[Slotreden | None] = mapped_column(lijst(Slotreden))
    naam: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.VEIL))
    geboortedatum: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.VEIL))
    aanleiding: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.VEIL))
    koppeling: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.VEIL))  # the id of a casus, as a text
    slottekst: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.VEIL))

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own protocol

    @property
    def casus_id(self) -> UUID:
        """What the vault knows the key of this row by: the record itself."""
        return self.id


class _InMeldcode(MetId):
    """A row of a record, sealed under the record's key."""

    meldcode_id: Mapped[UUID] = mapped_column(ForeignKey("meldcode.id"), index=True)

    @property
    def casus_id(self) -> UUID:
        """What the vault knows the key of this row by: its record."""
        return self.meldcode_id


class Meldcodestap(_InMeldcode, Base):
    """A step as it was set; never changed, only followed by another."""

    __tablename__ = "meldcodestap"

    nummer: Mapped[int] = mapped_column(Integer)
    soort: Mapped[Stapsoort] = mapped_column(lijst(Stapsoort))
    gezet_op: Mapped[datetime]
    gezet_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    tekst: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.VEIL))
    velden: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.VEIL))  # what the step asks beside its text


class Veiligheidsmelding(_InMeldcode, Base):
    """A report, with exactly what was sent and why; never changed."""

    __tablename__ = "veiligheidsmelding"

    ontvanger: Mapped[Partij] = mapped_column(lijst(Partij))
    acuut: Mapped[bool] = mapped_column(Boolean)
    gemeld_op: Mapped[datetime]
    gemeld_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    geinformeerd_op: Mapped[datetime | None]
    informeren_uiterlijk: Mapped[date | None]
    uitstelreden: Mapped[Uitstelreden | None] = mapped_column(lijst(Uitstelreden))
    inhoud: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.VEIL))
    weging: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.VEIL))
