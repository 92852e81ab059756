"""What a client gets back about sharing: an allow-list of fields. Knows no rule."""

from kernteam.casus.models import Soort
from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.http.velden import Datum, Deel, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.taak.models import Uitstelreden
from kernteam.toegang.beleid import Code
from kernteam.toegang.delingsfeiten import (
    Delingsreden,
    Delingsuitkomst,
    Hulp,
    Mildereweg,
    Opheffing,
    Voorwaarde,
)
from kernteam.verstrekking.models import Bezwaaruitkomst, Verzoeksoort


class VoorwaardeSchema(Uitvoer):
    """A condition."""

    code = Keuze(Voorwaarde, "De voorwaarde.")
    uitleg = Tekst("Wat u doet.", "Vertel het vooraf aan de ouders en de jeugdige.")
    vervuld = JaNee("Of eraan is voldaan.", voorbeeld=False)


class HulpSchema(Uitvoer):
    """Something that helps."""

    code = Keuze(Hulp, "Wat helpt.", Hulp.TOESTEMMING_VRAGEN)
    uitleg = Tekst("Wat u kunt doen.", "Vraag toestemming aan wie moet tekenen.")


class MilderSchema(Uitvoer):
    """A milder way."""

    code = Keuze(Mildereweg, "De mildere weg.")
    uitleg = Tekst("Wat u kunt doen.", "Bespreek het anoniem.")


class ToetsSchema(Uitvoer):
    """The decision on one class toward one receiver."""

    uitkomst = Keuze(Delingsuitkomst, "Of het mag.")
    reden = Keuze(Delingsreden, "Waarom.", Delingsreden.WET)
    uitleg = Tekst("Waarom, in gewone woorden.", "De wet verplicht u om dit te geven.")
    zender = Keuze(Partij, "Van wie de kennis is.")
    ontvanger = Keuze(Partij, "Wie het krijgt.", Partij.LPA)
    klasse = Keuze(Klasse, "De soort gegevens.", Klasse.VERZ)
    doel = Keuze(Doel, "Waarvoor.", Doel.P3)
    code = Keuze(Code, "De code in de deelmatrix.", Code.WET)
    bron = Tekst("Waar die code vandaan komt.", "Leerplichtwet 18(3), 21, 21a")
    opheffing = Keuze(Opheffing, "Wat de geheimhouding opheft.", allow_none=True)
    opheffing_uitleg = Tekst("Hetzelfde, in gewone woorden.", "een wettelijke plicht", allow_none=True)
    avg = Lijst(Tekst("Een artikel.", "AVG 6(1)c"), "De grond in de AVG.")
    dpv = Lijst(
        Tekst("Een IRI.", "https://w3id.org/dpv/legal/eu/gdpr#A6-1-c"), "Dezelfde grond in het vocabulaire DPV."
    )
    voorwaarden = Lijst(Deel(VoorwaardeSchema, "Een voorwaarde."), "Wat u doet of waar u zich aan houdt.")
    wat_helpt = Lijst(Deel(HulpSchema, "Iets dat helpt."), "Wat het mogelijk maakt, of in plaats daarvan helpt.")
    mildere_weg = Deel(MilderSchema, "Een weg die minder deelt.", allow_none=True)
    beleid = Tekst("Welke versie van het beleid gold.", "2026-11-01+0a1b2c3d4e5f")


class VerzoekSchema(Uitvoer):
    """A request of the own organisation."""

    id = Uuid("Het verzoek.")
    soort = Keuze(Verzoeksoort, "Wat er is gevraagd.")
    verzoeker = Keuze(Partij, "Wie vroeg.")
    verzoeker_id = Uuid("De organisatie die vroeg.", allow_none=True)
    naam = Tekst("Wie vroeg, als de organisatie niet meedoet.", "Jeugdbescherming Voorbeeld", allow_none=True)
    verzoek_datum = Datum("Wanneer het is gevraagd.", "2026-11-20")
    ots_begin_datum = Datum("Wanneer de ondertoezichtstelling begon.", "2026-10-01", allow_none=True)
    ots_eind_datum = Datum("De eerste dag waarop zij niet meer loopt.", "2027-10-01", allow_none=True)
    toelichting = Tekst("Wat er is gevraagd.", "Vraag om advies over een TLV.", maximaal=4000, allow_none=True)
    vastgelegd_op = Moment("Wanneer het is vastgelegd.")
    vastgelegd_door = Uuid("De medewerker die het vastlegde.")


