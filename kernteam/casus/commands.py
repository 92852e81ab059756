"""The command that makes a logged decision again. Knows no decision: the service replays."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import click
from sqlalchemy.orm import Session

from kernteam.casus.service.herhalen import Herhaling, NietTeHerhalen, herhalen
from kernteam.casus.terug import Terug
from kernteam.toegang.voorzieningen import Voorzieningen

_HERHAAL = """Neem het besluit van een logregel opnieuw.

De feiten van toen worden opnieuw samengesteld; de vingerafdruk in de regel bewijst dat het dezelfde zijn. U ziet of
het besluit klopt met wat is vastgelegd, en of de tabellen van vandaag op dezelfde feiten hetzelfde zouden besluiten.
Het herhalen zelf wordt ook vastgelegd.

Niet alles is te herhalen: sommige besluiten gaan niet over een casus, of over iets dat niet wordt bewaard. Dan staat er
waarom.

Afsluitcode: 0 het besluit klopt; 1 het besluit of de feiten wijken af; 2 verkeerd gebruik, of deze regel is niet te
herhalen.
"""


def groep(
    open_sessie: Callable[[], AbstractContextManager[Session]], voorzieningen: Voorzieningen, terug: Terug
) -> click.Group:
    """Make the group `toegang`."""

    @click.group("toegang", help="De besluiten over toegang.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def toegang() -> None:
        pass

    @toegang.command("herhaal", help=_HERHAAL)
    @click.argument("regelnummer", type=click.IntRange(min=1))
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.pass_context
    def herhaal(context: click.Context, regelnummer: int) -> None:
        try:
            with open_sessie() as sessie:
                herhaling = herhalen(regelnummer, voorzieningen, sessie, terug)
        except NietTeHerhalen as fout:
            click.echo(f"Regel {regelnummer} is niet te herhalen. {fout}", err=True)
            context.exit(2)
        _toon(regelnummer, herhaling)
        context.exit(0 if herhaling.zelfde_feiten and herhaling.zelfde_besluit else 1)

    return toegang


def _toon(nummer: int, herhaling: Herhaling) -> None:
    click.echo(f"Regel {nummer}: {herhaling.handeling} op {herhaling.tijdstip.isoformat()}")
    click.echo(f"  vastgelegd  {herhaling.toen}")
    click.echo(f"  opnieuw     {herhaling.opnieuw}")
    anders = f"ANDERS: {herhaling.voorbehoud or 'er is iets weg dat er toen was'}"
    click.echo(f"  feiten      {'dezelfde' if herhaling.zelfde_feiten else anders}")
    click.echo(f"  besluit     {'hetzelfde' if herhaling.zelfde_besluit else 'ANDERS dan vastgelegd'}")
    tabellen = "dezelfde" if herhaling.beleid_toen == herhaling.beleid_nu else "gewijzigd sindsdien"
    click.echo(f"  tabellen    {tabellen} (toen {herhaling.beleid_toen}, nu {herhaling.beleid_nu})")
    click.echo(f"  vandaag     {'hetzelfde besluit' if herhaling.vandaag_zelfde else herhaling.vandaag}")
