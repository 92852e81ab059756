"""plandoel.wijzigen: by its own organisation, and nothing of two writers is lost."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem, tegelijk
from tests.klant import Spel
from tests.plan.plannen import plan, stel


def _nieuw(versie: int) -> dict[str, str]:
    return {"If-Match": f'"{versie}"'}


def test_two_people_editing_the_same_goal_lose_nothing(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    doel = f"{pad}/plan/doelen/{stel(spel, pad)}"
    beide = ({"kracht": "Leest graag."}, {"kracht": "Zingt graag."})
    antwoorden = tegelijk(
        monkeypatch, *(lambda een=een: spel.contactpersoon.patch(doel, een, _nieuw(1)) for een in beide)
    )
    assert sorted(een.status_code for een in antwoorden) == [200, 412]
    gelukt = next(nummer for nummer, een in enumerate(antwoorden) if een.status_code == 200)
    (gelezen,) = plan(spel, "gezinswerker", pad)["doelen"]
    assert (gelezen["kracht"], gelezen["versie"]) == (beide[gelukt]["kracht"], 2)
    assert antwoorden[gelukt].headers["ETag"] == '"2"'
    assert spel.contactpersoon.patch(doel, beide[1 - gelukt], _nieuw(2)).json["versie"] == 3


@ALLEEN_SQLITE
def test_version_is_asked_and_must_be_the_last(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    doel = f"{pad}/plan/doelen/{stel(spel, pad)}"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.patch(doel, {"zorg": "Anders."}), 428)
        probleem(spel.contactpersoon.patch(doel, {"zorg": "Anders."}, _nieuw(7)), 412)
        antwoord = spel.contactpersoon.patch(doel, {"zorg": "123456782"}, _nieuw(1))
        assert fouten(antwoord) == {("/zorg", "BSN")}
    assert plan(spel, "contactpersoon", pad)["doelen"][0]["versie"] == 1


@ALLEEN_SQLITE
def test_what_is_not_named_stays(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    doel = stel(spel, pad)
    (voor,) = plan(spel, "contactpersoon", pad)["doelen"]
    wijziging = {"status": "BEREIKT", "woordenOuders": "Het is rustig.", "beginscore": 4}
    assert spel.contactpersoon.patch(f"{pad}/plan/doelen/{doel}", wijziging, _nieuw(1)).status_code == 200
    (na,) = plan(spel, "contactpersoon", pad)["doelen"]
    assert na == voor | wijziging | {"versie": 2}


@ALLEEN_SQLITE
def test_goal_of_another_organisation_is_read_not_changed(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'swv')['id']}"
    doel, dicht = stel(spel, pad), stel(spel, pad, "gezinswerker", klasse="MED")
    with niets_bewaard(spel, "gezinswerker", "collega"):
        probleem(spel.gezinswerker.patch(f"{pad}/plan/doelen/{doel}", {"zorg": "x"}, _nieuw(1)), 409, "NIET_EIGEN")
        probleem(spel.contactpersoon.patch(f"{pad}/plan/doelen/{dicht}", {"zorg": "x"}, _nieuw(1)), 404)
        probleem(spel.collega.patch(f"{pad}/plan/doelen/{doel}", {"zorg": "x"}, _nieuw(1)), 404)
