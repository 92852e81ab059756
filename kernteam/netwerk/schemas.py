"""What clients send and get about the network. Knows no table, no route and no rule."""

from typing import Any

from marshmallow import fields, post_load

from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.http.paging import JaNeeInVraag, PaginaVraag
from kernteam.http.velden import Code, Datum, Deel, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.netwerk.bereikbaarheid import NieuweBereikbaarheid
from kernteam.netwerk.convenant import Afspraken, Contactpunt, NieuwConvenant
from kernteam.netwerk.gegevens import Schooldagen
from kernteam.netwerk.models import Dag, Sector

_VESTIGINGSCODE = r"^[0-9]{2}[A-Z]{2}[0-9]{2}"
_GEMEENTECODE = r"^[0-9]{4}"
_ADRES, _NUMMER = r"^[^@\s\x00]{1,64}@[A-Za-z0-9.-]{1,185}", r"^[0-9+() -]{6,20}"
_TELEFOON = "Het telefoonnummer op het werk. Leeg (null) als het niet is opgegeven."
_HERINNEREN = "Of u per mail hoort dat er werk wacht met een laatste dag. Hoogstens één mail per werkdag."
_EMAILADRES = "Het e-mailadres op het werk. Leeg (null) als het niet is opgegeven."


class ScholenVraag(PaginaVraag):
    """Which schools are asked for."""

    gemeente_code = Code(_GEMEENTECODE, "Alleen scholen in de gemeente met deze CBS-code.", "0344")
    sector = Keuze(Sector, "Alleen scholen in deze sector.")
    ook_gesloten = JaNeeInVraag("Ook scholen die gesloten zijn.", voorbeeld=False, load_default=False)


class OrganisatiesVraag(PaginaVraag):
    """Which organisations are asked for."""

    partij = Keuze(Partij, "Alleen organisaties met deze plaats in het netwerk.")


class MedewerkersVraag(PaginaVraag):
    """Which medewerkers are asked for."""

    organisatie_id = Uuid("Alleen medewerkers van deze organisatie.")


class Gemeente(Uitvoer):
    """A gemeente."""

    code = Code(_GEMEENTECODE, "De code van de gemeente bij het CBS.", "0344")
    naam = Tekst("De naam van de gemeente.", "Utrecht", maximaal=100)


class School(Uitvoer):
    """A school, with the source of its facts: their licence asks to name it wherever they are shown."""

    vestigingscode = Code(_VESTIGINGSCODE, "De code van de vestiging: BRIN en volgnummer.", "00AA00")
    naam = Tekst("De naam van de school.", "De Regenboog")
    sector = Keuze(Sector, "Het soort onderwijs: PO (basisschool), VO (middelbare school) of SO (speciaal onderwijs).")
    straat = Tekst("De straat waarin de school staat.", "Domstraat", maximaal=100)
    huisnummer = Tekst("Het huisnummer, met toevoeging.", "12-A", maximaal=20)
    postcode = Code(r"^[1-9][0-9]{3}[A-Z]{2}", "De postcode, zonder spatie.", "3512JA")
    plaats = Tekst("De woonplaats.", "Utrecht", maximaal=100)
    gemeente = Deel(
        Gemeente, "De gemeente waarin de school staat. Leeg (null) als die niet bekend is.", allow_none=True
    )
    website = Tekst("De website. Leeg (null) als die niet bekend is.", "www.example.nl", allow_none=True)
    sluitingsdatum = Datum(
        "De dag waarop de school gesloten bleek. Leeg (null) als de school open is.",
        attribute="gesloten_op",
        allow_none=True,
    )
    bron = Tekst("Waar deze gegevens vandaan komen.", "DUO Open Onderwijsdata: vestigingen")
    peildatum = Datum("De dag waarop deze gegevens golden.", "2025-10-01")
    licentie = Tekst("De licentie van deze gegevens.", "CC-BY 4.0", maximaal=100)


