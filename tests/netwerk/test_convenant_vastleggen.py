"""convenant.vastleggen: only the beheerder, everything that is wrong at once, and a line with ids only."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN, org, vast

ONBEKEND = str(vast("een organisatie die niet bestaat"))


def test_beheerder_records_it_and_everybody_reads_it(spel: Spel) -> None:
    inhoud = spel.convenant("school", "bt", einddatum="2099-01-01")
    inhoud["contactpunt"]["telefoon"] = "030 123 45 67"
    antwoord = spel.beheerder.post("/convenanten", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    convenant = antwoord.json
    assert [een["id"] for een in convenant["partijen"]] == [str(org("bt")), str(org("school"))]
    assert {veld: convenant[veld] for veld in inhoud if veld != "partijen"} == {
        veld: waarde for veld, waarde in inhoud.items() if veld != "partijen"
    }
    assert spel.specialist.get("/convenant").json == convenant
    (regel,) = regels(spel, "convenant.vastleggen")
    assert (regel["uitkomst"], regel["actor"]) == ("TOEGESTAAN", str(PERSONEN["beheerder"].medewerker_id))
    assert (regel["casus"], regel["doel"]) == (None, None)


@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"beheerder"}))
@ALLEEN_SQLITE
def test_nobody_else_records_one(spel: Spel, naam: str) -> None:
    with niets_bewaard(spel, naam):
        probleem(spel.klanten[naam].post("/convenanten", spel.convenant("school", "bt")), 403, "ROL")
        probleem(spel.niemand.post("/convenanten", spel.convenant("school", "bt")), 401)
        assert kort(regels(spel, "convenant.vastleggen")) == [("GEWEIGERD", "ROL")]


def test_every_fault_is_told_at_once_and_nothing_is_stored(spel: Spel) -> None:
    inhoud = spel.convenant("school", "bt", "school", naam=" ", ingangsdatum="2026-09-01", einddatum="2026-09-01")
    inhoud["partijen"] += [ONBEKEND, ONBEKEND]
    inhoud["contactpunt"] = {"naam": "\t"}
    inhoud["afspraken"]["verzoeken"] = "\n"
    with niets_bewaard(spel, "beheerder"):
        assert fouten(spel.beheerder.post("/convenanten", inhoud)) == {
            ("/naam", "LEEG"),
            ("/contactpunt/naam", "LEEG"),
            ("/contactpunt", "LEEG"),
            ("/afspraken/verzoeken", "LEEG"),
            ("/einddatum", "TERMIJN"),
            ("/partijen/2", "DUBBEL"),
            ("/partijen/3", "ONBEKEND"),
            ("/partijen/4", "ONBEKEND"),
        }
        assert kort(regels(spel, "convenant.vastleggen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", "ONGELDIG")]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("veld", "waarde", "verwacht"),
    [
        ("naam", None, ("/naam", "LEEG")),
        ("ingangsdatum", "1 september", ("/ingangsdatum", "VORM")),
        ("einddatum", "2026-02-30", ("/einddatum", "VORM")),
        ("partijen", [], ("/partijen", "LENGTE")),
        ("partijen", ["school", str(org("bt"))], ("/partijen/0", "VORM")),
        ("contactpunt", {"naam": "Loket", "emailadres": "geen adres"}, ("/contactpunt/emailadres", "VORM")),
        ("contactpunt", {"naam": "Loket", "persoon": "Noor"}, ("/contactpunt/persoon", "ONBEKEND_VELD")),
        ("afspraken", {"informeren": "x", "verzoeken": "x"}, ("/afspraken/datalekken", "VERPLICHT")),
        ("status", "actief", ("/status", "ONBEKEND_VELD")),
    ],
)
def test_malformed_input_is_named_with_its_pointer(spel: Spel, veld: str, waarde: Any, verwacht: Any) -> None:
    with niets_bewaard(spel, "beheerder"):
        assert fouten(spel.beheerder.post("/convenanten", spel.convenant("school", "bt", **{veld: waarde}))) == {
            verwacht
        }
