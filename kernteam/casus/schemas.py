"""What a client sends about a casus. Knows no rule: the service judges it. What it gets back is in `antwoorden`."""

from enum import StrEnum
from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from kernteam.casus.models import Afsluitreden, Soort
from kernteam.casus.service.notities import NieuweNotitie
from kernteam.casus.service.ontvangers import Ontvanger, Toestemmingsvraag
from kernteam.casus.service.openen import NieuwePersoon, Opening
from kernteam.casus.service.toestemmingen import Antwoordopdracht
from kernteam.casus.service.wijzigen import Wijziging
from kernteam.grond.klasse import DEELBAAR, NOTITIEKLASSEN, Klasse
from kernteam.grond.status import Casusstatus
from kernteam.http.velden import Code, Datum, Deel, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uuid
from kernteam.toestemming.antwoord import Antwoord, Wijze
from kernteam.toestemming.geldigheid import Gezag

LANG = 20_000  # characters of a note or question
_VESTIGINGSCODE = r"^[0-9]{2}[A-Z]{2}[0-9]{2}"
_TEKSTVERSIE = r"^[a-z0-9][a-z0-9.-]{0,39}"


def _geen_bsn() -> JaNee:
    return JaNee(
        "Zet op true als negen cijfers in de tekst geen BSN zijn. Dat wordt vastgelegd.",
        voorbeeld=False,
        load_default=False,
    )


