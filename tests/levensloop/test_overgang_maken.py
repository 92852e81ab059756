"""overgang.maken: closing by hand; the other states follow from toestemming."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel

DICHT = {"naar": "AFGESLOTEN", "reden": "DOELEN_BEREIKT"}


def test_contactpersoon_closes_the_casus(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    voor = rijen(spel.app)["overgang"]
    antwoord = spel.contactpersoon.post(f"{pad}/overgangen", DICHT)
    assert antwoord.status_code == 200
    casus = antwoord.json
    assert casus["status"] == "AFGESLOTEN"
    assert casus["afgeslotenOp"] is not None
    assert spel.contactpersoon.get(pad).json == casus
    assert rijen(spel.app)["overgang"] == voor + 1
    assert kort(regels(spel, "overgang.maken")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_closed_casus_takes_nothing_new(spel: Spel) -> None:
    geopend = spel.open_casus("bt")
    pad = f"/casussen/{geopend['id']}"
    assert spel.gezinswerker.post(f"{pad}/overgangen", DICHT).status_code == 200
    persoon = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Cor", "achternaam": "Oom"}
    with niets_bewaard(spel):
        for waar, inhoud in (
            ("overgangen", DICHT),
            ("notities", {"klasse": "OND", "tekst": "x"}),
            ("toestemmingen", spel.aanvraag("bt")),
            ("betrokkenen", persoon),
            ("deelnemers", {"medewerkerId": geopend["id"]}),
        ):
            probleem(spel.contactpersoon.post(f"{pad}/{waar}", inhoud), 403, "STATUS")
    assert spel.contactpersoon.get(pad).status_code == 200


def test_toestemming_can_be_withdrawn_from_a_closed_casus(spel: Spel) -> None:
    geopend = spel.open_casus("bt")
    pad = f"/casussen/{geopend['id']}"
    assert spel.contactpersoon.post(f"{pad}/overgangen", DICHT).status_code == 200
    intrekking = spel.intrekking(geopend["gezaghebbenden"][0])
    antwoord = spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", intrekking)
    assert (antwoord.status_code, antwoord.json["status"]) == (201, "AFGESLOTEN")
    probleem(spel.gezinswerker.get(pad), 404)


@ALLEEN_SQLITE
@pytest.mark.parametrize("naar", ["SIGNAAL", "TOESTEMMING_GEVRAAGD", "GEWEIGERD", "OPEN", "OPGESCHORT"])
def test_other_states_follow_by_themselves(spel: Spel, naar: str) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/overgangen"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad, DICHT | {"naar": naar}), 409, "VOLGT_VANZELF")
    assert kort(regels(spel, "overgang.maken"))[-1] == ("MISLUKT", "VOLGT_VANZELF")


@ALLEEN_SQLITE
def test_leerplicht_does_not_close_a_casus(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('lpa')['id']}"
    with niets_bewaard(spel, "leerplicht"):
        probleem(spel.leerplicht.post(f"{pad}/overgangen", DICHT), 403, "PARTIJ")


@ALLEEN_SQLITE
def test_closing_needs_a_reason_of_the_list(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/overgangen"
    assert fouten(spel.contactpersoon.post(pad, {"naar": "WEG"})) == {("/naar", "KEUZE"), ("/reden", "VERPLICHT")}
