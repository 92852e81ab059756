"""uitdiensttreding.vastleggen: nobody leaves while something waits for him, and then he does not come in."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Spel
from tests.overdracht.stoel import draag_over, gelukt, leest, werkplek
from tests.rollen import PERSONEN


def vertrekt(spel: Spel, naam: str, dagen: int = 0, door: str = "leidinggevende_school"):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return spel.klanten[door].post(f"{werkplek(naam)}/uitdiensttreding", {"datum": spel.over(dagen)})


@pytest.mark.parametrize("door", ["leidinggevende_school", "beheerder"])
def test_last_of_the_school_leaves_only_after_handing_over(spel: Spel, door: str) -> None:
    casus = spel.open_casus("school", "bt")
    with niets_bewaard(spel, door):
        gezegd = probleem(vertrekt(spel, "contactpersoon", door=door), 409, "NOG_WERK")
    assert "1 casussen, 0 regie, 0 taken, 0 acties, 0 consulten" in gezegd["detail"]
    gelukt(draag_over(spel, "contactpersoon", "collega"))
    assert vertrekt(spel, "contactpersoon", door=door).status_code == 204
    assert leest(spel, "collega", casus) == 200
    assert spel.contactpersoon.get("/mijn/taken").status_code == 401


def test_until_that_day_he_is_still_there(spel: Spel) -> None:
    assert vertrekt(spel, "contactpersoon", dagen=3).status_code == 204
    assert spel.contactpersoon.get("/mijn/taken").status_code == 200


def test_replacing_somebody_until_that_day_holds_nobody(spel: Spel) -> None:
    spel.open_casus("school", "bt")
    gelukt(draag_over(spel, "contactpersoon", "collega", totDatum=spel.over(3)))
    (bericht,) = [een for een in spel.collega.get("/mijn/taken").json["resultaten"] if een["id"]]
    assert spel.collega.post(f"/taken/{bericht['id']}/afrondingen", {"gezien": True}).status_code == 204
    probleem(vertrekt(spel, "collega", dagen=2), 409, "NOG_WERK")
    assert vertrekt(spel, "collega", dagen=3).status_code == 204


def test_a_day_in_the_past_is_refused(spel: Spel) -> None:
    assert fouten(vertrekt(spel, "contactpersoon", dagen=-1)) == {("/datum", "DATUM")}


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"leidinggevende_school", "beheerder"}))
def test_nobody_else_lets_him_leave(spel: Spel, naam: str) -> None:
    with niets_bewaard(spel, naam):
        ander = PERSONEN[naam].rol is PERSONEN["leidinggevende_bt"].rol
        antwoord = vertrekt(spel, "contactpersoon", door=naam)
        probleem(antwoord, 404 if ander else 403, None if ander else "ROL")
