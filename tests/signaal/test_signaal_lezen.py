"""signaal.lezen: who noted it reads it whole; for everybody else it is not there, nor for him after its term."""

import pytest
from sqlalchemy import update

from kernteam.kluis.tabellen import datasleutel
from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.rollen import PERSONEN
from tests.signaal.verloop import id_van, meld, signaal


def test_who_noted_it_reads_all_of_it(spel: Spel) -> None:
    pad = meld(spel, "jeugdverpleegkundige", klasse="MED")
    with niets_bewaard(spel, "jeugdverpleegkundige"):
        gelezen = spel.jeugdverpleegkundige.get(pad).json
    verstuurd = signaal(spel, klasse="MED")
    assert {naam: gelezen[naam] for naam in verstuurd} == verstuurd
    leeg = ("aangekondigdOp", "oppakkenUiterlijkDatum", "afgeslotenOp", "slotreden", "akkoord", "casusId")
    assert [gelezen[naam] for naam in leeg] == [None] * 6
    (regel,) = regels(spel, "signaal.lezen")
    assert (regel["casus"], regel["klassen"]) == (id_van(pad), ["ID", "MED", "PROC"])


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"jeugdverpleegkundige"}))
def test_nobody_else_does_and_it_looks_unknown(spel: Spel, naam: str) -> None:
    """Nor a colleague under the same secrecy: he is not involved (Jeugdwet 7.3.11(2), BW 7:457(2))."""
    pad, klant = meld(spel, "jeugdverpleegkundige"), spel.klanten[naam]
    geweigerd = probleem(klant.get(pad), 404)
    assert geweigerd == probleem(klant.get("/signalen/3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10"), 404)
    assert kort(regels(spel, "signaal.lezen")) == [("GEWEIGERD", "NIET_EIGEN"), ("GEWEIGERD", "ONBEKEND")]


def test_it_is_over_after_three_months(spel: Spel) -> None:
    """T13: at 00:00 in Amsterdam of the same day three months later."""
    with op(spel.app, "2026-11-30 10:00:00") as toen:
        pad = meld(toen)
        assert toen.gezinswerker.get(pad).json["bewaarTotDatum"] == "2027-02-28"
    with op(spel.app, "2027-02-27 23:59:50") as nog:
        assert nog.gezinswerker.get(pad).status_code == 200
    with op(spel.app, "2027-02-28 00:00:05") as voorbij:
        probleem(voorbij.gezinswerker.get(pad), 404)
        probleem(voorbij.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "NIET_NODIG"}), 404)
        assert voorbij.gezinswerker.get("/signalen").json["resultaten"] == []


def test_veeg_keeps_the_key_of_a_signal_until_its_term_is_over(spel: Spel) -> None:
    def veeg() -> str:
        uitkomst = spel.app.test_cli_runner().invoke(args=["kluis", "veeg", "--uitvoeren"])
        assert uitkomst.exit_code == 0
        return uitkomst.output.split()[0]

    with op(spel.app, "2026-11-20 10:00:00") as toen:
        pad = meld(toen)
        kluis, nu = spel.app.extensions["kernteam"].kluis, spel.app.extensions["kernteam"].klok.nu()
    with kluis._motor.begin() as verbinding:
        verbinding.execute(update(datasleutel).values(gemaakt_op=nu))
    with op(spel.app, "2027-02-19 10:00:00") as nog:
        assert veeg() == "0"
        assert nog.gezinswerker.get(pad).json["naam"] == "Sam van den Berg"
    with op(spel.app, "2027-02-20 10:00:00"):
        assert (veeg(), veeg()) == ("1", "0")
    with op(spel.app, "2027-02-19 10:00:00") as terug:  # even if somebody turned the clock back
        probleem(terug.gezinswerker.get(pad), 404)
