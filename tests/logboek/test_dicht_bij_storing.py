"""Without a durable line nothing happens: the log store broken in every way, against every act that needs a line."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, func, inspect, select, table
from sqlalchemy import text as sql_tekst
from werkzeug.test import TestResponse

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.grond.handeling import Handeling as Act
from kernteam.logboek.schrijver import Schrijver
from tests.klant import Spel
from tests.logboek.storingen import STORINGEN, Storing, verwijderd_postgresql
from tests.rollen import PERSONEN, WACHTWOORD, org
from tests.veiligheid.verloop import GESPREK, OPENING, SLOT, aanwijzing, melding, open_meldcode
from tests.verstrekking.delen import bezwaar, toets, verstrekking, verzoek, vraag
from tests.winkels import Winkels

GENOEG = 20.0  # seconds: long enough that only a failure of the store can end the wait
HOOFDZAKEN = (
    Act.TOKEN_MAKEN,
    Act.CASUS_OPENEN,
    Act.CASUS_LEZEN,
    Act.CASUS_OPSOMMEN,
    Act.CASUS_ZOEKEN,
    Act.TOESTEMMING_ONDERTEKENEN,
)


class Toneel:
    """Two casussen, and every act that needs a line, ready to be done; each may be done once after the store works."""

    def __init__(self, spel: Spel) -> None:
        self.spel = spel
        een, ander = spel.open_casus("school", "bt", "swv", "jgz"), spel.open_casus("school", "bt", teken=False)
        self.pad = f"/casussen/{een['id']}"
        self.toestemming = f"/toestemmingen/{een['toestemmingId']}"
        self.tekenen = f"/toestemmingen/{ander['toestemmingId']}"
        self.ouder, self.andere_ouder = een["gezaghebbenden"][0], ander["gezaghebbenden"][0]
        deelnemers = spel.contactpersoon.get(f"{self.pad}/deelnemers").json["resultaten"]
        self.weg = next(d["id"] for d in deelnemers if d["medewerkerId"] == str(PERSONEN["begeleider"].medewerker_id))
        medisch = {"klasse": "MED", "tekst": "Gebruikt een inhalator."}
        jgz = spel.jeugdverpleegkundige
        self.vrij, self.dicht = (jgz.post(f"{self.pad}/notities", medisch).json["id"] for _ in range(2))
        jgz.post(f"{self.pad}/vrijgaven", {"notitieId": self.vrij})
        van_jgz = {"klasse": "OND", "tekst": "Gehoord.", "herkomst": str(org("jgz"))}
        self.gehoord = spel.contactpersoon.post(f"{self.pad}/notities", van_jgz).json["id"]
        kaart = {"soort": "MEDICATIE", "tekst": "De pillen liggen bij de conciërge."}
        self.kaart = spel.contactpersoon.post(f"{self.pad}/noodkaarten", kaart).json["id"]
        nood = {"redencode": "VERMISSING", "reden": "Niemand weet waar Sam is."}
        self.nood = f"/noodtoegangen/{spel.contactpersoon.post(f'{self.pad}/noodtoegangen', nood).json['id']}"
        self.taak = f"/taken/{spel.contactpersoon.get('/mijn/taken').json['resultaten'][0]['id']}"
        tegen = spel.contactpersoon.post(f"{self.pad}/bezwaren", bezwaar(self.ouder))
        self.beoordelen = f"/bezwaren/{tegen.json['id']}/beoordelingen"
        self.gegeven = spel.contactpersoon.post(
            f"{self.pad}/verstrekkingen", verstrekking("lpa", "P3", {"klasse": "ID"})
        )
        self.etag = {"If-Match": spel.contactpersoon.get(self.pad).headers["ETag"]}
        self.meldcode = open_meldcode(spel.contactpersoon, tot=2)
        self.token = spel.collega.get("/tokens").json["resultaten"][0]["id"]
        maak_link = {"betrokkeneId": self.andere_ouder}
        self.link = spel.contactpersoon.post(f"{self.tekenen}/tekenlinks", maak_link).json
        self.klop = {"token": self.link["token"], "geboortedatum": spel.geboren(9)}
        self.maak_link = {"betrokkeneId": ander["gezaghebbenden"][1]}
        for naam in ("privacyfunctionaris", "vreemde", "beheerder"):
            spel.klanten[naam].koppen()

    def acts(self) -> dict[Act, Callable[[], TestResponse]]:
        """Give every act; those that end something come last."""
        spel, pad, cp = self.spel, self.pad, self.spel.contactpersoon
        aanmelding = {"gebruikersnaam": "beheerder", "wachtwoord": WACHTWOORD}
        zoek = {"achternaam": "van den Berg", "geboortedatum": spel.geboren(9)}
        persoon = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Tante", "achternaam": "Truus"}
        collega = {"medewerkerId": str(PERSONEN["collega"].medewerker_id)}
        notitie = {"klasse": "OND", "tekst": "Een notitie."}
        rechtsvraag = {"verzoeker": "PLEEGOUDER", "recht": "INZAGE_AFSCHRIFT", "bestand": "KERNTEAM"}
        samen = {"soort": "SAMENWONEND", "datum": spel.vandaag().isoformat()}
        sluiting = {"naar": "AFGESLOTEN", "reden": "DOELEN_BEREIKT"}
        return self._nood_en_taken() | {
            Act.TOKEN_MAKEN: lambda: spel.niemand.post("/tokens", aanmelding),
            Act.CASUS_OPENEN: lambda: cp.post("/casussen", spel.opening()),
            Act.CASUS_LEZEN: lambda: cp.get(pad),
            Act.CASUS_OPSOMMEN: lambda: cp.get("/casussen"),
            Act.CASUS_ZOEKEN: lambda: cp.post("/casussen/_zoek", zoek),
            Act.BETROKKENE_OPSOMMEN: lambda: cp.get(f"{pad}/betrokkenen"),
            Act.OMSTANDIGHEID_OPSOMMEN: lambda: cp.get(f"{pad}/omstandigheden"),
            Act.DEELNEMER_OPSOMMEN: lambda: cp.get(f"{pad}/deelnemers"),
            Act.NOTITIE_OPSOMMEN: lambda: cp.get(f"{pad}/notities"),
            Act.TOESTEMMING_OPSOMMEN: lambda: cp.get(f"{pad}/toestemmingen"),
            Act.RECHTENTOETS_MAKEN: lambda: cp.post(f"{pad}/rechtentoetsen", rechtsvraag),
            Act.RECHTSVRAAG_STELLEN: lambda: cp.post("/rechtentoetsen", rechtsvraag | {"leeftijd": 9}),
            Act.DELINGSVRAAG_STELLEN: lambda: cp.post("/delingstoetsen", vraag("SCHOOL", "LPA", "VERZ", "P3")),
            Act.DELINGSTOETS_MAKEN: lambda: cp.post(f"{pad}/delingstoetsen", toets("lpa", "VERZ", "P3")),
            Act.VERZOEK_OPSOMMEN: lambda: cp.get(f"{pad}/verzoeken"),
            Act.BEZWAAR_OPSOMMEN: lambda: cp.get(f"{pad}/bezwaren"),
            Act.VERSTREKKING_OPSOMMEN: lambda: cp.get(f"{pad}/verstrekkingen"),
            Act.VERSTREKKING_LEZEN: lambda: cp.get(f"{pad}/verstrekkingen/{self.gegeven.json['id']}"),
            Act.INZAGE_OPSOMMEN: lambda: cp.get(f"{pad}/inzagen"),
            Act.LOGREGEL_ZOEKEN: lambda: spel.privacyfunctionaris.post("/logboek/regels/_zoek", {}),
            Act.CASUS_WIJZIGEN: lambda: cp.patch(pad, {"hulpvraag": "Een andere vraag?"}, self.etag),
            Act.VERZOEK_VASTLEGGEN: lambda: cp.post(f"{pad}/verzoeken", verzoek("TLV", spel)),
            Act.BEZWAAR_MAKEN: lambda: cp.post(f"{pad}/bezwaren", bezwaar(self.ouder)),
            Act.BEZWAAR_BEOORDELEN: lambda: cp.post(self.beoordelen, {"uitkomst": "GEGROND"}),
            Act.VERSTREKKING_MAKEN: lambda: cp.post(
                f"{pad}/verstrekkingen", verstrekking("lpa", "P3", {"klasse": "ID"})
            ),
            Act.BETROKKENE_TOEVOEGEN: lambda: cp.post(f"{pad}/betrokkenen", persoon),
            Act.OMSTANDIGHEID_VASTLEGGEN: lambda: cp.post(f"{pad}/omstandigheden", samen),
            Act.DEELNEMER_TOEVOEGEN: lambda: cp.post(f"{pad}/deelnemers", collega),
            Act.DEELNEMER_BEEINDIGEN: lambda: cp.delete(f"{pad}/deelnemers/{self.weg}"),
            Act.NOTITIE_TOEVOEGEN: lambda: cp.post(f"{pad}/notities", notitie),
            Act.AFZIJDIGHEID_MELDEN: lambda: spel.gezinswerker.post(f"{pad}/afzijdigheden", {"reden": "BUREN"}),
            Act.NOTITIE_BEVESTIGEN: lambda: spel.jeugdverpleegkundige.post(
                f"{pad}/notities/{self.gehoord}/bevestigingen"
            ),
            Act.NOODKAART_MAKEN: lambda: cp.post(f"{pad}/noodkaarten", {"soort": "BEHANDELAAR", "tekst": "Dr. Z."}),
            Act.NOODKAART_BEEINDIGEN: lambda: cp.delete(f"{pad}/noodkaarten/{self.kaart}"),
            Act.INFORMERING_VASTLEGGEN: lambda: cp.post(f"{pad}/informeringen", self._informering()),
            Act.VRIJGAVE_MAKEN: lambda: spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": self.dicht}),
            Act.VRIJGAVE_INTREKKEN: lambda: spel.jeugdverpleegkundige.delete(f"{pad}/vrijgaven/{self.vrij}"),
            Act.TOESTEMMING_VRAGEN: lambda: cp.post(f"{pad}/toestemmingen", spel.aanvraag("bt")),
            Act.TOESTEMMING_ONDERTEKENEN: lambda: cp.post(
                f"{self.tekenen}/ondertekeningen", spel.antwoord(self.andere_ouder)
            ),
            Act.TEKENLINK_MAKEN: lambda: cp.post(f"{self.tekenen}/tekenlinks", self.maak_link),
            Act.TEKENLINK_OPSOMMEN: lambda: cp.get(f"{self.tekenen}/tekenlinks"),
            Act.TEKENLINK_OPENEN: lambda: spel.niemand.post("/tekenlinks/_open", self.klop),
            Act.TEKENLINK_ANTWOORDEN: lambda: spel.niemand.post(
                "/tekenlinks/_antwoord", self.klop | {"antwoord": "GEWEIGERD"}
            ),
            Act.TEKENLINK_INTREKKEN: lambda: cp.delete(f"{self.tekenen}/tekenlinks/{self.link['id']}"),
            Act.GEBEURTENIS_OPSOMMEN: lambda: cp.get(f"{self.toestemming}/gebeurtenissen"),
            Act.ONTVANGSTBEWIJS_LEZEN: lambda: cp.get(f"{self.toestemming}/ontvangstbewijzen/{self.ouder}"),
            Act.TOESTEMMING_INTREKKEN: lambda: cp.post(f"{self.toestemming}/intrekkingen", spel.intrekking(self.ouder)),
            **self.veiligheid(),
            Act.OVERGANG_MAKEN: lambda: cp.post(f"{pad}/overgangen", sluiting),
            Act.CONVENANT_VASTLEGGEN: lambda: spel.beheerder.post("/convenanten", spel.convenant("school", "bt")),
            Act.TOKEN_INTREKKEN: lambda: spel.collega.delete(f"/tokens/{self.token}"),
        }

    def veiligheid(self) -> dict[Act, Callable[[], TestResponse]]:
        """Give the acts of the meldcode."""
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

    def _informering(self) -> dict[str, Any]:
        return {
            "geinformeerdDatum": str(self.spel.vandaag()),
            "wijze": "GESPREK",
            "betrokkenen": [self.ouder],
        }

    def _nood_en_taken(self) -> dict[Act, Callable[[], TestResponse]]:
        spel, pad, cp, pf = self.spel, self.pad, self.spel.contactpersoon, self.spel.privacyfunctionaris
        nood = {"redencode": "SUICIDEDREIGING", "reden": "Sam staat op het dak."}
        morgen = {"uitgesteldDatum": str(spel.vandaag() + timedelta(days=1)), "reden": "GEVAAR"}
        gedaan = {"geinformeerdDatum": str(spel.vandaag()), "wijze": "TELEFOON"}
        oordeel = {"uitkomst": "TERECHT", "toelichting": "Het kon niet anders."}
        return {
            Act.NOODTOEGANG_LEZEN: lambda: cp.get(self.nood),
            Act.NOODTOEGANG_OPSOMMEN: lambda: pf.get("/noodtoegangen"),
            Act.NOODTOEGANG_INZIEN: lambda: pf.get(f"{self.nood}/verantwoording"),
            Act.NOODTOEGANG_OPENEN: lambda: cp.post(f"{pad}/noodtoegangen", nood),
            Act.NOODTOEGANG_BEOORDELEN: lambda: pf.post(f"{self.nood}/beoordelingen", oordeel),
            Act.NOODKAART_OPSOMMEN: lambda: cp.get(f"{pad}/noodkaarten"),
            Act.TAAK_OPSOMMEN: lambda: cp.get("/mijn/taken"),
            Act.TAAK_UITSTELLEN: lambda: cp.post(f"{self.taak}/uitstellen", morgen),
            Act.TAAK_AFRONDEN: lambda: cp.post(f"{self.taak}/afrondingen", gedaan),
        }

    def weigeringen(self) -> dict[str, Callable[[], TestResponse]]:
        """Give what is refused, and would leave a line saying so."""
        fout = {"gebruikersnaam": "beheerder", "wachtwoord": "dit klopt niet"}
        return {
            "a wrong password": lambda: self.spel.niemand.post("/tokens", fout),
            "a stranger": lambda: self.spel.vreemde.get(self.pad),
            "an unknown casus": lambda: self.spel.contactpersoon.get(f"/casussen/{uuid4()}"),
            "another role": lambda: self.spel.contactpersoon.post("/logboek/regels/_zoek", {}),
        }


OPSLAG = "De opslag is nu niet bereikbaar. Probeer het later opnieuw."


def _stand(*urls: str) -> dict[str, Any]:
    """Give every row of every table of these stores, but the count of logins: an attempt counts whatever follows."""
    stand: dict[str, Any] = {}
    for url in urls:
        motor = create_engine(url)
        with motor.connect() as verbinding:
            for naam in set(inspect(verbinding).get_table_names()) - {"aanmeldpoging"}:
                stand[naam] = sorted(map(repr, verbinding.execute(select(sql_tekst("*")).select_from(table(naam)))))
        motor.dispose()
    return stand


def _aantal_regels(winkels: Winkels) -> int:
    motor = create_engine(winkels.logboek_eigenaar)
    with motor.connect() as verbinding:
        aantal = verbinding.scalar(select(func.count()).select_from(table("regel")))
    motor.dispose()
    return aantal or 0


def _eis_dicht(wat: str, antwoord: TestResponse) -> None:
    assert antwoord.status_code == 503, (wat, antwoord.status_code, antwoord.text)
    assert antwoord.mimetype == "application/problem+json", wat
    inhoud = antwoord.json or {}
    # the log, and nothing else that is out of order; a login is counted first, and a full disk is full for that too
    elders = {OPSLAG} if wat in (Act.TOKEN_MAKEN, "a wrong password") else set()
    assert inhoud["detail"] in {LogboekOnbeschikbaar.uitleg} | elders, wat
    assert set(inhoud) == {"type", "title", "status", "detail"}, wat
    assert "Location" not in antwoord.headers, wat
    assert "ETag" not in antwoord.headers, wat


def test_every_act_that_needs_a_line_is_tried_here(spel: Spel) -> None:
    assert set(Toneel(spel).acts()) == {act for act in Act if act.regel}


def _schrijver(spel: Spel) -> Schrijver:
    schrijver = spel.app.extensions["kernteam"].schrijver
    assert isinstance(schrijver, Schrijver)
    schrijver._wachttijd = GENOEG
    return schrijver


@pytest.mark.parametrize(
    ("soort", "storing"),
    [pytest.param(soort, storing, id=storing.__name__) for soort, alle in STORINGEN.items() for storing in alle],
    indirect=["soort"],
)
def test_no_act_goes_on_while_the_log_is_broken_and_all_do_once_it_is_mended(
    soort: str, storing: Storing, spel: Spel, winkels: Winkels
) -> None:
    toneel, schrijver = Toneel(spel), _schrijver(spel)
    alles = storing.__name__.startswith("weg_")  # the writer knows no act: the others are tried with the main ones
    acts = {act: doe for act, doe in toneel.acts().items() if alles or act in HOOFDZAKEN}
    voor, regels = _stand(winkels.gegevens, winkels.sleutels), _aantal_regels(winkels)
    with storing(winkels, schrijver):
        for wat, doe in {**acts, **toneel.weigeringen()}.items():
            _eis_dicht(wat, doe())
        assert _stand(winkels.gegevens, winkels.sleutels) == voor
    # what was under way when its request gave up may still arrive (a list has three lines); what waited behind it not
    assert _aantal_regels(winkels) <= regels + 3
    for act, doe in acts.items():
        antwoord = doe()
        assert antwoord.status_code < 300, (act, antwoord.json)
    assert _aantal_regels(winkels) >= regels + len(acts)


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_no_act_goes_on_when_the_log_was_dropped(spel: Spel, winkels: Winkels) -> None:
    toneel, schrijver = Toneel(spel), _schrijver(spel)
    voor = _stand(winkels.gegevens, winkels.sleutels)
    with verwijderd_postgresql(winkels, schrijver):
        for act in HOOFDZAKEN:
            _eis_dicht(act, toneel.acts()[act]())
    assert _stand(winkels.gegevens, winkels.sleutels) == voor


def test_what_needs_no_line_still_answers_while_the_log_is_broken(spel: Spel, soort: str, winkels: Winkels) -> None:
    toneel, schrijver = Toneel(spel), _schrijver(spel)
    weg = STORINGEN[soort][1]
    with weg(winkels, schrijver):
        _eis_dicht("the casus", spel.contactpersoon.get(toneel.pad))
        for pad in ("/scholen", "/gebruikersprofiel", "/tokens"):
            assert spel.contactpersoon.get(pad).status_code == 200
