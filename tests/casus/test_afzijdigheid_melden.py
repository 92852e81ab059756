"""afzijdigheid.melden: who knows the family himself leaves the table, for ever (domain rules 6.5)."""

from uuid import UUID, uuid4

import pytest

from kernteam.casus.models import Afzijdigheid, Afzijdigreden
from kernteam.grond.klok import Klok
from kernteam.http.verzoek import db
from kernteam.identiteit.models import Hoedanigheid
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.rollen import PERSONEN

FAMILIE = {"reden": "FAMILIE"}


def _wie(naam: str) -> dict[str, str]:
    return {"medewerkerId": str(PERSONEN[naam].medewerker_id)}


def _aan_tafel(spel: Spel, pad: str) -> set[str]:
    return {een["medewerkerId"] for een in spel.contactpersoon.get(f"{pad}/deelnemers").json["resultaten"]}


def test_seat_ends_at_once_and_nobody_gives_it_back(spel: Spel) -> None:
    """Scenario 54: nor does a new consent, which seats the members of the kernteam."""
    casus = spel.open_casus("school", "bt", "jgz")
    pad = f"/casussen/{casus['id']}"
    assert spel.gezinswerker.post(f"{pad}/afzijdigheden", FAMILIE).status_code == 204
    probleem(spel.gezinswerker.get(pad), 404)
    assert spel.gezinswerker.get("/casussen").json["resultaten"] == []
    assert str(PERSONEN["gezinswerker"].medewerker_id) not in _aan_tafel(spel, pad)
    with niets_bewaard(spel, "jeugdverpleegkundige"):
        for naam in ("contactpersoon", "jeugdverpleegkundige"):
            probleem(spel.klanten[naam].post(f"{pad}/deelnemers", _wie("gezinswerker")), 409, "AFZIJDIG")
    nieuw = spel.vraag(casus, "school", "bt", regime="KERNTEAM")
    for ouder in casus["gezaghebbenden"]:
        spel.teken(nieuw, ouder)
    probleem(spel.gezinswerker.get(pad), 404)
    with spel.app.app_context():
        rij = db.session.scalar(db.select(Afzijdigheid))
        assert (str(rij.casus_id), rij.medewerker_id) == (casus["id"], PERSONEN["gezinswerker"].medewerker_id)
        assert rij.reden == "FAMILIE"
    assert kort(regels(spel, "afzijdigheid.melden")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_another_casus_of_the_same_school_stays_open(spel: Spel) -> None:
    een, ander = (f"/casussen/{spel.open_casus('school', 'bt')['id']}" for _ in range(2))
    assert spel.gezinswerker.post(f"{een}/afzijdigheden", FAMILIE).status_code == 204
    assert spel.gezinswerker.get(ander).status_code == 200


def test_it_holds_for_the_person_in_whatever_capacity(spel: Spel) -> None:
    """One person, two capacities: the seat of both ends, and neither is given back."""
    pad = f"/casussen/{spel.open_casus('school', 'jgz')['id']}"
    jvk, arts = PERSONEN["jeugdverpleegkundige"], PERSONEN["jeugdarts"]
    assert spel.contactpersoon.post(f"{pad}/deelnemers", _wie("jeugdarts")).status_code == 201
    with schrijvend(spel.app) as sessie:
        sessie.add(Hoedanigheid(account_id=jvk.account_id, medewerker_id=arts.medewerker_id))
    assert spel.jeugdverpleegkundige.post(f"{pad}/afzijdigheden", {"reden": "COLLEGA"}).status_code == 204
    assert _aan_tafel(spel, pad) == {str(PERSONEN["contactpersoon"].medewerker_id)}
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/deelnemers", _wie("jeugdarts")), 409, "AFZIJDIG")


def test_member_who_declared_it_in_another_capacity_is_not_seated_by_consent(spel: Spel) -> None:
    """The jeugdarts leaves; the jeugdverpleegkundige is the same person, and consent would call her to the table."""
    casus = spel.open_casus("school", "jgz", teken=False)
    pad, jvk, arts = f"/casussen/{casus['id']}", PERSONEN["jeugdverpleegkundige"], PERSONEN["jeugdarts"]
    with schrijvend(spel.app) as sessie:
        sessie.add(Hoedanigheid(account_id=jvk.account_id, medewerker_id=arts.medewerker_id))
        nu, reden = Klok().nu(), Afzijdigreden.BUREN
        wie = {"casus_id": UUID(casus["id"]), "medewerker_id": arts.medewerker_id}
        sessie.add(Afzijdigheid(id=uuid4(), reden=reden, gemeld_op=nu, **wie))
    for ouder in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], ouder)
    assert _aan_tafel(spel, pad) == {str(PERSONEN["contactpersoon"].medewerker_id)}


def test_last_of_the_school_first_hands_over(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/afzijdigheden", FAMILIE), 409, "LAATSTE_VAN_SCHOOL")
    assert spel.contactpersoon.post(f"{pad}/deelnemers", _wie("collega")).status_code == 201
    assert spel.contactpersoon.post(f"{pad}/afzijdigheden", FAMILIE).status_code == 204
    probleem(spel.contactpersoon.get(pad), 404)
    assert spel.collega.get(pad).json["status"] == "OPEN"


@ALLEEN_SQLITE
def test_closed_casus_can_be_left_too(spel: Spel) -> None:
    """It is still read, so who should not read it leaves it."""
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    assert spel.gezinswerker.get(pad).status_code == 200
    assert spel.gezinswerker.post(f"{pad}/afzijdigheden", {"reden": "ANDERS"}).status_code == 204
    probleem(spel.gezinswerker.get(pad), 404)


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/reden", "VERPLICHT")}),
        ({"reden": "VRIEND"}, {("/reden", "KEUZE")}),
        (FAMILIE | {"wie": "x"}, {("/wie", "ONBEKEND_VELD")}),
    ],
)
def test_bad_input_is_refused(spel: Spel, inhoud: dict[str, str], verwacht: set[tuple[str, str]]) -> None:
    pad = f"/casussen/{spel.open_casus('bt')['id']}/afzijdigheden"
    with niets_bewaard(spel, "gezinswerker"):
        assert fouten(spel.gezinswerker.post(pad, inhoud)) == verwacht


@ALLEEN_SQLITE
def test_who_does_not_sit_there_learns_nothing(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('bt')['id']}/afzijdigheden"
    with niets_bewaard(spel, "vreemde", "collega"):
        for naam in ("vreemde", "collega"):
            probleem(spel.klanten[naam].post(pad, FAMILIE), 404)
    assert kort(regels(spel, "afzijdigheid.melden")) == [("GEWEIGERD", "GEEN_DEELNEMER")] * 2
