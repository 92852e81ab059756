"""What a reader is given of a plan: frozen, made only of what his pass opens. Knows no web and no query."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos
from kernteam.plan.models import (
    Beoordelaar,
    Familiegroepsplan,
    Familiekeuze,
    Gezinsrol,
    Planactie,
    Planakkoord,
    Planantwoord,
    Plandoel,
    Plandoelscore,
    Plandoelstatus,
    Planevaluatie,
    Plantevredenheid,
    Vervolg,
)
from kernteam.toegang.uitkomst import Besluit
from kernteam.toestemming.antwoord import Wijze

Stuk = Plandoel | Plandoelscore | Planactie | Planevaluatie | Planakkoord | Plantevredenheid | Familiegroepsplan
T = TypeVar("T", Plandoel, Plandoelscore, Planactie, Planevaluatie, Planakkoord, Plantevredenheid, Familiegroepsplan)


class Planrijen(NamedTuple):
    """The rows of one plan, sealed, each kind oldest first."""

    doelen: list[Plandoel]
    scores: list[Plandoelscore]
    acties: list[Planactie]
    evaluaties: list[Planevaluatie]
    akkoorden: list[Planakkoord]
    tevredenheden: list[Plantevredenheid]
    familiegroepsplannen: list[Familiegroepsplan]


@dataclass(frozen=True, slots=True)
class Vastlegging:
    """Whose knowledge a part is, who recorded it and when."""

    herkomst_id: UUID
    herkomst: Partij
    vastgelegd_op: datetime
    vastgelegd_door: UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class ScoreInzage:
    """A score of a goal; without the evaluation where this reader may not read that one.

    Who recorded it stands with the evaluation: it may be somebody of whom the readers of the goal may not know.
    """

    id: UUID
    datum: date
    score: int | None
    evaluatie_id: UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class PlandoelInzage:
    """A goal."""

    id: UUID
    versie: int
    klasse: Klasse
    status: Plandoelstatus
    verwoording: str | None
    woorden_jeugdige: str | None
    woorden_ouders: str | None
    kracht: str | None
    zorg: str | None
    beginscore: int | None
    scores: tuple[ScoreInzage, ...]
    over_id: UUID | None
    bevestigd_op: datetime | None
    vrijgegeven_op: datetime | None
    vastlegging: Vastlegging


@dataclass(frozen=True, slots=True, repr=False)
class ActieInzage:
    """An action; without the goal where this reader may not read that one."""

    id: UUID
    versie: int
    klasse: Klasse
    doel_id: UUID | None
    tekst: str | None
    deelnemer_id: UUID | None
    gezinsrol: Gezinsrol | None
    uiterlijk_datum: date | None
    gedaan_datum: date | None
    vastlegging: Vastlegging


@dataclass(frozen=True, slots=True, repr=False)
class EvaluatieInzage:
    """An evaluation; the scores stand with their goals."""

    id: UUID
    klasse: Klasse
    datum: date
    vervolg: Vervolg
    woorden_jeugdige: str | None
    woorden_ouders: str | None
    woorden_school: str | None
    vastlegging: Vastlegging


@dataclass(frozen=True, slots=True, repr=False)
class AkkoordInzage:
    """What a betrokkene said of the plan."""

    id: UUID
    betrokkene_id: UUID
    antwoord: Planantwoord
    wijze: Wijze
    gegeven_datum: date
    vastlegging: Vastlegging


@dataclass(frozen=True, slots=True, repr=False)
class TevredenheidInzage:
    """How satisfied somebody is."""

    id: UUID
    van: Beoordelaar
    datum: date
    score: int | None
    toelichting: str | None
    vastlegging: Vastlegging


@dataclass(frozen=True, slots=True)
class AanbodInzage:
    """That the family was offered to make the plan itself."""

    id: UUID
    aangeboden_datum: date
    keuze: Familiekeuze
    vastlegging: Vastlegging


@dataclass(frozen=True, slots=True, repr=False)
class PlanInzage:
    """A plan for one reader."""

    doelen: tuple[PlandoelInzage, ...]
    acties: tuple[ActieInzage, ...]
    evaluaties: tuple[EvaluatieInzage, ...]
    akkoorden: tuple[AkkoordInzage, ...]
    tevredenheden: tuple[TevredenheidInzage, ...]
    familiegroepsplannen: tuple[AanbodInzage, ...]


def maak_plan(rijen: Planrijen, bos: Bos, besluit: Besluit, aan_tafel: AbstractSet[UUID]) -> PlanInzage:
    """Open what the pass names and nothing else; `aan_tafel` are the medewerkers whose seat this reader knows of."""
    doelen, evaluaties = _open(rijen.doelen, besluit), _open(rijen.evaluaties, besluit)
    bekend = {een.id for een in doelen} | {een.id for een in evaluaties}
    scores = defaultdict(list)
    for score in _open(rijen.scores, besluit):
        scores[score.plandoel_id].append(_score(score, bekend, bos))
    return PlanInzage(
        tuple(_doel(een, tuple(scores[een.id]), bos, aan_tafel) for een in doelen),
        tuple(_actie(een, bekend, bos, besluit) for een in _open(rijen.acties, besluit)),
        tuple(_evaluatie(een, bos) for een in evaluaties),
        tuple(_akkoord(een) for een in _open(rijen.akkoorden, besluit)),
        tuple(_tevredenheid(een, bos) for een in _open(rijen.tevredenheden, besluit)),
        tuple(
            AanbodInzage(een.id, een.aangeboden_datum, een.keuze, _vastlegging(een))
            for een in _open(rijen.familiegroepsplannen, besluit)
        ),
    )


def _open(rijen: Sequence[T], besluit: Besluit) -> list[T]:
    return [een for een in rijen if (een.id, een.klasse) in besluit.open]


def _getal(tekst: str | None) -> int | None:
    return None if tekst is None else int(tekst)


def _vastlegging(rij: Stuk) -> Vastlegging:
    return Vastlegging(rij.herkomst_id, rij.herkomst, rij.vastgelegd_op, rij.vastgelegd_door)


def _score(rij: Plandoelscore, bekend: set[UUID], bos: Bos) -> ScoreInzage:
    evaluatie = rij.planevaluatie_id if rij.planevaluatie_id in bekend else None
    return ScoreInzage(rij.id, rij.datum, _getal(bos.open(rij, "score")), evaluatie)


def _doel(rij: Plandoel, scores: tuple[ScoreInzage, ...], bos: Bos, aan_tafel: AbstractSet[UUID]) -> PlandoelInzage:
    # another organisation than the one it is of may have written it down
    vastlegging = _vastlegging(rij)
    if rij.vastgelegd_door not in aan_tafel:
        vastlegging = replace(vastlegging, vastgelegd_door=None)
    return PlandoelInzage(
        id=rij.id,
        versie=rij.versie,
        klasse=rij.klasse,
        status=rij.status,
        verwoording=bos.open(rij, "verwoording"),
        woorden_jeugdige=bos.open(rij, "woorden_jeugdige"),
        woorden_ouders=bos.open(rij, "woorden_ouders"),
        kracht=bos.open(rij, "kracht"),
        zorg=bos.open(rij, "zorg"),
        beginscore=_getal(bos.open(rij, "beginscore")),
        scores=scores,
        over_id=rij.over_id,
        bevestigd_op=rij.bevestigd_op,
        vrijgegeven_op=rij.vrijgegeven_op,
        vastlegging=vastlegging,
    )


def _actie(rij: Planactie, bekend: set[UUID], bos: Bos, besluit: Besluit) -> ActieInzage:
    # that somebody takes part is itself a datum: who may not know of him does not learn it here
    mag_weten = (rij.deelnemer_id, Klasse.PROC) in besluit.open
    return ActieInzage(
        id=rij.id,
        versie=rij.versie,
        klasse=rij.klasse,
        doel_id=rij.plandoel_id if rij.plandoel_id in bekend else None,
        tekst=bos.open(rij, "tekst"),
        deelnemer_id=rij.deelnemer_id if mag_weten else None,
        gezinsrol=rij.gezinsrol,
        uiterlijk_datum=rij.uiterlijk_datum,
        gedaan_datum=rij.gedaan_datum,
        vastlegging=_vastlegging(rij),
    )


def _evaluatie(rij: Planevaluatie, bos: Bos) -> EvaluatieInzage:
    return EvaluatieInzage(
        id=rij.id,
        klasse=rij.klasse,
        datum=rij.datum,
        vervolg=rij.vervolg,
        woorden_jeugdige=bos.open(rij, "woorden_jeugdige"),
        woorden_ouders=bos.open(rij, "woorden_ouders"),
        woorden_school=bos.open(rij, "woorden_school"),
        vastlegging=_vastlegging(rij),
    )


def _akkoord(rij: Planakkoord) -> AkkoordInzage:
    return AkkoordInzage(rij.id, rij.betrokkene_id, rij.antwoord, rij.wijze, rij.gegeven_datum, _vastlegging(rij))


def _tevredenheid(rij: Plantevredenheid, bos: Bos) -> TevredenheidInzage:
    return TevredenheidInzage(
        rij.id,
        rij.van,
        rij.datum,
        _getal(bos.open(rij, "score")),
        bos.open(rij, "toelichting"),
        _vastlegging(rij),
    )
