"""How long the period of a search in the log may be: one rule for lines and for days. Knows no line and no policy."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kernteam.grond.fouten import Fout

_TERUGGEZET = timedelta(hours=1)  # in the autumn a period of whole days has an hour more


@dataclass(frozen=True, slots=True)
class Zoekgrens:
    """The most days of one search: about one casus or medewerker, and about everybody (issue 5)."""

    gericht: int
    alles: int

    def fouten(self, plaats: str, vanaf: datetime, tot: datetime, *, gericht: bool) -> list[Fout]:
        """Say at `plaats` what is wrong with a period (`tot` exclusive); empty when it may be searched."""
        if tot <= vanaf:
            return [Fout(plaats, "VOLGORDE", "Het einde van de periode ligt niet na het begin.")]
        hoogstens = self.gericht if gericht else self.alles
        if tot - vanaf <= timedelta(days=hoogstens) + _TERUGGEZET:
            return []
        meer = "" if gericht else " Kies een casus of een medewerker voor een langere periode."
        return [Fout(plaats, "PERIODE", f"Zoek in hoogstens {hoogstens} dagen tegelijk.{meer}")]
