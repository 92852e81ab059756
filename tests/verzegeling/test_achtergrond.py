"""Sealing beside the requests: in the background of the server, and at once where an act says so."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from structlog.testing import capture_logs

from config.settings import Instellingen
from kernteam.app.fabriek import create_app
from kernteam.toegang.regels import REGELS
from kernteam.verzegeling.achtergrond import Achtergrond
from kernteam.verzegeling.getuigen import Getuigenloket
from kernteam.verzegeling.sleutel import LogsleutelFout
from kernteam.verzegeling.verzegelaar import _WACHTEND
from logbewijs.anker import Bezet, Ingehaald
from logbewijs.notitie import GETUIGE, nieuw_geheim
from tests.conftest import sluit
from tests.klant import Spel
from tests.verzegeling.zegelkamer import Zegelkamer


def test_the_background_seals_what_waits_until_it_is_stopped(
    kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    kamer.schrijf(3)
    klaar, echt = threading.Event(), kamer.verzegelaar._publiceer
    monkeypatch.setattr(kamer.verzegelaar, "_publiceer", lambda *wat: (echt(*wat), klaar.set()))
    achtergrond = Achtergrond(kamer.verzegelaar, None)
    achtergrond.begin()
    achtergrond.begin()
    assert klaar.wait(20)
    achtergrond.stop()
    assert [een.name for een in threading.enumerate() if een.name == "verzegelaar"] == []
    assert kamer.lees("SELECT count(*) FROM blad") == [(3,)]


def test_what_stops_the_sealing_is_an_alarm_and_no_more(kamer: Zegelkamer) -> None:
    kamer.verzegel(2)
    (kamer.map / "anker" / "ijkpunt").unlink()
    with capture_logs() as alarmen:
        Achtergrond(kamer.verzegelaar, None).eerst()
    assert [(een["event"], een["code"]) for een in alarmen] == [("logboek.verzegelen.verstoord", "ANKER_WEG")]
    (kamer.map / "logsleutel").chmod(0o644)
    with capture_logs() as alarmen:
        Achtergrond(kamer.verzegelaar, None).eerst()
    assert [een["soort"] for een in alarmen] == ["LogsleutelFout"]


def test_what_nobody_foresaw_ends_neither_an_answer_nor_the_background(
    kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes in the anchor that are no text, a witness at a store that is away: the next second it tries again."""
    kamer.verzegel(2)
    (kamer.map / "anker" / "ijkpunt").write_bytes(b"\xff")
    with capture_logs() as alarmen:
        Achtergrond(kamer.verzegelaar, None).eerst()
    assert [een.get("code") for een in alarmen] == ["ANKER_VALS"]
    assert "IJKPUNT_VALS" in kamer.codes()
    monkeypatch.setattr("kernteam.verzegeling.achtergrond._RUST", 0.0)
    drie, keren = threading.Event(), iter(range(3))

    def faal(*_: object) -> bool:
        if next(keren, None) is None:
            drie.set()
        raise TypeError

    loket = Getuigenloket(kamer.verzegelaar, "http://getuige.example", str(nieuw_geheim("x", GETUIGE).sleutel))
    monkeypatch.setattr(loket, "vraag", faal)
    for waar, naam in ((kamer.verzegelaar, "vorige"), (Achtergrond, "_probeer")):
        monkeypatch.setattr(waar, naam, faal if waar is kamer.verzegelaar else lambda *_: True)
        achtergrond = Achtergrond(kamer.verzegelaar, loket)
        with capture_logs() as alarmen:
            achtergrond.begin()
            assert drie.wait(20)
            achtergrond.stop()
        assert {een["soort"] for een in alarmen} == {"TypeError"}
        drie, keren = threading.Event(), iter(range(3))


