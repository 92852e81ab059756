"""What a client gets back about a casus: an allow-list of fields. Knows no rule: what may not be seen is null here."""

from kernteam.casus.models import Afzijdigreden, Soort
from kernteam.casus.omstandigheid import Gezagsbron, Inspanningswijze, Oordeelsberoep
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.http.velden import Datum, Deel, Getal, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid, lijst_van
from kernteam.toegang.feiten import Geldigheid
from kernteam.toestemming.antwoord import Antwoord, Regimenaam, Wijze
from kernteam.toestemming.gezin import Gezag, Gezagsuitkomst, Nadeelsituatie, Omstandigheidsoort, Vertegenwoordiging


class BetrokkeneSchema(Uitvoer):
    """A person."""

    id = Uuid("De betrokkene.")
    soort = Keuze(Soort, "Wie dit is.")
    voornaam = Tekst("De voornaam.", "Sam", allow_none=True)
    achternaam = Tekst("De achternaam.", "van den Berg", allow_none=True)
    geboortedatum = Datum("De geboortedatum.", "2015-03-14", allow_none=True)
    telefoon = Tekst("Het telefoonnummer.", "030 123 45 67", allow_none=True)
    emailadres = Tekst("Het e-mailadres.", "ouder@voorbeeld.example", allow_none=True)
    gezag = Keuze(
        Gezag, "Hoe bekend is dat deze persoon vandaag gezag heeft; leeg als hij het niet heeft.", allow_none=True
    )
    gezagsbron = Keuze(Gezagsbron, "Waar het gezag is nagegaan toen deze persoon erbij kwam.", allow_none=True)
    controle_datum = Datum("Wanneer het toen is nagegaan.", "2026-09-02", allow_none=True)
    herkomst = Keuze(Partij, "Van welke partij deze gegevens zijn.")


class DeelnemerSchema(Uitvoer):
    """Somebody at the table."""

    id = Uuid("De deelnemer.")
    medewerker_id = Uuid("De medewerker.")
    naam = Tekst("De naam van de medewerker.", "Noor Voorbeeld")
    rol = Keuze(Rol, "De rol.")
    discipline = Keuze(Discipline, "De discipline, als die er is.", allow_none=True)
    organisatie_id = Uuid("De organisatie.")
    organisatie = Tekst("De naam van de organisatie.", "Buurtteam Voorbeeld")
    partij = Keuze(Partij, "De rol van de organisatie.")
    sinds_op = Moment("Sinds wanneer deze medewerker deelneemt.")


class NotitieSchema(Uitvoer):
    """A note."""

    id = Uuid("De notitie.")
    klasse = Keuze(Klasse, "Waar de notitie over gaat.", Klasse.OND)
    tekst = Tekst("De notitie.", "De mentor belt elke maandag.", maximaal=20_000)
    herkomst_id = Uuid("Van welke organisatie deze kennis is.")
    herkomst = Keuze(Partij, "De rol van die organisatie.")
    auteur_id = Uuid("De medewerker die de notitie schreef, als u mag weten dat die meedoet.", allow_none=True)
    geschreven_op = Moment("Wanneer de notitie is geschreven.")
    bevestigd_op = Moment(
        "Sinds wanneer vaststaat dat deze kennis klopt. Leeg (null) zolang de organisatie haar nog niet bevestigde.",
        allow_none=True,
    )
    vrijgegeven_op = Moment("Wanneer de notitie is vrijgegeven voor wie de toestemming noemt.", allow_none=True)
    over_id = Uuid("Over welke volwassene de notitie gaat, als ze niet over de jeugdige gaat.", allow_none=True)


