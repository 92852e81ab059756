"""Tables of the emergency: what owners keep for it, and each time a casus was opened for one."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.casus.models import Afzijdigreden
from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom


class Kaartsoort(StrEnum):
    """What a noodkaart can hold (S13); nothing else is needed in the first hour."""

    VEILIGHEIDSAFSPRAAK = "VEILIGHEIDSAFSPRAAK"
    MEDICATIE = "MEDICATIE"
    BEHANDELAAR = "BEHANDELAAR"


class Redencode(StrEnum):
    """Why an emergency is opened, as its log line says it."""

    ACUUT_GEVAAR_JEUGDIGE = "ACUUT_GEVAAR_JEUGDIGE"
    SUICIDEDREIGING = "SUICIDEDREIGING"
    VERMISSING = "VERMISSING"
    MEDISCHE_NOOD = "MEDISCHE_NOOD"
    ANDERS = "ANDERS"


class Uitkomst(StrEnum):
    """What the privacyfunctionaris thinks of it."""

    TERECHT = "TERECHT"
    ONTERECHT = "ONTERECHT"
    TERECHT_MET_AANDACHT = "TERECHT_MET_AANDACHT"


class Noodkaart(MetId, Base):
    """One thing its owner keeps for the moment of an emergency; it ends, it is not changed."""

    __tablename__ = "noodkaart"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    herkomst_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    herkomst: Mapped[Partij] = mapped_column(lijst(Partij))
    soort: Mapped[Kaartsoort] = mapped_column(lijst(Kaartsoort))
    tekst: Mapped[Verzegeld] = mapped_column(Zegelkolom())
    geschreven_op: Mapped[datetime]
    geschreven_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    vervallen_op: Mapped[datetime | None]

    @property
    def klasse(self) -> Klasse:
        """The class that seals the text: safety is about the family, the rest is medical."""
        return Klasse.GEZ if self.soort is Kaartsoort.VEILIGHEIDSAFSPRAAK else Klasse.MED


class Noodtoegang(MetId, Base):
    """One time somebody opened a casus in an emergency, why, and how it was judged afterwards."""

    __tablename__ = "noodtoegang"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    medewerker_id: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    partij: Mapped[Partij] = mapped_column(lijst(Partij))
    redencode: Mapped[Redencode] = mapped_column(lijst(Redencode))
    reden: Mapped[Verzegeld] = mapped_column(Zegelkolom(Klasse.PROC))
    afzijdig: Mapped[Afzijdigreden | None] = mapped_column(lijst(Afzijdigreden))  # he had declared to stay out (V08)
    vanaf_op: Mapped[datetime] = mapped_column(index=True)
    tot_op: Mapped[datetime]  # exclusive
    beoordelen_uiterlijk_datum: Mapped[date]
    uitkomst: Mapped[Uitkomst | None] = mapped_column(lijst(Uitkomst))
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    beoordeeld_op: Mapped[datetime | None]
    beoordeeld_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
