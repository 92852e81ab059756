"""The edge cases of the domain rules (section 9) about sharing outside the table, through the API."""

from kernteam.casus.models import Casus
from kernteam.http.verzoek import db
from tests.casus.bewijs import kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel
from tests.rollen import org
from tests.verstrekking.delen import (
    buiten,
    codes,
    notitie,
    nu,
    toets,
    trek_in,
    uitkomst,
    verstrekking,
    verzoek,
    vraag,
)


def test_withdrawal_does_not_stop_the_report_of_absence(spel: Spel) -> None:
    """Scenario 23: S06, S09; Leerplichtwet 21; a refusal or withdrawal never blocks W."""
    geopend = spel.open_casus("school", "bt", "lpa")
    pad = f"/casussen/{geopend['id']}"
    uren = notitie(spel, "contactpersoon", pad, "VERZ", "Zestien uur gemist in vier weken.")
    trek_in(spel, geopend)
    inhoud = verstrekking("lpa", "P3", {"klasse": "ID"}, {"klasse": "VERZ", "notitieIds": [uren]})
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    persoon, verzuim = antwoord.json["onderdelen"]
    assert (persoon["reden"], persoon["avg"], persoon["opheffing"]) == ("WET", "AVG 6(1)c", "WET")
    assert persoon["inhoud"]["personen"][0]["achternaam"] == "van den Berg"
    assert [een["tekst"] for een in verzuim["inhoud"]["notities"]] == ["Zestien uur gemist in vier weken."]
    assert spel.contactpersoon.get(pad).json["status"] == "OPGESCHORT"


def test_parents_cannot_forbid_the_swv_but_can_object(spel: Spel) -> None:
    """Scenario 24: B04, R16; P on a recorded request of the school board, held by an objection until it is rejected."""
    geopend = spel.open_casus("school", "swv", teken=False)
    ouder, pad = geopend["gezaghebbenden"][0], f"/casussen/{geopend['id']}"
    spel.teken(geopend["toestemmingId"], ouder, "GEWEIGERD")
    onderwijs = notitie(spel, "contactpersoon", pad, "OND", "Leest op niveau groep 4.")
    inhoud = verstrekking("swv", "P2", {"klasse": "OND", "notitieIds": [onderwijs]})
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 403, "GEEN_VERZOEK")
    assert spel.contactpersoon.post(f"{pad}/verzoeken", verzoek("TLV", spel)).status_code == 201
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    assert antwoord.json["onderdelen"][0]["reden"] == "TAAK"
    bezwaar = {"betrokkeneId": ouder, "ontvanger": "SWV", "gemaaktOp": nu()}
    gemaakt = spel.contactpersoon.post(f"{pad}/bezwaren", bezwaar)
    assert gemaakt.status_code == 201, gemaakt.json
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 409, "BEZWAAR")
    oordeel = {"uitkomst": "AFGEWEZEN", "motivering": "Zonder advies is er geen passende plek."}
    beoordeling = f"/bezwaren/{gemaakt.json['id']}/beoordelingen"
    assert spel.contactpersoon.post(beoordeling, oordeel).status_code == 204
    assert spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud).status_code == 201


def test_leerplicht_gets_no_diagnosis_even_with_toestemming(spel: Spel) -> None:
    """Scenario 25: MED to LPA is X; parents may tell it themselves, a doctor states for exemption 5a (Lpw 7)."""
    pad = f"/casussen/{spel.open_casus('school', 'jgz', 'lpa')['id']}"
    medisch = notitie(spel, "jeugdverpleegkundige", pad, "MED", "Astma.")
    spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": medisch})
    for doel in ("P1", "P3"):
        antwoord = spel.jeugdverpleegkundige.post(f"{pad}/delingstoetsen", toets("lpa", "MED", doel))
        assert uitkomst(antwoord) == ("NIET", "GEEN_GROND")
    assert "ARTS_LEERPLICHT" in codes(antwoord, "watHelpt")
    assert antwoord.json["mildereWeg"]["code"] == "ZELF_VERTELLEN"
    inhoud = verstrekking("lpa", "P3", {"klasse": "MED", "notitieIds": [medisch]})
    with niets_bewaard(spel):
        probleem(spel.jeugdverpleegkundige.post(f"{pad}/verstrekkingen", inhoud), 403, "GEEN_GROND")


