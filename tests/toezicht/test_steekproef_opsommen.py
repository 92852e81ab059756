"""steekproef.opsommen: the samples, newest first; late ones are marked."""

from flask import Flask

from tests.casus.bewijs import niets_bewaard, opdrachten, probleem
from tests.klant import Spel
from tests.nood.spoed import op


def _lees(spel: Spel) -> list[tuple[str, bool]]:
    resultaten = spel.privacyfunctionaris.get("/logboek/steekproeven").json["resultaten"]
    return [(een["maandDatum"], een["teLaat"]) for een in resultaten]


def test_newest_comes_first_with_a_fixed_number_of_statements(toneel: Flask) -> None:
    with op(toneel, "2026-11-05 10:00:00") as spel:
        spel.open_casus("school")
    with op(toneel, "2026-12-03 10:00:00") as spel:
        spel.open_casus("school")
        spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"})
        with opdrachten(toneel) as eerst:
            assert _lees(spel) == [("2026-11-01", False)]
    with op(toneel, "2027-01-12 10:00:00") as spel:
        spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-12-01"})
        with niets_bewaard(spel, "beheerder"), opdrachten(toneel) as daarna:
            assert _lees(spel) == [("2026-12-01", False), ("2026-11-01", True)]
        probleem(spel.beheerder.get("/logboek/steekproeven"), 403, "ROL")
    assert len(eerst) == len([een for een in daarna if "count(*)" not in een.lower()])
