"""What login and tokens look like in JSON. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.http.velden import Deel, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.identiteit.service import Aanmelding


class AanmeldingSchema(Invoer):
    """A login."""

    gebruikersnaam = Tekst("Uw gebruikersnaam.", "j.voorbeeld@school.example", required=True)
    wachtwoord = Tekst("Uw wachtwoord.", "een lang wachtwoord", maximaal=500, required=True, load_only=True)
    hoedanigheid = Uuid("In welke hoedanigheid u werkt, als u er meer dan één hebt.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Aanmelding:
        """Make the value the service takes."""
        return Aanmelding(**gegevens)


class NieuwTokenSchema(Uitvoer):
    """A fresh token."""

    id = Uuid("Het token, om het later in te trekken.")
    token = Tekst("Stuur dit mee als `Authorization: Bearer …`. U ziet het maar één keer.", "wq3…")
    verloopt_op = Moment("Tot wanneer het token geldt.")


class TokenSchema(Uitvoer):
    """A token in a list."""

    id = Uuid("Het token.")
    medewerker_id = Uuid("De hoedanigheid van het token.")
    gemaakt_op = Moment("Wanneer het token is gemaakt.")
    verloopt_op = Moment("Tot wanneer het token geldt.")
    huidig = JaNee("Of dit het token van dit verzoek is.")


class TokenLijst(Uitvoer):
    """The tokens of an account."""

    resultaten = Lijst(Deel(TokenSchema, "Een token."), "Uw geldige tokens, het nieuwste eerst.")


class ProfielSchema(Uitvoer):
    """Who the actor is."""

    medewerker_id = Uuid("Uw hoedanigheid.")
    naam = Tekst("Uw naam.", "Juf Voorbeeld")
    rol = Keuze(Rol, "Uw rol.")
    discipline = Keuze(Discipline, "Uw discipline, als u die hebt.", allow_none=True)
    organisatie_id = Uuid("Uw organisatie.")
    organisatie = Tekst("De naam van uw organisatie.", "Basisschool Voorbeeld")
    partij = Keuze(Partij, "De rol van uw organisatie.")
