"""How a test checks what the log proves, with nothing but the public key. Knows no store."""

from pathlib import Path

from logbewijs.controle import Uitslag, Vertrouwd, controleer
from tests.klant import Spel


def ga_na(spel: Spel, map_: Path, tekst: str) -> tuple[Uitslag, str]:
    """Check a proof offline."""
    bestand = map_ / "bewijs"
    bestand.write_text(tekst)
    return controleer(bestand, Vertrouwd(spel.app.extensions["kernteam_verzegelaar"].sleutels().bekend))
