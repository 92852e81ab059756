"""The command `berichten herinner` and the background: who has work that is due hears so once a working day."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from config.settings import Instellingen
from kernteam.bericht.models import Bericht, Berichtstatus
from kernteam.bericht.verzender import Verzender
from kernteam.http.verzoek import db
from tests.bericht.postkantoor import Postkantoor, postkantoor
from tests.casus.bewijs import opdrachten, regels, schrijvend
from tests.conftest import draaiend
from tests.klant import Spel
from tests.nood.spoed import op
from tests.rollen import PERSONEN

BEGIN = "2026-12-14 10:00:00"  # a Monday; the first meeting is due on Monday 11 January, after the holidays
VRIJDAG, ZATERDAG, MAANDAG, DINSDAG = (f"2027-01-{dag:02} 10:00:00" for dag in (8, 9, 11, 12))


@pytest.fixture
def kantoor() -> Iterator[Postkantoor]:
    with postkantoor() as kantoor:
        yield kantoor


@pytest.fixture
def app(instellingen: Instellingen, kantoor: Postkantoor) -> Iterator[Flask]:
    """An application that sends mail, with a casus whose first meeting is due, and two who can be reached."""
    met_post = replace(instellingen, mail_url=kantoor.url, mail_afzender="kernteam@regio.example")
    with draaiend(met_post) as app, op(app, BEGIN) as spel:
        for naam in ("contactpersoon", "jeugdverpleegkundige"):
            stel_in(spel, naam)
        spel.open_casus("school", "bt")
        yield app


def stel_in(spel: Spel, naam: str, **meer: Any) -> None:
    pad = f"/medewerkers/{PERSONEN[naam].medewerker_id}/bereikbaarheid"
    inhoud = {"emailadres": f"{naam}@voorbeeld.example", "schooldagen": []} | meer
    assert spel.klanten[naam].put(pad, inhoud).status_code == 200


def opdracht(app: Flask, naam: str) -> Result:
    uitkomst = app.test_cli_runner().invoke(args=["berichten", naam])
    assert uitkomst.exit_code == 0, uitkomst.output
    return uitkomst


def herinner(app: Flask) -> str:
    return opdracht(app, "herinner").output.strip().split()[0]


def test_who_has_work_that_is_due_hears_so_without_a_word_of_it(app: Flask, kantoor: Postkantoor) -> None:
    with op(app, MAANDAG) as spel:
        assert herinner(app) == "1"  # the jeugdverpleegkundige has nothing to do
        opdracht(app, "verstuur")
        (brief,) = kantoor.post
        assert (brief["X-Aan"], brief["Subject"]) == ("contactpersoon@voorbeeld.example", "Er wacht werk op u")
        tekst = brief.as_string()
        assert [een for een in ("Sam", "Berg", "overleg", "school", "11 januari", "2027-01-11") if een in tekst] == []
        assert "taak.opsommen" not in {een["handeling"] for een in regels(spel)}


def test_once_a_day_however_often_it_is_asked(app: Flask, kantoor: Postkantoor) -> None:
    for dag, aantal in ((MAANDAG, 1), (DINSDAG, 2)):  # too late is due as well
        with op(app, dag):
            assert [herinner(app) for _ in range(3)] == ["1", "0", "0"]
            opdracht(app, "verstuur")
            assert len(kantoor.post) == aantal


def test_two_at_the_same_moment_remind_once(app: Flask, kantoor: Postkantoor) -> None:
    with op(app, MAANDAG):
        verzender: Verzender = app.extensions["kernteam_verzender"]
        with ThreadPoolExecutor(3) as samen:
            assert sum(samen.map(lambda _: verzender.herinner(), range(3))) == 1
        list(verzender.verstuur_alles())
        assert len(kantoor.post) == 1


@pytest.mark.parametrize("dag", [VRIJDAG, ZATERDAG, "2027-01-01 10:00:00"])
def test_not_before_it_is_due_and_not_on_a_day_off(app: Flask, dag: str) -> None:
    with op(app, dag):
        assert herinner(app) == "0"


def test_day_off_counts_even_when_much_is_due(app: Flask) -> None:
    with op(app, "2027-01-16 10:00:00"):  # a Saturday
        assert herinner(app) == "0"


def test_who_switched_it_off_is_left_in_peace(app: Flask) -> None:
    with op(app, MAANDAG) as spel:
        stel_in(spel, "contactpersoon", herinneren=False)
        assert herinner(app) == "0"
        stel_in(spel, "contactpersoon")
        assert herinner(app) == "1"


def test_what_was_done_in_the_meantime_is_no_reason(app: Flask) -> None:
    with op(app, MAANDAG) as spel:
        (casus,) = spel.contactpersoon.get("/casussen").json["resultaten"]
        dicht = {"naar": "AFGESLOTEN", "reden": "ANDERS"}
        assert spel.contactpersoon.post(f"/casussen/{casus['id']}/overgangen", dicht).status_code == 200
        assert herinner(app) == "0"


def test_reminder_that_was_not_sent_is_gone_the_next_day(app: Flask, kantoor: Postkantoor) -> None:
    with op(app, MAANDAG):
        herinner(app)
    with op(app, DINSDAG):
        opdracht(app, "verstuur")
        assert kantoor.post == []
        with app.app_context():
            assert list(db.session.scalars(select(Bericht.status))) == [Berichtstatus.VERVALLEN]


def test_stored_task_with_a_last_day_counts_too(app: Flask) -> None:
    with op(app, "2026-12-14 11:00:00") as spel:
        (casus,) = spel.contactpersoon.get("/casussen").json["resultaten"]
        nood = {"redencode": "VERMISSING", "reden": "Niemand weet waar Sam is."}
        assert spel.contactpersoon.post(f"/casussen/{casus['id']}/noodtoegangen", nood).status_code == 201
    with op(app, "2026-12-15 10:00:00"):
        assert herinner(app) == "1"


def test_background_reminds_in_the_morning_and_not_at_night(app: Flask, kantoor: Postkantoor) -> None:
    verzender: Verzender = app.extensions["kernteam_verzender"]
    with op(app, "2027-01-11 07:59:00"):
        verzender.begin()
        verzender.stop()
        assert kantoor.post == []


def test_background_reminds_from_eight(app: Flask, kantoor: Postkantoor) -> None:
    verzender: Verzender = app.extensions["kernteam_verzender"]
    with op(app, "2027-01-11 08:00:00"):
        verzender.begin()
        verzender.stop()
        assert [een["Subject"] for een in kantoor.post] == ["Er wacht werk op u"]


def test_statements_do_not_grow_with_the_casussen_of_one_person(app: Flask) -> None:
    with op(app, MAANDAG) as spel:
        verzender: Verzender = app.extensions["kernteam_verzender"]
        with opdrachten(app) as een:
            verzender.herinner()
        for _ in range(3):
            spel.open_casus("school", "bt")
        with schrijvend(app) as sessie:
            sessie.execute(db.delete(Bericht))
        with opdrachten(app) as meer:
            verzender.herinner()
    assert len(meer) == len(een)


def test_without_a_mail_server_the_command_says_so(spel: Spel) -> None:
    uitkomst = spel.app.test_cli_runner().invoke(args=["berichten", "herinner"])
    assert (uitkomst.exit_code, "MAIL_URL" in uitkomst.output) == (2, True)
