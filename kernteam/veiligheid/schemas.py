"""What a client sends about the meldcode. Knows no rule but which fields belong together; the service judges."""

from typing import Any

from marshmallow import ValidationError, post_load, validate, validates_schema

from kernteam.grond.actor import Partij
from kernteam.http.velden import Datum, Deel, Getal, Invoer, JaNee, Keuze, Moment, Tekst, Uuid, camel, geen_bsn
from kernteam.taak.models import Uitstelreden
from kernteam.veiligheid.models import Slotreden
from kernteam.veiligheid.service.meldingen import Meldweging, NieuweMelding
from kernteam.veiligheid.service.openen import Opening
from kernteam.veiligheid.service.stappen import NieuweStap, Slot
from kernteam.veiligheid.stappen import (
    BESLUIT,
    GESPREK,
    MELDBAAR,
    OVERLEG,
    WEGING,
    Besluiten,
    Ondertoezichtstelling,
    Onveiligheid,
    Overleg,
    Overslaan,
    Weging,
)

LANG = 20_000  # characters of a text
KORT = 4_000  # of a reason
_HOORT_BIJ = {"overleg_met": OVERLEG, "overgeslagen": GESPREK, "weging": WEGING, "besluit": BESLUIT}
_VERPLICHT = {OVERLEG: "overleg_met", WEGING: "weging", BESLUIT: "besluit"}


def _reden(uitleg: str, voorbeeld: str, **kwargs: Any) -> Tekst:
    return Tekst(uitleg, voorbeeld, maximaal=KORT, **kwargs)


class MeldcodeInvoerSchema(Invoer):
    """What somebody sends who suspects something; step 1 comes with it."""

    naam = Tekst("Over wie het gaat.", "Sam van den Berg", required=True)
    geboortedatum = Datum("De geboortedatum, als die bekend is.", "2015-03-14")
    aanleiding = Tekst("Waarom nu.", "Een opmerking in de klas.", maximaal=LANG, required=True)
    signalen = Tekst("Stap 1: welke signalen er zijn.", "Komt vaak zonder jas.", maximaal=LANG, required=True)
    aandachtsfunctionaris_id = Uuid("De collega die de meldcode mee bewaakt.")
    casus_id = Uuid("De casus waar u aan denkt. Alleen voor uzelf: aan de kant van de casus is er niets van te zien.")
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Opening:
        """Make the value the service takes."""
        return Opening(**gegevens)


