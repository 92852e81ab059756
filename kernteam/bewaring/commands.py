"""The command that lets log lines expire, for the administrator at a terminal. Knows no rule."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import click
from sqlalchemy.orm import Session
from tqdm import tqdm

from kernteam.bewaring.service import Grenzen, Logopslag, Stand, aantal_oud, grenzen, laat_vervallen
from kernteam.toegang.poort import Poort
from kernteam.toegang.voorzieningen import Herkomst, Voorzieningen
from kernteam.verzegeling.commands import met_afsluitcode
from kernteam.verzegeling.vervallijst import wis_sporen

_HERKOMST = Herkomst("0" * 32, "opdracht")
_VERVAL = """Laat regels van het logboek vervallen waarvan de bewaartermijn voorbij is.

Hun inhoud gaat weg; hun plaats in de boom blijft, dus het logboek is nog te controleren. Zonder --uitvoeren ziet u
alleen hoeveel het er zijn. Regels waar nog iets over openstaat, blijven. Onderbroken? Voer het opnieuw uit.

Afsluitcode: 0 gelukt, 1 het logboek is niet meer wat is getekend (er is dan niets vervallen, of niet alles), 2 het
lukte niet.
"""


def verval(
    open_sessie: Callable[[], AbstractContextManager[Session]],
    voorzieningen: Voorzieningen,
    opslag: Logopslag | None,
) -> click.Command:
    """Make the command `logboek verval`; without role `bewaring` it can only say so."""

    @click.command("verval", help=_VERVAL)
    @click.option("--uitvoeren", is_flag=True, help="Laat ze echt vervallen. Dat is niet terug te draaien.")
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.pass_context
    def verval(context: click.Context, uitvoeren: bool) -> None:
        if opslag is None:
            click.echo("Dit proces laat niets vervallen. Zet LOGBOEK_BEWARING_URL (rol logboek_bewaring).", err=True)
            context.exit(2)
        with met_afsluitcode(), open_sessie() as sessie, opslag.gebruikt():
            poort = Poort(voorzieningen, sessie, _HERKOMST)
            tot, stand = grenzen(poort), Stand()
            with tqdm(total=aantal_oud(opslag, tot), unit=" regel", desc="Vervallen") as balk:
                for stand in laat_vervallen(poort, opslag, tot, uitvoeren=uitvoeren):
                    balk.update(stand.bekeken - balk.n)
            poort.sluit()
            _vertel(stand, tot, uitvoeren=uitvoeren)
            if uitvoeren and stand.vervallen:
                _ruim_op(opslag)
        context.exit(1 if stand.afwijkend else 0)

    return verval


def _vertel(stand: Stand, tot: Grenzen, *, uitvoeren: bool) -> None:
    for activiteit, aantal in sorted(stand.vervallen.items()):
        click.echo(f"{activiteit}: {aantal} regels van voor {tot.voor[activiteit]}")
    if stand.vastgehouden:
        click.echo(f"{stand.vastgehouden} regels blijven: er staat nog iets over open.")
    if stand.afwijkend:
        click.echo(f"FOUT: {stand.afwijkend} regels zijn gewijzigd en blijven. Voer `logboek verifieer` uit.", err=True)
    totaal = stand.vervallen.total()
    click.echo(f"{totaal} regels vervallen." if uitvoeren else f"{totaal} regels kunnen vervallen, met --uitvoeren.")


def _ruim_op(opslag: Logopslag) -> None:
    """Say what is left to do before nothing of the lines is on the disk."""
    if opslag.motor.dialect.name == "postgresql":
        click.echo("Voer nu als eigenaar van het logboek uit: VACUUM regel. Denk ook aan de WAL en de reservekopieën.")
    elif not wis_sporen(opslag.motor):
        click.echo("Het bestand is in gebruik: de inhoud kan nog even in logboek.db-wal staan. Herhaal de opdracht.")
