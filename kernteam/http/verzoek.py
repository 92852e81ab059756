"""One request: its session, its actor, and the single place where it commits. Knows no feature.

`werk` is what the app puts on the request: the door, seen from here only as something that must be closed.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from flask import g
from flask_login import current_user
from flask_sqlalchemy import SQLAlchemy

from kernteam.db.base import Base
from kernteam.db.schrijven import bewaak
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import KernteamFout, NietAangemeld
from kernteam.grond.klok import Klok
from kernteam.kluis.sleutelbeheer import Sleutelbeheer

P = ParamSpec("P")
R = TypeVar("R")

# own Base, so that models import no Flask; one engine and one session per request
db = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False})
bewaak(db.session)


class Werk(Protocol):
    """What a request must end: passes closed, and a second line when the work failed; and what it does that with."""

    beheer: Sleutelbeheer
    klok: Klok

    def sluit(self) -> None:
        """Close the passes."""

    def mislukt(self, reden: str) -> None:
        """Write the outcome of work that failed after its line."""


def zet_werk(werk: Werk) -> None:
    """Put the door of this request in its place; the app does this before each request."""
    g.werk = werk


def werk() -> Werk:
    """Give what the app put there."""
    return cast(Werk, g.werk)


def actor() -> Actor:
    """Give who is logged in, in which capacity; raises NietAangemeld."""
    if not current_user.is_authenticated:
        raise NietAangemeld
    return cast(Actor, current_user.actor)


def een_transactie(view: Callable[P, R]) -> Callable[P, R]:
    """Wrap a view: commit when it ends well; otherwise undo everything and write that the act failed."""

    @wraps(view)
    def uitgevoerd(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            antwoord = view(*args, **kwargs)
            db.session.commit()
        except BaseException as fout:
            db.session.rollback()
            werk().mislukt(_reden(fout))
            raise
        werk().sluit()
        return antwoord

    return uitgevoerd


def _reden(fout: BaseException) -> str:
    reden: Any = getattr(fout, "reden", None)
    if isinstance(fout, KernteamFout) and reden:
        return str(reden)
    return type(fout).__name__.upper()
