"""veiligheidsmelding.maken: to Veilig Thuis (B07), the RvdK (B09) and a GI (B08), each on its own conditions."""

from datetime import timedelta
from typing import Any

import pytest

from kernteam.grond.klok import Klok
from kernteam.http.verzoek import db
from kernteam.taak.models import Taak
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN
from tests.veiligheid.verloop import REDENEN, WEGING, melding, met, open_meldcode

GROND = {"VT": "Wmo 5.2.6", "RVDK": "BW 1:240", "GI": "Jeugdwet 7.3.11(4)"}


def ots(spel: Spel, begin: int = -30, eind: int = 30) -> dict[str, str]:
    dagen = {"beginDatum": begin, "eindDatum": eind}
    return {naam: (spel.vandaag() + timedelta(days=aantal)).isoformat() for naam, aantal in dagen.items()}


def taken(spel: Spel) -> list[Taak]:
    with spel.app.app_context():
        return list(db.session.scalars(db.select(Taak)))


def past(spel: Spel, ontvanger: str) -> dict[str, Any]:
    return melding(ontvanger, ots=ots(spel)) if ontvanger == "GI" else melding(ontvanger)


@pytest.mark.parametrize("ontvanger", GROND)
def test_report_is_kept_as_sent_with_its_ground_in_the_line(spel: Spel, ontvanger: str) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=4)
    antwoord = spel.contactpersoon.post(f"{pad}/meldingen", past(spel, ontvanger))
    assert antwoord.status_code == 201
    (gemeld,) = spel.contactpersoon.get(pad).json["meldingen"]
    assert (gemeld["id"], gemeld["ontvanger"], gemeld["inhoud"]) == (
        antwoord.json["id"], ontvanger, "Ik maak mij zorgen.",
    )  # fmt: skip
    assert {naam: gemeld["weging"][naam] for naam in REDENEN} == REDENEN
    assert gemeld["weging"]["ots"] == (ots(spel) if ontvanger == "GI" else None)
    (regel,) = regels(spel, "veiligheidsmelding.maken")
    assert (regel["uitkomst"], regel["reden"], regel["doel"]) == ("TOEGESTAAN", ontvanger, "P5")
    assert (regel["grondslag"], regel["klassen"]) == (f"AVG 6(1)e; {GROND[ontvanger]}", ["VEIL"])


def test_line_names_record_and_report_by_id_only(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=4)
    gemeld = spel.contactpersoon.post(f"{pad}/meldingen", melding()).json["id"]
    with spel.app.extensions["kernteam"].lezer._motor.connect() as verbinding:
        bodies = verbinding.exec_driver_sql("SELECT body FROM regel").scalars().all()
    (body,) = (een for een in bodies if "veiligheidsmelding.maken" in een)
    assert f'"object":"{gemeld}"' in body
    assert f'"casus":"{pad.rpartition("/")[2]}"' in body
    assert not [woord for woord in ("zorgen", "Sam", *REDENEN.values()) if woord in body]


@pytest.mark.parametrize("tot", [1, 2, 3])
def test_veilig_thuis_comes_after_consulting_and_weighing(spel: Spel, tot: int) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=tot)
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/meldingen", melding()), 409, "STAP_ONTBREEKT")
    assert kort(regels(spel, "veiligheidsmelding.maken")) == [("TOEGESTAAN", "VT"), ("MISLUKT", "STAP_ONTBREEKT")]


def test_skipped_talk_does_not_hold_up_the_report(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=2)
    overgeslagen = {"nummer": 3, "tekst": "Een gesprek geeft gevaar.", "overgeslagen": "GEVAAR"}
    for stap in (overgeslagen, WEGING):
        assert spel.contactpersoon.post(f"{pad}/stappen", stap).status_code == 201
    assert spel.contactpersoon.post(f"{pad}/meldingen", melding()).status_code == 201


def test_in_acute_danger_the_steps_yield_and_the_line_says_so(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon)
    assert spel.contactpersoon.post(f"{pad}/meldingen", melding(acuut=True)).status_code == 201
    assert spel.contactpersoon.get(pad).json["meldingen"][0]["acuut"] is True
    assert kort(regels(spel, "veiligheidsmelding.maken")) == [("TOEGESTAAN", "VT; ACUUT")]


@pytest.mark.parametrize("naam", ["begeleider", "gezinswerker", "leerplicht", "jeugdverpleegkundige", "jeugdarts"])
def test_every_table_party_has_the_right_to_report(spel: Spel, naam: str) -> None:
    klant = spel.klanten[naam]
    pad = open_meldcode(klant, tot=4)
    for ontvanger in GROND:
        assert klant.post(f"{pad}/meldingen", past(spel, ontvanger)).status_code == 201


def test_task_to_tell_is_the_handlers_and_names_no_casus(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=4, inhoud=met("collega"))
    assert spel.collega.post(f"{pad}/meldingen", melding()).status_code == 201
    (taak,) = taken(spel)
    assert (taak.soort, taak.casus_id, str(taak.object_id)) == ("OUDERS_INFORMEREN", None, pad.rpartition("/")[2])
    assert (taak.medewerker_id, taak.rol) == (PERSONEN["contactpersoon"].medewerker_id, None)
    assert (taak.uiterlijk_datum, taak.uitgesteld_datum) == (spel.vandaag() + timedelta(days=7), None)
    gemeld = spel.contactpersoon.get(pad).json["meldingen"][0]
    assert gemeld["informerenUiterlijkDatum"] == taak.uiterlijk_datum.isoformat()


