"""The entry `document`: sealing beside bare AES-GCM, and what a large document costs a server in time and memory.

Memory is what the worker process grows beyond what it was after a small document, at its highest (VmHWM).
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.meting import MetingMislukt, Server
from bench.toneel import Stuk, Toneel, klaargezet, speel_casus
from bench.vergelijking import Opzet, Voortgang, spreiding
from kernteam.document.models import Document, Documentdeel
from kernteam.grond.klasse import Klasse
from kernteam.kluis.stroom import DEEL
from tests.document.bestanden import FORMULIER, formulier_van, grote_png
from tests.kluis.passen import maak_bos

WAT = "POST …/documenten en GET …/documenten/{id}/inhoud"
DOEL = 0.6  # of the speed of bare AES-GCM with the same chunks
GEHEUGEN = 60  # megabytes more, at most
MEGABYTES = 100
_PROEF = [bytes(DEEL)] * (64 * 1024 * 1024 // DEEL)
_MB = 1024 * 1024
_KOP = 45  # bytes of a PNG beside its IDAT: signature, IHDR and IEND


def stuk() -> Stuk:
    """Give what is played."""
    return speel_casus


def korter(opzet: Opzet) -> Opzet:
    """Give the measurement as it is."""
    return opzet


def meet_alles(soorten: Sequence[str], opzet: Opzet, voortgang: Voortgang) -> dict[str, Any]:
    """Measure the seal in this process, and whole documents on fresh stores of each kind."""
    with voortgang("zegel", opzet.rondes) as klaar:
        zegel = _meet_zegel(opzet.rondes, klaar)
    gemeten = {}
    for soort in soorten:
        with klaargezet(soort, speel_casus) as gemaakt:
            gemeten[soort] = _meet_server(gemaakt)
    return {
        "wat": WAT,
        "doel": {"zegel": DOEL, "geheugen_mb": GEHEUGEN},
        "deel": DEEL,
        "megabytes": MEGABYTES,
        "zegel": zegel,
        "winkels": gemeten,
    }


def tabel(inhoud: Mapping[str, Any]) -> str:
    """Show what was measured."""
    zegel = inhoud["zegel"]
    regels = ["\nVerzegelen in delen, naast kale AES-GCM met dezelfde delen (MB/s)"]
    for naam in ("verzegelen", "openen"):
        eigen, kaal, deel = (zegel[naam][een]["mediaan"] for een in ("eigen", "kaal", "verhouding"))
        gehaald = "gehaald" if deel >= DOEL else "niet gehaald"
        regels.append(f"  {naam:<12}{eigen:>8.0f} van {kaal:>6.0f}: {deel:.0%} (doel: {DOEL:.0%}; {gehaald})")
    regels.append(f"\nEen document van {inhoud['megabytes']} MB op een draaiende server")
    for soort, een in inhoud["winkels"].items():
        gehaald = "gehaald" if een["geheugen_mb"] <= GEHEUGEN else "niet gehaald"
        regels.append(
            f"  {soort:<12} heen {een['heen_mb_s']:.0f} MB/s, terug {een['terug_mb_s']:.0f} MB/s, geheugen "
            f"+{een['geheugen_mb']:.0f} MB (doel: hoogstens {GEHEUGEN}; {gehaald})"
        )
    return "\n".join(regels)


def _meet_zegel(rondes: int, klaar: Callable[[], object]) -> dict[str, Any]:
    document = Document(id=uuid4(), casus_id=uuid4(), klasse=Klasse.OND)
    bos, kaal, nonce = maak_bos(document), AESGCM(bytes(32)), bytes(12)
    dicht = list(bos.zegel_stroom(document, Documentdeel, _PROEF))
    kaal_dicht = [kaal.encrypt(nonce, deel, None) for deel in _PROEF]
    doen: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
        "verzegelen": (
            partial(bos.zegel_stroom, document, Documentdeel, _PROEF),
            lambda: (kaal.encrypt(nonce, deel, None) for deel in _PROEF),
        ),
        "openen": (
            partial(bos.open_stroom, document, Documentdeel, dicht),
            lambda: (kaal.decrypt(nonce, deel, None) for deel in kaal_dicht),
        ),
    }
    tempo: dict[str, list[tuple[float, float]]] = {naam: [] for naam in doen}
    for _ in range(rondes):
        for naam, (eigen, raw) in doen.items():
            tempo[naam].append((_mb_per_seconde(eigen()), _mb_per_seconde(raw())))
        klaar()
    return {
        naam: {
            "eigen": spreiding([eigen for eigen, _ in paren]),
            "kaal": spreiding([raw for _, raw in paren]),
            "verhouding": spreiding([eigen / raw for eigen, raw in paren]),
        }
        for naam, paren in tempo.items()
    }


def _mb_per_seconde(stroom: Iterator[bytes]) -> float:
    begin = time.process_time()  # CPU: another process does not count
    for _ in stroom:
        pass
    return len(_PROEF) * DEEL / _MB / (time.process_time() - begin)


def _meet_server(gemaakt: Toneel) -> dict[str, float]:
    omgeving = gemaakt.omgeving | {"KERNTEAM_GROOTSTE_DOCUMENT_MB": str(MEGABYTES + 1)}
    with Server("kernteam", "wsgi:app", omgeving, 4) as server:
        _heen_en_weer(server, gemaakt, 1)
        voor = _geheugen(server, "VmRSS")
        heen, terug = _heen_en_weer(server, gemaakt, MEGABYTES)
        na = _geheugen(server, "VmHWM")
    return {
        "heen_mb_s": round(MEGABYTES / heen, 1),
        "terug_mb_s": round(MEGABYTES / terug, 1),
        "geheugen_mb": round(na - voor, 1),
    }


def _heen_en_weer(server: Server, gemaakt: Toneel, megabytes: int) -> tuple[float, float]:
    """Send a document and fetch it; give how long each took, once what came back is what was sent."""
    som = sha256()
    inhoud, lengte = formulier_van(_geteld(grote_png(megabytes), som.update), megabytes * (_MB + 12) + _KOP)
    kop = {"Authorization": f"Bearer {gemaakt.token}"}
    lijn = HTTPConnection("127.0.0.1", server.poort, timeout=120)
    begin = time.perf_counter()
    lijn.request("POST", f"{gemaakt.pad}/documenten", inhoud, kop | FORMULIER | {"Content-Length": str(lengte)})
    antwoord = lijn.getresponse()
    plek = antwoord.read().decode()
    if antwoord.status != 201:  # noqa: PLR2004 - a status
        raise MetingMislukt(f"toevoegen gaf {antwoord.status}")
    heen, begin = time.perf_counter() - begin, time.perf_counter()
    document = plek.partition('"id":"')[2].partition('"')[0]
    lijn.request("GET", f"{gemaakt.pad}/documenten/{document}/inhoud", headers=kop)
    antwoord, terug = lijn.getresponse(), sha256()
    while deel := antwoord.read(_MB):
        terug.update(deel)
    if terug.digest() != som.digest():
        raise MetingMislukt("wat terugkwam is niet wat is gestuurd")
    lijn.close()
    return heen, time.perf_counter() - begin


def _geteld(stukken: Iterator[bytes], tel: Callable[[bytes], None]) -> Iterator[bytes]:
    for deel in stukken:
        tel(deel)
        yield deel


def _geheugen(server: Server, wat: str) -> float:
    """Read a line of /proc/<pid>/status, in megabytes."""
    regels = Path(f"/proc/{server._werker}/status").read_text().splitlines()  # noqa: SLF001 - the worker it measures
    regel = next(regel for regel in regels if regel.startswith(f"{wat}:"))
    return int(regel.split()[1]) / 1024
