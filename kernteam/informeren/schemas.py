"""What a client sends about informing the family. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.http.velden import Datum, Invoer, Keuze, Lijst, Uuid
from kernteam.informeren.models import Informeerwijze
from kernteam.informeren.service import Melding
from kernteam.taak.models import Uitstelreden


class InformeringInvoerSchema(Invoer):
    """Who was told when and how, or until when and why that waits."""

    geinformeerd_datum = Datum("De dag waarop is geïnformeerd.", "2026-11-20")
    betrokkenen = Lijst(Uuid("Een betrokkene."), "Wie is geïnformeerd.", minimaal=1, maximaal=20)
    wijze = Keuze(Informeerwijze, "Hoe is geïnformeerd.")
    uitgesteld_datum = Datum("Tot welke dag het wordt uitgesteld, hoogstens een maand verder.", "2026-12-15")
    reden = Keuze(Uitstelreden, "Waarom het wordt uitgesteld.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Melding:
        """Make the value the service takes."""
        return Melding(**gegevens | {"betrokkenen": tuple(gegevens.get("betrokkenen", ()))})
