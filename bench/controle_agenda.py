"""The ordinary application that gives the agenda of a meeting: the rows Kernteam loads for it, and its JSON.

Knows no decision, key or log: it shows each attendee everything about the casussen at whose table he sits.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from bench.controle import maak
from bench.controle_schemas import AGENDA
from bench.controle_tabellen import OpenBetrokkene, OpenCasus, OpenNotitie, OpenOmstandigheid
from kernteam.casus.models import Deelnemer, Soort, Vrijgave
from kernteam.grond.actor import Actor
from kernteam.netwerk.models import Medewerker, Organisatie
from kernteam.overleg.models import Agendapunt, Bijdrage, Genodigde, Overleg
from kernteam.toestemming.models import Ondertekening, Toestemming


def agenda() -> Flask:
    """Give the application that reads the agenda of a meeting."""
    return maak(
        "/v1/overleggen/<uuid:overleg_id>/agenda",
        lambda sessie, actor, overleg_id: AGENDA.dump({"resultaten": _punten(sessie, actor, overleg_id)}),
    )


def _punten(sessie: Session, actor: Actor, overleg_id: UUID) -> list[dict[str, Any]]:
    sessie.get_one(Overleg, overleg_id)
    zit_aan = select(Deelnemer.id).where(
        Deelnemer.casus_id == Agendapunt.casus_id,
        Deelnemer.medewerker_id == actor.medewerker_id,
        Deelnemer.organisatie_id == actor.organisatie_id,
        Deelnemer.tot_op.is_(None),
    )
    op_agenda = select(Agendapunt).where(Agendapunt.overleg_id == overleg_id, zit_aan.exists())
    punten = sessie.scalars(op_agenda.order_by(Agendapunt.gemaakt_op, Agendapunt.id)).all()
    ids, casussen = [een.id for een in punten], [een.casus_id for een in punten]
    bijdragen = defaultdict[UUID, list[Bijdrage]](list)
    for een in sessie.scalars(select(Bijdrage).where(Bijdrage.agendapunt_id.in_(ids))):
        bijdragen[een.agendapunt_id].append(een)
    sessie.scalars(select(Genodigde).where(Genodigde.agendapunt_id.in_(ids))).all()
    jeugdigen, notities, namen = _jeugdigen(sessie, casussen), _notities(sessie, casussen), _namen(sessie, casussen)
    _laad_de_rest(sessie, casussen)
    return [
        {
            "punt": punt,
            "jeugdige": jeugdigen[punt.casus_id],
            "genodigden": [],
            "bijdragen": [
                {"rij": een, "notitie": notities[een.notitie_id], "uitvoerder": namen.get(een.uitvoerder_id)}
                for een in sorted(bijdragen[punt.id], key=lambda een: notities[een.notitie_id]["notitie"].geschreven_op)
            ],
        }
        for punt in punten
    ]


def _jeugdigen(sessie: Session, casussen: Sequence[UUID]) -> dict[UUID, str]:
    opdracht = (
        select(OpenCasus, OpenBetrokkene)
        .outerjoin(OpenBetrokkene, OpenBetrokkene.casus_id == OpenCasus.id)
        .where(OpenCasus.id.in_(casussen))
        .order_by(OpenBetrokkene.toegevoegd_op, OpenBetrokkene.id)
    )
    rijen = sessie.execute(opdracht).all()
    return {casus.id: f"{een.voornaam} {een.achternaam}" for casus, een in rijen if een.soort is Soort.JEUGDIGE}


def _notities(sessie: Session, casussen: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    opdracht = (
        select(OpenNotitie, Vrijgave)
        .outerjoin(Vrijgave, and_(Vrijgave.notitie_id == OpenNotitie.id, Vrijgave.ingetrokken_op.is_(None)))
        .where(OpenNotitie.casus_id.in_(casussen))
        .order_by(OpenNotitie.geschreven_op, OpenNotitie.id)
    )
    return {
        notitie.id: {"notitie": notitie, "vrijgegeven_op": vrijgave.vrijgegeven_op if vrijgave else None}
        for notitie, vrijgave in sessie.execute(opdracht)
    }


def _namen(sessie: Session, casussen: Sequence[UUID]) -> dict[UUID | None, str]:
    opdracht = (
        select(Deelnemer, Medewerker.naam, Medewerker.rol, Medewerker.discipline, Organisatie.naam)
        .join(Medewerker, Medewerker.id == Deelnemer.medewerker_id)
        .join(Organisatie, Organisatie.id == Deelnemer.organisatie_id)
        .where(Deelnemer.casus_id.in_(casussen), Deelnemer.tot_op.is_(None))
        .order_by(Deelnemer.sinds_op, Deelnemer.id)
    )
    return {deelnemer.medewerker_id: naam for deelnemer, naam, *_ in sessie.execute(opdracht)}


def _laad_de_rest(sessie: Session, casussen: Sequence[UUID]) -> None:
    """Load what Kernteam only decides on: the requests with their answers, and the facts."""
    sessie.execute(
        select(Toestemming, Ondertekening)
        .outerjoin(Ondertekening, Ondertekening.toestemming_id == Toestemming.id)
        .where(Toestemming.casus_id.in_(casussen))
        .order_by(Toestemming.volgnummer.desc(), Ondertekening.volgnummer)
    ).all()
    sessie.scalars(select(OpenOmstandigheid).where(OpenOmstandigheid.casus_id.in_(casussen))).all()
