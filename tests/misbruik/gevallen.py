"""Every route of the API: for whom it is, what a well-formed request sends, and what the ids in its path stand for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from kernteam.grond.klok import Klok
from tests.consult.proef import ANTWOORD, OMSCHREVEN, VRAAG
from tests.document.bestanden import FORMULIER, formulier, gegevens, pdf
from tests.klant import TEKST, Klant, Spel
from tests.misbruik.doel import Doel
from tests.overleg.vergaderen import AFSPRAAK, GEVRAAGD, THEMA, actie, bijdrage, planning, tijden
from tests.plan.plannen import DOEL, aanbod, akkoord, evaluatie, tevreden
from tests.plan.plannen import actie as planactie
from tests.rollen import PERSONEN
from tests.signaal.verloop import akkoord as signaalakkoord
from tests.signaal.verloop import signaal
from tests.toezicht.kijken import GEEN_RISICO, VERKLAARD
from tests.toezicht.kijken import VRAAG as VRAAG_AAN
from tests.veiligheid.verloop import OPENING, OVERLEG, SLOT, aanwijzing, melding
from tests.verstrekking.delen import bezwaar, toets, verstrekking, verzoek, vraag

OPEN, AANGEMELD, CASUS, MELDCODE = "open", "aangemeld", "casus", "meldcode"
NOOD, NOODTOEZICHT, TAAK, COLLEGA, CONSULT = "nood", "noodtoezicht", "taak", "collega", "consult"
OVERLEGGEN, VERTREK, SIGNAAL, SCHOOLSIGNAAL = "overleggen", "vertrek", "signaal", "schoolsignaal"
BUREAU, GEVRAAGD_WORDEN, OVERZICHT, BEWIJZEN = "bureau", "gevraagd worden", "overzicht", "bewijzen"
KIND = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Cor", "achternaam": "Jansen"}
KLOP = {"token": "A" * 43}  # of the right form, and of nobody
Maker = Callable[[Spel, Doel], Any]


@dataclass(frozen=True)
class Geval:
    """One route: for whom it is, and what a well-formed request sends."""

    voor: str
    inhoud: Maker | None = None
    koppen: tuple[tuple[str, str], ...] = ()


# a route that is missing here makes test_every_route_has_its_entry fail
GEVALLEN: dict[tuple[str, str], Geval] = {
    ("GET", "/openapi.json"): Geval(OPEN),
    ("GET", "/docs"): Geval(OPEN),
    ("POST", "/tokens"): Geval(OPEN, lambda _s, _d: {"gebruikersnaam": "niemand", "wachtwoord": "mis"}),
    ("GET", "/tokens"): Geval(AANGEMELD),
    ("DELETE", "/tokens/<uuid:token_id>"): Geval(AANGEMELD),
    ("GET", "/gebruikersprofiel"): Geval(AANGEMELD),
    ("GET", "/gemeenten"): Geval(AANGEMELD),
    ("GET", "/scholen"): Geval(AANGEMELD),
    ("GET", "/scholen/<vestigingscode:vestigingscode>"): Geval(AANGEMELD),
    ("GET", "/scholen/<vestigingscode:vestigingscode>/contactpersonen"): Geval(AANGEMELD),
    ("GET", "/scholen/<vestigingscode:vestigingscode>/kernteam"): Geval(AANGEMELD),
    ("GET", "/organisaties"): Geval(AANGEMELD),
    ("GET", "/medewerkers"): Geval(AANGEMELD),
    ("PUT", "/medewerkers/<uuid:medewerker_id>/bereikbaarheid"): Geval(COLLEGA, lambda _s, _d: {"schooldagen": []}),
    ("GET", "/medewerkers/<uuid:medewerker_id>/werk"): Geval(COLLEGA),
    ("POST", "/medewerkers/<uuid:medewerker_id>/overdrachten"): Geval(
        COLLEGA, lambda _s, _d: {"vervangerId": str(PERSONEN["jeugdarts"].medewerker_id), "reden": "VERTREK"}
    ),
    ("POST", "/medewerkers/<uuid:medewerker_id>/uitdiensttreding"): Geval(VERTREK, lambda s, _d: {"datum": s.over(9)}),
    ("GET", "/kernteams"): Geval(AANGEMELD),
    ("GET", "/kernteams/<uuid:kernteam_id>/leden"): Geval(AANGEMELD),
    ("GET", "/kernteams/<uuid:kernteam_id>/scholen"): Geval(AANGEMELD),
    ("GET", "/beleid"): Geval(AANGEMELD),
    ("GET", "/convenant"): Geval(AANGEMELD),
    ("POST", "/convenanten"): Geval("beheer", lambda s, _d: s.convenant("school", "bt")),
    ("POST", "/casussen"): Geval("opening", lambda s, _d: s.opening()),
    ("GET", "/casussen"): Geval("lijst"),
    ("POST", "/casussen/_zoek"): Geval("lijst", lambda s, _d: {"achternaam": "Berg", "geboortedatum": s.geboren(9)}),
    ("GET", "/casussen/<uuid:casus_id>"): Geval(CASUS),
    ("PATCH", "/casussen/<uuid:casus_id>"): Geval(CASUS, lambda _s, _d: {"hulpvraag": "x"}, (("If-Match", '"1"'),)),
    ("POST", "/casussen/<uuid:casus_id>/overgangen"): Geval(
        CASUS, lambda _s, _d: {"naar": "AFGESLOTEN", "reden": "ANDERS"}
    ),
    ("GET", "/casussen/<uuid:casus_id>/overgangen"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/overnames"): Geval(CASUS, lambda _s, _d: {"uitkomst": "NIETS_EIGENS"}),
    ("POST", "/overstappen"): Geval(
        "beroep",
        lambda s, d: {
            "leerlingen": [{"casusId": str(d.casus), "vestigingscode": "00BB00"}],
            "klassen": ["OND"],
            "uiterlijkDatum": s.over(60),
            "einddatum": s.over(200),
            "tekstversie": TEKST,
        },
    ),
    ("POST", "/casussen/<uuid:casus_id>/verbanden"): Geval(
        CASUS, lambda _s, _d: {"casusId": str(uuid4()), "soort": "BROER_ZUS"}
    ),
    ("GET", "/casussen/<uuid:casus_id>/verbanden"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/verbanden/<uuid:verband_id>/beeindigingen"): Geval(
        CASUS, lambda _s, _d: {"reden": "VERGISSING"}
    ),
    ("POST", "/casussen/<uuid:casus_id>/regisseurs"): Geval(
        CASUS, lambda _s, d: {"deelnemerId": str(d.deelnemer), "reden": "BEGIN"}
    ),
    ("GET", "/casussen/<uuid:casus_id>/regisseurs"): Geval(CASUS),
    ("GET", "/casussen/<uuid:casus_id>/betrokkenen"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/betrokkenen"): Geval(CASUS, lambda _s, _d: KIND),
    ("GET", "/casussen/<uuid:casus_id>/omstandigheden"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/omstandigheden"): Geval(
        CASUS, lambda s, _d: {"soort": "SAMENWONEND", "datum": s.vandaag().isoformat()}
    ),
    ("GET", "/casussen/<uuid:casus_id>/deelnemers"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/deelnemers"): Geval(
        CASUS, lambda _s, _d: {"medewerkerId": str(PERSONEN["vreemde"].medewerker_id)}
    ),
    ("DELETE", "/casussen/<uuid:casus_id>/deelnemers/<uuid:deelnemer_id>"): Geval(CASUS),
    ("GET", "/casussen/<uuid:casus_id>/notities"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/notities"): Geval(CASUS, lambda _s, _d: {"klasse": "OND", "tekst": "x"}),
    ("POST", "/casussen/<uuid:casus_id>/notities/<uuid:notitie_id>/bevestigingen"): Geval(CASUS),
    ("GET", "/casussen/<uuid:casus_id>/afzijdigheden"): Geval("toezicht"),
    ("POST", "/casussen/<uuid:casus_id>/afzijdigheden"): Geval(CASUS, lambda _s, _d: {"reden": "BUREN"}),
    ("GET", "/casussen/<uuid:casus_id>/toestemmingen"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/toestemmingen"): Geval(CASUS, lambda s, _d: s.aanvraag("bt")),
    ("POST", "/toestemmingen/<uuid:toestemming_id>/ondertekeningen"): Geval(
        CASUS, lambda s, d: s.antwoord(str(d.betrokkene))
    ),
    ("POST", "/toestemmingen/<uuid:toestemming_id>/intrekkingen"): Geval(
        CASUS, lambda s, d: s.intrekking(str(d.betrokkene))
    ),
    ("GET", "/informatieteksten"): Geval(AANGEMELD),
    ("GET", "/informatieteksten/<tekstversie:tekstversie>/<doelgroep:doelgroep>"): Geval(AANGEMELD),
    ("GET", "/scholen/<vestigingscode:vestigingscode>/bundels"): Geval(AANGEMELD),
    ("POST", "/toestemmingen/<uuid:toestemming_id>/tekenlinks"): Geval(
        CASUS, lambda _s, d: {"betrokkeneId": str(d.betrokkene)}
    ),
    ("GET", "/toestemmingen/<uuid:toestemming_id>/tekenlinks"): Geval(CASUS),
    ("DELETE", "/toestemmingen/<uuid:toestemming_id>/tekenlinks/<uuid:tekenlink_id>"): Geval(CASUS),
    ("POST", "/tekenlinks/_open"): Geval(OPEN, lambda s, _d: KLOP | {"geboortedatum": s.geboren(9)}),
    ("POST", "/tekenlinks/_antwoord"): Geval(
        OPEN, lambda s, _d: KLOP | {"geboortedatum": s.geboren(9), "antwoord": "GEWEIGERD"}
    ),
    ("GET", "/toestemmingen/<uuid:toestemming_id>/gebeurtenissen"): Geval(CASUS),
    ("GET", "/toestemmingen/<uuid:toestemming_id>/ontvangstbewijzen/<uuid:betrokkene_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/vrijgaven"): Geval(CASUS, lambda _s, d: {"notitieId": str(d.notitie)}),
    ("DELETE", "/casussen/<uuid:casus_id>/vrijgaven/<uuid:notitie_id>"): Geval(CASUS),
    ("GET", "/casussen/<uuid:casus_id>/documenten"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/documenten"): Geval(
        CASUS, lambda _s, _d: formulier(gegevens(), pdf()), tuple(FORMULIER.items())
    ),
    ("GET", "/casussen/<uuid:casus_id>/documenten/<uuid:document_id>"): Geval(CASUS),
    ("GET", "/casussen/<uuid:casus_id>/documenten/<uuid:document_id>/inhoud"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/documenten/<uuid:document_id>/bevestigingen"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/documentvrijgaven"): Geval(
        CASUS, lambda _s, d: {"documentId": str(d.document)}
    ),
    ("DELETE", "/casussen/<uuid:casus_id>/documentvrijgaven/<uuid:document_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/rechtentoetsen"): Geval(
        CASUS, lambda _s, d: {"betrokkeneId": str(d.betrokkene), "recht": "INZAGE_AFSCHRIFT", "bestand": "KERNTEAM"}
    ),
    ("POST", "/rechtentoetsen"): Geval(
        AANGEMELD,
        lambda _s, _d: {"verzoeker": "PLEEGOUDER", "leeftijd": 9, "recht": "INZAGE_AFSCHRIFT", "bestand": "KERNTEAM"},
    ),
    ("POST", "/meldcodes"): Geval("opening", lambda _s, _d: OPENING),
    ("GET", "/meldcodes"): Geval("lijst"),
    ("GET", "/meldcodes/<uuid:meldcode_id>"): Geval(MELDCODE),
    ("POST", "/meldcodes/<uuid:meldcode_id>/stappen"): Geval(MELDCODE, lambda _s, _d: OVERLEG),
    ("PUT", "/meldcodes/<uuid:meldcode_id>/aandachtsfunctionaris"): Geval(
        MELDCODE, lambda _s, _d: aanwijzing("jeugdarts")
    ),
    ("POST", "/meldcodes/<uuid:meldcode_id>/meldingen"): Geval(MELDCODE, lambda _s, _d: melding(acuut=True)),
    ("POST", "/meldcodes/<uuid:meldcode_id>/afsluitingen"): Geval(MELDCODE, lambda _s, _d: SLOT),
    ("POST", "/signalen"): Geval("opening", lambda s, _d: signaal(s)),
    ("GET", "/signalen"): Geval("eigen lijst"),
    ("GET", "/signalen/<uuid:signaal_id>"): Geval(SIGNAAL),
    ("POST", "/signalen/<uuid:signaal_id>/aankondigingen"): Geval(SIGNAAL, lambda s, _d: signaalakkoord(s)),
    ("POST", "/signalen/<uuid:signaal_id>/overdrachten"): Geval(
        SIGNAAL, lambda _s, _d: {"medewerkerId": str(PERSONEN["jeugdarts"].medewerker_id)}
    ),
    ("PUT", "/signalen/<uuid:signaal_id>/afwijzing"): Geval(SCHOOLSIGNAAL, lambda _s, _d: {"terugkoppelen": True}),
    ("POST", "/signalen/<uuid:signaal_id>/afsluitingen"): Geval(SIGNAAL, lambda _s, _d: {"reden": "NIET_NODIG"}),
    ("PUT", "/casussen/<uuid:casus_id>/terugkoppelingen/<uuid:signaal_id>"): Geval(
        CASUS, lambda _s, _d: {"terugkoppelen": True}
    ),
    ("GET", "/casussen/<uuid:casus_id>/noodkaarten"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/noodkaarten"): Geval(
        CASUS, lambda _s, _d: {"soort": "BEHANDELAAR", "tekst": "x"}
    ),
    ("DELETE", "/casussen/<uuid:casus_id>/noodkaarten/<uuid:noodkaart_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/noodtoegangen"): Geval(
        NOOD, lambda _s, _d: {"redencode": "ANDERS", "reden": "x"}
    ),
    ("GET", "/noodtoegangen/<uuid:noodtoegang_id>"): Geval(CASUS),
    ("GET", "/noodtoegangen"): Geval(NOODTOEZICHT),
    ("GET", "/noodtoegangen/<uuid:noodtoegang_id>/verantwoording"): Geval(NOODTOEZICHT),
    ("POST", "/noodtoegangen/<uuid:noodtoegang_id>/beoordelingen"): Geval(
        NOODTOEZICHT, lambda _s, _d: {"uitkomst": "TERECHT", "toelichting": "x"}
    ),
    ("POST", "/casussen/<uuid:casus_id>/informeringen"): Geval(
        CASUS, lambda s, _d: {"uitgesteldDatum": str(s.vandaag() + timedelta(days=1)), "reden": "GEVAAR"}
    ),
    ("GET", "/casussen/<uuid:casus_id>/plan"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/plan/doelen"): Geval(CASUS, lambda _s, _d: DOEL),
    ("PATCH", "/casussen/<uuid:casus_id>/plan/doelen/<uuid:plandoel_id>"): Geval(
        CASUS, lambda _s, _d: {"status": "BEREIKT"}, (("If-Match", '"1"'),)
    ),
    ("POST", "/casussen/<uuid:casus_id>/plan/doelen/<uuid:plandoel_id>/bevestigingen"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/plan/doelen/<uuid:plandoel_id>/vrijgaven"): Geval(CASUS),
    ("DELETE", "/casussen/<uuid:casus_id>/plan/doelen/<uuid:plandoel_id>/vrijgaven"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/plan/acties"): Geval(CASUS, lambda _s, d: planactie(str(d.plandoel))),
    ("PATCH", "/casussen/<uuid:casus_id>/plan/acties/<uuid:planactie_id>"): Geval(
        CASUS, lambda s, _d: {"gedaanDatum": s.over(0)}, (("If-Match", '"1"'),)
    ),
    ("POST", "/casussen/<uuid:casus_id>/plan/evaluaties"): Geval(
        CASUS, lambda s, d: evaluatie(s, (str(d.plandoel), 6))
    ),
    ("POST", "/casussen/<uuid:casus_id>/plan/akkoorden"): Geval(CASUS, lambda s, d: akkoord(s, str(d.betrokkene))),
    ("POST", "/casussen/<uuid:casus_id>/plan/tevredenheden"): Geval(CASUS, lambda s, _d: tevreden(s)),
    ("POST", "/casussen/<uuid:casus_id>/plan/familiegroepsplannen"): Geval(CASUS, lambda s, _d: aanbod(s)),
    ("POST", "/anonieme-consulten"): Geval("beroep", lambda _s, _d: OMSCHREVEN),
    ("GET", "/anonieme-consulten"): Geval("consultlijst"),
    ("GET", "/anonieme-consulten/<uuid:anoniemconsult_id>"): Geval(CONSULT),
    ("POST", "/anonieme-consulten/<uuid:anoniemconsult_id>/antwoorden"): Geval(
        CONSULT, lambda _s, _d: {"antwoord": "Begin met rust."}
    ),
    ("GET", "/casussen/<uuid:casus_id>/consulten"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/consulten"): Geval(CASUS, lambda _s, _d: VRAAG),
    ("POST", "/casussen/<uuid:casus_id>/consulten/<uuid:consult_id>/vervolgvragen"): Geval(CASUS, lambda _s, _d: VRAAG),
    ("POST", "/casussen/<uuid:casus_id>/consulten/<uuid:consult_id>/afsluiting"): Geval(CASUS),
    ("GET", "/consultaantallen"): Geval("totalen"),
    ("GET", "/consulten"): Geval("consultlijst"),
    ("GET", "/consulten/<uuid:consult_id>"): Geval(CONSULT),
    ("POST", "/consulten/<uuid:consult_id>/antwoorden"): Geval(CONSULT, lambda _s, _d: ANTWOORD),
    ("POST", "/consulten/<uuid:consult_id>/afsluiting"): Geval(CONSULT),
    ("POST", "/consulten/<uuid:consult_id>/afzijdigheden"): Geval(CONSULT, lambda _s, _d: {"reden": "BUREN"}),
    ("POST", "/consulten/<uuid:consult_id>/wissing"): Geval(CONSULT),
    ("GET", "/casussen/<uuid:casus_id>/verwijzingen"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/verwijzingen"): Geval(
        CASUS, lambda _s, d: {"consultId": str(d.consult), "regime": "JW_HULP"}
    ),
    ("POST", "/verwijzingen/<uuid:verwijzing_id>/start"): Geval(CONSULT),
    ("GET", "/mijn/taken"): Geval(AANGEMELD),
    ("POST", "/taken/<uuid:taak_id>/afrondingen"): Geval(TAAK, lambda _s, _d: {"gezien": True}),
    ("POST", "/taken/<uuid:taak_id>/uitstellen"): Geval(
        TAAK, lambda s, _d: {"uitgesteldDatum": str(s.vandaag() + timedelta(days=1)), "reden": "GEVAAR"}
    ),
    ("POST", "/overleggen"): Geval(AANGEMELD, lambda s, _d: planning(s)),
    ("GET", "/overleggen"): Geval(AANGEMELD),
    ("GET", "/overleggen/kalender"): Geval(AANGEMELD),
    ("GET", "/overleggen/<uuid:overleg_id>"): Geval(OVERLEGGEN),
    ("GET", "/overleggen/<uuid:overleg_id>/agenda"): Geval(OVERLEGGEN),
    ("POST", "/overleggen/<uuid:overleg_id>/overnames"): Geval(OVERLEGGEN, lambda _s, _d: {}),
    ("POST", "/overleggen/<uuid:overleg_id>/themas"): Geval(OVERLEGGEN, lambda _s, _d: THEMA),
    ("PATCH", "/themas/<uuid:thema_id>"): Geval(OVERLEGGEN, lambda _s, _d: AFSPRAAK, (("If-Match", '"1"'),)),
    ("PUT", "/overleggen/<uuid:overleg_id>/deelnemers/<uuid:medewerker_id>"): Geval(OVERLEGGEN, lambda _s, _d: {}),
    ("POST", "/overleggen/<uuid:overleg_id>/agendapunten"): Geval(CASUS, lambda _s, d: {"casusId": str(d.casus)}),
    ("POST", "/agendapunten/<uuid:agendapunt_id>/intrekkingen"): Geval(CASUS, lambda _s, _d: {"reden": "VERGISSING"}),
    ("POST", "/agendapunten/<uuid:agendapunt_id>/bijdragen"): Geval(CASUS, lambda _s, _d: bijdrage()),
    ("POST", "/agendapunten/<uuid:agendapunt_id>/acties"): Geval(CASUS, lambda s, _d: actie(s)),
    ("PUT", "/agendapunten/<uuid:agendapunt_id>/genodigden/<uuid:betrokkene_id>"): Geval(
        CASUS, lambda _s, _d: GEVRAAGD
    ),
    ("POST", "/acties/<uuid:actie_id>/afrondingen"): Geval(CASUS),
    ("PATCH", "/overleggen/<uuid:overleg_id>"): Geval(OVERLEGGEN, lambda s, _d: tijden(s, 9), (("If-Match", '"1"'),)),
    ("DELETE", "/overleggen/<uuid:overleg_id>"): Geval(OVERLEGGEN),
    ("POST", "/overlegreeksen/<uuid:reeks_id>/afgelastingen"): Geval(
        OVERLEGGEN, lambda _s, _d: {"reden": "VERGISSING"}
    ),
    ("POST", "/delingstoetsen"): Geval(AANGEMELD, lambda _s, _d: vraag("SCHOOL", "LPA", "VERZ", "P3")),
    ("POST", "/casussen/<uuid:casus_id>/delingstoetsen"): Geval(CASUS, lambda _s, _d: toets("lpa", "VERZ", "P3")),
    ("GET", "/casussen/<uuid:casus_id>/verzoeken"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/verzoeken"): Geval(CASUS, lambda s, _d: verzoek("RVDK_ONDERZOEK", s)),
    ("GET", "/casussen/<uuid:casus_id>/bezwaren"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/bezwaren"): Geval(CASUS, lambda _s, d: bezwaar(d.betrokkene)),
    ("POST", "/bezwaren/<uuid:bezwaar_id>/beoordelingen"): Geval(CASUS, lambda _s, _d: {"uitkomst": "GEGROND"}),
    ("GET", "/casussen/<uuid:casus_id>/verstrekkingen"): Geval(CASUS),
    ("GET", "/casussen/<uuid:casus_id>/verstrekkingen/<uuid:verstrekking_id>"): Geval(CASUS),
    ("POST", "/casussen/<uuid:casus_id>/verstrekkingen"): Geval(
        CASUS, lambda _s, _d: verstrekking("lpa", "P3", {"klasse": "ID"})
    ),
    ("GET", "/casussen/<uuid:casus_id>/inzagen"): Geval("toezicht"),
    ("POST", "/casussen/<uuid:casus_id>/inzageoverzichten"): Geval(
        OVERZICHT,
        lambda s, d: {
            "betrokkeneId": str(d.betrokkene),
            "vanafDatum": s.over(-7),
            "totDatum": s.over(1),
            "adresGeheim": False,
        },
    ),
    ("GET", "/casussen/<uuid:casus_id>/naamvrijgaven"): Geval(OVERZICHT),
    ("POST", "/casussen/<uuid:casus_id>/naamvrijgaven"): Geval(
        OVERZICHT,
        lambda _s, d: {
            "betrokkeneId": str(d.betrokkene),
            "regelnummer": 1,
            "reden": "KLACHT",
            "belangBetrokkene": "x",
            "belangMedewerker": "x",
        },
    ),
    ("POST", "/logboek/regels/_zoek"): Geval("logboek", lambda s, _d: s.periode()),
    ("POST", "/logboek/dagen/_zoek"): Geval(
        BUREAU, lambda s, _d: {"vanafDatum": s.over(-1), "totEnMetDatum": s.over(0)}
    ),
    ("GET", "/logboek/toezichtregels"): Geval(BUREAU),
    ("GET", "/logboek/verslag"): Geval(BUREAU),
    ("GET", "/logboek/stand"): Geval(BUREAU),
    ("GET", "/logboek/gevallen"): Geval(BUREAU),
    ("GET", "/logboek/gevallen/<uuid:geval_id>"): Geval(BUREAU),
    ("POST", "/logboek/gevallen/<uuid:geval_id>/beoordelingen"): Geval(BUREAU, lambda _s, _d: VERKLAARD),
    ("POST", "/logboek/gevallen/<uuid:geval_id>/vragen"): Geval(BUREAU, lambda _s, _d: VRAAG_AAN),
    ("GET", "/toezichtvragen/<uuid:toezichtvraag_id>"): Geval(GEVRAAGD_WORDEN),
    ("POST", "/toezichtvragen/<uuid:toezichtvraag_id>/antwoorden"): Geval(
        GEVRAAGD_WORDEN, lambda _s, _d: {"antwoord": "Een vergissing."}
    ),
    ("POST", "/toezichtvragen/<uuid:toezichtvraag_id>/intrekkingen"): Geval(BUREAU),
    ("POST", "/datalekken"): Geval(
        BUREAU, lambda s, _d: {"bekendOp": f"{s.over(-1)}T10:00:00Z", "omschrijving": "Verkeerde school."}
    ),
    ("GET", "/datalekken"): Geval(BUREAU),
    ("GET", "/datalekken/<uuid:datalek_id>"): Geval(BUREAU),
    ("POST", "/datalekken/<uuid:datalek_id>/meldingen"): Geval(
        BUREAU, lambda _s, _d: {"aan": "AP", "gemeldOp": Klok().nu().isoformat()}
    ),
    ("POST", "/datalekken/<uuid:datalek_id>/afhandelingen"): Geval(BUREAU, lambda _s, _d: GEEN_RISICO),
    ("POST", "/logboek/steekproeven"): Geval(BUREAU, lambda _s, _d: {"maandDatum": "2026-01-01"}),
    ("GET", "/logboek/steekproeven"): Geval(BUREAU),
    ("POST", "/logboek/steekproeven/<uuid:steekproef_id>/beoordelingen"): Geval(
        BUREAU, lambda _s, d: {"casusId": str(d.casus), "uitkomst": "GEEN_BIJZONDERHEDEN"}
    ),
    ("GET", "/logboek/aandachtscasussen"): Geval(BUREAU),
    ("POST", "/logboek/aandachtscasussen"): Geval(BUREAU, lambda _s, d: {"casusId": str(d.casus), "reden": "PERS"}),
    ("POST", "/logboek/aandachtscasussen/<uuid:aandachtscasus_id>/bevestigingen"): Geval(BUREAU),
    ("DELETE", "/logboek/aandachtscasussen/<uuid:aandachtscasus_id>"): Geval(BUREAU),
    ("POST", "/logboek/regels/_uitvoer"): Geval(
        OVERZICHT,
        lambda s, _d: {"vorm": "REGELS", "vanaf": f"{s.over(-7)}T00:00:00Z", "tot": f"{s.over(-1)}T00:00:00Z"},
    ),
    ("GET", "/logboek/regels/<nummer:nummer>/bewijs"): Geval(BEWIJZEN),
    ("GET", "/logboek/ijkpunten"): Geval(BEWIJZEN),
    ("GET", "/logboek/ijkpunten/<nummer:grootte>/samenhang"): Geval(BEWIJZEN),
    ("GET", "/logboek/controles"): Geval(BEWIJZEN),
    ("POST", "/logboek/controles"): Geval(BEWIJZEN),
}


def voor(*soorten: str) -> list[tuple[str, str]]:
    """Give the routes that are for these."""
    return [route for route, geval in GEVALLEN.items() if geval.voor in soorten]


def roep(spel: Spel, klant: Klant, route: tuple[str, str], doel: Doel) -> TestResponse:
    """Send a well-formed request to a route, about these ids."""
    methode, pad = route
    for plek, waarde in {
        "<uuid:casus_id>": doel.casus,
        "<uuid:toestemming_id>": doel.toestemming,
        "<uuid:deelnemer_id>": doel.deelnemer,
        "<uuid:token_id>": doel.token,
        "<uuid:notitie_id>": doel.notitie,
        "<uuid:meldcode_id>": doel.meldcode,
        "<uuid:signaal_id>": doel.signaal,
        "<uuid:noodkaart_id>": doel.noodkaart,
        "<uuid:document_id>": doel.document,
        "<uuid:noodtoegang_id>": doel.noodtoegang,
        "<uuid:taak_id>": doel.taak,
        "<uuid:kernteam_id>": doel.casus,
        "<uuid:medewerker_id>": doel.medewerker,
        "<uuid:tekenlink_id>": doel.notitie,
        "<uuid:betrokkene_id>": doel.betrokkene,
        "<tekstversie:tekstversie>": TEKST,
        "<doelgroep:doelgroep>": "OUDER",
        "<uuid:bezwaar_id>": doel.bezwaar,
        "<uuid:verstrekking_id>": doel.verstrekking,
        "<uuid:plandoel_id>": doel.plandoel,
        "<uuid:planactie_id>": doel.planactie,
        "<uuid:consult_id>": doel.consult,
        "<uuid:anoniemconsult_id>": doel.anoniemconsult,
        "<uuid:verwijzing_id>": doel.verwijzing,
        "<uuid:overleg_id>": doel.overleg,
        "<uuid:agendapunt_id>": doel.agendapunt,
        "<uuid:reeks_id>": doel.reeks,
        "<uuid:verband_id>": doel.notitie,
        "<uuid:actie_id>": doel.actie,
        "<uuid:thema_id>": doel.thema,
        "<uuid:geval_id>": doel.geval,
        "<uuid:toezichtvraag_id>": doel.toezichtvraag,
        "<uuid:datalek_id>": doel.datalek,
        "<uuid:aandachtscasus_id>": doel.aandachtscasus,
        "<uuid:steekproef_id>": doel.casus,
        "<vestigingscode:vestigingscode>": "00AA00",
        "<nummer:nummer>": "1",
        "<nummer:grootte>": "999999",
    }.items():
        pad = pad.replace(plek, str(waarde))
    pad += "?jaar=2026" if pad == "/logboek/verslag" else ""  # the one address that must say more
    geval = GEVALLEN[route]
    inhoud = geval.inhoud(spel, doel) if geval.inhoud else None
    uitkomst: TestResponse = getattr(klant, methode.lower())(pad, inhoud, dict(geval.koppen))
    return uitkomst
