"""The terms of consult, as the tables of policy have them on a day. Knows no consult."""

from datetime import date, datetime, time, timedelta

from kernteam.grond.klok import AMSTERDAM
from kernteam.taak.kalender import werkdagen_na
from kernteam.toegang.beleid import Beleid


def einde_consult(beleid: Beleid, dag: date) -> datetime:
    """Give the moment at which a consult asked on this day is over: midnight after its weeks (transition 9)."""
    return _middernacht(dag + timedelta(weeks=beleid.schakelaar("consult.weken", dag).getal))


def einde_anoniem(beleid: Beleid, dag: date) -> datetime:
    """Give the moment from which nobody reads an anonymous consult of this day any more (T13)."""
    return _middernacht(dag + timedelta(days=beleid.schakelaar("anoniemconsult.dagen", dag).getal))


def wissen_uiterlijk(beleid: Beleid, gestopt: date) -> date:
    """Give the last day on which a specialist confirms that he wiped what he had by name (C19): working days."""
    return werkdagen_na(gestopt, beleid.schakelaar("consult.wissen_werkdagen", gestopt).getal)


def _middernacht(dag: date) -> datetime:
    return datetime.combine(dag + timedelta(days=1), time(), AMSTERDAM)
