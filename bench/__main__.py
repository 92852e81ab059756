"""The command `python -m bench`: chooses what is measured, shows progress and keeps the outcome. Knows no server."""

import argparse
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from tqdm import tqdm

from bench import lezen, uitkomst
from bench.meting import MetingMislukt
from bench.profiel import profileer
from bench.toneel import DEELNEMERS, NOTITIES, ToneelFout
from tests.winkels import SOORTEN, bereid_voor, ruim_op

RONDES, VERZOEKEN = 15, 300
SNELLE_RONDES, SNELLE_VERZOEKEN = 5, 100


def main() -> None:
    """Measure, print the table and write the JSON."""
    keuzes = _keuzes()
    rondes = keuzes.rondes or (SNELLE_RONDES if keuzes.snel else RONDES)
    opzet = lezen.Opzet(rondes, SNELLE_VERZOEKEN if keuzes.snel else VERZOEKEN)
    soorten = (keuzes.winkel,) if keuzes.winkel else SOORTEN
    print("Opslagen klaarzetten…", file=sys.stderr)
    cluster = bereid_voor()
    try:
        inhoud = _kop(opzet) | {"winkels": {soort: _meet(soort, opzet, keuzes) for soort in soorten}}
    except (MetingMislukt, ToneelFout) as fout:
        sys.exit(f"De meting is mislukt: {fout}")
    finally:
        ruim_op(cluster)
    for soort, gemeten in inhoud["winkels"].items():
        if keuzes.profiel:
            print(uitkomst.profieltabel(soort, gemeten))
        else:
            print(uitkomst.tabel(soort, gemeten))
    if not keuzes.zonder_bestand:
        pad = uitkomst.bewaar("lezen-profiel" if keuzes.profiel else "lezen", inhoud)
        print(f"\nBewaard in bench/{pad.relative_to(uitkomst.MAP.parent)}")


def _meet(soort: str, opzet: lezen.Opzet, keuzes: argparse.Namespace) -> dict[str, Any]:
    with lezen.toneel(soort) as gemaakt:
        if keuzes.profiel:
            return profileer(gemaakt, opzet.verzoeken)
        beurten = (opzet.rondes + 1) * len(lezen.APPS)
        with tqdm(total=beurten, desc=f"lezen op {soort}", unit="beurt", leave=False, disable=None) as balk:
            return lezen.meet(gemaakt, opzet, balk.update)


def _kop(opzet: lezen.Opzet) -> dict[str, Any]:
    return {
        "naam": "lezen",
        "wat": "GET /v1/casussen/{id}",
        "datum": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": uitkomst.machine(),
        "opzet": {**asdict(opzet), "werkprocessen": 1, "deelnemers": DEELNEMERS, "zichtbare_notities": NOTITIES},
        "doel": lezen.DOEL,
    }


def _keuzes() -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="python -m bench", description="Meet de snelheid van Kernteam.")
    lezer.add_argument("onderdeel", nargs="?", default="lezen", choices=("lezen",), help="wat er wordt gemeten")
    lezer.add_argument("--rondes", type=int, help=f"aantal rondes (gewoonlijk {RONDES})")
    lezer.add_argument("--snel", action="store_true", help="minder rondes met minder verzoeken, om te proberen")
    lezer.add_argument("--winkel", choices=SOORTEN, help="alleen deze opslag (gewoonlijk allebei)")
    lezer.add_argument("--profiel", action="store_true", help="laat zien waar de tijd van één lezing blijft")
    lezer.add_argument("--zonder-bestand", action="store_true", help="bewaar de uitkomst niet")
    return lezer.parse_args()


if __name__ == "__main__":
    main()
