"""Reads records: one, or those of the actor. Knows no web."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select

from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort
from kernteam.veiligheid.inzage import MeldcodeInzage, MeldcodeKort, maak_kort
from kernteam.veiligheid.models import Meldcode
from kernteam.veiligheid.service.binnen import feiten_van, ga_binnen

Plek = tuple[datetime, UUID]


def lezen(actor: Actor, meldcode_id: UUID, poort: Poort) -> MeldcodeInzage:
    """Read a record (handeling meldcode.lezen)."""
    return ga_binnen(actor, Handeling.MELDCODE_LEZEN, meldcode_id, poort, toont=True).inzage()


def opsommen(actor: Actor, na: Plek | None, limit: int, poort: Poort) -> tuple[list[MeldcodeKort], Plek | None]:
    """List the records the actor handles or guards, newest first (handeling meldcode.opsommen)."""
    gevonden = _eigen(actor, na, limit + 1, poort)
    per_id = {een.id: een for een in gevonden[:limit]}
    feiten = [feiten_van(een, poort, {een.id}) for een in per_id.values()]
    passen = [pas for _, pas in poort.vraag_per_casus(actor, Handeling.MELDCODE_OPSOMMEN, feiten)]
    bossen = poort.kluis.ontsluit_alle(passen)
    rijen = [maak_kort(per_id[pas.casus_id], bossen[pas.casus_id]) for pas in passen if pas.casus_id in bossen]
    laatste = gevonden[limit - 1] if len(gevonden) > limit else None
    return rijen, (laatste.geopend_op, laatste.id) if laatste else None


def _eigen(actor: Actor, na: Plek | None, aantal: int, poort: Poort) -> list[Meldcode]:
    ik = actor.medewerker_id
    opdracht = (
        select(Meldcode)
        .where(
            Meldcode.organisatie_id == actor.organisatie_id,
            or_(Meldcode.behandelaar_id == ik, Meldcode.aandachtsfunctionaris_id == ik),
        )
        .order_by(Meldcode.geopend_op.desc(), Meldcode.id.desc())
        .limit(aantal)
    )
    if na is not None:
        eerder = and_(Meldcode.geopend_op == na[0], Meldcode.id < na[1])
        opdracht = opdracht.where(or_(Meldcode.geopend_op < na[0], eerder))
    return list(poort.sessie.scalars(opdracht))
