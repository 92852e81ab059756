"""Lists what leerplicht had read when it left a casus to enforce (domain rules 6.5). Knows no web."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from kernteam.casus.models import HANDHAVING, Afzijdigheid, Afzijdigreden
from kernteam.casus.service.binnen import ga_binnen
from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.logboek.lezer import Lezer, Logregel, Zoekvraag
from kernteam.logboek.regel import Uitkomst
from kernteam.toegang.poort import Poort

_PER_KEER = 200
_DAARNA = timedelta(microseconds=1)  # the end of a period is not in it; the line of leaving itself is


@dataclass(frozen=True, slots=True)
class GelezenInzage:
    """One time he read or did something in the casus: what, when, of which classes and whose."""

    nummer: int
    tijdstip: datetime
    handeling: str
    klassen: tuple[Klasse, ...]
    eigenaren: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class VertrekInzage:
    """That leerplicht left a casus to enforce, with all that he had read until then, newest first."""

    medewerker_id: UUID
    reden: Afzijdigreden
    gemeld_op: datetime
    gemeld_door: UUID
    gelezen: tuple[GelezenInzage, ...]


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> list[VertrekInzage]:
    """List when leerplicht left to enforce, and what it had read (handeling afzijdigheid.opsommen).

    For the school of the casus and the privacyfunctionaris. What he had read are his lines of the log, which nobody
    changes and which outlive the casus: the list is the same whenever it is asked. That somebody knows a family
    himself is not in it.
    """
    ga_binnen(actor, Handeling.AFZIJDIGHEID_OPSOMMEN, casus_id, poort)
    opdracht = select(Afzijdigheid).where(Afzijdigheid.casus_id == casus_id, Afzijdigheid.reden.in_(HANDHAVING))
    vertrokken = poort.sessie.scalars(opdracht.order_by(Afzijdigheid.gemeld_op, Afzijdigheid.id))
    return [
        VertrekInzage(
            een.medewerker_id,
            een.reden,
            een.gemeld_op,
            een.gemeld_door or een.medewerker_id,
            tuple(map(_gelezen, _regels(een, poort.lezer))),
        )
        for een in vertrokken
    ]


def _regels(vertrek: Afzijdigheid, lezer: Lezer) -> Iterator[Logregel]:
    vraag = Zoekvraag(
        casus=vertrek.casus_id,
        actor=vertrek.medewerker_id,
        tot=vertrek.gemeld_op + _DAARNA,
        uitkomst=Uitkomst.TOEGESTAAN,
    )
    na = None
    while True:
        gevonden = lezer.zoek(vraag, na, _PER_KEER)
        yield from gevonden
        if len(gevonden) < _PER_KEER:
            return
        na = gevonden[-1].positie


def _gelezen(regel: Logregel) -> GelezenInzage:
    return GelezenInzage(
        nummer=regel.nummer,
        tijdstip=datetime.fromisoformat(regel.tijdstip),
        handeling=regel.inhoud["handeling"],
        klassen=tuple(map(Klasse, regel.inhoud.get("klassen", ()))),
        eigenaren=tuple(UUID(een) for een in regel.inhoud.get("eigenaren", ())),
    )
