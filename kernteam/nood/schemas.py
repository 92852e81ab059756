"""What a client sends and gets about an emergency. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.casus.antwoorden import BetrokkeneSchema
from kernteam.casus.models import Afzijdigreden
from kernteam.grond.actor import Partij
from kernteam.http.paging import JaNeeInVraag, PaginaVraag
from kernteam.http.velden import (
    Datum,
    Deel,
    Invoer,
    JaNee,
    Keuze,
    Lijst,
    Moment,
    Tekst,
    Uitvoer,
    Uuid,
    geen_bsn,
    lijst_van,
)
from kernteam.nood.models import Kaartsoort, Redencode, Uitkomst
from kernteam.nood.service.beoordelen import Beoordeling
from kernteam.nood.service.kaarten import NieuweKaart
from kernteam.nood.service.openen import Noodopdracht

KAART = 1000  # characters: what is read in the first minute
REDEN = 2000


class NoodkaartInvoerSchema(Invoer):
    """A card."""

    soort = Keuze(Kaartsoort, "Wat u bewaart voor een noodgeval.", required=True)
    tekst = Tekst(
        "Wat iemand in het eerste uur moet weten.", "Sam gaat bij paniek naar zijn oma.", maximaal=KAART, required=True
    )
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweKaart:
        """Make the value the service takes."""
        return NieuweKaart(**gegevens)


class NoodtoegangInvoerSchema(Invoer):
    """Why somebody must see a casus now."""

    redencode = Keuze(Redencode, "Wat er aan de hand is.", Redencode.SUICIDEDREIGING, required=True)
    reden = Tekst(
        "Waarom u de casus nu moet zien, in uw eigen woorden.",
        "Sam is het schoolplein af gerend en reageert niet meer op berichten.",
        maximaal=REDEN,
        required=True,
    )
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Noodopdracht:
        """Make the value the service takes."""
        return Noodopdracht(**gegevens)


class BeoordelingInvoerSchema(Invoer):
    """A judgement."""

    uitkomst = Keuze(Uitkomst, "Of de noodtoegang terecht was.", required=True)
    toelichting = Tekst(
        "Waarom u dat vindt.", "Het gevaar was acuut; toestemming kon niet op tijd.", maximaal=REDEN, required=True
    )
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Beoordeling:
        """Make the value the service takes."""
        return Beoordeling(**gegevens)


class NoodtoegangenVraag(PaginaVraag):
    """Which emergencies are asked for."""

    open = JaNeeInVraag("Alleen wat nog niet is beoordeeld.", voorbeeld=True, load_default=False)


class NoodkaartSchema(Uitvoer):
    """A card."""

    id = Uuid("De noodkaart.")
    soort = Keuze(Kaartsoort, "Wat er op de kaart staat.")
    tekst = Tekst("De tekst van de kaart.", "Sam gaat bij paniek naar zijn oma.", maximaal=KAART)
    herkomst_id = Uuid("Van welke organisatie deze kennis is.")
    herkomst = Keuze(Partij, "De rol van die organisatie.")
    geschreven_op = Moment("Wanneer de kaart is geschreven.")


class NoodkaartenSchema(Uitvoer):
    """The cards of one owner."""

    resultaten = Lijst(Deel(NoodkaartSchema, "Een noodkaart."), "De noodkaarten van uw organisatie.", maximaal=1000)


class NoodtoegangSchema(Uitvoer):
    """What an emergency opens."""

    id = Uuid("De noodtoegang.")
    casus_id = Uuid("De casus.")
    redencode = Keuze(Redencode, "Wat er aan de hand was.")
    vanaf_op = Moment("Wanneer de casus is geopend.")
    tot_op = Moment("Tot wanneer u dit kunt lezen.", "2026-11-22T11:15:00Z")
    betrokkenen = Lijst(Deel(BetrokkeneSchema, "Een betrokkene."), "Wie het zijn en hoe u hen bereikt.")
    noodkaarten = Lijst(
        Deel(NoodkaartSchema, "Een noodkaart."), "Wat organisaties voor dit moment bewaren.", maximaal=1000
    )


class NoodtoegangKortSchema(Uitvoer):
    """One emergency in a list."""

    id = Uuid("De noodtoegang.")
    casus_id = Uuid("De casus.")
    medewerker_id = Uuid("Wie de casus opende.")
    naam = Tekst("De naam van wie de casus opende.", "Noor Voorbeeld")
    organisatie_id = Uuid("De organisatie van wie de casus opende.")
    partij = Keuze(Partij, "De rol van die organisatie.")
    redencode = Keuze(Redencode, "Wat er aan de hand was.")
    afzijdig = Keuze(
        Afzijdigreden,
        "Wat het gezin is voor wie opende, als die had gemeld buiten de casus te blijven.",
        allow_none=True,
    )
    vanaf_op = Moment("Wanneer de casus is geopend.")
    tot_op = Moment("Tot wanneer de casus open was.", "2026-11-22T11:15:00Z")
    beoordelen_uiterlijk_datum = Datum("De laatste dag om te beoordelen.", "2026-11-24")
    te_laat = JaNee("Of die dag voorbij is zonder oordeel.", voorbeeld=False)
    uitkomst = Keuze(Uitkomst, "Het oordeel, als het er is.", allow_none=True)
    beoordeeld_op = Moment("Wanneer is geoordeeld.", allow_none=True)


class VerantwoordingSchema(Uitvoer):
    """Why, and what was thought of it."""

    id = Uuid("De noodtoegang.")
    casus_id = Uuid("De casus.")
    medewerker_id = Uuid("Wie de casus opende.")
    redencode = Keuze(Redencode, "Wat er aan de hand was.")
    reden = Tekst("Waarom, in de woorden van wie de casus opende.", "Sam reageert niet meer.", maximaal=REDEN)
    afzijdig = Keuze(
        Afzijdigreden,
        "Wat het gezin is voor wie opende, als die had gemeld buiten de casus te blijven.",
        allow_none=True,
    )
    vanaf_op = Moment("Wanneer de casus is geopend.")
    uitkomst = Keuze(Uitkomst, "Het oordeel, als het er is.", allow_none=True)
    toelichting = Tekst("Waarom zo is geoordeeld.", "Toestemming kon niet op tijd.", maximaal=REDEN, allow_none=True)
    beoordeeld_op = Moment("Wanneer is geoordeeld.", allow_none=True)
    beoordeeld_door = Uuid("De medewerker die oordeelde.", allow_none=True)


NoodtoegangLijst = lijst_van(NoodtoegangKortSchema)
