"""The whole sealed log as one file that is checked without this application. Knows no line's meaning."""

from collections.abc import Iterator
from itertools import chain, islice

from sqlalchemy import Engine

from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.verzegelaar import Verstoord
from logbewijs import ijkpunt, notitie
from logbewijs.uitvoer import Uitvoerregel, kop


def heel(motor: Engine, note: str) -> Iterator[str]:
    """Give the export of every line a signed checkpoint counts; of a line whose term is over only its hash.

    Raises Verstoord naming a line that is gone, Beschadigd, SQLAlchemyError: then the file is known to be cut off.
    """
    grootte = ijkpunt.lees(notitie.lees(note).tekst).grootte
    yield kop(note, grootte)
    with boomwinkel.lezend(motor) as verbinding:
        boom = boomwinkel.boom(verbinding, grootte)
        for rij in islice(chain.from_iterable(boomwinkel.bladeren(verbinding, 0)), grootte):
            if rij.id is None:
                raise Verstoord("REGEL_WEG", f"regel {rij.regel_id} is verwijderd")
            hash_ = boom.blad(rij.nummer) if rij.body is None else b""
            yield Uitvoerregel(rij.nummer, rij.schrijver, rij.n, rij.body, hash_).tekst()
