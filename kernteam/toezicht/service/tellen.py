"""Counts for the report of a year: what is there, and what expired and is only counted still. Knows no web."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.grond.klok import AMSTERDAM
from kernteam.toezicht.aandachtslijst import Herziening
from kernteam.toezicht.inzage import kort_datalek
from kernteam.toezicht.models import (
    Datalek,
    Gevaluitkomst,
    Telsoort,
    Toezichtoordeel,
    Toezichttelling,
    Toezichtvraag,
)
from kernteam.toezicht.service.berekenen import Geval

ALLE = ""  # counted of all, not of one rule
Telling = Counter[tuple[Telsoort, str]]  # what, and of which rule


@dataclass(frozen=True, slots=True)
class Boek:
    """Cases with the judgements of each, oldest first."""

    gevallen: Collection[Geval]
    oordelen: Mapping[UUID, list[Toezichtoordeel]]

    @property
    def open(self) -> list[Geval]:
        """The cases that wait for a judgement, as in the queue: also those in which lines came after the last one."""
        return [een for een in self.gevallen if een.id not in self.oordelen or self._kwam_meer(een)]

    def _kwam_meer(self, een: Geval) -> bool:
        return een.laatste_op > self.oordelen[een.id][-1].beoordeeld_op

    def wat(self, een: Geval) -> list[Telsoort]:
        """Say as what a case counts: judged in time when its first judgement was, an incident when any said so."""
        oordelen = self.oordelen.get(een.id)
        if not oordelen:
            return [Telsoort.GEVAL]
        eerste = oordelen[0].beoordeeld_op.astimezone(AMSTERDAM).date()
        ja = {
            Telsoort.OP_TIJD: eerste <= een.beoordelen_uiterlijk_datum,
            Telsoort.INCIDENT: any(oordeel.uitkomst is Gevaluitkomst.INCIDENT for oordeel in oordelen),
        }
        return [Telsoort.GEVAL, Telsoort.BEOORDEELD, *(soort for soort, klopt in ja.items() if klopt)]


def per_geval(oordelen: Iterable[Toezichtoordeel]) -> dict[UUID, list[Toezichtoordeel]]:
    """Put judgements with their case, in the order given."""
    samen: dict[UUID, list[Toezichtoordeel]] = {}
    for een in oordelen:
        samen.setdefault(een.geval_id, []).append(een)
    return samen


def tel_gevallen(boek: Boek) -> Telling:
    """Count cases, of all and of each rule that fired in them."""
    return Counter(
        (soort, regel) for een in boek.gevallen for soort in boek.wat(een) for regel in (ALLE, *een.treffers)
    )


def tel_vragen(vragen: Iterable[Toezichtvraag]) -> Telling:
    """Count questions, and those that were answered or withdrawn; the others wait."""
    telling: Telling = Counter()
    for een in vragen:
        telling[Telsoort.VRAAG, ALLE] += 1
        telling[Telsoort.BEANTWOORD, ALLE] += een.beantwoord_op is not None
        telling[Telsoort.INGETROKKEN, ALLE] += een.ingetrokken_op is not None
    return telling


def tel_datalekken(lekken: Iterable[Datalek], nu: datetime) -> Telling:
    """Count breaches, and those the AP and the other organisations heard of too late."""
    telling: Telling = Counter()
    for een in lekken:
        telling[Telsoort.DATALEK, ALLE] += 1
        kort = kort_datalek(een, nu)
        telling[Telsoort.DATALEK_TE_LAAT, ALLE] += kort.te_laat
        telling[Telsoort.PARTNERS_TE_LAAT, ALLE] += kort.partners_te_laat
    return telling


def tel_herzieningen(gekeken: Iterable[Herziening], vandaag: date) -> Telling:
    """Count reviews of the aandachtslijst, and those that were late."""
    telling: Telling = Counter()
    for een in gekeken:
        telling[Telsoort.HERZIENING, ALLE] += 1
        telling[Telsoort.HERZIENING_TE_LAAT, ALLE] += een.is_te_laat(vandaag)
    return telling


def vervallen(sessie: Session, jaar: int) -> Telling:
    """Give what expired of a year."""
    opdracht = select(Toezichttelling).where(Toezichttelling.jaar == jaar)
    return Counter({(een.soort, een.regel): een.aantal for een in sessie.scalars(opdracht)})


def bewaar(sessie: Session, jaar: int, telling: Telling) -> None:
    """Add to what expired of a year; the caller holds a writing transaction."""
    opdracht = select(Toezichttelling).where(Toezichttelling.jaar == jaar).with_for_update()
    rijen = {(een.soort, een.regel): een for een in sessie.scalars(opdracht)}
    for (soort, regel), aantal in (+telling).items():
        rij = rijen.get((soort, regel))
        if rij is None:
            sessie.add(Toezichttelling(jaar=jaar, soort=soort, regel=regel, aantal=aantal))
        else:
            rij.aantal += aantal
    sessie.flush()
