"""toestemming.intrekken: effective at once, and never lost beside a signature."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, kort, maak_tokens, niets_bewaard, probleem, regels, tegelijk
from tests.klant import Spel


def trek_in(spel: Spel, geopend: dict[str, Any], wie: str) -> Any:
    return spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(wie))


def test_withdrawal_suspends_the_casus_at_once(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    pad = f"/casussen/{geopend['id']}"
    assert spel.gezinswerker.get(pad).status_code == 200
    antwoord = trek_in(spel, geopend, geopend["gezaghebbenden"][1])
    assert (antwoord.status_code, antwoord.json["status"]) == (201, "OPGESCHORT")
    assert antwoord.json["stand"]["reden"] == "INGETROKKEN"
    probleem(spel.gezinswerker.get(pad), 404)
    assert spel.contactpersoon.get(pad).json["hulpvraag"] is not None
    assert kort(regels(spel, "toestemming.intrekken")) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert kort(regels(spel, "casus.lezen"))[1] == ("GEWEIGERD", "NIETS_ZICHTBAAR")


def test_after_withdrawal_a_deelnemer_keeps_his_own_notitie(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    pad = f"/casussen/{geopend['id']}"
    assert spel.gezinswerker.post(f"{pad}/notities", {"klasse": "GEZ", "tekst": "Van ons."}).status_code == 201
    assert trek_in(spel, geopend, geopend["gezaghebbenden"][0]).status_code == 201
    casus = spel.gezinswerker.get(pad).json
    assert [een["tekst"] for een in casus["notities"]] == ["Van ons."]
    assert (casus["hulpvraag"], casus["betrokkenen"], casus["status"]) == (None, [], None)
    assert spel.contactpersoon.get(pad).json["notities"] == []


@ALLEEN_SQLITE
def test_who_did_not_sign_cannot_withdraw(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    with niets_bewaard(spel):
        probleem(trek_in(spel, geopend, geopend["gezaghebbenden"][0]), 409, "NIETS_IN_TE_TREKKEN")
    assert kort(regels(spel, "toestemming.intrekken"))[-1] == ("MISLUKT", "NIETS_IN_TE_TREKKEN")


def test_signing_and_withdrawing_at_the_same_moment_loses_nothing(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    geopend = spel.open_casus("bt", teken=False)
    anna, bram = geopend["gezaghebbenden"]
    spel.teken(geopend["toestemmingId"], anna)
    maak_tokens(spel.contactpersoon)
    basis = f"/toestemmingen/{geopend['toestemmingId']}"
    daden = {
        "INGETROKKEN": lambda: spel.contactpersoon.post(f"{basis}/intrekkingen", spel.intrekking(anna)),
        "GEGEVEN": lambda: spel.contactpersoon.post(f"{basis}/ondertekeningen", spel.antwoord(bram)),
    }
    eerste_ronde = dict(zip(daden, tegelijk(monkeypatch, *daden.values()), strict=True))
    assert sorted(een.status_code for een in eerste_ronde.values()) == [201, 409]
    for soort, antwoord in eerste_ronde.items():
        if antwoord.status_code == 409:
            probleem(antwoord, 409, "TEGELIJK")
            assert daden[soort]().status_code == 201
    alles = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json
    gegeven = [(een["betrokkeneId"], een["antwoord"]) for een in alles["toestemmingen"][0]["antwoorden"]]
    assert gegeven[0] == (anna, "GEGEVEN")
    assert set(gegeven[1:]) == {(anna, "INGETROKKEN"), (bram, "GEGEVEN")}
    assert alles["stand"]["reden"] == "INGETROKKEN"
    probleem(spel.gezinswerker.get(f"/casussen/{geopend['id']}"), 404)
