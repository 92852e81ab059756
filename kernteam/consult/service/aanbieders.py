"""Which organisation for specialist help serves an area: data, never code (domain rules 0.1, 6.1). Knows no consult."""

from uuid import UUID

from kernteam.grond.fouten import Strijdig
from kernteam.netwerk.models import School
from kernteam.netwerk.werkgebieden import aanbieders_in
from kernteam.toegang.poort import Poort

_CIJFERS = 4


def kies_aanbieder(school: School, woonpostcode: int | None, gevraagd: UUID | None, poort: Poort) -> UUID:
    """Give the organisation that serves where the youth lives, or the school when that is not said.

    Raises Strijdig when none serves it, when several do and none is named, or when the one named does not.
    """
    postcode = woonpostcode or int(school.postcode[:_CIJFERS])
    mogelijk = [een.id for een in aanbieders_in(poort.sessie, postcode, poort.klok.vandaag())]
    if not mogelijk:
        raise Strijdig("Voor dit gebied is geen aanbieder van specialistische hulp vastgelegd.", "GEEN_AANBIEDER")
    if gevraagd is not None and gevraagd not in mogelijk:
        raise Strijdig("Deze aanbieder werkt niet in dit gebied.", "ANDER_GEBIED")
    if gevraagd is None and len(mogelijk) > 1:
        raise Strijdig("Meer dan één aanbieder werkt in dit gebied. Kies er een.", "MEER_AANBIEDERS")
    return gevraagd or mogelijk[0]
