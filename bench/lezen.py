"""The entry `lezen`: what reading one casus costs beside two ordinary applications. Knows no measurement."""

from collections.abc import Mapping, Sequence
from typing import Any

from bench import uitkomst
from bench.toneel import DEELNEMERS, NOTITIES, OMSTANDIGHEDEN, Stuk, klaargezet, speel_casus
from bench.vergelijking import KERNTEAM, ZELFDE, Opzet, Voortgang, meet, vorm

WAT = "GET /v1/casussen/{id}"
DOEL = 1.5  # at most this many times the CPU of the control that loads the same rows
_APPS = {KERNTEAM: "wsgi:app", ZELFDE: "bench.controle:zelfde_rijen()", "kaal": "bench.controle:kaal()"}


def stuk() -> Stuk:
    """Give what is played."""
    return speel_casus


def korter(opzet: Opzet) -> Opzet:
    """Give the measurement as it is: this is the reading others are compared with."""
    return opzet


def meet_alles(soorten: Sequence[str], opzet: Opzet, voortgang: Voortgang) -> dict[str, Any]:
    """Measure on fresh stores of each kind."""
    gemeten = {}
    for soort in soorten:
        with klaargezet(soort, speel_casus) as gemaakt:
            gemeten[soort] = meet(_APPS, vorm, gemaakt, opzet, voortgang)
    return {
        "wat": WAT,
        "casus": {"deelnemers": DEELNEMERS, "zichtbare_notities": NOTITIES, "omstandigheden": OMSTANDIGHEDEN},
        "doel": DOEL,
        "winkels": gemeten,
    }


def tabel(inhoud: Mapping[str, Any]) -> str:
    """Show what was measured."""
    return "\n".join(uitkomst.tabel(f"{WAT} op {soort}", een, DOEL) for soort, een in inhoud["winkels"].items())
