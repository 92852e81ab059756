"""The table of tasks: ids, codes and days only. Knows no person and no content."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kernteam.db.base import Base, MetId, lijst
from kernteam.grond.actor import Rol


class Taaksoort(StrEnum):
    """What is to be done, or to be known."""

    OUDERS_INFORMEREN = "OUDERS_INFORMEREN"  # AVG 13/14, domain rule S09
    ANDERE_OUDER_INFORMEREN = "ANDERE_OUDER_INFORMEREN"  # C08
    TOESTEMMING_VERVALLEN = "TOESTEMMING_VERVALLEN"  # notice: C18, AVG 19; of a birthday or expiry never stored
    TOESTEMMING_BEPERKT = "TOESTEMMING_BEPERKT"  # notice: he receives less than until now (AVG 19)
    TOESTEMMING_BEVESTIGEN = "TOESTEMMING_BEVESTIGEN"  # C22: what was said is sent to who said it
    NOTITIE_BEVESTIGEN = "NOTITIE_BEVESTIGEN"  # what was said under secrecy is confirmed (domain rules 2.3)
    PLANDOEL_BEVESTIGEN = "PLANDOEL_BEVESTIGEN"  # the same, of a goal of the plan
    DOCUMENT_BEVESTIGEN = "DOCUMENT_BEVESTIGEN"  # the same for a document
    CONSULT_GEVRAAGD = "CONSULT_GEVRAAGD"  # notice: a specialist is asked something
    CONSULT_BEANTWOORD = "CONSULT_BEANTWOORD"  # notice
    VERWEZEN = "VERWEZEN"  # notice: to who starts help (transition 10)
    NOODTOEGANG_GEBRUIKT = "NOODTOEGANG_GEBRUIKT"  # notice: S13
    NOODTOEGANG_AFZIJDIG = "NOODTOEGANG_AFZIJDIG"  # notice: by who declared to stay out of the casus (V08)
    LEERPLICHT_VERTROKKEN = "LEERPLICHT_VERTROKKEN"  # notice: leerplicht left a casus to enforce (domain rules 6.5)
    NOODVERSTREKKING = "NOODVERSTREKKING"  # notice: B11, B12
    NOODTOEGANG_BEOORDELEN = "NOODTOEGANG_BEOORDELEN"  # S13: within two working days
    TOEZICHTVRAAG_BEANTWOORDEN = "TOEZICHTVRAAG_BEANTWOORDEN"  # the privacyfunctionaris asks why somebody looked
    TOEZICHTVRAAG_BEANTWOORD = "TOEZICHTVRAAG_BEANTWOORD"  # notice: to who asked
    DATALEK_MELDEN = "DATALEK_MELDEN"  # AVG 33(1): within 72 hours
    DATALEK_PARTNERS = "DATALEK_PARTNERS"  # V07: the other organisations within 24 hours
    WERK_OVERGENOMEN = "WERK_OVERGENOMEN"  # notice: the work of a colleague is his now, or for a while
    EIGEN_DEEL_OVERNEMEN = "EIGEN_DEEL_OVERNEMEN"  # S12: when a casus ended
    OVERSTAP_REGELEN = "OVERSTAP_REGELEN"  # groep 8 to VO: ends with the casus, or when it is not needed
    # never stored: they follow from the casus itself
    CONSULT_WISSEN = "CONSULT_WISSEN"  # C19: within ten working days
    TOESTEMMING_VERLOOPT = "TOESTEMMING_VERLOOPT"  # C21
    WORDT_12 = "WORDT_12"  # C14
    WORDT_16 = "WORDT_16"  # C15
    WORDT_18 = "WORDT_18"  # C16
    JEUGDIGE_OPNIEUW_VRAGEN = "JEUGDIGE_OPNIEUW_VRAGEN"  # C15: within thirty days
    ONDERTEKENING_ONTBREEKT = "ONDERTEKENING_ONTBREEKT"  # notice: C01
    EERSTE_OVERLEG = "EERSTE_OVERLEG"  # domain rules 6.3, OPEN
    PLAN_MAKEN = "PLAN_MAKEN"  # Jeugdwet 4.1.3
    EVALUEREN = "EVALUEREN"  # domain rules 6.3, EVALUATIE
    CASUS_STIL = "CASUS_STIL"  # domain rules 6.6: nothing happened, ask whether it can end
    REGISSEUR_ONTBREEKT = "REGISSEUR_ONTBREEKT"  # notice: domain rules 6.3, one regisseur
    OPSCHORTING_HERSTELLEN = "OPSCHORTING_HERSTELLEN"  # domain rules 6.3: within thirty days
    # never stored either: they follow from a signal
    SIGNAAL_OPPAKKEN = "SIGNAAL_OPPAKKEN"  # for the school to which it was announced
    SIGNAAL_OPGEPAKT = "SIGNAAL_OPGEPAKT"  # notice for who signalled: S15
    SIGNAAL_NIET_OPGEPAKT = "SIGNAAL_NIET_OPGEPAKT"  # notice: idem
    SIGNAAL_BEEINDIGD = "SIGNAAL_BEEINDIGD"  # notice: idem


TE_INFORMEREN = frozenset({Taaksoort.OUDERS_INFORMEREN, Taaksoort.ANDERE_OUDER_INFORMEREN})
BERICHTEN = frozenset(
    {
        Taaksoort.TOESTEMMING_VERVALLEN,
        Taaksoort.TOESTEMMING_BEPERKT,
        Taaksoort.CONSULT_GEVRAAGD,
        Taaksoort.CONSULT_BEANTWOORD,
        Taaksoort.VERWEZEN,
        Taaksoort.NOODTOEGANG_GEBRUIKT,
        Taaksoort.NOODTOEGANG_AFZIJDIG,
        Taaksoort.LEERPLICHT_VERTROKKEN,
        Taaksoort.TOEZICHTVRAAG_BEANTWOORD,
        Taaksoort.WERK_OVERGENOMEN,
    }
)


# asked of one person, about himself: no colleague takes it over or hears of it
PERSOONLIJK = frozenset({Taaksoort.TOEZICHTVRAAG_BEANTWOORDEN})
# what somebody says is done, without doing anything else here
AF_TE_VINKEN = BERICHTEN | {Taaksoort.OVERSTAP_REGELEN}


class Uitstelreden(StrEnum):
    """Why informing is put off (S09: only when it would create danger, or when it cannot be done yet)."""

    GEVAAR = "GEVAAR"
    NIET_BEREIKBAAR = "NIET_BEREIKBAAR"
    ONDERZOEK_LOOPT = "ONDERZOEK_LOOPT"


class Taak(MetId, Base):
    """One thing that waits: for one medewerker, or for everybody of a role (at one organisation, or anywhere)."""

    __tablename__ = "taak"

    soort: Mapped[Taaksoort] = mapped_column(lijst(Taaksoort))
    casus_id: Mapped[UUID | None] = mapped_column(ForeignKey("casus.id"), index=True)
    object_id: Mapped[UUID | None]  # what it is about, inside the casus
    medewerker_id: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"), index=True)
    organisatie_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisatie.id"))
    rol: Mapped[Rol | None] = mapped_column(lijst(Rol))
    vervanger_id: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"), index=True)  # who looks after it
    vervanger_vanaf_datum: Mapped[date | None]
    vervanger_tot_datum: Mapped[date | None]  # exclusive
    ontstaan_op: Mapped[datetime]
    uiterlijk_datum: Mapped[date | None]  # the last day; None: a notice
    uitgesteld_datum: Mapped[date | None]  # put off until this day
    uitstelreden: Mapped[Uitstelreden | None] = mapped_column(lijst(Uitstelreden))
    afgerond_op: Mapped[datetime | None]
    afgerond_door: Mapped[UUID | None] = mapped_column(ForeignKey("medewerker.id"))
