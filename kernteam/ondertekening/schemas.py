"""What goes in and out when consent is signed. Knows no rule. Where the standard names a field, its name is used."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from kernteam.casus.antwoorden import GevraagdeBundelSchema
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.grond.voorlichting import Doelgroep
from kernteam.http.velden import Code, Datum, Deel, Getal, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.ondertekening.service.deur import Klop
from kernteam.ondertekening.service.gebeurtenissen import Soort
from kernteam.ondertekening.service.tekenen import Antwoordbrief
from kernteam.toestemming.antwoord import Antwoord, Regimenaam, Wijze

_LANG = 20_000
_SHA = r"^[0-9a-f]{64}"
_VAN_LINK = r"^[A-Za-z0-9_-]{43}"


class TekenlinkInvoerSchema(Invoer):
    """For whom a link is."""

    betrokkene_id = Uuid("Wie met de link tekent.", required=True)


class _KlopInvoer(Invoer):
    token = Code(_VAN_LINK, "Het token van de link.", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA", required=True)
    geboortedatum = Datum("De geboortedatum van de jeugdige.", "2015-03-14", required=True)


class LinkOpenenSchema(_KlopInvoer):
    """Who opens a link."""

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Klop:
        """Make the value the service takes."""
        return Klop(**gegevens)


class KeuzeInvoerSchema(Invoer):
    """An answer to one question."""

    keuze = Tekst("De keuze, zoals in het antwoord op _open.", "BASIS", maximaal=80, required=True)
    akkoord = JaNee("Of dit mag.", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> tuple[str, bool]:
        """Make the value the service takes."""
        return gegevens["keuze"], gegevens["akkoord"]


class LinkAntwoordSchema(_KlopInvoer):
    """What a signer answers."""

    antwoord = Keuze(Antwoord, "Of u toestemming geeft, weigert of intrekt.", required=True)
    keuzes = Lijst(
        Deel(KeuzeInvoerSchema, "Een keuze."), "Alleen bij GEGEVEN: ja of nee bij elke vraag. Niets staat vooraf aan."
    )
    na_antwoorden = Getal("Alleen bij GEGEVEN: hoeveel eigen antwoorden u bij _open zag.", 0)

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Take choices with a "yes", and with nothing else: a "no" is about everything."""
        geeft = gegevens.get("antwoord") is Antwoord.GEGEVEN
        fouten = {
            naam: ["Stuur dit mee bij GEGEVEN, en alleen dan."]
            for naam, sleutel in (("keuzes", "keuzes"), ("naAntwoorden", "na_antwoorden"))
            if (sleutel in gegevens) is not geeft
        }
        if fouten:
            raise ValidationError(fouten)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Antwoordbrief:
        """Make the value the service takes."""
        klop = Klop(gegevens["token"], gegevens["geboortedatum"])
        keuzes = tuple(gegevens.get("keuzes", ()))
        return Antwoordbrief(klop, gegevens["antwoord"], keuzes, gegevens.get("na_antwoorden"))


