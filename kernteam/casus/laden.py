"""Loads casussen with everything a decision looks at, in a fixed number of statements.

Knows no reader: it opens nothing but the birth date and facts with which consent is computed.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, and_, bindparam, select
from sqlalchemy.orm import defer

from kernteam.casus.models import Betrokkene, Casus, Deelnemer, Kennis, Notitie, Omstandigheid, Soort, Vrijgave
from kernteam.casus.omstandigheid import als_feit, uit_tekst
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import ACTIEF, Casusstatus
from kernteam.kluis.bos import Bos
from kernteam.netwerk.models import Medewerker, Organisatie
from kernteam.toegang.beleid import Regime
from kernteam.toegang.feiten import CasusFeiten, Deelname, Geldigheid, Onderdeel, Toestemmingsstand
from kernteam.toegang.poort import Poort
from kernteam.toestemming import service as toestemming
from kernteam.toestemming.geldigheid import Verzoek, stand
from kernteam.toestemming.gezin import Gezag, Gezin
from kernteam.toestemming.ondertekenaars import Schakelaars, schakelaars_op
from kernteam.toestemming.service import MetAntwoorden
from kernteam.toestemming.verval import Verval

T = TypeVar("T", Betrokkene, Deelnemer, Notitie, Omstandigheid)

# built once: making a statement and its cache key anew costs more CPU than running it (bench/lezen)
_IDS: BindParameter[list[UUID]] = bindparam("ids", expanding=True)
_CASUSSEN = (
    select(Casus, Betrokkene)
    .outerjoin(Betrokkene, Betrokkene.casus_id == Casus.id)
    .where(Casus.id.in_(_IDS))
    .order_by(Betrokkene.toegevoegd_op, Betrokkene.id)
)
_NU_AAN_TAFEL = (Deelnemer.casus_id.in_(_IDS), Deelnemer.zit_op(bindparam("nu")))
_DEELNEMERS = (
    select(Deelnemer, Medewerker.naam, Medewerker.rol, Medewerker.discipline, Organisatie.naam)
    .join(Medewerker, Medewerker.id == Deelnemer.medewerker_id)
    .join(Organisatie, Organisatie.id == Deelnemer.organisatie_id)
    .where(*_NU_AAN_TAFEL)
    .order_by(Deelnemer.sinds_op, Deelnemer.id)
)
_NOTITIES = (
    select(Notitie, Vrijgave)
    .outerjoin(Vrijgave, and_(Vrijgave.notitie_id == Notitie.id, Vrijgave.ingetrokken_op.is_(None)))
    .where(Notitie.casus_id.in_(_IDS))
    .order_by(Notitie.geschreven_op, Notitie.id)
)
_OMSTANDIGHEDEN = (
    select(Omstandigheid)
    .where(Omstandigheid.casus_id.in_(_IDS))
    .order_by(Omstandigheid.casus_id, Omstandigheid.volgnummer)
)
# a list decides, and shows hardly more than a name: what neither asks for stays in the database
_CASUSSEN_KORT = _CASUSSEN.options(*(defer(een, raiseload=True) for een in (Casus.hulpvraag, Casus.aanleiding)))
_DEELNEMERS_KORT = select(Deelnemer).where(*_NU_AAN_TAFEL).order_by(Deelnemer.sinds_op, Deelnemer.id)
_NOTITIES_KORT = _NOTITIES.options(
    *(defer(een, raiseload=True) for een in (Notitie.tekst, Notitie.auteur_id, Notitie.bevestigd_door))
)
_OMSTANDIGHEDEN_KORT = _OMSTANDIGHEDEN.options(
    *(defer(een, raiseload=True) for een in (Omstandigheid.gegevens, Omstandigheid.toelichting))
)


class Wie(NamedTuple):
    """Who a deelnemer is: public facts of the network."""

    naam: str
    rol: Rol
    discipline: Discipline | None
    organisatie: str


class Rijen(NamedTuple):
    """The rows of one casus."""

    betrokkenen: list[Betrokkene]
    deelnemers: list[Deelnemer]
    notities: list[Notitie]
    verzoeken: list[MetAntwoorden]
    omstandigheden: list[Omstandigheid]


@dataclass(slots=True)
class Geladen:
    """One casus with its rows, its keys (for computing only) and the facts made of them."""

    casus: Casus
    betrokkenen: list[Betrokkene]
    deelnemers: list[Deelnemer]
    wie: dict[UUID, Wie]  # by deelnemer
    notities: list[Notitie]
    vrijgaven: dict[UUID, Vrijgave]  # in force, by notitie
    verzoeken: list[MetAntwoorden]
    omstandigheden: list[Omstandigheid]
    gezin: Gezin
    bos: Bos
    feiten: CasusFeiten
    hoofdstand: Toestemmingsstand  # of what opens and closes the casus, whatever the purpose of this request is
    verval: Verval | None  # which day ended the consent of a casus whose stored state still says that it is open


def laad(poort: Poort, handeling: Handeling, casus_ids: Sequence[UUID], *, tekst: bool = True) -> list[Geladen]:
    """Load these casussen in the given order; those that do not exist (any more) are left out.

    Without `tekst` what a list does not show stays in the database: sealed texts, and who the deelnemers are (`wie`).
    """
    if not casus_ids:
        return []
    sessie, ids = poort.sessie, list(casus_ids)
    rijen = sessie.execute(_CASUSSEN if tekst else _CASUSSEN_KORT, {"ids": ids}).all()
    casussen = {casus.id: casus for casus, _ in rijen}
    if not casussen:
        return []
    betrokkenen = _per_casus(betrokkene for _, betrokkene in rijen if betrokkene is not None)
    deelnemers, wie = _deelnemers(poort, ids, tekst=tekst)
    notities, vrijgaven = _notities(poort, ids, tekst=tekst)
    verzoeken = toestemming.lees_per_casus(sessie, ids)
    omstandigheden = _per_casus(sessie.scalars(_OMSTANDIGHEDEN if tekst else _OMSTANDIGHEDEN_KORT, {"ids": ids}))
    bossen = poort.kluis.ontsluit_alle(poort.rekenpassen(handeling, casussen))
    return [
        stel_samen(
            poort,
            casussen[casus_id],
            casussen[casus_id].status,
            Rijen(
                betrokkenen[casus_id],
                deelnemers[casus_id],
                notities[casus_id],
                verzoeken.get(casus_id, []),
                omstandigheden[casus_id],
            ),
            wie,
            vrijgaven,
            bossen[casus_id],
        )
        for casus_id in ids
        if casus_id in casussen and casus_id in bossen
    ]


def laad_een(poort: Poort, handeling: Handeling, casus_id: UUID) -> Geladen | None:
    """Load one casus, or None when it does not exist."""
    return next(iter(laad(poort, handeling, [casus_id])), None)


def feiten_van(geladen: Geladen | None) -> CasusFeiten | None:
    """Give the facts, or None for what does not exist: the door refuses both alike."""
    return geladen.feiten if geladen else None


def herbereken(poort: Poort, geladen: Geladen) -> Toestemmingsstand:
    """Compute the consent again after an answer or a fact was added."""
    return stand_onder(poort, geladen, *toestemming.HOOFDVRAAG)


def stand_onder(poort: Poort, geladen: Geladen, regime: str, doel: Doel) -> Toestemmingsstand:
    """Compute what the consent under one regime for one purpose comes to today."""
    return stand(*_vraag(poort, geladen.gezin, geladen.verzoeken, regime, doel))


def status_op(bewaard: Casusstatus, geldigheid: Geldigheid) -> Casusstatus:
    """Give the state as it is now: in an active stage consent must hold, or the casus is suspended (transition 12).

    Computed at every read, so that a birthday or an expiry needs no job to take effect, and so that a casus is back in
    its stage as soon as consent holds again (13).
    """
    if bewaard in ACTIEF and geldigheid is not Geldigheid.GELDIG:
        return Casusstatus.OPGESCHORT
    return bewaard


def rekentekst(geboortedatum: date) -> str:
    """Write what consent is computed with, for sealing."""
    return json.dumps({"geboortedatum": geboortedatum.isoformat()})


def kennis_als_onderdeel(rij_id: UUID, kennis: Kennis, *, vrijgegeven: bool, nu: datetime) -> Onderdeel:
    """Give a note, or what is weighed like one, as the decision sees it at a moment."""
    return Onderdeel(
        rij_id,
        kennis.klasse,
        kennis.herkomst_id,
        kennis.herkomst,
        vrijgegeven,
        over=kennis.over_id,
        bevestigd=kennis.bevestigd_op is not None and kennis.bevestigd_op <= nu,
    )


def _vraag(
    poort: Poort, gezin: Gezin, verzoeken: Sequence[MetAntwoorden], regime: str, doel: Doel
) -> tuple[Regime, Gezin, list[Verzoek], date, Schakelaars, list[Verzoek]]:
    dag = poort.klok.vandaag()
    eigen, elders = toestemming.per_vraag(verzoeken, (regime, doel))
    return poort.beleid.regime(regime, dag), gezin, eigen, dag, schakelaars_op(poort.beleid, dag), elders


def _per_casus(gevonden: Iterable[T]) -> defaultdict[UUID, list[T]]:
    rijen: defaultdict[UUID, list[T]] = defaultdict(list)
    for rij in gevonden:
        rijen[rij.casus_id].append(rij)
    return rijen


def _deelnemers(
    poort: Poort, ids: list[UUID], *, tekst: bool
) -> tuple[defaultdict[UUID, list[Deelnemer]], dict[UUID, Wie]]:
    waar = {"ids": ids, "nu": poort.klok.nu()}
    if not tekst:
        return _per_casus(poort.sessie.scalars(_DEELNEMERS_KORT, waar)), {}
    rijen = poort.sessie.execute(_DEELNEMERS, waar).all()
    return _per_casus(deelnemer for deelnemer, *_ in rijen), {rij[0].id: Wie(*rij[1:]) for rij in rijen}


def _notities(
    poort: Poort, ids: list[UUID], *, tekst: bool
) -> tuple[defaultdict[UUID, list[Notitie]], dict[UUID, Vrijgave]]:
    rijen = poort.sessie.execute(_NOTITIES if tekst else _NOTITIES_KORT, {"ids": ids}).all()
    vrijgaven = {notitie.id: vrijgave for notitie, vrijgave in rijen if vrijgave is not None}
    return _per_casus(notitie for notitie, _ in rijen), vrijgaven


def stel_samen(
    poort: Poort,
    casus: Casus,
    bewaard: Casusstatus,
    rijen: Rijen,
    wie: dict[UUID, Wie],
    vrijgaven: dict[UUID, Vrijgave],
    bos: Bos,
) -> Geladen:
    """Make the facts of one casus from its rows, at the moment of the door's clock."""
    betrokkenen, deelnemers, notities, verzoeken, omstandigheden = rijen
    gezin = _gezin(betrokkenen, omstandigheden, bos)
    # the state of the casus follows its own purpose; what opens follows the purpose of this request (V12)
    eigen = stand(*_vraag(poort, gezin, verzoeken, *toestemming.HOOFDVRAAG))
    regime, doel = toestemming.HOOFDVRAAG[0], poort.doel
    gevraagd = eigen if doel is Doel.P1 else stand(*_vraag(poort, gezin, verzoeken, regime, doel))
    feiten = CasusFeiten(
        casus_id=casus.id,
        organisatie_id=casus.organisatie_id,
        status=status_op(bewaard, eigen.geldigheid),
        dag=poort.klok.vandaag(),
        stand=gevraagd,
        deelnames=tuple(Deelname(d.medewerker_id, d.organisatie_id, d.partij) for d in deelnemers),
        onderdelen=_onderdelen(casus, rijen, vrijgaven, poort.klok.nu()),
    )
    verlopen = casus.vastgelegd in ACTIEF and eigen.geldigheid is not Geldigheid.GELDIG
    einde = toestemming.verval_van(poort.beleid, gezin, verzoeken, feiten.dag) if verlopen else None
    return Geladen(
        casus, betrokkenen, deelnemers, wie, notities, vrijgaven, verzoeken, omstandigheden, gezin, bos, feiten, eigen,
        einde,
    )  # fmt: skip


