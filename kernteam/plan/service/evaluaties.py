"""Evaluations, satisfaction, agreement and the offer of a familiegroepsplan: only ever added. Knows no web."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, eis_plaats
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import bsn_fouten
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.plan.models import (
    Beoordelaar,
    Familiegroepsplan,
    Familiekeuze,
    Planakkoord,
    Planantwoord,
    Plandoel,
    Plandoelscore,
    Planevaluatie,
    Plantevredenheid,
    Vervolg,
)
from kernteam.plan.service.binnen import (
    dagfouten,
    eis_na_opening,
    ga_in_plan,
    leesbaar_doel,
    stukken,
    van_actor,
)
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import Wijze


@dataclass(frozen=True, slots=True)
class Doelscore:
    """A score of 0 to 10 of one goal."""

    doel_id: UUID
    score: int


@dataclass(frozen=True, slots=True, repr=False)
class NieuweEvaluatie:
    """An evaluation as entered."""

    datum: date
    vervolg: Vervolg
    klasse: Klasse
    scores: tuple[Doelscore, ...] = ()
    woorden_jeugdige: str | None = None
    woorden_ouders: str | None = None
    woorden_school: str | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class NieuweTevredenheid:
    """How satisfied somebody is, from 0 to 10."""

    van: Beoordelaar
    datum: date
    score: int
    toelichting: str | None = None
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class NieuwAkkoord:
    """What a betrokkene said of the plan."""

    betrokkene_id: UUID
    antwoord: Planantwoord
    wijze: Wijze
    gegeven_datum: date


@dataclass(frozen=True, slots=True, repr=False)
class NieuwAanbod:
    """That the family was offered to make the plan itself, and what it chose."""

    aangeboden_datum: date
    keuze: Familiekeuze


def vastleggen(actor: Actor, casus_id: UUID, nieuw: NieuweEvaluatie, poort: Poort) -> Toegevoegd:
    """Record an evaluation with a score of each goal (handeling evaluatie.vastleggen, domain rules 6.3 and 6.4).

    Raises Ongeldig for an impossible day, a goal that is scored twice or a possible BSN, and Strijdig for a goal the
    writer does not read.
    """
    woorden = {
        "woorden_jeugdige": nieuw.woorden_jeugdige,
        "woorden_ouders": nieuw.woorden_ouders,
        "woorden_school": nieuw.woorden_school,
    }
    _eis_goed(_fouten(nieuw, poort))
    eis_plaats(actor, Handeling.EVALUATIE_VASTLEGGEN, casus_id, poort)
    doelen = stukken(poort.sessie, Plandoel, casus_id)
    bevestigd = nieuw.bevestigd_geen_bsn
    binnen = ga_in_plan(actor, Handeling.EVALUATIE_VASTLEGGEN, casus_id, poort, doelen, geen_bsn=bevestigd)
    gescoord = [(leesbaar_doel(binnen, doelen, een.doel_id), een.score) for een in nieuw.scores]
    eis_na_opening(binnen, nieuw.datum, "/datum")
    binnen.schrijf()
    evaluatie = Planevaluatie(
        id=uuid4(), **van_actor(binnen), klasse=nieuw.klasse, datum=nieuw.datum, vervolg=nieuw.vervolg
    )
    binnen.bos.zegel_in(evaluatie, **{kolom: tekst for kolom, tekst in woorden.items() if tekst is not None})
    poort.sessie.add(evaluatie)
    poort.sessie.flush()  # a score points at its evaluation
    poort.sessie.add_all(_score(binnen, evaluatie, doel, score) for doel, score in gescoord)
    return Toegevoegd(evaluatie.id)


def tevredenheid_vastleggen(actor: Actor, casus_id: UUID, nieuw: NieuweTevredenheid, poort: Poort) -> Toegevoegd:
    """Record how satisfied parents, youth or school are (handeling tevredenheid.vastleggen).

    Raises Ongeldig for an impossible day or a possible BSN.
    """
    fouten = dagfouten(nieuw.datum, "/datum", poort.klok.vandaag())
    _eis_goed(fouten + bsn_fouten({"/toelichting": nieuw.toelichting}, bevestigd=nieuw.bevestigd_geen_bsn))
    bevestigd = nieuw.bevestigd_geen_bsn
    binnen = ga_in_plan(actor, Handeling.TEVREDENHEID_VASTLEGGEN, casus_id, poort, geen_bsn=bevestigd)
    eis_na_opening(binnen, nieuw.datum, "/datum")
    binnen.schrijf()
    tevreden = Plantevredenheid(id=uuid4(), **van_actor(binnen), van=nieuw.van, datum=nieuw.datum)
    binnen.bos.zegel_in(tevreden, score=str(nieuw.score))
    if nieuw.toelichting is not None:
        binnen.bos.zegel_in(tevreden, toelichting=nieuw.toelichting)
    poort.sessie.add(tevreden)
    return Toegevoegd(tevreden.id)


def akkoord_vastleggen(actor: Actor, casus_id: UUID, nieuw: NieuwAkkoord, poort: Poort) -> Toegevoegd:
    """Record what a parent or youth said of the plan (handeling akkoord.vastleggen, Jeugdwet 4.1.3).

    Raises Ongeldig for an impossible day, Strijdig for a person whose name the writer may not read.
    """
    _eis_goed(dagfouten(nieuw.gegeven_datum, "/gegevenDatum", poort.klok.vandaag()))
    binnen = ga_in_plan(actor, Handeling.AKKOORD_VASTLEGGEN, casus_id, poort)
    if not poort.zou_openen(actor, binnen.geladen.feiten, nieuw.betrokkene_id, Klasse.ID):
        raise Strijdig("Noem een betrokkene van deze casus.", "ONBEKENDE_BETROKKENE")
    eis_na_opening(binnen, nieuw.gegeven_datum, "/gegevenDatum")
    binnen.schrijf()
    akkoord = Planakkoord(
        id=uuid4(),
        **van_actor(binnen),
        betrokkene_id=nieuw.betrokkene_id,
        antwoord=nieuw.antwoord,
        wijze=nieuw.wijze,
        gegeven_datum=nieuw.gegeven_datum,
    )
    poort.sessie.add(akkoord)
    return Toegevoegd(akkoord.id)


def aanbod_vastleggen(actor: Actor, casus_id: UUID, nieuw: NieuwAanbod, poort: Poort) -> Toegevoegd:
    """Record that the family was offered to make the plan itself (familiegroepsplan.vastleggen, Jeugdwet 4.1.2).

    Raises Ongeldig for a day that has not come yet; it may have been offered before the casus was opened.
    """
    _eis_goed(dagfouten(nieuw.aangeboden_datum, "/aangebodenDatum", poort.klok.vandaag()))
    binnen = ga_in_plan(actor, Handeling.FAMILIEGROEPSPLAN_VASTLEGGEN, casus_id, poort)
    binnen.schrijf()
    aanbod = Familiegroepsplan(
        id=uuid4(), **van_actor(binnen), aangeboden_datum=nieuw.aangeboden_datum, keuze=nieuw.keuze
    )
    poort.sessie.add(aanbod)
    return Toegevoegd(aanbod.id)


def _eis_goed(fouten: list[Fout]) -> None:
    if fouten:
        raise Ongeldig(fouten)


def _fouten(nieuw: NieuweEvaluatie, poort: Poort) -> list[Fout]:
    teksten = {
        "/woordenJeugdige": nieuw.woorden_jeugdige,
        "/woordenOuders": nieuw.woorden_ouders,
        "/woordenSchool": nieuw.woorden_school,
    }
    fouten = dagfouten(nieuw.datum, "/datum", poort.klok.vandaag())
    fouten += bsn_fouten(teksten, bevestigd=nieuw.bevestigd_geen_bsn)
    gezien: set[UUID] = set()
    for nummer, een in enumerate(nieuw.scores):
        if een.doel_id in gezien:
            fouten.append(Fout(f"/scores/{nummer}/doelId", "DUBBEL", "Dit doel heeft hier al een score."))
        gezien.add(een.doel_id)
    return fouten


def _score(binnen: Binnen, evaluatie: Planevaluatie, doel: Plandoel, score: int) -> Plandoelscore:
    """Make a score: a part of its goal, so of its class and its herkomst."""
    rij = Plandoelscore(
        id=uuid4(),
        **van_actor(binnen) | {"herkomst_id": doel.herkomst_id, "herkomst": doel.herkomst},
        klasse=doel.klasse,
        plandoel_id=doel.id,
        planevaluatie_id=evaluatie.id,
        datum=evaluatie.datum,
    )
    binnen.bos.zegel_in(rij, score=str(score))
    return rij
