"""Sealing beside the requests: every ten seconds, and at once before an answer that must be provable."""

from contextlib import suppress
from itertools import islice
from threading import Event, Thread

import structlog

from kernteam.verzegeling import stand
from kernteam.verzegeling.getuigen import Getuigenloket
from kernteam.verzegeling.stand import Zegelstand
from kernteam.verzegeling.verzegelaar import Verstoord, Verzegelaar
from logbewijs.anker import Bezet, Ingehaald

_RUST = 10.0  # seconds between two looks in the queue; each may sign, and what is signed is checked for years
_EERST = 20  # batches sealed before an answer, at most

_log = structlog.get_logger(__name__)


class Achtergrond:
    """The sealer of a server: a thread of its own, which several processes may each have."""

    def __init__(self, verzegelaar: Verzegelaar, loket: Getuigenloket | None) -> None:
        """Take what seals, and the witness that cosigns afterwards, if there is one."""
        self._verzegelaar, self._loket = verzegelaar, loket
        self._storing: str | None = None  # what kept the last try from sealing
        self._genoeg = Event()
        self._draad: Thread | None = None

    def eerst(self) -> str | None:
        """Seal what waits, and give the newest checkpoint, whether that worked or not: the line is durable already.

        An answer may not be held back by a sealer that cannot go on: an emergency would wait for it. That it could not
        is an alarm, and the proof of the line is refused until it can. Neither may it wait for a long queue, after a
        time without a sealer: what is left then is for the background.
        """
        self._probeer(_EERST)
        with suppress(OSError):
            return self._verzegelaar.anker.lees()
        return None

    def stand(self) -> Zegelstand:
        """Give how the sealing is doing; raises SQLAlchemyError."""
        return stand.lees(self._verzegelaar.motor, self._loket, self._storing)

    def begin(self) -> None:
        """Seal in the background from now on; a second call does nothing."""
        if self._draad is None:
            self._draad = Thread(target=self._blijf_verzegelen, name="verzegelaar", daemon=True)
            self._draad.start()

    def stop(self) -> None:
        """End the background sealing after the batch it is at."""
        self._genoeg.set()
        if self._draad is not None:
            self._draad.join()

    def _blijf_verzegelen(self) -> None:
        while True:
            if self._probeer() and self._loket is not None:
                self._vraag(self._loket)
            if self._genoeg.wait(_RUST):
                return

    def _probeer(self, hoogstens: int | None = None) -> bool:
        try:
            for _ in islice(self._verzegelaar.verzegel(), hoogstens):
                pass
        except Verstoord as fout:
            self._storing = fout.code
            _log.error("logboek.verzegelen.verstoord", code=fout.code, uitleg=str(fout))
        except Exception as fout:  # noqa: BLE001 - neither an answer nor the background may end by what is in the store
            if not isinstance(fout, Bezet | Ingehaald):  # then another sealer is at it
                self._storing = type(fout).__name__.upper()
            _log.error("logboek.verzegelen.mislukt", soort=type(fout).__name__)
        else:
            self._storing = None
            return True
        return False

    def _vraag(self, loket: Getuigenloket) -> None:
        try:
            loket.vraag()
        except Exception as fout:  # noqa: BLE001 - the same: sealing goes on
            _log.error("logboek.getuige.mislukt", soort=type(fout).__name__)
