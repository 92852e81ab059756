"""Reports a suspicion to Veilig Thuis, the RvdK or a GI, each on its own conditions. Knows no web."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from kernteam.grond.actor import Actor, Partij
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.taak import service as taken
from kernteam.taak.models import Taaksoort, Uitstelreden
from kernteam.toegang.poort import Poort
from kernteam.veiligheid.models import Veiligheidsmelding
from kernteam.veiligheid.service.binnen import Binnen, ga_binnen
from kernteam.veiligheid.service.openen import Gemaakt
from kernteam.veiligheid.stappen import (
    INFORMEREN_BINNEN,
    LANGST_UITGESTELD,
    Ondertoezichtstelling,
    klaar_voor_melding,
)

ACUUT = "ACUUT"


@dataclass(frozen=True, slots=True, repr=False)
class Meldweging:
    """The weighing record of a report (S06): without it nothing goes."""

    doel: str
    proportionaliteit: str
    subsidiariteit: str
    informeren: str  # how parents and youth are told, or why not yet
    noodzaak: str | None = None  # why the RvdK needs it for its task (BW 1:240)
    ots: Ondertoezichtstelling | None = None


@dataclass(frozen=True, slots=True, repr=False)
class NieuweMelding:
    """A report as entered; without `geinformeerd_op` and `uitgesteld_tot` parents and youth are still to be told."""

    ontvanger: Partij
    inhoud: str
    weging: Meldweging
    acuut: bool = False
    geinformeerd_op: datetime | None = None
    uitgesteld_tot: date | None = None
    uitstelreden: Uitstelreden | None = None
    bevestigd_geen_bsn: bool = False


def maken(actor: Actor, meldcode_id: UUID, nieuw: NieuweMelding, poort: Poort) -> Gemaakt:
    """Report (handeling veiligheidsmelding.maken).

    Raises Ongeldig with every fault, Geweigerd without a right to report (M), Strijdig when a step is missing.
    """
    _controleer(nieuw, poort)
    melding_id = uuid4()
    codes = [
        nieuw.ontvanger.value,
        *([ACUUT] if nieuw.acuut else []),
        *([GEEN_BSN] if nieuw.bevestigd_geen_bsn else []),
    ]
    binnen = ga_binnen(
        actor,
        Handeling.VEILIGHEIDSMELDING_MAKEN,
        meldcode_id,
        poort,
        ontvanger=nieuw.ontvanger,
        object_id=melding_id,
        bijzonder="; ".join(codes),
    )
    if not klaar_voor_melding(nieuw.ontvanger, binnen.gezet, acuut=nieuw.acuut):
        raise Strijdig("Zet eerst stap 2 en 4, of meld acuut gevaar.", "STAP_ONTBREEKT")
    binnen.schrijf()
    uiterlijk = _informeren_uiterlijk(nieuw, poort.klok.vandaag())
    poort.sessie.add(_melding(binnen, nieuw, melding_id, uiterlijk))
    if uiterlijk is not None:
        _maak_taak(binnen, nieuw, uiterlijk)
    return Gemaakt(melding_id)


def _controleer(nieuw: NieuweMelding, poort: Poort) -> None:
    weging, vandaag = nieuw.weging, poort.klok.vandaag()
    teksten = {
        "/inhoud": nieuw.inhoud,
        "/weging/doel": weging.doel,
        "/weging/proportionaliteit": weging.proportionaliteit,
        "/weging/subsidiariteit": weging.subsidiariteit,
        "/weging/informeren": weging.informeren,
        "/weging/noodzaak": weging.noodzaak,
    }
    fouten = bsn_fouten(teksten, bevestigd=nieuw.bevestigd_geen_bsn)
    if weging.ots is not None and not weging.ots.loopt(vandaag):
        fouten.append(Fout("/weging/ots", "LOOPT_NIET", "Deze ondertoezichtstelling loopt vandaag niet."))
    if nieuw.geinformeerd_op is not None and nieuw.geinformeerd_op > poort.klok.nu():
        fouten.append(Fout("/informeren/geinformeerdOp", "TOEKOMST", "Dit moment ligt in de toekomst."))
    tot = nieuw.uitgesteld_tot
    if tot is not None and not vandaag < tot <= vandaag + LANGST_UITGESTELD:
        fouten.append(Fout("/informeren/uitgesteldTotDatum", "TERMIJN", "Kies een dag na vandaag, binnen vier weken."))
    if fouten:
        raise Ongeldig(fouten)


def _informeren_uiterlijk(nieuw: NieuweMelding, vandaag: date) -> date | None:
    """Give the last day for telling parents and youth (S09); None when they were told."""
    if nieuw.geinformeerd_op is not None:
        return None
    return nieuw.uitgesteld_tot or vandaag + INFORMEREN_BINNEN


def _melding(binnen: Binnen, nieuw: NieuweMelding, melding_id: UUID, uiterlijk: date | None) -> Veiligheidsmelding:
    melding = Veiligheidsmelding(
        id=melding_id,
        meldcode_id=binnen.meldcode.id,
        ontvanger=nieuw.ontvanger,
        acuut=nieuw.acuut,
        gemeld_op=binnen.nu,
        gemeld_door=binnen.actor.medewerker_id,
        geinformeerd_op=nieuw.geinformeerd_op,
        informeren_uiterlijk=uiterlijk,
        uitstelreden=nieuw.uitstelreden,
    )
    binnen.bos.zegel_in(melding, inhoud=nieuw.inhoud, weging=json.dumps(asdict(nieuw.weging), default=str))
    return melding


def _maak_taak(binnen: Binnen, nieuw: NieuweMelding, uiterlijk: date) -> None:
    taak = taken.maak(
        binnen.poort.sessie,
        Taaksoort.OUDERS_INFORMEREN,
        taken.Voor(medewerker_id=binnen.meldcode.behandelaar_id),
        binnen.nu,
        object_id=binnen.meldcode.id,  # no casus: a task beside a casus would tell of the record
        uiterlijk=uiterlijk,
    )
    taak.uitgesteld_datum, taak.uitstelreden = nieuw.uitgesteld_tot, nieuw.uitstelreden
