"""What a client sends and gets about the aandachtslijst. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.http.velden import Datum, Deel, Invoer, JaNee, Keuze, Lijst, Moment, Uitvoer, Uuid
from kernteam.toezicht.models import Aandachtsreden
from kernteam.toezicht.service.aandacht import NieuweAandacht


class AandachtscasusInvoerSchema(Invoer):
    """A casus to watch."""

    casus_id = Uuid("De casus.", required=True)
    reden = Keuze(Aandachtsreden, "Waarom elke toegang wordt bekeken.", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweAandacht:
        """Make the value the service takes."""
        return NieuweAandacht(**gegevens)


class AandachtscasusSchema(Uitvoer):
    """A casus that is watched."""

    id = Uuid("De plaats op de aandachtslijst.")
    casus_id = Uuid("De casus.")
    reden = Keuze(Aandachtsreden, "Waarom elke toegang wordt bekeken.")
    sinds_op = Moment("Sinds wanneer de casus op de lijst staat.")
    toegevoegd_door = Uuid("De medewerker die de casus op de lijst zette.")
    herzien_uiterlijk_datum = Datum("De laatste dag om opnieuw te kijken of dit nog nodig is.", "2026-12-21")
    te_laat = JaNee("Of die dag voorbij is.", voorbeeld=False)


class AandachtslijstSchema(Uitvoer):
    """The whole list: it is meant to be short."""

    resultaten = Lijst(Deel(AandachtscasusSchema, "Een casus."), "De aandachtslijst, de oudste eerst.", maximaal=10_000)
