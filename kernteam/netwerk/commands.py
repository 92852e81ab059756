"""The commands of the network, for the administrator at a terminal. Knows no web server and no file format."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import click
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from tqdm import tqdm

from kernteam.grond.fouten import KernteamFout
from kernteam.grond.klok import Klok
from kernteam.netwerk.importeren import Importopdracht, Importverslag, importeer_scholen
from kernteam.netwerk.scholenbestand import Scholenbestand, Vorm, lees
from kernteam.netwerk.werkgebieden import WerkgebiedFout, importeer_werkgebieden, lees_werkgebieden

OpenSessie = Callable[[], AbstractContextManager[Session]]
_SOORT_BRON = {
    Vorm.DUO_OUD: "DUO Open Onderwijsdata: vestigingen",
    Vorm.DUO_NIEUW: "DUO Open Onderwijsdata: vestigingen",
    Vorm.AFGELEID: "DUO Open Onderwijsdata, afgeleide lijst: vestigingen",
    Vorm.EIGEN: "DUO Open Onderwijsdata, eigen tabel: vestigingen",
}
_UITLEG = """Lees schoolbestanden van DUO in: nieuwe scholen komen erbij, gewijzigde worden bijgewerkt.

Elk BESTAND wordt apart ingelezen, helemaal of helemaal niet. Daarna ziet u per bestand een verslag.
Met een foute regel wordt er niets ingelezen, tenzij u kiest voor --sla-foute-regels-over.

Afsluitcode: 0 gelukt, 1 (een deel van) de bestanden is niet ingelezen, 2 verkeerd gebruik.
"""


def groep(open_sessie: OpenSessie, klok: Klok) -> click.Group:
    """Make the group `netwerk`, with the store and the clock it works on."""

    @click.group("netwerk", help="Beheer van het netwerk: scholen en werkgebieden.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def netwerk() -> None:
        pass

    netwerk.add_command(_importeer_scholen(open_sessie, klok))
    netwerk.add_command(_importeer_werkgebieden(open_sessie, klok))
    return netwerk


def _importeer_werkgebieden(open_sessie: OpenSessie, klok: Klok) -> click.Command:
    @click.command(
        "importeer-werkgebieden",
        help="Lees in welke aanbieder van specialistische hulp in welk gebied werkt.\n\nHet hele BESTAND geldt, "
        "of niets ervan. Wat er stond, wordt vandaag gesloten.",
    )
    @click.argument("bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.help_option("--help", help="Toon deze uitleg.")
    def importeer(bestand: Path) -> None:
        try:
            regels = lees_werkgebieden(bestand)
            with open_sessie() as sessie:
                aantal = importeer_werkgebieden(sessie, regels, klok.vandaag())
                sessie.commit()
        except (WerkgebiedFout, UnicodeDecodeError) as fout:
            raise click.ClickException(f"Er is niets ingelezen.\n{fout}") from None
        click.echo(f"{aantal} werkgebieden ingelezen.")

    return importeer


def _importeer_scholen(open_sessie: OpenSessie, klok: Klok) -> click.Command:
    @click.command("importeer-scholen", help=_UITLEG)
    @click.argument("bestanden", metavar="BESTAND...", nargs=-1, required=True, type=_bestand())
    @click.option(
        "--bron",
        callback=_hoogstens(200),
        help="Waar de gegevens vandaan komen. Zonder keuze volgt dit uit het bestand.",
    )
    @click.option(
        "--peildatum",
        required=True,
        callback=_dag(klok),
        metavar="JJJJ-MM-DD",
        help="De dag waarop de gegevens golden.",
    )
    @click.option(
        "--licentie",
        default="CC-BY 4.0",
        show_default="CC-BY 4.0",
        callback=_hoogstens(100),
        help="De licentie van de gegevens.",
    )
    @click.option(
        "--volledig", is_flag=True, help="Sluit scholen uit dezelfde bron die niet meer in het bestand staan."
    )
    @click.option("--sla-foute-regels-over", is_flag=True, help="Lees de goede regels in, ook als er foute zijn.")
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.pass_context
    def opdracht(
        context: click.Context,
        bestanden: tuple[Path, ...],
        bron: str | None,
        peildatum: date,
        licentie: str,
        volledig: bool,
        sla_foute_regels_over: bool,
    ) -> None:
        gelukt = True
        for pad in bestanden:
            bestand = lees(pad)
            keuze = Importopdracht(bron or _bron(bestand), peildatum, licentie, volledig, sla_foute_regels_over)
            gelukt &= _verwerk(pad.name, bestand, keuze, open_sessie, klok)
        context.exit(0 if gelukt else 1)

    return opdracht


def _verwerk(naam: str, bestand: Scholenbestand, keuze: Importopdracht, open_sessie: OpenSessie, klok: Klok) -> bool:
    try:
        verslag = _importeer(naam, bestand, keuze, open_sessie, klok)
    except KernteamFout as fout:
        click.echo(f"{naam}: niet ingelezen. {fout.uitleg}", err=True)
        return False
    except DBAPIError:
        click.echo(f"{naam}: niet ingelezen. De opslag is niet bereikbaar, niet bijgewerkt of in gebruik.", err=True)
        return False
    click.echo(f"{naam} ({keuze.bron}, peildatum {keuze.peildatum}, {keuze.licentie})")
    click.echo(verslag.als_tekst())
    return verslag.ingelezen


def _importeer(
    naam: str, bestand: Scholenbestand, keuze: Importopdracht, open_sessie: OpenSessie, klok: Klok
) -> Importverslag:
    with tqdm(total=len(bestand.regels), desc=naam, unit=" scholen") as balk, open_sessie() as sessie:
        verslag = importeer_scholen(sessie, bestand, keuze, klok, balk.update)
        sessie.commit()
        return verslag


def _bron(bestand: Scholenbestand) -> str:
    # the same words for the same kind of file, or the next import would not know which schools it speaks of
    sectoren = ", ".join(sorted({regel.sector for regel in bestand.regels}))
    return f"{_SOORT_BRON[bestand.vorm]} {sectoren}" if bestand.vorm else "onbekend"


def _bestand() -> click.Path:
    return click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


def _hoogstens(lengte: int) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    def keur(_context: click.Context, _parameter: click.Parameter, waarde: str | None) -> str | None:
        if waarde is not None and not 0 < len(waarde.strip()) <= lengte:
            raise click.BadParameter(f"Geef 1 tot en met {lengte} tekens.")
        return waarde and waarde.strip()

    return keur


def _dag(klok: Klok) -> Callable[[click.Context, click.Parameter, str], date]:
    def keur(_context: click.Context, _parameter: click.Parameter, waarde: str) -> date:
        try:
            dag = date.fromisoformat(waarde) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde) else None
        except ValueError:
            dag = None
        if dag is None:
            raise click.BadParameter("Geef een bestaande dag als JJJJ-MM-DD, bijvoorbeeld 2021-10-01.")
        if dag > klok.vandaag():
            raise click.BadParameter("De peildatum ligt in de toekomst.")
        return dag

    return keur