class OmstandigheidSchema(Uitvoer):
    """Something established about gezag or family; what its kind does not have is null."""

    id = Uuid("De omstandigheid.")
    klasse = Keuze(Klasse, "De soort gegevens.", Klasse.ID)
    soort = Keuze(Omstandigheidsoort, "Wat is vastgesteld.", attribute="gegevens.soort")
    datum = Datum("Vanaf welke dag dit geldt, of op welke dag het gebeurde.", attribute="gegevens.datum")
    betrokkene_id = Uuid("Over wie het gaat.", attribute="gegevens.betrokkene_id", allow_none=True)
    gezag = Keuze(Gezag, "Hoe bekend is dat deze persoon gezag heeft.", attribute="gegevens.gezag", allow_none=True)
    bron = Keuze(Gezagsbron, "Waar het is nagegaan.", attribute="gegevens.bron", allow_none=True)
    controle_datum = Datum("Wanneer het is nagegaan.", attribute="gegevens.controle_datum", allow_none=True)
    uitkomst = Keuze(Gezagsuitkomst, "Wat het opleverde.", attribute="gegevens.uitkomst", allow_none=True)
    regimes = Lijst(
        Keuze(Regimenaam, "Een regime.", Regimenaam.JW_HULP),
        "Voor welke regimes dit geldt.",
        attribute="gegevens.regimes",
        allow_none=True,
    )
    tot_datum = Datum("De eerste dag waarop dit niet meer geldt.", attribute="gegevens.tot_datum", allow_none=True)
    document = Tekst("Het kenmerk van de uitspraak.", "C/16/000000", attribute="gegevens.document", allow_none=True)
    organisatie_id = Uuid("De instelling.", attribute="gegevens.organisatie_id", allow_none=True)
    instelling = Tekst(
        "De naam van de instelling.", "Instelling Voorbeeld", attribute="gegevens.instelling", allow_none=True
    )
    vertegenwoordiging = Keuze(
        Vertegenwoordiging, "Als wat hij vertegenwoordigt.", attribute="gegevens.vertegenwoordiging", allow_none=True
    )
    situatie = Keuze(
        Nadeelsituatie, "Waarom hulp zonder de ouders begon.", attribute="gegevens.situatie", allow_none=True
    )
    wijze = Keuze(Inspanningswijze, "Hoe de ouder is gezocht.", attribute="gegevens.wijze", allow_none=True)
    oordeel_van = Keuze(
        Oordeelsberoep,
        "Het beroep van wie oordeelde, als een ander het vastlegde.",
        attribute="gegevens.oordeel_van",
        allow_none=True,
    )
    toelichting = Tekst("De reden of het verslag.", "Driemaal gebeld.", maximaal=20_000, allow_none=True)
    herkomst_id = Uuid("Van welke organisatie deze kennis is.")
    herkomst = Keuze(Partij, "De rol van die organisatie.")
    vastgelegd_op = Moment("Wanneer het is vastgelegd.")
    vastgelegd_door = Uuid("De medewerker die het vastlegde.")


class OntvangerSchema(Uitvoer):
    """A receiver."""

    organisatie_id = Uuid("De organisatie.")
    klassen = Lijst(Keuze(Klasse, "Een soort gegevens.", Klasse.OND), "Welke soorten gegevens.")


class StandSchema(Uitvoer):
    """Where the consent stands today."""

    geldigheid = Keuze(Geldigheid, "Of de toestemming vandaag geldt.")
    reden = Tekst("Waarom.", "ONTBREEKT")
    toestemming_id = Uuid("De toestemming waar het om gaat.", allow_none=True)
    ontbreekt = Lijst(Uuid("Een betrokkene."), "Wie nog moet tekenen.")
    ontvangers = Lijst(Deel(OntvangerSchema, "Een ontvanger."), "Wie welke gegevens mag zien, of waarom is gevraagd.")


class AfgeschermdSchema(Uitvoer):
    """Something this reader may not read."""

    categorie = Keuze(Klasse, "De soort gegevens.", Klasse.MED)
    eigenaar = Uuid("De organisatie van wie de gegevens zijn.")
    reden = Tekst("Waarom u ze niet ziet.", "NIET_VRIJGEGEVEN")


