"""The entry `logboek`: what a log that can be proven costs, from one line to a million. Knows no server.

Writing is compared with bare group commit of the same row, verifying with bare hashlib over the same bytes. The
PostgreSQL of the tests keeps its data in memory, where a commit costs little; TEST_POSTGRES_URL names one on a disk.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import logboek_boom, logboek_schrijven, logboek_tabel
from bench.logboek_boom import Tempo
from bench.logboek_lezen import Bureau, bytes_per_tabel, open_bureau
from bench.logboek_streek import Streek
from bench.toneel import maak_instellingen
from bench.vergelijking import Opzet, Voortgang, spreiding
from kernteam.db.engine import maak_motor
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.logboek.schrijver import Mac, Schrijver
from kernteam.verzegeling import sleutel
from kernteam.verzegeling.verzegelaar import Verzegelaar
from logbewijs.anker import Anker
from tests.winkels import Winkels, verse_winkels

WAT = "het logboek: schrijven, verzegelen, bewijzen, controleren, lezen"
DOELEN = {"schrijven": 0.85, "verzegelen": 80_000, "verificatie": 0.60, "bewijs_ms": 2.0, "overzicht_ms": 10.0}
_STAPPEN, _METEN_NA = 40, (5, 10, 20, 40)  # the log grows in steps; the night is measured at an eighth, a quarter, …
_CONTROLES = 3  # rounds of full verification
_PER_COMMIT = 2_000
_KLEINSTE = 1_000  # leaves of the smallest tree a line is proven in


def meet_alles(soorten: Sequence[str], opzet: Opzet, voortgang: Voortgang) -> dict[str, Any]:
    """Measure on fresh stores of each kind."""
    gemeten = {}
    for soort in soorten:
        with tempfile.TemporaryDirectory(prefix="kernteam-bench-") as map_:
            regel, mac = Streek(1).regels(1)[0], _mac(Path(map_))
            gemeten[soort] = {
                "schrijven": logboek_schrijven.meet(soort, Path(map_), mac, regel, opzet.rondes, voortgang),
                **_vol(soort, Path(map_), mac, opzet.regels, voortgang),
            }
    return {"wat": WAT, "doelen": DOELEN, "regels": opzet.regels, "winkels": gemeten}


def _mac(map_: Path) -> Mac:
    """Give the MAC of lines as the application makes it, under a key of its own."""
    Sleutelbestand.maak(map_ / "hoofdsleutel")
    return Sleutelbestand(map_ / "hoofdsleutel").mac


def _vol(soort: str, map_: Path, mac: Mac, aantal: int, voortgang: Voortgang) -> dict[str, Any]:
    """Fill a log, sealing as it grows, and measure what is done with it."""
    streek = Streek(aantal)
    with ExitStack() as stapel:
        winkels = stapel.enter_context(verse_winkels(soort, map_))
        streek.vestig(winkels.gegevens)
        bureau = stapel.enter_context(open_bureau(maak_instellingen(winkels, map_)))
        verzegelaar = _verzegelaar(winkels, map_, mac)
        stapel.callback(verzegelaar.sluit)
        with voortgang(f"{aantal} regels op {soort}", _STAPPEN) as klaar:
            gegroeid = []
            for een in _groei(winkels, streek, verzegelaar, bureau, aantal):
                gegroeid.append(een)
                klaar()
        grootten = [10**macht for macht in range(3, 19) if _KLEINSTE <= 10**macht <= aantal]
        with voortgang(f"controleren op {soort}", _CONTROLES) as klaar:
            verificatie = logboek_boom.meet_verificatie(verzegelaar, aantal, _CONTROLES, klaar)
        return {
            **_vat_groei_samen(gegroeid),
            "bewijs": {str(grootte): logboek_boom.meet_bewijs(verzegelaar.motor, grootte) for grootte in grootten},
            "verificatie": verificatie,
            "overzicht": bureau.overzichten(streek),
        }


def _verzegelaar(winkels: Winkels, map_: Path, mac: Mac) -> Verzegelaar:
    sleutel.maak(map_ / "logsleutel")
    motor = maak_motor(winkels.logboek_verzegelaar, duurzaam=True)
    return Verzegelaar(motor, mac, map_ / "logsleutel", Anker(map_ / "anker"))


def _groei(
    winkels: Winkels, streek: Streek, verzegelaar: Verzegelaar, bureau: Bureau, aantal: int
) -> Iterator[dict[str, Any]]:
    """Write and seal the log in steps, each by a writer of its own, and measure the night after some."""
    for stap in range(1, _STAPPEN + 1):
        schrijver = Schrijver(maak_motor(winkels.logboek, duurzaam=True), verzegelaar.mac, wachttijd=600)
        regels = streek.regels(aantal // _STAPPEN)
        for begin in range(0, len(regels), _PER_COMMIT):
            schrijver.schrijf(regels[begin : begin + _PER_COMMIT])
        schrijver.sluit()
        gedaan: dict[str, Any] = {"verzegelen": logboek_boom.verzegel(verzegelaar)}
        if stap in _METEN_NA:
            totaal = stap * (aantal // _STAPPEN)
            tempo, gevallen = bureau.nacht(totaal)
            gedaan["nacht"] = {"tempo": tempo, "gevallen": gevallen}
            gedaan["groei"] = {"regels": totaal, "bytes": bytes_per_tabel(winkels)}
        yield gedaan


def _vat_groei_samen(gegroeid: list[dict[str, Any]]) -> dict[str, Any]:
    verzegeld: list[Tempo] = [een["verzegelen"] for een in gegroeid]
    nachten = [een["nacht"] for een in gegroeid if "nacht" in een]
    groei = [een["groei"] for een in gegroeid if "groei" in een]
    begin, einde = groei[0], groei[-1]
    erbij = einde["regels"] - begin["regels"]
    return {
        "verzegelen": {
            "per_seconde": spreiding([een.per_seconde for een in verzegeld]),
            "per_cpu_seconde": spreiding([een.per_cpu_seconde for een in verzegeld]),
            "rondes": [asdict(een) for een in verzegeld],
        },
        "nacht": [_nacht(een["tempo"]) | {"gevallen": een["gevallen"]} for een in nachten],
        "bytes_per_regel": {
            naam: round((groot - begin["bytes"][naam]) / erbij, 1) for naam, groot in einde["bytes"].items()
        },
    }


def _nacht(tempo: Tempo) -> dict[str, float]:
    """Give the time per line too: the same at each size when the night is linear."""
    per_regel = {"us_per_regel": tempo.duur, "cpu_us_per_regel": tempo.cpu}
    return asdict(tempo) | {naam: round(1e6 * duur / tempo.regels, 2) for naam, duur in per_regel.items()}


def tabel(inhoud: Mapping[str, Any]) -> str:
    """Show what was measured."""
    return "\n".join(logboek_tabel.tabel(soort, een, inhoud) for soort, een in inhoud["winkels"].items())
