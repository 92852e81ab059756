"""What a client sends about consent: a request, a signature or refusal, a withdrawal."""

from typing import Any

from marshmallow import post_load

from kernteam.casus.schemas.velden import Klassekeuze
from kernteam.casus.service.ontvangers import Ontvanger, Toestemmingsvraag
from kernteam.casus.service.toestemmingen import Antwoordopdracht
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import DEELBAAR
from kernteam.http.velden import Code, Datum, Deel, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uuid
from kernteam.toestemming.antwoord import Antwoord, Regimenaam, Wijze

_TEKSTVERSIE = r"^[a-z0-9][a-z0-9.-]{0,39}"


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
    )
    bundels = Lijst(
        Tekst("De naam van een bundel.", "BASIS", maximaal=40),
        "De bundels waarin u vraagt, in plaats van ontvangers of daarnaast. Noem ten minste een van de twee.",
        minimaal=1,
        maximaal=20,
    )
    einddatum = Datum(
        "De eerste dag waarop de toestemming niet meer geldt; hoogstens een jaar later.",
        "2027-06-01",
        required=True,
        attribute="geldig_tot",
    )
    tekstversie = Code(
        _TEKSTVERSIE, "De versie van de informatietekst die is gegeven.", "informatie-2026.1", required=True
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Toestemmingsvraag:
        """Make the value the service takes."""
        return Toestemmingsvraag(
            **gegevens | {naam: tuple(gegevens.get(naam, ())) for naam in ("ontvangers", "bundels")}
        )


class ToestemmingsvraagInvoerSchema(ToestemmingInvoerSchema):
    """A request for consent in a casus that is there, possibly under other rules or for another purpose."""

    regime = Keuze(Regimenaam, "De regels die bepalen wie tekent.", load_default=Regimenaam.KERNTEAM)
    doel = Keuze(
        Doel,
        "Waarvoor: P1 de casus, P2 ondersteuning op school, P3 leerplicht, P4 consult, P5 veiligheid.",
        alleen=frozenset(Doel) - {Doel.P6},
        load_default=Doel.P1,
    )


class _AntwoordInvoer(Invoer):
    betrokkene_id = Uuid("Wie antwoordt.", required=True)
    wijze = Keuze(
        Wijze, "Hoe het antwoord is gegeven.", alleen=frozenset(Wijze) - {Wijze.LINK}, required=True
    )  # with a link the signer answers himself
    gegeven_op = Moment("Wanneer het antwoord is gegeven.", required=True)
    eigen_gegevens = JaNee(
        "Of het gaat om gegevens over deze volwassene zelf, los van de jeugdige.", voorbeeld=False, load_default=False
    )


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
