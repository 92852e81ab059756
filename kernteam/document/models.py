"""Tables of documents: one row for each, its chunks beside it, and its release. Content and name are sealed."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.casus.models import Kennis, Vrij
from kernteam.db.base import Base, MetId, lijst
from kernteam.kluis.kolom import Verzegeld, Zegelkolom


class Bestandssoort(StrEnum):
    """The kinds of files that are kept; what a file is, its content says."""

    PDF = "PDF"
    JPEG = "JPEG"
    PNG = "PNG"
    ODT = "ODT"
    ODS = "ODS"
    ODP = "ODP"
    DOCX = "DOCX"
    XLSX = "XLSX"
    PPTX = "PPTX"


class Document(Kennis, MetId, Base):
    """A file of one class, with whose professional knowledge it is beside who added it. It never changes."""

    __tablename__ = "document"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    naam: Mapped[Verzegeld] = mapped_column(Zegelkolom())
    soort: Mapped[Bestandssoort] = mapped_column(lijst(Bestandssoort))
    omvang: Mapped[int]  # bytes, as it is given back


class Documentdeel(Base):
    """One chunk of a document; it opens only as this chunk of this document."""

    __tablename__ = "documentdeel"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    inhoud: Mapped[Verzegeld] = mapped_column(Zegelkolom())


class Documentvrijgave(Vrij, MetId, Base):
    """The release of one document."""

    __tablename__ = "documentvrijgave"

    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id"), index=True)
