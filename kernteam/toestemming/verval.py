"""Which day on the calendar ended or narrowed a consent that nobody withdrew. Pure: knows no database and no clock.

Rule ids (C..) are those of the domain rules, section 1.3.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from kernteam.toegang.feiten import Bereik, Geldigheid, Toestemmingsstand
from kernteam.toestemming.geldigheid import Handtekening, Verzoek, stand
from kernteam.toestemming.gezin import Gezin, wisseldagen
from kernteam.toestemming.ondertekenaars import Wet


@dataclass(frozen=True, slots=True)
class Verval:
    """What a day on the calendar ended: since when, and the consent as it held the day before."""

    op: date
    gold: Toestemmingsstand


@dataclass(frozen=True, slots=True)
class Versmalling:
    """What a day on the calendar took out of a consent that went on: since when, of which consent, what of whom."""

    op: date
    toestemming_id: UUID | None
    weg: Bereik


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
        gold = _stand(wetten, gezin, verzoeken, eerder, elders)
        if gold.geldigheid is Geldigheid.GELDIG:
            return Verval(op, gold)
    return None


def versmallingen(
    wetten: Sequence[Wet], gezin: Gezin, verzoeken: Sequence[Verzoek], dag: date, elders: Sequence[Verzoek] = ()
) -> Iterator[Versmalling]:
    """Give the days on which the calendar alone took something out of a consent that still holds, the latest first.

    Each day is weighed with what was said before it: what a signature or a recorded fact took was told when it did.
    """
    nu = _stand(wetten, gezin, verzoeken, dag, elders)
    eindes = (*(een.geldig_tot for een in verzoeken), *(een.tot for een in gezin.feiten if een.tot))
    dagen = wisseldagen(replace(gezin, feiten=()), (*eindes, *(een.vanaf for een in wetten)))
    for op in sorted((een for een in dagen if wetten[0].vanaf < een <= dag), reverse=True):
        toen, anders = ([_gezegd_voor(een, op) for een in alle] for alle in (verzoeken, elders))
        gold, na = (_stand(wetten, gezin, toen, een, anders) for een in (op - timedelta(days=1), op))
        if {gold.geldigheid, na.geldigheid, nu.geldigheid} == {Geldigheid.GELDIG}:
            weg = verloren(gold, na) & verloren(gold, nu)
            if weg:
                yield Versmalling(op, gold.toestemming_id, weg)


def verloren(gold: Toestemmingsstand, stand: Toestemmingsstand) -> Bereik:
    """Give what goes no more: under the consent itself, and of what adults allowed about themselves (C23)."""
    eigen = (gold.bereik & (mag - stand.volwassenen.get(wie, frozenset())) for wie, mag in gold.volwassenen.items())
    return (gold.bereik - stand.bereik).union(*eigen)


def _stand(
    wetten: Sequence[Wet], gezin: Gezin, verzoeken: Sequence[Verzoek], dag: date, elders: Sequence[Verzoek]
) -> Toestemmingsstand:
    wet = next((een for een in reversed(wetten) if een.vanaf <= dag), wetten[0])
    return stand(wet.regime, gezin, verzoeken, dag, wet.schakelaars, elders)


def _gezegd_voor(verzoek: Verzoek, dag: date) -> Verzoek:
    def voor(alle: tuple[Handtekening, ...]) -> tuple[Handtekening, ...]:
        return tuple(een for een in alle if een.op is not None and een.op < dag)

    return replace(verzoek, handtekeningen=voor(verzoek.handtekeningen), eigen=voor(verzoek.eigen))
