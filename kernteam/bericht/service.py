"""Puts messages in the outbox and takes them out again, each once. Knows no mail server and no task.

A message is claimed in a transaction of its own before anything is sent, so that of two senders only one sends it, and
a sender that dies in the middle leaves it claimed: it may have arrived, and is never sent twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4, uuid5

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kernteam.bericht.models import Bericht, Berichtstatus
from kernteam.db.schrijven import begin_schrijven_zonder_pas
from kernteam.grond.klok import AMSTERDAM
from kernteam.netwerk.models import Bereikbaarheid, Medewerker

SPOOR = "kernteam_spoor"  # where the session of a request keeps its trace
WACHT = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
_GEEN_ANTWOORD = timedelta(minutes=10)  # a mail server that says nothing for so long says nothing any more
_HERINNERING = UUID("0d1c1b5e-6a0e-4b0f-9d0f-5a5b0c7f2e11")
_OUD = timedelta(days=7)  # what waited this long is seen in the tasks; a mail about it comes too late


@dataclass(frozen=True, slots=True, repr=False)
class Post:
    """What one medewerker is sent now: one mail for all that waits."""

    berichten: tuple[UUID, ...]
    emailadres: str
    spoor: str | None
    herinnering: bool  # it tells no more than that work waits


def zet_klaar(sessie: Session, medewerker_ids: Iterable[UUID], object_id: UUID, nu: datetime) -> None:
    """Put a message in the outbox for each who can be reached by mail, in the transaction of the change itself."""
    bereikbaar = select(Bereikbaarheid.medewerker_id).where(
        Bereikbaarheid.medewerker_id.in_(set(medewerker_ids)), Bereikbaarheid.emailadres.is_not(None)
    )
    sessie.add_all(_bericht(sessie, wie, object_id, nu) for wie in sessie.scalars(bereikbaar))


def te_herinneren(sessie: Session, vandaag: date) -> list[UUID]:
    """Give who wants to be reminded by mail and was not yet today."""
    vandaag_al = select(Bericht.medewerker_id).where(Bericht.object_id == _van_dag(vandaag))
    opdracht = (
        select(Medewerker.id)
        .join(Bereikbaarheid, Bereikbaarheid.medewerker_id == Medewerker.id)
        .where(
            Bereikbaarheid.emailadres.is_not(None),
            Bereikbaarheid.herinneren,
            Medewerker.in_dienst(vandaag),
            Medewerker.id.not_in(vandaag_al),
        )
        .order_by(Medewerker.id)
    )
    return list(sessie.scalars(opdracht))


def herinner(sessie: Session, medewerker_id: UUID, nu: datetime, vandaag: date) -> bool:
    """Put a reminder of today in the outbox and commit it; tell whether there was none yet."""
    begin_schrijven_zonder_pas(sessie, None)
    sessie.add(_bericht(sessie, medewerker_id, _van_dag(vandaag), nu, herinnering=True))
    try:
        sessie.commit()
    except IntegrityError:  # another sender was first
        sessie.rollback()
        return False
    return True


def _van_dag(dag: date) -> UUID:
    """Give what a reminder of a day is about: the same for all, so that nobody has two."""
    return uuid5(_HERINNERING, dag.isoformat())


def _bericht(sessie: Session, wie: UUID, object_id: UUID, nu: datetime, *, herinnering: bool = False) -> Bericht:
    return Bericht(
        id=uuid4(),
        medewerker_id=wie,
        object_id=object_id,
        herinnering=herinnering,
        spoor=sessie.info.get(SPOOR),
        gemaakt_op=nu,
        status=Berichtstatus.KLAAR,
        pogingen=0,
        niet_voor_op=nu,
        gewijzigd_op=nu,
    )


def vervalt(sessie: Session, object_id: UUID, nu: datetime) -> None:
    """Take back what was not sent yet about something that is done."""
    sessie.execute(
        update(Bericht)
        .where(Bericht.object_id == object_id, Bericht.status == Berichtstatus.KLAAR)
        .values(status=Berichtstatus.VERVALLEN, gewijzigd_op=nu)
    )


def pak(sessie: Session, nu: datetime, vandaag: date) -> Post | None:
    """Claim what waits for the one who waits longest, and commit that; None when nothing is due."""
    while True:
        begin_schrijven_zonder_pas(sessie, None)
        _ruim_op(sessie, nu, vandaag)
        klaar = (Bericht.status == Berichtstatus.KLAAR, Bericht.niet_voor_op <= nu)
        eerste = sessie.scalar(
            select(Bericht)
            .where(*klaar)
            .order_by(Bericht.gemaakt_op, Bericht.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        if eerste is None:
            sessie.commit()
            return None
        opdracht = select(Bericht).where(Bericht.medewerker_id == eerste.medewerker_id, *klaar)
        samen = list(sessie.scalars(opdracht.with_for_update(skip_locked=True)))
        adres = _adres(sessie, eerste.medewerker_id, vandaag)
        for een in samen:
            een.status = Berichtstatus.BEZIG if adres else Berichtstatus.VERVALLEN
            een.pogingen += 1
            een.gewijzigd_op = nu
        sessie.commit()
        if adres:
            alleen_herinnering = all(een.herinnering for een in samen)
            return Post(tuple(een.id for een in samen), adres, eerste.spoor, alleen_herinnering)


def sluit_af(sessie: Session, post: Post, status: Berichtstatus, nu: datetime) -> None:
    """Store how sending ended. KLAAR means: later again, each time after a longer wait, until it is given up."""
    begin_schrijven_zonder_pas(sessie, None)
    bezig = (Bericht.id.in_(post.berichten), Bericht.status == Berichtstatus.BEZIG)
    for een in sessie.scalars(select(Bericht).where(*bezig)):
        opnieuw = status is Berichtstatus.KLAAR and een.pogingen <= len(WACHT)
        if opnieuw:
            een.niet_voor_op = nu + WACHT[een.pogingen - 1]
        een.status = Berichtstatus.OPGEGEVEN if status is Berichtstatus.KLAAR and not opnieuw else status
        een.gewijzigd_op = nu
    sessie.commit()


def tel(sessie: Session) -> dict[Berichtstatus, int]:
    """Count the messages by how far they are."""
    rijen = sessie.execute(select(Bericht.status, func.count()).group_by(Bericht.status)).all()
    return {status: aantal for status, aantal in rijen}  # noqa: C416 - a Row is a tuple only at run time


def _ruim_op(sessie: Session, nu: datetime, vandaag: date) -> None:
    """Close what will not be sent any more; a reminder tells of its own day only."""
    verlaten = (Bericht.status == Berichtstatus.BEZIG, Bericht.gewijzigd_op < nu - _GEEN_ANTWOORD)
    sessie.execute(update(Bericht).where(*verlaten).values(status=Berichtstatus.ONZEKER, gewijzigd_op=nu))
    middernacht = datetime.combine(vandaag, time(), AMSTERDAM)
    te_laat = or_(Bericht.gemaakt_op < nu - _OUD, and_(Bericht.herinnering, Bericht.gemaakt_op < middernacht))
    oud = (Bericht.status == Berichtstatus.KLAAR, te_laat)
    sessie.execute(update(Bericht).where(*oud).values(status=Berichtstatus.VERVALLEN, gewijzigd_op=nu))


def _adres(sessie: Session, medewerker_id: UUID, vandaag: date) -> str | None:
    opdracht = (
        select(Bereikbaarheid.emailadres)
        .join(Medewerker, Medewerker.id == Bereikbaarheid.medewerker_id)
        .where(Bereikbaarheid.medewerker_id == medewerker_id, Medewerker.in_dienst(vandaag))
    )
    return sessie.scalar(opdracht)
