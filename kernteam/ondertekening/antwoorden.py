"""The receipt as a client gets it: the fields of ISO/IEC TS 27560 under their own names, written as JSON keys."""

from kernteam.casus.antwoorden import GevraagdeBundelSchema
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.http.velden import Datum, Deel, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.ondertekening.schemas import GebeurtenisSchema
from kernteam.toestemming.antwoord import Regimenaam

_IRI = "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr"


class GegevenssoortSchema(Uitvoer):
    """A class of data."""

    pii_type = Keuze(Klasse, "De soort gegevens.", Klasse.OND)
    description = Tekst("Wat dat betekent.", "Hoe het leren gaat.")
    pii_optional = JaNee("Of u deze soort kunt weigeren.")
    special_pii_category = Tekst(
        "Bij gezondheid: de bijzondere soort (IRI).", "https://w3id.org/dpv/pd#MedicalHealth", allow_none=True
    )


class PartijvermeldingSchema(Uitvoer):
    """A party."""

    party_id = Uuid("De organisatie.")
    name = Tekst("De naam.", "Basisschool Voorbeeld")
    type = Keuze(Partij, "De rol van de organisatie.")
    role = Tekst("De rol in de AVG (IRI).", "https://w3id.org/dpv#JointDataControllers")
    address = Tekst("Het adres, als dat bekend is.", "Voorbeeldstraat 1, 3512AA Utrecht", allow_none=True)
    contact = Tekst("Bij wie u terechtkunt.", "De contactpersoon van de school.")


class OntvangervermeldingSchema(Uitvoer):
    """A receiver."""

    party_id = Uuid("De organisatie.")
    pii_types = Lijst(Keuze(Klasse, "Een soort gegevens.", Klasse.OND), "Wat is gevraagd voor deze ontvanger.")


class BewijsVerwerkingSchema(Uitvoer):
    """What the consent is about."""

    privacy_notice = Tekst("De versie van de informatietekst.", "informatie-2026.1")
    notice_sha256 = Tekst("Het controlegetal van die tekst.", "0" * 64, allow_none=True)
    language = Tekst("De taal van de tekst.", "nl")
    regime = Keuze(Regimenaam, "De regels die bepalen wie tekent.")
    purpose = Tekst("Waarvoor.", "Samen zoeken naar hulp die past.")
    purpose_type = Tekst("Het soort doel (IRI).", "https://w3id.org/dpv/sector/education#StudentWellbeingManagement")
    lawful_basis = Lijst(Tekst("Een grondslag (IRI).", "https://w3id.org/dpv/legal/eu/gdpr#A6-1-a"), "De grondslagen.")
    pii_information = Lijst(Deel(GegevenssoortSchema, "Een soort gegevens."), "Om welke gegevens het gaat.")
    pii_controllers = Lijst(Uuid("Een organisatie."), "Wie samen verantwoordelijk zijn.")
    collection_method = Tekst("Hoe de gegevens er komen.", "Van de jeugdige en de ouders zelf.")
    processing_method = Tekst("Wat ermee gebeurt.", "Vastleggen, inzien en bespreken.")
    storage_locations = Lijst(Tekst("Een plaats.", "De installatie in deze regio."), "Waar de gegevens staan.")
    retention_period = Tekst("Hoe lang zij worden bewaard.", "Zolang de casus loopt.")
    valid_until_date = Datum("De eerste dag waarop de toestemming niet meer geldt.", "2027-06-01")
    jurisdiction = Tekst("Welk recht geldt (IRI).", "https://w3id.org/dpv/loc#NL")
    recipient_third_parties = Lijst(Deel(OntvangervermeldingSchema, "Een ontvanger."), "Voor wie is gevraagd.")
    bundels = Lijst(Deel(GevraagdeBundelSchema, "Een bundel."), "In welke bundels is gevraagd, als die zijn genoemd.")
    withdrawal_method = Tekst("Hoe u intrekt.", "Met dezelfde link.")
    privacy_rights = Lijst(Tekst("Een recht (IRI).", "https://w3id.org/dpv/legal/eu/gdpr#A7-3"), "Uw rechten.")
    authority_party = Tekst("Waar u een klacht indient.", "Autoriteit Persoonsgegevens")


class VerslagSchema(Uitvoer):
    """The record."""

    schema_version = Tekst("De vorm van dit verslag (IRI).", _IRI.replace("receipt", "record"))
    record_id = Uuid("De toestemming.")
    pii_principal_id = Uuid("Over wie het gaat.")
    processing = Deel(BewijsVerwerkingSchema, "Waar de toestemming over gaat.")
    parties = Lijst(Deel(PartijvermeldingSchema, "Een organisatie."), "De organisaties.")
    events = Lijst(Deel(GebeurtenisSchema, "Een gebeurtenis."), "Wat er gebeurde, het oudste eerst.", maximaal=20_000)


class OntvangstbewijsSchema(Uitvoer):
    """The receipt."""

    schema_version = Tekst("De vorm van dit bewijs (IRI).", _IRI)
    receipt_id = Uuid("Dit bewijs.")
    record_id = Uuid("De toestemming waar het bij hoort.")
    created_timestamp = Moment("Wanneer het antwoord is vastgelegd.")
    record = Deel(VerslagSchema, "Een afschrift van wat is vastgelegd, met alleen de eigen antwoorden.")
    tekst = Tekst("Hetzelfde in gewone taal, om te bewaren.", "Ontvangstbewijs", maximaal=20_000)
