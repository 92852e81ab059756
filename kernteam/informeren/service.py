"""Records that the family was informed, or why that waits (AVG 13, 14; S09). Knows no web."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.informeren.models import Informeerwijze, Informering
from kernteam.taak.models import Uitstelreden
from kernteam.taak.service import uitstelfouten
from kernteam.toegang.poort import Poort

_VERPLICHT = "Dit veld is verplicht."


@dataclass(frozen=True, slots=True)
class Melding:
    """What is recorded: whom was told when and how, or until when and why it waits; never both."""

    betrokkenen: tuple[UUID, ...] = ()
    geinformeerd_datum: date | None = None
    wijze: Informeerwijze | None = None
    uitgesteld_datum: date | None = None
    reden: Uitstelreden | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Whether the family knows of the casus, or until when telling it was put off."""

    gedaan: bool = False
    uitgesteld_datum: date | None = None


def vastleggen(actor: Actor, casus_id: UUID, melding: Melding, poort: Poort) -> Toegevoegd:
    """Record informing about the casus itself (handeling informering.vastleggen, AVG 14(3)a).

    Raises Ongeldig for an incomplete or impossible one, Strijdig for somebody who is not of this casus.
    """
    fouten = _fouten(melding, poort.klok.vandaag())
    if fouten:
        raise Ongeldig(fouten)
    binnen = ga_binnen(actor, Handeling.INFORMERING_VASTLEGGEN, casus_id, poort)
    if any((een, Klasse.ID) not in binnen.besluit.open for een in melding.betrokkenen):
        raise Strijdig("Kies mensen die bij deze casus horen.", "GEEN_BETROKKENE")
    binnen.schrijf()
    return Toegevoegd(leg_vast(poort.sessie, casus_id, None, melding, actor.medewerker_id, binnen.nu).id)


def leg_vast(
    sessie: Session, casus_id: UUID | None, taak_id: UUID | None, melding: Melding, door: UUID, nu: datetime
) -> Informering:
    """Store what was checked; the caller holds a writing transaction."""
    rij = Informering(
        id=uuid4(),
        casus_id=casus_id,
        taak_id=taak_id,
        betrokkenen=[str(een) for een in melding.betrokkenen],
        geinformeerd_datum=melding.geinformeerd_datum,
        wijze=melding.wijze,
        uitgesteld_datum=melding.uitgesteld_datum,
        uitstelreden=melding.reden,
        vastgelegd_op=nu,
        vastgelegd_door=door,
    )
    sessie.add(rij)
    return rij


def stand_per_casus(sessie: Session, casus_ids: Sequence[UUID]) -> dict[UUID, Stand]:
    """Give where informing about the casus itself stands, with one statement; nothing recorded is absent."""
    opdracht = (
        select(Informering)
        .where(Informering.casus_id.in_(casus_ids), Informering.taak_id.is_(None))
        .order_by(Informering.vastgelegd_op, Informering.id)
    )
    standen: dict[UUID, Stand] = {}
    for rij in sessie.scalars(opdracht):
        if rij.casus_id is not None:
            eerder = standen.get(rij.casus_id, Stand())
            gedaan = eerder.gedaan or rij.geinformeerd_datum is not None
            standen[rij.casus_id] = Stand(gedaan, rij.uitgesteld_datum or eerder.uitgesteld_datum)
    return standen


def datumfouten(dag: date, vandaag: date) -> list[Fout]:
    """Give why nobody can have been informed on this day."""
    return [Fout("/geinformeerdDatum", "TOEKOMST", "Deze dag ligt in de toekomst.")] if dag > vandaag else []


def _fouten(melding: Melding, vandaag: date) -> list[Fout]:
    gedaan = {
        "geinformeerdDatum": melding.geinformeerd_datum,
        "wijze": melding.wijze,
        "betrokkenen": melding.betrokkenen,
    }
    later = {"uitgesteldDatum": melding.uitgesteld_datum, "reden": melding.reden}
    if any(gedaan.values()) == any(later.values()):
        uitleg = "Zeg wie wanneer en hoe is geïnformeerd, of tot wanneer en waarom dat wordt uitgesteld."
        return [Fout("", "KEUZE", uitleg)]
    gekozen = gedaan if any(gedaan.values()) else later
    fouten = [Fout(f"/{veld}", "VERPLICHT", _VERPLICHT) for veld, waarde in gekozen.items() if not waarde]
    if melding.geinformeerd_datum is not None:
        fouten += datumfouten(melding.geinformeerd_datum, vandaag)
    if melding.uitgesteld_datum is not None:
        fouten += uitstelfouten(melding.uitgesteld_datum, vandaag)
    return fouten
