"""What must happen before the application can start: stores migrated, and in development a key file made."""

import os
import sys

import click

from config.settings import Instellingen, InstellingFout, lees
from kernteam.db import migratie
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.verzegeling import sleutel as logsleutel


@click.group(help="Maak Kernteam klaar om te starten.")
def groep() -> None:
    """Group of the preparing commands."""


@groep.command("migreer", help="Werk de drie opslagen bij tot de nieuwste vorm. Nog een keer uitvoeren kan geen kwaad.")
def migreer() -> None:
    """Bring the three stores to their newest revision."""
    instellingen = _instellingen()
    if not instellingen.productie:
        instellingen.sleutelbestand.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # the owner of the log migrates it, not the role that writes lines
    urls = {
        "gegevens": _eigenaar("DATABASE_URL", instellingen.gegevens_url),
        "logboek": _eigenaar("LOGBOEK_URL", instellingen.logboek_url),
        "sleutels": _eigenaar("SLEUTELS_URL", instellingen.sleutels_url),
    }
    for winkel in migratie.WINKELS:
        gedaan = migratie.bijwerken(winkel, urls[winkel])
        click.echo(f"{winkel}: {', '.join(gedaan) or 'is al bij'}")


@groep.command("maak-sleutels", help="Maak een sleutelbestand en een logboeksleutel als die er nog niet zijn.")
def maak_sleutels() -> None:
    """Make the key files once; existing ones stay."""
    instellingen = _instellingen()
    pad = instellingen.sleutelbestand
    if pad.exists():
        click.echo(f"{pad} bestaat al")
    else:
        Sleutelbestand.maak(pad)
        click.echo(f"{pad} gemaakt. Bewaar een kopie op een veilige plek: zonder dit bestand is niets meer te lezen.")
    if instellingen.verzegeling is not None and not instellingen.verzegeling.sleutel.exists():
        publiek = logsleutel.maak(instellingen.verzegeling.sleutel)
        click.echo(f"{instellingen.verzegeling.sleutel} gemaakt. De publieke sleutel van het logboek is {publiek}")


def _instellingen() -> Instellingen:
    try:
        return lees()
    except InstellingFout as fout:
        sys.exit(f"Kernteam start niet: {fout}")


def _eigenaar(naam: str, url: str) -> str:
    """Give the URL of the store's owner from NAAM_EIGENAAR, or the ordinary one (SQLite, or one role for all)."""
    return os.environ.get(f"{naam}_EIGENAAR", url)


if __name__ == "__main__":
    groep()
