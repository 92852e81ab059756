"""Reads signals: one, or those of the actor. Knows no web."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select

from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.signaal.inzage import SignaalInzage, SignaalKort, maak_kort
from kernteam.signaal.models import Signaal
from kernteam.signaal.service.binnen import bewaard, feiten_van, ga_binnen
from kernteam.toegang.poort import Poort

Plek = tuple[datetime, UUID]


def lezen(actor: Actor, signaal_id: UUID, poort: Poort) -> SignaalInzage:
    """Read a signal (handeling signaal.lezen)."""
    return ga_binnen(actor, Handeling.SIGNAAL_LEZEN, signaal_id, poort).inzage()


def opsommen(actor: Actor, na: Plek | None, limit: int, poort: Poort) -> tuple[list[SignaalKort], Plek | None]:
    """List the actor's own signals whose term is not over, newest first (handeling signaal.opsommen)."""
    gevonden = _eigen(actor, na, limit + 1, poort)
    per_id = {een.id: een for een in gevonden[:limit]}
    feiten = [feiten_van(een, {Klasse.ID}) for een in per_id.values()]
    passen = [pas for _, pas in poort.vraag_per_casus(actor, Handeling.SIGNAAL_OPSOMMEN, feiten)]
    bossen = poort.kluis.ontsluit_alle(passen)
    rijen = [maak_kort(per_id[pas.casus_id], bossen[pas.casus_id]) for pas in passen if pas.casus_id in bossen]
    laatste = gevonden[limit - 1] if len(gevonden) > limit else None
    return rijen, (laatste.gemeld_op, laatste.id) if laatste else None


def _eigen(actor: Actor, na: Plek | None, aantal: int, poort: Poort) -> list[Signaal]:
    opdracht = (
        select(Signaal)
        .where(
            Signaal.melder_id == actor.medewerker_id,
            Signaal.organisatie_id == actor.organisatie_id,
            bewaard(poort.klok.vandaag()),
        )
        .order_by(Signaal.gemeld_op.desc(), Signaal.id.desc())
        .limit(aantal)
    )
    if na is not None:
        eerder = and_(Signaal.gemeld_op == na[0], Signaal.id < na[1])
        opdracht = opdracht.where(or_(Signaal.gemeld_op < na[0], eerder))
    return list(poort.sessie.scalars(opdracht))
