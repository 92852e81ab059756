"""agenda.lezen: each attendee sees the items and parts that the decision allows him, and no gap where others are."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, kort, maak_tokens, opdrachten, probleem, regels
from tests.klant import Spel
from tests.overleg.vergaderen import actie, agenda, bijdrage, maak, plan, vraag_familie, zet_op
from tests.rollen import PERSONEN


def test_casus_that_excludes_leerplicht_is_not_there_for_leerplicht(spel: Spel) -> None:
    """Scenario 45: what he sees is what he would see if the other casus did not exist."""
    overleg = plan(spel)
    met, zonder = spel.open_casus("school", "bt", "lpa")["id"], spel.open_casus("school", "bt")["id"]
    eerste = zet_op(spel, overleg, met)
    voor = spel.leerplicht.get(f"{overleg}/agenda")
    punt = zet_op(spel, overleg, zonder)
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage())
    na = spel.leerplicht.get(f"{overleg}/agenda")
    assert (na.json, na.headers.get("ETag")) == (voor.json, voor.headers.get("ETag"))
    assert [een["id"] for een in na.json["resultaten"]] == [eerste.rpartition("/")[2]]
    assert {een["casusId"] for een in agenda(spel, "gezinswerker", overleg)} == {met, zonder}
    assert {een["casus"] for een in regels(spel, "agenda.lezen", actor=_id("leerplicht"))} == {None, met}
    probleem(spel.leerplicht.post(f"{punt}/bijdragen", bijdrage()), 404)


def test_parts_follow_the_consent_of_each_class(spel: Spel) -> None:
    overleg = plan(spel)
    casus = spel.open_casus("school", "bt", "lpa", klassen=("ID", "OND", "PROC"))
    punt = zet_op(spel, overleg, casus["id"])
    maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage("GEZ", tekst="Thuis gaat het beter."))
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage("OND"))
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    maak(spel, "contactpersoon", f"{punt}/acties", actie(spel))
    for naam, klassen in (("gezinswerker", ["GEZ", "OND", "OND"]), ("leerplicht", ["OND", "OND"])):
        (gezien,) = agenda(spel, naam, overleg)
        assert [een["notitie"]["klasse"] for een in gezien["bijdragen"]] == klassen, naam
        assert gezien["jeugdige"] == "Sam van den Berg"
        assert len(gezien["genodigden"]) == 2
        gelezen = {een["id"]: een for een in spel.klanten[naam].get(f"/casussen/{casus['id']}").json["notities"]}
        assert [een["notitie"] for een in gezien["bijdragen"]] == list(gelezen.values())


def test_who_may_not_know_that_somebody_takes_part_does_not_see_that_he_does_something(spel: Spel) -> None:
    overleg = plan(spel)
    casus = spel.open_casus("swv", "bt", "lpa", klassen=("ID", "OND", "PROC"))
    punt = zet_op(spel, overleg, casus["id"])
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    maak(spel, "contactpersoon", f"{punt}/acties", actie(spel, "contactpersoon"))
    maak(spel, "begeleider", f"{punt}/acties", actie(spel, "contactpersoon"))
    nieuw = spel.vraag(casus, "swv", regime="KERNTEAM", klassen=("ID", "OND", "PROC"))
    for ouder in casus["gezaghebbenden"]:
        spel.teken(nieuw, ouder)
    (van_school,) = agenda(spel, "contactpersoon", overleg)  # the school may not know what is of the SWV any more
    assert len(van_school["bijdragen"]) == 1
    assert van_school["bijdragen"][0]["uitvoerderId"] == _id("contactpersoon")


def test_withdrawal_in_the_middle_of_a_meeting_closes_at_once(spel: Spel) -> None:
    overleg, casus = plan(spel), spel.open_casus("school", "bt")
    punt = zet_op(spel, overleg, casus["id"])
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage())
    assert len(agenda(spel, "gezinswerker", overleg)) == 1
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", intrekking)
    assert agenda(spel, "gezinswerker", overleg) == []
    assert len(agenda(spel, "contactpersoon", overleg)) == 1


def test_what_he_said_stays_his_after_withdrawal(spel: Spel) -> None:
    """C18, S12: he knows the item by his own words, and sees nothing else of it; leerplicht said nothing there."""
    overleg, casus = plan(spel), spel.open_casus("school", "bt", "lpa")
    punt = zet_op(spel, overleg, casus["id"])
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage())
    eigen = maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage("GEZ", tekst="Thuis gaat het beter."))
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", intrekking)
    (gezien,) = agenda(spel, "gezinswerker", overleg)
    assert [een["id"] for een in gezien["bijdragen"]] == [eigen]
    assert (gezien["jeugdige"], gezien["herkomst"], gezien["herkomstId"], gezien["genodigden"]) == (
        None,
        None,
        None,
        [],
    )
    genomen = spel.gezinswerker.post(f"{overleg}/overnames", {})
    assert genomen.json["agendapunten"] == [gezien]
    (regel,) = [een for een in regels(spel, "overname.maken") if een["reden"] == "OVERNAME"]
    assert regel["klassen"] == ["GEZ", "PROC"]
    assert "eigenaren" not in regel  # nothing of another
    assert agenda(spel, "leerplicht", overleg) == []


def test_line_names_what_the_agenda_shows_and_not_the_rest_of_the_casus(spel: Spel) -> None:
    overleg, casus = plan(spel), spel.open_casus("school", "bt")["id"]
    spel.contactpersoon.post(f"/casussen/{casus}/notities", {"klasse": "MED", "tekst": "Staat niet op de agenda."})
    punt = zet_op(spel, overleg, casus)
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage("VERZ"))
    agenda(spel, "contactpersoon", overleg)
    lijst, regel = regels(spel, "agenda.lezen")
    assert (lijst["casus"], regel["casus"]) == (None, casus)
    assert regel["klassen"] == ["ID", "PROC", "VERZ"]


@pytest.mark.parametrize("naam", ["contactpersoon", "gezinswerker"])
def test_number_of_statements_does_not_grow_with_the_agenda(spel: Spel, naam: str) -> None:
    overleg, gemeten = plan(spel), {}
    maak_tokens(spel.klanten[naam])
    for doel in (1, 12):
        while len(agenda(spel, naam, overleg)) < doel:
            punt = zet_op(spel, overleg, spel.open_casus("school", "bt")["id"])
            maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage())
        with opdrachten(spel.app) as gezien:
            assert len(agenda(spel, naam, overleg)) == doel
        gemeten[doel] = len(gezien)
    assert gemeten[1] == gemeten[12], gemeten


@ALLEEN_SQLITE
def test_stranger_is_refused_and_logged(spel: Spel) -> None:
    overleg = plan(spel)
    zet_op(spel, overleg, spel.open_casus("school", "bt")["id"])
    probleem(spel.vreemde.get(f"{overleg}/agenda"), 404)
    probleem(spel.jeugdarts.get(f"{overleg}/agenda"), 404)
    probleem(spel.beheerder.get(f"{overleg}/agenda"), 403, "ROL")
    assert kort(regels(spel, "agenda.lezen")) == [("GEWEIGERD", "NIET_EIGEN")] * 2 + [("GEWEIGERD", "ROL")]


def _id(naam: str) -> str:
    return str(PERSONEN[naam].medewerker_id)
