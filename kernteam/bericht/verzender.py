"""Sends what is in the outbox: until it is empty, or for as long as the server runs. Knows no request."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from kernteam.bericht import service
from kernteam.bericht.mail import Mailserver, verstuur
from kernteam.bericht.models import Berichtstatus
from kernteam.grond.klok import AMSTERDAM, Klok

Herinner = Callable[[], int]
OpenSessie = Callable[[], AbstractContextManager[Session]]
_OCHTEND = 8  # the hour, in Amsterdam, from which people are reminded
_RUST = 15.0  # seconds between two looks in the outbox
_log = logging.getLogger(__name__)


class Verzender:
    """The outbox and the mail server, brought together. Several may run at once: each message has one sender."""

    def __init__(self, open_sessie: OpenSessie, server: Mailserver, klok: Klok, herinner: Herinner) -> None:
        """Take what opens the outbox, where mail goes, what time it is, and what puts the reminders of today in it."""
        self._open_sessie, self._server, self._klok = open_sessie, server, klok
        self._herinner = herinner
        self._herinnerd: date | None = None
        self._genoeg = Event()
        self._draad: Thread | None = None

    def verstuur_alles(self) -> Iterator[Berichtstatus]:
        """Send what is due, one medewerker at a time, and give how each ended."""
        while True:
            with self._open_sessie() as sessie:
                post = service.pak(sessie, self._klok.nu(), self._klok.vandaag())
            if post is None:
                return
            status = verstuur(self._server, post, self._klok)
            with self._open_sessie() as sessie:
                service.sluit_af(sessie, post, status, self._klok.nu())
            yield status

    def herinner(self) -> int:
        """Put the reminders of today in the outbox; give how many there were to put."""
        return self._herinner()

    def begin(self) -> None:
        """Send in the background from now on; a second call does nothing."""
        if self._draad is None:
            self._draad = Thread(target=self._blijf_versturen, name="berichten", daemon=True)
            self._draad.start()

    def stop(self) -> None:
        """End the background sending after the mail it is at."""
        self._genoeg.set()
        if self._draad is not None:
            self._draad.join()

    def _blijf_versturen(self) -> None:
        while True:
            try:
                self._herinner_vandaag()
                uitkomsten = Counter(self.verstuur_alles())
            except SQLAlchemyError as fout:  # the store is away for a moment; the outbox keeps what it holds
                _log.warning("berichten: opslag niet bereikbaar (%s)", type(fout).__name__)
            else:
                if uitkomsten.total() > uitkomsten[Berichtstatus.VERSTUURD]:
                    _log.warning("berichten: %s", {str(een): aantal for een, aantal in uitkomsten.items()})
            if self._genoeg.wait(_RUST):
                return

    def _herinner_vandaag(self) -> None:
        """Remind once a day in each process, in the morning; the outbox sees to it that nobody hears it twice."""
        nu = self._klok.nu().astimezone(AMSTERDAM)
        if nu.hour >= _OCHTEND and self._herinnerd != nu.date():
            self._herinner()
            self._herinnerd = nu.date()
