"""Gathers what the guards of a transition look at: the casus, the actor, the plan, what he states. Knows no rule."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from kernteam.casus.laden import Geladen
from kernteam.casus.models import Afsluitreden, Soort
from kernteam.casus.service.binnen import Binnen
from kernteam.grond.actor import Actor
from kernteam.grond.klasse import Klasse
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import ACTIEF, Casusstatus
from kernteam.informeren.models import Informeerwijze
from kernteam.levensloop.tabel import Planfeiten, Stapfeiten
from kernteam.netwerk import service as netwerk
from kernteam.overleg.service.binnen import punten_van
from kernteam.overleg.service.familie import te_nodigen
from kernteam.plan.service import planstand
from kernteam.regie import service as regie
from kernteam.regie.service import Regisseur
from kernteam.toegang.beleid import KERNTEAM
from kernteam.toegang.bewaartermijnen import HERSTEL
from kernteam.toegang.feiten import Geldigheid
from kernteam.toegang.poort import Poort
from kernteam.toestemming.ondertekenaars import ondertekenaars, schakelaars_op


@dataclass(frozen=True, slots=True)
class Verteld:
    """When and how the parents were told."""

    geinformeerd_datum: date
    wijze: Informeerwijze


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What is stated with the request for a transition."""

    naar: Casusstatus
    reden: Afsluitreden | None = None
    op_verzoek_van: UUID | None = None
    vestigingscode: str | None = None
    gemeente_code: str | None = None
    ouders_geinformeerd: Verteld | None = None


def stapfeiten(binnen: Binnen, opdracht: Opdracht | None = None) -> Stapfeiten:
    """Give what the guards look at; without a request nothing is stated yet."""
    geladen, actor = binnen.geladen, binnen.actor
    van_school = actor.organisatie_id == binnen.casus.organisatie_id
    regisseur = regie.huidige(binnen.poort.sessie, binnen.casus.id, geladen.deelnemers)
    stelt = opdracht or Opdracht(geladen.feiten.status)
    ouders, jeugdige = te_nodigen(geladen.gezin, geladen.feiten.dag)
    agenda = _op_agenda(binnen)
    familie = max(agenda, key=lambda wie: len(wie & (ouders | jeugdige)), default=frozenset[UUID]())
    return Stapfeiten(
        status=geladen.feiten.status,
        fase=binnen.casus.status,
        rol=actor.rol,
        partij=actor.partij,
        van_school=van_school,
        toestemming=_geldt(geladen),
        is_regisseur=_leidt(actor, regisseur, van_school=van_school),
        regisseur=regisseur.partij if regisseur else None,
        plan=_plan(binnen),
        ouders_doen_mee=bool(ouders),
        jeugdige_doet_mee=bool(jeugdige),
        op_agenda=bool(agenda),
        ouders_genodigd=ouders <= familie,
        jeugdige_genodigd=jeugdige <= familie,
        reden=stelt.reden is not None,
        op_verzoek=stelt.op_verzoek_van in _gezin(geladen),
        verzoeker_onbekend=stelt.op_verzoek_van is not None and stelt.op_verzoek_van not in _gezin(geladen),
        nieuwe_school=_is_nieuwe_school(binnen, stelt),
        ouders_weten_het=stelt.ouders_geinformeerd is not None,
    )


def herstellen_uiterlijk(geladen: Geladen, poort: Poort) -> date | None:
    """Give the last day to mend a suspended casus (6.3), whether the history has the suspension or a day brought it."""
    if geladen.feiten.status is not Casusstatus.OPGESCHORT:
        return None
    vandaag, sinds = poort.klok.vandaag(), geladen.casus.opgeschort_op
    vanzelf = geladen.verval.op if geladen.verval else vandaag
    begin = sinds.astimezone(AMSTERDAM).date() if sinds else vanzelf
    return poort.bewaartermijnen.termijn(HERSTEL, vandaag).einde(begin) - timedelta(days=1)


def _plan(binnen: Binnen) -> Planfeiten:
    stand = planstand(binnen.poort.sessie, binnen.casus.id)
    gezin, dag, beleid = binnen.geladen.gezin, binnen.geladen.feiten.dag, binnen.poort.beleid
    tekenen = ondertekenaars(beleid.regime(KERNTEAM, dag), gezin, dag, schakelaars_op(beleid, dag))
    return Planfeiten(
        doelen=stand.doelen,
        acties_onaf=stand.acties_zonder_eigenaar_of_datum,
        woorden_ouders=stand.woorden_ouders,
        woorden_jeugdige=stand.woorden_jeugdige,
        akkoord=stand.akkoord and tekenen <= stand.akkoord_van,
        doelen_zonder_eindscore=stand.doelen_zonder_eindscore,
    )


def _leidt(actor: Actor, regisseur: Regisseur | None, *, van_school: bool) -> bool:
    """Tell whether the actor makes the steps of the regisseur; one of the family has no account: the school does."""
    if regisseur is None:
        return False
    return regisseur.plaats.medewerker_id == actor.medewerker_id if regisseur.plaats else van_school


def _geldt(geladen: Geladen) -> bool:
    # the state follows the purpose of the casus itself, whatever this request is for
    return geladen.feiten.status in ACTIEF or geladen.feiten.stand.geldigheid is Geldigheid.GELDIG


def _op_agenda(binnen: Binnen) -> list[frozenset[UUID]]:
    """Give for each item of the agenda that the actor may know who of the family was asked to it, as far as he may."""
    punten, feiten = punten_van(binnen.poort.sessie, binnen.casus.id), binnen.geladen.feiten
    if feiten.status is not Casusstatus.OPEN:  # no other step looks at it
        return []
    ook = [deel for punt in punten for deel in punt.onderdelen()]
    met = replace(feiten, onderdelen=(*feiten.onderdelen, *ook))

    def kent(rij_id: UUID) -> bool:
        return binnen.poort.zou_openen(binnen.actor, met, rij_id, Klasse.PROC)

    return [
        frozenset(een.betrokkene_id for een in punt.genodigden if kent(een.id)) for punt in punten if kent(punt.rij.id)
    ]


def _gezin(geladen: Geladen) -> frozenset[UUID]:
    return frozenset(een.id for een in geladen.betrokkenen if een.soort is not Soort.ANDERE_VOLWASSENE)


def _is_nieuwe_school(binnen: Binnen, opdracht: Opdracht) -> bool:
    if opdracht.vestigingscode is None:
        return opdracht.gemeente_code is not None
    school = netwerk.school_van(binnen.poort.sessie, opdracht.vestigingscode)
    if school is None or school.vestigingscode == binnen.casus.vestigingscode:
        return False
    return school.gesloten_op is None or school.gesloten_op > binnen.poort.klok.vandaag()
