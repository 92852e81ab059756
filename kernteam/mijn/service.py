"""Lists what waits for somebody, and lets him finish it or put it off. Knows no web."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernteam.casus.laden import Geladen, laad
from kernteam.casus.models import Casus, Deelnemer
from kernteam.casus.service.status import ontvangers_van
from kernteam.consult.service import beantwoorden as consult
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import ACTIEF, GESLOTEN, Casusstatus
from kernteam.informeren import service as informeren
from kernteam.informeren.models import Informeerwijze
from kernteam.informeren.service import Melding, Stand
from kernteam.levensloop.service.feiten import herstellen_uiterlijk
from kernteam.mijn.berekend import TaakInzage, Toestand, is_te_laat, taken_van
from kernteam.mijn.signalen import signaaltaken
from kernteam.mijn.verloop import Verlopen
from kernteam.regie import service as regie
from kernteam.taak import service as taken
from kernteam.taak.models import AF_TE_VINKEN, TE_INFORMEREN, Taak, Taaksoort, Uitstelreden
from kernteam.taak.service import Plek
from kernteam.toegang.feiten import CasusFeiten, GeenFeiten, SignaalFeiten
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import AAN_TAFEL
from kernteam.toestemming.antwoord import Antwoord
from kernteam.toestemming.service import HOOFDVRAAG, versmalling_van


@dataclass(frozen=True, slots=True)
class Afronding:
    """How a task was done: the family was told, or a notice was seen."""

    geinformeerd_datum: date | None = None
    wijze: Informeerwijze | None = None
    gezien: bool = False


def opsommen(actor: Actor, na: Plek | None, limit: int, poort: Poort) -> tuple[list[TaakInzage], Plek | None]:
    """List what waits for the actor (handeling taak.opsommen): his tasks, and what his casussen ask.

    A casus that asks something is shown, so it gets its own line; so does a signal that somebody hears of.
    """
    gevonden, feiten = _gevonden(actor, na, limit + 1, poort)
    getoond = gevonden[:limit]
    berekend = {een.casus_id or een.object_id for een in getoond if een.id is None}
    poort.vraag_per_casus(actor, Handeling.TAAK_OPSOMMEN, [feiten[een] for een in feiten if een in berekend])
    return getoond, getoond[-1].plek if len(gevonden) > limit else None


def te_doen(actor: Actor, poort: Poort) -> list[TaakInzage]:
    """Give what waits for somebody, to whom nothing of it is shown: the first of it, what is due first coming first."""
    return _gevonden(actor, None, 1, poort)[0]


def _gevonden(
    actor: Actor, na: Plek | None, aantal: int, poort: Poort
) -> tuple[list[TaakInzage], dict[UUID | None, CasusFeiten | SignaalFeiten]]:
    """Give what waits after a place in its order, of what is stored so many; and the facts of what is computed."""
    vandaag = poort.klok.vandaag()
    gevonden = [_van_rij(een, vandaag) for een in taken.open_voor(poort.sessie, actor, vandaag, na, aantal)]
    feiten: dict[UUID | None, CasusFeiten | SignaalFeiten] = {}
    if actor.rol in AAN_TAFEL:
        for geladen, toestand in _toestanden(actor, poort):
            if toestand.getoond:
                feiten[geladen.casus.id] = geladen.feiten
            gevonden += [een for een in taken_van(toestand, vandaag) if na is None or een.plek > na]
        for taak, van_signaal in signaaltaken(actor, poort):
            if van_signaal is not None:
                feiten[van_signaal.signaal_id] = van_signaal
            gevonden += [taak] if na is None or taak.plek > na else []
    if actor.rol is Rol.SPECIALIST:
        wissen = [_van_wistaak(een, vandaag) for een in consult.te_wissen(actor, poort)]
        gevonden += [een for een in wissen if na is None or een.plek > na]
    gevonden.sort(key=lambda een: een.plek)
    return gevonden, feiten


def afronden(actor: Actor, taak_id: UUID, afronding: Afronding, poort: Poort) -> None:
    """Finish a task (handeling taak.afronden); raises Strijdig for one that ends in another way."""
    fouten = _fouten(afronding, poort.klok.vandaag())
    if fouten:
        raise Ongeldig(fouten)
    taak = _pak(actor, Handeling.TAAK_AFRONDEN, taak_id, poort)
    nu = poort.klok.nu()
    if taak.soort in TE_INFORMEREN and not afronding.gezien:
        melding = Melding(geinformeerd_datum=afronding.geinformeerd_datum, wijze=afronding.wijze)
        informeren.leg_vast(poort.sessie, taak.casus_id, taak.id, melding, actor.medewerker_id, nu)
    elif taak.soort in TE_INFORMEREN:
        raise Strijdig("Zeg wanneer en hoe u hebt geïnformeerd.", "INFORMEREN")
    elif taak.soort not in AF_TE_VINKEN:
        raise Strijdig("Deze taak is klaar zodra het werk zelf is gedaan.", "VOLGT_VANZELF")
    elif not afronding.gezien:
        raise Strijdig("Dit is een bericht; meld alleen dat u het hebt gezien.", "ALLEEN_GEZIEN")
    taken.rond_af(taak, actor.medewerker_id, nu)


def uitstellen(actor: Actor, taak_id: UUID, tot: date, reden: Uitstelreden, poort: Poort) -> None:
    """Put informing off (handeling taak.uitstellen, S09); raises Strijdig for a task that does not wait."""
    fouten = taken.uitstelfouten(tot, poort.klok.vandaag())
    if fouten:
        raise Ongeldig(fouten)
    taak = _pak(actor, Handeling.TAAK_UITSTELLEN, taak_id, poort)
    if taak.soort not in TE_INFORMEREN:
        raise Strijdig("Alleen informeren kan worden uitgesteld.", "NIET_UIT_TE_STELLEN")
    taken.stel_uit(taak, tot, reden)


def _pak(actor: Actor, handeling: Handeling, taak_id: UUID, poort: Poort) -> Taak:
    """Give an open task of this actor, held for writing; one of somebody else does not exist for him."""
    taak = taken.wacht_op(poort.sessie, actor, poort.klok.vandaag(), taak_id)
    poort.vraag(actor, handeling, None if taak is None else GeenFeiten(taak_id), taak_id)
    if taak is None:  # the door refused already
        raise LookupError("doorgang zonder taak")
    poort.schrijf_zonder_casus(handeling)
    poort.sessie.refresh(taak, with_for_update=True)
    if taak.afgerond_op is not None:
        raise Strijdig("Deze taak is al afgerond.", "AL_AFGEROND")
    return taak


def _fouten(afronding: Afronding, vandaag: date) -> list[Fout]:
    gezegd = {"geinformeerdDatum": afronding.geinformeerd_datum, "wijze": afronding.wijze}
    if afronding.gezien == any(gezegd.values()):
        return [Fout("", "KEUZE", "Zeg wanneer en hoe is geïnformeerd, of dat u een bericht hebt gezien.")]
    if afronding.gezien:
        return []
    fouten = [Fout(f"/{veld}", "VERPLICHT", "Dit veld is verplicht.") for veld, is_er in gezegd.items() if not is_er]
    if afronding.geinformeerd_datum is not None:
        fouten += informeren.datumfouten(afronding.geinformeerd_datum, vandaag)
    return fouten


def _toestanden(actor: Actor, poort: Poort) -> Iterator[tuple[Geladen, Toestand]]:
    """Give the casussen at whose table this actor sits; the number of statements does not grow with them."""
    zit_aan = (
        Deelnemer.medewerker_id == actor.medewerker_id,
        Deelnemer.organisatie_id == actor.organisatie_id,
        Deelnemer.zit_op(poort.klok.nu()),
    )
    opdracht = (
        select(Casus.id)
        .join(Deelnemer, Deelnemer.casus_id == Casus.id)
        .where(Casus.status.not_in(GESLOTEN), *zit_aan)
        .distinct()
    )
    ids = list(poort.sessie.scalars(opdracht))
    standen = informeren.stand_per_casus(poort.sessie, ids)
    regies = regie.per_casus(poort.sessie, ids)
    verlopen = Verlopen(poort, ids)
    for geladen in laad(poort, Handeling.TAAK_OPSOMMEN, ids, tekst=False):
        regisseur = regie.van(regies.get(geladen.casus.id, []), geladen.deelnemers)
        plaats = regisseur.plaats if regisseur else None
        toestand = _toestand(actor, geladen, standen.get(geladen.casus.id, Stand()), poort)
        yield (
            geladen,
            replace(
                toestand,
                regisseur_ontbreekt=regisseur is None and geladen.feiten.status in ACTIEF - {Casusstatus.OPEN},
                leidt=plaats is not None and plaats.medewerker_id == actor.medewerker_id,
                termijnen=verlopen.termijnen(geladen),
            ),
        )


def _toestand(actor: Actor, geladen: Geladen, informering: Stand, poort: Poort) -> Toestand:
    casus, feiten = geladen.casus, geladen.feiten
    over = next((een for een in geladen.verzoeken if een.toestemming.id == feiten.stand.toestemming_id), None)
    getekend = over.verzoek().handtekeningen if over else ()
    jeugdige = geladen.gezin.jeugdige_id
    ja = (een.op for een in getekend if een.betrokkene_id == jeugdige and een.antwoord is Antwoord.GEGEVEN)
    ontving = geladen.verval is not None and actor.organisatie_id in ontvangers_van(casus, geladen.verval.gold)
    hoofdvragen = (een.toestemming.gevraagd_op for een in geladen.verzoeken if een.vraag == HOOFDVRAAG)
    return Toestand(
        casus_id=casus.id,
        status=feiten.status,
        geopend_op=casus.geopend_op,
        stand=feiten.stand,
        gezin=geladen.gezin,
        gevraagd_op=over.toestemming.gevraagd_op if over else None,
        geldig_tot=over.toestemming.geldig_tot if over else None,
        jeugdige_tekende=next(ja, None),
        nieuwste_gevraagd_op=next(hoofdvragen, None),
        vervallen=geladen.verval if ontving else None,
        versmald=versmalling_van(poort.beleid, geladen.gezin, geladen.verzoeken, feiten.dag, actor.organisatie_id),
        ontvangt=actor.organisatie_id in ontvangers_van(casus, geladen.hoofdstand),
        geinformeerd=informering.gedaan,
        informeren_uitgesteld=informering.uitgesteld_datum,
        van_school=casus.organisatie_id == actor.organisatie_id,
        kent_tafel=poort.zou_openen(actor, feiten, casus.id, Klasse.PROC),
        kent_jeugdige=poort.zou_openen(actor, feiten, jeugdige, Klasse.ID),
        regisseur_ontbreekt=False,
        herstellen_uiterlijk=herstellen_uiterlijk(geladen, poort),
        getoond=poort.zou_tonen(actor, feiten),
        leidt=False,
        termijnen=(),
    )


def _van_wistaak(wissen: consult.Wistaak, vandaag: date) -> TaakInzage:
    """Give it without the casus: its specialist knows the consult only."""
    return TaakInzage(
        id=None,
        soort=Taaksoort.CONSULT_WISSEN,
        casus_id=None,
        object_id=wissen.consult_id,
        ontstaan_op=wissen.gestopt_op,
        uiterlijk_datum=wissen.uiterlijk,
        uitgesteld_datum=None,
        vooraf_dagen=None,
        te_laat=is_te_laat(wissen.uiterlijk, None, vandaag),
    )


def _van_rij(taak: Taak, vandaag: date) -> TaakInzage:
    return TaakInzage(
        id=taak.id,
        soort=taak.soort,
        casus_id=taak.casus_id,
        object_id=taak.object_id,
        ontstaan_op=taak.ontstaan_op,
        uiterlijk_datum=taak.uiterlijk_datum,
        uitgesteld_datum=taak.uitgesteld_datum,
        vooraf_dagen=None,
        te_laat=is_te_laat(taak.uiterlijk_datum, taak.uitgesteld_datum, vandaag),
    )
