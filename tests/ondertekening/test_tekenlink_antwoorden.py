"""tekenlink.antwoorden: yes per question, no in one step, change and withdrawal, by the same path as at the desk."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.ondertekening.linken import ja, klop, maak_link, nee, open_link
from tests.rollen import PERSONEN, org


def antwoorden_van(spel: Spel, geopend: dict[str, Any]) -> list[dict[str, Any]]:
    alles = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json
    gevonden: list[dict[str, Any]] = alles["toestemmingen"][-1]["antwoorden"]
    return gevonden


def stand_van(spel: Spel, geopend: dict[str, Any]) -> tuple[str, str]:
    alles = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json
    return alles["status"], alles["stand"]["reden"]


def test_casus_opens_when_all_signed_with_their_links(spel: Spel) -> None:
    """C01, and the youth of 12-15 signs beside the parents."""
    geopend = spel.open_casus("school", "bt", leeftijd=13, teken=False)
    for wie in (*geopend["gezaghebbenden"], geopend["jeugdigeId"]):
        probleem(spel.gezinswerker.get(f"/casussen/{geopend['id']}"), 404)
        assert ja(spel, maak_link(spel, geopend, wie), 13).status_code == 201
    assert spel.gezinswerker.get(f"/casussen/{geopend['id']}").status_code == 200
    gegeven = antwoorden_van(spel, geopend)
    assert {een["wijze"] for een in gegeven} == {"LINK"}
    assert [een["vastgelegdDoor"] for een in gegeven] == [een["betrokkeneId"] for een in gegeven]
    gevonden = regels(spel, "tekenlink.antwoorden")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")] * 3
    assert [een["klassen"] for een in gevonden] == [[]] * 3


def test_no_to_a_bundle_leaves_it_out(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", "jgz", teken=False, klassen=("ID", "OND", "PROC"))
    anna, bram = (maak_link(spel, geopend, wie) for wie in geopend["gezaghebbenden"])
    assert ja(spel, anna, JGZ=False).status_code == 201
    assert ja(spel, bram).status_code == 201
    stand = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json["stand"]
    assert {een["organisatieId"] for een in stand["ontvangers"]} == {str(org("school")), str(org("bt"))}
    probleem(spel.jeugdverpleegkundige.get(f"/casussen/{geopend['id']}"), 404)
    assert spel.gezinswerker.get(f"/casussen/{geopend['id']}").status_code == 200


def test_every_question_is_answered_and_nothing_else(spel: Spel) -> None:
    """Nothing is ticked beforehand: a silence is no consent (AVG 4(11))."""
    geopend = spel.open_casus("bt", "jgz", teken=False, klassen=("ID", "OND", "PROC"))
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    vast = klop(spel, link) | {"antwoord": "GEGEVEN", "naAntwoorden": 0}

    def stuur(*keuzes: tuple[str, bool]) -> Any:
        gekozen = [{"keuze": keuze, "akkoord": akkoord} for keuze, akkoord in keuzes]
        return spel.niemand.post("/tekenlinks/_antwoord", vast | {"keuzes": gekozen})

    open_link(spel, link)
    with niets_bewaard(spel):
        assert fouten(stuur(("BASIS", True))) == {("/keuzes", "ONVOLLEDIG")}
        assert fouten(stuur()) == {("/keuzes", "ONVOLLEDIG"), ("/keuzes", "NERGENS_JA")}
        assert fouten(stuur(("BASIS", True), ("JGZ", True), ("MEER", True))) == {("/keuzes/2", "KEUZE")}
        assert fouten(stuur(("BASIS", True), ("BASIS", False), ("JGZ", True))) == {("/keuzes/1", "KEUZE")}
        assert fouten(stuur(("BASIS", False), ("JGZ", False))) == {("/keuzes", "NERGENS_JA")}
    assert kort(regels(spel, "tekenlink.antwoorden"))[-1] == ("MISLUKT", "ONGELDIG")


@ALLEEN_SQLITE
def test_form_of_yes_and_no(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    vast = klop(spel, maak_link(spel, geopend, geopend["gezaghebbenden"][0]))
    with niets_bewaard(spel):
        for meer, wijzers in (
            ({"antwoord": "GEGEVEN"}, {"/keuzes", "/naAntwoorden"}),
            ({"antwoord": "GEWEIGERD", "keuzes": [], "naAntwoorden": 0}, {"/keuzes", "/naAntwoorden"}),
            ({"antwoord": "MISSCHIEN"}, {"/antwoord"}),
        ):
            antwoord = spel.niemand.post("/tekenlinks/_antwoord", vast | meer)
            assert {wijzer for wijzer, _ in fouten(antwoord)} == wijzers


@pytest.mark.parametrize("antwoord", ["GEWEIGERD", "INGETROKKEN"])
def test_second_parent_stops_it_in_one_step(spel: Spel, antwoord: str) -> None:
    """C02, C08: whichever word he uses, his single "no" closes at once what the first parent signed."""
    geopend = spel.open_casus("bt", teken=False)
    anna, bram = geopend["gezaghebbenden"]
    spel.teken(geopend["toestemmingId"], anna)
    uitkomst = nee(spel, maak_link(spel, geopend, bram), antwoord=antwoord)
    assert uitkomst.status_code == 201
    assert stand_van(spel, geopend) == ("GEWEIGERD", "GEWEIGERD_DOOR_OUDER")


@pytest.mark.parametrize(("antwoord", "reden"), [("GEWEIGERD", "GEWEIGERD_DOOR_OUDER"), ("INGETROKKEN", "INGETROKKEN")])
def test_no_after_a_signature_closes_an_open_casus_at_once(spel: Spel, antwoord: str, reden: str) -> None:
    """C18: withdrawing is as easy as giving, by the same link."""
    geopend = spel.open_casus("school", "bt", teken=False)
    anna, bram = (maak_link(spel, geopend, wie) for wie in geopend["gezaghebbenden"])
    assert [ja(spel, een).status_code for een in (anna, bram)] == [201, 201]
    assert spel.gezinswerker.get(f"/casussen/{geopend['id']}").status_code == 200
    assert nee(spel, bram, antwoord=antwoord).status_code == 201
    probleem(spel.gezinswerker.get(f"/casussen/{geopend['id']}"), 404)
    assert stand_van(spel, geopend) == ("OPGESCHORT", reden)


def test_refusing_youth_closes_what_the_parents_signed(spel: Spel) -> None:
    """C03."""
    geopend = spel.open_casus("bt", leeftijd=13, teken=False)
    for ouder in geopend["gezaghebbenden"]:
        spel.teken(geopend["toestemmingId"], ouder)
    assert nee(spel, maak_link(spel, geopend, geopend["jeugdigeId"]), 13).status_code == 201
    assert stand_van(spel, geopend) == ("GEWEIGERD", "GEWEIGERD_DOOR_JEUGDIGE")


def test_signer_changes_his_mind_both_ways(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    assert [een.status_code for een in (nee(spel, link), ja(spel, link), ja(spel, link, BASIS=False))] == [201] * 3
    assert [een["antwoord"] for een in antwoorden_van(spel, geopend)] == ["GEWEIGERD", "GEGEVEN", "GEGEVEN"]


def test_old_page_sent_again_does_not_undo_a_withdrawal(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False, klassen=("ID", "OND", "PROC"))
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    keuzes = [{"keuze": "BASIS", "akkoord": True}]
    oud = klop(spel, link) | {"antwoord": "GEGEVEN", "keuzes": keuzes, "naAntwoorden": 0}
    assert spel.niemand.post("/tekenlinks/_antwoord", oud).status_code == 201
    probleem(spel.niemand.post("/tekenlinks/_antwoord", oud), 409, "AL_GEANTWOORD")
    assert nee(spel, link, antwoord="INGETROKKEN").status_code == 201
    probleem(spel.niemand.post("/tekenlinks/_antwoord", oud), 409, "AL_GEANTWOORD")
    assert [een["antwoord"] for een in antwoorden_van(spel, geopend)] == ["GEGEVEN", "INGETROKKEN"]


def test_link_of_an_older_request_withdraws_and_signs_no_more(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", teken=False)
    anna, bram = (maak_link(spel, geopend, wie) for wie in geopend["gezaghebbenden"])
    assert [ja(spel, een).status_code for een in (anna, bram)] == [201, 201]
    spel.contactpersoon.post(f"/casussen/{geopend['id']}/toestemmingen", spel.aanvraag("bt", "jgz"))
    probleem(ja(spel, anna), 409, "NIET_DE_NIEUWSTE")
    assert nee(spel, anna).status_code == 201
    assert stand_van(spel, geopend)[0] == "OPGESCHORT"
    assert antwoorden_van(spel, geopend)[-1]["antwoord"] == "INGETROKKEN"


def test_closed_casus_can_still_be_withdrawn_from(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    anna, bram = (maak_link(spel, geopend, wie) for wie in geopend["gezaghebbenden"])
    assert ja(spel, anna).status_code == 201
    sluiting = {"naar": "AFGESLOTEN", "reden": "ANDERS"}
    assert spel.contactpersoon.post(f"/casussen/{geopend['id']}/overgangen", sluiting).status_code == 200
    probleem(ja(spel, bram), 409, "AFGESLOTEN")
    probleem(nee(spel, bram), 409, "AFGESLOTEN")
    assert nee(spel, anna, antwoord="INGETROKKEN").status_code == 201


def test_signer_gets_his_receipt(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False, klassen=("ID", "OND", "PROC"))
    anna, bram = geopend["gezaghebbenden"]
    spel.teken(geopend["toestemmingId"], bram)
    bewijs = ja(spel, maak_link(spel, geopend, anna)).json
    assert bewijs["recordId"] == geopend["toestemmingId"]
    assert [een["soort"] for een in bewijs["record"]["events"]] == ["GEVRAAGD", "GEGEVEN"]
    assert bram not in str(bewijs)
    pad = f"/toestemmingen/{geopend['toestemmingId']}/ontvangstbewijzen/{anna}"
    assert bewijs == spel.contactpersoon.get(pad).json


@pytest.mark.parametrize("weg", [False, True])
def test_one_parent_of_two_who_live_together_opens_it_with_his_link(spel: Spel, weg: bool) -> None:
    """C08: who asked tells the other parent at once, or the school when he left the table."""
    geopend = spel.open_casus("school", "bt", teken=False)
    pad = f"/casussen/{geopend['id']}"
    spel.leg_vast(geopend, "SAMENWONEND")
    collega = {"medewerkerId": str(PERSONEN["collega"].medewerker_id)}
    assert spel.contactpersoon.post(f"{pad}/deelnemers", collega).status_code == 201
    anna, bram = geopend["gezaghebbenden"]
    link = maak_link(spel, geopend, anna)
    if weg:
        zelf = spel.contactpersoon.get(f"{pad}/deelnemers").json["resultaten"][0]["id"]
        assert spel.collega.delete(f"{pad}/deelnemers/{zelf}").status_code == 204
    antwoord = ja(spel, link)
    assert antwoord.status_code == 201, antwoord.json
    stand = spel.collega.get(f"{pad}/toestemmingen").json["stand"]
    assert (stand["reden"], stand["ontbreekt"]) == ("VERMOEDE_TWEEDE_OUDER", [bram])
    wie = "collega" if weg else "contactpersoon"
    taken = spel.klanten[wie].get("/mijn/taken").json["resultaten"]
    assert ("ANDERE_OUDER_INFORMEREN", bram) in {(een["soort"], een["objectId"]) for een in taken}
