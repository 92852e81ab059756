"""The ordinary application that lists casussen: the rows Kernteam loads for its list, and its JSON.

Knows no decision, key or log. What Kernteam leaves in the database (texts) it leaves there too.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Flask, request
from sqlalchemy import and_, select
from sqlalchemy.orm import Session, defer

from bench.controle import maak
from bench.controle_schemas import LIJST
from bench.controle_tabellen import OpenBetrokkene, OpenCasus, OpenNotitie, OpenOmstandigheid
from kernteam.casus.models import Deelnemer, Soort, Vrijgave
from kernteam.grond.actor import Actor
from kernteam.toestemming.models import Ondertekening, Toestemming


def lijst() -> Flask:
    """Give the application that lists the casussen of who asks."""
    return maak("/v1/casussen", lambda sessie, actor: LIJST.dump(_lijst(sessie, actor)))


def _lijst(sessie: Session, actor: Actor) -> dict[str, Any]:
    eigen = (
        select(OpenCasus.geopend_op, OpenCasus.id)
        .join(Deelnemer, Deelnemer.casus_id == OpenCasus.id)
        .where(
            Deelnemer.medewerker_id == actor.medewerker_id,
            Deelnemer.organisatie_id == actor.organisatie_id,
            Deelnemer.tot_op.is_(None),
        )
        .distinct()
        .order_by(OpenCasus.geopend_op.desc(), OpenCasus.id.desc())
        .limit(int(request.args["limit"]) + 1)
    )
    ids = [casus_id for _, casus_id in sessie.execute(eigen)]
    personen = (
        select(OpenCasus, OpenBetrokkene)
        .outerjoin(OpenBetrokkene, OpenBetrokkene.casus_id == OpenCasus.id)
        .where(OpenCasus.id.in_(ids))
        .order_by(OpenBetrokkene.toegevoegd_op, OpenBetrokkene.id)
        .options(defer(OpenCasus.hulpvraag, raiseload=True), defer(OpenCasus.aanleiding, raiseload=True))
    )
    jeugdigen = {casus.id: (casus, wie) for casus, wie in sessie.execute(personen) if wie.soort is Soort.JEUGDIGE}
    _laad_de_rest(sessie, ids)
    gekozen = [jeugdigen[casus_id] for casus_id in ids]
    return {
        "resultaten": [
            {"casus": casus, "jeugdige": f"{wie.voornaam} {wie.achternaam}", "toestemming": "GELDIG"}
            for casus, wie in gekozen
        ],
        "volgende": None,
    }


def _laad_de_rest(sessie: Session, ids: Sequence[UUID]) -> None:
    """Load what Kernteam decides on: who sits at the table, the notes, the requests with their answers, the facts."""
    for opdracht in (
        select(Deelnemer)
        .where(Deelnemer.casus_id.in_(ids), Deelnemer.tot_op.is_(None))
        .order_by(Deelnemer.sinds_op, Deelnemer.id),
        select(OpenNotitie, Vrijgave)
        .outerjoin(Vrijgave, and_(Vrijgave.notitie_id == OpenNotitie.id, Vrijgave.ingetrokken_op.is_(None)))
        .where(OpenNotitie.casus_id.in_(ids))
        .order_by(OpenNotitie.geschreven_op, OpenNotitie.id)
        .options(defer(OpenNotitie.tekst, raiseload=True)),
        select(Toestemming, Ondertekening)
        .outerjoin(Ondertekening, Ondertekening.toestemming_id == Toestemming.id)
        .where(Toestemming.casus_id.in_(ids))
        .order_by(Toestemming.volgnummer.desc(), Ondertekening.volgnummer),
        select(OpenOmstandigheid)
        .where(OpenOmstandigheid.casus_id.in_(ids))
        .order_by(OpenOmstandigheid.casus_id, OpenOmstandigheid.volgnummer)
        .options(defer(OpenOmstandigheid.toelichting, raiseload=True)),
    ):
        sessie.execute(opdracht).all()
