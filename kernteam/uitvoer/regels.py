"""Lines as they are stored, each with its path to the signed root, for a verifier without this application.

What `python -m logbewijs controleer` reads (logbewijs/uitvoer.py). Knows no meaning of a line.
"""

from collections.abc import Iterator

from kernteam.grond.fouten import Strijdig
from kernteam.logboek.lezer import Lezer, Zoekvraag
from kernteam.verzegeling import boomwinkel
from logbewijs import ijkpunt, notitie
from logbewijs.uitvoer import Uitvoerregel, kop


def bewijsbaar(lezer: Lezer, vraag: Zoekvraag, hoogste: int, note: str | None, per_keer: int) -> Iterator[bytes]:
    """Give the sealed lines up to a number that a question finds, page by page, in the order of the tree.

    `note` is the signed checkpoint they are proved by. Raises Strijdig without one, and LogboekOnbeschikbaar or
    Beschadigd, perhaps halfway: then there are fewer lines than the first one says.
    """
    if note is None:
        raise Strijdig("Het logboek is nog niet verzegeld. Probeer het over een minuut opnieuw.", "NIET_VERZEGELD")
    grootte = ijkpunt.lees(notitie.lees(note).tekst).grootte
    aantal = lezer.aantal(vraag, hoogste, grootte)
    return _stroom(lezer, vraag, hoogste, kop(note, aantal), grootte, per_keer)


def _stroom(lezer: Lezer, vraag: Zoekvraag, hoogste: int, begin: str, grootte: int, per_keer: int) -> Iterator[bytes]:
    yield begin.encode()
    na = -1
    while True:
        bladzijde = lezer.verzegeld(vraag, hoogste, grootte, na, per_keer)
        with boomwinkel.lezend(lezer.motor) as verbinding:
            boom = boomwinkel.boom(verbinding, grootte)  # keeps the tiles it read: of one page, not of the whole log
            stuk = [
                Uitvoerregel(blad, een.schrijver, een.n, een.body, boom.blad(blad), boom.pad(blad)).tekst()
                for blad, een in bladzijde
            ]
        yield "".join(stuk).encode()
        if len(bladzijde) < per_keer:
            return
        na = bladzijde[-1][0]
