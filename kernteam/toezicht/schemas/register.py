"""What a client sends and gets about breaches and samples. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.http.velden import (
    Datum,
    Deel,
    Getal,
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
from kernteam.toezicht.models import Betrokkenenbericht, Ingelichte, Risico, Steekproefuitkomst
from kernteam.toezicht.schemas.gevallen import WOORDEN
from kernteam.toezicht.service.afhandelen import Afhandeling, Melding
from kernteam.toezicht.service.datalekken import NieuwDatalek
from kernteam.toezicht.service.steekproeven import Steekproefoordeel


class DatalekInvoerSchema(Invoer):
    """A breach."""

    bekend_op = Moment("Sinds wanneer u het weet. Vanaf dan lopen de termijnen.", required=True)
    omschrijving = Tekst(
        "Wat er is gebeurd, met welke gegevens en van hoeveel personen.",
        "Een uitdraai ging naar de verkeerde school.",
        maximaal=WOORDEN,
        required=True,
    )
    casus_id = Uuid("De casus, als het over één casus gaat.")
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwDatalek:
        """Make the value the service takes."""
        return NieuwDatalek(**gegevens)


class DatalekmeldingInvoerSchema(Invoer):
    """That somebody was told."""

    aan = Keuze(
        Ingelichte, "Wie het hoorde: de Autoriteit Persoonsgegevens (AP), de andere organisaties of de betrokkenen.",
        required=True,
    )  # fmt: skip
    gemeld_op = Moment("Wanneer.", required=True)
    toelichting = Tekst(
        "Wat er bij te zeggen is: wat nog volgt, wat dit aanvult, of waarom het later kwam.",
        "Het aantal personen volgt nog.",
        maximaal=WOORDEN,
    )
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Melding:
        """Make the value the service takes."""
        return Melding(**gegevens)


class AfhandelingInvoerSchema(Invoer):
    """How a breach was dealt with."""

    risico = Keuze(Risico, "Hoe groot het risico voor personen is.", required=True)
    betrokkenen = Keuze(Betrokkenenbericht, "Of de betrokkenen het hoorden, en zo niet: waarom.", required=True)
    maatregelen = Tekst("Wat u hebt gedaan.", "De uitdraai is vernietigd.", maximaal=WOORDEN, required=True)
    toelichting = Tekst(
        "Waarom een risico onwaarschijnlijk is, of waarom de melding later kwam.",
        "De gegevens waren niet te lezen.",
        maximaal=WOORDEN,
    )
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Afhandeling:
        """Make the value the service takes."""
        return Afhandeling(**gegevens)


class DatalekKortSchema(Uitvoer):
    """One breach in the register."""

    id = Uuid("Het datalek.")
    geval_id = Uuid("Het geval waar het uit kwam.", allow_none=True)
    casus_id = Uuid("De casus.", allow_none=True)
    bekend_op = Moment("Sinds wanneer het bekend is.")
    melden_uiterlijk_op = Moment("Uiterlijk dan hoort de AP het: 72 uur.", "2026-11-25T10:15:00Z")
    partners_uiterlijk_op = Moment("Uiterlijk dan horen de andere organisaties het.", "2026-11-23T10:15:00Z")
    te_laat = JaNee("Of de AP het te laat hoorde, of te lang nog niet hoorde.", voorbeeld=False)
    partners_te_laat = JaNee("Of de andere organisaties het te laat hoorden, of te lang nog niet.", voorbeeld=False)
    risico = Keuze(Risico, "Hoe groot het risico is.", allow_none=True)
    gemeld_op = Moment("Wanneer het voor het eerst is gemeld bij de AP.", allow_none=True)
    partners_geinformeerd_op = Moment("Wanneer de andere organisaties het voor het eerst hoorden.", allow_none=True)
    betrokkenen = Keuze(Betrokkenenbericht, "Of de betrokkenen het hoorden, zoals bij het afhandelen.", allow_none=True)
    afgehandeld_op = Moment("Wanneer het is afgehandeld.", allow_none=True)


class DatalekmeldingSchema(Uitvoer):
    """That somebody was told."""

    aan = Keuze(Ingelichte, "Wie het hoorde.")
    gemeld_op = Moment("Wanneer.")
    toelichting = Tekst("Wat er bij te zeggen was.", "Het aantal volgt nog.", maximaal=WOORDEN, allow_none=True)
    vastgelegd_op = Moment("Wanneer dit is vastgelegd.")
    vastgelegd_door = Uuid("De medewerker die dit vastlegde.")


class DatalekSchema(Uitvoer):
    """One breach with its words."""

    kort = Deel(DatalekKortSchema, "De codes en momenten.")
    omschrijving = Tekst("Wat er is gebeurd.", "Een uitdraai ging naar de verkeerde school.", maximaal=WOORDEN)
    maatregelen = Tekst("Wat er is gedaan.", "De uitdraai is vernietigd.", maximaal=WOORDEN, allow_none=True)
    toelichting = Tekst("Waarom zo is besloten.", "Niet te lezen.", maximaal=WOORDEN, allow_none=True)
    meldingen = Lijst(Deel(DatalekmeldingSchema, "Een melding."), "Wie het wanneer hoorde, de eerste eerst.")


class GeregistreerdSchema(Uitvoer):
    """What registering made."""

    id = Uuid("Het datalek.")
    melden_uiterlijk_op = Moment("Uiterlijk dan hoort de AP het.", "2026-11-25T10:15:00Z")


class SteekproefInvoerSchema(Invoer):
    """Of which month."""

    maand_datum = Datum("De eerste dag van een maand die voorbij is.", "2026-10-01", required=True)


class SteekproefoordeelInvoerSchema(Invoer):
    """A judgement of one drawn casus."""

    casus_id = Uuid("De getrokken casus.", required=True)
    uitkomst = Keuze(Steekproefuitkomst, "Wat u vond na alle toegang van die maand te bekijken.", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Steekproefoordeel:
        """Make the value the service takes."""
        return Steekproefoordeel(**gegevens)


class GetrokkenSchema(Uitvoer):
    """A drawn casus."""

    casus_id = Uuid("De casus.")
    volgnummer = Getal("De hoeveelste in de trekking.", 1)
    uitkomst = Keuze(Steekproefuitkomst, "Wat er is gevonden.", allow_none=True)
    beoordeeld_op = Moment("Wanneer is gekeken.", allow_none=True)
    beoordeeld_door = Uuid("De medewerker die keek.", allow_none=True)


class SteekproefSchema(Uitvoer):
    """A sample."""

    id = Uuid("De steekproef.")
    maand_datum = Datum("De eerste dag van de maand.", "2026-10-01")
    zaad = Tekst(
        "Het zaad van de trekking: SHA-256 van zaad en casus geeft de volgorde. Zo is zij na te rekenen.", "0a1b2c"
    )
    casussen = Getal("In hoeveel casussen die maand iemand kwam.", 240)
    getrokken_op = Moment("Wanneer is getrokken.")
    getrokken_door = Uuid(
        "De medewerker die trok. Leeg (null) als het nachtwerk trok, of als zij vervallen is.", allow_none=True
    )
    beoordelen_uiterlijk_datum = Datum("De laatste dag om te beoordelen.", "2026-11-27")
    te_laat = JaNee("Of die dag voorbij is en er nog een casus wacht.", voorbeeld=False)
    klaar = JaNee("Of elke casus is beoordeeld.", voorbeeld=False)
    vervallen = JaNee(
        "Of de getrokken casussen er niet meer zijn, omdat hun bewaartermijn voorbij is.", voorbeeld=False
    )
    getrokken = Lijst(Deel(GetrokkenSchema, "Een casus."), "De getrokken casussen.", maximaal=10_000)


class SteekproevenSchema(Uitvoer):
    """All samples."""

    resultaten = Lijst(Deel(SteekproefSchema, "Een steekproef."), "De steekproeven, de nieuwste eerst.", maximaal=1000)


DatalekLijst = lijst_van(DatalekKortSchema)