def _gezin(betrokkenen: list[Betrokkene], omstandigheden: list[Omstandigheid], bos: Bos) -> Gezin:
    jeugdige = next(een for een in betrokkenen if een.soort is Soort.JEUGDIGE)
    gegevens = json.loads(bos.open(jeugdige, "rekengegevens") or "{}")
    return Gezin(
        jeugdige_id=jeugdige.id,
        geboortedatum=date.fromisoformat(gegevens["geboortedatum"]),
        gezaghebbenden=tuple(
            (een.id, een.gezag or Gezag.ONBEKEND) for een in betrokkenen if een.soort is Soort.GEZAGHEBBENDE
        ),
        feiten=tuple(als_feit(uit_tekst(bos.open(een, "rekengegevens")), een.volgnummer) for een in omstandigheden),
        volwassenen=frozenset(een.id for een in betrokkenen if een.soort is not Soort.JEUGDIGE),
    )


def _onderdelen(casus: Casus, rijen: Rijen, vrijgaven: dict[UUID, Vrijgave], nu: datetime) -> tuple[Onderdeel, ...]:
    school = casus.organisatie_id
    return (
        Onderdeel(casus.id, Klasse.PROC, school, Partij.SCHOOL),
        Onderdeel(casus.id, Klasse.OND, school, Partij.SCHOOL),
        *(Onderdeel(een.id, Klasse.ID, een.herkomst_id, een.herkomst) for een in rijen.betrokkenen),
        *(Onderdeel(een.id, Klasse.PROC, een.organisatie_id, een.partij, draagt=False) for een in rijen.deelnemers),
        *(kennis_als_onderdeel(een.id, een, vrijgegeven=een.id in vrijgaven, nu=nu) for een in rijen.notities),
        *(Onderdeel(een.id, een.klasse, een.herkomst_id, een.herkomst) for een in rijen.omstandigheden),
    )
