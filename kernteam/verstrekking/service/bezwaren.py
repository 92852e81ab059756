"""Records and judges objections against what is shared for a public task (AVG 21; rule R16). Knows no web."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten, eis_zonder_bsn
from kernteam.grond.fouten import Fout, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import KLASSEN, Code
from kernteam.toegang.poort import Poort
from kernteam.verstrekking.models import Bezwaar, Bezwaaruitkomst
from kernteam.verstrekking.service.feiten import ga_naar_binnen


@dataclass(frozen=True, slots=True, repr=False)
class NieuwBezwaar:
    """An objection as entered."""

    betrokkene_id: UUID
    ontvanger: Partij
    gemaakt_op: datetime
    toelichting: str | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Beoordeling:
    """How the objection ends; the reason is the compelling ground when it is rejected."""

    uitkomst: Bezwaaruitkomst
    motivering: str | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class BezwaarInzage:
    """An objection that the own organisation recorded."""

    id: UUID
    betrokkene_id: UUID
    ontvanger: Partij
    gemaakt_op: datetime
    vastgelegd_op: datetime
    vastgelegd_door: UUID
    toelichting: str | None
    uitkomst: Bezwaaruitkomst | None
    beoordeeld_op: datetime | None
    beoordeeld_door: UUID | None
    motivering: str | None


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[BezwaarInzage, ...]:
    """List the objections against the own organisation, oldest first (handeling bezwaar.opsommen)."""
    binnen, eigen = ga_naar_binnen(actor, Handeling.BEZWAAR_OPSOMMEN, casus_id, poort)
    return tuple(
        BezwaarInzage(
            id=een.id,
            betrokkene_id=een.betrokkene_id,
            ontvanger=een.ontvanger,
            gemaakt_op=een.gemaakt_op,
            vastgelegd_op=een.vastgelegd_op,
            vastgelegd_door=een.vastgelegd_door,
            toelichting=binnen.bos.open(een, "toelichting"),
            uitkomst=een.uitkomst,
            beoordeeld_op=een.beoordeeld_op,
            beoordeeld_door=een.beoordeeld_door,
            motivering=binnen.bos.open(een, "motivering"),
        )
        for een in eigen.bezwaren
    )


def maken(actor: Actor, casus_id: UUID, nieuw: NieuwBezwaar, poort: Poort) -> Toegevoegd:
    """Record an objection; from now on the P cells toward this receiver are held (handeling bezwaar.maken).

    Raises NietGevonden for a betrokkene the actor may not know, Strijdig where nothing is shared for a public task.
    """
    fouten = bsn_fouten({"/toelichting": nieuw.toelichting}, bevestigd=nieuw.bevestigd_geen_bsn)
    if nieuw.gemaakt_op > poort.klok.nu():
        fouten.append(Fout("/gemaaktOp", "TOEKOMST", "Dit moment ligt in de toekomst."))
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    binnen, _ = ga_naar_binnen(actor, Handeling.BEZWAAR_MAKEN, casus_id, poort, bijzonder)
    _eis_betrokkene(binnen, nieuw.betrokkene_id)
    _eis_publieke_taak(binnen, nieuw.ontvanger)
    binnen.schrijf()  # beside a verstrekking at the same moment, one of the two fails
    rij = Bezwaar(
        id=uuid4(),
        casus_id=casus_id,
        organisatie_id=actor.organisatie_id,
        betrokkene_id=nieuw.betrokkene_id,
        ontvanger=nieuw.ontvanger,
        gemaakt_op=nieuw.gemaakt_op,
        vastgelegd_op=binnen.nu,
        vastgelegd_door=actor.medewerker_id,
    )
    binnen.bos.zegel_in(rij, toelichting=nieuw.toelichting)
    poort.sessie.add(rij)
    return Toegevoegd(rij.id)


def beoordelen(actor: Actor, bezwaar_id: UUID, beoordeling: Beoordeling, poort: Poort) -> None:
    """Judge an objection of the own organisation (handeling bezwaar.beoordelen).

    Rejected: sharing may go on, for the compelling reason given. Honoured: it stays held, until it is withdrawn.
    """
    eis_zonder_bsn({"/motivering": beoordeling.motivering}, bevestigd=beoordeling.bevestigd_geen_bsn)
    rij = poort.sessie.get(Bezwaar, bezwaar_id)
    if rij is None or rij.organisatie_id != actor.organisatie_id:
        poort.vraag(actor, Handeling.BEZWAAR_BEOORDELEN, None, bezwaar_id)
        raise LookupError("doorgang zonder bezwaar")  # the door refused already
    bijzonder = GEEN_BSN if beoordeling.bevestigd_geen_bsn else None
    binnen, _ = ga_naar_binnen(actor, Handeling.BEZWAAR_BEOORDELEN, rij.casus_id, poort, bijzonder)
    terug = beoordeling.uitkomst is Bezwaaruitkomst.INGETROKKEN and rij.uitkomst is Bezwaaruitkomst.GEGROND
    if rij.uitkomst is not None and not terug:
        raise Strijdig("Dit bezwaar is al beoordeeld.", "AL_BEOORDEELD")
    binnen.schrijf()
    rij.uitkomst = beoordeling.uitkomst
    rij.beoordeeld_op, rij.beoordeeld_door = binnen.nu, actor.medewerker_id
    binnen.bos.zegel_in(rij, motivering=beoordeling.motivering)


def _eis_betrokkene(binnen: Binnen, betrokkene_id: UUID) -> None:
    geladen = binnen.geladen
    bekend = any(een.id == betrokkene_id for een in geladen.betrokkenen)
    if not bekend or not binnen.poort.zou_openen(binnen.actor, geladen.feiten, betrokkene_id, Klasse.ID):
        raise NietGevonden


def _eis_publieke_taak(binnen: Binnen, ontvanger: Partij) -> None:
    dag, van = binnen.geladen.feiten.dag, binnen.actor.partij
    codes = {binnen.poort.beleid.cel(van, ontvanger, klasse, dag).code for klasse in KLASSEN}
    if codes & {Code.TAAK, Code.TAAK_MINIMUM}:
        return
    if codes & {Code.WET, Code.WET_MINIMUM}:
        raise Strijdig("De wet verplicht hiertoe; daartegen kan geen bezwaar (AVG 21).", "WETTELIJKE_PLICHT")
    raise Strijdig(
        "Bezwaar kan alleen tegen delen voor een publieke taak. Wat op toestemming rust, stopt door die in te trekken.",
        "GEEN_PUBLIEKE_TAAK",
    )
