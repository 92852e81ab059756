"""The tree of the log: sealing, proofs and full verification, beside bare hashlib. Knows no application."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from statistics import quantiles
from typing import Any

from sqlalchemy import Engine

from bench.meting import MetingMislukt
from bench.vergelijking import spreiding
from kernteam.verzegeling import boomwinkel
from kernteam.verzegeling.verificatie import Verificatie
from kernteam.verzegeling.verzegelaar import Verzegelaar
from logbewijs.boom import bevat
from logbewijs.tegels import Boom, Lees
from logbewijs.uitvoer import regel_bytes

BEWIJZEN = 200
_PER_KEER = 1_024
_LINKS, _RECHTS = b"\0", b"\1"
_RIJEN = (
    "SELECT regel.schrijver, regel.n, regel.body FROM blad JOIN regel ON regel.id = blad.regel_id ORDER BY blad.nummer"
)


@dataclass(frozen=True, slots=True)
class Tempo:
    """How many lines went by in how much time."""

    regels: int
    duur: float  # seconds
    cpu: float  # seconds, of this process

    @classmethod
    def van(cls, doe: Callable[[], int]) -> "Tempo":
        """Time what gives the number of lines it did."""
        cpu, begin = time.process_time(), time.perf_counter()
        regels = doe()
        return cls(regels, time.perf_counter() - begin, time.process_time() - cpu)

    @property
    def per_seconde(self) -> float:
        """Lines per second."""
        return self.regels / self.duur

    @property
    def per_cpu_seconde(self) -> float:
        """Lines per second of CPU of this process."""
        return self.regels / self.cpu


def verzegel(verzegelaar: Verzegelaar) -> Tempo:
    """Seal what waits, from the queue to the signed checkpoint."""
    return Tempo.van(lambda: sum(verzegelaar.verzegel()))


def meet_bewijs(motor: Engine, grootte: int) -> dict[str, Any]:
    """Prove lines of the tree as it was at a size: how long one takes, how many hashes it has and tiles it reads."""
    dobbel, tijden, hashes, tegels = random.Random(grootte), [], 0, 0  # noqa: S311 - which leaves does not matter
    with boomwinkel.lezend(motor) as verbinding:
        wortel, lees = boomwinkel.boom(verbinding, grootte).wortel(), boomwinkel.lezer(verbinding)
        for _ in range(BEWIJZEN):
            nummer = dobbel.randrange(grootte)
            begin = time.perf_counter()
            boom = boomwinkel.boom(verbinding, grootte, nummer)
            pad = boom.pad(nummer)
            tijden.append(1000 * (time.perf_counter() - begin))
            hashes, tegels = max(hashes, len(pad)), max(tegels, _tegels(grootte, lees, nummer))
            if not bevat(boom.blad(nummer), nummer, grootte, pad, wortel):
                raise MetingMislukt("een bewijs klopt niet")
    return {
        "ms": spreiding(tijden),
        "p99_ms": round(quantiles(tijden, n=100)[-1], 3),
        "hashes": hashes,
        "tegels": tegels,
    }


def _tegels(grootte: int, lees: Lees, nummer: int) -> int:
    """Count the tiles that the proof of a leaf reads."""
    gelezen = []

    def tel(niveau: int, n: int) -> bytes:
        gelezen.append((niveau, n))
        return lees(niveau, n)

    Boom(grootte, tel).pad(nummer)
    return len(gelezen)


def meet_verificatie(verzegelaar: Verzegelaar, aantal: int, rondes: int, klaar: Callable[[], object]) -> dict[str, Any]:
    """Verify the whole log, in turns with a control that reads the same bytes and hashes them with bare hashlib."""
    gemeten: list[dict[str, Tempo]] = []
    for nummer in range(rondes):
        ronde = {} if nummer % 2 else _kaal(verzegelaar.motor)
        ronde["verificatie"] = Tempo.van(lambda: _verifieer(verzegelaar))
        ronde |= _kaal(verzegelaar.motor) if nummer % 2 else {}
        if {een.regels for een in ronde.values()} != {aantal}:
            raise MetingMislukt("niet alles is gelezen")
        gemeten.append(ronde)
        klaar()
    return {
        "per_cpu_seconde": {naam: spreiding([een[naam].per_cpu_seconde for een in gemeten]) for naam in gemeten[0]},
        "per_seconde": {naam: spreiding([een[naam].per_seconde for een in gemeten]) for naam in gemeten[0]},
        "verhouding": {
            naam: spreiding([een[naam].cpu / een["verificatie"].cpu for een in gemeten])
            for naam in gemeten[0]
            if naam != "verificatie"
        },
        "rondes": [{naam: asdict(een) for naam, een in ronde.items()} for ronde in gemeten],
    }


def _verifieer(verzegelaar: Verzegelaar) -> int:
    verificatie = Verificatie(verzegelaar.motor, verzegelaar.mac, verzegelaar.anker, verzegelaar.sleutels().bekend)
    for _ in verificatie.loop():
        pass
    if verificatie.bevindingen:
        raise MetingMislukt(f"de verificatie vond {verificatie.bevindingen[0]}")
    return verificatie.grootte


def _kaal(motor: Engine) -> dict[str, Tempo]:
    """Time bare hashlib over every leaf and node, without and with reading the rows; the rows are in memory for it."""
    aantal, hashen_duur, hashen_cpu = 0, 0.0, 0.0
    cpu, begin = time.process_time(), time.perf_counter()
    for gegevens in _partijen(motor):
        van_cpu, van = time.process_time(), time.perf_counter()
        laag = [sha256(_LINKS + een).digest() for een in gegevens]
        while len(laag) > 1:
            laag = [
                sha256(_RECHTS + links + rechts).digest() for links, rechts in zip(laag[::2], laag[1::2], strict=False)
            ]
        hashen_duur += time.perf_counter() - van
        hashen_cpu += time.process_time() - van_cpu
        aantal += len(gegevens)
    alles = Tempo(aantal, time.perf_counter() - begin, time.process_time() - cpu)
    return {"hashlib": Tempo(aantal, hashen_duur, hashen_cpu), "lezen en hashlib": alles}


def _partijen(motor: Engine) -> Iterator[list[bytes]]:
    with motor.connect().execution_options(stream_results=True) as verbinding:
        for partij in verbinding.exec_driver_sql(_RIJEN).partitions(_PER_KEER):
            yield [regel_bytes(schrijver, n, body) for schrijver, n, body in partij]
