"""taak.uitstellen: informing waits only for a reason, a month at a time (S09)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import nood, op, taken


def _uitstel(spel: Spel, dagen: int = 10, reden: str = "GEVAAR") -> dict[str, Any]:
    return {"uitgesteldDatum": str(spel.vandaag() + timedelta(days=dagen)), "reden": reden}


def _taak(spel: Spel, wie: str = "gezinswerker", casus: str | None = None) -> str:
    nood(spel, "gezinswerker", f"/casussen/{casus or spel.open_casus('school')['id']}")
    return f"/taken/{taken(spel, wie)[0]['id']}/uitstellen"


def test_task_waits_until_the_new_day_and_can_wait_again(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 10:00:00") as spel:
        pad = _taak(spel)
        assert spel.gezinswerker.post(pad, _uitstel(spel)).status_code == 204
        (taak,) = taken(spel, "gezinswerker")
        assert (taak["uiterlijkDatum"], taak["uitgesteldDatum"]) == ("2026-11-23", "2026-11-30")
    for dag, te_laat in (("2026-11-30 23:00:00", False), ("2026-12-01 09:00:00", True)):
        with op(toneel, dag) as spel:
            assert taken(spel, "gezinswerker")[0]["teLaat"] is te_laat
    with op(toneel, "2026-12-01 10:00:00") as spel:
        assert spel.gezinswerker.post(pad, _uitstel(spel, reden="ONDERZOEK_LOOPT")).status_code == 204
        assert not taken(spel, "gezinswerker")[0]["teLaat"]
        assert kort(regels(spel, "taak.uitstellen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


def test_only_informing_can_wait(spel: Spel) -> None:
    pad = _taak(spel, "privacyfunctionaris")
    with niets_bewaard(spel):
        probleem(spel.privacyfunctionaris.post(pad, _uitstel(spel)), 409, "NIET_UIT_TE_STELLEN")
    assert kort(regels(spel, "taak.uitstellen"))[-1] == ("MISLUKT", "NIET_UIT_TE_STELLEN")


@ALLEEN_SQLITE
def test_bad_or_too_long_is_refused(spel: Spel) -> None:
    pad = _taak(spel)
    with niets_bewaard(spel):
        for dagen in (-1, 0, 32):
            assert fouten(spel.gezinswerker.post(pad, _uitstel(spel, dagen))) == {("/uitgesteldDatum", "TERMIJN")}
        assert fouten(spel.gezinswerker.post(pad, {})) == {("/uitgesteldDatum", "VERPLICHT"), ("/reden", "VERPLICHT")}
        assert fouten(spel.gezinswerker.post(pad, _uitstel(spel, reden="DRUK"))) == {("/reden", "KEUZE")}


@ALLEEN_SQLITE
def test_task_of_somebody_else_looks_unknown_and_a_done_one_is_done(spel: Spel) -> None:
    pad = _taak(spel)
    with niets_bewaard(spel, "jeugdverpleegkundige"):
        ander = probleem(spel.jeugdverpleegkundige.post(pad, _uitstel(spel)), 404)
        onbekend = probleem(spel.jeugdverpleegkundige.post(f"/taken/{uuid4()}/uitstellen", _uitstel(spel)), 404)
    assert ander == onbekend
    gedaan = {"geinformeerdDatum": str(spel.vandaag()), "wijze": "GESPREK"}
    spel.gezinswerker.post(pad.replace("uitstellen", "afrondingen"), gedaan)
    probleem(spel.gezinswerker.post(pad, _uitstel(spel)), 409, "AL_AFGEROND")
