"""Tables of sharing outside the table. What is about a person is sealed; ids, classes, codes and moments are open."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.kluis.kolom import Verzegeld, Zegelkolom
from kernteam.taak.models import Uitstelreden
from kernteam.toegang.beleid import Code
from kernteam.toegang.delingsfeiten import Delingsreden, Delingsuitkomst, Opheffing


class Verzoeksoort(StrEnum):
    """What somebody outside asks for."""

    ONDERSTEUNING = "ONDERSTEUNING"
    TLV = "TLV"
    ADVIES = "ADVIES"
    OTS_INFORMATIE = "OTS_INFORMATIE"
    RVDK_ONDERZOEK = "RVDK_ONDERZOEK"


# B04: what the school board asks of the SWV; B08 and B09: who asks the others
VAN_SCHOOLBESTUUR = frozenset({Verzoeksoort.ONDERSTEUNING, Verzoeksoort.TLV, Verzoeksoort.ADVIES})
VERZOEKER = {
    **dict.fromkeys(VAN_SCHOOLBESTUUR, Partij.SCHOOL),
    Verzoeksoort.OTS_INFORMATIE: Partij.GI,
    Verzoeksoort.RVDK_ONDERZOEK: Partij.RVDK,
}


class Bezwaaruitkomst(StrEnum):
    """How an objection ended (AVG 21)."""

    GEGROND = "GEGROND"
    AFGEWEZEN = "AFGEWEZEN"
    INGETROKKEN = "INGETROKKEN"


class Deelverzoek(MetId, Base):
    """A request for information that an organisation made or got; only that organisation knows of it."""

    __tablename__ = "deelverzoek"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    soort: Mapped[Verzoeksoort] = mapped_column(lijst(Verzoeksoort))
    verzoeker_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisatie.id"))
    verzoek_datum: Mapped[date]
    ots_begin_datum: Mapped[date | None]
    ots_eind_datum: Mapped[date | None]  # exclusive
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    naam: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))


class Bezwaar(MetId, Base):
    """An objection of a betrokkene against what one organisation shares for a public task."""

    __tablename__ = "bezwaar"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    betrokkene_id: Mapped[UUID] = mapped_column(ForeignKey("betrokkene.id"))
    ontvanger: Mapped[Partij] = mapped_column(lijst(Partij))
    gemaakt_op: Mapped[datetime]
    vastgelegd_op: Mapped[datetime]
    vastgelegd_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    toelichting: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    uitkomst: Mapped[Bezwaaruitkomst | None] = mapped_column(lijst(Bezwaaruitkomst))
    beoordeeld_op: Mapped[datetime | None]
    beoordeeld_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
    motivering: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))


class Verstrekking(MetId, Base):
    """One handing over by an organisation to a party outside the table, with what was weighed."""

    __tablename__ = "verstrekking"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    organisatie_id: Mapped[UUID] = mapped_column(ForeignKey("organisatie.id"))
    ontvanger: Mapped[Partij] = mapped_column(lijst(Partij))
    ontvanger_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisatie.id"))
    doel: Mapped[Doel] = mapped_column(lijst(Doel))
    verzoek_id: Mapped[UUID | None] = mapped_column(ForeignKey("deelverzoek.id"))
    beleid: Mapped[str] = mapped_column(String(40))
    minimumsets: Mapped[str] = mapped_column(String(40))
    verstrekt_op: Mapped[datetime]
    verstrekt_door: Mapped[UUID] = mapped_column(ForeignKey("medewerker.id"))
    geinformeerd_op: Mapped[datetime | None]
    informeren_datum: Mapped[date | None]  # the last day to tell the family
    uitstelreden: Mapped[Uitstelreden | None] = mapped_column(lijst(Uitstelreden))
    naam: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))
    weging: Mapped[Verzegeld | None] = mapped_column(Zegelkolom(Klasse.PROC))


class Verstrektdeel(MetId, Base):
    """What was handed over of one class, on which ground; VEIL and STRAF go without their content."""

    __tablename__ = "verstrektdeel"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    verstrekking_id: Mapped[UUID] = mapped_column(ForeignKey("verstrekking.id"), index=True)
    klasse: Mapped[Klasse] = mapped_column(lijst(Klasse))
    uitkomst: Mapped[Delingsuitkomst] = mapped_column(lijst(Delingsuitkomst))
    reden: Mapped[Delingsreden] = mapped_column(lijst(Delingsreden))
    code: Mapped[Code] = mapped_column(lijst(Code))
    opheffing: Mapped[Opheffing | None] = mapped_column(lijst(Opheffing))
    avg: Mapped[str] = mapped_column(String(60))
    bron: Mapped[str] = mapped_column(String(300))
    toestemming_id: Mapped[UUID | None] = mapped_column(ForeignKey("toestemming.id"))
    inhoud: Mapped[Verzegeld | None] = mapped_column(Zegelkolom())
