"""Tables of consult: what was asked without a name, what was asked with one and of which items, and referrals."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom
from kernteam.toestemming.antwoord import Regimenaam


class AnoniemConsult(MetId, Base):
    """A question without a name, and its answer, under a key of its own; nothing in it points at a casus (S02)."""

    __tablename__ = "anoniemconsult"

    vraagsteller_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), index=True)
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    aanbieder_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"), index=True)
    versie: Mapped[int] = mapped_column(Integer)
    gesteld_op: Mapped[datetime]
    vervalt_op: Mapped[datetime]  # exclusive: from then on nobody reads it, and its key may be destroyed
    beantwoord_op: Mapped[datetime | None]
    beantwoord_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
    vraag: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.GEZ))
    antwoord: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.GEZ))

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own protocol

    @property
    def casus_id(self) -> UUID:
        """What the vault knows the key of this row by: the consult itself."""
        return self.id


class Consult(MetId, Base):
    """A question about a casus to the specialists of one organisation; whether it still runs is computed."""

    __tablename__ = "consult"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    aanbieder_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"), index=True)
    vraagsteller_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    versie: Mapped[int] = mapped_column(Integer)
    gevraagd_op: Mapped[datetime]
    tot_op: Mapped[datetime]  # exclusive
    gewijzigd_op: Mapped[datetime]
    afgesloten_op: Mapped[datetime | None]
    afgesloten_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
    gewist_op: Mapped[datetime | None]
    gewist_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own protocol


class Consultonderdeel(Base):
    """One item of the casus that was put before the specialist."""

    __tablename__ = "consultonderdeel"

    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"), primary_key=True)
    rij_id: Mapped[UUID] = mapped_column(primary_key=True)
    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))


class Berichtsoort(StrEnum):
    """What is said in a consult."""

    VRAAG = "VRAAG"
    VERVOLGVRAAG = "VERVOLGVRAAG"
    ANTWOORD = "ANTWOORD"


class Consultbericht(MetId, Base):
    """A question or an answer; never changed, only followed by another."""

    __tablename__ = "consultbericht"

    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"), index=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    soort: Mapped[Berichtsoort] = mapped_column(lijst(Berichtsoort))
    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    auteur_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    geschreven_op: Mapped[datetime]
    tekst: Mapped[Verzegeld] = mapped_column(Zegelkolom())


class Verwijzing(MetId, Base):
    """That somebody was referred after a consult, on which consent, and when help began."""

    __tablename__ = "verwijzing"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"), unique=True)
    aanbieder_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    regime: Mapped[Regimenaam] = mapped_column(lijst(Regimenaam))
    toestemming_id: Mapped[UUID] = mapped_column(ForeignKey("toestemming.id"))
    verwezen_op: Mapped[datetime]
    verwezen_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    gestart_op: Mapped[datetime | None]
    gestart_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
