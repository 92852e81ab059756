"""What a client sends about a meeting of the kernteam. Knows no rule."""

from datetime import time
from typing import Any

from marshmallow import ValidationError, post_load, validate, validates_schema

from kernteam.casus.schemas.velden import LANG, Klassekeuze
from kernteam.casus.service.notities import NieuweNotitie
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
    Tekst,
    Uuid,
    geen_bsn,
)
from kernteam.overleg.kalender import Herhaling, Tijden
from kernteam.overleg.models import Afgelastreden, Bijdragesoort, Genodigdereden, Intrekreden, Onderwerp, Themauitkomst
from kernteam.overleg.service.aanwezig import Uitnodiging
from kernteam.overleg.service.bijdragen import NieuweActie, NieuweBijdrage
from kernteam.overleg.service.plannen import NieuwOverleg
from kernteam.overleg.service.themas import NieuwThema, Themawijziging

KORT = 500  # characters of a reason or a theme
HOOGSTENS_WEKEN = 4
MET_DE_HAND = frozenset(Bijdragesoort) - {Bijdragesoort.ACTIE}
ZONDER_PERSONEN = "Schrijf niets waaraan een leerling, ouder of medewerker te herkennen is."


_KLOKTIJD = "^([01][0-9]|2[0-3]):[0-5][0-9]"


class HerhalingInvoerSchema(Invoer):
    """How a meeting comes back."""

    tot_en_met_datum = Datum("De laatste dag van de reeks.", "2027-07-09", required=True)
    weken = Getal("Om de hoeveel weken.", 1, load_default=1, validate=validate.Range(1, HOOGSTENS_WEKEN))
    zonder = Lijst(
        Datum("Een dag zonder overleg.", "2026-12-22"), "Dagen die vervallen, zoals vakanties.", load_default=tuple
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Herhaling:
        """Make the value the service takes."""
        return Herhaling(gegevens["tot_en_met_datum"], gegevens["weken"], frozenset(gegevens["zonder"]))


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


class AgendapuntintrekkingInvoerSchema(Invoer):
    """Why a casus is taken off the agenda."""

    reden = Keuze(Intrekreden, "Waarom de casus van de agenda gaat.", required=True)


class ReeksafgelastingInvoerSchema(Invoer):
    """Why the rest of a row is called off."""

    reden = Keuze(Afgelastreden, "Waarom de rest van de reeks niet doorgaat.", required=True)


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
            raise ValidationError({"betrokkeneId": ["Noem bij eigen woorden, en alleen dan, van wie ze zijn."]})

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
            raise ValidationError({"uitvoerderId": ["Noem één persoon: uitvoerderId of betrokkeneId."]})

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
