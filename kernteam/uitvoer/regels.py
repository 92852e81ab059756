"""Lines as they are stored, each with its path to the signed root, for a verifier without this application.

What `python -m logbewijs controleer` reads (logbewijs/uitvoer.py). Knows no meaning of a line.
"""

from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from kernteam.grond.fouten import LogboekOnbeschikbaar, Strijdig
from kernteam.logboek.lezer import Lezer, Zoekvraag
from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.verzegelaar import wortel
from logbewijs import ijkpunt, notitie
from logbewijs.uitvoer import Uitvoerregel, kop


def bewijsbaar(lezer: Lezer, vraag: Zoekvraag, hoogste: int, note: str | None, per_keer: int) -> Iterator[bytes]:
    """Give the sealed lines up to a number that a question finds, page by page, in the order of the tree.

    `note` is the signed checkpoint they are proved by. Raises Strijdig without one or when the store is not what it
    signed, and LogboekOnbeschikbaar or Beschadigd, perhaps halfway: then there are fewer lines than the first one says.
    """
    if note is None:
        raise Strijdig("Het logboek is nog niet verzegeld. Probeer het over een minuut opnieuw.", "NIET_VERZEGELD")
    punt = ijkpunt.lees(notitie.lees(note).tekst)
    grootte = punt.grootte
    if _wortel(lezer, grootte) != punt.wortel:
        raise Strijdig("Het logboek is niet wat is getekend. Laat de beheerder het controleren.", "LOGBOEK_BESCHADIGD")
    aantal = lezer.aantal(vraag, hoogste, grootte)
    return _stroom(lezer, vraag, hoogste, kop(note, aantal), grootte, per_keer)


def _wortel(lezer: Lezer, grootte: int) -> bytes | None:
    try:
        with boomwinkel.lezend(lezer.motor) as verbinding:
            return wortel(verbinding, grootte)
    except SQLAlchemyError:
        raise LogboekOnbeschikbaar from None


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
