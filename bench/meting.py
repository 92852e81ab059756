"""Starts servers, sends them requests over loopback and reads what CPU they used. Knows no application.

CPU is user plus system time of the worker process with all its threads, from /proc; it does not hold what a database
server uses. The worker is gunicorn's gthread with the settings of Kernteam, one process, the same for every server.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Self

WORTEL = Path(__file__).parents[1]
_TIK = os.sysconf("SC_CLK_TCK")
_GEDULD = 30.0
_LENGTE = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_GELUKT = b"HTTP/1.1 200 "


class MetingMislukt(RuntimeError):
    """A server did not start or gave another answer than 200."""


@dataclass(frozen=True, slots=True)
class Ronde:
    """What one server did in one round."""

    server: str
    verzoeken: int
    cpu_ms: float  # per request
    per_seconde: float
    wachttijd_ms: float  # median of one request as its client saw it


class Server:
    """One gunicorn with one worker process on a free port; a context manager."""

    def __init__(self, naam: str, app: str, omgeving: Mapping[str, str], draden: int) -> None:
        """Take a name for the table, the WSGI application, the environment it needs, and the number of threads."""
        self.naam = naam
        self._app = app
        self._omgeving = {**os.environ, **omgeving, "PYTHONDONTWRITEBYTECODE": "1"}
        self._draden = draden

    def __enter__(self) -> Self:
        """Start, and wait until the worker process is there."""
        self._luister = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.poort: int = self._luister.getsockname()[1]
        opties = ("--worker-class=gthread", "--workers=1", f"--threads={self._draden}", "--keep-alive=60")
        stil = ("--config=config/gunicorn.py", "--log-level=warning", f"--bind=fd://{self._luister.fileno()}")
        self._proces = subprocess.Popen(  # noqa: S603 - the program of this environment
            [sys.executable, "-m", "gunicorn", *opties, *stil, self._app],
            pass_fds=(self._luister.fileno(),),
            env=self._omgeving,
            cwd=WORTEL,
        )
        self._werker = self._wacht_op_werker()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the processes that this server started."""
        self._proces.terminate()
        try:
            self._proces.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._proces.kill()
            self._proces.wait()
        self._luister.close()

    def cpu(self) -> float:
        """Give the seconds of CPU that the worker used since it began."""
        return _tijd(self._werker)

    def ronde(self, verzoek: bytes, aantal: int, klanten: int) -> Ronde:
        """Send requests from several clients at once and give what they cost."""
        deel = max(1, aantal // klanten)
        with ThreadPoolExecutor(klanten) as draden:
            begin_cpu, begin = self.cpu(), time.perf_counter()
            uitkomsten = list(draden.map(lambda _: _klant(self.poort, verzoek, deel), range(klanten)))
            duur, cpu = time.perf_counter() - begin, self.cpu() - begin_cpu
        totaal = deel * klanten
        wachttijd = median(een for lijst in uitkomsten for een in lijst)
        return Ronde(self.naam, totaal, 1000 * cpu / totaal, totaal / duur, 1000 * wachttijd)

    def vraag(self, verzoek: bytes) -> bytes:
        """Send one request and give the body of the answer."""
        with _verbinding(self.poort) as verbinding:
            return _stuur(verbinding, verzoek)

    def _wacht_op_werker(self) -> int:
        einde = time.monotonic() + _GEDULD
        while time.monotonic() < einde and self._proces.poll() is None:
            werkers = _kinderen(self._proces.pid)
            if werkers:
                return werkers[0]
            time.sleep(0.05)
        raise MetingMislukt(f"server {self.naam} start niet")


def om_en_om(
    servers: Sequence[Server], verzoek: bytes, rondes: int, aantal: int, klanten: int, klaar: Callable[[], object]
) -> list[list[Ronde]]:
    """Measure all servers in every round, beginning with another one each time."""
    uitkomst = []
    for nummer in range(rondes):
        begin = nummer % len(servers)
        ronde = {}
        for server in (*servers[begin:], *servers[:begin]):
            ronde[server.naam] = server.ronde(verzoek, aantal, klanten)
            klaar()
        uitkomst.append([ronde[server.naam] for server in servers])
    return uitkomst


def get(pad: str, token: str) -> bytes:
    """Write a GET request with a bearer token."""
    return f"GET {pad} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\n\r\n".encode()


def _klant(poort: int, verzoek: bytes, aantal: int) -> list[float]:
    tijden = []
    with _verbinding(poort) as verbinding:
        for _ in range(aantal):
            begin = time.perf_counter()
            _stuur(verbinding, verzoek)
            tijden.append(time.perf_counter() - begin)
    return tijden


def _verbinding(poort: int) -> socket.socket:
    verbinding = socket.create_connection(("127.0.0.1", poort), timeout=_GEDULD)
    verbinding.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return verbinding


def _stuur(verbinding: socket.socket, verzoek: bytes) -> bytes:
    verbinding.sendall(verzoek)
    antwoord = b""
    while b"\r\n\r\n" not in antwoord:
        antwoord += _ontvang(verbinding)
    kop, _, inhoud = antwoord.partition(b"\r\n\r\n")
    lengte = _LENGTE.search(kop)
    if not kop.startswith(_GELUKT) or lengte is None:
        raise MetingMislukt(f"onverwacht antwoord: {kop.splitlines()[0].decode(errors='replace')}")
    while len(inhoud) < int(lengte[1]):
        inhoud += _ontvang(verbinding)
    return inhoud


def _ontvang(verbinding: socket.socket) -> bytes:
    deel = verbinding.recv(65536)
    if not deel:
        raise MetingMislukt("de server verbrak de verbinding")
    return deel


def _velden(pid: int | str) -> list[str]:
    # the name of the process stands between brackets and may hold spaces; the rest begins with field 3
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _tijd(pid: int) -> float:
    velden = _velden(pid)
    return (int(velden[11]) + int(velden[12])) / _TIK


def _kinderen(pid: int) -> list[int]:
    gevonden = []
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            if int(_velden(map_.name)[1]) == pid:
                gevonden.append(int(map_.name))
        except OSError:
            continue
    return gevonden
