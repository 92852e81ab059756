"""What a client gets back about a meeting of the kernteam: an allow-list of fields. Knows no rule."""

from kernteam.casus.antwoorden import NotitieSchema
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.http.velden import Datum, Deel, Getal, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid, lijst_van
from kernteam.overleg.models import Bijdragesoort, Genodigdereden, Onderwerp, Themauitkomst
from kernteam.overleg.schemas import KORT


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
    betrokkene = Tekst("De naam van die ouder of jeugdige, als u die mag weten.", "Anna Berg", allow_none=True)
    uitvoerder_id = Uuid("De medewerker die de actie doet, als u dat mag weten.", allow_none=True)
    uitvoerder = Tekst("De naam van die medewerker, zolang hij aan tafel zit.", "Noor Voorbeeld", allow_none=True)
    uiterlijk_datum = Datum("De laatste dag van de actie.", "2026-12-15", allow_none=True)
    gedaan_op = Moment("Wanneer de actie klaar was.", allow_none=True)


class GenodigdeSchema(Uitvoer):
    """A parent or the youth at his own item."""

    betrokkene_id = Uuid("De ouder of jeugdige.")
    betrokkene = Tekst("De naam, als u die mag weten.", "Anna Berg", allow_none=True)
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
    herkomst_id = Uuid("Welke organisatie de casus op de agenda zette, als u dat mag weten.", allow_none=True)
    herkomst = Keuze(Partij, "De rol van die organisatie.", allow_none=True)
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
