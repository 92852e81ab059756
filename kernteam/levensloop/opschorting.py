"""Since when a casus is suspended, and until when that can be mended. Pure: knows no row and no clock."""

from collections.abc import Sequence
from datetime import date

from kernteam.toestemming.gezin import Gezin, verjaardag

LEEFTIJDEN = (12, 16, 18)  # the birthdays on which other people must sign (C14, C15, C16)


def vervallen_sinds(gezin: Gezin, einddata: Sequence[date], vandaag: date) -> date | None:
    """Give the last day on which the calendar could end the consent: a birthday, a fact of the family, an expiry."""
    dagen = {verjaardag(gezin.geboortedatum, leeftijd) for leeftijd in LEEFTIJDEN}
    dagen |= {dag for feit in gezin.feiten for dag in (feit.vanaf, feit.tot) if dag is not None}
    return max((dag for dag in dagen | set(einddata) if dag <= vandaag), default=None)
