"""verstrekking.maken: exactly the stated set of own items, each class with its ground, or nothing at all."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from kernteam.http.verzoek import db
from kernteam.taak.models import Taak, Taaksoort
from kernteam.verstrekking.models import Verstrekking, Verstrektdeel
from tests.casus.bewijs import ALLEEN_SQLITE, kort, maak_tokens, niets_bewaard, probleem, regels, rijen, tegelijk
from tests.klant import Spel
from tests.rollen import PERSONEN, org
from tests.verstrekking.delen import ALLE_ZES, WEGING, buiten, notitie, trek_in, verstrekking, verzoek

SLEUTEL = {"Idempotency-Key": "3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10"}


def test_parts_are_sealed_each_with_its_ground_and_the_line_names_them(spel: Spel) -> None:
    """S06, S09: weighed, told, and a line of its own with purpose, ground, classes and receiver.

    S07: what would harm the privacy of a third person is left out, and the sender keeps what that was.
    """
    pad = f"/casussen/{spel.open_casus()['id']}"
    uren = notitie(spel, "contactpersoon", pad, "VERZ", "Zestien uur gemist.")
    onderdelen = (
        {"klasse": "ID"},
        {"klasse": "VERZ", "notitieIds": [uren, uren]},
        {"klasse": "OND", "verklaring": "Drie keer gebeld."},
    )
    inhoud = verstrekking("lpa", "P3", *onderdelen, weggelaten="Wat de broer vertelde.")
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    gegeven = antwoord.json
    assert antwoord.headers["Location"] == f"/v1{pad}/verstrekkingen/{gegeven['id']}"
    assert [een["klasse"] for een in gegeven["onderdelen"]] == ["ID", "OND", "VERZ"]
    assert len(gegeven["onderdelen"][2]["inhoud"]["notities"]) == 1  # named twice, handed over once
    assert gegeven["weging"] == {**WEGING, "weggelaten": "Wat de broer vertelde."}
    assert gegeven["informerenDatum"] is None
    with spel.app.app_context():
        rij, delen = db.session.scalar(db.select(Verstrekking)), db.session.scalars(db.select(Verstrektdeel)).all()
        assert (rij.organisatie_id, rij.ontvanger_id) == (org("school"), org("lpa"))
        assert b"broer" not in bytes.__getitem__(rij.weging, slice(None))
        assert all(b"gemist" not in bytes.__getitem__(een.inhoud, slice(None)) for een in delen)
    mag, gaf = regels(spel, "verstrekking.maken")
    assert kort([mag, gaf]) == [("TOEGESTAAN", "TOEGESTAAN"), ("TOEGESTAAN", "WET")]
    assert (gaf["doel"], gaf["klassen"]) == ("P3", ["ID", "OND", "VERZ"])
    assert "AVG 6(1)c" in gaf["grondslag"]
    assert "Leerplichtwet 18(3)" in gaf["grondslag"]
    assert rijen(spel.app)["taak"] == 0


def test_one_part_that_may_not_refuses_the_whole(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    delen = ({"klasse": "ID"}, {"klasse": "GEZ", "verklaring": "Thuis is het onrustig."})
    with niets_bewaard(spel):
        geweigerd = spel.contactpersoon.post(f"{pad}/verstrekkingen", verstrekking("lpa", "P3", *delen))
        assert "toestemming" in probleem(geweigerd, 403, "GEEN_TOESTEMMING")["detail"]
    assert kort(regels(spel, "verstrekking.maken"))[-1] == ("MISLUKT", "GEEN_TOESTEMMING")


def test_what_is_about_an_adult_needs_his_own_signature_too(spel: Spel) -> None:
    """C23: as at the table, for each adult that one of the notes is about."""
    geopend = spel.open_casus("school", "bt", "jgz")
    pad, anna, bram = f"/casussen/{geopend['id']}", *geopend["gezaghebbenden"]
    somber = notitie(spel, "gezinswerker", pad, "GEZ", "Anna is somber.", over=anna)
    schuld = notitie(spel, "gezinswerker", pad, "GEZ", "Bram heeft schulden.", over=bram)

    def geef(*notities: str) -> TestResponse:
        inhoud = verstrekking("jgz", "P1", {"klasse": "GEZ", "notitieIds": list(notities)})
        del inhoud["weging"], inhoud["informeren"]
        return spel.gezinswerker.post(f"{pad}/verstrekkingen", inhoud)

    with niets_bewaard(spel):
        probleem(geef(somber), 403, "BUITEN_BEREIK")
    spel.teken(geopend["toestemmingId"], anna, eigenGegevens=True)
    assert geef(somber).status_code == 201
    probleem(geef(somber, schuld), 403, "BUITEN_BEREIK")
    spel.teken(geopend["toestemmingId"], bram, eigenGegevens=True)
    assert geef(somber, schuld).status_code == 201


def test_consent_carries_what_it_names_until_it_is_withdrawn(spel: Spel) -> None:
    """C18; with consent nothing has to be weighed, and the part says on which consent it rests."""
    geopend = spel.open_casus("school", "bt", "jgz")
    pad = f"/casussen/{geopend['id']}"
    thuis = notitie(spel, "gezinswerker", pad, "GEZ", "Oma past op.")
    inhoud = verstrekking("jgz", "P1", {"klasse": "GEZ", "notitieIds": [thuis]})
    del inhoud["weging"], inhoud["informeren"]
    antwoord = spel.gezinswerker.post(f"{pad}/verstrekkingen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    (deel,) = antwoord.json["onderdelen"]
    assert (deel["reden"], deel["toestemmingId"]) == ("TOESTEMMING", geopend["toestemmingId"])
    assert (antwoord.json["weging"], antwoord.json["informerenDatum"]) == (None, None)
    trek_in(spel, geopend)
    probleem(spel.gezinswerker.post(f"{pad}/verstrekkingen", inhoud), 403, "TOESTEMMING_ONBEKEND")


def test_items_of_others_are_refused_and_the_owner_is_named(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    thuis = notitie(spel, "gezinswerker", pad, "GEZ", "Oma past op.")
    medisch = notitie(spel, "jeugdverpleegkundige", pad, "MED", "Astma.")
    for stuk, klasse, status, reden in (
        (thuis, "GEZ", 409, "NIET_EIGEN"),  # he reads it at the table, and may not pass it on
        (medisch, "MED", 404, None),  # he may not even know of it
        (str(uuid4()), "MED", 404, None),
    ):
        inhoud = verstrekking("jgz", "P1", {"klasse": klasse, "notitieIds": [stuk]})
        with niets_bewaard(spel):
            probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), status, reden)
    with niets_bewaard(spel, "gezinswerker"):  # the name of the jeugdige is the school's
        probleem(
            spel.gezinswerker.post(f"{pad}/verstrekkingen", verstrekking("jgz", "P1", {"klasse": "ID"})),
            409,
            "NIET_EIGEN",
        )
    eigen = verstrekking("jgz", "P1", {"klasse": "ID", "verklaring": "Sam, bij ons bekend."})
    assert spel.gezinswerker.post(f"{pad}/verstrekkingen", eigen).status_code == 201


def test_persons_are_handed_over_by_name(spel: Spel) -> None:
    geopend = spel.open_casus()
    pad, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
    beiden = {"klasse": "ID", "betrokkeneIds": [geopend["jeugdigeId"], ouder]}
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", verstrekking("lpa", "P3", beiden))
    assert antwoord.status_code == 201, antwoord.json
    namen = [een["voornaam"] for een in antwoord.json["onderdelen"][0]["inhoud"]["personen"]]
    assert sorted(namen) == ["Anna", "Sam"]
    meer = verstrekking("jgz", "P1", beiden)  # P-: the minimum set holds the jeugdige only
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", meer), 409, "BUITEN_MINIMUMSET")
    met_tekst = verstrekking("jgz", "P1", {"klasse": "ID", "verklaring": "En zijn adres."})
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", met_tekst), 409, "BUITEN_MINIMUMSET")
    onbekend = verstrekking("lpa", "P3", {"klasse": "ID", "betrokkeneIds": [str(uuid4())]})
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", onbekend), 404)


def test_medical_text_is_released_by_who_writes_it_only_when_he_has_secrecy(spel: Spel) -> None:
    """T*: the jeugdverpleegkundige who writes it releases it; a contactpersoon cannot."""
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    tekst = {"klasse": "MED", "verklaring": "Laat hem vooraan zitten."}
    assert spel.jeugdverpleegkundige.post(f"{pad}/verstrekkingen", verstrekking("bt", "P1", tekst)).status_code == 201
    probleem(
        spel.contactpersoon.post(f"{pad}/verstrekkingen", verstrekking("bt", "P1", tekst)), 403, "NIET_VRIJGEGEVEN"
    )


def test_without_weighing_or_telling_nothing_goes(spel: Spel) -> None:
    """S06, S09; putting off leaves a task with its last day and the reason."""
    pad = f"/casussen/{spel.open_casus()['id']}"
    vol = verstrekking("lpa", "P3", {"klasse": "ID"})
    for weg in ("weging", "informeren"):
        zonder = {naam: waarde for naam, waarde in vol.items() if naam != weg}
        with niets_bewaard(spel):
            reden = "AFWEGEN" if weg == "weging" else "INFORMEREN"
            probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", zonder), 409, reden)
    dag = spel.vandaag() + timedelta(days=7)
    later = {"informeren": {"uitgesteldDatum": str(dag), "uitstelreden": "NIET_BEREIKBAAR"}}
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", vol | later)
    assert antwoord.status_code == 201, antwoord.json
    assert antwoord.json["informerenDatum"] == str(dag)
    with spel.app.app_context():
        (taak,) = db.session.scalars(db.select(Taak)).all()
    assert (taak.soort, taak.uiterlijk_datum, taak.uitstelreden) == (
        Taaksoort.OUDERS_INFORMEREN,
        dag,
        "NIET_BEREIKBAAR",
    )
    assert (taak.medewerker_id, taak.object_id) == (
        PERSONEN["contactpersoon"].medewerker_id,
        UUID(antwoord.json["id"]),
    )


def test_duties_go_on_in_every_state(spel: Spel) -> None:
    inhoud = verstrekking("lpa", "P3", {"klasse": "ID"})
    signaal, gevraagd = spel.open_casus(), spel.open_casus("school", "bt", teken=False)
    geweigerd, gesloten = spel.open_casus("school", "bt", teken=False), spel.open_casus()
    spel.teken(geweigerd["toestemmingId"], geweigerd["gezaghebbenden"][0], "GEWEIGERD")
    sluiting = {"naar": "AFGESLOTEN", "reden": "DOELEN_BEREIKT"}
    spel.contactpersoon.post(f"/casussen/{gesloten['id']}/overgangen", sluiting)
    statussen = set()
    for geopend in (signaal, gevraagd, geweigerd, gesloten):
        pad = f"/casussen/{geopend['id']}"
        assert spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud).status_code == 201
        statussen.add(spel.contactpersoon.get(pad).json["status"])
    assert statussen == {"SIGNAAL", "TOESTEMMING_GEVRAAGD", "GEWEIGERD", "AFGESLOTEN"}


def test_health_data_to_the_swv_go_to_its_experts_only(spel: Spel) -> None:
    """B04."""
    pad = f"/casussen/{spel.open_casus()['id']}"
    verzocht = spel.contactpersoon.post(f"{pad}/verzoeken", verzoek("TLV", spel)).json["id"]
    medisch = notitie(spel, "contactpersoon", pad, "MED", "Dyslexieverklaring.")
    inhoud = verstrekking("swv", "P2", {"klasse": "MED", "notitieIds": [medisch]}, verzoekId=verzocht)
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 403, "ALLEEN_DESKUNDIGE")
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud | {"aanDeskundige": True})
    assert antwoord.status_code == 201, antwoord.json
    assert antwoord.json["verzoekId"] == verzocht
    vreemd = inhoud | {"aanDeskundige": True, "verzoekId": str(uuid4())}
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", vreemd), 404)


def test_breaking_secrecy_is_looked_at_afterwards(spel: Spel) -> None:
    """B12: all six criteria, or nothing; the privacyfunctionaris gets a notice."""
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    inhoud = verstrekking("jgz", "P5", {"klasse": "GEZ", "verklaring": "Slaapt in de schuur."})
    vijf = inhoud | {"conflictVanPlichten": ALLE_ZES | {"geenAndereWeg": False}}
    probleem(spel.gezinswerker.post(f"{pad}/verstrekkingen", vijf), 403, "GEEN_TOESTEMMING")
    antwoord = spel.gezinswerker.post(f"{pad}/verstrekkingen", inhoud | {"conflictVanPlichten": ALLE_ZES})
    assert antwoord.status_code == 201, antwoord.json
    assert antwoord.json["onderdelen"][0]["reden"] == "CONFLICT_VAN_PLICHTEN"
    with spel.app.app_context():
        (taak,) = db.session.scalars(db.select(Taak)).all()
    assert (taak.soort, taak.rol, taak.uiterlijk_datum) == (Taaksoort.NOODVERSTREKKING, "PRIVACYFUNCTIONARIS", None)


@ALLEEN_SQLITE
def test_who_is_not_at_the_table_hands_over_nothing(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    pad = f"/casussen/{geopend['id']}/verstrekkingen"
    trek_in(spel, geopend)
    inhoud = verstrekking("bt", "P5", {"klasse": "GEZ", "verklaring": "x"}) | buiten("RVDK")
    with niets_bewaard(spel, "collega", "vreemde", "gezinswerker", "specialist"):
        for naam in ("collega", "vreemde", "gezinswerker"):
            probleem(spel.klanten[naam].post(pad, inhoud), 404)
        probleem(spel.specialist.post(pad, inhoud), 403, "ROL")


@ALLEEN_SQLITE
def test_receiver_must_be_somebody_else_who_exists(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/verstrekkingen"
    probleem(spel.contactpersoon.post(pad, verstrekking("school", "P1", {"klasse": "ID"})), 409, "EIGEN_ORGANISATIE")
    inhoud = verstrekking("school", "P1", {"klasse": "ID"}) | {"ontvanger": {"organisatieId": str(uuid4())}}
    probleem(spel.contactpersoon.post(pad, inhoud), 409, "ONBEKENDE_ORGANISATIE")
    probleem(spel.contactpersoon.post(pad, verstrekking("regio", "P1", {"klasse": "ID"})), 403, "ANDER_DOEL")


@ALLEEN_SQLITE
def test_note_of_another_class_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    onderwijs = notitie(spel, "contactpersoon", pad, "OND", "Rekent zwak.")
    inhoud = verstrekking("lpa", "P3", {"klasse": "VERZ", "notitieIds": [onderwijs]})
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 409, "ANDERE_KLASSE")


def test_sent_twice_with_one_key_is_handed_over_once(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/verstrekkingen"
    inhoud = verstrekking("lpa", "P3", {"klasse": "ID"})
    eerste = spel.contactpersoon.post(pad, inhoud, SLEUTEL)
    with niets_bewaard(spel):
        tweede = spel.contactpersoon.post(pad, inhoud, SLEUTEL)
        anders = inhoud | {"weggelaten": "Iets."}
        probleem(spel.contactpersoon.post(pad, anders, SLEUTEL), 409, "ANDERE_INHOUD")
    assert (eerste.status_code, tweede.status_code) == (201, 201)
    assert (tweede.json, tweede.headers["Location"]) == (eerste.json, eerste.headers["Location"])
    assert rijen(spel.app)["verstrekking"] == 1


def test_withdrawal_and_sharing_on_consent_cannot_both_be(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    geopend = spel.open_casus("school", "bt")
    pad = f"/casussen/{geopend['id']}"
    onderwijs = notitie(spel, "contactpersoon", pad, "OND", "Rekent zwak.")
    inhoud = verstrekking("bt", "P1", {"klasse": "OND", "notitieIds": [onderwijs]})
    intrekken = f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen"
    maak_tokens(spel.contactpersoon)
    antwoorden = tegelijk(
        monkeypatch,
        lambda: spel.contactpersoon.post(intrekken, spel.intrekking(geopend["gezaghebbenden"][0])),
        lambda: spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud),
    )
    assert sorted(een.status_code for een in antwoorden) == [201, 409]


def test_leerplicht_gives_the_status_to_school_and_the_report_to_the_officer(spel: Spel) -> None:
    """W- (Leerplichtwet 21a, 22): what it writes itself; of an offence only the fact is kept here."""
    pad = f"/casussen/{spel.open_casus('school', 'lpa')['id']}/verstrekkingen"
    status = verstrekking("school", "P3", {"klasse": "VERZ", "verklaring": "In behandeling."})
    antwoord = spel.leerplicht.post(pad, status)
    assert antwoord.status_code == 201, antwoord.json
    assert antwoord.json["onderdelen"][0]["uitkomst"] == "MAG_MINIMUM"
    delen = ({"klasse": "ID", "verklaring": "Zoals in ons register."}, {"klasse": "STRAF"})
    officier = verstrekking("bt", "P3", *delen) | buiten("POL")
    antwoord = spel.leerplicht.post(pad, officier)
    assert antwoord.status_code == 201, antwoord.json
    assert [een["inhoud"] is None for een in antwoord.json["onderdelen"]] == [False, True]
    thuis = verstrekking("bt", "P3", {"klasse": "GEZ", "verklaring": "x"}) | buiten("POL")
    probleem(spel.leerplicht.post(pad, thuis), 403, "GEEN_GROND")
