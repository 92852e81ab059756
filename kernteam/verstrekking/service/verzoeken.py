"""Records and lists what somebody outside asked for: only the organisation that made or got it knows. Knows no web."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort
from kernteam.verstrekking.models import VAN_SCHOOLBESTUUR, VERZOEKER, Deelverzoek, Verzoeksoort
from kernteam.verstrekking.service.feiten import ga_naar_binnen, zoek_ontvanger


@dataclass(frozen=True, slots=True, repr=False)
class NieuwVerzoek:
    """A request as entered."""

    soort: Verzoeksoort
    verzoek_datum: date
    verzoeker_id: UUID | None = None
    naam: str | None = None
    ots_begin_datum: date | None = None
    ots_eind_datum: date | None = None
    toelichting: str | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class VerzoekInzage:
    """A request of the own organisation."""

    id: UUID
    soort: Verzoeksoort
    verzoeker: Partij
    verzoeker_id: UUID | None
    naam: str | None
    verzoek_datum: date
    ots_begin_datum: date | None
    ots_eind_datum: date | None
    toelichting: str | None
    vastgelegd_op: datetime
    vastgelegd_door: UUID


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[VerzoekInzage, ...]:
    """List the requests of the own organisation, oldest first (handeling verzoek.opsommen)."""
    binnen, eigen = ga_naar_binnen(actor, Handeling.VERZOEK_OPSOMMEN, casus_id, poort)
    return tuple(
        VerzoekInzage(
            id=een.id,
            soort=een.soort,
            verzoeker=VERZOEKER[een.soort],
            verzoeker_id=een.verzoeker_id,
            naam=binnen.bos.open(een, "naam"),
            verzoek_datum=een.verzoek_datum,
            ots_begin_datum=een.ots_begin_datum,
            ots_eind_datum=een.ots_eind_datum,
            toelichting=binnen.bos.open(een, "toelichting"),
            vastgelegd_op=een.vastgelegd_op,
            vastgelegd_door=een.vastgelegd_door,
        )
        for een in eigen.verzoeken
    )


def vastleggen(actor: Actor, casus_id: UUID, nieuw: NieuwVerzoek, poort: Poort) -> Toegevoegd:
    """Record a request (handeling verzoek.vastleggen; B04, B08, B09).

    Raises Ongeldig for dates that cannot be, Strijdig for a request that is not for this organisation.
    """
    fouten = _fouten(nieuw, poort.klok.vandaag())
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    binnen, _ = ga_naar_binnen(actor, Handeling.VERZOEK_VASTLEGGEN, casus_id, poort, bijzonder)
    if nieuw.soort in VAN_SCHOOLBESTUUR and actor.partij not in (Partij.SCHOOL, Partij.SWV):
        raise Strijdig("Dit verzoek gaat tussen school en samenwerkingsverband.", "ANDERE_PARTIJ")
    if nieuw.verzoeker_id is not None:
        verzoeker = zoek_ontvanger(None, nieuw.verzoeker_id, None, poort)
        if verzoeker.partij is not VERZOEKER[nieuw.soort]:
            raise Strijdig("Een verzoek van deze soort komt van een andere partij.", "ANDERE_PARTIJ")
    poort.schrijf(binnen.pas)  # not `binnen.schrijf`: a rising version would tell the others that something was asked
    rij = Deelverzoek(
        id=uuid4(),
        casus_id=casus_id,
        organisatie_id=actor.organisatie_id,
        soort=nieuw.soort,
        verzoeker_id=nieuw.verzoeker_id,
        verzoek_datum=nieuw.verzoek_datum,
        ots_begin_datum=nieuw.ots_begin_datum,
        ots_eind_datum=nieuw.ots_eind_datum,
        vastgelegd_op=binnen.nu,
        vastgelegd_door=actor.medewerker_id,
    )
    binnen.bos.zegel_in(rij, naam=nieuw.naam, toelichting=nieuw.toelichting)
    poort.sessie.add(rij)
    return Toegevoegd(rij.id)


def _fouten(nieuw: NieuwVerzoek, vandaag: date) -> list[Fout]:
    fouten = bsn_fouten({"/toelichting": nieuw.toelichting, "/naam": nieuw.naam}, bevestigd=nieuw.bevestigd_geen_bsn)
    begin, eind = nieuw.ots_begin_datum, nieuw.ots_eind_datum
    if nieuw.verzoek_datum > vandaag:
        fouten.append(Fout("/verzoekDatum", "TOEKOMST", "Deze datum ligt in de toekomst."))
    if (nieuw.soort is Verzoeksoort.OTS_INFORMATIE) != (begin is not None):
        fouten.append(
            Fout(
                "/otsBeginDatum", "OTS", "Noem bij een verzoek om een ondertoezichtstelling, en alleen dan, het begin."
            )
        )
    if eind is not None and (begin is None or eind <= begin):
        fouten.append(Fout("/otsEindDatum", "VOLGORDE", "Het einde ligt na het begin."))
    return fouten
