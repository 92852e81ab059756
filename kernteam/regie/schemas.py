"""What a client sends and gets about who leads a casus. Knows no rule."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from kernteam.http.velden import Deel, Invoer, JaNee, Keuze, Lijst, Moment, Uitvoer, Uuid
from kernteam.regie.models import Regiereden
from kernteam.regie.service import Aanwijzing


class RegisseurInvoerSchema(Invoer):
    """Who is to lead."""

    deelnemer_id = Uuid("Wie aan tafel regisseur wordt. Nooit leerplicht.")
    betrokkene_id = Uuid("Of wie van het gezin zelf de regie neemt.")
    reden = Keuze(Regiereden, "Waarom deze persoon regisseur wordt.", required=True)

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Hold that one person is named, not two."""
        if ("deelnemer_id" in gegevens) == ("betrokkene_id" in gegevens):
            raise ValidationError({"deelnemerId": ["Noem één persoon: iemand aan tafel, of iemand van het gezin."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Aanwijzing:
        """Make the value the service takes."""
        return Aanwijzing(**gegevens)


class RegisseurSchema(Uitvoer):
    """One time somebody became regisseur."""

    id = Uuid("Deze aanwijzing.")
    deelnemer_id = Uuid(
        "Wie aan tafel. Leeg (null) bij iemand van het gezin, of als u het niet mag weten.", allow_none=True
    )
    betrokkene_id = Uuid("Wie van het gezin. Leeg (null) als het iemand aan tafel is.", allow_none=True)
    reden = Keuze(Regiereden, "Waarom deze persoon regisseur werd.")
    sinds_op = Moment("Vanaf wanneer.")
    huidig = JaNee("Of deze persoon nu regisseur is.")


class RegisseursSchema(Uitvoer):
    """Who led the casus."""

    resultaten = Lijst(
        Deel(RegisseurSchema, "Een regisseur."), "Wie de regie heeft en had, de nieuwste eerst.", maximaal=1000
    )
