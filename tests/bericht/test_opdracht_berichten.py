"""The commands `berichten verstuur` and `berichten toon`, and sending in the background, against a real mail server."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from config.settings import Instellingen
from kernteam.app.fabriek import StartFout, create_app
from kernteam.bericht import service
from kernteam.bericht.mail import MailFout, Mailserver
from kernteam.bericht.models import Bericht, Berichtstatus
from kernteam.bericht.verzender import Verzender
from kernteam.http.verzoek import db
from kernteam.netwerk.models import Medewerker
from tests.bericht.postkantoor import Postkantoor, postkantoor, vrije_poort
from tests.casus.bewijs import schrijvend
from tests.conftest import draaiend
from tests.klant import Spel
from tests.rollen import PERSONEN, org

AFZENDER = "kernteam@regio.example"
SPOOR = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture
def kantoor() -> Iterator[Postkantoor]:
    with postkantoor() as kantoor:
        yield kantoor


@pytest.fixture
def post(instellingen: Instellingen, kantoor: Postkantoor) -> Iterator[Spel]:
    """The cast, with an application that sends mail, and two who can be reached."""
    met_post = replace(instellingen, mail_url=kantoor.url, mail_afzender=AFZENDER, adres="https://kernteam.example")
    with draaiend(met_post) as app:
        spel = Spel(app)
        for naam in ("jeugdverpleegkundige", "leidinggevende_jgz"):
            pad = f"/medewerkers/{PERSONEN[naam].medewerker_id}/bereikbaarheid"
            inhoud = {"emailadres": f"{naam}@jgz.example", "schooldagen": []}
            assert spel.klanten[naam].put(pad, inhoud).status_code == 200
        yield spel


def vraag_bevestiging(spel: Spel, casus: dict[str, Any]) -> str:
    """Let somebody write down what the jeugdverpleegkundige said: she must confirm it, and hears so."""
    notitie = {"klasse": "MED", "tekst": "Sam slaapt slecht.", "herkomst": str(org("jgz"))}
    koppen = {"traceparent": f"00-{SPOOR}-b7ad6b7169203331-01"}
    antwoord = spel.contactpersoon.post(f"/casussen/{casus['id']}/notities", notitie, koppen)
    assert antwoord.status_code == 201
    return str(antwoord.json["id"])


def verstuur(app: Flask) -> Result:
    return app.test_cli_runner().invoke(args=["berichten", "verstuur"])


def standen(app: Flask) -> list[Berichtstatus]:
    with app.app_context():
        return list(db.session.scalars(select(Bericht.status).order_by(Bericht.gemaakt_op, Bericht.id)))


def test_what_waits_is_mailed_once_without_a_word_of_it(post: Spel, kantoor: Postkantoor) -> None:
    casus = post.open_casus("school", "jgz")
    vraag_bevestiging(post, casus)
    assert standen(post.app) == [Berichtstatus.KLAAR]
    assert verstuur(post.app).exit_code == 0
    (brief,) = kantoor.post
    assert (brief["X-Aan"], brief["From"], brief["To"]) == (
        "jeugdverpleegkundige@jgz.example",
        AFZENDER,
        brief["X-Aan"],
    )
    assert brief["traceparent"].split("-")[1] == SPOOR
    tekst = brief.as_string()
    assert "Er staat een bericht voor u klaar in een casus." in tekst
    assert "https://kernteam.example" in tekst
    verraadt = ("Sam", "Berg", "slaapt", "MED", "school (fictief)", casus["id"], str(org("jgz")), SPOOR[::-1])
    assert [een for een in verraadt if een in tekst] == []
    assert verstuur(post.app).exit_code == 0
    assert len(kantoor.post) == 1


def test_several_things_for_one_person_are_one_mail(post: Spel, kantoor: Postkantoor) -> None:
    casus = post.open_casus("school", "jgz")
    for _ in range(3):
        vraag_bevestiging(post, casus)
    assert verstuur(post.app).output.strip().endswith("1 verstuurd, 0 niet.")
    assert len(kantoor.post) == 1
    assert standen(post.app) == [Berichtstatus.VERSTUURD] * 3


def test_role_is_told_through_who_has_it_and_can_be_reached(post: Spel, kantoor: Postkantoor) -> None:
    casus = post.open_casus("school", "jgz")
    nood = {"redencode": "VERMISSING", "reden": "Sam is weg."}
    assert post.jeugdverpleegkundige.post(f"/casussen/{casus['id']}/noodtoegangen", nood).status_code == 201
    assert verstuur(post.app).exit_code == 0
    assert "leidinggevende_jgz@jgz.example" in {brief["X-Aan"] for brief in kantoor.post}


def test_change_that_fails_leaves_no_message(post: Spel) -> None:
    casus = post.open_casus("school", "bt")  # not the jgz: the note is refused
    notitie = {"klasse": "MED", "tekst": "Sam slaapt slecht.", "herkomst": str(org("jgz"))}
    assert post.contactpersoon.post(f"/casussen/{casus['id']}/notities", notitie).status_code == 409
    assert standen(post.app) == []


def test_what_is_done_before_it_was_sent_is_not_sent(post: Spel, kantoor: Postkantoor) -> None:
    casus = post.open_casus("school", "jgz")
    pad = f"/casussen/{casus['id']}/notities/{vraag_bevestiging(post, casus)}/bevestigingen"
    assert post.jeugdverpleegkundige.post(pad).status_code in (201, 204)
    assert verstuur(post.app).exit_code == 0
    assert (kantoor.post, standen(post.app)) == ([], [Berichtstatus.VERVALLEN])


def test_who_left_service_gets_nothing(post: Spel, kantoor: Postkantoor) -> None:
    vraag_bevestiging(post, post.open_casus("school", "jgz"))
    with schrijvend(post.app) as sessie:
        wie = sessie.get(Medewerker, PERSONEN["jeugdverpleegkundige"].medewerker_id)
        assert wie is not None
        wie.uit_dienst_op = post.vandaag()
    assert verstuur(post.app).exit_code == 0
    assert (kantoor.post, standen(post.app)) == ([], [Berichtstatus.VERVALLEN])


def test_server_that_is_busy_is_tried_again_after_longer_and_longer(
    post: Spel, kantoor: Postkantoor, time_machine: Any
) -> None:
    vraag_bevestiging(post, post.open_casus("school", "jgz"))
    kantoor.antwoorden = ["451 later", "451 later"]
    assert verstuur(post.app).exit_code == 1
    assert verstuur(post.app).exit_code == 0  # nothing is due yet
    assert (kantoor.post, standen(post.app)) == ([], [Berichtstatus.KLAAR])
    begin = post.app.extensions["kernteam"].klok.nu()
    for wacht in service.WACHT[:2]:
        begin += wacht + timedelta(seconds=1)
        time_machine.move_to(begin, tick=False)
        verstuur(post.app)
    assert (len(kantoor.post), standen(post.app)) == (1, [Berichtstatus.VERSTUURD])


def test_refused_for_good_is_not_tried_again(post: Spel, kantoor: Postkantoor) -> None:
    vraag_bevestiging(post, post.open_casus("school", "jgz"))
    kantoor.antwoorden = ["554 nee"]
    assert verstuur(post.app).exit_code == 1
    assert standen(post.app) == [Berichtstatus.OPGEGEVEN]


def test_mail_without_an_answer_is_never_sent_twice(post: Spel, kantoor: Postkantoor, time_machine: Any) -> None:
    vraag_bevestiging(post, post.open_casus("school", "jgz"))
    kantoor.antwoorden = [None]
    assert verstuur(post.app).exit_code == 1
    assert standen(post.app) == [Berichtstatus.ONZEKER]
    time_machine.move_to(post.app.extensions["kernteam"].klok.nu() + timedelta(days=1), tick=False)
    assert verstuur(post.app).exit_code == 0
    assert len(kantoor.post) == 1
    regels = post.app.test_cli_runner().invoke(args=["berichten", "toon"]).output.split()
    assert dict(zip(regels[::2], regels[1::2], strict=True))["onzeker"] == "1"


def test_sender_that_died_in_the_middle_leaves_what_is_not_sent_again(
    post: Spel, kantoor: Postkantoor, time_machine: Any
) -> None:
    vraag_bevestiging(post, post.open_casus("school", "jgz"))
    klok = post.app.extensions["kernteam"].klok
    with post.app.app_context():
        assert service.pak(db.session(), klok.nu(), klok.vandaag()) is not None
    time_machine.move_to(klok.nu() + timedelta(minutes=11), tick=False)
    assert verstuur(post.app).exit_code == 0
    assert (kantoor.post, standen(post.app)) == ([], [Berichtstatus.ONZEKER])


def test_server_that_is_away_costs_nothing_but_time(instellingen: Instellingen) -> None:
    weg = replace(instellingen, mail_url=f"smtp://127.0.0.1:{vrije_poort()}", mail_afzender=AFZENDER)
    with draaiend(weg) as app:
        spel = Spel(app)
        pad = f"/medewerkers/{PERSONEN['jeugdverpleegkundige'].medewerker_id}/bereikbaarheid"
        spel.jeugdverpleegkundige.put(pad, {"emailadres": "jeugd@jgz.example", "schooldagen": []})
        vraag_bevestiging(spel, spel.open_casus("school", "jgz"))
        assert verstuur(app).exit_code == 1
        assert standen(app) == [Berichtstatus.KLAAR]


def test_two_senders_at_once_send_each_mail_once(post: Spel, kantoor: Postkantoor) -> None:
    casus = post.open_casus("school", "jgz")
    for _ in range(4):
        vraag_bevestiging(post, casus)
    with ThreadPoolExecutor(4) as samen:
        list(samen.map(lambda _: list(post.app.extensions["kernteam_verzender"].verstuur_alles()), range(4)))
    assert standen(post.app) == [Berichtstatus.VERSTUURD] * 4
    assert 1 <= len(kantoor.post) <= 4
    assert len({brief["Message-ID"] for brief in kantoor.post}) == len(kantoor.post)


def test_server_sends_in_the_background(post: Spel, kantoor: Postkantoor) -> None:
    vraag_bevestiging(post, post.open_casus("school", "jgz"))
    verzender: Verzender = post.app.extensions["kernteam_verzender"]
    verzender.begin()
    verzender.stop()  # waits for the round it is at
    assert [brief["X-Aan"] for brief in kantoor.post] == ["jeugdverpleegkundige@jgz.example"]


def test_without_a_mail_server_the_command_says_so(spel: Spel) -> None:
    uitkomst = verstuur(spel.app)
    assert (uitkomst.exit_code, "MAIL_URL" in uitkomst.output) == (2, True)


@pytest.mark.parametrize("url", ["http://mail.example", "smtp://", "smtp://mail:poort", "smtp://mail.example/postvak"])
def test_address_that_makes_no_sense_stops_the_start(instellingen: Instellingen, url: str) -> None:
    with pytest.raises(StartFout, match="MAIL_URL"):
        create_app(replace(instellingen, mail_url=url, mail_afzender=AFZENDER))


@pytest.mark.parametrize("afzender", ["", "kernteam", "kern team@regio.example", "a@b\nBcc: c@d"])
def test_sender_that_is_no_address_is_refused(afzender: str) -> None:
    with pytest.raises(MailFout, match="MAIL_AFZENDER"):
        Mailserver.van("smtp://mail.example", afzender, "")


def test_port_follows_from_the_kind_of_server() -> None:
    poorten = {url: Mailserver.van(url, AFZENDER, "").poort for url in ("smtp://m", "smtps://m", "smtps://m:1465")}
    assert poorten == {"smtp://m": 587, "smtps://m": 465, "smtps://m:1465": 1465}
