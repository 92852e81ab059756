"""The file that keeps the signing key of the log, and the public keys it had before. Knows no line.

One private key on the first line, then earlier public keys, newest first.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from logbewijs.notitie import Geheim, Misvormd, Sleutel, lees_geheim, lees_sleutel, nieuw_geheim


class LogsleutelFout(RuntimeError):
    """The file is missing, open to others or damaged; the message never holds key material."""


@dataclass(frozen=True, slots=True, repr=False)
class Logsleutels:
    """The key that signs now, and the public keys that signed before it."""

    geheim: Geheim
    eerder: tuple[Sleutel, ...] = ()

    @property
    def bekend(self) -> tuple[Sleutel, ...]:
        """Every public key that ever signed for this log, newest first."""
        return (self.geheim.sleutel, *self.eerder)

    def opvolger(self, naam: str | None = None) -> "Logsleutels":
        """Give a new key after this one, of the same log or under a new name."""
        return Logsleutels(nieuw_geheim(naam or self.geheim.naam), self.bekend)


def maak(pad: Path) -> Sleutel:
    """Make a key file for a new log with a name nobody else has; raises FileExistsError rather than replace one."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    sleutels = Logsleutels(nieuw_geheim(f"kernteam/logboek-{secrets.token_hex(6)}"))
    _schrijf(pad, sleutels, os.O_EXCL)
    return sleutels.geheim.sleutel


def lees(pad: Path) -> Logsleutels:
    """Read the file; raises LogsleutelFout."""
    try:
        rechten = pad.stat().st_mode & 0o077
        eerste, *rest = pad.read_text(encoding="utf-8").splitlines()
        sleutels = Logsleutels(lees_geheim(eerste), tuple(map(lees_sleutel, rest)))
    except (OSError, ValueError, Misvormd):
        raise LogsleutelFout(f"logboeksleutel {pad} ontbreekt of is onleesbaar") from None
    if rechten:
        raise LogsleutelFout(f"logboeksleutel {pad} is leesbaar voor anderen; zet de rechten op 0600")
    return sleutels


def vervang(pad: Path, sleutels: Logsleutels) -> None:
    """Put other keys in the place of the file, durably and in one step; the old private key is gone then."""
    klad = pad.with_suffix(".nieuw")
    _schrijf(klad, sleutels, os.O_TRUNC)
    klad.replace(pad)
    _bewaar_namen(pad.parent)


def _schrijf(pad: Path, sleutels: Logsleutels, vlag: int) -> None:
    regels = [sleutels.geheim.tekst(), *map(str, sleutels.eerder)]
    with os.fdopen(os.open(pad, os.O_WRONLY | os.O_CREAT | vlag, 0o600), "w", encoding="utf-8") as bestand:
        os.fchmod(bestand.fileno(), 0o600)  # a file left behind by an interrupted change keeps its own rights
        bestand.write("\n".join(regels) + "\n")
        bestand.flush()
        os.fsync(bestand.fileno())
    _bewaar_namen(pad.parent)


def _bewaar_namen(map_: Path) -> None:
    greep = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)
