"""What a client sends and gets about the life of a casus. Knows no rule."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from kernteam.casus.models import Afsluitreden
from kernteam.casus.schemas.velden import Klassekeuze
from kernteam.grond.klasse import DEELBAAR
from kernteam.grond.status import Casusstatus
from kernteam.http.foutvorm import Ontbrekend
from kernteam.http.velden import Code, Datum, Deel, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.informeren.models import Informeerwijze
from kernteam.levensloop.models import Overnameuitkomst, Verbandeindreden, Verbandsoort
from kernteam.levensloop.service.feiten import Opdracht, Verteld
from kernteam.levensloop.service.overstap import Leerling, Overstap, Overstapuitkomst

_S = Casusstatus
# which field belongs to which new state
_HOORT_BIJ = {
    "op_verzoek_van": ("opVerzoekVan", _S.AFGESLOTEN),
    "vestigingscode": ("vestigingscode", _S.OVERGEDRAGEN),
    "gemeente_code": ("gemeenteCode", _S.OVERGEDRAGEN),
    "ouders_geinformeerd": ("oudersGeinformeerd", _S.OVERGEDRAGEN),
    "reden": ("reden", _S.AFGESLOTEN),
}


class VerteldInvoerSchema(Invoer):
    """When and how the parents were told."""

    geinformeerd_datum = Datum("De dag waarop u het de ouders vertelde.", "2026-11-20", required=True)
    wijze = Keuze(Informeerwijze, "Hoe u het vertelde.", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Verteld:
        """Make the value the service takes."""
        return Verteld(**gegevens)


class OvergangInvoerSchema(Invoer):
    """A change of state by hand, with what its guards ask."""

    naar = Keuze(_S, "De nieuwe status.", _S.OVERLEG, required=True)
    reden = Keuze(Afsluitreden, "Bij AFGESLOTEN: waarom de casus eindigt.")
    op_verzoek_van = Uuid("Bij AFGESLOTEN: de jeugdige of ouder die erom vraagt.")
    vestigingscode = Code(r"^[0-9]{2}[A-Z]{2}[0-9]{2}", "Bij OVERGEDRAGEN: de nieuwe school.", "00BB00")
    gemeente_code = Code(r"^[0-9]{4}", "Of de nieuwe gemeente, als de school hier niet bekend is.", "0307")
    ouders_geinformeerd = Deel(VerteldInvoerSchema, "Bij OVERGEDRAGEN: wanneer en hoe u het de ouders vertelde.")

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Hold that every field belongs to the new state."""
        fouten = {
            naam: [f"Dit hoort alleen bij {hoort}."]
            for veld, (naam, hoort) in _HOORT_BIJ.items()
            if gegevens.get(veld) and gegevens.get("naar") is not hoort
        }
        if "vestigingscode" in gegevens and "gemeente_code" in gegevens:
            fouten["gemeenteCode"] = ["Noem de school of de gemeente, niet allebei."]
        if fouten:
            raise ValidationError(fouten)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Opdracht:
        """Make the value the service takes."""
        return Opdracht(**gegevens)


class OvernamemeldingInvoerSchema(Invoer):
    """What an organisation did with its own part."""

    uitkomst = Keuze(
        Overnameuitkomst, "Of uw organisatie haar deel in het eigen dossier heeft, of niets eigens had.", required=True
    )


