"""What a client sends and gets about signals. Knows no rule but which fields belong together."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.http.velden import (
    Code,
    Datum,
    Deel,
    Invoer,
    JaNee,
    Keuze,
    Moment,
    Tekst,
    Uitvoer,
    Uuid,
    geen_bsn,
    lijst_van,
)
from kernteam.signaal.inzage import Akkoord
from kernteam.signaal.models import Signaalslot
from kernteam.signaal.service.melden import NieuwSignaal
from kernteam.signaal.service.verloop import Afsluiting

_VESTIGINGSCODE = r"^[0-9]{2}[A-Z]{2}[0-9]{2}"
_LANG = 20_000  # characters of a text


class SignaalInvoerSchema(Invoer):
    """A worry about a child."""

    vestigingscode = Code(_VESTIGINGSCODE, "De school: een van uw kernteam.", "00AA00", required=True)
    naam = Tekst("Over wie het gaat.", "Sam van den Berg", required=True)
    geboortedatum = Datum("De geboortedatum; die bepaalt wie later akkoord moet zijn.", "2015-03-14", required=True)
    klasse = Keuze(Klasse, "Wat voor gegevens het zijn.", Klasse.GEZ, alleen=NOTITIEKLASSEN, required=True)
    zorg = Tekst("Waar u zich zorgen over maakt.", "Sam slaapt al weken slecht.", maximaal=_LANG, required=True)
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwSignaal:
        """Make the value the service takes."""
        return NieuwSignaal(**gegevens)


class AankondigingInvoerSchema(Invoer):
    """Who agrees that the school hears of it."""

    akkoord_datum = Datum("De dag waarop zij akkoord gingen.", "2026-11-20", required=True)
    ouders = JaNee("Of iedereen met gezag akkoord is. Nodig tot 16 jaar.", required=True)
    jeugdige = JaNee("Of de jeugdige zelf akkoord is. Nodig vanaf 12 jaar.", voorbeeld=False, required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Akkoord:
        """Make the value the service takes."""
        return Akkoord(gegevens["akkoord_datum"], gegevens["ouders"], gegevens["jeugdige"])


class SignaalslotInvoerSchema(Invoer):
    """Why a signal ends."""

    reden = Keuze(Signaalslot, "Waarom het signaal klaar is.", required=True)
    casus_id = Uuid("Bij CASUS_GEOPEND, als u daaraan deelneemt: de casus. Alleen u ziet dit.")

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Only a signal that became a casus names one."""
        if "casus_id" in gegevens and gegevens.get("reden") is not Signaalslot.CASUS_GEOPEND:
            raise ValidationError({"casusId": ["Dit hoort niet bij deze reden."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Afsluiting:
        """Make the value the service takes."""
        return Afsluiting(**gegevens)


class SignaaloverdrachtInvoerSchema(Invoer):
    """Who gets a signal."""

    medewerker_id = Uuid("Een collega van uw eigen organisatie, die u vervangt.", required=True)


class SignaalafwijzingInvoerSchema(Invoer):
    """Whether who signalled hears that it is not taken up."""

    terugkoppelen = JaNee(
        "Of de melder mag horen dat de school het niet oppakt. Alleen als de familie dat goedvindt; trekt zij dat in, "
        "zet het dan op false.",
        required=True,
    )


class TerugkoppelingInvoerSchema(Invoer):
    """Whether who signalled hears of it."""

    terugkoppelen = JaNee(
        "Of de melder mag horen dat het signaal is opgepakt en wanneer de casus eindigt. Alleen als de familie dat "
        "goedvindt; trekt zij dat in, zet het dan op false.",
        required=True,
    )


class SignaalakkoordSchema(Uitvoer):
    """Who agreed that the school hears of it."""

    datum = Datum("De dag waarop zij akkoord gingen.", "2026-11-20")
    ouders = JaNee("Of iedereen met gezag akkoord is.")
    jeugdige = JaNee("Of de jeugdige zelf akkoord is.", voorbeeld=False)


class SignaalKortSchema(Uitvoer):
    """A signal in a list."""

    id = Uuid("Het signaal.")
    vestigingscode = Code(_VESTIGINGSCODE, "De school.", "00AA00")
    gemeld_op = Moment("Wanneer het is gemeld.")
    bewaar_tot_datum = Datum("Vanaf deze dag is het signaal er niet meer.", "2027-02-22")
    aangekondigd_op = Moment("Wanneer de school hoorde dat er een signaal is.", allow_none=True)
    afgesloten_op = Moment("Wanneer het is afgesloten.", allow_none=True)
    naam = Tekst("Over wie het gaat.", "Sam van den Berg")


class SignaalSchema(SignaalKortSchema):
    """A signal as a whole."""

    organisatie_id = Uuid("Uw organisatie.")
    partij = Keuze(Partij, "De rol van uw organisatie.", Partij.BT)
    melder_id = Uuid("De medewerker die het meldde.")
    klasse = Keuze(Klasse, "Wat voor gegevens het zijn.", Klasse.GEZ)
    oppakken_uiterlijk_datum = Datum("Wanneer de school het uiterlijk oppakt.", "2026-12-06", allow_none=True)
    slotreden = Keuze(Signaalslot, "Waarom het is afgesloten.", allow_none=True)
    geboortedatum = Datum("De geboortedatum.", "2015-03-14")
    zorg = Tekst("Waar u zich zorgen over maakt.", "Sam slaapt al weken slecht.", maximaal=_LANG)
    akkoord = Deel(SignaalakkoordSchema, "Wie akkoord is dat de school het hoort.", allow_none=True)
    casus_id = Uuid("De casus die u bij het afsluiten noemde.", allow_none=True)


class SignaaldeelSchema(Uitvoer):
    """What was made."""

    id = Uuid("Het nieuwe signaal.")


SignaalLijst = lijst_van(SignaalKortSchema)
