"""The command `python -m bench`: chooses what is measured, shows progress and keeps the outcome. Knows no server."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from tqdm import tqdm

from bench import agenda, besluit, document, lezen, logboek, uitkomst
from bench.meting import MetingMislukt
from bench.profiel import profileer
from bench.toneel import ToneelFout, klaargezet
from bench.vergelijking import Opzet
from tests.winkels import SOORTEN, bereid_voor, ruim_op

ONDERDELEN = {"lezen": lezen, "besluit": besluit, "agenda": agenda, "document": document, "logboek": logboek}
RONDES, VERZOEKEN, REGELS = 15, 300, 1_000_000
SNELLE_RONDES, SNELLE_VERZOEKEN, SNELLE_REGELS = 5, 100, 40_000


def main() -> None:
    """Measure each entry, print its table and write its JSON."""
    keuzes = _keuzes()
    rondes = keuzes.rondes or (SNELLE_RONDES if keuzes.snel else RONDES)
    verzoeken, regels = (SNELLE_VERZOEKEN, SNELLE_REGELS) if keuzes.snel else (VERZOEKEN, REGELS)
    opzet = Opzet(rondes, verzoeken, keuzes.regels or regels)
    print("Opslagen klaarzetten…", file=sys.stderr)
    cluster = bereid_voor()
    try:
        for naam in [keuzes.onderdeel] if keuzes.onderdeel else ONDERDELEN:
            _doe(naam, opzet, keuzes)
    except (MetingMislukt, ToneelFout) as fout:
        sys.exit(f"De meting is mislukt: {fout}")
    finally:
        ruim_op(cluster)


def _doe(naam: str, opzet: Opzet, keuzes: argparse.Namespace) -> None:
    soorten = (keuzes.winkel,) if keuzes.winkel else SOORTEN
    kop = {
        "naam": naam,
        "datum": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": uitkomst.machine(),
        "opzet": {**asdict(opzet), "werkprocessen": 1},
    }
    if keuzes.profiel:
        naam, inhoud = f"{naam}-profiel", kop | {"winkels": {soort: _profiel(naam, soort, opzet) for soort in soorten}}
        print("\n".join(uitkomst.profieltabel(soort, een) for soort, een in inhoud["winkels"].items()))
    else:
        inhoud = kop | ONDERDELEN[naam].meet_alles(soorten, opzet, _voortgang)
        print(ONDERDELEN[naam].tabel(inhoud))
    if not keuzes.zonder_bestand:
        pad = uitkomst.bewaar(naam, inhoud)
        print(f"\nBewaard in bench/{pad.relative_to(uitkomst.MAP.parent)}")


def _profiel(naam: str, soort: str, opzet: Opzet) -> dict[str, Any]:
    onderdeel = ONDERDELEN[naam]
    with klaargezet(soort, onderdeel.stuk()) as gemaakt:
        return profileer(gemaakt, onderdeel.korter(opzet).verzoeken)


@contextmanager
def _voortgang(naam: str, stappen: int) -> Iterator[Callable[[], object]]:
    with tqdm(total=stappen, desc=naam, unit="beurt", leave=False, disable=None) as balk:
        yield balk.update


def _keuzes() -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="python -m bench", description="Meet de snelheid van Kernteam.")
    lezer.add_argument("onderdeel", nargs="?", choices=tuple(ONDERDELEN), help="wat er wordt gemeten (anders: alles)")
    lezer.add_argument("--rondes", type=int, help=f"aantal rondes (gewoonlijk {RONDES})")
    lezer.add_argument("--regels", type=int, help=f"hoe groot het logboek wordt (gewoonlijk {REGELS})")
    lezer.add_argument("--snel", action="store_true", help="minder rondes met minder verzoeken, om te proberen")
    lezer.add_argument("--winkel", choices=SOORTEN, help="alleen deze opslag (gewoonlijk allebei)")
    lezer.add_argument("--profiel", action="store_true", help="laat zien waar de tijd van één verzoek blijft")
    lezer.add_argument("--zonder-bestand", action="store_true", help="bewaar de uitkomst niet")
    return lezer.parse_args()


if __name__ == "__main__":
    main()
