"""What a client sends and gets about cases and questions. Knows no rule."""

from typing import Any

from marshmallow import post_load

from kernteam.http.paging import JaNeeInVraag, PaginaVraag
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
from kernteam.toezicht.models import Gevaluitkomst, Gevraagde, Verklaarreden
from kernteam.toezicht.regels import Verklaring
from kernteam.toezicht.service.beoordelen import Oordeel
from kernteam.toezicht.service.vragen import Antwoord, NieuweVraag

WOORDEN = 2000  # characters
_TREFFER = Tekst("Het nummer van een regel.", "1-eerste")


class GevallenVraag(PaginaVraag):
    """Which cases are asked for."""

    open = JaNeeInVraag("Alleen wat nog niet is beoordeeld.", voorbeeld=True, load_default=True)


class GevaloordeelInvoerSchema(Invoer):
    """A judgement."""

    uitkomst = Keuze(Gevaluitkomst, "Verklaard, of een incident. Een incident opent een datalek.", required=True)
    reden = Keuze(Verklaarreden, "Waarom het is verklaard. Alleen en altijd bij VERKLAARD.")
    toelichting = Tekst(
        "Wat er is gebeurd. Verplicht bij INCIDENT en bij de reden ANDERS.",
        "De medewerker had die dag geen werk in deze casus.",
        maximaal=WOORDEN,
    )
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Oordeel:
        """Make the value the service takes."""
        return Oordeel(**gegevens)


class ToezichtvraagInvoerSchema(Invoer):
    """A question."""

    aan = Keuze(Gevraagde, "Aan de medewerker zelf, of aan zijn leidinggevende.", required=True)
    vraag = Tekst("Wat u wilt weten.", "Waarom keek u in deze casus?", maximaal=WOORDEN, required=True)
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweVraag:
        """Make the value the service takes."""
        return NieuweVraag(**gegevens)


class ToezichtantwoordInvoerSchema(Invoer):
    """An answer."""

    antwoord = Tekst("Uw antwoord.", "Een collega vroeg mij mee te kijken.", maximaal=WOORDEN, required=True)
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Antwoord:
        """Make the value the service takes."""
        return Antwoord(**gegevens)


class ToezichtgevalSchema(Uitvoer):
    """One case in the queue."""

    id = Uuid("Het geval.")
    medewerker_id = Uuid("Wie keek.")
    naam = Tekst("De naam van wie keek.", "Noor Voorbeeld")
    organisatie_id = Uuid("De organisatie van wie keek.")
    casus_id = Uuid("De casus. Leeg (null) als het om de hele dag van iemand gaat.", allow_none=True)
    datum = Datum("De dag.", "2026-11-20")
    aantal = Getal("Hoeveel regels in het logboek erbij horen.", 3)
    geweigerd = Getal("Hoeveel daarvan zijn geweigerd.", 1)
    noodtoegangen = Getal("Hoe vaak een noodtoegang is geopend.", 0)
    eerste_op = Moment("De eerste regel.")
    laatste_op = Moment("De laatste regel.")
    score = Getal("De score: de punten van de regels samen.", 4)
    treffers = Lijst(_TREFFER, "Welke regels aansloegen.")
    verklaringen = Lijst(Keuze(Verklaring, "Een verklaring."), "Welke verklaringen er waren.")
    beoordelen_uiterlijk_datum = Datum("De laatste dag om te beoordelen.", "2026-12-04")
    te_laat = JaNee("Of die dag voorbij is zonder oordeel.", voorbeeld=False)
    open = JaNee("Of het geval op een oordeel wacht.")


class TrefferSchema(Uitvoer):
    """A rule that fired."""

    id = Tekst("Het nummer van de regel.", "1")
    omschrijving = Tekst("Waar de regel op let.", "Toegang zonder enige verklaring")
    vals_alarm = Tekst("Wanneer de regel voor niets aanslaat.", "Invallers", minimaal=0)


class VerklaringSchema(Uitvoer):
    """An explanation."""

    verklaring = Keuze(Verklaring, "De verklaring.")
    sterk = JaNee("Of zij alles verklaart. Een zwakke verklaring haalt alleen een punt af van het geheel.")
    dagen = Getal("Hoeveel dagen ervoor en erna zij nog telt.", 14)
    omschrijving = Tekst("Wat er aan de hand was.", "had een taak over de casus")
    bron = Tekst("Waar dit vandaan komt.", "logboek.md F3")


