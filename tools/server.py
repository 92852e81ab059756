"""A real web server of its own for a trial: gunicorn, as production runs it, on a port nobody else has.

It knows how to start and stop the server; it knows neither a route nor what the trial is about. The socket is
opened here and handed over, so the port cannot be taken in between and the first call just waits in line.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
GEDULD = 30  # seconds a server may take to stop
OPDRACHT = (sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "wsgi:app")


class Server:
    """A running server: `url` is its origin, `stop()` gives its exit code, `log()` what it said until now."""

    def __init__(self, proces: subprocess.Popen[bytes], url: str, uitvoer: IO[bytes]) -> None:
        """Take the process and where its words go."""
        self.proces = proces
        self.url = url
        self._uitvoer = uitvoer

    def stop(self) -> int:
        """Ask the server to stop, as a supervisor does, and wait for it; a second call gives the same code."""
        if self.proces.poll() is None:
            self.proces.send_signal(signal.SIGTERM)
        try:
            return self.proces.wait(GEDULD)
        except subprocess.TimeoutExpired:
            self.proces.kill()
            return self.proces.wait()

    def log(self) -> str:
        """Give what the server wrote on its standard output and error."""
        self._uitvoer.seek(0)
        return self._uitvoer.read().decode("utf-8", "replace")


def omgeving(**eigen: str) -> dict[str, str]:
    """Give an environment for the application in which nothing of the caller's own settings is left."""
    basis = {naam: os.environ[naam] for naam in ("PATH", "HOME", "LANG", "TMPDIR") if naam in os.environ}
    return basis | eigen


@contextmanager
def draai(instellingen: Mapping[str, str]) -> Iterator[Server]:
    """Run the server with these settings until the block ends.

    What it keeps beside its stores (the key and the anchor of the log) goes with the block, unless `KERNTEAM_VAR` says
    where: an anchor that outlives its store is an alarm for the next one.
    """
    with socket.socket() as deur, TemporaryFile() as uitvoer, TemporaryDirectory(prefix="kernteam-server-") as var:
        deur.bind(("127.0.0.1", 0))
        deur.listen(64)
        host, poort = deur.getsockname()
        proces = subprocess.Popen(
            OPDRACHT,
            cwd=ROOT,
            env=omgeving(**{"KERNTEAM_VAR": var, **instellingen}, BIND=f"fd://{deur.fileno()}"),
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            pass_fds=(deur.fileno(),),
        )
        deur.close()  # from here on only the server holds it: when it dies, a caller hears so at once
        server = Server(proces, f"http://{host}:{poort}", uitvoer)
        try:
            yield server
        finally:
            server.stop()
