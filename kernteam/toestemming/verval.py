"""Which day on the calendar ended a consent that nobody withdrew. Pure: knows no database and no clock.

Rule ids (C..) are those of the domain rules, section 1.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kernteam.toegang.feiten import Geldigheid, Toestemmingsstand
from kernteam.toestemming.geldigheid import Verzoek, stand
from kernteam.toestemming.gezin import Gezin, wisseldagen
from kernteam.toestemming.ondertekenaars import Wet


@dataclass(frozen=True, slots=True)
class Verval:
    """What a day on the calendar ended: since when, and the consent as it held the day before."""

    op: date
    gold: Toestemmingsstand


def verval(
    wetten: Sequence[Wet], gezin: Gezin, verzoeken: Sequence[Verzoek], dag: date, elders: Sequence[Verzoek] = ()
) -> Verval | None:
    """Give which day last ended a consent: a birthday, an expiry, a fact of that day (C14-C17, C21), a new policy.

    `wetten` is the policy as it followed upon itself, the oldest first; each day is weighed by the one of that day.
    """
    eindes = [een.geldig_tot for een in verzoeken]
    dagen = wisseldagen(gezin, (*eindes, *(een.vanaf for een in wetten)))
    for op in sorted((een for een in dagen if een <= dag), reverse=True):
        eerder = op - timedelta(days=1)
        wet = next((een for een in reversed(wetten) if een.vanaf <= eerder), wetten[0])
        gold = stand(wet.regime, gezin, verzoeken, eerder, wet.schakelaars, elders)
        if gold.geldigheid is Geldigheid.GELDIG:
            return Verval(op, gold)
    return None
