"""What a client gets back about consult and referral: an allow-list of fields. Knows no rule."""

from kernteam.casus.antwoorden import BetrokkeneSchema, NotitieSchema, OmstandigheidSchema
from kernteam.consult.aantallen import Consultsoort
from kernteam.consult.models import Berichtsoort
from kernteam.consult.schemas import VRAAG
from kernteam.consult.verloop import Consultstatus
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.http.velden import Deel, Getal, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid, lijst_van
from kernteam.toestemming.antwoord import Regimenaam

_VEEL = 1000


class AnoniemConsultSchema(Uitvoer):
    """A consult without a name."""

    id = Uuid("Het anonieme consult.")
    aanbieder_id = Uuid("De organisatie aan wie het is gevraagd.")
    gesteld_op = Moment("Wanneer de vraag is gesteld.")
    vervalt_op = Moment("Vanaf wanneer niemand dit nog leest.", "2027-02-21T23:00:00Z")
    beantwoord_op = Moment("Wanneer de vraag is beantwoord.", allow_none=True)
    vraag = Tekst("De vraag.", "Een jongen van ongeveer tien slaapt slecht.", maximaal=VRAAG)
    antwoord = Tekst("Het antwoord, als het er is.", "Begin met een vast ritme.", maximaal=VRAAG, allow_none=True)


class ConsultberichtSchema(Uitvoer):
    """A question or an answer."""

    id = Uuid("Het bericht.")
    soort = Keuze(Berichtsoort, "Vraag, vervolgvraag of antwoord.")
    klasse = Keuze(Klasse, "Waar het over gaat.", Klasse.GEZ)
    tekst = Tekst("De tekst.", "Wat helpt Sam om weer te slapen?", maximaal=VRAAG)
    herkomst_id = Uuid("Van welke organisatie deze kennis is.")
    herkomst = Keuze(Partij, "De rol van die organisatie.")
    auteur_id = Uuid("De medewerker die het schreef.")
    geschreven_op = Moment("Wanneer het is geschreven.")


class ConsultSchema(Uitvoer):
    """A consult as its specialist sees it."""

    id = Uuid("Het consult.")
    status = Keuze(Consultstatus, "Hoe het met het consult staat.")
    gevraagd_op = Moment("Wanneer het is gevraagd.")
    tot_op = Moment("Tot wanneer u dit kunt lezen.", "2027-01-03T23:00:00Z")
    herkomst_id = Uuid("De organisatie die het vroeg.")
    hulpvraag = Tekst("De hulpvraag van de casus.", "Hoe komt Sam weer naar school?", maximaal=20_000, allow_none=True)
    aanleiding = Tekst("De aanleiding van de casus.", "Vaak afwezig.", maximaal=20_000, allow_none=True)
    betrokkenen = Lijst(Deel(BetrokkeneSchema, "Een betrokkene."), "Wie aan u zijn voorgelegd.", maximaal=_VEEL)
    notities = Lijst(Deel(NotitieSchema, "Een notitie."), "Wat aan u is voorgelegd.", maximaal=_VEEL)
    omstandigheden = Lijst(
        Deel(OmstandigheidSchema, "Een omstandigheid."), "Wat er van het gezin aan u is voorgelegd.", maximaal=_VEEL
    )
    berichten = Lijst(Deel(ConsultberichtSchema, "Een bericht."), "Vragen en antwoorden.", maximaal=_VEEL)


class ConsultKortSchema(Uitvoer):
    """A running consult in a list."""

    id = Uuid("Het consult.")
    status = Keuze(Consultstatus, "Hoe het met het consult staat.")
    gevraagd_op = Moment("Wanneer het is gevraagd.")
    tot_op = Moment("Tot wanneer u dit kunt lezen.", "2027-01-03T23:00:00Z")
    herkomst_id = Uuid("De organisatie die het vroeg.")


