"""Tables of the life of a casus: ids, codes, days and moments only. What is about a person stays in the casus."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.informeren.models import Informeerwijze


class Verbandsoort(StrEnum):
    """Why two casussen belong together; each keeps its own consent and its own decision."""

    BROER_ZUS = "BROER_ZUS"
    HEROPENING = "HEROPENING"
    OVERDRACHT = "OVERDRACHT"


class Verbandeindreden(StrEnum):
    """Why a link is no more."""

    VERGISSING = "VERGISSING"
    NIET_MEER_JUIST = "NIET_MEER_JUIST"


class Overnameuitkomst(StrEnum):
    """What an organisation did with its own part of a casus that ended (S12)."""

    OVERGENOMEN = "OVERGENOMEN"
    NIETS_EIGENS = "NIETS_EIGENS"


class Bewaarreden(StrEnum):
    """Why a casus may not be destroyed yet."""

    KLACHT = "KLACHT"
    VERZOEK_BETROKKENE = "VERZOEK_BETROKKENE"
    RECHTSZAAK = "RECHTSZAAK"
    ARCHIEFWET = "ARCHIEFWET"


class Uitnodiging(MetId, Base):
    """That somebody was invited to the first overleg, as it was kept before items of the agenda kept it (Genodigde).

    Nothing is added to it.
    """

    __tablename__ = "uitnodiging"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    overgang_id: Mapped[UUID] = mapped_column(ForeignKey("overgang.id"))
    betrokkene_id: Mapped[UUID | None] = mapped_column(ForeignKey("betrokkene.id"))
    deelnemer_id: Mapped[UUID | None] = mapped_column(ForeignKey("deelnemer.id"))
    uitgenodigd_datum: Mapped[date]
    wijze: Mapped[Informeerwijze] = mapped_column(lijst(Informeerwijze))


class Overdracht(MetId, Base):
    """Where the youth went, and when and how the parents were told; nothing of the casus goes along."""

    __tablename__ = "overdracht"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    overgang_id: Mapped[UUID] = mapped_column(ForeignKey("overgang.id"))
    vestigingscode: Mapped[str | None] = mapped_column(ForeignKey("school.vestigingscode"))
    gemeente_code: Mapped[str | None] = mapped_column(String(4))  # outside this region: not in our own list
    geinformeerd_datum: Mapped[date]
    wijze: Mapped[Informeerwijze] = mapped_column(lijst(Informeerwijze))


class Overname(MetId, Base):
    """What an organisation at the table is asked when a casus ends, and what it answered (S12)."""

    __tablename__ = "overname"
    __table_args__ = (UniqueConstraint("casus_id", "organisatie_id"),)

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    gevraagd_op: Mapped[datetime]
    uiterlijk_datum: Mapped[date]
    uitkomst: Mapped[Overnameuitkomst | None] = mapped_column(lijst(Overnameuitkomst))
    gemeld_op: Mapped[datetime | None]
    gemeld_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))


class Verband(MetId, Base):
    """That two casussen belong together. It opens nothing: who may not read both does not know of it."""

    __tablename__ = "verband"
    __table_args__ = (UniqueConstraint("casus_id", "andere_id", "soort"),)

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    andere_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    soort: Mapped[Verbandsoort] = mapped_column(lijst(Verbandsoort))
    gelegd_op: Mapped[datetime]
    gelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))


class OudVerband(MetId, Base):
    """A link that was, with who ended it and why; it moves here, so that the same two can be linked again."""

    __tablename__ = "oud_verband"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    andere_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    soort: Mapped[Verbandsoort] = mapped_column(lijst(Verbandsoort))
    gelegd_op: Mapped[datetime]
    gelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    beeindigd_op: Mapped[datetime]
    beeindigd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    reden: Mapped[Verbandeindreden] = mapped_column(lijst(Verbandeindreden))


class Bewaarplicht(MetId, Base):
    """That a casus must be kept, from a moment until a moment: a complaint, a request, a court, the archive law."""

    __tablename__ = "bewaarplicht"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    reden: Mapped[Bewaarreden] = mapped_column(lijst(Bewaarreden))
    sinds_op: Mapped[datetime]
    tot_op: Mapped[datetime | None]