def test_leerplicht_hears_what_the_school_did_and_no_more(spel: Spel) -> None:
    """Scenario 26: W- (Leerplichtwet 18(3)): a statement with what was done and with what result, not a note."""
    pad = f"/casussen/{spel.open_casus()['id']}"
    onderwijs = notitie(spel, "contactpersoon", pad, "OND", "Rekent zwak.")
    met_notitie = verstrekking("lpa", "P3", {"klasse": "OND", "notitieIds": [onderwijs]})
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", met_notitie), 409, "ALLEEN_VERKLARING")
    gedaan = verstrekking(
        "lpa", "P3", {"klasse": "OND", "verklaring": "Drie keer gebeld, één gesprek, geen resultaat."}
    )
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", gedaan)
    assert antwoord.status_code == 201, antwoord.json
    (deel,) = antwoord.json["onderdelen"]
    assert (deel["uitkomst"], deel["code"]) == ("MAG_MINIMUM", "W-")
    assert deel["inhoud"]["verklaring"] == "Drie keer gebeld, één gesprek, geen resultaat."
    assert deel["inhoud"]["notities"] == []


def test_schoolarts_who_did_not_release_shares_nothing(spel: Spel) -> None:
    """Scenario 28: T* asks consent and release, both."""
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    medisch = notitie(spel, "jeugdverpleegkundige", pad, "MED", "Gebruikt een inhalator.")
    per_stuk = {"ontvanger": {"organisatieId": str(org("bt"))}, "notitieId": medisch, "doel": "P1"}
    antwoord = spel.jeugdverpleegkundige.post(f"{pad}/delingstoetsen", per_stuk)
    assert uitkomst(antwoord) == ("NIET", "NIET_VRIJGEGEVEN")
    assert "jeugdarts" in antwoord.json["watHelpt"][0]["uitleg"]
    inhoud = verstrekking("bt", "P1", {"klasse": "MED", "notitieIds": [medisch]})
    probleem(spel.jeugdverpleegkundige.post(f"{pad}/verstrekkingen", inhoud), 403, "NIET_VRIJGEGEVEN")
    spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": medisch})
    assert uitkomst(spel.jeugdverpleegkundige.post(f"{pad}/delingstoetsen", per_stuk)) == ("MAG", "TOESTEMMING")
    assert spel.jeugdverpleegkundige.post(f"{pad}/verstrekkingen", inhoud).status_code == 201


def test_boy_of_about_ten_is_discussed_without_a_name(spel: Spel) -> None:
    """Scenario 29: S02; not under a casus, so the line names none."""
    beschreven = vraag("BT", "SPEC", "GEZ", "P4", anoniem=True, groepVanVijf=True)
    antwoord = spel.gezinswerker.post("/delingstoetsen", beschreven)
    assert uitkomst(antwoord) == ("MAG_ANONIEM", "ANONIEM")
    (regel,) = regels(spel, "delingsvraag.stellen")
    assert (regel["casus"], regel["klassen"]) == (None, [])
    herkenbaar = spel.gezinswerker.post("/delingstoetsen", beschreven | {"herkenbaar": True})  # S03
    assert uitkomst(herkenbaar) == ("NIET", "HERLEIDBAAR")