class CasusSchema(Uitvoer):
    """A casus for one reader; what he may not see is null or not in the list."""

    id = Uuid("De casus.")
    versie = Getal("De versie, ook in de kop ETag.", 3, allow_none=True)
    vestigingscode = Tekst("De school.", "00AA00", allow_none=True)
    status = Keuze(Casusstatus, "De status vandaag.", allow_none=True)
    volgende = Lijst(
        Keuze(Casusstatus, "Een status.", Casusstatus.OVERLEG),
        "Welke statussen hierna kunnen volgen. GET …/overgangen zegt wat daar nog voor ontbreekt.",
    )
    geopend_op = Moment("Wanneer de casus is geopend.", allow_none=True)
    gewijzigd_op = Moment("Wanneer er voor het laatst iets is gewijzigd.", allow_none=True)
    afgesloten_op = Moment("Wanneer de casus is afgesloten.", allow_none=True)
    hulpvraag = Tekst("Wat de vraag is.", "Hoe helpen we Sam weer naar school?", maximaal=20_000, allow_none=True)
    aanleiding = Tekst("Waarom nu.", "Sam is vaak afwezig sinds de herfst.", maximaal=20_000, allow_none=True)
    betrokkenen = Lijst(Deel(BetrokkeneSchema, "Een betrokkene."), "Om wie het gaat en wie gezag heeft.")
    deelnemers = Lijst(Deel(DeelnemerSchema, "Een deelnemer."), "Wie aan tafel zitten.", maximaal=1000)
    notities = Lijst(Deel(NotitieSchema, "Een notitie."), "De notities die u mag lezen.", maximaal=10_000)
    omstandigheden = Lijst(
        Deel(OmstandigheidSchema, "Een omstandigheid."), "Wat is vastgesteld en u mag lezen.", maximaal=10_000
    )
    toestemming = Deel(StandSchema, "Hoe het met de toestemming staat.", allow_none=True)
    afgeschermd = Lijst(Deel(AfgeschermdSchema, "Iets dat u niet mag lezen."), "Wat er is maar u niet mag lezen.")


class CasusKortSchema(Uitvoer):
    """A casus in a list."""

    id = Uuid("De casus.")
    vestigingscode = Tekst("De school.", "00AA00", allow_none=True)
    status = Keuze(Casusstatus, "De status vandaag.", allow_none=True)
    geopend_op = Moment("Wanneer de casus is geopend.", allow_none=True)
    jeugdige = Tekst("De naam van de jeugdige.", "Sam van den Berg", allow_none=True)
    toestemming = Keuze(Geldigheid, "Of de toestemming vandaag geldt.", allow_none=True)


class GeopendSchema(Uitvoer):
    """A casus that was opened."""

    id = Uuid("De casus.")
    status = Keuze(Casusstatus, "De status.")
    versie = Getal("De versie.", 1)
    jeugdige_id = Uuid("De jeugdige.")
    gezaghebbenden = Lijst(Uuid("Een gezaghebbende."), "De gezaghebbenden, in de volgorde waarin u ze stuurde.")
    toestemming_id = Uuid("De gevraagde toestemming.", allow_none=True)


class ToegevoegdSchema(Uitvoer):
    """Something that was added."""

    id = Uuid("Wat is toegevoegd.")


class AntwoordSchema(Uitvoer):
    """One answer to a request for consent."""

    betrokkene_id = Uuid("Wie antwoordde.")
    antwoord = Keuze(Antwoord, "Wat het antwoord was.")
    eigen_gegevens = JaNee("Of het gaat om gegevens over deze volwassene zelf.", voorbeeld=False)
    wijze = Keuze(Wijze, "Hoe het is gegeven.")
    tekstversie = Tekst("Bij welke versie van de informatietekst.", "informatie-2026.1")
    gegeven_op = Moment("Wanneer het is gegeven.")
    vastgelegd_op = Moment("Wanneer het is vastgelegd.")
    vastgelegd_door = Uuid("De medewerker die het vastlegde; bij een link de ondertekenaar zelf.")


class GevraagdeBundelSchema(Uitvoer):
    """A bundle that was named."""

    naam = Tekst("De bundel.", "BASIS")
    ingangsdatum = Datum("Sinds wanneer de bundel zo gold.", "2026-11-01", attribute="geldig_vanaf")


