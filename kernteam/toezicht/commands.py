"""The command of the desk, for the night: compute what is not computed, draw the sample. Knows no rule."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime

import click
from sqlalchemy.orm import Session
from tqdm import tqdm

from kernteam.toegang.poort import Poort
from kernteam.toegang.voorzieningen import Herkomst, Voorzieningen
from kernteam.toezicht.regels import Bureau
from kernteam.toezicht.service import nacht

_HERKOMST = Herkomst("0" * 32, "opdracht")
_BEREKEN = """Bereken de gevallen van alle dagen die voorbij zijn, en trek de steekproef van de vorige maand.

Doe dit elke nacht. Nog een keer verandert niets. Onderbroken? Voer het opnieuw uit: het gaat verder waar het stopte.
"""


def groep(
    open_sessie: Callable[[], AbstractContextManager[Session]],
    voorzieningen: Voorzieningen,
    bureau: Bureau,
    verval: click.Command,
) -> click.Group:
    """Make the group `toezicht`; `verval` comes from above, where all that expires is known."""

    @contextmanager
    def open_poort() -> Iterator[Poort]:
        with open_sessie() as sessie:
            poort = Poort(voorzieningen, sessie, _HERKOMST)
            try:
                yield poort
            finally:
                poort.sluit()

    @click.group("toezicht", help="Het nachtwerk van het bureau van de privacyfunctionaris.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def toezicht() -> None:
        pass

    @toezicht.command("bereken", help=_BEREKEN)
    @click.option(
        "--vanaf", type=click.DateTime(["%Y-%m-%d"]), metavar="JJJJ-MM-DD", help="Begin bij deze dag in het verleden."
    )
    @click.help_option("--help", help="Toon deze uitleg.")
    def bereken(vanaf: datetime | None) -> None:
        with open_poort() as poort:
            _bereken(poort, bureau, vanaf.date() if vanaf else None)

    toezicht.add_command(verval)
    return toezicht


def _bereken(poort: Poort, bureau: Bureau, vanaf: date | None) -> None:
    dagen = nacht.te_doen(poort, bureau, vanaf)
    with tqdm(total=len(dagen), unit="dag", desc="Berekenen") as balk:
        for aantal in nacht.bereken_dagen(poort, bureau, dagen) if dagen else ():
            balk.update(aantal)
    maand = nacht.trek(poort, bureau)
    getrokken = f" De steekproef van {maand:%Y-%m} is getrokken." if maand else ""
    click.echo(f"{len(dagen)} dagen berekend.{getrokken}")
