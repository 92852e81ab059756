"""Tags for search by surname and birth date: keyed, and unequal even for equal values. Knows no table.

Names alone have tags too, one per word and casus, to tell whether a text names somebody of a casus.

k = HMAC(index key, value); the j-th row with that value stores HMAC(k, j). A dump shows neither equality nor
frequency; who searches asks for j = 0..7, then for twice as many each time, until one is missing.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import sha256
from hmac import digest
from uuid import UUID

from kernteam.kluis.namen import sleutelwoorden, zoekwoord
from kernteam.kluis.sleutelbeheer import Sleutelbeheer

_DOEL = "zoekindex.v1"
_NAMEN = "naamindex.v1"
_STAP = 8
_LENGTE = 16

Bestaande = Callable[[list[bytes]], set[bytes]]


class Zoekindex:
    """Computes tags; the caller stores them and looks them up."""

    def __init__(self, beheer: Sleutelbeheer) -> None:
        """Take the custodian that holds the index key."""
        self._beheer = beheer

    def nieuwe_tags(self, achternaam: str, geboortedatum: date, bestaande: Bestaande) -> list[bytes]:
        """Give one fresh tag for each form of the name, the next in its series."""
        return [
            self._tag(waarde, self._aantal(waarde, bestaande))
            for waarde in sorted(_waarden(sleutelwoorden(achternaam), geboortedatum))
        ]

    def tags(self, achternaam: str, geboortedatum: date, bestaande: Bestaande) -> list[bytes]:
        """Give every stored tag of this name and birth date."""
        waarde = next(iter(_waarden({zoekwoord(achternaam)}, geboortedatum)))
        return [self._tag(waarde, volgnummer) for volgnummer in range(self._aantal(waarde, bestaande))]

    def naamtags(self, casus_ids: Iterable[UUID], woorden: Iterable[str]) -> dict[bytes, tuple[UUID, str]]:
        """Give the tag of each word in each casus: k = HMAC(index key, word) once, then HMAC(k, casus).

        Bound to its casus, so that a dump does not show in how many casussen a name occurs.
        """
        sleutels = {woord: self._beheer.mac(_NAMEN, woord.encode()) for woord in set(woorden)}
        return {
            digest(sleutel, casus_id.bytes, sha256)[:_LENGTE]: (casus_id, woord)
            for casus_id in casus_ids
            for woord, sleutel in sleutels.items()
        }

    def _aantal(self, waarde: bytes, bestaande: Bestaande) -> int:
        begin, stap = 0, _STAP
        while True:
            tags = [self._tag(waarde, volgnummer) for volgnummer in range(begin, begin + stap)]
            gevonden = bestaande(tags)
            for plaats, tag in enumerate(tags):
                if tag not in gevonden:
                    return begin + plaats
            begin, stap = begin + stap, stap * 2

    def _tag(self, waarde: bytes, volgnummer: int) -> bytes:
        return digest(self._beheer.mac(_DOEL, waarde), volgnummer.to_bytes(4, "big"), sha256)[:_LENGTE]


def _waarden(woorden: set[str], geboortedatum: date) -> Iterator[bytes]:
    for woord in woorden:
        yield f"{woord}\0{geboortedatum.isoformat()}".encode()
