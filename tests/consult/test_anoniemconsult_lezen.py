"""anoniemconsult.lezen: for who asked and for the specialists he asked, until its term is over."""

from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, probleem, regels, sleutels
from tests.consult.proef import ANONIEM, anoniem, op
from tests.klant import Spel


def test_asker_and_specialist_read_it_and_nobody_else(spel: Spel) -> None:
    pad = f"/anonieme-consulten/{anoniem(spel)}"
    for wie in ("gezinswerker", "specialist"):
        assert spel.klanten[wie].get(pad).json["vraag"] == ANONIEM
    for wie in ("andere_specialist", "jeugdverpleegkundige", "leerplicht"):
        probleem(spel.klanten[wie].get(pad), 404)
    for wie in ("contactpersoon", "privacyfunctionaris", "leidinggevende_bt"):
        probleem(spel.klanten[wie].get(pad), 403, "ROL")
    assert {een["grondslag"] for een in regels(spel, "anoniemconsult.lezen")} == {"AVG overweging 26", None}


@ALLEEN_SQLITE
def test_after_its_term_nobody_reads_it_and_its_key_is_swept(app: Flask) -> None:
    """T13: three months, then only its line in the log counts it."""
    with op(app) as spel:
        consult = anoniem(spel)
    with op(app, "2027-02-21 23:59:50") as spel:
        assert spel.gezinswerker.get(f"/anonieme-consulten/{consult}").status_code == 200
    with op(app, "2027-02-22 00:00:00") as spel:
        for wie in ("gezinswerker", "specialist"):
            probleem(spel.klanten[wie].get(f"/anonieme-consulten/{consult}"), 404)
            assert spel.klanten[wie].get("/anonieme-consulten").json["resultaten"] == []
        assert sleutels(app) == 1
        uitkomst = app.test_cli_runner().invoke(args=["kluis", "veeg", "--uitvoeren"])
        assert uitkomst.exit_code == 0, uitkomst.output
        assert sleutels(app) == 0


@ALLEEN_SQLITE
def test_sweeping_keeps_the_key_of_one_that_runs(app: Flask) -> None:
    with op(app) as spel:
        consult = anoniem(spel)
    with op(app, "2026-12-20 10:00:00") as spel:
        assert app.test_cli_runner().invoke(args=["kluis", "veeg", "--uitvoeren"]).exit_code == 0
        assert spel.gezinswerker.get(f"/anonieme-consulten/{consult}").status_code == 200
