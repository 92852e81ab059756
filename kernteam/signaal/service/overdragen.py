"""Hands a signal over to a colleague who replaces who noted it. Knows no web."""

from uuid import UUID

from kernteam.grond.actor import GEHEIMHOUDERS, Actor, Rol
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.netwerk import service as netwerk
from kernteam.signaal.service.binnen import ga_binnen
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.poort import Poort


def overdragen(actor: Actor, signaal_id: UUID, medewerker_id: UUID, poort: Poort) -> None:
    """Make a signal, and what is still heard of it, a colleague's (handeling signaal.overdragen).

    He replaces the one who noted it, who reads it no more: secrecy allows the one in the place of the other, not both
    (Jeugdwet 7.3.11(2), BW 7:457(2)). Its term does not begin anew. Raises Ongeldig for who cannot replace him.
    """
    binnen = ga_binnen(actor, Handeling.SIGNAAL_OVERDRAGEN, signaal_id, poort, toont=frozenset())
    if not _kan_vervangen(actor, medewerker_id, poort):
        uitleg = "Kies een collega van uw organisatie in een kernteam, met beroepsgeheim als u dat ook hebt."
        raise Ongeldig([Fout("/medewerkerId", "GEEN_VERVANGER", uitleg)])
    poort.schrijf(binnen.pas)  # also of a signal that ended: feedback may still come
    binnen.signaal.melder_id = medewerker_id
    voor = Voor(medewerker_id=medewerker_id)
    taak.maak(poort.sessie, Taaksoort.WERK_OVERGENOMEN, voor, binnen.nu, object_id=signaal_id)


def _kan_vervangen(actor: Actor, medewerker_id: UUID, poort: Poort) -> bool:
    collega = netwerk.medewerkers(poort.sessie, [medewerker_id]).get(medewerker_id)
    if collega is None or collega.organisatie_id != actor.organisatie_id or collega.id == actor.medewerker_id:
        return False
    zwijgt = actor.discipline not in GEHEIMHOUDERS or collega.discipline in GEHEIMHOUDERS
    return collega.is_in_dienst(poort.klok.vandaag()) and collega.rol is Rol.KERNTEAMLID and zwijgt
