"""Idempotency-Key: whatever makes something, makes it once per key and answers the same, as the description says."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from werkzeug.test import TestResponse

from kernteam.grond.klok import Klok
from kernteam.http.herhaling import ZONDER
from tests.api.test_ontwerpregels import SPEC
from tests.casus.bewijs import rijen
from tests.klant import Klant, Spel
from tests.logboek.toneel import Toneel

SLEUTEL = {"Idempotency-Key": "eenmaal-en-niet-vaker"}


@pytest.fixture
def met_sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everybody of the cast send the same key with every request."""
    zonder = Klant.koppen
    monkeypatch.setattr(Klant, "koppen", lambda klant: zonder(klant) | SLEUTEL)


def makende() -> Iterator[tuple[str, bool]]:
    """Give every act that makes something, and whether it is described as taking a key."""
    for pad in SPEC["paths"].values():
        post = pad.get("post")
        if post and "201" in post["responses"]:
            namen = {een.get("name") for een in post.get("parameters", ())}
            yield post["operationId"], "Idempotency-Key" in namen


def test_every_act_that_makes_something_takes_a_key() -> None:
    assert {naam for naam, sleutel in makende() if not sleutel} == {een.value for een in ZONDER}


def test_asked_twice_with_a_key_is_done_once_and_answered_the_same(spel: Spel, request: pytest.FixtureRequest) -> None:
    toneel = Toneel(spel)
    request.getfixturevalue("met_sleutel")
    gevraagd = {naam for naam, sleutel in makende() if sleutel}
    gedaan = set()
    with time_machine.travel(Klok().nu(), tick=False) as reis:  # a body that holds a moment is the same both times
        for act, doe in toneel.acts().items():
            reis.shift(1)
            eerste = doe()
            assert eerste.status_code < 300, (act, eerste.json)
            if act.value in gevraagd:
                _is_gebleven(spel, act.value, eerste, doe)
                gedaan.add(act.value)
    assert gedaan == gevraagd


def _is_gebleven(spel: Spel, naam: str, eerste: TestResponse, doe: Callable[[], TestResponse]) -> None:
    voor = rijen(spel.app)
    tweede = doe()
    assert (tweede.status_code, tweede.json) == (201, eerste.json), naam
    for kop in ("Location", "ETag"):
        assert tweede.headers.get(kop) == eerste.headers.get(kop), naam
    assert rijen(spel.app) == voor, naam


def test_another_body_with_the_same_key_is_refused_wherever_something_is_made(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/notities"
    een = {"klasse": "OND", "tekst": "Sam was er."}
    assert spel.contactpersoon.post(pad, een, SLEUTEL).status_code == 201
    voor = rijen(spel.app)
    antwoord = spel.contactpersoon.post(pad, een | {"tekst": "Sam was er niet."}, SLEUTEL)
    assert (antwoord.status_code, antwoord.json["reden"]) == (409, "ANDERE_INHOUD")
    assert rijen(spel.app) == voor


def test_what_may_not_be_read_any_more_does_not_come_a_second_time(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad = f"/casussen/{casus['id']}/toestemmingen"
    assert spel.gezinswerker.post(pad, spel.aanvraag("bt"), SLEUTEL).status_code == 201
    einde = f"/toestemmingen/{casus['toestemmingId']}/intrekkingen"
    assert spel.contactpersoon.post(einde, spel.intrekking(casus["gezaghebbenden"][0])).status_code == 201
    assert spel.gezinswerker.post(pad, spel.aanvraag("bt"), SLEUTEL).status_code == 404
