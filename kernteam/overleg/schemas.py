"""What a client sends and gets about a meeting of the kernteam. Knows no rule."""

from datetime import time
from typing import Any

from marshmallow import ValidationError, post_load, validate, validates_schema

from kernteam.casus.antwoorden import NotitieSchema
from kernteam.casus.schemas.velden import LANG, Klassekeuze, geen_bsn
from kernteam.casus.service.notities import NieuweNotitie
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.klasse import NOTITIEKLASSEN
from kernteam.http.paging import PaginaVraag
from kernteam.http.velden import (
    Code,
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
    lijst_van,
)
from kernteam.overleg.kalender import Herhaling, Tijden
from kernteam.overleg.models import Bijdragesoort, Genodigdereden, Onderwerp, Themauitkomst
from kernteam.overleg.service.aanwezig import Uitnodiging
from kernteam.overleg.service.bijdragen import NieuweActie, NieuweBijdrage
from kernteam.overleg.service.plannen import NieuwOverleg
from kernteam.overleg.service.themas import NieuwThema, Themawijziging

KORT = 500
HOOGSTENS_WEKEN = 4
MET_DE_HAND = frozenset(Bijdragesoort) - {Bijdragesoort.ACTIE}
ZONDER_PERSONEN = "Schrijf niets waaraan een leerling, ouder of medewerker te herkennen is."


_KLOKTIJD = "^([01][0-9]|2[0-3]):[0-5][0-9]"


