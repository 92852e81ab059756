"""What is read, in fresh stores, with the settings of a server on them. Knows no measurement.

A casus: one jeugdige, two gezaghebbenden who both signed, five deelnemers, and four notes of which the reader may see
three, and one thing established about the family.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from bench.controle import URL
from bench.controle_tabellen import schrijf_over
from config.settings import Instellingen
from kernteam.app.fabriek import create_app
from kernteam.db.engine import SCHRIJVEND, maak_motor
from kernteam.http.verzoek import db
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from tests.klant import Klant, Spel
from tests.winkels import Winkels, verse_winkels

BELEID = Path(__file__).parents[1] / "config" / "beleid"
LEZER = "gezinswerker"
DEELNEMERS, NOTITIES, OMSTANDIGHEDEN = 5, 3, 1
_NOTITIES = (
    ("contactpersoon", "OND", "De mentor belt elke maandag met de ouders."),
    ("begeleider", "OND", "Een arrangement in de klas is aangevraagd."),
    ("gezinswerker", "GEZ", "Het gezin heeft deze winter extra steun nodig."),
    ("jeugdverpleegkundige", "MED", "Niet vrijgegeven: alleen voor de eigen organisatie."),
)


Teksten = dict[str, dict[str, Any]]  # every opened field by row id
Stuk = Callable[[Spel], tuple[str, Teksten]]  # plays what is read; gives its path too


class ToneelFout(RuntimeError):
    """The casus is not the one that was meant to be measured."""


@dataclass(frozen=True, slots=True)
class Toneel:
    """Where the servers find their stores, and what the reader asks for."""

    soort: str
    instellingen: Instellingen
    omgeving: dict[str, str]
    pad: str
    token: str


@contextmanager
def klaargezet(soort: str, stuk: Stuk) -> Iterator[Toneel]:
    """Give what was played in fresh stores of one kind."""
    with ExitStack() as stapel:
        map_ = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="kernteam-bench-")))
        yield _maak(stapel.enter_context(verse_winkels(soort, map_)), map_, stuk)


def _maak(winkels: Winkels, map_: Path, stuk: Stuk) -> Toneel:
    """Fill fresh stores through the API, and copy what is sealed into the tables of the control, if it has one."""
    instellingen = maak_instellingen(winkels, map_)
    with applicatie(instellingen) as app:
        spel = Spel(app)
        pad, teksten = stuk(spel)
        token = spel.gezinswerker.koppen()["Authorization"].removeprefix("Bearer ")
    if teksten:
        _kopieer(winkels, teksten)
    return Toneel(winkels.soort, instellingen, _omgeving(instellingen), "/v1" + pad, token)


def maak_instellingen(winkels: Winkels, map_: Path) -> Instellingen:
    """Give the settings of a server on these stores, with new keys in a folder."""
    sleutels = map_ / "sleutelbestand.json"
    Sleutelbestand.maak(sleutels)
    return Instellingen(
        productie=False,
        gegevens_url=winkels.gegevens,
        logboek_url=winkels.logboek,
        logboek_lezer_url=winkels.logboek_lezer,
        sleutels_url=winkels.sleutels,
        sleutelbestand=sleutels,
        beleid=BELEID,
        logniveau="CRITICAL",
    )


def _kopieer(winkels: Winkels, teksten: Teksten) -> None:
    motor = maak_motor(winkels.gegevens)
    with Session(motor) as sessie:
        sessie.connection(execution_options={SCHRIJVEND: True})
        schrijf_over(sessie, teksten)
        sessie.commit()
    motor.dispose()


@contextmanager
def applicatie(instellingen: Instellingen) -> Iterator[Flask]:
    """Give the application in this process, and close its stores afterwards."""
    app = create_app(instellingen)
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        app.extensions["kernteam"].sluit()


def _omgeving(instellingen: Instellingen) -> dict[str, str]:
    return {
        "KERNTEAM_OMGEVING": "ontwikkeling",
        "DATABASE_URL": instellingen.gegevens_url,
        "LOGBOEK_URL": instellingen.logboek_url,
        "LOGBOEK_LEZER_URL": instellingen.logboek_lezer_url,
        "SLEUTELS_URL": instellingen.sleutels_url,
        "SLEUTELBESTAND": os.fspath(instellingen.sleutelbestand),
        "KERNTEAM_LOGNIVEAU": instellingen.logniveau,
        URL: instellingen.gegevens_url,
    }


def speel_casus(spel: Spel) -> tuple[str, Teksten]:
    """Play one casus; give its path and every opened field by row id."""
    geopend = spel.open_casus("swv", "bt", "lpa", "jgz")
    pad = f"/casussen/{geopend['id']}"
    for wie, klasse, tekst in _NOTITIES:
        antwoord = spel.klanten[wie].post(f"{pad}/notities", {"klasse": klasse, "tekst": tekst})
        _eis(antwoord.status_code, 201, f"notitie van {wie}")
    spel.leg_vast(geopend, "SAMENWONEND")
    gelezen = lees(spel.klanten[LEZER], pad)
    _eis(len(gelezen["deelnemers"]), DEELNEMERS, "deelnemers")
    _eis(len(gelezen["notities"]), NOTITIES, "zichtbare notities")
    _eis([een["categorie"] for een in gelezen["afgeschermd"]], ["MED"], "afgeschermd")
    eigen = lees(spel.jeugdverpleegkundige, pad)
    _eis(len(gelezen["omstandigheden"]), OMSTANDIGHEDEN, "zichtbare omstandigheden")
    feiten = [een | {"gegevens": een} for een in gelezen["omstandigheden"]]
    rijen = [gelezen, *gelezen["betrokkenen"], *gelezen["notities"], *eigen["notities"], *feiten]
    return pad, {rij["id"]: rij for rij in rijen}


def lees(klant: Klant, pad: str) -> dict[str, Any]:
    """Give what is at a path; raises ToneelFout for any other answer than 200."""
    antwoord = klant.get(pad)
    _eis(antwoord.status_code, 200, pad)
    inhoud: dict[str, Any] = json.loads(antwoord.data)
    return inhoud


def _eis(gevonden: object, verwacht: object, wat: str) -> None:
    if gevonden != verwacht:
        raise ToneelFout(f"{wat}: {gevonden} in plaats van {verwacht}")
