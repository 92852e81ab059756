"""What was signed of the log: the checkpoints in its store beside those in its anchor. Knows no line and no leaf."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import takewhile
from math import inf
from typing import NamedTuple

from sqlalchemy import Connection

from kernteam.verzegeling import boomwinkel
from logbewijs import ijkpunt, notitie
from logbewijs.anker import Anker
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Misvormd, Sleutel, Vervalst

Controleer = Callable[[str], tuple[Ijkpunt, list[Sleutel]]]  # raises Misvormd, Vervalst
Fouten = list[tuple[str, str]]  # code and sentence


class Getekend(NamedTuple):
    """Which roots were signed at which size, and what is wrong with the checkpoints that say so."""

    wortels: dict[int, set[bytes]]
    fouten: Fouten


def lees(verbinding: Connection, anker: Anker, sleutels: Sequence[Sleutel], sinds: int = 0) -> Getekend:
    """Read every checkpoint from the one of a size on; these keys count, the newest first.

    Raises SQLAlchemyError and OSError.
    """
    gelezen = Getekend({}, [])
    controleer: Controleer = cache(lambda note: ijkpunt.controleer(note, sleutels))  # most stand in both
    opslag = _uit_opslag(verbinding, sinds, controleer, gelezen.fouten)
    laatste = anker.lees()
    if laatste is None and boomwinkel.laatste(verbinding) is not None:
        gelezen.fouten.append(("ANKER_WEG", "er is al eens getekend, maar het anker is weg of leeg"))
    geankerd: list[Ijkpunt] = []
    if laatste is not None:
        noten = dict.fromkeys([*reversed(_geschiedenis(anker, sinds)), laatste])
        geankerd = _uit_anker(noten, sleutels[0].naam, controleer, gelezen.fouten)
    for punt in (*opslag, *geankerd):
        gelezen.wortels.setdefault(punt.grootte, set()).add(punt.wortel)
    # the store keeps one only after the anchor does, so the last may still be missing there
    for punt in sorted({*geankerd} - {*opslag, *geankerd[-1:]}, key=lambda een: een.grootte):
        uitleg = f"het ijkpunt van {punt.grootte} regels staat alleen nog in het anker"
        gelezen.fouten.append(("IJKPUNT_WEG", uitleg))
    return gelezen


def _uit_opslag(verbinding: Connection, sinds: int, controleer: Controleer, fouten: Fouten) -> list[Ijkpunt]:
    punten: list[Ijkpunt] = []
    rijen = boomwinkel.ijkpunten_sinds(verbinding, sinds)
    eerste = rijen[0].nummer if sinds and rijen and isinstance(rijen[0].nummer, int) else 1  # SQLite keeps any type
    for nummer, een in enumerate(rijen, eerste):
        punt = _controleer(een.note, f"ijkpunt {een.nummer}", controleer, fouten)
        if een.nummer != nummer:
            fouten.append(("IJKPUNT_WEG", f"ijkpunt {nummer} ontbreekt"))
        if punt is None:
            continue
        if punt.grootte != een.grootte:
            fouten.append(("IJKPUNT_VALS", f"ijkpunt {een.nummer} zegt zelf een andere grootte"))
        if punten and punten[-1].oorsprong == punt.oorsprong and punten[-1].grootte > punt.grootte:
            fouten.append(("IJKPUNT_VALS", f"ijkpunt {een.nummer} telt minder regels dan het ijkpunt ervoor"))
        punten.append(punt)
    return punten


def _geschiedenis(anker: Anker, sinds: int) -> list[str]:
    """Give what the anchor kept, newest first, as far back as a size; what cannot be read is for the check."""
    return list(takewhile(lambda note: _grootte(note) >= sinds, anker.geschiedenis()))


def _grootte(note: str) -> float:
    try:
        return ijkpunt.lees(notitie.lees(note).tekst).grootte
    except Misvormd:
        return inf


def _uit_anker(noten: Iterable[str], naam: str, controleer: Controleer, fouten: Fouten) -> list[Ijkpunt]:
    """Give those of this era: an earlier one may have known more lines."""
    punten = [_controleer(note, "een ijkpunt in het anker", controleer, fouten) for note in noten]
    return [punt for punt in punten if punt is not None and punt.oorsprong == naam]


def _controleer(note: object, welk: str, controleer: Controleer, fouten: Fouten) -> Ijkpunt | None:
    try:
        punt, goed = controleer(note if isinstance(note, str) else "")  # SQLite keeps any type
    except (Misvormd, Vervalst) as fout:
        fouten.append(("IJKPUNT_VALS", f"{welk} klopt niet: {fout}"))
        return None
    if not goed:
        fouten.append(("IJKPUNT_VALS", f"{welk} is niet getekend met een sleutel van dit logboek"))
        return None
    return punt