def test_telling_put_off_for_danger_has_its_later_day(spel: Spel) -> None:
    """S09: postponed only when it creates danger, with a date for telling after all."""
    pad, dag = open_meldcode(spel.contactpersoon, tot=4), spel.vandaag() + timedelta(days=28)
    later = {"uitgesteldTotDatum": dag.isoformat(), "reden": "GEVAAR"}
    assert spel.contactpersoon.post(f"{pad}/meldingen", melding(informeren=later)).status_code == 201
    (taak,) = taken(spel)
    assert (taak.uiterlijk_datum, taak.uitgesteld_datum, taak.uitstelreden) == (dag, dag, "GEVAAR")
    assert spel.contactpersoon.get(pad).json["meldingen"][0]["uitstelreden"] == "GEVAAR"


def test_who_was_told_makes_no_task(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=4)
    gehoord = {"geinformeerdOp": Klok().nu().isoformat()}
    assert spel.contactpersoon.post(f"{pad}/meldingen", melding(informeren=gehoord)).status_code == 201
    assert taken(spel) == []
    assert spel.contactpersoon.get(pad).json["meldingen"][0]["informerenUiterlijkDatum"] is None


@ALLEEN_SQLITE
@pytest.mark.parametrize(("begin", "eind"), [(-30, -1), (1, 30)])
def test_gi_hears_only_while_the_ots_runs(spel: Spel, begin: int, eind: int) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=4)
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(f"{pad}/meldingen", melding("GI", ots=ots(spel, begin, eind)))
        assert fouten(antwoord) == {("/weging/ots", "LOOPT_NIET")}
    for dagen in ((0, 0), (-30, 0), (0, 30)):
        assert spel.contactpersoon.post(f"{pad}/meldingen", melding("GI", ots=ots(spel, *dagen))).status_code == 201


@ALLEEN_SQLITE
@pytest.mark.parametrize("ontvanger", ["POL", "BT", "SCHOOL", "LPA", "REGIO", ""])
def test_nobody_else_receives_a_report(spel: Spel, ontvanger: str) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=4)
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(f"{pad}/meldingen", melding(ontvanger))
        assert fouten(antwoord) == {("/ontvanger", "KEUZE")}


@ALLEEN_SQLITE
def test_each_receiver_asks_its_own_condition_and_no_other(spel: Spel) -> None:
    pad = f"{open_meldcode(spel.contactpersoon, tot=4)}/meldingen"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, melding("GI"))) == {("/weging/ots", "VERPLICHT")}
        kaal = melding("RVDK") | {"weging": REDENEN}
        assert fouten(spel.contactpersoon.post(pad, kaal)) == {("/weging/noodzaak", "VERPLICHT")}
        assert fouten(spel.contactpersoon.post(pad, melding("VT", ots=ots(spel)))) == {("/weging/ots", "ONGELDIG")}
        samen = melding("RVDK") | {"ontvanger": "VT"}
        assert fouten(spel.contactpersoon.post(pad, samen)) == {("/weging/noodzaak", "ONGELDIG")}


@ALLEEN_SQLITE
def test_no_report_without_its_weighing_record(spel: Spel) -> None:
    """S06: purpose, proportionality and subsidiarity are answered, or nothing is kept."""
    pad = f"{open_meldcode(spel.contactpersoon, tot=4)}/meldingen"
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(pad, melding() | {"weging": {}})
        assert fouten(antwoord) == {(f"/weging/{veld}", "VERPLICHT") for veld in REDENEN}
        assert fouten(spel.contactpersoon.post(pad, {"ontvanger": "VT"})) == {
            ("/inhoud", "VERPLICHT"),
            ("/weging", "VERPLICHT"),
        }


@ALLEEN_SQLITE
def test_every_fault_of_a_report_is_told(spel: Spel) -> None:
    pad = f"{open_meldcode(spel.contactpersoon, tot=4)}/meldingen"
    morgen = (Klok().nu() + timedelta(days=1)).isoformat()
    weging = dict.fromkeys(REDENEN, "bsn 111222333") | {"ots": ots(spel, 1, 2)}
    inhoud = melding("GI", informeren={"geinformeerdOp": morgen}) | {"weging": weging, "inhoud": "123456782"}
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, inhoud)) == {
            ("/inhoud", "BSN"),
            *((f"/weging/{veld}", "BSN") for veld in REDENEN),
            ("/weging/ots", "LOOPT_NIET"),
            ("/informeren/geinformeerdOp", "TOEKOMST"),
        }
    bevestigd = melding(inhoud="123456782", acuut=True, bevestigdGeenBsn=True)
    assert spel.contactpersoon.post(pad, bevestigd).status_code == 201
    assert kort(regels(spel, "veiligheidsmelding.maken")) == [("TOEGESTAAN", "VT; ACUUT; GEEN_BSN_BEVESTIGD")]


@ALLEEN_SQLITE
@pytest.mark.parametrize("dagen", [-1, 0, 29])
def test_telling_is_put_off_to_a_day_within_four_weeks(spel: Spel, dagen: int) -> None:
    pad = f"{open_meldcode(spel.contactpersoon, tot=4)}/meldingen"
    later = {"uitgesteldTotDatum": (spel.vandaag() + timedelta(days=dagen)).isoformat(), "reden": "GEVAAR"}
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(pad, melding(informeren=later))
        assert fouten(antwoord) == {("/informeren/uitgesteldTotDatum", "TERMIJN")}
        anders = later | {"reden": "NIET_BEREIKBAAR"}
        assert fouten(spel.contactpersoon.post(pad, melding(informeren=anders))) == {("/informeren/reden", "KEUZE")}
        for half in ({"reden": "GEVAAR"}, {}, later | {"geinformeerdOp": Klok().nu().isoformat()}):
            assert fouten(spel.contactpersoon.post(pad, melding(informeren=half))) == {("/informeren", "ONGELDIG")}
