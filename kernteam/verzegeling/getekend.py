"""What was signed of the log: the checkpoints in its store beside those in its anchor. Knows no line and no leaf."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection

from kernteam.verzegeling import boomwinkel
from logbewijs import ijkpunt
from logbewijs.anker import Anker
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Misvormd, Sleutel, Vervalst

Controleer = Callable[[str], tuple[Ijkpunt, list[Sleutel]]]  # raises Misvormd, Vervalst
Fouten = list[tuple[str, str]]  # code and sentence


class Getekend(NamedTuple):
    """Which roots were signed at which size, and what is wrong with the checkpoints that say so."""

    wortels: dict[int, set[bytes]]
    fouten: Fouten


def lees(verbinding: Connection, anker: Anker, sleutels: Sequence[Sleutel]) -> Getekend:
    """Read every checkpoint; these keys count, the newest first. Raises SQLAlchemyError and OSError."""
    gelezen = Getekend({}, [])
    controleer: Controleer = cache(lambda note: ijkpunt.controleer(note, sleutels))  # most stand in both
    opslag = _uit_opslag(verbinding, controleer, gelezen.fouten)
    laatste = anker.lees()
    if laatste is None and boomwinkel.laatste(verbinding) is not None:
        gelezen.fouten.append(("ANKER_WEG", "er is al eens getekend, maar het anker is weg of leeg"))
    geankerd = [] if laatste is None else _uit_anker(anker, laatste, sleutels[0].naam, controleer, gelezen.fouten)
    for punt in (*opslag, *geankerd):
        gelezen.wortels.setdefault(punt.grootte, set()).add(punt.wortel)
    # the store keeps one only after the anchor does, so the last may still be missing there
    for punt in sorted({*geankerd} - {*opslag, *geankerd[-1:]}, key=lambda een: een.grootte):
        uitleg = f"het ijkpunt van {punt.grootte} regels staat alleen nog in het anker"
        gelezen.fouten.append(("IJKPUNT_WEG", uitleg))
    return gelezen


def _uit_opslag(verbinding: Connection, controleer: Controleer, fouten: Fouten) -> list[Ijkpunt]:
    punten: list[Ijkpunt] = []
    for nummer, een in enumerate(boomwinkel.ijkpunten(verbinding)[::-1], 1):
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


def _uit_anker(anker: Anker, laatste: str, naam: str, controleer: Controleer, fouten: Fouten) -> list[Ijkpunt]:
    """Give those of this era: an earlier one may have known more lines."""
    noten = dict.fromkeys([*anker.geschiedenis(), laatste])
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
