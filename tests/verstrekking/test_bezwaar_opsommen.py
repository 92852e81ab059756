"""bezwaar.opsommen: the objections against the own organisation, and how they ended."""

from tests.casus.bewijs import niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN
from tests.verstrekking.delen import bezwaar


def test_own_objections_are_listed_with_their_outcome(spel: Spel) -> None:
    geopend = spel.open_casus("school", "swv")
    pad, ouder = f"/casussen/{geopend['id']}/bezwaren", geopend["gezaghebbenden"][1]
    gemaakt = [
        spel.contactpersoon.post(pad, bezwaar(een, toelichting="Liever niet.")).json["id"]
        for een in (ouder, geopend["jeugdigeId"])
    ]
    terug = spel.begeleider.post(pad, bezwaar(ouder, "SCHOOL")).json["id"]
    oordeel = {"uitkomst": "AFGEWEZEN", "motivering": "Zonder advies is er geen plek."}
    assert spel.contactpersoon.post(f"/bezwaren/{gemaakt[0]}/beoordelingen", oordeel).status_code == 204
    with niets_bewaard(spel, "begeleider"):
        eerste, tweede = spel.contactpersoon.get(pad).json["resultaten"]
        (van_swv,) = spel.begeleider.get(pad).json["resultaten"]
    assert [eerste["id"], tweede["id"], van_swv["id"]] == [*gemaakt, terug]
    assert (eerste["uitkomst"], eerste["motivering"]) == ("AFGEWEZEN", oordeel["motivering"])
    assert eerste["beoordeeldDoor"] == str(PERSONEN["contactpersoon"].medewerker_id)
    assert (tweede["uitkomst"], tweede["motivering"], tweede["toelichting"]) == (None, None, "Liever niet.")
    assert (eerste["betrokkeneId"], eerste["ontvanger"], van_swv["ontvanger"]) == (ouder, "SWV", "SCHOOL")
    probleem(spel.vreemde.get(pad), 404)
    assert [een["klassen"] for een in regels(spel, "bezwaar.opsommen")][:2] == [["PROC"], ["PROC"]]
