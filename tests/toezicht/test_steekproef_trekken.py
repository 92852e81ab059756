"""steekproef.trekken: no rule drives it, and with its seed anybody draws the same (V10)."""

from uuid import UUID, uuid5

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from kernteam.toezicht.service.steekproeven import omvang, trek_uit
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.toezicht.test_scoren import BUREAU

CASUSSEN = [uuid5(UUID(int=0), str(een)) for een in range(40)]
zaden = st.binary(min_size=32, max_size=32).map(bytes.hex)


def test_sample_holds_casussen_of_that_month_alone_and_can_be_drawn_again(toneel: Flask) -> None:
    with op(toneel, "2026-11-05 10:00:00") as spel:
        november = [spel.open_casus("school")["id"] for _ in range(7)]
    with op(toneel, "2026-12-03 10:00:00") as spel:
        spel.open_casus("school")
        antwoord = spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"})
        assert antwoord.status_code == 201, antwoord.json
        nogmaals = spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"})
        probleem(nogmaals, 409, "AL_GETROKKEN")
        assert kort(regels(spel, "steekproef.trekken"))[0] == ("TOEGESTAAN", "TOEGESTAAN")
    proef = antwoord.json
    getrokken = [een["casusId"] for een in proef["getrokken"]]
    assert (proef["casussen"], len(getrokken), proef["klaar"]) == (7, 5, False)
    assert getrokken == [str(een) for een in trek_uit([UUID(een) for een in november], proef["zaad"], 5)]
    assert proef["beoordelenUiterlijkDatum"] == "2027-01-04"


@given(zaden, st.permutations(CASUSSEN), st.integers(0, 40))
def test_draw_follows_from_the_seed_whatever_the_order(zaad: str, anders: list[UUID], aantal: int) -> None:
    getrokken = trek_uit(CASUSSEN, zaad, aantal)
    assert getrokken == trek_uit(anders, zaad, aantal)
    assert len(set(getrokken)) == aantal
    assert trek_uit(CASUSSEN, zaad, 40)[:aantal] == getrokken


@given(st.integers(0, 100_000))
def test_two_percent_and_never_fewer_than_five_while_there_are(casussen: int) -> None:
    aantal = omvang(casussen, BUREAU)
    assert min(casussen, 5) <= aantal <= casussen
    assert aantal * 100 >= casussen * 2


@ALLEEN_SQLITE
@pytest.mark.parametrize("maand", ["2026-11-01", "2026-10-02", "2027-01-01"])
def test_month_that_is_not_over_is_refused(spel: Spel, maand: str) -> None:
    with niets_bewaard(spel):
        antwoord = spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": maand})
        assert fouten(antwoord) == {("/maandDatum", "MAAND")}
        for buiten in ("0001-01-01", "9999-12-01"):
            antwoord = spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": buiten})
            assert fouten(antwoord) == {("/maandDatum", "VORM")}
        probleem(spel.contactpersoon.post("/logboek/steekproeven", {"maandDatum": "2026-10-01"}), 403, "ROL")
