"""What a client sends and gets about days, rules and the report. Knows no rule."""

from typing import Any

from marshmallow import post_load, validate

from kernteam.grond.handeling import Handeling
from kernteam.http.paging import HOOGSTENS, STANDAARD, GetalInVraag
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
    vervallen_voor,
)
from kernteam.logboek.regel import Uitkomst
from kernteam.toezicht.regels import Controle, Stand
from kernteam.toezicht.schemas.gevallen import VerklaringSchema
from kernteam.toezicht.schemas.register import SteekproefSchema
from kernteam.toezicht.service.dagen import Dagvraag


class LogdagzoekSchema(Invoer):
    """A search per day; what is left out does not count, but the period is required."""

    vanaf_datum = Datum("De eerste dag.", "2026-11-01", required=True)
    tot_en_met_datum = Datum("De laatste dag.", "2026-11-30", required=True)
    casus = Uuid("Alleen regels over deze casus.")
    actor = Uuid("Alleen regels van deze medewerker.")
    organisatie = Uuid("Alleen regels van medewerkers van deze organisatie.")
    uitkomst = Keuze(Uitkomst, "Alleen regels met deze uitkomst.")
    cursor = Code(r"^[A-Za-z0-9_-]{1,500}", "Begin na deze plek: `volgende` van de vorige pagina.", "WyIyMDI2IiwieCJd")
    limit = Getal("Hoeveel er hoogstens op een pagina staan.", STANDAARD, load_default=STANDAARD,
                  validate=validate.Range(1, HOOGSTENS))  # fmt: skip

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> tuple[Dagvraag, str | None, int]:
        """Make the values the service takes."""
        cursor, limit = gegevens.pop("cursor", None), gegevens.pop("limit")
        return Dagvraag(**gegevens), cursor, limit


class LogdagSchema(Uitvoer):
    """Equal lines of one day."""

    datum = Datum("De dag, in Nederland.", "2026-11-20")
    handeling = Keuze(Handeling, "Wat er is gedaan.", Handeling.CASUS_LEZEN)
    uitkomst = Keuze(Uitkomst, "Of het mocht en lukte.")
    actor = Uuid("De medewerker.", allow_none=True)
    naam = Tekst("De naam van de medewerker.", "Noor Voorbeeld", allow_none=True)
    organisatie_id = Uuid("De organisatie.", allow_none=True)
    organisatie = Tekst("De naam van de organisatie.", "Buurtteam Voorbeeld", allow_none=True)
    casus = Uuid("De casus.", allow_none=True)
    aantal = Getal("Hoeveel gelijke regels.", 12)
    eerste_op = Moment("De eerste.")
    laatste_op = Moment("De laatste.")
    geweigerd = JaNee("Of het is geweigerd.", voorbeeld=False)
    nood = JaNee("Of het een noodtoegang is.", voorbeeld=False)


class ToezichtregelSchema(Uitvoer):
    """A rule, as it counts today."""

    id = Tekst("Het nummer.", "1")
    stand = Keuze(Stand, "Of zij telt. geen_gegevens: hier niet te meten.")
    score = Getal("De punten zonder verklaring.", 3)
    score_verklaard = Getal("De punten met een sterke verklaring.", 0)
    drempel = Getal("Vanaf welke gemeten waarde zij aanslaat.", 1)
    altijd = JaNee("Of zij altijd in de werkvoorraad komt.", voorbeeld=False)
    werkdagen = Getal("Binnen hoeveel werkdagen te beoordelen.", 10)
    handelingen = Lijst(Tekst("Een handeling.", "casus.zoeken"), "Welke handelingen zij telt.")
    omschrijving = Tekst("Waar zij op let.", "Toegang zonder enige verklaring")
    vals_alarm = Tekst("Wanneer zij voor niets aanslaat.", "Invallers", minimaal=0)
    waarom_niet = Tekst("Waarom zij hier niet te meten is.", "Er is geen veld voor.", minimaal=0)
    bron = Tekst("Waar zij vandaan komt.", "NEN 7513")


