"""The parts of a plan as they were at a moment, for making a decision again. Knows no decision.

A goal keeps only the release that holds. Of one that was taken back, the lines of the log tell when it held.
"""

from collections.abc import Sequence
from uuid import UUID

from kernteam.casus.terug import Terug, Terugweg, Toen
from kernteam.grond.handeling import Handeling
from kernteam.logboek.lezer import Zoekvraag, zonder_mislukte
from kernteam.logboek.regel import Uitkomst
from kernteam.plan.models import Planactie, Plandoel
from kernteam.plan.service.binnen import Stuk, als_onderdelen, stukken
from kernteam.plan.service.lezen import rijen_van
from kernteam.toegang.feiten import CasusFeiten


def met_plan(toen: Toen) -> CasusFeiten:
    """Give the facts with the whole plan."""
    return _met(toen, [een for soort in rijen_van(toen.poort.sessie, toen.casus_id) for een in soort])


def met_doelen(toen: Toen) -> CasusFeiten:
    """Give the facts with the goals."""
    return _met(toen, stukken(toen.poort.sessie, Plandoel, toen.casus_id))


def met_acties(toen: Toen) -> CasusFeiten:
    """Give the facts with the actions."""
    return _met(toen, stukken(toen.poort.sessie, Planactie, toen.casus_id))


def _met(toen: Toen, alle: Sequence[Stuk]) -> CasusFeiten:
    lagen_er = [een for een in alle if een.vastgelegd_op <= toen.nu]
    return toen.met(als_onderdelen(lagen_er, toen.nu, _vrijgegeven(toen)))


def _vrijgegeven(toen: Toen) -> set[UUID]:
    """Give the goals whose last release or withdrawal before this moment, of those that came about, is a release."""
    vraag = Zoekvraag(casus=toen.casus_id, tot=toen.nu, handelingen=frozenset({_MAKEN, _INTREKKEN}))
    laatste: dict[UUID, bool] = {}
    for regel in zonder_mislukte(toen.poort.lezer.zoek(vraag, None, _HOOGSTENS)):  # newest first
        if regel.inhoud["uitkomst"] == Uitkomst.TOEGESTAAN:
            laatste.setdefault(UUID(regel.inhoud["object"]), regel.inhoud["handeling"] == _MAKEN)
    return {doel_id for doel_id, vrij in laatste.items() if vrij}


_MAKEN, _INTREKKEN = Handeling.PLANVRIJGAVE_MAKEN, Handeling.PLANVRIJGAVE_INTREKKEN
_HOOGSTENS = 10_000  # lines; goals are released by hand, one by one


TERUG: Terug = {
    Handeling.PLAN_LEZEN: Terugweg(met_plan),
    Handeling.PLANDOEL_WIJZIGEN: Terugweg(met_doelen),
    Handeling.PLANDOEL_BEVESTIGEN: Terugweg(met_doelen),
    Handeling.PLANVRIJGAVE_MAKEN: Terugweg(met_doelen),
    Handeling.PLANVRIJGAVE_INTREKKEN: Terugweg(met_doelen),
    Handeling.PLANACTIE_AFSPREKEN: Terugweg(met_doelen),
    Handeling.PLANACTIE_WIJZIGEN: Terugweg(met_acties),
    Handeling.EVALUATIE_VASTLEGGEN: Terugweg(met_doelen),
}
