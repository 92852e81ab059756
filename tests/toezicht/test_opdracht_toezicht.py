"""flask toezicht bereken: the night stores what a reader would compute, once, and goes on where it stopped."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from kernteam.http.verzoek import db
from kernteam.toezicht.models import Steekproef, Toezichtdag, Toezichtgeval
from kernteam.toezicht.service import nacht
from tests.casus.bewijs import kort, regels, rijen
from tests.klant import Spel
from tests.nood.spoed import op
from tests.toezicht.kijken import beoordeel, kijk, wachtrij


def bereken(app: Flask, *keuze: str) -> str:
    uitkomst = app.test_cli_runner().invoke(args=["toezicht", "bereken", *keuze])
    assert uitkomst.exit_code == 0, uitkomst.output
    return str(uitkomst.stdout.strip())


def zonder_moment(gevallen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [een for een in gevallen if een["datum"] < "2026-11-23"]


def _week(app: Flask) -> None:
    with op(app, "2026-11-17 10:00:00") as spel:
        casus, _ = kijk(spel)
    with op(app, "2026-11-20 22:00:00") as spel:
        kijk(spel, casus=casus)
        kijk(spel, "jeugdarts", casus)


def test_reader_sees_before_the_night_what_he_sees_after_it(toneel: Flask) -> None:
    _week(toneel)
    with op(toneel, "2026-11-23 09:00:00") as spel:
        eerst = zonder_moment(wachtrij(spel))
        assert len(eerst) == 3
        assert bereken(toneel).startswith("31 dagen berekend.")
        assert zonder_moment(wachtrij(spel)) == eerst
        assert kort(regels(spel, "toezichtgeval.opsommen"))[1] == ("TOEGESTAAN", "NACHT")


def test_second_night_changes_nothing_and_a_judgement_stays(toneel: Flask) -> None:
    _week(toneel)
    with op(toneel, "2026-11-23 09:00:00") as spel:
        bereken(toneel)
        beoordeel(spel, wachtrij(spel)[0]["id"])
        voor = rijen(toneel)
        assert bereken(toneel) == "0 dagen berekend."
        assert rijen(toneel) == voor
    with op(toneel, "2026-11-24 09:00:00") as spel:
        assert bereken(toneel) == "1 dagen berekend."
        assert len(zonder_moment(wachtrij(spel))) == 2


def test_interrupted_night_goes_on_where_it_stopped(toneel: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    _week(toneel)
    echt, beurten = nacht.bereken, []

    def stopt(*wat: Any) -> Any:
        beurten.append(wat[2])
        if len(beurten) == 3:
            raise KeyboardInterrupt
        return echt(*wat)

    with op(toneel, "2026-11-23 09:00:00"):
        monkeypatch.setattr(nacht, "bereken", stopt)
        assert toneel.test_cli_runner().invoke(args=["toezicht", "bereken"]).exit_code != 0
        monkeypatch.setattr(nacht, "bereken", echt)
        assert bereken(toneel).startswith("17 dagen berekend.")
        with toneel.app_context():
            assert db.session.query(Toezichtdag).count() == 31
            assert db.session.query(Toezichtgeval).count() == 3


def test_night_draws_the_sample_of_last_month_once(toneel: Flask) -> None:
    with op(toneel, "2026-11-17 10:00:00") as spel:
        kijk(spel)
    with op(toneel, "2026-12-01 03:00:00") as spel:
        assert "De steekproef van 2026-11 is getrokken." in bereken(toneel, "--vanaf", "2026-11-30")
        assert "steekproef" not in bereken(toneel)
        with toneel.app_context():
            proef = db.session.query(Steekproef).one()
        assert (proef.maand_datum, proef.casussen, proef.getrokken_door) == (date(2026, 11, 1), 1, None)
        assert kort(regels(spel, "steekproef.trekken")) == [("TOEGESTAAN", "NACHT")]


def test_days_before_the_first_night_are_done_on_request(spel: Spel) -> None:
    assert bereken(spel.app, "--vanaf", "2026-11-18").startswith("2 dagen berekend.")
