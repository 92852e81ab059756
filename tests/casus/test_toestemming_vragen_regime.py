"""toestemming.vragen and what follows under another regime or for another purpose: apart from the casus itself."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import org


def kaart(spel: Spel, toestemming: str, wie: str, antwoord: str = "GEGEVEN", **meer: Any) -> Any:
    return spel.contactpersoon.post(
        f"/toestemmingen/{toestemming}/ondertekeningen", spel.antwoord(wie, antwoord, **meer)
    )


def trek_in(spel: Spel, toestemming: str, wie: str, **meer: Any) -> Any:
    return spel.contactpersoon.post(f"/toestemmingen/{toestemming}/intrekkingen", spel.intrekking(wie) | meer)


def test_other_question_has_its_own_answers_and_moves_nothing(spel: Spel) -> None:
    """Regimes of domain rules 1.2: only KERNTEAM for P1 opens and closes the casus."""
    casus = spel.open_casus("school", "bt", leeftijd=13)
    pad = f"/casussen/{casus['id']}"
    nieuw = spel.vraag(casus, "jgz", regime="JW_DELEN", doel="P4", klassen=("ID",))
    assert spel.stand(casus, "JW_DELEN", "P4") == ("ONGELDIG", "ONTBREEKT", [casus["jeugdigeId"]])
    assert kaart(spel, nieuw, casus["jeugdigeId"]).status_code == 201
    assert spel.stand(casus, "JW_DELEN", "P4") == ("GELDIG", "VOLLEDIG", [])
    alles = spel.contactpersoon.get(f"{pad}/toestemmingen").json
    (ander,) = alles["standen"]
    assert (ander["regime"], ander["doel"]) == ("JW_DELEN", "P4")
    assert ander["stand"]["ontvangers"] == [{"organisatieId": str(org("jgz")), "klassen": ["ID"]}]
    assert alles["stand"]["toestemmingId"] == casus["toestemmingId"]
    assert [een["regime"] for een in alles["toestemmingen"]] == ["JW_DELEN", "KERNTEAM"]
    probleem(spel.jeugdverpleegkundige.get(pad), 404)  # no seat: that is for the casus itself
    assert trek_in(spel, nieuw, casus["jeugdigeId"]).json["status"] == "OPEN"
    assert spel.stand(casus, "JW_DELEN", "P4")[:2] == ("ONGELDIG", "INGETROKKEN")
    assert spel.stand(casus)[:2] == ("GELDIG", "VOLLEDIG")
    assert kort(regels(spel, "toestemming.vragen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_signature_counts_for_its_own_question_only(spel: Spel) -> None:
    """A "yes" to starting help opens no casus, and a withdrawal of it closes none."""
    casus = spel.open_casus("bt", teken=False)
    hulp = spel.vraag(casus, "bt", regime="JW_HULP")
    for ouder in casus["gezaghebbenden"]:
        assert kaart(spel, hulp, ouder).json["status"] == "TOESTEMMING_GEVRAAGD"
    assert spel.stand(casus, "JW_HULP")[0] == "GELDIG"
    assert spel.stand(casus) == ("ONGELDIG", "ONTBREEKT", sorted(casus["gezaghebbenden"]))
    for ouder in casus["gezaghebbenden"]:  # of each question the newest is signed: this one is not overtaken
        spel.teken(casus["toestemmingId"], ouder)
    assert spel.stand(casus)[0] == "GELDIG"


def test_newest_is_counted_per_question(spel: Spel) -> None:
    casus = spel.open_casus("bt", teken=False)
    eerste = spel.vraag(casus, "bt", regime="AVG_ONDERWIJS", doel="P2")
    tweede = spel.vraag(casus, "bt", regime="AVG_ONDERWIJS", doel="P2")
    ander_doel = spel.vraag(casus, "bt", regime="AVG_ONDERWIJS", doel="P3")
    anna = casus["gezaghebbenden"][0]
    probleem(kaart(spel, eerste, anna), 409, "NIET_DE_NIEUWSTE")
    for toestemming in (tweede, ander_doel, casus["toestemmingId"]):
        assert kaart(spel, toestemming, anna).status_code == 201


def test_signal_stays_a_signal_when_something_else_is_asked(spel: Spel) -> None:
    casus = spel.open_casus()
    spel.vraag(casus, "bt", regime="WMO_DELEN")
    assert spel.contactpersoon.get(f"/casussen/{casus['id']}").json["status"] == "SIGNAAL"
    assert spel.contactpersoon.get(f"/casussen/{casus['id']}/toestemmingen").json["stand"]["reden"] == "NIET_GEVRAAGD"


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("meer", "verwacht"),
    [
        ({"regime": "EIGEN"}, {("/regime", "KEUZE")}),
        ({"doel": "P6"}, {("/doel", "KEUZE")}),  # totals only, never a person
        ({"regime": None, "doel": "P9"}, {("/regime", "LEEG"), ("/doel", "KEUZE")}),
    ],
)
def test_question_that_does_not_exist_is_refused(spel: Spel, meer: Any, verwacht: set[tuple[str, str]]) -> None:
    casus = spel.open_casus()
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(f"/casussen/{casus['id']}/toestemmingen", spel.aanvraag("bt") | meer)
        assert fouten(antwoord) == verwacht


@ALLEEN_SQLITE
def test_opening_asks_only_for_the_casus_itself(spel: Spel) -> None:
    inhoud = spel.opening() | {"toestemming": spel.aanvraag("bt") | {"regime": "JW_HULP"}}
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post("/casussen", inhoud)) == {("/toestemming/regime", "ONBEKEND_VELD")}


@ALLEEN_SQLITE
def test_without_gezag_another_question_cannot_be_asked_either(spel: Spel) -> None:
    """C12; where the youth decides alone it can."""
    casus = spel.open_casus(gezaghebbenden=[], leeftijd=13)
    pad = f"/casussen/{casus['id']}/toestemmingen"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad, spel.aanvraag("bt") | {"regime": "JW_HULP"}), 409, "GEEN_GEZAG")
    assert spel.contactpersoon.post(pad, spel.aanvraag("bt") | {"regime": "JW_DELEN"}).status_code == 201


@ALLEEN_SQLITE
def test_who_has_no_standing_does_not_sign(spel: Spel) -> None:
    """C17, C25: another adult, who lost gezag, a child, the jeugdige for data of an adult."""
    casus = spel.open_casus("bt", teken=False)
    anna, bram = casus["gezaghebbenden"]
    carla = spel.volwassene(casus)
    spel.leg_vast(casus, "GEZAG_EINDIGT", betrokkeneId=bram)
    with niets_bewaard(spel):
        for wie, meer, reden in (
            (carla, {}, "GEEN_ONDERTEKENAAR"),
            (bram, {}, "GEEN_ONDERTEKENAAR"),
            (casus["jeugdigeId"], {}, "TE_JONG"),
            (casus["jeugdigeId"], {"eigenGegevens": True}, "GEEN_ONDERTEKENAAR"),
            (anna, {"gegevenOp": "2001-01-01T10:00:00Z"}, None),
        ):
            antwoord = kaart(spel, casus["toestemmingId"], wie, **meer)
            if reden is None:
                assert fouten(antwoord) == {("/gegevenOp", "TE_VROEG")}  # before it was asked, and before birth
            else:
                probleem(antwoord, 409, reden)


def test_adult_signs_and_withdraws_for_himself_apart_from_the_child(spel: Spel) -> None:
    """C23."""
    casus = spel.open_casus("school", "bt")
    carla, anna = spel.volwassene(casus), casus["gezaghebbenden"][0]
    pad = f"/casussen/{casus['id']}/notities"
    for over in (carla, anna):
        inhoud = {"klasse": "GEZ", "tekst": "Over een volwassene.", "over": over}
        assert spel.contactpersoon.post(pad, inhoud).status_code == 201

    def gezien() -> list[str]:
        return [een["overId"] for een in spel.gezinswerker.get(pad).json["resultaten"]]

    assert gezien() == []
    assert kaart(spel, casus["toestemmingId"], carla, eigenGegevens=True).json["stand"]["geldigheid"] == "GELDIG"
    assert gezien() == [carla]
    deel = spel.ontvangers("bt", klassen=("OND",))
    assert kaart(spel, casus["toestemmingId"], anna, eigenGegevens=True, ontvangers=deel).status_code == 201
    assert gezien() == [carla]  # she signed for another class
    assert kaart(spel, casus["toestemmingId"], anna, "GEWEIGERD", eigenGegevens=True).json["status"] == "OPEN"
    probleem(trek_in(spel, casus["toestemmingId"], anna, eigenGegevens=True), 409, "NIETS_IN_TE_TREKKEN")
    assert trek_in(spel, casus["toestemmingId"], carla, eigenGegevens=True).json["status"] == "OPEN"
    assert gezien() == []
    antwoorden = spel.contactpersoon.get(f"/casussen/{casus['id']}/toestemmingen").json["toestemmingen"][0][
        "antwoorden"
    ]
    assert [een["eigenGegevens"] for een in antwoorden] == [False, False, True, True, True, True]


def test_no_of_the_youth_blocks_what_goes_on_the_signature_of_his_parents(spel: Spel) -> None:
    """C03: UAVG 5 would let school data go; the design blocks all, whatever was asked for what, until he says yes."""
    casus = spel.open_casus("school", "bt", leeftijd=13, teken=False)
    onderwijs = spel.vraag(casus, "bt", regime="AVG_ONDERWIJS", doel="P2")
    for ouder in casus["gezaghebbenden"]:
        assert kaart(spel, onderwijs, ouder).status_code == 201
    assert spel.stand(casus, "AVG_ONDERWIJS", "P2") == ("GELDIG", "VOLLEDIG", [])
    spel.teken(casus["toestemmingId"], casus["jeugdigeId"], "GEWEIGERD")
    assert spel.stand(casus, "AVG_ONDERWIJS", "P2")[:2] == ("ONGELDIG", "GEWEIGERD_DOOR_JEUGDIGE")
    spel.teken(casus["toestemmingId"], casus["jeugdigeId"])
    assert spel.stand(casus, "AVG_ONDERWIJS", "P2")[0] == "GELDIG"
    hulp = spel.vraag(casus, "bt", regime="JW_HULP")
    kaart(spel, hulp, casus["jeugdigeId"], "GEWEIGERD")  # a no to help says nothing about sharing
    assert spel.stand(casus, "AVG_ONDERWIJS", "P2")[0] == "GELDIG"


def test_what_the_youth_says_to_the_question_itself_goes_before_what_he_said_elsewhere(spel: Spel) -> None:
    """C03: he is heard under AVG_ONDERWIJS too; his yes is not needed there, and his no closes it."""
    casus = spel.open_casus("school", "bt", leeftijd=13, teken=False)
    onderwijs = spel.vraag(casus, "bt", regime="AVG_ONDERWIJS", doel="P2")
    for ouder in casus["gezaghebbenden"]:
        kaart(spel, onderwijs, ouder)
    kaart(spel, onderwijs, casus["jeugdigeId"], "GEWEIGERD")
    assert spel.stand(casus, "AVG_ONDERWIJS", "P2")[:2] == ("ONGELDIG", "GEWEIGERD_DOOR_JEUGDIGE")
    spel.teken(casus["toestemmingId"], casus["jeugdigeId"], "GEWEIGERD")
    assert kaart(spel, onderwijs, casus["jeugdigeId"]).status_code == 201
    assert spel.stand(casus, "AVG_ONDERWIJS", "P2")[0] == "GELDIG"


@pytest.mark.parametrize("leeftijd", [9, 16])
def test_no_under_one_question_blocks_no_other_at_another_age(spel: Spel, leeftijd: int) -> None:
    """C03 is of 12 to 15: before that parents decide per question, from 16 the youth does (AVG 6(1)a)."""
    casus = spel.open_casus("school", "bt", leeftijd=leeftijd, teken=False)
    onderwijs = spel.vraag(casus, "bt", regime="AVG_ONDERWIJS", doel="P2")
    wie = spel.ondertekenaars(casus, leeftijd)
    for een in wie:
        assert kaart(spel, onderwijs, een).status_code == 201
    spel.teken(casus["toestemmingId"], wie[0], "GEWEIGERD")
    assert spel.stand(casus, "AVG_ONDERWIJS", "P2")[0] == "GELDIG"
