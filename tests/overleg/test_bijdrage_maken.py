"""bijdrage.maken: input, minutes, decisions and own words are notes of the casus, under the one rule of notes."""

from typing import Any

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op, soorten
from tests.overleg.vergaderen import agenda, bijdrage, maak, plan, vraag_familie, zet_op
from tests.rollen import org


def _opgezet(spel: Spel, *organisaties: str, **meer: Any) -> tuple[dict[str, Any], str, str]:
    casus, overleg = spel.open_casus(*organisaties, **meer), plan(spel)
    return casus, overleg, zet_op(spel, overleg, casus["id"])


def _gezien(spel: Spel, naam: str, overleg: str) -> list[dict[str, Any]]:
    return [een for punt in agenda(spel, naam, overleg) for een in punt["bijdragen"]]


def test_minutes_are_a_note_of_the_casus_with_class_and_origin(spel: Spel) -> None:
    casus, overleg, punt = _opgezet(spel, "school", "bt")
    gemaakt = maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage("GEZ", "INBRENG"))
    (gezien,) = _gezien(spel, "contactpersoon", overleg)
    assert (gezien["id"], gezien["soort"]) == (gemaakt, "INBRENG")
    (notitie,) = spel.contactpersoon.get(f"/casussen/{casus['id']}/notities").json["resultaten"]
    assert gezien["notitie"] == notitie
    assert (notitie["klasse"], notitie["herkomst"]) == ("GEZ", "BT")
    (regel,) = regels(spel, "bijdrage.maken")
    assert (regel["uitkomst"], regel["casus"]) == ("TOEGESTAAN", casus["id"])


def test_what_a_secrecy_bound_speaker_said_waits_for_him(spel: Spel) -> None:
    casus, overleg, punt = _opgezet(spel, "school", "bt", "jgz")
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage("OND", herkomst=str(org("jgz"))))
    assert _gezien(spel, "contactpersoon", overleg) == _gezien(spel, "gezinswerker", overleg) == []
    (gezien,) = _gezien(spel, "jeugdverpleegkundige", overleg)
    assert gezien["notitie"]["bevestigdOp"] is None
    assert "NOTITIE_BEVESTIGEN" in soorten(spel, "jeugdverpleegkundige")
    pad = f"/casussen/{casus['id']}/notities/{gezien['notitie']['id']}/bevestigingen"
    assert spel.jeugdverpleegkundige.post(pad).status_code == 204
    assert len(_gezien(spel, "contactpersoon", overleg)) == len(_gezien(spel, "gezinswerker", overleg)) == 1


def test_what_is_about_the_mother_waits_for_her_own_signature(spel: Spel) -> None:
    """Scenario 55: the minutes name her depression; the consent was for the child only (C23)."""
    casus, overleg, punt = _opgezet(spel, "school", "bt")
    moeder = casus["gezaghebbenden"][0]
    maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage("GEZ", over=moeder, tekst="Zij is somber."))
    assert _gezien(spel, "contactpersoon", overleg) == []
    spel.teken(casus["toestemmingId"], moeder, eigenGegevens=True)
    (gezien,) = _gezien(spel, "contactpersoon", overleg)
    assert gezien["notitie"]["overId"] == moeder


def test_nothing_is_agreed_before_parents_and_a_youth_of_12_were_asked(spel: Spel) -> None:
    """S11: asked, or recorded why not; minutes and their own words need no such record."""
    casus, overleg, punt = _opgezet(spel, "school", "bt", leeftijd=13)
    besluit = bijdrage(soort="BESLUIT")
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage())
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    with niets_bewaard(spel, "gezinswerker"):
        for naam in ("contactpersoon", "gezinswerker"):
            probleem(spel.klanten[naam].post(f"{punt}/bijdragen", besluit), 409, "FAMILIE_NIET_GEVRAAGD")
    niet = {"uitgenodigd": False, "reden": "GOEDE_ZORG", "toelichting": "Eerst apart gesproken."}
    assert spel.contactpersoon.put(f"{punt}/genodigden/{casus['jeugdigeId']}", niet).status_code == 204
    maak(spel, "gezinswerker", f"{punt}/bijdragen", besluit)
    assert [een["soort"] for een in _gezien(spel, "contactpersoon", overleg)] == ["VERSLAG", "BESLUIT"]


def test_under_12_the_parents_are_enough(spel: Spel) -> None:
    casus, _, punt = _opgezet(spel, "school", "bt", leeftijd=11)
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage(soort="BESLUIT"))


def test_own_words_are_somebodys(spel: Spel) -> None:
    casus, overleg, punt = _opgezet(spel, "school", "bt", "lpa", klassen=("OND", "PROC"))
    woorden = bijdrage(soort="EIGEN_WOORDEN", tekst="Ik wil weer naar school.", betrokkeneId=casus["jeugdigeId"])
    maak(spel, "contactpersoon", f"{punt}/bijdragen", woorden)
    assert _gezien(spel, "contactpersoon", overleg)[0]["betrokkeneId"] == casus["jeugdigeId"]
    assert _gezien(spel, "leerplicht", overleg)[0]["betrokkeneId"] is None  # ID is not open to him
    with niets_bewaard(spel, "leerplicht"):
        zonder = bijdrage(soort="EIGEN_WOORDEN")
        assert fouten(spel.contactpersoon.post(f"{punt}/bijdragen", zonder)) == {("/betrokkeneId", "ONGELDIG")}
        probleem(spel.leerplicht.post(f"{punt}/bijdragen", woorden), 409, "ONBEKENDE_BETROKKENE")


@ALLEEN_SQLITE
def test_input_comes_in_time_and_minutes_always(spel: Spel) -> None:
    with op(spel.app, "2026-11-22 08:00:00") as toen:
        casus, overleg = toen.open_casus("school", "bt"), plan(toen, 9)
        punt = zet_op(toen, overleg, casus["id"])
        bsn = bijdrage(tekst="Zijn nummer is 111222333.")
        assert fouten(toen.contactpersoon.post(f"{punt}/bijdragen", bsn)) == {("/tekst", "BSN")}
        actie = bijdrage(soort="ACTIE")
        assert {een for een, _ in fouten(toen.contactpersoon.post(f"{punt}/bijdragen", actie))} == {"/soort"}
    with op(spel.app, "2026-11-27 23:59:00") as toen:
        maak(toen, "contactpersoon", f"{punt}/bijdragen", bijdrage(soort="INBRENG"))
    with op(spel.app, "2026-11-28 00:01:00") as toen:
        probleem(toen.contactpersoon.post(f"{punt}/bijdragen", bijdrage(soort="INBRENG")), 409, "TE_LAAT")
        maak(toen, "contactpersoon", f"{punt}/bijdragen", bijdrage())


@ALLEEN_SQLITE
def test_who_does_not_see_the_item_adds_nothing(spel: Spel) -> None:
    _, _, punt = _opgezet(spel, "school", "bt")
    with niets_bewaard(spel, "leerplicht", "vreemde", "beheerder"):
        for naam in ("leerplicht", "vreemde"):
            probleem(spel.klanten[naam].post(f"{punt}/bijdragen", bijdrage()), 404)
        probleem(spel.beheerder.post(f"{punt}/bijdragen", bijdrage()), 403, "ROL")
    geweigerd = kort(regels(spel, "bijdrage.maken"))
    assert geweigerd == [("GEWEIGERD", "GEEN_DEELNEMER"), ("GEWEIGERD", "ONBEKEND"), ("GEWEIGERD", "ROL")]
