"""meldcode.afsluiten: after both decisions and the report that was decided on, or when the suspicion is gone."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.veiligheid.verloop import BESLUIT, SLOT, melding, open_meldcode

WEG = {"reden": "VERMOEDEN_WEGGENOMEN", "tekst": "De jas was kwijt."}


def test_ends_after_step_5_and_its_report(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=5)
    with niets_bewaard(spel):
        for slot in (SLOT, WEG):
            probleem(spel.contactpersoon.post(f"{pad}/afsluitingen", slot), 409, "MELDING_ONTBREEKT")
    assert spel.contactpersoon.post(f"{pad}/meldingen", melding()).status_code == 201
    antwoord = spel.contactpersoon.post(f"{pad}/afsluitingen", SLOT)
    assert antwoord.status_code == 201
    assert (antwoord.json["status"], antwoord.json["slotreden"]) == ("AFGESLOTEN", "DOORLOPEN")
    assert antwoord.json["slottekst"] == SLOT["tekst"]
    assert antwoord.json["afgeslotenOp"] == antwoord.json["gewijzigdOp"]
    assert spel.contactpersoon.get(pad).json == antwoord.json
    assert kort(regels(spel, "meldcode.afsluiten"))[-1] == ("TOEGESTAAN", "TOEGESTAAN")


def test_decision_taken_again_counts_as_it_was_taken_last(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=5)
    anders = {"nummer": 5, "besluit": BESLUIT["besluit"] | {"melden": False}}
    assert spel.contactpersoon.post(f"{pad}/stappen", anders).status_code == 201
    assert spel.contactpersoon.post(f"{pad}/afsluitingen", SLOT).status_code == 201


@ALLEEN_SQLITE
@pytest.mark.parametrize(("tot", "slot", "goed"), [(4, SLOT, False), (1, WEG, False), (2, WEG, True), (4, WEG, True)])
def test_ends_early_only_when_the_suspicion_is_gone(spel: Spel, tot: int, slot: dict[str, str], goed: bool) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=tot)
    antwoord = spel.contactpersoon.post(f"{pad}/afsluitingen", slot)
    if goed:
        assert antwoord.status_code == 201
    else:
        probleem(antwoord, 409, "STAP_ONTBREEKT")
        assert spel.contactpersoon.get(pad).json["status"] == "OPEN"


def test_after_the_end_it_is_only_read(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=2)
    assert spel.contactpersoon.post(f"{pad}/afsluitingen", WEG).status_code == 201
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/afsluitingen", WEG), 409, "AFGESLOTEN")
        probleem(spel.contactpersoon.post(f"{pad}/meldingen", melding(acuut=True)), 409, "AFGESLOTEN")
    assert spel.contactpersoon.get(pad).status_code == 200


@ALLEEN_SQLITE
def test_bad_end_is_refused(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=2)
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(f"{pad}/afsluitingen", {"reden": "KLAAR"})) == {
            ("/reden", "KEUZE"),
            ("/tekst", "VERPLICHT"),
        }
        bsn = WEG | {"tekst": "BSN 123456782"}
        assert fouten(spel.contactpersoon.post(f"{pad}/afsluitingen", bsn)) == {("/tekst", "BSN")}
    assert spel.contactpersoon.post(f"{pad}/afsluitingen", bsn | {"bevestigdGeenBsn": True}).status_code == 201
    assert kort(regels(spel, "meldcode.afsluiten")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]
