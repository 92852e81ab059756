"""verstrekking.opsommen: what the own organisation handed over, without its content."""

from tests.casus.bewijs import niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.verstrekking.delen import buiten, notitie, trek_in, verstrekking


def test_own_disclosures_newest_first_and_those_of_others_not(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    pad = f"/casussen/{geopend['id']}/verstrekkingen"
    naar_vt = verstrekking("bt", "P5", {"klasse": "VEIL"}, meldcodeGevolgd=True) | buiten("VT")
    oud = spel.contactpersoon.post(pad, verstrekking("lpa", "P3", {"klasse": "ID"})).json["id"]
    nieuw = spel.contactpersoon.post(pad, naar_vt).json["id"]
    with niets_bewaard(spel, "gezinswerker"):
        gevonden = spel.contactpersoon.get(pad).json["resultaten"]
        assert spel.gezinswerker.get(pad).json["resultaten"] == []
    assert [(een["id"], een["ontvanger"], een["klassen"]) for een in gevonden] == [
        (nieuw, "VT", ["VEIL"]),
        (oud, "LPA", ["ID"]),
    ]
    assert gevonden[0]["naam"] == "VT Voorbeeld (fictief)"
    assert "inhoud" not in gevonden[0]
    probleem(spel.collega.get(pad), 404)
    assert regels(spel, "verstrekking.opsommen")[0]["klassen"] == ["PROC"]


def test_what_was_handed_over_stays_to_be_answered_for_after_withdrawal(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    pad = f"/casussen/{geopend['id']}"
    tekst = {"klasse": "GEZ", "verklaring": "Wij maken ons zorgen."}
    gegeven = spel.gezinswerker.post(f"{pad}/verstrekkingen", verstrekking("bt", "P5", tekst) | buiten("RVDK"))
    assert gegeven.status_code == 201, gegeven.json
    trek_in(spel, geopend)
    probleem(spel.gezinswerker.get(pad), 404)
    (een,) = spel.gezinswerker.get(f"{pad}/verstrekkingen").json["resultaten"]
    assert een["id"] == gegeven.json["id"]
    notitie(spel, "contactpersoon", pad, "OND", "De school gaat verder.")
    assert spel.contactpersoon.get(f"{pad}/verstrekkingen").json["resultaten"] == []
