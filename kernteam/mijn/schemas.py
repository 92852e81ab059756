"""What a client sends and gets about what waits for him. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.http.velden import Datum, Getal, Invoer, JaNee, Keuze, Moment, Uitvoer, Uuid, lijst_van
from kernteam.informeren.models import Informeerwijze
from kernteam.mijn.service import Afronding
from kernteam.taak.models import Taaksoort, Uitstelreden


class TaakSchema(Uitvoer):
    """One thing that waits."""

    id = Uuid("De taak. Leeg (null) als zij vanzelf verdwijnt zodra het is gedaan.", allow_none=True)
    soort = Keuze(Taaksoort, "Wat er te doen of te weten is.")
    casus_id = Uuid("De casus.", allow_none=True)
    object_id = Uuid("Waar het in de casus om gaat.", allow_none=True)
    ontstaan_op = Moment("Sinds wanneer dit wacht.")
    uiterlijk_datum = Datum("De laatste dag. Leeg (null) bij een bericht.", "2026-11-24", allow_none=True)
    uitgesteld_datum = Datum("Tot welke dag het is uitgesteld.", "2026-12-15", allow_none=True)
    vooraf_dagen = Getal("Hoeveel dagen vooraf dit is gemeld: 60 of 30.", 60, allow_none=True)
    te_laat = JaNee("Of de laatste dag voorbij is.", voorbeeld=False)
    vakanties_bekend = JaNee(
        "Of de schoolvakanties die meetellen bekend zijn. Zo niet (false), dan is er geen meegeteld en kan de laatste "
        "dag te vroeg zijn: kijk in de schoolgids."
    )


class AfrondingInvoerSchema(Invoer):
    """How it was done."""

    geinformeerd_datum = Datum("De dag waarop u hebt geïnformeerd.", "2026-11-20")
    wijze = Keuze(Informeerwijze, "Hoe u hebt geïnformeerd.")
    gezien = JaNee("Of u het bericht hebt gezien.", load_default=False)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Afronding:
        """Make the value the service takes."""
        return Afronding(**gegevens)


class UitstelInvoerSchema(Invoer):
    """Until when, and why."""

    uitgesteld_datum = Datum("Tot welke dag, hoogstens een maand verder.", "2026-12-15", required=True)
    reden = Keuze(Uitstelreden, "Waarom informeren nu niet kan.", required=True)


TaakLijst = lijst_van(TaakSchema)
