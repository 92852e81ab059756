"""The one clock: moments in UTC, days in Europe/Amsterdam. Everything that needs time asks it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Klok:
    """Real time. Tests move it with time-machine; nothing else in the project reads the time."""

    def nu(self) -> datetime:
        """Give the present moment, aware, in UTC."""
        return datetime.now(UTC)

    def vandaag(self) -> date:
        """Give today's date in Amsterdam: the day on which birthdays and expiry take effect."""
        return self.nu().astimezone(AMSTERDAM).date()


class StilleKlok(Klok):
    """A clock that stands still: what was decided at a moment is weighed again as it was then."""

    def __init__(self, moment: datetime) -> None:
        """Take an aware moment."""
        self._moment = moment

    def nu(self) -> datetime:
        """Give that moment."""
        return self._moment
