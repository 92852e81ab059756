"""One log line and its canonical bytes. Ids and codes only: no names, no free text, no values, no raw URL."""

import json
import secrets
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling

VERSIE = 1


class Uitkomst(StrEnum):
    """How an act ended as far as its line knows."""

    TOEGESTAAN = "TOEGESTAAN"
    GEWEIGERD = "GEWEIGERD"
    MISLUKT = "MISLUKT"  # allowed, but the work failed after its line; a second line says so


@dataclass(frozen=True, slots=True)
class Regel:
    """What is written of one act (NEN 7513, BIO2 8.15.01): who, what, when, on which ground, with what outcome."""

    tijdstip: datetime
    handeling: Handeling
    uitkomst: Uitkomst
    reden: str
    beleid: str
    spoor: str  # W3C trace id
    oorsprong: str  # network address, or "opdracht" for a command
    actor: UUID | None = None
    rol: str | None = None
    partij: str | None = None
    organisatie: UUID | None = None
    namens: UUID | None = None  # on whose behalf, for a replacement
    object: UUID | None = None
    casus: UUID | None = None
    doel: str | None = None
    grondslag: str | None = None
    toestemming: UUID | None = None
    klassen: tuple[str, ...] = ()
    eigenaren: tuple[str, ...] = ()
    aantal: int | None = None
    discipline: str | None = None
    feiten: str | None = None  # fingerprint of the facts the decision was made on, for a replay
    ontvanger: str | None = None  # the party that gets a verstrekking

    def body(self) -> str:
        """Give the exact text that is stored and hashed: canonical JSON with a fresh 16-byte salt.

        Keys sorted, no white space, ASCII only; absent values are left out.
        """
        inhoud = {veld: _eenvoudig(getattr(self, veld)) for veld in _VELDEN}
        vol = {veld: waarde for veld, waarde in inhoud.items() if waarde not in (None, [])}
        return json.dumps(
            {"v": VERSIE, "zout": secrets.token_hex(16), **vol},
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=True,
        )


_VELDEN = tuple(veld.name for veld in fields(Regel))


def _eenvoudig(waarde: Any) -> Any:
    if isinstance(waarde, datetime):
        return als_tekst(waarde)
    if isinstance(waarde, UUID):
        return str(waarde)
    if isinstance(waarde, tuple):
        return sorted(waarde)
    return waarde
