"""Feedback (S15): a school records that it took a signal up; who signalled hears states and days. Knows no web."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from kernteam.casus.models import Casus
from kernteam.casus.service.binnen import ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import GESLOTEN
from kernteam.signaal.models import Afwijzing, Signaal, Signaalslot, Terugkoppeling
from kernteam.signaal.service.binnen import bewaard
from kernteam.signaal.termijn import bericht_tot
from kernteam.toegang.feiten import GeenFeiten, SignaalFeiten
from kernteam.toegang.poort import Poort

Eigen = tuple[ColumnElement[bool], ...]  # the condition that a signal is this actor's
WEL, NIET = "TERUGKOPPELEN", "NIET_TERUGKOPPELEN"


class Aangekondigd(NamedTuple):
    """A signal that a school has not taken up yet."""

    signaal_id: UUID
    aangekondigd_op: datetime
    uiterlijk: date


class Verloop(StrEnum):
    """How far the school is with a signal."""

    OPGEPAKT = "OPGEPAKT"
    NIET_OPGEPAKT = "NIET_OPGEPAKT"
    BEEINDIGD = "BEEINDIGD"


class Bericht(NamedTuple):
    """What who signalled hears: how far it is, and since when."""

    feiten: SignaalFeiten
    verloop: Verloop
    op: datetime


def vastleggen(actor: Actor, casus_id: UUID, signaal_id: UUID, terugkoppelen: bool, poort: Poort) -> None:
    """Record that this casus takes up an announced signal, and whether who signalled may hear of it.

    Handeling terugkoppeling.vastleggen. Raises NietGevonden for a signal that was not announced to this school, or
    has ended before it was taken up, Strijdig when another casus took it up.
    """
    bijzonder = WEL if terugkoppelen else NIET
    binnen = ga_binnen(actor, Handeling.TERUGKOPPELING_VASTLEGGEN, casus_id, poort, bijzonder)
    eerder = poort.sessie.get(Terugkoppeling, signaal_id)
    signaal = poort.sessie.get(Signaal, signaal_id)
    van_school = signaal is not None and signaal.school_organisatie_id == actor.organisatie_id
    if not van_school or signaal is None or (eerder is None and not _wacht(signaal, poort.klok.vandaag())):
        raise NietGevonden
    if eerder is not None and eerder.casus_id != casus_id:
        raise Strijdig("Een andere casus pakte dit signaal al op.", "ANDERE_CASUS")
    poort.schrijf(binnen.pas)  # not the casus' version: the others at the table hear nothing of a signal
    flag_modified(signaal, "aangekondigd_op")  # of two who write about one signal at once, the second hears of it
    if eerder is not None:
        eerder.terugkoppelen = terugkoppelen
        return
    poort.sessie.flush()
    poort.sessie.add(
        Terugkoppeling(
            signaal_id=signaal_id,
            casus_id=casus_id,
            terugkoppelen=terugkoppelen,
            opgepakt_op=binnen.nu,
            opgepakt_door=actor.medewerker_id,
        )
    )


def afwijzen(actor: Actor, signaal_id: UUID, terugkoppelen: bool, poort: Poort) -> None:
    """Record that the school does not take up a signal announced to it, and whether who signalled may hear that.

    Handeling signaalafwijzing.vastleggen. No reason is asked: that is between the school, the family and who signalled.
    Raises NietGevonden for a signal that was not announced to this school, has ended, or was taken up.
    """
    sessie = poort.sessie
    signaal, eerder = sessie.get(Signaal, signaal_id), sessie.get(Afwijzing, signaal_id)
    van_school = signaal is not None and signaal.school_organisatie_id == actor.organisatie_id
    opgepakt = sessie.get(Terugkoppeling, signaal_id) is not None
    mag = signaal is not None and van_school and (eerder is not None or _wacht(signaal, poort.klok.vandaag()))
    feiten = GeenFeiten(signaal_id, van_actor=mag and not opgepakt)
    bijzonder = WEL if terugkoppelen else NIET
    pas = poort.vraag(actor, Handeling.SIGNAALAFWIJZING_VASTLEGGEN, feiten, signaal_id, bijzonder)
    poort.schrijf(pas)
    flag_modified(signaal, "aangekondigd_op")  # of two who write about one signal at once, the second hears of it
    sessie.flush()
    if eerder is not None:
        eerder.terugkoppelen = terugkoppelen
        return
    sessie.add(
        Afwijzing(
            signaal_id=signaal_id,
            terugkoppelen=terugkoppelen,
            afgewezen_op=poort.klok.nu(),
            afgewezen_door=actor.medewerker_id,
        )
    )


def wachtend(actor: Actor, poort: Poort) -> list[Aangekondigd]:
    """Give the signals announced to the actor's school that it did nothing with yet, with the last day for it."""
    opdracht = (
        select(Signaal.id, Signaal.aangekondigd_op, Signaal.oppakken_uiterlijk_datum)
        .outerjoin(Terugkoppeling, Terugkoppeling.signaal_id == Signaal.id)
        .outerjoin(Afwijzing, Afwijzing.signaal_id == Signaal.id)
        .where(
            Afwijzing.signaal_id.is_(None),
            Signaal.school_organisatie_id == actor.organisatie_id,
            Signaal.aangekondigd_op.is_not(None),
            Signaal.afgesloten_op.is_(None),
            Terugkoppeling.signaal_id.is_(None),
            bewaard(poort.klok.vandaag()),
        )
    )
    return [Aangekondigd(id_, op, dag) for id_, op, dag in poort.sessie.execute(opdracht) if op and dag]


