"""Every act that needs a line, ready to be done once: what a log that is gone, or a key sent twice, is tried with."""

from datetime import timedelta

from kernteam.grond.handeling import Handeling as Act
from tests.consult.proef import ANTWOORD, OMSCHREVEN, VRAAG, anoniem, casus_met_consent, toestemming
from tests.consult.proef import vraag as vraag_consult
from tests.document.bestanden import bewaar, pdf, stuur
from tests.klant import Spel
from tests.levensloop.test_overstap_voorbereiden import stap
from tests.logboek.hoofdzaken import Doen, Hoofdzaken
from tests.overleg.toneel import Overlegtoneel
from tests.plan.plannen import DOEL, aanbod, akkoord, evaluatie, post, stel, tevreden
from tests.plan.plannen import actie as planactie
from tests.rollen import PERSONEN, org
from tests.signaal.verloop import akkoord as signaalakkoord
from tests.signaal.verloop import kondig_aan, meld, signaal, terug
from tests.toezicht.toneel import Bureautoneel
from tests.veiligheid.verloop import GESPREK, OPENING, SLOT, aanwijzing, melding, open_meldcode
from tests.verstrekking.delen import bezwaar, toets, verstrekking, verzoek, vraag

NIEMAND_HOORT_HET = {"terugkoppelen": False}


