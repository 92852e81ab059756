"""Appending to the log: many threads that each wait for their line, beside bare group commit. Knows no application."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.controle_logboek import KaleSchrijver, maak_tabel
from bench.vergelijking import Voortgang, spreiding
from kernteam.db.engine import maak_motor
from kernteam.logboek.regel import Regel
from kernteam.logboek.schrijver import Mac, Schrijver
from tests.winkels import verse_winkels

TEGELIJK = (8, 32)
LOGBOEK, KAAL = "logboek", "kaal"
_DUUR = 1.0  # seconds of one turn
Schrijf = Callable[[Regel], None]


@dataclass(frozen=True, slots=True)
class Beurt:
    """What one way of writing did in one turn."""

    per_seconde: float
    cpu_us: float  # per line, of this process: without a database server
    wacht_ms: float  # median of one request
    p99_ms: float
    langste_ms: float
    eerlijk: float  # lines of the slowest thread as a part of those of the fastest


def meet(soort: str, map_: Path, mac: Mac, regel: Regel, rondes: int, voortgang: Voortgang) -> dict[str, Any]:
    """Measure both ways of writing on fresh stores, in turns, with each number of threads."""
    with ExitStack() as stapel:
        manieren = stapel.enter_context(_manieren(soort, map_, mac))
        klaar = stapel.enter_context(voortgang(f"schrijven op {soort}", rondes * len(TEGELIJK)))
        gemeten = {}
        for tegelijk in TEGELIJK:
            for schrijf in manieren.values():
                _beurt(schrijf, regel, tegelijk)  # not kept: connections open, files grow
            gemeten[str(tegelijk)] = _vat_samen(list(_rondes(manieren, regel, tegelijk, rondes, klaar)))
    return gemeten


@contextmanager
def _manieren(soort: str, map_: Path, mac: Mac) -> Iterator[Mapping[str, Schrijf]]:
    with ExitStack() as stapel:
        winkels = {naam: stapel.enter_context(verse_winkels(soort, _map(map_, naam))) for naam in (LOGBOEK, KAAL)}
        maak_tabel(winkels[KAAL].logboek_eigenaar)
        motoren = {naam: maak_motor(een.logboek, duurzaam=True) for naam, een in winkels.items()}
        schrijver, kaal = Schrijver(motoren[LOGBOEK], mac), KaleSchrijver(motoren[KAAL])
        stapel.callback(schrijver.sluit)
        stapel.callback(kaal.sluit)
        yield {LOGBOEK: lambda regel: schrijver.schrijf([regel]), KAAL: kaal.schrijf}


def _map(map_: Path, naam: str) -> Path:
    eigen = map_ / naam
    eigen.mkdir()
    return eigen


def _rondes(
    manieren: Mapping[str, Schrijf], regel: Regel, tegelijk: int, rondes: int, klaar: Callable[[], object]
) -> Iterator[dict[str, Beurt]]:
    for nummer in range(rondes):
        volgorde = list(manieren)[:: 1 if nummer % 2 else -1]
        yield {naam: _beurt(manieren[naam], regel, tegelijk) for naam in volgorde}
        klaar()


def _beurt(schrijf: Schrijf, regel: Regel, tegelijk: int) -> Beurt:
    wachten: list[list[float]] = [[] for _ in range(tegelijk)]
    cpu, begin = time.process_time(), time.perf_counter()
    draden = [threading.Thread(target=partial(_klant, schrijf, regel, begin + _DUUR, een)) for een in wachten]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    duur, cpu = time.perf_counter() - begin, time.process_time() - cpu
    alles, aantallen = [1000 * een for lijst in wachten for een in lijst], [len(een) for een in wachten]
    return Beurt(
        per_seconde=round(len(alles) / duur),
        cpu_us=round(1e6 * cpu / len(alles), 1),
        wacht_ms=round(median(alles), 3),
        p99_ms=round(quantiles(alles, n=100)[-1], 3),
        langste_ms=round(max(alles), 3),
        eerlijk=round(min(aantallen) / max(aantallen), 3),
    )


def _klant(schrijf: Schrijf, regel: Regel, einde: float, wachten: list[float]) -> None:
    while (begin := time.perf_counter()) < einde:
        schrijf(regel)
        wachten.append(time.perf_counter() - begin)


def _vat_samen(rondes: list[dict[str, Beurt]]) -> dict[str, Any]:
    """Give medians per way of writing; the ratio is of each round, and the worst wait of all of them."""
    velden = Beurt.__dataclass_fields__
    return {
        "manieren": {
            naam: {veld: spreiding([getattr(ronde[naam], veld) for ronde in rondes]) for veld in velden}
            for naam in (LOGBOEK, KAAL)
        },
        "verhouding": spreiding([ronde[LOGBOEK].per_seconde / ronde[KAAL].per_seconde for ronde in rondes]),
        "cpu_verhouding": spreiding([ronde[LOGBOEK].cpu_us / ronde[KAAL].cpu_us for ronde in rondes]),
        "rondes": [{naam: asdict(een) for naam, een in ronde.items()} for ronde in rondes],
    }
