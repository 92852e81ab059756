"""The entry `agenda`: reading an agenda of thirty casussen, beside an ordinary application that gives the same rows.

Knows no server. The reader is the one of the kernteam who sees the most; eight attendees cost at most eight readings.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench import uitkomst
from bench.profiel import tel
from bench.toneel import LEZER, Stuk, Teksten, ToneelFout, klaargezet, lees
from bench.vergelijking import KERNTEAM, ZELFDE, Opzet, Voortgang, meet, vorm
from tests.klant import Spel
from tests.overleg.vergaderen import agenda, bijdrage, maak, plan, zet_op
from tests.rollen import PERSONEN

CASUSSEN, WEINIG = 30, 3
AANWEZIGEN = 8
WAT = f"GET /v1/overleggen/{{id}}/agenda, {CASUSSEN} casussen, {AANWEZIGEN} lezers samen"
DOEL = 150.0  # milliseconds of CPU for all readers together
_APPS = {KERNTEAM: "wsgi:app", ZELFDE: "bench.controle_agenda:agenda()"}
_LEZINGEN_PER_AGENDA = 6  # of so many readings of a casus one agenda is made: a round must not last too long


class Agenda:
    """Plays the meeting and counts its statements on the way."""

    def __init__(self) -> None:
        self.opdrachten: dict[int, dict[str, int]] = {}  # by number of casussen

    def speel(self, spel: Spel) -> tuple[str, Teksten]:
        """Play it; give the path of the agenda and every opened field by row id."""
        overleg, teksten = plan(spel), Teksten()
        spel.contactpersoon.put(f"{overleg}/deelnemers/{PERSONEN['jeugdarts'].medewerker_id}", {})
        for nummer in range(1, CASUSSEN + 1):
            teksten |= _speel_punt(spel, overleg)
            if nummer in (WEINIG, CASUSSEN):
                self._tel(spel, overleg, nummer)
        return f"{overleg}/agenda", teksten

    def _tel(self, spel: Spel, overleg: str, verwacht: int) -> None:
        with tel() as opdrachten:
            getoond = len(agenda(spel, LEZER, overleg))
            time.sleep(0.2)  # the writer's statements come from its own thread
        if getoond != verwacht:
            raise ToneelFout(f"agenda: {getoond} in plaats van {verwacht}")
        self.opdrachten[verwacht] = dict(opdrachten)


def stuk() -> Stuk:
    """Give what is played."""
    return Agenda().speel


def korter(opzet: Opzet) -> Opzet:
    """Give the measurement with fewer requests: an agenda is dear beside one reading."""
    return replace(opzet, verzoeken=max(opzet.klanten, opzet.verzoeken // _LEZINGEN_PER_AGENDA))


def meet_alles(soorten: Sequence[str], opzet: Opzet, voortgang: Voortgang) -> dict[str, Any]:
    """Measure on fresh stores of each kind."""
    gemeten = {}
    for soort in soorten:
        overleg = Agenda()
        with klaargezet(soort, overleg.speel) as gemaakt:
            een = meet(_APPS, vorm, gemaakt, korter(opzet), voortgang)
        gemeten[soort] = {"opdrachten": overleg.opdrachten} | een
    kop = {"wat": WAT, "casussen": CASUSSEN, "lezers": AANWEZIGEN, "doel_ms": DOEL}
    return kop | {"verzoeken": korter(opzet).verzoeken, "winkels": gemeten}


def tabel(inhoud: Mapping[str, Any]) -> str:
    """Show what was measured."""
    regels = [f"\n{WAT}"]
    for soort, een in inhoud["winkels"].items():
        weinig, veel = (sum(een["opdrachten"][aantal].values()) for aantal in (WEINIG, CASUSSEN))
        samen = {
            naam: {veld: AANWEZIGEN * waarde for veld, waarde in server["cpu_ms"].items()}
            for naam, server in een["servers"].items()
        }
        doel = uitkomst.doelregel(samen[KERNTEAM], DOEL)
        regels.append(f"  {soort}: {uitkomst.getal(samen[KERNTEAM])} ms CPU {doel}")
        regels.append(f"  gewone app, zelfde rijen, zonder besluit: {uitkomst.getal(samen[ZELFDE])} ms CPU")
        regels.append(f"  verhouding: {uitkomst.getal(een['verhoudingen'][ZELFDE])} keer")
        regels.append(f"  opdrachten aan de opslag: {weinig} bij {WEINIG} casussen, {veel} bij {CASUSSEN}")
    return "\n".join(regels)


def _speel_punt(spel: Spel, overleg: str) -> Teksten:
    casus = spel.open_casus("school", "swv", "bt", "lpa", "jgz")["id"]
    for naam in ("collega", "jeugdarts"):
        spel.contactpersoon.post(f"/casussen/{casus}/deelnemers", {"medewerkerId": str(PERSONEN[naam].medewerker_id)})
    punt = zet_op(spel, overleg, casus)
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage("OND", "INBRENG"))
    maak(spel, LEZER, f"{punt}/bijdragen", bijdrage("GEZ"))
    gelezen = lees(spel.klanten[LEZER], f"/casussen/{casus}")
    return {rij["id"]: rij for rij in (gelezen, *gelezen["betrokkenen"], *gelezen["notities"])}
