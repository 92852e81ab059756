"""The commands of the administrator: `flask beleid …`, `flask berichten …`, `flask kluis …` and the others."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import click
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from tqdm import tqdm

from config.settings import Instellingen
from kernteam.app.terug import TERUG
from kernteam.bericht import commands as berichten
from kernteam.bericht.verzender import Verzender
from kernteam.bewaring import commands as bewaring
from kernteam.bewaring.service import Logopslag
from kernteam.casus import commands as casus
from kernteam.casus.models import Casus
from kernteam.consult.models import AnoniemConsult
from kernteam.db.schrijven import begin_schrijven_zonder_pas
from kernteam.demo import laden as demo
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import Klok
from kernteam.http.verzoek import db
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.levensloop import commands as levensloop
from kernteam.netwerk import commands as netwerk
from kernteam.signaal.models import Signaal
from kernteam.toegang import commands as beleid
from kernteam.toegang.poort import Poort
from kernteam.toegang.voorzieningen import Herkomst, Voorzieningen
from kernteam.toezicht import commands as toezicht
from kernteam.toezicht.models import Datalek, Toezichtgeval
from kernteam.toezicht.regels import Bureau
from kernteam.veiligheid.models import Meldcode
from kernteam.verzegeling import commands as logboek
from kernteam.verzegeling.verzegelaar import Verzegelaar

_RIJPTIJD = timedelta(hours=1)  # a key this old without a casus belongs to an opening that never came


def voeg_toe(
    app: Flask,
    instellingen: Instellingen,
    voorzieningen: Voorzieningen,
    verzender: Verzender | None,
    verzegelaar: Verzegelaar | None,
    logopslag: Logopslag | None,
    bureau: Bureau,
) -> None:
    """Hang the commands on the app."""

    @contextmanager
    def open_sessie() -> Iterator[Session]:
        with app.app_context():
            yield db.session()

    def noteer(handeling: Handeling, reden: str, aantal: int | None = None) -> None:
        with open_sessie() as sessie:
            poort = Poort(voorzieningen, sessie, Herkomst("0" * 32, "opdracht"))
            poort.noteer(None, handeling, reden, None, goed=True, aantal=aantal)

    app.cli.add_command(beleid.groep(instellingen.beleid, voorzieningen.klok))
    app.cli.add_command(berichten.groep(open_sessie, verzender))
    app.cli.add_command(casus.groep(open_sessie, voorzieningen, TERUG))
    app.cli.add_command(levensloop.groep(open_sessie, voorzieningen))
    verval = bewaring.verval(open_sessie, voorzieningen, logopslag)
    app.cli.add_command(logboek.groep(verzegelaar, voorzieningen.lezer.motor, noteer, verval))
    app.cli.add_command(netwerk.groep(open_sessie, voorzieningen.klok))
    verval_bureau = bewaring.verval_bureau(open_sessie, voorzieningen)
    app.cli.add_command(toezicht.groep(open_sessie, voorzieningen, bureau, verval_bureau))
    app.cli.add_command(_kluis(app, voorzieningen))
    app.cli.add_command(_demo(app, instellingen, voorzieningen))


def _kluis(app: Flask, voorzieningen: Voorzieningen) -> click.Group:
    @click.group("kluis", help="Beheer van de sleutels.")
    def kluis() -> None:
        pass

    kluis.add_command(_wissel(voorzieningen))
    kluis.add_command(_veeg(app, voorzieningen))
    return kluis


def _wissel(voorzieningen: Voorzieningen) -> click.Command:
    @click.command(
        "wissel-hoofdsleutel",
        help="Maak een nieuwe hoofdsleutel en verpak alle datasleutels opnieuw.\n\n"
        "De gegevens zelf blijven zoals ze zijn. Onderbroken? Voer uit met --hervat.",
    )
    @click.option("--hervat", is_flag=True, help="Ga verder met de hoofdsleutel die al actief is.")
    @click.option(
        "--vernietig-oude",
        is_flag=True,
        help="Gooi oude hoofdsleutels daarna weg. Dan kan een oude reservekopie van de sleutelopslag niet meer worden "
        "gelezen.",
    )
    def wissel(hervat: bool, vernietig_oude: bool) -> None:
        beheer = voorzieningen.beheer
        if not isinstance(beheer, Sleutelbestand):
            raise click.ClickException("Dit sleutelbeheer wisselt zijn hoofdsleutel zelf.")
        if not hervat:
            beheer.nieuwe_kek()
        with tqdm(unit="sleutel", desc="Opnieuw verpakken") as balk:
            for gedaan, totaal in voorzieningen.kluis.herverpak():
                balk.total = totaal
                balk.update(gedaan - balk.n)
        for kek_id in set(beheer.kek_ids()) - {beheer.actief} if vernietig_oude else ():
            beheer.vernietig_kek(kek_id)
        click.echo(
            f"De actieve hoofdsleutel is {beheer.actief}. De webserver leest het sleutelbestand vanzelf opnieuw."
        )

    return wissel


def _veeg(app: Flask, voorzieningen: Voorzieningen) -> click.Command:
    @click.command(
        "veeg",
        help="Gooi datasleutels weg waar nooit een casus, meldcode, anoniem consult, signaal, geval of datalek bij "
        "kwam, en die van anonieme consulten en signalen waarvan de bewaartermijn voorbij is.\n\n"
        "Zonder --uitvoeren ziet u alleen hoeveel het er zijn. Doe dit nooit vlak na het terugzetten van een oudere "
        "kopie van de gegevens: van wat daarin ontbreekt, gaan de sleutels weg.",
    )
    @click.option("--uitvoeren", is_flag=True, help="Gooi de sleutels echt weg. Dat is niet terug te draaien.")
    def veeg(uitvoeren: bool) -> None:
        with app.app_context():
            bestaande = _met_sleutel(db.session(), voorzieningen.klok)
        los = voorzieningen.kluis.sleutels_zonder(bestaande, voorzieningen.klok.nu() - _RIJPTIJD)
        if not uitvoeren:
            click.echo(f"{len(los)} sleutels zonder casus gevonden. Gooi ze weg met --uitvoeren.")
            return
        click.echo(f"{voorzieningen.kluis.vernietig(los)} sleutels zonder casus weggegooid.")

    return veeg


def _met_sleutel(sessie: Session, klok: Klok) -> set[UUID]:
    """Give what still needs its key; a signal and an anonymous consult only until their term is over (T13).

    With its key the rest of it goes: then nobody can read it ever again.
    """
    signalen = select(Signaal.id).where(Signaal.bewaar_tot_datum > klok.vandaag())
    anoniem = select(AnoniemConsult.id).where(AnoniemConsult.vervalt_op > klok.nu())
    bureau = (select(Toezichtgeval.id), select(Datalek.id))
    bronnen = (select(Casus.id), select(Meldcode.id), anoniem, signalen, *bureau)
    return {een for bron in bronnen for een in sessie.scalars(bron)}


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