class ToestemmingSchema(Uitvoer):
    """One request for consent."""

    id = Uuid("De toestemming.")
    regime = Tekst("De regels die bepalen wie tekent.", "KERNTEAM")
    doel = Tekst("Waarvoor, als code van de verwerking.", "P1")
    tekstversie = Tekst("De versie van de informatietekst.", "informatie-2026.1")
    gevraagd_op = Moment("Wanneer is gevraagd.")
    einddatum = Datum("De eerste dag waarop de toestemming niet meer geldt.", "2027-06-01", attribute="geldig_tot")
    ontvangers = Lijst(Deel(OntvangerSchema, "Een ontvanger."), "Waarom is gevraagd.")
    bundels = Lijst(Deel(GevraagdeBundelSchema, "Een bundel."), "In welke bundels is gevraagd, als die zijn genoemd.")
    antwoorden = Lijst(Deel(AntwoordSchema, "Een antwoord."), "Alle antwoorden, het oudste eerst.", maximaal=10_000)


class VraagSchema(Uitvoer):
    """Where the consent under another regime or for another purpose stands."""

    regime = Tekst("De regels die bepalen wie tekent.", "JW_HULP")
    doel = Tekst("Waarvoor, als code van de verwerking.", "P1")
    stand = Deel(StandSchema, "Hoe het vandaag staat.")


class ToestemmingenSchema(Uitvoer):
    """The consent of a casus."""

    stand = Deel(StandSchema, "Hoe het vandaag staat met de toestemming voor de casus zelf.")
    status = Keuze(Casusstatus, "De status van de casus.")
    standen = Lijst(Deel(VraagSchema, "Een andere vraag."), "Hoe het staat met wat daarnaast is gevraagd.")
    toestemmingen = Lijst(Deel(ToestemmingSchema, "Een toestemming."), "Alle toestemmingen, de nieuwste eerst.")


class BetrokkenenSchema(Uitvoer):
    """The persons of a casus."""

    resultaten = Lijst(Deel(BetrokkeneSchema, "Een betrokkene."), "Om wie het gaat en wie gezag heeft.")


class OmstandighedenSchema(Uitvoer):
    """What was established."""

    resultaten = Lijst(
        Deel(OmstandigheidSchema, "Een omstandigheid."), "Wat is vastgesteld en u mag lezen.", maximaal=10_000
    )


class DeelnemersSchema(Uitvoer):
    """The table of a casus."""

    resultaten = Lijst(Deel(DeelnemerSchema, "Een deelnemer."), "Wie aan tafel zitten.", maximaal=1000)


class GelezenSchema(Uitvoer):
    """One time leerplicht read something."""

    nummer = Getal("Het nummer van de logregel.", 1042)
    tijdstip = Moment("Wanneer.")
    handeling = Tekst("Welke handeling.", "casus.lezen")
    klassen = Lijst(Keuze(Klasse, "Een soort gegevens.", Klasse.OND), "Welke soorten gegevens open gingen.")
    eigenaren = Lijst(Uuid("Een organisatie."), "Van welke organisaties die gegevens zijn.")


class VertrekSchema(Uitvoer):
    """That leerplicht left to enforce."""

    medewerker_id = Uuid("De leerplichtambtenaar.")
    reden = Keuze(Afzijdigreden, "Waarom hij vertrok.", Afzijdigreden.PROCES_VERBAAL)
    gemeld_op = Moment("Wanneer hij vertrok.")
    gemeld_door = Uuid("Wie dat meldde.")
    gelezen = Lijst(
        Deel(GelezenSchema, "Een keer dat hij iets las of deed."), "Wat hij tot dan toe las.", maximaal=100_000
    )


class VertrekkenSchema(Uitvoer):
    """When leerplicht left."""

    resultaten = Lijst(Deel(VertrekSchema, "Een vertrek."), "Elk vertrek van leerplicht, het oudste eerst.")


class GevondenSchema(Uitvoer):
    """What a search found."""

    resultaten = Lijst(Deel(CasusKortSchema, "Een casus."), "De gevonden casussen, hoogstens 50.")


CasusLijst = lijst_van(CasusKortSchema)
NotitieLijst = lijst_van(NotitieSchema)