def berichten(actor: Actor, poort: Poort) -> list[Bericht]:
    """Give the feedback that who signalled may hear today, also when the consent of the casus does not name him."""
    eigen = (
        Signaal.melder_id == actor.medewerker_id,
        Signaal.organisatie_id == actor.organisatie_id,
        or_(Signaal.slotreden.is_(None), Signaal.slotreden != Signaalslot.AKKOORD_INGETROKKEN),
    )
    return [
        Bericht(SignaalFeiten(signaal_id, actor.organisatie_id, actor.medewerker_id), verloop, op)
        for signaal_id, verloop, op in (*_opgepakt(poort.sessie, eigen), *_afgewezen(poort.sessie, eigen))
        if poort.klok.vandaag() < bericht_tot(poort.beleid, op.astimezone(AMSTERDAM).date())
    ]


def _opgepakt(sessie: Session, eigen: Eigen) -> Iterator[tuple[UUID, Verloop, datetime]]:
    opdracht = (
        select(Signaal.id, Terugkoppeling.opgepakt_op, Casus.status, Casus.afgesloten_op)
        .join(Terugkoppeling, Terugkoppeling.signaal_id == Signaal.id)
        .join(Casus, Casus.id == Terugkoppeling.casus_id)
        .where(*eigen, Terugkoppeling.terugkoppelen)
    )
    for signaal_id, opgepakt_op, status, afgesloten_op in sessie.execute(opdracht):
        if status in GESLOTEN:
            yield signaal_id, Verloop.BEEINDIGD, afgesloten_op or opgepakt_op
        else:
            yield signaal_id, Verloop.OPGEPAKT, opgepakt_op


def _afgewezen(sessie: Session, eigen: Eigen) -> Iterator[tuple[UUID, Verloop, datetime]]:
    """Give what was not taken up, and not later either."""
    opdracht = (
        select(Signaal.id, Afwijzing.afgewezen_op)
        .join(Afwijzing, Afwijzing.signaal_id == Signaal.id)
        .outerjoin(Terugkoppeling, Terugkoppeling.signaal_id == Signaal.id)
        .where(*eigen, Afwijzing.terugkoppelen, Terugkoppeling.signaal_id.is_(None))
    )
    for signaal_id, afgewezen_op in sessie.execute(opdracht):
        yield signaal_id, Verloop.NIET_OPGEPAKT, afgewezen_op


def _wacht(signaal: Signaal, vandaag: date) -> bool:
    return signaal.aangekondigd_op is not None and signaal.afgesloten_op is None and signaal.bewaar_tot_datum > vandaag