class MeldcodewegingInvoerSchema(Invoer):
    """Step 4: the questions of the framework of the own profession."""

    vermoeden = JaNee("Is er na stap 1 tot en met 3 een vermoeden?", required=True)
    onveiligheid = Keuze(Onveiligheid, "Is de situatie acuut of structureel onveilig?", required=True)
    hulp_mogelijk = JaNee("Kunt u, of kan een ander, hulp bieden of organiseren?", required=True)
    hulp_aanvaard = JaNee("Aanvaarden de betrokkenen die hulp?", required=True)
    hulp_voldoende = JaNee("Leidt die hulp tot duurzame veiligheid?", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Weging:
        """Make the value the service takes."""
        return Weging(**gegevens)


class MeldcodebesluitInvoerSchema(Invoer):
    """Step 5: the two decisions."""

    melden = JaNee("Is melden nodig?", required=True)
    reden_melden = _reden("Waarom wel of niet.", "Er is structurele onveiligheid.", required=True)
    hulp = JaNee("Is hulp organiseren ook mogelijk?", required=True)
    reden_hulp = _reden("Waarom wel of niet.", "De ouders willen geen hulp.", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Besluiten:
        """Make the value the service takes."""
        return Besluiten(**gegevens)


class MeldcodestapInvoerSchema(Invoer):
    """A step; which fields it takes follows from its number."""

    nummer = Getal("De stap.", 2, required=True, validate=validate.Range(1, 5))
    tekst = Tekst("Bij stap 1 tot en met 4: wat is gedaan.", "Besproken zonder naam.", maximaal=LANG)
    overleg_met = Keuze(Overleg, "Bij stap 2: met wie. Veilig Thuis geeft advies zonder naam.", Overleg.VEILIG_THUIS)
    overgeslagen = Keuze(Overslaan, "Bij stap 3: alleen als u het gesprek overslaat, en waarom.")
    weging = Deel(MeldcodewegingInvoerSchema, "Bij stap 4: de weging.")
    besluit = Deel(MeldcodebesluitInvoerSchema, "Bij stap 5: de twee besluiten.")
    bevestigd_geen_bsn = geen_bsn()

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """A step has its own fields, and no field of another."""
        nummer = gegevens.get("nummer")
        nodig = {_VERPLICHT[nummer]} if nummer in _VERPLICHT else set()
        nodig |= {"tekst"} if nummer != BESLUIT else set()
        vreemd = {veld for veld, stap in _HOORT_BIJ.items() if stap != nummer} | {"tekst"} - nodig
        fouten = {camel(veld): ["Missing data"] for veld in nodig - set(gegevens)}
        fouten |= {camel(veld): ["Dit hoort niet bij deze stap."] for veld in vreemd & set(gegevens)}
        if fouten:
            raise ValidationError(fouten)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweStap:
        """Make the value the service takes."""
        return NieuweStap(**gegevens)


class AandachtsfunctionarisInvoerSchema(Invoer):
    """Who guards the meldcode with the handler."""

    medewerker_id = Uuid("Een collega van uw eigen organisatie.", required=True)


class OndertoezichtstellingInvoerSchema(Invoer):
    """The measure that runs."""

    begin_datum = Datum("De eerste dag van de ondertoezichtstelling.", "2026-06-01", required=True)
    eind_datum = Datum("De laatste dag.", "2027-05-31", required=True)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Ondertoezichtstelling:
        """Make the value the service takes."""
        return Ondertoezichtstelling(**gegevens)


class MeldwegingInvoerSchema(Invoer):
    """The weighing record: no report without it."""

    doel = _reden("Waartoe u meldt.", "Onderzoek naar de veiligheid thuis.", required=True)
    proportionaliteit = _reden("Waarom niet minder volstaat.", "Alleen wat van belang is.", required=True)
    subsidiariteit = _reden("Waarom het niet anders kan.", "Een gesprek hielp niet.", required=True)
    informeren = _reden("Hoe ouders en jeugdige het horen.", "In een gesprek op school.", required=True)
    noodzaak = _reden("Bij de Raad: waarom die het nodig heeft voor zijn taak.", "Er loopt een onderzoek.")
    ots = Deel(OndertoezichtstellingInvoerSchema, "Bij een GI: de ondertoezichtstelling die loopt.")

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Meldweging:
        """Make the value the service takes."""
        return Meldweging(**gegevens)


class InformerenInvoerSchema(Invoer):
    """When parents and youth were told, or until when that waits."""

    geinformeerd_op = Moment("Wanneer zij het hoorden.")
    uitgesteld_tot_datum = Datum("Uiterlijk wanneer zij het alsnog horen, binnen vier weken.", "2026-12-10")
    reden = Keuze(
        Uitstelreden, "Waarom het wordt uitgesteld: alleen bij gevaar.", alleen=frozenset({Uitstelreden.GEVAAR})
    )

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Told, or put off with a reason; not both and not half."""
        if set(gegevens) not in ({"geinformeerd_op"}, {"uitgesteld_tot_datum", "reden"}):
            raise ValidationError("Noem wanneer zij het hoorden, of tot welke dag het wordt uitgesteld en waarom.")


class VeiligheidsmeldingInvoerSchema(Invoer):
    """A report."""

    ontvanger = Keuze(
        Partij,
        "Aan wie: Veilig Thuis, de Raad voor de Kinderbescherming of een gecertificeerde instelling.",
        Partij.VT,
        alleen=frozenset(MELDBAAR),
        required=True,
    )
    inhoud = Tekst("Precies wat u meldt.", "Ik maak mij zorgen over Sam.", maximaal=LANG, required=True)
    weging = Deel(MeldwegingInvoerSchema, "De afweging.", required=True)
    acuut = JaNee(
        "Of er acuut gevaar is: dan hoeven de stappen niet eerst. Dat wordt vastgelegd.",
        voorbeeld=False,
        load_default=False,
    )
    informeren = Deel(
        InformerenInvoerSchema, "Laat weg als ouders en jeugdige het nog moeten horen: dan krijgt u een taak."
    )
    bevestigd_geen_bsn = geen_bsn()

    @validates_schema
    def controleer(self, gegevens: dict[str, Any], **_: Any) -> None:
        """Each receiver has its own condition (BW 1:240, Jeugdwet 7.3.11(4))."""
        eisen = {Partij.RVDK: "noodzaak", Partij.GI: "ots"}
        ontvanger, weging = gegevens.get("ontvanger"), gegevens.get("weging")
        if ontvanger is None or weging is None:
            return
        fouten = {
            veld: ["Missing data" if partij is ontvanger else "Dit hoort niet bij deze ontvanger."]
            for partij, veld in eisen.items()
            if (partij is ontvanger) is (getattr(weging, veld) is None)
        }
        if fouten:
            raise ValidationError({"weging": fouten})

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweMelding:
        """Make the value the service takes."""
        informeren = gegevens.pop("informeren", {})
        return NieuweMelding(
            **gegevens,
            geinformeerd_op=informeren.get("geinformeerd_op"),
            uitgesteld_tot=informeren.get("uitgesteld_tot_datum"),
            uitstelreden=informeren.get("reden"),
        )


class MeldcodeslotInvoerSchema(Invoer):
    """Why a record ends."""

    reden = Keuze(Slotreden, "Waarom de meldcode klaar is.", required=True)
    tekst = _reden("Een toelichting.", "Veilig Thuis doet onderzoek.", required=True)
    bevestigd_geen_bsn = geen_bsn()

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> Slot:
        """Make the value the service takes."""
        return Slot(**gegevens)
