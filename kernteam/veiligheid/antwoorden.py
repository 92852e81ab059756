"""What a client gets back about the meldcode: an allow-list of fields. Knows no rule."""

from kernteam.grond.actor import Partij
from kernteam.http.velden import Datum, Deel, Getal, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid, lijst_van
from kernteam.taak.models import Uitstelreden
from kernteam.veiligheid.models import Meldcodestatus, Slotreden
from kernteam.veiligheid.stappen import Afwegingskader, Onveiligheid, Overleg, Stapsoort

_LANG = 20_000


class MeldcodewegingSchema(Uitvoer):
    """What step 4 came to."""

    kader = Keuze(Afwegingskader, "Het afwegingskader van uw beroep.")
    vermoeden = JaNee("Of er een vermoeden is.")
    onveiligheid = Keuze(Onveiligheid, "Hoe onveilig het is.")
    hulp_mogelijk = JaNee("Of hulp mogelijk is.")
    hulp_aanvaard = JaNee("Of de betrokkenen hulp aanvaarden.")
    hulp_voldoende = JaNee("Of die hulp tot duurzame veiligheid leidt.")


class MeldcodebesluitSchema(Uitvoer):
    """The two decisions of step 5."""

    melden = JaNee("Of melden nodig is.")
    reden_melden = Tekst("Waarom.", "Er is structurele onveiligheid.", maximaal=_LANG)
    hulp = JaNee("Of hulp organiseren ook mogelijk is.")
    reden_hulp = Tekst("Waarom.", "De ouders willen geen hulp.", maximaal=_LANG)


class MeldcodestapSchema(Uitvoer):
    """A step as it was set."""

    id = Uuid("De stap.")
    nummer = Getal("Welke stap.", 2)
    soort = Keuze(Stapsoort, "Wat voor stap.")
    gezet_op = Moment("Wanneer.")
    gezet_door = Uuid("De medewerker die de stap zette.")
    tekst = Tekst("Wat is gedaan.", "Besproken zonder naam.", maximaal=_LANG, allow_none=True)
    overleg_met = Keuze(Overleg, "Met wie is overlegd.", allow_none=True)
    weging = Deel(MeldcodewegingSchema, "De weging, bij stap 4.", allow_none=True)
    besluit = Deel(MeldcodebesluitSchema, "De besluiten, bij stap 5.", allow_none=True)


class OndertoezichtstellingSchema(Uitvoer):
    """The measure on which a GI was told."""

    begin_datum = Datum("De eerste dag.", "2026-06-01")
    eind_datum = Datum("De laatste dag.", "2027-05-31")


class MeldwegingSchema(Uitvoer):
    """The weighing record of a report."""

    doel = Tekst("Waartoe is gemeld.", "Onderzoek naar de veiligheid thuis.", maximaal=_LANG)
    proportionaliteit = Tekst("Waarom niet minder.", "Alleen wat van belang is.", maximaal=_LANG)
    subsidiariteit = Tekst("Waarom niet anders.", "Een gesprek hielp niet.", maximaal=_LANG)
    informeren = Tekst("Hoe ouders en jeugdige het horen.", "In een gesprek op school.", maximaal=_LANG)
    noodzaak = Tekst("Waarom de Raad het nodig heeft.", "Er loopt een onderzoek.", maximaal=_LANG, allow_none=True)
    ots = Deel(OndertoezichtstellingSchema, "De ondertoezichtstelling, bij een GI.", allow_none=True)


class VeiligheidsmeldingSchema(Uitvoer):
    """A report: exactly what was sent."""

    id = Uuid("De melding.")
    ontvanger = Keuze(Partij, "Aan wie.", Partij.VT)
    acuut = JaNee("Of er acuut gevaar was.", voorbeeld=False)
    gemeld_op = Moment("Wanneer.")
    gemeld_door = Uuid("De medewerker die meldde.")
    geinformeerd_op = Moment("Wanneer ouders en jeugdige het hoorden.", allow_none=True)
    informeren_uiterlijk_datum = Datum(
        "Uiterlijk wanneer zij het alsnog horen.", "2026-12-10", allow_none=True, attribute="informeren_uiterlijk"
    )
    uitstelreden = Keuze(Uitstelreden, "Waarom dat wacht.", allow_none=True)
    inhoud = Tekst("Wat is gemeld.", "Ik maak mij zorgen over Sam.", maximaal=_LANG)
    weging = Deel(MeldwegingSchema, "De afweging.")


class MeldcodeSchema(Uitvoer):
    """A record as a whole."""

    id = Uuid("De meldcode.")
    organisatie_id = Uuid("De organisatie.")
    partij = Keuze(Partij, "De rol van de organisatie.")
    behandelaar_id = Uuid("De medewerker die de meldcode behandelt.")
    aandachtsfunctionaris_id = Uuid("De collega die haar mee bewaakt.", allow_none=True)
    status = Keuze(Meldcodestatus, "De status.")
    geopend_op = Moment("Wanneer zij is geopend.")
    gewijzigd_op = Moment("Wanneer er voor het laatst iets is gedaan.")
    afgesloten_op = Moment("Wanneer zij is afgesloten.", allow_none=True)
    slotreden = Keuze(Slotreden, "Waarom zij is afgesloten.", allow_none=True)
    naam = Tekst("Over wie het gaat.", "Sam van den Berg")
    geboortedatum = Datum("De geboortedatum.", "2015-03-14", allow_none=True)
    aanleiding = Tekst("Waarom nu.", "Een opmerking in de klas.", maximaal=_LANG)
    casus_id = Uuid("De casus waar u aan dacht.", allow_none=True)
    slottekst = Tekst("De toelichting bij het afsluiten.", "Veilig Thuis doet onderzoek.", allow_none=True)
    stappen = Lijst(Deel(MeldcodestapSchema, "Een stap."), "De stappen, de oudste eerst.", maximaal=1000)
    meldingen = Lijst(Deel(VeiligheidsmeldingSchema, "Een melding."), "De meldingen, de oudste eerst.", maximaal=1000)


class MeldcodeKortSchema(Uitvoer):
    """A record in a list."""

    id = Uuid("De meldcode.")
    behandelaar_id = Uuid("De medewerker die haar behandelt.")
    status = Keuze(Meldcodestatus, "De status.")
    geopend_op = Moment("Wanneer zij is geopend.")
    naam = Tekst("Over wie het gaat.", "Sam van den Berg")


class MeldcodedeelSchema(Uitvoer):
    """What was made: a record, a step or a report."""

    id = Uuid("Wat is gemaakt.")


MeldcodeLijst = lijst_van(MeldcodeKortSchema)
