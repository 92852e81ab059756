"""Tables of the desk: what was computed, judged, asked, drawn, listed, reported. Ids, codes, days; words are sealed."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, Integer, ScalarSelect, String, func, select, text
from sqlalchemy.orm import Mapped, column_property, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom


class Gevaluitkomst(StrEnum):
    """What the privacyfunctionaris makes of a case."""

    VERKLAARD = "VERKLAARD"
    INCIDENT = "INCIDENT"  # unauthorised reading is a breach (V08, AVG 4(12))


class Verklaarreden(StrEnum):
    """Why a case is explained after all."""

    WERKRELATIE = "WERKRELATIE"  # there was one, and it was not recorded
    VERVANGING = "VERVANGING"
    OVERLEG = "OVERLEG"
    NOOD_TERECHT = "NOOD_TERECHT"
    VERGISSING = "VERGISSING"  # opened by mistake, left at once
    REGEL_TE_STRENG = "REGEL_TE_STRENG"
    ANDERS = "ANDERS"


class Gevraagde(StrEnum):
    """Who is asked."""

    MEDEWERKER = "MEDEWERKER"
    LEIDINGGEVENDE = "LEIDINGGEVENDE"


class Risico(StrEnum):
    """How likely a breach harms somebody (AVG 33(1), 34(1))."""

    ONWAARSCHIJNLIJK = "ONWAARSCHIJNLIJK"
    RISICO = "RISICO"
    HOOG_RISICO = "HOOG_RISICO"


class Ingelichte(StrEnum):
    """Who is told of a breach."""

    AP = "AP"  # the Autoriteit Persoonsgegevens (AVG 33)
    PARTNERS = "PARTNERS"  # the other organisations (V07)
    BETROKKENEN = "BETROKKENEN"  # the persons concerned (AVG 34)


class Betrokkenenbericht(StrEnum):
    """What the persons concerned heard (AVG 34)."""

    GEINFORMEERD = "GEINFORMEERD"
    ONLEESBAAR = "ONLEESBAAR"  # 34(3)a: the data could not be read
    NIET_NODIG = "NIET_NODIG"


class Steekproefuitkomst(StrEnum):
    """What looking at a drawn casus gave."""

    GEEN_BIJZONDERHEDEN = "GEEN_BIJZONDERHEDEN"
    NADER_ONDERZOEK = "NADER_ONDERZOEK"


class Aandachtsreden(StrEnum):
    """Why every access to a casus is looked at (F3 rule 8)."""

    PERS = "PERS"
    GEHEIM_ADRES = "GEHEIM_ADRES"
    CONFLICTSCHEIDING = "CONFLICTSCHEIDING"
    MEDEWERKER_BETROKKEN = "MEDEWERKER_BETROKKEN"
    ANDERS = "ANDERS"


class Telsoort(StrEnum):
    """What the report of a year counts."""

    GEVAL = "GEVAL"
    BEOORDEELD = "BEOORDEELD"
    OP_TIJD = "OP_TIJD"
    INCIDENT = "INCIDENT"
    VRAAG = "VRAAG"
    BEANTWOORD = "BEANTWOORD"
    INGETROKKEN = "INGETROKKEN"
    DATALEK = "DATALEK"
    DATALEK_TE_LAAT = "DATALEK_TE_LAAT"
    PARTNERS_TE_LAAT = "PARTNERS_TE_LAAT"
    HERZIENING = "HERZIENING"
    HERZIENING_TE_LAAT = "HERZIENING_TE_LAAT"


class Toezichtgeval(MetId, Base):
    """What one medewerker did on one day in one casus (or, without one, in all), and what the rules say of it."""

    __tablename__ = "toezichtgeval"
    __table_args__ = (Index("ix_toezichtgeval_datum", "datum"),)

    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"), index=True)
    casus_id: Mapped[UUID | None] = mapped_column(ForeignKey("casus.id"))
    datum: Mapped[date]
    aantal: Mapped[int] = mapped_column(Integer)
    geweigerd: Mapped[int] = mapped_column(Integer)
    nood: Mapped[int] = mapped_column(Integer)
    eerste_op: Mapped[datetime]
    laatste_op: Mapped[datetime]
    score: Mapped[int] = mapped_column(Integer)
    treffers: Mapped[list[str]] = mapped_column(JSON)
    verklaringen: Mapped[list[str]] = mapped_column(JSON)
    beoordelen_uiterlijk_datum: Mapped[date]


class VanGeval:
    """A row with words about a case, sealed under the key of that case."""

    geval_id: Mapped[UUID] = mapped_column(ForeignKey("toezichtgeval.id"), index=True)

    @property
    def casus_id(self) -> UUID:
        """What the vault knows the key of this row by: the case of the desk, which outlives the casus."""
        return self.geval_id


class Toezichtoordeel(VanGeval, MetId, Base):
    """One judgement of a case, with the rules it was about; lines after it make the case open again."""

    __tablename__ = "toezichtoordeel"

    uitkomst: Mapped[Gevaluitkomst] = mapped_column(lijst(Gevaluitkomst))
    reden: Mapped[Verklaarreden | None] = mapped_column(lijst(Verklaarreden))
    treffers: Mapped[list[str]] = mapped_column(JSON)
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    beoordeeld_op: Mapped[datetime]
    beoordeeld_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))


class Toezichtvraag(VanGeval, MetId, Base):
    """A question about a case, to who looked or to his supervisor, and the answer, or that it was withdrawn."""

    __tablename__ = "toezichtvraag"

    aan: Mapped[Gevraagde] = mapped_column(lijst(Gevraagde))
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    vraag: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.PROC))
    antwoord: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    gesteld_op: Mapped[datetime]
    gesteld_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    uiterlijk_datum: Mapped[date]
    beantwoord_op: Mapped[datetime | None]
    beantwoord_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
    ingetrokken_op: Mapped[datetime | None]
    ingetrokken_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))


class Datalekmelding(MetId, Base):
    """That somebody was told of a breach: the first time, or more of it later (AVG 33(4))."""

    __tablename__ = "datalekmelding"

    datalek_id: Mapped[UUID] = mapped_column(ForeignKey("datalek.id"), index=True)
    aan: Mapped[Ingelichte] = mapped_column(lijst(Ingelichte))
    gemeld_op: Mapped[datetime]
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))

    @property
    def casus_id(self) -> UUID:
        """What the vault knows the key of this row by: the entry of the register."""
        return self.datalek_id


def _eerst_gemeld(datalek_id: Mapped[UUID], aan: Ingelichte) -> ScalarSelect[datetime]:
    """Select when somebody was first told of a breach."""
    opdracht = select(func.min(Datalekmelding.gemeld_op)).where(
        Datalekmelding.datalek_id == datalek_id, Datalekmelding.aan == aan
    )
    return opdracht.correlate_except(Datalekmelding).scalar_subquery()


class Datalek(Base):
    """One entry of the breach register (AVG 33(5), V07), under a key of its own."""

    __tablename__ = "datalek"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)  # here, for what is selected below
    geval_id: Mapped[UUID | None] = mapped_column(ForeignKey("toezichtgeval.id"))
    over_casus_id: Mapped[UUID | None] = mapped_column(ForeignKey("casus.id"))
    bekend_op: Mapped[datetime]  # from here the clocks run
    melden_uiterlijk_op: Mapped[datetime]
    partners_uiterlijk_op: Mapped[datetime]
    geregistreerd_op: Mapped[datetime]
    geregistreerd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    omschrijving: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.PROC))
    risico: Mapped[Risico | None] = mapped_column(lijst(Risico))
    gemeld_op: Mapped[datetime | None] = column_property(_eerst_gemeld(id, Ingelichte.AP))  # noqa: A003 - the column
    partners_geinformeerd_op: Mapped[datetime | None] = column_property(
        _eerst_gemeld(id, Ingelichte.PARTNERS)  # noqa: A003 - the column
    )
    betrokkenen: Mapped[Betrokkenenbericht | None] = mapped_column(lijst(Betrokkenenbericht))
    maatregelen: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    afgehandeld_op: Mapped[datetime | None]
    afgehandeld_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))

    @property
    def casus_id(self) -> UUID:
        """What the vault knows the key of this row by: the entry itself."""
        return self.id


class Steekproef(MetId, Base):
    """The draw of one month: which seed, out of how many casussen, how many."""

    __tablename__ = "steekproef"

    maand_datum: Mapped[date] = mapped_column(unique=True)  # the first day
    zaad: Mapped[str] = mapped_column(String(64))
    casussen: Mapped[int] = mapped_column(Integer)
    getrokken_op: Mapped[datetime]
    getrokken_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))  # None: the night
    beoordelen_uiterlijk_datum: Mapped[date]


class Steekproefcasus(Base):
    """One drawn casus, and what was made of all access to it in that month."""

    __tablename__ = "steekproefcasus"

    steekproef_id: Mapped[UUID] = mapped_column(ForeignKey("steekproef.id"), primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), primary_key=True)
    volgnummer: Mapped[int] = mapped_column(Integer)
    uitkomst: Mapped[Steekproefuitkomst | None] = mapped_column(lijst(Steekproefuitkomst))
    beoordeeld_op: Mapped[datetime | None]
    beoordeeld_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))


class Aandachtscasus(MetId, Base):
    """A casus on the aandachtslijst from a moment until it was taken off; its destruction ends it too."""

    __tablename__ = "aandachtscasus"
    __table_args__ = (
        Index(
            "uq_aandachtscasus_casus_id",  # once at a time
            "casus_id",
            unique=True,
            sqlite_where=text("tot_op IS NULL"),
            postgresql_where=text("tot_op IS NULL"),
        ),
    )

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    reden: Mapped[Aandachtsreden] = mapped_column(lijst(Aandachtsreden))
    sinds_op: Mapped[datetime]
    toegevoegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    herzien_uiterlijk_datum: Mapped[date]
    tot_op: Mapped[datetime | None]
    beeindigd_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))


class Aandachtsbevestiging(Base):
    """That a casus stays on the aandachtslijst, said against the day on which that was due."""

    __tablename__ = "aandachtsbevestiging"

    aandachtscasus_id: Mapped[UUID] = mapped_column(ForeignKey("aandachtscasus.id"), primary_key=True)
    uiterlijk_datum: Mapped[date] = mapped_column(primary_key=True)
    bevestigd_op: Mapped[datetime]
    bevestigd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))


class Toezichtdag(Base):
    """That the night computed a day, and how many cases it gave."""

    __tablename__ = "toezichtdag"

    datum: Mapped[date] = mapped_column(primary_key=True)
    berekend_op: Mapped[datetime]
    gevallen: Mapped[int] = mapped_column(Integer)


class Toezichttelling(Base):
    """How many of something of a year expired, of all or of one rule: the report of that year counts them along."""

    __tablename__ = "toezichttelling"

    jaar: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    soort: Mapped[Telsoort] = mapped_column(lijst(Telsoort), primary_key=True)
    regel: Mapped[str] = mapped_column(String(40), primary_key=True)  # "": of all
    aantal: Mapped[int] = mapped_column(Integer)
