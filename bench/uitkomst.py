"""Keeps and shows what was measured: a JSON file with machine and raw rounds, a table in Dutch. Knows no server."""

import json
import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

MAP = Path(__file__).with_name("uitkomsten")
_BIBLIOTHEKEN = ("Flask", "SQLAlchemy", "marshmallow", "flask-smorest", "gunicorn", "cryptography", "psycopg")
_EEN_CIJFER = 10


def machine() -> dict[str, Any]:
    """Describe the machine without naming it, and how busy it was."""
    info = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    model = next((regel.partition(":")[2].strip() for regel in info.splitlines() if regel.startswith("model name")), "")
    return {
        "processor": model or platform.machine(),
        "kernen": os.cpu_count(),
        "belasting": [round(een, 2) for een in os.getloadavg()],
        "python": platform.python_version(),
        "bibliotheken": {naam: version(naam) for naam in _BIBLIOTHEKEN},
    }


def bewaar(naam: str, inhoud: Mapping[str, Any]) -> Path:
    """Write a file of its own for this run; an earlier one of the same day stays."""
    MAP.mkdir(exist_ok=True)
    dag = datetime.now(UTC).date().isoformat()
    paden = (MAP / f"{dag}-{naam}{volg}.json" for volg in ("", *(f"-{nummer}" for nummer in range(2, 1000))))
    pad = next(pad for pad in paden if not pad.exists())
    pad.write_text(json.dumps(inhoud, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return pad


def tabel(titel: str, uitkomst: Mapping[str, Any], doel: float) -> str:
    """Show the medians of one store, with the lowest and highest round between brackets.

    `doel` is what the first of the servers may cost beside the second.
    """
    regels = [f"\n{titel}", _regel("", "CPU per verzoek (ms)", "verzoeken/s", "wachttijd (ms)")]
    for naam, getallen in uitkomst["servers"].items():
        regels.append(_regel(naam, *(getal(getallen[veld]) for veld in ("cpu_ms", "per_seconde", "wachttijd_ms"))))
    eigen, zelfde, *_ = uitkomst["servers"]
    for naam, verhouding in uitkomst["verhoudingen"].items():
        hoort_bij = f" {doelregel(verhouding, doel)}" if naam == zelfde else ""
        regels.append(f"  CPU van {eigen} ten opzichte van '{naam}': {getal(verhouding)} keer{hoort_bij}")
    return "\n".join(regels)


def doelregel(waarden: Mapping[str, float], doel: float) -> str:
    """Say what was aimed at, and whether the median is within it."""
    gehaald = "gehaald" if waarden["mediaan"] <= doel else "niet gehaald"
    return f"(doel: hoogstens {str(doel).replace('.', ',')}; {gehaald})"


def profieltabel(soort: str, profiel: Mapping[str, Any]) -> str:
    """Show where the time of one request goes."""
    fasen, totaal = profiel["fasen"], sum(een["cpu_ms"] for een in profiel["fasen"].values())
    regels = [f"\nWaar de tijd van één verzoek blijft op {soort} (ms, één verzoek tegelijk)"]
    regels.append(f"  {'fase':<44}{'duur':>8}{'CPU':>8}{'deel':>8}")
    for naam, een in sorted(fasen.items(), key=lambda paar: -float(paar[1]["cpu_ms"])):
        regels.append(f"  {naam:<44}{een['ms']:>8.2f}{een['cpu_ms']:>8.2f}{een['cpu_ms'] / totaal:>8.0%}")
    regels.append(f"  {'samen':<44}{sum(een['ms'] for een in fasen.values()):>8.2f}{totaal:>8.2f}")
    opdrachten = profiel["opdrachten"]
    regels.append(f"\nOpdrachten aan de opslag voor één verzoek: {sum(opdrachten.values())}")
    regels += [f"  {aantal}  {naam}" for naam, aantal in opdrachten.items()]
    regels.append(
        "\nPer pakket, gemeten met cProfile (dat maakt Python-code duurder dan ze is; alleen om te vergelijken)"
    )
    regels += [f"  {naam:<44}{tijd:>8.2f}" for naam, tijd in profiel["pakketten"].items()]
    return "\n".join(regels)


def _regel(naam: str, *cellen: str) -> str:
    return f"  {naam:<16}" + "".join(f"{cel:>26}" for cel in cellen)


def getal(waarden: Mapping[str, float]) -> str:
    """Write a median with its extremes, in Dutch."""
    midden, laag, hoog = (_kort(waarden[naam]) for naam in ("mediaan", "laagste", "hoogste"))
    return f"{midden} [{laag}-{hoog}]"


def _kort(waarde: float) -> str:
    return (f"{waarde:.2f}" if waarde < _EEN_CIJFER else f"{waarde:.0f}").replace(".", ",")
