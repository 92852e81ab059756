"""Lets what the desk keeps expire (handeling toezichtgegeven.vervallen): a line, the records and their keys, a commit.

Run by a command; knows no actor and no kind of record. Nothing goes while something about it is open.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from kernteam.bewaring import beletsels
from kernteam.bewaring.soorten import SOORTEN, Soort
from kernteam.db.schrijven import begin_schrijven_zonder_pas
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort

SAMEN = 500  # records in one transaction


@dataclass(slots=True)
class Stand:
    """How many records were looked at, how many of each kind expire, and how many stay."""

    bekeken: int = 0
    vervallen: Counter[str] = field(default_factory=Counter)
    vastgehouden: int = 0  # something about them is still open


def grenzen(poort: Poort) -> dict[str, date]:
    """Give by kind the first day from which its term runs on.

    As of yesterday, as log lines do: what is about them never goes before them.
    """
    vandaag = poort.klok.vandaag()
    gisteren = vandaag - timedelta(days=1)
    return {een.code: poort.bewaartermijnen.termijn(een.termijn, vandaag).loopt_vanaf(gisteren) for een in SOORTEN}


def aantal_oud(poort: Poort, tot: dict[str, date]) -> int:
    """Count the records that are old enough."""
    tellingen = (select(func.count()).select_from(een.rijp(tot[een.code]).subquery()) for een in SOORTEN)
    return sum(poort.sessie.execute(een).scalar_one() for een in tellingen)


def laat_vervallen(poort: Poort, tot: dict[str, date], *, uitvoeren: bool) -> Iterator[Stand]:
    """Let every record expire whose term is over; give the stand after each go. Without `uitvoeren` only look.

    Each go is a transaction: interrupted, the next run does the rest. Raises LogboekOnbeschikbaar and SQLAlchemyError.
    """
    stand = Stand()
    for soort in SOORTEN:
        na = None
        while rijen := _ronde(poort, soort, tot[soort.code], na, stand, uitvoeren=uitvoeren):
            na = rijen[-1]
            yield stand


def _ronde(
    poort: Poort, soort: Soort, grens: date, na: tuple[UUID, Any] | None, stand: Stand, *, uitvoeren: bool
) -> list[tuple[UUID, Any]]:
    if uitvoeren:
        begin_schrijven_zonder_pas(poort.sessie, Handeling.TOEZICHTGEGEVEN_VERVALLEN)
    rijen = _lees(poort, soort, grens, na, vast=uitvoeren)
    ids = [een for een, _ in rijen]
    blijft = _die_blijven(poort, soort, ids)
    weg = [een for een in ids if een not in blijft]
    if uitvoeren:
        if weg:
            _laat_gaan(poort, soort, grens, weg)
        poort.sessie.commit()
    stand.bekeken += len(ids)
    stand.vastgehouden += len(blijft)
    stand.vervallen[soort.code] += len(weg)
    return rijen


def _lees(
    poort: Poort, soort: Soort, grens: date, na: tuple[UUID, Any] | None, *, vast: bool
) -> list[tuple[UUID, Any]]:
    """Read the next records that are old enough; with `vast` hold them: of two at once the second waits."""
    opdracht = soort.rijp(grens)
    if na is not None:
        later = and_(soort.begin == na[1], soort.id > na[0])
        opdracht = opdracht.where(or_(soort.begin > na[1], later))
    opdracht = opdracht.order_by(soort.begin, soort.id).limit(SAMEN)
    if vast:
        opdracht = opdracht.with_for_update(of=soort.id.class_)
    return [(een, begin) for een, begin in poort.sessie.execute(opdracht)]


def _die_blijven(poort: Poort, soort: Soort, ids: list[UUID]) -> set[UUID]:
    """Give the records that stay: something about them, or about their casus, is open."""
    sessie, (van, casus_id) = poort.sessie, soort.casussen
    vast = beletsels.casussen(sessie)
    over = sessie.execute(select(van, casus_id).where(van.in_(ids)))
    is_open = sessie.scalars(select(soort.id).where(soort.id.in_(ids), soort.is_open))
    return {een for een, casus in over if casus in vast} | set(is_open)


def _laat_gaan(poort: Poort, soort: Soort, grens: date, ids: list[UUID]) -> None:
    """Write the line, remove the records, and destroy their keys before the commit.

    Interrupted before it, the records are there without their words, and the next run removes them.
    """
    reden = f"{soort.code} {grens} {len(ids)}"
    poort.noteer(None, Handeling.TOEZICHTGEGEVEN_VERVALLEN, reden, None, goed=True)
    soort.weg(poort, ids)
    if soort.eigen_sleutel:
        poort.kluis.vernietig(ids)
