"""The entry `agenda`: what it costs that eight attendees each read an agenda of thirty casussen. Knows no server.

CPU is that of this process with all its threads, so the log writer and the test client are in it.
"""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from bench import uitkomst
from bench.profiel import tel
from bench.toneel import Stuk, Teksten, ToneelFout, klaargezet
from bench.vergelijking import Opzet, Voortgang, spreiding
from tests.klant import Spel
from tests.overleg.vergaderen import agenda, bijdrage, maak, plan, zet_op
from tests.rollen import PERSONEN

CASUSSEN, WEINIG = 30, 3
LEZERS = (  # eight readings: the cast of one kernteam has seven people, and one of them looks again
    "contactpersoon", "collega", "begeleider", "gezinswerker",
    "leerplicht", "jeugdverpleegkundige", "jeugdarts", "gezinswerker",
)  # fmt: skip
WAT = f"GET /v1/overleggen/{{id}}/agenda, {CASUSSEN} casussen, {len(LEZERS)} lezers samen"
DOEL = 150.0  # milliseconds of CPU for all readers together


class Agenda:
    """Plays the meeting, counts its statements and times its readers on the way."""

    def __init__(self, rondes: int = 1) -> None:
        self._rondes = rondes
        self.opdrachten: dict[int, dict[str, int]] = {}  # by number of casussen
        self.cpu_ms: list[float] = []  # of all readers together, per round

    def speel(self, spel: Spel) -> tuple[str, Teksten]:
        """Play it; give the path of the agenda. Nothing of it has a control, so no field is copied."""
        overleg = plan(spel)
        spel.contactpersoon.put(f"{overleg}/deelnemers/{PERSONEN['jeugdarts'].medewerker_id}", {})
        for nummer in range(1, CASUSSEN + 1):
            _speel_punt(spel, overleg)
            if nummer in (WEINIG, CASUSSEN):
                self._tel(spel, overleg, nummer)
        for _ in range(self._rondes):
            begin = time.process_time()
            for naam in LEZERS:
                spel.klanten[naam].get(f"{overleg}/agenda")
            self.cpu_ms.append(1000 * (time.process_time() - begin))
        return f"{overleg}/agenda", {}

    def _tel(self, spel: Spel, overleg: str, verwacht: int) -> None:
        for naam in LEZERS:  # caches fill, tokens are made
            getoond = len(agenda(spel, naam, overleg))
            if getoond != verwacht:
                raise ToneelFout(f"agenda van {naam}: {getoond} in plaats van {verwacht}")
        with tel() as opdrachten:
            agenda(spel, LEZERS[0], overleg)
            time.sleep(0.2)  # the writer's statements come from its own thread
        self.opdrachten[verwacht] = dict(opdrachten)


def stuk() -> Stuk:
    """Give what is played."""
    return Agenda().speel


def korter(opzet: Opzet) -> Opzet:
    """Give the measurement as it is."""
    return opzet


def meet_alles(soorten: Sequence[str], opzet: Opzet, voortgang: Voortgang) -> dict[str, Any]:
    """Measure on fresh stores of each kind."""
    gemeten = {}
    for soort in soorten:
        overleg = Agenda(opzet.rondes)
        with voortgang(f"agenda op {soort}", 1) as klaar, klaargezet(soort, overleg.speel):
            klaar()
        gemeten[soort] = {
            "opdrachten": overleg.opdrachten,
            "cpu_ms": spreiding(overleg.cpu_ms),
            "rondes": [round(een, 3) for een in overleg.cpu_ms],
        }
    return {"wat": WAT, "casussen": CASUSSEN, "lezers": len(LEZERS), "doel_ms": DOEL, "winkels": gemeten}


def tabel(inhoud: Mapping[str, Any]) -> str:
    """Show what was measured."""
    regels = [f"\n{WAT}"]
    for soort, een in inhoud["winkels"].items():
        weinig, veel = (sum(een["opdrachten"][aantal].values()) for aantal in (WEINIG, CASUSSEN))
        doel = uitkomst.doelregel(een["cpu_ms"], DOEL)
        regels.append(f"  {soort}: {uitkomst.getal(een['cpu_ms'])} ms CPU {doel}")
        regels.append(f"  opdrachten aan de opslag: {weinig} bij {WEINIG} casussen, {veel} bij {CASUSSEN}")
    return "\n".join(regels)


def _speel_punt(spel: Spel, overleg: str) -> None:
    casus = spel.open_casus("school", "swv", "bt", "lpa", "jgz")["id"]
    for naam in ("collega", "jeugdarts"):
        spel.contactpersoon.post(f"/casussen/{casus}/deelnemers", {"medewerkerId": str(PERSONEN[naam].medewerker_id)})
    punt = zet_op(spel, overleg, casus)
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage("OND", "INBRENG"))
    maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage("GEZ"))
