"""Asks, records and reads consent. Knows no casus rows: the casus floor says whose family it is and who may ask."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import starmap
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import Fout
from kernteam.grond.klasse import Klasse
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.voorlichting import Bundel
from kernteam.toegang.beleid import Beleid
from kernteam.toegang.feiten import Bereik
from kernteam.toestemming.antwoord import Antwoord, Regimenaam, Wijze
from kernteam.toestemming.geldigheid import Handtekening, Verzoek
from kernteam.toestemming.gezin import Gezin
from kernteam.toestemming.models import Ondertekening, Toestemming
from kernteam.toestemming.ondertekenaars import wetten_sinds
from kernteam.toestemming.verval import Versmalling, Verval, versmallingen, verval

HOOFDVRAAG = (Regimenaam.KERNTEAM, Doel.P1)  # what opens the casus to the others at the table
HOOGSTENS_DAGEN = 366  # C21: at most twelve months


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """What is asked: which classes go to which organisations, until when, under which information text, for what."""

    bereik: Bereik
    geldig_tot: date
    tekstversie: str
    regime: Regimenaam = Regimenaam.KERNTEAM
    doel: Doel = Doel.P1
    partijen: Mapping[UUID, Partij] = field(default_factory=dict)
    bundels: tuple[Bundel, ...] = ()


@dataclass(frozen=True, slots=True)
class GevraagdeBundel:
    """A bundle a request named, and the day since which it held in that form."""

    naam: str
    geldig_vanaf: date


@dataclass(frozen=True, slots=True)
class Antwoordkaart:
    """One answer as a professional records it."""

    betrokkene_id: UUID
    antwoord: Antwoord
    wijze: Wijze
    tekstversie: str
    gegeven_op: datetime
    bereik: Bereik | None = None
    eigen_gegevens: bool = False


@dataclass(slots=True)
class MetAntwoorden:
    """A request with all its answers, oldest first."""

    toestemming: Toestemming
    antwoorden: list[Ondertekening]

    @property
    def vraag(self) -> tuple[str, str]:
        """Under which regime and for what it was asked: other questions have answers of their own."""
        return self.toestemming.regime, self.toestemming.doel

    @property
    def dag(self) -> date:
        """On which day it was asked."""
        return dag_van(self.toestemming.gevraagd_op)

    @property
    def bundels(self) -> tuple[GevraagdeBundel, ...]:
        """The bundles it named; what they stood for at that table is part of what was asked."""
        gevraagd = self.toestemming.bundels or ()
        return tuple(GevraagdeBundel(naam, date.fromisoformat(dag)) for naam, dag in gevraagd)

    def verzoek(self) -> Verzoek:
        """Give it as the pure function sees it: the last answer of each signer, and since when he says yes or no."""
        toestemming = self.toestemming
        return Verzoek(
            toestemming.id,
            naar_bereik(toestemming.bereik),
            toestemming.geldig_tot,
            self._laatste(eigen=False),
            self._laatste(eigen=True),
            dict(starmap(_ontvanger, (toestemming.partijen or {}).items())),
            self.vraag,
        )

    def _laatste(self, *, eigen: bool) -> tuple[Handtekening, ...]:
        laatste: dict[UUID, Handtekening] = {}
        for antwoord in self.antwoorden:
            if antwoord.eigen_gegevens is not eigen:
                continue
            wie, eerder = antwoord.betrokkene_id, laatste.get(antwoord.betrokkene_id)
            op = dag_van(antwoord.gegeven_op)
            if eerder and eerder.op and Antwoord.GEGEVEN not in (eerder.antwoord, antwoord.antwoord):
                op = min(op, eerder.op)  # saying "no" again does not make the first "no" younger
            bereik = None if antwoord.bereik is None else naar_bereik(antwoord.bereik)
            laatste[wie] = Handtekening(wie, antwoord.antwoord, bereik, op)
        return tuple(laatste.values())


# built once, so that SQLAlchemy finds its compiled form by identity
_PER_CASUS = (
    select(Toestemming, Ondertekening)
    .outerjoin(Ondertekening, Ondertekening.toestemming_id == Toestemming.id)
    .where(Toestemming.casus_id.in_(bindparam("ids", expanding=True)))
    .order_by(Toestemming.volgnummer.desc(), Ondertekening.volgnummer)
)


def lees_per_casus(sessie: Session, casus_ids: Iterable[UUID]) -> dict[UUID, list[MetAntwoorden]]:
    """Give the requests of these casussen, newest first, with one statement."""
    per_casus: dict[UUID, dict[UUID, MetAntwoorden]] = defaultdict(dict)
    for toestemming, antwoord in sessie.execute(_PER_CASUS, {"ids": list(casus_ids)}):
        eigen = per_casus[toestemming.casus_id].setdefault(toestemming.id, MetAntwoorden(toestemming, []))
        if antwoord is not None:
            eigen.antwoorden.append(antwoord)
    return {casus_id: list(verzoeken.values()) for casus_id, verzoeken in per_casus.items()}


def vragen(
    sessie: Session,
    casus_id: UUID,
    eerdere: int,
    aanvraag: Aanvraag,
    door: UUID,
    nu: datetime,
) -> Toestemming:
    """Store a request for consent that was found to be complete."""
    toestemming = Toestemming(
        id=uuid4(),
        casus_id=casus_id,
        volgnummer=eerdere + 1,
        regime=aanvraag.regime.value,
        doel=aanvraag.doel.value,
        tekstversie=aanvraag.tekstversie,
        bereik=als_json(aanvraag.bereik),
        partijen={str(wie): partij.value for wie, partij in aanvraag.partijen.items()},
        bundels=[[een.naam, een.geldig_vanaf.isoformat()] for een in aanvraag.bundels],
        gevraagd_op=nu,
        gevraagd_door=door,
        geldig_tot=aanvraag.geldig_tot,
    )
    sessie.add(toestemming)
    return toestemming


def leg_vast(sessie: Session, verzoek: MetAntwoorden, kaart: Antwoordkaart, door: UUID, nu: datetime) -> Ondertekening:
    """Store one answer that was checked."""
    antwoord = Ondertekening(
        id=uuid4(),
        toestemming_id=verzoek.toestemming.id,
        volgnummer=len(verzoek.antwoorden) + 1,
        betrokkene_id=kaart.betrokkene_id,
        antwoord=kaart.antwoord,
        wijze=kaart.wijze,
        tekstversie=kaart.tekstversie,
        bereik=None if kaart.bereik is None else als_json(kaart.bereik),
        eigen_gegevens=kaart.eigen_gegevens,
        gegeven_op=kaart.gegeven_op,
        vastgelegd_op=nu,
        vastgelegd_door=door,
    )
    sessie.add(antwoord)
    verzoek.antwoorden.append(antwoord)
    return antwoord


def naar_bereik(paren: Any) -> Bereik:
    """Read stored pairs."""
    return frozenset(starmap(_paar, paren))


@lru_cache(maxsize=4096)  # few organisations and classes, read again for every casus of a list (bench/agenda)
def _paar(organisatie: str, klasse: str) -> tuple[UUID, Klasse]:
    return UUID(organisatie), Klasse(klasse)


@lru_cache(maxsize=1024)  # idem
def _ontvanger(organisatie: str, partij: str) -> tuple[UUID, Partij]:
    return UUID(organisatie), Partij(partij)


def als_json(bereik: Bereik) -> list[list[str]]:
    """Write pairs for storage, in a fixed order."""
    return sorted([str(organisatie), klasse.value] for organisatie, klasse in bereik)


def termijnfouten(geldig_tot: date, vandaag: date) -> list[Fout]:
    """Give what is wrong with the term of a request (C21)."""
    if 0 < (geldig_tot - vandaag).days <= HOOGSTENS_DAGEN:
        return []
    return [Fout("/einddatum", "TERMIJN", "Een toestemming geldt ten minste een dag en hoogstens een jaar.")]


def gaf(verzoek: MetAntwoorden, betrokkene_id: UUID, *, eigen: bool) -> bool:
    """Tell whether the last answer of this person to this request was a signature, for the youth or for himself."""
    zijn = [een for een in verzoek.antwoorden if (een.betrokkene_id, een.eigen_gegevens) == (betrokkene_id, eigen)]
    return bool(zijn) and zijn[-1].antwoord is Antwoord.GEGEVEN


def tekende_ooit(verzoek: MetAntwoorden, betrokkene_id: UUID) -> bool:
    """Tell whether this person ever signed this request for the youth, whatever he said later."""
    return any(
        een.betrokkene_id == betrokkene_id and not een.eigen_gegevens and een.antwoord is Antwoord.GEGEVEN
        for een in verzoek.antwoorden
    )


def per_vraag(verzoeken: Iterable[MetAntwoorden], vraag: tuple[str, str]) -> tuple[list[Verzoek], list[Verzoek]]:
    """Give the requests of one question and those of the others, as the pure function sees them."""
    alle = [een.verzoek() for een in verzoeken]
    return [een for een in alle if een.vraag == vraag], [een for een in alle if een.vraag != vraag]


def verval_van(beleid: Beleid, gezin: Gezin, verzoeken: Sequence[MetAntwoorden], dag: date) -> Verval | None:
    """Give which day last ended the consent that opens a casus, by the policy as it held from when it was asked."""
    eigen, elders = per_vraag(verzoeken, HOOFDVRAAG)
    sinds = min((een.dag for een in verzoeken), default=dag)
    return verval(wetten_sinds(beleid, HOOFDVRAAG[0], sinds, dag), gezin, eigen, dag, elders)


def versmalling_van(
    beleid: Beleid, gezin: Gezin, verzoeken: Sequence[MetAntwoorden], dag: date, organisatie_id: UUID
) -> Versmalling | None:
    """Give which day last took something from one organisation, of the consent that opens a casus and still holds."""
    eigen, elders = per_vraag(verzoeken, HOOFDVRAAG)
    if not eigen:
        return None
    sinds = min(een.dag for een in verzoeken)
    alle = versmallingen(wetten_sinds(beleid, HOOFDVRAAG[0], sinds, dag), gezin, eigen, dag, elders)
    return next((een for een in alle if organisatie_id in {wie for wie, _ in een.weg}), None)


def dag_van(moment: datetime) -> date:
    """Give the day of a moment in Amsterdam."""
    return moment.astimezone(AMSTERDAM).date()