class GemetenregelSchema(Uitvoer):
    """A rule with what it was worth."""

    regel = Deel(ToezichtregelSchema, "De regel.")
    gevallen = Getal("In hoeveel gevallen zij aansloeg.", 40)
    beoordeeld = Getal("Hoeveel daarvan zijn beoordeeld.", 38)
    bevestigd = Getal("Hoeveel daarvan een incident waren.", 2)
    op_tijd = Getal("Hoeveel op tijd zijn beoordeeld.", 37)
    precisie = Getal("Bevestigd van beoordeeld, in procenten.", 5, allow_none=True)
    uitzetten = JaNee("Of het advies is haar uit te zetten.", voorbeeld=False)


class ControleregelSchema(Uitvoer):
    """One number of the control policy."""

    controle = Keuze(Controle, "Waar het over gaat.")
    waarde = Getal("Hoeveel.", 72)
    eenheid = Tekst("Waarvan.", "uren")
    wat = Tekst("Wat het regelt.", "De tijd om een datalek bij de AP te melden")
    bron = Tekst("Waar het vandaan komt.", "AVG 33(1)")


class RegelboekSchema(Uitvoer):
    """Everything the desk works by."""

    regels = Lijst(Deel(GemetenregelSchema, "Een regel."), "De regels, met wat zij het afgelopen jaar waard waren.")
    verklaringen = Lijst(Deel(VerklaringSchema, "Een verklaring."), "Wat toegang verklaart.")
    controles = Lijst(Deel(ControleregelSchema, "Een getal."), "Het controlebeleid.")


class VerslagVraag(Invoer):
    """Of which year."""

    jaar = GetalInVraag("Het jaar.", 2026, required=True, validate=validate.Range(2020, 2100))


class ControlejaarSchema(Uitvoer):
    """One year of checks of the log."""

    aantal = Getal("Hoe vaak het logboek is gecontroleerd.", 365)
    volledig = Getal("Hoe vaak het hele logboek.", 52)
    met_bevindingen = Getal("Hoe vaak er iets is gevonden.", 0)
    dagen_te_laat = Getal("Op hoeveel dagen de laatste controle langer geleden was dan het controlebeleid zegt.", 0)
    dagen_volledige_te_laat = Getal("Hetzelfde voor het hele logboek.", 0)


class ToezichtverslagSchema(Uitvoer):
    """One year of control."""

    jaar = Getal("Het jaar.", 2026)
    gevallen = Getal("Hoeveel gevallen er waren.", 120)
    vervallen = Getal("Van hoeveel daarvan alleen het aantal over is, omdat hun bewaartermijn voorbij is.", 0)
    beoordeeld = Getal("Hoeveel er zijn beoordeeld.", 118)
    op_tijd = Getal("Hoeveel op tijd.", 115)
    open = Getal("Hoeveel er nog wachten.", 2)
    te_laat = Getal("Hoeveel daarvan te laat zijn.", 0)
    incidenten = Getal("Hoeveel een incident waren.", 3)
    vragen = Getal("Hoeveel vragen er zijn gesteld.", 30)
    vragen_beantwoord = Getal("Hoeveel er zijn beantwoord.", 28)
    vragen_ingetrokken = Getal("Hoeveel er zonder antwoord zijn ingetrokken.", 1)
    datalekken = Getal("Hoeveel datalekken er waren.", 4)
    datalekken_te_laat = Getal("Hoeveel te laat zijn gemeld bij de AP.", 0)
    partners_te_laat = Getal("Van hoeveel de andere organisaties te laat hoorden.", 0)
    steekproeven = Lijst(Deel(SteekproefSchema, "Een steekproef."), "De steekproeven van het jaar.")
    maanden_zonder_steekproef = Lijst(Datum("Een maand.", "2026-10-01"), "Maanden die zijn overgeslagen.")
    logcontroles = Deel(ControlejaarSchema, "De controles van het logboek zelf.")
    herzieningen = Getal("Hoe vaak een casus op de aandachtslijst opnieuw te bekijken was.", 24)
    herzieningen_te_laat = Getal("Hoe vaak dat te laat of nog niet is gedaan.", 0)
    regels = Lijst(Deel(GemetenregelSchema, "Een regel."), "Wat elke regel vond.")
    controles = Lijst(Deel(ControleregelSchema, "Een getal."), "Het controlebeleid zoals het nu geldt.")


LogdagLijst = lijst_van(LogdagSchema, vervallen_voor=vervallen_voor())
