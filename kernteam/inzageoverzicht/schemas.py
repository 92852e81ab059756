"""What an officer sends and gets about the overview for a parent or youth. Knows no rule."""

from typing import Any

from marshmallow import post_load, validate

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
)
from kernteam.inzageoverzicht.models import Naamreden
from kernteam.inzageoverzicht.service.binnen import Vraag
from kernteam.inzageoverzicht.service.maken import Opdracht
from kernteam.inzageoverzicht.service.namen import Afweging

BELANG = 2000  # characters
VEEL = 100_000


class _VraagInvoer(Invoer):
    betrokkene_id = Uuid("Voor wie: de jeugdige, of iemand met gezag.", required=True)
    jeugdige_stemt_in = JaNee("Of de jeugdige (16 of 17 jaar) dit goedvindt.", voorbeeld=False, load_default=False)


def _vraag(gegevens: dict[str, Any]) -> Vraag:
    return Vraag(gegevens.pop("betrokkene_id"), gegevens.pop("jeugdige_stemt_in"))


class InzageoverzichtInvoerSchema(_VraagInvoer):
    """An overview over a period."""

    vanaf_datum = Datum("Vanaf deze dag.", "2026-10-01", required=True)
    tot_datum = Datum("Tot deze dag; die dag zelf telt niet mee.", "2026-11-01", required=True)
    adres_geheim = JaNee(
        "Of het adres van een betrokkene geheim moet blijven. Dan staat er geen naam van een organisatie in.",
        voorbeeld=False,
        required=True,
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Opdracht:
        """Make the value the service takes."""
        return Opdracht(_vraag(gegevens), **gegevens)


class NaamvrijgaveInvoerSchema(_VraagInvoer):
    """A name to release."""

    regelnummer = Getal(
        "De regel van het logboek waar de naam bij hoort.", 1042, required=True, validate=validate.Range(1, 2**53)
    )
    reden = Keuze(Naamreden, "Waarom de naam nodig is om te controleren of het mocht.", required=True)
    belang_betrokkene = Tekst(
        "Waarom deze persoon de naam nodig heeft.",
        "Zij denkt dat een kennis van de familie keek.",
        maximaal=BELANG,
        required=True,
    )
    belang_medewerker = Tekst(
        "Wat de naam voor de medewerker betekent, en waarom dat minder weegt.",
        "Het is een enkele regel; de medewerker is gehoord en heeft geen bezwaar.",
        maximaal=BELANG,
        required=True,
    )
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Afweging:
        """Make the value the service takes."""
        return Afweging(_vraag(gegevens), **gegevens)


class OverzichtsregelSchema(Uitvoer):
    """A line of the overview, in plain words."""

    dag = Datum("De dag.", "2026-10-05")
    partij = Tekst("Wat voor organisatie het is.", "Buurtteam")
    organisatie = Tekst("De naam van de organisatie.", "Buurtteam Voorbeeld", allow_none=True)
    rol = Tekst("De rol van de medewerker.", "gezinswerker")
    wat = Tekst("Wat er is gedaan.", "Iemand las het dossier.")
    soorten = Lijst(Tekst("Een soort gegevens.", "Onderwijs en ondersteuning op school."), "Welke soorten gegevens.")
    doel = Tekst("Waarvoor.", "Samen zorgen dat het goed gaat met het kind.")
    grond = Tekst("Waarom het mocht.", "De eigen taak van de organisatie.")
    naam = Tekst("De naam van de medewerker, alleen als die is vrijgegeven.", "Noor Voorbeeld", allow_none=True)
    aantal = Getal("Hoe vaak op die dag.", 2)


class InzageoverzichtSchema(Uitvoer):
    """The overview."""

    betrokkene_id = Uuid("Voor wie het overzicht is.")
    vanaf_datum = Datum("Vanaf deze dag.", "2026-10-01")
    tot_datum = Datum("Tot deze dag; die dag zelf telt niet mee.", "2026-11-01")
    gemaakt_op = Moment("Wanneer het overzicht is gemaakt.")
    uitleg = Lijst(
        Tekst("Een zin.", "Gelijke regels van één dag staan samen op één regel."), "Uitleg bij het overzicht."
    )
    regels = Lijst(Deel(OverzichtsregelSchema, "Een regel."), "De regels, de oudste dag eerst.", maximaal=VEEL)
    ijkpunt = Tekst(
        "Het nieuwste ondertekende ijkpunt van het logboek, als dat er is. Bewaar het: zo ziet u later of er iets is "
        "veranderd.",
        "logboek.kernteam.example/log",
        maximaal=4000,
        allow_none=True,
    )


class NaamvrijgaveSchema(Uitvoer):
    """A name that was released."""

    id = Uuid("De naamvrijgave.")
    betrokkene_id = Uuid("Aan wie.")
    regelnummer = Getal("De regel van het logboek.", 1042)
    medewerker_id = Uuid("De medewerker.")
    naam = Tekst("De naam van de medewerker.", "Noor Voorbeeld")
    reden = Keuze(Naamreden, "Waarom de naam nodig was.")
    belang_betrokkene = Tekst("Waarom deze persoon de naam nodig had.", "Zij wil een klacht indienen.", maximaal=BELANG)
    belang_medewerker = Tekst("Wat de naam voor de medewerker betekent.", "Eén enkele regel.", maximaal=BELANG)
    gemaakt_op = Moment("Wanneer de naam is vrijgegeven.")
    gemaakt_door = Uuid("De privacyfunctionaris die dat deed.")


class NaamvrijgavenSchema(Uitvoer):
    """The names released in a casus."""

    resultaten = Lijst(Deel(NaamvrijgaveSchema, "Een naamvrijgave."), "De oudste eerst.", maximaal=1000)