class Organisatie(Uitvoer):
    """An organisation that takes part."""

    id = Uuid("De organisatie.")
    naam = Tekst("De naam van de organisatie.", "De Regenboog")
    partij = Keuze(Partij, "De plaats van de organisatie in het netwerk. Deze bepaalt wat zij mag delen en lezen.")
    vestigingscode = Code(
        _VESTIGINGSCODE,
        "De vestigingscode, als de organisatie een school is. Anders leeg (null).",
        "00AA00",
        allow_none=True,
    )


class Medewerker(Uitvoer):
    """A person in one capacity."""

    id = Uuid("De medewerker.")
    naam = Tekst("De naam van de medewerker.", "Noor de Wit")
    organisatie = Deel(Organisatie, "De organisatie waar de medewerker werkt.")
    rol = Keuze(Rol, "Wat de medewerker in dit systeem is.")
    discipline = Keuze(
        Discipline, "Het vak van de medewerker. Leeg (null) als dat niet van belang is.", allow_none=True
    )


class Kernteam(Uitvoer):
    """A kernteam."""

    id = Uuid("Het kernteam.")
    naam = Tekst("De naam van het kernteam.", "Kernteam Noord")


class Collega(Medewerker):
    """A colleague at a school."""

    telefoon = Tekst(_TELEFOON, "030 123 45 67", maximaal=20, allow_none=True)
    emailadres = Tekst(_EMAILADRES, "noor@voorbeeld.example", maximaal=250, allow_none=True)
    dagen = Lijst(
        Keuze(Dag, "Een dag."), "De vaste dagen op deze school. Leeg als die niet zijn opgegeven.", maximaal=5
    )
    vervanger_id = Uuid("Wie nu vervangt. Leeg (null) als niemand vervangt.", allow_none=True)
    vervanger = Tekst("De naam van wie nu vervangt, als dat zo is.", "Sara de Boer", allow_none=True)


class Schoolkernteam(Kernteam):
    """The kernteam of a school, with who is in it."""

    leden = Lijst(fields.Nested(Collega), "Wie er in het kernteam zitten, en hoe u hen bereikt.", maximaal=1000)


class SchooldagenInvoer(Invoer):
    """The days at one school as sent."""

    vestigingscode = Code(_VESTIGINGSCODE, "De school.", "00AA00", required=True)
    dagen = Lijst(Keuze(Dag, "Een dag."), "De vaste dagen op deze school.", minimaal=1, maximaal=5, required=True)

    @post_load
    def maak(self, velden: dict[str, Any], **_: Any) -> Schooldagen:
        """Make the value the service takes."""
        return Schooldagen(velden["vestigingscode"], tuple(velden["dagen"]))


class BereikbaarheidInvoer(Invoer):
    """How somebody is reached, as sent."""

    telefoon = Code(_NUMMER, _TELEFOON, "030 123 45 67", allow_none=True, load_default=None)
    emailadres = Code(_ADRES, _EMAILADRES, "noor@voorbeeld.example", allow_none=True, load_default=None)
    schooldagen = Lijst(Deel(SchooldagenInvoer, "Een school."), "De vaste dagen per school.", required=True)
    herinneren = JaNee(_HERINNEREN, load_default=True)

    @post_load
    def maak(self, velden: dict[str, Any], **_: Any) -> NieuweBereikbaarheid:
        """Make the value the service takes."""
        return NieuweBereikbaarheid(**velden | {"schooldagen": tuple(velden["schooldagen"])})


class SchooldagenUitvoer(Uitvoer):
    """The days at one school."""

    vestigingscode = Code(_VESTIGINGSCODE, "De school.", "00AA00")
    dagen = Lijst(Keuze(Dag, "Een dag."), "De vaste dagen op deze school.", maximaal=5)


class Bereikbaarheid(Uitvoer):
    """How somebody is reached."""

    telefoon = Tekst(_TELEFOON, "030 123 45 67", maximaal=20, allow_none=True)
    emailadres = Tekst(_EMAILADRES, "noor@voorbeeld.example", maximaal=250, allow_none=True)
    schooldagen = Lijst(fields.Nested(SchooldagenUitvoer), "De vaste dagen per school.")
    herinneren = JaNee(_HERINNEREN)


_LOKET = "De naam van het loket; noem geen persoon."
_AFSPRAAK = 5_000  # characters
_EINDE = "De eerste dag waarop het convenant niet meer geldt. Leeg (null) als die niet is afgesproken."


