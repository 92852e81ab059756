"""What an organisation recorded about sharing, as it was at a moment, for making a decision again. Knows no decision.

The decision on what is handed over itself weighs what only the asker knew then, which is not kept.
"""

from kernteam.casus.terug import Terug, Terugweg, Toen
from kernteam.grond.handeling import Handeling
from kernteam.toegang.feiten import CasusFeiten
from kernteam.verstrekking.models import Verstrekking
from kernteam.verstrekking.service.feiten import eigen_onderdelen, eigen_rijen
from kernteam.verstrekking.service.lezen import als_onderdelen, delen_van, eigen_verstrekkingen


def met_eigen_rijen(toen: Toen) -> CasusFeiten:
    """Give the facts with the requests and objections the own organisation had recorded."""
    eigen = eigen_rijen(toen.actor, toen.casus_id, toen.poort)
    verzoeken = [een for een in eigen.verzoeken if een.vastgelegd_op <= toen.nu]
    bezwaren = [een for een in eigen.bezwaren if een.vastgelegd_op <= toen.nu]
    return toen.met(eigen_onderdelen(toen.actor, (*verzoeken, *bezwaren)))


def met_verstrekkingen(toen: Toen) -> CasusFeiten:
    """Give the facts with what the own organisation had handed over; with its parts for the one that was read."""
    sessie, lezen = toen.poort.sessie, toen.handeling is Handeling.VERSTREKKING_LEZEN
    opdracht = eigen_verstrekkingen(toen.actor, toen.casus_id).where(Verstrekking.verstrekt_op <= toen.nu)
    if lezen:
        opdracht = opdracht.where(Verstrekking.id == toen.object_id)
    rijen = list(sessie.scalars(opdracht.order_by(Verstrekking.verstrekt_op.desc(), Verstrekking.id)))
    return toen.met(als_onderdelen(toen.actor, rijen, delen_van(toen.poort, rijen) if lezen else ()))


TERUG: Terug = {
    Handeling.DELINGSTOETS_MAKEN: Terugweg(met_eigen_rijen),
    Handeling.VERZOEK_OPSOMMEN: Terugweg(met_eigen_rijen),
    Handeling.VERZOEK_VASTLEGGEN: Terugweg(met_eigen_rijen),
    Handeling.BEZWAAR_OPSOMMEN: Terugweg(met_eigen_rijen),
    Handeling.BEZWAAR_MAKEN: Terugweg(met_eigen_rijen),
    Handeling.BEZWAAR_BEOORDELEN: Terugweg(met_eigen_rijen),
    Handeling.VERSTREKKING_MAKEN: Terugweg(met_eigen_rijen),
    Handeling.VERSTREKKING_OPSOMMEN: Terugweg(met_verstrekkingen),
    Handeling.VERSTREKKING_LEZEN: Terugweg(met_verstrekkingen),
}
