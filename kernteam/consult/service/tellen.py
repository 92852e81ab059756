"""Gives how many consulten were asked and answered, without opening one. Knows no web and no text of a consult."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import func, select

from kernteam.casus.models import Casus
from kernteam.consult.aantallen import Aantal, Consultsoort, Gevraagd, Groep, Kwartaal, tel
from kernteam.consult.models import AnoniemConsult, Berichtsoort, Consult, Consultbericht
from kernteam.consult.verloop import wachtdagen
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.netwerk.models import Organisatie, School, Werkgebied
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort

_CIJFERS = 4


def opsommen(actor: Actor, kwartaal: Kwartaal, poort: Poort) -> list[Aantal]:
    """Count the consulten of a quarter per provider and district (handeling consultaantal.opsommen, M02, M06).

    Three statements, however many there are. Raises Ongeldig for a quarter that is not over: of a number that still
    grows, each day's difference would tell of one person.
    """
    if kwartaal.einde_op > poort.klok.nu():
        raise Ongeldig([Fout("/kwartaal", "LOOPT_NOG", "Kies een kwartaal dat voorbij is.")])
    poort.vraag(actor, Handeling.CONSULTAANTAL_OPSOMMEN, GeenFeiten())
    vandaag = poort.klok.vandaag()
    minstens = poort.beleid.schakelaar("monitor.minstens", vandaag).getal
    afronding = poort.beleid.schakelaar("monitor.afronding", vandaag).getal
    return tel((*_met_naam(poort, kwartaal), *_anoniem(poort, kwartaal)), minstens, afronding)


def _met_naam(poort: Poort, kwartaal: Kwartaal) -> Iterator[Gevraagd]:
    sessie, vandaag = poort.sessie, poort.klok.vandaag()
    eerste = (
        select(Consultbericht.consult_id, func.min(Consultbericht.geschreven_op).label("op"))
        .where(Consultbericht.soort == Berichtsoort.ANTWOORD)
        .group_by(Consultbericht.consult_id)
    ).subquery()
    opdracht = (
        select(
            Consult.aanbieder_id, Organisatie.naam, Consult.casus_id, Consult.gevraagd_op, School.postcode, eerste.c.op
        )
        .join(Organisatie, Organisatie.id == Consult.aanbieder_id)
        .join(Casus, Casus.id == Consult.casus_id)
        .join(School, School.vestigingscode == Casus.vestigingscode)
        .outerjoin(eerste, eerste.c.consult_id == Consult.id)
        .where(Consult.gevraagd_op >= kwartaal.begin_op, Consult.gevraagd_op < kwartaal.einde_op)
    )
    gebieden = list(sessie.scalars(select(Werkgebied).order_by(Werkgebied.geldig_vanaf.desc(), Werkgebied.id)))
    for aanbieder_id, naam, casus_id, gevraagd_op, postcode, beantwoord_op in sessie.execute(opdracht):
        gebied = _gebied(gebieden, aanbieder_id, int(postcode[:_CIJFERS]))
        groep = Groep(naam, gebied, Consultsoort.MET_NAAM, aanbieder_id)
        dagen = None if beantwoord_op is None else wachtdagen(gevraagd_op, beantwoord_op, vandaag)
        yield Gevraagd(groep, casus_id, dagen)


def _anoniem(poort: Poort, kwartaal: Kwartaal) -> Iterator[Gevraagd]:
    vandaag = poort.klok.vandaag()
    opdracht = (
        select(AnoniemConsult, Organisatie.naam)
        .join(Organisatie, Organisatie.id == AnoniemConsult.aanbieder_id)
        .where(AnoniemConsult.gesteld_op >= kwartaal.begin_op, AnoniemConsult.gesteld_op < kwartaal.einde_op)
    )
    for een, naam in poort.sessie.execute(opdracht):
        groep = Groep(naam, "", Consultsoort.ANONIEM, een.aanbieder_id)
        dagen = None if een.beantwoord_op is None else wachtdagen(een.gesteld_op, een.beantwoord_op, vandaag)
        yield Gevraagd(groep, een.id, dagen)


def _gebied(gebieden: list[Werkgebied], aanbieder_id: UUID, postcode: int) -> str:
    """Give the district of a school as the provider names it, the newest name first; empty when it has none there."""
    passend = (
        een.gebied
        for een in gebieden
        if een.organisatie_id == aanbieder_id and een.postcode_van <= postcode <= een.postcode_tot
    )
    return next(passend, "")
