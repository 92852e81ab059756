"""Checkpoints of C2SP: the size and root of a log, signed, and cosigned by witnesses. Knows no store."""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass

from logbewijs import notitie
from logbewijs.boom import HASH
from logbewijs.notitie import GETUIGE, Geheim, Misvormd, Sleutel, Vervalst

_TIJD = 8  # bytes of the time in a cosignature


@dataclass(frozen=True, slots=True)
class Ijkpunt:
    """What a log says of itself at a moment: its name, how many lines, and the root over all of them."""

    oorsprong: str
    grootte: int
    wortel: bytes

    def tekst(self) -> str:
        """Write it as the text that is signed."""
        return f"{self.oorsprong}\n{self.grootte}\n{base64.b64encode(self.wortel).decode()}\n"


def lees(tekst: str) -> Ijkpunt:
    """Read the text of a checkpoint; raises Misvormd. Lines after the third are allowed and do not count."""
    regels = tekst.split("\n")
    if len(regels) < len(("oorsprong", "grootte", "wortel", "")) or regels[-1] or not regels[0]:
        raise Misvormd("dit is geen ijkpunt")
    if any(not regel for regel in regels[:-1]):
        raise Misvormd("dit is geen ijkpunt")
    wortel = notitie.ontcijfer(regels[2])
    if len(wortel) != HASH:
        raise Misvormd("de wortel van dit ijkpunt heeft een verkeerde lengte")
    return Ijkpunt(regels[0], getal(regels[1]), wortel)


def getal(tekst: str) -> int:
    """Read a whole number as C2SP writes one: ASCII digits, no leading zeroes; raises Misvormd."""
    if not re.fullmatch("0|[1-9][0-9]{0,18}", tekst, re.ASCII):
        raise Misvormd("dit is geen getal")
    return int(tekst)


def onderteken(ijkpunt: Ijkpunt, *geheimen: Geheim) -> str:
    """Sign a checkpoint with one key, or with more when a key is replaced."""
    tekst = ijkpunt.tekst()
    return tekst + "\n" + "".join(geheim.teken(tekst.encode()) for geheim in geheimen)


def controleer(note: str, sleutels: Iterable[Sleutel]) -> tuple[Ijkpunt, list[Sleutel]]:
    """Check a signed checkpoint; give it and which of these keys signed it, perhaps none.

    A key counts only for the log it is named after. Raises Misvormd, and Vervalst for a wrong signature.
    """
    tekst, goed = notitie.controleer(note, sleutels)
    ijkpunt = lees(tekst)
    return ijkpunt, [een for een in goed if een.naam == ijkpunt.oorsprong]


def medeonderteken(note: str, getuige: Geheim, tijd: int) -> str:
    """Make the cosignature line of a witness, at a time in seconds (cosignature/v1)."""
    bericht = _medebericht(notitie.lees(note).tekst, tijd)
    return getuige.teken(bericht, tijd.to_bytes(_TIJD, "big"))


def medeondertekenaars(note: str, getuigen: Iterable[Sleutel]) -> dict[Sleutel, int]:
    """Give which of these witnesses cosigned, and when (seconds); raises Misvormd, and Vervalst for a wrong one."""
    gelezen = notitie.lees(note)
    bekend = {(een.naam, een.id): een for een in getuigen if een.soort == GETUIGE}
    goed: dict[Sleutel, int] = {}
    for handtekening in gelezen.handtekeningen:
        sleutel = bekend.get((handtekening.naam, handtekening.id))
        if sleutel is None:
            continue
        tijd = int.from_bytes(handtekening.inhoud[:_TIJD], "big")
        if not notitie.klopt(sleutel, _medebericht(gelezen.tekst, tijd), handtekening.inhoud[_TIJD:]):
            raise Vervalst(f"de handtekening van {sleutel.naam} klopt niet")
        goed[sleutel] = tijd
    return goed


def _medebericht(tekst: str, tijd: int) -> bytes:
    return f"cosignature/v1\ntime {tijd}\n{tekst}".encode()
