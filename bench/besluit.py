"""The entry `besluit`: the pure decision, and a list of casussen with one for each beside the same list without.

Knows no rule. The control of the list loads the same rows and gives the same JSON.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench import uitkomst
from bench.profiel import tel
from bench.toneel import LEZER, Stuk, Teksten, ToneelFout, klaargezet, speel_casus
from bench.vergelijking import KERNTEAM, Opzet, Voortgang, meet
from bench.zuiver import GEWOON, GROOT, meet_zuiver
from tests.klant import Spel

CASUSSEN, WEINIG = 50, 10
WAT = f"GET /v1/casussen?limit={CASUSSEN}, met een besluit per casus"
DOEL = 2.0  # at most this many times the CPU of the same list without decisions
DOEL_GROOT = 1000  # microseconds for a casus of forty items of six owners
_APPS = {KERNTEAM: "wsgi:app", "zonder besluit": "bench.controle_lijst:lijst()"}
_LEZINGEN_PER_LIJST = 6  # of so many readings one list is made: a round must not last too long


class Lijst:
    """Plays the casussen, and counts on the way what the list asks of the stores."""

    def __init__(self) -> None:
        self.opdrachten: dict[int, dict[str, int]] = {}  # by number of casussen

    def speel(self, spel: Spel) -> tuple[str, Teksten]:
        """Play them; give the path of the list and every opened field by row id."""
        pad, teksten = f"/casussen?limit={CASUSSEN}", Teksten()
        for nummer in range(1, CASUSSEN + 1):
            teksten |= speel_casus(spel)[1]
            if nummer in (WEINIG, CASUSSEN):
                self._tel(spel, pad, nummer)
        return pad, teksten

    def _tel(self, spel: Spel, pad: str, verwacht: int) -> None:
        with tel() as opdrachten:
            antwoord = spel.klanten[LEZER].get(pad)
            time.sleep(0.2)  # the writer's statements come from its own thread
        getoond = len(json.loads(antwoord.data)["resultaten"])
        if getoond != verwacht:
            raise ToneelFout(f"lijst: {getoond} in plaats van {verwacht}")
        self.opdrachten[verwacht] = dict(opdrachten)


def stuk() -> Stuk:
    """Give what is played."""
    return Lijst().speel


def korter(opzet: Opzet) -> Opzet:
    """Give the measurement with fewer requests: a list is dear beside one reading."""
    return replace(opzet, verzoeken=max(opzet.klanten, opzet.verzoeken // _LEZINGEN_PER_LIJST))


def meet_alles(soorten: Sequence[str], opzet: Opzet, voortgang: Voortgang) -> dict[str, Any]:
    """Time the pure functions, then measure the list on fresh stores of each kind."""
    with voortgang("zuivere functies", opzet.rondes) as klaar:
        zuiver = meet_zuiver(opzet.rondes, klaar)
    gemeten = {}
    for soort in soorten:
        lijst = Lijst()
        with klaargezet(soort, lijst.speel) as gemaakt:
            gemeten[soort] = {"opdrachten": lijst.opdrachten} | meet(_APPS, _gelijk, gemaakt, korter(opzet), voortgang)
    doelen = {"doel": DOEL, "doel_grote_casus_us": DOEL_GROOT}
    return (
        {"wat": WAT, "casussen": CASUSSEN, "verzoeken": korter(opzet).verzoeken}
        | doelen
        | {
            "zuiver": zuiver,
            "winkels": gemeten,
        }
    )


def tabel(inhoud: Mapping[str, Any]) -> str:
    """Show what was measured."""
    regels = [_zuiver(inhoud["zuiver"])]
    for soort, een in inhoud["winkels"].items():
        weinig, veel = (sum(een["opdrachten"][aantal].values()) for aantal in (WEINIG, CASUSSEN))
        regels.append(uitkomst.tabel(f"{WAT}, op {soort}", een, DOEL))
        regels.append(f"  opdrachten aan de opslag: {weinig} bij {WEINIG} casussen, {veel} bij {CASUSSEN}")
    return "\n".join(regels)


def _gelijk(antwoord: Mapping[str, Any]) -> set[str]:
    """Give every casus with its place and all its values; two spellings of UTC are one."""
    return {f"{plek} {json.dumps(een).replace('+00:00', 'Z')}" for plek, een in enumerate(antwoord["resultaten"])}


def _zuiver(zuiver: Mapping[str, Any]) -> str:
    regels = ["\nZuivere functies, zonder opslag", f"  {'':<40}{'CPU per keer (µs)':>26}{'per seconde CPU':>26}"]
    for naam, een in zuiver["taken"].items():
        aantal = zuiver["onderdelen"].get(naam)
        wat = f"{naam} ({aantal} onderdelen)" if aantal else naam
        regels.append(f"  {wat:<40}{uitkomst.getal(een['cpu_us']):>26}{uitkomst.getal(een['per_seconde']):>26}")
    doel = uitkomst.doelregel(zuiver["taken"][GROOT]["cpu_us"], DOEL_GROOT)
    regels.append(f"  {GROOT} {doel}; {uitkomst.getal(zuiver['verhouding'])} keer de CPU van {GEWOON}")
    return "\n".join(regels)
