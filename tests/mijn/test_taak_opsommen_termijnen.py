"""taak.opsommen: what a stage asks, by which day, for the school and for who leads; nobody else hears it."""

from typing import Any

from flask import Flask

from kernteam.netwerk.models import School
from tests.casus.bewijs import opdrachten, schrijvend
from tests.klant import Spel
from tests.levensloop.verloop import in_overleg, met_plan
from tests.nood.spoed import op, taken
from tests.rollen import SCHOOL

BEGIN = "2026-12-14 10:00:00"  # a Monday, five school days before the holidays of Utrecht
TERMIJNEN = {"EERSTE_OVERLEG", "PLAN_MAKEN", "EVALUEREN", "CASUS_STIL"}


def termijnen(spel: Spel, naam: str) -> list[tuple[str, str, bool]]:
    eigen = [een for een in taken(spel, naam) if een["soort"] in TERMIJNEN]
    assert all(een["id"] is None for een in eigen)
    return [(een["soort"], een["uiterlijkDatum"], een["teLaat"]) for een in eigen]


def test_first_meeting_within_ten_school_days(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        casus = spel.open_casus("school", "bt")
        verwacht = [("EERSTE_OVERLEG", "2027-01-11", False)]  # 4 days, two weeks of holidays, 6 days
        assert termijnen(spel, "contactpersoon") == verwacht
        assert _onbekend(spel) == []
        assert termijnen(spel, "gezinswerker") == []  # neither of the school nor its regisseur
        assert termijnen(spel, "vreemde") == termijnen(spel, "collega") == []
    with op(toneel, "2027-01-12 10:00:00") as spel:
        assert termijnen(spel, "contactpersoon") == [("EERSTE_OVERLEG", "2027-01-11", True)]
        assert spel.contactpersoon.get(f"/casussen/{casus['id']}").status_code == 200


def test_where_the_region_is_unknown_no_holiday_counts_and_the_task_says_so(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        with schrijvend(spel.app) as sessie:
            sessie.get_one(School, SCHOOL).gemeente_code = None
        spel.open_casus("school", "bt")
        assert termijnen(spel, "contactpersoon") == [("EERSTE_OVERLEG", "2026-12-29", False)]  # Christmas is a day off
        assert _onbekend(spel) == ["EERSTE_OVERLEG"]


def test_beyond_the_last_known_holiday_the_task_says_so(toneel: Flask) -> None:
    with op(toneel, "2029-10-15 10:00:00") as spel:
        spel.open_casus("school", "bt")
        assert termijnen(spel, "contactpersoon") == [("EERSTE_OVERLEG", "2029-10-29", False)]
        assert _onbekend(spel) == ["EERSTE_OVERLEG"]


def _onbekend(spel: Spel) -> list[str]:
    """Give the tasks whose holidays are not known."""
    return [een["soort"] for een in taken(spel, "contactpersoon") if not een["vakantiesBekend"]]


def test_plan_within_six_weeks_whatever_the_holidays(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        in_overleg(spel)
        verwacht = [("PLAN_MAKEN", "2027-01-25", False)]
        assert termijnen(spel, "contactpersoon") == termijnen(spel, "gezinswerker") == verwacht
        assert termijnen(spel, "jeugdverpleegkundige") == []


def test_evaluation_every_eight_weeks(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        met_plan(spel)
        assert termijnen(spel, "gezinswerker") == [("EVALUEREN", "2027-02-08", False)]


def test_silent_casus_is_asked_about_until_something_happens(toneel: Flask) -> None:
    with op(toneel, BEGIN) as spel:
        antwoord = spel.contactpersoon.post("/casussen", spel.opening())
        assert antwoord.status_code == 201
        casus: dict[str, Any] = antwoord.json
    # 56 days, and 16 of Christmas and 9 of the spring holidays that do not count
    with op(toneel, "2027-03-04 10:00:00") as spel:
        assert termijnen(spel, "contactpersoon") == []
    with op(toneel, "2027-03-05 10:00:00") as spel:
        assert termijnen(spel, "contactpersoon") == [("CASUS_STIL", "2027-03-05", False)]
        notitie = {"klasse": "OND", "tekst": "De mentor belt elke maandag."}
        assert spel.contactpersoon.post(f"/casussen/{casus['id']}/notities", notitie).status_code == 201
        assert termijnen(spel, "contactpersoon") == []


def test_statements_do_not_grow_with_the_casussen(toneel: Flask) -> None:
    geteld = []
    with op(toneel, BEGIN) as spel:
        for aantal in (1, 3):
            for _ in range(aantal):
                spel.open_casus("school", "bt")
            taken(spel, "contactpersoon")
            with opdrachten(spel.app) as gezien:
                assert len(termijnen(spel, "contactpersoon")) in (1, 4)
            geteld.append(len(gezien))
    assert geteld[0] == geteld[1]
