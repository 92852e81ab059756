"""Compares openapi.yaml with what the application says of itself, or writes it anew.

It knows how to make an application on stores of its own in a temporary folder, so it needs no store and no
server of anybody; it does not know what the document should say.

Usage: python -m tools.controle_openapi [--schrijf]
Exit: 0 the file is as it should be (or was written); 1 it is not.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path

import yaml

from config.settings import lees
from kernteam.app.fabriek import create_app
from kernteam.db import migratie
from kernteam.http import documentatie
from kernteam.http.verzoek import db
from kernteam.kluis.sleutelbeheer import Sleutelbestand

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "openapi.yaml"
_GETOOND = 40  # lines of a difference that still help


def main(argumenten: list[str] | None = None) -> int:
    """Compare or write, and return the exit code of the command."""
    parser = argparse.ArgumentParser(prog="python -m tools.controle_openapi", description="Controleer openapi.yaml.")
    parser.add_argument("--schrijf", action="store_true", help="schrijf openapi.yaml opnieuw")
    schrijf: bool = parser.parse_args(argumenten).schrijf
    tekst = maak()
    bestaand = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.is_file() else ""
    if schrijf:
        DOCUMENT.write_text(tekst, encoding="utf-8")
        print(f"{DOCUMENT.name} {'was al bij' if tekst == bestaand else 'is geschreven'}")
        return 0
    if tekst == bestaand:
        print(f"{DOCUMENT.name} is gelijk aan wat de applicatie doet")
        return 0
    verschil = list(unified_diff(bestaand.splitlines(), tekst.splitlines(), DOCUMENT.name, "applicatie", lineterm=""))
    print("\n".join(verschil[:_GETOOND]), file=sys.stderr)
    print(f"{DOCUMENT.name} is verouderd. Voer uit: make openapi", file=sys.stderr)
    return 1


def maak() -> str:
    """Make the document as text: the order of the routes, and one way of writing."""
    with tempfile.TemporaryDirectory(prefix="kernteam-openapi-") as map_, _applicatie(Path(map_)):
        inhoud = documentatie.van_app()
    return yaml.dump(inhoud, Dumper=_Schrijver, allow_unicode=True, sort_keys=False, width=120)


@contextmanager
def _applicatie(map_: Path) -> Iterator[None]:
    instellingen = lees({"KERNTEAM_VAR": str(map_)})
    Sleutelbestand.maak(instellingen.sleutelbestand)
    migratie.bijwerken("gegevens", instellingen.gegevens_url)
    migratie.bijwerken("logboek", instellingen.logboek_url)
    migratie.bijwerken("sleutels", instellingen.sleutels_url)
    app = create_app(instellingen)
    with app.app_context():
        try:
            yield
        finally:
            db.engine.dispose()
            app.extensions["kernteam"].sluit()


class _Schrijver(yaml.SafeDumper):
    """Writes every value out; an alias would hide which answer a reader looks at."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's own signature
        """Never write an alias."""
        return True


if __name__ == "__main__":
    sys.exit(main())