class HerhalingInvoerSchema(Invoer):
    """How a meeting comes back."""

    tot_en_met_datum = Datum("De laatste dag van de reeks.", "2027-07-09", required=True)
    weken = Getal("Om de hoeveel weken.", 1, load_default=1, validate=validate.Range(1, HOOGSTENS_WEKEN))
    zonder_datums = Lijst(
        Datum("Een dag zonder overleg.", "2026-12-22"), "Dagen die vervallen, zoals vakanties.", load_default=tuple
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Herhaling:
        """Make the value the service takes."""
        return Herhaling(gegevens["tot_en_met_datum"], gegevens["weken"], frozenset(gegevens["zonder_datums"]))


class _TijdenInvoer(Invoer):
    datum = Datum("De dag van het overleg; van een reeks de eerste.", "2026-12-01", required=True)
    begintijd = Code(_KLOKTIJD, "Wanneer het begint, op de klok van Amsterdam.", "09:00", required=True)
    eindtijd = Code(_KLOKTIJD, "Wanneer het eindigt.", "10:30", required=True)


def _tijden(gegevens: dict[str, Any]) -> Tijden:
    begin, einde = (time.fromisoformat(gegevens[een]) for een in ("begintijd", "eindtijd"))
    return Tijden(gegevens["datum"], begin, einde, gegevens.get("herhaling"))


class OverlegInvoerSchema(_TijdenInvoer):
    """A meeting, or a row of them."""

    vestigingscode = Code("^[0-9]{2}[A-Z]{2}[0-9]{2}", "De school.", "00AA00", required=True)
    herhaling = Deel(HerhalingInvoerSchema, "Hoe het overleg terugkomt, als het dat doet.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwOverleg:
        """Make the value the service takes."""
        return NieuwOverleg(gegevens["vestigingscode"], _tijden(gegevens))


class OverlegWijzigingSchema(_TijdenInvoer):
    """When a meeting is now."""

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Tijden:
        """Make the value the service takes."""
        return _tijden(gegevens)


class OverleggenVraag(PaginaVraag):
    """Which meetings are asked for."""

    vanaf_datum = Datum("Alleen overleg vanaf deze dag. Anders: wat nog komt of nu bezig is.", "2026-09-01")


class OverlegdeelnemerInvoerSchema(Invoer):
    """Whether a colleague was there."""

    aanwezig = JaNee("Of deze collega er was. Leeg (null): alleen uitgenodigd.", allow_none=True, load_default=None)


class AgendapuntInvoerSchema(Invoer):
    """Which casus is put on the agenda."""

    casus_id = Uuid("De casus.", required=True)


class _NotitieInvoer(Invoer):
    klasse = Klassekeuze(
        NOTITIEKLASSEN, "Waar het over gaat. Bij twijfel tussen OND of GEZ en MED: MED.", required=True
    )
    tekst = Tekst("De tekst.", "Sam begint na de vakantie met halve dagen.", maximaal=LANG, required=True)
    herkomst = Uuid("Van welke organisatie deze kennis is, als dat niet uw eigen organisatie is.")
    over = Uuid("Over welke volwassene het gaat, als het niet over de jeugdige gaat.")
    bevestigd_geen_bsn = geen_bsn()


_NOTITIE = ("klasse", "tekst", "herkomst", "over", "bevestigd_geen_bsn")


def _notitie(gegevens: dict[str, Any]) -> NieuweNotitie:
    return NieuweNotitie(**{veld: gegevens.pop(veld) for veld in _NOTITIE if veld in gegevens})


class BijdrageInvoerSchema(_NotitieInvoer):
    """Something said or decided at an item."""

    soort = Keuze(Bijdragesoort, "Wat het is.", Bijdragesoort.VERSLAG, alleen=MET_DE_HAND, required=True)
    betrokkene_id = Uuid("Wiens eigen woorden het zijn; bij EIGEN_WOORDEN, en alleen dan.")

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Own words are somebody's, and nothing else is."""
        if (gegevens.get("soort") is Bijdragesoort.EIGEN_WOORDEN) != ("betrokkene_id" in gegevens):
            raise ValidationError({"betrokkene_id": ["Noem bij eigen woorden, en alleen dan, van wie ze zijn."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweBijdrage:
        """Make the value the service takes."""
        return NieuweBijdrage(notitie=_notitie(gegevens), **gegevens)


class ActieInvoerSchema(_NotitieInvoer):
    """Something that somebody will do."""

    uitvoerder_id = Uuid("De medewerker die het doet; hij zit bij deze casus aan tafel.")
    betrokkene_id = Uuid("De ouder of jeugdige die het doet.")
    uiterlijk_datum = Datum("De laatste dag.", "2026-12-15", required=True)

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """One person does it."""
        if ("uitvoerder_id" in gegevens) == ("betrokkene_id" in gegevens):
            raise ValidationError({"uitvoerder_id": ["Noem één persoon: uitvoerderId of betrokkeneId."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweActie:
        """Make the value the service takes."""
        return NieuweActie(notitie=_notitie(gegevens), **gegevens)


class GenodigdeInvoerSchema(Invoer):
    """Whether somebody of the family was asked and was there."""

    uitgenodigd = JaNee("Of deze persoon is uitgenodigd voor zijn eigen agendapunt.", required=True)
    doel_verteld = JaNee("Of vooraf is verteld waarvoor het overleg is.", load_default=False)
    aanwezig = JaNee("Of deze persoon erbij was. Leeg (null) zolang dat niet bekend is.", allow_none=True)
    reden = Keuze(Genodigdereden, "Waarom niet uitgenodigd, of waarom niet aanwezig.", Genodigdereden.VERHINDERD)
    toelichting = Tekst("Een toelichting bij de reden.", "Werkt op die dag; belt later.", maximaal=KORT)
    bevestigd_geen_bsn = geen_bsn()

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Whoever was not asked or not there has a reason; whoever was, has none."""
        weg = gegevens.get("uitgenodigd") is False or gegevens.get("aanwezig") is False
        if weg != ("reden" in gegevens):
            uitleg = "Noem een reden als iemand niet is uitgenodigd of er niet was, en alleen dan."
            raise ValidationError({"reden": [uitleg]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Uitnodiging:
        """Make the value the service takes."""
        return Uitnodiging(**gegevens)


class OvernameInvoerSchema(Invoer):
    """What is taken over."""

    agendapunten = Lijst(
        Uuid("Een agendapunt."),
        "Wat u overneemt: alleen wat uw eigen taak nodig heeft. Leeg: alles wat u mag inzien.",
        load_default=tuple,
    )


def _zonder_personen() -> JaNee:
    return JaNee(
        f"U bevestigt dat er niets over een persoon in staat. {ZONDER_PERSONEN} Wordt vastgelegd.",
        required=True,
        validate=validate.Equal(comparable=True, error="Bevestig dat er niets over een persoon in staat."),
    )


class ThemaInvoerSchema(Invoer):
    """A theme of the school."""

    onderwerp = Keuze(Onderwerp, "Waar het over gaat.", Onderwerp.VERZUIM, required=True)
    vraag = Tekst(
        f"Wat de school wil bespreken. {ZONDER_PERSONEN}",
        "Hoe verlagen we het verzuim in de bovenbouw?",
        maximaal=KORT,
        required=True,
    )
    zonder_personen = _zonder_personen()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuwThema:
        """Make the value the service takes."""
        return NieuwThema(gegevens["onderwerp"], gegevens["vraag"])


class ThemaWijzigingSchema(Invoer):
    """What was agreed about a theme, and what came of it."""

    afspraak = Tekst(f"Wat is afgesproken. {ZONDER_PERSONEN}", "Elke ochtend bellen bij afwezigheid.", maximaal=KORT)
    terugkijken_datum = Datum("Wanneer hier weer naar wordt gekeken.", "2027-02-01")
    uitkomst = Keuze(Themauitkomst, "Wat het heeft opgeleverd.")
    evaluatie = Tekst(f"Wat is geleerd. {ZONDER_PERSONEN}", "Vroeg bellen helpt.", maximaal=KORT)
    zonder_personen = _zonder_personen()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Themawijziging:
        """Make the value the service takes."""
        gegevens.pop("zonder_personen")
        return Themawijziging(**gegevens)


class OverlegKortSchema(Uitvoer):
    """A meeting in a list."""

    id = Uuid("Het overleg.")
    reeks_id = Uuid("De reeks waar het bij hoort, als die er is.", allow_none=True)
    vestigingscode = Tekst("De school.", "00AA00")
    school = Tekst("De naam van de school.", "School Voorbeeld")
    begint_op = Moment("Wanneer het begint.", "2026-12-01T08:00:00Z")
    eindigt_op = Moment("Wanneer het eindigt.", "2026-12-01T09:30:00Z")
    inbreng_tot_op = Moment("Tot wanneer u iets kunt inbrengen.", "2026-11-27T23:00:00Z")
    afgelast_op = Moment("Wanneer het is afgelast, als dat zo is.", allow_none=True)
    versie = Getal("De versie, voor If-Match.", 1)


class GeplandSchema(Uitvoer):
    """What was planned."""

    resultaten = Lijst(Deel(OverlegKortSchema, "Een overleg."), "Wat is gepland, op volgorde van dag.", maximaal=400)


class AanwezigeSchema(Uitvoer):
    """A colleague at a meeting."""

    medewerker_id = Uuid("De medewerker.")
    naam = Tekst("De naam van de medewerker.", "Noor Voorbeeld")
    rol = Keuze(Rol, "De rol.")
    discipline = Keuze(Discipline, "De discipline, als die er is.", allow_none=True)
    organisatie_id = Uuid("De organisatie.")
    aanwezig = JaNee("Of deze collega er was. Leeg (null) zolang dat niet is vastgelegd.", allow_none=True)


class ThemaSchema(Uitvoer):
    """A theme."""

    id = Uuid("Het thema.")
    onderwerp = Keuze(Onderwerp, "Waar het over gaat.", Onderwerp.VERZUIM)
    vraag = Tekst("Wat de school wil bespreken.", "Hoe verlagen we het verzuim?", maximaal=KORT)
    afspraak = Tekst("Wat is afgesproken.", "Elke ochtend bellen.", maximaal=KORT, allow_none=True)
    terugkijken_datum = Datum("Wanneer hier weer naar wordt gekeken.", "2027-02-01", allow_none=True)
    uitkomst = Keuze(Themauitkomst, "Wat het heeft opgeleverd.", allow_none=True)
    evaluatie = Tekst("Wat is geleerd.", "Vroeg bellen helpt.", maximaal=KORT, allow_none=True)
    versie = Getal("De versie, voor If-Match.", 1)


class OverlegSchema(Uitvoer):
    """A meeting, without its casussen."""

    overleg = Deel(OverlegKortSchema, "Wanneer en waar.")
    deelnemers = Lijst(Deel(AanwezigeSchema, "Een collega."), "Wie zijn uitgenodigd.", maximaal=1000)
    themas = Lijst(
        Deel(ThemaSchema, "Een thema."), "De thema's van dit overleg, en wat opnieuw wordt bekeken.", maximaal=1000
    )


class BijdrageSchema(Uitvoer):
    """Something said or agreed at an item."""

    id = Uuid("De bijdrage; van een actie ook de actie.")
    soort = Keuze(Bijdragesoort, "Wat het is.", Bijdragesoort.VERSLAG)
    notitie = Deel(NotitieSchema, "De tekst, als notitie van de casus: bevestigen en vrijgeven gaat daar.")
    betrokkene_id = Uuid("Wiens woorden het zijn, of welke ouder of jeugdige de actie doet.", allow_none=True)
    uitvoerder_id = Uuid("De medewerker die de actie doet, als u dat mag weten.", allow_none=True)
    uiterlijk_datum = Datum("De laatste dag van de actie.", "2026-12-15", allow_none=True)
    gedaan_op = Moment("Wanneer de actie klaar was.", allow_none=True)


class GenodigdeSchema(Uitvoer):
    """A parent or the youth at his own item."""

    betrokkene_id = Uuid("De ouder of jeugdige.")
    uitgenodigd = JaNee("Of deze persoon is uitgenodigd.")
    doel_verteld = JaNee("Of vooraf is verteld waarvoor het overleg is.")
    aanwezig = JaNee("Of deze persoon erbij was.", allow_none=True)
    reden = Keuze(
        Genodigdereden, "Waarom niet uitgenodigd of niet aanwezig.", Genodigdereden.VERHINDERD, allow_none=True
    )
    toelichting = Tekst("Een toelichting bij de reden.", "Belt later.", maximaal=KORT, allow_none=True)
    vastgelegd_op = Moment("Wanneer dit is vastgelegd.")


class AgendapuntSchema(Uitvoer):
    """A casus on the agenda, as far as this reader may see it."""

    id = Uuid("Het agendapunt.")
    casus_id = Uuid("De casus.")
    jeugdige = Tekst("De naam van de jeugdige, als u die mag weten.", "Sam van den Berg", allow_none=True)
    herkomst_id = Uuid("Welke organisatie de casus op de agenda zette.")
    herkomst = Keuze(Partij, "De rol van die organisatie.")
    genodigden = Lijst(Deel(GenodigdeSchema, "Een genodigde."), "Ouders en jeugdige bij hun eigen punt.")
    bijdragen = Lijst(Deel(BijdrageSchema, "Een bijdrage."), "Wat is ingebracht, gezegd en afgesproken.", maximaal=1000)


class AgendaSchema(Uitvoer):
    """The agenda of a meeting for one reader."""

    resultaten = Lijst(Deel(AgendapuntSchema, "Een agendapunt."), "De agendapunten die u mag zien.", maximaal=1000)


class OvernameSchema(Uitvoer):
    """What an organisation takes into its own file."""

    overleg_id = Uuid("Het overleg.")
    organisatie_id = Uuid("Uw organisatie.")
    overgenomen_op = Moment("Wanneer u dit overnam.")
    agendapunten = Lijst(
        Deel(AgendapuntSchema, "Een agendapunt."), "Precies wat u mag inzien, of wat u daarvan koos.", maximaal=1000
    )


OverlegLijst = lijst_van(OverlegKortSchema)
