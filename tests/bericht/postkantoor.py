"""A real mail server for the tests, which keeps what it gets or behaves as badly as asked."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Postkantoor:
    """What came in, and what the server says: an SMTP answer, or None to hang up after the mail was given."""

    post: list[Message] = field(default_factory=list)
    antwoorden: list[str | None] = field(default_factory=list)  # taken one by one; empty: all is well
    poort: int = 0

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"smtp://127.0.0.1:{self.poort}"

    async def handle_DATA(self, server: Any, _sessie: Any, envelop: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a mail."""
        antwoord = self.antwoorden.pop(0) if self.antwoorden else "250 OK"
        if antwoord is None or antwoord.startswith("250"):
            bericht = message_from_bytes(envelop.content, policy=default)
            bericht["X-Aan"] = ",".join(envelop.rcpt_tos)
            self.post.append(bericht)
        if antwoord is None:
            server.transport.abort()
            return "250 niemand hoort dit"
        return antwoord


def vrije_poort() -> int:
    """Give a port where nobody listens now."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


@contextmanager
def postkantoor() -> Iterator[Postkantoor]:
    """Run the server."""
    kantoor = Postkantoor(poort=vrije_poort())
    server = Controller(kantoor, hostname="127.0.0.1", port=kantoor.poort)
    server.start()
    try:
        yield kantoor
    finally:
        server.stop()
