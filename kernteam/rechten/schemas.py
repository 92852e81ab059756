"""What a question about a right takes and gives in JSON. Knows no rule."""

from typing import Any

from marshmallow import ValidationError, post_load, validate, validates_schema

from kernteam.http.velden import Datum, Deel, Getal, Invoer, JaNee, Keuze, Lijst, Tekst, Uitvoer, Uuid
from kernteam.rechten.service import NIET_AANGEWEZEN, Toets
from kernteam.toegang.rechthebbenden import Bestand, Recht
from kernteam.toestemming.rechten import (
    Beperking,
    Gezagsstand,
    Onthouding,
    Rechtsfeiten,
    Rechtsreden,
    Rechtsuitkomst,
    Rechtsverzoek,
    Verwerkingsgrond,
    Verzoeker,
)

OUDSTE = 130


class _RechtsverzoekInvoer(Invoer):
    recht = Keuze(Recht, "Om welk recht het gaat.", required=True)
    bestand = Keuze(Bestand, "Om welk bestand het gaat.", Bestand.KERNTEAM, required=True)
    document_datum = Datum("De dag waarop het gevraagde document is gemaakt, als het om één document gaat.")
    gezag_sinds_datum = Datum(
        "De dag waarop deze persoon gezag kreeg, als dat later was dan de geboorte.", "2024-05-01"
    )
    jeugdige_stemt_in = JaNee("Of de jeugdige (vanaf 16 jaar) dit goedvindt.", voorbeeld=False, load_default=False)
    samen = JaNee("Of de jeugdige en iedereen met gezag dit samen vragen.", voorbeeld=False, load_default=False)
    onthouding = Keuze(
        Onthouding,
        "Of een professional vindt dat goede zorg dit verbiedt: met een reden (GEMOTIVEERD), en na overleg met een "
        "tweede professional (GETOETST).",
        load_default=Onthouding.GEEN,
    )
    belang_andere = JaNee("Of er iets van iemand anders in staat.", voorbeeld=False, load_default=False)
    over_verzoeker = JaNee(
        "Of het gaat om gegevens over deze persoon zelf, die hij zelf heeft gegeven.",
        voorbeeld=False,
        load_default=False,
    )
    grond = Keuze(Verwerkingsgrond, "Bij bezwaar: op welke grond de gegevens worden gebruikt.")

    @validates_schema
    def controleer_grond(self, gegevens: dict[str, Any], **_: Any) -> None:
        """A ground is asked for an objection, and for nothing else."""
        if "grond" in gegevens and gegevens["recht"] is not Recht.BEZWAAR:
            raise ValidationError({"grond": ["Een grond hoort alleen bij bezwaar."]})


def _verzoek(gegevens: dict[str, Any]) -> Rechtsverzoek:
    namen = ("recht", "bestand", "document_datum", "jeugdige_stemt_in", "samen", "onthouding", "belang_andere")
    velden = {naam: gegevens[naam] for naam in (*namen, "over_verzoeker", "grond") if naam in gegevens}
    return Rechtsverzoek(**velden, gezag_sinds=gegevens.get("gezag_sinds_datum"))


class RechtentoetsInvoerSchema(_RechtsverzoekInvoer):
    """A question about the family of a casus."""

    betrokkene_id = Uuid("Wie het vraagt: de jeugdige, of iemand met gezag.")
    verzoeker = Keuze(
        Verzoeker,
        "Wat de persoon die het vraagt van de jeugdige is, als het iemand anders is.",
        Verzoeker.PLEEGOUDER,
        alleen=frozenset(NIET_AANGEWEZEN),
    )

    @validates_schema
    def controleer_wie(self, gegevens: dict[str, Any], **_: Any) -> None:
        """One person asks: pointed at, or described."""
        if ("betrokkene_id" in gegevens) == ("verzoeker" in gegevens):
            raise ValidationError({"verzoeker": ["Noem wie het vraagt: betrokkeneId of verzoeker, en niet allebei."]})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Toets:
        """Make the value the service takes."""
        return Toets(_verzoek(gegevens), gegevens.get("betrokkene_id"), gegevens.get("verzoeker"))


class RechtsvraagInvoerSchema(_RechtsverzoekInvoer):
    """A question about facts that are only described."""

    verzoeker = Keuze(Verzoeker, "Wat de persoon die het vraagt van de jeugdige is.", required=True)
    leeftijd = Getal("De leeftijd van de jeugdige.", 13, validate=validate.Range(0, OUDSTE), required=True)
    wilsbekwaam = JaNee("Of de jeugdige (vanaf 12 jaar) hier zelf over kan beslissen.", load_default=True)
    gezag = Keuze(
        Gezagsstand,
        "Hoe duidelijk het gezag is: van wie het vraagt, of als de jeugdige het vraagt van wie gezag over hem heeft.",
        load_default=Gezagsstand.BEKEND,
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Rechtsfeiten:
        """Make the value the service takes."""
        wie = {naam: gegevens[naam] for naam in ("verzoeker", "leeftijd", "wilsbekwaam", "gezag")}
        return Rechtsfeiten(**wie, verzoek=_verzoek(gegevens))


class BeperkingSchema(Uitvoer):
    """A limit of an answer."""

    code = Keuze(Beperking, "Wat dicht blijft of blijft zoals het is.")
    uitleg = Tekst("Wat dat betekent.", "Documenten van voor de dag waarop het gezag begon, blijven dicht.")


class RechtsantwoordSchema(Uitvoer):
    """What the law answers, and why."""

    uitkomst = Keuze(Rechtsuitkomst, "Het antwoord.")
    reden = Keuze(Rechtsreden, "Waarom.")
    uitleg = Tekst("Het antwoord en de reden in gewone woorden.", "Ja, deze persoon heeft dit recht.", maximaal=1000)
    bron = Tekst("Waar dit staat.", "Jeugdwet 7.3.10, 7.3.15", maximaal=400)
    beperkingen = Lijst(Deel(BeperkingSchema, "Een beperking."), "Wat toch dicht blijft of blijft zoals het is.")
    beleid = Tekst("Welke versie van de tabel gold.", "2026-11-01+0a1b2c3d4e5f")
