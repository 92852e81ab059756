"""What the proofs and checks of the log take and give in JSON. Knows no rule."""

from marshmallow import validate

from kernteam.http.paging import GetalInVraag
from kernteam.http.velden import Deel, Getal, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, lijst_van
from kernteam.verzegeling.controle import Bevonden

_NAAM = "kernteam/logboek-0123456789ab"


class SamenhangVraag(Invoer):
    """From which earlier checkpoint on the log is shown to have only grown."""

    eerder = GetalInVraag(
        "Hoeveel regels het eerdere ijkpunt telt. Zonder dit: het ijkpunt ervoor.", 800, validate=validate.Range(min=1)
    )


class IjkpuntSchema(Uitvoer):
    """A signed checkpoint of the log."""

    nummer = Getal("Het nummer van het ijkpunt.", 12)
    grootte = Getal("Hoeveel regels het logboek toen telde.", 1042)
    note = Tekst(
        "Het ondertekende ijkpunt: naam, aantal en wortel van het logboek, met handtekeningen (C2SP signed note).",
        f"{_NAAM}\n1042\n{'A' * 43}=\n\n— {_NAAM} AAAA\n",
    )


class ZonderKeuze(Invoer):
    """Nothing to choose from: where a check begins follows from those before it."""


class ControleuitslagSchema(Uitvoer):
    """What every check says of itself."""

    bevonden = Keuze(Bevonden, "Of alles is zoals het is getekend.")
    volledig = JaNee("Of het hele logboek is gecontroleerd.", voorbeeld=False)
    sinds = Getal("Vanaf welke grootte van het logboek is gecontroleerd. 0: alles.", 900)
    grootte = Getal("Hoeveel verzegelde regels het logboek telde.", 1042)
    aantal = Getal("Hoeveel regels zijn gecontroleerd.", 142)


class LogcontroleSchema(ControleuitslagSchema):
    """One check that was made."""

    nummer = Getal("Het nummer van de logregel waarin dit staat.", 1043)
    gemaakt_op = Moment("Wanneer.")
    codes = Lijst(Tekst("Een code.", "REGEL_GEWIJZIGD"), "Wat er is gevonden, elke code één keer.")
    door_opdracht = JaNee("Of een beheerder dit aan een terminal deed, of de nacht.")


class BevindingSchema(Uitvoer):
    """One thing that is not as it was signed."""

    code = Tekst("Wat er is.", "REGEL_GEWIJZIGD")
    uitleg = Tekst("Hetzelfde in een zin.", "regel 12 is gewijzigd of ingevoegd", maximaal=1000)
    blad = Getal("De plaats in de boom.", 11, allow_none=True)
    regel = Getal("Het nummer van de logregel.", 12, allow_none=True)


class GecontroleerdSchema(ControleuitslagSchema):
    """What a check of now found."""

    aantal_bevindingen = Getal("Hoeveel bevindingen er zijn.", 0)
    bevindingen = Lijst(Deel(BevindingSchema, "Een bevinding."), "De bevindingen, hoogstens de eerste honderd.")


IjkpuntLijst = lijst_van(IjkpuntSchema)
LogcontroleLijst = lijst_van(LogcontroleSchema)
