"""Measures servers on the same stores in interleaved rounds, and compares the first with its controls.

Knows no application: an entry says which servers there are and what must be the same in their answers.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench.meting import MetingMislukt, Ronde, Server, get, om_en_om
from bench.toneel import Toneel

KERNTEAM, ZELFDE = "kernteam", "zelfde rijen"
Voortgang = Callable[[str, int], AbstractContextManager[Callable[[], object]]]  # a name and a number of steps


@dataclass(frozen=True, slots=True)
class Opzet:
    """How much is measured, and with how many threads on both sides."""

    rondes: int
    verzoeken: int
    regels: int = 1_000_000  # of the log that the entry about it fills
    klanten: int = 4
    draden: int = 4


def meet(
    apps: Mapping[str, str], gelijk: Callable[[Any], set[str]], gemaakt: Toneel, opzet: Opzet, voortgang: Voortgang
) -> dict[str, Any]:
    """Start the servers, warm them up, and measure in interleaved rounds.

    What `gelijk` makes of the answers of the first two must be the same: what differs is not compared.
    """
    verzoek = get(gemaakt.pad, gemaakt.token)
    with ExitStack() as stapel:
        servers = [
            stapel.enter_context(Server(naam, app, gemaakt.omgeving, opzet.draden)) for naam, app in apps.items()
        ]
        eigen, zelfde = (gelijk(json.loads(server.vraag(verzoek))) for server in servers[:2])
        if eigen != zelfde:
            raise MetingMislukt(f"de antwoorden verschillen, te beginnen met {sorted(eigen ^ zelfde)[:2]}")
        klaar = stapel.enter_context(voortgang(f"{gemaakt.pad} op {gemaakt.soort}", (opzet.rondes + 1) * len(apps)))
        om_en_om(servers, verzoek, 1, opzet.verzoeken, opzet.klanten, klaar)  # not kept: caches fill, threads start
        rondes = om_en_om(servers, verzoek, opzet.rondes, opzet.verzoeken, opzet.klanten, klaar)
    return {**_samenvatting(rondes), "rondes": [[asdict(een) for een in ronde] for ronde in rondes]}


def spreiding(waarden: list[float]) -> dict[str, float]:
    """Give the median with the lowest and highest round."""
    return {"mediaan": round(median(waarden), 3), "laagste": round(min(waarden), 3), "hoogste": round(max(waarden), 3)}


def vorm(waarde: Any, plek: str = "") -> set[str]:
    """Give the paths of all keys; what is kept back has no counterpart in the control."""
    if isinstance(waarde, dict):
        delen = {f"{plek}/{naam}": dieper for naam, dieper in waarde.items() if naam != "afgeschermd"}
        return set(delen).union(*(vorm(dieper, naam) for naam, dieper in delen.items()))
    if isinstance(waarde, list):
        return set().union(*(vorm(dieper, plek) for dieper in waarde))
    return set()


def _samenvatting(rondes: list[list[Ronde]]) -> dict[str, Any]:
    """Give medians per server, and the CPU ratios as medians (and extremes) of the ratios within each round."""
    per_ronde = [{een.server: een for een in ronde} for ronde in rondes]
    namen = [een.server for een in rondes[0]]
    return {
        "servers": {naam: _midden([ronde[naam] for ronde in per_ronde]) for naam in namen},
        "verhoudingen": {
            naam: spreiding([ronde[namen[0]].cpu_ms / ronde[naam].cpu_ms for ronde in per_ronde]) for naam in namen[1:]
        },
    }


def _midden(rondes: list[Ronde]) -> dict[str, dict[str, float]]:
    return {
        veld: spreiding([getattr(een, veld) for een in rondes]) for veld in ("cpu_ms", "per_seconde", "wachttijd_ms")
    }
