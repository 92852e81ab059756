"""Tables of the casus. Everything about a person is sealed; ids, classes, states and moments are open."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
    and_,
    or_,
)
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.casus.omstandigheid import Gezagsbron
from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.kluis.kolom import Verzegeld, Zegelkolom
from kernteam.toestemming.gezin import Gezag


class Soort(StrEnum):
    """What a betrokkene is to the casus."""

    JEUGDIGE = "JEUGDIGE"
    GEZAGHEBBENDE = "GEZAGHEBBENDE"
    ANDERE_VOLWASSENE = "ANDERE_VOLWASSENE"


class Afsluitreden(StrEnum):
    """Why a casus ended (domain rules 6.4, transition 15)."""

    DOELEN_BEREIKT = "DOELEN_BEREIKT"
    DEELS_BEREIKT = "DEELS_BEREIKT"
    VERWEZEN = "VERWEZEN"
    TOESTEMMING_GEEINDIGD = "TOESTEMMING_GEEINDIGD"
    VERHUISD = "VERHUISD"
    ACHTTIEN_JAAR = "ACHTTIEN_JAAR"
    ANDERS = "ANDERS"


class Afzijdigreden(StrEnum):
    """Why somebody stays out of a casus: what the family is to him, or that he will enforce (domain rules 6.5)."""

    FAMILIE = "FAMILIE"
    BUREN = "BUREN"
    COLLEGA = "COLLEGA"
    ANDERS = "ANDERS"
    VERHOOR = "VERHOOR"  # the first intention to hear somebody as a suspect
    HALT = "HALT"
    PROCES_VERBAAL = "PROCES_VERBAAL"


# of the leerplichtambtenaar, who is an investigating officer from then on (Leerplichtwet 16(5))
HANDHAVING = frozenset({Afzijdigreden.VERHOOR, Afzijdigreden.HALT, Afzijdigreden.PROCES_VERBAAL})


class Casus(MetId, Base):
    """A casus of one school. `versie` rises with every change of anything in it."""

    __tablename__ = "casus"

    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    vestigingscode: Mapped[str] = mapped_column(ForeignKey("school.vestigingscode"))
    status: Mapped[Casusstatus] = mapped_column(lijst(Casusstatus))  # the stage; OPGESCHORT is computed (ADR 0006)
    opgeschort_op: Mapped[datetime | None]  # since when the history says that it is suspended
    versie: Mapped[int] = mapped_column(Integer)
    geopend_op: Mapped[datetime]
    geopend_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    gewijzigd_op: Mapped[datetime]
    afgesloten_op: Mapped[datetime | None]
    afsluitreden: Mapped[Afsluitreden | None] = mapped_column(lijst(Afsluitreden))
    hulpvraag: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.OND))
    aanleiding: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.OND))

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own protocol

    @property
    def casus_id(self) -> UUID:
        """The casus whose key seals this row: itself."""
        return self.id

    @property
    def vastgelegd(self) -> Casusstatus:
        """The state the history ends with."""
        return Casusstatus.OPGESCHORT if self.opgeschort_op else self.status

    def ga_over(self, naar: Casusstatus, reden: str | None, nu: datetime, door: UUID | None) -> "Overgang":
        """Move to another state and give the row for the history; a suspended casus keeps its stage (ADR 0016)."""
        van, opgeschort = self.vastgelegd, naar is Casusstatus.OPGESCHORT
        self.opgeschort_op = nu if opgeschort else None
        self.status = self.status if opgeschort else naar
        return Overgang(id=uuid4(), casus_id=self.id, van=van, naar=naar, reden=reden, gemaakt_op=nu, gemaakt_door=door)


class Betrokkene(MetId, Base):
    """A person the casus is about, or who holds gezag."""

    __tablename__ = "betrokkene"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    soort: Mapped[Soort] = mapped_column(lijst(Soort))
    gezag: Mapped[Gezag | None] = mapped_column(lijst(Gezag))
    gezagsbron: Mapped[Gezagsbron | None] = mapped_column(lijst(Gezagsbron))  # where, and below when, it was looked up
    controle_datum: Mapped[date | None]
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    toegevoegd_op: Mapped[datetime]
    voornaam: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.ID))
    achternaam: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.ID))
    geboortedatum: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.ID))
    telefoon: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.ID))
    emailadres: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.ID))
    rekengegevens: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.REKEN))


class Deelnemer(MetId, Base):
    """Somebody at the table, in one capacity, from a moment until a moment."""

    __tablename__ = "deelnemer"
    __table_args__ = (Index("ix_deelnemer_medewerker_id_casus_id", "medewerker_id", "casus_id"),)

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    partij: Mapped[Partij] = mapped_column(lijst(Partij))
    sinds_op: Mapped[datetime]  # may lie ahead: a replacement that was arranged
    tot_op: Mapped[datetime | None]

    @classmethod
    def zit_op(cls, op: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
        """Give the condition that a seat is taken at a moment."""
        return and_(cls.sinds_op <= op, or_(cls.tot_op.is_(None), cls.tot_op > op))


class Afzijdigheid(MetId, Base):
    """That somebody declared to stay out of this casus, for ever: ids, a code and a moment."""

    __tablename__ = "afzijdigheid"
    __table_args__ = (UniqueConstraint("casus_id", "medewerker_id"),)

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    reden: Mapped[Afzijdigreden] = mapped_column(lijst(Afzijdigreden))
    gemeld_op: Mapped[datetime]
    gemeld_door: Mapped[UUID | None]  # None: he did so himself


class Kennis:
    """What is known of the family, in one class: whose professional knowledge it is, and who wrote it down."""

    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    auteur_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    geschreven_op: Mapped[datetime]
    over_id: Mapped[UUID | None] = mapped_column(ForeignKey("betrokkene.id"))  # the adult it is about (C23)
    bevestigd_op: Mapped[datetime | None]  # None: others do not read it yet (domain rules 2.3, herkomst)
    bevestigd_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))  # None: it needed nobody


class Vrij:
    """The release of one piece by the secrecy-bound professional whose knowledge it is; withdrawn, never erased."""

    vrijgegeven_op: Mapped[datetime]
    vrijgegeven_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    ingetrokken_op: Mapped[datetime | None]


class Notitie(Kennis, MetId, Base):
    """A note of one class, with whose professional knowledge it is beside who wrote it."""

    __tablename__ = "notitie"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    tekst: Mapped[Verzegeld] = mapped_column(Zegelkolom())


class Vrijgave(Vrij, MetId, Base):
    """The release of one note."""

    __tablename__ = "vrijgave"

    notitie_id: Mapped[UUID] = mapped_column(ForeignKey("notitie.id"), index=True)


class Omstandigheid(MetId, Base):
    """Something established about the family; added to, never changed. What it is stands sealed inside."""

    __tablename__ = "omstandigheid"
    __table_args__ = (UniqueConstraint("casus_id", "volgnummer"),)

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    volgnummer: Mapped[int]
    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    gegevens: Mapped[Verzegeld] = mapped_column(Zegelkolom())
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
    rekengegevens: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.REKEN))


class Overgang(MetId, Base):
    """One change of state, kept for ever."""

    __tablename__ = "overgang"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    van: Mapped[Casusstatus | None] = mapped_column(lijst(Casusstatus))
    naar: Mapped[Casusstatus] = mapped_column(lijst(Casusstatus))
    reden: Mapped[str | None] = mapped_column(String(40))
    gemaakt_op: Mapped[datetime]
    gemaakt_door: Mapped[UUID | None]
    op_verzoek_van: Mapped[UUID | None] = mapped_column(ForeignKey("betrokkene.id"))


class Zoektag(Base):
    """A keyed tag by which a jeugdige is found; every tag is different, also for the same name."""

    __tablename__ = "zoektag"

    tag: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)


class Naamtag(Base):
    """A keyed tag of one word in a name of this casus: to recognise it in a text that should be anonymous (S03)."""

    __tablename__ = "naamtag"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), primary_key=True)
    tag: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
