"""Two ordinary applications to compare with: plain Flask, SQLAlchemy and marshmallow. Knows no decision, key or log.

`zelfde_rijen` authenticates as Kernteam does, loads the same rows and gives the same JSON; `kaal` gives the row of
the casus only. They read the same store; what Kernteam keeps sealed they find as plain text in tables of their own.
"""

import os
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from typing import Any, NoReturn
from uuid import UUID

from flask import Flask, Response, abort, jsonify, request
from sqlalchemy import and_, select
from sqlalchemy.orm import Session, sessionmaker

from bench.controle_schemas import CASUS, KAAL
from bench.controle_tabellen import OpenBetrokkene, OpenCasus, OpenNotitie, OpenOmstandigheid
from kernteam.casus.models import Deelnemer, Vrijgave
from kernteam.db.engine import maak_motor
from kernteam.grond.klok import Klok
from kernteam.identiteit.service import actor_van
from kernteam.netwerk.models import Medewerker, Organisatie
from kernteam.toestemming.models import Ondertekening, Toestemming

URL = "CONTROLE_URL"
_PAD = "/v1/casussen/<uuid:casus_id>"


def zelfde_rijen() -> Flask:
    """Give the application that reads all rows of a casus."""
    return maak(_PAD, lambda sessie, _, casus_id: CASUS.dump(_casus(sessie, casus_id)))


def kaal() -> Flask:
    """Give the application that reads the row of a casus only."""
    return maak(_PAD, lambda sessie, _, casus_id: KAAL.dump(sessie.get(OpenCasus, casus_id) or _onbekend()))


def maak(pad: str, lees: Callable[..., Any]) -> Flask:
    """Make an application with one address; `lees` gets the session, who asks and what the address names."""
    app, maker, klok = Flask("controle"), sessionmaker(maak_motor(os.environ[URL])), Klok()
    app.json.sort_keys = False  # type: ignore[attr-defined] # as Kernteam sets it

    @app.get(pad)
    def lezen(**plek: Any) -> Response:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        with maker() as sessie:
            actor = actor_van(sessie, token, klok.nu())
            if actor is None:
                abort(401)
            return jsonify(lees(sessie, actor, **plek))

    return app


def _onbekend() -> NoReturn:
    abort(404)


def _casus(sessie: Session, casus_id: UUID) -> dict[str, Any]:
    casus = sessie.get(OpenCasus, casus_id) or _onbekend()
    betrokkenen = select(OpenBetrokkene).where(OpenBetrokkene.casus_id == casus_id)
    omstandigheden = select(OpenOmstandigheid).where(OpenOmstandigheid.casus_id == casus_id)
    notities = (
        select(OpenNotitie, Vrijgave)
        .outerjoin(Vrijgave, and_(Vrijgave.notitie_id == OpenNotitie.id, Vrijgave.ingetrokken_op.is_(None)))
        .where(OpenNotitie.casus_id == casus_id)
        .order_by(OpenNotitie.geschreven_op, OpenNotitie.id)
    )
    return {
        "casus": casus,
        "betrokkenen": sessie.scalars(betrokkenen.order_by(OpenBetrokkene.toegevoegd_op, OpenBetrokkene.id)).all(),
        "deelnemers": _deelnemers(sessie, casus_id),
        "notities": [
            {"notitie": notitie, "vrijgegeven_op": vrijgave.vrijgegeven_op if vrijgave else None}
            for notitie, vrijgave in sessie.execute(notities)
        ],
        "omstandigheden": sessie.scalars(omstandigheden.order_by(OpenOmstandigheid.volgnummer)).all(),
        "toestemming": _toestemming(sessie, casus_id),
        "afgeschermd": [],
    }


def _deelnemers(sessie: Session, casus_id: UUID) -> list[dict[str, Any]]:
    opdracht = (
        select(Deelnemer, Medewerker, Organisatie)
        .join(Medewerker, Medewerker.id == Deelnemer.medewerker_id)
        .join(Organisatie, Organisatie.id == Deelnemer.organisatie_id)
        .where(Deelnemer.casus_id == casus_id, Deelnemer.tot_op.is_(None))
        .order_by(Deelnemer.sinds_op, Deelnemer.id)
    )
    return [
        {"deelnemer": deelnemer, "medewerker": medewerker, "organisatie": organisatie.naam}
        for deelnemer, medewerker, organisatie in sessie.execute(opdracht)
    ]


def _toestemming(sessie: Session, casus_id: UUID) -> dict[str, Any] | None:
    opdracht = (
        select(Toestemming, Ondertekening)
        .outerjoin(Ondertekening, Ondertekening.toestemming_id == Toestemming.id)
        .where(Toestemming.casus_id == casus_id)
        .order_by(Toestemming.volgnummer.desc(), Ondertekening.volgnummer)
    )
    rijen = sessie.execute(opdracht).all()
    if not rijen:
        return None
    toestemming = rijen[0][0]
    return {
        "geldigheid": "GELDIG",
        "reden": "VOLLEDIG",
        "toestemming_id": toestemming.id,
        "ontbreekt": [],
        "ontvangers": [
            {"organisatie_id": organisatie, "klassen": [klasse for _, klasse in paren]}
            for organisatie, paren in groupby(sorted(toestemming.bereik), key=itemgetter(0))
        ],
    }
