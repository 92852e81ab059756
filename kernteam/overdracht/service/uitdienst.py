"""Lets somebody leave, once nothing waits for him any more. Knows no content and no web."""

from datetime import date, datetime, time
from uuid import UUID

from kernteam.grond.actor import Actor, Rol
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.netwerk.models import Medewerker
from kernteam.overdracht.service.overdragen import houd_vast
from kernteam.overdracht.service.werk import werk_van
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort


def vastleggen(actor: Actor, medewerker_id: UUID, datum: date, poort: Poort) -> None:
    """Record the first day on which somebody is gone (handeling uitdiensttreding.vastleggen).

    By who leads his organisation, or the beheerder. From that day he cannot come in. Raises NietGevonden for anybody
    else, Ongeldig for a day in the past, Strijdig while something is not handed over by that day: so a school never
    loses the last one who is there for a casus.
    """
    sessie = poort.sessie
    medewerker = sessie.get(Medewerker, medewerker_id)
    feiten = GeenFeiten(medewerker_id, van_actor=_mag(actor, medewerker))
    poort.vraag(actor, Handeling.UITDIENSTTREDING_VASTLEGGEN, feiten, medewerker_id)
    if datum < poort.klok.vandaag():
        raise Ongeldig([Fout("/datum", "DATUM", "Kies vandaag of een latere dag.")])
    poort.schrijf_zonder_casus(Handeling.UITDIENSTTREDING_VASTLEGGEN)
    houd_vast(sessie, medewerker_id)
    begin = max(datetime.combine(datum, time(), AMSTERDAM), poort.klok.nu())
    over = werk_van(sessie, medewerker_id, begin).over_te_dragen
    if any(over.values()):
        aantallen = ", ".join(f"{aantal} {wat}" for wat, aantal in over.items())
        raise Strijdig(f"Draag eerst over wat er nog ligt: {aantallen}.", "NOG_WERK")
    sessie.get_one(Medewerker, medewerker_id).uit_dienst_op = datum


def _mag(actor: Actor, medewerker: Medewerker | None) -> bool:
    if medewerker is None:
        return False
    return actor.rol is Rol.BEHEERDER or medewerker.organisatie_id == actor.organisatie_id
