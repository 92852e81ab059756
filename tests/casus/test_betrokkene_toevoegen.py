"""betrokkene.toevoegen: a new gezaghebbende must sign too."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import NAGEGAAN, Spel


def persoon(**anders: Any) -> dict[str, Any]:
    return {"soort": "GEZAGHEBBENDE", "voornaam": "Cor", "achternaam": "Jansen", "gezag": "RECHTER"} | NAGEGAAN | anders


def test_new_gezaghebbende_suspends_the_casus_until_he_signs(spel: Spel) -> None:
    geopend = spel.open_casus("bt", gezaghebbenden=spel.opening()["gezaghebbenden"][:1])
    pad = f"/casussen/{geopend['id']}"
    voor = rijen(spel.app)["betrokkene"]
    antwoord = spel.contactpersoon.post(f"{pad}/betrokkenen", persoon())
    assert antwoord.status_code == 201
    assert rijen(spel.app)["betrokkene"] == voor + 1
    casus = spel.contactpersoon.get(pad).json
    assert (casus["status"], casus["toestemming"]["ontbreekt"]) == ("OPGESCHORT", [antwoord.json["id"]])
    probleem(spel.gezinswerker.get(pad), 404)
    spel.teken(geopend["toestemmingId"], antwoord.json["id"])
    assert spel.gezinswerker.get(pad).json["status"] == "OPEN"
    cor = spel.contactpersoon.get(f"{pad}/betrokkenen").json["resultaten"][-1]
    assert (cor["gezag"], cor["gezagsbron"], cor["controleDatum"]) == ("RECHTER", "VERKLARING", "2026-01-05")
    assert kort(regels(spel, "betrokkene.toevoegen")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
def test_third_gezaghebbende_is_refused_until_gezag_ended(spel: Spel) -> None:
    """BW 1:245, 1:253t, 1:282: two at most; whose gezag is unclear may stand beside them (C13)."""
    geopend = spel.open_casus("bt")
    pad = f"/casussen/{geopend['id']}/betrokkenen"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad, persoon()), 409, "TE_VEEL_GEZAG")
    zonder = {"soort": "GEZAGHEBBENDE", "voornaam": "Dirk", "achternaam": "Jansen", "gezag": "ONBEKEND"}
    assert spel.contactpersoon.post(pad, zonder).status_code == 201
    spel.leg_vast(geopend, "GEZAG_EINDIGT", betrokkeneId=geopend["gezaghebbenden"][0])
    assert spel.contactpersoon.post(pad, persoon()).status_code == 201


def test_other_adult_changes_nothing_about_toestemming(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('bt')['id']}"
    oom = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Cor", "achternaam": "Jansen", "telefoon": "030 123 45 67"}
    assert spel.contactpersoon.post(f"{pad}/betrokkenen", oom).status_code == 201
    assert spel.contactpersoon.get(pad).json["status"] == "OPEN"
    gezien = spel.contactpersoon.get(f"{pad}/betrokkenen").json["resultaten"][-1]
    assert (gezien["voornaam"], gezien["telefoon"], gezien["gezag"]) == ("Cor", "030 123 45 67", None)


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "status", "reden"),
    [
        ({"soort": "JEUGDIGE", "voornaam": "Bo", "achternaam": "Berg"}, 409, "TWEEDE_JEUGDIGE"),
        (persoon(voornaam="anna", achternaam="BERG"), 409, "DUBBEL"),
        (persoon(soort="ANDERE_VOLWASSENE"), 400, None),
        ({"soort": "GEZAGHEBBENDE", "voornaam": "Cor", "achternaam": "Jansen"}, 400, None),
        ({"soort": "GEZAGHEBBENDE", "voornaam": "Cor", "achternaam": "Jansen", "gezag": "REGISTER"}, 400, None),
        (persoon(gezag="ONBEKEND"), 400, None),
        (persoon(geboortedatum="2000-01-01"), 400, None),
        (persoon(soort="OMA"), 400, None),
    ],
    ids=[
        "tweede jeugdige",
        "dubbel",
        "gezag te veel",
        "gezag ontbreekt",
        "bron ontbreekt",
        "bron te veel",
        "veld",
        "soort",
    ],
)
def test_person_that_does_not_fit_is_refused(spel: Spel, inhoud: dict[str, Any], status: int, reden: str) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/betrokkenen"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad, inhoud), status, reden)


@ALLEEN_SQLITE
def test_gezag_of_another_adult_is_pointed_at(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/betrokkenen"
    assert fouten(spel.contactpersoon.post(pad, persoon(soort="ANDERE_VOLWASSENE"))) == {("/gezag", "ONGELDIG")}
    zonder = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Cor", "achternaam": "Jansen"} | NAGEGAAN
    assert fouten(spel.contactpersoon.post(pad, zonder)) == {("/bron", "ONGELDIG"), ("/controleDatum", "ONGELDIG")}


@ALLEEN_SQLITE
def test_kernteamlid_adds_nobody(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('bt')['id']}/betrokkenen"
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post(pad, persoon()), 403, "PARTIJ")
    assert kort(regels(spel, "betrokkene.toevoegen")) == [("GEWEIGERD", "PARTIJ")]