def test_acute_danger_lets_the_minimum_through_and_leaves_tasks(spel: Spel) -> None:
    """Scenario 31: B11; to who can help now, told to the parents afterwards, looked at by the privacyfunctionaris."""
    pad = f"/casussen/{spel.open_casus()['id']}"
    gevaar = {"klasse": "MED", "verklaring": "Zegt vandaag een einde aan zijn leven te maken."}
    inhoud = verstrekking("jgz", "P5", gevaar) | {"levensgevaar": True}
    del inhoud["informeren"]  # afterwards
    zonder = {sleutel: waarde for sleutel, waarde in inhoud.items() if sleutel != "levensgevaar"}
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", zonder), 403, "GEEN_TOESTEMMING")
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    (deel,) = antwoord.json["onderdelen"]
    assert (deel["uitkomst"], deel["reden"]) == ("MAG_MINIMUM", "VITAAL_BELANG")
    assert deel["avg"] == "AVG 6(1)d; AVG 9(2)c"
    assert antwoord.json["informerenDatum"] is not None
    assert rijen(spel.app)["taak"] == 2
    naar_leerplicht = inhoud | {"ontvanger": {"organisatieId": str(org("lpa"))}}
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", naar_leerplicht), 403, "ANDER_DOEL")


def test_suspicion_goes_to_veilig_thuis_after_the_meldcode(spel: Spel) -> None:
    """Scenario 33: B07, S14; the right to report, weighed; what VEIL holds is not kept in the casus."""
    geopend = spel.open_casus("school", "bt")
    pad = f"/casussen/{geopend['id']}"
    onderdelen = ({"klasse": "ID"}, {"klasse": "VEIL"})
    later = {"informeren": {"uitgesteldDatum": str(spel.vandaag()), "uitstelreden": "GEVAAR"}}
    inhoud = verstrekking("bt", "P5", *onderdelen) | buiten("VT") | later
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 409, "MELDCODE")
    versie = spel.gezinswerker.get(pad).json["versie"]
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud | {"meldcodeGevolgd": True})
    assert antwoord.status_code == 201, antwoord.json
    per_klasse = {een["klasse"]: een for een in antwoord.json["onderdelen"]}
    assert (per_klasse["VEIL"]["reden"], per_klasse["VEIL"]["inhoud"]) == ("MELDRECHT", None)
    assert spel.gezinswerker.get(pad).json["versie"] == versie  # nothing in the casus shows it
    gezien = spel.gezinswerker.get(f"{pad}/inzagen").json["resultaten"]
    assert [een for een in gezien if een["handeling"].startswith("verstrekking")] == []
    assert [een for een in gezien if een["doel"] == "P5"] == []


def test_suspicion_is_not_put_before_the_kernteam(spel: Spel) -> None:
    """Scenario 34: S14; without consent nothing, and always the way to Veilig Thuis."""
    pad = f"/casussen/{spel.open_casus('school', 'bt', teken=False)['id']}"
    antwoord = spel.contactpersoon.post(f"{pad}/delingstoetsen", toets("bt", "VEIL", "P1"))
    assert uitkomst(antwoord) == ("NIET", "GEEN_TOESTEMMING")
    assert codes(antwoord, "watHelpt")[0] == "VEILIG_THUIS_ADVIES"
    inhoud = verstrekking("bt", "P1", {"klasse": "VEIL"})
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 403, "GEEN_TOESTEMMING")


def test_gi_gets_what_it_needs_while_the_ots_runs(spel: Spel) -> None:
    """Scenario 38: B08 (Jeugdwet 7.3.11(4)): on request a duty, without consent, only while the OTS runs."""
    pad = f"/casussen/{spel.open_casus()['id']}"
    onderwijs = notitie(spel, "contactpersoon", pad, "OND", "Komt sinds september weer elke dag.")
    inhoud = verstrekking("bt", "P5", {"klasse": "OND", "notitieIds": [onderwijs]}) | buiten("GI")
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 403, "GEEN_OTS")
    voorbij = verzoek("OTS_INFORMATIE", spel, otsEindDatum=str(spel.vandaag()))
    assert spel.contactpersoon.post(f"{pad}/verzoeken", voorbij).status_code == 201
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 403, "GEEN_OTS")
    gevraagd = spel.contactpersoon.post(f"{pad}/verzoeken", verzoek("OTS_INFORMATIE", spel))
    assert gevraagd.status_code == 201, gevraagd.json
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud | {"verzoekId": gevraagd.json["id"]})
    assert antwoord.status_code == 201, antwoord.json
    (deel,) = antwoord.json["onderdelen"]
    assert (deel["reden"], deel["opheffing"], deel["avg"]) == ("PLICHT_OTS", "WET", "AVG 6(1)c")


