"""The commands that end what time ends: destroying old casussen, closing suspended ones, keeping one. Knows no rule."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from uuid import UUID

import click
from sqlalchemy.orm import Session

from kernteam.levensloop.models import Bewaarreden
from kernteam.levensloop.service import bewaren
from kernteam.toegang.poort import Poort
from kernteam.toegang.voorzieningen import Herkomst, Voorzieningen

_HERKOMST = Herkomst("0" * 32, "opdracht")
_KENMERK = re.compile(r"[A-Za-z0-9./-]{3,40}", re.ASCII)
_VERNIETIG = """Vernietig de sleutels van casussen waarvan de bewaartermijn voorbij is.

Zonder --uitvoeren ziet u alleen welke het zijn en wat er nog tegenhoudt: een bewaarplicht (klacht, verzoek van een
betrokkene, rechtszaak), een open bezwaar, een noodtoegang zonder oordeel, een organisatie die nog niet meldde dat zij
haar deel overnam. Wat is vernietigd, is nooit meer te lezen; dat het er was, blijft geteld. Regels in het logboek
houden hun eigen termijn. Vernietig ook de reservekopieën van de sleutelopslag die ouder zijn.
"""


def groep(open_sessie: Callable[[], AbstractContextManager[Session]], voorzieningen: Voorzieningen) -> click.Group:
    """Make the group `casus`."""

    @contextmanager
    def open_poort() -> Iterator[Poort]:
        with open_sessie() as sessie:
            poort = Poort(voorzieningen, sessie, _HERKOMST)
            try:
                yield poort
            finally:
                poort.sluit()

    @click.group("casus", help="Wat met de tijd vanzelf moet gebeuren met casussen.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def casus() -> None:
        pass

    for opdracht in (_vernietig(open_poort), _sluit(open_poort), _bewaar(open_poort)):
        casus.add_command(opdracht)
    return casus


OpenPoort = Callable[[], AbstractContextManager[Poort]]


def _vernietig(open_poort: OpenPoort) -> click.Command:
    @click.command("vernietig", help=_VERNIETIG)
    @click.option("--uitvoeren", is_flag=True, help="Vernietig echt. Dat is niet terug te draaien.")
    @click.option("--verklaring", help="Het kenmerk van de verklaring van vernietiging. Nodig bij --uitvoeren.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def vernietig(uitvoeren: bool, verklaring: str | None) -> None:
        if uitvoeren and not _KENMERK.fullmatch(verklaring or ""):
            raise click.UsageError("Geef met --verklaring het kenmerk: 3 tot 40 letters, cijfers, punten of streepjes.")
        with open_poort() as poort:
            rijp = bewaren.rijpe_casussen(poort)
            for een in rijp:
                click.echo(f"{een.casus_id} {', '.join(een.beletsels) or 'kan worden vernietigd'}")
            vrij = [een.casus_id for een in rijp if not een.beletsels]
            if uitvoeren:
                for casus_id in vrij:
                    bewaren.vernietig(casus_id, verklaring or "", poort)
        if uitvoeren:
            click.echo(f"{len(vrij)} casussen vernietigd; {len(rijp) - len(vrij)} tegengehouden.")
        else:
            click.echo(f"{len(vrij)} casussen kunnen worden vernietigd. Doe dat met --uitvoeren.")

    return vernietig


def _sluit(open_poort: OpenPoort) -> click.Command:
    @click.command(
        "sluit-opgeschort",
        help="Sluit casussen die te lang opgeschort zijn.\n\nZonder --uitvoeren ziet u alleen welke het zijn.",
    )
    @click.option("--uitvoeren", is_flag=True, help="Sluit ze echt.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def sluit(uitvoeren: bool) -> None:
        with open_poort() as poort:
            ids = bewaren.te_lang_opgeschort(poort)
            for casus_id in ids:
                click.echo(str(casus_id))
                if uitvoeren:
                    bewaren.sluit_opgeschort(casus_id, poort)
        click.echo(
            f"{len(ids)} casussen {'gesloten' if uitvoeren else 'te lang opgeschort. Sluit ze met --uitvoeren'}."
        )

    return sluit


def _bewaar(open_poort: OpenPoort) -> click.Command:
    @click.command("bewaar", help="Houd een casus vast, zodat zij niet wordt vernietigd, of laat haar los.")
    @click.argument("casus_id", type=click.UUID)
    @click.option("--reden", type=click.Choice([een.value for een in Bewaarreden]), required=True, help="Waarom.")
    @click.option("--einde", is_flag=True, help="De reden is voorbij.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def bewaar(casus_id: UUID, reden: str, einde: bool) -> None:
        try:
            with open_poort() as poort:
                (bewaren.laat_los if einde else bewaren.houd_vast)(casus_id, Bewaarreden(reden), poort)
        except bewaren.GeenCasus as fout:
            raise click.ClickException(str(fout)) from None
        click.echo("De bewaarplicht is voorbij." if einde else "De casus wordt bewaard.")

    return bewaar