class TijdlijnregelSchema(Uitvoer):
    """One line of the log."""

    nummer = Getal("Het nummer van de regel.", 1042)
    tijdstip = Tekst("Wanneer, in UTC.", "2026-11-22T10:15:00.000000Z")
    handeling = Tekst("Wat er is gedaan.", "casus.lezen")
    uitkomst = Tekst("Of het mocht en lukte.", "TOEGESTAAN")
    reden = Tekst("Waarom.", "TOEGESTAAN")
    casus_id = Uuid("De casus.", allow_none=True)
    doel = Tekst("Waarvoor, als code van de verwerking.", "P1", allow_none=True)
    klassen = Lijst(Tekst("Een soort gegevens.", "OND"), "Welke soorten gegevens zijn getoond.")


class GevaloordeelSchema(Uitvoer):
    """A judgement that was given."""

    uitkomst = Keuze(Gevaluitkomst, "Het oordeel.")
    reden = Keuze(Verklaarreden, "Waarom het is verklaard.", allow_none=True)
    toelichting = Tekst("Wat er is gebeurd.", "De relatie was niet vastgelegd.", maximaal=WOORDEN, allow_none=True)
    treffers = Lijst(_TREFFER, "Welke regels toen aansloegen.")
    beoordeeld_op = Moment("Wanneer is geoordeeld.")
    beoordeeld_door = Uuid("De medewerker die oordeelde.")


class ToezichtvraagSchema(Uitvoer):
    """A question and its answer."""

    id = Uuid("De vraag.")
    geval_id = Uuid("Het geval.")
    aan = Keuze(Gevraagde, "Aan wie de vraag is gesteld.")
    medewerker_id = Uuid("Over wie het gaat.")
    casus_id = Uuid("De casus. Een leidinggevende krijgt die niet.", allow_none=True)
    datum = Datum("De dag waarover de vraag gaat.", "2026-11-20")
    vraag = Tekst("De vraag.", "Waarom keek u in deze casus?", maximaal=WOORDEN)
    antwoord = Tekst("Het antwoord, als het er is.", "Ik verving een collega.", maximaal=WOORDEN, allow_none=True)
    gesteld_op = Moment("Wanneer de vraag is gesteld.")
    uiterlijk_datum = Datum("De laatste dag om te antwoorden.", "2026-11-27")
    beantwoord_op = Moment("Wanneer is geantwoord.", allow_none=True)
    beantwoord_door = Uuid("De medewerker die antwoordde.", allow_none=True)
    ingetrokken_op = Moment("Wanneer de vraag is ingetrokken. Dan komt er geen antwoord meer.", allow_none=True)
    ingetrokken_door = Uuid("De medewerker die de vraag introk.", allow_none=True)


class ToezichtgevalHeelSchema(Uitvoer):
    """A whole case."""

    geval = Deel(ToezichtgevalSchema, "Het geval.")
    regels = Lijst(Deel(TrefferSchema, "Een regel."), "Waarom dit in de werkvoorraad staat.")
    verklaard_door = Lijst(Deel(VerklaringSchema, "Een verklaring."), "Wat de toegang verklaart.")
    ontbreekt = Lijst(Deel(VerklaringSchema, "Een verklaring."), "Welke verklaringen er niet waren.")
    tijdlijn = Lijst(Deel(TijdlijnregelSchema, "Een regel."), "De regels van die dag, de oudste eerst.", maximaal=200)
    meer_regels = JaNee("Of er meer regels zijn dan hier staan. Die vindt u in het logboek.", voorbeeld=False)
    oordelen = Lijst(Deel(GevaloordeelSchema, "Een oordeel."), "Wat er van is gevonden.")
    vragen = Lijst(Deel(ToezichtvraagSchema, "Een vraag."), "Wat er over is gevraagd.")


class BeoordeeldSchema(Uitvoer):
    """What a judgement made."""

    id = Uuid("Het oordeel.")
    datalek_id = Uuid("Het datalek dat ermee is geopend.", allow_none=True)


ToezichtgevalLijst = lijst_van(ToezichtgevalSchema)