class VerzoekenSchema(Uitvoer):
    """The requests of the own organisation."""

    resultaten = Lijst(Deel(VerzoekSchema, "Een verzoek."), "De verzoeken, het oudste eerst.", maximaal=1000)


class BezwaarSchema(Uitvoer):
    """An objection."""

    id = Uuid("Het bezwaar.")
    betrokkene_id = Uuid("Wie bezwaar maakte.")
    ontvanger = Keuze(Partij, "Tegen delen met welke partij.", Partij.SWV)
    gemaakt_op = Moment("Wanneer het bezwaar is gemaakt.")
    vastgelegd_op = Moment("Wanneer het is vastgelegd.")
    vastgelegd_door = Uuid("De medewerker die het vastlegde.")
    toelichting = Tekst("Waarom.", "Wij willen eerst zelf praten.", maximaal=4000, allow_none=True)
    uitkomst = Keuze(Bezwaaruitkomst, "Hoe het eindigde; leeg als het nog openstaat.", allow_none=True)
    beoordeeld_op = Moment("Wanneer het is beoordeeld.", allow_none=True)
    beoordeeld_door = Uuid("De medewerker die het beoordeelde.", allow_none=True)
    motivering = Tekst("Waarom het zo eindigde.", "Zonder advies is er geen plek.", maximaal=4000, allow_none=True)


class BezwarenSchema(Uitvoer):
    """The objections against the own organisation."""

    resultaten = Lijst(Deel(BezwaarSchema, "Een bezwaar."), "De bezwaren, het oudste eerst.", maximaal=1000)


class PersoonSchema(Uitvoer):
    """What was handed over about one person."""

    soort = Keuze(Soort, "Wie dit is.")
    voornaam = Tekst("De voornaam.", "Sam", allow_none=True)
    achternaam = Tekst("De achternaam.", "van den Berg", allow_none=True)
    geboortedatum = Datum("De geboortedatum.", "2015-03-14", allow_none=True)
    telefoon = Tekst("Het telefoonnummer.", "030 123 45 67", allow_none=True)
    emailadres = Tekst("Het e-mailadres.", "ouder@voorbeeld.example", allow_none=True)


class StukSchema(Uitvoer):
    """A note as it was handed over."""

    id = Uuid("De notitie.")
    tekst = Tekst("De tekst van toen.", "Vier uur gemist.", maximaal=20_000)
    geschreven_op = Moment("Wanneer de notitie is geschreven.")


class InhoudSchema(Uitvoer):
    """Exactly what goes to the receiver."""

    vestigingscode = Tekst("De school.", "00AA00", allow_none=True)
    personen = Lijst(Deel(PersoonSchema, "Een persoon."), "Om wie het gaat.")
    notities = Lijst(Deel(StukSchema, "Een notitie."), "De notities.")
    verklaring = Tekst("De tekst voor deze ontvanger.", "De school belde.", maximaal=20_000, allow_none=True)


