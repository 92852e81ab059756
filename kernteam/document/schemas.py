"""Input and output of documents."""

from typing import Any

from marshmallow import post_load

from kernteam.casus.schemas.velden import Klassekeuze
from kernteam.document.models import Bestandssoort
from kernteam.document.service.toevoegen import NieuwDocument
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.http.velden import Getal, Invoer, Keuze, Moment, Tekst, Uitvoer, Uuid, geen_bsn, lijst_van

NAAM = 200  # characters of a name
BYTES: dict[str, Any] = {"type": "string", "format": "binary"}


class DocumentInvoerSchema(Invoer):
    """What is said of a file."""

    klasse = Klassekeuze(
        NOTITIEKLASSEN, "Waar het document over gaat. Bij twijfel tussen OND of GEZ en MED: MED.", required=True
    )
    naam = Tekst("Hoe het document heet.", "Verslag van het gesprek", maximaal=NAAM, required=True)
    herkomst = Uuid("Van welke organisatie deze kennis is, als dat niet uw eigen organisatie is.")
    over = Uuid("Over welke volwassene het document gaat, als het niet over de jeugdige gaat.")
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwDocument:
        """Make the value the service takes."""
        return NieuwDocument(**gegevens)


class DocumentvrijgaveInvoerSchema(Invoer):
    """Which document is released."""

    document_id = Uuid("Het document, van uw eigen organisatie.", required=True)


class DocumentSchema(Uitvoer):
    """A document: everything but its bytes."""

    id = Uuid("Het document.")
    klasse = Keuze(Klasse, "Waar het document over gaat.", Klasse.OND)
    naam = Tekst("Hoe het document heet.", "Verslag van het gesprek", maximaal=NAAM)
    soort = Keuze(Bestandssoort, "Wat voor bestand het is, naar zijn inhoud.")
    omvang = Getal("Hoeveel bytes het bestand heeft.", 48213)
    herkomst_id = Uuid("Van welke organisatie deze kennis is.")
    herkomst = Keuze(Partij, "De rol van die organisatie.")
    auteur_id = Uuid("De medewerker die het document toevoegde.")
    geschreven_op = Moment("Wanneer het document is toegevoegd.")
    bevestigd_op = Moment(
        "Sinds wanneer vaststaat dat deze kennis klopt. Leeg (null) zolang de organisatie haar nog niet bevestigde.",
        allow_none=True,
    )
    vrijgegeven_op = Moment("Wanneer het document is vrijgegeven voor wie de toestemming noemt.", allow_none=True)
    over_id = Uuid("Over welke volwassene het document gaat, als het niet over de jeugdige gaat.", allow_none=True)


DocumentLijst = lijst_van(DocumentSchema)