class Toneel(Hoofdzaken):
    """The same two casussen, and every act that needs a line; each may be done once after the store works."""

    def __init__(self, spel: Spel) -> None:
        """Do what must be there before."""
        super().__init__(spel)
        deelnemers = spel.contactpersoon.get(f"{self.pad}/deelnemers").json["resultaten"]
        self.weg = next(d["id"] for d in deelnemers if d["medewerkerId"] == str(PERSONEN["begeleider"].medewerker_id))
        medisch = {"klasse": "MED", "tekst": "Gebruikt een inhalator."}
        jgz = spel.jeugdverpleegkundige
        self.vrij, self.dicht = (jgz.post(f"{self.pad}/notities", medisch).json["id"] for _ in range(2))
        van_jgz = {"klasse": "OND", "tekst": "Gehoord.", "herkomst": str(org("jgz"))}
        self.gehoord = spel.contactpersoon.post(f"{self.pad}/notities", van_jgz).json["id"]
        jgz.post(f"{self.pad}/vrijgaven", {"notitieId": self.vrij})
        kaart = {"soort": "MEDICATIE", "tekst": "De pillen liggen bij de conciërge."}
        self.kaart = spel.contactpersoon.post(f"{self.pad}/noodkaarten", kaart).json["id"]
        self.document = bewaar(spel.contactpersoon, self.pad)
        self.document_van_jgz = bewaar(spel.contactpersoon, self.pad, herkomst="jgz")
        self.document_vrij, self.document_dicht = (bewaar(jgz, self.pad, klasse="MED") for _ in range(2))
        jgz.post(f"{self.pad}/documentvrijgaven", {"documentId": self.document_vrij})
        nood = {"redencode": "VERMISSING", "reden": "Niemand weet waar Sam is."}
        self.nood = f"/noodtoegangen/{spel.contactpersoon.post(f'{self.pad}/noodtoegangen', nood).json['id']}"
        self.taak = f"/taken/{spel.contactpersoon.get('/mijn/taken').json['resultaten'][0]['id']}"
        tegen = spel.contactpersoon.post(f"{self.pad}/bezwaren", bezwaar(self.ouder))
        self.beoordelen = f"/bezwaren/{tegen.json['id']}/beoordelingen"
        self.gegeven = spel.contactpersoon.post(
            f"{self.pad}/verstrekkingen", verstrekking("lpa", "P3", {"klasse": "ID"})
        )
        self._zet_plan_en_overleg_klaar()
        samen = spel.contactpersoon.post(f"{self.pad}/verbanden", {"casusId": self.ander, "soort": "BROER_ZUS"})
        self.verband = f"{self.pad}/verbanden/{samen.json['id']}"
        self.etag = {"If-Match": spel.contactpersoon.get(self.pad).headers["ETag"]}
        self.meldcode = open_meldcode(spel.contactpersoon, tot=2)
        self.signaal, self.aangekondigd = meld(spel), kondig_aan(spel)
        self.ander_signaal = meld(spel, "jeugdverpleegkundige")
        self.token = spel.collega.get("/tokens").json["resultaten"][0]["id"]
        self.werkplek, self.vertrek = (
            f"/medewerkers/{PERSONEN[een].medewerker_id}" for een in ("contactpersoon", "gesloten")
        )
        self.bereikbaar = f"{self.werkplek}/bereikbaarheid"
        self.tekenlinks = f"{self.tekenen}/tekenlinks"
        self.link = spel.contactpersoon.post(self.tekenlinks, {"betrokkeneId": self.andere_ouder}).json
        self.klop = {"token": self.link["token"], "geboortedatum": spel.geboren(9)}
        self.maak_link = {"betrokkeneId": self.vierde_ouder}
        self._zet_consult_klaar()
        self.bureau = Bureautoneel(spel, self.casus["id"])
        for naam in ("gezinswerker", "specialist"):
            spel.klanten[naam].koppen()

    def _zet_plan_en_overleg_klaar(self) -> None:
        spel, jgz = self.spel, self.spel.jeugdverpleegkundige
        medisch_doel = {"klasse": "MED"}
        self.doel, self.med, self.med_vrij, self.stil = (
            stel(spel, self.pad),
            stel(spel, self.pad, "jeugdverpleegkundige", **medisch_doel),
            stel(spel, self.pad, "jeugdverpleegkundige", **medisch_doel),
            stel(spel, self.pad, herkomst=str(org("jgz"))),
        )
        jgz.post(f"{self.pad}/plan/doelen/{self.med_vrij}/vrijgaven")
        self.planactie = post(spel, "contactpersoon", f"{self.pad}/plan/acties", planactie(self.doel))
        self.overleg = Overlegtoneel(spel, self.casus, self.ander)

    def samenhang(self) -> str:
        """Give where the growth of the log is proved, up to its newest checkpoint."""
        nieuwste = self.spel.privacyfunctionaris.get("/logboek/ijkpunten").json.get("resultaten", [{"grootte": 2}])[0]
        return f"/logboek/ijkpunten/{nieuwste['grootte']}/samenhang"

    def acts(self) -> dict[Act, Doen]:
        """Give every act; those that end something come last."""
        spel, cp = self.spel, self.spel.contactpersoon
        collega = str(PERSONEN["collega"].medewerker_id)
        weg = {"vervangerId": collega, "totDatum": spel.over(7), "reden": "AFWEZIG"}
        laatste = {"datum": spel.over(30)}
        sluiting = {"naar": "AFGESLOTEN", "reden": "DOELEN_BEREIKT"}
        return {
            **super().acts(),
            Act.LOGREGEL_ZOEKEN: lambda: spel.privacyfunctionaris.post("/logboek/regels/_zoek", spel.periode()),
            **self.bureau.acts(),
            Act.BEWIJS_LEZEN: lambda: spel.privacyfunctionaris.get(f"/logboek/regels/{self.bureau.regel}/bewijs"),
            Act.IJKPUNT_OPSOMMEN: lambda: spel.privacyfunctionaris.get("/logboek/ijkpunten"),
            Act.SAMENHANG_LEZEN: lambda: spel.privacyfunctionaris.get(self.samenhang()),
            Act.LOGCONTROLE_OPSOMMEN: lambda: spel.privacyfunctionaris.get("/logboek/controles"),
            Act.LOGCONTROLE_MAKEN: lambda: spel.privacyfunctionaris.post("/logboek/controles"),
            Act.INZAGE_OPSOMMEN: lambda: cp.get(f"{self.pad}/inzagen"),
            **self._overzicht(),
            **self._lezen(),
            **self._casus(),  # before what else changes the casus, and with it the ETag
            **self._plan(),
            **self._documenten(),
            **self.overleg.acts(),
            **self._nood(),
            **self._taken(),
            **self._rechten_en_delen(),
            **self._consult(),
            **self._toestemming(),
            **self._meldcode(),
            **self._signaal(),
            Act.OVERGANG_MAKEN: lambda: cp.post(f"{self.pad}/overgangen", sluiting),
            Act.OVERNAME_MELDEN: lambda: cp.post(f"{self.pad}/overnames", {"uitkomst": "NIETS_EIGENS"}),
            Act.CONVENANT_VASTLEGGEN: lambda: spel.beheerder.post("/convenanten", spel.convenant("school", "bt")),
            Act.BEREIKBAARHEID_WIJZIGEN: lambda: cp.put(self.bereikbaar, {"schooldagen": []}),
            Act.WERK_OPSOMMEN: lambda: cp.get(f"{self.werkplek}/werk"),
            Act.WERK_OVERDRAGEN: lambda: cp.post(f"{self.werkplek}/overdrachten", weg),
            Act.UITDIENSTTREDING_VASTLEGGEN: lambda: spel.beheerder.post(f"{self.vertrek}/uitdiensttreding", laatste),
            Act.TOKEN_INTREKKEN: lambda: spel.collega.delete(f"/tokens/{self.token}"),
        }

    def _lezen(self) -> dict[Act, Doen]:
        pad, cp = self.pad, self.spel.contactpersoon
        return {
            Act.BETROKKENE_OPSOMMEN: lambda: cp.get(f"{pad}/betrokkenen"),
            Act.OMSTANDIGHEID_OPSOMMEN: lambda: cp.get(f"{pad}/omstandigheden"),
            Act.DEELNEMER_OPSOMMEN: lambda: cp.get(f"{pad}/deelnemers"),
            Act.NOTITIE_OPSOMMEN: lambda: cp.get(f"{pad}/notities"),
            Act.TOESTEMMING_OPSOMMEN: lambda: cp.get(f"{pad}/toestemmingen"),
            Act.OVERGANG_OPSOMMEN: lambda: cp.get(f"{pad}/overgangen"),
            Act.VERBAND_OPSOMMEN: lambda: cp.get(f"{pad}/verbanden"),
            Act.REGISSEUR_OPSOMMEN: lambda: cp.get(f"{pad}/regisseurs"),
        }

    def _casus(self) -> dict[Act, Doen]:
        spel, pad, cp, jgz = self.spel, self.pad, self.spel.contactpersoon, self.spel.jeugdverpleegkundige
        persoon = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Tante", "achternaam": "Truus"}
        collega = {"medewerkerId": str(PERSONEN["collega"].medewerker_id)}
        notitie = {"klasse": "OND", "tekst": "Een notitie."}
        samen = {"soort": "SAMENWONEND", "datum": spel.vandaag().isoformat()}
        return {
            Act.CASUS_WIJZIGEN: lambda: cp.patch(pad, {"hulpvraag": "Een andere vraag?"}, self.etag),
            Act.BETROKKENE_TOEVOEGEN: lambda: cp.post(f"{pad}/betrokkenen", persoon),
            Act.OMSTANDIGHEID_VASTLEGGEN: lambda: cp.post(f"{pad}/omstandigheden", samen),
            Act.DEELNEMER_TOEVOEGEN: lambda: cp.post(f"{pad}/deelnemers", collega),
            Act.DEELNEMER_BEEINDIGEN: lambda: cp.delete(f"{pad}/deelnemers/{self.weg}"),
            Act.NOTITIE_TOEVOEGEN: lambda: cp.post(f"{pad}/notities", notitie),
            Act.AFZIJDIGHEID_MELDEN: lambda: spel.gezinswerker.post(f"{pad}/afzijdigheden", {"reden": "BUREN"}),
            Act.AFZIJDIGHEID_OPSOMMEN: lambda: cp.get(f"{pad}/afzijdigheden"),
            Act.NOTITIE_BEVESTIGEN: lambda: jgz.post(f"{pad}/notities/{self.gehoord}/bevestigingen"),
            Act.OVERSTAP_VOORBEREIDEN: lambda: cp.post("/overstappen", stap(spel, {"id": self.ander})),
            Act.VERBAND_BEEINDIGEN: lambda: cp.post(f"{self.verband}/beeindigingen", {"reden": "VERGISSING"}),
            Act.VERBAND_LEGGEN: lambda: cp.post(f"{pad}/verbanden", {"casusId": self.ander, "soort": "BROER_ZUS"}),
            Act.REGISSEUR_AANWIJZEN: lambda: cp.post(
                f"{pad}/regisseurs", {"betrokkeneId": self.ouder, "reden": "BEGIN"}
            ),
            Act.VRIJGAVE_MAKEN: lambda: jgz.post(f"{pad}/vrijgaven", {"notitieId": self.dicht}),
            Act.VRIJGAVE_INTREKKEN: lambda: jgz.delete(f"{pad}/vrijgaven/{self.vrij}"),
        }

    def _documenten(self) -> dict[Act, Doen]:
        pad, cp, jgz = self.pad, self.spel.contactpersoon, self.spel.jeugdverpleegkundige
        return {
            Act.DOCUMENT_OPSOMMEN: lambda: cp.get(f"{pad}/documenten"),
            Act.DOCUMENT_TOEVOEGEN: lambda: stuur(cp, pad, pdf()),
            Act.DOCUMENT_LEZEN: lambda: cp.get(f"{pad}/documenten/{self.document}"),
            Act.DOCUMENTINHOUD_LEZEN: lambda: cp.get(f"{pad}/documenten/{self.document}/inhoud"),
            Act.DOCUMENT_BEVESTIGEN: lambda: jgz.post(f"{pad}/documenten/{self.document_van_jgz}/bevestigingen"),
            Act.DOCUMENTVRIJGAVE_MAKEN: lambda: jgz.post(
                f"{pad}/documentvrijgaven", {"documentId": self.document_dicht}
            ),
            Act.DOCUMENTVRIJGAVE_INTREKKEN: lambda: jgz.delete(f"{pad}/documentvrijgaven/{self.document_vrij}"),
        }

    def _rechten_en_delen(self) -> dict[Act, Doen]:
        spel, pad, cp = self.spel, self.pad, self.spel.contactpersoon
        rechtsvraag = {"verzoeker": "PLEEGOUDER", "recht": "INZAGE_AFSCHRIFT", "bestand": "KERNTEAM"}
        geven = verstrekking("lpa", "P3", {"klasse": "ID"})
        return {
            Act.RECHTENTOETS_MAKEN: lambda: cp.post(f"{pad}/rechtentoetsen", rechtsvraag),
            Act.RECHTSVRAAG_STELLEN: lambda: cp.post("/rechtentoetsen", rechtsvraag | {"leeftijd": 9}),
            Act.DELINGSVRAAG_STELLEN: lambda: cp.post("/delingstoetsen", vraag("SCHOOL", "LPA", "VERZ", "P3")),
            Act.DELINGSTOETS_MAKEN: lambda: cp.post(f"{pad}/delingstoetsen", toets("lpa", "VERZ", "P3")),
            Act.VERZOEK_OPSOMMEN: lambda: cp.get(f"{pad}/verzoeken"),
            Act.VERZOEK_VASTLEGGEN: lambda: cp.post(f"{pad}/verzoeken", verzoek("TLV", spel)),
            Act.BEZWAAR_OPSOMMEN: lambda: cp.get(f"{pad}/bezwaren"),
            Act.BEZWAAR_MAKEN: lambda: cp.post(f"{pad}/bezwaren", bezwaar(self.ouder)),
            Act.BEZWAAR_BEOORDELEN: lambda: cp.post(self.beoordelen, {"uitkomst": "GEGROND"}),
            Act.VERSTREKKING_OPSOMMEN: lambda: cp.get(f"{pad}/verstrekkingen"),
            Act.VERSTREKKING_LEZEN: lambda: cp.get(f"{pad}/verstrekkingen/{self.gegeven.json['id']}"),
            Act.VERSTREKKING_MAKEN: lambda: cp.post(f"{pad}/verstrekkingen", geven),
        }

    def _toestemming(self) -> dict[Act, Doen]:
        spel, cp, niemand, tekenlinks = self.spel, self.spel.contactpersoon, self.spel.niemand, self.tekenlinks
        nee = self.klop | {"antwoord": "GEWEIGERD"}
        einde = spel.intrekking(self.ouder)
        return {
            Act.TOESTEMMING_VRAGEN: lambda: cp.post(f"{self.pad}/toestemmingen", spel.aanvraag("bt")),
            Act.TEKENLINK_MAKEN: lambda: cp.post(tekenlinks, self.maak_link),
            Act.TEKENLINK_OPSOMMEN: lambda: cp.get(tekenlinks),
            Act.TEKENLINK_OPENEN: lambda: niemand.post("/tekenlinks/_open", self.klop),
            Act.TEKENLINK_ANTWOORDEN: lambda: niemand.post("/tekenlinks/_antwoord", nee),
            Act.TEKENLINK_INTREKKEN: lambda: cp.delete(f"{tekenlinks}/{self.link['id']}"),
            Act.GEBEURTENIS_OPSOMMEN: lambda: cp.get(f"{self.toestemming}/gebeurtenissen"),
            Act.ONTVANGSTBEWIJS_LEZEN: lambda: cp.get(f"{self.toestemming}/ontvangstbewijzen/{self.ouder}"),
            Act.TOESTEMMING_INTREKKEN: lambda: cp.post(f"{self.toestemming}/intrekkingen", einde),
        }

    def _overzicht(self) -> dict[Act, Doen]:
        spel, pad, pf = self.spel, self.pad, self.spel.privacyfunctionaris
        periode = {"vanafDatum": spel.over(-7), "totDatum": spel.over(1), "adresGeheim": False}
        uitvoer = {"vorm": "REGELS", "vanaf": f"{spel.over(-7)}T00:00:00Z", "tot": f"{spel.over(-1)}T00:00:00Z"}
        belangen = {"belangBetrokkene": "Zij kent hem.", "belangMedewerker": "Hij weet ervan."}
        naam = {"betrokkeneId": self.ouder, "regelnummer": self.bureau.regel, "reden": "KLACHT"} | belangen
        return {
            Act.INZAGEOVERZICHT_MAKEN: lambda: pf.post(
                f"{pad}/inzageoverzichten", {"betrokkeneId": self.ouder} | periode
            ),
            Act.NAAMVRIJGAVE_MAKEN: lambda: pf.post(f"{pad}/naamvrijgaven", naam),
            Act.NAAMVRIJGAVE_OPSOMMEN: lambda: pf.get(f"{pad}/naamvrijgaven"),
            Act.LOGUITVOER_MAKEN: lambda: pf.post("/logboek/regels/_uitvoer", uitvoer),
        }

    def _nood(self) -> dict[Act, Doen]:
        pad, cp, pf = self.pad, self.spel.contactpersoon, self.spel.privacyfunctionaris
        nood = {"redencode": "SUICIDEDREIGING", "reden": "Sam staat op het dak."}
        oordeel = {"uitkomst": "TERECHT", "toelichting": "Het kon niet anders."}
        kaart = {"soort": "BEHANDELAAR", "tekst": "Dr. Z."}
        return {
            Act.NOODTOEGANG_LEZEN: lambda: cp.get(self.nood),
            Act.NOODTOEGANG_OPSOMMEN: lambda: pf.get("/noodtoegangen"),
            Act.NOODTOEGANG_INZIEN: lambda: pf.get(f"{self.nood}/verantwoording"),
            Act.NOODTOEGANG_OPENEN: lambda: cp.post(f"{pad}/noodtoegangen", nood),
            Act.NOODTOEGANG_BEOORDELEN: lambda: pf.post(f"{self.nood}/beoordelingen", oordeel),
            Act.NOODKAART_OPSOMMEN: lambda: cp.get(f"{pad}/noodkaarten"),
            Act.NOODKAART_MAKEN: lambda: cp.post(f"{pad}/noodkaarten", kaart),
            Act.NOODKAART_BEEINDIGEN: lambda: cp.delete(f"{pad}/noodkaarten/{self.kaart}"),
        }

    def _plan(self) -> dict[Act, Doen]:
        spel, plan, cp, jgz = self.spel, f"{self.pad}/plan", self.spel.contactpersoon, self.spel.jeugdverpleegkundige
        een = {"If-Match": '"1"'}
        return {
            Act.PLAN_LEZEN: lambda: cp.get(plan),
            Act.PLANDOEL_STELLEN: lambda: cp.post(f"{plan}/doelen", DOEL),
            Act.PLANDOEL_WIJZIGEN: lambda: cp.patch(f"{plan}/doelen/{self.doel}", {"status": "BEREIKT"}, een),
            Act.PLANDOEL_BEVESTIGEN: lambda: jgz.post(f"{plan}/doelen/{self.stil}/bevestigingen"),
            Act.PLANVRIJGAVE_MAKEN: lambda: jgz.post(f"{plan}/doelen/{self.med}/vrijgaven"),
            Act.PLANVRIJGAVE_INTREKKEN: lambda: jgz.delete(f"{plan}/doelen/{self.med_vrij}/vrijgaven"),
            Act.PLANACTIE_AFSPREKEN: lambda: cp.post(f"{plan}/acties", planactie(self.doel)),
            Act.PLANACTIE_WIJZIGEN: lambda: cp.patch(
                f"{plan}/acties/{self.planactie}", {"gedaanDatum": spel.over(0)}, een
            ),
            Act.EVALUATIE_VASTLEGGEN: lambda: cp.post(f"{plan}/evaluaties", evaluatie(spel, (self.doel, 6))),
            Act.AKKOORD_VASTLEGGEN: lambda: cp.post(f"{plan}/akkoorden", akkoord(spel, self.ouder)),
            Act.TEVREDENHEID_VASTLEGGEN: lambda: cp.post(f"{plan}/tevredenheden", tevreden(spel)),
            Act.FAMILIEGROEPSPLAN_VASTLEGGEN: lambda: cp.post(f"{plan}/familiegroepsplannen", aanbod(spel)),
        }

    def _taken(self) -> dict[Act, Doen]:
        spel, cp = self.spel, self.spel.contactpersoon
        morgen = {"uitgesteldDatum": str(spel.vandaag() + timedelta(days=1)), "reden": "GEVAAR"}
        gedaan = {"geinformeerdDatum": str(spel.vandaag()), "wijze": "TELEFOON"}
        informering = gedaan | {"wijze": "GESPREK", "betrokkenen": [self.ouder]}
        return {
            Act.TAAK_OPSOMMEN: lambda: cp.get("/mijn/taken"),
            Act.TAAK_UITSTELLEN: lambda: cp.post(f"{self.taak}/uitstellen", morgen),
            Act.TAAK_AFRONDEN: lambda: cp.post(f"{self.taak}/afrondingen", gedaan),
            Act.INFORMERING_VASTLEGGEN: lambda: cp.post(f"{self.pad}/informeringen", informering),
        }

    def _signaal(self) -> dict[Act, Doen]:
        bt, pad, spel = self.spel.gezinswerker, self.signaal, self.spel
        opgepakt = terug(self.pad.rpartition("/")[2], self.aangekondigd)
        return {
            Act.SIGNAAL_MELDEN: lambda: bt.post("/signalen", signaal(spel)),
            Act.SIGNAAL_OPSOMMEN: lambda: bt.get("/signalen"),
            Act.SIGNAAL_LEZEN: lambda: bt.get(pad),
            Act.SIGNAAL_AANKONDIGEN: lambda: bt.post(f"{pad}/aankondigingen", signaalakkoord(spel)),
            Act.TERUGKOPPELING_VASTLEGGEN: lambda: spel.contactpersoon.put(opgepakt, {"terugkoppelen": True}),
            Act.SIGNAALAFWIJZING_VASTLEGGEN: lambda: spel.contactpersoon.put(
                f"{pad}/afwijzing", {"terugkoppelen": True}
            ),
            Act.SIGNAAL_AFSLUITEN: lambda: bt.post(f"{pad}/afsluitingen", {"reden": "NIET_NODIG"}),
            Act.SIGNAAL_OVERDRAGEN: lambda: spel.jeugdverpleegkundige.post(
                f"{self.ander_signaal}/overdrachten", {"medewerkerId": str(PERSONEN["jeugdarts"].medewerker_id)}
            ),
        }

    def _meldcode(self) -> dict[Act, Doen]:
        cp, pad = self.spel.contactpersoon, self.meldcode
        slot = SLOT | {"reden": "VERMOEDEN_WEGGENOMEN"}
        return {
            Act.MELDCODE_OPENEN: lambda: cp.post("/meldcodes", OPENING),
            Act.MELDCODE_OPSOMMEN: lambda: cp.get("/meldcodes"),
            Act.MELDCODE_LEZEN: lambda: cp.get(pad),
            Act.MELDCODESTAP_ZETTEN: lambda: cp.post(f"{pad}/stappen", GESPREK),
            Act.AANDACHTSFUNCTIONARIS_AANWIJZEN: lambda: cp.put(f"{pad}/aandachtsfunctionaris", aanwijzing("collega")),
            Act.VEILIGHEIDSMELDING_MAKEN: lambda: cp.post(f"{pad}/meldingen", melding(acuut=True)),
            Act.MELDCODE_AFSLUITEN: lambda: cp.post(f"{pad}/afsluitingen", slot),
        }

    def _zet_consult_klaar(self) -> None:
        spel = self.spel
        casus = casus_met_consent(spel)
        toestemming(spel, casus, regime="JW_HULP")
        self.consulten = f"/casussen/{casus['id']}/consulten"
        self.verwijzingen = f"/casussen/{casus['id']}/verwijzingen"
        self.lopend, self.verwezen, self.voorbij, self.bekend = (vraag_consult(spel, casus) for _ in range(4))
        spel.gezinswerker.post(f"{self.consulten}/{self.voorbij}/afsluiting")
        na = {"consultId": self.verwezen, "regime": "JW_HULP"}
        self.start = f"/verwijzingen/{spel.gezinswerker.post(self.verwijzingen, na).json['id']}/start"
        self.anoniem = f"/anonieme-consulten/{anoniem(spel)}"

    def _consult(self) -> dict[Act, Doen]:
        gw, spec, lopend = self.spel.gezinswerker, self.spel.specialist, f"/consulten/{self.lopend}"
        na = {"consultId": self.lopend, "regime": "JW_HULP"}
        return {
            Act.ANONIEMCONSULT_STELLEN: lambda: gw.post("/anonieme-consulten", OMSCHREVEN),
            Act.ANONIEMCONSULT_OPSOMMEN: lambda: gw.get("/anonieme-consulten"),
            Act.ANONIEMCONSULT_LEZEN: lambda: gw.get(self.anoniem),
            Act.ANONIEMCONSULT_BEANTWOORDEN: lambda: spec.post(f"{self.anoniem}/antwoorden", {"antwoord": "Rust."}),
            Act.CASUSCONSULT_VRAGEN: lambda: gw.post(self.consulten, VRAAG),
            Act.CASUSCONSULT_OPSOMMEN: lambda: gw.get(self.consulten),
            Act.CASUSCONSULT_VERVOLGEN: lambda: gw.post(f"{self.consulten}/{self.lopend}/vervolgvragen", VRAAG),
            Act.CASUSCONSULT_AFSLUITEN: lambda: gw.post(f"{self.consulten}/{self.verwezen}/afsluiting"),
            Act.CONSULTAANTAL_OPSOMMEN: lambda: gw.get("/consultaantallen?kwartaal=2026-1"),
            Act.CONSULT_OPSOMMEN: lambda: spec.get("/consulten"),
            Act.CONSULT_LEZEN: lambda: spec.get(lopend),
            Act.CONSULT_BEANTWOORDEN: lambda: spec.post(f"{lopend}/antwoorden", ANTWOORD),
            Act.VERWIJZING_OPSOMMEN: lambda: gw.get(self.verwijzingen),
            Act.VERWIJZING_MAKEN: lambda: gw.post(self.verwijzingen, na),
            Act.VERWIJZING_STARTEN: lambda: spec.post(self.start),
            Act.CONSULT_AFSLUITEN: lambda: spec.post(f"{lopend}/afsluiting"),
            Act.WISSING_BEVESTIGEN: lambda: spec.post(f"/consulten/{self.voorbij}/wissing"),
            Act.CONSULTAFZIJDIGHEID_MELDEN: lambda: spec.post(
                f"/consulten/{self.bekend}/afzijdigheden", {"reden": "BUREN"}
            ),
        }