class Klassekeuze(Keuze):
    """A class of data, out of those that have a place here; the others get their own explanation."""

    def __init__(self, klassen: frozenset[Klasse], uitleg: str, **kwargs: Any) -> None:
        """Take the classes that may be chosen."""
        super().__init__(Klasse, uitleg, Klasse.OND, alleen=frozenset(klassen), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> StrEnum:
        if isinstance(value, str) and value in _GEWEERD:
            raise ValidationError(_GEWEERD[value])
        return super()._deserialize(value, attr, data, **kwargs)


_GEWEERD = {
    "BSN": "Een BSN hoort niet in een casus.",
    "STRAF": "Strafrechtelijke gegevens horen niet in een casus.",
    "VEIL": "Zorgen over veiligheid horen in de meldcode van uw organisatie (POST /v1/meldcodes), niet in een casus.",
}


class OntvangerInvoerSchema(Invoer):
    """A receiver and the classes it may get."""

    organisatie_id = Uuid("De organisatie die de gegevens mag zien.", required=True)
    klassen = Lijst(Klassekeuze(DEELBAAR, "Een soort gegevens."), "Welke soorten gegevens.", minimaal=1, required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Ontvanger:
        """Make the value the service takes."""
        return Ontvanger(gegevens["organisatie_id"], frozenset(gegevens["klassen"]))


class ToestemmingInvoerSchema(Invoer):
    """A request for consent."""

    ontvangers = Lijst(
        Deel(OntvangerInvoerSchema, "Een ontvanger."),
        "Wie welke gegevens mag zien. Noem ook de school, als zij moet zien wat anderen inbrengen en wie meedoen.",
        minimaal=1,
        maximaal=20,
        required=True,
    )
    einddatum = Datum(
        "De eerste dag waarop de toestemming niet meer geldt; hoogstens een jaar later.", "2027-06-01", required=True
    )
    tekstversie = Code(
        _TEKSTVERSIE, "De versie van de informatietekst die is gegeven.", "informatie-2026.1", required=True
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Toestemmingsvraag:
        """Make the value the service takes."""
        return Toestemmingsvraag(tuple(gegevens["ontvangers"]), gegevens["einddatum"], gegevens["tekstversie"])


class _PersoonInvoer(Invoer):
    voornaam = Tekst("De voornaam.", "Sam", maximaal=100, required=True)
    achternaam = Tekst("De achternaam, met voorvoegsel.", "van den Berg", maximaal=100, required=True)
    telefoon = Code(r"^[0-9+() -]{6,20}", "Een telefoonnummer.", "030 123 45 67")
    emailadres = Code(r"^[^@\s\x00]{1,64}@[A-Za-z0-9.-]{1,185}", "Een e-mailadres.", "ouder@voorbeeld.example")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwePersoon:
        """Make the value the service takes."""
        return NieuwePersoon(**gegevens)


class JeugdigeInvoerSchema(_PersoonInvoer):
    """The child or youth."""

    geboortedatum = Datum("De geboortedatum van de jeugdige.", "2015-03-14", required=True)
    wilsbekwaam = JaNee("Of de jeugdige (vanaf 12 jaar) hier zelf over kan beslissen.", load_default=True)


class GezaghebbendeInvoerSchema(_PersoonInvoer):
    """Somebody who holds gezag."""

    gezag = Keuze(Gezag, "Hoe bekend is dat deze persoon gezag heeft.", required=True)


class OpeningSchema(Invoer):
    """What a school sends to open a casus; consent may be asked in the same call."""

    vestigingscode = Code(_VESTIGINGSCODE, "De school.", "00AA00", required=True)
    hulpvraag = Tekst("Wat de vraag is.", "Hoe helpen we Sam weer naar school?", maximaal=LANG, required=True)
    aanleiding = Tekst("Waarom nu.", "Sam is vaak afwezig sinds de herfst.", maximaal=LANG, required=True)
    jeugdige = Deel(JeugdigeInvoerSchema, "De jeugdige.", required=True)
    gezaghebbenden = Lijst(
        Deel(GezaghebbendeInvoerSchema, "Iemand met gezag."), "Wie het gezag heeft.", maximaal=6, load_default=list
    )
    toestemming = Deel(ToestemmingInvoerSchema, "Vraag meteen toestemming.")
    bevestigd_geen_bsn = _geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Opening:
        """Make the value the service takes."""
        return Opening(**gegevens | {"gezaghebbenden": tuple(gegevens["gezaghebbenden"])})


class WijzigingSchema(Invoer):
    """What changes about the casus itself."""

    hulpvraag = Tekst("Wat de vraag is.", "Hoe helpen we Sam weer naar school?", maximaal=LANG)
    aanleiding = Tekst("Waarom nu.", "Sam is vaak afwezig sinds de herfst.", maximaal=LANG)
    bevestigd_geen_bsn = _geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Wijziging:
        """Make the value the service takes."""
        return Wijziging(**gegevens)


class OvergangInvoerSchema(Invoer):
    """A change of state by hand."""

    naar = Keuze(
        Casusstatus, "De nieuwe status. Alleen afsluiten kan met de hand.", Casusstatus.AFGESLOTEN, required=True
    )
    reden = Keuze(Afsluitreden, "Waarom de casus wordt afgesloten.", required=True)


class ZoekSchema(Invoer):
    """A search for a jeugdige."""

    achternaam = Tekst("De achternaam, met of zonder voorvoegsel.", "van den Berg", maximaal=100, required=True)
    geboortedatum = Datum("De geboortedatum.", "2015-03-14", required=True)


class BetrokkeneInvoerSchema(_PersoonInvoer):
    """Another person of the casus."""

    soort = Keuze(Soort, "Wie dit is.", Soort.GEZAGHEBBENDE, required=True)
    gezag = Keuze(Gezag, "Hoe bekend is dat deze persoon gezag heeft.")

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Gezag belongs to a gezaghebbende, and to nobody else."""
        if (gegevens.get("soort") is Soort.GEZAGHEBBENDE) != ("gezag" in gegevens):
            raise ValidationError({"gezag": ["Noem bij een gezaghebbende, en alleen dan, hoe het gezag bekend is."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Any:
        """Make the values the service takes."""
        soort = gegevens.pop("soort")
        return soort, NieuwePersoon(**gegevens)


class DeelnemerInvoerSchema(Invoer):
    """Who is added to the table."""

    medewerker_id = Uuid("De medewerker.", required=True)


class NotitieInvoerSchema(Invoer):
    """A note."""

    klasse = Klassekeuze(
        NOTITIEKLASSEN, "Waar de notitie over gaat. Bij twijfel tussen OND of GEZ en MED: MED.", required=True
    )
    tekst = Tekst("De notitie.", "De mentor belt elke maandag.", maximaal=LANG, required=True)
    herkomst = Uuid("Van welke organisatie deze kennis is, als dat niet uw eigen organisatie is.")
    bevestigd_geen_bsn = _geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweNotitie:
        """Make the value the service takes."""
        return NieuweNotitie(**gegevens)


class VrijgaveInvoerSchema(Invoer):
    """Which note is released."""

    notitie_id = Uuid("De notitie, van uw eigen organisatie.", required=True)


class _AntwoordInvoer(Invoer):
    betrokkene_id = Uuid("Wie antwoordt.", required=True)
    wijze = Keuze(
        Wijze, "Hoe het antwoord is gegeven.", alleen=frozenset(Wijze) - {Wijze.LINK}, required=True
    )  # with a link the signer answers himself
    gegeven_op = Moment("Wanneer het antwoord is gegeven.", required=True)


class OndertekeningInvoerSchema(_AntwoordInvoer):
    """A signature or a refusal."""

    antwoord = Keuze(
        Antwoord,
        "Of de persoon toestemming geeft of weigert.",
        alleen=frozenset({Antwoord.GEGEVEN, Antwoord.GEWEIGERD}),
        required=True,
    )
    tekstversie = Code(_TEKSTVERSIE, "De versie van de tekst die de persoon kreeg.", "informatie-2026.1", required=True)
    ontvangers = Lijst(
        Deel(OntvangerInvoerSchema, "Een ontvanger."),
        "Alleen als de persoon voor minder tekent dan is gevraagd: waarvoor wel.",
        minimaal=1,
        maximaal=20,
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Antwoordopdracht:
        """Make the value the service takes."""
        ontvangers = gegevens.pop("ontvangers", None)
        return Antwoordopdracht(**gegevens, ontvangers=None if ontvangers is None else tuple(ontvangers))


class IntrekkingInvoerSchema(_AntwoordInvoer):
    """A withdrawal."""

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Antwoordopdracht:
        """Make the value the service takes."""
        return Antwoordopdracht(**gegevens, antwoord=Antwoord.INGETROKKEN)
