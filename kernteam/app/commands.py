"""The commands of the administrator: `flask kluis …`, `flask netwerk …`, `flask demo …`, `flask openapi …`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import click
import yaml
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from tqdm import tqdm

from config.settings import Instellingen
from kernteam.casus.models import Casus
from kernteam.db.schrijven import begin_schrijven_zonder_pas
from kernteam.demo import laden as demo
from kernteam.http import documentatie
from kernteam.http.verzoek import db
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.netwerk import commands as netwerk
from kernteam.toegang.poort import Voorzieningen

_RIJPTIJD = timedelta(hours=1)  # a key this old without a casus belongs to an opening that never came


def voeg_toe(app: Flask, instellingen: Instellingen, voorzieningen: Voorzieningen) -> None:
    """Hang the commands on the app."""

    @contextmanager
    def open_sessie() -> Iterator[Session]:
        with app.app_context():
            yield db.session()

    app.cli.add_command(netwerk.groep(open_sessie, voorzieningen.klok))
    app.cli.add_command(_kluis(app, voorzieningen))
    app.cli.add_command(_demo(app, instellingen, voorzieningen))
    app.cli.add_command(_openapi(app))


def _kluis(app: Flask, voorzieningen: Voorzieningen) -> click.Group:
    @click.group("kluis", help="Beheer van de sleutels.")
    def kluis() -> None:
        pass

    @kluis.command(
        "wissel-hoofdsleutel",
        help="Maak een nieuwe hoofdsleutel en verpak alle datasleutels opnieuw.\n\n"
        "De gegevens zelf blijven zoals ze zijn. Onderbroken? Voer uit met --hervat.",
    )
    @click.option("--hervat", is_flag=True, help="Ga verder met de hoofdsleutel die al actief is.")
    @click.option(
        "--vernietig-oude",
        is_flag=True,
        help="Gooi oude hoofdsleutels daarna weg. Dan kan een oude "
        "reservekopie van de sleutelopslag niet meer worden gelezen.",
    )
    def wissel(hervat: bool, vernietig_oude: bool) -> None:
        beheer = voorzieningen.beheer
        if not isinstance(beheer, Sleutelbestand):
            raise click.ClickException("Dit sleutelbeheer wisselt zijn hoofdsleutel zelf.")
        oude = beheer.kek_ids()
        if not hervat:
            beheer.nieuwe_kek()
        with tqdm(unit="sleutel", desc="Opnieuw verpakken") as balk:
            for gedaan, totaal in voorzieningen.kluis.herverpak():
                balk.total = totaal
                balk.update(gedaan - balk.n)
        if vernietig_oude:
            for kek_id in oude:
                if kek_id != beheer.actief:
                    beheer.vernietig_kek(kek_id)
        click.echo(
            f"De actieve hoofdsleutel is {beheer.actief}. Herstart de webserver, die leest de sleutels bij de start."
        )

    @kluis.command("veeg", help="Gooi datasleutels weg waar nooit een casus bij kwam.")
    def veeg() -> None:
        with app.app_context():
            bestaande = set(db.session.scalars(select(Casus.id)))
        grens = voorzieningen.klok.nu() - _RIJPTIJD
        aantal = voorzieningen.kluis.vernietig(voorzieningen.kluis.sleutels_zonder(bestaande, grens))
        click.echo(f"{aantal} sleutels zonder casus weggegooid.")

    return kluis


def _demo(app: Flask, instellingen: Instellingen, voorzieningen: Voorzieningen) -> click.Group:
    @click.group("demo", help="Een demoregio met echte scholen en fictieve personen.")
    def groep() -> None:
        pass

    @groep.command("laad", help="Laad de demoregio. Wat er al is, blijft staan.")
    def laad() -> None:
        if instellingen.productie:
            raise click.ClickException("De demoregio hoort niet in een productieomgeving.")
        with app.app_context():
            sessie = db.session()
            begin_schrijven_zonder_pas(sessie, None)
            demo.laad(sessie, voorzieningen.klok, instellingen.sleutelbestand.parent / demo.LOGINS)
            sessie.commit()

    @groep.command("logins", help="Toon met welke fictieve logins u zich kunt aanmelden.")
    def logins() -> None:
        click.echo(demo.overzicht(instellingen.sleutelbestand.parent / demo.LOGINS))

    return groep


def _openapi(app: Flask) -> click.Group:
    @click.group("openapi", help="De beschrijving van de API.")
    def groep() -> None:
        pass

    @groep.command("schrijf", help="Schrijf openapi.yaml, of controleer met --controleer of het bestand klopt.")
    @click.argument("bestand", type=click.Path(path_type=Path, dir_okay=False), default=Path("openapi.yaml"))
    @click.option("--controleer", is_flag=True, help="Schrijf niets; eindig met code 1 als het bestand verouderd is.")
    def schrijf(bestand: Path, controleer: bool) -> None:
        with app.app_context():
            tekst = yaml.safe_dump(documentatie.van_app(), allow_unicode=True, sort_keys=False, width=120)
        if not controleer:
            bestand.write_text(tekst, encoding="utf-8")
        elif not bestand.exists() or bestand.read_text(encoding="utf-8") != tekst:
            raise click.ClickException(f"{bestand} is verouderd. Voer uit: make openapi")

    return groep
