"""deelnemer.beeindigen: a seat ends, and with it every view."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN


def stoel(spel: Spel, pad: str, naam: str) -> str:
    rijen = spel.contactpersoon.get(f"{pad}/deelnemers").json["resultaten"]
    mens = str(PERSONEN[naam].medewerker_id)
    return f"{pad}/deelnemers/" + next(een["id"] for een in rijen if een["medewerkerId"] == mens)


def test_ended_deelnemer_sees_nothing_any_more(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    assert spel.gezinswerker.get(pad).status_code == 200
    antwoord = spel.contactpersoon.delete(stoel(spel, pad, "gezinswerker"))
    assert (antwoord.status_code, antwoord.data) == (204, b"")
    probleem(spel.gezinswerker.get(pad), 404)
    assert spel.gezinswerker.get("/casussen").json["resultaten"] == []
    assert kort(regels(spel, "deelnemer.beeindigen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_last_deelnemer_of_the_school_stays(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.delete(stoel(spel, pad, "contactpersoon")), 409, "LAATSTE_VAN_SCHOOL")
    assert spel.contactpersoon.get(pad).status_code == 200


def test_colleague_of_the_school_can_take_over(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    nieuw = {"medewerkerId": str(PERSONEN["collega"].medewerker_id)}
    assert spel.contactpersoon.post(f"{pad}/deelnemers", nieuw).status_code == 201
    eigen = stoel(spel, pad, "contactpersoon")
    assert spel.collega.delete(eigen).status_code == 204
    probleem(spel.contactpersoon.get(pad), 404)


@ALLEEN_SQLITE
def test_partner_ends_only_seats_of_his_own(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.delete(stoel(spel, pad, "contactpersoon")), 403, "NIET_EIGEN")
    assert kort(regels(spel, "deelnemer.beeindigen"))[-1] == ("MISLUKT", "NIET_EIGEN")
    assert spel.gezinswerker.delete(stoel(spel, pad, "gezinswerker")).status_code == 204


@ALLEEN_SQLITE
def test_seat_of_another_casus_is_not_found(spel: Spel) -> None:
    pad, ander = (f"/casussen/{spel.open_casus('school', 'bt')['id']}" for _ in range(2))
    elders = stoel(spel, ander, "gezinswerker").rpartition("/")[2]
    with niets_bewaard(spel):
        vreemd = spel.contactpersoon.delete(f"{pad}/deelnemers/{elders}")
        onbekend = spel.contactpersoon.delete(f"{pad}/deelnemers/{uuid4()}")
    assert probleem(vreemd, 404) == probleem(onbekend, 404)
    assert spel.gezinswerker.get(ander).status_code == 200
