"""What a client sends and gets about handing work over. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.http.velden import Datum, Deel, Getal, Invoer, Keuze, Lijst, Uitvoer, Uuid
from kernteam.overdracht.service.opdracht import Beletsel, Opdracht, Overdrachtreden
from kernteam.taak.models import Taaksoort

MEESTE = 10_000  # nobody has more in hand


class OpenTaakSchema(Uitvoer):
    """A task that waits."""

    id = Uuid("De taak.")
    soort = Keuze(Taaksoort, "Wat er te doen of te weten is.")
    uiterlijk_datum = Datum("De laatste dag. Leeg (null) bij een bericht.", "2026-11-24", allow_none=True)


class WerkSchema(Uitvoer):
    """What a medewerker has in hand."""

    casussen = Lijst(Uuid("De casus."), "De casussen waar deze medewerker aan tafel zit.", maximaal=MEESTE)
    regie = Lijst(Uuid("De casus."), "De casussen waarvan deze medewerker de regie heeft.", maximaal=MEESTE)
    taken = Lijst(Deel(OpenTaakSchema, "Een taak."), "De taken die op naam staan.", maximaal=MEESTE)
    planacties = Lijst(Uuid("De actie."), "Wat hij volgens een plan nog doet.", maximaal=MEESTE)
    overlegacties = Lijst(Uuid("De actie."), "Wat hij volgens een overleg nog doet.", maximaal=MEESTE)
    gevraagde_consulten = Lijst(Uuid("Het consult."), "De lopende consulten die hij vroeg.", maximaal=MEESTE)
    anonieme_consulten = Lijst(Uuid("Het consult."), "De lopende anonieme consulten die hij vroeg.", maximaal=MEESTE)
    beantwoorde_consulten = Lijst(
        Uuid("Het consult."),
        "De lopende consulten waarin hij antwoordde. Die kan een collega van dezelfde aanbieder vervolgen.",
        maximaal=MEESTE,
    )


class WerkoverdrachtInvoerSchema(Invoer):
    """To whom work goes."""

    vervanger_id = Uuid("De collega: van dezelfde organisatie, met dezelfde rol.", required=True)
    vanaf_datum = Datum(
        "De eerste dag waarop de collega vervangt. Zonder deze dag: meteen. Alleen met een totDatum.", "2026-12-01"
    )
    casussen = Lijst(
        Uuid("De casus."),
        "Alleen deze casussen, zoals bij een nieuw schooljaar. Leeg: alles wat deze medewerker onder handen heeft.",
        maximaal=1000,
        load_default=list,
    )
    tot_datum = Datum("De eerste dag waarop het voorbij is. Zonder deze dag is het voorgoed.", "2026-12-15")
    reden = Keuze(Overdrachtreden, "Waarom het werk overgaat.", Overdrachtreden.AFWEZIG, required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Opdracht:
        """Make the value the service takes."""
        return Opdracht(**gegevens | {"casussen": frozenset(gegevens["casussen"])})


class GeblevenSchema(Uitvoer):
    """A casus that stays where it is."""

    casus_id = Uuid("De casus.")
    code = Keuze(
        Beletsel,
        "AFZIJDIG: deze collega doet deze casus niet, kies een ander. NIET_IN_HANDEN: de medewerker heeft haar niet.",
    )


class WerkoverdrachtSchema(Uitvoer):
    """What went over."""

    id = Uuid("De vervanging, zoals de school haar ziet. Leeg (null) bij gekozen casussen.", allow_none=True)
    casussen = Lijst(Uuid("De casus."), "De casussen die overgingen.", maximaal=MEESTE)
    niet_overgedragen = Lijst(Deel(GeblevenSchema, "Een casus."), "De casussen die bleven.", maximaal=MEESTE)
    regie = Lijst(Uuid("De casus."), "De casussen waarvan de regie overging.", maximaal=MEESTE)
    taken = Getal("Hoeveel taken overgingen, of zolang bij de vervanger staan.", 3)
    acties = Getal("Hoeveel acties, uit een plan of een overleg, op naam van de collega kwamen.", 2)
    consulten = Getal("Hoeveel lopende consulten overgingen.", 1)


class UitdiensttredingInvoerSchema(Invoer):
    """When somebody leaves."""

    datum = Datum("De eerste dag waarop deze medewerker er niet meer is.", "2026-12-31", required=True)
