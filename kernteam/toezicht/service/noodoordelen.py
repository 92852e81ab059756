"""Judges an emergency, and with it its case when nothing else is in there (S13, V10). Knows no web."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import or_, select

from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.nood.inzage import Verantwoording
from kernteam.nood.models import Noodtoegang, Uitkomst
from kernteam.nood.service import beoordelen as nood
from kernteam.toegang.poort import Poort
from kernteam.toezicht.models import Gevaluitkomst, Verklaarreden
from kernteam.toezicht.regels import Bureau
from kernteam.toezicht.scoren import NOOD
from kernteam.toezicht.service import gevallen
from kernteam.toezicht.service.beoordelen import Oordeel, bewaar, is_beoordeeld
from kernteam.toezicht.service.berekenen import Geval, geval_id
from kernteam.toezicht.service.binnen import ga_in_geval
from kernteam.toezicht.service.meten import begin_van

_VERKLAARD = Oordeel(Gevaluitkomst.VERKLAARD, Verklaarreden.NOOD_TERECHT)


def beoordelen(
    actor: Actor, toegang_id: UUID, oordeel: nood.Beoordeling, poort: Poort, bureau: Bureau
) -> Verantwoording:
    """Judge an emergency, once (handeling noodtoegang.beoordelen); never one's own, in whatever capacity.

    When that says all there is to say of its case, it judges the case too (handeling toezichtgeval.beoordelen), with
    a line of its own. Raises Strijdig (AL_BEOORDEELD) for an emergency that was judged.
    """
    toegang, gang = nood.ga_beoordelen(actor, toegang_id, oordeel, poort)
    geval, bij_geval = _verklaart(actor, toegang, oordeel.uitkomst, poort, bureau), None
    if geval is not None:
        bijzonder = f"{_VERKLAARD.uitkomst}; {_VERKLAARD.reden}"
        bij_geval = ga_in_geval(actor, Handeling.TOEZICHTGEVAL_BEOORDELEN, geval, geval.id, poort, bijzonder)
    verantwoording = nood.leg_vast(actor, toegang, oordeel, gang, poort)
    if bij_geval is not None:
        bewaar(actor, uuid4(), _VERKLAARD, bij_geval)
    return verantwoording


def _verklaart(actor: Actor, toegang: Noodtoegang, uitkomst: Uitkomst, poort: Poort, bureau: Bureau) -> Geval | None:
    """Give the open case that this judgement explains: of that day, by emergencies alone, each judged TERECHT.

    None when something else is to be judged: another outcome or rule, or lines after the judgement of another one.
    """
    if toegang.uitkomst is not None or uitkomst is not Uitkomst.TERECHT:
        return None
    dag = toegang.vanaf_op.astimezone(AMSTERDAM).date()
    geval = gevallen.vind(actor, poort, bureau, geval_id(toegang.medewerker_id, toegang.casus_id, dag))
    if geval is None or not NOOD.issuperset(geval.treffers) or is_beoordeeld(poort.sessie, geval):
        return None
    anders = select(Noodtoegang.id).where(
        Noodtoegang.medewerker_id == toegang.medewerker_id,
        Noodtoegang.casus_id == toegang.casus_id,
        Noodtoegang.vanaf_op >= begin_van(dag),
        Noodtoegang.vanaf_op < begin_van(dag + timedelta(days=1)),
        Noodtoegang.id != toegang.id,
        or_(
            Noodtoegang.beoordeeld_op.is_(None),
            Noodtoegang.uitkomst != Uitkomst.TERECHT,
            Noodtoegang.beoordeeld_op < geval.laatste_op,
        ),
    )
    return geval if poort.sessie.scalar(anders.limit(1)) is None else None
