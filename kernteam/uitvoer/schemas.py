"""What an officer sends to have the log handed out. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.http.velden import Invoer, Keuze, Moment, Uuid
from kernteam.uitvoer.service import Opdracht
from kernteam.uitvoer.vormen import Vorm

BYTES: dict[str, Any] = {"type": "string", "format": "binary"}


class LoguitvoerInvoerSchema(Invoer):
    """Which lines, in which form."""

    vorm = Keuze(
        Vorm,
        "De vorm. LDV: Logboek Dataverwerkingen, zonder gebruikers. NEN7513: de velden van NEN 7513 als CSV. FHIR: "
        "FHIR R4 AuditEvent. REGELS: de regels precies zoals zij zijn bewaard, elk met haar bewijs, om ze los van "
        "Kernteam te controleren.",
        required=True,
    )
    vanaf = Moment("Vanaf dit moment.", "2026-10-01T00:00:00Z", required=True)
    tot = Moment("Tot dit moment, hoogstens 366 dagen later.", "2026-11-01T00:00:00Z", required=True)
    casus = Uuid("Alleen regels over deze casus.")
    organisatie = Uuid("Alleen regels van medewerkers van deze organisatie.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Opdracht:
        """Make the value the service takes."""
        return Opdracht(**gegevens)
