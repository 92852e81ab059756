"""The commands `casus vernietig`, `sluit-opgeschort` and `bewaar`: what time ends, and what keeps it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kernteam.casus.models import Casus, Zoektag
from kernteam.grond.klok import Klok
from kernteam.grond.status import Casusstatus
from kernteam.http.verzoek import db
from kernteam.levensloop.commands import groep
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels, rijen, schrijvend, sleutels
from tests.klant import Spel
from tests.levensloop.verloop import DICHT, ga, in_overleg, pad_van
from tests.verstrekking.delen import bezwaar

ECHT = ("--uitvoeren", "--verklaring", "VV-2027/1")


def doe(app: Flask, *woorden: str) -> Result:
    @contextmanager
    def open_sessie() -> Iterator[Session]:
        with app.app_context():
            yield db.session()

    return CliRunner().invoke(groep(open_sessie, app.extensions["kernteam"]), list(woorden))


def gesloten(spel: Spel, *gemeld: str) -> dict[str, Any]:
    """Close a casus; these people say that their organisation took over its part, or else all of them."""
    casus = spel.open_casus("school", "bt")
    assert ga(spel.contactpersoon, casus, **DICHT).status_code == 200
    for wie in gemeld or ("contactpersoon", "gezinswerker"):
        neem_over(spel, casus, wie)
    return casus


def neem_over(spel: Spel, casus: dict[str, Any], wie: str) -> None:
    antwoord = spel.klanten[wie].post(f"{pad_van(casus)}/overnames", {"uitkomst": "OVERGENOMEN"})
    assert antwoord.status_code == 204, antwoord.json


def over(dagen: int) -> time_machine.travel:
    moment: datetime = Klok().nu() + timedelta(days=dagen)
    return time_machine.travel(moment, tick=True)


def test_casus_is_destroyed_when_its_term_has_passed(app: Flask, spel: Spel) -> None:
    oud, loopt = gesloten(spel), spel.open_casus("school", "bt")
    with over(364):
        assert "0 casussen vernietigd" in doe(app, "vernietig", *ECHT).output
    with over(366):
        later = Spel(app)
        droog = doe(app, "vernietig")
        assert f"{oud['id']} kan worden vernietigd" in droog.output
        assert (droog.exit_code, sleutels(app)) == (0, 2)
        assert later.contactpersoon.get(pad_van(oud)).status_code == 200
        later.gezinswerker.koppen()
        voor = rijen(app)
        assert "1 casussen vernietigd" in doe(app, "vernietig", *ECHT).output
        for naam in ("contactpersoon", "gezinswerker"):
            probleem(later.klanten[naam].get(pad_van(oud)), 404)
        assert [een["id"] for een in later.contactpersoon.get("/casussen").json["resultaten"]] == [loopt["id"]]
        na = rijen(app)
        assert {naam: na[naam] - voor[naam] for naam in na if na[naam] != voor[naam]} == {
            "datasleutel": -1,
            "overgang": 1,
            "zoektag": -2,
        }
        with schrijvend(app) as sessie:
            assert sessie.get_one(Casus, UUID(oud["id"])).status is Casusstatus.VERNIETIGD
            assert set(sessie.scalars(select(Zoektag.casus_id))) == {UUID(loopt["id"])}
        assert regels(later, "casus.openen", casus=oud["id"])  # its lines keep a term of their own
        bewijs = regels(later, "overgang.maken", casus=oud["id"])[-1]
        assert (bewijs["reden"], bewijs["actor"]) == ("VERNIETIGD; T12; VV-2027/1", None)
        assert "0 casussen vernietigd" in doe(app, "vernietig", *ECHT).output


def test_what_is_still_open_keeps_a_casus(app: Flask, spel: Spel) -> None:
    plicht, tegen, nood = (gesloten(spel) for _ in range(3))
    assert doe(app, "bewaar", plicht["id"], "--reden", "KLACHT").exit_code == 0
    assert (
        spel.contactpersoon.post(f"{pad_van(tegen)}/bezwaren", bezwaar(tegen["gezaghebbenden"][0])).status_code == 201
    )
    geopend = spel.contactpersoon.post(f"{pad_van(nood)}/noodtoegangen", {"redencode": "ANDERS", "reden": "Nood."})
    assert geopend.status_code == 201
    with over(400):
        uitvoer = doe(app, "vernietig", *ECHT).output
        for casus, beletsel in (
            (plicht, "BEWAARPLICHT"),
            (tegen, "BEZWAAR"),
            (nood, "NOODTOEGANG_ZONDER_OORDEEL"),
        ):
            assert f"{casus['id']} {beletsel}" in uitvoer
        assert sleutels(app) == 3
        assert doe(app, "bewaar", plicht["id"], "--reden", "KLACHT", "--einde").exit_code == 0
        assert "1 casussen vernietigd; 2 tegengehouden" in doe(app, "vernietig", *ECHT).output


def test_casus_waits_for_who_did_not_take_over_his_part_but_not_for_ever(app: Flask, spel: Spel) -> None:
    laat, nooit = gesloten(spel, "gezinswerker"), gesloten(spel, "contactpersoon")
    with over(400):
        uitvoer = doe(app, "vernietig", *ECHT).output
        assert all(f"{een['id']} OVERNAME_NIET_GEMELD" in uitvoer for een in (laat, nooit))
        assert sleutels(app) == 2
        neem_over(Spel(app), laat, "contactpersoon")
        assert "1 casussen vernietigd; 1 tegengehouden" in doe(app, "vernietig", *ECHT).output
    with over(732):  # two years
        assert f"{nooit['id']} kan worden vernietigd" in doe(app, "vernietig").output


@ALLEEN_SQLITE
def test_destroying_is_done_again_when_it_was_interrupted(app: Flask, spel: Spel) -> None:
    oud = gesloten(spel)
    with over(400):
        app.extensions["kernteam"].kluis.vernietig([UUID(oud["id"])])  # the key went, and then the power
        assert "1 casussen vernietigd" in doe(app, "vernietig", *ECHT).output
        with schrijvend(app) as sessie:
            assert sessie.get_one(Casus, UUID(oud["id"])).status is Casusstatus.VERNIETIGD


@ALLEEN_SQLITE
@pytest.mark.parametrize("kenmerk", [(), ("--verklaring", "x"), ("--verklaring", "Sam van den Berg")])
def test_destroying_needs_the_reference_of_a_declaration(app: Flask, spel: Spel, kenmerk: tuple[str, ...]) -> None:
    gesloten(spel)
    with over(400):
        uitkomst = doe(app, "vernietig", "--uitvoeren", *kenmerk)
        assert (uitkomst.exit_code, sleutels(app)) == (2, 1)


@ALLEEN_SQLITE
def test_only_what_exists_is_kept_or_let_go(app: Flask, spel: Spel) -> None:
    casus = gesloten(spel)
    assert doe(app, "bewaar", str(uuid4()), "--reden", "KLACHT").exit_code == 1
    assert doe(app, "bewaar", casus["id"], "--reden", "KLACHT", "--einde").exit_code == 1


def test_casus_suspended_too_long_is_closed(app: Flask, spel: Spel) -> None:
    casus, ander = in_overleg(spel, "school", "bt"), spel.open_casus("school", "bt")
    for een in (casus, ander):
        intrekking = spel.intrekking(een["gezaghebbenden"][0])
        spel.contactpersoon.post(f"/toestemmingen/{een['toestemmingId']}/intrekkingen", intrekking)
    spel.teken(ander["toestemmingId"], ander["gezaghebbenden"][0])
    with over(29):
        assert "0 casussen" in doe(app, "sluit-opgeschort", "--uitvoeren").output
    with over(31):
        assert casus["id"] in doe(app, "sluit-opgeschort").output
        assert "1 casussen gesloten" in doe(app, "sluit-opgeschort", "--uitvoeren").output
        later = Spel(app)
        gelezen = later.contactpersoon.get(f"{pad_van(casus)}/overgangen").json
        eerste = gelezen["overgangen"][0]
        assert (eerste["van"], eerste["naar"], eerste["reden"]) == (
            "OPGESCHORT",
            "AFGESLOTEN",
            "TOESTEMMING_GEEINDIGD",
        )
        assert later.contactpersoon.get(pad_van(ander)).json["status"] == "OPEN"
        assert kort(regels(later, "overgang.maken", casus=casus["id"]))[-1] == (
            "TOEGESTAAN",
            "TOESTEMMING_GEEINDIGD",
        )
        with schrijvend(app) as sessie:
            assert sessie.scalar(select(func.count()).select_from(Casus).where(Casus.afgesloten_op.is_not(None))) == 1


def test_casus_that_expired_is_closed_with_its_suspension_in_the_history(app: Flask, spel: Spel) -> None:
    casus = spel.open_casus(toestemming=spel.aanvraag("school", "bt", dagen=5))
    for wie in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], wie)
    with over(36):
        assert "1 casussen gesloten" in doe(app, "sluit-opgeschort", "--uitvoeren").output
        gelezen = Spel(app).contactpersoon.get(f"{pad_van(casus)}/overgangen").json["overgangen"]
        assert [(een["van"], een["naar"]) for een in gelezen[:2]] == [
            ("OPGESCHORT", "AFGESLOTEN"),
            ("OPEN", "OPGESCHORT"),
        ]
