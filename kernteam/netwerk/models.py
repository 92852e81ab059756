"""Tables of the network: public facts about schools and organisations, and who works where. Knows no casus."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CHAR, BindParameter, Boolean, ColumnElement, ForeignKey, Integer, String, Text, or_, true
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Discipline, Partij, Rol


class Sector(StrEnum):
    """Kind of education of a school."""

    PO = "PO"
    VO = "VO"
    SO = "SO"


class Dag(StrEnum):
    """A day on which a school is open."""

    MAANDAG = "MAANDAG"
    DINSDAG = "DINSDAG"
    WOENSDAG = "WOENSDAG"
    DONDERDAG = "DONDERDAG"
    VRIJDAG = "VRIJDAG"


class Gemeente(Base):
    """A municipality, by its four-digit CBS code."""

    __tablename__ = "gemeente"

    code: Mapped[str] = mapped_column(CHAR(4), primary_key=True)
    naam: Mapped[str] = mapped_column(String(100))


class Schoolimport(MetId, Base):
    """One load of a school file: where the facts come from, of which day, under which licence."""

    __tablename__ = "schoolimport"

    bron: Mapped[str] = mapped_column(String(200))
    sector: Mapped[Sector] = mapped_column(lijst(Sector))
    peildatum: Mapped[date]
    licentie: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(CHAR(64))
    volledig: Mapped[bool] = mapped_column(Boolean)
    geladen_op: Mapped[datetime]
    nieuw: Mapped[int] = mapped_column(Integer)
    gewijzigd: Mapped[int] = mapped_column(Integer)
    gesloten: Mapped[int] = mapped_column(Integer)
    geweigerd: Mapped[int] = mapped_column(Integer)


class School(Base):
    """A location of a school, by its six-character vestigingscode. Never deleted: it closes."""

    __tablename__ = "school"

    vestigingscode: Mapped[str] = mapped_column(CHAR(6), primary_key=True)
    naam: Mapped[str] = mapped_column(String(200))
    sector: Mapped[Sector] = mapped_column(lijst(Sector))
    straat: Mapped[str] = mapped_column(String(100))
    huisnummer: Mapped[str] = mapped_column(String(20))
    postcode: Mapped[str] = mapped_column(CHAR(6))
    plaats: Mapped[str] = mapped_column(String(100))
    gemeente_code: Mapped[str | None] = mapped_column(ForeignKey("gemeente.code"), index=True)
    website: Mapped[str | None] = mapped_column(String(200))
    gesloten_op: Mapped[date | None]
    import_id: Mapped[UUID] = mapped_column(ForeignKey("schoolimport.id"))


class Organisatie(MetId, Base):
    """An organisation that takes part, in one role of the matrix. A school takes part once it has joined."""

    __tablename__ = "organisatie"

    naam: Mapped[str] = mapped_column(String(200))
    partij: Mapped[Partij] = mapped_column(lijst(Partij))
    vestigingscode: Mapped[str | None] = mapped_column(ForeignKey("school.vestigingscode"), unique=True)


class Medewerker(MetId, Base):
    """A person in one capacity at one organisation."""

    __tablename__ = "medewerker"

    naam: Mapped[str] = mapped_column(String(200))
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"), index=True)
    rol: Mapped[Rol] = mapped_column(lijst(Rol))
    discipline: Mapped[Discipline | None] = mapped_column(lijst(Discipline))
    uit_dienst_op: Mapped[date | None]

    def is_in_dienst(self, op: date) -> bool:
        """Tell whether he works there on a day: a last day may be known long before it comes."""
        return self.uit_dienst_op is None or self.uit_dienst_op > op

    @classmethod
    def in_dienst(cls, op: date | BindParameter[date]) -> ColumnElement[bool]:
        """Give the same as a condition."""
        return or_(cls.uit_dienst_op.is_(None), cls.uit_dienst_op > op)


class Werkgebied(MetId, Base):
    """Where an organisation for specialist help works: a range of postcodes (their digits), from a day until a day.

    Which organisation serves an area is data: a city has several, and one may serve many cities (domain rules 6.1).
    """

    __tablename__ = "werkgebied"

    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    postcode_van: Mapped[int] = mapped_column(Integer, index=True)
    postcode_tot: Mapped[int] = mapped_column(Integer)  # inclusive
    gebied: Mapped[str] = mapped_column(String(100))
    bron: Mapped[str] = mapped_column(String(200))
    geldig_vanaf: Mapped[date]
    geldig_tot: Mapped[date | None]  # exclusive


class Kernteam(MetId, Base):
    """A kernteam, which serves one or more schools."""

    __tablename__ = "kernteam"

    naam: Mapped[str] = mapped_column(String(200), unique=True)


class Kernteamlid(Base):
    """A medewerker in a kernteam."""

    __tablename__ = "kernteamlid"

    kernteam_id: Mapped[UUID] = mapped_column(ForeignKey("kernteam.id"), primary_key=True)
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), primary_key=True)


class Kernteamschool(Base):
    """A school that a kernteam serves; a school has one kernteam."""

    __tablename__ = "kernteamschool"

    vestigingscode: Mapped[str] = mapped_column(ForeignKey("school.vestigingscode"), primary_key=True)
    kernteam_id: Mapped[UUID] = mapped_column(ForeignKey("kernteam.id"), index=True)


class Contactpersoon(Base):
    """A fixed contact person of a school."""

    __tablename__ = "contactpersoon"

    vestigingscode: Mapped[str] = mapped_column(ForeignKey("school.vestigingscode"), primary_key=True)
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), primary_key=True)


class Bereikbaarheid(Base):
    """How a medewerker can be reached at work."""

    __tablename__ = "bereikbaarheid"

    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), primary_key=True)
    telefoon: Mapped[str | None] = mapped_column(String(20))
    emailadres: Mapped[str | None] = mapped_column(String(250))
    herinneren: Mapped[bool] = mapped_column(Boolean, server_default=true())  # by mail, of what is due


class Schooldag(Base):
    """A day of the week on which a medewerker is at a school."""

    __tablename__ = "schooldag"

    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), primary_key=True)
    vestigingscode: Mapped[str] = mapped_column(ForeignKey("school.vestigingscode"), primary_key=True)
    dag: Mapped[Dag] = mapped_column(lijst(Dag), primary_key=True)


class Vervanging(MetId, Base):
    """Who does the work of an absent colleague of the same organisation, from a day until a day."""

    __tablename__ = "vervanging"

    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), index=True)
    vervanger_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    vanaf_datum: Mapped[date]
    tot_datum: Mapped[date]  # exclusive
    geregeld_op: Mapped[datetime]
    geregeld_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))


class Convenant(MetId, Base):
    """The arrangement between joint controllers (AVG 26, V01). Never changed: a later one replaces it."""

    __tablename__ = "convenant"

    naam: Mapped[str] = mapped_column(String(200))
    geldig_vanaf: Mapped[date]
    geldig_tot: Mapped[date | None]  # exclusive
    loket: Mapped[str] = mapped_column(String(200))  # the one contact point: a desk of an organisation, not a person
    loket_emailadres: Mapped[str | None] = mapped_column(String(250))
    loket_telefoon: Mapped[str | None] = mapped_column(String(20))
    informeren: Mapped[str] = mapped_column(Text)
    verzoeken: Mapped[str] = mapped_column(Text)
    datalekken: Mapped[str] = mapped_column(Text)
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))


class Convenantpartij(Base):
    """An organisation that is party to a convenant."""

    __tablename__ = "convenantpartij"

    convenant_id: Mapped[UUID] = mapped_column(ForeignKey("convenant.id"), primary_key=True)
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"), primary_key=True)