def test_jeugdarts_may_give_the_raad_what_is_needed(spel: Spel) -> None:
    """Scenario 40: B09 (BW 1:240); no consent and no release asked, but weighed and told."""
    geopend = spel.open_casus("school", "jgz")
    pad = f"/casussen/{geopend['id']}"
    medisch = notitie(spel, "jeugdverpleegkundige", pad, "MED", "Groeit goed.")
    trek_in(spel, geopend)
    inhoud = verstrekking("bt", "P5", {"klasse": "MED", "notitieIds": [medisch]}) | buiten("RVDK")
    zonder = {sleutel: waarde for sleutel, waarde in inhoud.items() if sleutel != "weging"}
    probleem(spel.jeugdverpleegkundige.post(f"{pad}/verstrekkingen", zonder), 409, "AFWEGEN")
    antwoord = spel.jeugdverpleegkundige.post(f"{pad}/verstrekkingen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    assert antwoord.json["onderdelen"][0]["reden"] == "MELDRECHT"


def test_school_may_not_put_the_number_in_the_invitation_to_jgz(spel: Spel) -> None:
    """Scenario 43: N03; the list for JGZ itself is P-, with its minimum set."""
    pad = f"/casussen/{spel.open_casus()['id']}"
    assert uitkomst(spel.contactpersoon.post(f"{pad}/delingstoetsen", toets("jgz", "BSN", "P1"))) == (
        "NIET",
        "GEEN_GROND",
    )
    inhoud = verstrekking("jgz", "P1", {"klasse": "ID"}, {"klasse": "BSN"})
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 403, "GEEN_GROND")
    antwoord = spel.contactpersoon.post(f"{pad}/verstrekkingen", verstrekking("jgz", "P1", {"klasse": "ID"}))
    assert antwoord.status_code == 201, antwoord.json
    with spel.app.app_context():
        school = db.session.scalar(db.select(Casus)).vestigingscode
    assert antwoord.json["onderdelen"][0]["inhoud"] == {
        "vestigingscode": school,
        "personen": [
            {
                "soort": "JEUGDIGE",
                "voornaam": "Sam",
                "achternaam": "van den Berg",
                "geboortedatum": spel.geboren(9),
                "telefoon": None,
                "emailadres": None,
            }
        ],
        "notities": [],
        "verklaring": None,
    }


def test_buurtteam_may_refer_with_a_number_but_not_from_this_system(spel: Spel) -> None:
    """Scenario 44: N02; W for BT to SPEC, and this system keeps no BSN (N05)."""
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    antwoord = spel.gezinswerker.post(f"{pad}/delingstoetsen", toets("spec", "BSN", "P4"))
    assert uitkomst(antwoord) == ("MAG", "WET")
    assert antwoord.json["bron"] == "Jeugdwet 7.2.1"
    inhoud = verstrekking("spec", "P4", {"klasse": "BSN"})
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post(f"{pad}/verstrekkingen", inhoud), 409, "GEEN_BSN_HIER")


def test_named_data_for_evaluation_are_refused(spel: Spel) -> None:
    """Scenario 52: S01; for P6 there are totals, consent or not."""
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    for klasse in ("ID", "OND", "VERZ", "GEZ", "MED"):
        antwoord = spel.contactpersoon.post(f"{pad}/delingstoetsen", toets("bt", klasse, "P6"))
        assert uitkomst(antwoord) == ("NIET", "ANDER_DOEL")
        assert codes(antwoord, "watHelpt") == ["TOTALEN_VRAGEN"]
    inhoud = verstrekking("bt", "P6", {"klasse": "ID"})
    probleem(spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud), 403, "ANDER_DOEL")
    assert kort(regels(spel, "verstrekking.maken"))[-1] == ("MISLUKT", "ANDER_DOEL")
