"""The school of a casus is the one that opened it; another school has no seat, and the last seat is not left empty."""

from uuid import uuid4

from kernteam.grond.klok import Klok
from kernteam.netwerk.models import Kernteamlid, Medewerker
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, probleem, schrijvend
from tests.klant import Spel
from tests.rollen import PERSONEN, org, vast

pytestmark = ALLEEN_SQLITE


def test_another_school_is_no_receiver_even_when_its_people_are_in_the_kernteam(spel: Spel) -> None:
    with schrijvend(spel.app) as sessie:
        vreemde = PERSONEN["vreemde"].medewerker_id
        sessie.add(Kernteamlid(kernteam_id=vast("kernteam"), medewerker_id=vreemde))
    inhoud = spel.opening(toestemming=spel.aanvraag("bt", "andere_school"))
    assert fouten(spel.contactpersoon.post("/casussen", inhoud)) == {("/toestemming/ontvangers/1", "GEEN_TAFEL")}


def test_somebody_out_of_service_does_not_hold_the_seat_of_the_school(spel: Spel) -> None:
    casus = f"/casussen/{spel.open_casus()['id']}"
    spel.contactpersoon.post(f"{casus}/deelnemers", {"medewerkerId": str(PERSONEN["collega"].medewerker_id)})
    eigen = next(
        een["id"]
        for een in spel.contactpersoon.get(f"{casus}/deelnemers").json["resultaten"]
        if een["medewerkerId"] == str(PERSONEN["contactpersoon"].medewerker_id)
    )
    with schrijvend(spel.app) as sessie:
        collega = sessie.get_one(Medewerker, PERSONEN["collega"].medewerker_id)
        collega.uit_dienst_op = Klok().vandaag()
    probleem(spel.contactpersoon.delete(f"{casus}/deelnemers/{eigen}"), 409, "LAATSTE_VAN_SCHOOL")


def test_member_of_another_organisation_changes_nothing_of_the_school(spel: Spel) -> None:
    casus = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    wijziging = {"hulpvraag": "Een andere vraag?"}
    probleem(spel.gezinswerker.patch(casus, wijziging, {"If-Match": '"3"'}), 403, "PARTIJ")
    persoon = {"soort": "GEZAGHEBBENDE", "voornaam": "Cor", "achternaam": "Jansen", "gezag": "ONBEKEND"}
    probleem(spel.gezinswerker.post(f"{casus}/betrokkenen", persoon), 403, "PARTIJ")
    assert org("bt") != org("school")
    assert spel.gezinswerker.get(f"/casussen/{uuid4()}").status_code == 404
