"""Writes the overview as a PDF. Knows no right to it: what it is given, it prints."""

import json
from pathlib import Path
from typing import Any

import typst

from kernteam.grond.klok import AMSTERDAM
from kernteam.inzageoverzicht.inzage import Overzicht
from kernteam.inzageoverzicht.overzicht import Overzichtsregel

# text goes in as data beside the template, never into it: no word can be a command
_VORM = Path(__file__).with_suffix(".typ").read_bytes()


def als_pdf(overzicht: Overzicht) -> bytes:
    """Give the PDF: what it is, one row per line, and the checkpoint at the end when there is one."""
    gegevens = {
        "titel": "Wie keek er in het dossier?",
        "periode": f"Van {overzicht.vanaf_datum:%d-%m-%Y} tot {overzicht.tot_datum:%d-%m-%Y}",
        "uitleg": overzicht.uitleg,
        "leeg": "In deze tijd is er niets om te laten zien.",
        "regels": [_regel(een) for een in overzicht.regels],
        "voet": f"Gemaakt op {overzicht.gemaakt_op.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}",
        "ijkpunt": overzicht.ijkpunt or "",
    }
    # made from data alone: no fonts of the machine, so that it looks the same everywhere
    return bytes(typst.compile(_VORM, ignore_system_fonts=True, sys_inputs={"gegevens": json.dumps(gegevens)}))


def _regel(regel: Overzichtsregel) -> dict[str, Any]:
    wie = [regel.organisatie or regel.partij, regel.rol, *([regel.naam] if regel.naam else [])]
    keer = f" ({regel.aantal} keer)" if regel.aantal > 1 else ""
    return {
        "dag": f"{regel.dag:%d-%m-%Y}",
        "wie": ", ".join(wie),
        "wat": f"{regel.wat}{keer}",
        "soorten": regel.soorten,
        "waarom": [regel.doel, regel.grond],
    }