@pytest.mark.parametrize(("fout", "storing"), [(Bezet, None), (Ingehaald, None), (OSError, "OSERROR")])
def test_another_sealer_at_work_is_no_disturbance(
    kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch, fout: type[Exception], storing: str | None
) -> None:
    def verzegel() -> Iterator[int]:
        raise fout
        yield 0

    kamer.schrijf(2)
    achtergrond = Achtergrond(kamer.verzegelaar, None)
    with monkeypatch.context() as kapot:
        kapot.setattr(kamer.verzegelaar, "verzegel", verzegel)
        achtergrond.eerst()
    stand = achtergrond.stand()
    assert (stand.storing, stand.wachtend, stand.grootte) == (storing, 2, 0)
    achtergrond.eerst()
    stand = achtergrond.stand()
    assert (stand.storing, stand.wachtend, stand.oudste_wachtende_op, stand.grootte) == (None, 0, None, 2)


def test_lines_that_stay_out_of_the_tree_are_counted(kamer: Zegelkamer) -> None:
    kamer.schrijf(2)
    kamer.doe("UPDATE regel SET body = replace(body, 'casus.lezen', 'casus.openen') WHERE id = 2")
    achtergrond = Achtergrond(kamer.verzegelaar, None)
    achtergrond.eerst()
    stand = achtergrond.stand()
    assert (stand.grootte, stand.wachtend, stand.apart, stand.getuige) == (1, 0, 1, False)


def test_an_answer_does_not_wait_for_a_long_queue(kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a time without a sealer an emergency waits for a few batches; the rest is for the background."""
    monkeypatch.setattr("kernteam.verzegeling.verzegelaar._WACHTEND", _WACHTEND.limit(2))
    monkeypatch.setattr("kernteam.verzegeling.achtergrond._EERST", 2)
    kamer.schrijf(5)
    achtergrond = Achtergrond(kamer.verzegelaar, None)
    assert achtergrond.eerst() is None
    assert kamer.lees("SELECT count(*) FROM blad") == [(4,)]
    note = achtergrond.eerst()
    assert note is not None
    assert note.splitlines()[1] == "5"
    assert kamer.verzegelaar.wachtend() == 0


def test_acts_that_must_be_provable_at_once_say_so() -> None:
    verzegelt = {str(een) for een, regel in REGELS.items() if regel.verzegelt}
    assert {"noodtoegang.openen", "noodtoegang.inzien", "logregel.zoeken", "inzage.opsommen"} < verzegelt
    assert "casus.lezen" not in verzegelt


def test_an_emergency_is_sealed_before_its_answer(app: Flask, spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    voor = app.extensions["kernteam_verzegelaar"].wachtend()
    assert voor > 0
    nood = {"redencode": "VERMISSING", "reden": "Niemand weet waar Sam is."}
    assert spel.contactpersoon.post(f"/casussen/{casus}/noodtoegangen", nood).status_code == 201
    assert app.extensions["kernteam_verzegelaar"].wachtend() == 0


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
def test_a_process_without_what_it_needs_does_not_seal_and_says_so(instellingen: Instellingen) -> None:
    with capture_logs() as alarmen:
        app = create_app(replace(instellingen, verzegeling=None))
    assert [(een["event"], een["log_level"]) for een in alarmen] == [("logboek.niet.verzegeld", "warning")]
    uitkomst = app.test_cli_runner().invoke(args=["logboek", "verzegel"])
    assert uitkomst.exit_code == 2
    assert "Dit proces verzegelt niet" in uitkomst.stderr
    assert Spel(app).privacyfunctionaris.get("/logboek/regels/1/bewijs").json["reden"] == "NIET_VERZEGELD"
    app.extensions["kernteam_verzegelaar"] = app.extensions["kernteam"]
    sluit(app)


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
def test_in_production_a_missing_key_stops_the_start(instellingen: Instellingen) -> None:
    with pytest.raises(LogsleutelFout, match="ontbreekt of is onleesbaar"):
        create_app(replace(instellingen, productie=True))
