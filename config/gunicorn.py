"""How gunicorn serves: threads in one process on SQLite, more processes only on PostgreSQL. Knows no route."""

import gc
import multiprocessing
import os
import socket
import sys
from typing import Any

import gunicorn

from config.settings import InstellingFout, lees

try:
    _instellingen = lees()
except InstellingFout as fout:
    sys.exit(f"Kernteam start niet: {fout}")

_sqlite = any(
    url.startswith("sqlite")
    for url in (_instellingen.gegevens_url, _instellingen.logboek_url, _instellingen.sleutels_url)
)
# objects made before garbage is looked for among them: about those of one long list. Looking ten times within one
# request is dear (bench/agenda), and so it is while the application loads, which makes little garbage
gc.set_threshold(20_000)
_poort = os.environ.get("PORT", "8000")

gunicorn.SERVER = "Kernteam"  # the Server header tells no product and no version (/core/hide-implementation)
bind = os.environ.get("BIND", f"127.0.0.1:{_poort}")
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "16"))
workers = int(os.environ.get("WEB_CONCURRENCY", "1" if _sqlite else str(min(multiprocessing.cpu_count(), 4))))
timeout = 30
graceful_timeout = 20
keepalive = 5
limit_request_line = 4094
limit_request_field_size = 8190
accesslog = None  # the access log of this system is the logboek; a raw URL log would be a second, unguarded one
control_socket_disable = True

if _sqlite and workers > 1:
    # SQLite is unfair between processes: one would starve the others (docs/adr/0003)
    sys.exit("Kernteam start niet: met SQLite kan er maar één werkproces zijn. Gebruik PostgreSQL voor meer.")


def on_starting(server: object) -> None:  # noqa: ARG001 - gunicorn's own signature
    """Say clearly that the port is taken, before gunicorn retries for seconds."""
    host, _, nummer = bind.rpartition(":")
    if not nummer.isdigit():
        return
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host.strip("[]"), int(nummer)))
        except OSError:
            sys.exit(f"Kernteam start niet: poort {nummer} is bezet. Kies een andere, bijvoorbeeld: make run PORT=8001")


def post_worker_init(worker: Any) -> None:
    """Set what was made at the start apart, and send mail and seal the log in the background.

    Looking for garbage in all that was made at the start, again and again, is dear.
    """
    gc.collect()
    gc.freeze()
    verzender = worker.app.callable.extensions.get("kernteam_verzender")
    if verzender is not None:
        verzender.begin()
    achtergrond = worker.app.callable.extensions.get("kernteam_achtergrond")
    if achtergrond is not None:
        achtergrond.begin()
