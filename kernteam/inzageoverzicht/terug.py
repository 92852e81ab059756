"""The names released in a casus as they were at a moment, for making a decision again. Knows no decision."""

from kernteam.casus.terug import Terug, Terugweg, Toen
from kernteam.grond.handeling import Handeling
from kernteam.inzageoverzicht.service.namen import als_onderdeel, vrijgegeven
from kernteam.toegang.feiten import CasusFeiten


def met_namen(toen: Toen) -> CasusFeiten:
    """Give the facts with the names that had been released then."""
    alle = vrijgegeven(toen.poort.sessie, toen.casus_id)
    return toen.met(als_onderdeel(een) for een in alle if een.gemaakt_op <= toen.nu)


TERUG: Terug = {Handeling.NAAMVRIJGAVE_OPSOMMEN: Terugweg(met_namen)}