class VerstrektdeelSchema(Uitvoer):
    """One class with its ground."""

    klasse = Keuze(Klasse, "De soort gegevens.", Klasse.VERZ)
    uitkomst = Keuze(Delingsuitkomst, "Of het mocht.")
    reden = Keuze(Delingsreden, "Waarom.", Delingsreden.WET)
    uitleg = Tekst("Waarom, in gewone woorden.", "De wet verplicht u om dit te geven.")
    code = Keuze(Code, "De code in de deelmatrix.", Code.WET)
    opheffing = Keuze(Opheffing, "Wat de geheimhouding ophief.", allow_none=True)
    avg = Tekst("De grond in de AVG.", "AVG 6(1)c")
    bron = Tekst("De wet of regel.", "Leerplichtwet 18(3), 21, 21a")
    toestemming_id = Uuid("De toestemming waarop het rustte.", allow_none=True)
    inhoud = Deel(
        InhoudSchema,
        "Wat u geeft. Leeg bij VEIL en STRAF: dat geeft u zelf door, en dit systeem bewaart het niet.",
        allow_none=True,
    )


class WegingSchema(Uitvoer):
    """The weighing record."""

    doel = Tekst("Waarom het nodig was.", "Leerplicht moet kunnen handelen.", maximaal=4000, allow_none=True)
    proportionaliteit = Tekst("Waarom het niet te veel was.", "Alleen uren.", maximaal=4000, allow_none=True)
    subsidiariteit = Tekst("Waarom het niet anders kon.", "Er is geen andere weg.", maximaal=4000, allow_none=True)
    weggelaten = Tekst("Wat is weggelaten.", "Wat de broer vertelde.", maximaal=4000, allow_none=True)


class VerstrekkingKortSchema(Uitvoer):
    """A disclosure in a list."""

    id = Uuid("De verstrekking.")
    ontvanger = Keuze(Partij, "Wie het kreeg.", Partij.LPA)
    ontvanger_id = Uuid("De organisatie die het kreeg.", allow_none=True)
    naam = Tekst("Wie het kreeg, als de organisatie niet meedoet.", "Leerplicht Voorbeeld", allow_none=True)
    doel = Keuze(Doel, "Waarvoor.", Doel.P3)
    verstrekt_op = Moment("Wanneer.")
    verstrekt_door = Uuid("De medewerker die het gaf.")
    geinformeerd_op = Moment("Wanneer ouders en jeugdige het hoorden.", allow_none=True)
    informeren_datum = Datum("De laatste dag om het te vertellen.", allow_none=True)
    klassen = Lijst(Keuze(Klasse, "Een soort gegevens.", Klasse.VERZ), "Welke soorten gegevens.")


class VerstrekkingSchema(Uitvoer):
    """A disclosure with exactly what was handed over."""

    id = Uuid("De verstrekking.")
    ontvanger = Keuze(Partij, "Wie het krijgt.", Partij.LPA)
    ontvanger_id = Uuid("De organisatie die het krijgt.", allow_none=True)
    naam = Tekst("Wie het krijgt, als de organisatie niet meedoet.", "Leerplicht Voorbeeld", allow_none=True)
    doel = Keuze(Doel, "Waarvoor.", Doel.P3)
    verzoek_id = Uuid("Het verzoek waarop dit het antwoord is.", allow_none=True)
    verstrekt_op = Moment("Wanneer.")
    verstrekt_door = Uuid("De medewerker die het gaf.")
    geinformeerd_op = Moment("Wanneer ouders en jeugdige het hoorden.", allow_none=True)
    informeren_datum = Datum("De laatste dag om het te vertellen.", allow_none=True)
    uitstelreden = Keuze(Uitstelreden, "Waarom dat later is.", allow_none=True)
    weging = Deel(WegingSchema, "De afweging.", allow_none=True)
    onderdelen = Lijst(Deel(VerstrektdeelSchema, "Een soort gegevens."), "Wat er precies gaat.")
    beleid = Tekst("Welke versie van het beleid gold.", "2026-11-01+0a1b2c3d4e5f")
    minimumsets = Tekst("Welke versie van de minimumsets gold.", "2026-11-01+0a1b2c3d4e5f")


class VerstrekkingenSchema(Uitvoer):
    """What the own organisation handed over."""

    resultaten = Lijst(Deel(VerstrekkingKortSchema, "Een verstrekking."), "De nieuwste eerst.", maximaal=1000)
