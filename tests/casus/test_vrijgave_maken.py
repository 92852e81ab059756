"""A medical note is read by others only after consent and after its own professional released it (T*)."""

from uuid import uuid4

from kernteam.casus.models import Vrijgave
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel

WIE = ("begeleider", "gezinswerker", "jeugdverpleegkundige", "vreemde")


def _medisch(spel: Spel, *organisaties: str, wie: str = "jeugdverpleegkundige", klasse: str = "MED") -> tuple[str, str]:
    pad = f"/casussen/{spel.open_casus(*organisaties)['id']}"
    notitie = spel.klanten[wie].post(f"{pad}/notities", {"klasse": klasse, "tekst": "Gebruikt een inhalator."})
    return pad, str(notitie.json["id"])


def _leest(spel: Spel, wie: str, pad: str) -> list[str]:
    return [een["id"] for een in spel.klanten[wie].get(pad).json["notities"]]


def test_released_note_is_read_by_whom_the_toestemming_names_and_nobody_else(spel: Spel) -> None:
    pad, notitie = _medisch(spel, "school", "bt", "jgz", "lpa")
    assert _leest(spel, "gezinswerker", pad) == []
    antwoord = spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": notitie})
    assert antwoord.status_code == 201, antwoord.json
    assert _leest(spel, "gezinswerker", pad) == [notitie]
    assert spel.gezinswerker.get(pad).json["notities"][0]["vrijgegevenOp"] is not None
    assert _leest(spel, "contactpersoon", pad) == [notitie]
    assert _leest(spel, "leerplicht", pad) == []  # MED to leerplicht is X: no consent and no release opens it
    assert kort(regels(spel, "vrijgave.maken")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_released_note_stays_closed_without_toestemming(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", "jgz")
    pad, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
    notitie = spel.jeugdverpleegkundige.post(f"{pad}/notities", {"klasse": "MED", "tekst": "Astma."}).json["id"]
    spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": notitie})
    spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(ouder))
    assert _leest(spel, "contactpersoon", pad) == []
    assert _leest(spel, "jeugdverpleegkundige", pad) == [notitie]


@ALLEEN_SQLITE
def test_only_a_geheimhouder_releases_and_only_his_own(spel: Spel) -> None:
    pad, notitie = _medisch(spel, "school", "bt", "jgz", "swv")
    with niets_bewaard(spel, *WIE):
        for naam in ("contactpersoon", "begeleider"):
            probleem(spel.klanten[naam].post(f"{pad}/vrijgaven", {"notitieId": notitie}), 403, "DISCIPLINE")
        probleem(spel.gezinswerker.post(f"{pad}/vrijgaven", {"notitieId": notitie}), 404)  # he cannot know of it
        probleem(spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": str(uuid4())}), 404)
        probleem(spel.vreemde.post(f"{pad}/vrijgaven", {"notitieId": notitie}), 404)
    spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": notitie})
    with niets_bewaard(spel, *WIE):
        probleem(spel.gezinswerker.post(f"{pad}/vrijgaven", {"notitieId": notitie}), 409, "NIET_EIGEN")
        probleem(spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": notitie}), 409, "AL_VRIJGEGEVEN")


@ALLEEN_SQLITE
def test_note_that_is_not_medical_needs_no_release(spel: Spel) -> None:
    pad, notitie = _medisch(spel, "school", "bt", wie="gezinswerker", klasse="GEZ")
    probleem(spel.gezinswerker.post(f"{pad}/vrijgaven", {"notitieId": notitie}), 409, "NIET_NODIG")
    assert rijen(spel.app)[Vrijgave.__tablename__] == 0
