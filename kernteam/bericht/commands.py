"""The commands of the outbox, for the administrator at a terminal. Knows no web server."""

from collections import Counter

import click
from tqdm import tqdm

from kernteam.bericht import service
from kernteam.bericht.models import Berichtstatus
from kernteam.bericht.verzender import OpenSessie, Verzender

_VERSTUUR = """Verstuur de mails die klaarstaan. In een mail staat alleen dat er iets wacht, nooit wat.

Lukt het niet, dan blijft het bericht staan en gaat het later opnieuw, telkens na een langere pauze. Kwam er geen
antwoord nadat de mail weg was, dan gaat die niet nog eens.

Afsluitcode: 0 alles verstuurd, 1 niet alles, 2 er is geen mailserver ingesteld (MAIL_URL).
"""
_HERINNER = """Zet herinneringen klaar voor wie werk heeft met een laatste dag die bijna of al voorbij is.

Hoogstens één keer per werkdag per persoon, hoe vaak u dit ook doet. Wie geen herinneringen wil, krijgt ze niet. Daarna
verstuurt `berichten verstuur` ze.

Afsluitcode: 0 gelukt, 2 er is geen mailserver ingesteld (MAIL_URL).
"""


def groep(open_sessie: OpenSessie, verzender: Verzender | None) -> click.Group:
    """Make the group `berichten`; without a mail server nothing can be sent."""

    @click.group("berichten", help="Berichten per mail aan medewerkers.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def berichten() -> None:
        pass

    @berichten.command("verstuur", help=_VERSTUUR)
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.pass_context
    def verstuur(context: click.Context) -> None:
        if verzender is None:
            click.echo("Er is geen mailserver ingesteld. Zet MAIL_URL en MAIL_AFZENDER.", err=True)
            context.exit(2)
        uitkomsten = Counter(tqdm(verzender.verstuur_alles(), unit=" mail", desc="Versturen"))
        goed = uitkomsten[Berichtstatus.VERSTUURD]
        click.echo(f"{goed} verstuurd, {uitkomsten.total() - goed} niet.")
        context.exit(0 if goed == uitkomsten.total() else 1)

    @berichten.command("herinner", help=_HERINNER)
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.pass_context
    def herinner(context: click.Context) -> None:
        if verzender is None:
            click.echo("Er is geen mailserver ingesteld. Zet MAIL_URL en MAIL_AFZENDER.", err=True)
            context.exit(2)
        click.echo(f"{verzender.herinner()} herinneringen klaargezet.")

    @berichten.command("toon", help="Toon hoeveel berichten er klaarstaan, verstuurd zijn of niet lukten.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def toon() -> None:
        with open_sessie() as sessie:
            aantallen = service.tel(sessie)
        for status in Berichtstatus:
            click.echo(f"{status.value.lower():<10} {aantallen.get(status, 0)}")

    return berichten
