"""Idempotency-Key: a request that is sent twice is done once. Keeps no body, only a keyed hash of it."""

import re
from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from flask import request
from sqlalchemy import LargeBinary, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from kernteam.db.base import Base
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.kluis.sleutelbeheer import Sleutelbeheer

BEWAARTIJD = timedelta(days=1)
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


def zoek(sessie: Session, beheer: Sleutelbeheer, actor: Actor) -> UUID | None:
    """Give what this request made before, or None.

    Raises Ongeldig for a malformed key, Strijdig when the key was used with another body.
    """
    sleutel = _sleutel(beheer, actor)
    eerder = sessie.get(Herhaalsleutel, sleutel) if sleutel else None
    if eerder is None:
        return None
    if not compare_digest(eerder.inhoud, _inhoud(beheer)):
        raise Strijdig("Deze Idempotency-Key is al gebruikt voor een ander verzoek.", "ANDERE_INHOUD")
    return eerder.gemaakt


def bewaar(sessie: Session, beheer: Sleutelbeheer, actor: Actor, gemaakt: UUID, nu: datetime) -> None:
    """Keep the key in the transaction of the act itself; keys older than a day go."""
    sleutel = _sleutel(beheer, actor)
    if sleutel is None:
        return
    sessie.execute(delete(Herhaalsleutel).where(Herhaalsleutel.gebruikt_op < nu - BEWAARTIJD))
    sessie.add(Herhaalsleutel(sleutel=sleutel, inhoud=_inhoud(beheer), gemaakt=gemaakt, gebruikt_op=nu))


def _sleutel(beheer: Sleutelbeheer, actor: Actor) -> bytes | None:
    waarde = request.headers.get("Idempotency-Key")
    if waarde is None:
        return None
    if not _VORM.fullmatch(waarde):
        raise Ongeldig([Fout("", "IDEMPOTENCY_KEY", "Een Idempotency-Key heeft 8 tot 64 zichtbare tekens.")])
    return beheer.mac("herhaling", f"{actor.medewerker_id}\0{request.path}\0{waarde}".encode())


def _inhoud(beheer: Sleutelbeheer) -> bytes:
    return beheer.mac("herhaling.inhoud", request.get_data())
