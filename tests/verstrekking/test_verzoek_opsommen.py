"""verzoek.opsommen: the requests of the own organisation, and of no other."""

from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN
from tests.verstrekking.delen import trek_in, verzoek


def test_own_requests_are_listed_oldest_first_and_those_of_others_are_not(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'swv')['id']}/verzoeken"
    eigen = verzoek("OTS_INFORMATIE", spel, naam="Jeugdbescherming Voorbeeld", toelichting="Hoe gaat het?")
    ids = [spel.contactpersoon.post(pad, een).json["id"] for een in (eigen, verzoek("TLV", spel))]
    spel.begeleider.post(pad, verzoek("ADVIES", spel))
    with niets_bewaard(spel, "begeleider"):
        gevonden = spel.contactpersoon.get(pad).json["resultaten"]
        (van_swv,) = spel.begeleider.get(pad).json["resultaten"]
    assert [een["id"] for een in gevonden] == ids
    eerste = gevonden[0]
    assert {naam: eerste[naam] for naam in eigen} == eigen
    assert (eerste["verzoeker"], eerste["vastgelegdDoor"]) == ("GI", str(PERSONEN["contactpersoon"].medewerker_id))
    assert (van_swv["soort"], van_swv["verzoeker"]) == ("ADVIES", "SCHOOL")
    assert [een["klassen"] for een in regels(spel, "verzoek.opsommen")] == [["PROC"], ["PROC"]]


@ALLEEN_SQLITE
def test_request_alone_does_not_show_a_casus(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    pad = f"/casussen/{geopend['id']}/verzoeken"
    assert spel.gezinswerker.post(pad, verzoek("RVDK_ONDERZOEK", spel)).status_code == 201
    trek_in(spel, geopend)
    probleem(spel.gezinswerker.get(pad), 404)
    probleem(spel.vreemde.get(pad), 404)
