"""Tables of the overleg: ids, codes and moments. What is said of a casus is a note of that casus, sealed with it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom


class Bijdragesoort(StrEnum):
    """What a note is to the item of the agenda it belongs to."""

    INBRENG = "INBRENG"  # before the meeting
    VERSLAG = "VERSLAG"
    BESLUIT = "BESLUIT"
    EIGEN_WOORDEN = "EIGEN_WOORDEN"  # of a parent or the youth
    ACTIE = "ACTIE"


class Genodigdereden(StrEnum):
    """Why a parent or the youth was not invited, or was not there (S11)."""

    WIL_NIET = "WIL_NIET"
    VERHINDERD = "VERHINDERD"
    NIET_BEREIKT = "NIET_BEREIKT"
    GOEDE_ZORG = "GOEDE_ZORG"  # S08: good care forbids
    GEVAAR = "GEVAAR"
    ANDERS = "ANDERS"


class Intrekreden(StrEnum):
    """Why an item of the agenda is taken off."""

    VERGISSING = "VERGISSING"
    NIET_MEER_NODIG = "NIET_MEER_NODIG"
    GEZIN_WIL_NIET = "GEZIN_WIL_NIET"


class Afgelastreden(StrEnum):
    """Why the rest of a row of meetings is called off."""

    VERGISSING = "VERGISSING"
    ANDER_MOMENT = "ANDER_MOMENT"
    GEEN_VERVOLG = "GEEN_VERVOLG"


class Onderwerp(StrEnum):
    """What a theme of the whole school is about."""

    PESTEN = "PESTEN"
    VERZUIM = "VERZUIM"
    VEILIGHEID = "VEILIGHEID"
    LEERKLIMAAT = "LEERKLIMAAT"
    OUDERBETROKKENHEID = "OUDERBETROKKENHEID"
    SAMENWERKING = "SAMENWERKING"
    ANDERS = "ANDERS"


class Themauitkomst(StrEnum):
    """What looking again at a theme gave."""

    BEREIKT = "BEREIKT"
    DEELS_BEREIKT = "DEELS_BEREIKT"
    NIET_BEREIKT = "NIET_BEREIKT"


class Overlegreeks(MetId, Base):
    """A row of meetings, as the rule (RFC 5545) they were made with."""

    __tablename__ = "overlegreeks"

    vestigingscode: Mapped[str] = mapped_column(ForeignKey("school.vestigingscode"))
    regel: Mapped[str] = mapped_column(Text)
    gepland_op: Mapped[datetime]
    gepland_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    afgelast_op: Mapped[datetime | None]  # what was still to come of it
    afgelast_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
    afgelastreden: Mapped[Afgelastreden | None] = mapped_column(lijst(Afgelastreden))


class Overleg(MetId, Base):
    """One meeting of a kernteam at a school."""

    __tablename__ = "overleg"
    __table_args__ = (
        Index("ix_overleg_kernteam_id_begint_op", "kernteam_id", "begint_op"),
        Index("ix_overleg_vestigingscode_begint_op", "vestigingscode", "begint_op"),
    )

    vestigingscode: Mapped[str] = mapped_column(ForeignKey("school.vestigingscode"))
    kernteam_id: Mapped[UUID] = mapped_column(ForeignKey("kernteam.id"))
    reeks_id: Mapped[UUID | None] = mapped_column(ForeignKey("overlegreeks.id"))
    begint_op: Mapped[datetime]
    eindigt_op: Mapped[datetime]
    inbreng_tot_op: Mapped[datetime]
    gewijzigd_op: Mapped[datetime]
    gepland_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    afgelast_op: Mapped[datetime | None]
    versie: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own protocol


class Overlegdeelnemer(Base):
    """Who is asked to a meeting beside the kernteam and the contactpersonen, and who of all was there."""

    __tablename__ = "overlegdeelnemer"

    overleg_id: Mapped[UUID] = mapped_column(ForeignKey("overleg.id"), primary_key=True)
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), primary_key=True)
    aanwezig: Mapped[bool | None]
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))


class Agendapunt(MetId, Base):
    """That a casus is on the agenda of a meeting: a fact of class PROC, of who put it there."""

    __tablename__ = "agendapunt"

    overleg_id: Mapped[UUID] = mapped_column(ForeignKey("overleg.id"), index=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    gemaakt_op: Mapped[datetime]
    gemaakt_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    ingetrokken_op: Mapped[datetime | None]
    ingetrokken_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
    intrekreden: Mapped[Intrekreden | None] = mapped_column(lijst(Intrekreden))


class Bijdrage(MetId, Base):
    """What a note of the casus is to an item of the agenda; of an action also who does it, and whether it is done."""

    __tablename__ = "bijdrage"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    agendapunt_id: Mapped[UUID] = mapped_column(ForeignKey("agendapunt.id"), index=True)
    notitie_id: Mapped[UUID] = mapped_column(ForeignKey("notitie.id"), unique=True)
    soort: Mapped[Bijdragesoort] = mapped_column(lijst(Bijdragesoort))
    betrokkene_id: Mapped[UUID | None] = mapped_column(ForeignKey("betrokkene.id"))  # whose words, or who does it
    uitvoerder_id: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
    uitvoerder_organisatie_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisatie.id"))
    uitvoerder_partij: Mapped[Partij | None] = mapped_column(lijst(Partij))
    uiterlijk_datum: Mapped[date | None]
    gedaan_op: Mapped[datetime | None]
    gedaan_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))


class Genodigde(MetId, Base):
    """A parent or the youth at his own item: asked or not, there or not, and why not (S10, S11)."""

    __tablename__ = "genodigde"
    __table_args__ = (UniqueConstraint("agendapunt_id", "betrokkene_id"),)

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    agendapunt_id: Mapped[UUID] = mapped_column(ForeignKey("agendapunt.id"))
    betrokkene_id: Mapped[UUID] = mapped_column(ForeignKey("betrokkene.id"))
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    uitgenodigd: Mapped[bool]
    doel_verteld: Mapped[bool]
    aanwezig: Mapped[bool | None]
    reden: Mapped[Genodigdereden | None] = mapped_column(lijst(Genodigdereden))
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))


class Thema(MetId, Base):
    """Something of the whole school, without any person in it: what was agreed, and what looking again gave."""

    __tablename__ = "thema"

    overleg_id: Mapped[UUID] = mapped_column(ForeignKey("overleg.id"), index=True)
    vestigingscode: Mapped[str] = mapped_column(ForeignKey("school.vestigingscode"), index=True)
    onderwerp: Mapped[Onderwerp] = mapped_column(lijst(Onderwerp))
    vraag: Mapped[str] = mapped_column(String(500))
    afspraak: Mapped[str | None] = mapped_column(String(500))
    terugkijken_datum: Mapped[date | None]
    uitkomst: Mapped[Themauitkomst | None] = mapped_column(lijst(Themauitkomst))
    evaluatie: Mapped[str | None] = mapped_column(String(500))
    gewijzigd_op: Mapped[datetime]
    gewijzigd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    versie: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - idem
