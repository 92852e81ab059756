"""When meetings are, in Amsterdam time, and how a calendar is told: pure. Knows no row and no person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from dateutil.rrule import WEEKLY, rrule
from dateutil.tz import datetime_exists
from icalendar import Calendar, Event, vRecur

from kernteam.grond.fouten import Fout
from kernteam.grond.klok import AMSTERDAM
from kernteam.taak.kalender import is_werkdag

HOOGSTENS_VOORUIT = timedelta(days=400)  # a school year, and what is planned before it begins
HOOGSTENS_UREN = timedelta(hours=8)
INBRENG_DAGEN = 2  # working days before the meeting


@dataclass(frozen=True, slots=True)
class Herhaling:
    """Every so many weeks on the same weekday, until and with a day, without some of them."""

    tot_en_met_datum: date
    weken: int = 1
    zonder: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Tijden:
    """A day with a begin and an end on the clock of Amsterdam, and perhaps again."""

    datum: date
    begintijd: time
    eindtijd: time
    herhaling: Herhaling | None = None


@dataclass(frozen=True, slots=True)
class Afspraak:
    """One meeting as a calendar shows it."""

    id: UUID
    naam: str
    begint_op: datetime
    eindigt_op: datetime
    gewijzigd_op: datetime
    versie: int
    afgelast: bool


def datums(tijden: Tijden) -> list[date]:
    """Give the days of the meetings, those that are left out not counted."""
    herhaling = tijden.herhaling
    if herhaling is None:
        return [tijden.datum]
    alle = _regel(tijden.datum, herhaling)
    return [een.date() for een in alle if een.date() not in herhaling.zonder]


def regeltekst(tijden: Tijden, herhaling: Herhaling) -> str:
    """Write the rule of a row of meetings as RFC 5545 does, local to Amsterdam."""
    regel = vRecur({"FREQ": "WEEKLY", "INTERVAL": herhaling.weken, "UNTIL": herhaling.tot_en_met_datum})
    herhaald: bytes = regel.to_ical()  # type: ignore[no-untyped-call] # icalendar types most of itself
    begin = f"DTSTART;TZID=Europe/Amsterdam:{tijden.datum:%Y%m%d}T{tijden.begintijd:%H%M%S}"
    zonder = ",".join(f"{dag:%Y%m%d}" for dag in sorted(herhaling.zonder))
    return "\n".join([begin, f"RRULE:{herhaald.decode()}", *([f"EXDATE;VALUE=DATE:{zonder}"] if zonder else [])])


def momenten(tijden: Tijden, dag: date) -> tuple[datetime, datetime]:
    """Give begin and end of a meeting on a day; what the clock shows twice is the first of the two."""
    begin, einde = (datetime.combine(dag, tijd, AMSTERDAM) for tijd in (tijden.begintijd, tijden.eindtijd))
    return begin.astimezone(UTC), einde.astimezone(UTC)


def inbreng_tot(begint_op: datetime, nu: datetime) -> datetime:
    """Give until when items take input: the end of the second working day before, or the meeting when that is over."""
    dag, over = begint_op.astimezone(AMSTERDAM).date(), INBRENG_DAGEN
    while over:
        dag -= timedelta(days=1)
        over -= is_werkdag(dag)
    tot = datetime.combine(dag + timedelta(days=1), time(), AMSTERDAM).astimezone(UTC)
    return tot if tot > nu else begint_op


def fouten_in(tijden: Tijden, nu: datetime) -> list[Fout]:
    """Give every fault of what is planned: an end before its begin, a past or far day, an hour that does not exist."""
    fouten = list(_dagfouten(tijden, nu))
    lengte = datetime.combine(tijden.datum, tijden.eindtijd) - datetime.combine(tijden.datum, tijden.begintijd)
    if not timedelta() < lengte <= HOOGSTENS_UREN:
        fouten.append(Fout("/eindtijd", "VOLGORDE", "Het einde ligt na het begin, hoogstens acht uur later."))
    if fouten:
        return fouten
    dagen = datums(tijden)
    if not dagen:
        return [Fout("/herhaling/zonder", "LEEG", "Er blijft geen overleg over.")]
    return [_klokfout(dag) for dag in dagen if not _bestaat(tijden, dag)]


def als_ics(afspraken: Iterable[Afspraak]) -> bytes:
    """Write a calendar (RFC 5545): the name of the school and the times, and nothing about anybody."""
    kalender = Calendar()
    kalender.add("prodid", "-//Kernteam//Overleg//NL")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", "Overleg kernteam")
    for een in afspraken:
        punt = Event()
        punt.add("uid", f"{een.id}@kernteam")
        punt.add("dtstamp", een.gewijzigd_op)
        punt.add("sequence", een.versie)
        punt.add("dtstart", een.begint_op.astimezone(AMSTERDAM))
        punt.add("dtend", een.eindigt_op.astimezone(AMSTERDAM))
        punt.add("summary", een.naam)
        punt.add("status", "CANCELLED" if een.afgelast else "CONFIRMED")
        kalender.add_component(punt)
    kalender.add_missing_timezones()
    return bytes(kalender.to_ical())


def overlappen(nieuw: Sequence[tuple[datetime, datetime]], bestaand: Sequence[tuple[datetime, datetime]]) -> bool:
    """Tell whether a new meeting is at the same time as one that is there."""
    return any(begin < tot and van < einde for begin, einde in nieuw for van, tot in bestaand)


def _dagfouten(tijden: Tijden, nu: datetime) -> Iterator[Fout]:
    vandaag, herhaling = nu.astimezone(AMSTERDAM).date(), tijden.herhaling
    ver = "Plan hoogstens dertien maanden vooruit."
    if tijden.datum > vandaag + HOOGSTENS_VOORUIT:
        yield Fout("/datum", "TE_VER", ver)
    elif tijden.datum < vandaag or momenten(tijden, tijden.datum)[0] <= nu:
        yield Fout("/datum", "VERLEDEN", "Dit moment is voorbij.")
    if herhaling is None:
        return
    if herhaling.tot_en_met_datum > vandaag + HOOGSTENS_VOORUIT:
        yield Fout("/herhaling/totEnMetDatum", "TE_VER", ver)
    elif herhaling.tot_en_met_datum < tijden.datum:
        yield Fout("/herhaling/totEnMetDatum", "VOLGORDE", "Deze dag ligt voor het eerste overleg.")
    elif not herhaling.zonder <= {een.date() for een in _regel(tijden.datum, herhaling)}:
        yield Fout("/herhaling/zonder", "GEEN_OVERLEG", "Op een van deze dagen is er in deze reeks geen overleg.")


def _regel(datum: date, herhaling: Herhaling) -> Iterable[datetime]:
    middernacht = time()
    tot = datetime.combine(herhaling.tot_en_met_datum, middernacht)
    return rrule(WEEKLY, dtstart=datetime.combine(datum, middernacht), interval=herhaling.weken, until=tot)


def _bestaat(tijden: Tijden, dag: date) -> bool:
    return all(datetime_exists(datetime.combine(dag, tijd), AMSTERDAM) for tijd in (tijden.begintijd, tijden.eindtijd))


def _klokfout(dag: date) -> Fout:
    return Fout("/begintijd", "BESTAAT_NIET", f"Deze tijd is er op {dag.isoformat()} niet: dan gaat de klok vooruit.")
