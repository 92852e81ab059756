"""What a client sends to open, change and find a casus, and to add persons, seats and notes to it."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from kernteam.casus.models import Afzijdigreden, Soort
from kernteam.casus.schemas.toestemming import ToestemmingInvoerSchema
from kernteam.casus.schemas.velden import LANG, Gezagkeuze, Klassekeuze, controle_datum, gezagsbron
from kernteam.casus.service.notities import NieuweNotitie
from kernteam.casus.service.openen import NieuwePersoon, Opening
from kernteam.casus.service.wijzigen import Wijziging
from kernteam.grond.klasse import NOTITIEKLASSEN
from kernteam.http.velden import Code, Datum, Deel, Invoer, JaNee, Keuze, Lijst, Tekst, Uuid, geen_bsn

_VESTIGINGSCODE = r"^[0-9]{2}[A-Z]{2}[0-9]{2}"


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

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def controleer(self, _gegevens: dict[str, Any], gestuurd: Any, **_: Any) -> None:
        """Say where capacity belongs: a school does not judge it (Jeugdwet 7.3.15)."""
        if isinstance(gestuurd, dict) and "wilsbekwaam" in gestuurd:
            raise ValidationError({"wilsbekwaam": ["Leg dit na het openen vast als omstandigheid WILSONBEKWAAM."]})


class GezaghebbendeInvoerSchema(_PersoonInvoer):
    """Somebody who holds gezag."""

    gezag = Gezagkeuze("Hoe bekend is dat deze persoon gezag heeft.", required=True)
    bron = gezagsbron()
    controle_datum = controle_datum()


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
    eigen_relatie = JaNee(
        "Of het gaat om een kind van uzelf, uw familie, uw buren of een collega. Dan opent een collega de casus.",
        voorbeeld=False,
        load_default=False,
    )
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Opening:
        """Make the value the service takes."""
        return Opening(**gegevens | {"gezaghebbenden": tuple(gegevens["gezaghebbenden"])})


class WijzigingSchema(Invoer):
    """What changes about the casus itself."""

    hulpvraag = Tekst("Wat de vraag is.", "Hoe helpen we Sam weer naar school?", maximaal=LANG)
    aanleiding = Tekst("Waarom nu.", "Sam is vaak afwezig sinds de herfst.", maximaal=LANG)
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Wijziging:
        """Make the value the service takes."""
        return Wijziging(**gegevens)


class ZoekSchema(Invoer):
    """A search for a jeugdige."""

    achternaam = Tekst("De achternaam, met of zonder voorvoegsel.", "van den Berg", maximaal=100, required=True)
    geboortedatum = Datum("De geboortedatum.", "2015-03-14", required=True)


class BetrokkeneInvoerSchema(_PersoonInvoer):
    """Another person of the casus."""

    soort = Keuze(Soort, "Wie dit is.", Soort.GEZAGHEBBENDE, required=True)
    gezag = Gezagkeuze("Hoe bekend is dat deze persoon gezag heeft.")
    bron = gezagsbron()
    controle_datum = controle_datum()

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


class AfzijdigheidInvoerSchema(Invoer):
    """Why somebody stays out of a casus."""

    reden = Keuze(Afzijdigreden, "Wat het gezin voor u is, of wat u als leerplichtambtenaar gaat doen.", required=True)
    medewerker_id = Uuid("De leerplichtambtenaar voor wie de school dit meldt, op zijn woord.")


class NotitieInvoerSchema(Invoer):
    """A note."""

    klasse = Klassekeuze(
        NOTITIEKLASSEN, "Waar de notitie over gaat. Bij twijfel tussen OND of GEZ en MED: MED.", required=True
    )
    tekst = Tekst("De notitie.", "De mentor belt elke maandag.", maximaal=LANG, required=True)
    herkomst = Uuid("Van welke organisatie deze kennis is, als dat niet uw eigen organisatie is.")
    over = Uuid("Over welke volwassene de notitie gaat, als ze niet over de jeugdige gaat.")
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweNotitie:
        """Make the value the service takes."""
        return NieuweNotitie(**gegevens)


class VrijgaveInvoerSchema(Invoer):
    """Which note is released."""

    notitie_id = Uuid("De notitie, van uw eigen organisatie.", required=True)
