"""The sealed tables of a casus once more, with plain text columns, as an ordinary application has. Knows no key."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, MetaData, Text, UniqueConstraint, Uuid, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from kernteam.casus.models import Betrokkene, Casus, Notitie, Omstandigheid, Soort
from kernteam.db.base import Moment, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.kluis.kolom import Verzegeld
from kernteam.toestemming.gezin import Gezag

Teksten = Mapping[str, Mapping[str, Any]]


class Base(DeclarativeBase):
    """Base of the plain tables."""

    metadata = MetaData()
    type_annotation_map = {datetime: Moment(), UUID: Uuid(), str: Text()}  # noqa: RUF012 - SQLAlchemy's own protocol


class OpenCasus(Base):
    """A casus in plain text."""

    __tablename__ = "controle_casus"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisatie_id: Mapped[UUID]
    vestigingscode: Mapped[str]
    status: Mapped[Casusstatus] = mapped_column(lijst(Casusstatus))
    versie: Mapped[int]
    geopend_op: Mapped[datetime]
    geopend_door: Mapped[UUID]
    gewijzigd_op: Mapped[datetime]
    afgesloten_op: Mapped[datetime | None]
    hulpvraag: Mapped[str]
    aanleiding: Mapped[str]


class OpenBetrokkene(Base):
    """A person in plain text."""

    __tablename__ = "controle_betrokkene"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(index=True)
    soort: Mapped[Soort] = mapped_column(lijst(Soort))
    gezag: Mapped[Gezag | None] = mapped_column(lijst(Gezag))
    herkomst_id: Mapped[UUID]
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    toegevoegd_op: Mapped[datetime]
    voornaam: Mapped[str]
    achternaam: Mapped[str]
    geboortedatum: Mapped[str | None]
    telefoon: Mapped[str | None]
    emailadres: Mapped[str | None]


class OpenNotitie(Base):
    """A note in plain text."""

    __tablename__ = "controle_notitie"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(index=True)
    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))
    herkomst_id: Mapped[UUID]
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    auteur_id: Mapped[UUID]
    geschreven_op: Mapped[datetime]
    bevestigd_op: Mapped[datetime | None]
    over_id: Mapped[UUID | None]
    tekst: Mapped[str]


class OpenOmstandigheid(Base):
    """Something established about the family, in plain text; what its kind consists of is one JSON value."""

    __tablename__ = "controle_omstandigheid"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID]
    volgnummer: Mapped[int]
    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))
    herkomst_id: Mapped[UUID]
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID]
    gegevens: Mapped[Any] = mapped_column(JSON)
    toelichting: Mapped[str | None]
    __table_args__ = (UniqueConstraint("casus_id", "volgnummer"),)


TABELLEN = (
    (Casus, OpenCasus),
    (Betrokkene, OpenBetrokkene),
    (Notitie, OpenNotitie),
    (Omstandigheid, OpenOmstandigheid),
)


def schrijf_over(sessie: Session, teksten: Teksten) -> None:
    """Make the plain tables beside the sealed ones and fill them; `teksten` are the opened fields by row id."""
    Base.metadata.create_all(sessie.connection())
    for bron, doel in TABELLEN:
        rijen = sessie.execute(select(bron.__table__)).mappings().all()
        namen = doel.__table__.columns.keys()
        waarden = [{naam: _tekst(rij, naam, teksten[str(rij["id"])]) for naam in namen} for rij in rijen]
        if waarden:
            sessie.execute(insert(doel), waarden)


def _tekst(rij: Mapping[Any, Any], naam: str, teksten: Mapping[str, Any]) -> Any:
    return teksten[naam] if isinstance(rij[naam], Verzegeld) else rij[naam]
