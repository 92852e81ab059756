"""The commands of the sealed log, for the administrator at a terminal. Knows no web server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO

import click
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.grond.handeling import Handeling
from kernteam.verzegeling import bundel, tijdperk
from kernteam.verzegeling.controle import Logcontrole, gedekt
from kernteam.verzegeling.sleutel import LogsleutelFout
from kernteam.verzegeling.verificatie import GEEN_IJKPUNT
from kernteam.verzegeling.verzegelaar import Verstoord, Verzegelaar
from logbewijs.anker import Bezet, Ingehaald
from logbewijs.tegels import Beschadigd

_VERZEGEL = """Verzegel wat wacht: elke regel in de boom, en de wortel ondertekend.

De server doet dit zelf elke tien seconden. Onderbreken kan; de volgende keer gaat het verder.

Afsluitcode: 0 alles is verzegeld, 1 het logboek is niet meer wat is getekend, 2 het lukte niet.
"""
_VERIFIEER = """Controleer het hele logboek: elke regel, de boom, elk ijkpunt en het anker.

Met --nieuw alleen wat er na de laatste goede controle bij kwam, met --sinds wat er na een ijkpunt bij kwam. Er
verandert niets, op één ding na: wat er is gevonden, komt zelf als regel in het logboek, in codes.

Afsluitcode: 0 alles klopt, 1 er is iets veranderd (de regels staan erbij), 2 het kon niet worden gecontroleerd of niet
worden vastgelegd.
"""
_WISSEL = """Vervang de sleutel waarmee het logboek tekent. De oude en de nieuwe tekenen samen het laatste ijkpunt.

Geef de nieuwe publieke sleutel daarna aan ieder die het logboek controleert, ook aan de getuige.
"""
_TIJDPERK = """Begin een nieuw tijdperk nadat een oudere kopie van het logboek is teruggezet.

Dit doet u met zijn tweeën: IJKPUNT is het laatste ijkpunt dat de privacyfunctionaris zelf bewaarde. Wat daarna kwam,
is verloren; dat komt als regel in het logboek te staan. Lees eerst docs/onderhoud.md.
"""
_UITVOER = """Schrijf het hele verzegelde logboek naar BESTAND, om los van Kernteam te controleren.