class CasusconsultSchema(Uitvoer):
    """A consult as the table sees it."""

    id = Uuid("Het consult.")
    status = Keuze(Consultstatus, "Hoe het met het consult staat.")
    aanbieder_id = Uuid("De organisatie aan wie het is gevraagd.")
    vraagsteller_id = Uuid("De medewerker die het vroeg.")
    herkomst_id = Uuid("De organisatie die het vroeg.")
    gevraagd_op = Moment("Wanneer het is gevraagd.")
    tot_op = Moment("Wanneer het consult afloopt.", "2027-01-03T23:00:00Z")
    beantwoord_op = Moment("Wanneer er voor het eerst is geantwoord.", allow_none=True)
    afgesloten_op = Moment("Wanneer het is afgesloten.", allow_none=True)
    gewist_op = Moment("Wanneer de specialist bevestigde dat hij niets op naam bewaart.", allow_none=True)
    wachtdagen = Getal(
        "Dagen tussen vraag en eerste antwoord, of tot vandaag. Leeg (null) als het zonder antwoord eindigde.",
        3,
        allow_none=True,
    )
    berichten = Lijst(Deel(ConsultberichtSchema, "Een bericht."), "Wat u ervan mag lezen.", maximaal=_VEEL)


class CasusconsultenSchema(Uitvoer):
    """The consulten of a casus."""

    resultaten = Lijst(Deel(CasusconsultSchema, "Een consult."), "De consulten van deze casus.", maximaal=_VEEL)


class VerwijzingSchema(Uitvoer):
    """A referral."""

    id = Uuid("De verwijzing.")
    consult_id = Uuid("Het consult waarna is verwezen.")
    aanbieder_id = Uuid("De organisatie waarnaar is verwezen.")
    regime = Keuze(Regimenaam, "Welke wet zegt wie voor deze hulp tekent.", Regimenaam.JW_HULP)
    toestemming_id = Uuid("De toestemming voor deze hulp.")
    verwezen_op = Moment("Wanneer is verwezen.")
    verwezen_door = Uuid("De medewerker die verwees.")
    gestart_op = Moment("Wanneer de hulp begon.", allow_none=True)
    wachtdagen = Getal("Dagen tussen verwijzing en start, of tot vandaag.", 21)


class VerwijzingenSchema(Uitvoer):
    """The referrals of a casus."""

    resultaten = Lijst(Deel(VerwijzingSchema, "Een verwijzing."), "De verwijzingen van deze casus.", maximaal=_VEEL)


class ConsultaantalSchema(Uitvoer):
    """How many consulten of one provider in one district."""

    aanbieder_id = Uuid("De organisatie die is gevraagd.", attribute="groep.aanbieder_id")
    aanbieder = Tekst("De naam van die organisatie.", "Specialistische hulp (fictief)", attribute="groep.aanbieder")
    gebied = Tekst(
        "Het gebied van de school. Leeg bij consulten zonder naam, of als de aanbieder daar geen gebied heeft.",
        "Overvecht",
        attribute="groep.gebied",
    )
    soort = Keuze(Consultsoort, "Met of zonder naam.", attribute="groep.soort")
    gevraagd = Getal("Hoeveel er zijn gevraagd, afgerond.", 15)
    beantwoord = Getal("Hoeveel daarvan zijn beantwoord, afgerond. Leeg (null): te weinig.", 10, allow_none=True)
    wachtdagen = Getal(
        "De mediaan van de dagen tussen vraag en eerste antwoord. Leeg (null): te weinig.", 4, allow_none=True
    )


class ConsultaantallenSchema(Uitvoer):
    """The counts of a quarter."""

    resultaten = Lijst(
        Deel(ConsultaantalSchema, "Een aantal."), "Wat groot genoeg is om te tonen; de rest ontbreekt.", maximaal=_VEEL
    )


AnoniemConsultLijst = lijst_van(AnoniemConsultSchema)
ConsultLijst = lijst_van(ConsultKortSchema)