class LeerlingInvoerSchema(Invoer):
    """A child in groep 8 and its VO school."""

    casus_id = Uuid("De casus van een leerling in groep 8.", required=True)
    vestigingscode = Code(
        r"^[0-9]{2}[A-Z]{2}[0-9]{2}", "De VO-school waar de leerling naartoe gaat.", "00BB00", required=True
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Leerling:
        """Make the value the service takes."""
        return Leerling(**gegevens)


class OverstapInvoerSchema(Invoer):
    """Which casussen are prepared for the step to VO."""

    leerlingen = Lijst(
        Deel(LeerlingInvoerSchema, "Een leerling."),
        "De leerlingen in groep 8. Kernteam leidt dat niet af uit hun leeftijd.",
        minimaal=1,
        required=True,
    )
    klassen = Lijst(
        Klassekeuze(DEELBAAR, "Een soort gegevens."), "Wat de VO-school mag krijgen.", minimaal=1, required=True
    )
    uiterlijk_datum = Datum("De laatste dag om het te regelen.", "2027-06-01", required=True)
    einddatum = Datum(
        "De eerste dag waarop de toestemming niet meer geldt; hoogstens een jaar later.",
        "2027-10-01",
        required=True,
        attribute="geldig_tot",
    )
    tekstversie = Code(
        r"^[a-z0-9][a-z0-9.-]{0,39}", "De versie van de informatietekst.", "informatie-2026.1", required=True
    )

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Overstap:
        """Make the value the service takes."""
        rest = {"leerlingen": tuple(gegevens["leerlingen"]), "klassen": frozenset(gegevens["klassen"])}
        return Overstap(**gegevens | rest)


class OverstapSchema(Uitvoer):
    """What came of one casus."""

    casus_id = Uuid("De casus.")
    uitkomst = Keuze(Overstapuitkomst, "Of de overstap is voorbereid, en zo niet waarom.")
    toestemming_id = Uuid("Het verzoek om toestemming dat op ondertekening wacht.", allow_none=True)


class OverstappenSchema(Uitvoer):
    """What came of each casus."""

    resultaten = Lijst(Deel(OverstapSchema, "Een casus."), "De uitkomst per casus, in uw volgorde.")


class VerbandInvoerSchema(Invoer):
    """A link with another casus."""

    casus_id = Uuid("De andere casus. Bij HEROPENING en OVERDRACHT de oude.", required=True)
    soort = Keuze(Verbandsoort, "Waarom de casussen bij elkaar horen.", required=True)


class VerbandeindeInvoerSchema(Invoer):
    """Why a link is no more."""

    reden = Keuze(Verbandeindreden, "Waarom het verband vervalt.", required=True)


class StapSchema(Uitvoer):
    """A transition that can follow."""

    naar = Keuze(_S, "De status die kan volgen.", _S.OVERLEG)
    vanzelf = JaNee("Of dit vanzelf volgt, uit de toestemming of uit een andere handeling.", voorbeeld=False)
    ontbreekt = Lijst(Deel(Ontbrekend, "Een eis."), "Wat er voor u nog ontbreekt. Leeg: u kunt het nu doen.")


class OvergangSchema(Uitvoer):
    """A transition of the past."""

    van = Keuze(_S, "De status ervoor.", allow_none=True)
    naar = Keuze(_S, "De status erna.", _S.OPEN)
    reden = Tekst("De vaste code van de reden.", "DOELEN_BEREIKT", allow_none=True)
    gemaakt_op = Moment("Wanneer.")
    gemaakt_door = Uuid("Wie aan tafel dit deed, als u dat mag weten.", allow_none=True)


class OvernamestandSchema(Uitvoer):
    """What an organisation did with its own part."""

    organisatie_id = Uuid("De organisatie.")
    uiterlijk_datum = Datum("De laatste dag om het te melden.", "2027-02-20")
    uitkomst = Keuze(Overnameuitkomst, "Wat zij deed. Leeg (null) zolang zij niets meldde.", allow_none=True)
    gemeld_op = Moment("Wanneer zij het meldde.", allow_none=True)


class LevensloopSchema(Uitvoer):
    """Where a casus stands, how it came there and what can follow."""

    status = Keuze(_S, "De status vandaag.", _S.OPEN)
    herstellen_uiterlijk_datum = Datum(
        "Bij OPGESCHORT: de laatste dag om de toestemming te herstellen.", "2026-12-20", allow_none=True
    )
    stappen = Lijst(Deel(StapSchema, "Een stap."), "Wat er kan volgen, en wat daar voor u nog voor ontbreekt.")
    overgangen = Lijst(Deel(OvergangSchema, "Een overgang."), "Wat er was, het nieuwste eerst.", maximaal=10_000)
    overnames = Lijst(
        Deel(OvernamestandSchema, "Een overname."), "Na het einde: of elke organisatie haar deel overnam."
    )


class VerbandSchema(Uitvoer):
    """A link with another casus."""

    id = Uuid("Het verband.")
    casus_id = Uuid("De andere casus.")
    soort = Keuze(Verbandsoort, "Waarom de casussen bij elkaar horen.")
    gelegd_op = Moment("Sinds wanneer.")


class VerbandenSchema(Uitvoer):
    """The links of a casus."""

    resultaten = Lijst(Deel(VerbandSchema, "Een verband."), "De verbanden met casussen die u ook kent.")
