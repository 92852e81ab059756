"""The entry `lezen`: what reading one casus costs beside two ordinary applications. Knows no table on the screen."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.meting import MetingMislukt, Ronde, Server, get, om_en_om
from bench.toneel import Toneel, maak_toneel
from tests.winkels import verse_winkels

KERNTEAM, ZELFDE, KAAL = "kernteam", "zelfde rijen", "kaal"
DOEL = 1.5  # at most this many times the CPU of the control that loads the same rows
APPS = {KERNTEAM: "wsgi:app", ZELFDE: "bench.controle:zelfde_rijen()", KAAL: "bench.controle:kaal()"}


@dataclass(frozen=True, slots=True)
class Opzet:
    """How much is measured, and with how many threads on both sides."""

    rondes: int
    verzoeken: int
    klanten: int = 4
    draden: int = 4


@contextmanager
def toneel(soort: str) -> Iterator[Toneel]:
    """Give the casus in fresh stores of one kind."""
    with ExitStack() as stapel:
        map_ = Path(stapel.enter_context(tempfile.TemporaryDirectory(prefix="kernteam-bench-")))
        winkels = stapel.enter_context(verse_winkels(soort, map_))
        yield stapel.enter_context(maak_toneel(winkels, map_))


def meet(gemaakt: Toneel, opzet: Opzet, klaar: Callable[[], object]) -> dict[str, Any]:
    """Start the three servers on the same stores, warm them up, and measure in interleaved rounds."""
    verzoek = get(gemaakt.pad, gemaakt.token)
    with ExitStack() as stapel:
        servers = [
            stapel.enter_context(Server(naam, app, gemaakt.omgeving, opzet.draden)) for naam, app in APPS.items()
        ]
        _vergelijk([json.loads(server.vraag(verzoek)) for server in servers])
        om_en_om(servers, verzoek, 1, opzet.verzoeken, opzet.klanten, klaar)  # not kept: caches fill, threads start
        rondes = om_en_om(servers, verzoek, opzet.rondes, opzet.verzoeken, opzet.klanten, klaar)
    return {**samenvatting(rondes), "rondes": [[asdict(een) for een in ronde] for ronde in rondes]}


def samenvatting(rondes: list[list[Ronde]]) -> dict[str, Any]:
    """Give medians per server, and the CPU ratios as medians (and extremes) of the ratios within each round."""
    per_ronde = [{een.server: een for een in ronde} for ronde in rondes]
    return {
        "servers": {naam: _midden([ronde[naam] for ronde in per_ronde]) for naam in APPS},
        "verhoudingen": {
            naam: _spreiding([ronde[KERNTEAM].cpu_ms / ronde[naam].cpu_ms for ronde in per_ronde])
            for naam in (ZELFDE, KAAL)
        },
    }


def _midden(rondes: list[Ronde]) -> dict[str, dict[str, float]]:
    return {
        veld: _spreiding([getattr(een, veld) for een in rondes]) for veld in ("cpu_ms", "per_seconde", "wachttijd_ms")
    }


def _spreiding(waarden: list[float]) -> dict[str, float]:
    return {"mediaan": round(median(waarden), 3), "laagste": round(min(waarden), 3), "hoogste": round(max(waarden), 3)}


def _vergelijk(antwoorden: list[dict[str, Any]]) -> None:
    """Refuse to compare what is not the same: the keys of every part must be equal."""
    eigen, zelfde, _ = (_vorm(antwoord) for antwoord in antwoorden)
    if eigen != zelfde:
        raise MetingMislukt(f"de antwoorden verschillen: {sorted(eigen ^ zelfde)}")


def _vorm(waarde: Any, plek: str = "") -> set[str]:
    """Give the paths of all keys; what is kept back has no counterpart in the control."""
    if isinstance(waarde, dict):
        delen = {f"{plek}/{naam}": dieper for naam, dieper in waarde.items() if naam != "afgeschermd"}
        return set(delen).union(*(_vorm(dieper, naam) for naam, dieper in delen.items()))
    if isinstance(waarde, list):
        return set().union(*(_vorm(dieper, plek) for dieper in waarde))
    return set()