class ContactpuntInvoer(Invoer):
    """The contact point of a convenant as sent."""

    naam = Tekst(_LOKET, "Privacyloket van de regio", required=True)
    emailadres = Code(_ADRES, "Het e-mailadres.", "privacyloket@voorbeeld.example")
    telefoon = Code(_NUMMER, "Het telefoonnummer.", "030 123 45 67")

    @post_load
    def maak(self, velden: dict[str, Any], **_: Any) -> Contactpunt:
        """Make the value the service takes."""
        return Contactpunt(**velden)


class AfsprakenInvoer(Invoer):
    """The division of work of a convenant as sent."""

    informeren = Tekst("Wie betrokkenen informeert.", "De school informeert.", maximaal=_AFSPRAAK, required=True)
    verzoeken = Tekst(
        "Wie verzoeken van betrokkenen beantwoordt.", "Elke organisatie zelf.", maximaal=_AFSPRAAK, required=True
    )
    datalekken = Tekst("Wie datalekken meldt.", "De regio meldt.", maximaal=_AFSPRAAK, required=True)

    @post_load
    def maak(self, velden: dict[str, Any], **_: Any) -> Afspraken:
        """Make the value the service takes."""
        return Afspraken(**velden)


class ConvenantInvoer(Invoer):
    """A convenant as sent."""

    naam = Tekst("De naam en versie van het convenant.", "Convenant kernteams 2026, versie 1", required=True)
    ingangsdatum = Datum(
        "De eerste dag waarop het convenant geldt.", "2026-09-01", attribute="geldig_vanaf", required=True
    )
    einddatum = Datum(_EINDE, "2028-09-01", attribute="geldig_tot", allow_none=True, load_default=None)
    contactpunt = Deel(ContactpuntInvoer, "Het ene punt waar betrokkenen terechtkunnen.", required=True)
    afspraken = Deel(AfsprakenInvoer, "Hoe het werk is verdeeld.", required=True)
    partijen = Lijst(Uuid("Een organisatie."), "De organisaties die meedoen.", minimaal=2, maximaal=1000, required=True)

    @post_load
    def maak(self, velden: dict[str, Any], **_: Any) -> NieuwConvenant:
        """Make the value the service takes."""
        return NieuwConvenant(**velden | {"partijen": tuple(velden["partijen"])})


class ConvenantContactpunt(Uitvoer):
    """The contact point of a convenant."""

    naam = Tekst(_LOKET, "Privacyloket van de regio")
    emailadres = Tekst("Het e-mailadres, als dat er is.", "privacyloket@voorbeeld.example", allow_none=True)
    telefoon = Tekst("Het telefoonnummer, als dat er is.", "030 123 45 67", allow_none=True)


class ConvenantAfspraken(Uitvoer):
    """The division of work of a convenant."""

    informeren = Tekst("Wie betrokkenen informeert.", "De school informeert.", maximaal=_AFSPRAAK)
    verzoeken = Tekst("Wie verzoeken van betrokkenen beantwoordt.", "Elke organisatie zelf.", maximaal=_AFSPRAAK)
    datalekken = Tekst("Wie datalekken meldt.", "De regio meldt.", maximaal=_AFSPRAAK)


class Convenant(Uitvoer):
    """A convenant."""

    id = Uuid("Het convenant.")
    naam = Tekst("De naam en versie van het convenant.", "Convenant kernteams 2026, versie 1")
    ingangsdatum = Datum("De eerste dag waarop het convenant geldt.", "2026-09-01", attribute="geldig_vanaf")
    einddatum = Datum(_EINDE, "2028-09-01", attribute="geldig_tot", allow_none=True)
    contactpunt = Deel(ConvenantContactpunt, "Het ene punt waar betrokkenen terechtkunnen.")
    afspraken = Deel(ConvenantAfspraken, "Hoe het werk is verdeeld.")
    partijen = Lijst(fields.Nested(Organisatie), "De organisaties die meedoen, op naam.", maximaal=1000)
    vastgelegd_op = Moment("Wanneer het convenant hier is vastgelegd.")
