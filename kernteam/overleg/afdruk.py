"""Writes what an organisation takes over as a PDF. Knows no right to it: what it is given, it prints."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from kernteam.grond.klok import AMSTERDAM
from kernteam.overleg.inzage import BijdrageInzage, GenodigdeInzage, PuntInzage
from kernteam.overleg.models import Bijdragesoort
from kernteam.overleg.service.overnemen import Overname

# text goes in as data beside the template, never into it: no word of a note can be a command
_VORM = Path(__file__).with_suffix(".typ").read_bytes()
_KOP = {
    Bijdragesoort.INBRENG: "Inbreng",
    Bijdragesoort.VERSLAG: "Verslag",
    Bijdragesoort.BESLUIT: "Besluit",
    Bijdragesoort.EIGEN_WOORDEN: "In eigen woorden",
    Bijdragesoort.ACTIE: "Actie",
}


def als_pdf(overname: Overname) -> bytes:
    """Give the PDF: one heading per casus, one part per contribution, with class and origin."""
    gegevens = {
        "titel": "Overgenomen uit het overleg van het kernteam",
        "uitleg": "Dit is precies wat uw organisatie uit dit overleg mag inzien. Neem alleen over wat u voor uw eigen "
        "taak nodig hebt.",
        "voet": f"Overgenomen op {_moment(overname.overgenomen_op)}",
        "punten": [_punt(een) for een in overname.agendapunten],
    }
    # made from data alone: no fonts of the machine, so that it looks the same everywhere
    return bytes(typst.compile(_VORM, ignore_system_fonts=True, sys_inputs={"gegevens": json.dumps(gegevens)}))


def _punt(punt: PuntInzage) -> dict[str, Any]:
    return {
        "kop": punt.jeugdige or f"Casus {punt.casus_id}",
        "genodigden": [_genodigde(een) for een in punt.genodigden],
        "bijdragen": [_bijdrage(een) for een in punt.bijdragen],
    }


def _bijdrage(bijdrage: BijdrageInzage) -> dict[str, Any]:
    notitie = bijdrage.notitie
    wie = bijdrage.uitvoerder or bijdrage.betrokkene
    kop = f"{_KOP[bijdrage.soort]}: {wie}" if wie else _KOP[bijdrage.soort]
    if bijdrage.uiterlijk_datum is not None:
        kop = f"{kop}, uiterlijk {bijdrage.uiterlijk_datum:%d-%m-%Y}{', gedaan' if bijdrage.gedaan_op else ''}"
    herkomst = f"{notitie.klasse.value}, kennis van {notitie.herkomst.value}, {_moment(notitie.geschreven_op)}"
    return {"kop": kop, "herkomst": herkomst, "alineas": (notitie.tekst or "").splitlines()}


def _genodigde(genodigde: GenodigdeInzage) -> str:
    delen = ["Uitgenodigd" if genodigde.uitgenodigd else "Niet uitgenodigd"]
    if genodigde.aanwezig is not None:
        delen.append("aanwezig" if genodigde.aanwezig else "niet aanwezig")
    if genodigde.reden is not None:
        delen.append(f"reden: {genodigde.reden.value}")
    return f"{genodigde.betrokkene or 'Ouder of jeugdige'}: {', '.join(delen).lower()}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
