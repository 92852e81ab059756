"""What the proofs of the log take and give in JSON. Knows no rule."""

from marshmallow import validate

from kernteam.http.paging import GetalInVraag
from kernteam.http.velden import Getal, Invoer, Tekst, Uitvoer, lijst_van

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


IjkpuntLijst = lijst_van(IjkpuntSchema)
