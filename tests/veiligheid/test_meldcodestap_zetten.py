"""meldcodestap.zetten: five steps in order, each with its own fields (domain rules 2.5)."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, tegelijk
from tests.klant import Spel
from tests.veiligheid.verloop import BESLUIT, GESPREK, OVERLEG, SLOT, STAPPEN, WEGING, met, open_meldcode

KADERS = {
    "contactpersoon": "ONDERWIJS_EN_LEERPLICHT",
    "begeleider": "ONDERWIJS_EN_LEERPLICHT",
    "leerplicht": "ONDERWIJS_EN_LEERPLICHT",
    "gezinswerker": "JEUGDHULP",
    "jeugdverpleegkundige": "VERPLEEGKUNDIGEN",
    "jeugdarts": "ARTSEN",
}


def test_steps_follow_one_another(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon)
    for nummer in range(2, 6):
        with niets_bewaard(spel):
            for later in range(nummer + 1, 6):
                probleem(spel.contactpersoon.post(f"{pad}/stappen", STAPPEN[later]), 409, "STAP_ONTBREEKT")
        assert spel.contactpersoon.post(f"{pad}/stappen", STAPPEN[nummer]).status_code == 201
    soorten = [een["soort"] for een in spel.contactpersoon.get(pad).json["stappen"]]
    assert soorten == ["SIGNALEN", "OVERLEG", "GESPREK", "WEGING", "BESLUIT"]
    gelukt = [een for een in regels(spel, "meldcodestap.zetten") if een["uitkomst"] == "TOEGESTAAN"]
    assert {(een["doel"], tuple(een["klassen"])) for een in gelukt} == {("P5", ())}


def test_step_may_come_again_and_the_earlier_one_stays(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=4, inhoud=met("collega"))
    nog_eens = {"nummer": 2, "tekst": "Nog eens besproken.", "overlegMet": "AANDACHTSFUNCTIONARIS"}
    assert spel.collega.post(f"{pad}/stappen", nog_eens).status_code == 201
    assert spel.collega.post(f"{pad}/stappen", {"nummer": 1, "tekst": "Weer zonder jas."}).status_code == 201
    stappen = spel.contactpersoon.get(pad).json["stappen"]
    assert [een["nummer"] for een in stappen] == [1, 2, 3, 4, 2, 1]
    assert [een["tekst"] for een in stappen if een["nummer"] == 2] == [OVERLEG["tekst"], "Nog eens besproken."]


def test_talk_is_left_out_only_for_danger_and_the_line_says_so(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=2)
    overgeslagen = {"nummer": 3, "tekst": "Een gesprek geeft gevaar.", "overgeslagen": "GEVAAR"}
    with niets_bewaard(spel):
        anders = overgeslagen | {"overgeslagen": "GEEN_TIJD"}
        assert fouten(spel.contactpersoon.post(f"{pad}/stappen", anders)) == {("/overgeslagen", "KEUZE")}
        zonder = {"nummer": 3, "overgeslagen": "GEVAAR"}
        assert fouten(spel.contactpersoon.post(f"{pad}/stappen", zonder)) == {("/tekst", "VERPLICHT")}
    assert spel.contactpersoon.post(f"{pad}/stappen", overgeslagen).status_code == 201
    assert spel.contactpersoon.post(f"{pad}/stappen", WEGING).status_code == 201
    assert spel.contactpersoon.get(pad).json["stappen"][2]["soort"] == "GESPREK_OVERGESLAGEN"
    assert kort(regels(spel, "meldcodestap.zetten"))[-2:] == [("TOEGESTAAN", "GEVAAR"), ("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", KADERS)
def test_weighing_follows_the_framework_of_the_own_profession(spel: Spel, naam: str) -> None:
    pad = open_meldcode(spel.klanten[naam], tot=4)
    assert spel.klanten[naam].get(pad).json["stappen"][3]["weging"]["kader"] == KADERS[naam]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/nummer", "VERPLICHT")}),
        ({"nummer": 0, "tekst": "x"}, {("/nummer", "BEREIK")}),
        ({"nummer": 6, "tekst": "x"}, {("/nummer", "BEREIK")}),
        ({"nummer": 2, "tekst": "x"}, {("/overlegMet", "VERPLICHT")}),
        ({"nummer": 4}, {("/weging", "VERPLICHT"), ("/tekst", "VERPLICHT")}),
        ({"nummer": 5}, {("/besluit", "VERPLICHT")}),
        (GESPREK | {"overlegMet": "COLLEGA"}, {("/overlegMet", "ONGELDIG")}),
        (OVERLEG | {"overgeslagen": "GEVAAR"}, {("/overgeslagen", "ONGELDIG")}),
        (BESLUIT | {"tekst": "x", "weging": WEGING["weging"]}, {("/tekst", "ONGELDIG"), ("/weging", "ONGELDIG")}),
        (GESPREK | {"tekst": "BSN 123456782"}, {("/tekst", "BSN")}),
        (
            {"nummer": 5, "besluit": BESLUIT["besluit"] | {"redenHulp": "123456782", "redenMelden": "123456782"}},
            {("/besluit/redenHulp", "BSN"), ("/besluit/redenMelden", "BSN")},
        ),
        ({"nummer": 4, "tekst": "x", "weging": {"vermoeden": "ja"}}, None),
    ],
)
def test_bad_step_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]] | None) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=4)
    velden = ("onveiligheid", "hulpMogelijk", "hulpAanvaard", "hulpVoldoende")
    half = {("/weging/vermoeden", "VORM"), *((f"/weging/{veld}", "VERPLICHT") for veld in velden)}
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(f"{pad}/stappen", inhoud)) == (verwacht or half)


@ALLEEN_SQLITE
def test_confirmed_digits_and_danger_stand_both_in_the_line(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=2)
    inhoud = {"nummer": 3, "tekst": "Boek 123456782.", "overgeslagen": "GEVAAR", "bevestigdGeenBsn": True}
    assert spel.contactpersoon.post(f"{pad}/stappen", inhoud).status_code == 201
    assert kort(regels(spel, "meldcodestap.zetten"))[-1] == ("TOEGESTAAN", "GEVAAR; GEEN_BSN_BEVESTIGD")


def test_no_step_after_the_end_not_even_at_the_same_moment(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=2, inhoud=met("collega"))
    spel.collega.koppen()
    slot = SLOT | {"reden": "VERMOEDEN_WEGGENOMEN"}
    antwoorden = tegelijk(
        monkeypatch,
        lambda: spel.contactpersoon.post(f"{pad}/stappen", GESPREK),
        lambda: spel.collega.post(f"{pad}/afsluitingen", slot),
    )
    goed, fout = sorted(antwoorden, key=lambda een: een.status_code)
    assert goed.status_code == 201
    probleem(fout, 409, "TEGELIJK")
    if spel.contactpersoon.get(pad).json["status"] == "OPEN":
        assert spel.collega.post(f"{pad}/afsluitingen", slot).status_code == 201
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/stappen", GESPREK), 409, "AFGESLOTEN")