Controleren: python -m logbewijs controleer --sleutel SLEUTEL BESTAND. Een bestand dat er al is, blijft staan. Ook deze
uitvoer komt in het logboek, en staat er zelf in.
"""


class Noteer(Protocol):
    """Writes a line about an act of these commands, in codes; raises LogboekOnbeschikbaar."""

    def __call__(self, handeling: Handeling, reden: str, aantal: int | None = None) -> None:
        """Do it."""


def groep(verzegelaar: Verzegelaar | None, lezer: Engine, noteer: Noteer, *ook: click.Command) -> click.Command:
    """Make the group `logboek`, with commands from elsewhere; without what sealing needs it can only say so.

    `lezer` reaches the log with the role that reads for people.
    """
    if verzegelaar is None:
        return _zonder_zegel()

    @click.group("logboek", help="Het logboek verzegelen en controleren.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def logboek() -> None:
        pass

    eigen = (_verzegel(verzegelaar), _verifieer(verzegelaar, lezer, noteer), _sleutel(verzegelaar))
    met_regel = (maak(verzegelaar, noteer) for maak in (_uitvoer, _wissel, _tijdperk))
    for een in (*eigen, *met_regel, *ook):
        logboek.add_command(een)
    return logboek


def _zonder_zegel() -> click.Command:
    @click.command("logboek", help="Het logboek verzegelen en controleren.", context_settings=_NEEM_ALLES)
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.argument("rest", nargs=-1, type=click.UNPROCESSED)
    @click.pass_context
    def logboek(context: click.Context, rest: tuple[str, ...]) -> None:  # noqa: ARG001 - whatever was asked
        click.echo("Dit proces verzegelt niet. Zet LOGBOEKSLEUTEL en LOGBOEKANKER (en op PostgreSQL de rol).", err=True)
        context.exit(2)

    return logboek


_NEEM_ALLES = {"ignore_unknown_options": True}


@contextmanager
def met_afsluitcode(mislukt: int = 2) -> Iterator[None]:
    """Say in Dutch what went wrong: 1 when the log is not what was signed, 2 when it could not be done.

    `mislukt` is the code for what could not be done after something worse was found.
    """
    try:
        yield
    except Beschadigd as fout:
        click.echo(f"FOUT (TEGEL_BESCHADIGD): {fout}", err=True)
        raise SystemExit(1) from None
    except Verstoord as fout:
        click.echo(f"FOUT ({fout.code}): {fout}", err=True)
        raise SystemExit(1) from None
    except (tijdperk.Onnodig, LogsleutelFout) as fout:
        click.echo(f"Niet gelukt: {fout}", err=True)
    except (Bezet, Ingehaald):
        click.echo("Niet gelukt: er is al een verzegelaar bezig. Probeer het opnieuw.", err=True)
    except LogboekOnbeschikbaar:
        click.echo("Niet vastgelegd: het logboek neemt nu geen regel aan.", err=True)
    except OSError as fout:
        click.echo(f"Niet gelukt: {fout.filename or ''} {fout.strerror}", err=True)
    except SQLAlchemyError as fout:
        click.echo(f"Niet gelukt: de opslag van het logboek geeft {type(fout).__name__}", err=True)
    else:
        return
    raise SystemExit(mislukt)


def _verzegel(verzegelaar: Verzegelaar) -> click.Command:
    @click.command("verzegel", help=_VERZEGEL)
    @click.help_option("--help", help="Toon deze uitleg.")
    def verzegel() -> None:
        with met_afsluitcode(), tqdm(total=verzegelaar.wachtend(), unit=" regel", desc="Verzegelen") as balk:
            for aantal in verzegelaar.verzegel():
                balk.update(aantal)
        click.echo(f"{balk.n} regels verzegeld.")

    return verzegel


def _verifieer(verzegelaar: Verzegelaar, lezer: Engine, noteer: Noteer) -> click.Command:
    @click.command("verifieer", help=_VERIFIEER)
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.option("--sinds", type=click.IntRange(0, _GROOTST), default=0, help="De grootte van een ijkpunt.")
    @click.option("--nieuw", is_flag=True, help="Begin waar de laatste goede controle eindigde.")
    def verifieer(sinds: int, nieuw: bool) -> None:
        if sinds and nieuw:
            raise click.UsageError("Kies --nieuw of --sinds, niet allebei.")
        with met_afsluitcode(), tqdm(unit=" regel", desc="Controleren") as balk:
            controle = Logcontrole(verzegelaar, lezer, gedekt(verzegelaar).tot if nieuw else sinds)
            for aantal in controle.loop():
                balk.update(aantal)
        for een in controle.bevindingen:
            click.echo(f"{een.code}: {een.uitleg}")
        uitslag, hoeveel = controle.uitslag, len(controle.bevindingen)
        if uitslag.codes == (GEEN_IJKPUNT,):
            click.echo(
                "Niet gecontroleerd. Klopt het getal, dan is dat ijkpunt weg: controleer zonder --sinds.", err=True
            )
            raise SystemExit(2)
        if hoeveel:
            click.echo(f"FOUT: {hoeveel} bevindingen in {uitslag.grootte} verzegelde regels.")
        else:
            na = f", na de eerste {uitslag.sinds}" if uitslag.sinds else ""
            click.echo(f"Goed: {uitslag.grootte - uitslag.sinds} verzegelde regels gecontroleerd{na}.")
        with met_afsluitcode(mislukt=1 if hoeveel else 2):
            noteer(Handeling.LOGCONTROLE_VASTLEGGEN, uitslag.reden, controle.aantal)
        if hoeveel:
            raise SystemExit(1)

    return verifieer


_GROOTST = 10**18 - 1  # what a line may say of a size


def _sleutel(verzegelaar: Verzegelaar) -> click.Command:
    @click.command("sleutel", help="Toon de publieke sleutels van het logboek, de nieuwste eerst.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def sleutel() -> None:
        with met_afsluitcode():
            click.echo("\n".join(map(str, verzegelaar.sleutels().bekend)))

    return sleutel


@contextmanager
def _nieuw(bestand: Path) -> Iterator[TextIO]:
    """Open a file that is not there yet, for its owner only; raises FileExistsError. Still empty, it goes again."""
    greep = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(greep, "w", encoding="utf-8") as doel:
        try:
            yield doel
        except BaseException:
            if not doel.tell():
                bestand.unlink()
            raise


def _uitvoer(verzegelaar: Verzegelaar, noteer: Noteer) -> click.Command:
    @click.command("uitvoer", help=_UITVOER)
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.argument("bestand", type=click.Path(path_type=Path))
    def uitvoer(bestand: Path) -> None:
        with met_afsluitcode(), _nieuw(bestand) as doel:
            noteer(Handeling.LOGUITVOER_MAKEN, "REGELS")
            sum(verzegelaar.verzegel())
            regels = bundel.heel(verzegelaar.motor, verzegelaar.anker.lees() or "")
            doel.writelines(tqdm(regels, unit=" regel", desc="Uitvoeren"))
        click.echo(f"Het logboek staat in {bestand}.")

    return uitvoer


def _wissel(verzegelaar: Verzegelaar, noteer: Noteer) -> click.Command:
    @click.command("wissel-sleutel", help=_WISSEL)
    @click.help_option("--help", help="Toon deze uitleg.")
    def wissel() -> None:
        with met_afsluitcode():
            nieuw = tijdperk.wissel_sleutel(verzegelaar, lambda reden: noteer(Handeling.VERZEGELING_WIJZIGEN, reden))
        click.echo(f"De nieuwe publieke sleutel is {nieuw}")

    return wissel


def _tijdperk(verzegelaar: Verzegelaar, noteer: Noteer) -> click.Command:
    @click.command("nieuw-tijdperk", help=_TIJDPERK)
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.argument("ijkpunt", type=click.Path(path_type=Path))
    def nieuw_tijdperk(ijkpunt: Path) -> None:
        with met_afsluitcode():
            laatste = ijkpunt.read_bytes().decode("utf-8", "replace")
            einde, begin = tijdperk.nieuw_tijdperk(
                verzegelaar, laatste, lambda reden: noteer(Handeling.VERZEGELING_WIJZIGEN, reden)
            )
        click.echo(f"Nieuw tijdperk {begin.oorsprong}: {begin.grootte} regels over van {einde.grootte}.")

    return nieuw_tijdperk