class NieuweTekenlinkSchema(Uitvoer):
    """A fresh link."""

    id = Uuid("De link, om haar later in te trekken.")
    token = Tekst("Geef dit aan de ondertekenaar. U ziet het maar één keer.", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83…")
    openen = Tekst("Waar het token heen gaat om te lezen wat er wordt gevraagd.", "/v1/tekenlinks/_open")
    antwoorden = Tekst("Waar het token heen gaat om te antwoorden.", "/v1/tekenlinks/_antwoord")
    verloopt_op = Moment("Tot wanneer de houder met de link kan tekenen.")


class TekenlinkSchema(Uitvoer):
    """A link in a list; without its token, which nobody has any more."""

    id = Uuid("De link.")
    betrokkene_id = Uuid("Wie ermee tekent.")
    gemaakt_op = Moment("Wanneer de link is gemaakt.")
    gemaakt_door = Uuid("De medewerker die de link maakte.")
    verloopt_op = Moment("Tot wanneer de houder met de link kan tekenen.")
    geopend_op = Moment("Wanneer de link voor het eerst is geopend.", allow_none=True)
    geblokkeerd_op = Moment("Wanneer de link is geblokkeerd, na te veel foute geboortedatums.", allow_none=True)
    alleen_intrekken = JaNee("Of de houder, die tekende, er alleen nog mee kan intrekken.", voorbeeld=False)


class TekenlinksSchema(Uitvoer):
    """The links of a request."""

    resultaten = Lijst(Deel(TekenlinkSchema, "Een link."), "De links die nog werken of geblokkeerd zijn.")


class TekstKortSchema(Uitvoer):
    """An information text in a list."""

    versie = Tekst("De versie.", "informatie-2026.1")
    doelgroep = Keuze(Doelgroep, "Voor wie de tekst is geschreven.")
    taal = Tekst("De taal.", "nl")
    sha256 = Code(_SHA, "Het controlegetal van de tekst.", "0" * 64)


class InformatietekstSchema(TekstKortSchema):
    """An information text."""

    inhoud = Tekst("De tekst (Markdown).", "# Mogen wij samen overleggen?", maximaal=_LANG)


class InformatietekstenSchema(Uitvoer):
    """The information texts."""

    resultaten = Lijst(Deel(TekstKortSchema, "Een tekst."), "Elke versie voor elke doelgroep.")


class BundelontvangerSchema(Uitvoer):
    """An organisation in a bundle."""

    organisatie_id = Uuid("De organisatie.")
    naam = Tekst("De naam.", "Buurtteam Voorbeeld")
    partij = Keuze(Partij, "De rol van de organisatie.")
    klassen = Lijst(Keuze(Klasse, "Een soort gegevens.", Klasse.OND), "Welke soorten gegevens.")


class BundelSchema(Uitvoer):
    """A bundle at one school."""

    naam = Tekst("De bundel.", "BASIS")
    uitleg = Tekst("Wat de bundel inhoudt.", "De school en het buurtteam mogen samen overleggen.", maximaal=500)
    bron = Tekst("Waar de bundel vandaan komt.", "ontwerpkeuze", maximaal=500)
    ingangsdatum = Datum("Sinds wanneer de bundel zo geldt.", "2026-11-01", attribute="geldig_vanaf")
    ontvangers = Lijst(Deel(BundelontvangerSchema, "Een ontvanger."), "De organisaties van deze school in de bundel.")


class BundelsSchema(Uitvoer):
    """The bundles of a school."""

    resultaten = Lijst(Deel(BundelSchema, "Een bundel."), "De bundels waarmee deze school toestemming kan vragen.")


class GevraagdeKlasseSchema(Uitvoer):
    """A class in words."""

    klasse = Keuze(Klasse, "De soort gegevens.", Klasse.OND)
    uitleg = Tekst("Wat dat betekent.", "Hoe het leren gaat.")


class GevraagdeOntvangerSchema(Uitvoer):
    """A receiver in words."""

    organisatie_id = Uuid("De organisatie.")
    naam = Tekst("De naam.", "Buurtteam Voorbeeld")
    partij = Keuze(Partij, "De rol van de organisatie.")
    rol = Tekst("Wat de organisatie doet.", "helpt gezinnen in de buurt")
    klassen = Lijst(Deel(GevraagdeKlasseSchema, "Een soort gegevens."), "Wat zij zou zien.")


class VraagpuntSchema(Uitvoer):
    """One question."""

    keuze = Tekst("Stuur deze mee met ja of nee.", "BASIS", maximaal=80)
    uitleg = Tekst("Wat u goedvindt als u ja zegt.", "De school en het buurtteam mogen overleggen.", maximaal=1000)
    uitdrukkelijk = JaNee("Of het om gezondheid gaat, en dus om een uitdrukkelijk antwoord.", voorbeeld=False)
    ontvangers = Lijst(Deel(GevraagdeOntvangerSchema, "Een ontvanger."), "Wie dan wat ziet.")


class EigenAntwoordSchema(Uitvoer):
    """An earlier answer of this signer."""

    antwoord = Keuze(Antwoord, "Wat u antwoordde.")
    wijze = Keuze(Wijze, "Hoe u antwoordde.")
    tekstversie = Tekst("Bij welke tekst.", "informatie-2026.1")
    gegeven_op = Moment("Wanneer u antwoordde.")


class TekenstukSchema(Uitvoer):
    """What a signer reads before he answers."""

    tekst = Deel(InformatietekstSchema, "De informatietekst.")
    voornaam = Tekst("Over wie het gaat.", "Sam", allow_none=True)
    school = Tekst("De school die het vraagt en uw vragen beantwoordt.", "Basisschool Voorbeeld")
    doel = Tekst("Waarvoor.", "Samen zoeken naar hulp die past.")
    gevraagd_op = Moment("Wanneer is gevraagd.")
    einddatum = Datum("De eerste dag waarop de toestemming niet meer geldt.", "2027-06-01", attribute="geldig_tot")
    verloopt_op = Moment("Tot wanneer u met deze link kunt tekenen. Wie tekende, kan intrekken tot de einddatum.")
    intrekken = Tekst("Hoe u zich bedenkt.", "Met dezelfde link.")
    keuzes = Lijst(Deel(VraagpuntSchema, "Een vraag."), "De vragen. Bij geen enkele staat al iets aan.", maximaal=1000)
    eerdere_antwoorden = Lijst(
        Deel(EigenAntwoordSchema, "Een antwoord."), "Uw eigen antwoorden, het oudste eerst.", maximaal=10_000
    )
    kan_tekenen = JaNee("Of u met deze link nog kunt tekenen of weigeren. Zo niet, dan kunt u alleen intrekken.")
    regime = Keuze(Regimenaam, "De regels die bepalen wie tekent.")
    regime_uitleg = Tekst("Wat dat betekent.", "Delen wat een jeugdhulpverlener weet.", maximaal=500)
    wie_tekent = Tekst("Wie er vandaag moeten tekenen.", "Alleen de jeugdige tekent.", maximaal=500)


class GebeurtenisSchema(Uitvoer):
    """An event (ISO/IEC TS 27560, in the words of the W3C Data Privacy Vocabulary)."""

    soort = Keuze(Soort, "Wat er gebeurde.")
    eigen_gegevens = JaNee("Of een volwassene antwoordde over gegevens van zichzelf, los van de jeugdige.")
    event_time = Moment("Wanneer.")
    validity_duration = Tekst("Hoe lang het vanaf dan kan gelden.", "P200D", allow_none=True)
    entity_id = Uuid("Wie het deed; bij verlopen en vervallen de school die de casus heeft.")
    event_type = Tekst("Of het antwoord uitdrukkelijk is (IRI).", "https://w3id.org/dpv#ExpressedConsent")
    event_state = Tekst("De staat (IRI).", "https://w3id.org/dpv#ConsentGiven")
    notice_version = Tekst("De versie van de informatietekst.", "informatie-2026.1")
    notice_sha256 = Code(_SHA, "Het controlegetal van die tekst.", "0" * 64, allow_none=True)
    bundels = Lijst(Deel(GevraagdeBundelSchema, "Een bundel."), "Bij GEVRAAGD: de bundels die zijn genoemd.")
    indication_method = Keuze(Wijze, "Hoe het antwoord is gegeven.", allow_none=True)
    recorded_time = Moment("Wanneer het is vastgelegd.")
    recorded_by = Uuid("Wie het vastlegde.")


class GebeurtenissenSchema(Uitvoer):
    """What happened to a request."""

    resultaten = Lijst(Deel(GebeurtenisSchema, "Een gebeurtenis."), "De oudste eerst.", maximaal=20_000)
