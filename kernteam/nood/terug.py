"""Noodkaarten and an emergency as they were at a moment, for making a decision again. Knows no decision."""

from kernteam.casus.terug import Terug, Terugweg, Toen
from kernteam.grond.actor import Rol
from kernteam.grond.handeling import Handeling
from kernteam.identiteit.service import zelfde_persoon
from kernteam.nood.models import Noodtoegang
from kernteam.nood.service.binnen import is_te_roepen, noodfeiten
from kernteam.nood.service.kaarten import als_onderdeel, eigen_kaarten, geldige_kaarten
from kernteam.toegang.feiten import BuitenFeiten, CasusFeiten


def met_eigen_kaarten(toen: Toen) -> CasusFeiten:
    """Give the facts with the cards of the actor's own organisation."""
    return toen.met(als_onderdeel(een) for een in eigen_kaarten(toen.actor, toen.casus_id, toen.poort))


def in_nood(toen: Toen) -> CasusFeiten | BuitenFeiten:
    """Give the facts of an emergency: the one the act was about, or none when the act opened it."""
    if toen.actor.rol is not Rol.PRIVACYFUNCTIONARIS and not is_te_roepen(toen.actor, toen.casus_id, toen.poort.sessie):
        return BuitenFeiten(toen.casus_id)
    toegang = None if toen.object_id is None else toen.poort.sessie.get(Noodtoegang, toen.object_id)
    kaarten = geldige_kaarten(toen.poort.sessie, toen.casus_id, toen.nu)
    van_actor = toegang is None or _van_actor(toen, toegang)
    return noodfeiten(toen.geladen, kaarten, toegang, toen.poort, van_actor=van_actor)


def _van_actor(toen: Toen, toegang: Noodtoegang) -> bool:
    opende, wie = toegang.medewerker_id, toen.actor.medewerker_id
    if toen.handeling is Handeling.NOODTOEGANG_LEZEN:  # in the capacity in which he opened it
        return opende == wie
    return zelfde_persoon(toen.poort.sessie, opende, wie)


TERUG: Terug = {
    Handeling.NOODKAART_OPSOMMEN: Terugweg(met_eigen_kaarten),
    Handeling.NOODKAART_MAKEN: Terugweg(met_eigen_kaarten),
    Handeling.NOODKAART_BEEINDIGEN: Terugweg(met_eigen_kaarten),
    Handeling.NOODTOEGANG_OPENEN: Terugweg(in_nood),
    Handeling.NOODTOEGANG_LEZEN: Terugweg(in_nood),
    Handeling.NOODTOEGANG_INZIEN: Terugweg(in_nood),
    Handeling.NOODTOEGANG_BEOORDELEN: Terugweg(in_nood),
}
