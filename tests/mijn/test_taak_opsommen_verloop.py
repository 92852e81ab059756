"""taak.opsommen: what a day on the calendar ends, and what it asks, without any job (C14, C15, C21)."""

from typing import Any

from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, kort, regels
from tests.klant import Spel
from tests.nood.spoed import op, soorten, taken

BEGIN, JARIG = "2026-11-20 10:00:00", "2027-03-14"
ALLEN = ("contactpersoon", "gezinswerker", "jeugdverpleegkundige")


def _open(spel: Spel, jaren: int, *organisaties: str, dagen: int = 300) -> dict[str, Any]:
    """Open a casus for a youth who turns this old on JARIG; everybody who must sign now does."""
    jeugdige = {"voornaam": "Sam", "achternaam": "van den Berg", "geboortedatum": f"{2027 - jaren}-03-14"}
    inhoud = spel.opening(jeugdige=jeugdige) | {"toestemming": spel.aanvraag(*organisaties, dagen=dagen)}
    antwoord = spel.contactpersoon.post("/casussen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    casus: dict[str, Any] = antwoord.json
    for wie in spel.ondertekenaars(casus, jaren - 1):
        spel.teken(casus["toestemmingId"], wie)
    return casus


def _vervallen(spel: Spel, wie: str) -> list[tuple[str, str, str | None, str]]:
    eigen = [een for een in taken(spel, wie) if een["soort"] == "TOESTEMMING_VERVALLEN"]
    return [(een["casusId"], een["objectId"], een["id"], een["ontstaanOp"]) for een in eigen]


def test_birthday_that_ends_toestemming_is_told_to_who_sits_at_the_table(toneel: Flask) -> None:
    """C14: the parents signed, from 00:00 the youth must too; AVG 19. Who sees nothing of the casus hears it too."""
    with op(toneel, BEGIN) as spel:
        casus = _open(spel, 12, "school", "bt", "jgz")
    with op(toneel, "2027-03-13 23:58:00") as spel:
        assert [_vervallen(spel, wie) for wie in ALLEN] == [[]] * 3
    with op(toneel, f"{JARIG} 00:00:00") as spel:
        bericht = (casus["id"], casus["toestemmingId"], None, "2027-03-14T00:00:00+01:00")
        assert [_vervallen(spel, wie) for wie in ALLEN] == [[bericht]] * 3
        assert spel.gezinswerker.get(f"/casussen/{casus['id']}").status_code == 404
        assert [_vervallen(spel, wie) for wie in ("collega", "leerplicht", "vreemde")] == [[]] * 3
        for woord in ("Sam", "Berg", "fictief"):
            assert woord not in spel.gezinswerker.get("/mijn/taken").text


def test_expiry_is_told_and_asking_again_leaves_a_notice_that_can_be_seen(toneel: Flask) -> None:
    """C21: what followed from the open state is stored once the casus is suspended for good."""
    with op(toneel, BEGIN) as spel:
        casus = _open(spel, 10, "school", "bt", dagen=20)
    with op(toneel, "2026-12-10 00:00:00") as spel:
        vanzelf = (casus["id"], casus["toestemmingId"], None, "2026-12-10T00:00:00+01:00")
        assert _vervallen(spel, "gezinswerker") == _vervallen(spel, "contactpersoon") == [vanzelf]
        assert [een["casus"] for een in regels(spel, "taak.opsommen")] == [None, None, casus["id"]]
        pad = f"/casussen/{casus['id']}/toestemmingen"
        assert spel.contactpersoon.post(pad, spel.aanvraag("school", "bt")).status_code == 201
        ((casus_id, object_id, taak, _),) = _vervallen(spel, "gezinswerker")
        assert (casus_id, object_id) == (casus["id"], casus["toestemmingId"])
        assert spel.gezinswerker.post(f"/taken/{taak}/afrondingen", {"gezien": True}).status_code == 204
        assert soorten(spel, "gezinswerker") == []
        assert _vervallen(spel, "contactpersoon") == []  # he asked: he knows


def test_who_left_the_table_hears_nothing(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        casus = _open(spel, 10, "school", "bt", dagen=20)
        pad = f"/casussen/{casus['id']}/deelnemers"
        weg = next(een["id"] for een in spel.contactpersoon.get(pad).json["resultaten"] if een["partij"] == "BT")
        assert spel.contactpersoon.delete(f"{pad}/{weg}").status_code == 204
    with op(toneel, "2026-12-10 00:00:00") as spel:
        assert soorten(spel, "gezinswerker") == []
        assert kort(regels(spel, "taak.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def _vraag_opnieuw(spel: Spel, wie: str = "contactpersoon") -> list[tuple[str, str, str, bool]]:
    eigen = [een for een in taken(spel, wie) if een["soort"] == "JEUGDIGE_OPNIEUW_VRAGEN"]
    return [(een["casusId"], een["objectId"], een["uiterlijkDatum"], een["teLaat"]) for een in eigen]


def test_what_a_youth_signed_at_fifteen_is_put_to_him_again_within_thirty_days(toneel: Flask) -> None:
    """C15: it goes on meanwhile; the school is asked, and nobody else, until it asked again."""
    with op(toneel, BEGIN) as spel:
        casus = _open(spel, 16, "school", "bt")
    with op(toneel, "2027-03-13 10:00:00") as spel:
        assert _vraag_opnieuw(spel) == []
    taak = (casus["id"], casus["jeugdigeId"], "2027-04-13")
    with op(toneel, f"{JARIG} 00:00:00") as spel:
        assert _vraag_opnieuw(spel) == [(*taak, False)]
        assert _vraag_opnieuw(spel, "gezinswerker") == []
        spel.vraag(casus, "bt", regime="JW_HULP")  # another question
        assert _vraag_opnieuw(spel) == [(*taak, False)]
    with op(toneel, "2027-04-13 23:58:00") as spel:
        assert _vraag_opnieuw(spel) == [(*taak, False)]
    with op(toneel, "2027-04-14 00:00:00") as spel:
        assert _vraag_opnieuw(spel) == [(*taak, True)]
        pad = f"/casussen/{casus['id']}"
        assert spel.contactpersoon.post(f"{pad}/toestemmingen", spel.aanvraag("school", "bt")).status_code == 201
        assert _vraag_opnieuw(spel) == []
        assert spel.gezinswerker.get(pad).json["status"] == "OPEN"


@ALLEEN_SQLITE
def test_youth_who_signed_at_sixteen_is_not_asked_again(toneel: Flask) -> None:
    """C15: asked at 15, signed at 16; nor is who said nothing, for whom there is nothing to go on with."""
    with op(toneel, BEGIN) as spel:
        casus = _open(spel, 16, "school", "bt")
    with op(toneel, f"{JARIG} 10:00:00") as spel:
        spel.teken(casus["toestemmingId"], casus["jeugdigeId"])
        assert _vraag_opnieuw(spel) == []
