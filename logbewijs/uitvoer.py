"""An export of log lines that somebody else can check: lines of JSON, the first about the whole. Knows no store.

Either every line carries its own path to the root, or the export is the whole log from leaf 0 on.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from logbewijs.boom import HASH, Rand, bevat, blad_hash
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Misvormd, Vervalst, ontcijfer

VORM = "kernteam.logboek/uitvoer@v1"
_KOP = b"kernteam.logregel.v1\0"


@dataclass(frozen=True, slots=True)
class Uitvoerregel:
    """One line of an export: its leaf, its body (None once its term is over: then only its hash), perhaps its path."""

    blad: int
    schrijver: str
    n: int
    body: str | None
    hash: bytes
    pad: Sequence[bytes] | None = None

    def tekst(self) -> str:
        """Write it as one line of JSON; of an expired line only what its hash can prove."""
        wat: dict[str, Any] = {"blad": self.blad}
        if self.body is None:
            wat |= {"hash": base64.b64encode(self.hash).decode()}
        else:
            wat |= {"schrijver": self.schrijver, "n": self.n, "body": self.body}
        if self.pad is not None:
            wat["pad"] = [base64.b64encode(een).decode() for een in self.pad]
        return json.dumps(wat) + "\n"


def regel_bytes(schrijver: str, n: int, body: str) -> bytes:
    """Give the bytes of a log line that its MAC and its leaf in the tree are made of."""
    return _KOP + f"{schrijver}\0{n}\0{body}".encode()


def kop(ijkpunt: str, aantal: int) -> str:
    """Write the first line of an export: how many lines follow, and the signed checkpoint they belong to."""
    return json.dumps({"vorm": VORM, "regels": aantal, "ijkpunt": ijkpunt}) + "\n"


def lees_kop(regel: str) -> tuple[str, int]:
    """Read the first line: checkpoint and number of lines; raises Misvormd."""
    inhoud = _json(regel)
    ijkpunt, aantal = inhoud.get("ijkpunt"), inhoud.get("regels")
    if (
        set(inhoud) != _KOPVELDEN
        or inhoud["vorm"] != VORM
        or not isinstance(ijkpunt, str)
        or type(aantal) is not int
        or aantal < 0
    ):
        raise Misvormd("dit is geen uitvoer van een logboek")
    return ijkpunt, aantal


class Gezien(NamedTuple):
    """What an export was found to be: the whole log or not, and of how many lines only the hash is there."""

    heel: bool
    leeg: int


def controleer(ijkpunt: Ijkpunt, aantal: int, regels: Iterable[str]) -> Gezien:
    """Check the lines of an export against a checkpoint whose signature is checked already.

    Lines with a path each are proven one by one: nothing signed says how many there should be.
    Raises Vervalst naming the line that does not fit, and Misvormd when the export is cut off or is no export.
    """
    rand, gelezen, leeg, vorige = Rand(), 0, 0, -1
    for een in _regels(regels):
        gelezen += 1
        leeg += een.leeg
        if een.blad <= vorige:
            raise Vervalst(f"de regel op blad {een.blad} staat er dubbel in, of op de verkeerde plek")
        vorige = een.blad
        if een.pad is None:
            if een.blad != rand.grootte:
                raise Misvormd(f"de regel op blad {rand.grootte} ontbreekt in deze uitvoer")
            rand.erbij(een.hash)
        elif not bevat(een.hash, een.blad, ijkpunt.grootte, een.pad, ijkpunt.wortel):
            raise Vervalst(f"de regel op blad {een.blad} hoort niet bij dit ijkpunt: zij of haar bewijs is veranderd")
    if gelezen != aantal:
        raise Misvormd(f"er horen {aantal} regels te zijn en het zijn er {gelezen}: dit bestand is niet heel")
    if rand.grootte == 0 and aantal:
        return Gezien(heel=False, leeg=leeg)
    if rand.grootte != aantal or aantal != ijkpunt.grootte:
        deels = "niet elke regel heeft een bewijs, en het is ook niet het hele logboek"
        raise Misvormd(deels if aantal else "in dit bestand staat geen enkele regel: er is niets om te controleren")
    if rand.wortel != ijkpunt.wortel:
        raise Vervalst("de regels samen geven een andere wortel dan het ijkpunt: er is iets veranderd")
    return Gezien(heel=True, leeg=leeg)


class _Gelezen(NamedTuple):
    """What is checked of a line: its leaf, its hash and whether that is all there is of it, perhaps its path."""

    blad: int
    hash: bytes
    leeg: bool
    pad: Sequence[bytes] | None


# what nobody checks may not stand beside what is checked: a reader would take it for proved
_KOPVELDEN = {"vorm", "regels", "ijkpunt"}
_VOL, _LEEG = {"blad", "schrijver", "n", "body"}, {"blad", "hash"}


def _regels(regels: Iterable[str]) -> Iterator[_Gelezen]:
    for regel in regels:
        inhoud = _json(regel)
        velden = set(inhoud) - {"pad"}
        if velden not in (_VOL, _LEEG) or type(inhoud["blad"]) is not int or type(inhoud.get("n", 0)) is not int:
            raise Misvormd("in deze uitvoer staat een regel die geen logregel is")
        blad = inhoud["blad"]
        if velden == _LEEG:
            eigen = ontcijfer(_tekst(inhoud["hash"]))
            if len(eigen) != HASH:
                raise Misvormd(f"de hash op blad {blad} heeft een verkeerde lengte")
        else:
            eigen = blad_hash(regel_bytes(_tekst(inhoud["schrijver"]), inhoud["n"], _tekst(inhoud["body"])))
        pad = inhoud.get("pad")
        if pad is not None and not isinstance(pad, list):
            raise Misvormd(f"het bewijs van blad {blad} klopt niet van vorm")
        hashes = None if pad is None else [ontcijfer(_tekst(een)) for een in pad]
        yield _Gelezen(blad, eigen, velden == _LEEG, hashes)


def _tekst(waarde: object) -> str:
    if not isinstance(waarde, str):
        raise Misvormd("in deze uitvoer staat een regel die geen logregel is")
    return waarde


def _json(regel: str) -> dict[str, Any]:
    try:
        inhoud = json.loads(regel, object_pairs_hook=_eenmaal)
    except Misvormd:
        raise
    except (ValueError, RecursionError):
        raise Misvormd("dit bestand is afgebroken, of het is geen uitvoer") from None
    if not isinstance(inhoud, dict) or not regel.endswith("\n"):
        raise Misvormd("dit bestand is afgebroken, of het is geen uitvoer")
    return inhoud


def _eenmaal(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that stands there twice: one reader would take the first value, another the last."""
    inhoud = dict(paren)
    if len(inhoud) != len(paren):
        raise Misvormd("in deze uitvoer staat iets dubbel")
    return inhoud
