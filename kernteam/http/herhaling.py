"""Idempotency-Key: a request that is sent twice is done once. Keeps no body, only a keyed hash of it.

What was answered is not kept either. An answer that is only an id is given again; any other is read again, through the
act that reads it, with its own decision and log line: what may not be seen any more, does not come a second time.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from hmac import compare_digest
from http import HTTPStatus
from typing import Any, NamedTuple
from uuid import UUID

from flask import request
from sqlalchemy import LargeBinary, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from kernteam.db.base import Base
from kernteam.db.schrijven import schrijft
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.http import formulier
from kernteam.http.verzoek import actor, db, werk
from kernteam.kluis.sleutelbeheer import Sleutelbeheer

BEWAARTIJD = timedelta(days=1)
ZONDER = frozenset(
    {
        Handeling.TOKEN_MAKEN,  # nobody is logged in yet, and a secret is shown once
        Handeling.TEKENLINK_MAKEN,  # a secret is shown once; a repeat replaces the link, so one works
        Handeling.TEKENLINK_ANTWOORDEN,  # by the signer, who has no account; the same answer changes nothing
        Handeling.WERK_OVERDRAGEN,  # asking the same again changes nothing
    }
)
Toon = Callable[..., Any]
_VORM = re.compile(r"[!-~]{8,64}", re.ASCII)

PARAMETER = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "Een eigen, willekeurige sleutel. Met dezelfde sleutel wordt een verzoek binnen een dag maar één "
    "keer uitgevoerd.",
    "schema": {"type": "string", "pattern": "^[!-~]{8,64}$"},
    "example": "3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10",
}


class Herhaalsleutel(Base):
    """A key that was used, with a keyed hash of the body and what it made."""

    __tablename__ = "herhaalsleutel"

    sleutel: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)  # keyed hash of actor, path and key
    inhoud: Mapped[bytes] = mapped_column(LargeBinary)
    gemaakt: Mapped[UUID]
    gebruikt_op: Mapped[datetime]


class Eens(NamedTuple):
    """What a key does to an act: how its view is wrapped, and what it then takes and can answer."""

    wikkel: Callable[[Callable[..., Any]], Callable[..., Any]]
    parameters: tuple[dict[str, Any], ...] = ()
    fouten: frozenset[int] = frozenset()


def eens(handeling: Handeling, methode: str, status: int, toon: Toon | None) -> Eens:
    """Give what a key does to an act: every one that makes something takes it, but those in ZONDER."""
    if methode != "POST" or status != HTTPStatus.CREATED or handeling in ZONDER:
        return Eens(lambda view: view)
    return Eens(lambda view: _eenmaal(view, toon), (PARAMETER,), frozenset({400, 409}))


def _eenmaal(view: Callable[..., Any], toon: Toon | None) -> Callable[..., Any]:
    """Let a view make something once per key; `toon` gives what it answered again, None: its id was all.

    `toon` takes the id of what was made (or, when the answer has none, of what it was made in) and the path. Raises
    Ongeldig for a malformed key, Strijdig when the key was used with another body.
    """

    @wraps(view)
    def een_keer(*args: Any, **pad: Any) -> Any:
        wie, beheer = actor(), werk().beheer
        eerder = _zoek(db.session(), beheer, wie)
        if eerder is not None:
            return toon(eerder, **pad) if toon else {"id": eerder}
        antwoord = view(*args, **pad)
        _bewaar(db.session(), beheer, wie, _gemaakt(antwoord, pad), werk().klok.nu())
        return antwoord

    return een_keer


def _gemaakt(antwoord: Any, pad: dict[str, Any]) -> UUID:
    inhoud = antwoord[0] if isinstance(antwoord, tuple) else antwoord
    gemaakt: UUID = inhoud.id if hasattr(inhoud, "id") else next(reversed(pad.values()))
    return gemaakt


def _zoek(sessie: Session, beheer: Sleutelbeheer, wie: Actor) -> UUID | None:
    sleutel = _sleutel(beheer, wie)
    eerder = sessie.get(Herhaalsleutel, sleutel) if sleutel else None
    if eerder is None:
        return None
    if not compare_digest(eerder.inhoud, _inhoud(beheer)):
        raise Strijdig("Deze Idempotency-Key is al gebruikt voor een ander verzoek.", "ANDERE_INHOUD")
    return eerder.gemaakt


def _bewaar(sessie: Session, beheer: Sleutelbeheer, wie: Actor, gemaakt: UUID, nu: datetime) -> None:
    """Keep the key in the transaction of the act itself; keys older than a day go. Nothing written: nothing made."""
    sleutel = _sleutel(beheer, wie)
    if sleutel is None or not schrijft(sessie):
        return
    sessie.execute(delete(Herhaalsleutel).where(Herhaalsleutel.gebruikt_op < nu - BEWAARTIJD))
    sessie.add(Herhaalsleutel(sleutel=sleutel, inhoud=_inhoud(beheer), gemaakt=gemaakt, gebruikt_op=nu))


def _sleutel(beheer: Sleutelbeheer, wie: Actor) -> bytes | None:
    waarde = request.headers.get("Idempotency-Key")
    if waarde is None:
        return None
    if not _VORM.fullmatch(waarde):
        raise Ongeldig([Fout("", "IDEMPOTENCY_KEY", "Een Idempotency-Key heeft 8 tot 64 zichtbare tekens.")])
    return beheer.mac("herhaling", f"{wie.medewerker_id}\0{request.path}\0{waarde}".encode())


def _inhoud(beheer: Sleutelbeheer) -> bytes:
    """Hash the body; of a form what is said of its file, for the file itself is a stream that is read once."""
    gelezen = formulier.gegevens()
    return beheer.mac("herhaling.inhoud", request.get_data() if gelezen is None else gelezen)
