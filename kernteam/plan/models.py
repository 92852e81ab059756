"""Tables of the plan. Words and scores are sealed; ids, classes, codes, days and moments are open."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom
from kernteam.toestemming.antwoord import Wijze


class Plandoelstatus(StrEnum):
    """Where a goal stands."""

    LOOPT = "LOOPT"
    BEREIKT = "BEREIKT"
    GESTOPT = "GESTOPT"


class Gezinsrol(StrEnum):
    """Who of the family does an action; which person that is, the family knows."""

    JEUGDIGE = "JEUGDIGE"
    OUDER = "OUDER"
    FAMILIE = "FAMILIE"


class Vervolg(StrEnum):
    """What an evaluation ends in (domain rules 6.3, EVALUATIE)."""

    DOORGAAN = "DOORGAAN"
    STOPPEN = "STOPPEN"
    OPSCHALEN = "OPSCHALEN"


class Planantwoord(StrEnum):
    """What somebody says of the plan."""

    AKKOORD = "AKKOORD"
    NIET_AKKOORD = "NIET_AKKOORD"


class Beoordelaar(StrEnum):
    """Whose satisfaction it is."""

    OUDERS = "OUDERS"
    JEUGDIGE = "JEUGDIGE"
    SCHOOL = "SCHOOL"


class Familiekeuze(StrEnum):
    """What the family chose when it was offered to make the plan itself (Jeugdwet 4.1.2)."""

    MAAKT_PLAN = "MAAKT_PLAN"
    DENKT_NA = "DENKT_NA"
    ZIET_AF = "ZIET_AF"


class _Stuk(MetId):
    """What every part of the plan has: its casus, whose knowledge it is, who recorded it and when."""

    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    vastgelegd_op: Mapped[datetime]

    @declared_attr
    def casus_id(cls) -> Mapped[UUID]:  # noqa: N805 - SQLAlchemy hands over the class
        """The casus whose key seals the row."""
        return mapped_column(ForeignKey("casus.id"), index=True)

    @declared_attr
    def herkomst_id(cls) -> Mapped[UUID]:  # noqa: N805 - SQLAlchemy hands over the class
        """The organisation whose knowledge it is."""
        return mapped_column(ForeignKey("organisatie.id"))

    @declared_attr
    def vastgelegd_door(cls) -> Mapped[UUID]:  # noqa: N805 - SQLAlchemy hands over the class
        """The medewerker who recorded it."""
        return mapped_column(ForeignKey("medewerker.id"))


class _MetKlasse(_Stuk):
    """A part whose writer says what class its words are."""

    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))


class _Proces(_Stuk):
    """A part that tells only how the work goes."""

    @property
    def klasse(self) -> Klasse:
        """The class of the part."""
        return Klasse.PROC


class Plandoel(_MetKlasse, Base):
    """A goal: the words of the youth and of the parents beside those of the professional, strengths beside worries."""

    __tablename__ = "plandoel"

    versie: Mapped[int] = mapped_column(Integer)
    status: Mapped[Plandoelstatus] = mapped_column(lijst(Plandoelstatus))
    verwoording: Mapped[Verzegeld] = mapped_column(Zegelkolom())
    woorden_jeugdige: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
    woorden_ouders: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
    kracht: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
    zorg: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
    beginscore: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
    woorden_op: Mapped[datetime]  # when its words were last written
    over_id: Mapped[UUID | None] = mapped_column(ForeignKey("betrokkene.id"))  # the adult it is about (C23)
    bevestigd_op: Mapped[datetime | None]  # None: others do not read it yet (domain rules 2.3, herkomst)
    vrijgegeven_op: Mapped[datetime | None]  # None: not released, or not any more (T*)

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own protocol


class Plandoelscore(_MetKlasse, Base):
    """A score of a goal at an evaluation: a part of that goal, so of its class and its herkomst."""

    __tablename__ = "plandoelscore"
    __table_args__ = (UniqueConstraint("planevaluatie_id", "plandoel_id"),)

    plandoel_id: Mapped[UUID] = mapped_column(ForeignKey("plandoel.id"))
    planevaluatie_id: Mapped[UUID] = mapped_column(ForeignKey("planevaluatie.id"))
    datum: Mapped[date]
    score: Mapped[Verzegeld] = mapped_column(Zegelkolom())


class Planactie(_MetKlasse, Base):
    """What somebody does, by when, and when it was done."""

    __tablename__ = "planactie"

    versie: Mapped[int] = mapped_column(Integer)
    plandoel_id: Mapped[UUID] = mapped_column(ForeignKey("plandoel.id"))
    tekst: Mapped[Verzegeld] = mapped_column(Zegelkolom())
    deelnemer_id: Mapped[UUID | None] = mapped_column(ForeignKey("deelnemer.id"))
    gezinsrol: Mapped[Gezinsrol | None] = mapped_column(lijst(Gezinsrol))
    uiterlijk_datum: Mapped[date | None]
    gedaan_datum: Mapped[date | None]
    afgesproken_op: Mapped[datetime]  # when what is to be done, by whom and by when last changed

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own protocol


class Planevaluatie(_MetKlasse, Base):
    """Looking back together: what youth, parents and school say of it, and how it goes on."""

    __tablename__ = "planevaluatie"

    datum: Mapped[date]
    vervolg: Mapped[Vervolg] = mapped_column(lijst(Vervolg))
    woorden_jeugdige: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
    woorden_ouders: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
    woorden_school: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())


class Planakkoord(_Proces, Base):
    """What one betrokkene said of the plan (Jeugdwet 4.1.3); the newest answer counts."""

    __tablename__ = "planakkoord"

    betrokkene_id: Mapped[UUID] = mapped_column(ForeignKey("betrokkene.id"))
    antwoord: Mapped[Planantwoord] = mapped_column(lijst(Planantwoord))
    wijze: Mapped[Wijze] = mapped_column(lijst(Wijze))
    gegeven_datum: Mapped[date]


class Plantevredenheid(_Proces, Base):
    """How satisfied parents, youth or school are with the work together."""

    __tablename__ = "plantevredenheid"

    van: Mapped[Beoordelaar] = mapped_column(lijst(Beoordelaar))
    datum: Mapped[date]
    score: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.PROC))
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))


class Familiegroepsplan(_Proces, Base):
    """That the family was offered to make the plan itself first, and what it chose; the newest counts."""

    __tablename__ = "familiegroepsplan"

    aangeboden_datum: Mapped[date]
    keuze: Mapped[Familiekeuze] = mapped_column(lijst(Familiekeuze))
