"""The commands that let expire what was kept long enough, for the administrator at a terminal. Know no rule."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date

import click
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from tqdm import tqdm

from kernteam.bewaring import bureau
from kernteam.bewaring.service import Grenzen, Logopslag, Stand, aantal_oud, grenzen, laat_vervallen
from kernteam.grond.fouten import KernteamFout
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
            if uitvoeren:
                _ruim_op(opslag, stand)
        context.exit(1 if stand.afwijkend else 0)

    return verval


_VERVAL_BUREAU = """Laat vervallen wat het bureau bewaart en waarvan de bewaartermijn voorbij is.

Gevallen met hun oordelen en vragen, steekproeven, datalekken, naamvrijgaven, en van vernietigde casussen ook
noodtoegangen en afzijdigheden. Zonder --uitvoeren ziet u alleen hoeveel het er zijn. Waar nog iets over openstaat,
blijft. Wat het jaarverslag telt, blijft geteld. Onderbroken? Voer het opnieuw uit: het gaat verder waar het stopte.

Afsluitcode: 0 gelukt, 2 het lukte niet, of niet alles.
"""


def verval_bureau(
    open_sessie: Callable[[], AbstractContextManager[Session]], voorzieningen: Voorzieningen
) -> click.Command:
    """Make the command `toezicht verval`."""

    @click.command("verval", help=_VERVAL_BUREAU)
    @click.option("--uitvoeren", is_flag=True, help="Laat het echt vervallen. Dat is niet terug te draaien.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def verval(uitvoeren: bool) -> None:
        with _met_afsluitcode(), open_sessie() as sessie:
            poort = Poort(voorzieningen, sessie, _HERKOMST)
            tot, stand = bureau.grenzen(poort), bureau.Stand()
            with tqdm(total=bureau.aantal_oud(poort, tot), unit=" stuk", desc="Vervallen") as balk:
                for stand in bureau.laat_vervallen(poort, tot, uitvoeren=uitvoeren):
                    balk.update(stand.bekeken - balk.n)
            poort.sluit()
            _vertel_bureau(stand, tot, uitvoeren=uitvoeren)

    return verval


@contextmanager
def _met_afsluitcode() -> Iterator[None]:
    try:
        yield
    except (KernteamFout, SQLAlchemyError) as fout:
        click.echo(f"Niet gelukt ({type(fout).__name__}). Voer het opnieuw uit.", err=True)
        raise SystemExit(2) from None


def _vertel_bureau(stand: bureau.Stand, tot: Mapping[str, date], *, uitvoeren: bool) -> None:
    for code, aantal in (+stand.vervallen).items():
        click.echo(f"{code}: {aantal} van voor {tot[code]}")
    if stand.vastgehouden:
        click.echo(f"{stand.vastgehouden} blijven: er staat nog iets over open.")
    totaal = stand.vervallen.total()
    click.echo(f"{totaal} vervallen." if uitvoeren else f"{totaal} kunnen vervallen, met --uitvoeren.")


def _vertel(stand: Stand, tot: Grenzen, *, uitvoeren: bool) -> None:
    for activiteit, aantal in sorted(stand.vervallen.items()):
        click.echo(f"{activiteit}: {aantal} regels van voor {tot.voor[activiteit]}")
    if stand.vastgehouden:
        click.echo(f"{stand.vastgehouden} regels blijven: er staat nog iets over open.")
    if stand.afwijkend:
        click.echo(f"FOUT: {stand.afwijkend} regels zijn gewijzigd en blijven. Voer `logboek verifieer` uit.", err=True)
    totaal = stand.vervallen.total()
    click.echo(f"{totaal} regels vervallen." if uitvoeren else f"{totaal} regels kunnen vervallen, met --uitvoeren.")


def _ruim_op(opslag: Logopslag, stand: Stand) -> None:
    """Say what is left to do before nothing of the lines is on the disk.

    On SQLite also when none expired now: the run before may have been cut off, or have found the file in use.
    """
    if opslag.motor.dialect.name == "postgresql":
        if not stand.vervallen:
            return
        click.echo("Voer nu als eigenaar van het logboek uit: VACUUM regel. Denk ook aan de WAL en de reservekopieën.")
    elif not wis_sporen(opslag.motor):
        click.echo("Het bestand is in gebruik: de inhoud kan nog even in logboek.db-wal staan. Herhaal de opdracht.")
